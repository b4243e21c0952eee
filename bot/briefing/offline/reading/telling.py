"""Tell which lines may tell of an agreement, before it is known whom they name: most lines of news may not."""

from __future__ import annotations

from collections.abc import Sequence

from bot.briefing.offline.clauses.european_talks import OPEN_YET
from bot.briefing.offline.clauses.parliaments import ASSENT, PASSED
from bot.briefing.offline.clauses.talks import NO_RESULT
from bot.briefing.offline.lines.gate import Gated, opened
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.reading.acts import ACTS
from bot.briefing.offline.reading.english_events import SAID_JOINTLY
from bot.briefing.offline.reading.english_telling import may_tell_in_english
from bot.briefing.offline.reading.european_offers import TOLD
from bot.briefing.offline.reading.german_supplies import SUPPLIES
from bot.briefing.offline.reading.market_access import LETS_IN
from bot.briefing.offline.reading.phrases import AGREED_TO_TALK
from bot.briefing.offline.reading.quiet_answers import QUIET_ANSWERS
from bot.briefing.offline.reading.quiet_states import QUIET_STATES
from bot.briefing.offline.reading.quiet_work import QUIET_WORK
from bot.briefing.offline.reading.verbs_alone import AGREED_TO, PROPOSED_THAT
from bot.briefing.offline.vocabulary.deed_verbs import DEEDS
from bot.briefing.offline.vocabulary.words import VERBS, Tag

_ANY: frozenset[Gated] = frozenset({*ACTS, AGREED_TO, PROPOSED_THAT})
_NAMES = (*VERBS, "kind")
"""Tags of which a Korean or Japanese line has one that may tell of an agreement."""
_WITHOUT_VERB: dict[str, frozenset[Gated]] = {
    "en": frozenset(
        {
            *(told.phrase for told in (*QUIET_WORK, *QUIET_ANSWERS, *QUIET_STATES)),
            AGREED_TO,
            AGREED_TO_TALK,
            ASSENT,
            LETS_IN,
            NO_RESULT,
            PASSED,
            PROPOSED_THAT,
            SAID_JOINTLY,
        }
    ),
    **{
        language: frozenset(
            {*_ANY, *DEEDS[language], no_result, *TOLD[language], *(SUPPLIES if language == "de" else ())}
        )
        for language, (no_result, _) in OPEN_YET.items()
    },
    "ko": _ANY,
    "ja": _ANY,
}
"""By language, what tells of an agreement beside no verb of data/event_words.tsv."""


def may_tell(line: Line, found: Sequence[Tag], language: str) -> bool:
    """Whether a line with the words `found` may tell of an agreement, whomever it names: False is sure."""
    if language == "en":
        if may_tell_in_english(line, found):
            return True
    else:
        telling = _NAMES if language in ("ko", "ja") else VERBS
        for t in found:
            if t.what in telling:
                return True
    return any(phrase.pattern.search(line.folded) for phrase in opened(line.folded) & _WITHOUT_VERB[language])
