"""Hold one naming of an entity in a line of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.briefing.offline.names.gazetteer import Entity

Form = Literal["name", "adjective", "government", "organisation"]


@dataclass(slots=True)
class Mention:
    """One naming of an entity in a line; offsets into the line's text."""

    start: int
    end: int
    entity: Entity
    form: Form
    weak: bool = False
    """Named as a place, as the home of somebody or in passing: no party by this alone."""


def is_free(start: int, end: int, mentions: Iterable[Mention]) -> bool:
    """Whether no mention shares characters with those from `start` to `end`."""
    for m in mentions:  # noqa: SIM110  a loop is twice as fast as a generator
        if m.start < end and start < m.end:
            return False
    return True


def entities(mentions: Iterable[Mention]) -> set[Entity]:
    """Who is named, each once."""
    return {m.entity for m in mentions}
