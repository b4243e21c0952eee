"""Mend a text and its entities as Telegram does before it stores them: clean, nest, merge, trim, find links.

It follows `fix_formatted_text` of Telegram's open-source library (td/telegram/MessageEntity.cpp); a test holds it
against that library. Offsets and lengths are UTF-16 units.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.sandbox.entities import Entity, order

SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
BLOCKQUOTES = ("blockquote", "expandable_blockquote")
SOLID = ("pre", "code", "date_time")
"""No bold and the like in these."""
_CONTROL: dict[int, str | None] = {c: " " for c in range(32) if c != 10}
_CONTROL |= {13: None, **dict.fromkeys((*range(0x2028, 0x202F), 0x333, 0x33F, 0x30A), None)}
_TO_CLEAN = re.compile("[" + re.escape("".join(map(chr, _CONTROL))) + "]")
_MARKS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")
_SHOWN = re.compile("[^ \n]")
_VISIBLE = re.compile(
    "[^ \n\t\r\0\v\u1680\u180e\u2000-\u200a\u202e\u202f\u205f\u2800\u3000\ufffc\U000e0000-\U000e007f"
    "\u200b-\u200f\ufeff\u00a0]"
)
_FAR = 2**31
_TRIGGER = re.compile("[/@#$]")
"""One of these is in whatever Telegram detects."""
_DETECTED = re.compile(
    r"(?P<url>https?://(?=[^\s/?#]*\.)[^\s<>\"«»“”]*[^\s<>\"«»“”.,;:!?()\[\]'`])"
    r"|(?<![\w.@-])(?P<email>[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,24})(?![\w.@-])"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}|(?!@)))(?![\w/<>])"
    r"|(?<!\w)(?P<mention>@[A-Za-z0-9_]{4,32})(?!\w)"
    r"|(?<!\w)(?P<hashtag>\#(?=\w*[^\W\d_])\w{1,256}+(?:@[A-Za-z0-9_]{3,32})?+)(?!\#)"
    r"|(?<![\w$])(?P<cashtag>\$(?:1INCH|[A-Z]{1,8}+)(?:@[A-Za-z0-9_]{3,32}(?![A-Za-z0-9_]))?+)(?![\w$])"
)


def mended(text: str, entities: Sequence[Entity], *, trim: bool = True) -> tuple[str, list[Entity]]:
    """Return the text that people see and its entities, sorted; an empty text where there is nothing to see."""
    found = _nested(entities)
    text, found = _clean(text, found)
    if _SHOWN.search(text) is None:
        return "", []
    found = _nested(found)
    if trim:
        text, found = _trimmed(text, found)
    return (text, found) if _VISIBLE.search(text) else ("", [])


def with_detected(text: str, entities: list[Entity]) -> list[Entity]:
    """Add the links, commands, mentions and tags that Telegram finds in a text by itself."""
    new = detected(text)
    if not new:
        return entities
    quotes = [e for e in entities if e.type in BLOCKQUOTES]
    splittable = [e for e in entities if e.type in SPLITTABLE]
    others = [e for e in entities if e.type not in SPLITTABLE and e.type not in BLOCKQUOTES]
    new = [e for e, quote in _with_first(new, quotes) if not _crosses(e, quote)]
    new = [e for e, other in _with_first(new, others) if other is None or other.offset >= _end(e)]
    return _resplit(splittable, sorted([*others, *new, *quotes], key=order))


def detected(text: str) -> list[Entity]:
    """Return the entities of a text that nobody formatted."""
    found: list[Entity] = []
    if _TRIGGER.search(text) is None:  # four times faster, and most texts have none
        return found
    for match in _DETECTED.finditer(text):
        assert match.lastgroup is not None
        found.append(Entity(match.lastgroup, utf16_length(text[: match.start()]), utf16_length(match.group())))
    return found


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units."""
    return len(text) if text.isascii() else len(text) + sum(c > "\uffff" for c in text)


