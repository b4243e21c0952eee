"""Tell what an endpoint's error means: each of those in the wild has its own status and its own words."""

from __future__ import annotations

import math
import re
import time
from collections.abc import Collection, Mapping
from email.utils import parsedate_to_datetime
from enum import Enum, auto


class Fault(Enum):
    """What is wrong, as far as it decides what to do about it."""

    KEY = auto()
    MODEL = auto()
    CREDIT = auto()
    REFUSAL = auto()
    """The provider lets nobody see an answer to this article."""
    CONTEXT = auto()
    """The article is too long for the model."""
    LIMIT = auto()
    """The limit of the answer, beside the article, is too much for the model."""
    FORMAT = auto()
    """The endpoint does not take this `response_format`."""
    ANSWER = auto()
    """The model failed at this format this time; the endpoint takes it."""
    PARAMETER = auto()
    BUSY = auto()
    BROKEN = auto()
    """The endpoint failed, and does not say why."""
    OTHER = auto()


PARAMETERS = ("temperature", "max_tokens", "max_completion_tokens")
"""What some models refuse, and all can do without."""
_KEY = re.compile(r"(?:invalid|incorrect)[ _]api[ _]key|api[ _]key[ _](?:not[ _]valid|invalid)")
_CREDIT = re.compile(r"insufficient[ _](?:quota|balance|credit)")
_MODEL = re.compile(
    r"model_not_found|model not exist|invalid[ _]model|not a valid model|unknown model|no such model|unsupported model"
    r"|model \W{0,3}[\w./:@-]{1,80}\W{1,3}(?:was |is )?(?:not found|does not exist|not available|not loaded)"
)
"""The model that was asked for is none of the endpoint's, which some tell with 400."""
_REFUSAL = re.compile(
    r"content[ _]filter|content management policy|responsibleaipolicy|data_inspection_failed|inappropriate content"
    r"|requires moderation|was flagged|content_policy"
)
_CONTEXT = re.compile(
    r"context.{0,80}(?:length|window|size|exceed|too long|overflow)|exceed.{0,40}context|prompt is too long"
    r"|input is too long|input token count|must have less than \d+ tokens|maximum number of tokens|too many tokens"
    r"|request too large",
    re.DOTALL,
)
_LIMIT = re.compile(r"completion|max_new_tokens|max_tokens")
_TOO_MUCH = re.compile(
    r"max_(?:completion_)?tokens[^.]{0,60}(?:too large|too high|at most|valid range|less than|must be|maximum|exceed)"
)
_FORMAT = re.compile(r"response_format|response format|json_schema|json_object|json schema")
_ANSWER = re.compile(r"json_validate_failed|failed to (?:generate|validate) json")
_WAITING = (408, 409, 425, 429, 502, 503, 504, 529)


def fault_of(status: int, said: str, *, sent: Collection[str]) -> tuple[Fault, str]:
    """What an error of `status` means that says `said` (folded), and which of the parameters `sent` it is about."""
    for fault, tells in (
        (Fault.REFUSAL, _REFUSAL.search(said)),
        (Fault.KEY, status in (401, 403) or _KEY.search(said)),
        (Fault.CREDIT, status == 402 or _CREDIT.search(said)),
        (Fault.MODEL, status in (400, 404, 422) and not _FORMAT.search(said) and _MODEL.search(said)),
        (Fault.ANSWER, _ANSWER.search(said)),
    ):
        if tells:
            return fault, ""
    limited = any(name.endswith("_tokens") for name in sent)
    if limited and _TOO_MUCH.search(said):
        return Fault.LIMIT, ""
    if status == 413 or _CONTEXT.search(said):
        return (Fault.LIMIT if limited and _LIMIT.search(said) else Fault.CONTEXT), ""
    if _FORMAT.search(said):  # the server of llama-cpp-python says so with 500
        return Fault.FORMAT, ""
    if status in _WAITING:
        return Fault.BUSY, ""
    if status >= 500:
        return Fault.BROKEN, ""
    named = [name for name in PARAMETERS if name in sent and name in said]
    # "'max_tokens' is not supported, use 'max_completion_tokens'": what was not sent is not what is wrong.
    return (Fault.PARAMETER, named[0]) if named else (Fault.OTHER, "")


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """Seconds that `retry-after-ms` or `Retry-After` (seconds, or a date) asks to wait; None where it asks nothing.

    A date is counted from the endpoint's own `Date`, where it sends one.
    """
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "")
        try:
            seconds = float(value) * unit
        except ValueError:
            seconds = _until(value, headers.get("date", ""))
        if math.isfinite(seconds):
            return max(0.0, seconds)
    return None


def _until(date: str, now: str) -> float:
    try:
        end = parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError):
        return math.nan
    try:
        return end - parsedate_to_datetime(now).timestamp()
    except (ValueError, OverflowError):
        return end - time.time()
