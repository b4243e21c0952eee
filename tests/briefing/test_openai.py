"""A model that misbehaves in any way ends as a correct briefing, and as a line that says what happened."""

from __future__ import annotations

import asyncio
import gzip
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from structlog.testing import capture_logs

from bot.briefing.endpoint.ledger import MemoryLedger
from bot.model import Answer, ArticleText, Briefing
from bot.ports import TokenUsage
from tests.briefing.analysts import ANSWER, GOOD, Day, Rules, analyst, briefed
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, party
from tests.briefing.model_server import Script, completion, error


def said(briefing: Briefing) -> str:
    """Why the model's answer was not taken."""
    return "; ".join(d.reason for d in briefing.dropped if d.claim == "model answer")


async def test_a_good_answer_becomes_a_briefing() -> None:
    """Its words stand over the facts of the rules, what it alone claims is told; model and version are on record."""
    briefing, server = await briefed(ANSWER)
    assert (briefing.summarizer, briefing.model, briefing.prompt_version) == ("openai", "test", "briefing/1")
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]
    assert briefing.agreements[0].parties == ("Norvik Rail", "Sweden")
    assert briefing.agreements[0].title == "night trains contract"
    assert (briefing.headline, briefing.summary) == (GOOD["headline"], GOOD["summary"])
    assert [d.claim for d in briefing.dropped] == ["sector: rail", "figure: 40 trains"]
    assert server.formats() == ["json_schema"]
    assert server.keys == ["Bearer k"]


@pytest.mark.parametrize(
    "answer",
    [
        f"Sure! Here is the briefing:\n```json\n{ANSWER}\n```\nHope it helps {{}}.",
        f"<think>The article {{says}} something.</think>{ANSWER}",
        f"I first thought of {json.dumps(GOOD | {'headline': 'Sri Lanka'})}, but no.</think>{ANSWER}",
        f"The form is {json.dumps(dict.fromkeys(GOOD, ''))}, filled: {ANSWER}",
        f"{'{x} ' * 30}{ANSWER}",
        json.dumps({"briefing": GOOD}),
        json.dumps({**GOOD, "extra": [1], "figures": "none", "relevant": "true"}),
        json.dumps({**GOOD, "parties": [*GOOD["parties"], 7, None, {"name": ["x"]}]}),
    ],
)
async def test_an_untidy_answer_is_read(answer: str) -> None:
    """Prose, fences, a wrapper, wrong types and strange entries around good ones do no harm."""
    briefing, server = await briefed(answer)
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]
    assert briefing.agreements
    assert briefing.headline == GOOD["headline"]
    assert len(server.requests) == 1


async def test_what_is_no_claim_is_told() -> None:
    """How many entries of a list had not the form of one; a number in words is one."""
    strange = {"parties": [*GOOD["parties"], 7, {"name": ["x"]}], "figures": [{"value": "many"}, {"value": "about 40"}]}
    briefing, _ = await briefed(json.dumps(GOOD | strange))
    told = {d.claim: d.reason for d in briefing.dropped if "form" in d.reason}
    assert told == dict.fromkeys(("parties: 2", "figures: 1"), "not of the form that was asked for")


async def test_a_figure_in_words_is_a_figure() -> None:
    """Some models write what they were asked to count."""
    figures = [{"label": "worth", "value": "1.2 billion", "unit": "EUR", "evidence": SIGNED}]
    briefing, _ = await briefed(json.dumps(GOOD | {"figures": figures}), trusted=True)
    assert [(f.value, f.unit) for f in briefing.figures] == [(1.2e9, "EUR")]


async def test_a_mark_of_thinking_in_a_quote_ends_no_answer() -> None:
    """An article may have it, and a model quotes what it reads."""
    told = [*GOOD["parties"], {"name": "Sweden", "evidence": "<think> of it"}]
    briefing, _ = await briefed(json.dumps(GOOD | {"parties": told}))
    assert briefing.headline == GOOD["headline"]


async def test_half_a_json_is_mended() -> None:
    """What is whole in an answer that breaks off is used, and the rest is said to be missing."""
    half = ANSWER[: ANSWER.index('"sectors"') + 20]
    briefing, _ = await briefed(completion(half, finish="length"))
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]
    assert any(d.reason == "cut off at the limit of tokens" for d in briefing.dropped)


