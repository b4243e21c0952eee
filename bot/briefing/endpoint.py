"""Ask a chat-completions endpoint for one JSON object, whatever of the API it understands."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
import structlog

from bot.briefing.asking import Format, Request, request_body
from bot.briefing.faults import PARAMETERS, Fault, fault_of, seconds_asked
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
MAX_TOKENS = 10_000_000
"""No request takes more: who counts beyond this counts wrong."""
BYTES_OF_A_TOKEN = 4
"""For an endpoint that counts none: the day's tokens must hold there too."""
REFUSED = "the model refused to answer"
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

    def __init__(
        self, reason: str, *, after: float | None = None, lower: bool = False, mended: bool = False, once: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        """Seconds that the endpoint asked to wait."""
        self.lower = lower
        """Ask in the next simpler format."""
        self.mended = mended
        """The next request has no longer what was refused, and need not wait."""
        self.once = once
        """The simpler format is for this article alone: the endpoint has not refused the better one."""


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
        failures, once = 0, False
        while failures < ATTEMPTS:
            try:
                reply = await self._once(request, form)
            except _TryAgain as e:
                failure = e
                if e.lower and form < Format.PROMPTED:
                    form, once = Format(form + 1), once or e.once
                    if not e.once:
                        continue
                if e.mended:
                    continue
                failures += 1
                if failures < ATTEMPTS:
                    await self._pause(e, failures, deadline)
            else:
                if form != self._format and not once:
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
            # The body whole: of one that is no object ({"error": …}) the library tells nothing.
            raise self._refused(e.status_code, e.response.text, e.response.headers, form, body.keys()) from None
        except openai.APITimeoutError:
            raise _TryAgain(f"no answer within {self._timeout:g} seconds") from None
        except openai.APIConnectionError as e:
            too_big = isinstance(e.__cause__, TooBig)
            if too_big:
                raise SummarizerFailed(f"the answer is larger than {MAX_BODY_BYTES // 1024} KiB") from None
            raise _TryAgain("the endpoint cannot be reached") from None
        except openai.OpenAIError:
            raise _TryAgain("the endpoint answered nothing that can be read") from None
        return await self._read(raw.text, request, form, body.keys())

    def _refused(
        self, status: int, said: str, headers: Mapping[str, str], form: Format, sent: Collection[str]
    ) -> Exception:
        """What an error means: mend the request, wait, or give up. `sent` are the names of what was asked with."""
        reason, simplest = f"the endpoint answered {status}", form is Format.PROMPTED
        fault, parameter = fault_of(status, said.casefold()[:2_000], sent=sent)
        if fault is Fault.OTHER and status == 404 and simplest:
            fault = Fault.MODEL
        if closed := self._closed(fault, status):
            return self._close(closed)
        match fault:
            case Fault.REFUSAL:
                return SummarizerFailed(REFUSED)
            case Fault.CONTEXT:
                return TooLong("the article does not fit into the model's context")
            case Fault.LIMIT:
                self._dropped.update(name for name in PARAMETERS if name.endswith("_tokens"))
                return _TryAgain(reason, mended=True)
            case Fault.PARAMETER:
                self._dropped.add(parameter)
                return _TryAgain(reason, mended=True)
            case Fault.BUSY:
                return _TryAgain(reason, after=seconds_asked(headers))
            case Fault.BROKEN | Fault.ANSWER:
                return _TryAgain(reason, after=seconds_asked(headers), lower=True, once=True)
        if status < 400:
            return SummarizerFailed(f"{reason}: check OPENAI_BASE_URL")
        lower = not simplest
        return (
            _TryAgain(reason, lower=True) if lower else SummarizerFailed(f"the endpoint refused the request ({status})")
        )

    def _closed(self, fault: Fault, status: int) -> str:
        """Why the endpoint is left alone for a while; "" where it need not be."""
        reasons = {
            Fault.KEY: f"the endpoint refused the key ({status}): check OPENAI_API_KEY",
            Fault.MODEL: f"the endpoint knows no model {self.model} ({status}): check OPENAI_MODEL, OPENAI_BASE_URL",
            Fault.CREDIT: f"the account has no credit left ({status})",
        }
        return reasons.get(fault, "")

    def _close(self, reason: str) -> SummarizerFailed:
        self._closed_until, self._closed_reason = time.monotonic() + CLOSED_SECONDS, reason
        log.error("model_refused", model=self.model, reason=reason)
        return SummarizerFailed(reason)

    async def _read(self, body: str, request: Request, form: Format, sent: Collection[str]) -> Reply:
        """Read a response of status 200, of whatever shape."""
        try:
            response = _dict(json.loads(body.removeprefix("\ufeff")))
        except (ValueError, RecursionError):
            raise _TryAgain("the endpoint answered no JSON") from None
        choices = response.get("choices")
        choice = _dict(choices[0]) if isinstance(choices, list) and choices else {}
        message, finish = _dict(choice.get("message")), choice.get("finish_reason")
        content = _content(message)
        if (error := response.get("error") or choice.get("error")) and not content.strip():
            code = _dict(error).get("code")  # some relay the error of another with status 200
            status = code if isinstance(code, int) and 400 <= code < 600 else 502
            raise self._refused(status, json.dumps(error), {}, form, sent)
        await self._count(response.get("usage"), request, content)
        if message.get("refusal") or finish == "content_filter":
            raise SummarizerFailed(REFUSED)
        data = find_object(content, wanted=frozenset(request.schema["properties"]))
        if data is not None:
            return Reply(data, cut_off=finish == "length")
        if finish == "length":  # also where thinking took all of it; the same would be paid for again
            raise SummarizerFailed("the answer was cut off at the limit of tokens")
        if not content.strip():
            raise _TryAgain("the model answered nothing")
        # Some endpoints take any response_format and heed none: then the schema has to stand in the prompt.
        raise _TryAgain("the model answered no JSON", lower=form < Format.PROMPTED)

    async def _count(self, usage: Any, request: Request, content: str) -> None:
        """Count the tokens as the endpoint tells them; where it tells none that can be, by the length of the texts."""
        told = _dict(usage)
        prompt = _tokens(told.get("prompt_tokens"), f"{request.system}{request.user}")
        completion = _tokens(told.get("completion_tokens"), content)
        known = _dict(told.get("prompt_tokens_details")).get("cached_tokens")
        cached = min(max(0, known), prompt) if isinstance(known, int) else 0
        log.info(
            "model_answered", model=self.model, prompt_tokens=prompt, cached_tokens=cached, completion_tokens=completion
        )
        await self._spend(TokenUsage(self.model, prompt, completion, cached))


def _content(message: Mapping[str, Any]) -> str:
    """What the model wrote: as text, in parts, or as the arguments of a function that it was not asked to call."""
    content = message.get("content")
    if isinstance(content, list):
        content = "".join(str(part.get("text", "")) for part in content if isinstance(part, dict))
    if isinstance(content, str) and content.strip():
        return content
    calls = message.get("tool_calls")
    call = _dict(calls[0]).get("function") if isinstance(calls, list) and calls else message.get("function_call")
    arguments = _dict(call).get("arguments")
    return arguments if isinstance(arguments, str) else ""


def _tokens(told: Any, text: str) -> int:
    if isinstance(told, int) and 0 <= told <= MAX_TOKENS:
        return told
    return len(text.encode("utf-8", "replace")) // BYTES_OF_A_TOKEN


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
