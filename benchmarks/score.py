"""Score briefings against gold annotations: precision, recall and F1 of each list, and whether every fact is grounded.

An agreement is right whose kind and status are, and one of its parties; of those that are right, "sides" tells how
many of their parties are, since a reader wants to know who agreed with whom.

    python -m benchmarks.score GOLD.jsonl BRIEFINGS.jsonl [--json] [--misses]

Both files hold one JSON object a line, matched by "id". A briefing line has the keys relevant, parties, agreements,
sectors, figures; every party, agreement, sector and figure has "evidence". Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Fact = dict[str, Any]
Same = Callable[[Fact, Fact], bool]

FIELDS = ("parties", "agreements", "sectors", "figures")
SIDES = "sides"
_FORMS = re.compile(r"\b(the|of|and|inc|corp|corporation|co|ltd|plc|ag|sa|gmbh|group|holdings|company|limited)\b")


def score(gold: Iterable[Fact], briefings: Iterable[Fact], *, misses: Callable[[str], None] | None = None) -> Fact:
    """Return {field: {p, r, f1, n}}, sides, relevant, grounded, missing_briefings and by_language (F1 of each field).

    `misses` is called with a line of text for every article whose list lacks something or has too much.
    """
    by_id = {b["id"]: b for b in briefings}
    total = {field: [0, 0, 0] for field in (*FIELDS, SIDES)}
    languages: dict[str, dict[str, list[int]]] = {}
    grounded = facts = relevant = articles = 0
    lost: list[str] = []
    for article in gold:
        articles += 1
        if article["id"] not in by_id:
            lost.append(article["id"])
        briefing = by_id.get(article["id"], {"relevant": None})
        relevant += briefing.get("relevant") == article["gold"]["relevant"]
        own = languages.setdefault(article["lang"], {field: [0, 0, 0] for field in FIELDS})
        body = _squash(article["title"] + "\n" + article["text"])
        for field, same in comparisons(article["gold"]).items():
            emitted = briefing.get(field) or []
            facts += len(emitted)
            grounded += sum(bool(q := _squash(e.get("evidence") or "")) and q in body for e in emitted)
            pairs, missed, extra = _match(article["gold"][field], emitted, same)
            hit = [wanted for wanted, _ in pairs if not wanted.get("optional")]
            for part, found in enumerate((hit, missed, extra)):
                total[field][part] += len(found)
                own[field][part] += len(found)
            for wanted, got in pairs if field == "agreements" else ():
                for part, number in enumerate(_sides(article["gold"], wanted, got)):
                    total[SIDES][part] += number
            if misses and (missed or extra):
                misses(f"{article['id']} {field}: missed {_names(missed)} extra {_names(extra)}")
    return {field: _rates(*counted) for field, counted in total.items()} | {
        "relevant": {"accuracy": round(relevant / articles, 4) if articles else 1.0, "n": articles},
        "grounded": {"share": round(grounded / facts, 4) if facts else 1.0, "n": facts},
        "missing_briefings": lost,
        "by_language": {
            language: {field: _rates(*counts[field])["f1"] for field in FIELDS}
            for language, counts in sorted(languages.items())
        },
    }


def table(scores: Fact) -> str:
    """The scores as lines of text."""
    lines = [
        f"{field:11} P {scores[field]['p']:.3f}  R {scores[field]['r']:.3f}  F1 {scores[field]['f1']:.3f}"
        f"  (n={scores[field]['n']})"
        for field in (*FIELDS, SIDES)
    ]
    lines.append(f"relevant    accuracy {scores['relevant']['accuracy']:.3f}  (n={scores['relevant']['n']})")
    lines.append(f"grounded    {scores['grounded']['share']:.3f}  (of {scores['grounded']['n']} facts)")
    for language, values in scores["by_language"].items():
        lines.append(f"  {language}: " + "  ".join(f"{field} {values[field]:.2f}" for field in FIELDS))
    if scores["missing_briefings"]:
        lines.append("no briefing for: " + ", ".join(scores["missing_briefings"]))
    return "\n".join(lines)


def read_jsonl(path: Path) -> list[Fact]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _norm(value: Any) -> str:
    text = unicodedata.normalize("NFKC", str(value)).casefold()
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = re.sub(r"[^\w\s]", " ", unicodedata.normalize("NFKC", text))
    return re.sub(r"\s+", " ", _FORMS.sub(" ", text)).strip()


def _squash(value: Any) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)))


def _party_names(party: Fact) -> set[str]:
    return {n for n in (_norm(x) for x in [party["name"], *party.get("aliases", [])]) if n}


def comparisons(gold: Fact) -> dict[str, Same]:
    """For each list, whether a gold fact of an article and an emitted one are the same."""
    by_name = {name: _party_names(party) for party in gold["parties"] for name in _party_names(party)}

    def same_agreement(x: Fact, got: Fact) -> bool:
        kinds = x["kind"] if isinstance(x["kind"], list) else [x["kind"]]
        if got.get("kind") not in kinds or got.get("status") != x["status"]:
            return False
        wanted = {form for name in x.get("parties", []) for form in by_name.get(_norm(name), {_norm(name)})}
        named = {_norm(p if isinstance(p, str) else p.get("name", "")) for p in got.get("parties", [])} - {""}
        return not named or not wanted or bool(named & wanted)

    return {
        "parties": lambda x, got: _norm(got["name"]) in _party_names(x),
        "agreements": same_agreement,
        "sectors": lambda x, got: bool(x["code"] == got.get("code")),
        "figures": _same_figure,
    }


def _same_figure(x: Fact, got: Fact) -> bool:
    try:
        a, b = float(x["value"]), float(got["value"])
    except (TypeError, ValueError):
        return False
    wanted, unit = _norm(x.get("unit", "")), _norm(got.get("unit") or "")
    near = abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-9)
    return near and (wanted == unit or wanted.rstrip("s") == unit.rstrip("s"))


def _match(gold: list[Fact], got: list[Fact], same: Same) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Greedy one-to-one matching: pairs, misses, extras. An optional gold is no miss."""
    left, pairs, extras = list(gold), [], []
    for fact in got:
        found = [x for x in left if same(x, fact)]
        best = next((x for x in found if not x.get("optional")), found[0] if found else None)
        if best is not None:
            left.remove(best)
            pairs.append((best, fact))
        elif not any(same(x, fact) for x in gold):  # a second mention of something matched is no extra
            extras.append(fact)
    return pairs, [x for x in left if not x.get("optional")], extras


