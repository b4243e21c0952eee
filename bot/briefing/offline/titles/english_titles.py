"""Name an agreement of an English article by what it is about, or by what is done: "Contract to lay a cable"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_LABELS = {
    "mou": "Memorandum",
    "treaty": "Agreement",
    "merger_acquisition": "Deal",
    "regulatory": "Decision",
    "accession": "Bid",
    "other": "Agreement",
}
"""What stands before "to", where the kind's own name would read badly."""
_PLANNED = ("proposed", "negotiating", "rejected")
_REACH = 80
"""Characters in which what an agreement is about, or what is done, has to end."""
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BETWEEN = re.compile(
    r"(?: (?:with|between|by|from|to (?=[A-Z])) (?:the )?[^,.;:]{2,60}?| (?:late |early )?on (?:[A-Z]\w+day(?: \w+)?"
    r"|the same day)"
    r"| at [^,.;:]{3,40}?| in [A-Z][\w'’ -]{2,24}?| worth [^;:]{3,40}?| (?:last|this|next) \w+)*"
    rf"(?= (?:on|about|over|for|covering) (?!{_MONTH} \d|the (?:summer|autumn|winter|spring|weekend|holidays)\b)"
    r"(?!\w+day\b|hold\b|ice\b|track\b|time\b|[\w.,-]+ (?:years?|months?|weeks?"
    r"|days)\b|the (?:same|side|margin)|Reconstruction|Development|Cooperation|International"
    r"|Economic)"
    r"| to (?!(?:the|an?|its?|their|none|each|both|all|one|two|three|four|five|six|seven|eight|nine|ten)\b)"
    r"(?!(?:be|nil|zero|date)\b)[a-z])"
)
"""What may stand between an agreement and what it is about: with whom, when and where it was made."""
_STOP = re.compile(
    r",(?!\d)|(?<!\b[A-Z])\.(?!\d)|[;:!?()\[\]\"“”—]| [–-] "
    r"| (?:that|which|who|whose|when|where|after|before|while|as|with|between|under"
    r"|worth|if|until|said|says|told|has|have|had|is|are|was|were|will|would|may|could|should|must|than|but|during"
    r"|signed"
    r"|agreed|reached|announced|ahead|through|by \d|from \d|once|because|since|pending|broke|today|yesterday|tonight"
    r"|starting|beginning|giving"
    r"|making|ending"
    r"|and (?=(?:the )?[A-Z]\w+ (?:has|have|had|is|are|was|were|will|would|said|says)\b)"
    r"|and (?:its?|the|will|to|is|has|had|signs?|signed|pays|paid)"
    r"|entered|enters|annulled|drags?|dragged|remains?|rests|stays|stands|lies|took|takes|went"
    r"|on the (?:same|table|spot|side\w*|margins?)"
    r"|in (?:return|exchange|19|20)|according|both|amid|against|found|met|fell"
    r"|failed|goes|ended|expired|collapsed|came|leaving)\b"
    r"| at the (?=(?:[A-ZÀ-Þ][\w'’-]+ ?)+(?:[.,;]|$|(?:on|in|under) ))"
    r"| (?:to|for|from)(?= (?:the |[\w-]+'s )?[A-ZÀ-Þ])| (?:late |early )?on (?:\w*day\b|\d)"
    rf"| on {_MONTH} \d"
    r"| (?:last|next|this) | for (?=[A-Z]{0,3}[$€£¥₹]\d|\d[\d.,]* (?:million|billion|trillion|crore))"
)
_OPEN_END = re.compile(
    r" (?:a|an|the|its|their|of|for|to|on|and|or|in|at|from|by|up|about|over|into|each|with|instead)$"
)
_COULD_END = re.compile(
    r" (?:in|for|at|from|by|on|into|across|within|along|near|over|and|including|plus|to(?= an? ))(?= )"
)
"""Where a phrase could end that goes on."""
_SUPPLIES = re.compile(r"(?:supply|provide|equip|furnish|present) (?!\d)")
"""A verb of which the thing stands behind "with"."""
_OPEN_BEGIN = re.compile(r"(?:in|for|from|by|to|at|on|of|and|or|within|under|after|before|as|with)\b")
_TO = re.compile(r"(?:to|will|would|agreed to|is to|are to) ")
_OF_WHICH = re.compile(r"\b(?:which|who) $")
"""Before what is said of something else: "the new group, which would carry"."""
_NO_DEED = re.compile(
    r"(?:meet|talk|negotiate|discuss|resume|restart|continue|look|study|examine|consider|reply|decide|vote|(?:\w+ )no"
    r"|not|never)\b"
)
"""How what is no deed of an agreement begins."""
_TALKS = re.compile(r"\b(?:talks|negotiations|discussions|consultations|collaboration|cooperation)\b", re.IGNORECASE)
PLAIN = (
    r"(?:similar|separate|second|third|further|side|such|same|first|final|last|other|own|new|planned|latest|bigger"
    r"|biggest|larger|largest|smaller|smallest|earlier|older|previous|existing|current|like|wider|broader|original"
    r"|whole|entire|old|said|proposed|above|national|definitive|signed|written|official|preliminary|parallel|single"
    r"|full|formal|binding|direct|rival|mutual|bilateral|possible|future|bad|good|better|worse)"
)
"""Adjectives that tell a reader of a title nothing."""
_VAGUE = re.compile(rf"^(?:{PLAIN}\b[ -]?)+", re.IGNORECASE)
_TRADED = re.compile(
    r"\b(?:(?P<buys>b(?:uy|uys|uying|ought)|acquir(?:e|es|ed|ing)|purchase[sd]|takes? over|took over|snapped up)"
    r"|(?P<sells>sell|sells|selling|sold|offload(?:ed|s)?|parting with|divest(?:ed|s)?))(?: (?:up|off))? "
)
_MONEY = re.compile(
    r"(?:[A-Z]{1,3})?[$€£¥₹]\s?\d[\d.,]*\d?(?:\s?(?:million|billion|trillion|bn|mn|m)\b)?"
    r"|\b\d[\d.,]* (?:million|billion|trillion) (?:(?:US|Canadian|Australian|Hong Kong|New Zealand|Singapore|Swiss"
    r"|Danish"
    r"|Norwegian|Swedish|Czech|Mexican) )?(?:euros?|dollars?|pounds?|yen|won|yuan|rupees?|francs?|kron[aeo]r?|crowns?"
    r"|zlotys?"
    r"|dirhams?|riyals?|reais|pesos?|rand|baht|ringgit|rupiah|dong|lira|shekels?|forints?|lei|hryvnias?|r[uo]+bles?"
    r"|tenge"
    r"|shillings?|cedis?|naira|dinars?|rials?|kwacha|taka|pula|kyat)\b"
)
_LENT = re.compile(
    r"(?:,? [a-z-]+)? (?:loan|credit line|credit|facility|grant|guarantee|investment|stake|fund|package)(?! (?:to"
    r"|from)\b)\b"
)
_GIVES = re.compile(r"(?:lend|provide|give|put|contribute|pay|make|extend|fund|finance|invest \W?\d)\b")
"""What is done with money, of which the sum tells more."""
_NO_NOUN = re.compile(
    r"(?:placed?|has|have|to|will|exchanged|drop\w*|ends?|resolved?|withdr\w+|t[ao]kes?|took|raise[sd]?|join\w*"
    r"|team\w*|partner(?:ed|ing|s? with)|buys?|bought|sells?|sold|acquire[sd]?|lends?|borrow\w*|settled?|settles"
    r"|cooperate"
    r"|collaborate\w*|work|becom\w*|became|bid to|want\w*|seek\w*|hop\w+|appl\w+ to)\b"
)
"""How what is no noun begins."""
_MAY = re.compile(
    r"(?:offer|request|proposal|plan|bid|invitation|application|order|grant|stake|guarantee|tender|licen[cs]e|permit"
    r"|fund"
    r"|package|scheme|programme|program|framework|project|initiative|venture|waiver|resolution|quota|sale|purchase|bond"
    r"|dispute|quarrel|lawsuit|lease|exemption|facility|task force|working group|coalition|roadmap|pledge|charter"
    r"|option"
    r"|extension|renewal|amendment|collaboration|cooperation"
    r"|subsidy|contribution|donation|moratorium|ban|approach|wish)s?\b"
)
"""Everyday nouns that may name an agreement."""
_STATED = re.compile(r" (?:remains?|rests|stays|stands|lies|entered|annulled|drags?|takes?|took|went)\b")
_CLAUSE_END = re.compile(r" (?:to|for|about|on) (?:it|them|this|that)$| (?:ended|found|failed|fell)\b.*$")
_OF_THING = re.compile(r"(?:the|its|their|his) (?:stakes?|shares?|company|firm|chain|business|unit|assets?|rest|deal)")
"""What is bought or sold, said without its name."""
_NO_NAME = re.compile(
    r"(?:[\w-]+ ){0,2}[a-z]+['’]s |(?:19|20)\d\d "
    r"|(?:[Ss]ettled?|placed?|has|have|to|will|exchanged|ended|resolved?|took|takes)\b"
)
"""Whose something is, or what is done with it."""
_NO_BEGIN = re.compile(r" (?:late |early )?on (?:\w*day\b|\d|the (?:same|table|spot|side\w*|margins?))")
"""Behind an agreement, when or where it was made."""
_VAGUE_END = re.compile(r"\b(?:it|them|this|that|these|those|him|her|one(?! [a-z])|so|the same|each other(?!['’]))\b")
_OF_MONEY = ("financing", "investment")


