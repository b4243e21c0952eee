"""English sentences that name a party otherwise than by name, or an agreement whose parties another sentence names."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, deals, worded

_TWO = "Halden Power and Zimtora Energy fell out over a pipeline in May."
_NORTH = "Delegates of Norway, Iceland, Greenland and the United Kingdom met on Monday."


def told(text: str, title: str = "News of the day") -> set[tuple[str, str, frozenset[str]]]:
    """The kind, the status and the parties of each agreement that an article tells."""
    return {(a.kind, a.status, frozenset(a.parties)) for a in brief(text, title).agreements}


@pytest.mark.parametrize(
    ("text", "kind", "status", "other"),
    [
        (
            "Latvia wants a bridge over the Daugava. Austrian builder Porrex is in talks with the government about it.",
            "contract",
            "negotiating",
            {"Porrex", "Latvia"},
        ),
        (
            "Latvia wants a bridge over the Daugava. A concession for it, about which the treasury is still negotiating"
            " with Porrex, would run for 30 years.",
            "contract",
            "negotiating",
            {"Porrex", "Latvia"},
        ),
        (
            "Zimtora Energy makes cables in Gdansk. Utility Halden Power signed a contract with the Polish manufacturer"
            " on Tuesday for 300 km of cable.",
            "contract",
            "signed",
            {"Halden Power", "Zimtora Energy"},
        ),
        (
            "Halden Shipping lost two vessels last year. Shipbuilder Okamoto Marine has agreed with the carrier on four"
            " new ones.",
            "contract",
            "agreed",
            {"Okamoto Marine", "Halden Shipping"},
        ),
        (
            f"{_TWO} Lawyers for the two have opened talks about compensation.",
            "settlement",
            "negotiating",
            {"Halden Power", "Zimtora Energy"},
        ),
        (
            f"{_TWO} Talks between the two about damages began on Monday.",
            "settlement",
            "negotiating",
            {"Halden Power", "Zimtora Energy"},
        ),
    ],
)
def test_described_parties(text: str, kind: str, status: str, other: set[str]) -> None:
    """ "The manufacturer", "the treasury" and "the two" are who was spoken of before."""
    assert (kind, status, frozenset(other)) in told(text)


@pytest.mark.parametrize(
    ("text", "kind", "status", "parties"),
    [
        (
            "Namport and the Port of Antwerp want to design a jetty together. A memorandum of understanding to this end"
            " was signed on Thursday morning.",
            "mou",
            "signed",
            {"Namport", "Port of Antwerp"},
        ),
        ("Officials of Peru and Ghana met in Lima. A protocol on fishing was initialled.", "treaty", "agreed", None),
        (
            "Halden Power and Zimtora Energy quarrelled over a bill. A settlement was reached on Tuesday, it is said.",
            "settlement",
            "agreed",
            {"Halden Power", "Zimtora Energy"},
        ),
    ],
)
def test_parties_of_the_sentence_before(text: str, kind: str, status: str, parties: set[str] | None) -> None:
    """An agreement that a sentence names without its parties is that of the two named just before, and told once."""
    assert told(text) == {(kind, status, frozenset(parties or {"Peru", "Ghana"}))}


@pytest.mark.parametrize(
    "text",
    [
        f"{_NORTH} After three days in London the four reached an understanding on mackerel.",
        f"{_NORTH} The four countries agreed on a ceiling for herring.",
        f"{_NORTH} In the end all four signed a convention on whales.",
        f"{_NORTH} The quartet adopted a joint declaration on whales.",
    ],
)
def test_more_than_two(text: str) -> None:
    """ "The four" and "the quartet" are those whom the sentence before names."""
    parties = {"Norway", "Iceland", "Greenland", "United Kingdom"}
    assert [set(a.parties) for a in brief(text).agreements] == [parties]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Peru and Ghana opened a school. A day earlier the two had signed a memorandum on training.", "mou", "signed"),
        (
            "Hours before, Halden Power had agreed to buy Zimtora Energy for $3 billion.",
            "merger_acquisition",
            "agreed",
        ),
        ("The day before, Peru had ratified the tax treaty with Ghana.", "treaty", "ratified"),
        ("On Monday Halden Power and Zimtora Energy had signed a supply contract for ten years.", "contract", "signed"),
        ("Earlier in the week Peru had concluded a trade agreement with Ghana.", "trade_agreement", "agreed"),
    ],
)
def test_pluperfect_of_the_day_before(text: str, kind: str, status: str) -> None:
    """What "had" happened hours or days before is news, and no background."""
    assert (kind, status) in deals(text)


def test_old_pluperfect_is_background() -> None:
    """What "had" happened years before is none."""
    assert deals("Peru opened a school on Monday. Ghana and Peru had signed a tax treaty in 2011.") == set()


@pytest.mark.parametrize(
    "said",
    [
        "spent Friday knocking down a report that it was about to be bought by",
        "brushed aside gossip that it might take a stake in",
        "shot down a story that it would merge with",
        "poured cold water on reports of a takeover of",
        "contradicted a newspaper report that it would buy",
        "quashed talk of a tie-up with",
        "has never discussed a merger with",
        "said that hearsay about a bid for it was made up by",
        "said there was nothing to the story of a merger with",
    ],
)
def test_denied(said: str) -> None:
    """What is said to be no fact is no agreement."""
    assert not brief(f"Halden Power {said} Zimtora Energy.").relevant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Officials of Ghana closed accession negotiations with Peru on Thursday.", "accession"),
        ("Negotiations between Peru and Ghana on a free trade agreement came to a close.", "trade_agreement"),
        ("Peru and Ghana rounded off their talks on a fishing accord on Thursday.", "treaty"),
        ("Peru and Ghana brought talks on a tax treaty to a conclusion on Thursday.", "treaty"),
        ("Free trade negotiations between Peru and Ghana are finished, ministers said.", "trade_agreement"),
        ("Peru and Ghana ticked off the last chapter of a trade agreement on Thursday.", "trade_agreement"),
    ],
)
def test_talks_brought_to_an_end(text: str, kind: str) -> None:
    """Talks that are through have led to an agreement."""
    assert deals(text) == {(kind, "agreed")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rwanda would like Nigeria and Angola to pool their satellite images with its own.", "partnership"),
        ("Zimtora Energy has been asked by Halden Power to buy 20 million tonnes a year.", "contract"),
        ("Halden Power has approached Zimtora Energy about a joint plant.", "partnership"),
        ("Peru has written to Ghana with the idea of a common embassy in Hanoi.", "partnership"),
        ("Halden Power has sent Zimtora Energy a written proposal to develop pumps together.", "partnership"),
    ],
)
def test_what_one_asks_of_another(text: str, kind: str) -> None:
    """What one wants of another is proposed."""
    assert deals(text) == {(kind, "proposed")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The Reserve Bank of India and the Bank of Thailand are in talks about a link.", "partnership"),
        ("Peru and Ghana broke off negotiations over tariffs on fish on Monday.", "trade_agreement"),
        ("Halden Power and Zimtora Energy have agreed on 300 pumps.", "contract"),
        ("Halden Power and Zimtora Energy have agreed to run trials together.", "partnership"),
    ],
)
def test_kinds_by_parties(text: str, kind: str) -> None:
    """Where no noun tells the kind it is that which agreements of such parties mostly are."""
    assert {k for k, _ in deals(text)} == {kind}


def test_shares_to_come() -> None:
    """Who "is to take" a share of a company buys into it."""
    text = "Halden Power said that Denmark's Zimtora Energy is to take 12 percent of its shares for 28 million euros."
    assert deals(text) == {("merger_acquisition", "agreed")}


@pytest.mark.parametrize(
    ("text", "states"),
    [
        (
            "Chile's Codelco signed a supply contract with China's Minmetals. Ministers from both countries failed to"
            " settle a quarrel over cherries. They meet again in June.",
            {"Chile", "China"},
        ),
        (
            "Serbia's EPS signed a power deal with Hungary's MVM on Friday. The energy ministers of the two countries"
            " also talked about a gas link, without a result. Talks will go on in autumn.",
            {"Serbia", "Hungary"},
        ),
    ],
)
def test_the_two_countries_are_those_of_the_firms(text: str, states: set[str]) -> None:
    """Where no states were named, "the two countries" are those whose companies were, and they talk."""
    talks = [deal for deal in worded(text) if deal.status == "negotiating"]
    assert [{e.name for e in deal.parties} for deal in talks] == [states]


def test_the_acronym_of_a_listed_name() -> None:
    """What stands in brackets behind a listed name stands for it later, however short."""
    text = "Bank Indonesia (BI) and the Saudi Central Bank signed an agreement. BI is negotiating with Afreximbank."
    talks = [a for a in brief(text).agreements if a.status.value == "negotiating"]
    assert [len(a.parties) for a in talks] == [2]
    assert "Bank Indonesia" in talks[0].parties
