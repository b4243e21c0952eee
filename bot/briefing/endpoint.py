"""Ask a chat-completions endpoint for one JSON object, whatever of the API it understands."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
import structlog

from bot.briefing.asking import Format, Request, request_body
from bot.briefing.repair import find_object
from bot.briefing.transport import BoundedTransport, TooBig
from bot.errors import SummarizerFailed
from bot.ports import TokenUsage

log = structlog.get_logger()

ATTEMPTS = 4
"""Requests for one answer: the first and three more, whatever went wrong."""
BACKOFF = 0.5
"""Seconds before the second request; doubled for each further one, with up to as much again at random."""
MAX_ANSWER_TOKENS = 4_000
MAX_BODY_BYTES = 2 * 1024 * 1024
"""A response beyond this is not read to its end."""
CLOSED_SECONDS = 60
"""How long an endpoint that refused the key or the model is left alone."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A JSON object that a model answered. `cut_off`: it broke off at the limit of tokens, and was mended."""

    data: dict[str, Any]
    cut_off: bool = False


class TooLong(SummarizerFailed):
    """The request does not fit into the model's context; a shorter part may."""


class _TryAgain(Exception):
    """This request failed, the next may not."""

    def __init__(self, reason: str, *, after: float | None = None, lower: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        """Seconds that the endpoint asked to wait."""
        self.lower = lower
        """Ask in the next simpler format."""


class Endpoint:
    """One endpoint and model. Remembers which format and parameters it takes; asks it `concurrency` at a time."""

    def __init__(
        self,
        *,
        api_key: str | None,
        base_url: str | None,
        model: str,
        timeout: float,
        concurrency: int,
        spend: Callable[[TokenUsage], Any],
        backoff: float = BACKOFF,
        answer_tokens: int = MAX_ANSWER_TOKENS,
    ) -> None:
        self.model = model
        self._answer_tokens = answer_tokens
        self._timeout = timeout
        self._backoff = backoff
        self._spend = spend
        self._format = Format.JSON_SCHEMA
        self._dropped: set[str] = set()
        self._closed_until = 0.0
        self._closed_reason = ""
        self._places = asyncio.Semaphore(concurrency)
        http = httpx2.AsyncClient(
            transport=BoundedTransport(MAX_BODY_BYTES),
            timeout=timeout,
            headers={"accept-encoding": "identity"},  # the size limit counts what is sent
            follow_redirects=False,
        )
        self._client = openai.AsyncOpenAI(
            api_key=api_key or "none",  # local servers want no key, the client wants one
            base_url=base_url or "https://api.openai.com/v1",
            max_retries=0,
            timeout=timeout,
            http_client=http,
        )

    @property
    def format(self) -> Format:
        """The best format that the endpoint has not refused."""
        return self._format

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def ask(self, request: Request) -> Reply:
        """Return the model's answer. Raises SummarizerFailed with one line of reason; `TooLong` for the context."""
        if time.monotonic() < self._closed_until:
            raise SummarizerFailed(self._closed_reason)
        started = time.monotonic()
        async with self._places:
            try:
                async with asyncio.timeout(self._timeout):
                    return await self._ask(request)
            except TimeoutError:
                raise SummarizerFailed(f"no answer within {self._timeout:g} seconds") from None
            finally:
                seconds = round(time.monotonic() - started, 3)
                log.debug("model_asked", article=request.article_id, model=self.model, seconds=seconds)

    async def _ask(self, request: Request) -> Reply:
        form, failure = self._format, _TryAgain("not asked")
        deadline = time.monotonic() + self._timeout
        failures = 0
        while failures < ATTEMPTS:
            try:
                reply = await self._once(request, form)
            except _TryAgain as e:
                failure = e
                if e.lower and form < Format.PROMPTED:
                    form = Format(form + 1)
                    continue
                failures += 1
                if failures < ATTEMPTS:
                    await self._pause(e, failures, deadline)
            else:
                if form != self._format:
                    log.info("model_format", model=self.model, format=form.name.lower())
                    self._format = form
                return reply
        raise SummarizerFailed(failure.reason, retry_after=failure.after)

    async def _pause(self, failure: _TryAgain, failures: int, deadline: float) -> None:
        wait = self._backoff * 2 ** (failures - 1) * (1 + random.random())  # noqa: S311 spreads load
        wait = max(wait, failure.after or 0)
        if time.monotonic() + wait > deadline:
            raise SummarizerFailed(failure.reason, retry_after=failure.after)
        await asyncio.sleep(wait)

    async def _once(self, request: Request, form: Format) -> Reply:
        body = request_body(request, form, model=self.model, answer_tokens=self._answer_tokens, without=self._dropped)
        try:
            raw = await self._client.chat.completions.with_raw_response.create(**body)
        except openai.APIStatusError as e:
            raise self._refused(e, form) from None
        except openai.APITimeoutError:
            raise _TryAgain(f"no answer within {self._timeout:g} seconds") from None
        except openai.APIConnectionError as e:
            too_big = isinstance(e.__cause__, TooBig)
            if too_big:
                raise SummarizerFailed(f"the answer is larger than {MAX_BODY_BYTES // 1024} KiB") from None
            raise _TryAgain("the endpoint cannot be reached") from None
        except openai.OpenAIError:
            raise _TryAgain("the endpoint answered nothing that can be read") from None
        return await self._read(raw.text, request, form)

    def _refused(self, e: openai.APIStatusError, form: Format) -> Exception:
        """What an error status means: mend the request, wait, or give up."""
        status, said = e.status_code, f"{e.param or ''} {e.code or ''} {e.message}".casefold()[:2_000]
        if status in (401, 403):
            return self._close(f"the endpoint refused the key ({status}): check OPENAI_API_KEY")
        if status == 404 and form is Format.PROMPTED:
            return self._close(f"the endpoint knows no model {self.model} (404): check OPENAI_MODEL, OPENAI_BASE_URL")
        if status == 402 or "insufficient_quota" in said:
            return self._close(f"the account has no credit left ({status})")
        if status == 413 or ("context" in said and any(w in said for w in ("length", "window", "exceed", "too long"))):
            if "completion" in said and not {"max_tokens", "max_completion_tokens"} <= self._dropped:
                self._dropped |= {"max_tokens", "max_completion_tokens"}  # the limit of the answer is what does not fit
                return _TryAgain(f"the endpoint answered {status}")
            return TooLong("the article does not fit into the model's context")
        if form < Format.PROMPTED and any(word in said for word in ("response_format", "json_schema", "json_object")):
            # The server of llama-cpp-python says so with 500.
            return _TryAgain(f"the endpoint answered {status}", lower=True)
        if status in (408, 409, 425, 429) or status >= 500:
            return _TryAgain(f"the endpoint answered {status}", after=_retry_after(e.response.headers))
        for name in ("temperature", "max_completion_tokens", "max_tokens"):
            if (
                name in said
                and name not in self._dropped
                and "unsupported" in said.replace("not support", "unsupported")
            ):
                self._dropped.add(name)
                return _TryAgain(f"the endpoint answered {status}")
        lower = form < Format.PROMPTED
        return (
            _TryAgain(f"the endpoint answered {status}", lower=True)
            if lower
            else SummarizerFailed(f"the endpoint refused the request ({status})")
        )

    def _close(self, reason: str) -> SummarizerFailed:
        self._closed_until, self._closed_reason = time.monotonic() + CLOSED_SECONDS, reason
        log.error("model_refused", model=self.model, reason=reason)
        return SummarizerFailed(reason)

    async def _read(self, body: str, request: Request, form: Format) -> Reply:
        """Read a response of status 200, of whatever shape."""
        try:
            response = json.loads(body)
        except (ValueError, RecursionError):
            raise _TryAgain("the endpoint answered no JSON") from None
        response = _dict(response)
        await self._count(response.get("usage"))
        choices = response.get("choices")
        choice = _dict(choices[0]) if isinstance(choices, list) and choices else {}
        message, finish = _dict(choice.get("message")), choice.get("finish_reason")
        if message.get("refusal") or finish == "content_filter":
            raise SummarizerFailed("the model refused to answer")
        content = message.get("content")
        if isinstance(content, list):
            content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
        if not isinstance(content, str) or not content.strip():
            raise _TryAgain("the model answered nothing")
        data = find_object(content, wanted=frozenset(request.schema["properties"]))
        if data is None:
            if finish == "length":
                raise SummarizerFailed("the answer was cut off at the limit of tokens")
            # Some endpoints take any response_format and heed none: then the schema has to stand in the prompt.
            raise _TryAgain("the model answered no JSON", lower=form < Format.PROMPTED)
        return Reply(data, cut_off=finish == "length")

    async def _count(self, usage: Any) -> None:
        if isinstance(usage, dict):
            counts = [usage.get(name) for name in ("prompt_tokens", "completion_tokens")]
            prompt, completion = (max(0, c) if isinstance(c, int) else 0 for c in counts)
            known = _dict(usage.get("prompt_tokens_details")).get("cached_tokens")
            cached = min(max(0, known), prompt) if isinstance(known, int) else 0
            log.info(
                "model_answered",
                model=self.model,
                prompt_tokens=prompt,
                cached_tokens=cached,
                completion_tokens=completion,
            )
            await self._spend(TokenUsage(self.model, prompt, completion, cached))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _retry_after(headers: httpx2.Headers) -> float | None:
    """Seconds of `retry-after-ms` or `Retry-After`; a date is not worth the clock it needs."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        try:
            return max(0.0, float(headers[name]) * unit)
        except (KeyError, ValueError):
            continue
    return None
