"""See how far the name of a listed company goes before its legal form: "Qantas Airways Ltd"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import trades
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.runs import goes_back

_REST = re.compile(
    r"((?: (?:& )?[A-Z][\w'’&-]+){1,4}?) (?:International|Holdings|Inc|Corp|Corporation|Co|Company|Ltd|Limited|PLC|Plc"
    r"|plc|LLC|LP|AG|SA|NV|SpA|AB|ASA|Oyj?|Bhd|Berhad|GmbH)(?: of America)?(?![\w'’&-])(?! of )"
)
_PLAIN = frozenset({"group", "holding", "holdings", "international", "airlines", "airways", "air", "lines"})
"""Words of whole names that are no trades."""
_FIRMS = ("company", "bank_fund")


def with_form(line: Line, m: Mention) -> Mention:
    """A listed company with what stands before its legal form: itself where that only tells its trade, else another."""
    if m.form != "organisation" or m.entity.kind not in _FIRMS or not line.text.startswith(" ", m.end):
        return m
    rest = _REST.match(line.text, m.end)
    if rest is None or goes_back(line.text, m.start, m.end):
        return m
    words = flat(rest[1]).replace("& ", "").split()
    if all(word in trades.trades() or word in _PLAIN for word in words):
        return Mention(m.start, rest.end(), m.entity, m.form, m.weak)
    return Mention(m.start, rest.end(), Entity(line.text[m.start : rest.end()], m.entity.kind), m.form, m.weak)
