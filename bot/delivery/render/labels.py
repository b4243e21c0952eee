"""Words and marks for parties, statuses, topics and figures, as readers see them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from decimal import Decimal

from babel import Locale
from babel.numbers import (
    format_compact_decimal,
    format_decimal,
    format_percent,
    get_currency_name,
    get_currency_symbol,
    is_currency,
)

from bot.delivery.render.words import DEFAULT, LANGUAGES, Words, words
from bot.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Briefing,
    Figure,
    Follow,
    FollowKind,
    Party,
    PartyKind,
    PartyRole,
)

_COMPACT_FROM = 1_000_000
_MYRIAD = 10_000
_MILLIARD, _BILLION = 1_000_000_000, 1_000_000_000_000
"""Between which a Spanish desk counts in millions: "1.200 millones", not "1,2 mil millones"."""
_GREATEST = 1e18
"""Beyond this a number is no quantity of an article; it is written short."""
_CURRENCY = re.compile(r"[A-Z]{3}")
_PER_CENT = {"percent", "per cent", "%", "pct"}
_PLAIN_NUMBERS = {"year", "edition", "article"}
"""Units whose number is a name (the year 2030), written without grouping."""

_WITHOUT_SPACE = {"ko", "ja"}
"""Languages that write a unit's word right behind the number."""
_MYRIADS = {"ko": (("조", "억", "만"), " ", "#,##0"), "ja": (("兆", "億", "万"), "", "0")}
"""Languages that count in steps of ten thousand: their words, what stands between them, and how numbers are written."""
_CURRENCY_BEHIND = {"es", "fr", "de"}
_OF = {"es": " de ", "fr": " de "}
"""What stands between "millions" and what there are millions of."""
_ELIDED = re.compile(r"[aàâeéèêiîoôuù]|h[aeéèoô]", re.IGNORECASE)
"""How French words begin before which it is "d'": millions d'euros."""
_PERCENT_PATTERNS = {
    language: "#,##0.######\u00a0%" if language in _CURRENCY_BEHIND else "#,##0.######%" for language in LANGUAGES
}

_STATUS_MARKS = {
    AgreementStatus.PROPOSED: "📝",
    AgreementStatus.NEGOTIATING: "💬",
    AgreementStatus.AGREED: "🤝",
    AgreementStatus.SIGNED: "✅",
    AgreementStatus.RATIFIED: "🏛",
    AgreementStatus.IN_FORCE: "⚖️",
    AgreementStatus.SUSPENDED: "⏸",
    AgreementStatus.TERMINATED: "❌",
    AgreementStatus.REJECTED: "🚫",
}
_FURTHEST = (
    AgreementStatus.SIGNED,
    AgreementStatus.IN_FORCE,
    AgreementStatus.RATIFIED,
    AgreementStatus.TERMINATED,
    AgreementStatus.REJECTED,
    AgreementStatus.SUSPENDED,
    AgreementStatus.AGREED,
    AgreementStatus.NEGOTIATING,
    AgreementStatus.PROPOSED,
)
_UNIONS = {"European Union": "EU", "United Nations": "UN"}
_MERGES = re.compile(r"\b(?:merg|fusi|verschm)|zusammen(?:schl|geh)|합병|統合|合併", re.IGNORECASE)
"""Tells that companies become one, and not that one buys the other."""
_QUIET_ROLES = {PartyRole.SIGNATORY, PartyRole.OTHER}


def status_mark(status: AgreementStatus) -> str:
    """A sign of its own shape for each status: readable without colour."""
    return _STATUS_MARKS[status]


def status_word(status: AgreementStatus, w: Words) -> str:
    """The status in words, which always stands beside the mark."""
    return w(f"status.{status.value}")


def status_label(status: AgreementStatus, w: Words) -> str:
    """The mark and the word."""
    return f"{status_mark(status)} {status_word(status, w)}"


def writer(summarizer: str, w: Words, model: str | None = None) -> str:
    """Who wrote it, as a reader is told."""
    return w("offline_analyst") if summarizer == "offline" else model or w("language_model")


