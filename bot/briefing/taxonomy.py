"""Know the vocabulary: sector codes and what people call them, kinds, roles and statuses and their labels."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from bot.briefing.text.anyword import AnyWord
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.tables import alternatives, rows
from bot.model import AgreementKind, AgreementStatus, PartyKind, PartyRole

SECTORS = MappingProxyType(
    dict[str, str](json.loads((files("bot.briefing") / "data" / "sectors.json").read_text(encoding="utf-8")))
)
"""Sector code → English name, in the order of `data/sectors.json`."""

LANGUAGES = ("en", "ko", "ja", "es", "fr", "de")
"""The languages that words and names are known in (ISO 639-1)."""

KIND_LABELS = MappingProxyType(
    {kind: kind.value.replace("_", " ") for kind in AgreementKind}
    | {AgreementKind.MOU: "memorandum of understanding", AgreementKind.MERGER_ACQUISITION: "merger or acquisition"}
    | {AgreementKind.REGULATORY: "regulatory decision", AgreementKind.OTHER: "agreement"}
)
STATUS_LABELS = MappingProxyType({status: status.value.replace("_", " ") for status in AgreementStatus})
UNSIGNED = frozenset(
    {AgreementStatus.PROPOSED, AgreementStatus.NEGOTIATING, AgreementStatus.AGREED, AgreementStatus.REJECTED}
)
"""Statuses of what nobody has signed; what was suspended or terminated may have been."""

_Value = TypeVar("_Value", bound=StrEnum)


def find_sectors(words: str) -> tuple[str, ...]:
    """The codes of the sectors that a person means by `words` in any of `LANGUAGES`: "chips" → ("semiconductors",).

    A code or a whole known word wins; else each sector whose words or name occur in `words`, in table order.
    """
    wanted = fold_words(words.replace("_", "-").lstrip("#"))[:200]
    if not wanted:
        return ()
    if code := sector_code(wanted):
        exact: tuple[str, ...] = (code,)
        return exact
    exact = tuple(code for code in SECTORS if wanted in _whole_words()[code])
    return exact or tuple(code for code in SECTORS if speaks_of(code, wanted))


def sector_code(claimed: str) -> str | None:
    """The code that `claimed` is or names ("Oil and gas", "oil & gas", "oil_gas" → "oil-gas"), or None."""
    return _codes().get(_plain(claimed))


def speaks_of(code: str, folded: str) -> bool:
    """Whether `folded` (`folding.words` of a text) has a word of the sector."""
    return _sector_words()[code].stand_in(folded)


def party_kind(claimed: str) -> PartyKind:
    """The kind that `claimed` means; what is unknown is `other`."""
    return _value(PartyKind, "party_kind", claimed) or PartyKind.OTHER


def party_role(claimed: str) -> PartyRole:
    """The role that `claimed` means; what is unknown is `other`."""
    return _value(PartyRole, "party_role", claimed) or PartyRole.OTHER


def agreement_kind(claimed: str) -> AgreementKind:
    """The kind that `claimed` means; what is unknown is `other`."""
    return _value(AgreementKind, "agreement_kind", claimed) or AgreementKind.OTHER


def agreement_status(claimed: str) -> AgreementStatus | None:
    """The status that `claimed` means, or None: how far an agreement is must not be guessed."""
    return _value(AgreementStatus, "agreement_status", claimed)


@lru_cache(maxsize=1024)
def _value(kind: type[_Value], field: str, claimed: str) -> _Value | None:
    plain = _plain(claimed)
    try:
        return kind(plain.replace(" ", "_"))
    except ValueError:
        value = _synonyms().get((field, plain))
        return kind(value) if value else None


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"[^\w]|_", " ", fold_words(text))).replace(" and ", " ").strip()


@cache
def _synonyms() -> dict[tuple[str, str], str]:
    return {
        (field, _plain(word)): value for field, value, cell in rows("synonyms.tsv", 3) for word in alternatives(cell)
    }


@cache
def _codes() -> dict[str, str]:
    return {_plain(word): code for code, name in SECTORS.items() for word in (code, name)}


@cache
def _whole_words() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {code: set() for code in SECTORS}
    for code, _, cell in rows("sector_words.tsv", 3):
        known[code] |= {fold_words(word.strip("*")) for word in alternatives(cell)}
    return {code: frozenset(found) for code, found in known.items()}


@cache
def _sector_words() -> dict[str, AnyWord]:
    known: dict[str, list[str]] = {code: [] for code in SECTORS}
    for code, _, cell in rows("sector_words.tsv", 3):
        known[code] += alternatives(cell)
    return {code: AnyWord(found) for code, found in known.items()}
