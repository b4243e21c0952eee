"""Add to the Korean and Japanese words of data/event_words.tsv what their verbs, nouns and phrases tell together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from bot.briefing.offline.vocabulary import cjk_verbs

_Word = tuple[str, tuple[str, str]]
"""A word with what it tells and the value of that."""
_TALKS = ("交渉", "협상")
_OBJECT = re.compile("[을를에로をにでと] ?")
"""Between the object of a Korean or Japanese phrase and its verb."""


def with_forms(words: list[_Word], naming: Collection[str], language: str) -> list[_Word]:
    """The words of a language with the forms of its verbs; `naming` is what those tell that name an agreement."""
    words = [*words, *_verb_forms({word for word, (what, _) in words if what in ("status", "skip")}, language)]
    return [*words, *_verbal_nouns(words, naming), *_verbs_of_phrases(words)]


def _verb_forms(known: set[str], language: str) -> Iterator[_Word]:
    """The forms of Korean or Japanese verbs, of those that the table does not tell by themselves."""
    for form in cjk_verbs.inflected(language):
        if form.written not in known:
            yield form.written, ("status", form.status)
            if form.kind:
                yield form.written, ("kind", form.kind)


def _verbal_nouns(words: list[_Word], naming: Collection[str]) -> Iterator[_Word]:
    """The noun that a Korean or Japanese verb begins with, told by the verb too: 買収 of 買収する."""
    nouns: dict[str, tuple[str, str]] = {}
    for word, told in words:
        if told[0] in naming:
            nouns.setdefault(word, told)
    for verb, (what, _) in words:
        if what == "status":
            begun = (nouns[verb[:end]] for end in range(len(verb) - 1, 0, -1) if verb[:end] in nouns)
            if longest := next(begun, None):
                yield verb, longest


def _verbs_of_phrases(words: list[_Word]) -> Iterator[_Word]:
    """Korean and Japanese phrases for a kind with the verb that ends them, or goes on there: 株式を取得 of 取得した."""
    verbs = [(verb, told) for verb, told in words if told[0] == "status"]
    known = {word for word, told in words if told[0] in ("status", "weak")}
    for phrase, told in words:
        if told[0] != "kind" or phrase in known:
            continue
        if phrase.endswith(_TALKS):
            yield phrase, ("status", "negotiating")
        object_ = _OBJECT.search(phrase)
        for verb, status in verbs if object_ else ():
            if object_ and verb.startswith(phrase[object_.end() :]):
                whole = phrase[: object_.end()] + verb
                yield whole, told
                yield whole, status
