"""Name an English agreement by what its kind is about: a takeover of whom, a claim that is settled, a body joined."""

from __future__ import annotations

import re

from bot.briefing.offline.titles.english_titles import cut_phrase

_NAME = r"(?:the )?[A-Z][\w'’&.-]*(?:(?: of| &)? [A-Z][\w'’&.-]*)*(?<!\.)"
_NAMED = (
    r"(?=[,.;:)]|$| (?:in|on|for|at|after|before|which|that|and|or|was|is|has|had|to|last|this|as|by|but|because"
    r"|with|worth"
    r"|valued|when|while|would|will|said|\w+ed)\b)"
)
"""Behind a name that is whole: not "the US tycoon"."""
_NOT_IT = (
    r"(?!(?:the|its|their|his|this|that) (?:stakes?|shares?|company|firm|business|unit|assets?|rest|deal|bank|group"
    r"|remaining|other)\b(?! (?:in|of|held)\b)|it\b|them\b|which\b|one\b)"
)
"""What is named in another sentence."""
_OF = re.compile(
    r"\b(?P<noun>takeover|take-over|buy-?out|acquisition|purchase|sale|disposal|merger|privatisation|spin-?off"
    r"|flotation)"
    rf" (?:of|between|with) {_NOT_IT}(?=[\w$£€])"
)
_BID = re.compile(
    r"\b(?:(?P<noun>(?:takeover |cash |hostile |merger )?(?:bid|offer|approach|proposal))s?(?: (?:worth|of|valued at)"
    r" [^,;:]{2,30}?)?|(?P<verb>bid|bids|bidding|offer(?:ed|s|ing)?|paid|pay|paying|pays)"
    r"(?: (?:about |around |up to |some )?(?:[A-Z]{0,3}[$£€¥₹]\s?|\d)[\w.,]*(?: [mb]illion)?(?: [a-z]+){0,2}?))"
    rf" for {_NOT_IT}(?=[A-Za-z\d])"
)
_BY = re.compile(
    r"\b(?P<noun>takeover|buy-?out|acquisition|(?:takeover |merger |cash |hostile )?(?:bid|offer|approach|proposal))s?"
    rf" (?P<by>(?:by|from) (?:[a-z-]+ ){{0,4}}{_NAME}){_NAMED}"
)
_TRADES = re.compile(
    r"\b(?:(?P<buys>buy(?:s|ing)?|bought|acquir(?:e|es|ed|ing)|purchas(?:e|es|ing)|(?:take|takes|took|taking) over"
    r"|(?:snap|snaps|snapped|snapping) up)|(?:spin|spins|spun|spinning)[- ]off"
    r"|(?P<sells>sell(?:s|ing)?|sold|offload(?:s|ed|ing)?|divest(?:s|ed|ing)?|(?:dispose|disposed|disposing) of"
    rf"|hiv(?:e|ed|es|ing) off))(?: (?:up|off|out))? {_NOT_IT}(?=(?:an?|the|its|their|his|her|all|\d[\d.,]*(?:%"
    rf"| per ?cent)|up to|most"
    r"|part) |[A-Z][\w'’-]*[ ,.;])"
)
_TRADED_BY = re.compile(
    rf"\b(?:been|was|were|be|being|is|are) (?:(?P<buys>bought|acquired|purchased|taken over|snapped up) by"
    rf"|(?P<sells>sold) to) (?:[a-z-]+ ){{0,4}}(?P<who>{_NAME})"
)
_OWNS = re.compile(r"\bnow (?:owns?|holds?) (?P<share>\d[\d.,]*%) of (?=[a-zA-Z])")
_SETTLES = re.compile(
    r"\b(?:[Ss]ettl(?:e|ed|es|ing)|resolv(?:e|ed|es|ing)|drop(?:ped|ping)?) (?P<what>(?:an? |the |its |their |all )?"
    r"(?:[\w$£€.,'’-]+ ){0,4}?(?:charges|allegations|claims?|lawsuits?|suit|case|class action|dispute|row|complaint"
    r"|litigation|investigation|probe|inquiry|strike))\b"
)
_MEMBERSHIP = re.compile(
    r"\b(?:(?:membership|accession) (?:of|to|in) (?P<of>(?:the )?[A-Z][\w.-]*(?: (?:of )?[A-Z][\w.-]*)*)"
    r"|(?P<short>[A-Z]{2,}|European Union) (?:membership|accession|entry)"
    r"|(?:join|joins|joining|joined|enter|entering) (?P<joins>(?:the )?(?:[A-Z]{2,}"
    r"|[A-Z][a-z]+ [A-Z][\w]+(?: [A-Z]\w+)*|euro"
    r"(?:zone)?\b)))"
)
_TALKING = re.compile(r"\b(?:talks?|negotiat\w+|discuss\w+)\b")
_TALKS_OF = re.compile(
    r"\b(?P<noun>(?:peace|trade|merger|takeover|membership|accession|entry|pay|budget|debt|climate|nuclear|arms|border"
    r"|rescue|funding|refinancing|restructuring|alliance|partnership|free trade|bilateral|trilateral|six-party"
    r"|multilateral|ceasefire|power-sharing|disarmament|licensing|aviation|air|fisheries|reform|compensation"
    r"|settlement|wage|investment|security|energy|oil|gas) (?:talks|negotiations))\b"
)
_BARE = re.compile(r"(?:the|its|their|his|her|an?|all) [a-z]+")
"""A thing that another sentence has to tell: "the chain"."""
_REJECTS = re.compile(
    r"\b(?:reject|turn(?:s|ed|ing)? down|spurn|refus|dismiss|rebuff|snub)(?:s|es|e|ed|ing)?\b(?=.* (?:from|by"
    r"|for|to|of) )"
)
"""Behind this, what was rejected: another offer of the same sentence may have been accepted."""
_ACCESSION = re.compile(r"\b(?:member|join|acced|access|entry|enter|becom|associat)", re.IGNORECASE)
_PLAIN = {
    "merger_acquisition": (
        (r"merg(?:er|es?|ed|ing)\b", "merger"),
        (r"(?:takeover|take-over|tak(?:e|es|en|ing) over|took over)\b", "takeover"),
        (r"buy-?outs?\b", "buyout"),
        (r"acqui(?:sition|r(?:e|es|ed|ing))\b", "acquisition"),
        (r"(?:purchase[sd]?|buy(?:s|ing)?|bought)\b", "purchase"),
        (r"(?:sale|sells?|sold|selling)\b", "sale"),
        (r"spin-?off\b", "spin-off"),
        (r"(?:bid|bids|bidding|bidder)\b", "bid"),
        (r"offer(?:s|ed)?\b", "offer"),
    ),
    "financing": (
        (r"debt (?:relief|freeze|moratorium|restructuring|swap|cancellation|write-off)\b", ""),
        (r"(?:rescue package|bail-?out|credit line|bond sale|refinancing|aid package)\b", ""),
        (r"(?:loans?|grants?|aid|funding|credit)\b", ""),
    ),
    "contract": ((r"(?:supply|licensing|service|outsourcing|lease|leasing) (?:contract|deal|agreement)\b", ""),),
    "treaty": (
        (
            r"(?:peace|border|nuclear|defence|extradition|climate|disarmament|ceasefire) (?:treaty|deal"
            r"|agreement|accord)\b",
            "",
        ),
        (r"(?:treaty|convention|protocol|pact|accord|ceasefire|truce)\b", ""),
    ),
}
"""What each kind may be called in short, the surest first; "" where the word of the text itself names it."""
_SHORT = {kind: [(re.compile(rf"\b{word}"), name) for word, name in words] for kind, words in _PLAIN.items()}


