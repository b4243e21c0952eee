"""Whom an English sentence names beside those who agree is no party of what they agree."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief


def last(text: str) -> set[str]:
    """The parties of the last agreement that an article tells."""
    return set(brief(text, "News of the day").agreements[-1].parties)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The army of Mali and the Azawad Front rebels agreed on Tuesday to a truce of a month, Mauritania's foreign"
            " minister announced.",
            {"Mali", "Azawad Front"},
        ),
        (
            "Kenya and Ethiopia signed a treaty on Tuesday on grazing, Uganda's president said.",
            {"Kenya", "Ethiopia"},
        ),
        (
            "Kenya and Ethiopia have opened negotiations on a treaty on tolls, the African Union said on Wednesday.",
            {"Kenya", "Ethiopia"},
        ),
        (
            "Zimtora Energy signed a contract with Porrex Steel in the presence of the ministers of Vietnam and Japan.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Israel and Lebanon agreed on a ceasefire, the first stage of a plan put forward by Qatar.",
            {"Israel", "Lebanon"},
        ),
        (
            "France and Poland signed a treaty with Moldova on training once a ceasefire with Russia holds.",
            {"France", "Poland", "Moldova"},
        ),
        (
            "Porrex Marine, a unit of Denmark's Okamoto Marine, signed a contract with Zimtora Energy for two quays.",
            {"Porrex Marine", "Zimtora Energy"},
        ),
        (
            "Zimtora Optics, a company spun out of the University of Leeds, signed a contract with Porrex Steel.",
            {"Zimtora Optics", "Porrex Steel"},
        ),
        (
            "Okamoto Marine's unit Porrex Marine and Zimtora Energy signed a contract on Monday for two quays.",
            {"Porrex Marine", "Zimtora Energy"},
        ),
        (
            "Zimtora Energy won a contract from Porrex Steel to build a furnace, beating Okamoto Marine.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Korean Air signed a contract with France's Safran to furnish the cabins of 33 Boeing 787s.",
            {"Korean Air", "Safran"},
        ),
        (
            "Porrex Marine and Zimtora Lines agreed to a partnership on a ferry service between New Zealand and Fiji.",
            {"Porrex Marine", "Zimtora Lines"},
        ),
        (
            "Zimtora Energy withdrew from its merger with Porrex Steel after the Swiss government signalled that it"
            " would not agree.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Japan and Kenya signed a partnership that opens the way to an order for ships, for which Porrex Marine"
            " competes with Okamoto Marine.",
            {"Japan", "Kenya"},
        ),
        (
            "Fiji has cancelled its contract with Porrex Steel and will have the quay built by Zimtora Energy instead.",
            {"Fiji", "Porrex Steel"},
        ),
        (
            "Kenya and Ethiopia signed a treaty on Tuesday on grazing, according to Egypt's presidency.",
            {"Kenya", "Ethiopia"},
        ),
        ("Kenya and Ethiopia agreed on a ceasefire, said the Qatari foreign minister.", {"Kenya", "Ethiopia"}),
        ("Qatar said on Monday that Kenya and Ethiopia had agreed on a ceasefire.", {"Kenya", "Ethiopia"}),
        ("Kenya and Ethiopia signed a treaty on tolls with Uganda's president looking on.", {"Kenya", "Ethiopia"}),
        ("Kenya and Ethiopia signed a treaty similar to one that Uganda has with Rwanda.", {"Kenya", "Ethiopia"}),
        ("Kenya and Ethiopia signed a treaty over the objections of Somalia.", {"Kenya", "Ethiopia"}),
        (
            "Zimtora Energy, majority-owned by Tata Steel, signed a contract with Porrex Steel on Monday.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Zimtora Energy, formerly part of Siemens, signed a contract with Porrex Steel on Monday.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Zimtora Energy signed a contract with Porrex Steel on Monday after talks with Siemens failed.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        ("Porrex Steel awarded Zimtora Energy a contract, passing over Siemens.", {"Zimtora Energy", "Porrex Steel"}),
        (
            "Zimtora Energy and Porrex Steel signed a contract to ship ore from Brazil to China.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Zimtora Energy signed a contract with Porrex Steel to maintain engines of its Airbus jets.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
        (
            "Zimtora Energy agreed to buy Porrex Steel, advised by Goldman Sachs and JPMorgan.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
    ],
)
def test_bystanders_are_no_parties(text: str, who: set[str]) -> None:
    """Who announces, mediates, looks on, owns a party, has lost, made the goods or comes later has not agreed."""
    assert last(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "An agreement between Jamaica and Nigeria on air services took effect on Monday.",
            {"Jamaica", "Nigeria"},
        ),
        (
            "Zimtora Airlines signed a contract for 25 Boeing 737-8 jets on Monday.",
            {"Zimtora Airlines", "Boeing"},
        ),
        (
            "Kenya signed a treaty with Ethiopia on grazing, Kenya's president said.",
            {"Kenya", "Ethiopia"},
        ),
    ],
)
def test_parties_stay(text: str, who: set[str]) -> None:
    """Of two who agree none is left out for such words."""
    assert last(text) == who
