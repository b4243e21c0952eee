"""Learn anew what speaks for an agreement, its kind, a party, a sector and a figure, from what is not held out.

    python -m benchmarks.weights kinds [--write]
    python -m benchmarks.weights parties sectors figures --news CLONE ... [--write]
    python -m benchmarks.weights deals --news CLONE ... --pages CLONE ... [--write]

A logistic regression for each answer, on the signs that the summarizer reads as well; L1 keeps those that tell
something. `--write` writes the tables of bot/briefing/data. Needs what `make bench` installs; takes a minute. All but
kinds are learned from real news too, of which `benchmarks.news` names the clones; what speaks for an agreement beside
pages of the web that tell of none as well, of which `benchmarks.pages` does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import chain
from math import sqrt
from pathlib import Path
from random import Random

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks import news
from benchmarks.pages import pages, relevant
from benchmarks.quality import DATA, HELD_OUT, article_of, sets, uncommented
from benchmarks.score import Fact, comparisons
from bot.briefing.offline import likely_figures, likely_parties, likely_sectors
from bot.briefing.offline.agreements import likely_deals, likely_kinds
from bot.briefing.offline.draft import figures_of
from bot.briefing.offline.findings import Findings, find
from bot.briefing.offline.findings import read as find_all
from bot.briefing.offline.lines import weights
from bot.briefing.offline.lines.text import language_of, lines
from bot.briefing.offline.sectors import sector_words
from bot.model import AgreementKind, ArticleText

FOLDER = Path(weights.__file__).parents[2] / "data"
KINDS = [kind.value for kind in AgreementKind if kind is not AgreementKind.OTHER]
Finder = Callable[..., Findings | None]
_LATER = "from:3"
"""Sign of what is told behind the first sentences."""
_OFTEN = 3
"""Examples that a sign must stand in."""
_READ_WITH_GAPS, _GAPS, _STEM = 2, 0.3, 7
"""How often an article is read for its sectors with gaps, the share of their words that is left out each time, and
the letters by which two words are one."""
_OF_TESTS = 3.0
"""What an agreement of a test of rules weighs beside one of an article."""
_WANT_NEWS = {"deals", "parties", "sectors", "figures"}


@dataclass(frozen=True, slots=True)
class Example:
    """What stands with something that the rules found, and which answers are right."""

    signs: set[str]
    right: list[str]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table to learn; `strength` is the inverse of the penalty, chosen by what articles say that it did not see."""

    name: str
    answers: list[str]
    strength: float
    scale: Callable[[set[str]], float]
    head: str
    kept: int = 0
    """How many signs are kept, those that weigh most where they stand; 0: those that a penalty on all leaves."""


def of_kinds(article: Fact, found: Findings) -> Iterator[Example]:
    """The agreements that the rules found with their status; those of `other` kinds have no right answer."""
    left = list(found.deals)
    for agreement in article["gold"]["agreements"]:
        right = kinds_of(agreement)
        alike = [deal for deal in left if deal.status == agreement["status"]]
        deal = next((d for d in alike if d.kind in right), next(iter(alike), None))
        if deal is not None:
            left.remove(deal)
            yield Example(likely_kinds.signs_of(deal, found.lines), right)


def kinds_of(agreement: Fact) -> list[str]:
    """The kinds of an agreement that a fair judge would call right."""
    return agreement["kind"] if isinstance(agreement["kind"], list) else [agreement["kind"]]


def of_parties(article: Fact, found: Findings) -> Iterator[Example]:
    """All whom an article names, but those whom a briefing may have or leave out."""
    gold = article["gold"]
    some = gold.get("some parties", [])
    same = comparisons({"parties": gold.get("parties", some)})["parties"]
    for candidate in likely_parties.candidates(_of_likely_kinds(found)):
        told = [party for party in gold.get("parties", some) if same(party, {"name": candidate.entity.name})]
        if not told and "parties" not in gold:
            continue
        if not told or not all(party.get("optional") for party in told):
            yield Example(candidate.signs, [likely_parties.PARTY] if told else [])