# ------------------------------------------------------------------ cleaning and trimming


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Make control characters spaces or nothing, and move entities along."""
    if _TO_CLEAN.search(text):
        cleaned = text.translate(_CONTROL)
        if len(cleaned) != len(text) and entities:
            entities = _moved(text, entities)
        text = cleaned
    if "\u200e" in text or "\u200f" in text:
        text = _MARKS.sub(lambda m: "\u200c" * len(m.group()), text)
    return text, [e for e in entities if e.length > 0]


def _moved(text: str, entities: list[Entity]) -> list[Entity]:
    gone = [0]
    """At each unit: how many before it are removed."""
    for character in text:
        gone += [gone[-1]] * (character > "\uffff")
        gone.append(gone[-1] + (_CONTROL.get(ord(character), "") is None))
    moved = []
    for entity in entities:
        start, end = entity.offset - gone[entity.offset], _end(entity) - gone[_end(entity)]
        moved.append(replace(entity, offset=start, length=end - start))
    return moved


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut white space off both ends; at the start only what no entity holds."""
    if text[0] not in " \n" and text[-1] not in " \n":
        return text, sorted(entities, key=order)
    text = text.rstrip(" \n")
    size = utf16_length(text)
    kept = [replace(e, length=min(e.length, size - e.offset)) for e in entities if e.offset < size]
    kept.sort(key=order)
    first = kept[0].offset if kept else len(text)
    left = 0
    while left < first and text[left] in " \n":
        left += 1
    return text[left:], [replace(e, offset=e.offset - left) for e in kept]


# ------------------------------------------------------------------ nesting


def _nested(entities: Iterable[Entity]) -> list[Entity]:
    """Make entities nest: what crosses is cut or dropped, bold in bold is one, nothing is in code."""
    found = sorted((e for e in entities if e.length > 0), key=order)
    if all(_end(one) < two.offset for one, two in pairwise(found)):
        return found
    splittable = [e for e in found if e.type in SPLITTABLE]
    quotes = _apart(e for e in found if e.type in BLOCKQUOTES)
    others = _apart(e for e in found if e.type not in SPLITTABLE and e.type not in BLOCKQUOTES)
    others = [e for e, quote in _with_first(others, quotes) if not _crosses(e, quote)]
    return _resplit(splittable, sorted([*others, *quotes], key=order))


def _apart(entities: Iterable[Entity]) -> list[Entity]:
    """Drop what overlaps one before it."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity.offset >= _end(kept[-1]):
            kept.append(entity)
    return kept


def _with_first(entities: list[Entity], others: list[Entity]) -> Iterator[tuple[Entity, Entity | None]]:
    """Yield each entity with the first of `others`, which lie apart, that ends after it begins."""
    ends = [_end(other) for other in others]
    for entity in entities:
        at = bisect_right(ends, entity.offset)
        yield entity, others[at] if at < len(others) else None


def _crosses(entity: Entity, quote: Entity | None) -> bool:
    """Say whether an entity overlaps a quotation, the first that ends after it begins, without being inside it."""
    if quote is None:
        return False
    return entity.offset < _end(quote) < _end(entity) or entity.offset < quote.offset < _end(entity)


def _resplit(splittable: list[Entity], others: list[Entity]) -> list[Entity]:
    if not splittable:
        return others
    return sorted([*others, *_Splitter(splittable).split(others)], key=order)


class _Splitter:
    """Cut bold and the like at the edges of other entities, merge what touches, leave none in code."""

    def __init__(self, entities: list[Entity]) -> None:
        self.waiting = entities
        self.at = 0
        self.open: dict[str, tuple[int, int]] = {}
        self.done: list[Entity] = []

    def split(self, others: list[Entity]) -> list[Entity]:
        """Return the pieces."""
        stack: list[Entity] = []
        for offset, other in [*((other.offset, other) for other in others), (_FAR, None)]:
            while stack and offset >= _end(stack[-1]):
                inside = stack.pop()
                before = len(self.done)
                self._take(_end(inside))
                if inside.type in SOLID:
                    del self.done[before:]
            self._take(offset)
            if other is not None:
                stack.append(other)
        return sorted(self.done, key=order)

    def _take(self, end: int) -> None:
        while self.at < len(self.waiting) and self.waiting[self.at].offset < end:
            entity = self.waiting[self.at]
            begin, stop = self.open.get(entity.type, (0, 0))
            if stop and entity.offset <= stop:
                self.open[entity.type] = begin, max(stop, _end(entity))
            else:
                self._flush(entity.offset)
                self.open[entity.type] = entity.offset, _end(entity)
            self.at += 1
        self._flush(end)

    def _flush(self, offset: int) -> None:
        for kind in SPLITTABLE:
            begin, stop = self.open.get(kind, (0, 0))
            if not stop or begin >= offset:
                continue
            self.done.append(Entity(kind, begin, min(stop, offset) - begin))
            if stop <= offset:
                del self.open[kind]
            else:
                self.open[kind] = offset, stop


def _end(entity: Entity) -> int:
    return entity.offset + entity.length
