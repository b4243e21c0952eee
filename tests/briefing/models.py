"""Answers of models that were never asked: one that knows the gold answers, and many that are of no use."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Any

from babel import Locale

from benchmarks.score import FIELDS, comparisons
from bot.briefing.json import briefing_to_json
from bot.briefing.taxonomy import SECTORS
from bot.briefing.text.names import cldr_aliases
from bot.briefing.text.passages import sentence_spans
from bot.model import AgreementKind, AgreementStatus, Briefing, PartyKind, PartyRole

Answer = dict[str, Any]
Model = Callable[[dict[str, Any], Briefing], Answer]
"""From a line of a gold file and the offline briefing to what the model answers."""

_NAME = re.compile(r"[A-ZÀ-Þ][\w.&-]+(?: (?:[a-z]{1,3} )?[A-ZÀ-Þ][\w.&-]+)*|[가-힣]{2,8}|[ァ-ヴー一-龥]{2,10}")
_COUNTED = re.compile(r"(\d+(?:,\d{3})*(?:\.\d+)?)((?:[ -]?[^\W\d_]+){1,3})")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _answer(**claims: Any) -> Answer:
    return {"relevant": True, "headline": "", "summary": "", "parties": [], "agreements": [], "sectors": []} | {
        "figures": [],
        **claims,
    }


def _sentences(line: dict[str, Any]) -> list[str]:
    return [line["text"][start:end] for start, end, _ in sentence_spans(line["text"])] or [line["title"]]


def _pick(line: dict[str, Any], *salt: object) -> random.Random:
    return random.Random(f"{line['id']} {salt}")


def _party(name: str, evidence: str, kind: str = "company", role: str = "signatory") -> Answer:
    return {"name": name, "kind": kind, "country": "", "role": role, "evidence": evidence}


def _agreement(kind: str, status: str, parties: list[str], evidence: str, title: str = "agreement") -> Answer:
    return {"title": title, "kind": kind, "status": status, "parties": parties, "evidence": evidence}


# ------------------------------------------------------------------ bad ones


def empty(line: dict[str, Any], offline: Briefing) -> Answer:
    """Valid JSON and nothing in it."""
    return _answer()


def denies(line: dict[str, Any], offline: Briefing) -> Answer:
    """Says that there is nothing to report."""
    return _answer(relevant=False)


def every_country(line: dict[str, Any], offline: Briefing) -> Answer:
    """Takes each country that the article mentions for a signatory."""
    body = f"{line['title']}\n{line['text']}"
    named = [str(name) for code, name in Locale("en").territories.items() if re.fullmatch("[A-Z]{2}", str(code))]
    found = [n for n in named if any(a in body for a in cldr_aliases(n) if len(a) > 2)]
    parties = [_party(n, next((s for s in _sentences(line) if n in s), line["text"]), "state") for n in found]
    return _answer(parties=parties, agreements=[_agreement("treaty", "signed", found, _sentences(line)[0])])


def every_name(line: dict[str, Any], offline: Briefing) -> Answer:
    """Takes every run of capitals, persons and places too, for a company that signs with every other."""
    found = {m[0]: s for s in _sentences(line) for m in _NAME.finditer(s)}
    parties = [_party(n, s) for n, s in found.items()]
    contracts = [_agreement("contract", "signed", list(found), s) for s in _sentences(line)]
    return _answer(parties=parties, agreements=contracts)


def every_number(line: dict[str, Any], offline: Briefing) -> Answer:
    """Every number is money, a share and a count of people; its quote is true."""
    figures = [
        {"label": "amount", "value": float(m[0].replace(",", "")), "unit": unit, "role": "", "evidence": s}
        for s in _sentences(line)
        for m in _NUMBER.finditer(s)
        if m[0].count(".") < 2
        for unit in ("USD", "EUR", "percent", "people", "years", "countries")
    ]
    return _answer(figures=figures[:60])


def every_sector(line: dict[str, Any], offline: Briefing) -> Answer:
    """All codes there are, with the whole first paragraph as proof."""
    return _answer(sectors=[{"code": code, "evidence": _sentences(line)[0]} for code in SECTORS])


def every_kind(line: dict[str, Any], offline: Briefing) -> Answer:
    """Finds an agreement of each kind and status between the right parties in every sentence."""
    parties = [_party(p.name, p.evidence.quote, p.kind) for p in offline.parties]
    names = [p.name for p in offline.parties]
    pick = _pick(line, "kinds")
    agreements = [
        _agreement(kind, pick.choice(list(AgreementStatus)), names, pick.choice(_sentences(line)))
        for kind in AgreementKind
    ]
    return _answer(parties=parties, agreements=agreements)


def all_signed(line: dict[str, Any], offline: Briefing) -> Answer:
    """Says all that the rules say, but that everything was signed."""
    told = briefing_to_json(offline)
    told["agreements"] = [{**a, "status": "signed", "kind": "treaty"} for a in told["agreements"]]
    return told


def at_random(line: dict[str, Any], offline: Briefing) -> Answer:
    """Words of the article as names, kinds and statuses by lot, quotes from anywhere in it."""
    pick = _pick(line, "random")
    words = re.findall(r"\w{3,}", line["text"]) or ["x"]
    names = [pick.choice(words) for _ in range(6)]
    sentences = _sentences(line)

    def quote() -> str:
        return pick.choice(sentences)

    kinds = [str(k) for k in PartyKind]
    return _answer(
        headline=" ".join(pick.choice(words) for _ in range(8)),
        summary=" ".join(pick.choice(words) for _ in range(30)),
        parties=[_party(n, quote(), pick.choice(kinds), pick.choice([str(r) for r in PartyRole])) for n in names],
        agreements=[
            _agreement(pick.choice(list(AgreementKind)), pick.choice(list(AgreementStatus)), names[:2], quote())
            for _ in range(4)
        ],
        sectors=[{"code": pick.choice(list(SECTORS)), "evidence": quote()} for _ in range(5)],
        figures=[
            {"label": "x", "value": pick.choice([1, 2, 3, 5, 10, 40, 1e6]), "unit": pick.choice(words), "role": ""}
            | {"evidence": quote()}
            for _ in range(6)
        ],
    )


def invents(line: dict[str, Any], offline: Briefing) -> Answer:
    """Tells another story in fluent sentences, with quotes that are nowhere."""
    lie = "Sri Lanka and Acme Corp signed a treaty worth $9 billion on Friday."
    return _answer(
        headline="Sri Lanka and Acme Corp sign treaty",
        summary=lie,
        parties=[_party("Sri Lanka", lie, "state"), _party("Acme Corp", lie)],
        agreements=[_agreement("treaty", "signed", ["Sri Lanka", "Acme Corp"], lie)],
        sectors=[{"code": "defence", "evidence": lie}],
        figures=[{"label": "worth", "value": 9e9, "unit": "USD", "role": "", "evidence": lie}],
    )


def poisons(line: dict[str, Any], offline: Briefing) -> Answer:
    """The worst: repeats the rules' own answer, to be trusted, and adds all that the others above claim."""
    told = briefing_to_json(offline)
    for model in (every_country, every_name, every_number, every_sector, every_kind):
        lie = model(line, offline)
        for key in ("parties", "agreements", "sectors", "figures"):
            told[key] = [*told[key], *lie[key]]
    return told


