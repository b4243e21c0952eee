"""Write headline and summary out of the article's own title and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.gate import gated
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.text import Line
from bot.briefing.wording import MAX_HEADLINE, MAX_SUMMARY, shorten

_CLAUSE = re.compile(r"(?:[;:,]| [–—-] |…|\. )(?=\s|$)|[、。…]|\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")
_MARK_BEFORE = re.compile(
    r"^(?:(?:update \d+|breaking(?: news)?|exclusive|live|watch|video|factbox|correct(?:ed|ion)|ultima hora"
    r"|urgente|direct"
    r"|eilmeldung|exklusiv)\s?[-:–|]\s?|[\[【(](?:속보|단독|종합\d?보?|상보|速報|独自|更新|update)[\]】)]\s?)+",
)
"""What newsrooms put before a title for themselves; on folded text."""
_PUBLISHER = re.compile(r"\s[|｜]\s[^|｜]{2,40}$")
_REFERS = re.compile(
    r"^(?:it|its|he|she|they|their|his|her|this|these|those|such|both|but|however|instead|still|nor|so|yet|then"
    r"|that|under the"
    r"|in return|in exchange|ella?|ellos|ellas|est[aeo]s?|sus?|ambos|ambas|pero|sin embargo|a cambio|ils?"
    r"|elles?|ce(?:tte|s|la)?"
    r"|sa|ses|son|leurs?|mais|toutefois|en echange|sie|er|es|dies\w*|ihre?[nmrs]?|seine?[nmrs]?|doch|aber|dafur"
    r"|dabei|damit)\b"
    r"|^(?:이는|이를|이에|그는|그는|이들|이와|하지만|그러나|다만|これ|それ|しかし|ただ)"
)
"""Beginnings that speak of the sentence before; on folded text."""
_QUOTES = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("„", "“"))
_QUOTED_WHOLE = re.compile(r"^[“\"«「『„][^”\"»」』]*[”\"»」』.!?]*$")
_MARKETS = gated(
    r"\b(?:shares|stock|futures) (?:\w+ )?(?:rose|fell|gained|lost|jumped|slid|closed|were|was)\b"
    r"|\bacciones de \w+ (?:subieron|cayeron|bajaron)|\baktien? (?:von|der|des)\b|\bl'action\b|주가[는가]|株価[はが]"
)
"""What the stock exchange made of the news; on folded text."""
_SHORT = 40
"""A Latin "sentence" shorter than this is no lead: a dateline, a by-line."""
_TELLS = 1.4
"""Weight of a line that speaks of an agreement: beside the lead only those, and those with a number, are chosen."""
_MOST = 3


def headline(lines: list[Line]) -> str:
    """The title without marks of the newsroom, cut after a clause at `MAX_HEADLINE` characters; else a sentence."""
    title = " ".join(line.text for line in lines if line.part == 0)
    title = _plain_title(title) or next((line.text for line in lines if line.part == 1), "")
    if len(title) <= MAX_HEADLINE:
        return title
    cuts = [m.start() for m in _CLAUSE.finditer(title) if MAX_HEADLINE // 3 <= m.start() <= MAX_HEADLINE]
    return title[: cuts[-1]].rstrip(" ,;:–—-") if cuts else shorten(title, MAX_HEADLINE)


def _plain_title(title: str) -> str:
    mark = _MARK_BEFORE.match(flat(title))
    return _PUBLISHER.sub("", title[mark.end() if mark else 0 :]).strip()


def summary(lines: list[Line], scores: dict[int, float]) -> str:
    """The lead and the best of the other sentences, verbatim and in their order, at most `MAX_SUMMARY` characters.

    A sentence that speaks of the one before stands behind it or not at all; one that is nothing but a quotation, or
    part of one, has lost its speaker and is left out, as is a lead that only repeats the title.
    """
    body = [n for n, line in enumerate(lines) if line.part == 1]
    title = flat(" ".join(line.text for line in lines if line.part == 0)).strip(" .")
    whole = [n for n in body if lines[n].folded.strip(" .") != title and not _is_aside(lines[n])] or body
    if not whole:
        return ""
    lead = next((n for n in whole if len(lines[n].text) >= _SHORT or not lines[n].text.isascii()), whole[0])
    whole = [n for n in whole if n >= lead]
    if len(lines[lead].text) > MAX_SUMMARY:
        return _cut(lines[lead].text)
    chosen = [lead]
    others = (n for n in whole if n != lead and not _MARKETS.search(lines[n].folded))
    ranked = sorted(others, key=lambda n: (-scores.get(n, 0.0), n))
    for needed in (_TELLS, 1.0):
        for n in ranked:
            behind = n == lead + 1 and scores.get(n, 0.0) > 0
            if n in chosen or len(chosen) == _MOST or not (behind or _tells(lines[n], scores.get(n, 0.0), needed)):
                continue
            if _fits(lines, [*chosen, n]) and _follows(n, lines, chosen):
                chosen.append(n)
        if len(chosen) > 1:
            break
    return " ".join(lines[n].text for n in sorted(chosen))


def _tells(line: Line, score: float, needed: float) -> bool:
    return score >= needed or (score > 0 and any(c.isdigit() for c in line.text))


def _fits(lines: list[Line], chosen: Sequence[int]) -> bool:
    return sum(len(lines[n].text) + 1 for n in chosen) - 1 <= MAX_SUMMARY


def _follows(n: int, lines: list[Line], chosen: Sequence[int]) -> bool:
    """Whether a line can be understood behind those chosen."""
    return n - 1 in chosen or _REFERS.match(lines[n].folded) is None


def _is_aside(line: Line) -> bool:
    """Whether a line is a question, a quotation without its speaker, or part of one."""
    text = line.text
    if text.endswith(("?", "？")):
        return True
    if _QUOTED_WHOLE.match(text) or text.count('"') % 2:
        return True
    return not text.isascii() and any(text.count(a) != text.count(b) for a, b in _QUOTES[:4])


def _cut(text: str) -> str:
    """The clauses of a long lead that fit, marked as cut."""
    cuts = [m.start() for m in _CLAUSE.finditer(text) if MAX_SUMMARY // 2 <= m.start() < MAX_SUMMARY]
    return f"{text[: cuts[-1]].rstrip(' ,;:–—-')}…" if cuts else shorten(text, MAX_SUMMARY)
