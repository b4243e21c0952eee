"""Write headline and summary out of the article's own title and sentences."""

from __future__ import annotations

import re

from bot.briefing.offline.text import Line
from bot.briefing.wording import MAX_HEADLINE, MAX_SUMMARY, shorten

_CLAUSE = re.compile(r"(?:[;:,]| [–—-] |…|\. )(?=\s|$)|[、。…]|\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")


def headline(lines: list[Line]) -> str:
    """The title, shortened at the end of a clause to `MAX_HEADLINE` characters; else the first sentence."""
    title = " ".join(line.text for line in lines if line.part == 0) or next((line.text for line in lines), "")
    if len(title) <= MAX_HEADLINE:
        return title
    cuts = [m.start() for m in _CLAUSE.finditer(title) if MAX_HEADLINE // 3 <= m.start() <= MAX_HEADLINE]
    return title[: cuts[-1]].rstrip(" ,;:–—-") if cuts else shorten(title, MAX_HEADLINE)


def summary(lines: list[Line], scores: dict[int, float]) -> str:
    """The lead and the best of the other sentences, verbatim and in their order, at most `MAX_SUMMARY` characters."""
    body = [n for n, line in enumerate(lines) if line.part == 1]
    if not body:
        return ""
    chosen: list[int] = []
    room = MAX_SUMMARY
    for n in sorted(body, key=lambda n: (n != body[0], -scores.get(n, 0.0), n)):
        if scores.get(n, 0.0) <= 0 and n != body[0]:
            break
        if len(lines[n].text) + 1 <= room:
            chosen.append(n)
            room -= len(lines[n].text) + 1
        if len(chosen) == 3:
            break
    if not chosen:
        return shorten(lines[body[0]].text, MAX_SUMMARY)
    return " ".join(lines[n].text for n in sorted(chosen))
