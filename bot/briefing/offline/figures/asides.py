"""Tell the English numbers that say nothing of a deal: moves of share prices, earlier profits, models, "one in ten"."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.gate import gated

_MOVES = (
    r"(?:rose|rises?|fell|falls?|gain(?:s|ed)?|lost|loses?|jump(?:s|ed)?|slid|slides?|drop(?:s|ped)?|climb(?:s|ed)?"
    r"|slip(?:s|ped)?|add(?:s|ed)|surg(?:es|ed)|tumbl(?:es|ed)|eased|sank|sinks|soared|plunged|shed|leapt|closed|ended"
    r"|traded|were (?:up|down)|was (?:up|down)|are (?:up|down)|advanced|dipped|retreated|rallied)"
)
_SHARE_PRICE = gated(
    rf"\b(?:shares?|stocks?|share price|units)\b(?: (?:in|of) (?:the )?[\w&.' -]{{2,40}}?)?(?:,[^,]{{3,60}},)?"
    rf" (?:have |has |had |had been )?{_MOVES}\b[^;]{{0,60}}"
)
_EARLIER_RESULT = gated(
    r"\b(?:(?:made|posted|reported|booked|earned|recorded) (?:an? )?(?:net |operating |pre-tax |annual |record )*"
    r"(?:profit|loss|turnover|revenues?|sales|earnings|income)|lost|earned|(?:profit|revenues?|turnover|sales) (?:of"
    r"|was|were|reached|came to))\b[^.;]{0,48}"
    r"\b(?:last year|in (?:19|20)\d\d|last quarter|a year earlier|the year before)\b"
)
_MARKET = gated(
    r"\b(?:brent|wti|crude|futures|bullion|spot|bitcoin|nikkei|ftse|dax|nasdaq|dow jones|kospi|hang seng|bourse|index"
    r"|bond yields?|yields?|(?:oil|gas|gold|silver|copper|nickel|lithium|cobalt|zinc|tin|aluminium|aluminum|cocoa"
    r"|coffee|sugar|wheat|maize|corn|rice|soybeans?|cotton|rubber|palm oil|uranium|steel|iron ore|freight|carbon|power"
    r"|electricity|spodumene|commodity) (?:prices?|futures|rates?)|prices? (?:of|for) [a-z-]+(?: [a-z-]+)?"
    r"|(?:^|[.,] )(?:the )?(?:oil|gold|copper|nickel|peso|rand|rupee|yen|won|lira|naira|ringgit|baht|rouble|ruble))"
    rf"(?:,[^,]{{3,60}},)?(?: (?:was|were|is|are|have|has|had|had been|currently|in [a-z]+|on [a-z]+))*"
    rf" (?:{_MOVES}|stood|stands|trad(?:es|ing)|settled|priced|quoted|hovered|fetch(?:es|ed)|averaged|halved|doubled"
    r"|fallen|risen|little changed|weakened|strengthened|firmed|hit|peaked|at)\b[^;]{0,70}"
)
"""The market as it moved: "Brent stood at $64 a barrel", "copper prices have fallen 8%"."""
_MODEL_BEFORE = re.compile(
    r"(?:\b\d[\d,]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty))"
    r"\s(?:more |additional |new )?(?:[A-Z][\w-]*\s){1,2}$"
)
_REACH = 48
"""Characters before a model in which the count of it stands."""
_MODEL = re.compile(r"\d{1,3}(?:-\d+)?\b")
_MODEL_AFTER = re.compile(r"\s(?:[A-Z][\w-]*\s){0,2}[a-z]{3,}")
_NAME_BEFORE = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'’-]* $")
_NUMBERED = re.compile(
    r"\b[A-Z][a-z]{3,}-$|\b(?:Bill|Article|Section|Chapter|Annex|Clause|Resolution|Phase|Flight|Terminal|Reactor|Route|Title"
    r"|Act|Law|Rule|Directive|Regulation|Block|Lot|Pier|Gate|Platform|Paragraph|Schedule|Protocol) $"
)
"""Before the number of a model or of a paper."""
_ONE_IN = re.compile(r"\b(?:one|two|three|four|nine) (?:in|out of)(?: every)? $")


def asides(folded: str) -> list[tuple[int, int]]:
    """Where a line tells a move of a share price or of a market, or a result of an earlier year."""
    return [m.span() for known in (_SHARE_PRICE, _EARLIER_RESULT, _MARKET) for m in known.finditer(folded)]


def is_odds(folded: str, start: int) -> bool:
    """Whether the number at `start` is the second of "one in ten"."""
    return (
        folded.endswith((" in ", " of ", " every "), 0, start)
        and _ONE_IN.search(folded, max(0, start - 24), start) is not None
    )


def is_of_name(text: str, start: int) -> bool:
    """Whether the number at `start` is part of a name that begins before it: "Kiosk Seven", "Embraer-190", "Bill 3"."""
    if text[start - 1 : start] in ("-", " ") and _NUMBERED.search(text, max(0, start - _REACH), start):
        return True
    return (
        "A" <= text[start : start + 1] <= "Z" and _NAME_BEFORE.search(text, max(0, start - _REACH), start) is not None
    )


def model_at(text: str, start: int) -> tuple[int, int] | None:
    """Where the number at `start` with the name before it is a model that another number counts: "12 Boeing 737"."""
    name = text[max(0, start - _REACH) : start].split()
    if not name or not "A" <= name[-1][0] <= "Z":
        return None
    m = _MODEL.match(text, start)
    if m is None or not _MODEL_AFTER.match(text, m.end()):
        return None
    before = _MODEL_BEFORE.search(text, max(0, start - _REACH), start)
    if before is None:
        return None
    counted = text.find(" ", before.start())
    return counted, m.end()
