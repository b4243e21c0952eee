"""Measure how well articles find their stories: BCubed F1 on the subtopics of ECB+, articles read one by one.

python -m benchmarks.stories FOLDER [--tune] [--fit]

FOLDER holds the topics of ECB+ (1/1_1ecb.xml ...), as in `ECB+_LREC2014/ECB+` of the repository
tommasoc80/EventStoryLine. Test topics are 36 to 45; weights and thresholds come from the others alone. `--tune`
measures on those others instead, in three parts. `--fit` prints the weights of bot/articles/stories.py anew.
"""

from __future__ import annotations

import argparse
import asyncio
import html
import math
import random
import re
import statistics
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.articles.fingerprints import Fingerprint
from bot.articles.language import stop_words
from bot.articles.likeness import likeness
from bot.articles.rarity import Commonness, Weighed
from bot.articles.stories import WORDS
from bot.joining import Joiner, fingerprint_of
from bot.model import ArticleText, FeedEntry
from bot.store import articles, feeds
from bot.store.articles import FeedEntries
from bot.store.engine import Store

TEST = range(36, 46)
ORDERS = 10
NEAR = 0.05
"""Pairs with less of the same names are left out of the fit: they are many, and easy."""
NOW = datetime(2026, 1, 1, tzinfo=UTC)
"""When every document is read: the window of days stays out of it, since most documents tell no date."""
_TOKEN = re.compile(r'<token t_id="\d+" sentence="(\d+)" number="\d+">([^<]*)</token>')
_WORD = re.compile(r"[^\W_]{2,}")
Vector = dict[str, float]


@dataclass(frozen=True)
class Document:
    """A document of ECB+: its first sentence stands for the title."""

    name: str
    topic: int
    subtopic: str
    title: str
    text: str


def documents(folder: Path, topics: Iterable[int]) -> list[Document]:
    """Read the documents of some topics, in the order of their names."""
    paths = [path for topic in topics for path in sorted((folder / str(topic)).glob("*.xml"))]
    return [_document(path) for path in paths]


def _document(path: Path) -> Document:
    sentences: dict[int, list[str]] = defaultdict(list)
    for found in _TOKEN.finditer(path.read_text("utf-8")):
        sentences[int(found[1])].append(html.unescape(found[2]))
    if path.stem.endswith("ecbplus"):
        sentences.pop(0, None)  # the address of the page
    title, *text = [_sentence(sentences[number]) for number in sorted(sentences)] or [""]
    topic, _, rest = path.stem.partition("_")
    return Document(path.stem, int(topic), f"{topic} {rest.lstrip('0123456789')}", title, "\n".join(text))


def _sentence(tokens: Sequence[str]) -> str:
    """Put tokens together as they were written, as far as that can be told."""
    text = " ".join(tokens)
    for pattern, written in (
        (r" ([.,;:!?%)\]])", r"\1"),
        (r"([(\[$]) ", r"\1"),
        (r" ?(['’]) ?(s|t|re|ve|ll|d|m)\b", r"\1\2"),
        (r"(\d) ?([/:]) ?(?=\d)", r"\1\2"),
    ):
        text = re.sub(pattern, written, text)
    return text.replace("`` ", '"').replace(" ''", '"')


def bcubed(found: Sequence[object], true: Sequence[object]) -> float:
    """BCubed F1 of a partition against the true one (Bagga, Baldwin 1998)."""
    both = Counter(zip(found, true, strict=True))
    sizes, true_sizes = Counter(found), Counter(true)
    precision = sum(count * count / sizes[one] for (one, _), count in both.items()) / len(found)
    recall = sum(count * count / true_sizes[other] for (_, other), count in both.items()) / len(found)
    return 2 * precision * recall / (precision + recall)


# ------------------------------------------------------------------ ours


def prints(docs: Sequence[Document]) -> list[Fingerprint]:
    """Fingerprints as the bot keeps them, facts of the offline analyst included."""
    return [fingerprint_of(ArticleText(doc.name, doc.title, doc.text, None, "en")) for doc in docs]


