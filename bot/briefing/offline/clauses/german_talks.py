"""Tell what German talks came to: who only wants them, what was agreed in them, and what is not to be concluded."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_TALKS = re.compile(r"[a-z-]*(?:verhandlung(?:en)?|gesprach(?:en?)?|konsultationen|sondierungen)(?: uber| mit)?\b")
_WITHIN = re.compile(
    r"\b(?:bei|in|nach|aus|wahrend|durch|dank|im rahmen|im zuge|infolge) (?:(?:den|der|des|dieser|diesen|ihren|seinen"
    r"|langen|zahen|harten|[a-z]+igen|[a-z]+ischen|[a-z]+lichen|[a-z]+enden|\d\w*|zwei|drei|mehreren|[a-z]+ten) ){0,3}$"
)
"""Before talks that only tell where something was agreed."""
_WANTS = re.compile(
    r"(?:fordert?e?n?|gefordert|verlang\w*|wunsch\w*|hofft?e?n?|drang\w*|dring\w*|pladier\w*|regt?e?n?|rief|ruf\w*"
    r"|bot|biet\w*|schlag\w*|schlug\w*|bitt\w*|bat\w*|appell\w*|angeboten|vorgeschlagen|angeregt|bereit\w*)\b"
)
_DONE = re.compile(
    r"(?:[a-z-]*(?:vereinbart|geeinigt|einigten|erzielt|ausgehandelt|beschlossen|verstandigt|fixiert|abgeschlossen"
    r"|unterzeichnet))"
)
_OPENS = re.compile(
    r"(?:wieder)?(?:auf(?:ge)?n[aeio]\w+|n[ai]mm?\w*|nehm\w*|(?:ge)?start\w*|beg[aio]nn\w*|eroffn\w*|fort(?:ge)?setz\w*)\b"
)
"""What happens to talks that begin: nothing is agreed yet."""
_PAYS = re.compile(r"auf den tisch (?:ge)?leg|leg(?:t|te|en|ten)\b[^,;.]* auf den tisch\b")
_MONEY = re.compile(r"\b(?:millionen|milliarden|mio|mrd)\b")
_AHEAD, _ENDS = ("agreed", "signed", "negotiating"), ("terminated", "suspended", "rejected")
_TO_WANT = re.compile(r" zu (?:wollen|mussen)(?=[,.;]|$)")
"""Behind what somebody says that he wants to do."""
_THREATENS = re.compile(
    r"\b(?:droh(?:t|te|en|ten)|gedroht)\b[^,;.]{0,40}\bmit (?:de[mr]|einer?m?|ihrem|seinem) (?:[a-z]+ )?$"
)
_TO_CONCLUDE = re.compile(r"\babzuschlie(?:ß|ss)en\b|\bzu(?:m|r)? (?:abschluss|ende) zu (?:bringen|fuhren)\b")
_REACH = 48
"""Characters between who wants talks and these."""
_NO = re.compile(r"\bkeine?[nrm]? (?:[\w-]+ ){0,2}$")
_CONCLUDES = re.compile(
    r"(?:ab|an)?(?:zu)?(?:schlie(?:ßen|ssen|ßt|sst)|unterzeichnen|unterschreiben|verlangern|eingehen|vereinbaren|erneuern|gewahren)\b"
)


def without_setting(told: list[tuple[Tag, str]], line: Line) -> list[tuple[Tag, str]]:
    """The verbs of a German clause without talks that somebody only wants, or in which something was agreed.

    Of talks that begin nothing is agreed yet, and who lays a sum on the table pays it.
    """
    told = [
        (v, s)
        for v, s in told
        if s != "proposed" or not (_PAYS.match(line.folded, v.start) and _MONEY.search(line.folded))
    ]
    told = [(v, "proposed" if s in _AHEAD and _TO_WANT.search(line.folded, v.end) else s) for v, s in told]
    told = [
        (v, s) for v, s in told if s not in _ENDS or not _THREATENS.search(line.folded, max(0, v.start - 70), v.start)
    ]
    talks = [(v, s) for v, s in told if s == "negotiating" and _is_noun(v, line)]
    if not talks or len(told) == len(talks):
        return told
    told = [(v, "negotiating" if s == "agreed" and _OPENS.match(line.folded, v.start) else s) for v, s in told]
    done = [v for v, s in told if s in ("agreed", "signed") and _DONE.match(line.folded, v.start)]
    wants = [v for v, s in told if s == "proposed" and _WANTS.match(line.folded, v.start)]
    if wants and _TO_CONCLUDE.search(line.folded, talks[0][0].end):
        return talks  # "hofft, die Gespräche im Mai abzuschließen": they go on
    kept = [
        (v, s)
        for v, s in told
        if (v, s) not in talks
        or not (
            (any(d.start > v.end for d in done) and _WITHIN.search(line.folded, max(0, v.start - 48), v.start))
            or any(0 < v.start - w.end < _REACH for w in wants)
        )
    ]
    return kept or told


def is_ruled_out(verb: Tag, noun: Tag, line: Line) -> bool:
    """Whether it is told that there will be no such agreement: "werde keinen Vertrag schließen"."""
    if "kein" not in line.folded:
        return False
    none = _NO.search(line.folded, max(0, noun.start - 40), noun.start)
    return none is not None and _CONCLUDES.match(line.folded, verb.start) is not None


def _is_noun(verb: Tag, line: Line) -> bool:
    return line.text[verb.start].isupper() and _TALKS.match(line.folded, verb.start) is not None