def of_deals(article: Fact, found: Findings) -> Iterator[Example]:
    """What the rules take for agreements, but what is one in part: with another kind, status or parties."""
    gold = article["gold"]
    same = comparisons({"parties": [], **gold})["agreements"]
    for deal, deal_signs in zip(found.deals, _signs_of_deals(found), strict=True):
        kind = likely_kinds.likely_kind(deal, found.lines, found.language)
        got = {"kind": kind, "status": deal.status, "parties": [e.name for e in deal.parties]}
        right = any(same(agreement, got) for agreement in gold["agreements"])
        near = any(one["status"] == deal.status or kind in kinds_of(one) for one in gold["agreements"])
        if right or not near:
            yield Example(deal_signs, [likely_deals.DEAL] if right else [])


def of_pages(folders: list[Path]) -> Iterator[Example]:
    """What the rules take for agreements in pages that tell of none, and in the head of those that do."""
    known = relevant()
    for page in chain.from_iterable(map(pages, folders)):
        found = _found(page, find_all)
        if found is None or known.get(page.id) == "maybe":
            continue
        for deal_signs in _signs_of_deals(found):
            if page.id not in known:
                yield Example(deal_signs, [])
            elif _LATER not in deal_signs:
                yield Example(deal_signs, [likely_deals.DEAL])


def of_news(clones: list[Path]) -> Iterator[Example]:
    """What the rules take for agreements in the English articles of real news whose sentences were read.

    Those of other languages would hide what is told oddly there: words are enough (`likely_words`).
    """
    known = news.labels()
    for article in news.news(clones):
        told = known.get(article.id)
        if told is None or article.language != "en" or (found := _found(article, find_all)) is None:
            continue
        for deal, deal_signs in zip(found.deals, _signs_of_deals(found), strict=True):
            each = [told.get(news.sentence_key(found.lines[n].text)) for n in {deal.line, *deal.lines}]
            right = any(one is not None and one[2] for one in each)
            yield Example(deal_signs, [likely_deals.DEAL] if right else [])


def _found(article: ArticleText, finder: Finder) -> Findings | None:
    """What the rules find in an article."""
    return finder(lines(article), language_of(article), article.published_at)


def _signs_of_deals(found: Findings) -> list[set[str]]:
    return likely_deals.signs(found.deals, found.lines, found.mentions, found.reading, found.language)


def _of_likely_kinds(found: Findings) -> Findings:
    """What is found, with the kinds of agreements corrected, as it is when parties and sectors are chosen.

    Those of English are corrected when they are found.
    """
    if found.language == "en":
        return found
    deals = [replace(deal, kind=likely_kinds.likely_kind(deal, found.lines, found.language)) for deal in found.deals]
    return replace(found, deals=deals)


def of_sectors(article: Fact, found: Findings) -> Iterator[Example]:
    """All sectors of which an article has a word, but those that a briefing may have or leave out."""
    gold = article["gold"]
    if "sectors" not in gold:
        return
    told = {sector["code"]: not sector.get("optional") for sector in gold["sectors"]}
    whole = _of_likely_kinds(found)
    each = [whole, *[_with_gaps(whole, f"{article['id']} {n}") for n in range(_READ_WITH_GAPS)]]
    for candidate in chain.from_iterable(map(likely_sectors.candidates, each)):
        if told.get(candidate.code, True):
            right = [likely_sectors.SECTOR] if candidate.code in told else []
            yield Example(candidate.signs, right, 1 / len(each))


def _with_gaps(found: Findings, seed: str) -> Findings:
    """What is found in an article, some words of its sectors blanked.

    The words of our own articles are in the lexicon, and some of another's are not: weights that were learned from
    whole articles alone ask for more words than those have.
    """
    drawn = Random(seed)
    gaps: dict[tuple[str, str], bool] = {}
    lines_ = []
    for line in found.lines:
        folded = line.folded
        for start, end, (code, _) in sector_words(line, found.language):
            key = code, folded[start:end][:_STEM]
            if gaps.setdefault(key, drawn.random() < _GAPS):
                folded = f"{folded[:start]}{'_' * (end - start)}{folded[end:]}"
        lines_.append(replace(line, text=folded, folded=folded))
    return replace(found, lines=lines_)