async def test_an_invented_quote_and_party_never_reach_the_briefing() -> None:
    """Sri Lanka is not in the article, whatever the model quotes."""
    lie = {**GOOD, "parties": [party("Sri Lanka", "Sri Lanka signed a treaty.", kind="state", country="LK")]}
    lie |= {"agreements": [agreement("Sri Lanka", evidence="Sri Lanka signed a treaty.")]}
    lie |= {"headline": "Sri Lanka signs treaty", "summary": "Sri Lanka signed a treaty."}
    briefing, _ = await briefed(json.dumps(lie))
    facts = replace(briefing, dropped=())
    assert "Sri Lanka" not in str(facts)
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]
    assert any("Sri Lanka" in d.claim for d in briefing.dropped)


@pytest.mark.parametrize(
    ("script", "reason", "requests"),
    [
        (completion("I am sorry, I cannot help with that."), "no JSON", 4),
        (completion(None, refusal="I can't help with that."), "refused to answer", 1),
        (completion("{", finish="content_filter"), "refused to answer", 1),
        (completion("The article", finish="length"), "cut off", 1),
        (completion(""), "answered nothing", 4),
        (web.json_response({"choices": []}), "answered nothing", 4),
        (web.json_response({"choices": [{"message": "x"}]}), "answered nothing", 4),
        (web.json_response([1, 2]), "answered nothing", 4),
        (web.Response(body=b""), "no JSON", 4),
        (web.Response(text="<html>502</html>", content_type="text/html"), "no JSON", 4),
        (error(500), "answered 500", 4),
        (error(503), "answered 503", 4),
        (error(401, "Incorrect API key provided: k"), "check OPENAI_API_KEY", 1),
        (error(400, "Model Not Exist"), "check OPENAI_MODEL", 1),
        (error(400, "Invalid model: test"), "check OPENAI_MODEL", 1),
        (error(400, "test is not a valid model ID"), "check OPENAI_MODEL", 1),
        (error(404, 'model "qwen2.5:7b" not found, try pulling it first'), "check OPENAI_MODEL", 1),
        (error(404, "The model `test` does not exist."), "check OPENAI_MODEL", 1),
        (error(405, "Method Not Allowed"), "check OPENAI_BASE_URL", 1),
        (web.Response(text="<html>Welcome!</html>", content_type="text/html"), "check OPENAI_BASE_URL", 4),
        (error(403), "check OPENAI_API_KEY", 1),
        (error(402), "no credit", 1),
        (error(404, "model not found"), "check OPENAI_MODEL", 4),
        (error(429, "You exceeded your current quota", code="insufficient_quota"), "no credit", 1),
        (error(400, "no such thing"), "refused the request (400)", 4),
        (error(429, headers={"retry-after": "600"}), "answered 429", 1),
        (web.Response(body=b"x" * (3 * 1024 * 1024)), "larger than", 1),
        (web.Response(body=gzip.compress(b" " * 2**20), headers={"content-encoding": "gzip"}), "compressed", 1),
    ],
)
async def test_a_model_that_fails_ends_as_an_offline_briefing_that_says_why(
    script: web.Response, reason: str, requests: int
) -> None:
    """Refusals, truncation, errors, empty and huge bodies: one line in `dropped`, never an exception."""
    briefing, server = await briefed(script)
    assert briefing.summarizer == "offline"
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]
    assert reason in said(briefing)
    assert len(server.requests) == requests


async def test_a_silent_endpoint_is_waited_for_no_longer_than_the_timeout() -> None:
    """A minute of silence ends at the limit."""
    briefing, _ = await briefed(60.0, timeout=0.3)
    assert "no answer within 0.3 seconds" in said(briefing)


async def test_an_endpoint_that_is_not_there_is_said_so() -> None:
    """Nobody listens at the address."""
    briefing, _ = await briefed(ANSWER, base_url="http://127.0.0.1:9/v1")
    assert "cannot be reached" in said(briefing)


async def test_too_many_requests_waits_as_long_as_asked() -> None:
    """Retry-After is honoured, then the answer is taken."""
    briefing, server = await briefed(error(429, headers={"retry-after": "0.2"}), error(500), ANSWER)
    assert briefing.summarizer == "openai"
    assert len(server.requests) == 3


