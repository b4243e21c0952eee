"""A headline or summary that the article does not bear out is asked for once more, with the reasons."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import web

from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.offline import statuses_told
from bot.briefing.proof.wording import problem
from bot.briefing.text.passages import Passages
from tests.briefing.analysts import GOOD, Day, Rules, analyst, briefed
from tests.briefing.drafts import ARTICLE, party
from tests.briefing.model_server import completion, error

WRONG = {**GOOD, "headline": "Norvik Rail to deliver 90 night trains", "summary": "Sri Lanka signed with Norvik Rail."}
RIGHT = {"headline": "Norvik Rail to deliver 40 night trains", "summary": "Norvik Rail signed a contract with Sweden."}


async def test_a_refused_text_is_asked_for_once_more_with_the_reasons() -> None:
    """The second request names what was wrong; its texts stand, and `dropped` still tells of the first."""
    briefing, server = await briefed(json.dumps(WRONG), json.dumps(RIGHT))
    assert (briefing.headline, briefing.summary) == (RIGHT["headline"], RIGHT["summary"])
    again = server.requests[1]["messages"][1]["content"]
    assert "the number 90 is not in the article" in again
    assert "Sri Lanka" in again
    assert len(server.requests) == 2
    assert any("90" in d.claim for d in briefing.dropped)


async def test_what_was_right_at_first_stays() -> None:
    """Only the refused one of the two texts is taken from the second answer."""
    first = {**GOOD, "summary": "Sri Lanka signed with Norvik Rail."}
    briefing, _ = await briefed(json.dumps(first), json.dumps(RIGHT))
    assert (briefing.headline, briefing.summary) == (GOOD["headline"], RIGHT["summary"])


@pytest.mark.parametrize(
    "second",
    [
        json.dumps(WRONG),
        json.dumps({"headline": None, "summary": 7}),
        completion("I would rather not."),
        completion(None, refusal="no"),
        completion('{"headline": "Norvik', finish="length"),
        error(400),
    ],
)
async def test_the_second_try_is_the_last(second: web.Response | str) -> None:
    """Wrong again, empty, refused or cut off: the offline text stands in; the agreement keeps the model's name."""
    offline = await Rules().brief(ARTICLE)
    briefing, _ = await briefed(json.dumps(WRONG), second)
    assert (briefing.headline, briefing.summary) == (offline.headline, offline.summary)
    assert briefing.summarizer == "openai"
    assert [a.title for a in briefing.agreements] == ["night trains contract"]


@pytest.mark.parametrize("trusted", [False, True])
async def test_only_a_trusted_model_says_signed_where_the_rules_do_not(trusted: bool) -> None:
    """However often it says so: where the rules find an agreement in principle, their words stand in."""
    rules = Rules(status="agreed")
    offline = await rules.brief(ARTICLE)
    says = {**GOOD, "headline": "Norvik Rail signed for 40 night trains"}
    briefing, server = await briefed(json.dumps(says), json.dumps(says), fallback=rules, trusted=trusted)
    assert briefing.headline == (says["headline"] if trusted else offline.headline)
    assert [a.status for a in briefing.agreements] == ["signed" if trusted else "agreed"]
    assert len(server.requests) == (1 if trusted else 2)


async def test_a_good_text_costs_one_request() -> None:
    """Nothing is asked again where nothing was refused."""
    _, server = await briefed(json.dumps(GOOD))
    assert len(server.requests) == 1


async def test_a_model_that_invents_its_facts_is_not_asked_again() -> None:
    """Its words would not be taken anyway."""
    lies = [party(name, "nowhere to be found") for name in ("Sri Lanka", "Peru", "Chile", "Laos", "Mali", "Fiji")]
    briefing, server = await briefed(json.dumps({"relevant": True, "headline": "Peru signs", "parties": lies}))
    assert len(server.requests) == 1
    assert briefing.summarizer == "offline"


async def test_the_budget_holds_for_the_second_try_too() -> None:
    """Beyond LLM_DAILY_TOKENS the offline text stands in without another request; tokens of both are counted."""
    ledger = MemoryLedger(Day())
    briefing, server = await briefed(json.dumps(WRONG), json.dumps(RIGHT), ledger=ledger, daily_tokens=100)
    assert len(server.requests) == 1
    assert any("LLM_DAILY_TOKENS" in d.reason for d in briefing.dropped)
    ledger = MemoryLedger(Day())
    await briefed(json.dumps(WRONG), json.dumps(RIGHT), ledger=ledger)
    assert await ledger.spent_today() == 240


async def test_a_second_try_is_kept_like_the_first() -> None:
    """The same article again costs nothing."""
    async with analyst(json.dumps(WRONG), json.dumps(RIGHT)) as (found, server):
        assert await found.brief(ARTICLE) == await found.brief(ARTICLE)
        assert len(server.requests) == 2


