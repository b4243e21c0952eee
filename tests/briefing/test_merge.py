"""With any model, however bad, a briefing says no less and no worse than the rules alone."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, replace
from functools import cache
from typing import Any

import pytest

from benchmarks.quality import DATA, article_of
from benchmarks.score import FIELDS, SIDES, Fact, read_jsonl, score
from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint.repair import read_draft
from bot.briefing.grounding import ground, reached_by
from bot.briefing.json import briefing_to_json
from bot.briefing.merge import merge
from bot.briefing.offline import OfflineAnalyst, aliases, statuses_told
from bot.model import ArticleText, Briefing
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, draft, party, read_claims
from tests.briefing.models import BAD, Model, errs, oracle, poisons

SETS = ("dev.jsonl", "second.jsonl")
FINLAND = "Finland may sign a similar contract next year, its transport minister said."
PEOPLE = "The two sides will also set up a battery plant near Gothenburg, where 350 people are to work."
RULES = draft(
    headline="Norvik Rail wins Swedish order for night trains",
    summary=f"{SIGNED} to deliver 40 night trains for €1.2 billion.",
    parties=[party("Norvik Rail"), party("Sweden", kind="state", country="SE")],
    agreements=[agreement("Norvik Rail", "Sweden")],
    figures=[{"label": "trains", "value": 40, "unit": "trains", "evidence": SIGNED}],
)


def grounded(
    claims: BriefingDraft, article: ArticleText, summarizer: str, stand_in: Briefing | None = None
) -> Briefing:
    """The briefing of these claims, which the rules make as "offline", or a model as "openai"."""
    reached = reached_by(stand_in) if stand_in else None
    return ground(
        claims,
        article,
        summarizer=summarizer,
        model=None if summarizer == "offline" else "m",
        prompt_version=None,
        aliases=aliases,
        statuses=statuses_told,
        stand_in=stand_in,
        reached=reached,
    )


def merged(article: ArticleText = ARTICLE, *, trusted: bool = False, **more: Any) -> Briefing:
    """The briefing where the rules find `RULES`, and the model that and `more`."""
    rules = grounded(RULES, article, "offline")
    claims = asdict(RULES)
    for name, value in more.items():
        claims[name] = [*claims[name], *value] if isinstance(value, list | tuple) else value
    model = read_claims(claims)
    return merge(rules, grounded(model, article, "openai", rules), model, article, aliases, trusted=trusted)


@cache
def gold(name: str) -> tuple[list[Fact], list[Briefing]]:
    """The articles of a set, and their offline briefings."""
    lines = read_jsonl(DATA / name)
    analyst = OfflineAnalyst()

    async def run() -> list[Briefing]:
        return [await analyst.brief(article_of(line)) for line in lines]

    return lines, asyncio.run(run())


@cache
def rules_alone(name: str) -> Fact:
    """The scores of the offline briefings."""
    lines, offline = gold(name)
    return score(lines, map(briefing_to_json, offline))


def with_model(name: str, model: Model, *, trusted: bool = False) -> Fact:
    """The scores with `model` behind the rules."""
    lines, offline = gold(name)
    briefings = (both(model, line, rules, trusted=trusted) for line, rules in zip(lines, offline, strict=True))
    return score(lines, map(briefing_to_json, briefings))


def both(model: Model, line: Fact, rules: Briefing, *, trusted: bool = False) -> Briefing:
    """The briefing of an article with `model` behind the rules."""
    if not rules.relevant:
        return rules
    article = article_of(line)
    claims = read_draft(model(line, rules))
    return merge(rules, grounded(claims, article, "openai", rules), claims, article, aliases, trusted=trusted)


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("model", BAD.values(), ids=lambda m: m.__name__)
def test_no_bad_model_lowers_a_score(model: Model, name: str) -> None:
    """Empty, inventing, claiming all there is, wrong beside what the rules or the gold say: the scores stay."""
    alone, together = rules_alone(name), with_model(name, model)
    for field in (*FIELDS, SIDES):
        for rate in ("p", "r", "f1"):
            assert together[field][rate] >= alone[field][rate], field
    assert together["relevant"] == alone["relevant"]
    assert together["grounded"]["share"] == 1.0


@pytest.mark.parametrize("model", [poisons, errs(0), oracle], ids=lambda m: m.__name__)
def test_the_facts_are_those_of_the_rules_whatever_a_model_claims(model: Model) -> None:
    """That is why no score can fall: a model gives only names and, of an agreement of one party, the other."""
    for line, rules in zip(*gold("second.jsonl"), strict=True):
        found = both(model, line, rules)
        assert found.parties == rules.parties
        assert found.sectors == rules.sectors
        assert found.figures == rules.figures
        for ours, theirs in zip(found.agreements, rules.agreements, strict=True):
            assert replace(ours, title="", parties=()) == replace(theirs, title="", parties=())
            assert ours.parties == theirs.parties or len(theirs.parties) == 1


def test_the_words_are_the_models_and_the_facts_of_the_rules_stay() -> None:
    """A briefing of both carries the model's name and its headline."""
    found = merged(headline="Norvik Rail to deliver 40 night trains to Sweden")
    assert found.summarizer == "openai"
    assert found.headline == "Norvik Rail to deliver 40 night trains to Sweden"
    assert found.agreements[0].parties == ("Norvik Rail", "Sweden")
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("claims", "told"),
    [
        ({"parties": [party("Finland", FINLAND, kind="state", country="FI")]}, "party: Finland"),
        ({"parties": [party("Oslo")]}, "party: Oslo"),
        ({"sectors": [{"code": "rail", "evidence": SIGNED}]}, "sector: rail"),
        ({"figures": [{"label": "", "value": 350, "unit": "people", "evidence": PEOPLE}]}, "figure: 350 people"),
        (
            {"agreements": [agreement("Norvik Rail", "Sweden", kind="investment", evidence=PEOPLE, status="agreed")]},
            "agreement: night trains contract (agreed)",
        ),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_what_a_model_alone_claims_is_told_and_stays_out(claims: dict[str, Any], told: str) -> None:
    """Each has a sentence of the article, which proves that it is there, not that it is a fact of the agreement."""
    found = merged(**claims)
    assert [d.claim for d in found.dropped] == [told]
    assert [p.name for p in found.parties] == ["Norvik Rail", "Sweden"]
    assert len(found.agreements) == 1
    assert found.sectors == ()
    assert [f.value for f in found.figures] == [40]


def lone(*more: dict[str, Any]) -> tuple[str, ...]:
    """The parties of an agreement of Norvik Rail alone, where the model tells it with Sweden and Finland."""
    parties = [*asdict(RULES)["parties"], party("Finland", FINLAND, kind="state", country="FI")]
    rules = draft(parties=parties, agreements=[agreement("Norvik Rail"), *more])
    model = draft(parties=parties, agreements=[agreement("Norvik Rail", "Sweden", "Finland")])
    offline = grounded(rules, ARTICLE, "offline")
    return merge(offline, grounded(model, ARTICLE, "openai"), model, ARTICLE, aliases).agreements[0].parties


def test_of_an_agreement_of_one_party_the_model_tells_the_other() -> None:
    """Sweden stands in the agreement's own sentence and is a party to the rules; Finland does not stand there."""
    assert lone() == ("Norvik Rail", "Sweden")


def test_no_other_party_is_told_where_two_agreements_are_as_far() -> None:
    """Sweden may be the other party of the second one."""
    assert lone(agreement("Sweden", kind="partnership")) == ("Norvik Rail",)


def test_on_a_status_the_rules_have_the_last_word() -> None:
    """The same contract told as terminated is no second one."""
    found = merged(agreements=[agreement("Norvik Rail", "Sweden", status="terminated")])
    assert [a.status for a in found.agreements] == ["signed"]
    assert [d.claim for d in found.dropped] == ["agreement: night trains contract (terminated)"]


def test_a_model_most_of_whose_claims_were_refused_does_not_write_the_headline() -> None:
    """Its words are no better than its facts; nothing of it is left, and the briefing says so."""
    lie = "Sri Lanka signed a treaty with Acme Corp."
    found = merged(
        headline="Norvik Rail to deliver 40 night trains to Sweden",
        parties=[party(name, lie) for name in ("Sri Lanka", "Acme Corp", "Peru", "Chile", "Laos", "Mali")],
    )
    assert found.summarizer == "offline"
    assert found.headline == RULES.headline
    assert found.dropped[0].claim == "model text"


@pytest.mark.parametrize(("status", "taken"), [("signed", True), ("terminated", True), ("agreed", False)])
def test_no_words_say_signed_where_the_rules_find_nothing_signed(status: str, taken: bool) -> None:
    """The article may tell of an earlier signing; what was terminated may have been signed once."""
    told = replace(RULES, agreements=draft(agreements=[agreement("Norvik Rail", status=status)]).agreements)
    says = {"headline": "Norvik Rail signed for night trains", "summary": "Norvik Rail signed a contract with Sweden."}
    model = replace(told, headline=says["headline"], summary=says["summary"])
    rules = grounded(told, ARTICLE, "offline")
    found = merge(rules, grounded(model, ARTICLE, "openai", rules), model, ARTICLE, aliases)
    assert (found.headline == says["headline"]) is taken
    assert (found.summary == says["summary"]) is taken
    assert any("not signed" in d.reason for d in found.dropped) is not taken


def test_on_relevance_the_rules_have_the_last_word() -> None:
    """A model that finds nothing where the rules find something is overruled."""
    rules, nothing = grounded(RULES, ARTICLE, "offline"), BriefingDraft(relevant=False)
    found = merge(rules, grounded(nothing, ARTICLE, "openai"), nothing, ARTICLE, aliases)
    assert found.relevant
    assert found.parties == rules.parties


# ------------------------------------------------------------------ a model that is trusted


def test_a_trusted_model_adds_what_the_article_has_a_quote_for() -> None:
    """A party, an agreement, a sector and a figure of its own stand beside those of the rules, each with its quote."""
    found = merged(
        trusted=True,
        parties=[party("Finland", FINLAND, kind="state", country="FI"), party("Peru", SIGNED, kind="state")],
        agreements=[agreement("Norvik Rail", "Finland", kind="contract", status="proposed", evidence=FINLAND)],
        sectors=[{"code": "rail", "evidence": SIGNED}],
        figures=[{"label": "", "value": 350, "unit": "people", "evidence": PEOPLE}],
    )
    assert [p.name for p in found.parties] == ["Norvik Rail", "Sweden", "Finland"]
    assert [a.status for a in found.agreements] == ["signed", "proposed"]
    assert [s.code for s in found.sectors] == ["rail"]
    assert [f.value for f in found.figures] == [40, 350]
    assert found.summarizer == "openai"
    assert [d.claim for d in found.dropped] == ["party: Peru"]


def of_trusted(rules: BriefingDraft, model: BriefingDraft) -> Briefing:
    """The briefing of both where the model is trusted."""
    offline = grounded(rules, ARTICLE, "offline")
    return merge(offline, grounded(model, ARTICLE, "openai"), model, ARTICLE, aliases, trusted=True)


def test_what_a_trusted_model_tells_otherwise_is_told_once() -> None:
    """On the status of an agreement that both tell it has the last word."""
    model = replace(
        RULES, agreements=draft(agreements=[agreement("Norvik Rail", "Sweden", status="agreed")]).agreements
    )
    assert [a.status for a in of_trusted(RULES, model).agreements] == ["agreed"]


def test_what_a_trusted_model_misses_the_briefing_has() -> None:
    """An agreement that the rules alone tell stays, with its parties; a party that is in none of them goes."""
    rules = draft(
        parties=[*asdict(RULES)["parties"], party("Finland", FINLAND, kind="state", country="FI")],
        agreements=[agreement("Norvik Rail", "Sweden")],
        figures=asdict(RULES)["figures"],
    )
    found = of_trusted(rules, draft(parties=[party("Finland", FINLAND, kind="state", country="FI")]))
    assert {p.name for p in found.parties} == {"Norvik Rail", "Sweden", "Finland"}
    assert len(found.agreements) == 1
    assert [f.value for f in found.figures] == [40]
    found = of_trusted(rules, RULES)
    assert {p.name for p in found.parties} == {"Norvik Rail", "Sweden"}


def test_of_a_trusted_model_too_most_claims_must_stand() -> None:
    """One that mostly invents is not heard, whatever was said of it."""
    lie = "Sri Lanka signed a treaty with Acme Corp."
    found = merged(
        trusted=True, parties=[party(name, lie) for name in ("Sri Lanka", "Acme Corp", "Peru", "Chile", "Laos", "Mali")]
    )
    assert found.summarizer == "offline"


def test_what_is_counted_in_invented_units_speaks_for_no_model() -> None:
    """One of anything, proved by "one contract", would reach the reader, and many would make a model honest."""
    only = "It is the one contract of its kind."
    article = replace(ARTICLE, text=f"{ARTICLE.text}\n\n{only}")
    units = ("", "qxz", "zoo", "ballrooms", "wombats", "yurts")
    ones = [{"value": 1, "unit": unit, "evidence": only} for unit in units]
    found = merged(article, trusted=True, figures=ones[:2])
    assert (found.summarizer, [f.value for f in found.figures]) == ("openai", [40])
    assert merged(article, trusted=True, figures=ones).summarizer == "offline"


def test_a_good_model_that_is_trusted_lifts_every_score() -> None:
    """One that knows the gold makes of the briefings nearly that."""
    alone, together = rules_alone("second.jsonl"), with_model("second.jsonl", oracle, trusted=True)
    for field in FIELDS:
        assert together[field]["f1"] >= min(alone[field]["f1"], 0.98), field
    # Whom the article does not name beside an agreement a model may not tell with it, though it may be right.
    assert together[SIDES]["p"] >= alone[SIDES]["p"]
    assert together[SIDES]["f1"] >= alone[SIDES]["f1"] - 0.01
    assert together["agreements"]["f1"] > 0.95
    assert together["grounded"]["share"] == 1.0


@pytest.mark.parametrize("model", BAD.values(), ids=lambda m: m.__name__)
def test_a_bad_model_that_is_trusted_proves_what_it_says(model: Model) -> None:
    """Trust is no proof: each fact still has a quote of the article."""
    assert with_model("dev.jsonl", model, trusted=True)["grounded"]["share"] == 1.0