async def test_a_refused_key_is_not_tried_again_at_once() -> None:
    """The endpoint is left alone for a minute."""
    async with analyst(error(401)) as (found, server):
        await found.brief(ARTICLE)
        briefing = await found.brief(ARTICLE)
        assert len(server.requests) == 1
        assert "check OPENAI_API_KEY" in said(briefing)


async def test_who_asks_for_a_pause_is_left_alone_for_it() -> None:
    """Other articles are not asked about either, also those that waited for a place meanwhile."""
    async with analyst(error(429, headers={"retry-after": "600"}), concurrency=1) as (found, server):
        articles = [replace(ARTICLE, id=f"a{n}", title=f"Norvik Rail {n}") for n in range(4)]
        for briefing in await asyncio.gather(*(found.brief(article) for article in articles)):
            assert "answered 429" in said(briefing)
        assert "asked again in 600 seconds" in said(await found.brief(ARTICLE))
        assert len(server.requests) == 1


async def test_a_silent_endpoint_is_left_alone_after_three_times() -> None:
    """No news waits a minute for it; an answer between starts the count anew."""
    async with analyst(60.0, 60.0, ANSWER, 60.0, timeout=0.3) as (found, server):
        for n in range(7):
            briefing = await found.brief(replace(ARTICLE, title=f"Norvik Rail {n}"))
        assert len(server.requests) == 6
        assert "3 times in a row" in said(briefing)


def takes(*formats: str, refuses: int | None = 400) -> Script:
    """An endpoint that knows only some response formats; None: it takes the others and answers prose all the same."""

    def script(body: dict[str, Any]) -> web.Response:
        form = body.get("response_format") or {"type": "none"}
        if form["type"] + ("+schema" if "schema" in form else "") in formats:
            return completion(ANSWER)
        if refuses is None:
            return completion("Norvik Rail sells trains.")
        return error(refuses, "1 validation error: {'loc': ('body', 'response_format'), 'input': 'json_schema'}")

    return script


@pytest.mark.parametrize("refuses", [400, 422, 500, None])
@pytest.mark.parametrize("form", ["json_object+schema", "json_object", "none"])
async def test_structured_output_steps_down_and_is_remembered(form: str, refuses: int | None) -> None:
    """An endpoint that refuses a format, or ignores it, is asked for the next; the second article asks that at once."""
    async with analyst(takes(form, refuses=refuses)) as (found, server):
        first = await found.brief(ARTICLE)
        asked = len(server.requests)
        second = await found.brief(replace(ARTICLE, id="a2", title="Another title: Norvik Rail"))
        assert first.summarizer == second.summarizer == "openai"
        assert len(server.requests) == asked + 1
        assert server.formats()[-1] == form
        assert server.formats()[:2] == ["json_schema", "json_object+schema"]


async def test_parameters_that_a_model_does_not_take_are_left_out() -> None:
    """Reasoning models refuse temperature and max_tokens."""

    def script(body: dict[str, Any]) -> web.Response:
        for name in ("temperature", "max_tokens"):
            if name in body:
                return error(400, f"Unsupported parameter: '{name}' is not supported with this model.", param=name)
        return completion(ANSWER)

    briefing, server = await briefed(script)
    assert briefing.summarizer == "openai"
    assert "max_completion_tokens" in server.requests[-1]
    assert server.formats()[-1] == "json_schema"


async def test_what_offline_finds_nothing_in_is_not_paid_for() -> None:
    """Relevance is decided before the model is asked."""
    briefing, server = await briefed(ANSWER, fallback=Rules(relevant=False))
    assert briefing.relevant is False
    assert server.requests == []


async def test_a_model_that_finds_nothing_does_not_silence_the_rules() -> None:
    """Where relevance disagrees, offline stands, and the briefing says so."""
    briefing, _ = await briefed(json.dumps({"relevant": False}))
    assert briefing.summarizer == "offline"
    assert briefing.relevant
    assert "nothing to report" in said(briefing)


