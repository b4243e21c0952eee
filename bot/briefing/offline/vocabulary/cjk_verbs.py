"""Inflect the Korean and Japanese verbs of data/cjk_verbs.tsv: "넘기다" is "넘겼" and "넘기기로" too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.briefing.text.tables import alternatives, rows

_FIRST, _FINALS, _VOWELS = 0xAC00, 28, 21
_OPEN, _N, _L, _B, _S, _PAST = 0, 4, 8, 17, 19, 20
"""Final consonants by their number: none, ㄴ, ㄹ, ㅂ, ㅅ and the ㅆ of the past."""
_A, _O, _U, _EU, _I = 0, 8, 13, 18, 20
_FUSED = {_A: _A, 1: 1, 4: 4, 5: 5, 6: 6, _O: 9, 11: 10, _U: 14, _EU: 4, _I: 6}
"""What a vowel and that of the past become together, by their numbers: 보 → 봤, 내 → 냈, 주 → 줬, 넘기 → 넘겼."""
_SOFT = "짓긋잇젓돕눕"
"""Stems that lose or change their ㅅ or ㅂ before a vowel: 짓다, 지었다."""
_OBJECT = re.compile("(?<=[가-힣])[을를] ")
"""What headlines leave out: "도장 찍었다"."""
_GODAN = {
    "う": ("わ", "い", "った", "って"),
    "つ": ("た", "ち", "った", "って"),
    "る": ("ら", "り", "った", "って"),
    "ぶ": ("ば", "び", "んだ", "んで"),
    "む": ("ま", "み", "んだ", "んで"),
    "く": ("か", "き", "いた", "いて"),
    "ぐ": ("が", "ぎ", "いだ", "いで"),
    "す": ("さ", "し", "した", "して"),
}
"""By the last sign of a Japanese verb: its stem before the passive, its continuative, past and participle."""
_WEAK = re.compile(r"(?:[いきしちにひみりぎじびえけせてねへめれげぜべ見出得経着]|かな)る$")
_NOT_WEAK = re.compile(r"(?:入|切|帰|限|握|蹴|至|滑|散|遮|練|渋|し|裏切)る$|(?:入|切)る$")
"""Verbs in る of which the sign before it stays in all forms, 認める, 認めた; and others that look like them."""


class Form(NamedTuple):
    """A form of a verb, with the kind of agreement that it tells ("" for none), and how far it is."""

    written: str
    kind: str
    status: str


def inflected(language: str) -> Iterator[Form]:
    """The forms of the verbs of Korean or Japanese."""
    forms = _korean if language == "ko" else _japanese
    for spoken, kind, status, cell in rows("cjk_verbs.tsv", 4):
        for verb in alternatives(cell) if spoken == language else ():
            yield from (Form(form, kind.replace("-", ""), status) for form in forms(verb, status))


def _korean(verb: str, status: str) -> Iterator[str]:
    """The past, the present, what is resolved, hearsay, and what goes on to another verb."""
    stem = verb.removesuffix("다")
    for told in {stem: None, _OBJECT.sub(" ", stem): None}:
        yield _past(told)
        if told.endswith("되"):
            yield f"{told}었"
        yield f"{_adnominal(told)} 것으로"
        if status != "signed":
            yield f"{_going_on(told)} 것으로"
        if status != "signed":  # what "is signed" may lie ahead
            yield _present(told)
        if status not in ("proposed", "negotiating"):
            yield f"{told}기로"
        yield from (f"{told}고", f"{_open(told)}며", f"{_open(told)}면서")
        if status == "negotiating":
            yield f"{told}는 중"


def _parts(syllable: str) -> tuple[int, int, int]:
    """The numbers of the consonant, vowel and final consonant of a syllable."""
    at = ord(syllable) - _FIRST
    return at // (_FINALS * _VOWELS), at // _FINALS % _VOWELS, at % _FINALS


def _syllable(first: int, vowel: int, final: int = _OPEN) -> str:
    return chr(_FIRST + (first * _VOWELS + vowel) * _FINALS + final)


def _past(stem: str) -> str:
    """The past of a stem: 했, 넘겼, 골랐, 맺었, 지었, 도왔."""
    head, last = stem[:-1], stem[-1]
    first, vowel, final = _parts(last)
    if last == "하":
        return f"{head}했"
    if last in _SOFT:
        if final == _B:
            return f"{head}{_syllable(first, vowel)}왔"
        return f"{head}{_syllable(first, vowel)}었"
    if final != _OPEN:
        return f"{stem}{'았' if vowel in (_A, 2, _O) else '었'}"
    if last == "르" and head:
        before, bright, _ = _parts(head[-1])
        return f"{head[:-1]}{_syllable(before, bright, _L)}{'랐' if bright in (_A, _O) else '렀'}"
    if vowel == _EU and head and _parts(head[-1])[1] in (_A, _O):  # 모으다, 모았다
        return f"{head}{_syllable(first, _A, _PAST)}"
    return f"{head}{_syllable(first, _FUSED[vowel], _PAST)}" if vowel in _FUSED else f"{stem}었"


def _ends(stem: str, final: int) -> str:
    """A stem with a final consonant on its last syllable, which has none but ㄹ."""
    first, vowel, _ = _parts(stem[-1])
    return f"{stem[:-1]}{_syllable(first, vowel, final)}"


def _is_open(stem: str) -> bool:
    return _parts(stem[-1])[2] in (_OPEN, _L)


def _open(stem: str) -> str:
    """A stem before 면: 넘기, 맺으, 지으."""
    if stem[-1] in _SOFT:
        return f"{_ends(stem, _OPEN)}{'우' if _parts(stem[-1])[2] == _B else '으'}"
    return stem if _is_open(stem) else f"{stem}으"


def _adnominal(stem: str) -> str:
    """A stem before a noun, of what is past: 넘긴, 맺은, 지은."""
    opened = _open(stem)
    return _ends(opened, _N)


def _going_on(stem: str) -> str:
    """A stem before a noun, of what goes on: 벌이는, 맺는, 파는."""
    return f"{_ends(stem, _OPEN) if _parts(stem[-1])[2] == _L else stem}는"


def _present(stem: str) -> str:
    """The present of a stem: 넘긴다, 맺는다, 판다."""
    return f"{_ends(stem, _N)}다" if _is_open(stem) else f"{stem}는다"


def _japanese(verb: str, status: str) -> Iterator[str]:
    """The past, the participle, the passive, what goes on to another verb, and the present."""
    if verb.endswith("ない"):
        stem = verb.removesuffix("ない")
        yield from (verb, f"{stem}なかった", f"{stem.removesuffix('し')}せず" if stem.endswith("し") else f"{stem}ず")
        return
    if verb.endswith("する"):
        passive, continuative, past, participle = "さ", "し", "した", "して"
        stem = verb[:-2]
    elif _WEAK.search(verb) and not _NOT_WEAK.search(verb):
        passive, continuative, past, participle = "ら", "", "た", "て"
        stem = verb[:-1]
    else:
        passive, continuative, past, participle = _GODAN[verb[-1]]
        stem = verb[:-1]
        if verb.endswith("行く"):
            past, participle = "った", "って"
    yield from (f"{stem}{past}", f"{stem}{participle}", f"{stem}{passive}れた")
    yield from (f"{stem}{continuative}、", f"{stem}{continuative}ました")
    if status != "signed":
        yield verb
