"""Print how good the offline briefings are on the development set and on our own articles, by field and language.

    python -m benchmarks.quality [--misses] [SET.jsonl ...]

Articles of tests/data/second.jsonl whose id begins with "h", and those of tests/data/heldout_*.jsonl, were written by
somebody who did not know the rules and are held out: nobody reads them while rules are written, so `--misses` leaves
them out. Their table is the true figure, which is why the targets stand under it. Those of learning_*.jsonl were
written to teach weights (`benchmarks.weights`) by somebody who did not know the rules either; rules have been written
with them since.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from datetime import datetime
from functools import cache
from pathlib import Path

from benchmarks.score import Fact, read_jsonl, score, table
from bot.briefing.json import briefing_to_json
from bot.briefing.offline import OfflineAnalyst
from bot.model import ArticleText

DATA = Path(__file__).parents[1] / "tests" / "data"
HELD_OUT = "our own articles, held out"
LEARNED_FROM = "our own articles, learned from"
TARGETS = "targets: parties 0.80 (English 0.85), agreements 0.65 (0.75), sectors 0.80 (0.85), figures 0.80 (0.85)"


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
    ours = [*read_jsonl(DATA / "second.jsonl"), *_lines("tuning_*.jsonl"), *_lines("heldout_*.jsonl")]
    secret = _held_out()
    return {
        "development set": read_jsonl(DATA / "dev.jsonl"),
        "our own articles, tuned on": [line for line in ours if line["id"] not in secret],
        LEARNED_FROM: _lines("learning_*.jsonl"),
        HELD_OUT: [line for line in ours if line["id"] in secret],
    }


@cache
def _held_out() -> frozenset[str]:
    """The ids of the articles that are held out."""
    second = (line for line in read_jsonl(DATA / "second.jsonl") if line["id"].startswith("h"))
    return frozenset(line["id"] for line in (*second, *_lines("heldout_*.jsonl")))


def _tell(miss: str) -> None:
    """Print what is missed or too much in an article that is not held out."""
    if miss.split()[0] not in _held_out():
        print(miss, file=sys.stderr)


def uncommented(path: Path) -> list[str]:
    """The lines of a table, without those that begin with `#`."""
    return [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def _lines(pattern: str) -> list[Fact]:
    return [line for path in sorted(DATA.glob(pattern)) for line in read_jsonl(path)]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="*")
    parser.add_argument("--misses", action="store_true", help="tell on standard error what is missed and too much")
    args = parser.parse_args()
    for name, gold in sets(args.sets).items():
        tell = _tell if args.misses else None
        english = [line for line in gold if line["lang"] == "en"]
        print(f"\n{name} ({len(gold)} articles)\n{table(score(gold, brief_all(gold), misses=tell))}")
        if english and len(english) < len(gold):
            print(f"of these in English ({len(english)})\n{table(score(english, brief_all(english)))}")
        if name == HELD_OUT:
            print(TARGETS)


if __name__ == "__main__":
    main()