def errs(seed: int, times: int = 1, lists: tuple[str, ...] = FIELDS) -> Model:
    """Repeats the rules' own answer, to be trusted, and adds to each of `lists` what is in the article but wrong.

    What it adds looks right: a country or body in the background, a place, a person, part of a longer name; a number
    with the unit of another; another sector; another status or kind, told in a sentence of the article. No gold has it.
    """

    def model(line: dict[str, Any], offline: Briefing) -> Answer:
        told = briefing_to_json(offline)
        _add_wrong(told, line, offline, _pick(line, seed), times, lists)
        for agreement in told["agreements"]:
            agreement["parties"] = [p["name"] for p in told["parties"]]
        return told

    model.__name__ = f"errs_{seed}_{times}_{'_'.join(lists)}"
    return model


def errs_beside_gold(line: dict[str, Any], offline: Briefing) -> Answer:
    """Knows the gold answer, and adds one wrong fact to each list."""
    told = oracle(line, offline)
    _add_wrong(told, line, offline, _pick(line, "gold"), 1, FIELDS)
    return told


def _add_wrong(
    told: Answer, line: dict[str, Any], offline: Briefing, pick: random.Random, times: int, lists: tuple[str, ...]
) -> None:
    """Add to each of `lists` as many facts of the article as `times` says that no gold has."""
    same = comparisons(line["gold"])
    plausible = _plausible(line, offline)
    for key in lists:
        known = {str(f.get("name")) for f in told[key]}
        wrong = [
            f
            for f in plausible[key]
            if not any(same[key](x, f) for x in line["gold"][key]) and str(f.get("name")) not in known - {"None"}
        ]
        told[key] = [*told[key], *pick.sample(wrong, min(times, len(wrong)))]


