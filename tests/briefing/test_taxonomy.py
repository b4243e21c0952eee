"""People and models say what they mean in many words; the vocabulary is one."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing import taxonomy
from bot.briefing.taxonomy import LANGUAGES, SECTORS, find_sectors, sector_code
from bot.briefing.text.tables import alternatives, rows
from bot.model import AgreementKind, AgreementStatus, PartyKind, PartyRole


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("chips", ("semiconductors",)),
        ("반도체", ("semiconductors",)),
        ("Halbleiter", ("semiconductors",)),
        ("AI", ("ai",)),
        ("oil and gas", ("oil-gas",)),
        ("oil & gas", ("oil-gas",)),
        ("#oil_gas", ("oil-gas",)),
        ("自動車", ("automotive",)),
        ("energía renovable", ("power", "renewables")),
        ("半導体 AI", ("semiconductors", "ai")),
        ("CPTPP", ()),
        ("", ()),
        ("   ", ()),
    ],
)
def test_what_people_type_finds_sectors(words: str, codes: tuple[str, ...]) -> None:
    """Words of six languages, codes and names, one or several."""
    assert find_sectors(words) == codes


@given(st.text(max_size=300))
def test_any_words_may_be_typed(words: str) -> None:
    """The answer is always codes that exist."""
    assert set(find_sectors(words)) <= set(SECTORS)


def test_each_sector_is_known_by_its_code_and_name() -> None:
    """Codes with hyphens or underscores, names with "and" or "&"."""
    for code, name in SECTORS.items():
        assert sector_code(code) == sector_code(code.replace("-", "_").upper()) == code
        assert sector_code(name) == sector_code(name.replace(" and ", " & ")) == code
        assert find_sectors(name) == (code,)


def test_each_sector_has_words_in_each_language() -> None:
    """No reader's language is left out, and no row names a sector that does not exist."""
    known = {(code, language) for code, language, _ in rows("sector_words.tsv", 3)}
    assert known == {(code, language) for code in SECTORS for language in LANGUAGES}


def test_synonyms_lead_into_the_vocabulary() -> None:
    """Every row of the table names a value that exists."""
    fields = {"party_kind": PartyKind, "party_role": PartyRole, "agreement_kind": AgreementKind}
    for field, value, cell in rows("synonyms.tsv", 3):
        assert {**fields, "agreement_status": AgreementStatus}[field](value)
        assert alternatives(cell)


def test_what_models_write_is_understood() -> None:
    """Spaces, capitals and other words for the same thing."""
    assert taxonomy.agreement_kind("Free Trade Agreement") is AgreementKind.TRADE_AGREEMENT
    assert taxonomy.agreement_kind("Mergers & Acquisitions") is AgreementKind.MERGER_ACQUISITION
    assert taxonomy.agreement_status("In Force") is AgreementStatus.IN_FORCE
    assert taxonomy.agreement_status("under negotiation") is AgreementStatus.NEGOTIATING
    assert taxonomy.agreement_status("great") is None
    assert taxonomy.party_kind("Ministry") is PartyKind.GOVERNMENT_BODY
    assert taxonomy.party_role("lender") is PartyRole.INVESTOR


def test_everything_has_a_label() -> None:
    """A reader never sees a code."""
    labels: list[tuple[type, dict[str, str]]] = [
        (AgreementKind, {str(k): v for k, v in taxonomy.KIND_LABELS.items()}),
        (AgreementStatus, {str(k): v for k, v in taxonomy.STATUS_LABELS.items()}),
    ]
    for kind, table in labels:
        assert len(table) == len(list(kind))  # type: ignore[call-overload]
        assert not any("_" in label for label in table.values())


def test_the_order_of_sectors_is_that_of_the_file() -> None:
    """`find_sectors` lists codes as the file does."""
    assert list(SECTORS) == list(json.loads((files("bot.briefing") / "data/sectors.json").read_text(encoding="utf-8")))