def _sides(gold: Fact, wanted: Fact, got: Fact) -> tuple[int, int, int]:
    """How many parties of an agreement are right, missed and too much; a missed one that is optional is no miss."""
    known = [(_party_names(party), bool(party.get("optional"))) for party in gold["parties"]]
    sides = [
        next(((forms, optional) for forms, optional in known if _norm(name) in forms), ({_norm(name)}, False))
        for name in wanted.get("parties", [])
    ]
    named = {_norm(p if isinstance(p, str) else p.get("name", "")) for p in got.get("parties", [])} - {""}
    if not sides or not named:
        return 0, 0, 0
    right = {name for name in named if any(name in forms for forms, _ in sides)}
    missed = sum(not (optional or forms & named) for forms, optional in sides)
    return len(right), missed, len(named - right)


def _rates(hits: int, misses: int, extras: int) -> Fact:
    p = hits / (hits + extras) if hits + extras else 1.0
    r = hits / (hits + misses) if hits + misses else 1.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "n": hits + misses}


def _names(facts: list[Fact]) -> list[str]:
    def name(x: Fact) -> str:
        known = x.get("name") or x.get("code") or x.get("title")
        return str(
            known or f"{x.get('kind', '')} {x.get('status', '')} {x.get('value', '')} {x.get('unit', '')}".strip()
        )

    return [name(x) for x in facts]


def main() -> None:
    """Score one file against another."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("briefings", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="tell on standard error what is missed and too much")
    args = parser.parse_args()
    tell = (lambda line: print(line, file=sys.stderr)) if args.misses else None
    scores = score(read_jsonl(args.gold), read_jsonl(args.briefings), misses=tell)
    print(json.dumps(scores, indent=1) if args.json else table(scores))


if __name__ == "__main__":
    main()
