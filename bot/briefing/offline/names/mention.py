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


def entities(mentions: Iterable[Mention]) -> set[Entity]:
    """Who is named, each once."""
    return {m.entity for m in mentions}
