"""Numbers are read as newspapers of six languages write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.text.currencies import currencies
from bot.briefing.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("1.5 billion dollars", 1.5e9, "USD"),
        ("$2.3bn", 2.3e9, "USD"),
        ("A$4.1 billion", 4.1e9, "AUD"),
        ("C$5.1 billion", 5.1e9, "CAD"),
        ("1.5 trillion won", 1.5e12, "KRW"),
        ("Rp142 trillion", 142e12, "IDR"),
        ("38 billion tenge", 38e9, "KZT"),
        ("USD 3 million", 3e6, "USD"),
        ("3조 원", 3e12, "KRW"),
        ("1조 5000억 원", 1.5e12, "KRW"),
        ("2조3천억원", 2.3e12, "KRW"),
        ("252억 달러", 25.2e9, "USD"),
        ("142조 루피아", 142e12, "IDR"),
        ("T$118 million", 1.18e8, "TOP"),
        ("5億ドル", 5e8, "USD"),
        ("1500億円", 1.5e11, "JPY"),
        ("三億五千万円", 3.5e8, "JPY"),
        ("1.200 millones de euros", 1.2e9, "EUR"),
        ("2.000 mil millones de pesos", 2e12, "MXN"),
        ("4 millions de francs suisses", 4e6, "CHF"),
        ("2,5 Milliarden Euro", 2.5e9, "EUR"),
        ("900 Mio. Euro", 9e8, "EUR"),
    ],
)
def test_money(text: str, value: float, currency: str) -> None:
    """Scales, signs and words of money."""
    found = find_numbers(text)[0]
    assert found.has(value)
    assert currency in found.currencies


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,345.6 tonnes", 12345.6),
        ("14.000 toneladas", 14000),
        ("1 450 km", 1450),
        ("1\u202f450 km", 1450),
        ("6만5천 명", 65000),
        ("400人", 400),
        ("twenty-one plants", 21),
        ("vingt-neuvième texte", 29),
        ("einundzwanzig Züge", 21),
        ("dieciséis votos", 16),
        ("다섯 나라", 5),
        ("two dozen ships", 24),
        ("twenty-five-year lease", 25),
    ],
)
def test_counts(text: str, value: float) -> None:
    """Thousands marks, spelled numbers and counters."""
    assert find_numbers(text)[0].has(value)


@pytest.mark.parametrize(
    "text", ["15.2 percent", "94,8 %", "12％", "8 pour cent", "10 Prozent", "11 por ciento", "3퍼센트"]
)
def test_shares(text: str) -> None:
    """A percentage is told from money and counts."""
    found = find_numbers(text)[0]
    assert found.percent
    assert not found.currencies


@pytest.mark.parametrize(
    ("text", "value"),
    [("A$4.1 billion", 4.1e9), ("$1.1bn", 1.1e9), ("2,3 Mrd. Euro", 2.3e9), ("4.1조 원", 4.1e12), ("8.7億円", 8.7e8)],
)
def test_a_scaled_number_is_told_as_one_would_write_it(text: str, value: float) -> None:
    """No trace of binary fractions is left: 4.1 billion is 4100000000."""
    assert find_numbers(text)[0].values[0] == value


def test_the_language_decides_what_a_billion_is() -> None:
    """10^9 in English, 10^12 in German; either where the language is not known."""
    assert find_numbers("1 billion euros", language="en")[0].values == (1e9,)
    assert find_numbers("1 Billion Euro", language="de")[0].values == (1e12,)
    assert len(find_numbers("1 Billion Euro")[0].values) == 2


def test_a_sign_before_a_number_belongs_to_that_number() -> None:
    """ "40 trains for €1.2 billion" is 40 trains, not 40 euros."""
    trains, euros = find_numbers("40 night trains for €1.2 billion")
    assert (trains.currencies, euros.currencies) == (frozenset(), frozenset({"EUR"}))


def test_the_first_number_of_a_range_has_its_unit_behind_the_second() -> None:
    """ "3 to 5 billion euros": the 3 may be money, the 40 of "40 trains" may not."""
    assert find_numbers("3 to 5 billion euros")[0].bare
    assert not find_numbers("40 trains, 5 billion euros")[0].bare


def test_currencies_of_a_text() -> None:
    """Words, codes and signs name currencies; parts of words do not."""
    assert "EUR" in currencies("in euros, they said")
    assert currencies("European reality") == frozenset()


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever stands in a text, its numbers are found or not, and nothing breaks."""
    for number in find_numbers(text):
        assert number.values
        assert number.start < number.end


@pytest.mark.parametrize(("text", "values"), [("H225M", []), ("AW139M", []), ("R45M", [45e6]), ("$225M", [225e6])])
def test_a_number_within_the_name_of_a_model_is_none(text: str, values: list[float]) -> None:
    """The letter behind it is no "million", but where a letter before it is the sign of a currency."""
    assert [n.values[0] for n in find_numbers(f"They ordered {text} in Lima.", language="en")] == values


@pytest.mark.parametrize("unit", ["km2", "km²", "kg2"])
def test_a_letter_of_a_unit_is_no_thousand(unit: str) -> None:
    """ "300 km2" are three hundred."""
    assert find_numbers(f"an area of 300 {unit}", language="en")[0].values == (300.0,)


@pytest.mark.timeout(20)
def test_a_chain_of_words_is_read_once() -> None:
    """However often a hyphen joins a number to the next: read anew from each, this would take minutes."""
    assert len(find_numbers("hundred-" * 20_000, language="en")) <= 20_000
