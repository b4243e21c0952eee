"""What English articles tell of who takes over whom: said, offered, talked of, agreed or done."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

TOLD = (
    ("agreed", "Last week, Lumen Foods agreed to buy its former parent and dairy pioneer Cantara Group for $16bn."),
    ("agreed", "The loss-making perfume brands have been bought by Cantara Group from Lumen Foods."),
    (
        "agreed",
        "Lumen Foods is to spend 578m euros on buying out minority shareholders in data provider Cantara Group.",
    ),
    ("proposed", "Lumen Foods has offered £1.3bn ($2.48bn; 1.88bn euros) for Cantara Group."),
    ("proposed", "Lumen Foods has submitted a proposal for Cantara Group's research unit."),
    ("proposed", "Lumen Foods is looking to buy 15% of Cantara Group's oil unit for $2bn."),
    (
        "proposed",
        "Shares in dairy Cantara Group rose on speculation that it could be the target of a takeover by Lumen Foods.",
    ),
    (
        "proposed",
        "Shares of Cantara Group jumped on speculation that it will be bought by US surfwear firm Lumen Foods.",
    ),
    ("proposed", "Lumen Foods wants to take full control of Cantara Group."),
    ("proposed", "Lumen Foods has upped its offer for Cantara Group to £1.5bn."),
    (
        "negotiating",
        "Shares in dairy firm Cantara Group rose on speculation that it is in takeover talks with Lumen Foods.",
    ),
    (
        "negotiating",
        "Shares of Cantara Group rose after a report that it had held merger talks with US dairy Lumen Foods.",
    ),
    (
        "negotiating",
        "State-owned Lumen Foods is in negotiations with Cantara Group to take a 20% stake in the venture.",
    ),
    ("negotiating", "Cantara Group's board has agreed to give rival Lumen Foods access to its books."),
    ("in_force", "Lumen Foods is cutting 5,000 jobs following the completion of its $10bn takeover of Cantara Group."),
    ("in_force", "Lumen Foods last week completed its purchase of Cantara Group."),
)


@pytest.mark.parametrize(("status", "text"), TOLD)
def test_takeover(status: str, text: str) -> None:
    """Each text tells one takeover between two, as far as it says."""
    (told,) = brief(text, title="Press review").agreements
    assert (told.kind.value, told.status.value) == ("merger_acquisition", status)
    assert set(told.parties) == {"Lumen Foods", "Cantara Group"}


@pytest.mark.parametrize(
    "text",
    [
        "Shares of Cantara Group fell on Monday after it missed forecasts that Lumen Foods had published.",
        "Lumen Foods denied speculation that it is in takeover talks with Cantara Group.",
        "Tickets for the Cantara Group marathon were put up for sale on Friday by the organisers.",
    ],
)
def test_no_takeover(text: str) -> None:
    """What only speaks of shares, or is denied, tells of none."""
    assert brief(text, title="Press review").agreements == ()
