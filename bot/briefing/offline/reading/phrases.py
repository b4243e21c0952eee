"""Read English phrases of agreements: "joined hands with", "agreed to resume talks", "called off the merger"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.clauses.event import COUNTRIES, NEAR, Clause, Event
from bot.briefing.offline.clauses.specified_kinds import subject_of_talks
from bot.briefing.offline.clauses.talks import goes_on
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.vocabulary.words import ENDED, Tag

_TALKS = r"(?:talks|talking|negotiations?|negotiating|discussions|consultations|bargaining|dialogue)\b"
AGREED_TO_TALK = gated(
    r"\bagree(?:[sd]|ing)?(?:(?: [^,.;]{1,40}?)?? (?:to|on|that they (?:will|would"
    r"|should)) (?:soon )?(?:(?:re-?)?(?:open|start|launch)\w*|begin\w*|resum\w+|continu\w+|hold\w*|keep|enter\w*"
    r"|return\w*|go (?:on|back)|reviv\w+|pursu\w+|renew|kick off|step up|speed up|intensify|accelerate|extend\w*"
    rf"|prolong\w*|conduct\w*|hav(?:e|ing)|further|new|another)\b[^,.;]{{0,40}}?\b{_TALKS}|(?: on"
    r"| upon)? an? (?:[\w-]+ )?(?:road ?map|timetable|framework|agenda|calendar|mandate|schedule|format|deadline"
    rf"|date) for (?:[\w-]+ ){{0,4}}?{_TALKS})|\b\d+ (?:out )?of (?:the |its )?\d+ (?:open |remaining )?(?:articles"
    r"|chapters|points|clauses|issues|paragraphs)\b"
)
"""That two only talk: "agreed to open talks", "agreed on a timetable for negotiations"."""
_NEXT = len(" for a ")
_APPOSED = re.compile(r", (?:the|an?) (?:[\w-]+ ){0,3}$")
_BODY = re.compile(r"joint (?:committee|commission|working group|task force|council|secretariat|board|authority)\b")
"""What meets and decides, where its name has capitals: "the pact's Joint Committee"."""
_SUBJECT = re.compile(r"(?:^|[,;] |\b(?:and|that|said|ceremony) )(?:the|a|an|its|their) (?:[\w'’-]+ ){0,2}$")
_ACTS = re.compile(
    r"(?:consortium|alliance|joint venture|partnership|coalition|syndicate"
    r"|tie-up)(?: of (?:[\w'’.&-]+,? ){1,8}?)? ?(?:(?:has|have|had|will|also|is|to|would|then|later|now) )*(?:award"
    r"|sign|win|w[io]n|agree|hire|cho[o]?se|pick|select|g[ai]ve|hand|place|buy|bought|order|plan|want|offer|accept"
    r"|appoint|reject|lease|charter|borrow|secure|invite|ask)[a-z]{0,3}\b(?! (?:by|in|on|last|between|with))"
)
"""Those who do something together: "the consortium awarded Orascom a contract"."""
_TOGETHER = re.compile(
    r"(?:join(?:ed|s)? hands|c[ao]mes? to terms|shakes? hands|shook hands|(?:found|reached) common ground"
    r"|reached accord|bur(?:y|ied) the hatchet|se(?:es?|en) eye to eye|saw eye to eye|(?:are|is) of one mind"
    r"|closed ranks|reached a meeting of minds|c[ao]me to (?:an )?agreement|laid to rest)\b"
    r"|[^,.;]{0,24}?\b(?:dotted line|pen to paper|stroke of (?:the|a) pen|(?:names?|signatures?|pens?|seals?) (?:to"
    r"|under|on))\b"
)
"""What two have agreed, though no noun says so."""
_HATCHET = re.compile(r"bur(?:y|ied) the hatchet|laid to rest")
"""What two do with a quarrel."""
_OF_GOODS = re.compile(
    r"\b(?:on|over|for) (?:the |a )?(?:[\w-]+ ){0,2}(?:volumes?|prices?|deliver\w+|suppl\w+|purchases?|shipments?"
    r"|quantit\w+|tariffs?|fees?|rent|rates?|terms of (?:sale|supply))\b"
)
"""What companies that shake hands agree on, where it is trade."""
_BARGAINS = re.compile(
    r"(?:haggl|bargain|wrangl|discuss)ing\b(?: \w+ly)? (?:with|over|about)\b|(?:talking|talked|speaking|spoken) (?:to"
    r"|with) "
    r"|in (?:close )?contact with"
    r"|(?:been|are|is|still|continued?s?(?: to)?) (?:talk|argu|haggl|bargain|wrangl)(?:e|ing)?\b[^,.;]{0,40}?"
    r" (?:about|over|on|whether|where|how|who|which)\b"
)
"""Two that do so are in talks, though no noun says about what."""
_PARTING = re.compile(
    r"(?:no longer|not|gone|go|went) (?:in|go(?:ing)?|proceed\w*|pursu\w*|negotiating|talking|their)\b|(?:end|ends"
    r"|ended|abandoned|scrapped|quit) talks\b|part(?:ed|s)? ways|call(?:ed|s)? (?:the [a-z]+|it|them) off"
    r"|br[eo]a?kes? off|walk(?:ed|s)? away|backed out|g(?:a|i)ven? up on (?:an?|their|the) (?:\w+ )?joint|opt(?:ed"
    r"|s)? out|pull(?:ed|s)? the plug|step(?:ped|s)? (?:back|away)|(?:turned|turns) its back"
)
"""What tells the end of an agreement, or of talks, though no noun does."""
_OF_STATES = ("treaty", "trade_agreement", "regulatory")
_JOINT = re.compile(r" (?:(?:to|on|at|building|setting up|launching|creating|forming|an?|their|its) ){0,3}joint [a-z]")
"""Behind a verb of what two want, that it is one thing for both: "are considering a joint bond"."""
_WORDING = re.compile(
    r" (?:on )?(?:the|their|its|all|most|some|a) (?:[\w-]+ )?(?:wording|terms|text|details?|rules|price|fees?|rates?"
    r"|dates?|route)\b"
)
"""Behind "settled", what no quarrel is about."""
_MATTER = re.compile(
    r"\b(?:matter|issue|question|point|date|price|details?|thing|rest|venue|route|bill"
    r"|invoice|account|tab|score|fee|cost)s? (?:was|were|is|are|has been"
    r"|have been|will be|is to be|are to be) $"
)
"""Before "settled", what is no quarrel."""
_HIRES_ADVISER = gated(
    r"\b(?:hire|appoint|mandate|retain|engage|tapp?|brought in|bring)(?:d|s|ed|ing)? [^,.;]{2,60}? (?:as (?:an? |its "
    r"|their |the )?(?:[a-z-]+ ){0,2}?(?:advis[eo]rs?|bookrunners?|counsel)\b|to (?:help )?(?:it |them )?(?:advise"
    r"|sell|explore|find (?:an? )?(?:buyer|investor|partner)|review|weigh)\b)"
)
"""What a bank does for its client, who has agreed nothing with another yet: "hired X to sell its water business"."""
_WITH_ONE = re.compile(
    r" (?:(?:an?|the|its|two|three|another) (?:[\w'’-]+ ){1,5})?with (?:the )?(?:(?!some|its|their"
    r"|other)[\w'’-]+ ){0,3}$"
)
"""Between "negotiating" and the other side."""
_BARGAINING = ("negotiating", "in talks", "in negotiations", "in discussions", "bargaining", "haggling")


def hires_adviser(clause: Clause) -> bool:
    """Whether a clause only tells who is hired to advise, or to look for a buyer."""
    m = _HIRES_ADVISER.search(clause.line.folded)
    return m is not None and clause.has(m.start())


def names_party(noun: Tag, clause: Clause) -> bool:
    """Whether a noun only says what a party is: "Gavi, the vaccine alliance, has ..."."""
    folded = clause.line.folded
    if clause.line.text[noun.start].isupper() and _BODY.match(folded, noun.start):
        return noun.start > 0
    if noun.start and folded[noun.start - 1] == " " and _ACTS.match(folded, noun.start):
        return _SUBJECT.search(folded, max(0, noun.start - 40), noun.start) is not None
    if not folded.startswith((",", " of"), noun.end):
        return False
    before = _APPOSED.search(folded, max(0, noun.start - 40), noun.start)
    return before is not None and any(m.end == before.start() for m in clause.who)


def settles_nothing(noun: Tag, clause: Clause) -> bool:
    """Whether what is settled is no quarrel: "settled the wording of a treaty"."""
    folded = clause.line.folded
    if noun.what != "may" or noun.value != "settlement" or not folded.startswith("settl", noun.start):
        return False
    if _MATTER.search(folded, max(0, noun.start - 40), noun.start):
        return True
    place = folded[noun.start : noun.end] == "settle" and folded.startswith((" on ", " in ", " there"), noun.end)
    return place or _WORDING.match(folded, noun.end) is not None


def talks_agreed(clause: Clause, *, fresh: bool) -> Event | None:
    """Talks that two have agreed to hold are talks: "agreed to resume negotiations on a tunnel"."""
    m = AGREED_TO_TALK.search(clause.line.folded)
    if m is None or not clause.has(m.start()):
        return None
    about = subject_of_talks(Tag(m.end() - 3, m.end(), "status", "negotiating"), clause)
    named = (t.value for t in clause.tags if t.what in ("kind", "hint") and m.start() <= t.start <= m.end() + _NEXT)
    return Event(clause.n, about or next(named, ""), "negotiating", clause.who, fresh)


def may_be_idiom(verb: Tag, folded: str) -> bool:
    """Whether a verb may tell what two do in a phrase without a noun."""
    if _JOINT.match(folded, verb.end):
        return True
    return any(phrase.match(folded, verb.start) for phrase in (_PARTING, _TOGETHER, _BARGAINS))


def idiom_of(verb: Tag, status: str, clause: Clause) -> str | None:
    """The kind of what two do in a phrase without a noun, "" where it tells none; None where it is no such phrase."""
    folded = clause.line.folded
    if status == "proposed" and _JOINT.match(folded, verb.end):
        return "partnership"
    if not (_PARTING if status in ENDED else _TOGETHER).match(folded, verb.start):
        return None
    if status not in ENDED:
        firms = all(m.entity.kind == "company" for m in clause.who)
        if all(m.entity.kind in COUNTRIES for m in clause.who):
            about = (t.value for t in clause.tags if t.what == "hint" and t.start >= verb.end and t.value in _OF_STATES)
            return next(about, "settlement" if _HATCHET.match(folded, verb.start) else "partnership")
        goods = status == "signed" or _OF_GOODS.search(folded, verb.end - 3, verb.end + NEAR)
        return "contract" if firms and goods else "partnership"
    hints = (t.value for t in clause.tags if t.what in ("hint", "may") and t.value and t.start >= verb.end)
    return next(hints, "")


def is_bargaining(verb: Tag, status: str, clause: Clause) -> bool:
    """Whether an everyday verb alone tells of talks: "is still haggling with X over the price"."""
    talks = clause.language == "en" and status == "negotiating"
    return talks and _BARGAINS.match(clause.line.folded, verb.start) is not None


def left_in_talks(told: Sequence[tuple[Tag, str]], clause: Clause) -> Event | None:
    """The talks in which one is left whom the clause names alone: "Canada is still negotiating"."""
    if len({m.entity for m in clause.who}) != 1:
        return None
    folded = clause.line.folded
    with_one = any(
        s == "negotiating"
        and folded.startswith(_BARGAINING, v.start)
        and _WITH_ONE.match(folded, v.end, clause.who[0].start)
        for v, s in told
    )
    if with_one:  # who was spoken of "is negotiating a link with X"
        return Event(clause.n, "", "negotiating", clause.who, fresh=True, other_told=True)
    if not goes_on(folded):
        return None
    talks = any(s == "negotiating" and v.what == "status" for v, s in told)
    about = next((t.value for t in clause.tags if t.what == "hint"), "")
    return Event(clause.n, about, "negotiating", clause.who, fresh=True, ongoing=True) if talks else None
