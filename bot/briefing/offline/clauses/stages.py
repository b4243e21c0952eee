"""Tell how far an agreement is where the verbs of an English clause say different things of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.parliaments import by_legislature, needs_legislature
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import ENDED, Tag

Told = list[tuple[Tag, str]]
"""The verbs of a clause, each with how far it tells an agreement to be; "" where it tells nothing."""
_TO_NEGOTIATE = re.compile(r"(?: \w+)? to negotiate\b")
"""Behind "agreed": what is named behind it is still to come."""
_ASKS = re.compile(
    r"(?:asked|asks|asking|request|propose[sd]|offer(?:ed|s)|suggest|want|urge|call(?:ed|s|ing) for|demand|sought|seek"
    r"|invite|insist|press|push|would like|hope|letter asking)"
)
_FOR_TALKS = re.compile(r"[^,.;]{0,48}?\b(?:talks|negotiations|discussions|consultations)\b")
"""Behind a verb of asking, the talks that are asked for: "has asked Oman for talks on a port"."""
_ARE_TALKS = re.compile(
    r"(?:[\w' -]{0,24}, )?(?:(?:the|their|those|such|these|bilateral|separate|long-running|exploratory|formal|new"
    r"|further|[\w-]+day's|a \w+ round of|rounds? of) )*(?:[\w-]+ )?(?:talks|negotiations|discussions|consultations)\b"
)
"""The beginning of a clause about talks: of them "extended" tells only that they go on."""
_WILL = re.compile(r"\b(?:will|is to|are to|would) (?:\w+ly |also |both |together )?$")
"""Before "offer a degree", which proposes nothing."""
_SINCE_YEAR = re.compile(r" (?:since )?(?:19|20)\d\d\b")
"""Behind "in force", a year alone: that is no news."""
_TALKS_OVER = re.compile(
    r"(?: (?:between|on|about|over|of|with) [^.;,]{2,60}?)? (?:ended|came to an end|drew to a close|closed|(?:are"
    r"|were) over"
    r"|finished)\b(?=[^.;]*\b(?:when|with|after|as|and)\b[^.;]*\b(?:conclud|agreed|struck|clinch|sign))"
)
"""Behind talks, that they led to what is told next: "talks ended when both announced that they had agreed"."""
_ENDS_A = re.compile(r"end(?:ed|s|ing) (?:an?|the)\b")
_TO_END = re.compile(
    r"(?: (?:on \w+day|in principle|mutually))? to (?:end|terminate|cancel|scrap|wind up|dissolve|unwind|abandon)"
    r" (?:their|its|the|an?)"
)
"""Behind "agreed", that something is to end."""
_FINALISING = re.compile(r"(?:finali[sz]|conclud|wrapp|clinch|hammer|thrash|iron|seal)ing\b")
_IS = re.compile(r"\b(?:is|are|was|were|been) (?:[a-z]+ )?$")
"""Before what two are still about to do: "are finalising a contract"."""
_QUARREL = re.compile(
    r"[^,.;]{0,40}\b(?:disputes?|quarrel|row|feud|spat|differences|stand-?off|war|conflict|strike|fight\w*|battle|argument|arbitration"
    r"|litigation|(?:law)?suits?|case|proceedings|boycott|blockade|impasse)\b"
)
_QUARREL_ENDS = re.compile(
    r"(?:(?:ha(?:s|ve) )?end(?:ed|s|ing)? (?:an?|the|their|its|all|both)?|(?:put|puts|putting) an end to"
    r"|call(?:ed|s) time on|(?:put|puts|set|sets|laid|lays) aside|bury|buried|drop(?:ped|s)? (?:an?|the|their|its|all"
    r"|both))\b(?! (?:[\w'’-]+ ){0,4}?(?:treaty|pact|accord"
    r"|agreement|contract"
    r"|partnership|alliance|venture|deal|talks|negotiations)\b)"
)
"""The end of a quarrel, which is an agreement: "put an end to their trade dispute"."""
_MADE = re.compile(
    r"[^,.;]{0,40}\b(?:treaty|pact|accord|agreement|contract|partnership|alliance|venture|deal|cooperation|concession"
    r"|sponsorship|lease|merger|code-?share"
    r"|arrangement|licen[cs]e|tie-up|waiver|exemption|swap|regime|protocol|convention|memorandum|deployment|mission)\b"
)
_FOR_NOW = re.compile(
    r"\b(?:for now|for the time being|until (?:further|at least|after|next|the|\d)|temporarily|for the moment|pending"
    r"|indefinitely)"
)
_FOR_GOOD = re.compile(r"\b(?:for good|once and for all|permanently|definitively)\b")
_SIGNATURE = ("signature", "signing", "signatories")
_CEREMONIAL = re.compile(
    r"signing (?:ceremony|(?:it|the text|the papers|the documents?)\b|(?:on|in|at)\b)|signatures?(?:[.,]|$| on\b)"
)
_UNDER_MEMORANDUM = gated(
    r"\b(?:under|by|in|through|according to|set out in) (?:an?|the|another|this|their|a separate|a second)"
    r" (?:[\w-]+ ){0,2}?(?<!draft )(?<!proposed )(?<!planned )(?:memorandum|mou|letter of intent)\b"
)
_HOPES = re.compile(r"(?:hop|aim|want|plan|intend|expect)\w*(?: to)?\b")
"""What is hoped for by those who talk already."""
_UNDER_WAY = ("under negotiation", "being negotiated")
"""What is under negotiation is so, whatever both hope for."""
_OBJECT = 40
"""Characters behind a verb in which its object begins."""


_BEGIN_TAIL = (" after ", " because ", " since ", " although ", " though ", " until ")
_TAIL = re.compile(rf",?(?:{'|'.join(_BEGIN_TAIL)})")
"""Before what only tells why or when: "was suspended on Monday, after a losing bidder went to court"."""


def _may_have_tail(folded: str) -> bool:
    for word in _BEGIN_TAIL:  # noqa: SIM110  a loop is twice as fast
        if word in folded:
            return True
    return False


def without_tail(told: Told, nouns: Sequence[Tag], line: Line) -> tuple[Told, list[Tag]]:
    """The verbs and nouns of a clause without everyday ones behind "after" where a plain verb stands before it."""
    first = min((v.start for v, s in told if s and v.what == "status"), default=-1)
    tail = _TAIL.search(line.folded, first) if first >= 0 and _may_have_tail(line.folded) else None
    if tail is None:
        return told, list(nouns)
    until, start = tail[0].endswith("until "), tail.end()
    close = line.folded.find(", ", start) if tail[0].startswith(",") and not until else -1
    end = close if close > 0 else len(line.folded)
    kept = [(v, s) for v, s in told if not start <= v.start < end or not (until or v.what == "weak")]
    return kept, [n for n in nouns if not start <= n.start < end or not (until or n.what == "may")]


def corrected(verbs: Sequence[Tag], folded: str) -> list[Tag]:
    """The verbs of a clause with the status that they have beside its other words; those left out that tell nothing."""
    verbs = by_legislature(verbs, folded)
    return [v for verb in verbs if (v := _corrected(verb, verbs, folded)) is not None]


def _corrected(verb: Tag, verbs: Sequence[Tag], folded: str) -> Tag | None:
    if verb.value == "agreed":
        return _agreement(verb, verbs, folded)
    if verb.value == "in_force" and _SINCE_YEAR.match(folded, verb.end):
        return None
    ends = _QUARREL_ENDS.match(folded, verb.start) if verb.value in ("terminated", "rejected") else None
    if ends is not None and _QUARREL.match(folded, ends.end()):
        return verb._replace(value="agreed")
    if verb.value == "ratified" and needs_legislature(verb, folded):
        return verb._replace(value="agreed")
    if (
        verb.value == "terminated"
        and folded.startswith(("halt", "brok", "break", "ceas", "no longer", "stop", "temporar"), verb.start)
        and _FOR_NOW.search(folded)
    ):
        return verb._replace(value="suspended")
    if verb.value == "suspended" and folded.startswith("shelv", verb.start) and _FOR_GOOD.search(folded, verb.end):
        return verb._replace(value="terminated")
    if verb.value == "proposed" and folded.startswith("offer", verb.start) and _WILL.search(folded, 0, verb.start):
        return verb if folded.startswith(" to ", verb.end) else None
    if verb.value == "negotiating" and verb.what == "status" and _TALKS_OVER.match(folded, verb.end):
        return None
    if verb.value == "negotiating" and verb.what == "status":
        asks = any(v.value == "proposed" and v.end <= verb.start and _asks_for(v, verb, folded) for v in verbs)
        return None if asks else verb
    return verb


def _agreement(verb: Tag, verbs: Sequence[Tag], folded: str) -> Tag | None:
    """What "agreed" means: to negotiate, or, of "ended a", the end of what is named behind it."""
    if _FINALISING.match(folded, verb.start) and _IS.search(folded, max(0, verb.start - 24), verb.start):
        return verb._replace(value="negotiating")
    if folded.startswith("agree", verb.start) and _TO_NEGOTIATE.match(folded, verb.end):
        return verb._replace(value="negotiating")
    to_end = _TO_END.match(folded, verb.end) if folded.startswith("agree", verb.start) else None
    if to_end is not None and _MADE.match(folded, to_end.end()):
        return verb._replace(value="terminated")
    if _ENDS_A.match(folded, verb.start) and not _QUARREL.match(folded, verb.end):
        return verb._replace(value="terminated") if _MADE.match(folded, verb.end) else None
    about_talks = verb.what == "weak" and any(v.value == "negotiating" for v in verbs) and _ARE_TALKS.match(folded)
    return None if about_talks else verb


def _asks_for(asks: Tag, talks: Tag, folded: str) -> bool:
    """Whether somebody asks for the talks: then they are only proposed."""
    asked = _ASKS.match(folded, asks.start) is not None
    behind = _FOR_TALKS.match(folded, asks.end) if asked else None
    return behind is not None and talks.start < behind.end()


def main(told: Told, nouns: Sequence[Tag], line: Line) -> Told:
    """A clause without the talks and proposals that led to it: "agreed in talks to a plan proposed by X"."""
    talks = [v.start for v, s in told if s == "negotiating"]
    if any(line.folded.startswith(_UNDER_WAY, at) for at in talks):
        told = [(v, s) for v, s in told if s != "proposed" or v.value not in ("agreed", "signed")]
    if talks:  # "hope to close their negotiations this year"
        told = [
            (v, s)
            for v, s in told
            if s != "proposed" or not _HOPES.match(line.folded, v.start) or v.end + 1 not in talks
        ]
    strong = {status for verb, status in told if verb.what == "status"}
    if "ratified" in strong:  # "completed its side of a treaty when the House passed the bill of ratification"
        told = [(v, s) for v, s in told if s != "agreed" or v.what == "status"]
    if strong.isdisjoint((*ENDED, "agreed", "signed")):
        return told
    signed = [v.end for v, s in told if s == "signed" and v.what == "status"]
    told = [
        (v, s)
        for v, s in told
        if s not in ENDED
        or not any(n.end <= v.start for n in nouns if signed and n.start >= signed[0])
        or not line.folded.endswith(" to ", 0, v.start)
    ]
    if "agreed" in strong:
        told = [(v, s) for v, s in told if s not in ENDED or not _is_content(v, told, nouns, line.folded)]
    kept = [
        (v, s) for v, s in told if s != "negotiating" or not any(v.start < t.end and t.start < v.end for t in nouns)
    ]
    if "agreed" in strong or "signed" in strong:
        first = min(v.start for v, s in told if s in ("agreed", "signed") and v.what == "status")
        kept = [(v, s) for v, s in kept if s not in ("proposed", "negotiating") or v.start < first]
    return kept


def _is_content(verb: Tag, told: Told, nouns: Sequence[Tag], folded: str) -> bool:
    """Whether it is agreed to end something else than an agreement: "agreed to pause further increases"."""
    if not folded.endswith(" to ", 0, verb.start):
        return False
    agreed = any(s == "agreed" and v.what == "status" and v.end <= verb.start for v, s in told)
    return agreed and not any(n.what != "may" and 0 <= n.start - verb.end <= _OBJECT for n in nouns)


def beside(told: Told, folded: str) -> bool:
    """Whether a verb beside the one of agreement tells that it was signed: "agreed to buy it, signing on Monday"."""
    signed = [v for v, s in told if s == "signed"]
    return any(
        _CEREMONIAL.match(folded, v.start) if folded.startswith(_SIGNATURE, v.start) else v.what == "status"
        for v in signed
    )


def is_memorandum(folded: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether it is a memorandum by which a clause says that something is done: they are signed."""
    m = _UNDER_MEMORANDUM.search(folded)
    return m is not None and any(start <= m.start() < end for start, end in spans)
