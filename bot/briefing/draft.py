"""What a summarizer claims, before grounding: lenient in what it takes, bounded in size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, TypeAdapter

MAX_FACTS = 60
"""Facts of one list beyond this are not read: no article of a page has so many, a looping model has."""
MAX_TEXT = 2_000


def _text(value: Any) -> Any:
    """Take what models put where a string belongs: null, numbers, over-long text."""
    if isinstance(value, str):
        return value[:MAX_TEXT].strip()
    if value is None:
        return ""
    return str(value) if isinstance(value, int | float | bool) else value


def _items(value: Any) -> Any:
    if value is None:
        return []
    return value[:MAX_FACTS] if isinstance(value, list) else value


Text = Annotated[str, BeforeValidator(_text)]
_Draft = TypeVar("_Draft")


# What rules claim is well formed, and is not validated: that took longer than grounding it. Nor are single claims
# frozen, though none is changed: they would take three times as long to make.


@dataclass(slots=True, kw_only=True)
class PartyDraft:
    """A claimed party; kind, country and role are read by grounding."""

    name: Text
    kind: Text = "other"
    country: Text = ""
    role: Text = "other"
    evidence: Text = ""


@dataclass(slots=True, kw_only=True)
class AgreementDraft:
    """A claimed agreement; `parties` are names of the draft's parties."""

    title: Text
    kind: Text = "other"
    status: Text = ""
    parties: Annotated[tuple[Text, ...], BeforeValidator(_items)] = ()
    evidence: Text = ""


@dataclass(slots=True, kw_only=True)
class SectorDraft:
    """A claimed sector, by code."""

    code: Text
    evidence: Text = ""


@dataclass(slots=True, kw_only=True)
class FigureDraft:
    """A claimed figure: `value` in full units (1.5 billion dollars is 1500000000 USD)."""

    label: Text = ""
    value: float
    unit: Text = ""
    role: Text = ""
    evidence: Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingDraft:
    """All claims of one article. Becomes a `Briefing` only through `grounding.ground`."""

    relevant: bool
    headline: Text = ""
    summary: Text = ""
    parties: Annotated[tuple[PartyDraft, ...], BeforeValidator(_items)] = ()
    agreements: Annotated[tuple[AgreementDraft, ...], BeforeValidator(_items)] = ()
    sectors: Annotated[tuple[SectorDraft, ...], BeforeValidator(_items)] = ()
    figures: Annotated[tuple[FigureDraft, ...], BeforeValidator(_items)] = ()


@cache
def adapter(draft: type[_Draft]) -> TypeAdapter[_Draft]:
    """What validates claims that somebody else than the rules makes."""
    return TypeAdapter(draft)
