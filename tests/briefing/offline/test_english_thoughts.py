"""English agreements that are only thought of, that end by a participle, or whose noun only says who acts."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import deals, figures, parties


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Japan and Chile discussed extending a fisheries accord.", ("treaty", "negotiating")),
        ("The ministers of Japan and Chile talked about renewing the fisheries pact.", ("treaty", "negotiating")),
        ("Shell and Oman LNG are considering extending their supply contract.", ("contract", "proposed")),
        ("Renault and Geely are exploring setting up a joint venture.", ("partnership", "proposed")),
        ("Kenya suggested prolonging the rail contract with China.", ("contract", "proposed")),
        ("Japan and Chile agreed on extending a fisheries accord.", ("treaty", "agreed")),
        ("Niger said on Monday it was withdrawing from the pact with France.", ("treaty", "terminated")),
        ("Jakarta is backing out of the defence treaty with Seoul.", ("treaty", "terminated")),
        (
            "The joint venture of Fortum and Helen gave Valmet a contract worth 40 million euros, which was signed.",
            ("contract", "signed"),
        ),
        (
            "The consortium awarded Orascom of Egypt a turnkey contract, which was signed on the spot.",
            ("contract", "signed"),
        ),
        (
            "Chile and Peru could not agree on a quota for tuna; another round is set for May.",
            ("treaty", "negotiating"),
        ),
    ],
)
def test_what_is_thought_of_ends_or_is_told_of_a_noun(text: str, deal: tuple[str, str]) -> None:
    """A gerund behind a verb of thought is no deed; who acts together is no agreement; a participle may tell an end."""
    assert deals(text) == {deal}


@pytest.mark.parametrize(
    ("text", "deal"),
    [
        ("Telia's contract with Ericsson has come to an end.", ("contract", "terminated")),
        (
            "Skoda will build trams for Lima under a contract worth 184 million dollars that the Czech company and the"
            " city's transport authority ATU signed on Wednesday.",
            ("contract", "signed"),
        ),
        (
            "Damen will supply tugs to Gabon under an agreement worth 40 million euros which both signed on Friday.",
            ("contract", "signed"),
        ),
    ],
)
def test_an_end_and_a_contract_that_was_signed(text: str, deal: tuple[str, str]) -> None:
    """What comes to an end is over; what is done under a contract that was signed is signed."""
    assert deals(text) == {deal}


def test_an_exchange_is_only_told() -> None:
    """Who is only told of a deal is no party, two exchanges that sign are; who places an order is a company."""
    assert parties("Ghana Gold signed a contract with Newmont, it said in a notice to the Ghana Stock Exchange.") == {
        "Ghana Gold",
        "Newmont",
    }
    assert parties("The Nairobi Securities Exchange and the London Stock Exchange signed a memorandum.") == {
        "Nairobi Securities Exchange",
        "London Stock Exchange",
    }
    assert "Saarte Liinid" in parties(
        "Saarte Liinid has placed an order with Turkey's Marmara Shipyard for two ferries."
    )


def test_figures_beside_words_of_time() -> None:
    """ "119 last year" counts no years, "includes ten years of maintenance" does."""
    told = "Oman signed a contract with Alstom. It includes ten years of maintenance. Alstom delivered 119 last year."
    assert {u for v, u in figures(told) if v == 119} == set()
    assert (10.0, "years") in figures(told)
