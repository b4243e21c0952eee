"""Name an agreement of an English article by the thing that it is about: "Sale of two million carbon credits"."""

from __future__ import annotations

import re

from bot.briefing.offline.titles.english_titles import PLAIN, cut_phrase, sum_title

LEAST_WORDS = 3
"""Words of a phrase that tells something."""
NOUN = (
    r"(?:agreement|contract|accord|deal|pact|arrangement|treaty|lease|licen[cs]e|memorandum|memorandum of understanding"
    r"|protocol|settlement|convention|partnership|declaration|mou|understanding|concession|charter|permit|facility)"
)
NO_DEED = re.compile(
    r"(?:be|have|not|also|never|no|only|remain|happen|start|begin|come|go|sit|meet|follow|take place|look|study|examine"
    r"|consider|approve|clear|reply|answer|decide|vote|give notice|discuss|negotiate|talk|visit|know|see|say|restart"
    r"|resume|continue|reopen|cost"
    r"|total|amount|last|run (?:for|until)|interrupt|suspend|pause|halt|end|depend|need|want|touch down)\b"
)
"""What is no deed of an agreement."""
_THINGS = (
    r"(?:offer|bid|order|request|application|proposal|invitation|sale|purchase|takeover|acquisition|merger|loan"
    r"|credit|grant"
    r"|guarantee|fund|swap|joint venture|alliance|amendments?|extension|renewal|stake|lease|concession|licen[cs]e"
    r"|permit"
    r"|option|tender|quota|ceasefire|facility|bonds?|waiver|exemption|ban|link|corridor"
    r"|agreement|contract|accord|deal|pact|arrangement|treaty|memorandum of understanding|memorandum|mou|MoU"
    r"|settlement|convention|protocol|plan|scheme"
    r"|project|policy|cover|insurance|subsid(?:y|ies)|charter|package|programme|program|undertaking|decision|rules)"
)
_GAP = (
    r"(?:(?: (?:with|between|by|from|worth|to(?= [A-Z])) |,? (?:agreed|signed|awarded|granted|concluded|reached"
    r"|struck|made|initialled|won|placed)\b)"
    r"(?:(?! (?:when|which|that|who|is|are|was|were|has|have|had|will|would|moved|said|pays|runs|covers|provides"
    r"|calls|awaits"
    r"|expired|came|took|foresees|and \w+ed)\b)[^;:.]){2,110}?| the same \w+)?"
)
"""Between a thing and what it is about: with whom and when it was made."""
_NOTHING = (
    r"(?!\w*day\b|the (?:same|side|margins)\b|understanding\b|the two\b|now\b|hold\b|ice\b|track\b|time\b"
    r"|everyone\b|all\b(?! [a-z]+s\b)|good\b|sale\b|life\b|the (?:first|second|third|last) time\b"
    r"|(?:the )?[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*(?: (?:and|or|of|to|in|on|with|for|at|by|from|is|was|has|said) |[,.;]"
    r"|$)"
    r"|(?:about |some |nearly |up to )?[\w.,-]+ (?:years?|months?|weeks?|days)\b)"
)
"""Behind "of" or "for", what tells nothing of the thing: whose it is, when and for how long."""
_THING = re.compile(
    rf"\b(?<!in )(?P<thing>{_THINGS}s?\b)(?:(?={_GAP},?(?P<about> (?:for|on|over|about(?! (?:[A-Z]{{0,3}}[$€£¥])?\d)"
    rf"|against|towards|covering|ending|allowing|granting"
    rf"|giving|governing|securing|protecting|regulating) {_NOTHING}))|(?P<of> of {_NOTHING})"
    r"|(?P<to> to (?!the\b|be\b|date\b|an?\b|its\b|their\b|each\b|two\b|three\b|four\b|five\b|six\b|seven\b)"
    r"(?=[a-z]{2,} )))"
)
_AMENDED = re.compile(
    r"\b(?P<thing>(?:amendments?|changes|annex|accession|additions?) to )(?:the |an? )?(?P<of>(?:[A-Z][\w-]+(?: (?:of"
    r"|on|for|and|the)"
    r"(?: the)?(?= [A-Z]))* ?)+)"
)
_WORTH = re.compile(
    rf"\b(?P<thing>{_THINGS}s?) (?:worth|valued at) (?P<sum>[A-Z]{{0,3}}[$€£¥₹]?\d[\d.,]*\d?(?: [a-z]+){{0,2}})"
)
_PACT = re.compile(
    r"\b(?:[A-Z][\w-]+ ){1,4}(?:Agreement|Accords?|Convention|Charter|Compact|Pact|Protocol|Treaty|Declaration)"
    r"(?: (?:against|for|of|on) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})?\b"
)
_NAMING = (
    r"(?:offer|bid|loan|credit|credit line|grant|guarantee|sale|purchase|takeover|merger|order|swap|venture|tender"
    r"|letter of intent)"
)
"""Nouns that may name an agreement with an adjective before them alone."""
_ADJECTIVES = re.compile(
    rf"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|his|her|[\w]+['’]s?) (?P<np>(?:(?!an? |the |of |and |that |which "
    rf"|with )[\w€$£¥.,-]+ ){{1,4}}"
    rf"(?:{NOUN}|{_NAMING}))\b"
)
_NO_END = re.compile(r"(?: (?:down|off|out|reasons|lay|lies)|ing)$")
_PLAIN = re.compile(rf"(?:(?:{PLAIN}|that|this|any|every|two|three|joint|[A-Z][\w'’-]*) )+")
"""Words before a noun that say nothing of what it is about."""
_NO_ADJECTIVE = re.compile(
    r"\b(?:and|or|that|which|who|of|in|on|at|to|for|with|by|from|has|have|had|is|are|was|were|be|been|will|would|not"
    r"|said|says"
    r"|into|as|after|over|under|about|both|only|when|while)\b|,"
)
_ENDED = re.compile(r"\w+ed ")
_MORE = re.compile(r" and (?:\w+ed|wants|will|has|had|is|was)\b.*$")
"""Behind a thing, what else is done."""
_ARTICLE = re.compile(r"^(?:(?:an?|the|its|their|his|her|last (?:year|month|week)['’]s|all|some) )+")
_CLAUSES = (" that ", " under which ", " by which ")
_DONE_WITH = re.compile(
    r"\b(?:refused|rejected|turned down|turns down|voted down|threw out|throws out|vetoed|declined|spurned|scrapped"
    r"|terminated"
    r"|cancelled|canceled|ended|suspended|paused|halted|froze|frozen|shelved|approved|ratified|adopted|cleared"
    r"|endorsed|passed|broke off|broken off"
    r"|postponed|delayed|deferred|put off|launched|opened|switched on|called off|pulled out of|withdrew from"
    r"|withdrawn from|renewed|extended|signed|initialled|concluded|sealed|won|awarded|wrapped up) "
    r"(?P<thing>(?:an?|the|its|their|his|her|last (?:year|month|week)['’]s|all|every|some"
    r"|(?!(?:yesterday|today|off|up|by|in|on|at|with|for|to|from|under|after|and|as|last|this|earlier|late|early"
    r"|another|\w*day)\b)[a-z]+)"
    r" (?=[a-z\d]+ (?!(?:in|at|by|on)\b)))"
)


