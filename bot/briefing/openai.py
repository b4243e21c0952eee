"""Write briefings with a model behind an OpenAI-compatible endpoint; the article disposes, offline stands in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Set
from dataclasses import replace
from types import TracebackType
from typing import NamedTuple, Self, TypeVar

import structlog

from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint.client import BACKOFF, MAX_ANSWER_TOKENS, Endpoint, Reply, TooLong
from bot.briefing.endpoint.paid import PaidModel
from bot.briefing.endpoint.parts import join_drafts, split_text
from bot.briefing.endpoint.repair import read_draft, unmarked, unread
from bot.briefing.grounding import ground, ground_answer, no_aliases, reached_by
from bot.briefing.merge import is_honest, merge
from bot.briefing.prompts import load_prompt
from bot.briefing.proof.stages import Statuses, no_statuses
from bot.briefing.schema import ANSWER_SCHEMA, TEXT_SCHEMA, briefing_schema
from bot.briefing.taxonomy import SECTORS
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.instructions import readable
from bot.briefing.text.names import Aliases
from bot.briefing.translation import fits, language_name
from bot.errors import SummarizerFailed
from bot.model import AgreementStatus, Answer, ArticleText, Briefing, BriefingText, Dropped
from bot.ports import Analyst, Ledger

log = structlog.get_logger()

PART_CHARACTERS = 16_000
"""Characters of an article in one request: some 4,000 tokens of English, 12,000 of Korean."""
MIN_PART = 1_000
MAX_QUESTION = 1_000
MAX_TITLE = 1_000
TIMEOUT = 60.0
"""Seconds for one answer, retries included."""
CONCURRENCY = 4
_T = TypeVar("_T")


class Proposal(NamedTuple):
    """What a model claims of an article, whether an answer broke off, and what in it was no claim."""

    draft: BriefingDraft
    cut_off: bool
    unread: tuple[Dropped, ...]


class OpenAIAnalyst:
    """A `ports.Analyst` that asks a model. An async context manager: it holds connections.

    Whatever goes wrong ends in the `fallback`'s briefing, with a line in `dropped` that says why. Articles that the
    fallback finds nothing in are not paid for; answers are kept in the `ledger`, and beyond `daily_tokens` (None: no
    limit) a day the fallback writes alone. A briefing has the facts of the fallback, of a `trusted` model also its own.
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
        statuses: Statuses = no_statuses,
        timeout: float = TIMEOUT,
        part_characters: int = PART_CHARACTERS,
        concurrency: int = CONCURRENCY,
        backoff: float = BACKOFF,
        answer_tokens: int = MAX_ANSWER_TOKENS,
        trusted: bool = False,
    ) -> None:
        self._fallback = fallback
        self._trusted = trusted
        self._aliases = aliases
        self._statuses = statuses
        self._part_characters = part_characters
        self._briefing_prompt = load_prompt("briefing", sectors=", ".join(SECTORS))
        self._wording_prompt = load_prompt("wording")
        self._answer_prompt = load_prompt("answer")
        self._translation_prompt = load_prompt("translation")
        self._endpoint = Endpoint(
            api_key=api_key,
            base_url=base_url,
            model=model,
            timeout=timeout,
            concurrency=concurrency,
            spend=ledger.spend,
            backoff=backoff,
            answer_tokens=answer_tokens,
        )
        self._model = PaidModel(self._endpoint, ledger, address=base_url or "", daily_tokens=daily_tokens)

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
            draft, cut_off, strange = await self.propose(article)
        except SummarizerFailed as e:
            log.warning("model_failed", article=article.id, model=self._endpoint.model, reason=e.reason)
            return _told(offline, "model answer", e.reason)
        reached = None if self._trusted else reached_by(offline)
        briefing = await self._grounded(draft, article, offline, reached)
        if draft.relevant and is_honest(briefing, draft):
            draft, briefing = await self._reworded(draft, briefing, article, reached)
        if not draft.relevant:
            briefing = _told(briefing, "model answer", "it found nothing to report where offline did")
        briefing = replace(briefing, dropped=(*strange, *briefing.dropped))
        if cut_off:
            briefing = _told(briefing, "end of the model answer", "cut off at the limit of tokens")
        return merge(offline, briefing, draft, article, self._aliases, trusted=self._trusted)

    async def answer(self, question: str, briefing: Briefing, article: ArticleText) -> Answer:
        """Answer `question` with quotes of the article; what cannot be proved is answered by the fallback."""
        question = question[:MAX_QUESTION]
        try:
            found = await self._in_parts(article, lambda parts: self._answered(question, briefing, article, parts))
        except SummarizerFailed as e:
            log.warning("model_failed", article=article.id, model=self._endpoint.model, reason=e.reason)
            found = None
        return found or await self._fallback.answer(question, briefing, article)

    async def translate(self, briefing: Briefing, language: str) -> BriefingText:
        """Return headline and summary in `language` (ISO 639-1); those of `briefing` where no translation holds.

        Numbers, names and dates are checked against the original. Paid for once, however many chats ask.
        """
        own = BriefingText(briefing.headline, briefing.summary, briefing.language)
        name = language_name(language)
        if name is None or language == briefing.language:
            return own
        texts = {"headline": briefing.headline, "summary": briefing.summary, "language": name}
        try:
            reply = await self._model.ask(self._translation_prompt, TEXT_SCHEMA, briefing.id, **texts)
        except SummarizerFailed as e:
            log.warning("translation_failed", article=briefing.id, model=self._endpoint.model, reason=e.reason)
            return own
        found = BriefingText(*_texts(reply), language)
        reason = await asyncio.to_thread(fits, found, briefing, self._aliases, self._statuses)
        if reason is not None:
            log.info("translation_refused", article=briefing.id, language=language)
            return own
        return found

    # ------------------------------------------------------------------ briefings

    async def propose(self, article: ArticleText) -> Proposal:
        """Return what the model claims of all parts of an article, unchecked. Raises SummarizerFailed."""
        replies = await self._in_parts(article, lambda parts: self._claims_of(article, parts))
        strange = [(name, count) for r in replies for name, count in unread(r.data).items()]
        return Proposal(
            join_drafts([read_draft(r.data) for r in replies]),
            any(r.cut_off for r in replies),
            tuple(Dropped(f"{name}: {count}", "not of the form that was asked for") for name, count in strange),
        )

    async def _claims_of(self, article: ArticleText, parts: tuple[str, ...]) -> list[Reply]:
        published = article.published_at.date().isoformat() if article.published_at else "unknown"
        return [
            await self._model.ask(
                self._briefing_prompt,
                briefing_schema(),
                article.id,
                title=_title(article),
                text=part,
                part=f"{number} of {len(parts)}",
                published=published,
                language=article.language or "unknown",
            )
            for number, part in enumerate(parts, 1)
        ]

    async def _grounded(
        self, draft: BriefingDraft, article: ArticleText, stand_in: Briefing, reached: Set[AgreementStatus] | None
    ) -> Briefing:
        return await asyncio.to_thread(
            ground,
            draft,
            article,
            summarizer=self.name,
            model=self._endpoint.model,
            prompt_version=self._briefing_prompt.label,
            aliases=self._aliases,
            statuses=self._statuses,
            stand_in=stand_in,
            reached=reached,
        )

    async def _reworded(
        self,
        draft: BriefingDraft,
        briefing: Briefing,
        article: ArticleText,
        reached: Set[AgreementStatus] | None,
    ) -> tuple[BriefingDraft, Briefing]:
        """Draft and briefing, with the texts that grounding refused asked for once more, with the reasons."""
        refused = {
            name: [d for d in briefing.dropped if d.claim.startswith(f"{name}:")] for name in ("headline", "summary")
        }
        reasons = "\n".join(f"{d.claim}: {d.reason}" for found in refused.values() for d in found)
        if not reasons:
            return draft, briefing
        try:
            reply = await self._model.ask(
                self._wording_prompt,
                TEXT_SCHEMA,
                article.id,
                title=_title(article),
                text=split_text(readable(article.text), self._part_characters)[0],
                headline=draft.headline,
                summary=draft.summary,
                reasons=readable(reasons),
            )
        except SummarizerFailed as e:
            return draft, _told(briefing, "second try at the text", e.reason)
        headline, summary = _texts(reply)
        draft = replace(
            draft,
            headline=headline if refused["headline"] else draft.headline,
            summary=summary if refused["summary"] else draft.summary,
        )
        second = await self._grounded(draft, article, briefing, reached)
        return draft, replace(second, dropped=tuple(dict.fromkeys((*briefing.dropped, *second.dropped))))

    # ------------------------------------------------------------------ answers

    async def _answered(
        self, question: str, briefing: Briefing, article: ArticleText, parts: tuple[str, ...]
    ) -> Answer | None:
        """The first answer that the article proves, of its parts those first that have most words of the question."""
        asked = {w[:5] for w in re.findall(r"\w{4,}|[^\W\x00-\u02ff]{2}", fold_words(question))}

        def unlike(part: str) -> int:
            folded = fold_words(part)
            return -sum(word in folded for word in asked)

        for part in sorted(parts, key=unlike):
            reply = await self._model.ask(
                self._answer_prompt, ANSWER_SCHEMA, article.id, title=_title(article), text=part, question=question
            )
            found = ground_answer(reply.data, briefing, article, summarizer=self.name, aliases=self._aliases)
            if found is not None:
                return found
        return None

    async def _in_parts(self, article: ArticleText, ask: Callable[[tuple[str, ...]], Awaitable[_T]]) -> _T:
        """What `ask` makes of the article in parts, halved as long as they do not fit into the model's context."""
        size = self._part_characters
        while True:
            try:
                return await ask(split_text(readable(article.text), size) or ("",))
            except TooLong:
                size = min(size, len(article.text)) // 2
                if size < MIN_PART:
                    raise


def _title(article: ArticleText) -> str:
    return readable(article.title)[:MAX_TITLE]


def _texts(reply: Reply) -> tuple[str, str]:
    """Headline and summary of an answer; empty where they are no text."""
    headline, summary = (
        unmarked(t) if isinstance(t := reply.data.get(n), str) else "" for n in ("headline", "summary")
    )
    return headline, summary


def _told(briefing: Briefing, claim: str, reason: str) -> Briefing:
    return replace(briefing, dropped=(Dropped(claim, reason), *briefing.dropped))
