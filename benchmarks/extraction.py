"""Measure the text of articles on the public article-extraction-benchmark, beside trafilatura as it comes.

    git clone https://github.com/scrapinghub/article-extraction-benchmark
    python -m benchmarks.extraction article-extraction-benchmark

Its 181 pages and its measure: shingles of four words, precision and recall averaged over the pages. Pages that are told
apart as teasers count as having no text; so does what the peer finds nothing in.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import trafilatura

from bot.articles.extract import extract_article
from bot.errors import NoArticleText

Read = Callable[[bytes, str], str]
_WORD = re.compile(r"\w+", re.UNICODE)


def ours(body: bytes, url: str) -> str:
    """The text that a briefing is written from."""
    try:
        return extract_article(body, url=url, content_type="text/html").text
    except NoArticleText:
        return ""


def peer(body: bytes, url: str) -> str:
    """trafilatura with its settings for precision."""
    return trafilatura.extract(body, url=url, favor_precision=True, include_comments=False) or ""


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of a text; the whole text where it is shorter."""
    words = _WORD.findall(text)
    return Counter(tuple(words[n : n + 4]) for n in range(max(1, len(words) - 3))) if words else Counter()


def matched(true: str, found: str) -> tuple[float, float, float]:
    """True positives, false positives and false negatives of a page, as shares of its shingles."""
    wanted, got = shingles(true), shingles(found)
    both = sum((wanted & got).values())
    hits, extra, lost = both, sum(got.values()) - both, sum(wanted.values()) - both
    total = (hits + extra + lost) or 1
    return hits / total, extra / total, lost / total


def measure(folder: Path, read: Read) -> tuple[float, float, float, float]:
    """F1, precision, recall and seconds of processor time a page."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls, begun = [], [], time.process_time()
    for key, page in truth.items():
        body = gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())
        hits, extra, lost = matched(page.get("articleBody", ""), read(body, page.get("url") or "http://page.example/"))
        if hits + extra:
            precisions.append(hits / (hits + extra))
        if hits + lost:
            recalls.append(hits / (hits + lost))
    seconds = (time.process_time() - begun) / len(truth)
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall, seconds


def main() -> None:
    """Read the arguments, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a clone of the benchmark")
    folder = parser.parse_args().folder
    logging.disable(logging.CRITICAL)
    print("                  F1     precision  recall  ms a page")
    for name, read in (("ours", ours), ("trafilatura", peer)):
        f1, precision, recall, seconds = measure(folder, read)
        print(f"{name:15} {f1:.4f}     {precision:.4f}  {recall:.4f}  {seconds * 1000:.0f}")


if __name__ == "__main__":
    main()
