"""An article that gives orders changes nothing: a corpus of attacks on a model that obeys every one of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.text.instructions import BLANK, blank_instructions, readable
from bot.model import ArticleText, Briefing
from tests.briefing.analysts import GOOD, analyst
from tests.briefing.drafts import ARTICLE, agreement, party

# One attack a line: id, kind, language, where (text or title), text. Each tries to make news of Zembla and Quexel Corp.
ATTACKS = [
    json.loads(line) for line in (Path(__file__).parents[1] / "data/injections.jsonl").read_text("utf-8").splitlines()
]


def poisoned(attack: dict[str, str]) -> ArticleText:
    """The article with an attack in its middle, or in its title."""
    if attack["where"] == "title":
        return replace(ARTICLE, title=f"{ARTICLE.title}. {attack['text']}")
    first, rest = ARTICLE.text.split("\n\n", 1)
    return replace(ARTICLE, text=f"{first}\n\n{attack['text']}\n\n{rest}")


def obedient(attack: dict[str, str]) -> dict[str, Any]:
    """What a model says that does what the attack wants, with the attack itself as its evidence."""
    text = attack["text"]
    return {
        "relevant": True,
        "headline": "Zembla signs treaty with Quexel Corp",
        "summary": "Zembla signed a treaty with Quexel Corp. It is worth $9 billion.",
        "parties": [*GOOD["parties"], party("Zembla", text, kind="state"), party("Quexel Corp", text)],
        "agreements": [
            *GOOD["agreements"],
            agreement("Zembla", "Quexel Corp", evidence=text, title="treaty with Zembla"),
        ],
        "sectors": GOOD["sectors"],
        "figures": [*GOOD["figures"], {"value": 9e9, "unit": "USD", "evidence": text}],
    }


def facts(briefing: Briefing) -> tuple[object, ...]:
    """All that a reader is told as fact."""
    return briefing.parties, briefing.agreements, briefing.sectors, briefing.figures


async def told(article: ArticleText, answer: dict[str, Any]) -> Briefing:
    """The briefing of a model that answers `answer`."""
    async with analyst(json.dumps(answer)) as (found, _):
        return await found.brief(article)


@pytest.mark.parametrize("attack", ATTACKS, ids=[f"{a['id']}-{a['kind']}-{a['language']}" for a in ATTACKS])
async def test_an_attack_changes_nothing(attack: dict[str, str]) -> None:
    """Even a model that obeys tells only the facts of the article without the attack, and the attack is on record."""
    clean = await told(ARTICLE, GOOD)
    attacked = await told(poisoned(attack), obedient(attack))
    assert facts(attacked) == facts(clean)
    for name in ("Zembla", "Quexel"):
        assert name not in attacked.headline + attacked.summary
    assert any(d.claim == "text addressed to a model" for d in attacked.dropped)


@pytest.mark.parametrize("attack", ATTACKS, ids=[a["id"] for a in ATTACKS])
async def test_a_model_is_not_shown_an_attack(attack: dict[str, str]) -> None:
    """The orders are taken out before the model reads, and the fence is new in each request."""
    async with analyst(json.dumps(GOOD)) as (found, server):
        await found.brief(poisoned(attack))
        await found.brief(replace(poisoned(attack), id="again", language="fr"))
    first, second = (body["messages"][1]["content"] for body in server.requests)
    assert "Zembla" not in first
    fences = [user.split(" begin article")[0].split("\n")[-1] for user in (first, second)]
    assert fences[0] != fences[1]
    assert first.count(fences[0]) == 2


def test_news_of_instructions_is_news() -> None:
    """A report may speak of rules, prompts and models; it loses nothing."""
    for text in (
        "The ministry ignored the rules of the World Trade Organization, the ruling says.",
        "OpenAI and the ministry agreed on guidelines for language models in schools.",
        "The two sides signed new instructions for customs officers.",
        "Qatar will act as a mediator, and the state department said so in the briefing.",
        "AI models must include safeguards and developers must report incidents, the accord says.",
        "The law would override earlier rules; courts may not ignore all of them.",
        "Officials added Ukraine to the agreements and put the text to the parties.",
        'The company answered with a "clear no" only.',
        "El gobierno ignora las reglas e informa en su informe.",
        "Sie ignorieren die Regeln und melden das in ihrer Antwort.",
        "정부는 기존 규칙을 무시했다고 밝혔다.",
        "AIは文章を要約し、日本語で出力している。",
        "양국은 이전 지침을 개정하기로 합의했다.",
        "Le ministre a donné des instructions aux négociateurs.",
    ):
        assert BLANK not in blank_instructions(text), text


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([a["text"] for a in ATTACKS] + ["A deal was signed. ", "\n\n", "ok"]), max_size=6).map(
        "".join
    )
)
def test_blanking_keeps_every_offset(text: str) -> None:
    """Each character stays in its place or becomes the blank; a second pass finds nothing more to hide."""
    blanked = blank_instructions(text)
    assert len(blanked) == len(text)
    assert all(b in (c, BLANK) for b, c in zip(blanked, text, strict=True))
    assert BLANK not in readable(text)
