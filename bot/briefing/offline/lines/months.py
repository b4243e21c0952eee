"""Name the months, as alternatives of patterns over folded text."""

from __future__ import annotations

ENGLISH = "january|february|march|april|may|june|july|august|september|october|november|december"
PLAIN_ENGLISH = ENGLISH.replace("may|", "")
"""Those that mean nothing else."""
PLAIN = (
    f"{PLAIN_ENGLISH}|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|janvier|fevrier|avril|juin|juillet|aout|septembre|octobre|novembre|decembre"
    "|januar|februar|marz|juni|juli|oktober|dezember"
)
"""Those of English, Spanish, French and German that mean nothing else in any of them."""
