"""Queries of what models answered and what they cost."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select

from bot.ports import TokenUsage
from bot.store.columns import Tx, insert
from bot.store.schema import llm_answers as answers
from bot.store.schema import llm_spending as spending


async def cached_answer(tx: Tx, key: str) -> str | None:
    """Return what a model answered to the request that `key` is the hash of, or None."""
    answer: str | None = await tx.scalar(select(answers.c.answer).where(answers.c.key == key))
    return answer


async def keep_answer(tx: Tx, key: str, answer: str, now: datetime) -> None:
    """Keep a model's answer; a newer one replaces it."""
    values = {"answer": answer, "created_at": now}
    await tx.execute(
        insert(tx, answers).values(key=key, **values).on_conflict_do_update(index_elements=["key"], set_=values)
    )


async def add_spend(tx: Tx, day: date, usage: TokenUsage) -> None:
    """Add the tokens of a request to those of its day (UTC) and model."""
    values = {
        "prompt_tokens": usage.prompt_tokens,
        "cached_tokens": usage.cached_tokens,
        "completion_tokens": usage.completion_tokens,
        "estimated_tokens": usage.estimated_tokens,
    }
    await tx.execute(
        insert(tx, spending)
        .values(day=day, model=usage.model, **values)
        .on_conflict_do_update(
            index_elements=["day", "model"],
            set_={name: spending.c[name] + count for name, count in values.items()},
        )
    )


async def spent_in_all(tx: Tx) -> tuple[int, int, int, int]:
    """Return the tokens of all models since the first day: of prompts, those of them that were cached, of completions.

    The last are those of prompts and completions that were estimated.
    """
    kinds = (
        spending.c.prompt_tokens,
        spending.c.cached_tokens,
        spending.c.completion_tokens,
        spending.c.estimated_tokens,
    )
    prompt, cached, completion, estimated = (await tx.execute(select(*map(func.sum, kinds)))).one()
    return int(prompt or 0), int(cached or 0), int(completion or 0), int(estimated or 0)


async def spent(tx: Tx, day: date) -> int:
    """Return the tokens of all models on a day (UTC)."""
    total = func.sum(spending.c.prompt_tokens + spending.c.completion_tokens)
    return int(await tx.scalar(select(total).where(spending.c.day == day)) or 0)
