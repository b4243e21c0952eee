"""Tell the names of authors from what stands in their place, in pages and feeds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from bot.charset import clean
from bot.htmltext import html_to_text

MAX_NAMES = 5
MAX_LENGTH = 200
_BY = re.compile(r"^(?:by|von|par|por)\s+", re.IGNORECASE)
_MAILED = re.compile(r"\S+@\S+\s*\((.+)\)|([^@(]+\w)\s*\(\S+@\S+\)")  # an address and a name, as RSS 2.0 has them
# What systems for pages write where nobody is named.
_NO_NAME = re.compile(
    r"://|@|^(?:admin\w*|anonymous|author|editor\w*|guest|news ?(?:desk|room)|(?:web)?master|staff.*|(?:.* )?staff"
    r"|user\w*|redaktion|rédaction|redacción)$",
    re.IGNORECASE,
)


def by_line(authors: Iterable[str]) -> str | None:
    """Return the names in `authors` (plain text or HTML) separated by commas, each once; None where nobody is named."""
    names = filter(None, map(_name, islice(authors, MAX_NAMES)))
    return ", ".join(dict.fromkeys(names))[:MAX_LENGTH] or None


def _name(author: str) -> str | None:
    name = _BY.sub("", " ".join(html_to_text(clean(author[:MAX_LENGTH])).split()))
    if mailed := _MAILED.fullmatch(name):
        name = mailed[1] or mailed[2]
    return name if name and not _NO_NAME.search(name) else None