def kind_label(kind: AgreementKind, w: Words) -> str:
    """The kind in words; empty for `other`."""
    return "" if kind is AgreementKind.OTHER else w(f"kind.{kind.value}")


def agreement_title(agreement: Agreement, briefing: Briefing, w: Words) -> str:
    """What an agreement is called: in the article's words, with its states by their names in the language.

    One that is called by its kind alone ("Contract: Poland – Acme") has the language's word for it.
    """
    head, colon, tail = agreement.title.partition(": ")
    if head.casefold() == words(DEFAULT)(f"kind.{agreement.kind.value}"):
        told = _kind_told(agreement, w)
        head = told[:1].upper() + told[1:]
    named = {party.name: party_name(party, briefing, w) for party in briefing.parties}
    if colon and w.language == "fr":
        colon = "\u00a0: "
    return head + colon + " – ".join(named.get(name, name) for name in tail.split(" – "))


def _kind_told(agreement: Agreement, w: Words) -> str:
    """The kind in words; of mergers and acquisitions which of both its proof tells."""
    if agreement.kind is not AgreementKind.MERGER_ACQUISITION:
        return w(f"kind.{agreement.kind.value}")
    return w("kind.merger" if _MERGES.search(agreement.evidence.quote) else "kind.acquisition")


def party_name(party: Party, briefing: Briefing, w: Words) -> str:
    """A state, the European Union and the United Nations by their names in the language (CLDR), all else as it is.

    Where the article is in that language, others are called what it calls them.
    """
    if w.language == DEFAULT:
        return party.name
    code = party.country if party.kind is PartyKind.STATE else _UNIONS.get(party.name)
    if name := Locale(w.language).territories.get(code or ""):
        return str(name)
    written = party.written if briefing.language == w.language else ""
    return written[:1].upper() + written[1:] or party.name


def weightiest(statuses: Iterable[AgreementStatus]) -> AgreementStatus | None:
    """The status that a one-line entry shows: what is done before what is wanted."""
    return min(statuses, key=_FURTHEST.index, default=None)


def flag(country: str | None) -> str:
    """The flag of an ISO 3166-1 alpha-2 code; empty where there is none."""
    if country is None or not re.fullmatch(r"[A-Z]{2}", country):
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country)


def role_label(party: Party, w: Words) -> str:
    """The role where it says something: signing is what parties do."""
    return "" if party.role in _QUIET_ROLES else w(f"role.{party.role.value}")


def topic_command(code: str) -> str:
    """The tappable command of a sector: `critical-minerals` is `/topic_critical_minerals` (at most 32 characters)."""
    return "/topic_" + code.replace("-", "_")


def topic_code(command: str) -> str | None:
    """Read a sector's code from its command, with or without slash and @bot; None for another command."""
    found = re.fullmatch(r"/?topic_([a-z0-9_]{1,40})(?:@\w+)?", command.casefold())
    return found[1].replace("_", "-") if found else None


def follow_label(follow: Follow, w: Words) -> str:
    """What a chat follows, in words."""
    if follow.kind is FollowKind.ALL:
        return w("everything")
    return w.sector(follow.value) if follow.kind is FollowKind.SECTOR else w("quoted", text=follow.value)


def zone_label(time_zone: str) -> str:
    """A time zone as people read it: `America/New York`; the reversed names of plain offsets as `UTC+9`."""
    found = re.fullmatch(r"Etc/GMT([+-])(\d+)", time_zone)
    if found:
        return f"UTC{'+' if found[1] == '-' else '−'}{found[2]}"
    return time_zone.replace("_", " ")


