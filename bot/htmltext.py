"""Turn HTML, of pages and inside feeds, into the text a reader would see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "head"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "tr", "ul"}
)
HIDDEN_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?![.\d]*[1-9])"
    r"|text-indent:-\d{3}|(?:left|top):-\d{4}|clip:rect\(0|clip-path:inset\((?:50|100)%"
)
"""Rules of a style without white space, in lower case, that hide an element."""
# Words after which a class is hidden in every style sheet of the world.
_HIDDEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "d-none", "is-hidden"}
)
_ANY_SPACE = re.compile(r"\s+")
_SPACE = re.compile(r"[^\S\n]+")
_MARKUP = re.compile(r"<[a-zA-Z!?/]|&[#\w]+;")
MAX_HTML = 1_000_000


def html_to_text(markup: str) -> str:
    """Return the text a reader would see of an HTML fragment, paragraphs separated by a blank line.

    What is hidden by an attribute or inline style is left out: it is not for readers, and may be meant for a model.
    Never raises; at most a million characters are read.
    """
    markup = markup[:MAX_HTML]
    if not has_markup(markup):
        return paragraphs(markup.replace("\n", " "))
    try:
        root = etree.fromstring(f"<div>{markup}</div>", parser=etree.HTMLParser(remove_comments=True, remove_pis=True))
    except (etree.LxmlError, ValueError, AssertionError):
        root = None
    return paragraphs(re.sub(r"<[^<>]*>", " ", markup)) if root is None else visible_text(root)


def has_markup(text: str) -> bool:
    """Whether `text` has a tag or a reference in it."""
    return bool(_MARKUP.search(text))


def visible_text(root: etree._Element) -> str:
    """Return the text a reader would see of a tree, paragraphs separated by a blank line."""
    return paragraphs("".join(_pieces(root)))


def is_hidden(element: etree._Element) -> bool:
    """Whether attributes, a usual class or inline style hide `element`."""
    attributes = element.attrib
    if not attributes:
        return False
    style, classes = attributes.get("style"), attributes.get("class")
    return (
        "hidden" in attributes
        or (attributes.get("aria-hidden") or "").strip().lower() == "true"
        or bool(classes and not _HIDDEN_CLASSES.isdisjoint(classes.split()))
        or bool(style and HIDDEN_STYLE.search(_ANY_SPACE.sub("", style).lower()))
    )


def paragraphs(text: str) -> str:
    """Return `text` with single spaces, one blank line between paragraphs, and no empty lines in them."""
    if "\n" not in text:
        return " ".join(text.split())
    blocks = re.split(r"\n\s*\n", text)
    lines = ("\n".join(filter(None, (_SPACE.sub(" ", line).strip() for line in block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, lines))


def _pieces(root: etree._Element) -> Iterator[str]:
    """Walk without recursion: pages nest as deep as they like."""
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "start":
            if skipping is None and (tag in _LEFT_OUT or is_hidden(element)):
                skipping = element
            if skipping is None:
                if tag in _BLOCKS:
                    yield "\n\n"
                elif tag == "br":
                    yield "\n"
                elif tag in ("td", "th"):
                    yield " "
                if text := element.text:
                    yield text.replace("\n", " ")
            continue
        if skipping is element:
            skipping = None
        elif skipping is None and tag in _BLOCKS:
            yield "\n\n"
        if skipping is None and (tail := element.tail):
            yield tail.replace("\n", " ")
