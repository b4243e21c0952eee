"""Read English phrases of agreements: "joined hands with", "agreed to resume talks", "declined an invitation"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.deeds import NEAR, is_lent
from bot.briefing.offline.event import Clause, Event
from bot.briefing.offline.gate import gated
from bot.briefing.offline.kinds import subject_of_talks
from bot.briefing.offline.talks import goes_on
from bot.briefing.offline.words import ENDED, Tag

_TALKS = r"(?:talks|talking|negotiations?|negotiating|discussions|consultations|bargaining|dialogue)\b"
AGREED_TO_TALK = gated(
    r"\bagree(?:[sd]|ing)?"
    r"(?:(?: [^,.;]{1,40}?)?? (?:to|on|that they (?:will|would|should)) (?:soon )?"
    r"(?:(?:re-?)?(?:open|start|launch)\w*|begin\w*|resum\w+|continu\w+|hold\w*|keep|enter\w*|return\w*|go (?:on|back)"
    r"|reviv\w+|pursu\w+|renew|kick off|step up|speed up|intensify|accelerate|extend\w*|prolong\w*|conduct\w*"
    rf"|hav(?:e|ing)|further|new|another)\b[^,.;]{{0,40}}?\b{_TALKS}"
    r"|(?: on| upon)? an? (?:[\w-]+ )?(?:road ?map|timetable|framework|agenda|calendar|mandate|schedule|format"
    rf"|deadline|date) for (?:[\w-]+ ){{0,4}}?{_TALKS})"
)
"""That two only talk: "agreed to open talks", "agreed on a timetable for negotiations"."""
_NEXT = len(" for a ")
_APPOSED = re.compile(r", (?:the|an?) (?:[\w-]+ ){0,3}$")
_BODY = re.compile(r"joint (?:committee|commission|working group|task force|council|secretariat|board|authority)\b")
"""What meets and decides, where its name has capitals: "the pact's Joint Committee"."""
_SUBJECT = re.compile(r"(?:^|[,;] |\b(?:and|that|said|ceremony) )(?:the|a|an|its|their) (?:[\w'’-]+ ){0,2}$")
_ACTS = re.compile(
    r"(?:consortium|alliance|joint venture|partnership|coalition|syndicate|tie-up)"
    r"(?: of (?:[\w'’.&-]+,? ){1,8}?)? ?(?:(?:has|have|had|will|also|is|to|would|then|later|now) )*"
    r"(?:award|sign|win|w[io]n|agree|hire|cho[o]?se|pick|select|g[ai]ve|hand|place|buy|bought|order|plan|want|offer|accept"
    r"|appoint|reject|lease|charter|borrow|secure|invite|ask)[a-z]{0,3}\b(?! (?:by|in|on|last|between|with))"
)
"""Those who do something together: "the consortium awarded Orascom a contract"."""
_TOGETHER = re.compile(
    r"(?:join(?:ed|s)? hands|c[ao]mes? to terms|shakes? hands|shook hands|(?:found|reached) common ground"
    r"|reached accord|bur(?:y|ied) the hatchet|se(?:es?|en) eye to eye|saw eye to eye|(?:are|is) of one mind"
    r"|closed ranks|reached a meeting of minds|c[ao]me to (?:an )?agreement|laid to rest)\b"
    r"|[^,.;]{0,24}?\b(?:dotted line|pen to paper|stroke of (?:the|a) pen|(?:names?|signatures?|pens?"
    r"|seals?) (?:to|under|on))\b"
)
"""What two have agreed, though no noun says so."""
_OF_GOODS = re.compile(
    r"\b(?:on|over|for) (?:the |a )?(?:[\w-]+ ){0,2}(?:volumes?|prices?|deliver\w+|suppl\w+|purchases?|shipments?"
    r"|quantit\w+|tariffs?|fees?|rent|rates?|terms of (?:sale|supply))\b"
)
"""What companies that shake hands agree on, where it is trade."""
_BARGAINS = re.compile(
    r"(?:haggl|bargain|wrangl|discuss)ing\b(?: \w+ly)? (?:with|over|about)\b|(?:talking|speaking) (?:to|with) "
    r"|in (?:close )?contact with"
)
"""Two that do so are in talks, though no noun says about what."""
_OFFERS = re.compile(
    r"(?:(?:has|have|had) )?(?:propose|suggest|offer|invit|pitch|float|present|put forward)(?:d|s|ed|es)?\b"
    r"|(?:(?:has|have|also) )?ask(?:s|ed)\b"
    r"|(?:(?:has|have|had) )?(?:holds?|held) out\b"
)
_TO = re.compile(r"\b(?:to|before|with) (?:the )?(?:[\w'’-]+ ){0,2}$|^ (?:the )?(?:[\w'’-]+ ){0,3}$")
"""Between what is offered and to whom: "pitched its fighter to Peru", "offered Greenland help"."""
_FOR = re.compile(r" for (?:an?|more|help|aid|support|money|its|\d|two|three|four)\b")
"""Behind whom somebody asks, what for."""
_KIND_WORDS = re.compile(
    r"\b(?:condolences|thanks|apolog\w+|congratulat\w+|sympath\w+|praise|assurances?|greetings|glimpse|view|evidence"
    r"|visit|attend|speak|ceremony|explanation|reasons?|tribute|criticism|advice|comment|insight)\b"
)
"""What is offered that nobody accepts or refuses."""
_YEARLY = re.compile(r"\b(?:a|per|each|every) (?:year|month|season|week|day)\b|\bannually\b")
"""Behind "offers", what is always so."""
_CLAIMS = re.compile(r" that [^,.;]{2,50}? (?:was|were|is|are|has|have|had|did|does)\b")
"""Behind "suggested", what somebody thinks."""
_PARTING = re.compile(
    r"(?:no longer|not|gone|go|went) (?:in|go(?:ing)?|proceed\w*|pursu\w*|negotiating|talking|their)\b"
    r"|(?:end|ends|ended|abandoned|scrapped|quit) talks\b|part(?:ed|s)? ways|call(?:ed|s)? (?:the [a-z]+|it"
    r"|them) off|br[eo]a?kes? off|walk(?:ed|s)? away|backed out"
    r"|g(?:a|i)ven? up on (?:an?|their|the) (?:\w+ )?joint"
    r"|opt(?:ed|s)? out|pull(?:ed|s)? the plug|step(?:ped|s)? (?:back|away)|(?:turned|turns) its back"
)
"""What tells the end of an agreement, or of talks, though no noun does."""
_JOINT = re.compile(r" (?:(?:to|on|at|building|setting up|launching|creating|forming|an?|their|its) ){0,3}joint [a-z]")
"""Behind a verb of what two want, that it is one thing for both: "are considering a joint bond"."""
_WORDING = re.compile(
    r" (?:on )?(?:the|their|its|all|most|some|a) (?:[\w-]+ )?"
    r"(?:wording|terms|text|details?|rules|price|fees?|rates?|dates?|route)\b"
)
"""Behind "settled", what no quarrel is about."""
_MATTER = re.compile(
    r"\b(?:matter|issue|question|point|date|price|details?|thing|rest|venue|route)s?"
    r" (?:was|were|is|are|has been|have been) $"
)
"""Before "settled", what is no quarrel."""
_REFUSABLE = re.compile(
    r"(?:order|contract|tender|invitation|offer|bid|request|proposal|approach|motion|plan|application|idea|project|scheme|venture"
    r"|initiative)s?\b"
)
"""What is refused or given up by whoever was spoken of."""
_FORBIDS = re.compile(r"(?:rul|reject|ban|bar|block|refus|exclud|prohibit|disallow)")
_HABIT = re.compile(r"(?:sell|buy|lend|lease|export)s")
"""What is always so, in the body of an article: "Oman sells most of its gas to Japan"."""
_TALKS_ON = re.compile(
    r"\b(?:talks|negotiations|discussions|terms of reference)\b[^,.;]{0,20}\b(?:on|about|for|over|towards?) "
    r"(?:(?:an?|the|their) )?(?:[\w-]+ ){0,2}$"
)
_ENDS_TALKS = re.compile(r"(?:conclu|wrap|final|clos|complet|wound|clinch|seal)")
_AS_NOUN = re.compile(
    r"\b(?:with|in|by|from|all|any|many|some|other|big|large|record|strong|foreign|export|outstanding|fresh|further|of|for|new|more|no|fewer|its|their|whose|against)\s$"
)
"""Before what is a noun alone: "a lack of orders"."""
_NOUN_BEHIND = re.compile(
    r" (?:pick(?:s|ed)? up|r[io]se|rises|f[ea]ll|falls|fell|climb\w*|jump\w*|surge\w*|slump\w*|gr[eo]w|dr(?:y"
    r"|ied) up|drop\w*"
    r"|swell\w*|recover\w*|boom\w*|intake|book|backlog|came|were|have|had|worth|doubled|tripled|halved|slowed)\b"
)
"""Behind what is a noun alone: "orders pick up"."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:[\w-]+\s){0,2}$")
_REFUSED = re.compile(r"\b(?:an?|two|three|four|the|that|this|its|their|both)\s(?:[\w'-]+\s){0,4}$")
_PROVIDES = (" that ", " which ", " under which ", " by which ", " whereby ")
"""Behind an agreement, what it provides for."""
_CAN = re.compile(r"\b(?:can|could|may|able to|allowed to|free to|entitled to|eligible to|right to)\b[^,.;]{0,40}$")
_BEFORE = 24
"""Characters before a verb in which its auxiliary stands."""