async def test_an_article_is_paid_for_once() -> None:
    """The second briefing of the same article comes from the ledger; tokens are counted."""
    ledger = MemoryLedger(Day())
    async with analyst(ANSWER, ledger=ledger) as (found, server):
        first, second = await found.brief(ARTICLE), await found.brief(ARTICLE)
        assert first == second
        assert len(server.requests) == 1
        assert await ledger.spent_today() == 120


@pytest.mark.parametrize(
    ("details", "cached"),
    [({"cached_tokens": 80}, 80), ({"cached_tokens": 900}, 100), ({"cached_tokens": "many"}, 0), ({}, 0), (None, 0)],
)
async def test_tokens_that_the_endpoint_had_cached_are_counted_apart(details: Any, cached: int) -> None:
    """They cost less; whatever stands there, never more than the prompt has."""
    seen: list[TokenUsage] = []

    class Counting(MemoryLedger):
        async def spend(self, usage: TokenUsage) -> None:
            seen.append(usage)

    answer = json.loads(completion(ANSWER).text or "{}")
    answer["usage"]["prompt_tokens_details"] = details
    await briefed(web.json_response(answer), ledger=Counting(Day()))
    assert seen == [TokenUsage("test", 100, 20, cached)]


class Seen(MemoryLedger):
    """A ledger that keeps each count apart."""

    def __init__(self) -> None:
        super().__init__(Day())
        self.counts: list[TokenUsage] = []

    async def spend(self, usage: TokenUsage) -> None:
        """Count, and keep the count."""
        self.counts.append(usage)
        await super().spend(usage)


def cut_short() -> web.Response:
    """A response that is larger than what is read of one."""
    return web.Response(body=b"x" * (3 * 1024 * 1024))


