"""Tell where an English clause says that a parliament approves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.words import Tag

_BODY = gated(
    r"\b(?:parliament|parliamentarians|chambers? of deputies|deputies|lawmakers|legislators|mps|meps|senators?|senate"
    r"|(?:national )?congress(?:men)?|cortes|bundestag|bundesrat|nationalrat|sejm|knesset|duma|riksdag|storting"
    r"|folketing|althingi?|eduskunta|verkhovna rada|rada|diet|lok sabha|rajya sabha|house of (?!fraser|cards|brands)\w+"
    r"|(?:lower|upper) (?:house|chamber)|both (?:houses|chambers)|legislature|(?<!health )(?<!general )assembly|majlis"
    r"|seimas|saeima|riigikogu|skupstina|sabor|sobranje|dail|seanad|oireachtas|shura council|federation council"
    r"|national people's congress|legislative (?:council|yuan)|council of states|great khural|khural|house of lords"
    r"|house of commons|commons|peers)\b"
)
_BEHIND = re.compile(
    rf" (?:(?:in|by|through|from|with|of|the|approval|consent|assent|backing|blessing|support|past|on \w+day) ){{0,5}}"
    rf"(?:[\w'’-]+ ){{0,2}}(?:{_BODY.source})"
)
"""Behind a verb the parliament: "was passed in parliament", "cleared the Chilean senate"."""
_APPROVES = re.compile(
    r"(?:re)?approv|back|pass|endors|adopt|clear|gave|give[ns]?\b|giving|voted?\b(?![^,.;]{0,30}\bagainst|d? down)"
    r"|nod|wav|rubber|sign(?:s|ed) off|say?s yes|said yes|ok|accept|agreed?|"
    r"sail|squeak|scrape|breez|cruis|(?:went|gone|goes|gets?) thr|consent|assent|w[io]ns? |receiv|green|got "
)
ASSENT = gated(
    r"\b(?:approval|consent|assent|blessing|backing|go-ahead|green light|nod)\b"
    r" (?:has |also |then |late |finally ){0,2}(?:came|come|arrived|followed|was (?:given|granted))\b[^,.;]{0,24}?"
    rf"\b(?:from|by|in) (?:the )?(?:[\w'’-]+ ){{0,2}}?(?:{_BODY.source})"
)
"""The noun of approval with its parliament: "approval came from the Storting"."""
PASSED = gated(
    r"\bpass(?:ed|es)(?= (?:the|an?|its|their) (?:[\w-]+ ){0,4}?(?:treaty|accord|agreement|pact|convention"
    r"|protocol|deal|loan"
    r"|memorandum|arrangement)\b)"
)
_NEEDED = re.compile(r"ratif|parliament|instrument|deposit|accession|treaty|acceptance")
"""In words that tell of a ratification by themselves."""
_ADDRESSED = re.compile(
    r"\b(?:told|informed|assured|(?:said|speaking|spoke|announced|reported|explained|added|confirmed|disclosed)"
    r"(?: (?:on \w+day|today))? (?:in|to|before|at)) (?:the )?(?:[\w'’-]+ ){0,3}$"
)
"""Before a parliament to which somebody only speaks."""
_REACH = 70


def named(folded: str) -> bool:
    """Whether a text names a parliament."""
    return _BODY.search(folded) is not None


def by_cabinet(folded: str, at: int) -> bool:
    """Whether a parliament or cabinet is named shortly before a place."""
    return _by_parliament(at, folded) or "cabinet" in folded[max(0, at - _REACH) : at]


def assents(folded: str) -> list[Tag]:
    """The words that tell the approval of a parliament by a noun, each as a ratification."""
    told = [*ASSENT.finditer(folded), *(m for m in PASSED.finditer(folded) if _by_parliament(m.start(), folded))]
    return [Tag(m.start(), m.end(), "status", "ratified") for m in told]


def _by_parliament(at: int, folded: str) -> bool:
    """Whether a parliament is named shortly before a place."""
    return _BODY.search(folded, max(0, at - _REACH), at) is not None


def by_legislature(verbs: Sequence[Tag], folded: str) -> Sequence[Tag]:
    """The verbs, those of approval as ratification where a parliament is who approves."""
    return [v._replace(value="ratified") if _approves(v, folded) else v for v in verbs] if named(folded) else verbs


def needs_legislature(verb: Tag, folded: str) -> bool:
    """Whether a verb of ratification is one of any consent, and none of a parliament here."""
    return not _NEEDED.search(folded, verb.start, verb.end) and not named(folded)


def _approves(verb: Tag, folded: str) -> bool:
    """Whether a parliament does it: "lawmakers approved", "was backed by the senate", "cleared the lower house"."""
    if verb.value not in ("agreed", "signed") or not _APPROVES.match(folded, verb.start):
        return False
    before = [
        m.end()
        for m in _BODY.finditer(folded, max(0, verb.start - _REACH), verb.start)
        if not _ADDRESSED.search(folded, max(0, m.start() - 60), m.start())
    ]
    return bool(before and ";" not in folded[before[-1] : verb.start]) or _BEHIND.match(folded, verb.end) is not None
