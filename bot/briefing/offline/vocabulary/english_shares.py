"""Find who takes a share of something in English, and how far that is: "buys 20 percent of"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.briefing.offline.vocabulary.told import Told

_TAKES_SHARE = re.compile(
    r"\b(?:takes?|taking|taken|took|acquir(?:es?|ed|ing)|buys?|buying|bought|sells?|selling"
    r"|sold)\b[^,.;]{0,16}?\b\d[\d.]*"
    r"(?:%| per ?cent)(?: stake| holding| interest)? (?:of|in) "
)
_GOODS = re.compile(
    r"(?:the |its |their |all )?(?:[\w-]+ )?(?:power|electricity|costs?"
    r"|outputs?|production|ammonia|hydrogen|gas|oil|crude|crop|harvest|catch|capacity|volumes?|yield|energy|fuel"
    r"|methanol"
    r"|steel|cement|concentrates?|copper|lithium|nickel|cobalt|milk|fish|seats|tickets|traffic|cargo|water|supply"
    r"|supplies"
    r"|needs|demand|work|shipments|exports|imports|goods|wafers|chips|cells|batteries|vaccines|doses)\b"
)
"""What is bought of which a part is no share; "Halden Energy" is a company."""
_ASKED_TO = re.compile(
    r"\b(?:invit|ask|urg|approach|press|lobb|court|encourag|call(?:ed|ing|s) on|want)\w* (?:[\w'’.&-]+ ){1,7}to $"
    r"|\b(?<!accepted an )(?<!accepted the )(?:offer|proposal|approach|request|wish|idea|application|bid"
    r"|letter|overture)s? (?:(?:from|by|of) [^.,;]{3,80}? )?to $"
)
"""Before what somebody is asked to do: "has invited Mitsui to buy 20 percent"."""
_WISH = re.compile(
    r"\b(?:(?:wants?|wish(?:es)?|hopes?|plans?|intends?|aims?|seeks?|would like|(?:is|are) (?:keen|ready|willing"
    r"|prepared|eager|free)"
    r"|interested in|considering|mulling|weighing|planning|hoping|seeking|looking|trying) (?:to )?|talked of "
    r"|thinking of"
    r" )(?:\w+ly |also )?$"
)
"""Before a share that somebody only wants."""
_BARGAINS = re.compile(
    r"\b(?:talks|negotiations|discussions|negotiating)(?: (?:with|between) [^.;]{2,70}?)? (?:to|about|on|over) $"
)
"""Before a share that two talk of."""
_OFFERS_TO = (" offered to ", " offers to ", " offering to ", " proposed to ", " proposes to ", " offer to ")


def shares(text: str, folded: str, told: bool) -> Iterator[Told]:
    """What is told of who takes a share of something: "buys 20 percent of"."""
    if "cent " not in folded and "% " not in folded:
        return
    for m in _TAKES_SHARE.finditer(folded):
        if _GOODS.match(text, m.end()):
            continue
        yield *m.span(), "kind", "merger_acquisition"
        asked = folded.endswith(" to ", 0, m.start())
        if _WISH.search(folded, max(0, m.start() - 48), m.start()) or (
            asked
            and (
                _ASKED_TO.search(folded, max(0, m.start() - 72), m.start()) or folded.endswith(_OFFERS_TO, 0, m.start())
            )
        ):
            yield *m.span(), "status", "proposed"
        elif not _BARGAINS.search(folded, max(0, m.start() - 96), m.start()):
            yield *m.span(), "weak" if told else "status", "agreed"
