"""The seams between packages: what the pipeline needs, told as protocols. Each has two shipped implementations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from bot.model import Answer, ArticleText, Briefing, BriefingText

Clock = Callable[[], datetime]
"""The time now, aware and in UTC. Passed in, so that tests and benchmarks can set it."""


class Analyst(Protocol):
    """Write briefings and answers from an article: `offline` from rules and data, `openai` with a model.

    Whatever comes out has passed grounding: every fact has a verbatim quote of the article.
    Both fall back rather than raise: a model that fails ends as an offline briefing that says so.
    """

    @property
    def name(self) -> str:
        """`offline` or `openai`."""
        ...

    async def brief(self, article: ArticleText) -> Briefing:
        """Return the grounded briefing of `article`."""
        ...

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """Answer `question` from `article` alone, with the quotes that prove it."""
        ...


@runtime_checkable
class Translator(Protocol):
    """Tell a briefing in another language: an analyst with a model is one, the offline analyst is not."""

    async def translate(self, briefing: Briefing, language: str) -> BriefingText:
        """Return headline and summary in `language` (ISO 639-1), or as they are where no translation holds."""
        ...


class Queue(Protocol):
    """Take a job by name and run it soon: on this process's event loop, or on any worker of a PostgreSQL."""

    async def defer(self, job: str, /, **ids: int) -> None:
        """Enqueue `job` with its ids; a job that is already waiting with the same ids is not enqueued again."""
        ...


@dataclass(frozen=True, slots=True)
class TokenUsage:
    """What requests to a model cost, as the endpoint counted it, or as it is estimated where that tells nothing."""

    model: str
    prompt_tokens: int
    completion_tokens: int
    cached_tokens: int = 0
    """Those of the prompt that the endpoint had read before."""
    estimated_tokens: int = 0
    """Those of prompt and completion that nobody counted."""


class Ledger(Protocol):
    """Keep what models answered and what they cost: in memory for one run, in the store for good."""

    async def get(self, key: str) -> str | None:
        """Return the answer kept under `key` (a hash of the whole request), or None."""
        ...

    async def put(self, key: str, answer: str) -> None:
        """Keep a usable answer."""
        ...

    async def spend(self, usage: TokenUsage) -> None:
        """Count the tokens of requests, whether or not their answers were of use, or came."""
        ...

    async def spent_today(self) -> int:
        """Return the tokens of all models since midnight UTC."""
        ...
