"""Get the JSON object out of what a model wrote: around prose, in fences, cut off half way."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError

from bot.briefing.draft import AgreementDraft, BriefingDraft, FigureDraft, PartyDraft, SectorDraft, adapter
from bot.briefing.text.numbers import find_numbers

MAX_ANSWER = 400_000
"""Characters of an answer beyond this are not read: a briefing has a few thousand."""
MAX_ENTRIES = 200
MAX_NUMBER = 100
"""Characters of a text that is read as a number."""
_LISTS: dict[str, type] = {
    "parties": PartyDraft,
    "agreements": AgreementDraft,
    "sectors": SectorDraft,
    "figures": FigureDraft,
}
_MAIN = {PartyDraft: "name", AgreementDraft: "title", SectorDraft: "code"}
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*(?:"|\\?\Z)|[{}\[\],]', re.DOTALL)
_STRING = r'("(?:[^"\\]|\\.)*(?:"|\\?\Z))'
_COMMENT = re.compile(rf"{_STRING}|//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_LAST_COMMA = re.compile(rf"{_STRING}|,(?=\s*[}}\]])", re.DOTALL)
_MARKDOWN = re.compile(r"\*\*|__|`|^#{1,6} |^[*•] ", re.MULTILINE)
_QUOTED = re.compile(r'"([^"]+)"|“([^“”]+)”')
_MAX_STARTS = 100
"""Braces of an answer at which no object begins, before the others are not tried."""
_MAX_CUTS = 12
_MAX_DEPTH = 50
"""Brackets within brackets: a briefing has five, an answer that only opens them has any number."""


def find_object(answer: str, *, wanted: frozenset[str]) -> dict[str, Any] | None:
    """Return the JSON object in `answer` with most of the `wanted` keys, mended where it is broken, or None.

    An object inside a broken one may have some of the keys too (an agreement has `parties`), but never as many. Of
    several with as many, such as what it thought of first or the empty form, the fullest, and of these the last.
    """
    answer = answer[:MAX_ANSWER]
    thought_out = _THINKING.sub(" ", answer)
    found = _best(thought_out, wanted)
    # An article may have the mark of thinking, which the model quotes in its answer.
    return found or (_best(answer, wanted) if thought_out != answer else None)


def _best(answer: str, wanted: frozenset[str]) -> dict[str, Any] | None:
    best: dict[str, Any] = {}
    for read in (_whole, _tidied, _closed):
        for found in read(answer):
            if isinstance(found, dict):
                best = max(_unwrap(found, wanted), best, key=lambda o: _worth(o, wanted))
        if wanted <= best.keys():
            return best
    return best or None


def _worth(found: dict[str, Any], wanted: frozenset[str]) -> tuple[int, int]:
    """How many of the wanted keys an object has, and how many of them with something in it."""
    had = wanted & found.keys()
    return len(had), sum(bool(found[key]) for key in had)


def _starts(answer: str) -> Iterator[int]:
    return (m.start() for m in re.finditer(r"\{", answer))


def _whole(answer: str) -> Iterator[Any]:
    """The objects that are whole, but for those inside one that is."""
    decoder = json.JSONDecoder(strict=False)
    end = failures = 0
    for start in _starts(answer):
        if start < end:
            continue
        try:
            found, end = decoder.raw_decode(answer, start)
        except (ValueError, RecursionError):
            failures += 1
            if failures == _MAX_STARTS:
                return
        else:
            yield found


def _tidied(answer: str) -> Iterator[Any]:
    """The objects without what JSON does not have: comments, and commas behind the last of a list."""
    for untidy in (_COMMENT, _LAST_COMMA):
        answer = untidy.sub(lambda m: m[1] or "", answer)
    yield from _whole(answer)


def _closed(answer: str) -> Iterator[Any]:
    for start in islice(_starts(answer), 3):
        yield _close(answer[start:])


def read_draft(data: dict[str, Any]) -> BriefingDraft:
    """Return the draft that `data` holds; a list entry of wrong types is left out, the rest stays."""
    clean: dict[str, Any] = {}
    for name, kind in _LISTS.items():
        entries = data.get(name)
        if isinstance(entries, dict):
            entries = list(entries.values())
        clean[name] = (
            [d for e in entries[:MAX_ENTRIES] if (d := _entry(kind, e)) is not None]
            if isinstance(entries, list)
            else []
        )
    relevant = data.get("relevant")
    if isinstance(relevant, str):
        relevant = relevant.strip().casefold() in ("true", "yes", "1")
    if not isinstance(relevant, bool):
        relevant = bool(relevant) if isinstance(relevant, int | float) else any(clean.values())
    texts = {key: unmarked(data[key]) for key in ("headline", "summary") if isinstance(data.get(key), str)}
    draft: BriefingDraft = adapter(BriefingDraft).validate_python({"relevant": relevant, **texts, **clean})
    return draft


def unread(data: dict[str, Any]) -> dict[str, int]:
    """How many entries of each list of `data` are no claims: of wrong types, without what a claim must have."""
    found = {}
    for name, kind in _LISTS.items():
        if isinstance(entries := data.get(name), list):
            found[name] = sum(_entry(kind, entry) is None for entry in entries[:MAX_ENTRIES])
    return {name: count for name, count in found.items() if count}


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
            entry["parties"] = [p for part in re.split("[,;]", entry["parties"]) if (p := part.strip())]
        if kind is FigureDraft and isinstance(entry.get("value"), str):
            entry["value"] = _number(entry["value"])
        if isinstance(entry.get("evidence"), list):
            entry["evidence"] = next((e for e in entry["evidence"] if isinstance(e, str)), "")
    try:
        return adapter(kind).validate_python(entry)
    except ValidationError:
        return None


def _number(text: str) -> float | str:
    """The number that a text has ("1.2 billion", "about 40"), or the text as it is where it has not just one."""
    numbers = find_numbers(text, language="en") if len(text) <= MAX_NUMBER else ()
    return numbers[0].values[0] if len(numbers) == 1 else text


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