_HIRES_ADVISER = gated(
    r"\b(?:hire|appoint|mandate|retain|engage|tapp?|brought in|bring)(?:d|s|ed|ing)? [^,.;]{2,60}?"
    r" (?:as (?:an? |its |their |the )?(?:[a-z-]+ ){0,2}?(?:advis[eo]rs?|bookrunners?|counsel)\b"
    r"|to (?:help )?(?:it |them )?(?:advise|sell|explore|find (?:an? )?(?:buyer|investor|partner)|review|weigh)\b)"
)
"""What a bank does for its client, who has agreed nothing with another yet: "hired X to sell its water business"."""


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


def idiom_of(verb: Tag, status: str, clause: Clause) -> str | None:
    """The kind of what two do in a phrase without a noun, "" where it tells none; None where it is no such phrase."""
    folded = clause.line.folded
    if status == "proposed" and _JOINT.match(folded, verb.end):
        return "partnership"
    if not (_PARTING if status in ENDED else _TOGETHER).match(folded, verb.start):
        return None
    if status not in ENDED:
        firms = all(m.entity.kind == "company" for m in clause.who)
        goods = status == "signed" or _OF_GOODS.search(folded, verb.end - 3, verb.end + NEAR)
        return "contract" if firms and goods else "partnership"
    hints = (t.value for t in clause.tags if t.what in ("hint", "may") and t.value and t.start >= verb.end)
    return next(hints, "")


