"""Ask a chat-completions endpoint for one JSON object, whatever of the API it understands."""

from __future__ import annotations

import asyncio
import json
import random
import time
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import openai
import structlog

from bot.briefing.endpoint.asking import Format, Request, request_body
from bot.briefing.endpoint.completion import read_completion, tokens_of
from bot.briefing.endpoint.faults import PARAMETERS, Fault, fault_of, seconds_asked
from bot.briefing.endpoint.repair import find_object
from bot.briefing.endpoint.transport import FLIGHT, BoundedTransport, Compressed, Flight, TooBig
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
REFUSED = "the model refused to answer"
CLOSED_SECONDS = 60
"""How long an endpoint is left alone that refused the key or the model, or was silent `SILENT` times in a row."""
MAX_CLOSED = 3_600
"""Seconds at most that it is left alone because it asks to."""
SILENT = 3


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
        self,
        reason: str,
        *,
        after: float | None = None,
        lower: bool = False,
        mended: bool = False,
        once: bool = False,
        paid: bool = False,
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
        self.paid = paid
        """The model has answered, so that this counts as an attempt also where the next format is simpler."""


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
        self._silent = 0
        """Time-outs since the last answer."""
        self._longest = 0
        """Tokens of the longest answer so far."""
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

    def cost_of(self, request: Request) -> int:
        """About how many tokens a request costs, with an answer as long as the longest so far."""
        return tokens_of(f"{request.system}{request.user}") + self._longest

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def ask(self, request: Request, *, allow: Callable[[], Awaitable[None]]) -> Reply:
        """Return the model's answer. Raises SummarizerFailed with one line of reason; `TooLong` for the context.

        `allow` is called once the request is its turn, and raises SummarizerFailed where it may not be sent any more.
        """
        started = time.monotonic()
        async with self._places:
            if time.monotonic() < self._closed_until:
                raise SummarizerFailed(self._closed_reason)
            await allow()
            flight = Flight()
            noted = FLIGHT.set(flight)
            try:
                async with asyncio.timeout(self._timeout):
                    return await self._ask(request)
            except TimeoutError:
                raise self._timed_out() from None
            finally:
                FLIGHT.reset(noted)
                seconds = round(time.monotonic() - started, 3)
                log.debug("model_asked", article=request.article_id, model=self.model, seconds=seconds)
                if flight.lost:
                    await self._count_lost(request, len(flight.lost))

    async def _ask(self, request: Request) -> Reply:
        form, failure = self._format, _TryAgain("not asked")
        deadline = time.monotonic() + self._timeout
        failures, once = 0, False
        while failures < ATTEMPTS:
            try:
                reply = await self._once(request, form)
            except _TryAgain as e:
                failure = e
                lower = e.lower and form < Format.PROMPTED
                if lower:
                    form, once = Format(form + 1), once or e.once
                if e.mended or (lower and not (e.once or e.paid)):
                    continue
                failures += 1
                if failures < ATTEMPTS and not (lower and e.paid):
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
            if failure.after:
                seconds = min(failure.after, MAX_CLOSED)
                self._leave_alone(f"{failure.reason}, to be asked again in {failure.after:.0f} seconds", seconds)
            raise SummarizerFailed(failure.reason, retry_after=failure.after)
        await asyncio.sleep(wait)

    def _timed_out(self) -> SummarizerFailed:
        reason = f"no answer within {self._timeout:g} seconds"
        self._silent += 1
        if self._silent >= SILENT:
            self._leave_alone(f"{reason}, {self._silent} times in a row", CLOSED_SECONDS)
        return SummarizerFailed(reason)

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
            if isinstance(e.__cause__, TooBig):
                raise SummarizerFailed(f"the answer is larger than {MAX_BODY_BYTES // 1024} KiB") from None
            if isinstance(e.__cause__, Compressed):
                raise SummarizerFailed("the endpoint answered compressed, which it was not asked to") from None
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
        if status < 400 or status == 405:
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
        self._leave_alone(reason, CLOSED_SECONDS)
        return SummarizerFailed(reason)

    def _leave_alone(self, reason: str, seconds: float) -> None:
        """Ask nothing for so long; several articles may find out the same at once."""
        now = time.monotonic()
        if now >= self._closed_until:
            log.error("model_left_alone", model=self.model, reason=reason, seconds=round(seconds))
        self._closed_until, self._closed_reason = now + seconds, reason

    async def _read(self, body: str, request: Request, form: Format, sent: Collection[str]) -> Reply:
        """Read a response of status 200, of whatever shape."""
        told = read_completion(body)
        if told is None:
            raise _TryAgain("the endpoint answered no JSON: check OPENAI_BASE_URL")
        content, finish = told.content, told.finish
        if told.error and not content.strip():
            code = told.error.get("code")  # some relay the error of another with status 200
            status = code if isinstance(code, int) and 400 <= code < 600 else 502
            raise self._refused(status, json.dumps(told.error), {}, form, sent)
        self._silent = 0
        await self._count(told.usage(self.model, f"{request.system}{request.user}"))
        if told.refusal or finish == "content_filter":
            raise SummarizerFailed(REFUSED)
        data = find_object(content, wanted=frozenset(request.schema["properties"]))
        if data is not None:
            return Reply(data, cut_off=finish == "length")
        if finish == "length":  # also where thinking took all of it; the same would be paid for again
            raise SummarizerFailed("the answer was cut off at the limit of tokens")
        if not content.strip():
            raise _TryAgain("the model answered nothing")
        # Some endpoints take any response_format and heed none: then the schema has to stand in the prompt.
        raise _TryAgain("the model answered no JSON", lower=True, paid=True)

    async def _count_lost(self, request: Request, times: int) -> None:
        """Count what an endpoint may bill for answers that nobody read: they are taken for as long as its longest."""
        prompt, answer = tokens_of(f"{request.system}{request.user}") * times, self._longest * times
        log.info("model_unanswered", model=self.model, requests=times, prompt_tokens=prompt, completion_tokens=answer)
        await self._spend(TokenUsage(self.model, prompt, answer, estimated_tokens=prompt + answer))

    async def _count(self, usage: TokenUsage) -> None:
        self._longest = min(self._answer_tokens, max(self._longest, usage.completion_tokens))
        log.info(
            "model_answered",
            model=usage.model,
            prompt_tokens=usage.prompt_tokens,
            cached_tokens=usage.cached_tokens,
            completion_tokens=usage.completion_tokens,
        )
        await self._spend(usage)