async def ours(docs: Sequence[Document], known: Sequence[Fingerprint], order: Sequence[int]) -> list[int]:
    """Read documents one by one, as the bot does, with its database; return each one's story."""
    told = [0] * len(docs)
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(f"sqlite:///{folder}/stories.db")
        joiner = Joiner()
        async with store.begin() as tx:
            feed, _ = await feeds.add_feed(tx, "https://news.example.org/feed", NOW)
            for at in order:
                doc = docs[at]
                entry = FeedEntry(doc.name, f"https://news.example.org/{doc.name}", doc.title, "")
                batch = [FeedEntries(feed.id, [entry], [entry.url], backlog=False)]
                ((article_id,),) = (await articles.add_batch(tx, batch, now=NOW, backlog_limit=0)).values()
                article = ArticleText(str(article_id), doc.title, doc.text, NOW, "en")
                (joined,) = await joiner.read(tx, [(article, known[at])], NOW)
                told[at] = joined.story_id
        await store.close()
    return told


def orders(count: int) -> list[list[int]]:
    """Return the orders in which documents come: that of their names, and shuffled ones."""
    every = [list(range(count)) for _ in range(ORDERS)]
    for seed, order in enumerate(every[1:]):
        random.Random(seed).shuffle(order)
    return every


async def measure(docs: Sequence[Document]) -> list[float]:
    """BCubed F1 for each order."""
    known, true = prints(docs), [doc.subtopic for doc in docs]
    return [bcubed(await ours(docs, known, order), true) for order in orders(len(docs))]


# ------------------------------------------------------------------ peers


def tf_idf(docs: Sequence[Document]) -> list[Vector]:
    """TF-IDF of all documents: logarithm of counts, smoothed document frequencies, stop words left out, length 1."""
    common = stop_words("en")
    counts = [
        Counter(word for word in _WORD.findall(f"{doc.title}\n{doc.text}".lower()) if word not in common)
        for doc in docs
    ]
    having = Counter(word for each in counts for word in each)
    return [_unit({word: (1 + math.log(n)) * _idf(len(docs), having[word]) for word, n in c.items()}) for c in counts]


def _idf(count: int, having: int) -> float:
    return math.log((1 + count) / (1 + having)) + 1


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _dot(a: Vector, b: Vector) -> float:
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[word] for word, weight in a.items() if word in b)


def average_link(docs: Sequence[Document], threshold: float) -> list[int]:
    """Batch: join the two groups with the highest mean similarity until none reaches the threshold."""
    vectors = tf_idf(docs)
    groups = {at: [at] for at in range(len(docs))}
    means = {(a, b): _dot(vectors[a], vectors[b]) for b in groups for a in groups if a < b}
    while means:
        (a, b), best = max(means.items(), key=lambda item: item[1])
        if best < threshold:
            break
        size_a, size_b = len(groups[a]), len(groups[b])
        groups[a] += groups.pop(b)
        for other in groups:
            if other != a:
                to_a, to_b = _ordered(a, other), _ordered(b, other)
                means[to_a] = (size_a * means[to_a] + size_b * means.pop(to_b)) / (size_a + size_b)
        del means[a, b]
    label = {at: group for group, members in groups.items() for at in members}
    return [label[at] for at in range(len(docs))]


