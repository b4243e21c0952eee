"""Tell where a text says that agreements have come further than they have."""

from __future__ import annotations

from collections.abc import Set
from types import MappingProxyType
from typing import Protocol

from bot.briefing.taxonomy import UNSIGNED
from bot.model import AgreementStatus


class Statuses(Protocol):
    """Reads the statuses of the agreements that a text tells of, in a language."""

    def __call__(self, text: str, language: str | None, *, written: bool = False) -> Set[AgreementStatus]:
        """`written`: the text is no sentence of an article, but one about it, or a headline."""
        ...


_REACHED = MappingProxyType(
    {
        AgreementStatus.PROPOSED: 0,
        AgreementStatus.NEGOTIATING: 1,
        AgreementStatus.AGREED: 2,
        AgreementStatus.REJECTED: 2,
        AgreementStatus.SIGNED: 3,
        AgreementStatus.SUSPENDED: 3,
        AgreementStatus.TERMINATED: 3,
        AgreementStatus.RATIFIED: 4,
        AgreementStatus.IN_FORCE: 4,
    }
)
"""How far an agreement may have come that has a status: what was rejected may have been agreed before."""
_DONE = (AgreementStatus.SIGNED, AgreementStatus.AGREED)
ENDS = frozenset(AgreementStatus) - UNSIGNED - {AgreementStatus.SIGNED} | {AgreementStatus.REJECTED}
"""What is told of an agreement once: that it ended, or came into force."""
_IN_EFFECT = frozenset({AgreementStatus.RATIFIED, AgreementStatus.IN_FORCE})


def no_statuses(text: str, language: str | None, *, written: bool = False) -> frozenset[AgreementStatus]:
    """Nobody reads a text for what it says of agreements."""
    return frozenset()


def too_far(claimed: Set[AgreementStatus], told: Set[AgreementStatus]) -> AgreementStatus | None:
    """What of `claimed`, signed or agreed, none of the agreements is that have come as far as `told`."""
    reached = max((_REACHED[status] for status in told), default=-1)
    return next((status for status in _DONE if status in claimed and _REACHED[status] > reached), None)


def told_otherwise(claimed: Set[AgreementStatus], told: Set[AgreementStatus]) -> AgreementStatus | None:
    """What of `claimed` a translation may not say of agreements that are `told`: a step further, or another end."""
    if further := too_far(claimed, told):
        return further
    ended = {status for status in ENDS & claimed if not told & ENDS - _IN_EFFECT}
    in_effect = max((_REACHED[status] for status in told), default=-1) >= _REACHED[AgreementStatus.AGREED]
    return min(ended - _IN_EFFECT if in_effect else ended, default=None)
