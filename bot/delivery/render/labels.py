"""Words and marks for parties, statuses, topics and figures, as readers see them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal, get_currency_symbol, is_currency

from bot.model import AgreementKind, AgreementStatus, Figure, Follow, FollowKind, Party, PartyRole

_LOCALE = "en"
_COMPACT_FROM = 1_000_000
_GREATEST = 1e18
"""Beyond this a number is no quantity of an article; it is written short."""
_CURRENCY = re.compile(r"[A-Z]{3}")
_PER_CENT = {"percent", "per cent", "%", "pct"}
_PLAIN_NUMBERS = {"year", "edition", "article"}
"""Units whose number is a name (the year 2030), written without grouping."""

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
_QUIET_ROLES = {PartyRole.SIGNATORY, PartyRole.OTHER}


def status_mark(status: AgreementStatus) -> str:
    """A sign of its own shape for each status: readable without colour."""
    return _STATUS_MARKS[status]


def status_word(status: AgreementStatus) -> str:
    """The status in words, which always stands beside the mark."""
    return status.value.replace("_", " ")


def status_label(status: AgreementStatus) -> str:
    """The mark and the word."""
    return f"{status_mark(status)} {status_word(status)}"


def writer(summarizer: str, model: str | None = None) -> str:
    """Who wrote it, as a reader is told."""
    return "the offline analyst" if summarizer == "offline" else model or "a language model"


def kind_label(kind: AgreementKind) -> str:
    """The kind in words; empty for `other`."""
    special = {AgreementKind.OTHER: "", AgreementKind.MOU: "memorandum", AgreementKind.MERGER_ACQUISITION: "merger"}
    return special.get(kind, kind.value.replace("_", " "))


def weightiest(statuses: Iterable[AgreementStatus]) -> AgreementStatus | None:
    """The status that a one-line entry shows: what is done before what is wanted."""
    return min(statuses, key=_FURTHEST.index, default=None)


def flag(country: str | None) -> str:
    """The flag of an ISO 3166-1 alpha-2 code; empty where there is none."""
    if country is None or not re.fullmatch(r"[A-Z]{2}", country):
        return ""
    return "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in country)


def role_label(party: Party) -> str:
    """The role where it says something: signing is what parties do."""
    return "" if party.role in _QUIET_ROLES else party.role.value


def topic_command(code: str) -> str:
    """The tappable command of a sector: `critical-minerals` is `/topic_critical_minerals` (at most 32 characters)."""
    return "/topic_" + code.replace("-", "_")


def topic_code(command: str) -> str | None:
    """Read a sector's code from its command, with or without slash and @bot; None for another command."""
    found = re.fullmatch(r"/?topic_([a-z0-9_]{1,40})(?:@\w+)?", command.casefold())
    return found[1].replace("_", "-") if found else None


def follow_label(follow: Follow, sectors: Mapping[str, str]) -> str:
    """What a chat follows, in words."""
    if follow.kind is FollowKind.ALL:
        return "everything"
    return sectors.get(follow.value, follow.value) if follow.kind is FollowKind.SECTOR else f"“{follow.value}”"


def zone_label(time_zone: str) -> str:
    """A time zone as people read it: `America/New York`; the reversed names of plain offsets as `UTC+9`."""
    found = re.fullmatch(r"Etc/GMT([+-])(\d+)", time_zone)
    if found:
        return f"UTC{'+' if found[1] == '-' else '−'}{found[2]}"
    return time_zone.replace("_", " ")


def amount(figure: Figure) -> str:
    """The number with its unit: `$1.5 billion`, `15.2%`, `12 countries`.

    Millions and more are told in words only where that loses nothing: the article's number is never rounded.
    """
    number = _number(abs(figure.value), figure.unit)
    sign = "−" if figure.value < 0 else ""
    unit = figure.unit.strip()
    if unit.casefold() in _PER_CENT:
        return f"{sign}{number}%"
    if _CURRENCY.fullmatch(unit) and is_currency(unit):
        symbol = str(get_currency_symbol(unit, _LOCALE))
        return f"{sign}{symbol}\u00a0{number}" if symbol.isalpha() else f"{sign}{symbol}{number}"
    return f"{sign}{number} {unit}".strip()


def _number(value: float, unit: str) -> str:
    if not math.isfinite(value) or value >= _GREATEST:
        return f"{value:g}"
    exact = Decimal(str(value))
    if unit.strip().casefold() in _PLAIN_NUMBERS:
        return format(exact, "f").removesuffix(".0")
    if value >= _COMPACT_FROM:
        scale = 1000 ** min((len(str(int(value))) - 1) // 3, 4)
        if (exact * 1000) % scale == 0:
            return str(format_compact_decimal(exact, format_type="long", locale=_LOCALE, fraction_digits=3))
    return str(format_decimal(exact, format="#,##0.######", locale=_LOCALE))
