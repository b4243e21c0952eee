"""Measure the offline briefings on real news, of which somebody has said what it tells: none of it is kept here.

    git clone --depth 1 https://github.com/suraj-deshmukh/BBC-Dataset-News-Classification
    git clone --depth 1 https://github.com/tblock/10kGNAD
    git clone --depth 1 https://github.com/jpposadas/FakeNewsCorpusSpanish
    git clone --depth 1 https://github.com/jkatsuta/18_4q_doc2vec
    git clone --depth 1 https://github.com/j-min/korean-parallel-corpora
    git clone --depth 1 https://github.com/feryah/gilets_jaunes
    python -m benchmarks.news BBC-Dataset-News-Classification 10kGNAD gilets_jaunes

Articles of the BBC (2005), of Der Standard (2015) and of Spanish and Mexican papers, Japanese ones of livedoor news
(2012), Korean sentences of several agencies, and (2008 to 2019) of French-speaking papers of four countries, El País,
El Confidencial, The Irish Times, The Guardian and CNN. `news_gold.jsonl` has annotations of whole articles, as those of
`tests/data`: half of them were drawn from what the rules once took for relevant, most others speak of agreements too,
so that they are harder than a feed. `news_labels.tsv` has a line for each article whose sentences were read, with
those that tell of an agreement: from these words are learned (`benchmarks.telling`). Both know an article by its hash.
Spanish needs `pip install openpyxl`.
"""

from __future__ import annotations

import argparse
import csv
import html
import io
import json
import re
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from benchmarks.quality import brief_all, uncommented
from benchmarks.score import Fact, score, table
from benchmarks.wire import key
from bot.briefing.offline.lines.text import lines
from bot.model import ArticleText

GOLD, LABELS = (Path(__file__).with_name(name) for name in ("news_gold.jsonl", "news_labels.tsv"))
_BBC = ("business", "politics", "tech")
_STANDARD = ("Wirtschaft", "International", "Web", "Inland")
_SPANISH = ("train", "development", "test")
_REAL = ("True", "1")
_LIVEDOOR = ("topic-news", "it-life-hack", "livedoor-homme", "kaden-channel")
_KOREAN = ("dev", "test")
_PAPERS = {
    "fr": (
        "Francais/Belgique/DH_CONTRAST.xml",
        "Francais/Belgique/LaLibreContrast.xml",
        "Francais/Corpus/fr_CA_corpus_contraste.xml",
        "Francais/Corpus/fr_CH_corpus_contraste.xml",
        "Francais_DZ/contrast_gilets.xml",
    ),
    "es": ("Espagnol_ES/pais_contraste.xml", "Espagnol_ES/confi_contraste.xml"),
    "en": (
        "Anglais/Anglais_IE/corpus/IT_contraste.xml",
        "Anglais/Anglais_GB/corpus/Guardian_contraste.xml",
        "Anglais/Anglais_US/CNN_contraste.xml",
    ),
}
_PIECE = re.compile(r"<(doc|item|article)\b(?P<head>.*?)>\s*\n?(?P<body>.*?)</\1>", re.DOTALL)
_TITLED = re.compile(r'\btitle="(.*?)"')
_TITLE, _CONTENT = (re.compile(rf"<{name}>(.*?)</{name}>", re.DOTALL) for name in ("title", "content"))
_NO_TITLE = "None"
_PORTUGUESE = re.compile(r"\b(?:não|uma|são)\b")
_FOREIGN = 3
"""Portuguese words from which on an article of El País is not Spanish."""
_WORDS, _CHARACTERS = 600, 1500
"""How long an article of a paper, and one of livedoor, is at most."""
_LEAST = 60
"""Words of an article of which more than its beginning is there."""
_SEEN = 200
"""Characters by which a text is known that the BBC's collection has twice."""
_SHORTEST = {"ja": 8, "ko": 8}
_SHORT, _LONG = 20, 600
"""Characters of a sentence that is read."""
_DATELINE = re.compile(r"(.{30,250}?[.!?])\s+[A-ZÄÖÜ][\wäöüß/ -]{2,40} [–-] ")


def news(clones: list[Path]) -> Iterator[ArticleText]:
    """The articles of the clones, known by their hashes."""
    for clone, (read, published) in product(clones, _READ.items()):
        for language, title, text in read(clone):
            yield ArticleText(key(f"{title}\n{text}"), title, text, published, language)


Told = tuple[str, str, bool]
"""What a sentence tells of: kinds, status, whether it is the news of its article."""


def labels() -> dict[str, dict[str, Told]]:
    """Of each article that was read, by key, the sentences that tell, by `sentence_key`."""
    found = {}
    for line in uncommented(LABELS):
        article, _, told = line.partition("\t")
        each = [one.split(":") for one in told.split()]
        found[article] = {sentence: (kinds, status, not back) for sentence, kinds, status, *back in each}
    return found


def sentence_key(text: str) -> str:
    """By what a sentence is known within its article."""
    return key(text)[:8]


def labelled(clones: list[Path], language: str) -> Iterator[tuple[str, int, Told | None]]:
    """The sentences of the articles that were read, with their part and what they tell."""
    known = labels()
    for article in news(clones):
        if article.language == language and (told := known.get(article.id)) is not None:
            for line in lines(article):
                if _SHORTEST.get(language, _SHORT) <= len(line.text) <= _LONG:
                    yield line.text, line.part, told.get(sentence_key(line.text))


