"""Know the bot's words in six languages: short labels from data/labels.tsv, sentences from data/texts.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.delivery.render.html import Rich, bold, rich

LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"en": "English", "ko": "한국어", "ja": "日本語", "es": "Español", "fr": "Français", "de": "Deutsch"}
)
"""ISO 639-1 code → the language's own name; also the locale that Babel writes numbers, dates and countries in."""

DEFAULT = "en"
_PIECE = re.compile(r"\*(?P<bold>[^*]+)\*|\{(?P<name>\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    _words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return a label with its {names} filled in. Raises KeyError for what is not in the files."""
        return self._words[key].format(**values)

    def tell(self, key: str, **values: Rich | str | int) -> Rich:
        """Return a sentence: its {names} filled in, escaped unless they are rich already; `*…*` is bold."""
        return _filled(self._words[key], {name: v if isinstance(v, Rich) else str(v) for name, v in values.items()})

    def sector(self, code: str, name: str = "") -> str:
        """A sector's name; `name` (or the code) for one that is not in the table."""
        return self._words.get(f"sector.{code}") or name or code

    def unit(self, unit: str) -> str:
        """The word for a figure's unit; the unit as it is where it has none here."""
        return self._words.get(f"unit.{unit}", unit)

    def money(self, currency: str) -> str:
        """What a desk calls a currency that needs no country beside it; empty for all others."""
        return self._words.get(f"money.{currency}", "")


@cache
def words(language: str) -> Words:
    """The words of a language (ISO 639-1); English ones for a language that is not in the files."""
    known = language if language in LANGUAGES else DEFAULT
    return Words(known, MappingProxyType({key: told[known] for key, told in tables().items()}))


def closest_language(tag: str | None) -> str:
    """The language of the bot for an IETF tag as Telegram gives it: `pt-br` → `en`, `de-AT` → `de`."""
    code = re.split("[-_]", tag or "", maxsplit=1)[0].casefold()
    return code if code in LANGUAGES else DEFAULT


def sector_named(told: str) -> str | None:
    """The code of the sector that has this name in any of the languages: `Semi-conducteurs` → `semiconductors`."""
    return _sector_names().get(" ".join(told.split()).casefold())


@cache
def _sector_names() -> Mapping[str, str]:
    names = ((key.removeprefix("sector."), told) for key, told in tables().items() if key.startswith("sector."))
    return {name.casefold(): code for code, told in names for name in told.values()}


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Every key with its words by language."""
    folder = files("bot.delivery") / "data"
    found: dict[str, Mapping[str, str]] = {}
    for row in (folder / "labels.tsv").read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            key, *told = row.split("\t")
            found[key] = dict(zip(LANGUAGES, told, strict=True))
    return found | tomllib.loads((folder / "texts.toml").read_text(encoding="utf-8"))


def _filled(template: str, values: Mapping[str, Rich | str]) -> Rich:
    told, at = Rich(), 0
    for piece in _PIECE.finditer(template):
        told += rich(template[at : piece.start()])
        told += bold(_filled(piece["bold"], values)) if piece["bold"] else rich(values[piece["name"]])
        at = piece.end()
    return told + rich(template[at:])
