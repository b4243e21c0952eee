"""Undoing compression within a limit."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.bodies import BodyDamaged, BodyReader, BodyTooBig


def bare(data: bytes) -> bytes:
    """Deflate without the zlib header, as some servers send it."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def read(packed: bytes, encoding: str, *, limit: int = 10_000, step: int = 7) -> bytes:
    """Feed `packed` in small chunks."""
    reader = BodyReader(encoding, limit)
    for at in range(0, len(packed), step):
        reader.feed(packed[at : at + step])
    return reader.finish()


@settings(max_examples=30)
@given(st.binary(max_size=500), st.integers(1, 40))
def test_every_packing_comes_back_whole(data: bytes, step: int) -> None:
    """Plain, gzip in one or two members, both kinds of deflate and brotli, cut anywhere."""
    assert read(data, "", step=step) == data
    assert read(gzip.compress(data), "gzip", step=step) == data
    assert read(gzip.compress(data) + gzip.compress(b"more"), "X-GZIP", step=step) == data + b"more"
    assert read(zlib.compress(data), "deflate", step=step) == data
    assert read(bare(data), "deflate", step=step) == data
    assert read(brotli.compress(data), "br", step=step) == data


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
def test_a_bomb_is_stopped_while_unpacking(encoding: str) -> None:
    """A hundred megabytes of zeros in a few kilobytes are never unpacked beyond the limit."""
    zeros = bytes(100_000_000)
    packers: dict[str, Callable[[bytes], bytes]] = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": brotli.compress,
    }
    packed = packers[encoding](zeros)
    with pytest.raises(BodyTooBig):
        read(packed, encoding, limit=1_000_000, step=len(packed))


def test_endless_members_are_stopped() -> None:
    """Empty gzip members after one another cost time without giving anything."""
    with pytest.raises(BodyDamaged):
        read(gzip.compress(b"") * 1500, "gzip", step=5000)


@pytest.mark.parametrize("encoding", ["gzip", "br", "utf-8", "none", "UTF-8, identity"])
@pytest.mark.parametrize("step", [5, 1000])
def test_a_plain_body_that_is_called_packed_is_taken_as_it_is(encoding: str, step: int) -> None:
    """Servers that announce a packing, or what is none, and send text are understood."""
    text = b'\xef\xbb\xbf<?xml version="1.0"?><rss version="2.0"><channel/></rss>'
    assert read(text, encoding, step=step) == text


def test_padding_after_the_end_is_ignored() -> None:
    """Zeros after a gzip body belong to nothing."""
    assert read(gzip.compress(b"text") + bytes(20), "gzip") == b"text"


@pytest.mark.parametrize(
    ("packed", "encoding"),
    [
        (gzip.compress(b"text" * 100, mtime=0)[:-20], "gzip"),
        (gzip.compress(b"text" * 100, mtime=0)[:12] + b"\xff" * 30, "gzip"),
        (brotli.compress(b"text" * 100)[:-3], "br"),
        (b"\xfe\x00 that is neither", "br"),
        (b"", "br"),
    ],
)
def test_damaged_bodies_are_told(packed: bytes, encoding: str) -> None:
    """A body that is cut off or damaged is no body."""
    with pytest.raises(BodyDamaged):
        read(packed, encoding)


def test_unasked_encodings_are_told() -> None:
    """What was not advertised is not guessed at."""
    with pytest.raises(BodyDamaged, match="zstd"):
        BodyReader("zstd", 100)
