"""Build Telegram HTML that is escaped by construction, with its plain text and what it costs of a message's limits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encode
from urllib.parse import urlsplit

MAX_UNITS = 4096
"""UTF-16 units of a message's text after its entities are parsed (Bot API, sendMessage)."""
MAX_ENTITIES = 90
"""Telegram takes 100; some are left for links and mentions that it finds in the text by itself."""
MAX_BYTES = 30_000
"""Telegram refuses raw text of more than 32,768 bytes."""
MAX_URL = 1_000
"""A longer address is shown as text without a link."""
_SHOWN_URL = 300
_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_JOINERS = "\u200d\ufe0e\ufe0f"
_DROPPED = {"Cc", "Cs", "Co", "Cn"}
_DIRECTION = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_WORD_END = re.compile(r"(?<=\s)|(?<=[、。，；！？」』])(?!$)|(?<=[をがはに])(?=[一-龠ァ-ヶ])")
_FRAGMENT_WIDTH = 32
"""Letters, a Korean or Japanese one counted twice, that point at the beginning or the end of a quote."""
_SPOILT_URL = re.compile(r"[\s\x00-\x20\x7f<>\"\\^`{|}]")


@dataclass(frozen=True, slots=True)
class Rich:
    """Formatted text. `units` are the UTF-16 units Telegram shows, `entities` how many it will find."""

    html: str = ""
    plain: str = ""
    units: int = 0
    entities: int = 0

    def __add__(self, other: Rich | str) -> Rich:
        more = rich(other)
        return Rich(
            self.html + more.html, self.plain + more.plain, self.units + more.units, self.entities + more.entities
        )

    def __radd__(self, other: str) -> Rich:
        return rich(other) + self

    def __bool__(self) -> bool:
        return bool(self.html)

    @property
    def fits(self) -> bool:
        """Whether it can be one message, as HTML and as plain text."""
        return (
            self.units <= MAX_UNITS
            and utf16(self.plain) <= MAX_UNITS
            and self.entities <= MAX_ENTITIES
            and len(self.html.encode()) <= MAX_BYTES
        )


def rich(value: Rich | str) -> Rich:
    """Take a string as text: cleaned and escaped."""
    if isinstance(value, Rich):
        return value
    text = clean(value)
    return Rich(text.translate(_ESCAPES), text, utf16(text))


def bold(value: Rich | str) -> Rich:
    """`<b>`."""
    return _tagged("b", value)


def italic(value: Rich | str) -> Rich:
    """`<i>`."""
    return _tagged("i", value)


def code(value: str) -> Rich:
    """`<code>`: a person copies it by tapping."""
    return _tagged("code", value)


def command(name: str) -> Rich:
    """A bot command with its slash, which Telegram makes tappable by itself."""
    text = rich(name)
    return Rich(text.html, text.plain, text.units, 1)


def link(label: Rich | str, url: str, *, shown: str = "") -> Rich:
    """`<a>` to an http(s) address, or the bare label where the address is none that Telegram would link.

    `shown` is the address that the plain text has behind the label.
    """
    text = rich(label)
    if not linkable(url) or not text:
        return text
    plain = f"{text.plain} ({shown})" if shown and len(shown) <= _SHOWN_URL else text.plain
    return Rich(f'<a href="{url.translate(_ESCAPES)}">{text.html}</a>', plain, text.units, text.entities + 1)


def quotation(value: Rich | str, *, expandable: bool = False) -> Rich:
    """`<blockquote>`; an expandable one shows its first lines. Never put one into another: Telegram refuses that."""
    text = rich(value)
    if not text:
        return text
    start = "<blockquote expandable>" if expandable else "<blockquote>"
    return Rich(f"{start}{text.html}</blockquote>", text.plain, text.units, text.entities + 1)


def join(parts: Iterable[Rich | str], separator: str = "\n") -> Rich:
    """Join what is not empty."""
    joined = Rich()
    for part in map(rich, parts):
        if part:
            joined = joined + separator + part if joined else part
    return joined


