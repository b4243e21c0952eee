"""Write headline and summary out of the article's own title and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.gate import gated
from bot.briefing.offline.lexicon import flat
from bot.briefing.offline.text import Line
from bot.briefing.wording import MAX_HEADLINE, MAX_SUMMARY, join_sentences, shorten

_CLAUSE = re.compile(r"(?:[;:,]| [–—-]|…|\.)(?=\s|$)|[、。…]|\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")
_SENTENCE_CUT = re.compile(r"(?:;| [–—-]|…|\.)(?=\s|$)|[。…]")
_COMMA_CUT = re.compile(r"[,:](?=\s)|、")
_WORD_CUT = re.compile(r"\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ&][\w.'’-]*)*"
_LISTED_BEFORE = re.compile(rf", {_NAME}$")
_LISTED_BEHIND = re.compile(rf"[,:]? {_NAME}(?:,| (?:and|y|et|und)\b)")
"""A name of a list beside a comma or an "and", where no clause ends: "X, Y and Z land a contract"."""
_MARK_BEFORE = re.compile(
    r"^(?:(?:update \d+|breaking(?: news)?|exclusive|live|watch|video|factbox|correct(?:ed|ion)|ultima hora"
    r"|urgente|direct"
    r"|eilmeldung|exklusiv)\s?[-:–|]\s?|[\[【(](?:속보|단독|종합\d?보?|상보|速報|独自|更新|update)[\]】)]\s?)+",
)
"""What newsrooms put before a title for themselves; on folded text."""
_PUBLISHER = re.compile(r"\s[|｜]\s[^|｜]{2,40}$")
_REFERS = re.compile(
    r"^(?:it|its|he|she|they|their|his|her|this|these|those|such|both|but|however|instead|still|nor|so|yet|then"
    r"|that|there|under the|the (?:former|latter|first|second|third|other|same|condition|reason|move|others|rest)"
    r"|the (?:group|company|firm|airline|carrier|lender|miner|bank|insurer|retailer|maker|agency|ministry|fund)"
    r"|the two (?:companies|firms|groups|ministries|agencies|funds|banks|lenders|airlines|yards|ports|cities|men|women)"
    r"|the (?:three|four|five|six)"
    r"|(?:the (?:talks|negotiations|discussions)|les (?:discussions|negociations|pourparlers)"
    r"|die (?:gesprache|verhandlungen)|las (?:conversaciones|negociaciones)) (?:are|were|have|had|will|broke|sont|ont"
    r"|se|seront|sind|haben|laufen|dauern|wurden|werden|estan|han|fueron|siguen|continuan)"
    r"|in return|in exchange|ella?|ellos|ellas|est[aeo]s?|sus?|ambos|ambas|pero|sin embargo|a cambio|ils?"
    r"|elles?|ce(?:tte|s|la)?"
    r"|sa|ses|son|leurs?|mais|toutefois|en echange|sie|er|es|dies\w*|ihre?[nmrs]?|seine?[nmrs]?|doch|aber|dafur"
    r"|dabei|damit|daruber|darum|deshalb|grund (?:sei|ist|war|dafur)"
    r"|letztere[rs]?|erstere[rs]?|el de|la de|los de|las de|celui|celle|rien)\b"
    r"|^(?:\w+ ){1,2}daruber\b|^einen? entsprechende"
    r"|^(?:이 [가-힣]|이는|이를|이에|그는|그는|이들|이와|하지만|그러나|다만"
    r"|これ|それ|その|しかし|ただ|同(?:社(?![はも])|[国行省氏市州県大紙]|機構|法人|グループ|ファンド))"
)
"""Beginnings that speak of the sentence before; on folded text."""
_DONE_TO = gated(
    r"\b(?:offered|gave|asked|told|sold|lent|granted|awarded|owes?|sued|joined|urged|replaced) (?:it|them|him|her)\b"
)
"""Who is meant stands in the sentence before: "Stanwell offered it a contract"."""
_QUOTES = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("„", "“"))
_QUOTED_WHOLE = re.compile(r"^[“\"«「『„][^”\"»」』]*[”\"»」』.!?]*$")
_MARKETS = gated(
    r"\b(?:shares|stock|futures) (?:(?!(?:of|to|for|which|that|were|was) )\w+ ){0,4}"
    r"(?:rose|fell|gained|lost|jumped|slid|closed|were|was)\b"
    r"|\bacciones de (?:\w+ ){1,3}(?:sub|ca|baj|cerr|gan|perd|avanz|repunt)\w+|\baktien? (?:von|der|des)\b"
    r"|\bl'action\b|\b(?:ibex|cac 40|dax|ftse|nikkei|kospi|stoxx) (?:\w+ ){0,2}?(?:cerr|sub|baj|ca|gan"
    r"|perd|avanz|clos|rose|fell|gain|lost|schloss|stieg|fiel|a cl|a gagn|a perd|a termin)\w*|주가[는가]|株価[はが]"
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
    for marks in (_SENTENCE_CUT, _COMMA_CUT, _WORD_CUT):
        cuts = [m.start() for m in marks.finditer(title) if MAX_HEADLINE // 3 <= m.start() <= MAX_HEADLINE]
        cuts = [cut for cut in cuts if marks is _SENTENCE_CUT or not _in_list(title, cut)]
        if cuts:
            return title[: cuts[-1]].rstrip(" ,;:–—-")
    return shorten(title, MAX_HEADLINE)


def _in_list(title: str, cut: int) -> bool:
    """Whether what stands at `cut` only parts names of a list."""
    comma = not title[cut].isspace()
    return (_LISTED_BEHIND.match(title, cut) if comma else _LISTED_BEFORE.search(title, 0, cut)) is not None


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
    lead = next((n for n in whole if len(lines[n].text) >= _SHORT or _is_cjk(lines[n].text)), whole[0])
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
    return join_sentences(lines[n].text for n in sorted(chosen))


def _is_cjk(text: str) -> bool:
    return not text.isascii() and max(text) >= "\u1100" and any("\u3040" <= c <= "\ud7a3" for c in text)


def _tells(line: Line, score: float, needed: float) -> bool:
    return score >= needed or (score > 0 and any(c.isdigit() for c in line.text))


def _fits(lines: list[Line], chosen: Sequence[int]) -> bool:
    return sum(len(lines[n].text) + 1 for n in chosen) - 1 <= MAX_SUMMARY


def _follows(n: int, lines: list[Line], chosen: Sequence[int]) -> bool:
    """Whether a line can be understood behind those chosen."""
    if n - 1 in chosen:
        return True
    return _REFERS.match(lines[n].folded) is None and not _DONE_TO.search(lines[n].folded)


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
