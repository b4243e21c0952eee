"""Note, beside the database, which messages are on their way, so that a kill leaves no others in doubt."""

from __future__ import annotations

import os
import secrets
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bot.delivery.failures import NothingSent

try:
    import fcntl
except ImportError:  # pragma: no cover  Windows: no file is kept there
    fcntl = None  # type: ignore[assignment]

SLOTS = 1024
"""More than are ever on their way and not recorded yet."""
_OWNER_BYTES = 128
_SLOT = struct.Struct("=qq")  # the delivery's id (0: free); its message's id, or one of these:
_BEGUN, _NO_MESSAGE = 0, -1
_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class Left:
    """What a process left that leased as `owner`: messages that Telegram took, with their ids, and those in doubt.

    What else it had leased was not begun.
    """

    owner: str
    sent: dict[int, int | None]
    begun: frozenset[int]


class Flights:
    """A file of SLOTS entries, one for each message from just before its request to the record of what became of it.

    A write takes microseconds, no commit: the kernel keeps it when the process is killed. When the machine itself
    goes down it may be lost, so what was written before the last boot counts for nothing, and all that was leased is
    in doubt; so it is without a file.
    """

    def __init__(self, file: int | None = None, boot: str | None = None) -> None:
        self._lock = file
        self._file = file if boot is not None else None
        self._boot = boot or ""
        self._places: dict[int, int] = {}
        self._free = list(range(SLOTS))
        self.owner: str | None = None
        """In whose name to lease, once `start` was called; None: nothing is noted."""

    @classmethod
    def open(cls, path: Path) -> Flights:
        """Open the file, and lock it for as long as this process lives; where there can be none, nothing is noted.

        The lock is the kernel's: a kill gives it back, and processes in two containers see each other's. Raises
        BlockingIOError where another process has it.
        """
        if fcntl is None:
            return cls()
        file = None
        try:
            file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as e:
            if file is not None:
                os.close(file)
            if isinstance(e, BlockingIOError):
                raise
            return cls()
        try:
            boot = _BOOT.read_text().strip()
            os.posix_fallocate(file, 0, _OWNER_BYTES + SLOTS * _SLOT.size)
        except (OSError, AttributeError):  # no Linux, or no room: it is locked all the same
            return cls(file)
        return cls(file, boot)

    def close(self) -> None:
        """Let another process have the file."""
        if self._lock is not None:
            os.close(self._lock)
        self._lock = self._file = self.owner = None

    def left(self) -> Left | None:
        """Return what the process before left, or None where that cannot be known."""
        if self._file is None:
            return None
        raw = os.pread(self._file, _OWNER_BYTES + SLOTS * _SLOT.size, 0)
        owner = raw[:_OWNER_BYTES].rstrip(b"\0").decode(errors="replace")
        if owner.split("/")[1:2] != [self._boot]:
            return None
        noted = {id_: message for id_, message in _SLOT.iter_unpack(raw[_OWNER_BYTES:]) if id_}
        return Left(
            owner,
            {id_: None if message == _NO_MESSAGE else message for id_, message in noted.items() if message != _BEGUN},
            frozenset(id_ for id_, message in noted.items() if message == _BEGUN),
        )

    def start(self, sender: str) -> None:
        """Begin anew, once what was left is settled."""
        if self._file is None:
            return
        self._places.clear()
        self._free = list(range(SLOTS))
        owner = f"{sender}/{self._boot}/{secrets.token_hex(8)}"
        try:
            os.pwrite(self._file, bytes(SLOTS * _SLOT.size), _OWNER_BYTES)
            os.pwrite(self._file, owner.encode().ljust(_OWNER_BYTES, b"\0"), 0)
        except OSError:
            self._file = self.owner = None
        else:
            self.owner = owner

    def begin(self, delivery_id: int) -> None:
        """Note that a message is about to go out. Raises NothingSent: what cannot be noted is not to be sent."""
        if self.owner is not None:
            try:
                place = self._places.get(delivery_id)
                if place is None:
                    place = self._places[delivery_id] = self._free.pop()
                self._write(place, delivery_id, _BEGUN)
            except (OSError, IndexError):
                raise NothingSent("it could not be noted that it was about to be sent") from None

    def sent(self, delivery_id: int, message_id: int | None) -> None:
        """Note that Telegram took it; None: it made no message."""
        place = self._places.get(delivery_id)
        if place is not None:
            with suppress(OSError):  # in doubt, should a kill come before the record
                self._write(place, delivery_id, _NO_MESSAGE if message_id is None else message_id)

    def forget(self, delivery_ids: Iterable[int]) -> None:
        """Free the places of messages that were not sent, or of which the database knows what became."""
        for id_ in delivery_ids:
            place = self._places.pop(id_, None)
            if place is not None:
                with suppress(OSError):  # the entry of a message that is not on its way says nothing
                    self._write(place, 0, _BEGUN)
                self._free.append(place)

    def _write(self, place: int, delivery_id: int, message_id: int) -> None:
        assert self._file is not None
        os.pwrite(self._file, _SLOT.pack(delivery_id, message_id), _OWNER_BYTES + place * _SLOT.size)
