"""Label a figure with the clause that tells it."""

from __future__ import annotations

import re

from bot.briefing.text.numbers import Number

_LABEL = 90
"""Characters of a label: those of a whole clause where it has no more."""
_LABEL_SIDE = 44
"""Characters of a longer clause that are kept on each side of its number at least."""
_BRACKETED = re.compile(r"\([^()]*\)|（[^（）]*）")
_JOINS = re.compile(
    r"^(?:(?:and|but|or|of which|which|that|who|where|while|y|pero|que|et|mais|dont|qui|und|aber|sowie) )+"
)
"""What only joins a clause to the one before it."""
_ONLY_BEFORE = re.compile(
    r"(?:(?:for|at|of|to|with|from|by|worth|por|con|de|pour|avec|à|für|mit|von|zu|por valor de|por un monto de"
    r"|d'un montant de|d'une valeur de|à hauteur de|à raison de|im Wert von|in Höhe von) )?"
    r"(?:(?:about|some|around|up to|unos|unas|environ|rund|etwa|약|約) ?)?"
    r"(?:[A-Z]{0,3}[$€£¥₩])?"
)
"""All that stands before a number: "for about 38 million pounds"."""
_FULL_STOP = re.compile(r"[^.]{0,12}(?P<stop>\.) [A-Z][a-z]+ ")
"""Soon behind a number, where a sentence ends: "94 votes to 28. The minister spoke of", where "28." may be a day."""
_LITTLE = (
    r"(?:and|or|but|the|an?|of|for|to|on|at|by|with|from|its|their|his|her|that|which|y|o|e|de|del|la|el|los|las|un"
    r"|una|para|por|con|su|sus|que|a|et|ou|du|des|le|les|une|pour|par|avec|sur|dans|au|aux|à|qui|und|oder|der|die"
    r"|das|den|dem|des|von|vom|zu|zur|zum|für|mit|ein|eine[nmrs]?|im|am)"
)
_NO_BEGIN = re.compile(r"^(?:(?:and|or|but|y|o|et|ou|und|oder|of|de|du|des) )+(?=\S)")
_NO_END = re.compile(rf"(?: {_LITTLE})+$")
"""Words that hang in the air where a clause is cut behind them."""
_FEW_WORDS = 3
_CLAUSE_END = re.compile(
    r"[,;:!?)”»\"\s(“«、。，；「」（）](?:(?<=[,;:!?)”»\"])(?=\s)\s*|(?<=\s)[—–-]\s|(?<=[(“«、。，；「」（）]))"
)
"""Where a clause ends; a full stop inside a sentence ends none ("U.S. Navy").

That it begins with one set of characters makes the search quick."""


def clause_around(text: str, number: Number) -> str:
    """The clause around a number, with the one before it where it only joins that, or tells no more than the number.

    Cut between words where it is long; what joins it to a clause for which there is no room is left out.
    """
    begin = number.start - _LABEL - 1
    while begin > 0 and not (text[begin - 1].isalnum() and text[begin].isalnum()):
        begin -= 1  # within a word, where no mark of a clause is cut apart
    begin = max(0, begin)
    marks = text[begin : number.start]
    if ")" in marks or "）" in marks:
        marks = _BRACKETED.sub(lambda m: "x" * len(m[0]), marks)  # "IMF)" begins no clause
    starts = [begin, *[begin + m.end() for m in _CLAUSE_END.finditer(marks)]]
    end = _CLAUSE_END.search(text, number.end)
    stop = end.start() if end else len(text)
    after = text[number.end : stop]
    if (full := _FULL_STOP.match(after)) is not None:
        after = after[: full.start("stop")]
    if ")" in after and "(" not in after.partition(")")[0]:
        after = after.partition(")")[0]
    before = text[starts[-1] : number.start]
    joined = _JOINS.match(before)
    own = before[joined.end() :] if joined else before
    lone = after.count(" ") <= _FEW_WORDS and _ONLY_BEFORE.fullmatch(own) is not None
    whole = len(starts) > 2 or (len(starts) > 1 and not begin)
    if (lone and len(starts) > 1) or (joined and whole and stop - starts[-2] <= _LABEL):
        before = text[starts[-2] : number.start]
        after += ")" if "(" in _BRACKETED.sub("", before) else ""
    if (joined := _JOINS.match(before)) is not None:
        before = before[joined.end() :]
    if before.startswith(("(", "（")):
        before = _BRACKETED.sub("", before, count=1).lstrip()
    before, after = _cut(before, after, _LABEL - (number.end - number.start))
    if _ONLY_BEFORE.fullmatch(before):
        before = before.rpartition(" ")[2]
    return f"{before}{text[number.start : number.end]}{after}".strip(' .,;:。"”“')


def _cut(before: str, after: str, room: int) -> tuple[str, str]:
    """What stands before and behind a number, cut between words where both have no room."""
    if len(before) + len(after) <= room:
        return before, after
    side = max(_LABEL_SIDE, room - len(after))
    if len(before) > side:
        _, space, kept = before[-side:].partition(" ")
        before = "…" + _NO_BEGIN.sub("", kept if space else before[-side:])
    side = max(_LABEL_SIDE, room - len(before))
    if len(after) > side:
        kept, space, _ = after[:side].rpartition(" ")
        after = _NO_END.sub("", kept if space else after[:side]) + "…"
    return before, after