def english_phrase(line: Line, kind: str, status: str, told: Sequence[Tag], named: str, *, deeds: bool = True) -> str:
    """What the agreement is called; `named` is the noun that the line has for it, perhaps with nothing behind it.

    "" where the line says no more than its kind.
    """
    named = _CLAUSE_END.sub("", named)
    if (m := _STATED.search(named)) is not None:
        named = named[: m.start()]
    named = named if " " in _VAGUE.sub("", named) and not _NO_NAME.match(named) else ""
    if named.count(" ") > 2:
        return named
    about = _about(line, kind, told)
    if about and len(about) > len(named):
        return about
    done = _done(line, kind, told) if deeds else ""
    if done:
        named = "" if named.casefold() in done.casefold() or named.istitle() else named
        if (of_sum := sum_title(line.text, kind)) and _GIVES.match(done):
            return of_sum
        return f"{named if ' ' in named else label_of(kind, status)} to {done}"
    return (named if " " in named else "") or _traded(line, kind)


def _about(line: Line, kind: str, told: Sequence[Tag]) -> str:
    """The noun with what it is about: "talks with X about a loan" are "talks about a loan"."""
    found = []
    for noun in told:
        if not _is_name(noun, kind, line):
            continue
        talks = _TALKS.search(line.text, noun.start, noun.end)  # of "in talks with" the noun
        start, end = talks.span() if talks else (noun.start, noun.end)
        between = _BETWEEN.match(line.text, end)
        behind = cut_phrase(line.text, between.end()) if between else ""
        if behind.count(" ") > (2 if behind.startswith(" to ") else 1):
            found.append(f"{line.text[start:end]}{behind}")
    return max(found, key=len, default="")