def gold(clones: list[Path]) -> dict[str, list[Fact]]:
    """The annotated articles: those that were read while rules were written, and those held out."""
    known = {told["key"]: told for told in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines())}
    found: dict[str, list[Fact]] = {"read": [], "held out": []}
    for article in news(clones):
        if told := known.get(article.id):
            published = article.published_at.isoformat() if article.published_at else ""
            about = {"id": article.id, "url": "", "lang": article.language, "published": published}
            found[told["set"]].append({**about, "title": article.title, "text": article.text, "gold": told["gold"]})
    return found


def _bbc(clone: Path) -> Iterator[tuple[str, str, str]]:
    seen = set()
    for path in (path for part in _BBC for path in sorted((clone / "dataset" / "data_files" / part).glob("*.txt"))):
        parts = [part.strip() for part in path.read_text("utf-8", errors="replace").strip().split("\n\n")]
        title, text = parts[0], "\n\n".join(part for part in parts[1:] if part)
        if text[:_SEEN] not in seen and len(text.split()) <= _WORDS:
            seen.add(text[:_SEEN])
            yield "en", title, text


def _standard(clone: Path) -> Iterator[tuple[str, str, str]]:
    path = clone / "test.csv"
    told = path.read_text(encoding="utf-8") if path.exists() else ""
    for part, article in csv.reader(io.StringIO(told, newline=""), delimiter=";", quotechar="'"):
        if part in _STANDARD:
            head = _DATELINE.match(article)
            title, text = (head[1], article[head.end(1) + 1 :]) if head else (article.split(". ")[0], article)
            yield "de", title, " ".join(text.split()[:_WORDS]) if len(text.split()) > _WORDS else text


def _spanish(clone: Path) -> Iterator[tuple[str, str, str]]:
    paths = [path for path in (clone / f"{part}.xlsx" for part in _SPANISH) if path.exists()]
    if paths:
        from openpyxl import load_workbook  # installed by hand
    for path in paths:
        for _, real, _, _, title, text, *_ in load_workbook(path, read_only=True).active.iter_rows(2, values_only=True):
            if text and (path.stem == "test" or str(real) in _REAL):
                yield "es", str(title), str(text).replace("*NUMBER*", "25")


def _livedoor(clone: Path) -> Iterator[tuple[str, str, str]]:
    for path in (path for part in _LIVEDOOR for path in sorted((clone / "experiments/text" / part).glob("*.txt"))):
        _, _, title, *told = path.read_text("utf-8", errors="replace").split("\n")
        if "LICENSE" not in path.name:
            yield "ja", title, "\n\n".join(line.strip() for line in told if line.strip())[:_CHARACTERS]


def _korean(clone: Path) -> Iterator[tuple[str, str, str]]:
    for part in _KOREAN:
        path = clone / "korean-english-v1" / f"korean-english-park.{part}.tar.gz"
        if path.exists():
            with tarfile.open(path) as tar:
                told = tar.extractfile(f"korean-english-park.{part}.ko")
                every = told.read().decode().split("\n") if told else []
            yield from (("ko", "", line) for line in every if line.strip())


def _papers(clone: Path) -> Iterator[tuple[str, str, str]]:
    """The articles of files that are nearly XML; those of one file that begin alike are one."""
    for language, path in ((language, clone / path) for language, paths in _PAPERS.items() for path in paths):
        seen = set()
        for piece in _PIECE.finditer(path.read_text("utf-8", errors="replace") if path.exists() else ""):
            parts = [piece["body"]] if piece[1] == "doc" else [m[1] for m in _CONTENT.finditer(piece["body"])]
            titled = (_TITLED if piece[1] == "doc" else _TITLE).search(piece["head"] + piece["body"])
            title = " ".join(html.unescape(titled[1]).split()) if titled and titled[1] != _NO_TITLE else ""
            told = html.unescape("".join(parts)).split("\n")
            text = "\n\n".join(" ".join(part.split()) for part in told if part.strip())
            foreign = len(_PORTUGUESE.findall(text)) >= _FOREIGN
            if len(text.split()) >= _LEAST and text[:_SEEN] not in seen and not foreign:
                seen.add(text[:_SEEN])
                yield language, title, _cut(text)


def _cut(text: str) -> str:
    """The first words of a text, as many as one has at most."""
    kept, left = [], _WORDS
    for paragraph in text.split("\n\n"):
        words = paragraph.split(" ")[:left]
        left -= len(words)
        kept.append(" ".join(words))
    return "\n\n".join(filter(None, kept))


_READ = {
    _bbc: datetime(2005, 3, 1, 12, tzinfo=UTC),
    _standard: datetime(2015, 6, 1, 12, tzinfo=UTC),
    _spanish: None,
    _livedoor: datetime(2012, 6, 1, 12, tzinfo=UTC),
    _korean: None,
    _papers: datetime(2019, 2, 20, 12, tzinfo=UTC),
}
"""What reads each collection, and about when most of it appeared."""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clones", nargs="+", type=Path)
    for name, articles in gold(parser.parse_args().clones).items():
        for language in sorted({article["lang"] for article in articles}):
            alike = [article for article in articles if article["lang"] == language]
            print(f"real news, {name}, {language}: {len(alike)} articles")
            print(table(score(alike, brief_all(alike))))


if __name__ == "__main__":
    main()