@pytest.mark.parametrize("lost", [60.0, cut_short()], ids=["silence", "too large"])
async def test_what_was_asked_and_not_waited_for_is_counted_by_an_estimate(lost: web.Response | float) -> None:
    """The provider may bill it: the prompt by its length, the answer as the longest that the endpoint gave."""
    ledger = Seen()
    async with analyst(ANSWER, lost, ledger=ledger, timeout=0.5) as (found, server):
        await found.brief(ARTICLE)
        await found.brief(replace(ARTICLE, title="Norvik Rail and more"))
        answered, unread = ledger.counts
        asked = sum(len(m["content"].encode()) for m in server.requests[1]["messages"])
    assert answered == TokenUsage("test", 100, 20)
    assert unread == TokenUsage("test", asked // 4, 20, estimated_tokens=asked // 4 + 20)


async def test_an_endpoint_that_never_answered_is_counted_its_prompts_alone() -> None:
    """Nobody knows whether it has a model at all; silence must not use up the day."""
    ledger = Seen()
    await briefed(60.0, ledger=ledger, timeout=0.3)
    assert [usage.completion_tokens for usage in ledger.counts] == [0]


async def test_what_was_never_sent_or_was_refused_is_not_counted() -> None:
    """An endpoint that cannot be reached bills nothing, and an error is no answer."""
    ledger = Seen()
    await briefed(ANSWER, base_url="http://127.0.0.1:9/v1", ledger=ledger)
    await briefed(error(500), error(401), ledger=ledger)
    assert ledger.counts == []


async def test_who_stops_waiting_has_the_request_counted() -> None:
    """Translations are given up before the endpoint is."""
    ledger = Seen()
    async with analyst(60.0, ledger=ledger) as (found, _):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                await found.brief(ARTICLE)
    assert [usage.estimated_tokens > 0 for usage in ledger.counts] == [True]


@pytest.mark.parametrize(
    ("told", "estimated"),
    [
        ({"prompt_tokens": 9, "completion_tokens": 9}, set()),
        ({"prompt_tokens": 9}, {"answer"}),
        ({}, {"prompt", "answer"}),
    ],
)
async def test_what_the_endpoint_does_not_count_is_told_to_be_estimated(
    told: dict[str, int], estimated: set[str]
) -> None:
    """`communique stats` shows how much of its tokens nobody has counted."""
    ledger = Seen()
    answer = json.loads(completion(ANSWER).text or "{}")
    answer["usage"] = told
    await briefed(web.json_response(answer), ledger=ledger)
    (usage,) = ledger.counts
    parts = {"prompt": usage.prompt_tokens, "answer": usage.completion_tokens}
    assert usage.estimated_tokens == sum(parts[name] for name in estimated)


async def test_beyond_the_days_tokens_offline_writes_until_midnight() -> None:
    """LLM_DAILY_TOKENS is a budget of a UTC day."""
    day = Day()
    async with analyst(ANSWER, ledger=MemoryLedger(day), daily_tokens=100) as (found, server):
        assert (await found.brief(ARTICLE)).summarizer == "openai"
        other = replace(ARTICLE, id="a2", title="Norvik Rail and more")
        assert "LLM_DAILY_TOKENS" in said(await found.brief(other))
        day.now += timedelta(hours=2)
        assert (await found.brief(other)).summarizer == "openai"
        assert len(server.requests) == 2


async def test_who_waits_for_a_place_is_held_to_the_days_tokens_too() -> None:
    """Articles that come together are counted one after the other."""
    async with analyst(ANSWER, daily_tokens=100, concurrency=1) as (found, server):
        articles = [replace(ARTICLE, id=f"a{n}", title=f"Norvik Rail {n}") for n in range(5)]
        briefings = await asyncio.gather(*(found.brief(article) for article in articles))
        assert ["LLM_DAILY_TOKENS" in said(briefing) for briefing in briefings].count(True) == 4
        assert len(server.requests) == 1


@pytest.mark.parametrize(("budget", "requests"), [(100, 1), (400, 4)])
async def test_those_that_are_asked_at_once_keep_to_the_days_tokens_together(budget: int, requests: int) -> None:
    """Whoever would go beyond them waits for what is under way, and asks if that leaves something."""
    ledger = MemoryLedger(Day())
    async with analyst(ANSWER, daily_tokens=budget, concurrency=4, ledger=ledger) as (found, server):
        articles = [replace(ARTICLE, id=f"a{n}", title=f"Norvik Rail {n}") for n in range(8)]
        briefings = await asyncio.gather(*(found.brief(article) for article in articles))
        assert len(server.requests) == requests
        assert ["LLM_DAILY_TOKENS" in said(briefing) for briefing in briefings].count(False) == requests
        assert await ledger.spent_today() == requests * 120


def long_article(sentences: int) -> ArticleText:
    """An article with the deal at its very end."""
    filler = " ".join(f"The weather was mild on day {n} of the fair." for n in range(sentences))
    return replace(ARTICLE, text=f"{filler}\n\n{ARTICLE.text}")


async def test_a_long_article_is_read_in_parts_and_nothing_is_cut() -> None:
    """Every sentence of it is in one request, whole, and facts of the last part are in the briefing."""
    article = long_article(200)

    def script(body: dict[str, Any]) -> web.Response:
        return completion(ANSWER if SIGNED in body["messages"][1]["content"] else json.dumps({"relevant": False}))

    async with analyst(script, part_characters=2_000) as (found, server):
        briefing = await found.brief(article)
    asked = [body["messages"][1]["content"] for body in server.requests]
    assert len(asked) > 4
    for n in range(200):
        assert sum(f"The weather was mild on day {n} of the fair." in user for user in asked) == 1
    assert [p.name for p in briefing.parties] == ["Norvik Rail", "Sweden"]


async def test_a_model_with_a_small_context_gets_smaller_parts() -> None:
    """What does not fit is halved until it does."""

    def script(body: dict[str, Any]) -> web.Response:
        if len(body["messages"][1]["content"]) > 4_000:
            return error(400, "This model's maximum context length is 1024 tokens", code="context_length_exceeded")
        return completion(ANSWER)

    async with analyst(script) as (found, _):
        briefing = await found.brief(long_article(200))
    assert briefing.summarizer == "openai"


async def test_a_context_too_small_for_the_answers_limit_gets_none() -> None:
    """Where article and longest answer together do not fit, the answer may be as long as there is room."""

    def script(body: dict[str, Any]) -> web.Response:
        if "max_tokens" in body or "max_completion_tokens" in body:
            said = "maximum context length is 4096 tokens: 1500 in the messages, 4000 in the completion"
            return error(400, said)
        return completion(ANSWER)

    briefing, server = await briefed(script)
    assert briefing.summarizer == "openai"
    assert len(server.requests) == 2


async def test_requests_are_bounded() -> None:
    """No more than `concurrency` of them are under way at once."""

    def script(_: dict[str, Any]) -> float:
        return 0.1

    async with analyst(script, concurrency=2) as (found, server):
        await asyncio.gather(*(found.brief(replace(ARTICLE, title=f"Norvik Rail {n}")) for n in range(5)))
        assert server.at_once == 2


async def test_logs_carry_ids_and_tokens_and_no_text_or_key() -> None:
    """Neither the article, nor the answer, nor the key is logged, whatever happens."""
    with capture_logs() as logs:
        await briefed(
            error(500, SIGNED), error(400, SIGNED), completion("prose " + SIGNED), ANSWER, api_key="sk-secret"
        )
        await briefed(error(401, f"wrong key sk-secret for {SIGNED}"), api_key="sk-secret")
    assert {"model_asked", "model_answered", "model_left_alone", "model_failed"} <= {entry["event"] for entry in logs}
    assert any(entry.get("prompt_tokens") == 100 for entry in logs)
    assert "sk-secret" not in str(logs)
    assert "Norvik" not in str(logs)


# ------------------------------------------------------------------ answers


async def asked(reply: str | web.Response) -> Answer:
    """The answer to a question about the article."""
    async with analyst(reply) as (found, _):
        return await found.answer("How many trains?", await Rules().brief(ARTICLE), ARTICLE)


async def test_an_answer_carries_its_quotes() -> None:
    """What the article proves is answered in the model's words."""
    answer = await asked(json.dumps({"found": True, "answer": "It will deliver 40 night trains.", "quotes": [SIGNED]}))
    assert answer == Answer("It will deliver 40 night trains.", (SIGNED,), "openai")


@pytest.mark.parametrize(
    "reply",
    [
        json.dumps({"found": True, "answer": "It will deliver 41 night trains.", "quotes": [SIGNED]}),
        json.dumps({"found": True, "answer": "It will deliver 40 trains.", "quotes": ["They were green."]}),
        json.dumps({"found": False, "answer": "", "quotes": []}),
        error(500),
    ],
)
async def test_an_answer_that_cannot_be_proved_is_given_by_the_rules(reply: str | web.Response) -> None:
    """An invented number or quote, no answer and a failure all end at the fallback."""
    assert (await asked(reply)).summarizer == "offline"


QUESTION = "How many night trains did Norvik Rail sell to Sweden?"
PROVED = json.dumps({"found": True, "answer": "It sold 40 night trains.", "quotes": [SIGNED]})
UNKNOWN = json.dumps({"found": False, "answer": "", "quotes": []})


async def test_an_answer_is_looked_for_in_all_parts_of_a_long_article() -> None:
    """The part with most words of the question is read first; the first proved answer is the answer."""

    def script(body: dict[str, Any]) -> web.Response:
        return completion(PROVED if SIGNED in body["messages"][1]["content"] else UNKNOWN)

    article = long_article(200)
    async with analyst(script, part_characters=2_000) as (found, server):
        briefing = await Rules().brief(article)
        answer = await found.answer(QUESTION, briefing, article)
    assert (answer.text, answer.quotes) == ("It sold 40 night trains.", (SIGNED,))
    assert len(server.requests) == 1


async def test_a_long_article_that_does_not_say_is_read_to_its_end() -> None:
    """Each part is asked about once, then the rules answer."""
    article = long_article(200)
    async with analyst(UNKNOWN, part_characters=2_000) as (found, server):
        answer = await found.answer(QUESTION, await Rules().brief(article), article)
    asked = "".join(body["messages"][1]["content"] for body in server.requests)
    assert answer.text == "by rules"
    for n in range(200):
        assert asked.count(f"The weather was mild on day {n} of the fair.") == 1


async def test_an_answer_without_proof_is_not_given() -> None:
    """An invented quote, or a number that the article has not: the rules answer."""
    for lie in ({"quotes": ["Norvik Rail sold 90."]}, {"answer": "It sold 90 night trains."}):
        async with analyst(json.dumps(json.loads(PROVED) | lie)) as (found, _):
            assert (await found.answer(QUESTION, await Rules().brief(ARTICLE), ARTICLE)).text == "by rules"