def thing(text: str, kind: str, status: str) -> str:
    """The thing itself with what it is about: "Sale of 4.4 million carbon credits"."""
    for m in _THING.finditer(text):
        if (m["to"] and NO_DEED.match(text, m.end())) or (m["of"] and m["thing"] == "decision"):
            continue
        told = cut_phrase(text, max(m.start(group) for group in ("about", "of", "to"))).strip()
        if told.count(" ") > (1 if m["to"] else 0) and not _NO_END.search(told):
            return f"{without_plain(m['thing'])} {told}"
    return ""


def lent(text: str, kind: str, status: str) -> str:
    """The sum that is lent or invested."""
    return sum_title(text, kind)


def amended(text: str, kind: str = "", status: str = "") -> str:
    """What is changed: "Amendments to the International Health Regulations"."""
    m = _AMENDED.search(text)
    return m[0].strip() if m else ""


def worth(text: str, kind: str, status: str) -> str:
    """The thing with its price, where the line says no more."""
    m = _WORTH.search(text)
    return m[0] if m else ""


def pact(text: str, kind: str, status: str) -> str:
    """A pact by its own name: "United Nations Convention against Cybercrime"."""
    m = _PACT.search(text)
    return m[0] if m else ""


def adjectives(text: str, kind: str, status: str) -> str:
    """The noun with what stands before it: "Three-year ground-handling contract"."""
    for m in _ADJECTIVES.finditer(text):
        phrase = without_plain(m["np"])
        if " " in phrase and not _NO_ADJECTIVE.search(phrase) and not _ENDED.search(phrase):
            return phrase
    return ""


def done_with(text: str, kind: str, status: str) -> str:
    """What is refused, ended, approved or renewed."""
    m = _DONE_WITH.search(text)
    if m is None:
        return ""
    thing = _MORE.sub("", _bare(cut_phrase(text, m.start("thing"))))
    told = with_words(thing) or text.startswith(_CLAUSES, m.start("thing") + len(m["thing"]) + 1 + len(thing))
    return thing if told and not _NO_ADJECTIVE.match(thing) else ""


def with_words(phrase: str) -> str:
    """The phrase where it has words enough to tell something."""
    return phrase if phrase.count(" ") >= LEAST_WORDS - 1 else ""


def _bare(thing: str) -> str:
    """A thing without its article."""
    return _ARTICLE.sub("", thing)


def without_plain(phrase: str) -> str:
    """A noun without the adjectives before it that tell nothing."""
    m = _PLAIN.match(phrase)
    return phrase[m.end() :] if m else phrase
