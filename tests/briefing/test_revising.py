"""A story told by several articles: facts add up, each with its own proof, and only what moved on is news."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.revising import MOST_FACTS, revise, without_articles
from bot.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Briefing,
    Changes,
    Evidence,
    Figure,
    Party,
    PartyKind,
    PartyRole,
    Sector,
)
from tests.factories import NOON, agreement, briefing, figure, party

PROPOSED, NEGOTIATING, AGREED, SIGNED, RATIFIED, IN_FORCE, SUSPENDED, TERMINATED, REJECTED = AgreementStatus
FIRST, SECOND = "1", "2"


SAYING = {
    PROPOSED: "Canada proposed a trade agreement to Indonesia on Wednesday.",
    NEGOTIATING: "Canada and Indonesia are negotiating a trade agreement, ministers said on Wednesday.",
    AGREED: "Canada and Indonesia agreed on a trade agreement on Wednesday.",
    SIGNED: "Canada and Indonesia signed a trade agreement on Wednesday.",
    RATIFIED: "Indonesia's parliament ratified the trade agreement with Canada on Wednesday.",
    IN_FORCE: "The trade agreement between Canada and Indonesia entered into force on Wednesday.",
    SUSPENDED: "Canada suspended its trade agreement with Indonesia on Wednesday.",
    TERMINATED: "Canada terminated its trade agreement with Indonesia on Wednesday.",
    REJECTED: "Indonesia rejected a trade agreement with Canada on Wednesday.",
}
"""A sentence for each status."""


def trade(status: AgreementStatus, title: str = "Trade agreement", *more: str) -> Agreement:
    """A trade agreement of Canada, Indonesia and `more`, in a sentence that says its status."""
    quote = SAYING[status].replace("Indonesia", ", ".join(("Indonesia", *more)))
    return agreement(title, status, ("Canada", "Indonesia", *more), quote)


def of_article(id_: str, written: Briefing) -> Briefing:
    """A briefing whose every fact is proved by an article."""

    def mine(evidence: Evidence) -> Evidence:
        return replace(evidence, article_id=id_)

    return replace(
        written,
        id=id_,
        parties=tuple(replace(f, evidence=mine(f.evidence)) for f in written.parties),
        agreements=tuple(replace(f, evidence=mine(f.evidence)) for f in written.agreements),
        sectors=tuple(replace(f, evidence=mine(f.evidence)) for f in written.sectors),
        figures=tuple(replace(f, evidence=mine(f.evidence)) for f in written.figures),
    )


def told(id_: str = FIRST, status: AgreementStatus = NEGOTIATING, **facts: object) -> Briefing:
    """A briefing of Canada and Indonesia with one agreement."""
    options = {"agreements": (trade(status),)} | facts
    return of_article(id_, briefing(f"Headline of {id_}", f"Summary of {id_}.", **options))  # type: ignore[arg-type]


def minutes(second: int) -> dict[str, datetime]:
    """The first article came out at noon, the second so many minutes later."""
    return {FIRST: NOON, SECOND: NOON + timedelta(minutes=second)}


def test_what_is_told_twice_changes_nothing() -> None:
    """The same facts in another article: the briefing, its proof and its words stay."""
    revised = revise(told(), told(SECOND), minutes(5))
    assert not revised.told_anew
    assert not revised.changes
    assert revised.briefing == told()


def test_a_later_article_moves_a_status_on_and_tells_it() -> None:
    """The new status has the later article's quote, and headline and summary are the later article's."""
    revised = revise(told(), told(SECOND, SIGNED), minutes(5))
    (now,) = revised.briefing.agreements
    assert (now.status, now.evidence.article_id) == (SIGNED, SECOND)
    assert [(m.before, m.agreement) for m in revised.changes.moved] == [(NEGOTIATING, now)]
    assert revised.briefing.headline == "Headline of 2"
    assert {p.evidence.article_id for p in revised.briefing.parties} == {FIRST}


def test_an_older_article_moves_nothing() -> None:
    """It was read later, and tells how things stood before; what it adds is added without a word."""
    late = told(SECOND, AGREED, figures=(figure(7.0, "percent", "tariffs"),))
    revised = revise(told(status=SIGNED), late, minutes(-60))
    assert [a.status for a in revised.briefing.agreements] == [SIGNED]
    assert not revised.changes
    assert (revised.briefing.headline, len(revised.briefing.figures)) == ("Headline of 1", 2)


@pytest.mark.parametrize(
    ("before", "now", "moves"),
    [
        (PROPOSED, NEGOTIATING, True),
        (SIGNED, IN_FORCE, True),
        (SIGNED, NEGOTIATING, False),
        (IN_FORCE, SUSPENDED, True),
        (SUSPENDED, NEGOTIATING, True),
        (SUSPENDED, SIGNED, False),
        (TERMINATED, SIGNED, False),
        (NEGOTIATING, REJECTED, True),
    ],
)
def test_a_status_only_moves_forward(before: AgreementStatus, now: AgreementStatus, moves: bool) -> None:
    """A later article that names an earlier stage tells the background; ends and resumed talks are news."""
    revised = revise(told(status=before), told(SECOND, now), minutes(5))
    assert bool(revised.changes.moved) is moves
    assert revised.briefing.agreements[0].status is (now if moves else before)


def test_a_new_party_of_the_agreement_is_news() -> None:
    """A country that joins is told; its ministry, once the country is there, is not."""
    joining = told(
        SECOND,
        parties=(party(), party("Indonesia", "ID"), party("Chile", "CL")),
        agreements=(trade(NEGOTIATING, "Trade agreement", "Chile"),),
    )
    revised = revise(told(), joining, minutes(5))
    assert [p.name for p in revised.changes.joined] == ["Chile"]
    assert revised.briefing.agreements[0].parties == ("Canada", "Indonesia", "Chile")
    ministry = party("Ministry of Trade", "CA", kind=PartyKind.GOVERNMENT_BODY)
    bodies = (party(), party("Indonesia", "ID"), ministry)
    official = told(SECOND, parties=bodies, agreements=(trade(NEGOTIATING, "Trade agreement", ministry.name),))
    assert not revise(told(), official, minutes(5)).changes


def test_who_is_only_mentioned_is_added_quietly() -> None:
    """A supporter that is no party of the agreement changes the message, and makes no new one."""
    revised = revise(told(), told(SECOND, parties=(party("Norway", "NO", PartyRole.SUPPORTER),)), minutes(5))
    assert revised.told_anew
    assert not revised.changes
    assert [p.name for p in revised.briefing.parties] == ["Canada", "Indonesia", "Norway"]


def test_another_name_is_no_other_party() -> None:
    """Names in other languages and longer forms are known; agreements go by the name that is shown."""
    maker = party("Hyundai", "KR", kind=PartyKind.COMPANY)
    old = told(parties=(maker, party("South Korea", "KR")), agreements=(agreement(parties=("Hyundai", "South Korea")),))
    longer = replace(maker, name="Hyundai Motor")
    same = told(
        SECOND,
        parties=(longer, party("대한민국", "KR")),
        agreements=(agreement(parties=("Hyundai Motor", "대한민국")),),
    )
    assert not revise(old, same, minutes(5)).told_anew


def test_figures_add_up_and_the_later_one_replaces_what_it_contradicts() -> None:
    """The same label with another value is a correction; another label is another figure."""
    old = told(figures=(figure(450e6, "USD", "plant"),))
    same = told(SECOND, figures=(figure(450.4e6, "USD", "cost of the plant"),))
    assert not revise(old, same, minutes(5)).told_anew
    new = told(SECOND, figures=(figure(500e6, "USD", "Plant"), figure(120, "people", "engineers")))
    assert [f.value for f in revise(old, new, minutes(5)).briefing.figures] == [500e6, 120]
    assert [f.value for f in revise(old, new, minutes(-5)).briefing.figures] == [450e6, 120]


def test_two_agreements_of_the_same_parties_stay_two() -> None:
    """One that is in force and the talks on its successor: the later article's talks meet the talks."""
    two = (trade(IN_FORCE, "Old pact"), trade(NEGOTIATING, "New pact"))
    revised = revise(told(agreements=two), told(SECOND, agreements=(trade(SIGNED, "New pact"),)), minutes(5))
    assert [(a.title, a.status) for a in revised.briefing.agreements] == [("Old pact", IN_FORCE), ("New pact", SIGNED)]


