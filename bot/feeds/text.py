"""Turn the HTML inside feeds into plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "head"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "tr", "ul"}
)
_HIDDEN_STYLE = re.compile(r"display:none|visibility:hidden|font-size:0(?![.\d]*[1-9])|opacity:0(?![.\d]*[1-9])")
_SPACE = re.compile(r"[^\S\n]+")
_MARKUP = re.compile(r"<[a-zA-Z!?/]|&[#\w]+;")
MAX_HTML = 1_000_000


def html_to_text(markup: str) -> str:
    """Return the text a reader would see of an HTML fragment, paragraphs separated by a blank line.

    What is hidden by an attribute or inline style is left out: it is not for readers, and may be meant for a model.
    Never raises; at most a million characters are read.
    """
    markup = markup[:MAX_HTML]
    if not _MARKUP.search(markup):
        return _paragraphs(markup.replace("\n", " "))
    try:
        root = html.document_fromstring(
            f"<div>{markup}</div>", parser=html.HTMLParser(remove_comments=True, remove_pis=True)
        )
    except (etree.LxmlError, ValueError, AssertionError):
        return _paragraphs(re.sub(r"<[^<>]*>", " ", markup))
    return _paragraphs("".join(_pieces(root)))


def is_hidden(element: etree._Element) -> bool:
    """Whether attributes or inline style hide `element`."""
    style = re.sub(r"\s+", "", element.get("style") or "").lower()
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or bool(style and _HIDDEN_STYLE.search(style))
    )


def _pieces(root: etree._Element) -> Iterator[str]:
    """Walk without recursion: pages nest as deep as they like."""
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if skipping is None and (element.tag in _LEFT_OUT or is_hidden(element)):
                skipping = element
            if skipping is None:
                if element.tag in _BLOCKS:
                    yield "\n\n"
                elif element.tag == "br":
                    yield "\n"
                elif element.tag in ("td", "th"):
                    yield " "
                yield _SPACE.sub(" ", (element.text or "").replace("\n", " "))
            continue
        if skipping is element:
            skipping = None
        elif skipping is None and element.tag in _BLOCKS:
            yield "\n\n"
        if skipping is None:
            yield _SPACE.sub(" ", (element.tail or "").replace("\n", " "))


def _paragraphs(text: str) -> str:
    blocks = re.split(r"\n\s*\n", text)
    lines = ("\n".join(filter(None, (_SPACE.sub(" ", line).strip() for line in block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, lines))