def amount(figure: Figure, w: Words) -> str:
    """The number with its unit, as the language writes both: `$1.5 billion`, `15,2 %`, `12か国`.

    Millions and more are told in words only where that loses nothing: the article's number is never rounded.
    """
    value, unit, locale = figure.value, figure.unit.strip(), w.language
    if unit.casefold() in _PER_CENT and _ordinary(value):
        return str(format_percent(Decimal(str(value)) / 100, _PERCENT_PATTERNS[locale], locale)).replace("-", "−")
    number, short = _number(abs(value), unit, w)
    sign = "−" if value < 0 else ""
    if unit.casefold() in _PER_CENT:
        return f"{sign}{number}%"
    if _CURRENCY.fullmatch(unit) and is_currency(unit):
        return sign + (_named_money(number, abs(value), unit, w) if short else _money(number, unit, w))
    word = w.unit(unit)
    space = "" if word != unit and locale in _WITHOUT_SPACE else " "
    return f"{sign}{number}{_of(word, locale, space) if short and word else space}{word}".strip()


def _of(word: str, locale: str, space: str) -> str:
    """What stands between a number that is told in words and what is counted."""
    return " d'" if locale == "fr" and _ELIDED.match(word) else _OF.get(locale, space)


def _money(number: str, currency: str, w: Words) -> str:
    """The number with its currency's sign on the side where the language puts it."""
    symbol = str(get_currency_symbol(currency, w.language))
    if (name := w.money(currency)) and (w.language in _MYRIADS or (w.language != DEFAULT and symbol != "€")):
        return f"{number}{'' if w.language == 'ja' else ' '}{name}"
    if w.language in _CURRENCY_BEHIND:
        return f"{number}\u00a0{symbol}"
    return f"{symbol}\u00a0{number}" if symbol[-1:].isalpha() else f"{symbol}{number}"


def _named_money(number: str, value: float, currency: str, w: Words) -> str:
    """A number in words: before the sign in English, elsewhere with the currency's name behind.

    In English the name too where a desk has one and the sign is letters: "130 billion yuan", not "CN¥130 billion".
    """
    name = w.money(currency)
    if w.language == DEFAULT and not (name and str(get_currency_symbol(currency, DEFAULT))[:1].isalpha()):
        return _money(number, currency, w)
    name = name or get_currency_name(currency, Decimal(str(value)), w.language)
    if w.language == "ja":
        return number + name.replace(" ", "")
    if w.language == "de" and name.partition(" ")[0].endswith("e"):
        name = name[:1].lower() + name[1:]  # CLDR begins an adjective as a title does
    return number + _of(name, w.language, " ") + name


def _number(value: float, unit: str, w: Words) -> tuple[str, bool]:
    """The number, and whether it is told in words."""
    if not _ordinary(value):
        return f"{value:g}", False
    exact = Decimal(str(value))
    if unit.strip().casefold() in _PLAIN_NUMBERS:
        return format(exact, "f").removesuffix(".0"), False
    if value >= _MYRIAD and w.language in _MYRIADS:
        if exact % (1 if value < _COMPACT_FROM else _MYRIAD) == 0:
            return _in_myriads(int(exact), w.language), True
    elif w.language == "es" and _MILLIARD <= value < _BILLION and exact % 1000 == 0:
        return f"{format_decimal(exact / _COMPACT_FROM, format='#,##0.###', locale='es')} millones", True
    elif value >= _COMPACT_FROM and _lossless(exact):
        return str(format_compact_decimal(exact, format_type="long", locale=w.language, fraction_digits=3)), True
    cents = is_currency(unit) and exact % 1 != 0
    return str(format_decimal(exact, format="#,##0.00####" if cents else "#,##0.######", locale=w.language)), False


def _ordinary(value: float) -> bool:
    return math.isfinite(value) and abs(value) < _GREATEST


def _in_myriads(number: int, language: str) -> str:
    """As a desk there writes it, each step by its word: 2억 1,400만."""
    steps, between, pattern = _MYRIADS[language]
    told = []
    for power, step in zip((12, 8, 4), steps, strict=True):
        count, number = divmod(number, 10**power)
        if count:
            told.append(f"{format_decimal(count, format=pattern, locale=language)}{step}")
    if number:
        told.append(format_decimal(number, format=pattern, locale=language))
    return between.join(told)


def _lossless(exact: Decimal) -> bool:
    """Whether three decimals of the next thousand, million and so on say it all."""
    power = (len(str(int(exact))) - 1) // 3
    return bool((exact * 1000) % 1000 ** min(power, 4) == 0)
