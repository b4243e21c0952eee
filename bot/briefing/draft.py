"""What a summarizer claims, before grounding: lenient in what it takes, bounded in size."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

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


class _Draft(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class PartyDraft(_Draft):
    """A claimed party; kind, country and role are read by grounding."""

    name: Text
    kind: Text = "other"
    country: Text = ""
    role: Text = "other"
    evidence: Text = ""


class AgreementDraft(_Draft):
    """A claimed agreement; `parties` are names of the draft's parties."""

    title: Text
    kind: Text = "other"
    status: Text = ""
    parties: Annotated[tuple[Text, ...], BeforeValidator(_items)] = ()
    evidence: Text = ""


class SectorDraft(_Draft):
    """A claimed sector, by code."""

    code: Text
    evidence: Text = ""


class FigureDraft(_Draft):
    """A claimed figure: `value` in full units (1.5 billion dollars is 1500000000 USD)."""

    label: Text = ""
    value: float
    unit: Text = ""
    role: Text = ""
    evidence: Text = ""


class BriefingDraft(_Draft):
    """All claims of one article. Becomes a `Briefing` only through `grounding.ground`."""

    relevant: bool
    headline: Text = ""
    summary: Text = ""
    parties: Annotated[tuple[PartyDraft, ...], BeforeValidator(_items)] = Field(default=())
    agreements: Annotated[tuple[AgreementDraft, ...], BeforeValidator(_items)] = Field(default=())
    sectors: Annotated[tuple[SectorDraft, ...], BeforeValidator(_items)] = Field(default=())
    figures: Annotated[tuple[FigureDraft, ...], BeforeValidator(_items)] = Field(default=())