def test_deals_with_others_are_not_the_same_deal() -> None:
    """Two contracts of one company: the end of the one says nothing of the other."""
    old = told(agreements=(trade(NEGOTIATING),))
    other = told(
        SECOND,
        parties=(party(), party("Chile", "CL")),
        agreements=(agreement("", TERMINATED, ("Canada", "Chile"), "Canada terminated its agreement with Chile."),),
    )
    revised = revise(old, other, minutes(5))
    assert not revised.changes
    assert [a.status for a in revised.briefing.agreements] == [NEGOTIATING, TERMINATED]


@pytest.mark.parametrize("claimed", [RATIFIED, TERMINATED])
def test_a_status_that_its_sentence_does_not_say_moves_nothing(claimed: AgreementStatus) -> None:
    """What a summarizer makes of a signing is no news; nor is an end beside a status that the same article confirms."""
    wrong = replace(trade(SIGNED), status=claimed)
    assert not revise(told(), told(SECOND, agreements=(wrong,)), minutes(5)).changes
    both = revise(told(status=SIGNED), told(SECOND, agreements=(trade(SIGNED), wrong)), minutes(5))
    assert [a.status for a in both.briefing.agreements] == [SIGNED]
    assert not both.changes


def test_what_was_told_of_an_article_that_left_is_taken_back() -> None:
    """Facts stay with their articles."""
    revised = revise(told(), told(SECOND, SIGNED, figures=(figure(7.0, "percent", "tariffs"),)), minutes(5))
    left = without_articles(revised.briefing, frozenset({FIRST}))
    assert left.agreements == ()
    assert [f.evidence.article_id for f in left.figures] == [FIRST]


