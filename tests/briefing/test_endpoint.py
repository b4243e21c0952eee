"""Each endpoint tells its errors in its own words; what they mean decides what is asked next."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from aiohttp import web

from bot.briefing.endpoint.faults import seconds_asked
from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.endpoint.repair import find_object
from bot.model import Briefing
from bot.store.engine import Store
from bot.store.ledger import StoreLedger
from tests.briefing.analysts import ANSWER, GOOD, Day, analyst, briefed
from tests.briefing.drafts import ARTICLE
from tests.briefing.model_server import ModelServer, completion, error

FORMS = ("json_schema", "json_object+schema", "json_object", "none")
Body = dict[str, Any] | list[Any] | str


def said(briefing: Briefing) -> str:
    """Why the model's answer was not taken."""
    return "; ".join(d.reason for d in briefing.dropped if d.claim == "model answer")


def form_of(body: dict[str, Any]) -> str:
    """The response format of a request, as `ModelServer.formats` names it."""
    form = body.get("response_format") or {"type": "none"}
    return str(form["type"]) + ("+schema" if "schema" in form else "")


def refusing(forms: int, status: int, body: Body) -> Callable[[dict[str, Any]], web.Response]:
    """An endpoint that refuses the first `forms` formats with `body`."""

    def script(asked: dict[str, Any]) -> web.Response:
        if form_of(asked) in FORMS[:forms]:
            return web.json_response(body, status=status)
        return completion(ANSWER)

    return script


@pytest.mark.parametrize(
    ("forms", "status", "body"),
    [
        (1, 400, {"error": {"message": "'response_format' of type 'json_schema' is not supported with this model."}}),
        (1, 400, {"object": "error", "message": "[{'loc': ('body', 'response_format', 'type')}]", "code": 400}),
        (1, 400, {"object": "error", "message": "The provided JSON schema contains features not supported."}),
        (1, 400, {"error": {"code": 400, "message": "Failed to parse grammar", "type": "invalid_request_error"}}),
        (3, 400, {"error": "'response_format.type' must be 'text'"}),
        (1, 404, {"error": {"message": "No endpoints found that can handle the requested parameters.", "code": 404}}),
        (2, 422, {"object": "error", "message": {"detail": [{"loc": ["body", "response_format", "schema"]}]}}),
        (2, 400, {"error": {"message": "This response_format type is unavailable now"}}),
        (2, 400, [{"error": {"code": 400, "message": 'Unknown name "additionalProperties"'}}]),
        (3, 422, {"detail": [{"loc": ["body", "response_format"], "msg": "extra fields not permitted"}]}),
        (3, 400, "Bad Request"),
    ],
)
async def test_every_refusal_of_a_format_is_understood(forms: int, status: int, body: Body) -> None:
    """As OpenAI, vLLM, llama.cpp, LM Studio, OpenRouter, Mistral, DeepSeek, Gemini and others tell it."""
    async with analyst(refusing(forms, status, body)) as (found, server):
        assert (await found.brief(ARTICLE)).summarizer == "openai"
        assert server.formats() == list(FORMS[: forms + 1])
        await found.brief(replace(ARTICLE, title="Another title: Norvik Rail"))
        assert server.formats()[forms + 1 :] == [FORMS[forms]]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, {"object": "error", "message": "Internal Server Error"}),
        (400, {"error": {"message": "Failed to generate JSON.", "code": "json_validate_failed"}}),
    ],
)
async def test_a_failure_at_a_format_is_no_refusal_of_it(status: int, body: Body) -> None:
    """The article is asked about more simply; the next is asked about in the best format again."""
    async with analyst(refusing(1, status, body)) as (found, server):
        assert (await found.brief(ARTICLE)).summarizer == "openai"
        await found.brief(replace(ARTICLE, title="Another title: Norvik Rail"))
        assert server.formats() == [*FORMS[:2], *FORMS[:2]]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, {"error": {"message": "The response was filtered", "param": "prompt", "code": "content_filter"}}),
        (403, {"error": {"code": 403, "message": "Your model requires moderation. Your input was flagged."}}),
        (400, {"error": {"code": "data_inspection_failed", "message": "May contain inappropriate content."}}),
    ],
)
async def test_a_filter_is_a_refusal_of_this_article_alone(status: int, body: Body) -> None:
    """It is no refused key: the endpoint is asked about the next article at once."""
    async with analyst(web.json_response(body, status=status), ANSWER) as (found, server):
        assert said(await found.brief(ARTICLE)) == "the model refused to answer"
        assert (await found.brief(replace(ARTICLE, title="Another title: Norvik Rail"))).summarizer == "openai"
        assert server.formats() == ["json_schema"] * 2


