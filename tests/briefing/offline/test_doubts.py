"""What is only worded like an agreement is none, and a bid, a round of talks or a refusal is told as what it is."""

from __future__ import annotations

import pytest

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.agreements.doubts import undoubted
from bot.briefing.offline.lines.text import lines
from tests.briefing.offline.stories import deals, story


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvane Corp offered 200,000 common shares on Monday through underwriters led by Halden Securities Inc.",
            set(),
        ),
        ("Norvane Group announced plans to merge its Halden Securities unit with the rest of the company.", set()),
        ("Norvane Group will merge its Halden Securities unit with Zimtora Inc.", {("merger_acquisition", "agreed")}),
        ("Norvane Co said it has formed Halden Energy Corp, a holding company structured to acquire oil firms.", set()),
        ("Peru's ruling and opposition parties agreed on Monday to reopen talks on the budget.", set()),
        ("A Texas court agreed that the petition of Norvane Corp stays its duty to Halden Corp.", set()),
        (
            "Quillmark affirmed the debt ratings of Norvane Corp after its agreement to buy Halden Systems Inc.",
            set(),
        ),
        ("Israel's prime minister will carry out his plan to dismantle the Israeli settlements in Gaza.", set()),
        ("A jury in Tennessee has ordered Norvane Inc to pay $109 million to Halden Corp over patents.", set()),
        ("Three top executives of Norvane Inc are leaving the lender after a scandal in Japan.", set()),
        ("The Lagos exchange plans to offer futures contracts on cocoa, which it has proposed to Ghana.", set()),
        ("Pakistan's acting president signed a bill on Tuesday that lets the ruler stay on as army chief.", set()),
        ("The Belgian cabinet ministers reached an agreement on budgetary economies on Monday.", set()),
        ("Rebels in Darfur rejected an attempt by Sudan to divide their movement before the vote.", set()),
    ],
)
def test_what_is_worded_like_an_agreement(text: str, expected: set[tuple[str, str]]) -> None:
    """Own shares, own units, parties and courts at home, and what is rejected that nobody offered, are none."""
    assert deals(text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norvane Corp offered $1.3 billion in cash on Monday to acquire Halden Systems Inc.", "proposed"),
        ("Norvane Airlines said on Monday it will submit a bid for assets of bankrupt Halden Air.", "proposed"),
        ("Norvane Corp accepted on Monday the offer of Halden Systems Inc to acquire it.", "agreed"),
        ("The ministers of India and Pakistan have concluded another round of peace talks.", "negotiating"),
        ("The European Union has made progress in settling its antitrust case against Norvane Corp.", "negotiating"),
        ("Norvane Corp is seeking a five-year loan of $200 million from Halden Bank.", "proposed"),
        ("The European Union will build the reactor alone if its talks with Japan on the site fail.", "negotiating"),
        ("Norvane Plc said it had received acceptances for its offer for Halden Plc from few holders.", "proposed"),
        ("Andover Group, which is seeking control of Norvane Corp, raised its stake in it to 8.7 percent.", "agreed"),
        ("Lebanon will not accept an interim settlement with Israel, its negotiator said on Monday.", "rejected"),
        (
            "Norvane Corp has already offered to pay $30m to settle the charges of the Securities Commission.",
            "proposed",
        ),
        (
            "Meanwhile, Peru's Norvane Aero has also said it plans a joint venture with Halden to make engine parts.",
            "proposed",
        ),
    ],
)
def test_no_more_is_told_than_a_sentence_says(text: str, told: str) -> None:
    """An offer is no purchase, a round of talks is not their end, and what somebody will not accept is not agreed."""
    assert {status for _, status in deals(text)} == {told}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Norvane Corp ended talks with Halden Corp on the sale of its yards on Monday. Norvane said it had held "
            "formal discussions with Halden about the sale of the yards.",
            {("merger_acquisition", "terminated")},
        ),
        (
            "Norvane Corp and Halden Corp signed a contract on Monday for the delivery of gas. The agreement follows "
            "months of negotiations between Norvane and Halden over the gas contract.",
            {("contract", "signed")},
        ),
    ],
)
def test_what_was_before_is_not_told_again(text: str, expected: set[tuple[str, str]]) -> None:
    """The talks that led to an agreement, or to none, are no other agreement."""
    assert deals(text) == expected


@pytest.mark.parametrize(
    ("text", "read", "told"),
    [
        ("Norvane Auto is in negotiations with Halden to take a 20% stake.", "agreed", "negotiating"),
        ("Norvane Auto was in talks with Halden before it signed the contract.", "agreed", "agreed"),
        ("A tie-up between Norvane and Halden Bank would create the biggest lender.", "agreed", "proposed"),
        ("Norvane and Halden are to meet amid talk that a takeover will be raised.", "agreed", "proposed"),
        ("Norvane's proposed tie-up with Halden has been delayed by regulators.", "proposed", "suspended"),
        ("The premier hailed a deal bringing Turkey a step closer to membership.", "negotiating", "agreed"),
        ("The premier welcomed the plan for talks about a deal with Turkey.", "negotiating", "negotiating"),
    ],
)
def test_what_was_read_is_told_as_far_as_the_sentence_says(text: str, read: str, told: str) -> None:
    """Talks, rumours and delays beside a purchase say that it is none yet, and who hails a deal that there is one."""
    deal = Deal("merger_acquisition", read, [], 0)
    assert [d.status for d in undoubted([deal], lines(story(text, title=text)))] == [told]
