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
    }
    await tx.execute(
        insert(tx, spending)
        .values(day=day, model=usage.model, **values)
        .on_conflict_do_update(
            index_elements=["day", "model"],
            set_={name: spending.c[name] + count for name, count in values.items()},
        )
    )


async def spent_in_all(tx: Tx) -> tuple[int, int, int]:
    """Return prompt tokens, those of them that were cached, and completion tokens of all models since the first day."""
    prompt, cached, completion = spending.c.prompt_tokens, spending.c.cached_tokens, spending.c.completion_tokens
    row = (await tx.execute(select(func.sum(prompt), func.sum(cached), func.sum(completion)))).one()
    return int(row[0] or 0), int(row[1] or 0), int(row[2] or 0)


async def spent(tx: Tx, day: date) -> int:
    """Return the tokens of all models on a day (UTC)."""
    total = func.sum(spending.c.prompt_tokens + spending.c.completion_tokens)
    return int(await tx.scalar(select(total).where(spending.c.day == day)) or 0)
