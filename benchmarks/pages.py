"""Measure which pages of the web are taken to tell of agreements: most do not.

    git clone --depth 1 https://github.com/scrapinghub/article-extraction-benchmark
    git clone --depth 1 https://github.com/adbar/trafilatura
    git clone --depth 1 https://github.com/flairNLP/fundus
    python -m benchmarks.pages article-extraction-benchmark trafilatura fundus

Reads the pages that these projects keep for their tests, in our six languages: news, blogs, shops, guides. Which of
them tell of an agreement is told in `relevant_pages.tsv`; it was decided by reading all that the rules once took for
such, and the titles of all others. The weights of bot/briefing/data/deal_weights.tsv are learned from the same pages,
so the figures flatter: on pages that they had not seen, a fifth of what the rules alone took for agreements remained.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality import uncommented
from bot.articles.extract import extract_article
from bot.briefing.offline import draft_briefing
from bot.briefing.taxonomy import LANGUAGES
from bot.errors import NoArticleText
from bot.model import ArticleText

RELEVANT = Path(__file__).with_name("relevant_pages.tsv")
_PAGES = ("tests/eval/*.html", "tests/resources/parser/test_data/**/*.html.gz")
_SHORTEST = 400
"""Characters of a text that is read."""
_TITLE = 18
"""Words that are the title of a text without one."""


def pages(folder: Path) -> Iterator[ArticleText]:
    """The pages of a clone, known by their names."""
    truth = folder / "ground-truth.json"
    for name, page in json.loads(truth.read_text("utf-8")).items() if truth.exists() else ():
        body = [line for line in page["articleBody"].split("\n") if line.strip()]
        if body:
            yield ArticleText(name, " ".join(body[0].split()[:_TITLE]), "\n\n".join(body), None, "en")
    for path in sorted(path for pattern in _PAGES for path in folder.glob(pattern)):
        html = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        try:
            page = extract_article(html, url=f"https://example.org/{path.name}")
        except NoArticleText:
            continue
        if len(page.text) >= _SHORTEST and page.language in LANGUAGES:
            yield ArticleText(path.name, page.title or "", page.text, None, page.language)


def relevant() -> dict[str, str]:
    """The names of the pages that tell of an agreement: "yes", or "maybe"."""
    told = [line.partition("\t") for line in uncommented(RELEVANT)]
    return {name: sure for name, _, sure in told}


def main() -> None:
    """Print how many pages of each language are taken to tell of agreements, and how many do."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--list", action="store_true", help="name the pages that do not and are taken to")
    args = parser.parse_args()
    known = relevant()
    every: Counter[tuple[str, str]] = Counter()
    taken: Counter[tuple[str, str]] = Counter()
    for folder in args.folders:
        for page in pages(folder):
            key = (page.language or "", known.get(page.id, "no"))
            every[key] += 1
            if draft_briefing(page).relevant:
                taken[key] += 1
                if args.list and key[1] == "no":
                    print(f"{page.language}  {page.id}  {page.title[:90]}")
    print("language  tell of none: taken / of   tell of one: taken / of   either way: taken / of")
    for language in (*sorted({language for language, _ in every}), ""):
        sums = [
            sum(n for (spoken, told), n in counts.items() if told == wanted and language in (spoken, ""))
            for wanted in ("no", "yes", "maybe")
            for counts in (taken, every)
        ]
        print(f"{language or 'all':<10}" + "   ".join(f"{sums[n]:>10} / {sums[n + 1]:<10}" for n in (0, 2, 4)))


if __name__ == "__main__":
    main()
