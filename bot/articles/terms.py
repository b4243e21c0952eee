"""Break a text into the words, names and numbers that tell its event from others."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.articles.language import detect_language, stop_words

MAX_TEXT = 20_000
OPENING = 600
_STEM = 7
_MIN_WORD = 3
_TOKEN = re.compile(
    r"(?P<number>\d[\d.,]*\d|\d)"
    r"|(?P<dense>[\u1100-\u11ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)"
    r"|(?P<stop>[.!?。！？:;\n\"“”«»(])"
)
# Words of any news, which say nothing of which news it is; stems of them.
_NEWS_WORDS = (
    "said says saying told added announced according report reported reports reporters news agency press statement "
    "week month year today yesterday monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december officials official government minister "
    "ministry president people country countries million billion percent per cent new first two three last next also "
    "would will could one time made make including both between during after before since spokesman spokeswoman"
)

# Words of any news of agreements: they say something, but little, of which agreement it is.
_EVERYDAY_WORDS = (
    "agree agreed agreement agreements accord pact deal deals treaty memorandum understanding sign signed signing "
    "talks talk meeting met summit conference statement joint cooperation cooperate partnership partner bilateral "
    "negotiation negotiations trade economic economy foreign prime secretary leaders visit sides plan plans "
    "acuerdo firmaron firmado convenio gobierno países abkommen vereinbarung unterzeichnet regierung länder accord "
    "signé gouvernement pays acordo assinado governo "
    "협정 협력 합의 체결 서명 양국 정부 장관 했다 으로 에서 다고 밝혔 협약 한다 이라 는다 하고 있다 대한 경제 기업 "
    "する した して いる れた され ます です 協定 合意 署名 両国 政府 協力 経済 ある から こと "
    "发展 协议 合作 签署 两国 经济 表示"
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Stems with how often they occur, which of them are names, and the numbers."""

    counts: Counter[str]
    names: frozenset[str]
    raised: frozenset[str]
    """Those that only occur with a capital letter, be it at the beginning of a sentence."""
    numbers: frozenset[str]
    sequence: tuple[str, ...]
    """All stems in their order, stop words included, for shingles."""
    opening: int
    """How many of the sequence stand in the first 600 characters: they say what the event is."""


def terms(text: str, language: str | None = None) -> Terms:
    """Return what is in `text` (at most 20,000 characters of it), in its language or in `language`; pure."""
    text = unicodedata.normalize("NFKC", text[:MAX_TEXT])
    common = _common(language or detect_language(text))
    counts: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    starts: Counter[str] = Counter()
    lowered: Counter[str] = Counter()
    numbers: set[str] = set()
    sequence: list[str] = []
    opening: int | None = None
    at_start = True
    for at, kind, token in _tokens(text):
        if opening is None and at >= OPENING:
            opening = len(sequence)
        if kind == "stop":
            at_start = True
            continue
        if kind == "number":
            number = plain_number(token)
            sequence.append(number)
            if len(number) > 1:
                numbers.add(number)
        elif kind == "dense":
            for pair in _pairs(token):
                counts[pair] += 1
                sequence.append(pair)
        else:
            word = token.lower().partition("'")[0].partition("’")[0]
            root = stem(word)
            sequence.append(root)
            if word not in common and len(word) >= _MIN_WORD and root not in _NEWS_STEMS:
                counts[root] += 1
                if not token[0].isupper():
                    lowered[root] += 1
                elif at_start:
                    starts[root] += 1
                else:
                    capitals[root] += 1
        at_start = False
    names = frozenset(root for root, count in capitals.items() if count > lowered[root])
    raised = frozenset((capitals + starts).keys() - lowered.keys())
    return Terms(counts, names, raised, frozenset(numbers), tuple(sequence), opening or len(sequence))


def stem(word: str) -> str:
    """Return what is left of `word` without the endings of most European languages: its beginning."""
    return word.removesuffix("s")[:_STEM] if len(word) > 3 else word


def plain_number(token: str) -> str:
    """Write a number one way: `1,500` and `1.500` as 1500, `15.20` and `15,2` as 15.2."""
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", token.strip(".,"))
    whole, _, fraction = digits.replace(",", ".").partition(".")
    fraction = fraction.replace(".", "").rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _tokens(text: str) -> Iterator[tuple[int, str, str]]:
    for match in _TOKEN.finditer(text):
        yield match.start(), match.lastgroup or "", match.group()


def _pairs(run: str) -> Iterator[str]:
    """Pairs of neighbours: Korean, Japanese and Chinese do not part words, or glue particles to them."""
    if len(run) == 1:
        return
    for first, second in pairwise(run):
        yield first + second


@cache
def _common(language: str | None) -> frozenset[str]:
    return stop_words(language) | stop_words("en")


EVERYDAY = frozenset(map(stem, _EVERYDAY_WORDS.split()))
"""Stems of any news of agreements."""
_NEWS_STEMS = frozenset(map(stem, _NEWS_WORDS.split()))
