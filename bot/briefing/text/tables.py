"""Read the tables of `data/`: tab-separated lines, `#` begins a comment, alternatives are separated by `|`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of `data/<name>`, each with exactly `columns` cells, as written.

    Raises ValueError naming a line that has another number of cells.
    """
    found = []
    text = (files("bot.briefing") / "data" / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = tuple(line.split("\t"))
        if len(cells) != columns:
            raise ValueError(f"data/{name}, line {number}: {len(cells)} cells, expected {columns}")
        found.append(cells)
    return tuple(found)


def alternatives(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell: `a | b | c`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
