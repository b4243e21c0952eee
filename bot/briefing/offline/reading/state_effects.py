"""Read in English what two states have settled of which only the effect is told: whose diplomas or goods count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import COUNTRIES, Event
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention

_OUTCOME = gated(
    r"\b(?:this|that|it|these|so much|such|all this|the step|the change|the relief|the rule)? ?(?:is|are|was|were"
    r"|being|,) (?:the |one )?(?:outcome|result|fruit|upshot|harvest|yield|product|work)s? of [^.;]{0,90}?(?:visit"
    r"|talks|meeting|negotiations?|journey|trip|summit|dinner|handshake|conversations?|dialogue|consultations|session"
    r"|years? of|months of)\b|\b(?:came|comes|went|goes|returned|returns|flew|flies) (?:home |back "
    r"|away )?(?:from [^.;]{2,40} )?with (?:what (?:she|he|they|it)|(?:the|a) (?:yes|promise|word|assurance"
    r"|concession)|more than|something)\b"
)
_RIGHT = gated(
    r"\b(?:will|shall|is to|are to|may|can)(?: (?:\w+ly|now|also|soon|again|henceforth|in future|from (?:now on"
    r"|\w+(?: \d+)?|\d+ \w+|next \w+)))* (?:count|be (?:valid|recogni[sz]ed|accepted|honou?red|credited|counted|let in"
    r"|let into|admitted|good enough|enough|free|exempt|allowed|welcome|treated|spared|waived|taught|trained|able to"
    r"|eligible)|be (?:sold|shipped|served|exported|imported|landed)|enter|cross|work|fish|land|study|settle"
    r"|travel|fly|dock|sell|export|look after|take [^.;]{2,70}? into account|no longer (?:have to|need|require|be|pay)"
    r"|not (?:have to|need|pay)|need no|pay no|face no|recogni[sz]e|honou?r|waive|spare|accept|open)\b"
    r"|\bno longer (?:have to|need(?: to)?|needs|require[sd]?|pays?|be (?:required|obliged|asked|made|forced|checked"
    r"|tested|charged|taxed|stopped))\b"
)
_BOTH_SIDES = gated(
    r"\b(?:the two|both|two) (?:[\w-]+ ){0,2}?(?:ministers|ministries|governments|countries|sides|capitals|presidents"
    r"|leaders|agencies|authorities|regulators|states|neighbou?rs|delegations|administrations|services)\b"
    r"|\bafter (?:their |the |two days of |a day of )?talks\b|\b(?:the other way (?:round|around)|vice versa|in return"
    r"|in turn|in exchange|each other|one another|mutual(?:ly)?|reciprocal\w*|the same (?:treatment|right|for)"
    r"|do(?:es)? the same|likewise|of both|either (?:country|side)|his counterpart|her counterpart|its counterpart)\b"
    r"|\b(?:visit|trip|journey) (?:of|by|to|from)\b"
)
_NOT_SURE = re.compile(
    r"\b(?:if|unless|whether|would|could|might|should|wants?|urge[sd]?|asks?|hopes?|demand(?:s|ed)?|propos\w+"
    r"|calls? (?:on|for)|plans? to|refus\w+|sanctions?|ban(?:s|ned)?|tariffs? (?:of|on)|retaliat\w+|troops|missiles?"
    r"|war|attack\w*)\b"
)
_PAIR = 2


def may_tell_effect(n: int, lines: Sequence[Line]) -> bool:
    """Whether a line may tell of what two states have settled, whomever it and the one before name: False is sure."""
    return _effect_at(n, lines) is not None


def effect_told(n: int, lines: Sequence[Line], mentions: Sequence[Sequence[Mention]]) -> list[Event]:
    """The agreement of two states of which a line of the body tells the effect, or whose talks brought it; or none.

    That two have made it is told beside it, there or in the next sentence: "the outcome of the visit".
    """
    told = _effect_at(n, lines)
    if told is None:
        return []
    named = [*mentions[told], *(mentions[n] if _OUTCOME.search(lines[n].folded) else ())]
    states = {m.entity: m for m in named if m.entity.kind in COUNTRIES}
    if len(states) != _PAIR or any(m.entity.kind == "company" and not m.weak for m in named):
        return []
    return [Event(n, "regulatory", "agreed", list(states.values()), fresh=True, tentative=True)]


def _effect_at(n: int, lines: Sequence[Line]) -> int | None:
    """Which line has the effect: this one, or the one before where this says what brought it; None without one."""
    line = lines[n]
    if not line.part:
        return None
    brought = _OUTCOME.search(line.folded) is not None
    told = n if _RIGHT.search(line.folded) else n - 1
    if told < n and not (brought and n and lines[told].part and _RIGHT.search(lines[told].folded)):
        return None
    if _NOT_SURE.search(lines[told].folded) or not (brought or _of_both(n, lines)):
        return None
    return told


def _of_both(n: int, lines: Sequence[Line]) -> bool:
    """Whether a line or the next one of its paragraph says that both sides have a part in it."""
    if _BOTH_SIDES.search(lines[n].folded):
        return True
    follows = n + 1 < len(lines) and lines[n + 1].paragraph == lines[n].paragraph
    return follows and bool(_BOTH_SIDES.search(lines[n + 1].folded) or _OUTCOME.search(lines[n + 1].folded))
