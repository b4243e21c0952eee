"""Print how good the offline briefings are on the development set and on the second set, by field and language.

    python -m benchmarks.quality [--misses] [SET.jsonl ...]

Articles of tests/data/second.jsonl whose id begins with "h" were written before the rules were tuned and are held out:
they are scored on their own line.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import datetime
from pathlib import Path

from benchmarks.score import Fact, read_jsonl, score, table
from bot.briefing.json import briefing_to_json
from bot.briefing.offline import OfflineAnalyst
from bot.model import ArticleText

DATA = Path(__file__).parents[1] / "tests" / "data"


def article_of(line: Fact) -> ArticleText:
    """The article of a line of a gold file."""
    published = datetime.fromisoformat(line["published"])
    return ArticleText(line["id"], line["title"], line["text"], published, line["lang"], line["url"])


def brief_all(gold: list[Fact]) -> list[Fact]:
    """The offline briefings of the articles, in the form that the scorer reads."""

    async def run() -> list[Fact]:
        analyst = OfflineAnalyst()
        return [briefing_to_json(await analyst.brief(article_of(line))) for line in gold]

    return asyncio.run(run())


def sets(paths: list[Path]) -> dict[str, list[Fact]]:
    """The sets to score, by name."""
    if paths:
        return {path.name: read_jsonl(path) for path in paths}
    dev, second = read_jsonl(DATA / "dev.jsonl"), read_jsonl(DATA / "second.jsonl")
    return {
        "development set, English": [line for line in dev if line["lang"] == "en"],
        "development set, all": dev,
        "second set, tuned on": [line for line in second if not line["id"].startswith("h")],
        "second set, held out": [line for line in second if line["id"].startswith("h")],
    }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true", help="tell on standard error what is missed and too much")
    args = parser.parse_args()
    tell = (lambda line: print(line, file=sys.stderr)) if args.misses else None
    for name, gold in sets(args.sets).items():
        print(f"\n{name} ({len(gold)} articles)\n{table(score(gold, brief_all(gold), misses=tell))}")


if __name__ == "__main__":
    main()
