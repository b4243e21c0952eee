"""Tell which English lines may tell of an agreement, whomever they name, by what stands beside their verbs."""

from __future__ import annotations

from collections.abc import Sequence

from bot.briefing.offline.clauses.further_steps import may_follow
from bot.briefing.offline.lines.gate import opened
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.reading.appeals import may_ask
from bot.briefing.offline.reading.deeds import is_always_so
from bot.briefing.offline.reading.english_offers import may_offer
from bot.briefing.offline.reading.everyday_words import may_go_together
from bot.briefing.offline.reading.phrases import may_be_idiom
from bot.briefing.offline.reading.projects import PLANNED
from bot.briefing.offline.reading.side_by_side import may_conclude
from bot.briefing.offline.reading.undertakings import may_undertake
from bot.briefing.offline.vocabulary.words import Tag


def may_tell_in_english(line: Line, found: Sequence[Tag]) -> bool:
    """Whether the verbs of a line with the words `found`, or a question, may tell of an agreement: False is sure.

    A verb of agreements does by itself; an everyday one only beside a noun, or in a phrase.
    """
    everyday, nouns, undertaken = [], [], []
    for t in found:
        if t.what == "status" or (t.what == "does" and not is_always_so(t, line)):
            return True
        if t.what == "weak":
            everyday.append(t)
        elif t.what in ("kind", "loose", "may"):
            nouns.append(t)
        elif t.what == "act":
            undertaken.append(t)
    folded = line.folded
    for verb in everyday:
        for noun in nouns:
            if noun.what != "may" or may_go_together(verb, noun, folded):
                return True
    gates = opened(folded)
    return (
        any(may_undertake(verb, folded) for verb in undertaken)
        or any(_may_tell_alone(verb, folded) for verb in everyday)
        or (bool(everyday) and PLANNED in gates and PLANNED.search(folded) is not None)
        or may_ask(line, gates)
    )


def _may_tell_alone(verb: Tag, folded: str) -> bool:
    """Whether an everyday verb may tell of an agreement beside no noun of one."""
    return (
        may_follow(verb, folded) or may_be_idiom(verb, folded) or may_offer(verb, folded) or may_conclude(verb, folded)
    )
