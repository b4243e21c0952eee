"""See where a line has the sign of a share, which names nobody: "Norvane Corp <NVN.N>"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.names.runs import TICKER, Known

_SIGN = re.compile(
    r"<[A-Z][A-Z0-9.&-]{0,7}>"
    r"|\([A-Z]{1,5}[a-z]?\.[A-Z]{1,3}\b(?:: [A-Z][\w ]+(?:, [A-Z][\w ]+)*)?\)?"
    r"|\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|TSX|ASX|HKEX|SGX)(?: ?[:/] ?|-)[A-Z]{1,5}\)"
    r"|[A-Z](?<![\w.].)[A-Z]{1,4}[a-z]?\.(?:OQ?|PK|OB|[NLTKSVFZJ]|TO|DE|PA|HK|AX|SI|SS|SZ|KS|TW|BO|NS|SA|MX|BR|AS|MI|MC"
    r"|MA|LS|HE|CO|OL|ST|VX|VI|IS|BK|JK|KL|WA|BU|PR)(?!\w|\.\w)"
)
"""With angles, with brackets, or with the mark of its exchange alone."""
_ACRONYM = 4
"""Letters of a short form at most."""
_MAY = re.compile(r"[<.:/-] ?[A-Z]")


def with_tickers(lines: Sequence[Line], known: Sequence[Sequence[Known]]) -> list[list[Known]]:
    """What each line is known to name, and the signs of shares, which names leave out."""
    return [[*of, *tickers(line.text)] for line, of in zip(lines, known, strict=True)]


@lru_cache(maxsize=256)  # asked of each line for what is listed, and again for names by their form
def tickers(text: str) -> tuple[Known, ...]:
    """Where signs of shares stand, as what names nobody."""
    if _MAY.search(text) is None:
        return ()
    return tuple([(*m.span(), TICKER, "") for m in _SIGN.finditer(text)])


def without_tickers(line: Line, mentions: list[Mention]) -> list[Mention]:
    """The listed names of a line that are no sign of a share: the "CCI" of "Citicorp <CCI>" is no authority."""
    signs = tickers(line.text) if mentions else ()
    if not signs:
        return mentions
    return [m for m in mentions if not any(start <= m.start and m.end <= end for start, end, _, _ in signs)]


def without_shouted(lines: Sequence[Line], mentions: Sequence[list[Mention]]) -> list[list[Mention]]:
    """The listed names, of a line all in capitals without short ones that nothing else names: "DLR" may be dollars."""
    kept = []
    for n, (line, ms) in enumerate(zip(lines, mentions, strict=True)):
        if not (ms and line.text.isupper() and len(lines) > 1):
            kept.append(ms)
            continue
        body = " ".join([other.text for k, other in enumerate(lines) if k != n])
        kept.append(
            [
                m
                for m in ms
                if m.form != "organisation" or m.end - m.start > _ACRONYM or line.text[m.start : m.end] in body
            ]
        )
    return kept