def of_figures(article: Fact, found: Findings) -> Iterator[Example]:
    """All figures of an article, but those that a briefing may have or leave out."""
    gold = article["gold"]
    if "figures" not in gold:
        return
    same = comparisons({"parties": []})["figures"]
    figures = figures_of(article_of(article), found)
    for figure, figure_signs in zip(figures, likely_figures.signs(figures, found), strict=True):
        told = [one for one in gold["figures"] if same(one, {"value": figure.value, "unit": figure.unit})]
        if not told or not all(one.get("optional") for one in told):
            yield Example(weights.written(figure_signs), [likely_figures.FIGURE] if told else [])


TABLES = {
    "figures": Table(
        likely_figures.TABLE,
        [likely_figures.FIGURE],
        1.0,
        lambda signs: 1.0,
        """\
# What speaks for or against a figure of an article that tells of agreements (offline/likely_figures.py). Learned, not
# written: python -m benchmarks.weights figures --news ... --write. Columns: sign, weight. A sign is the unit, what
# the sentence tells ("place:"), how near one that tells an agreement is, the sentence and the figure from which on it
# stands ("from:", "nth:"), how many there are, and the words of what is told of it.
""",
    ),
    "deals": Table(
        likely_deals.TABLE,
        [likely_deals.DEAL],
        1.0,
        lambda signs: 1.0,
        """\
# What speaks for or against an agreement where a sentence is worded like one (offline/agreements/likely_deals.py).
# Learned, not written: python -m benchmarks.weights deals --news ... --pages ... --write. Columns: sign, weight. A
# sign is the sentence from which on it is told ("from:"), what title and lead name, whom they speak to or of, its
# parties ("who:"), kind and status, how often it is told, the words of agreement in its sentence ("word:"), and two
# of these together.
""",
    ),
    "kinds": Table(
        likely_kinds.TABLE,
        KINDS,
        10.0,
        likely_kinds.scale,
        """\
# Which words speak for or against a kind of agreement (offline/agreements/likely_kinds.py). Learned, not written:
# python -m benchmarks.weights kinds --write. Columns: sign, weights of kinds. A sign is a word of the sentence, two of
# its words, two to four characters of Korean or Japanese, "title:" and a word of the title, "party:" and a kind of
# party, "parties:" and all kinds of them, "status:" and the status; "0" is any number.
""",
    ),
    "parties": Table(
        likely_parties.TABLE,
        [likely_parties.PARTY],
        1.0,
        lambda signs: 1.0,
        """\
# What speaks for or against somebody's being a party (offline/likely_parties.py). Learned, not written:
# python -m benchmarks.weights parties ... --write. Columns: sign, weight. A sign is what the rules took somebody for
# ("by:"), a kind of party, a role, a kind or status of the agreement, where and how often it is named, and the words
# before and behind its name.
""",
    ),
    "sectors": Table(
        likely_sectors.TABLE,
        [likely_sectors.SECTOR],
        2.0,
        lambda signs: 1.0,
        """\
# What speaks for or against a sector of which an article has a word (offline/likely_sectors.py). Learned,
# not written: python -m benchmarks.weights sectors ... --write. Columns: sign, weight. A sign is whether the rules
# chose it ("by:"), how many and which others, its points in quarters of what they ask for, in tenths of the most and
# by rank, its words and where they stand ("strong:"), and the kind of the agreement.
""",
    ),
}


EXAMPLES: dict[str, Callable[[Fact, Findings], Iterator[Example]]] = {
    "figures": of_figures,
    "deals": of_deals,
    "kinds": of_kinds,
    "parties": of_parties,
    "sectors": of_sectors,
}
"""What each is learned from in an article."""


def short() -> list[Fact]:
    """The short articles that tests read, as articles of a gold file that has but a part of theirs."""
    found = []
    for line in uncommented(DATA / "deals_en.tsv"):
        told, title, text = line.split("\t")
        deals = [deal.partition(" ") for deal in told.split("; ") if told != "-"]
        each = [kind.partition("/") for kind, _, _ in deals]
        article = _article("en", title, text, [(kinds.split("|"), status) for kinds, _, status in each])
        article["gold"]["some parties"] = [{"name": who} for _, _, who in deals]
        found.append(article)
    for line in uncommented(DATA / "ways.tsv"):
        language, kinds, status, text = line.split("\t")
        found.append(_article(language, text, text, [(kinds.split(), status)]))
    return found


