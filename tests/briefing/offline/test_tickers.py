"""The sign of a share names nobody, and a company that is listed goes on to its legal form."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, parties


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Corp <IFC.N> said it had agreed to buy Halden Systems Inc <CCI> for 40 million dollars.",
        "Norvane Corp. NVN.O agreed on Monday to buy Halden Systems Inc. HLD.N for $40 million.",
        "Norvane Corp. (NVN.N: Quote, Profile, Research) agreed to buy Halden Systems Inc. (NYSE: HLD) for $4 million.",
    ],
)
def test_signs_of_shares_name_nobody(text: str) -> None:
    """With angles, with brackets, or with the mark of an exchange."""
    assert parties(text) == {"Norvane Corp", "Halden Systems Inc"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nippon Life Insurance Co agreed to lend 40 million dollars to Halden Systems.",
            {"Nippon Life", "Halden Systems"},
        ),
        ("Australia's Qantas Airways Ltd. signed an alliance with Halden Air on Monday.", {"Qantas", "Halden Air"}),
        ("Norvane Corp agreed to merge with Qantas Quill Inc.", {"Norvane Corp", "Qantas Quill Inc"}),
        (
            "Norvane Corp agreed to merge with Bolt Ventures and Sons Inc.",
            {"Norvane Corp", "Bolt Ventures and Sons Inc"},
        ),
    ],
)
def test_names_go_on_to_their_legal_form(text: str, expected: set[str]) -> None:
    """What tells a listed company's trade is part of it, another word makes another; "and Sons" parts no name."""
    assert parties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEOUL North Korea is again in talks with Japan on its reactors.", {"North Korea", "Japan"}),
        ("SAN ANTONIO NVC Corp and Halden Corp are expanding their partnership.", {"NVC Corp", "Halden Corp"}),
        ("NEW YORK Norvane & Halden Inc agreed to acquire Zimtora Corp.", {"Norvane & Halden Inc", "Zimtora Corp"}),
        ("NVC Corp agreed to acquire Zimtora Corp.", {"NVC Corp", "Zimtora Corp"}),
        ("WASHINGTON (CBS) Norvane Inc agreed to acquire Zimtora Corp.", {"Norvane Inc", "Zimtora Corp"}),
        ("Norvane Corp agreed with Halden PLC Monday to form a joint venture.", {"Norvane Corp", "Halden PLC"}),
        ("Additionally, Norvane Corp signed a contract with Halden Inc.", {"Norvane Corp", "Halden Inc"}),
    ],
)
def test_the_town_before_a_story_is_no_part_of_a_name(text: str, expected: set[str]) -> None:
    """A town in capitals may have nothing behind it; nor is a day, or what only begins a sentence."""
    assert parties(text) == expected


def test_short_names_in_titles_all_in_capitals() -> None:
    """Of a title in capitals a listed short form is one only where the article has it: "DLR" may be dollars."""
    text = "Norvane Corp is seeking a loan of $400 million from Halden Bank."
    told = brief(text, title="NORVANE SEEKS 400 MLN DLR LOAN FROM HALDEN")
    assert {p.name for p in told.parties} == {"Norvane Corp", "Halden Bank"}


def test_initials_between_commas_are_whose_name_stands_before() -> None:
    """An acronym that an article introduces without brackets is no other body that is listed under it."""
    told = parties(
        "The International Coffee Organization, ICO, and Brazil opened talks. The ICO said they would go on."
    )
    assert told == {"International Coffee Organization", "Brazil"}


def test_who_announces_is_no_party() -> None:
    """A ministry that tells at the end of a sentence what its country has agreed."""
    told = brief("France and Peru have reached an agreement on a joint helicopter, the French Defence Ministry said.")
    assert [set(a.parties) for a in told.agreements] == [{"France", "Peru"}]


def test_millions_of_dollars_are_no_country() -> None:
    """ "US $965mil" names a sum in full units, and no party."""
    told = brief("Norvane Inc agreed to buy Halden Services Corp for US $965mil to extend its network.")
    assert {p.name for p in told.parties} == {"Norvane Inc", "Halden Services Corp"}
    assert {(f.value, f.unit) for f in told.figures} == {(965_000_000, "USD")}


@pytest.mark.parametrize(
    "text",
    [
        "French President Jacques Duval said on Wednesday that Turkey's EU membership bid was no done deal.",
        "Cyprus said on Monday it would not oppose Turkish European Union accession talks.",
        "The European Union agreed on Friday to open accession talks with Turkey.",
    ],
)
def test_who_wants_to_join_is_the_candidate(text: str) -> None:
    """Whoever speaks of an accession, and however the sentence begins: the union that is joined is none."""
    told = brief(text)
    assert [sorted(a.parties) for a in told.agreements] == [["European Union", "Turkey"]]
    assert [p.name for p in told.parties if p.role == "candidate"] == ["Turkey"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvane Air signed a contract with Embraer SA for 45 Embraer-190 aircraft.", {(45, "aircraft")}),
        ("Canada and Peru signed an accord on timber under which House Bill 3 removes duties.", set()),
        ("Norvane Corp signed a contract with Halden Inc over 40 onshore Texas wells.", {(40, "wells")}),
        ("Norvane Corp signed a contract with Halden Inc, of which 3 top executives leave.", {(3, "people")}),
    ],
)
def test_numbers_of_names_count_nothing(text: str, expected: set[tuple[float, str]]) -> None:
    """A model and a paper have numbers, a name counts nothing, and "top" is no money."""
    assert {(f.value, f.unit) for f in brief(text).figures} == expected
