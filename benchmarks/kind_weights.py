"""Learn anew which words speak for which kind of agreement, from the articles that rules are written with.

    python -m benchmarks.kind_weights [--write]

A logistic regression for each kind, on the sentences by which the rules found the agreements; L1 keeps the words that
tell something. An agreement of the gold is taken for one that the rules found where both have the same status.
`--write` writes bot/briefing/data/kind_weights.tsv. Needs what `make bench` installs.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.quality import DATA, HELD_OUT, brief_all, sets
from benchmarks.score import Fact
from bot.briefing.offline import likely_kinds
from bot.briefing.offline.lexicon import flat
from bot.model import AgreementKind

KINDS = [kind.value for kind in AgreementKind if kind is not AgreementKind.OTHER]
TABLE = Path(likely_kinds.__file__).parents[1] / "data" / "kind_weights.tsv"
_STRENGTH = 10.0
"""Inverse of the strength of the penalty; 10 and 40 do alike on unseen sets, 10 needs fewer words."""
_OFTEN = 3
"""Agreements that a word must stand in."""
_HEAD = """\
# Which words speak for or against a kind of agreement (bot/briefing/offline/likely_kinds.py). Learned, not written:
# python -m benchmarks.kind_weights --write. Columns: sign, weights of kinds. A sign is a word of the sentence, two of
# its words, two to four characters of Korean or Japanese, "title:" and a word of the title, "party:" and a kind of
# party, "parties:" and all kinds of them, "status:" and the status; "0" is any number.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """What stands with an agreement that the rules found, and which kinds are right."""

    signs: set[str]
    right: list[str]


def examples(gold: list[Fact]) -> list[Example]:
    """The agreements of `gold` that the rules found with their status."""
    found = []
    for article, briefing in zip(gold, brief_all(gold), strict=True):
        kinds = {party["name"]: party["kind"] for party in briefing["parties"]}
        left = list(briefing["agreements"])
        for agreement in article["gold"]["agreements"]:
            right = agreement["kind"] if isinstance(agreement["kind"], list) else [agreement["kind"]]
            alike = [a for a in left if a["status"] == agreement["status"]]
            told = next((a for a in alike if a["kind"] in right), next(iter(alike), None))
            if told is not None:
                left.remove(told)
                who = (kinds[name] for name in told["parties"] if name in kinds)
                signs = likely_kinds.signs(flat(told["evidence"]), flat(article["title"]), who, told["status"])
                found.append(Example(signs, right))
    return found


def short() -> list[Fact]:
    """The short articles that tests read, as articles of a gold file."""
    found = []
    for line in _lines("deals_en.tsv"):
        told, title, text = line.split("\t")
        each = [t.partition(" ")[0].partition("/") for t in told.split("; ") if told != "-"]
        found.append(_article("en", title, text, [(kinds.split("|"), status) for kinds, _, status in each]))
    for line in _lines("ways.tsv"):
        language, kinds, status, text = line.split("\t")
        found.append(_article(language, text, text, [(kinds.split(), status)]))
    return found


def _lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def _article(language: str, title: str, text: str, told: list[tuple[list[str], str]]) -> Fact:
    agreements = [{"kind": kinds, "status": status} for kinds, status in told]
    about = {"id": title, "url": "", "published": "2026-03-04T00:00:00Z", "lang": language, "title": title}
    return {**about, "text": text, "gold": {"agreements": agreements}}


def learn(known: list[Example]) -> dict[str, dict[str, float]]:
    """The weights of each sign for each kind."""
    often = Counter(sign for example in known for sign in example.signs)
    rows = [{s: 1 / sqrt(len(e.signs)) for s in sorted(e.signs) if often[s] >= _OFTEN} for e in known]
    vectors = DictVectorizer()
    table = vectors.fit_transform(rows)
    table.indices, table.indptr = table.indices.astype(np.int32), table.indptr.astype(np.int32)
    found: dict[str, dict[str, float]] = {likely_kinds.ALWAYS: {}}
    for kind in KINDS:
        model = LogisticRegression(C=_STRENGTH, l1_ratio=1.0, solver="liblinear", random_state=0)
        model.fit(table, [kind in e.right for e in known])
        found[likely_kinds.ALWAYS][kind] = round(float(model.intercept_[0]), 1)
        for sign, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
            if round(weight, 1):
                found.setdefault(str(sign), {})[kind] = round(float(weight), 1)
    return found


def write(weights: dict[str, dict[str, float]]) -> None:
    """Write the table, in the order of the signs."""
    lines = [
        f"{sign}\t{' '.join(f'{kind}:{weight}' for kind, weight in sorted(told.items()))}"
        for sign, told in sorted(weights.items())
    ]
    TABLE.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Learn, and write the table or say how large it would be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    named = {**sets([]), "short articles": short()}
    known = [e for name, gold in named.items() if name != HELD_OUT for e in examples(gold)]
    weights = learn(known)
    if args.write:
        write(weights)
    print(f"{len(weights)} signs, {sum(map(len, weights.values()))} weights, of {len(known)} agreements")
    print("python -m benchmarks.quality shows what they are worth")


if __name__ == "__main__":
    main()
