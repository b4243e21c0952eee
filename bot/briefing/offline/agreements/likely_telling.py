"""Weigh how likely an English sentence tells of an agreement, of which kind and how far it is.

The weights were learned from sentences that had been labelled (`benchmarks.telling`). They know more ways to word an
agreement than rules can name, and less of what a sentence leaves to those around it: so they mend what the rules find,
and speak for themselves where these find nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from math import log

from bot.briefing.offline.agreements.deal import OPEN, Deal
from bot.briefing.offline.agreements.head import title_and_lead
from bot.briefing.offline.agreements.likely_kinds import scale
from bot.briefing.offline.clauses.event import BETWEEN_STATES, STATES
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.lines.weights import ALWAYS, likelihood, weigh
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.vocabulary.words import Tag, tags
from bot.briefing.text.tables import rows
from bot.model import AgreementKind, AgreementStatus

TELLING, TOLD = "telling_en.tsv", "told_en.tsv"
TELLS = "tells"
ANSWERS = (*(status.value for status in AgreementStatus), *(kind.value for kind in AgreementKind))
"""What the columns of a table of what is told weigh: each status, then each kind."""
_KINDS = len(AgreementStatus)
"""Column of the first kind."""
_PLACES = range(_KINDS, len(ANSWERS))
_UNKNOWN = 0.5
"""How likely others of the lead tell of one where there are none."""
_LEAST, _MOST = 0.01, 0.99
_LIKELY = 0.85
"""From which on a sentence tells of an agreement in which the rules read none."""
SURE = 0.95
"""From which on one does beside what the rules read in others."""
_OWN_STATUS, _OWN_KIND = 3.0, 1.5
"""What a status and a kind that the rules have read weigh beside the words. All five were chosen on articles that no
rule had seen."""
_ABOUT = 0.5
"""What a status may weigh less than the likeliest and be told by a sentence all the same."""
_TENTHS = 10
_PHRASE = 3
"""Words of a phrase that rules know: what it tells is no guess."""
_PHRASES = ("does", "status")
"""What a tag is of that may tell both kind and status."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d[\d.,]*|[%$€£?:;]")
_NO_NAME = ("I",)
_NAME, _NUMBER, _TITLE = "@", "0", "(title)"
_TITLE_CASE = 0.55
"""Share of words with a capital above which capitals tell no names: a headline in title case."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What counts of how likely its own sentences make an agreement, others of the lead, and its place and parties."""

    own: float = 0.6
    of_lead: float = 0.3
    of_place: float = 0.3
    unlikely: float = 0.05
    """Below which what the rules read in a sentence is none."""
    doubtful: float = -0.65
    """Below which all three together speak against one."""


COUNTS = Counts()


def likely_told(deals: list[Deal], lines: list[Line]) -> list[Deal]:
    """The agreements of which a sentence may tell, with the kind and the status that words make likeliest.

    Most news tell of none, whatever they are worded like: one that neither its sentences, nor the lead, nor its place
    make likely is left out.
    What the rules have read stays where one sentence tells of several; so does a kind that a word of it names, and a
    status that another sentence of the same agreement, or the title, tells as well.
    """
    told = []
    title, lead = title_and_lead(lines)
    shared = [deal.line for deal in deals]
    for deal in deals:
        sure = _is_phrase(deal, lines[deal.line])
        certain = sure and deal.status in OPEN
        if not certain and is_doubtful(deal, lead, lambda n: _tells(lines[n].text, lines[n].part)):
            continue
        status, kind = deal.status, deal.kind
        if not sure and shared.count(deal.line) == 1:
            status, kind = _mended(deal, lines, title)
        told.append(replace(deal, status=status, kind=kind))
    return told


def told_alone(lines: list[Line], *, but: Container[int] = (), least: float = _LIKELY) -> Iterator[int]:
    """The sentences of the body that tell of an agreement as likely as `least`, the likeliest first; none in `but`."""
    likely = [(_tells(line.text, line.part), n) for n, line in enumerate(lines) if line.part and n not in but]
    for likelihood_of_one, n in sorted(likely, key=lambda one: (-one[0], one[1])):
        if likelihood_of_one < least:
            return
        yield n


def what_is_told(line: Line, parties: Iterable[Entity]) -> tuple[str, str]:
    """The status and the kind of agreement that a sentence tells likeliest, where it names `parties`."""
    weights = _of(line)
    return _status(weights), _kind(weights, parties)


@lru_cache(maxsize=256)  # of an article each sentence is asked more than once
def signs(text: str, part: int) -> frozenset[str]:
    """What the weights are of: one to three words that stand together, two around a third; names are all alike."""
    words = _words(text)
    found = {*words, *map(" ".join, pairwise(["^", *words, "$"]))}
    for first, second, third in zip(["^", *words], words, [*words[1:], "$"], strict=False):
        found.add(f"{first} {second} {third}")
        found.add(f"{first} _ {third}")
    if part == 0:
        found.add(_TITLE)
    return frozenset(found)


def is_doubtful(deal: Deal, lead: Iterable[int], tells: Callable[[int], float], counts: Counts = COUNTS) -> bool:
    """Whether more speaks against an agreement than for it: the words of its own lines, those of the lead, its place.

    `tells` says of a line how likely it tells of an agreement.
    """
    own = {deal.line, *deal.lines}
    words = max(map(tells, own))
    if words < counts.unlikely:
        return True
    leading = max((tells(n) for n in lead if n not in own), default=_UNKNOWN)
    told = counts.own * _odds(words) + counts.of_lead * _odds(leading) + counts.of_place * _odds(deal.likely)
    return told < counts.doubtful