def _is_name(noun: Tag, kind: str, line: Line) -> bool:
    """Whether a word may name an agreement of the kind."""
    if _NO_NOUN.match(line.folded, noun.start):
        return False
    if noun.what == "may":
        return noun.value in ("", kind) and _MAY.match(line.folded, noun.start) is not None
    if noun.what == "status":
        return _TALKS.search(line.text, noun.start, noun.end) is not None
    return noun.what == "loose" or (noun.what == "kind" and noun.value == kind)


def _done(line: Line, kind: str, told: Sequence[Tag]) -> str:
    """The verb and its object of what will be done, the verb of the agreement's own kind before others."""
    own = sorted(_verbs(line, told), key=lambda verb: (verb[1] != kind, verb[0]))
    phrases = (cut_phrase(line.text, start) for start, _ in own)
    return next((p for p in phrases if p.count(" ") > 1 and not _NO_DEED.match(p)), "")


def _verbs(line: Line, told: Sequence[Tag]) -> Iterator[tuple[int, str]]:
    """Where a verb of what will be done begins, and the kind that it tells."""
    for t in told:
        if t.what == "act" and not line.folded.endswith(("be ", "being "), 0, t.start):
            yield t.start, t.value
        elif (
            t.what in ("does", "may")
            and not _OF_WHICH.search(line.folded, 0, t.start)
            and (m := _TO.match(line.folded, t.start, t.end))
        ):
            yield m.end(), t.value.partition(":")[0]


def _traded(line: Line, kind: str) -> str:
    """What is bought or sold: "Sale of two office towers"."""
    m = _TRADED.search(line.folded) if kind in ("merger_acquisition", "contract") else None
    if m is None:
        return ""
    thing = cut_phrase(line.text, m.end())
    if " " not in thing or _OPEN_BEGIN.match(thing) or _OF_THING.fullmatch(thing):
        return ""
    return f"{'Purchase' if m['buys'] else 'Sale'} of {thing}"


def sum_title(text: str, kind: str) -> str:
    """The sum that is lent or invested."""
    m = _MONEY.search(text) if kind in _OF_MONEY else None
    if m is None:
        return ""
    noun = _LENT.match(text, m.end())
    return f"{m[0]}{noun[0]}" if noun else f"{kind} of {m[0]}"


def label_of(kind: str, status: str) -> str:
    """What stands before "to" and what is done."""
    planned = status in _PLANNED and kind != "accession"
    return "Plan" if planned else _LABELS.get(kind, kind.replace("_", " "))


def cut_phrase(text: str, start: int) -> str:
    """The text from `start` to where its phrase ends, or could end where that is far; "" where both are too far."""
    if _NO_BEGIN.match(text, start):
        return ""
    stop = _STOP.search(text, start + 1, start + _REACH)
    if stop and stop[0] == " with" and _SUPPLIES.match(text, start):
        stop = _STOP.search(text, stop.end(), stop.end() + _REACH)
    end = stop.start() if stop else len(text)
    if end - start > _REACH:
        cuts = [m.start() for m in _COULD_END.finditer(text, start + _REACH // 3, start + _REACH)]
        if not cuts:
            return ""
        end = cuts[-1]
    phrase = text[start:end].rstrip(" .")
    while (m := _OPEN_END.search(phrase)) is not None:
        phrase = phrase[: m.start()]
    return "" if _VAGUE_END.search(phrase) else phrase
