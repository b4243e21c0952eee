"""Find the verb and the noun of a clause that most likely make one statement of an agreement."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.event import NEAR, Clause
from bot.briefing.offline.reading.english_events import goes_to, has_ended, tells_alone
from bot.briefing.offline.reading.everyday_words import PASSIVE, tell_together
from bot.briefing.offline.reading.german_parties import forbids
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_COST = {
    "terminated": -80,
    "rejected": -80,
    "suspended": -80,
    "in_force": -50,
    "ratified": -40,
    "signed": -20,
    "agreed": 0,
    "negotiating": 10,
    "proposed": 15,
}
"""What ends or begins an agreement tells more than what was before; in characters of distance."""
_PROJECT = re.compile(r"事業|計画|構想|プロジェクト|사업|프로젝트|구상|계획")
"""Words for what one company may do alone."""
_PLAN = re.compile(
    r"plan(?:es)?|programas?|proyectos?|textos?|iniciativas?|propuestas?|borrador|plans?|programmes?|projets?|textes?"
    r"|initiatives?|dispositif"
)
_PARTNER_IN = re.compile(r"\b(?:soci[oa]s? (?:del|de la|en el|en la)|partenaires? (?:du|de la|dans le)) $")
_REACH = 90
"""Characters between a verb and the noun it goes with."""
_ASIDE, _RELATIVE = 40, 0.6
"""Of what stands farther than 40 characters between a subject and its verb most is an aside or a relative clause."""
_OF_SUBJECT = ("in_force", "suspended", "terminated")
"""What becomes of a noun that stands before its verb, in Spanish and French."""
_PURPOSE = re.compile(
    r"\b(?:pour|afin de|afin d'|en vue de|servi\w+ a|sert a|servent a|destine\w* a|permet\w* (?:de|d')|permis de"
    r"|vis\w+ a"
    r"|contribu\w+ a|aider? a|de quoi|oblig\w+ (?:a|de)|du mal a|peine a|moyens? de|besoin de|incapables? de|facon de"
    r"|maniere de|refus\w* de|avant de|sans|au lieu de|plutot que de|capables? de|possibilite de) (?:mieux |les |en "
    r"|y |leur )?$"
)
"""Before a French infinitive that only tells what something is for."""
_IS_DONE = re.compile(
    r"\b(?:a|ont|aurait|auraient|avait|avaient|vient d'|viennent d'|va|vont) ?(?:deja )?(?:ete|etre) $"
)
"""Before a French participle whose subject is what two agreed: "un accord entre X et Y a été signé"."""
_BEFORE_IT = 32
_SUBJECT = 30
"""What it costs that an everyday noun is the subject of an active verb: "the forum awarded X a prize"."""
_TRADED = ("merger_acquisition", "trade_agreement", "contract")
"""Kinds whose everyday nouns are the subject of "announced" and "are finished"."""
_LAPSES = re.compile(r"(?:lapse|expire|collapse|fell|fall|broke down|break down|died|fizzle|peter|founder|ran )")
_TALKS = ("talks", "negotiations", "discussions")
_OBJECT_OF = re.compile(r"\b(?:that|which) (?:[\w'’-]+ ){1,5}$")
"""Behind a noun, who agreed it: "an understanding that the two ministers initialled"."""


def nearest(told: list[tuple[Tag, str]], nouns: list[Tag], clause: Clause) -> tuple[float, Tag, str, Tag] | None:
    """The verb and the noun that cost least to read as one statement, after their cost."""
    best: tuple[float, Tag, str, Tag] | None = None
    if not told or not nouns:
        return None
    refused = any(status == "rejected" for _, status in told)
    named = len({m.entity for m in clause.who})
    for verb, status in told:
        if status == "ratified" and refused:
            continue  # what was rejected is the ratification
        for noun in nouns if status else ():
            if not _goes(verb, noun, clause, named):
                continue
            cost = _cost(verb, status, noun, clause)
            if cost < _REACH and (best is None or cost < best[0]):
                best = cost, verb, status, noun
    return best


def _goes(verb: Tag, noun: Tag, clause: Clause, named: int) -> bool:
    """Whether a verb and a noun tell of an agreement: two everyday words do so only between two parties.

    `named` counts those whom the clause names.
    """
    strong = (verb.what == "status") + (noun.what != "may")
    if clause.language == "en" and (told := tell_together(verb, noun, clause)) is not None:
        return told
    if clause.language == "en" and named and tells_alone(verb, noun, clause.line.folded):
        return True
    if clause.language == "de" and noun.what == "may" and forbids(verb, clause.line):
        return False
    if noun.what == "loose" and verb.value == "agreed" and _PROJECT.match(clause.line.text, noun.start):
        return named > 1
    if clause.language == "fr" and _is_one_everyday_word(verb, noun, clause):
        return False
    if clause.language in ("es", "fr") and _is_own_plan(verb, noun, clause):
        return named > 1 or (not named and verb.value == "proposed")
    if strong == 2 or (verb.value == "signed" and verb.what == "status"):
        return True
    if noun.what == "may" and _of_states(noun, clause):
        return False
    gap = max(noun.start - verb.end, verb.start - noun.end) - _taken_out(verb, noun, clause)
    if clause.language == "en" and has_ended(verb, noun, clause.line.folded):
        return True
    if clause.language == "en" and strong == 1 and verb.what == "status" and verb.value in (*ENDED, "in_force"):
        return True
    return named > (clause.language != "en") if strong == 1 else named > 1 and gap <= NEAR


def _is_own_plan(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether a Spanish or French word names what one may plan alone, of which no end is told."""
    folded = clause.line.folded
    if noun.what == "kind" or _PLAN.fullmatch(folded, noun.start, noun.end) is None:
        return False
    if verb.value == "signed" and folded.startswith("text", noun.start):
        return False
    return verb.value not in (*ENDED, "in_force") and _PARTNER_IN.search(folded, 0, noun.start) is None


