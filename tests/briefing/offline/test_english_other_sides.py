"""Whom an English sentence means by the side of an agreement that it does not name, or calls by a short name."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

_MILL = "Zimtora Energy will build a mill for Halden Power under a contract signed on Monday."
_BRIDGE = "Latvia and Estonia signed a treaty on Monday to build a bridge over the Gauja."


def last(text: str) -> set[str]:
    """The parties of the last agreement that an article tells."""
    return set(brief(text, "News of the day").agreements[-1].parties)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Verrano Quantum opened a laboratory in May. Verrano and Zimtora Optics signed a memorandum of"
            " understanding on Monday to train technicians.",
            {"Verrano Quantum", "Zimtora Optics"},
        ),
        (
            "The Okamoto Research Agency (OKRA) opened a laboratory in May.\n\nOKRA is in talks with Zimtora Space"
            " about a contract for a ground station.",
            {"Okamoto Research Agency", "Zimtora Space"},
        ),
        (
            f"{_MILL} Negotiations with Porrex Steel about a supply contract go on.",
            {"Zimtora Energy", "Porrex Steel"},
        ),
    ],
)
def test_short_names_stand_for_the_parties(text: str, who: set[str]) -> None:
    """A party that a sentence calls by part of its name, or by letters, is one of the agreement it tells."""
    assert last(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Poland ordered 24 howitzers from Hanjung Aerospace for $620 million on Monday. Hanjung Aerospace opened a"
            " plant in Łódź last year. Romania's parliament approved the purchase of 54 of the guns. Negotiations"
            " with Estonia have stalled over price.",
            {"Hanjung Aerospace", "Estonia"},
        ),
        (
            "Latvia and Estonia signed a treaty on fish on Monday. Shipbuilder Porrex Marine and Latvia's navy signed a"
            " letter of intent for two patrol ships. Ministers put off a treaty with Norway on crabs.",
            {"Latvia", "Norway"},
        ),
        (f"{_MILL} Porrex Steel is in talks with the port about a lease contract.", {"Porrex Steel"}),
        (
            f"{_MILL} Hours later the Borgen Spaceport Trust announced that it had signed a launch contract with Porrex"
            " Steel.",
            {"Porrex Steel", "Borgen Spaceport Trust"},
        ),
    ],
)
def test_the_other_side_is_one_that_may_be(text: str, who: set[str]) -> None:
    """States agree treaties with states; who is described or has a name of his own is nobody of the deal before."""
    assert last(text) <= who
    assert len(last(text)) in (1, len(who))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            f"{_BRIDGE} The African Development Bank has offered a loan of $30 million for the ramps.",
            {"Latvia", "Estonia", "African Development Bank"},
        ),
        (
            "Latvia signed a contract with Porrex Steel on Monday for a bridge. The World Bank approved a loan of $7.5"
            " million for the ramps.",
            {"Latvia", "World Bank"},
        ),
        (
            f"{_BRIDGE} The Asian Development Bank offered a loan of $240 million to renew a port, which Georgia has"
            " yet to accept.",
            {"Georgia", "Asian Development Bank"},
        ),
        (
            "The University of Leeds and Porrex Optics agreed on a partnership for a laboratory on Monday. The"
            " European Investment Bank will lend 50 million euros for the building.",
            {"University of Leeds", "Porrex Optics", "European Investment Bank"},
        ),
    ],
)
def test_lenders_lend_to_those_of_the_project(text: str, who: set[str]) -> None:
    """A lender that is named alone lends to who else its sentence names, else to those whose project it is."""
    assert last(text) == who


def test_two_agreements_of_the_same_parties_are_two() -> None:
    """What two sentences tell of the same parties, of one kind and status, is not told once."""
    text = f"{_BRIDGE} The two countries also signed an extradition treaty, their ministers said on Tuesday."
    told = brief(text, "News of the day").agreements
    assert [set(a.parties) for a in told] == [{"Latvia", "Estonia"}] * 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Zimtora Lines ordered four ferries from the Turkish yard Porrex Marine on Friday. The vessels will carry"
            " 600 people each. Norway's Okamoto Energy supplies the batteries under a contract it signed with the yard"
            " the same day.",
            {"Okamoto Energy", "Porrex Marine"},
        ),
        (
            "Kyrgyzstan, Kazakhstan and Uzbekistan agreed on a dam on Monday. The World Bank is in discussions with the"
            " three capitals on a credit of $1.5 billion.",
            {"Kyrgyzstan", "Kazakhstan", "Uzbekistan", "World Bank"},
        ),
        (
            "South Africa and Nigeria signed a film treaty on Monday. Zimtora Media proposed to both governments a"
            " common fund for dubbing.",
            {"South Africa", "Nigeria", "Zimtora Media"},
        ),
    ],
)
def test_a_noun_means_who_was_called_so(text: str, who: set[str]) -> None:
    """ "The yard" is whom the article called a yard, "the three capitals" are three states."""
    assert last(text) == who