async def test_a_refused_key_is_known_by_its_words() -> None:
    """Gemini's endpoint tells it with 400, in a list."""
    body = [{"error": {"code": 400, "message": "API key not valid. Please pass a valid API key."}}]
    briefing, server = await briefed(web.json_response(body, status=400))
    assert "check OPENAI_API_KEY" in said(briefing)
    assert len(server.requests) == 1


async def test_a_reasoning_model_keeps_its_limit() -> None:
    """What is refused goes, not what the message advises instead; and no time is lost over it."""

    def script(body: dict[str, Any]) -> web.Response:
        if "max_tokens" in body:
            return error(400, "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.")
        if "temperature" in body:
            return error(400, "invalid temperature: only 1 is allowed for this model")
        return completion(ANSWER)

    briefing, server = await briefed(script, backoff=60.0)
    assert briefing.summarizer == "openai"
    assert server.requests[-1]["max_completion_tokens"] > 0
    assert server.formats() == ["json_schema"] * 3


@pytest.mark.parametrize(
    "message",
    [
        "max_tokens is too large: 4000. This model supports at most 2048 completion tokens.",
        "Invalid max_tokens value, the valid range of max_tokens is [1, 2048]",
    ],
)
async def test_a_limit_beyond_the_models_own_is_left_out(message: str) -> None:
    """The model's own limit holds then."""

    def script(body: dict[str, Any]) -> web.Response:
        return error(400, message) if {"max_tokens", "max_completion_tokens"} & body.keys() else completion(ANSWER)

    briefing, server = await briefed(script)
    assert briefing.summarizer == "openai"
    assert server.formats() == ["json_schema"] * 2


@pytest.mark.parametrize(
    "message",
    [
        "prompt is too long: 208310 tokens > 200000 maximum",
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).",
        "the request exceeds the available context size. try increasing the context size",
        "Input is too long for requested model.",
        "Input validation error: `inputs` must have less than 4096 tokens. Given: 5000",
    ],
)
async def test_a_full_context_is_understood(message: str) -> None:
    """The article is read in smaller parts, whatever the endpoint calls it."""
    long = replace(ARTICLE, text="\n\n".join([ARTICLE.text, *(f"Line {n} was built long ago." for n in range(400))]))

    def script(body: dict[str, Any]) -> web.Response:
        asked = sum(len(m["content"]) for m in body["messages"])
        return web.json_response({"error": message}, status=400) if asked > 10_000 else completion(ANSWER)

    async with analyst(script) as (found, server):
        assert not said(await found.brief(long))
        assert set(server.formats()) == {"json_schema"}