def group(blocks: Iterable[Rich], separator: str = "\n\n") -> list[list[Rich]]:
    """Share blocks out, in order, to as few messages as their limits allow; a block is never cut.

    Raises ValueError for a block that is no message by itself: who builds blocks bounds them with `clip`.
    """
    groups: list[list[Rich]] = []
    last = Rich()
    for block in blocks:
        if not block:
            continue
        if not block.fits:
            raise ValueError(f"a block of {block.units} units and {block.entities} entities is no message")
        grown = last + separator + block
        if groups and grown.fits:
            groups[-1].append(block)
            last = grown
        else:
            groups.append([block])
            last = block
    return groups


def pack(blocks: Iterable[Rich], separator: str = "\n\n") -> list[Rich]:
    """Join blocks into as few messages as their limits allow, as `group` shares them out."""
    return [join(blocks_of_one, separator) for blocks_of_one in group(blocks, separator)]


def line(text: str, units: int) -> str:
    """Fold white space and clip: what stands on one line."""
    return clip(" ".join(clean(text).split()), units)


def clip(text: str, units: int) -> str:
    """Shorten to at most `units` UTF-16 units, at a word's end where one is near, with an ellipsis."""
    if utf16(text) <= units:
        return text
    kept = text[: units - 1]
    while utf16(kept) > units - 1:
        kept = kept[:-1]
    while kept and (unicodedata.combining(text[len(kept)]) or text[len(kept)] in _JOINERS or kept[-1] in _JOINERS):
        kept = kept[:-1]
    space = kept.rfind(" ")
    if space > len(kept) * 2 // 3:
        kept = kept[:space]
    return kept.rstrip(" ,;:–—-\n") + "…"


def clean(text: str) -> str:
    """Drop what Telegram drops or what turns text round: control characters, lone surrogates, direction marks."""
    if text.isascii() and text.isprintable():
        return text
    kept = (
        char
        if char == "\n" or (unicodedata.category(char) not in _DROPPED and char not in _DIRECTION)
        else _blank(char)
        for char in text
    )
    return "".join(kept)


def utf16(text: str) -> int:
    """Length in UTF-16 units, as Telegram counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def linkable(url: str) -> bool:
    """Whether Telegram makes a link of it: http(s), a host with a dot (or an IPv6 address), nothing odd in it."""
    if len(url) > MAX_URL or _SPOILT_URL.search(url) or clean(url) != url:
        return False
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and ("." in host.strip(".") or ":" in host) and "@" not in parts.netloc


def with_fragment(url: str, quote: str) -> str:
    """Point an address at the place of `quote` in the page (`#:~:text=`, WICG scroll-to-text-fragment)."""
    fragment = _text_fragment([told for part in clean(quote).splitlines() if (told := " ".join(part.split()))])
    if not fragment:
        return url
    pointed = f"{url}{':' if '#' in url else '#:'}~:text={fragment}"
    return pointed if linkable(pointed) else url


def _text_fragment(paragraphs: Sequence[str]) -> str:
    """Their first and last words, in the form `start,end` that spans what lies between; whole where that is all of it.

    Browsers find only whole words: in a script without spaces both end where a clause does, or behind a particle. Nor
    do they find what goes over the end of a paragraph, unless it lies between.
    """
    if not paragraphs:
        return ""
    begins, ends = ([piece for piece in _WORD_END.split(told) if piece] for told in (paragraphs[0], paragraphs[-1]))
    first, last = _enough(begins), _enough(ends[::-1])
    if len(paragraphs) == 1 and first + last >= len(begins):
        return _encoded(paragraphs[0])
    return f"{_encoded(''.join(begins[:first]).strip())},{_encoded(''.join(ends[-last:]).strip())}"


def _enough(pieces: Sequence[str]) -> int:
    """How many of the first pieces tell a place of the page from others."""
    wide = 0
    for n, piece in enumerate(pieces, 1):
        wide += sum(2 if char >= "\u1100" else 1 for char in piece)
        if wide >= _FRAGMENT_WIDTH:
            return n
    return len(pieces)


def _encoded(text: str) -> str:
    """Percent-encode; a dash, a comma and an ampersand are syntax in a text fragment."""
    return percent_encode(text, safe="").replace("-", "%2D")


def _tagged(tag: str, value: Rich | str) -> Rich:
    text = rich(value)
    if not text:
        return text
    return Rich(f"<{tag}>{text.html}</{tag}>", text.plain, text.units, text.entities + 1)


def _blank(char: str) -> str:
    return " " if char in "\t\r\v\f\x85" else ""
