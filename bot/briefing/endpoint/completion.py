"""Read a chat completion of whatever shape: what the model wrote, how it ended, what it cost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.ports import TokenUsage

MAX_TOKENS = 10_000_000
"""No request takes more: who counts beyond this counts wrong."""
BYTES_OF_A_TOKEN = 4
"""For an endpoint that counts none: the day's tokens must hold there too."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What an endpoint answered with status 200. `error`: that of another endpoint, which it relays; else empty."""

    content: str
    finish: Any
    refusal: bool
    error: Mapping[str, Any]
    told_usage: Mapping[str, Any]

    def usage(self, model: str, prompt: str) -> TokenUsage:
        """The tokens as the endpoint tells them; where it tells none that can be, by the length of the texts."""
        told = [_told(self.told_usage.get(name)) for name in ("prompt_tokens", "completion_tokens")]
        counted = [n if n is not None else tokens_of(t) for n, t in zip(told, (prompt, self.content), strict=True)]
        known = _dict(self.told_usage.get("prompt_tokens_details")).get("cached_tokens")
        cached = min(max(0, known), counted[0]) if isinstance(known, int) else 0
        guessed = sum(n for n, said in zip(counted, told, strict=True) if said is None)
        return TokenUsage(model, counted[0], counted[1], cached, guessed)


def read_completion(body: str) -> Completion | None:
    """Read a response; None where it is no JSON. What it does not tell, or tells otherwise than it should, is empty."""
    try:
        response = _dict(json.loads(body.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return None
    choices = response.get("choices")
    choice = _dict(choices[0]) if isinstance(choices, list) and choices else {}
    message = _dict(choice.get("message"))
    error = response.get("error") or choice.get("error")
    return Completion(
        _content(message),
        choice.get("finish_reason"),
        bool(message.get("refusal")),
        error if isinstance(error, dict) else {"message": error} if error else {},
        _dict(response.get("usage")),
    )


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


def _told(count: Any) -> int | None:
    """A count of tokens that can be one; None of another."""
    return count if isinstance(count, int) and 0 <= count <= MAX_TOKENS else None


def tokens_of(text: str) -> int:
    """About how many tokens a text has, for which no endpoint has counted them."""
    return len(text.encode("utf-8", "replace")) // BYTES_OF_A_TOKEN


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
