"""Write the headline out of the article's own title, or of its first sentence."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.proof.wording import MAX_HEADLINE, shorten
from bot.briefing.text.passages import sentence_spans

_SENTENCE_CUT = re.compile(r"(?:;| [–—-])(?=\s|$)|[。…]")
_COMMA_CUT = re.compile(r"[,:](?=\s)|、")
_WORD_CUT = re.compile(r"\s(?=(?:and|as|while|but|y|et|und|pero|mais|aber)\s)")
_PHRASE_CUT = re.compile(
    r"\s(?=(?:que|qui|dont|en|para|por|sobre|durante|tras|pendant|pour|sur|dans|après|chez|für|über|nach|mit|bei|con|avec)\s)"
)
"""Before what may be left out where no clause ends; none of them is an English word."""
_RELATIVE = re.compile(r"\s(?:que|qui|dont)\s")
_FROM = 48
"""Characters of a title that a phrase is cut from at least."""
_NAME = r"[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ&][\w.'’-]*)*"
_LISTED_BEFORE = re.compile(rf", {_NAME}$")
_LISTED_BEHIND = re.compile(rf"[,:]? {_NAME}(?:,| (?:and|y|et|und)\b)")
"""A name of a list beside a comma or an "and", where no clause ends: "X, Y and Z land a contract"."""
_BETWEEN = re.compile(r"(?i)\b(?:between|both|entre|zwischen|sowohl)\b(?:(?!\b(?:and|y|et|und)\b)[^,;:])*$")
"""What an "and" or its like has to follow: "accord entre X" says nothing without Y."""
_MARK_BEFORE = re.compile(
    r"^(?:(?:update \d+|breaking(?: news)?|exclusive|live|watch|video|factbox|correct(?:ed|ion)|ultima hora"
    r"|urgente|direct"
    r"|eilmeldung|exklusiv)\s?[-:–|]\s?|[\[【(](?:속보|단독|종합\d?보?|상보|速報|独自|更新|update)[\]】)]\s?)+",
)
"""What newsrooms put before a title for themselves; on folded text."""
_PUBLISHER = re.compile(r"\s[|｜]\s[^|｜]{2,40}$")


def headline(lines: list[Line]) -> str:
    """The title without marks of the newsroom, cut after a clause at `MAX_HEADLINE` characters; else a sentence."""
    title = " ".join(line.text for line in lines if line.part == 0)
    title = _plain_title(title) or next((line.text for line in lines if line.part == 1), "")
    if len(title) <= MAX_HEADLINE:
        return title
    sentences, commas, words = (_places(marks, title) for marks in (_SENTENCE_CUT, _COMMA_CUT, _WORD_CUT))
    sentences += [end - 1 for _, end, _ in sentence_spans(title) if title[end - 1] == "."]
    for places in (sentences, *([at for at in some if not _in_list(title, at)] for some in (commas, words))):
        cuts = [cut for cut in places if MAX_HEADLINE // 3 <= cut <= MAX_HEADLINE]
        if cuts:
            return title[: max(cuts)].rstrip(" ,;:–—-")
    phrases = [at for at in _places(_PHRASE_CUT, title) if _FROM <= at <= MAX_HEADLINE]
    relative = next((cut for cut in phrases if _RELATIVE.match(title, cut)), None)
    cut = relative or (phrases[-1] if phrases else None)
    return title[:cut] if cut else shorten(title, MAX_HEADLINE)


def _places(marks: re.Pattern[str], title: str) -> list[int]:
    return [m.start() for m in marks.finditer(title)]


def _in_list(title: str, cut: int) -> bool:
    """Whether what stands at `cut` only parts names of a list, or the two of "between X and Y"."""
    comma = not title[cut].isspace()
    if not comma and _BETWEEN.search(title, 0, cut):
        return True
    return (_LISTED_BEHIND.match(title, cut) if comma else _LISTED_BEFORE.search(title, 0, cut)) is not None


def _plain_title(title: str) -> str:
    mark = _MARK_BEFORE.match(flat(title))
    return _PUBLISHER.sub("", title[mark.end() if mark else 0 :]).strip()
