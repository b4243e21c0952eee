"""Measure how fast the offline summarizer is: time to import, articles of about 300 words a second on one core.

python -m benchmarks.offline_speed [--seconds 5]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from itertools import cycle

from benchmarks.quality import DATA, article_of
from benchmarks.score import read_jsonl
from bot.briefing.grounding import ground
from bot.briefing.offline import draft_briefing
from bot.briefing.offline.gazetteer import aliases
from bot.model import ArticleText

WORDS = 300
_IMPORT = "import time; t = time.perf_counter(); import bot.briefing.offline; print(time.perf_counter() - t)"


def articles(words: int) -> list[ArticleText]:
    """Articles of about `words` words: those of the sets of a language, joined until they are long enough."""
    lines = read_jsonl(DATA / "dev.jsonl") + read_jsonl(DATA / "second.jsonl")
    found = []
    for language in ("en", "es", "fr", "de", "ko", "ja"):
        own = [article_of(line) for line in lines if line["lang"] == language]
        for first, article in enumerate(own):
            text = article.text
            for more in (own[first + 1 :] + own[:first]) * 2:
                if _words(text, language) >= words:
                    break
                text = f"{text}\n\n{more.text}"
            found.append(
                ArticleText(article.id, article.title, text, datetime.fromisoformat("2026-01-01T00:00+00:00"), language)
            )
    return found


def rate(work: Callable[[ArticleText], object], texts: list[ArticleText], seconds: float) -> float:
    """Articles a second of processor time, after one warming round."""
    for article in texts:
        work(article)
    done, start = 0, time.process_time()
    for article in cycle(texts):
        work(article)
        done += 1
        if done % len(texts) == 0 and time.process_time() - start >= seconds:
            break
    return done / (time.process_time() - start)


def _words(text: str, language: str) -> int:
    """Words; of Japanese, which does not part them, half the characters."""
    return len(text) // 2 if language == "ja" else len(text.split())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to measure each")
    args = parser.parse_args()
    imported = subprocess.run([sys.executable, "-c", _IMPORT], capture_output=True, text=True, check=True)
    texts = articles(WORDS)
    print(f"import              {float(imported.stdout) * 1000:.0f} ms")
    print(
        f"drafts a second     {rate(draft_briefing, texts, args.seconds):.0f}  ({len(texts)} articles of {WORDS} words)"
    )
    print(f"briefings a second  {rate(offline_briefing, texts, args.seconds):.0f}  (with grounding)")


def offline_briefing(article: ArticleText) -> object:
    """The whole briefing without a model: drafted, and grounded in the article."""
    draft = draft_briefing(article)
    return ground(draft, article, summarizer="offline", model=None, prompt_version=None, aliases=aliases)


if __name__ == "__main__":
    main()
