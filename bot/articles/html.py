"""Read HTML pages: parse them, leave out what no reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html  # type: ignore[import-untyped]

from bot.htmltext import HIDDEN_STYLE, is_hidden

_SPACE = re.compile(r"\s+")
_SIMPLE_SELECTOR = re.compile(r"^\s*(?:[a-zA-Z]{1,12})?([.#])([\w-]{1,80})\s*$")
_BRACES = re.compile(r"([{}])")
MAX_RULES = 5000
MAX_RULE = 2000
"""Characters of a rule's selectors, and of what it sets."""
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
        for selectors, rule in islice(_rules(sheet.text or ""), MAX_RULES):
            if len(rule) > MAX_RULE or not HIDDEN_STYLE.search(_SPACE.sub("", rule).lower()):
                continue
            found = [_SIMPLE_SELECTOR.match(selector) for selector in selectors[-MAX_RULE:].split(",")]
            names.update(f"{match[1]}{match[2]}" for match in found if match)
    return names


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The selectors and settings of a style sheet's rules, in one walk along its braces: sheets are hostile, and long.

    A rule inside @media may hold for print alone, and is left out with it.
    """
    depth, selectors, text = 0, "", ""
    for piece in _BRACES.split(sheet):
        if piece == "{":
            depth += 1
            if depth == 1:
                selectors = text.rpartition(";")[2]
        elif piece == "}":
            if depth == 1 and not selectors.lstrip().startswith("@"):
                yield selectors, text
            depth = max(0, depth - 1)
        text = piece


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
