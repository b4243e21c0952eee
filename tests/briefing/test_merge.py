"""With any model, however bad, a briefing says no less and no worse than the rules alone; a good one adds to it."""

from __future__ import annotations

import asyncio
import os
from functools import cache
from typing import Any

import pytest

from benchmarks.quality import DATA, article_of
from benchmarks.score import FIELDS, Fact, read_jsonl, score
from bot.briefing.draft import BriefingDraft
from bot.briefing.grounding import ground
from bot.briefing.json import briefing_to_json
from bot.briefing.merge import merge
from bot.briefing.offline import OfflineAnalyst, aliases
from bot.briefing.repair import read_draft
from bot.model import ArticleText, Briefing
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, draft, party
from tests.briefing.models import BAD, Model, errs_once, oracle

SETS = tuple(path.name for path in sorted(DATA.glob("*.jsonl")) if path.name != "injections.jsonl")
"""All annotated sets there are."""
SEEDS = range(int(os.environ.get("ERRS_ONCE_SEEDS", "1")))
"""How many times `errs_once` draws its wrong facts; 24 and more say more, and take minutes."""
RULES = draft(
    headline="Norvik Rail wins Swedish order for night trains",
    parties=[party("Norvik Rail"), party("Sweden", kind="state", country="SE")],
    agreements=[agreement("Norvik Rail", "Sweden")],
    figures=[{"label": "trains", "value": 40, "unit": "trains", "evidence": SIGNED}],
)


def grounded(
    claims: BriefingDraft, article: ArticleText, summarizer: str, stand_in: Briefing | None = None
) -> Briefing:
    """The briefing of these claims."""
    return ground(
        claims, article, summarizer=summarizer, model=None, prompt_version=None, aliases=aliases, stand_in=stand_in
    )


def merged(article: ArticleText = ARTICLE, **more: Any) -> Briefing:
    """The briefing where the rules find `RULES`, and the model that and `more`."""
    rules = grounded(RULES, article, "offline")
    claims = RULES.model_dump()
    for name, value in draft(**more).model_dump(exclude_unset=True).items():
        claims[name] = [*claims[name], *value] if isinstance(value, list | tuple) else value
    model = BriefingDraft.model_validate(claims)
    return merge(rules, grounded(model, article, "openai", rules), model, article, aliases)


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


def with_model(name: str, model: Model) -> Fact:
    """The scores with `model` behind the rules."""
    lines, offline = gold(name)
    found = []
    for line, rules in zip(lines, offline, strict=True):
        briefing, article = rules, article_of(line)
        if rules.relevant:
            claims = read_draft(model(line, rules))
            briefing = merge(rules, grounded(claims, article, "openai", rules), claims, article, aliases)
        found.append(briefing_to_json(briefing))
    return score(lines, found)


@pytest.mark.parametrize("name", ["dev.jsonl", "second.jsonl"])
@pytest.mark.parametrize("model", BAD.values(), ids=lambda m: m.__name__)
def test_no_bad_model_lowers_a_score(model: Model, name: str) -> None:
    """Empty, inventing, claiming all there is, or at random: precision, recall and grounding stay."""
    alone, together = rules_alone(name), with_model(name, model)
    for field in FIELDS:
        for rate in ("p", "r", "f1"):
            assert together[field][rate] >= alone[field][rate], field
    assert together["relevant"] == alone["relevant"]
    assert together["grounded"]["share"] == 1.0


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("seed", SEEDS)
def test_one_wrong_fact_among_right_ones_does_no_harm(seed: int, name: str) -> None:
    """A model that says what the rules say, and errs once in each list, is trusted and yet lowers no score."""
    alone, together = rules_alone(name), with_model(name, errs_once(seed))
    for field in FIELDS:
        for rate in ("p", "r", "f1"):
            assert together[field][rate] >= alone[field][rate], field


def test_a_good_model_raises_the_scores() -> None:
    """What the rules miss and the model proves is in the briefing, and nothing is lost by it."""
    gained = 0.0
    for name in SETS:
        alone, together = rules_alone(name), with_model(name, oracle)
        assert all(together[field]["f1"] >= alone[field]["f1"] for field in FIELDS)
        gained += sum(together[field]["f1"] - alone[field]["f1"] for field in FIELDS)
    assert gained > 0


def test_the_words_are_the_models_and_the_facts_of_the_rules_stay() -> None:
    """A briefing of both carries the model's name and its headline."""
    found = merged(headline="Norvik Rail to deliver 40 night trains to Sweden")
    assert found.summarizer == "openai"
    assert found.headline == "Norvik Rail to deliver 40 night trains to Sweden"
    assert found.agreements[0].parties == ("Norvik Rail", "Sweden")
    assert found.dropped == ()


@pytest.mark.parametrize(
    ("value", "unit", "added"),
    [(350, "people", True), (350, "trains", False), (350, "USD", False), (40, "people", False), (12, "years", True)],
)
def test_a_figure_whose_unit_stands_behind_the_number_is_added(value: float, unit: str, added: bool) -> None:
    """350 people are; 350 trains, or 40 people where the rules read 40 trains, are not."""
    people = "The two sides will also set up a battery plant near Gothenburg, where 350 people are to work."
    found = merged(figures=[{"value": value, "unit": unit, "label": "", "evidence": people}])
    assert ((value, unit) in [(f.value, f.unit) for f in found.figures]) is added


def test_a_state_that_the_rules_passed_over_stays_out() -> None:
    """Finland is in the article, and may sign one day: no party of the contract."""
    quote = "Finland may sign a similar contract next year, its transport minister said."
    found = merged(
        parties=[party("Finland", quote, kind="state", country="FI")],
        agreements=[agreement("Norvik Rail", "Finland", evidence=quote, status="negotiating")],
    )
    assert [p.name for p in found.parties] == ["Norvik Rail", "Sweden"]
    assert len(found.agreements) == 1
    assert any("do not take it for a party" in d.reason for d in found.dropped)


def test_a_company_is_added_where_a_word_tells_what_it_is() -> None:
    """The rules do not know the name, but "chipmaker" before it says enough; a town is nobody."""
    deal = "Norvik Rail signed a contract with Sweden's transport agency and chipmaker Halvorsen on Tuesday in Oslo"
    article = ArticleText("a2", ARTICLE.title, ARTICLE.text.replace(SIGNED, deal), language="en")
    both = agreement("Norvik Rail", "Sweden", "Halvorsen", "Oslo", evidence=deal)
    found = merged(article, parties=[party("Oslo", deal), party("Halvorsen", deal)], agreements=[both])
    assert [p.name for p in found.parties] == ["Norvik Rail", "Sweden", "Halvorsen"]
    assert found.agreements[0].parties == ("Norvik Rail", "Sweden", "Halvorsen")


def test_on_a_status_the_rules_have_the_last_word() -> None:
    """The same contract told as terminated is no second one."""
    found = merged(agreements=[agreement("Norvik Rail", "Sweden", status="terminated")])
    assert [a.status for a in found.agreements] == ["signed"]
    assert any("otherwise" in d.reason for d in found.dropped)


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


def test_on_relevance_the_rules_have_the_last_word() -> None:
    """A model that finds nothing where the rules find something is overruled."""
    rules, nothing = grounded(RULES, ARTICLE, "offline"), BriefingDraft(relevant=False)
    found = merge(rules, grounded(nothing, ARTICLE, "openai"), nothing, ARTICLE, aliases)
    assert found.relevant
    assert found.parties == rules.parties
