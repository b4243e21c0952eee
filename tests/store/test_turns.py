"""Who writes next: those who answer people first, and nobody never."""

from __future__ import annotations

import asyncio

import pytest

from bot.store.turns import IN_A_ROW, WriteTurns


class Writers:
    """Takes turns, and notes their order."""

    def __init__(self) -> None:
        self.turns = WriteTurns()
        self.order: list[str] = []
        self.tasks: list[asyncio.Task[None]] = []

    async def write(self, name: str, *, hurried: bool) -> None:
        """Hold the turn for a moment."""
        async with self.turns.turn(hurried=hurried):
            self.order.append(name)
            await asyncio.sleep(0)

    async def add(self, name: str, *, hurried: bool = False) -> asyncio.Task[None]:
        """Begin to wait."""
        task = asyncio.create_task(self.write(name, hurried=hurried))
        self.tasks.append(task)
        await asyncio.sleep(0)
        return task

    async def end(self) -> list[str]:
        """The order of all."""
        await asyncio.gather(*self.tasks, return_exceptions=True)
        return self.order


async def test_who_answers_people_goes_first() -> None:
    """Before all that wait already; in order among themselves, as the others."""
    writers = Writers()
    async with writers.turns.turn(hurried=False):
        for name in ("a", "b"):
            await writers.add(name)
        for name in ("X", "Y"):
            await writers.add(name, hurried=True)
    assert await writers.end() == ["X", "Y", "a", "b"]


async def test_a_crowd_does_not_stop_the_rest() -> None:
    """After a few in a row one of the others is let in."""
    writers = Writers()
    async with writers.turns.turn(hurried=False):
        await writers.add("a")
        await writers.add("b")
        for number in range(2 * IN_A_ROW + 1):
            await writers.add(str(number), hurried=True)
    first = [str(number) for number in range(IN_A_ROW)]
    second = [str(number) for number in range(IN_A_ROW, 2 * IN_A_ROW)]
    assert await writers.end() == [*first, "a", *second, "b", str(2 * IN_A_ROW)]


async def test_who_gave_up_is_passed_over() -> None:
    """Also at the very moment of the turn: it goes to the next, and is free in the end."""
    writers = Writers()
    async with writers.turns.turn(hurried=False):
        gone = await writers.add("gone")
        late = await writers.add("late")
        await writers.add("b")
        gone.cancel()
        await asyncio.sleep(0)
    late.cancel()  # it was given the turn, and has not run since
    assert await writers.end() == ["b"]
    async with asyncio.timeout(1), writers.turns.turn(hurried=True):
        pass


async def test_a_task_has_one_turn() -> None:
    """A second one inside the first would wait for ever."""
    turns = WriteTurns()
    async with turns.turn(hurried=False):
        with pytest.raises(RuntimeError, match="pass the open transaction on"):
            async with turns.turn(hurried=True):
                pass
    async with asyncio.timeout(1), turns.turn(hurried=False):
        pass
