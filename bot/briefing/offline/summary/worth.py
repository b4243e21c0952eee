"""Weigh what each sentence of an article tells of its agreements, and whether it can stand without those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.outlook import ONCE, TO_COME
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading.events import Reading
from bot.briefing.offline.summary.referring import refers, speaks_of_last

_LIKE = gated(
    r"\b(?:similar|comparable|like) (?:\w+ ){0,2}(?:deals?|agreements?|accords?|settlements?|pacts?|offers?"
    r"|arrangements?|treat(?:y|ies)|schemes?)\b|\b(?:semblables|similaires|comparables|similares|parecid[oa]s"
    r"|ahnliche[nrs]?"
    r"|vergleichbare[nrs]?|gleichartige[nrs]?|(?:un|una) \w+ similar)\b|비슷한|同じ種類|同様の"
)
"""What is told of others for comparison; on folded text."""
_AHEAD = gated(
    r"\b(?:(?:take|takes|to take) effect|(?:come|comes|enter|enters) into force|appl(?:y|ies) from|to be signed|awaits?"
    r"|nothing is signed|not binding|sign(?:ing|ed|ature)s? (?:is|are|will|expected|to follow)|ratif(?:y|ied|ication)"
    r"|(?:has|have|needs?|must|still) (?:yet )?to (?:be )?(?:approve|clear|vote|consent|ratif|sign|agree|pass"
    r"|decide)\w*"
    r"|need(?:s|ed)? (?:the )?(?:approval|consent|clearance|backing)|subject to|regulators?|antitrust|board (?:must"
    r"|has)"
    r"|valid until|expires? in|(?:will|is to|are to|should|expected to) (?:open|start|begin|close|end|run|come|be "
    r"(?:ready"
    r"|signed|completed|delivered|finished|built))|(?:opens|starts|begins|closes|runs) (?:in|on|by|for|until|next|from)"
    r"|deliver(?:y|ies) (?:is|are|will|begin|start)|first (?:gas|power|trains?|flights?|deliver\w+|shipments?"
    r"|payments?)"
    r"|(?:hangs|depends|hinges) on|by the end of|may appeal|will appeal"
    r"|visto bueno|entrara en vigor|se firmara|pendientes? de|(?:esperan|preven|preve) (?:firmar|cerrar)"
    r"|(?:debe|deben|falta|faltan|necesita|necesitan) (?:aun|todavia|ratificar|aprobar|ser)|dejara de"
    r"|entrer(?:a|ont) en vigueur|doi(?:t|vent) encore|subordonnee?s?|sous reserve|feu vert|cessera de|prendra effet"
    r"|ser(?:a|ont) signee?s?|tritt|treten|zustimmen|zustimmung|vorbehaltlich|unterzeichnet werden"
    r"|unterschrieben werden)\b"
    r"|審査を経て|国内手続き|承認(?:が|を得)|発効する|めざす|目指す|비준|승인을|남아 있|발효될|절차를"
)
"""What comes next: from when it holds, who must still agree; on folded text."""
_STANDING = gated(
    r"\b(?:annually|at present|currently|nowadays|last (?:year|season|month|quarter|winter|summer|spring|autumn)"
    r"|since 19\d\d|since 20\d\d|per ?cent of (?:the|its|all|world)|largest|biggest|similar"
    r"|(?:live|work|study) (?:in|at))\b"
)
_CEREMONY = gated(
    r"\b(?:(?:was|were|been) (?:signed|initialled|inked|sealed|countersigned)|signatures? (?:was|were)|signed by"
    r"|in the presence of|(?:a|the) (?:signing )?ceremony|suscri(?:to|ta|bieron) por|firmad[oa]s? por"
    r"|(?:lo|la) (?:firmaron|rubricaron|suscribieron)|en presencia d\w+|en presence d\w+"
    r"|(?:ete|a) (?:signee?|paraphee?)"
    r"|(?:in|im) beisein|(?:wurde|wurden) (?:\w+ ){0,6}unter(?:zeichnet|schrieben)"
    r"|setzten? (?:\w+ ){0,8}unterschrift)\b"
    r"|署名式|調印式|서명식|체결식"
)
"""Who signed and who looked on; on folded text."""
_OF_CEREMONY = 1.3
_NO_NEWS = gated(
    r"\b(?:(?:declined?|refused) to comment|(?:would|did) not (?:comment|respond)|no comment|employs? (?:\w+ ){0,2}\d"
    r"|(?:declin|rehus)\w+ (?:hacer )?coment\w+|no (?:quiso|quisieron|hizo|hicieron) (?:comentar\w*|declaraciones)"
    r"|emplean? a|n['’](?:a|ont) pas (?:souhaite|voulu) (?:commenter|s['’]exprimer)|emploie (?:\w+ ){0,2}\d"
    r"|(?:wollten?|mochten?) (?:sich )?(?:\w+ ){0,3}nicht (?:aussern|kommentieren)|beschaftigt (?:\w+ ){0,2}\d)"
    r"|^[^、]{2,16}[がは](?:同日|\d+日)?[^をとも、]{0,8}(?:明らかに|発表|公表)した[。]?$"
    r"|コメントを控え|コメントしな|従業員(?:数)?は?約?\d|논평을 거부|언급을 피|답하지 않|직원은? [\d약]"
)
"""Who says nothing, and how many work there; on folded text."""
_IN_YEAR = re.compile(r"in (?:19|20)\d\d\b(?<=\bin \d{4})")
"""How things stand anyway, or stood before."""
_TO_COME = re.compile(r"\b(?:will|would|is to|are to|under the|the (?:deal|agreement|accord|contract|pact|treaty))\b")
_BOTH = 2
"""The parties of whom one that begins with the news tells."""
_SOON = 3
"""Sentences within which the news follows a lead that only catches the eye."""
_TEASER = 90
"""Characters that such a lead may have."""
_DONE = {
    "signed": 0.15,
    "agreed": 0.15,
    "ratified": 0.15,
    "in_force": 0.15,
    "rejected": -0.1,
    "proposed": -0.15,
    "negotiating": -0.15,
}
"""What is done is news before what is wanted."""
_MAIN = 2.0
"""What it is worth that a summary tells the main agreement, where the lead does not."""
_MUCH = 1.4
_NAMED = 1.2
"""What it is worth that a summary names one of the two who make the main agreement, where the lead names none."""
_BRIEF = 60
"""A sentence shorter than this tells little, but where it has a figure."""
_OF_OTHERS = 0.4
"""What a line that names others than the parties tells of the agreements."""
_BESIDE = (1.0, 0.8, 0.3)
"""What a line tells of the agreement spoken of last: in its paragraph, in the next, and further on."""
_FIGURES = (0.6, 0.5, 0.1)
"""What a figure adds to that."""
_OF_TITLE = 1.5
"""What all that the title tells beside the lead adds."""
_WORD = re.compile(r"[a-zß]{4,}")
_STEM = 5
"""Letters by which words of the title are known again: "asks", "asked"."""
_SIGNS = re.compile(r"[ァ-ヶー一-龠가-힣]{2,}")


class Weighed:
    """What each line of an article tells of its agreements."""

    def __init__(
        self,
        told: Sequence[Line],
        deals: Sequence[Deal],
        reading: Reading,
        mentions: Sequence[Sequence[Mention]],
        figured: frozenset[str],
    ) -> None:
        """`figured` are the texts of the lines with figures."""
        self._told, self._deals, self._figured = told, deals, figured
        self._parties = {e for d in deals for e in d.parties}
        self._main = set(deals[0].parties)
        self._homes = {e.country for e in self._parties if e.country}
        self._named = [{m.entity for m in ms} for ms in mentions]
        self._others = [{m.entity for m in ms if not m.weak} for ms in mentions]
        self._first: dict[int, int] = {}
        """Where each other agreement than the main one is told first."""
        self._of: dict[int, int] = {}
        """The agreement that a line tells, the first of several."""
        for at, deal in enumerate(deals):
            body = sorted(n for n in {deal.line, *deal.lines} if told[n].part)
            for n in body:
                self._of.setdefault(n, at)
            self._first[at] = body[0] if body else -1
        self._topics = self._told_before(len(told))
        self._begun = list(accumulate((line.begins for line in told), initial=0))
        """How many paragraphs begin before each line."""
        self._needs: dict[int, bool] = {}
        self._shared = {at for at, d in enumerate(deals) if set(deals[0].parties) & set(d.parties)}
        in_title = {m.entity for line, ms in zip(told, mentions, strict=True) if not line.part for m in ms}
        news = in_title - set(deals[0].parties)
        lands = {e.country for e in news if e.country} - {e.country for e in deals[0].parties}
        self._titled = {at for at, d in enumerate(deals) if any(e in news or e.country in lands for e in d.parties)}
        self._news = _content(flat_title(told)) - _content(next((x.folded for x in told if x.part), ""))
        self.worth = {
            n: self._worth(n, reading)
            for n in range(len(told))
            if told[n].part and (n in self._of or not reading.background[n])
        }

    def _worth(self, n: int, reading: Reading) -> float:
        figured = self._told[n].text in self._figured
        folded = self._told[n].folded
        titled = self._titled_by(folded)
        if (at := self._of.get(n)) is not None:
            if at == 0:
                if n != self._first[0] and not figured and _CEREMONY.search(folded) and not _AHEAD.search(folded):
                    return _OF_CEREMONY
                return 2.3 if n in (self._first[0], self._deals[0].line) else 1.4
            half = n != self._first[at] or (self._deals[at].line != n and self._deals[at].status == "rejected")
            worth = self._worth_of(at, titled) - 0.4 * half - 0.5 * (ONCE.search(folded) is not None)
            return worth - (0.25 if at in self._shared else 0.5) * (_LIKE.search(folded) is not None)
        topic = self._topics[n]
        far = min(self._distance(n, topic), 1 if reading.speaks[n] else 2)
        worth = _BESIDE[far] + _FIGURES[far] * figured + 0.5 * titled
        worth += 0.2 * (reading.speaks[n] or n - 1 == topic) - 0.3 * (self._of.get(topic, 0) > 0)
        ahead = topic < 1 or self._of[topic] == 0
        ahead = ahead and far < len(_BESIDE) - 1 and _AHEAD.search(folded) is not None
        worth += 0.3 * (TO_COME.search(folded) is not None) - 0.6 * (ONCE.search(folded) is not None)
        worth += 0.4 * ahead - 0.3 * (len(folded) < _BRIEF and folded.isascii() and not (figured or ahead))
        standing = far and not ahead and (_STANDING.search(folded) or _IN_YEAR.search(folded))
        if standing and not _TO_COME.search(folded):
            worth -= 0.6 if self._told[n].paragraph == self._told[-1].paragraph else 0.2
        if self._turned_down(n + 1):
            worth -= 0.5  # an offer is half of what the next sentence tells
        if _NO_NEWS.search(folded):
            return 0.0
        goes_on = n - 1 == self._first[0] and not self._told[n].begins
        others = self._others[n] and not goes_on and not self._theirs(n)
        apart = reading.denies[n] or _LIKE.search(folded) or others
        return worth * _OF_OTHERS if apart else worth

    def _titled_by(self, folded: str) -> float:
        """The share of what the title has beside the lead that a line tells."""
        news = self._news
        for begun in news:
            if begun in folded:  # mostly none of it is, which is sooner seen
                return len(news & _content(folded)) / len(news)
        return 0.0

    def _turned_down(self, n: int) -> bool:
        at = self._of.get(n, 0)
        return at > 0 and self._deals[at].status == "rejected" and not self._told[n].begins

    def _worth_of(self, at: int, titled: float) -> float:
        """What the first line on another agreement is worth: more where the title has it, and where it is done."""
        deal = self._deals[at]
        worth = 1.4 + 0.1 * (at in self._shared) - 0.05 * at + _DONE.get(deal.status, 0.0)
        return worth + min(0.8, _OF_TITLE * titled + 0.8 * (at in self._titled))

    def _theirs(self, n: int) -> bool:
        """Whether a line names a party, or the state of one."""
        named = self._others[n]
        return bool(named & self._parties) or any(e.kind == "state" and e.country in self._homes for e in named)

    def news_behind(self, lead: int) -> int | None:
        """Where the main agreement is told, behind a lead that only catches the eye: it tells none, and names nobody.

        Or behind one that tells it of fewer than the next sentence does.
        """
        line, main = self._told[lead], self._deals[0]
        if line.text in self._figured or is_cjk(line.text):
            return None
        if self._of.get(lead) is None:
            news = self._first[0]
            few = len(self._others[lead]) < _BOTH and lead < news <= lead + _SOON
        else:
            news = lead + 1
            few = len(line.text) < _TEASER and news in main.lines and len(self._others[news]) > len(self._others[lead])
        if few and self._others[news] and not self._needs_another(news) and not speaks_of_last(self._told[news]):
            return news
        return None

    def of_all(self, lead: int, beside: Sequence[int]) -> float:
        """What sentences are worth together; the main agreement has to be told, and who makes it."""
        worth, told = 0.0, self._of.get(lead) == 0
        named: set[Entity] = set()
        for n in beside:
            worth += self.worth.get(n, 0.0)
            told = told or self._of.get(n) == 0
            named |= self._others[n] & self._main
        whom = _BOTH if self._others[lead] & self._main else min(len(named), _BOTH)
        return worth + _MAIN * told + _NAMED * whom

    def bridges(self, found: Sequence[int], lead: int) -> list[int]:
        """The sentences that those found need before them, where these are worth much."""
        return [n - 1 for n in found if self.worth[n] >= _MUCH and n - 1 > lead and self._needs_another(n)]

    def _needs_another(self, n: int) -> bool:
        """Whether a line cannot be understood without the one before: it speaks of that, or only quotes."""
        needs = self._needs.get(n)
        if needs is None:
            needs = self._needs[n] = refers(self._told[n])
        return needs

    def _told_before(self, many: int) -> list[int]:
        """For each line the last one before it that tells an agreement; -1 where none does."""
        found, last = [], -1
        for n in range(many):
            found.append(last)
            if n in self._of:
                last = n
        return found

    def _distance(self, n: int, topic: int) -> int:
        """How far a line is from its topic: 0 in its paragraph, 1 in the next, else 2."""
        if topic < 0:
            return 1 if n <= 2 else 2
        return min(2, max(self._begun[n + 1] - self._begun[topic + 1], (n - topic - 1) // 2))

    def stands(self, n: int, chosen: Sequence[int]) -> bool:
        """Whether a line can be understood behind those chosen: it follows one, or speaks of none that is left out.

        "The text" is that of the agreement told last, be it another one.
        """
        if n - 1 in chosen:
            return True
        line = self._told[n]
        if self._needs_another(n):
            return False
        at, topic = self._of.get(n), self._topics[n]
        if speaks_of_last(line) and (
            (self._is_another(topic, at) and topic not in chosen) or (at and self._first[at] == n and not line.begins)
        ):
            return False
        if at is not None:  # a second line on an agreement needs the first
            return n == self._first[at] or self._first[at] in chosen
        begins = line.begins or (n - 1 != topic and is_cjk(line.text))
        if self._named[n] & self._parties:
            return begins or topic < 0 or self._of[topic] == 0
        return (begins or n - 1 == topic) and (topic < 0 or topic in chosen or self._of[topic] == 0)

    def _is_another(self, topic: int, at: int | None) -> bool:
        """Whether the agreement told last, which no question tells, is not that of number `at`."""
        told = topic >= 0 and not (speaks_of_last(self._told[topic]) or self._told[topic].text.endswith("?"))
        return told and self._of[topic] != at


def flat_title(lines: Sequence[Line]) -> str:
    """The folded title without a full stop."""
    return " ".join(line.folded for line in lines if line.part == 0).strip(" .")


def _content(folded: str) -> set[str]:
    """What a text is about: the beginnings of its longer words, in Korean and Japanese pairs of signs."""
    found = {word[:_STEM] for word in _WORD.findall(folded)}
    return (
        found
        if folded.isascii()
        else found | {run[i : i + 2] for run in _SIGNS.findall(folded) for i in range(len(run) - 1)}
    )


def is_cjk(text: str) -> bool:
    return not text.isascii() and max(text) >= "\u1100" and any("\u3040" <= c <= "\ud7a3" for c in text)
