"""Inflect the Spanish and French verbs of data/romance_verbs.tsv: persons, tenses, and participles in all genders."""

from __future__ import annotations

from collections.abc import Iterator

from bot.briefing.text.tables import alternatives, rows

_PHRASE, _EACH, _REFLEXIVE = " + ", " / ", "se"
"""Before the phrases that a verb begins ("dejar … + sin efecto / en nada"), between them, and before "se caer …"."""
_HAS = ("ha", "han", "había", "habían")
_FUTURE = {"poner": "pondr", "hacer": "har", "decir": "dir", "salir": "saldr", "venir": "vendr", "proponer": "propondr",
    "posponer": "pospondr", "convenir": "convendr", "renouveler": "renouveller",
    "balayer": "balaier", "octroyer": "octroier", "rejeter": "rejetter"}  # fmt: skip
"""Stems of futures that are not those of the infinitive."""
_PRETERITES = {"dio": "dieron", "fue": "fueron", "dijo": "dijeron", "vio": "vieron"}
"""Spanish plurals that do not follow from the singular."""
_SIMPLE_PAST = {
    "conclure": ("conclut", "conclurent"),
    "consentir": ("consentit", "consentirent"),
    "convenir": ("convint", "convinrent"),
    "dissoudre": (),
    "interdire": ("interdit", "interdirent"),
    "promettre": ("promit", "promirent"),
    "débattre": ("débattit", "débattirent"),
    "rétablir": ("rétablit", "rétablirent"),
    "rouvrir": ("rouvrit", "rouvrirent"),
    "reconduire": ("reconduisit", "reconduisirent"),
}
"""French simple pasts that are not those of the infinitive."""
_NO_VERB = ("concluant", "confiant", "différant", "négociant")
"""Participles that are more often adjectives, or a trader."""
_LATER = {"signed": "proposed"}
"""What will be signed is not signed."""
_ENDINGS = {"es": ("á", "án"), "fr": ("a", "ont")}


def inflected(language: str) -> Iterator[tuple[str, str]]:
    """The forms of the verbs of a language, each with the status that it tells."""
    for spoken, status, cell in rows("romance_verbs.tsv", 3):
        for verb in alternatives(cell) if spoken == language else ():
            told, _, phrases = verb.partition(_PHRASE)
            parts = told.split()
            reflexive = parts[0] == _REFLEXIVE
            parts = parts[reflexive:]
            later = [*_futures(parts[0], language)]
            forms = [*(_reflexive(parts) if reflexive else _forms(parts, language))]
            later = [f"{_REFLEXIVE} {form}" for form in later] if reflexive else later
            for phrase in phrases.split(_EACH) if phrases else ("",):
                yield from ((f"{form} {phrase}".rstrip(), status) for form in forms)
                yield from ((f"{form} {phrase}".rstrip(), _LATER.get(status, status)) for form in later)


def _reflexive(parts: list[str]) -> Iterator[str]:
    """The forms of a Spanish verb with "se": "se retira", "se han retirado", "retirarse"."""
    infinitive, present, other, participle = parts
    yield from (f"{infinitive}se", f"haberse {participle}")
    yield from (f"se {form}" for form in (present, f"{present}n", other, _preterites(infinitive, other)))
    yield from (f"se {has} {participle}" for has in _HAS)


def _forms(parts: list[str], language: str) -> Iterator[str]:
    infinitive, present, other, participle = parts
    yield from parts
    if language == "es":
        yield f"{present}n"
        yield _preterites(infinitive, other)
        yield from (f"{participle[:-1]}{ending}" for ending in ("a", "os", "as"))
    else:
        feminine = f"{participle[:-1]}te" if participle.endswith("ous") else f"{participle}e"
        yield from (feminine, f"{feminine}s")
        yield participle if participle.endswith("s") else f"{participle}s"
        yield from _simple_pasts(infinitive)
        if other.endswith("ent") and (doing := f"{other[:-3]}ant") not in _NO_VERB:
            yield doing


def _simple_pasts(infinitive: str) -> Iterator[str]:
    """The third persons of the French simple past: "signa", "signèrent"."""
    if infinitive.endswith("er"):
        stem = infinitive[:-2]
        yield f"{stem}ea" if stem.endswith("g") else f"{stem}a"
        yield f"{stem}èrent"
    else:
        yield from _SIMPLE_PAST.get(infinitive, (f"{infinitive[:-2]}it", f"{infinitive[:-2]}irent"))


def _futures(infinitive: str, language: str) -> Iterator[str]:
    stem = _FUTURE.get(infinitive, infinitive.removesuffix("e") if language == "fr" else infinitive)
    yield from (f"{stem}{ending}" for ending in _ENDINGS[language])


def _preterites(infinitive: str, singular: str) -> str:
    """The plural of a Spanish preterite."""
    if singular in _PRETERITES:
        return _PRETERITES[singular]
    if singular.endswith("ó"):
        return f"{singular[:-1]}aron" if infinitive.endswith("ar") else f"{singular[:-1]}eron"
    return f"{singular[:-1]}ieron"  # "propuso", "convino"
