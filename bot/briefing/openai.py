"""Write briefings with a model behind an OpenAI-compatible endpoint; the article disposes, offline stands in."""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import replace
from types import TracebackType
from typing import Any, Self

import structlog

from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint import Endpoint, Reply, Request, TooLong
from bot.briefing.grounding import ground, ground_answer, no_aliases
from bot.briefing.instructions import readable
from bot.briefing.merge import merge
from bot.briefing.names import Aliases
from bot.briefing.parts import join_drafts, split_text
from bot.briefing.prompts import Prompt, load_prompt, new_fence
from bot.briefing.repair import read_draft
from bot.briefing.schema import ANSWER_SCHEMA, briefing_schema
from bot.briefing.taxonomy import SECTORS
from bot.errors import SummarizerFailed
from bot.model import Answer, ArticleText, Briefing, Dropped
from bot.ports import Analyst, Ledger

log = structlog.get_logger()

PART_CHARACTERS = 16_000
"""Characters of an article in one request: some 4,000 tokens of English, 12,000 of Korean."""
MIN_PART = 1_000
MAX_QUESTION = 1_000
TIMEOUT = 60.0
"""Seconds for one answer, retries included."""
CONCURRENCY = 4


class OpenAIAnalyst:
    """A `ports.Analyst` that asks a model. An async context manager: it holds connections.

    Whatever goes wrong ends in the `fallback`'s briefing, with a line in `dropped` that says why. Articles that the
    fallback finds nothing in are not paid for; answers are kept in the `ledger`, and beyond `daily_tokens` (None: no
    limit) a day the fallback writes alone.
    """

    def __init__(
        self,
        *,
        api_key: str | None,
        base_url: str | None,
        model: str,
        fallback: Analyst,
        ledger: Ledger,
        daily_tokens: int | None = None,
        aliases: Aliases = no_aliases,
        timeout: float = TIMEOUT,
        part_characters: int = PART_CHARACTERS,
        concurrency: int = CONCURRENCY,
        backoff: float | None = None,
    ) -> None:
        self._fallback = fallback
        self._ledger = ledger
        self._daily_tokens = daily_tokens
        self._aliases = aliases
        self._part_characters = part_characters
        self._briefing_prompt = load_prompt("briefing", sectors=", ".join(SECTORS))
        self._answer_prompt = load_prompt("answer")
        self._schema = briefing_schema()
        more = {} if backoff is None else {"backoff": backoff}
        self._endpoint = Endpoint(
            api_key=api_key,
            base_url=base_url,
            model=model,
            timeout=timeout,
            concurrency=concurrency,
            spend=ledger.spend,
            **more,
        )
        self._base_url = base_url or ""

    @property
    def name(self) -> str:
        """`openai`."""
        return "openai"

    @property
    def format(self) -> str:
        """How the endpoint is asked for structured output by now: json_schema, or what it stepped down to."""
        return self._endpoint.format.name.lower()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._endpoint.close()

    async def brief(self, article: ArticleText) -> Briefing:
        """Return the grounded briefing of `article`: the model's, completed or replaced by the fallback's."""
        offline = await self._fallback.brief(article)
        if not offline.relevant:
            return offline
        try:
            draft, cut_off = await self.propose(article)
        except SummarizerFailed as e:
            log.warning("model_failed", article=article.id, model=self._endpoint.model, reason=e.reason)
            return _told(offline, "model answer", e.reason)
        briefing = await asyncio.to_thread(
            ground,
            draft,
            article,
            summarizer=self.name,
            model=self._endpoint.model,
            prompt_version=self._briefing_prompt.label,
            aliases=self._aliases,
            stand_in=offline,
        )
        if not draft.relevant:
            briefing = _told(briefing, "model answer", "it found nothing to report where offline did")
        if cut_off:
            briefing = _told(briefing, "end of the model answer", "cut off at the limit of tokens")
        return merge(offline, briefing, draft, article, self._aliases)

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """Answer `question` with quotes of the article; what cannot be proved is answered by the fallback."""
        text = readable(article.text)[: self._part_characters]
        title, question = readable(article.title), question[:MAX_QUESTION]
        if len(article.text) > len(text):
            return await self._fallback.answer(question, briefing, article)
        fence = new_fence(title, text, question)
        user = self._answer_prompt.render(fence=fence, title=title, text=text, question=question)
        request = Request(self._answer_prompt.system, user, "answer", ANSWER_SCHEMA, article.id)
        try:
            reply = await self._cached(self._key(self._answer_prompt, ANSWER_SCHEMA, title, text, question), request)
        except SummarizerFailed as e:
            log.warning("model_failed", article=article.id, model=self._endpoint.model, reason=e.reason)
            return await self._fallback.answer(question, briefing, article)
        grounded = ground_answer(reply.data, briefing, article, summarizer=self.name, aliases=self._aliases)
        return grounded or await self._fallback.answer(question, briefing, article)

    # ------------------------------------------------------------------ drafts

    async def propose(self, article: ArticleText) -> tuple[BriefingDraft, bool]:
        """Return what the model claims of all parts of an article, unchecked, and whether an answer was cut off.

        Raises SummarizerFailed.
        """
        size = self._part_characters
        while True:
            try:
                return await self._draft_in_parts(article, size)
            except TooLong:
                size = min(size, len(article.text)) // 2
                if size < MIN_PART:
                    raise

    async def _draft_in_parts(self, article: ArticleText, size: int) -> tuple[BriefingDraft, bool]:
        parts = split_text(readable(article.text), size) or ("",)
        replies = []
        for number, part in enumerate(parts, 1):
            replies.append(await self._ask_about(article, part, f"{number} of {len(parts)}"))
        return join_drafts([read_draft(r.data) for r in replies]), any(r.cut_off for r in replies)

    async def _ask_about(self, article: ArticleText, text: str, part: str) -> Reply:
        prompt, title = self._briefing_prompt, readable(article.title)[:1_000]
        published = article.published_at.date().isoformat() if article.published_at else "unknown"
        language = article.language or "unknown"
        user = prompt.render(
            fence=new_fence(title, text), title=title, text=text, part=part, published=published, language=language
        )
        request = Request(prompt.system, user, "briefing", self._schema, article.id)
        return await self._cached(self._key(prompt, self._schema, title, text, part, published, language), request)

    async def _cached(self, key: str, request: Request) -> Reply:
        """The answer to a request, from the ledger if it was paid for before."""
        kept = await self._ledger.get(key)
        if kept is not None:
            return Reply(json.loads(kept))
        if self._daily_tokens is not None and await self._ledger.spent_today() >= self._daily_tokens:
            raise SummarizerFailed(f"the day's {self._daily_tokens} tokens are used up (LLM_DAILY_TOKENS)")
        reply = await self._endpoint.ask(request)
        if not reply.cut_off:
            await self._ledger.put(key, json.dumps(reply.data, ensure_ascii=False))
        return reply

    def _key(self, prompt: Prompt, schema: dict[str, Any], *content: str) -> str:
        """A hash of what decides the answer; the fence is not part of it."""
        parts = [prompt.label, prompt.system, self._base_url, self._endpoint.model, json.dumps(schema), *content]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _told(briefing: Briefing, claim: str, reason: str) -> Briefing:
    return replace(briefing, dropped=(Dropped(claim, reason), *briefing.dropped))
