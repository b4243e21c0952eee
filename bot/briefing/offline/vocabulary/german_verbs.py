"""Inflect the German verbs of data/german_verbs.tsv: "ablehnt", "lehnte ... ab", "abzulehnen", "abgelehnt"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.text.tables import alternatives, rows


class Verb(NamedTuple):
    """A verb with what it tells, and its forms without the particle."""

    status: str
    """How far it tells an agreement to be; "" where it tells nothing by itself."""
    kind: str
    """The kind that it tells; "" where it tells none."""
    particle: str
    """What parts from it, or the words of a phrase that it makes: "auf Eis" legen; "" where nothing does."""
    infinitive: str
    finite: tuple[str, ...]
    """Third persons of the present, the preterite and the first subjunctive, and plurals."""
    participle: str


@cache
def verbs() -> tuple[Verb, ...]:
    """The verbs of the table."""
    found = []
    for status, kind, particle, forms in rows("german_verbs.tsv", 4):
        infinitive, present, preterite, participle = forms.split()
        finite = (present, infinitive, preterite, _plural(preterite), infinitive.removesuffix("n"))
        told = dict.fromkeys(f if f.endswith(("e", "n", "t")) or f == preterite else f"{f}e" for f in finite)
        found += [
            Verb(status.replace("-", ""), kind.replace("-", ""), part, infinitive, tuple(told), participle)
            for part in alternatives(particle.replace("-", "")) or ("",)
        ]
    return tuple(found)


def _plural(preterite: str) -> str:
    return f"{preterite}n" if preterite.endswith("e") else f"{preterite}en"


def joined_forms() -> Iterator[tuple[str, Verb]]:
    """The forms that are one word, as they stand at the end of a clause or by themselves: "abzulehnen"."""
    for verb in verbs():
        if not verb.status:
            continue
        if " " in verb.particle:  # "in Kraft"
            yield from ((f"{verb.particle} {form}", verb) for form in (*verb.finite, verb.participle))
            yield f"{verb.particle} zu {verb.infinitive}", verb
            continue
        yield from ((f"{verb.particle}{form}", verb) for form in (*verb.finite, verb.participle))
        if verb.particle:
            yield f"{verb.particle}zu{verb.infinitive}", verb


@cache
def parted_forms() -> dict[str, tuple[tuple[re.Pattern[str], Verb], ...]]:
    """By folded particle, what finds the folded finite forms of the verbs that it parts from."""
    found: dict[str, list[tuple[re.Pattern[str], Verb]]] = defaultdict(list)
    for verb in verbs():
        if verb.particle:
            forms = "|".join(sorted(map(flat, verb.finite), key=len, reverse=True))
            found[flat(verb.particle)].append((re.compile(rf"\b(?:{forms})\b"), verb))
    return {particle: tuple(parts) for particle, parts in found.items()}


@cache
def infinitives() -> frozenset[str]:
    """The folded infinitives, which a modal verb governs where they end their clause."""
    return frozenset(flat(f"{verb.particle}{verb.infinitive}") for verb in verbs())