def _is_one_everyday_word(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether a French word that is verb and noun at once only asks for something, or tells what for.

    "La France a demandé que ...", "afin de financer des bourses", "serviront à verser des primes".
    """
    if noun.start >= verb.end or verb.start >= noun.end:
        return False
    folded = clause.line.folded
    if noun.what == "may" and not noun.value:
        asked = any(0 <= m.start - verb.end <= _BEFORE_IT for m in clause.who)
        return not (asked and any(t.what == "hint" and 0 <= t.start - verb.end <= _REACH for t in clause.tags))
    return (
        noun.value == "financing" and _PURPOSE.search(folded, max(0, noun.start - _BEFORE_IT), noun.start) is not None
    )


def _of_states(noun: Tag, clause: Clause) -> bool:
    """Whether states alone are named beside a Korean or Japanese everyday word for what companies do: "調達"."""
    return (
        clause.language in ("ko", "ja")
        and noun.value == "contract"
        and all(m.entity.kind in ("state", "igo") for m in clause.who)
    )


def _is_subject(verb: Tag, status: str, clause: Clause) -> bool:
    """Whether a noun before an English verb may be its subject: "talks were suspended", "the pact takes effect"."""
    before = clause.line.folded[max(0, verb.start - 24) : verb.start]
    if status in ("in_force", "suspended", "terminated") or PASSIVE.search(before):
        return True
    if goes_to(verb, clause.line.folded):
        return True
    return status in ("agreed", "signed") and _OBJECT_OF.search(before) is not None


def _names_between(verb: Tag, noun: Tag, clause: Clause) -> int:
    """Characters of names between an English noun and its verb: "a deal between X and Y for a line was signed"."""
    if noun.end > verb.start:
        return 0
    return sum(m.end - m.start for m in clause.who if noun.end <= m.start and m.end <= verb.start)


def _taken_out(verb: Tag, noun: Tag, clause: Clause) -> int:
    """Characters between a subject and its verb that are no part of the clause: "A scheme, which X ran, expired"."""
    if len(clause.spans) == 1 or noun.end > verb.start or any(0 <= m.start < noun.start for m in clause.who):
        return 0
    return verb.start - noun.end - clause.between(noun.end, verb.start)


def _other_way(gap: float, verb: Tag, status: str, noun: Tag, clause: Clause) -> float:
    """The distance of a noun that stands before its verb, in Korean and Japanese behind it: its subject is nearer."""
    language = clause.language
    if language == "en" and _is_subject(verb, status, clause):
        return gap - max(gap - _ASIDE, 0.0) * _RELATIVE
    if language == "fr" and _IS_DONE.search(clause.line.folded, max(0, verb.start - _BEFORE_IT), verb.start):
        return max(gap - sum(m.end - m.start for m in clause.who if noun.end <= m.start < verb.start), 0.0)
    if language in ("es", "fr") and status in _OF_SUBJECT:
        return gap + min(gap, _ASIDE) - max(gap - _ASIDE, 0.0) * _RELATIVE
    return gap * 2.0


def _cost(verb: Tag, status: str, noun: Tag, clause: Clause) -> float:
    """How far a verb and a noun are from being one statement: their distance, weighed by what they are."""
    language = clause.language
    ahead = noun.start >= verb.start
    gap = float((noun.start - verb.end if ahead else verb.start - noun.end) - _taken_out(verb, noun, clause))
    if language == "en":
        gap = max(gap - _names_between(verb, noun, clause), 0.0) + (20 if verb.what == "weak" else 0)
    if ahead == (language in ("ko", "ja")):
        gap = _other_way(gap, verb, status, noun, clause)
    if noun.what != "kind":
        gap += 15 if noun.what == "may" and noun.value else 25
    if noun.value == "accession" and noun.start != verb.start and not clause.line.folded.startswith(_TALKS, noun.start):
        # Who wants to join is news by itself; that it is agreed is said plainly.
        gap += {"agreed": 30, "proposed": -50}.get(status, 0)
    if noun.start < verb.end and verb.start < noun.end and noun.what != "kind":
        gap += 0 if noun.what == "may" and noun.value else 20
    if language == "en" and not ahead and noun.what == "may" and noun.value not in _TRADED:
        gap += 0 if noun.start == verb.start or _is_subject(verb, status, clause) else _SUBJECT
    if language == "en" and ahead and verb.value == "terminated" and _LAPSES.match(clause.line.folded, verb.start):
        gap += _REACH  # it "lapses with the contract"
    if language == "de" and not ahead:  # the verb closes the clause
        gap *= 0.5
    if language in ("ko", "ja"):  # the last verb carries the sentence
        gap -= verb.start / 3
    return gap + _COST[status]