def _plausible(line: dict[str, Any], offline: Briefing) -> dict[str, list[Answer]]:
    """All that may be added, right or wrong."""
    names = {p["name"]: p["evidence"] for m in (every_country, every_name) for p in m(line, offline)["parties"]}
    for name, sentence in list(names.items()):
        words = name.split()
        parts = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
        names |= {part: sentence for part in parts if part[0].isupper() or not part[0].isascii()}
    parties = [p.name for p in offline.parties]
    units = sorted({f.unit for f in offline.figures} | {"USD", "EUR", "percent", "people", "years", "companies"})
    counted = [
        (m[1], unit, s)
        for s in _sentences(line)
        for m in _COUNTED.finditer(s)
        for unit in (*units, m[2].split()[-1], m[2].strip())
    ]
    return {
        "parties": [_party(n, s, kind) for n, s in names.items() for kind in PartyKind],
        "agreements": [
            _agreement(kind, status, parties, s)
            for kind in AgreementKind
            for status in AgreementStatus
            for s in _sentences(line)
        ],
        "sectors": every_sector(line, offline)["sectors"],
        "figures": [
            {"label": "", "value": float(n.replace(",", "")), "unit": unit, "role": "", "evidence": s}
            for n, unit, s in counted
        ],
    }


BAD: dict[str, Model] = {
    model.__name__: model
    for model in (
        *(empty, denies, every_country, every_name, every_number, every_sector, every_kind, all_signed, at_random),
        *(invents, poisons, errs(0), errs(1, times=2), errs(2, lists=("agreements",)), errs_beside_gold),
    )
}


# ------------------------------------------------------------------ a good one


def oracle(line: dict[str, Any], offline: Briefing) -> Answer:
    """The gold answer, with the sentence of the article that names each fact as its quote."""
    gold = line["gold"]
    names = {p["name"]: [p["name"], *p["aliases"]] for p in gold["parties"]}
    sentences: list[str] = [*_sentences(line), line["title"]]

    def best(wanted: list[str]) -> str:
        return max(sentences, key=lambda s: sum(w.casefold() in s.casefold() for w in wanted))

    return _answer(
        relevant=gold["relevant"],
        parties=[
            {"name": _as_written(p, line), "kind": p["kind"], "country": p["country"] or "", "role": p["role"]}
            | {"evidence": best(names[p["name"]])}
            for p in gold["parties"]
            if not p.get("optional")
        ],
        agreements=[
            _agreement(
                a["kind"][0],
                a["status"],
                [_as_written(p, line) for p in gold["parties"] if p["name"] in a["parties"]],
                best([*a["about"], *(n for name in a["parties"] for n in names.get(name, [name]))]),
            )
            for a in gold["agreements"]
            if not a.get("optional")
        ],
        sectors=[
            {"code": s["code"], "evidence": best([SECTORS[s["code"]]])}
            for s in gold["sectors"]
            if not s.get("optional")
        ],
        figures=[
            {"label": "", "value": f["value"], "unit": f["unit"], "role": "", "evidence": line["text"]}
            for f in gold["figures"]
            if not f.get("optional")
        ],
    )


def _as_written(party: dict[str, Any], line: dict[str, Any]) -> str:
    """A state by its English name, a body as the article writes it."""
    names = [str(party["name"]), *map(str, party["aliases"])]
    if party["kind"] == "state":
        return names[0]
    body = f"{line['title']}\n{line['text']}"
    return next((n for n in names if n in body), names[0])