def is_bargaining(verb: Tag, status: str, clause: Clause) -> bool:
    """Whether an everyday verb alone tells of talks: "is still haggling with X over the price"."""
    talks = clause.language == "en" and status == "negotiating"
    return talks and _BARGAINS.match(clause.line.folded, verb.start) is not None


_WITH_ONE = re.compile(r" (?:an?|the|its|two|three|another) (?:[\w'’-]+ ){1,5}with (?:the )?(?:[\w'’-]+ ){0,3}$")
"""Between "negotiating" and the other side."""


def left_in_talks(told: Sequence[tuple[Tag, str]], clause: Clause) -> Event | None:
    """The talks in which one is left whom the clause names alone: "Canada is still negotiating"."""
    if len({m.entity for m in clause.who}) != 1:
        return None
    folded = clause.line.folded
    with_one = any(
        v.what == "status"
        and folded.startswith("negotiating", v.start)
        and _WITH_ONE.match(folded, v.end, clause.who[0].start)
        for v, _ in told
    )
    if with_one:  # who was spoken of "is negotiating a link with X"
        return Event(clause.n, "", "negotiating", clause.who, fresh=True, other_told=True)
    if not goes_on(folded):
        return None
    talks = any(s == "negotiating" and v.what == "status" for v, s in told)
    about = next((t.value for t in clause.tags if t.what == "hint"), "")
    return Event(clause.n, about, "negotiating", clause.who, fresh=True, ongoing=True) if talks else None


def offered(told: Sequence[tuple[Tag, str]], clause: Clause, *, fresh: bool) -> Event | None:
    """What one has offered to another, though no noun tells what: "Chile has held out to Bolivia a way to the sea"."""
    folded = clause.line.folded
    for verb, status in told:
        if status != "proposed" or not _OFFERS.match(folded, verb.start):
            continue
        if folded.startswith("offer", verb.start) and _YEARLY.search(folded, verb.end, verb.end + NEAR):
            continue
        # A subject that the sentence does not name stands first, with its place in another sentence.
        mine = {m.entity for m in clause.who if m.end <= verb.start or m is clause.who[0]}
        theirs = [m for m in clause.who if m.start >= verb.end and m.entity not in mine]
        if not mine or _KIND_WORDS.search(folded, verb.end, verb.end + NEAR) or _CLAIMS.match(folded, verb.end):
            continue
        asked = folded.startswith(("asked", "asks", "also asked", "has asked", "have asked"), verb.start)
        if asked and not any(_FOR.match(folded, m.end) for m in theirs):
            continue
        if any(_TO.search(folded[verb.end : m.start]) for m in theirs):
            hints = (
                t.value for t in clause.tags if t.what in ("hint", "act", "may") and t.value and t.start >= verb.end
            )
            states = all(m.entity.kind in ("state", "igo", "government_body") for m in clause.who)
            kind = next(hints, "")
            if states and kind in ("", "contract"):
                kind = "financing" if asked else "partnership"
            return Event(clause.n, kind or "contract", status, clause.who, fresh)
    return None


