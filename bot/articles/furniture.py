"""Leave out of an article's text the lines of the page around it: links, calls to subscribe, credits, tags."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from itertools import chain, islice

from lxml import etree  # type: ignore[import-untyped]

from bot.articles.html import drop
from bot.articles.metadata import same_site

MAX_LINE = 300
"""Longer paragraphs are the article's, whatever they begin with."""
MAX_ABOVE_TITLE = 4
"""Blocks in which the headline is looked for: below a section's name, a kicker, a date."""
MAX_KICKER = 60
MIN_LINKED = 12
"""Characters from which the text of a link may be a headline."""
MIN_LINKS = 5
LISTED = 0.5
"""So many blocks of text that lead elsewhere, with so much of the text, make a page a list."""
MAX_BOX = 30
"""Elements from which a box is no teaser of another article."""
MAX_COMPARED, MAX_PIECES = 1000, 50
"""Links of a page up to which they are compared, and pieces of a text that are: pages are hostile, and long."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_LINK_SHARE = 0.9
_BULLETS = " \t-–—•·*|>[({_~=#▶►→"
_CONTACT = re.compile(r"\S+@\S+\.\w{2,}|(?:https?://|www\.|twitter\.com|@)\S+(?:\s+\S{1,20})?")


def remove_link_lists(root: etree._Element, url: str) -> None:
    """Take out of the page from `url` lists that are nothing but links to pages of the same site: to other articles."""
    for element in list(root.iter("ul", "ol")):
        items = list(element.iter("li"))
        if len(items) > 1 and all(_is_link(item, url) for item in items) and element.getparent() is not None:
            drop(element)


def linked_texts(root: etree._Element) -> frozenset[str]:
    """Return the texts that lead from a page to another, and what stands with one of them in a small box, as `is_list`
    compares them."""
    texts: set[str] = set()
    links = list(root.iter("a"))
    for link in links if len(links) <= MAX_COMPARED else ():
        if not (link.get("href") or "#").startswith("#"):
            pieces = chain(islice(link.iter(etree.Element), MAX_BOX), _beside(link))
            texts.update(_compared("".join(islice(each.itertext(), MAX_PIECES))) for each in pieces)
    return frozenset(text for text in texts if len(text) >= MIN_LINKED)


def _beside(link: etree._Element) -> Iterator[etree._Element]:
    """What is in the box of a headline that is a link, where it is the only one there: a teaser of another article."""
    around = next((each for each in islice(link.iterancestors(), 2) if each.tag in _HEADINGS), None)
    inside = any(each.tag in _HEADINGS for each in islice(link.iter(etree.Element), MAX_BOX))
    box = (link if around is None else around).getparent()
    if box is None or (around is None and not inside):
        return
    found = list(islice(box.iter(etree.Element), MAX_BOX))
    if len(found) < MAX_BOX and sum(each.tag in _HEADINGS for each in found) == 1:
        yield from found


def is_list(text: str, linked: frozenset[str]) -> bool:
    """Whether `text`, taken from a page with these `linked_texts`, is a list of headlines that lead to articles."""
    blocks = [_compared(block) for block in text.split("\n\n")]
    links = [len(block) for block in blocks if block in linked]
    return len(links) >= MIN_LINKS and sum(links) >= LISTED * sum(map(len, blocks))


def _compared(text: str) -> str:
    return " ".join(text.split()).strip(_BULLETS).casefold()


def without_furniture(text: str, headings: Collection[str]) -> str:
    """Return `text` (paragraphs separated by a blank line) without headline at the top, and without such lines.

    `headings` are the headlines that the page may repeat above the text.
    """
    blocks = _below_title(text.split("\n\n"), {" ".join(h.split()).casefold() for h in headings})
    kept = [block for block in blocks if not is_furniture(block)]
    return "\n\n".join(kept or blocks)


def is_furniture(block: str) -> bool:
    """Whether a block of text belongs to the page and not to the article."""
    line = block.strip().lstrip(_BULLETS)
    short = len(line) <= MAX_LINE
    return short and bool(_begins().match(line) or _CONTACT.fullmatch(line) or not re.search(r"\w", line))


def _below_title(blocks: list[str], headings: Collection[str]) -> list[str]:
    """The blocks below the headline, with a section's name or the like above it."""
    for number, block in enumerate(blocks[:MAX_ABOVE_TITLE]):
        if " ".join(block.split()).casefold() in headings:
            return blocks[number + 1 :] or blocks
        if len(block) > MAX_KICKER:
            break
    return blocks


def _is_link(item: etree._Element, url: str) -> bool:
    text = len("".join(item.itertext()).strip())
    linked = sum(len("".join(a.itertext()).strip()) for a in item.iter("a") if same_site(a.get("href") or "", url))
    return text > 0 and linked >= _LINK_SHARE * text


@cache
def _begins() -> re.Pattern[str]:
    """How such lines begin: data/furniture.txt."""
    text = (files("bot.articles") / "data" / "furniture.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE)