# ------------------------------------------------------------------ any two briefings

names = st.sampled_from(["Canada", "Chile", "Indonesia", "South Korea", "Hyundai Motor", "Acme", "Acme Holdings"])
some_parties = st.lists(
    st.builds(
        Party, names, st.sampled_from(PartyKind), st.none(), st.sampled_from(PartyRole), st.just(Evidence("", "q"))
    ),
    max_size=5,
    unique_by=lambda p: p.name,
).map(tuple)
some_agreements = st.lists(
    st.builds(
        Agreement,
        st.sampled_from(["", "pact", "loan"]),
        st.sampled_from([AgreementKind.MOU, AgreementKind.FINANCING]),
        st.sampled_from(AgreementStatus),
        st.lists(names, max_size=3, unique=True).map(tuple),
        st.just(Evidence("", "q")),
    ),
    max_size=4,
).map(tuple)
some_figures = st.lists(
    st.builds(
        Figure,
        st.sampled_from(["", "plant", "tariffs"]),
        st.sampled_from([1.0, 2.0, 2.005]),
        st.sampled_from(["USD", "percent"]),
        st.just(""),
        st.just(Evidence("", "q")),
    ),
    max_size=30,
).map(tuple)
some_sectors = st.lists(
    st.builds(Sector, st.sampled_from(["ai", "rail"]), st.just("x"), st.just(Evidence("", "q"))),
    max_size=2,
    unique_by=lambda s: s.code,
).map(tuple)


@st.composite
def briefings(draw: st.DrawFn, id_: str) -> Briefing:
    """A briefing of an article, its agreements among its parties."""
    parties = draw(some_parties)
    known = {p.name for p in parties}
    agreements = tuple(replace(a, parties=tuple(n for n in a.parties if n in known)) for a in draw(some_agreements))
    return told(id_, parties=parties, agreements=agreements, figures=draw(some_figures), sectors=draw(some_sectors))


@settings(max_examples=50, deadline=None)
@given(briefings(FIRST), briefings(SECOND), st.sampled_from([-5, 0, 5]))
def test_every_fact_keeps_its_proof_and_nothing_comes_twice(old: Briefing, new: Briefing, gap: int) -> None:
    """Each fact is one of either article's, in bounds, with parties that are there; the same again changes nothing."""
    revised = revise(old, new, minutes(gap))
    result = revised.briefing
    proofs = [f.evidence for f in result.parties] + [f.evidence for f in result.agreements]
    proofs += [f.evidence for f in result.figures]
    assert {(proof.article_id, proof.quote) for proof in proofs} <= {(FIRST, "q"), (SECOND, "q")}
    assert {name for a in result.agreements for name in a.parties} <= {p.name for p in result.parties}
    assert len({p.name for p in result.parties}) == len(result.parties)
    assert max(len(result.figures), len(result.parties)) <= MOST_FACTS
    if len(new.agreements) < 2:
        assert revise(result, new, minutes(gap)).changes == Changes()
