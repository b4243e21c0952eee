"""Choose the sentences of a summary: the lead, what tells more of the main agreement, and the next agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.summary.shortening import shorter, without_sayer
from bot.briefing.offline.summary.worth import Weighed, flat_title, is_cjk
from bot.briefing.proof.wording import MAX_SUMMARY, join_sentences, shorten

_CLAUSE = re.compile(r"(?:[;:,]| [–—-]|…|\.)(?=\s|$)|[、。…]|\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")
_CLAUSE_BEGINS = re.compile(
    r" ?[;:] |, (?:saying|which|who|while|whereas|but|adding|si bien|que|mientras|aunque|qui|dont|tandis|während) "
)
"""Before which a sentence could end."""
_QUOTES = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"), ("„", "“"))
_QUOTED_WHOLE = re.compile(r"^[“\"«「『„][^”\"»」』]*[”\"»」』.!?]*$")
_MARKETS = gated(
    r"\b(?:fetch(?:ed|es)|traded at|stood at|quoted at|changed hands at) (?:about |around )?[a-z]{0,3}[$€£¥]?\d"
    r"|\b(?:shares|stock|futures|bonds) (?:(?!(?:of|to|for|which|that|were|was) )\w+ ){0,4}"
    r"(?:rose|fell|gained|lost|jumped|slid|slipped|closed|ended|dropped|climbed|sank|eased|added|shed|were|was)\b"
    r"|^(?:\S+ ){1,4}(?:gained|lost|rose|fell|closed|ended|slipped|dropped|climbed|added|shed)"
    r"(?: \w+)? \d[\d.]* ?(?:%|per ?cent)"
    r"(?: (?:up|down|higher|lower))?(?: (?:in|on) [\w ]+)?[.]$"
    r"|\bacciones de (?:\w+ ){1,3}(?:sub|ca|baj|cerr|gan|perd|avanz|repunt)\w+|\baktien? (?:von|der|des)\b"
    r"|\b(?:a|ont) (?:gagne|perdu|cede) \d[\d.,]* ?%"
    r"|\bl'action\b|\b(?:ibex|cac 40|dax|ftse|nikkei|kospi|stoxx) (?:\w+ ){0,2}?(?:cerr|sub|baj|ca|gan"
    r"|perd|avanz|clos|rose|fell|gain|lost|schloss|stieg|fiel|a cl|a gagn|a perd|a termin)\w*|주가[는가]|株価[はが]"
)
"""What the stock exchange made of the news; on folded text."""
_BRIEF = 60
"""A sentence shorter than this tells little, but where it has a figure."""
_SHORT = 40
"""A Latin "sentence" shorter than this is no lead: a dateline, a by-line."""
_LEAST_BRIDGE = 25
_MOST = 2
_LOOKED_AT = 9
"""Sentences of most worth among which those beside the lead are chosen."""
_OF_USE = 1.05
"""What a sentence beside the lead has to be worth; less where nothing else is left."""
_OF_LESS_USE = 0.9
_OF_SOME_USE = 0.75
_SHORTENED = 0.2
"""What it costs to leave out a clause of a sentence."""


def summary(lines: Sequence[Line], weighed: Weighed | None) -> str:
    """The lead and the best of the other sentences, verbatim and in their order, at most `MAX_SUMMARY` characters.

    A sentence that speaks of one that is left out is left out too, as is one that is nothing but a quotation, or part
    of one, what shares did, and a lead that only repeats the title. Without `weighed` the lead is all.
    """
    body = [n for n, line in enumerate(lines) if line.part == 1]
    title = flat_title(lines)

    def is_whole(n: int) -> bool:
        return lines[n].folded.strip(" .") != title and not _is_aside(lines[n])

    lead = _lead(filter(is_whole, body), lines)  # mostly one of the first, so that the others are not looked at
    any_whole = lead is not None
    if lead is None:
        lead = _lead(iter(body), lines)
    if lead is None:
        return ""
    if len(lines[lead].text) > MAX_SUMMARY:
        return _cut(lines[lead].text)
    if weighed is None:
        return lines[lead].text
    news = weighed.news_behind(lead)
    if news is not None and is_whole(news) and len(lines[news].text) <= MAX_SUMMARY:
        lead = news
    behind = [n for n in body if n > lead and weighed.worth.get(n, 0.0) >= _OF_SOME_USE]
    if any_whole:
        behind = list(filter(is_whole, behind))
    if told := _with_others(lead, behind, lines, weighed):
        return join_sentences(told)
    return join_sentences([lines[lead].text, *_clause_beside(lead, behind, lines, weighed)])


def _lead(whole: Iterator[int], lines: Sequence[Line]) -> int | None:
    """The first sentence that is no dateline or by-line; where all are, the first."""
    first = None
    for n in whole:
        if len(lines[n].text) >= _SHORT or is_cjk(lines[n].text):
            return n
        first = n if first is None else first
    return first


def _with_others(lead: int, behind: Sequence[int], lines: Sequence[Line], weighed: Weighed) -> tuple[str, ...]:
    """The lead and the sentences of most worth that stand behind it and fit beside it."""
    for needed in (_OF_USE, _OF_SOME_USE):
        of_use = _of_use(behind, lines, weighed, needed)[:_LOOKED_AT]
        bridges = {n for n in weighed.bridges(of_use, lead) if _may_bridge(lines[n])}.difference(of_use)
        told, beside = _best(lead, sorted({*of_use, *bridges}), bridges, lines, weighed)
        if len(beside) == 1:
            return _and_one_more(told, lead, beside[0], _of_use(behind, lines, weighed, _OF_LESS_USE), lines, weighed)
        if beside:
            return told
    return ()


def _and_one_more(
    told: tuple[str, ...], lead: int, beside: int, found: Sequence[int], lines: Sequence[Line], weighed: Weighed
) -> tuple[str, ...]:
    """The lead and the sentence beside it with the best other one for which there is room."""
    room = MAX_SUMMARY - sum(map(len, told)) - len(told)
    for n in found:
        if n == beside or len(lines[n].text) > room:
            continue
        first, second = sorted((beside, n))
        if weighed.stands(first, (lead,)) and weighed.stands(second, (lead, first)):
            text = lines[n].text
            return (told[0], told[1], text) if n == second else (told[0], text, told[1])
    return told


def _of_use(behind: Sequence[int], lines: Sequence[Line], weighed: Weighed, needed: float) -> list[int]:
    """The sentences behind the lead of the worth that is needed, the best first."""
    worth = weighed.worth
    of_use = [n for n in behind if worth[n] >= needed and not _MARKETS.search(lines[n].folded)]
    return sorted(of_use, key=lambda n: (-worth[n], n))


def _clause_beside(lead: int, behind: Sequence[int], lines: Sequence[Line], weighed: Weighed) -> Iterator[str]:
    """The beginning of a sentence that is too long to stand beside the lead as a whole."""
    room = MAX_SUMMARY - len(lines[lead].text) - 2
    for n in _of_use(behind, lines, weighed, _OF_USE):
        cuts = [m.start() for m in _CLAUSE_BEGINS.finditer(lines[n].text, _BRIEF) if m.start() <= room]
        if cuts and weighed.stands(n, (lead,)) and not _is_aside(Line(lines[n].text[: cuts[-1]], 1, 0, "")):
            yield f"{lines[n].text[: cuts[-1]]}."
            return


def _best(
    lead: int, found: Sequence[int], bridges: Set[int], lines: Sequence[Line], weighed: Weighed
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lead and the one or two that fit, stand and are worth most together, and which these are.

    Of equals those that stand first. A sentence may be shortened, which costs a little; `bridges` stand only before the
    next sentence.
    """
    forms = {n: _forms(lines[n]) for n in (lead, *found)}
    best: tuple[tuple[str, ...], tuple[int, ...]] = ((), ())
    most: tuple[float, list[int]] = (float("-inf"), [])
    for begun, begun_cost in ((form, 2 * cost) for form, cost in forms[lead]):
        for i, n in enumerate(found):
            if not weighed.stands(n, (lead,)):
                continue
            for told, cost in forms[n]:
                room = MAX_SUMMARY - len(begun) - len(told) - 1
                if room < 0:
                    continue
                for chosen, more, more_cost in (
                    ((n,), "", 0.0),
                    *(((n, k), *_fitting(forms[k], room)) for k in found[i + 1 :]),
                ):
                    if chosen[-1] in bridges or (n in bridges and chosen != (n, n + 1)):
                        continue
                    spent = begun_cost + cost + more_cost
                    worth = (weighed.of_all(lead, chosen) - spent, [-k for k in chosen])
                    if worth > most and (len(chosen) < _MOST or (more and weighed.stands(chosen[1], (lead, n)))):
                        best, most = ((begun, told, *filter(None, (more,))), chosen), worth
    return best


def _forms(line: Line) -> list[tuple[str, float]]:
    """A sentence, and shorter ones, with what each costs."""
    if not line.text.isascii() and is_cjk(line.text):
        return [(line.text, 0.0)]
    forms = [(line.text, 0.0), *((form, _SHORTENED) for form in (*shorter(line), *without_sayer(line)))]
    if line.text.startswith("And "):  # behind what is left out
        return [(f"{form[4:5].upper()}{form[5:]}", cost) for form, cost in forms]
    return forms


def _fitting(forms: Sequence[tuple[str, float]], room: int) -> tuple[str, float]:
    """The first of the forms that has room behind a space; "" where none has."""
    return next((form for form in forms if len(form[0]) < room), ("", 0.0))


def _may_bridge(line: Line) -> bool:
    """Whether a line may stand only for the sake of the next: no question, no word in brackets."""
    return len(line.text) >= _LEAST_BRIDGE and not _is_aside(line)


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
