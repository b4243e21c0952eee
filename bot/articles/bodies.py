"""Join the body of an article that its page has cut into several boxes, between advertisements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from lxml import etree  # type: ignore[import-untyped]

from bot.articles.html import text_length

_BODY = re.compile(
    r"(?:article|story|entry|post|news|content|main|page)[-_ ]*(?:body|content|text)"
    r"|(?:body|text)[-_ ]*(?:content|container)",
    re.IGNORECASE,
)
_HEADINGS = ("h1", "h2", "h3", "article")
MIN_BOX = 400
"""Characters of paragraphs from which a box is taken for a piece of the article and not for a note."""
MAX_BOXES = 12


def join_bodies(root: etree._Element) -> None:
    """Move the paragraphs of the boxes of one body into the first of them.

    Boxes have the same tag and class, a class that bodies have, and long paragraphs. Where a headline that is a link,
    or an `article` element, stands between two of them, they are several articles on one page, and stay apart.
    """
    groups: dict[tuple[str, str], list[etree._Element]] = defaultdict(list)
    for element in root.iter("div", "section"):
        name = element.get("class") or ""
        if _BODY.search(name):
            groups[element.tag, " ".join(name.split())].append(element)
    for boxes in groups.values():
        long = [box for box in boxes if text_length(box) >= MIN_BOX]
        if 2 <= len(long) <= MAX_BOXES and not _nested(long) and not _apart(root, long):
            _join(long)


def _nested(boxes: Sequence[etree._Element]) -> bool:
    known = set(boxes)
    return any(parent in known for box in boxes for parent in box.iterancestors())


def _apart(root: etree._Element, boxes: Sequence[etree._Element]) -> bool:
    """Whether another article begins between the first and the last of `boxes`."""
    first, last, begun = boxes[0], boxes[-1], False
    inside = {heading for box in boxes for heading in box.iter(*_HEADINGS)}
    for element in root.iter("div", "section", *_HEADINGS):
        if element is last:
            return False
        begun = begun or element is first
        if begun and element.tag in _HEADINGS and element not in inside:
            linked = element.tag == "article" or element.find(".//a") is not None
            if linked or (element.getparent() is not None and element.getparent().tag == "a"):
                return True
    return False


def _join(boxes: Sequence[etree._Element]) -> None:
    for box in boxes[1:]:
        boxes[0].extend(list(box))