def _article(language: str, title: str, text: str, told: list[tuple[list[str], str]]) -> Fact:
    agreements = [{"kind": kinds, "status": status} for kinds, status in told]
    about = {"id": title, "url": "", "published": "2026-03-04T00:00:00Z", "lang": language, "title": title}
    return {**about, "text": text, "gold": {"agreements": agreements}}


def read(gold: list[Fact], finder: Finder) -> Iterator[tuple[Fact, Findings]]:
    """The articles in which the rules find agreements, with what they find."""
    for line in gold:
        if (found := _found(article_of(line), finder)) is not None:
            yield line, found


def learn(table: Table, known: list[Example]) -> dict[str, dict[str, float]]:
    """The weights of each sign for each answer."""
    often = Counter(sign for example in known for sign in example.signs)
    words = {sign for sign, times in often.items() if times >= _OFTEN}
    if table.kept:
        heavy = {
            sign: sum(map(abs, told.values())) * sqrt(often[sign])
            for sign, told in _fit(table, known, words).items()
            if sign != weights.ALWAYS
        }
        words = set(sorted(heavy, key=lambda sign: (-heavy[sign], sign))[: table.kept])
    return _fit(table, known, words)


def _fit(table: Table, known: list[Example], words: Set[str]) -> dict[str, dict[str, float]]:
    """The weights of `words` for each answer."""
    rows = [{s: table.scale(e.signs) for s in sorted(e.signs & words)} for e in known]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    found: dict[str, dict[str, float]] = {weights.ALWAYS: {}}
    for answer in table.answers:
        model = LogisticRegression(
            C=table.strength, l1_ratio=0.0 if table.kept else 1.0, solver="liblinear", random_state=0
        )
        model.fit(matrix, [answer in e.right for e in known], [e.weight for e in known])
        found[weights.ALWAYS][answer] = round(float(model.intercept_[0]), 1)
        for sign, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
            if round(weight, 1):
                found.setdefault(str(sign), {})[answer] = round(float(weight), 1)
    return found


def write(table: Table, learned: dict[str, dict[str, float]]) -> None:
    """Write the table, in the order of the signs."""
    lines_ = [
        f"{sign}\t{' '.join(f'{answer}:{weight}' for answer, weight in sorted(told.items()))}"
        for sign, told in sorted(learned.items())
    ]
    (FOLDER / table.name).write_text(table.head + "\n".join(lines_) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and write the tables or say how large they would be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", choices=[*TABLES, []])
    parser.add_argument("--pages", nargs="+", type=Path, default=[], help="the clones that benchmarks.pages names")
    parser.add_argument("--news", nargs="+", type=Path, default=[], help="the clones that benchmarks.news names")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not (args.news or _WANT_NEWS.isdisjoint(args.tasks)):
        parser.error("all but kinds are learned from real news as well: give the clones with --news")
    if "deals" in args.tasks and not args.pages:
        parser.error("deals are learned beside pages of the web: give the clones with --pages")
    articles = [line for name, gold in sets([]).items() if name != HELD_OUT for line in gold]
    for name in args.tasks or [name for name in TABLES if name not in _WANT_NEWS]:
        examples, finder = EXAMPLES[name], find_all if name == "deals" else find
        real = news.gold(args.news)["read"] if name in ("parties", "sectors", "figures") else []
        known = [e for article, found in read([*articles, *real], finder) for e in examples(article, found)]
        told = [e for article, found in read(short(), finder) for e in examples(article, found)]
        known += [replace(e, weight=_OF_TESTS) for e in told] if name == "deals" else told
        known += (*of_pages(args.pages), *of_news(args.news)) if name == "deals" else ()
        learned = learn(TABLES[name], known)
        if args.write:
            write(TABLES[name], learned)
        print(f"{name}: {len(learned)} signs, {sum(map(len, learned.values()))} weights, of {len(known)} examples")
    print("python -m benchmarks.quality shows what they are worth")


if __name__ == "__main__":
    main()
