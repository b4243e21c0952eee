"""Articles of our own, each with the event it tells: retellings in several words and languages, and look-alikes.

Look-alikes are other agreements of the same parties on the same day, an agency's form of words filled in anew, and
what followed an event on a later day.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from bot.joining import fingerprint_of
from bot.model import ArticleText

_FOLDER = Path(__file__).parent / "data" / "articles"


def _read() -> list[dict[str, str]]:
    lines = (_FOLDER / "stories.jsonl").read_text("utf-8").splitlines()
    return sorted(map(json.loads, lines), key=lambda article: str(article["published"]))


ARTICLES = {
    each["id"]: ArticleText(
        each["id"], each["title"], each["text"], datetime.fromisoformat(each["published"]), each["lang"]
    )
    for each in _read()
}
"""In the order of their dates."""
EVENTS = {each["id"]: each["event"] for each in _read()}
PRINTS = {name: fingerprint_of(article) for name, article in ARTICLES.items()}