def _ordered(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def leader(docs: Sequence[Document], threshold: float, order: Sequence[int]) -> list[int]:
    """One pass: a document joins the group with the nearest centroid, or begins one; frequencies are those so far."""
    common = stop_words("en")
    having: Counter[str] = Counter()
    groups: list[Vector] = []
    told = [0] * len(docs)
    for seen, at in enumerate(order, 1):
        text = f"{docs[at].title}\n{docs[at].text}".lower()
        counts = Counter(word for word in _WORD.findall(text) if word not in common)
        having.update(counts.keys())
        vector = _unit({word: (1 + math.log(n)) * _idf(seen, having[word]) for word, n in counts.items()})
        near = [_dot(vector, _unit(group)) for group in groups]
        best = max(range(len(groups)), key=near.__getitem__, default=None)
        if best is None or near[best] < threshold:
            groups.append({})
            best = len(groups) - 1
        for word, weight in vector.items():
            groups[best][word] = groups[best].get(word, 0.0) + weight
        told[at] = best
    return told


def tuned(
    parts: Sequence[Sequence[Document]], cluster: Callable[[Sequence[Document], float], list[int]]
) -> tuple[float, float]:
    """Return the threshold with the best mean F1 over `parts`, and that F1."""

    def mean(threshold: float) -> float:
        return statistics.mean(bcubed(cluster(part, threshold), [doc.subtopic for doc in part]) for part in parts)

    best = max((step / 50 for step in range(4, 18)), key=mean)
    return best, mean(best)


# ------------------------------------------------------------------ weights


def fit(parts: Sequence[Sequence[Document]]) -> dict[str, float]:
    """Logistic regression over the pairs that share something, each as it is when the later one comes."""
    rows: list[tuple[list[float], bool]] = []
    for part in parts:
        known = prints(part)
        for order in orders(len(part))[1:3]:
            commonness = Commonness()
            for seen, at in enumerate(order):
                commonness.add(known[at])
                new = Weighed(known[at], commonness)
                for before in order[:seen]:
                    features = likeness(new, Weighed(known[before], commonness))
                    if features.get("names", 0.0) > NEAR:
                        rows.append(
                            (
                                [1.0, *(features.get(name, 0.0) for name in WORDS)],
                                part[at].subtopic == part[before].subtopic,
                            )
                        )
    return dict(zip(["start", *WORDS], _newton(rows), strict=True))


def _newton(rows: Sequence[tuple[list[float], bool]]) -> list[float]:
    size = len(rows[0][0])
    weights = [0.0] * size
    for _ in range(8):
        gradient = [0.0] * size
        curvature = [[1.0 if a == b else 0.0 for b in range(size)] for a in range(size)]
        for values, joined in rows:
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))
            spread = chance * (1 - chance)
            for a, value in enumerate(values):
                if value:
                    gradient[a] += (joined - chance) * value
                    row, scaled = curvature[a], spread * value
                    for b, other in enumerate(values):
                        row[b] += scaled * other
        weights = [w + step for w, step in zip(weights, _solve(curvature, gradient), strict=True)]
    return weights


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        pivot = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[pivot] = rows[pivot], rows[at]
        for other in range(size):
            if other != at:
                share = rows[other][at] / rows[at][at]
                rows[other] = [x - share * y for x, y in zip(rows[other], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with the topics of ECB+")
    parser.add_argument("--tune", action="store_true", help="measure on the topics outside the test")
    parser.add_argument("--fit", action="store_true", help="print the weights that the topics outside the test give")
    args = parser.parse_args()
    others = sorted({int(path.name) for path in args.folder.iterdir() if path.name.isdigit()} - set(TEST))
    parts = [documents(args.folder, others[start::3]) for start in range(3)]
    if args.fit:
        print("  ".join(f"{name} {weight:.2f}" for name, weight in fit(parts).items()))
        return
    if args.tune:
        for part in parts:
            _show("this bot", asyncio.run(measure(part)), len(part))
        return
    test = documents(args.folder, TEST)
    true = [doc.subtopic for doc in test]
    _show("this bot, one by one", asyncio.run(measure(test)), len(test))
    threshold, _ = tuned(parts, lambda part, at: leader(part, at, orders(len(part))[1]))
    _show(
        f"TF-IDF leader, one by one, from {threshold:.2f}",
        [bcubed(leader(test, threshold, order), true) for order in orders(len(test))],
        len(test),
    )
    threshold, _ = tuned(parts, average_link)
    _show(
        f"TF-IDF average link, all at once, from {threshold:.2f}",
        [bcubed(average_link(test, threshold), true)],
        len(test),
    )


def _show(what: str, figures: Sequence[float], count: int) -> None:
    spread = f"{min(figures):.3f} to {max(figures):.3f} in {len(figures)} orders" if len(figures) > 1 else ""
    print(f"{what:50} BCubed F1 {statistics.mean(figures):.3f}  {spread}  ({count} documents)")


if __name__ == "__main__":
    main()
