"""What weights add up to depends on the signs alone."""

from __future__ import annotations

import pytest

from bot.briefing.offline import likely_parties, likely_sectors
from bot.briefing.offline.agreements import likely_kinds
from bot.briefing.offline.lines.weights import ALWAYS, weigh, weigh_one, written
from bot.briefing.text.tables import rows


@pytest.mark.parametrize("table", [likely_kinds.TABLE, likely_parties.TABLE, likely_sectors.TABLE])
def test_sums_are_the_same_in_any_order(table: str) -> None:
    """A sum near the limit between two answers falls on the same side in every process: sets have no order."""
    signs = [sign for sign, _ in rows(table, 2) if sign != ALWAYS]
    forwards = weigh(table, dict.fromkeys(signs).keys(), scale=1 / 3)
    assert weigh(table, dict.fromkeys(reversed(signs)).keys(), scale=1 / 3) == forwards
    assert set(forwards.values()) != {0.0}


@pytest.mark.parametrize("table", [likely_kinds.TABLE, likely_parties.TABLE, likely_sectors.TABLE])
def test_the_sum_is_that_of_the_table(table: str) -> None:
    """Each sign adds its weight, times the scale, to what the answer weighs anyway; unknown signs add nothing."""
    told = {sign: dict(c.rsplit(":", 1) for c in cells.split()) for sign, cells in rows(table, 2)}
    sign = next(sign for sign in told if sign != ALWAYS)
    found = weigh(table, {sign, "(no sign at all)"}, scale=0.5)
    for answer, weight in found.items():
        assert weight == pytest.approx(float(told[ALWAYS][answer]) + 0.5 * float(told[sign].get(answer, 0)))


@pytest.mark.parametrize("table", [likely_parties.TABLE, likely_sectors.TABLE])
def test_signs_weigh_the_same_by_their_heads(table: str) -> None:
    """Those of a table and unknown ones, told in one part or in several, with heads of any length."""
    signs = [sign for sign, _ in rows(table, 2) if sign != ALWAYS]
    by_colon: dict[str, set[str]] = {}
    for sign in [*signs, "word:(no sign at all)"]:
        head, colon, rest = sign.partition(":")
        by_colon.setdefault(head + colon, set()).add(rest)
    parts = [{head: told} for head, told in by_colon.items()]
    (whole,) = weigh(table, {*signs, "word:(no sign at all)"}).values()
    assert weigh_one(table, by_colon) == weigh_one(table, *parts) == whole != weigh_one(table)
    assert written(by_colon) == written(*parts) == {*signs, "word:(no sign at all)"}
    one = next(sign for sign in signs if " " in sign)
    head, space, rest = one.rpartition(" ")
    assert weigh_one(table, {head + space: (rest,)}) == next(iter(weigh(table, {one}).values()))
