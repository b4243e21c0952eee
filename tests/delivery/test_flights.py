"""The file of what is on its way: what it tells after a kill, and when it is not believed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.delivery import flights
from bot.delivery.failures import NothingSent
from bot.delivery.flights import SLOTS, Flights

KILLED = """
import os, signal, sys
from pathlib import Path
from bot.delivery.flights import Flights

noted = Flights.open(Path(sys.argv[1]))
noted.start("run")
for id_ in range(1, 2000):  # more than there are places: they are used again
    noted.begin(id_)
    noted.sent(id_, 70 + id_)
    noted.forget([id_])
for id_ in (7, 8, 9, 10):
    noted.begin(id_)
noted.sent(8, 78)
noted.sent(9, None)
noted.forget([10])
print(noted.owner, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file stands."""
    return tmp_path / "communique.db-flights"


def test_a_killed_process_leaves_what_was_on_its_way(path: Path) -> None:
    """What was begun is in doubt, what came back has its message's id, what was recorded or not sent is not there."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    left = Flights.open(path).left()
    assert left is not None
    assert (left.owner, left.sent, left.begun) == (done.stdout.strip(), {8: 78, 9: None}, frozenset({7}))


def test_what_was_noted_before_the_last_boot_is_not_believed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine went down, and the file may be older than the database; the next start begins anew."""
    before = Flights.open(path)
    before.start("run")
    before.begin(7)
    before.close()
    boot = tmp_path / "boot_id"
    boot.write_text("another\n")
    monkeypatch.setattr(flights, "_BOOT", boot)
    after = Flights.open(path)
    assert after.left() is None
    after.start("run")
    left = after.left()
    assert left is not None
    assert (left.owner, left.sent, left.begun) == (after.owner, {}, frozenset())


def test_one_process_has_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another is told so, until the first is gone. Where there can be no file, or no room in it, nothing is noted."""
    first, nowhere = Flights.open(path), Flights.open(path / "no" / "folder")
    assert first.left() is None
    for one in (first, nowhere):
        one.start("run")
        one.begin(7)
    assert (nowhere.owner, nowhere.left()) == (None, None)
    with pytest.raises(BlockingIOError):
        Flights.open(path)
    left = first.left()
    assert left is not None
    assert left.begun == {7}
    first.close()
    with monkeypatch.context() as full:
        full.setattr(flights, "_BOOT", path / "unknown")
        locked = Flights.open(path)
        assert (locked.left(), locked.owner) == (None, None)
        with pytest.raises(BlockingIOError):
            Flights.open(path)
        locked.close()
    assert Flights.open(path).left() == left


def test_what_cannot_be_noted_is_not_sent(path: Path) -> None:
    """Neither when no place is left, nor when the disk refuses."""
    noted = Flights.open(path)
    noted.start("run")
    for id_ in range(1, SLOTS + 1):
        noted.begin(id_)
    with pytest.raises(NothingSent):
        noted.begin(SLOTS + 1)
    noted.forget([1])
    noted.begin(SLOTS + 1)
    noted.forget([2])
    assert noted._file is not None
    full = os.open("/dev/full", os.O_WRONLY)
    os.dup2(full, noted._file)
    os.close(full)
    with pytest.raises(NothingSent):
        noted.begin(3)
    noted.sent(4, 5)
    noted.forget([4])