async def test_requests_begin_with_what_is_always_the_same() -> None:
    """Endpoints cache the beginning: instructions and schema are the same for all articles, and the text is last."""
    async with analyst(json.dumps(GOOD)) as (found, server):
        await found.brief(ARTICLE)
        await found.brief(replace(ARTICLE, id="a2", title="Norvik Rail and others", published_at=Day()()))
    first, second = server.requests
    assert first["messages"][0] == second["messages"][0]
    assert first["messages"][0]["role"] == "system"
    assert first["response_format"] == second["response_format"]
    assert list(first) == list(second)
    user: Any = second["messages"][1]["content"]
    assert ARTICLE.text not in second["messages"][0]["content"]
    assert user.index("Language:") < user.index(ARTICLE.text)
    assert len(user) - user.index(ARTICLE.text) - len(ARTICLE.text) < 60


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"headline": ""}, "headline:: none was written"),
        ({"summary": None}, "summary:: none was written"),
        (
            {"summary": "Norvik Rail signed a contract with Sweden's agency " + "on Tuesday in Oslo " * 20},
            "longer than",
        ),
    ],
)
async def test_a_text_that_is_missing_or_too_long_is_asked_for_once_more(told: dict[str, Any], reason: str) -> None:
    """No text is refused without a reason, and the reason goes with the second request."""
    briefing, server = await briefed(json.dumps(GOOD | told), json.dumps(RIGHT))
    assert len(server.requests) == 2
    assert reason in server.requests[1]["messages"][1]["content"]
    assert (briefing.headline if "headline" in told else briefing.summary) == RIGHT[next(iter(told))]


async def test_sentences_beyond_the_limit_are_said_to_be_left_out() -> None:
    """A summary that has some within it is not asked for again."""
    more = "Norvik Rail is to deliver 40 night trains to Sweden. " * 8
    briefing, server = await briefed(json.dumps(GOOD | {"summary": more}))
    assert len(server.requests) == 1
    assert briefing.summary.startswith("Norvik Rail is to deliver")
    assert "end of the summary" in str(briefing.dropped)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Norvik Rail signed a contract worth $1.2 billion with Sweden.", "another currency"),
        ("Norvik Rail signed a contract for ninety night trains.", "the number ninety"),
        ("Norvik Rail signed a contract worth two billion euros.", "the number two billion"),
        ("Norvik Rail signed a contract with Sweden in May.", "the date May"),
        ("Norvik Rail denied any talks of a contract with Sweden.", "denies nothing"),
        ("Norvik Rail signed a contract, more at trains.example/win.", "trains.example/win is not"),
        ("Norvik Rail signed a contract with Sweden, ask @norvikbot.", "@norvikbot is not"),
        ("Norvik Rail signed a contract with Sweden /stop", "/stop is not"),
        ("The contract of Norvik Rail with Sweden's transport agency was cancelled.", "nothing terminated"),
        ("The contract of Norvik Rail with Sweden has entered into force.", "nothing in force"),
    ],
)
async def test_a_sentence_that_says_otherwise_is_refused(sentence: str, reason: str) -> None:
    """Another currency, a number in words, a month, the contrary, an end, or an address that a chat makes a link of."""
    told = json.dumps(GOOD | {"summary": sentence})
    briefing, _ = await briefed(told, told, statuses=statuses_told)
    assert any(reason in d.reason for d in briefing.dropped if d.claim.startswith("summary:"))
    assert sentence.rstrip(".") not in briefing.summary


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvik Rail signed a contract with Sweden worth 1.2 billion euros.",
        "Norvik Rail and the agency, two sides of one deal, signed a contract for forty night trains.",
        "Norvik Rail signed a contract with Sweden; Finland has not signed one yet.",
        "Norvik Rail may deliver night trains to Sweden and/or maintain them.",
    ],
)
async def test_a_sentence_that_says_the_same_in_other_words_stands(sentence: str) -> None:
    """Numbers in words, a currency by its name, and what has not happened yet."""
    briefing, _ = await briefed(json.dumps(GOOD | {"summary": sentence}), statuses=statuses_told)
    assert briefing.summary == sentence


def test_what_is_signed_was_not_refused() -> None:
    """Unless the article tells of something else that is not, or not yet, signed."""
    told, sentence = ARTICLE.text.split("\n\n", 1)[0], "Norvik Rail did not sign a contract with Sweden."
    alone = Passages(replace(ARTICLE, text=told))
    assert problem(sentence, alone, frozenset()) == "the article tells of a signing"
    assert problem(sentence, alone, frozenset(), signed=False) is None
    assert problem(sentence, Passages(ARTICLE), frozenset()) is None


async def test_a_schema_in_the_prompt_stands_before_the_article() -> None:
    """Where an endpoint takes no schema, that is part of what is always the same."""

    def script(body: dict[str, Any]) -> web.Response:
        return completion(json.dumps(GOOD)) if "response_format" not in body else error(400, "no response_format")

    _, server = await briefed(script)
    system, user = (message["content"] for message in server.requests[-1]["messages"])
    assert "must fit this schema" in system
    assert "schema" not in user


@pytest.mark.parametrize(
    ("told", "stranger"),
    [
        ("norvik rail signed a contract with siemens.", "siemens"),
        ("Norvik Rail signed a contract ahead of hyundai and others.", "hyundai"),
        ("Norvik Rail firmó un contrato con renfe.", "renfe"),
    ],
)
def test_small_letters_hide_no_organisation(told: str, stranger: str) -> None:
    """A listed organisation is known in any letters, and must be in the article under one of its names."""
    assert problem(told, Passages(ARTICLE), frozenset({"norvik", "rail"})) == f"{stranger} is not in the article"
    other = replace(ARTICLE, text=f"{ARTICLE.text} {stranger.capitalize()} had bid too.")
    assert problem(told, Passages(other), frozenset({"norvik", "rail"})) is None


@pytest.mark.parametrize("word", ["apple", "shell", "target", "orange"])
def test_names_that_are_words_name_nobody_in_small_letters(word: str) -> None:
    """An apple is no Apple."""
    assert problem(f"Norvik Rail signed a contract for {word} trains.", Passages(ARTICLE), frozenset()) is None