@pytest.mark.parametrize("content", ["", None])
async def test_an_answer_that_thinking_used_up_is_not_paid_for_again(content: str | None) -> None:
    """Nothing was left of the limit of tokens for the answer."""
    briefing, server = await briefed(completion(content, finish="length"))
    assert said(briefing) == "the answer was cut off at the limit of tokens"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "message",
    [
        {"tool_calls": [{"id": "1", "type": "function", "function": {"name": "briefing", "arguments": ANSWER}}]},
        {"function_call": {"name": "briefing", "arguments": ANSWER}},
    ],
)
async def test_arguments_of_a_function_are_an_answer(message: dict[str, Any]) -> None:
    """Some models call a function where they are asked for JSON."""
    briefing, server = await briefed(completion(None, **message))
    assert briefing.summarizer == "openai"
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("body", "reason", "requests"),
    [
        ({"error": {"code": 402, "message": "Insufficient credits"}}, "no credit left (402)", 1),
        ({"error": {"code": 429, "message": "Rate limit exceeded"}}, "answered 429", 4),
        ({"choices": [{"finish_reason": "error", "error": {"code": 502}, "message": {"content": ""}}]}, "502", 4),
    ],
)
async def test_an_error_inside_a_good_status_is_an_error(body: Body, reason: str, requests: int) -> None:
    """A relay hands on what its provider answered, with status 200."""
    briefing, server = await briefed(web.json_response(body))
    assert reason in said(briefing)
    assert len(server.requests) == requests


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps(GOOD).replace("}]", "},]").removesuffix("}") + ",}",
        json.dumps(GOOD).replace('"summary"', '// two sentences, "quoted"\n"summary"'),
        json.dumps(GOOD).replace('"summary"', '/* {"parties": 1} */ "summary"'),
    ],
)
async def test_what_json_does_not_have_is_left_out(answer: str) -> None:
    """Commas behind the last of a list, and comments: the whole answer is read, and no agreement inside it instead."""
    briefing, server = await briefed(answer)
    assert (briefing.headline, briefing.summary) == (GOOD["headline"], GOOD["summary"])
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("headline", "summary"),
    [
        ("**{}**", "**Norvik Rail** {}"),
        ("# {}.", "* {}"),
        ('"{}"', "“{}”"),
        ("{}.", "{}"),
    ],
)
async def test_words_stand_without_markdown_and_quotes(headline: str, summary: str) -> None:
    """What models put around a text for a page is no part of a wire's."""
    said = GOOD["summary"].removeprefix("Norvik Rail ") if "Rail" in summary else GOOD["summary"]
    marked = GOOD | {"headline": headline.format(GOOD["headline"]), "summary": summary.format(said)}
    briefing, server = await briefed(json.dumps(marked))
    assert (briefing.headline, briefing.summary) == (GOOD["headline"], GOOD["summary"])
    assert len(server.requests) == 1


def test_broken_json_is_searched_in_time() -> None:
    """Quotes, comments and commas that never end are read once, not once for each of them."""
    for piece in ('{"a\\"', "{/*", "{,  ", '{"a": 1,} '):
        find_object(piece * 100_000, wanted=frozenset({"parties"}))


async def test_a_byte_order_mark_is_no_part_of_json() -> None:
    """Some servers begin every body with one."""
    good = completion(ANSWER)
    assert isinstance(good.body, bytes)
    marked = web.Response(body=b"\xef\xbb\xbf" + good.body, content_type="application/json")
    assert (await briefed(marked))[0].summarizer == "openai"


@pytest.mark.parametrize(
    "usage", [None, {}, {"prompt_tokens": "9", "completion_tokens": None}, {"prompt_tokens": 10**30}]
)
async def test_the_days_tokens_hold_where_the_endpoint_counts_none(usage: Any) -> None:
    """What it does not tell, or cannot be, is counted by the length of what was sent and answered."""
    body = {"choices": [{"message": {"content": ANSWER}, "finish_reason": "stop"}], "usage": usage}
    ledger = MemoryLedger(Day())
    _, server = await briefed(web.json_response(body), ledger=ledger)
    sent = sum(len(m["content"]) for m in server.requests[0]["messages"])
    assert sent / 5 < await ledger.spent_today() < sent


async def test_an_answer_that_no_database_takes_is_kept(store: Store) -> None:
    """Half a surrogate pair, and a count of tokens beyond all columns."""
    answer = json.dumps(GOOD).replace("Norvik Rail to", "Norvik \\ud83d Rail to")
    body = {"choices": [{"message": {"content": answer}}], "usage": {"prompt_tokens": 10**30, "completion_tokens": 1}}
    async with ModelServer(web.json_response(body)) as server:
        for _ in range(2):
            async with analyst(base_url=server.url, ledger=StoreLedger(store, Day())) as (found, _):
                assert (await found.brief(ARTICLE)).summarizer == "openai"
        assert len(server.requests) == 1


NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "7"}, 7.0),
        ({"retry-after-ms": "1500", "retry-after": "60"}, 1.5),
        ({"retry-after": format_datetime(NOW + timedelta(seconds=9), usegmt=True)} | {"date": "x"}, None),
        ({"retry-after": format_datetime(NOW + timedelta(seconds=9), usegmt=True), "date": format_datetime(NOW)}, 9.0),
        ({"retry-after": format_datetime(NOW), "date": format_datetime(NOW + timedelta(seconds=9))}, 0.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_the_wait_that_an_endpoint_asks_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    """Seconds, thousandths, or a date by the endpoint's own clock."""
    if headers.get("date") == "x":  # without its clock ours is taken, for which the date is long past or to come
        assert seconds_asked(headers) is not None
    else:
        assert seconds_asked(headers) == seconds
