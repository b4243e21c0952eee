"""Get the JSON object out of what a model wrote: around prose, in fences, cut off half way."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

from pydantic import ValidationError

from bot.briefing.draft import AgreementDraft, BriefingDraft, FigureDraft, PartyDraft, SectorDraft, adapter

MAX_ANSWER = 400_000
"""Characters of an answer beyond this are not read: a briefing has a few thousand."""
_LISTS: dict[str, type] = {
    "parties": PartyDraft,
    "agreements": AgreementDraft,
    "sectors": SectorDraft,
    "figures": FigureDraft,
}
_MAIN = {PartyDraft: "name", AgreementDraft: "title", SectorDraft: "code"}
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\Z)|[{}\[\],]', re.DOTALL)
_STRING = r'("(?:[^"\\]|\\.)*(?:"|\Z))'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_MARKDOWN = re.compile(r"\*\*|__|`|^#{1,6} |^[*•] ", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”')
_MAX_STARTS = 20
_MAX_CUTS = 12
_MAX_DEPTH = 50
"""Brackets within brackets: a briefing has five, an answer that only opens them has any number."""


def find_object(answer: str, *, wanted: frozenset[str]) -> dict[str, Any] | None:
    """Return the JSON object in `answer` with most of the `wanted` keys, mended where it is broken, or None.

    An object inside a broken one may have some of the keys too (an agreement has `parties`), but never as many.
    """
    answer = _THINKING.sub(" ", answer[:MAX_ANSWER])
    best: dict[str, Any] = {}
    for read in (_whole, _tidied, _closed):
        for found in read(answer):
            if isinstance(found, dict):
                best = max(best, _unwrap(found, wanted), key=lambda o: len(wanted & o.keys()))
            if wanted <= best.keys():
                return best
    return best or None


def _starts(answer: str) -> list[int]:
    return [m.start() for m in islice(re.finditer(r"\{", answer), _MAX_STARTS)]


def _whole(answer: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    for start in _starts(answer):
        with suppress(ValueError, RecursionError):
            yield decoder.raw_decode(answer, start)[0]


def _tidied(answer: str) -> Iterator[Any]:
    """The objects without what JSON does not have: comments, and commas behind the last of a list."""
    for untidy in (_COMMENT, _LAST_COMMA):
        answer = untidy.sub(lambda m: m[1] or "", answer)
    yield from _whole(answer)


def _closed(answer: str) -> Iterator[Any]:
    for start in _starts(answer)[:3]:
        yield _close(answer[start:])


def read_draft(data: dict[str, Any]) -> BriefingDraft:
    """Return the draft that `data` holds; a list entry of wrong types is left out, the rest stays."""
    clean: dict[str, Any] = {}
    for name, kind in _LISTS.items():
        entries = data.get(name)
        if isinstance(entries, dict):
            entries = list(entries.values())
        clean[name] = (
            [d for e in entries[:200] if (d := _entry(kind, e)) is not None] if isinstance(entries, list) else []
        )
    relevant = data.get("relevant")
    if isinstance(relevant, str):
        relevant = relevant.strip().casefold() in ("true", "yes", "1")
    if not isinstance(relevant, bool):
        relevant = bool(relevant) if isinstance(relevant, int | float) else any(clean.values())
    texts = {key: unmarked(data[key]) for key in ("headline", "summary") if isinstance(data.get(key), str)}
    draft: BriefingDraft = adapter(BriefingDraft).validate_python({"relevant": relevant, **texts, **clean})
    return draft


def unmarked(text: str) -> str:
    """A text as a wire has it: without Markdown, and not in quotes as a whole."""
    text = _MARKDOWN.sub("", text).strip()
    if (m := _QUOTED.fullmatch(text)) is not None:
        text = m[1] or m[2]
    return text


def _entry(kind: type, entry: Any) -> object:
    """The claim that `entry` makes, or None."""
    if isinstance(entry, str) and kind in _MAIN:
        entry = {_MAIN[kind]: entry}
    if isinstance(entry, dict):
        # A text where a number or a list belongs, and the other way round, costs the field and not the fact.
        entry = {k: v for k, v in entry.items() if not isinstance(v, dict)}
        if isinstance(entry.get("parties"), str):
            entry["parties"] = [p for p in re.split(r"\s*[,;]\s*", entry["parties"]) if p]
        if isinstance(entry.get("evidence"), list):
            entry["evidence"] = next((e for e in entry["evidence"] if isinstance(e, str)), "")
    try:
        return adapter(kind).validate_python(entry)
    except ValidationError:
        return None


def _unwrap(found: dict[str, Any], wanted: frozenset[str]) -> dict[str, Any]:
    """The object itself, or the one that it wraps, {"briefing": {...}}; empty where neither has a wanted key."""
    if wanted & found.keys():
        return found
    return next((v for v in found.values() if isinstance(v, dict) and wanted & v.keys()), {})


def _close(text: str) -> Any:
    """Parse a JSON text that breaks off: cut back to the last whole value and close what is open."""
    stack: list[str] = []
    cuts: deque[tuple[int, str]] = deque(maxlen=_MAX_CUTS)  # where, and what is open there
    for m in _TOKEN.finditer(text):
        mark = m[0]
        if mark in "{[":
            stack.append("}" if mark == "{" else "]")
            if len(stack) > _MAX_DEPTH:
                break
        elif mark in "}]":
            if not stack or stack.pop() != mark:
                break
            cuts.append((m.end(), "".join(reversed(stack))))
        elif mark == ",":
            cuts.append((m.start(), "".join(reversed(stack))))
    for end, closing in reversed(cuts):
        try:
            return json.loads(text[:end] + closing, strict=False)
        except (ValueError, RecursionError):
            continue
    return None
