"""Turn the bytes of a feed or page into text, whatever they say of their encoding."""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAME = rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
# Scripts and links before it declare an encoding of their own.
_DECLARED = (re.compile(rb"<(?:\?xml|meta)\b[^>]{0,300}?" + _NAME, re.IGNORECASE), re.compile(_NAME, re.IGNORECASE))
_HEAD = 16_384
_ASCII = bytes(range(0x80))
_IN_HEADER = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# What people mean by these names, as browsers read them (WHATWG encoding standard).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_MEANT |= {"gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932"}
# Not UTF-16, whose zeros would have shown it, and none of Python's own, such as punycode, which can be made slow.
_ENCODINGS = re.compile(
    "utf-?8|iso-?8859|iso-2022|latin|windows-|win-|cp|euc|gb|big5|shift|sjis|koi8|tis|mac|johab|hz|x-mac", re.IGNORECASE
)
_WESTERN = "cp1252"
_NOT_LATIN = ["cp949", "cp932", "euc_jp", "gb18030", "big5", "cp1251", "koi8_u", "cp1256", "cp1253", "cp1255", "cp874"]
_DENSE = 0.25
"""Bytes beyond ASCII for each letter (Latin, or such a byte), from which a text is in another script."""
_FEW = 16
_NO_LETTERS = bytes(byte for byte in range(0x80) if not chr(byte).isalpha())
_MARKUP = re.compile(rb"<(script|style)\b.{0,20000}?</\1|<[^<>]{0,2000}>|&[#\w]{1,20};", re.IGNORECASE | re.DOTALL)
_LOOKED_AT = 200_000
_SAMPLE = 10_000
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_text(body: bytes, content_type: str = "") -> str:
    """Decode `body`; never fails. Characters that XML forbids are left out.

    In this order: byte order mark, UTF-16 and UTF-32 seen from their zeros, UTF-8 if it is valid (no other encoding
    looks like it by chance, so this stands above what is declared), the declaration inside, the one in `content_type`
    (servers often send a default there), these again with a few bytes that are wrong, Windows-1252. What has too many
    bytes beyond ASCII for a Western text is guessed at instead of taken for one.
    """
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return clean(body[len(bom) :].decode(encoding, "replace"))
    if wide := _wide(body[:4]):
        return clean(body.decode(wide, "replace"))
    head = body[:_HEAD]
    declared = [found.group(1).decode("ascii") for form in _DECLARED if (found := form.search(head))]
    declared += [found.group(1) for found in [_IN_HEADER.search(content_type)] if found]
    shifting = [name for name in declared if name.lower().startswith(("iso-2022", "hz"))]  # look like ASCII
    for name in [*shifting, "utf-8"]:
        if (text := _decode(body, name)) is not None:
            return clean(text)
    if guessed := _guessed(body):
        declared = [name for name in declared if _meant(name) != _WESTERN]
    for name in declared:
        if (text := _decode(body, name)) is not None:
            return clean(text)
    # Valid but for a few bytes (cut off in the middle of a character, say).
    few = len(body.translate(None, delete=_ASCII)) / 50
    for name in ["utf-8", *declared]:
        text = _decode(body, name, "replace")
        if text is not None and text.count("\ufffd") < few:
            return clean(text)
    return clean(body.decode(guessed[0] if guessed else _WESTERN, "replace"))


def _meant(name: str) -> str:
    return _MEANT.get(name.lower(), name.lower())


def _guessed(body: bytes) -> list[str]:
    """The encoding that fits a text in another script than Latin, alone; nothing for one in Latin letters.

    Of those, hardly one letter in ten is beyond ASCII, and which encoding they are in cannot be told from little.
    """
    text = _MARKUP.sub(b" ", body[:_LOOKED_AT])
    beyond = len(text.translate(None, delete=_ASCII))
    if beyond < max(_FEW, _DENSE * len(text.translate(None, delete=_NO_LETTERS))):
        return []
    from charset_normalizer import from_bytes  # trafilatura needs it anyway; few texts do

    sample = text[:_SAMPLE].rpartition(b" ")[0] if len(text) > _SAMPLE else text  # not cut within a character
    best = from_bytes(sample, cp_isolation=_NOT_LATIN).best()
    return [best.encoding] if best is not None else []


def _decode(body: bytes, name: str, errors: str = "strict") -> str | None:
    encoding = _meant(name)
    if not _ENCODINGS.match(encoding):
        return None
    try:
        return body.decode(encoding, errors)
    except (LookupError, ValueError):
        return None


def _wide(head: bytes) -> str | None:
    zeros = "".join("0" if byte == 0 else "x" for byte in head)
    return {"0x0x": "utf-16-be", "x0x0": "utf-16-le", "000x": "utf-32-be", "x000": "utf-32-le"}.get(zeros)


def clean(text: str) -> str:
    """Leave out what neither XML nor a database can hold: control characters, lone surrogates."""
    return _ILLEGAL.sub("", text)
