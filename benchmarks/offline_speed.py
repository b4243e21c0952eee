"""Measure how fast the offline summarizer is: time to import, articles of about 300 words a second on one core.

    python -m benchmarks.offline_speed [article-extraction-benchmark] [--seconds 8] [--profile]

The articles are those of all our sets, each cut or drawn out with the next of its language to 300 words. A round reads
each once; the best round counts, in processor time, because other work on the machine only ever makes one slower.

Our articles are denser than any that feeds bring, most of which tell of no agreement at all: with a clone of the public
article-extraction-benchmark (see `benchmarks.extraction`) its pages of general English news are read as well, cut to
300 words too.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import pstats
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.quality import article_of, sets
from bot.briefing.grounding import ground
from bot.briefing.offline import draft_briefing
from bot.briefing.offline.names.aliases import aliases
from bot.briefing.text.passages import sentence_spans
from bot.model import ArticleText

WORDS = 300
TARGET = 300
"""Briefings a second and core that we want at least."""
_TITLE = 10
"""Words of a title."""
_PROFILED = 5
"""Rounds of a profile."""
_IMPORT = "import time; t = time.process_time(); import bot.briefing.offline; print(time.process_time() - t)"


def articles(words: int) -> list[ArticleText]:
    """Every article of our sets, cut after the sentence that makes `words` words; short ones go on with the next."""
    every = [article_of(line) for lines in sets([]).values() for line in lines]
    found = []
    for n, article in enumerate(every):
        alike = [a for a in (*every[n:], *every[:n]) if a.language == article.language]
        found.append(replace(article, text="".join(_sentences(alike, words))))
    return found


def general_news(folder: Path, words: int) -> list[ArticleText]:
    """The pages of a clone of the benchmark, cut as ours, but the short ones; their first words are their titles."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    texts = {key: page["articleBody"] for key, page in truth.items() if _words(page["articleBody"], "en") >= words / 2}
    pages = [ArticleText(key, " ".join(text.split()[:_TITLE]), text, None, "en") for key, text in texts.items()]
    return [replace(page, text="".join(_sentences([page], words))) for page in pages]


def _sentences(texts: list[ArticleText], words: int) -> Iterator[str]:
    """The sentences of `texts` with what stands between them, until they have `words` words."""
    for article in texts:
        after = 0
        for _, end, _ in sentence_spans(article.text):
            sentence = article.text[after:end]
            yield sentence
            after = end
            words -= _words(sentence, article.language)
            if words <= 0:
                return
        yield "\n\n"


def _words(text: str, language: str | None) -> int:
    """Words; of Japanese, which does not part them, half the characters."""
    return len(text) // 2 if language == "ja" else len(text.split())


def rate(work: Callable[[ArticleText], object], texts: list[ArticleText], seconds: float) -> float:
    """Articles a second of processor time, in the best of the rounds that `seconds` have room for after a first."""
    best, end = float("inf"), time.process_time() + seconds
    for article in texts:
        work(article)
    while time.process_time() < end or best == float("inf"):
        start = time.process_time()
        for article in texts:
            work(article)
        best = min(best, time.process_time() - start)
    return len(texts) / best


def offline_briefing(article: ArticleText) -> object:
    """The whole briefing without a model: drafted, and grounded in the article."""
    draft = draft_briefing(article)
    return ground(draft, article, summarizer="offline", model=None, prompt_version=None, aliases=aliases)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="a clone of the article-extraction-benchmark")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long to measure each")
    parser.add_argument("--profile", action="store_true", help="print what takes the time instead")
    args = parser.parse_args()
    texts = articles(WORDS)
    general = general_news(args.folder, WORDS) if args.folder else []
    if args.profile:
        profile(general or texts)
        return
    imports = [
        float(subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    print(f"import              {min(imports) * 1000:.0f} ms")
    for read in filter(None, (texts, general)):
        mean = sum(_words(a.text, a.language) for a in read) / len(read)
        name = "general news" if read is general else "articles"
        print(f"{name:<20}{len(read)} of {mean:.0f} words, {len({a.language for a in read})} languages")
        for name, work in (("drafts", draft_briefing), ("briefings", offline_briefing)):
            found = rate(work, read, args.seconds)
            print(f"{name + ' a second':<20}{found:.0f}  ({found / TARGET:.2f} of the target {TARGET}, one core)")


def profile(texts: list[ArticleText]) -> None:
    """Print the functions that take most time."""
    for article in texts:
        offline_briefing(article)
    with cProfile.Profile() as measured:
        for article in texts * _PROFILED:
            offline_briefing(article)
    pstats.Stats(measured).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