def tell_together(verb: Tag, noun: Tag, clause: Clause) -> bool | None:
    """Whether a verb and a noun tell of an agreement; None where nothing speaks for it or against it."""
    if _is_content(verb, noun, clause) or _is_of_talks(verb, noun, clause) or _may_bid(verb, clause):
        return False
    if noun.what == "may" and noun.start != verb.start and (_is_verb(noun, clause) or _is_provided(verb, noun, clause)):
        return False
    before = clause.line.folded[max(0, verb.start - _BEFORE) : verb.start]
    alone = noun.what == "may" and noun.start == verb.start and verb.value == "agreed"
    if alone and (_AS_NOUN.search(before) or _NOUN_BEHIND.match(clause.line.folded, verb.end)):
        return False
    if verb.what != "weak" or noun.what != "may":
        return None
    if verb.start == noun.start and verb.value == "proposed" and not noun.value:  # "two others plan their own lines"
        return clause.line.folded.startswith(" to ", verb.end)
    if noun.value == "settlement" and clause.who and clause.line.folded.startswith("ending a", verb.start):
        return 0 <= noun.start - verb.end <= NEAR
    if noun.value == "financing" and noun.start == verb.start and not is_lent(clause):
        return False
    if verb.value == "ratified":  # by a parliament
        return bool(clause.who) and 0 <= noun.start - verb.end <= NEAR
    if verb.value in ENDED:
        near = max(noun.start - verb.end, verb.start - noun.end) <= NEAR
        return _is_refused(verb, noun, clause) or (near and len({m.entity for m in clause.who}) > 1)
    if clause.line.part and _HABIT.fullmatch(clause.line.folded, verb.start, verb.end):
        return False
    return False if verb.start == noun.start and "being " in clause.line.folded else None


def _may_bid(verb: Tag, clause: Clause) -> bool:
    """Whether a sentence only tells who is free to bid for work: "firms can now bid for contracts"."""
    folded = clause.line.folded
    return folded.startswith("bid", verb.start) and _CAN.search(folded, max(0, verb.start - 48), verb.start) is not None


def _is_content(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether a verb tells what an agreement provides for: "the accord rules out closures"."""
    if verb.value != "rejected" or noun.end > verb.start or not _FORBIDS.match(clause.line.folded, verb.start):
        return False
    return _PASSIVE.search(clause.line.folded, max(0, verb.start - _BEFORE), verb.start) is None


def _is_provided(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether an everyday noun before the verb is in what an accord provides for: "a pact that lets X get grants"."""
    if noun.end > verb.start:
        return False
    folded = clause.line.folded
    return any(
        n.what in ("kind", "loose") and n.end <= noun.start and folded.startswith(_PROVIDES, n.end) for n in clause.tags
    )


def _is_verb(noun: Tag, clause: Clause) -> bool:
    """Whether what may be a noun is another verb: "saying that its share had not been settled"."""
    folded = clause.line.folded
    past = folded.endswith("ed", noun.start, noun.end) or folded[noun.start : noun.end] in ("sold", "bought", "lent")
    return past and any(t.start == noun.start and t.what in ("status", "weak") for t in clause.tags)


def _is_of_talks(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether what is signed is not yet what talks are about: "signed a text that reopens talks on a treaty"."""
    folded = clause.line.folded
    if (
        verb.value not in ("signed", "agreed", "ratified")
        or noun.start < verb.end
        or _ENDS_TALKS.match(folded, verb.start)
    ):
        return False
    return _TALKS_ON.search(folded, verb.end, noun.start) is not None


def _is_refused(verb: Tag, noun: Tag, clause: Clause) -> bool:
    """Whether two everyday words tell of an end: "declined an invitation", "the idea was dropped"."""
    folded = clause.line.folded
    if not _REFUSABLE.match(folded, noun.start):
        return False
    if verb.end <= noun.start:
        return bool(clause.who) and _REFUSED.search(folded, verb.end, noun.start) is not None
    return _PASSIVE.search(folded, max(0, verb.start - _BEFORE), verb.start) is not None
