"""Keep what is made of keys that come again and again, for a bounded number of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Kept(dict[K, V]):
    """`kept[key]` is `make(key)`, kept for the first `most` keys; `map` finds it sooner than in an `lru_cache`."""

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        value = self._make(key)
        if len(self) < self._most:
            self[key] = value
        return value
