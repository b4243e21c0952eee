"""A briefing has the figures of what is agreed, not those of what the article tells besides."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

_DEAL = "Norway and Kenya signed a contract on Monday under which Oslo will lend Nairobi $200 million for a port."


@pytest.mark.parametrize(
    "besides",
    [
        "Shares in Equity Bank closed up 2.4% at 41 shillings in Nairobi on Tuesday.",
        "The shilling rose 0.3% to 129 per dollar, and the main index of shares gained 1.1% to 2,050 points.",
    ],
)
def test_prices_of_the_day_are_no_figures_of_a_deal(besides: str) -> None:
    """What is agreed stays, and the figure of markets is left out."""
    found = brief(
        f"{_DEAL}\n\nThe port opens in 2031.\n\nEconomists were divided.\n\n{besides}", "Norway lends for a port"
    )
    assert {(f.value, f.unit) for f in found.figures} == {(200_000_000, "USD")}
