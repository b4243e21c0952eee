"""Read one clause: the verb and the noun that together tell of an agreement, how far it is and of what kind."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses import european_clauses
from bot.briefing.offline.clauses.cjk_clauses import as_rounds, without_examiners, without_goals, without_ideas
from bot.briefing.offline.clauses.european_main import main_nouns, main_verbs
from bot.briefing.offline.clauses.event import Clause, Event
from bot.briefing.offline.clauses.french_main import without_times
from bot.briefing.offline.clauses.german_talks import without_setting
from bot.briefing.offline.clauses.kinds import kind_of
from bot.briefing.offline.clauses.modality import effective_status
from bot.briefing.offline.clauses.no_verbs import is_verb
from bot.briefing.offline.clauses.parliaments import assents
from bot.briefing.offline.clauses.stages import beside, corrected, main, without_tail
from bot.briefing.offline.clauses.talks import is_further, without_old
from bot.briefing.offline.reading import german_parties
from bot.briefing.offline.reading.acts import is_new_offer, status_of
from bot.briefing.offline.reading.deeds import deed
from bot.briefing.offline.reading.english_events import english_event
from bot.briefing.offline.reading.european_events import european_event
from bot.briefing.offline.reading.phrases import names_party, settles_nothing, talks_agreed
from bot.briefing.offline.reading.undertakings import undertaking
from bot.briefing.offline.reading.verb_with_noun import nearest
from bot.briefing.offline.reading.verbs_alone import event_without_noun
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_ANNOUNCED = re.compile("発表し|발표했")
"""Behind what was announced, which tells how far it is, "announced" tells nothing."""
_LEFT = 24
_FAR = 60
_A_BEHIND = re.compile(r" (?:an?|two|three) ")
"""Behind "settled", a quarrel that was not told of before."""
_A_WITHIN = re.compile(r" an? joint ")
"""Within a phrase that names an agreement: "put out a joint call"."""
_ARTICLE = re.compile(r"\b(?:an?|two|three|four)\s(?:[\w'-]+\s){0,4}$")
_MADE_IT = re.compile(
    r"(?:conclud|sign|str[iu]c?k|negotiat|reach|clinch|seal|initiall?|finali[sz])(?:e[sd]?|ed|s)? (?:it|them)\b"
    r"(?! (?:would|will|could|was|is|has|had)\b)"
)
"""Of what was told before: "concluded it with a consortium"."""
_WAS = re.compile(r"\b(?:was|were|been) (?:\w+ly )?$")
_ALSO = {"ja": "も", "ko": "도 "}
"""Right behind a noun: what it names was agreed as well."""
_MARGINS = ("en marge", "am rande", "al margen")
_SPOKEN_OF = re.compile(r"\b(?:that|this|said|same) $")
"""Before an agreement that was told of before: "that accord was signed too"."""
_INDEFINITE = re.compile(
    r"\b(?:a|an|un|una|une|ein|eine|einen|einem|two|three|dos|deux|zwei)\s(?:(?!the\b)[\w'-]+\s){0,6}$"
)


def event_of(clause: Clause) -> Event | None:
    """The agreement that a clause tells: the verb and the noun that are nearest to being one statement."""
    nouns = [t for t in clause.tags if t.what in ("kind", "loose", "may")]
    if clause.language == "en" and clause.who:
        nouns = [t for t in nouns if not (names_party(t, clause) or settles_nothing(t, clause))]
    if clause.language == "de":
        nouns = german_parties.able(nouns, clause)
    verbs = [t for t in clause.tags if t.what in ("status", "weak")]
    if clause.language == "en":
        verbs += [
            *(_leaving(clause, nouns) if nouns else ()),
            *(t for t in assents(clause.line.folded) if clause.has(t.start)),
        ]
    if clause.language in ("ko", "ja"):
        verbs = [v for v in verbs if not _ANNOUNCED.match(clause.line.text, v.start)] or verbs
    told = _told(clause, verbs) if nouns else []
    if told:
        told, nouns = _without_asides(told, nouns, clause)
    best = nearest(told, nouns, clause)
    fresh = any(t.what == "more" and not _is_beside_event(t, clause) for t in clause.tags)
    fresh = fresh or is_further(clause.line.folded)
    if clause.language == "en":
        loose = best is None or best[0] > _FAR
        done = deed(clause, fresh) if best is None or loose or _sells(best, clause) else None
        done = done or (undertaking(clause, fresh=fresh) if loose else None) or talks_agreed(clause, fresh=fresh)
        if done is not None:
            return done
    if best is None:
        return event_without_noun(clause, told or _told(clause, verbs), fresh=fresh)
    _, verb, status, noun = best
    if clause.language == "en" and status in ("agreed", "signed") and _MADE_IT.match(clause.line.folded, verb.start):
        return Event(clause.n, "", status, clause.who, fresh=False, moves=True)
    fresh, further = _is_other(noun, clause, fresh=fresh)
    if clause.language == "en":
        return english_event(verb, status, noun, clause, signed=beside(told, clause.line.folded), news=(fresh, further))
    if clause.language in european_clauses.LANGUAGES:
        return european_event(verb, status, noun, clause, told, fresh=fresh)
    status = status_of(verb, status, noun, clause.line)
    also = status not in ENDED and clause.line.text.startswith(_ALSO[clause.language], noun.end)  # "覚書も交わした"
    new = fresh or also or is_new_offer(status, clause)
    return Event(
        clause.n,
        kind_of(noun, status, clause),
        status,
        without_examiners(clause),
        new,
        further=also and noun.value == "mou",
    )


def _is_beside_event(more: Tag, clause: Clause) -> bool:
    """Whether "en marge du salon" within a clause only tells where it was."""
    folded = clause.line.folded
    return folded.startswith(_MARGINS, more.start) and bool(folded[clause.spans[0][0] : more.start].strip(" ,;"))


def _is_other(noun: Tag, clause: Clause, *, fresh: bool) -> tuple[bool, bool]:
    """Whether a noun tells of another agreement than that of before, and whether it is told with both signs of it."""
    before = clause.line.folded[max(0, noun.start - 50) : noun.start]
    if clause.language == "en" and _SPOKEN_OF.search(before):
        return False, False
    further = fresh and _ARTICLE.search(before[-40:]) is not None
    if clause.language != "en":
        return fresh or bool(_INDEFINITE.search(before)), further
    settles = noun.value == "settlement" and _A_BEHIND.match(clause.line.folded, noun.end)
    within = noun.what == "kind" and _A_WITHIN.search(clause.line.folded, noun.start, noun.end)
    return fresh or bool(_INDEFINITE.search(before)) or bool(settles or within), further


def _without_asides(
    told: list[tuple[Tag, str]], nouns: list[Tag], clause: Clause
) -> tuple[list[tuple[Tag, str]], list[Tag]]:
    """The verbs and nouns of a clause without those that only say what the agreement is about, or led to it."""
    if clause.language == "en":
        told, nouns = without_tail(told, nouns, clause.line)
        return main(told, nouns, clause.line), nouns
    if clause.language in european_clauses.LANGUAGES:
        if clause.language == "de":
            told = without_setting(told, clause.line)
        elif clause.language == "fr":
            told = without_times(told, clause.line)
        return main_verbs(told, clause.line), main_nouns(nouns, clause.line)
    return told, nouns


def _sells(best: tuple[float, Tag, str, Tag], clause: Clause) -> bool:
    """Whether the noun is only what an English verb of trade is about: "has sold its mortgage portfolio to X"."""
    _, verb, _, noun = best
    traded = any(t.what == "does" and t.value.startswith("merger") and t.start == verb.start for t in clause.tags)
    return clause.language == "en" and traded and noun.what == "may" and noun.start >= verb.end


def _leaving(clause: Clause, nouns: list[Tag]) -> list[Tag]:
    """The verbs of who leaves what is named behind them: "has pulled out of those talks"."""
    return [
        Tag(t.start, t.end, "status", "terminated")
        for t in clause.tags
        if t.what == "does" and t.value.endswith(":terminated") and any(0 <= n.start - t.end <= _LEFT for n in nouns)
    ]


def _refused_before(told: list[tuple[Tag, str]], clause: Clause) -> bool:
    """Whether what was proposed was refused long ago: "a proposal by X was turned down in January"."""
    offered = any(s == "proposed" and v.start < clause.past[0][0] for v, s in told)
    over = (v for v, s in told if v.value == "rejected" and not s)
    return offered and any(_WAS.search(clause.line.folded, max(0, v.start - 16), v.start) for v in over)


def _told(clause: Clause, verbs: list[Tag]) -> list[tuple[Tag, str]]:
    if not verbs:
        return []
    folded = clause.line.folded
    if clause.language == "en":
        verbs = [v for v in corrected(verbs, folded) if is_verb(v, clause.tags, folded)]
    else:
        verbs = without_old(verbs, folded)
    if clause.language in ("ko", "ja"):
        verbs = without_ideas(verbs, clause.line)
    told = [(v, effective_status(v, clause.tags, clause.line, clause.language, clause.past)) for v in verbs]
    if clause.language == "en" and clause.past and _refused_before(told, clause):
        told = [(v, "" if s == "proposed" else s) for v, s in told]
    return without_goals(as_rounds(told, clause.line), clause.line) if clause.language in ("ko", "ja") else told
