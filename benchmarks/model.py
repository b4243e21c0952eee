"""Measure a model on annotated articles: what it claims, what of it is proved, and the briefing it ends in.

    python -m benchmarks.model --base-url http://127.0.0.1:8000/v1 --model NAME [--limit N] [SET.jsonl]

Prints the scorer's table five times: the model's claims as they come, what grounding leaves of them, the offline
summarizer alone, the briefings that are sent (the model's words, the facts of the rules), and those of a model that is
trusted (LLM_FACTS=model); then tokens and seconds an article, and how each article that the model failed on failed. The
key, where the endpoint wants one, is taken from OPENAI_API_KEY.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality import DATA, article_of
from benchmarks.score import Fact, read_jsonl, score, table
from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint.client import MAX_ANSWER_TOKENS
from bot.briefing.endpoint.ledger import MemoryLedger
from bot.briefing.grounding import ground
from bot.briefing.json import briefing_to_json
from bot.briefing.merge import merge
from bot.briefing.offline import OfflineAnalyst, aliases, statuses_told
from bot.briefing.openai import OpenAIAnalyst, Proposal
from bot.log import set_up_logging
from bot.model import ArticleText
from bot.ports import TokenUsage


class CountingLedger(MemoryLedger):
    """Keeps nothing, so that every article is asked about; counts what is spent."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC))
        self.prompt = self.completion = self.requests = 0

    async def get(self, key: str) -> str | None:
        """Nothing is kept."""
        return None

    async def spend(self, usage: TokenUsage) -> None:
        """Count a request."""
        self.requests += 1
        self.prompt += usage.prompt_tokens
        self.completion += usage.completion_tokens


class Recording(OpenAIAnalyst):
    """The analyst of the bot, with what its model claimed of each article."""

    drafts: dict[str, BriefingDraft]

    async def propose(self, article: ArticleText) -> Proposal:
        """Ask the model, and keep its claims."""
        proposal = await super().propose(article)
        self.drafts[article.id] = proposal.draft
        return proposal


@dataclass
class Measured:
    """What a run gave, by stage, in the form that the scorer reads."""

    claimed: list[Fact] = field(default_factory=list)
    proved: list[Fact] = field(default_factory=list)
    offline: list[Fact] = field(default_factory=list)
    sent: list[Fact] = field(default_factory=list)
    trusted: list[Fact] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)


async def measure(gold: list[Fact], analyst: Recording) -> Measured:
    """Brief each article, one after the other."""
    found, rules = Measured(), OfflineAnalyst()
    for line in gold:
        article = article_of(line)
        alone = await rules.brief(article)
        offline = briefing_to_json(alone)
        started = time.perf_counter()
        briefing = await analyst.brief(article)
        draft = analyst.drafts.get(article.id)
        if offline["relevant"]:
            found.seconds.append(time.perf_counter() - started)
            found.failures.update(d.reason for d in briefing.dropped if d.claim.endswith("model answer"))
        found.sent.append(briefing_to_json(briefing))
        found.offline.append(offline)
        empty = {"id": article.id, "relevant": False if not offline["relevant"] else None}
        found.claimed.append({"id": article.id, **asdict(draft)} if draft else empty)
        proved = draft and ground(
            draft,
            article,
            summarizer=analyst.name,
            model=briefing.model or "the model",  # None would have it grounded as what rules have read
            prompt_version=None,
            aliases=aliases,
            statuses=statuses_told,
        )
        found.proved.append(briefing_to_json(proved) if proved else empty)
        both = merge(alone, proved, draft, article, aliases, trusted=True) if draft and proved else alone
        found.trusted.append(briefing_to_json(both))
    return found


async def run(args: argparse.Namespace) -> None:
    """Measure and print."""
    gold = read_jsonl(args.set)[: args.limit]
    ledger = CountingLedger()
    async with Recording(
        api_key=os.environ.get("OPENAI_API_KEY"),
        base_url=args.base_url,
        model=args.model,
        fallback=OfflineAnalyst(),
        ledger=ledger,
        aliases=aliases,
        statuses=statuses_told,
        timeout=args.timeout,
        answer_tokens=args.answer_tokens,
    ) as analyst:
        analyst.drafts = {}
        found = await measure(gold, analyst)
        form = analyst.format
    for name, briefings in (
        ("claimed by the model, before grounding", found.claimed),
        ("of that, proved by the article", found.proved),
        ("offline alone", found.offline),
        ("sent: both together", found.sent),
        ("sent with LLM_FACTS=model", found.trusted),
    ):
        print(f"\n{name}\n{table(score(gold, briefings))}")
    asked = len(found.seconds)
    print(f"\n{args.model} on {args.set.name}: {asked} of {len(gold)} articles asked about, answers as {form}")
    if asked:
        spent = f"{ledger.prompt / asked:.0f} prompt and {ledger.completion / asked:.0f} completion tokens"
        print(f"{spent}, {ledger.requests / asked:.1f} requests, {sum(found.seconds) / asked:.1f} s an article")
    words = sum(b["summarizer"] == "openai" for b in found.sent)
    print(f"{words} briefings carry words or facts of the model")
    for reason, times in found.failures.most_common():
        print(f"{times:4} x {reason}")


def main() -> None:
    """Read the arguments, run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", type=Path, nargs="?", default=DATA / "dev.jsonl")
    parser.add_argument("--base-url", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--limit", type=int, default=None, help="only so many articles")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for one answer")
    parser.add_argument("--answer-tokens", type=int, default=MAX_ANSWER_TOKENS, help="of one answer, at most")
    args = parser.parse_args()
    set_up_logging(level="ERROR")
    asyncio.run(run(args))


if __name__ == "__main__":
    main()
