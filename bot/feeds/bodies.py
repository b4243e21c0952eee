"""Undo a response's compression while it streams, within a limit."""

from __future__ import annotations

import codecs
import zlib

import brotli

ACCEPTED = "gzip, deflate, br"
_KNOWN = frozenset({"gzip", "deflate", "br"})
_OTHERS = frozenset({"zstd", "compress", "dcb", "dcz", "exi", "bzip2", "xz"})
_TEXT = (b"<", b"{", b"[")
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_BITS = 16 + zlib.MAX_WBITS
MAX_MEMBERS = 1000
STEP = 64 * 1024
"""So many bytes or little more are unpacked between two looks at the limit."""


class BodyTooBig(Exception):
    """The body is longer than the limit, as sent or once unpacked."""


class BodyDamaged(Exception):
    """The body is not compressed in the way its headers say; the message is one line for a person."""


class BodyReader:
    """Collect a body chunk by chunk; at most `limit` bytes are ever unpacked."""

    def __init__(self, encoding: str, limit: int) -> None:
        """`encoding` is the Content-Encoding header. Raises BodyDamaged for one that was not asked for.

        What is no kind of packing ("utf-8", "none") counts for nothing, as in browsers.
        """
        names = [name.strip().removeprefix("x-") for name in encoding.lower().split(",")]
        packings = [name for name in names if name in _KNOWN or name in _OTHERS]
        if len(packings) > 1 or not _KNOWN.issuperset(packings):
            raise BodyDamaged(f"is compressed with {', '.join(packings)!r}, which was not asked for")
        self._encoding = packings[0] if packings else ""
        self._limit = limit
        self._body = bytearray()
        self._inflater: zlib._Decompress | None = None
        self._unbrotli: brotli.Decompressor | None = brotli.Decompressor() if self._encoding == "br" else None
        self._held = b""
        self._untouched = bytearray()
        self._members = 0
        self._started = self._unbrotli is not None

    def feed(self, chunk: bytes) -> None:
        """Take a chunk. Raises BodyTooBig, BodyDamaged."""
        if not self._started:
            # The kind of packing shows in the first two bytes, which may come one by one.
            chunk = self._held + chunk
            if len(chunk) < 2:
                self._held = chunk
                return
            self._start(chunk)
        self._take(chunk)

    def finish(self) -> bytes:
        """Return the whole body. Raises BodyDamaged when the packing was cut off."""
        if not self._started:
            return self._held
        whole = self._unbrotli.is_finished() if self._unbrotli else self._inflater is None or self._inflater.eof
        if not whole:
            raise BodyDamaged("the compressed body is cut off")
        return bytes(self._body)

    def _start(self, head: bytes) -> None:
        self._started = True
        if self._encoding == "gzip" and head.startswith(_GZIP_MAGIC):
            self._inflater = zlib.decompressobj(_GZIP_BITS)
        elif self._encoding == "deflate":
            # RFC 9110 means the zlib format, many servers send it bare; only a zlib header is a multiple of 31.
            wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2], "big") % 31 == 0
            self._inflater = zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
        # Else plain: also where the header says gzip, for servers that say so and do not do it.

    def _take(self, chunk: bytes) -> None:
        if self._unbrotli is None and self._inflater is None:
            self._add(chunk)
            return
        if not self._body:
            self._untouched += chunk
        try:
            self._unpack(chunk)
        except (brotli.error, zlib.error):
            text = bytes(self._untouched)
            if self._body or not text.removeprefix(codecs.BOM_UTF8).lstrip().startswith(_TEXT):
                raise BodyDamaged("the compressed body is damaged") from None
            self._unbrotli = self._inflater = None  # the header says so, and the server does not do it
            self._add(text)

    def _unpack(self, chunk: bytes) -> None:
        if self._unbrotli is not None:
            self._unbrotli_chunk(self._unbrotli, chunk)
            return
        while chunk:
            assert self._inflater is not None
            if self._inflater.eof:
                if not chunk.startswith(_GZIP_MAGIC[:1]) or self._encoding != "gzip":
                    return  # padding after the end
                self._members += 1
                if self._members > MAX_MEMBERS:
                    raise BodyDamaged("the compressed body has too many parts")
                self._inflater = zlib.decompressobj(_GZIP_BITS)
            room = self._limit - len(self._body) + 1
            self._add(self._inflater.decompress(chunk, room))
            chunk = self._inflater.unconsumed_tail or self._inflater.unused_data

    def _unbrotli_chunk(self, unpacker: brotli.Decompressor, chunk: bytes) -> None:
        if unpacker.is_finished():
            return  # padding after the end
        self._add(unpacker.process(chunk, output_buffer_limit=STEP))
        while not unpacker.can_accept_more_data() and not unpacker.is_finished():
            self._add(unpacker.process(b"", output_buffer_limit=STEP))

    def _add(self, data: bytes) -> None:
        self._body += data
        if len(self._body) > self._limit:
            raise BodyTooBig