def is_hopeless(lines: list[Line], told: set[int]) -> bool:
    """Whether every agreement that these lines alone may tell would be left out, of whomever it is."""
    _, lead = title_and_lead(lines)
    leading = [_tells(lines[n].text, lines[n].part) for n in lead]
    if told.issuperset(lead):
        leading.append(_UNKNOWN)
    most = COUNTS.of_lead * _odds(max(leading)) + COUNTS.of_place * _odds(1.0)
    for n in told:
        words = _tells(lines[n].text, lines[n].part)
        if words >= COUNTS.unlikely and COUNTS.own * _odds(words) + most >= COUNTS.doubtful:
            return False
        if any(_spans(t, lines[n]) for t in tags(lines[n], "en") if t.what in _PHRASES):
            return False
    return True


def _odds(likely: float) -> float:
    """The logarithm of what stands for against what stands against something so likely."""
    one = min(max(likely, _LEAST), _MOST)
    return log(one / (1 - one))


def _mended(deal: Deal, lines: list[Line], title: Iterable[int]) -> tuple[str, str]:
    """The likeliest status and kind of an agreement that its own lines tell, and titles perhaps."""
    status, kind = deal.status, deal.kind
    own = {deal.line, *deal.lines}
    if not (deal.headlined or deal.moved) and not any(_may_tell(_of(lines[n]), status) for n in own.union(title)):
        weights = list(_of(lines[deal.line]))
        if status:
            weights[ANSWERS.index(status)] += _OWN_STATUS
        status = _status(weights)
    if not any(_names(t, kind) for n in own for t in tags(lines[n], "en")):
        weights = [sum(each) / len(own) for each in zip(*[_of(lines[n]) for n in own], strict=True)]
        weights[ANSWERS.index(kind, _KINDS)] += _OWN_KIND
        kind = _kind(weights, deal.parties, but=kind)
    return status, kind


def _names(tag: Tag, kind: str) -> bool:
    """Whether a word names a kind, or is a verb of who invests."""
    if tag.what == "does":
        return kind == "investment" and tag.value.startswith("investment")
    return tag.what == "kind" and tag.value == kind


def _is_phrase(deal: Deal, line: Line) -> bool:
    """Whether a phrase of several words tells both the kind and the status: "is in merger talks"."""
    told = tags(line, "en")
    kinds = {t[:2] for t in told if t.what == "kind" and t.value == deal.kind}
    whole = f"{deal.kind}:{deal.status}"
    return any(
        ((t.what == "does" and t.value == whole) or (t.what == "status" and t.value == deal.status and t[:2] in kinds))
        and _spans(t, line)
        for t in told
    )


def _spans(tag: Tag, line: Line) -> bool:
    """Whether a tag is one of several words."""
    return line.folded.count(" ", tag.start, tag.end) >= _PHRASE - 1


@lru_cache(maxsize=256)
def _tells(text: str, part: int) -> float:
    """How likely a sentence tells of an agreement."""
    found = signs(text, part)
    return likelihood(weigh(TELLING, found, scale(found))[TELLS])


@lru_cache(maxsize=256)
def _told(text: str, part: int) -> tuple[float, ...]:
    """What the words of a sentence weigh for each of `ANSWERS`."""
    found = signs(text, part)
    always, table = _table(TOLD)
    each = [table[sign] for sign in table.keys() & found]
    counts = scale(found) / _TENTHS
    return tuple([own / _TENTHS + sum(told) * counts for own, *told in zip(always, *each, strict=True)])


def _of(line: Line) -> tuple[float, ...]:
    return _told(line.text, line.part)


def _may_tell(weights: Sequence[float], status: str) -> bool:
    """Whether a status, where there is one, is about as likely as any other."""
    return bool(status) and weights[ANSWERS.index(status)] >= max(weights[:_KINDS]) - _ABOUT


def _status(weights: Sequence[float]) -> str:
    """The status that weighs most."""
    return ANSWERS[max(range(_KINDS), key=weights.__getitem__)]


def _kind(weights: Sequence[float], parties: Iterable[Entity], *, but: str = "") -> str:
    """The kind that weighs most; where no state is among the parties, none that only states make, `but` one."""
    who = [e.kind for e in parties]
    states = not who or any(kind in STATES for kind in who)
    made = [n for n in _PLACES if states or ANSWERS[n] == but or ANSWERS[n] not in BETWEEN_STATES]
    return ANSWERS[max(made, key=weights.__getitem__)]


@cache
def _table(name: str) -> tuple[tuple[int, ...], dict[str, tuple[int, ...]]]:
    """What each answer weighs whatever the signs, and what each sign weighs for each, in tenths."""
    found = {sign: tuple(map(int, told.split())) for sign, told in rows(name, 2)}
    return found.pop(ALWAYS), found


def _words(text: str) -> list[str]:
    """The words of a sentence in small letters; one sign stands for a name, and one for a number."""
    tokens = _TOKEN.findall(text)
    letters = [t for t in tokens if t[0].isalpha()]
    named = sum(t[0].isupper() for t in letters) <= _TITLE_CASE * len(letters)
    words: list[str] = []
    for n, token in enumerate(tokens):
        if token[0].isdigit():
            words.append(_NUMBER)
        elif named and token[0].isupper() and token not in _NO_NAME and (n or (tokens[1:2] and tokens[1][0].isupper())):
            if words[-1:] != [_NAME]:
                words.append(_NAME)
            if token.endswith(("'s", "’s")):
                words.append("'s")
        else:
            words.append(token.lower().replace("’", "'"))
    return words
