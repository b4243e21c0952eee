"""Keep what happened in a file of JSON lines: what was acknowledged outlives a kill."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import Any

Record = tuple[str, Any]
MAX_GROWTH_BYTES = 32 * 1024 * 1024


class Journal:
    """An append-only file; every record is with the operating system before `append` returns."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._file: FileIO | None = None
        self._base = self._grown = 0
        """Bytes of the snapshot, and of what came after it."""
        self._torn = False
        """A record was written in part: the next begins on a line of its own."""

    @property
    def bulky(self) -> bool:
        """Whether a new snapshot would be much smaller, or likely so."""
        return self._grown > max(MAX_GROWTH_BYTES, self._base)

    def replay(self) -> Iterator[Record]:
        """Yield the records of the file; a last line that a kill cut short is left out."""
        if self._path is None or not self._path.exists():
            return
        with self._path.open("rb") as file:
            for line in file:
                try:
                    kind, data = json.loads(line)
                except (ValueError, TypeError):
                    continue
                yield kind, data

    def restart(self, snapshot: list[Record]) -> None:
        """Replace the file by a snapshot of what it came to, and open it for more."""
        if self._path is None:
            return
        fresh = self._path.with_suffix(self._path.suffix + ".new")
        with fresh.open("wb") as file:
            for record in snapshot:
                file.write(_line(record))
            self._base, self._grown = file.tell(), 0
            file.flush()
            os.fsync(file.fileno())
        self.close()
        fresh.replace(self._path)
        self._file = FileIO(self._path, "ab")

    def append(self, kind: str, data: Any) -> None:
        """Write one record. Raises OSError, on a full disk for one; the record then has not happened."""
        if self._file is not None:
            line = (b"\n" if self._torn else b"") + _line((kind, data))
            self._grown += len(line)
            self._torn = True
            while line:  # an unbuffered file may take a part
                line = line[self._file.write(line) or 0 :]
            self._torn = False

    def close(self) -> None:
        """Close the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _line(record: Record) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"
