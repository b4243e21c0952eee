"""Find the figures of an article: money, shares, counts and terms, in the notations of six languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.draft import FigureDraft
from bot.briefing.offline.figures.asides import asides, is_odds, is_of_name, model_at
from bot.briefing.offline.figures.dates import is_ago, is_date, is_over, is_year
from bot.briefing.offline.figures.english_counts import (
    behind_size,
    counted_otherwise,
    counts_nationals,
    numbered,
    of_compound,
)
from bot.briefing.offline.figures.figure_labels import clause_around
from bot.briefing.offline.figures.units import (
    count_words,
    is_unit,
    named_before,
    noun_behind,
    unit_behind,
    years_behind,
)
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.proof.figures import is_currency
from bot.briefing.text.currencies import currencies
from bot.briefing.text.numbers import Number, find_numbers

_MAX = 40
_SPELLED_MIN = 2
_REFERS = ("the ", "these ", "those ", "other ")
_FEW = 3
"""Of "the two governments" or "the three ministers", which count nothing; "the three-year deal" tells a term."""
_PAIR = re.compile(r"\s?(?:to|and|or|-)\s?")
_SPANISH_PAIR = re.compile(r"\s?(?:(?:al?|y|o)\s(?:(?:el|un)\s)?|-)")
"""Between two numbers of one unit: "from 39 to 15 percent", "entre el 20 y el 30 %"."""
_VOTES = re.compile(r"\bvot(?:ed?|es|ing) (?:[a-z]+ ){0,3}(?:\d+ to )?$")
_IN_FAVOUR = re.compile(r"^ (?:(?:votes? )?(?:in favou?r|for|against)\b|abstentions?\b)")
_CENTRAL_AFRICA = frozenset({"CM", "CF", "CG", "GA", "GQ", "TD"})
"""Whose CFA francs are XAF; those of the west are XOF."""
_RATE = re.compile(r"[=＝]\s?$")
_RATE_AFTER = re.compile(
    r"^\s?(?:円|ドル|元|원|달러|엔|위안)[台대](?:에서?|로|까지|의|[은는이가을를])?(?![가-힣一-龠])|^\w{1,4}\s?[=＝]"
    r"|^ (?:to|against) the (?:dollar|euro|pound)\b"
)
"""An exchange rate is no sum: "1ドル=151円台"."""
_RATES = 100_000
"""Exchange rates are below, sums of deals above: "1천700억 원대"."""
_CODE = re.compile(r"(?<![A-Z])[A-Z]$|[A-Z]-$")
"""A number behind one letter is a code: "H225M"."""
_REFERRED = frozenset({"countries", "companies", "people"})
"""Units of "the two countries", which counts nothing."""
_DOLLARS = {
    **dict.fromkeys(("canadian", "canadienses", "canadiens", "kanadische"), "CAD"),
    **dict.fromkeys(("australian", "australiens", "australische"), "AUD"),
    **dict.fromkeys(("new zealand", "neozelandeses"), "NZD"),
    "singapore": "SGD",
    "hong kong": "HKD",
    "fiji": "FJD",
    "jamaican": "JMD",
    "namibia": "NAD",
    "taiwan": "TWD",
    "brunei": "BND",
    **dict.fromkeys(("guyana", "guyanese"), "GYD"),
    "trinidad": "TTD",
}
"""How the words begin that tell whose dollars are meant."""
_DOLLAR_AFTER = re.compile(rf"[^.,;]{{0,12}}\b({'|'.join(_DOLLARS)})")


_MODEL_NAME = re.compile(r" (?:[A-Z][\w-]*(?: (?:and|or|/) (?=[A-Z]))? ?){1,4}(?<= )(?=[a-z]+(?![a-z'’]))")
"""What is counted, before its noun: "17 Gripen E and F fighters"."""
_OF_MILLIONS = re.compile(r" de | d['’]")
"""What stands between "millones" or "millions" and what there are millions of."""
_PLANES = (" fighters", " trainers", " bombers", " interceptors", " airliners")


@dataclass(slots=True)
class _Seen:
    """A line as numbers are read in it: normalized, as the offsets of numbers are."""

    text: str
    folded: str
    language: str
    home: tuple[str, ...]
    numbers: tuple[Number, ...]


def find_figures(lines: list[Line], skip: list[bool], language: str, home: Sequence[str]) -> list[FigureDraft]:
    """The figures of the lines that `skip` leaves, each once, at most `_MAX`.

    `home` are the countries of the article: whose pesos or crowns are meant.
    """
    found: dict[tuple[float, str], FigureDraft] = {}
    last, own = "", tuple(home)
    for line, skipped in zip(lines, skip, strict=True):
        if skipped or len(found) >= _MAX:
            continue
        numbers = find_numbers(line.text, language=language, spelled=language not in ("ko", "ja"))
        if not numbers:
            continue
        text = line.text if line.text.isascii() else unicodedata.normalize("NFKC", line.text)
        seen = _Seen(text, line.folded if text == line.text else flat(text), language, own, numbers)
        left_out = asides(seen.folded) if language == "en" else []
        for number in seen.numbers:
            if left_out and any(start <= number.start and number.end <= end for start, end in left_out):
                continue
            if language == "en" and _is_no_amount(seen, number.start):
                continue
            if (read := _read(seen, number, last)) is None:
                continue
            value, unit = read
            if is_currency(unit) and not (last and _is_bracketed(text, number.start)):
                last = unit
            if read not in found:
                found[read] = FigureDraft(
                    label=clause_around(text, number), value=value, unit=unit, role=_role(unit), evidence=line.text
                )
    return list(found.values())[:_MAX]


def _is_no_amount(seen: _Seen, start: int) -> bool:
    """Whether an English number is part of odds, of a model or of a name."""
    return bool(is_odds(seen.folded, start) or model_at(seen.text, start) or is_of_name(seen.text, start))


def _is_bracketed(text: str, at: int) -> bool:
    return text.rfind("(", 0, at) > text.rfind(")", 0, at)


def _read(seen: _Seen, number: Number, last: str) -> tuple[float, str] | None:
    """The value and unit of one number, or None where it is a date, an ordinal or no measure at all."""
    written = seen.text[number.start : number.end]
    value = number.meant(written, seen.language)
    spelled = not written[:1].isdigit()
    if spelled and (_no_count(flat(written), seen.language) or seen.language in ("ko", "ja")):
        return None
    if number.percent:
        return value, "percent"
    before = seen.folded[max(0, number.start - 24) : number.start]
    after = seen.folded[number.end : number.end + 64]
    scaled = number.values != number.mantissa
    if seen.language == "en":
        after = _behind_model(seen, number) or behind_size(after)
    few = spelled and seen.language == "en" and value <= _FEW and before.endswith(_REFERS) and after[:1] != "-"
    name = _is_name(seen.text[max(0, number.start - 3) : number.start], written, before, scaled=scaled)
    if few or name or after.startswith(("-year-old", " cent ", " cents ")) or (value < _RATES and _is_rate(after)):
        return None
    if money := _money(number, after, spelled=spelled and not scaled):
        return value, _currency(money, after, last, seen.home)
    if after[:1] == "-" and seen.language == "en" and (compound := of_compound(after)) is not None:
        return (value, compound) if compound else None
    glued = seen.language == "en" and before[-1:].isalpha() and not spelled  # the 2 of "CO2"
    beside = seen.text[number.end : number.end + 64]
    told_before = ""
    counted = "" if glued else named_before(before, after, seen.language) or _counted(after, beside, seen.language)
    counted = counted or (_of_millions(after, beside, seen.language) if scaled else "")
    whole = scaled and seen.language == "es"  # "70 millones a 15 años"
    if not (counted or whole) and (pair := _unit_of_pair(seen, number)):
        return value, pair
    if not counted and seen.language == "en":
        told_before = numbered(seen.folded, number.start, after)
        counted = told_before or counted_otherwise(before, after, spelled=spelled)
    if scaled and not counted:
        shared = _shared_unit(seen, number) or _shared_currency(seen, last)
        return (value, shared) if shared else None
    if seen.language in ("ko", "ja") and (term := years_behind(before, after, seen.language)):
        return value, term
    timed = counted in ("years", "months", "weeks", "days")
    over = timed and is_over(before)
    # 年間, 년에 걸쳐 are no date, nor is the number of somebody: "the number of judges will rise to 12"
    told = (timed if seen.language in ("ko", "ja") else bool(told_before)) and not is_year(written)
    if over or (not told and is_date(written, before, after, value, seen.language)) or is_ago(before, after):
        return None
    kept = not spelled or _counts(value, counted, seen.language)
    return (value, counted) if counted and kept else None


def _of_model(beside: str) -> str:
    """What is counted behind the name of a model: "17 Gripen E and F fighters"; "" where there is none."""
    model = _MODEL_NAME.match(beside) if beside[1:2].isupper() else None
    if model is None:
        return ""
    noun = beside[model.end() - 1 :]
    return (
        "aircraft" if noun.startswith(_PLANES) else unit_behind(flat(noun), "en") or noun_behind(flat(noun), noun, "en")
    )


def _counted(after: str, beside: str, language: str) -> str:
    """What stands behind a number and is counted; nothing behind a code such as "2814B"."""
    if language == "en" and counts_nationals(after):
        return "people"
    if language == "en" and (told := _of_model(beside)):
        return told
    if unit := unit_behind(after, language):
        return unit
    noun = "" if after[:1].isalpha() else noun_behind(after, beside, language)
    return "people" if noun and language != "en" and _is_people(noun, language) else noun


def _of_millions(after: str, beside: str, language: str) -> str:
    """What there are millions of: "3,9 millones de líneas"."""
    of = _OF_MILLIONS.match(after) if language in ("es", "fr") else None
    return _counted(f" {after[of.end() :]}", f" {beside[of.end() :]}", language) if of else ""


def _is_people(noun: str, language: str) -> bool:
    """Whether a plural noun is that of a people: "14.000 filipinos", which is written as the adjective is."""
    name = f"{noun[:1].upper()}{noun[1:]}"
    hits = gazetteer.adjectives().find(name, flat(name)) if not noun.endswith("en") or language != "de" else []
    return any(h.start == 0 and h.end == len(name) for h in hits)


def _no_count(word: str, language: str) -> bool:
    """Whether a spelled number counts nothing: "both"; in English the "seize" and "once" of other languages."""
    return word in count_words("none") or (language == "en" and word in ("seize", "once", "sept", "acht", "vier"))


def _is_name(prefix: str, written: str, before: str, *, scaled: bool) -> bool:
    """Whether a number with what stands before it is a code, a rate or a conference: FA-50, per thousand, COP30."""
    return bool(
        written == "cent"
        or before.endswith("per ")
        or prefix == "COP"
        or (not scaled and (prefix[-1:] == "-" or prefix[-1:].isupper()) and _CODE.search(prefix))
        or (("=" in before or "＝" in before) and _RATE.search(before))
    )


def _is_rate(after: str) -> bool:
    """Whether what stands behind a number tells that it is an exchange rate."""
    may = not after.isascii() or "=" in after or after.startswith((" to the ", " against the "))
    return may and _RATE_AFTER.match(after) is not None


def _money(number: Number, after: str, *, spelled: bool) -> frozenset[str]:
    found = number.currencies
    if found and spelled and not currencies(after.split(" ", 2)[1] if " " in after else ""):
        return frozenset()  # of "both capitals to try" the lira is far off
    return found


def _counts(value: float, unit: str, language: str) -> bool:
    """Whether a spelled number counts something: "the two countries" does not, "seven years" does."""
    if value < _SPELLED_MIN or 2 * value != int(2 * value) or not unit:
        return False
    if value <= 3 and unit in _REFERRED:
        return False
    return is_unit(unit) or (language == "en" and value > 3)


def _currency(found: frozenset[str], after: str, last: str, home: tuple[str, ...]) -> str:
    """The currency that is meant: a bare $ is USD unless "Canadian" follows; crowns are those of a country named."""
    if "USD" in found:
        whose = _DOLLAR_AFTER.match(after)
        return _DOLLARS[whose[1]] if whose else "USD"
    if "XAF" in found and "XOF" in found:
        return "XAF" if any(country in _CENTRAL_AFRICA for country in home) else "XOF"
    if "GBP" in found and "GB" in home:
        return "GBP"  # those of other countries are told with their name
    own = [code for country in home for code in found if code[:2] == country]
    return next(
        (code for code in (last, *own, "EUR", "GBP", "JPY", "CHF", "INR", "SAR", "AED") if code in found), min(found)
    )


def _behind_model(seen: _Seen, number: Number) -> str:
    """What stands behind "12 Boeing 737", whose count is 12; "" where no model follows."""
    for other in seen.numbers:
        if number.end < other.start <= number.end + 32 and (model := model_at(seen.text, other.start)):
            return seen.folded[model[1] : model[1] + 64] if model[0] == number.end else ""
    return ""


def _unit_of_pair(seen: _Seen, number: Number) -> str:
    """The unit that two numbers share: "from 39 to 15 percent", "by 334 votes to 324"."""
    if seen.folded.endswith("votes to ", 0, number.start) or _is_vote(seen, number):
        return "votes"
    if is_year(seen.text[number.start : number.end]):
        return ""
    pair = _SPANISH_PAIR if seen.language == "es" else _PAIR
    for other in seen.numbers:
        if pair.fullmatch(seen.folded, number.end, other.start):
            if other.currencies and seen.language == "es":
                return _currency(other.currencies, seen.folded[other.end : other.end + 40], "", seen.home)
            return "percent" if other.percent else unit_behind(seen.folded[other.end : other.end + 64], seen.language)
    return ""


def _is_vote(seen: _Seen, number: Number) -> bool:
    """Whether votes are counted: "voted 312 to 254", "with 71 in favour and 12 against"."""
    if number.values != number.mantissa or "vot" not in seen.folded:
        return False
    behind = _IN_FAVOUR.match(seen.folded[number.end : number.end + 24]) is not None
    return behind or (
        _VOTES.search(seen.folded[max(0, number.start - 24) : number.start]) is not None
        and re.match(r" to \d|,|\.|$| (?:on|to|in favou?r)\b", seen.folded[number.end : number.end + 16]) is not None
    )


def _shared_unit(seen: _Seen, number: Number) -> str:
    """The unit of "1.5 billion cubic metres, with a first 420 million": that of the count before it, no sum between."""
    for other in reversed([n for n in seen.numbers if n.start < number.start]):
        if other.currencies:
            return ""
        if other.values != other.mantissa:
            return unit_behind(seen.folded[other.end : other.end + 64], seen.language)
    return ""


def _shared_currency(seen: _Seen, last: str) -> str:
    """The currency of "the remaining 500 million": that of the other sums of the line, else of the last sum."""
    for other in seen.numbers:
        if other.currencies:
            return _currency(other.currencies, seen.folded[other.end : other.end + 40], last, seen.home)
    return last


def _role(unit: str) -> str:
    if unit == "percent":
        return "share"
    if unit in ("years", "months", "days", "weeks"):
        return "term"
    return "amount" if is_currency(unit) else "count"
