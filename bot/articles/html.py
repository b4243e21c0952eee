"""Read HTML pages: parse them, leave out what no reader sees."""

from __future__ import annotations

import re

from lxml import etree, html  # type: ignore[import-untyped]

from bot.htmltext import HIDDEN_STYLE, is_hidden

_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{1,2000})\}")
_SIMPLE_SELECTOR = re.compile(r"^\s*(?:[a-zA-Z]{1,12})?([.#])([\w-]{1,80})\s*$")
MAX_RULES = 5000
MOST = 0.6
"""Share of a page's paragraphs that no style sheet hides for good."""


def parse_page(text: str) -> etree._Element | None:
    """Return the tree of an HTML page without comments, None when there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def remove_hidden(root: etree._Element) -> None:
    """Take out of the tree what no reader sees: it is not the article, and may be written for a model.

    Hidden by attributes, inline style, or a plain class or id rule of the page's own style elements; such a rule does
    not count for what holds most of the page's text: a script shows that once the page is loaded.
    """
    hidden = _hidden_names(root)
    most = MOST * text_length(root) if hidden else 0.0
    for element in list(root.iter(etree.Element)):
        if element.tag in ("html", "body", "head", "script", "meta", "link", "title"):
            continue
        by_rule = hidden and hidden & _names(element) and text_length(element) < most
        if element.tag == "template" or is_hidden(element) or by_rule:
            drop(element)


def text_length(element: etree._Element) -> int:
    """Characters of the paragraphs in `element`."""
    return sum(len("".join(p.itertext())) for p in element.iter("p"))


def _hidden_names(root: etree._Element) -> set[str]:
    """The `.class` and `#id` that the page's own style elements hide."""
    names: set[str] = set()
    for sheet in root.iter("style"):
        # A rule inside @media may hold for print alone, and is left alone with it.
        text = re.sub(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", " ", sheet.text or "")
        for number, rule in enumerate(_RULE.finditer(text)):
            if number >= MAX_RULES:
                break
            if not HIDDEN_STYLE.search(re.sub(r"\s+", "", rule[2]).lower()):
                continue
            found = [_SIMPLE_SELECTOR.match(selector) for selector in rule[1].split(",")]
            names.update(f"{match[1]}{match[2]}" for match in found if match)
    return names


def _names(element: etree._Element) -> set[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if identifier := element.get("id"):
        names.add(f"#{identifier.strip()}")
    return names


def drop(element: etree._Element) -> None:
    """Take `element` out of its tree, and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    if tail := element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''}{tail}"
        else:
            before.tail = f"{before.tail or ''}{tail}"
    parent.remove(element)