def kind_title(text: str, kind: str, status: str) -> str:
    """What the sentence says of the thing that an agreement of the kind is always about; "" where it says nothing."""
    if kind == "merger_acquisition":
        if status == "rejected" and (m := _REJECTS.search(text)) is not None:
            return _merger(text[m.end() :])
        return _merger(text)
    return _settled(text) if kind == "settlement" else ""


def names_accession(phrase: str) -> bool:
    """Whether a phrase says that a body is joined."""
    return _ACCESSION.search(phrase) is not None


def accession_title(text: str, status: str) -> str:
    """Which body is joined: "Accession to the WTO"; else the kind."""
    m = _MEMBERSHIP.search(text)
    body = (m["of"] or m["short"] or m["joins"]) if m else ""
    noun = "accession talks" if status == "negotiating" and _TALKING.search(text) else "accession"
    if not body:
        return noun
    article = "" if body.startswith("the ") or body == "euro" else "the "
    return f"{noun} {'with' if 'talks' in noun else 'to'} {article}{body}"


def short_title(text: str, kind: str, status: str) -> str:
    """The plainest name that is true: "Takeover talks", "Sale"; "" where the kind itself is the plainest."""
    talks = status == "negotiating" and _TALKING.search(text) is not None
    if talks and (m := _TALKS_OF.search(text)) is not None:
        return m["noun"]
    for word, name in _SHORT.get(kind, ()):
        if (m := word.search(text)) is not None:
            called = name or m[0]
            return f"{called} talks" if talks and called in ("merger", "takeover") else called
    return "talks" if talks else ""


def _merger(text: str) -> str:
    for m in _OF.finditer(text):
        if told := cut_phrase(text, m.start("noun")):
            return told if told.count(" ") > 1 else ""
    if by := _BY.search(text):
        return f"{by['noun']} {by['by']}"
    for m in _TRADES.finditer(text):
        told = cut_phrase(text, m.end())
        if told and not _BARE.fullmatch(told):
            noun = "purchase of" if m["buys"] else "sale of" if m["sells"] else "spin-off of"
            return f"{noun} {told}"
    return _bid(text) or _passive(text)


def _bid(text: str) -> str:
    """For whom an offer is made, or what is paid."""
    m = _BID.search(text)
    told = cut_phrase(text, m.end()) if m else ""
    if m is None or not told:
        return ""
    verb = m["verb"] or ""
    if verb.startswith("p"):
        return f"purchase of {told}"
    return f"{m['noun'] or ('bid' if verb.startswith('b') else 'offer')} for {told}"


def _passive(text: str) -> str:
    """By whom something was bought, or how much of it somebody owns."""
    if by := _TRADED_BY.search(text):
        return f"{'purchase by' if by['buys'] else 'sale to'} {by['who']}"
    owns = _OWNS.search(text)
    told = cut_phrase(text, owns.end()) if owns else ""
    return f"{owns['share']} stake in {told}" if owns and told else ""


def _settled(text: str) -> str:
    m = _SETTLES.search(text)
    if m is None:
        return ""
    told = cut_phrase(text, m.start("what"))
    return f"settlement of {told if told.startswith(m['what']) else m['what']}"
