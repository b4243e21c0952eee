"""Turn Telegram's HTML into text and entities, or into Telegram's own error text.

It follows `parse_html` of Telegram's open-source library (td/telegram/MessageEntity.cpp) step by step, because what
counts here is the same verdict on the same input; a test holds it against that library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sandbox.entities import EntitiesError, Entity, custom_emoji, joined, linked, order

TAGS = {
    b"a": "text_link",
    b"b": "bold",
    b"strong": "bold",
    b"i": "italic",
    b"em": "italic",
    b"s": "strikethrough",
    b"strike": "strikethrough",
    b"del": "strikethrough",
    b"u": "underline",
    b"ins": "underline",
    b"tg-spoiler": "spoiler",
    b"span": "spoiler",
    b"tg-emoji": "custom_emoji",
    b"tg-time": "date_time",
    b"pre": "pre",
    b"code": "code",
    b"blockquote": "blockquote",
}
_SPACE = b" \t\r\n\0\v"
_ENTITY = re.compile(rb"&(?:#x([0-9A-Fa-f]*)|#([0-9]*)|([A-Za-z]*));?")
_NAMED = {b"lt": 0x3C, b"gt": 0x3E, b"amp": 0x26, b"quot": 0x22}
_TEXT_RUN = re.compile(rb"[^&<]+")
_NAME_TOKEN = re.compile(rb"[A-Za-z0-9.\-]*")
_ATTRIBUTE_END = _SPACE + b"=>/\"'"
_DATE_FORMAT = re.compile(rb"[rR]|[tTdDwW]*")


@dataclass(slots=True)
class _Open:
    tag: bytes
    argument: bytes
    date: int
    offset: int
    begin: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities, sorted. Raises EntitiesError with Telegram's text."""
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        # The library reads bytes that end in a zero, and its error texts count bytes.
        self.text = source.encode("utf-8", "surrogatepass") + b"\0"
        self.size = len(self.text) - 1
        self.out = bytearray()
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.at = 0

    def run(self) -> tuple[str, list[Entity]]:
        while self.at < self.size:
            if run := _TEXT_RUN.match(self.text, self.at, self.size):
                self._plain(run.group())
                self.at = run.end()
            elif self.text[self.at] == 0x26:
                self._reference()
            elif self.text[self.at + 1] == 0x2F:
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            tag = self.open[-1].tag.decode()
            raise EntitiesError(f'Can\'t find end tag corresponding to start tag "{tag}"')
        try:
            text = self.out.decode("utf-8")
        except UnicodeDecodeError:
            raise EntitiesError(
                "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched "
                "surrogate code units"
            ) from None
        for entity in self.entities:
            if entity.type == "code":
                entity.extra.clear()
        self.entities.sort(key=order)
        return text, self.entities

    def _plain(self, run: bytes) -> None:
        self.out += run
        if run.isascii():
            self.offset += len(run)
        else:
            self.offset += sum(1 + (b >= 0xF0) for b in run if b & 0xC0 != 0x80)

    def _reference(self) -> None:
        code, end = _decode(self.text, self.at)
        if code:
            self.out += chr(code).encode("utf-8", "surrogatepass")
            self.offset += 1 + (code > 0xFFFF)
            self.at = end
        else:
            self._plain(b"&")
            self.at += 1

    # -------------------------------------------------------------- start tags

    def _start_tag(self) -> None:
        text, begin = self.text, self.at
        i = self._until(begin + 1, _SPACE + b">")
        if text[i] == 0:
            raise EntitiesError(f"Unclosed start tag at byte offset {begin}")
        tag = text[begin + 1 : i].lower()
        if tag not in TAGS:
            raise EntitiesError(f'Unsupported start tag "{_shown(tag)}" at byte offset {begin}')
        argument, date = b"", 0
        while text[i] != 0x3E:
            i = self._skip_space(i)
            if text[i] == 0x3E:
                break
            name, value, i = self._attribute(tag, begin, i)
            match tag, name:
                case (b"a", b"href") | (b"tg-emoji", b"emoji-id") | (b"tg-time", b"format"):
                    argument = value or b""
                case (b"code", b"class") if value and value.startswith(b"language-"):
                    argument = value[9:]
                case (b"span", b"class") if value and value.startswith(b"tg-"):
                    argument = value[3:]
                case (b"blockquote", b"expandable"):
                    argument = b"1"
                case (b"tg-time", b"unix"):
                    date = _leading_integer(value or b"")
        if tag == b"span" and argument != b"spoiler":
            raise EntitiesError(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.open.append(_Open(tag, argument, date, self.offset, len(self.out)))
        self.at = i + 1

    def _attribute(self, tag: bytes, begin: int, i: int) -> tuple[bytes, bytes | None, int]:
        """Read one attribute at `i`; a value of None: it has none, and only `expandable` may be so used."""
        text = self.text
        start = i
        i = self._until(i, _ATTRIBUTE_END)
        name = text[start:i]
        if not name:
            raise EntitiesError(f'Empty attribute name in the tag "{tag.decode()}" at byte offset {begin}')
        i = self._skip_space(i)
        if text[i] != 0x3D:
            if text[i] == 0:
                raise EntitiesError(f'Unclosed start tag "{tag.decode()}" at byte offset {begin}')
            return (name if name == b"expandable" else b""), None, i
        i = self._skip_space(i + 1)
        if text[i] == 0:
            raise EntitiesError(f'Unclosed start tag "{tag.decode()}" at byte offset {begin}')
        if text[i] not in b"'\"":
            token = _NAME_TOKEN.match(text, i)
            assert token is not None
            if text[token.end()] not in _SPACE + b">":
                raise EntitiesError(f"Unexpected end of name token at byte offset {i}")
            value, i = token.group().lower(), token.end()
        else:
            value, i = self._literal(i)
        if text[i] == 0:
            raise EntitiesError(f"Unclosed start tag at byte offset {begin}")
        return name, value, i

    def _literal(self, i: int) -> tuple[bytes, int]:
        text, quote = self.text, self.text[i]
        i += 1
        value = bytearray()
        while text[i] not in (quote, 0):
            if text[i] == 0x26:
                code, end = _decode(text, i)
                if code:
                    value += chr(code).encode("utf-8", "surrogatepass")
                    i = end
                    continue
            value.append(text[i])
            i += 1
        return bytes(value), i + (text[i] == quote)

    def _until(self, i: int, stop: bytes) -> int:
        while self.text[i] not in stop:
            i += 1
        return i

    def _skip_space(self, i: int) -> int:
        while self.text[i] != 0 and self.text[i] in _SPACE:
            i += 1
        return i

    # -------------------------------------------------------------- end tags

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise EntitiesError(f"Unexpected end tag at byte offset {begin}")
        i = self._until(begin + 1, _SPACE + b">")
        name = self.text[begin + 2 : i].lower()
        i = self._skip_space(i)
        if self.text[i] != 0x3E:
            raise EntitiesError(f"Unclosed end tag at byte offset {begin}")
        opened = self.open[-1]
        if name and name != opened.tag:
            raise EntitiesError(
                f'Unmatched end tag at byte offset {begin}, expected "</{opened.tag.decode()}>", '
                f'found "</{_shown(name)}>"'
            )
        if self.offset > opened.offset:
            self._close(opened)
        self.open.pop()
        self.at = i + 1

    def _close(self, opened: _Open) -> None:
        kind = TAGS[opened.tag]
        entity = Entity(kind, opened.offset, self.offset - opened.offset)
        previous = self.entities[-1] if self.entities else None
        if previous and (previous.offset, previous.length) != (entity.offset, entity.length):
            previous = None
        if kind in ("pre", "code") and joined(kind, opened.argument.decode("utf-8", "replace"), previous):
            return
        if kind == "code":
            entity.extra["language"] = opened.argument.decode("utf-8", "replace")
        elif kind == "blockquote" and opened.argument:
            entity.type = "expandable_blockquote"
        elif kind == "custom_emoji":
            entity.extra["custom_emoji_id"] = custom_emoji(opened.argument)
        elif kind == "date_time":
            if not _DATE_FORMAT.fullmatch(opened.argument):
                raise EntitiesError("Invalid date format used")
            if opened.date <= 0:
                return
            entity.extra["unix_time"] = opened.date
        elif kind == "text_link" and not linked(entity, opened.argument or bytes(self.out[opened.begin :])):
            return
        self.entities.append(entity)


def _decode(text: bytes, at: int) -> tuple[int, int]:
    """Return the character that `&…` stands for and where it ends; 0 where it stands for itself."""
    match = _ENTITY.match(text, at)
    assert match is not None
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        return _NAMED.get(name, 0), match.end()
    end = match.end() - (text[match.end() - 1] == 0x3B)
    if end - at >= 10:
        return 0, at
    code = int(hexadecimal or "0", 16) if hexadecimal is not None else int(decimal or "0")
    if code == 0 or code >= 0x10FFFF:
        return 0, at
    return code, match.end()


def _leading_integer(value: bytes) -> int:
    """Return the number that a value begins with, as 32 bits; 0 where there is none."""
    match = re.match(rb"(-?)([0-9]+)", value)
    if match is None:
        return 0
    number = 0
    for digit in match.group(2):
        number = (number * 10 + digit - 0x30) % 2**32
    number = -number if match.group(1) else number
    return (number + 2**31) % 2**32 - 2**31


def _shown(tag: bytes) -> str:
    return tag.decode("utf-8", "replace")
