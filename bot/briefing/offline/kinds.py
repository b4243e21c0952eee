"""Tell the kind of agreement that a clause speaks of, from its nouns and the words beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.briefing.offline.european_clauses import LANGUAGES, bought_before, closes_clause
from bot.briefing.offline.mention import Mention
from bot.briefing.offline.text import Line
from bot.briefing.offline.words import Tag, tags

LENDERS = ("International Monetary Fund", "European Stability Mechanism")
"""Organisations of states whose agreements are loans, as those of banks with states are."""
_SPECIFIES = 60
_HINTS = 24
"""Characters between what talks are about and the Korean or Japanese word for them."""
_BUYS = re.compile(
    r"(?:to |will |has |have |is |are )?(?:buys?\b|buying|bought|sells?\b|selling|sold\b)|compr|acquereu"
    r"|purchases?\b|sales? (?:of|to)\b|kauf|achet|rachet|vend|venta|vente"
    r"|merg\w+ (?:their|both|the)\b|verkauf|cede|cedi|ceda|cess|traspas|veraussert|verausser"
)
_COMPANY_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|arm|brand|estate|rival|firm|company|business|unit|division|maker|operator|bank"
    r"|insurer|start-?up"
    r"|percent|chain|publisher|newspaper|distillery|winery|dairy|label|retailer|broadcaster|shipyard"
    r"|plants?|factory|factories|refinery|mines?|brewery|filial|empresa|compania|participacion|"
    r"filiale|entreprise|groupe|tochter|anteile?|\w*firma|mehrheit|sparte|mayoria|majorite|rama|negocio|geschaft"
    r"|mitbewerber|wettbewerber|rival\w*|concurrent\w*|competidor\w*|fabricant|constructeur|fabricante|editeur|anbieter"
    r"|hersteller|betreiber|jungfirma|spezialist\w*|laboratoire|laboratorio|bodega|cadena|chaine|aerolinea|operador\w*"
    r"|\w+(?:bauer|hersteller|anbieter|betreiber|konzern|kette|dienstleister|handler|verlag|erei|klinik)"
    r"|\w+(?:sparte|tochter|geschaft|marke|beteiligung|gesellschaft|firma|werk|anteile?|fabrik)|parts"
    r"|titres|actions|acciones|titulos|usines?|fabrica|sociedad|societe|marcas?|marques?|capital|studios?"
    r"|activite|actividad|activos|minorit\w*|branche|konkurrent\w*|unternehmen|werk)\b|\d\s?%"
)
_APPROACH = re.compile(r"approach|overtures?|advances?")
_APPLIES = re.compile(r"application|permission|petition")
_CENTRAL_BANK = re.compile(r"\b(?:Central|Reserve|National) Bank\b|^Bank of [A-Z]\w+$")
"""Who rules on an application."""
_WHICH = re.compile(r",? which (?!will|is|has|was|agreed)[^,;]{2,60}$")
"""Between what is bought and who buys it: "the mill, which X agreed to buy"."""
_DOCUMENT = re.compile(r"documents?\b|papers?\b|texts?\b|instruments?\b")
"""What is signed, of which the sentence tells later what it does."""
_SO_THAT = re.compile(
    r" (?:that|for|by) [^,;]{2,60}?\b(?:be allowed|be permitted|may|might|can|could|should|be able)\b"
)
"""Behind a request, that others may do something."""
_OBJECT = 45
_TO = re.compile(r"\s(?:a|al|au|aux|an|von|vom|bei|con|avec|mit|para|pour|fur|en|in|por|par|aus|chez|aupres)\s")
"""Between what is sold and to whom: of "venderá a la canadiense X" X is the buyer."""
_PLEDGE = re.compile(r"pledges? of (?:up to |about |some )?(?:\w{0,3}[$€£¥]\s?)?\d")
_OFFER_FOR = re.compile(r"(?:offer|bid)s? (?:of \S+ (?:\w+ ){0,3})?for (?:[\w-]+-listed )?[A-ZÀ-Þ]")
_TO_BUY = re.compile(r"(?:s? (?:by [^,;]{2,40} )?to)? (buy|acquire|take over|purchase)\b")
_IT = re.compile(r" (?:it|them|the (?:company|firm|group|bank))\b")
_LICENCE = re.compile(r"licen[cs]es?\b")
_BID = re.compile(r"bids?(?: for)?|offers? for")
_CHEAPER = re.compile(r"\b(?:cheaper|lower|lowest|dearer|late|technical|losing) bids?\b")
"""What is bid in a tender."""
_GOODS = re.compile(
    r"(?:['’]s)?\s(?:\d{3}\b(?! ?(?:million|billion|mn?|bn)\b)|(?:\w+\s)?(?:aircraft|planes|jets"
    r"|airliners|helicopters|missiles|tanks|ships|trains|buses|trucks|cars"
    r"|vehicles|engines|turbines|satellites|chips|drones))\b"
    r"(?! (?:unit|division|arm|business|operations|subsidiary|maker|plant|factory|works|company|operator)s?\b)"
)
"""Behind the name of a maker: "50 Boeing aircraft"."""
_NAMED = re.compile(r" (?:of )?[A-ZÀ-Þ][\w'’&.-]+(?! \w+s\b)")
"""Behind "the purchase of", what has a name."""
_UNDER = re.compile(r"\bunder (?:an?|the|its|their) (?:[\w-]+ ){0,3}$")
"""Before an agreement of which the sentence has told what it provides for."""
_SELLS = re.compile(r"\b(?:sell|sells|selling|sold)\b")
_TO_WHOM = re.compile(r" (?!(?:to|for|at|in|and|as|by|on|from|with|off|or|shares|stakes?)\b)[a-z]+")
"""Behind the buyer: "will sell Amazon wind power"."""
_DETAILS = re.compile(r"[^.;]{0,60}? (?:(?:under|by|in) which|whereby) ")
_TRADES = re.compile(r"(?:selling|buying|sales? of|purchase of)\b")
_SIDE = re.compile(r" (?:from|to|for|by|with) ")
_PLAN = re.compile(r"(?:a )?(?:plan|scheme|initiative|project|framework|road ?map)s?\b")
_FINITE = re.compile(r"\b(?:that|which|who|will|would|could|may)\b")
_SOLD = re.compile(r"\b(?:been|was|were|be|being|is|are) (?:\w+ )?$")
_OTHER_SIDE = re.compile(r"\b(?:to|from|with|for|by|in|on) (?:the )?(?:[\w'-]+ )?$")
"""Between what is bought and with whom."""
_COUNT_BEFORE = re.compile(r"\b\d[\d,]*\s(?:\w+\s)?$")
_ABOUT = re.compile(r"\b(?:about|over|on)\s")
_TALKS = re.compile(r"(?:talks|negotiations|discussions|consultations)\b")
_FOR_SALE = re.compile(
    r"(?:[$€£¥]\s?\d[\d.,]*|\d[\d.,]*)(?:[ -](?:million|billion|bn|m|mn))(?:[ -][a-z]+){0,3} $"
    r"|\b(?:all-cash|cash|per-share|takeover|sweetened|improved|indicative|unsolicited|hostile|non-binding) $"
)
"""Before an offer of one company to another: "an all-cash offer", "a 640 million pound proposal"."""
_OF_SUM = re.compile(r" (?:of|worth) (?:up to |about |some |around )?(?:\w{0,3}[$€£¥]\s?)?\d")
_SHAREHOLDERS = re.compile(r"\b(?:share|stock)holders\b|'s? board\b|\bboard of\b|\bundervalu|\bthe target\b")
"""Of an offer that they have to weigh a company is the object."""
_FOR_PART = re.compile(
    r"\bfor (?:its|their|the|all|half|a (?:majority|minority|\d\S*))[^,.;]{0,40}?\b(?:arm|unit|division|business"
    r"|subsidiary|stake|shares|operations|branch|brand|yard|mine)\b"
)
"""Behind an offer, what it is for."""
_OFFER = re.compile(r"offers?|proposals?|bids?")
_MERGED = re.compile(r"merg(?:e|es|ed|ing) (?:their|both|the two|the) ((?:[\w-]+ ?){1,5})")
OF_GOODS = re.compile(
    r"(?:%|\bper ?cent|\bhalf|\ball|\bmost|\ba third|\btwo[- ]thirds|\ba quarter) of (?:the |its |their "
    r"|all )?(?:[\w-]+ ){0,2}?"
    r"(?:outputs?|production|power|electricity|gas|oil|crude|crop|harvest|catch|ammonia|hydrogen|capacity|volumes?|yield"
    r"|energy|fuel|methanol|milk|concentrates?|seats|tickets|wafers|chips|cells|batteries|doses|goods)\b"
    r"(?! (?:fields?|blocks?|compan\w+|firms?|terminals?|plants?|producers?|makers?|groups?|business|projects?"
    r"|pipelines?"
    r"|ventures?|arm|units?|stations?|licen[cs]es?|grid|utilit\w+|fund|bank|mines?))"
)
"""How much of what a company makes is sold: "60 percent of the output"."""
_COMPANIES = re.compile(
    r"\b(?:companies|firms|groups|business\w*|operations?|units?|arms?|divisions?|activities|assets|subsidiar\w+|banks?"
    r"|airlines?|carriers|interests|branches|stores|plants|brands|insurers|brokers|utilities|lenders|publishers|stakes"
    r"|mills|yards|chains|holdings|exchanges|bourses|departments|brewer\w+|studios|labels|makers|\w+makers)\b"
)
_TAKES = re.compile(r"\b(?:takes?|took|taking|gets|receives)\b[^,;.]{0,24}$")


@dataclass(slots=True)
class Event:
    """One agreement as one line tells it."""

    line: int
    kind: str
    """A kind of bot/model, or "" where the line only says "deal"."""
    status: str
    parties: list[Mention]
    fresh: bool
    """The line says that it is another one, or tells it with "a" and not with "the"."""
    further: bool = False
    """It says both: "they also signed a protocol"."""
    planned: bool = False
    """A signing or conclusion that lies ahead: "hope to conclude a contract"."""
    tentative: bool = False
    """No noun tells the kind: a sentence that names the agreement knows better."""
    other_told: bool = False
    """Its other side is who was spoken of before: "the order for brakes went to X"."""
    ongoing: bool = False
    """Talks that go on: they are about something else than what has been agreed."""
    moves: bool = False
    """It names none, and only tells how far the one is that was told before: "The ministers signed on Monday"."""


@dataclass(slots=True)
class Clause:
    """What is known of a clause of a line."""

    n: int
    line: Line
    tags: list[Tag]
    who: list[Mention]
    adjectives: list[Mention]
    language: str
    past: list[tuple[int, int]]
    """Where it names an earlier time."""
    spans: list[tuple[int, int]] = field(default_factory=list)
    """Where it stands in its line."""

    def has(self, at: int) -> bool:
        """Whether a place of the line is in the clause."""
        return any(start <= at < end for start, end in self.spans)


def kind_of(noun: Tag, status: str, clause: Clause) -> str:
    """The kind of agreement that a noun names, or what is said behind it; of talks what they are about."""
    if clause.language == "en" and status == "negotiating" and noun.what == "may":
        loose = (t for t in clause.tags if t.what == "loose" and _TALKS.match(clause.line.folded, t.start))
        noun = next(loose, noun)
    kind = noun.value if noun.what != "loose" and noun.value else _specified(noun, clause)
    if clause.language == "de" and kind == "contract" and clause.line.folded.startswith("vertrag", noun.start):
        return "treaty" if clause.who and all(m.entity.kind in ("state", "igo") for m in clause.who) else kind
    if kind == "accession" and clause.language == "en" and "alliance" in clause.line.folded[noun.start : noun.end]:
        return kind if any(m.entity.kind in ("state", "igo") for m in clause.who) else "partnership"
    if (
        kind == ""
        and clause.language == "en"
        and (_OFFER_FOR.match(clause.line.text, noun.start) or _is_takeover_offer(noun, clause))
    ):
        return "merger_acquisition"
    if kind == "joint_statement" and clause.language == "en" and _PLEDGE.match(clause.line.folded, noun.start):
        return "financing"
    if kind == "regulatory" and clause.language == "en" and _LICENCE.match(clause.line.folded, noun.start):
        ruled = any(
            m.entity.kind in ("government_body", "state", "igo") or _CENTRAL_BANK.search(m.entity.name)
            for m in clause.who
        )
        return kind if ruled or not clause.who else "contract"
    if kind == "merger_acquisition" and clause.line.folded[noun.start : noun.end].endswith("stake"):
        return "investment" if _TAKES.search(clause.line.folded, 0, noun.start) else kind
    if kind == "" and clause.language == "en" and _APPLIES.match(clause.line.folded, noun.start):
        asked = any(m.entity.kind == "government_body" or _CENTRAL_BANK.search(m.entity.name) for m in clause.who)
        return "regulatory" if asked else kind
    if kind == "" and clause.language == "en" and _APPROACH.fullmatch(clause.line.folded, noun.start, noun.end):
        firms = clause.who and all(m.entity.kind in ("company", "bank_fund") for m in clause.who)
        return "merger_acquisition" if firms else kind
    if kind == "merger_acquisition" and _is_for_work(noun, status, clause):
        return "contract"
    if kind in ("merger_acquisition", "contract") and _BUYS.match(clause.line.folded, noun.start):
        return _traded(kind, noun, clause)
    return kind


def _traded(kind: str, noun: Tag, clause: Clause) -> str:
    """The kind by what is bought: a company, or goods; "über den Kauf der Lacksparte" says it of a plain word."""
    if merged := _MERGED.match(clause.line.folded, noun.start):  # no companies: "to merge their loyalty schemes"
        return kind if _COMPANIES.search(merged[1]) else "partnership"
    if kind == "contract" and (noun.what != "may" or clause.language not in LANGUAGES):
        return kind
    if buys_company(noun, clause):
        return "merger_acquisition"
    return "trade_agreement" if kind != "contract" and _of_tariffs(clause) else "contract"


def _of_tariffs(clause: Clause) -> bool:
    """Whether states alone bargain over what each buys, tariffs among it."""
    states = bool(clause.who) and all(m.entity.kind in ("state", "igo") for m in clause.who)
    return states and any(t.value == "trade_agreement" for t in clause.tags)


def _is_takeover_offer(noun: Tag, clause: Clause) -> bool:
    """Whether it is an offer of money of one company for another: "rejected a $3 billion proposal from X"."""
    folded = clause.line.folded
    if not _OFFER.fullmatch(folded, noun.start, noun.end) or any(t.value == "contract" for t in clause.tags):
        return False
    firms = len({m.entity for m in clause.who}) > 1 and all(
        m.entity.kind in ("company", "bank_fund") for m in clause.who
    )
    if firms and (_SHAREHOLDERS.search(folded) or _FOR_PART.search(folded, noun.end)):
        return True
    if not firms:
        return False
    worth = _FOR_SALE.search(folded, max(0, noun.start - 48), noun.start) or _OF_SUM.match(folded, noun.end)
    return worth is not None


def _offers(clause: Clause) -> bool:
    """Whether a bid is for work: "had offered to build the line but its bid was turned down"."""
    if _CHEAPER.search(clause.line.folded):
        return True
    return any(t.value.partition(":")[0] == "contract" for t in clause.tags) and not any(
        t.what == "kind" and t.value == "merger_acquisition" for t in clause.tags
    )


def _is_for_work(noun: Tag, status: str, clause: Clause) -> bool:
    """Whether a bid is one for work: beside words of it, or where a government turns down that of a company."""
    bid = _BID.fullmatch(clause.line.folded, noun.start, noun.end)
    if bid is None or _offers(clause):
        return bid is not None
    kinds = {m.entity.kind for m in clause.who}
    to_government = "company" in kinds and not kinds.isdisjoint(("state", "government_body"))
    return status == "rejected" and bid[0].startswith("bid") and to_government


def subject_of_talks(verb: Tag, clause: Clause) -> str:
    """The kind that talks are about: "in discussions with X about a supply of drugs"; "" where not told."""
    about = _ABOUT.search(clause.line.folded, verb.end - 3, verb.end + 2 * _SPECIFIES)
    if about is None:
        return ""
    for what in ("kind", "may", "hint"):
        for t in clause.tags:
            if t.what == what and t.value and 0 <= t.start - about.end() <= _SPECIFIES:
                return t.value
    return ""


def _specified(loose: Tag, clause: Clause) -> str:
    """The kind of "an agreement on a loan": the words behind say what the agreement is; "" where none does."""
    if clause.language == "en" and _is_purchase(loose, clause):
        return "merger_acquisition"
    reach = 2 * _SPECIFIES if clause.language == "en" else _SPECIFIES
    if clause.language == "en" and _DOCUMENT.match(clause.line.folded, loose.start):
        reach = len(clause.line.folded)
    if kind := _told_behind(loose, reach, clause):
        return kind
    hints = [t for t in clause.tags if t.what == "hint"]
    if clause.language == "en" and _UNDER.search(clause.line.folded, max(0, loose.start - 40), loose.start):
        return _provided(loose, clause)
    if clause.language == "en" and not hints:
        folded = clause.line.folded
        ahead = [t for t in clause.tags if t.what == "act" and 0 <= t.start - loose.end <= reach]
        alone = bool(clause.who) and all(m.entity.kind in ("state", "igo") for m in clause.who)
        acts = (
            t.value
            for t in ahead
            if not (alone and t.value == "contract")
            if folded.startswith("to ", t.start - 3) and not _FINITE.search(folded, loose.end, t.start)
        )
        return next(acts, "") or _detailed(loose, clause)
    if clause.who and all(m.entity.kind in ("state", "igo") for m in clause.who):
        hints = [t for t in hints if t.value != "contract"]
    if clause.language in ("ko", "ja"):
        kinds = [t for t in clause.tags if t.what == "kind" and 0 <= loose.start - t.end <= _SPECIFIES]
        if kinds:
            return kinds[-1].value
        before = [t for t in hints if 0 <= loose.start - t.end <= _HINTS][-1:]
    else:
        before = [t for t in hints if 0 <= loose.start - t.end <= 2]
    after = [t for t in hints if 0 <= t.start - loose.end <= 2 * _SPECIFIES]
    if clause.language == "en" and " that " in clause.line.folded[loose.end : loose.end + 2 * _SPECIFIES]:
        after = [t for t in after if t.value != "investment"]
    if before or after:
        return (before or after)[0].value
    return "partnership" if clause.language == "en" and _is_joint_plan(loose, clause) else ""


def _told_behind(loose: Tag, reach: int, clause: Clause) -> str:
    """The kind of the first noun behind "agreement" that tells one, an everyday one where no other does."""
    english = clause.language == "en"
    between = english and bool(clause.who) and all(m.entity.kind in ("state", "igo") for m in clause.who)
    for what in ("kind", "may"):
        for t in clause.tags:
            if t.what != what or not t.value or not 0 <= t.start - loose.end <= reach or _is_past_verb(t, clause):
                continue
            goods = english and _is_of_goods(t, clause)
            if goods and between and _SO_THAT.search(clause.line.folded, loose.end, t.start):
                continue  # what companies may do is for states to allow
            return "contract" if goods else t.value
    return ""


def _detailed(loose: Tag, clause: Clause) -> str:
    """The kind of what an agreement provides for: "struck a bargain under which X takes over Y"."""
    provides = _DETAILS.match(clause.line.folded, loose.end)
    if provides is None:
        return ""
    at = provides.end()
    firms = all(m.entity.kind in ("company", "bank_fund") for m in clause.who)
    for t in tags(clause.line, "en"):
        if 0 <= t.start - at <= 2 * _SPECIFIES and t.what in ("kind", "may", "act", "does", "hint"):
            kind = t.value.partition(":")[0]
            if kind and (firms or kind in ("regulatory", "treaty", "trade_agreement")):
                return "contract" if kind == "merger_acquisition" and not buys_company(t, clause) else kind
    return ""


def _is_purchase(noun: Tag, clause: Clause) -> bool:
    """Whether it is "a deal to buy it", or to buy a company."""
    m = _TO_BUY.match(clause.line.folded, noun.end)
    if m is None:
        return False
    return _IT.match(clause.line.folded, m.end()) is not None or buys_company(Tag(*m.span(1), "act", ""), clause)


def _is_of_goods(t: Tag, clause: Clause) -> bool:
    """Whether what may be a purchase is one of goods: "an understanding on selling seats"."""
    traded = t.what == "may" and t.value == "merger_acquisition"
    return traded and _TRADES.match(clause.line.folded, t.start) is not None and not buys_company(t, clause)


def _is_past_verb(t: Tag, clause: Clause) -> bool:
    """Whether what may be an English noun is a verb: "an invitation, saying the share was not settled"."""
    return clause.language == "en" and t.what == "may" and clause.line.folded.endswith("ed", t.start, t.end)


def _is_joint_plan(noun: Tag, clause: Clause) -> bool:
    """Whether several states have a plan together, which is no treaty."""
    states = {m.entity for m in clause.who if m.entity.kind in ("state", "igo")}
    return len(states) > 1 and _PLAN.match(clause.line.folded, noun.start) is not None


def _provided(loose: Tag, clause: Clause) -> str:
    """The kind of what is done "under an agreement", by the last words before it that tell one."""
    lent = any(m.entity.kind == "bank_fund" for m in clause.who)
    for what in ("kind", "may", "hint") if lent else ("kind", "may", "hint", "act"):
        before = [t for t in clause.tags if t.what == what and t.value and t.end <= loose.start]
        if before:
            kind = before[-1].value
            goods = kind == "merger_acquisition" and what == "may" and not buys_company(before[-1], clause)
            return "contract" if goods else kind
    return ""


def _is_named(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought has a name that is no country's: "the purchase of Ambuja by ..."."""
    m = _NAMED.match(clause.line.text, buys.end)
    known = (*clause.who, *clause.adjectives)
    return m is not None and not any(m.start() < x.start < m.end() for x in known)


def buys_company(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought is a company, and not what it makes."""
    english = clause.language == "en"
    if english and OF_GOODS.search(clause.line.folded, buys.start, buys.end + _SPECIFIES):
        return False
    if english and (m := _WHICH.search(clause.line.folded, max(0, buys.start - 90), buys.start)):
        return any(x.form == "organisation" and 0 <= m.start() - x.end <= 1 for x in clause.who) or bool(
            _COMPANY_BOUGHT.search(clause.line.folded, max(0, m.start() - 30), m.start())
        )
    if english and _SOLD.search(clause.line.folded, max(0, buys.start - 16), buys.start):
        return any(m.form == "organisation" and 0 < buys.start - m.end < _SPECIFIES // 2 for m in clause.who)
    beside = clause.line.folded[buys.start if english else buys.end : buys.end + _SPECIFIES]
    if english and (side := _SIDE.search(beside, buys.end - buys.start)):
        beside = beside[: side.start()]
    near = 24 if english else _OBJECT
    bought = next((m for m in clause.who if m.form == "organisation" and 0 <= m.start - buys.end <= near), None)
    if clause.language == "de" and closes_clause(buys, clause.line):
        return bought_before(buys, clause.line, clause.who) or bool(
            _COMPANY_BOUGHT.search(clause.line.folded, max(0, buys.start - _OBJECT), buys.start)
        )
    other_side = _OTHER_SIDE if english else _TO
    if bought is not None and other_side.search(clause.line.folded, buys.end, bought.start):
        bought = None
    if bought is not None and _SELLS.search(clause.line.folded, buys.start, buys.end):
        bought = None if _TO_WHOM.match(clause.line.folded, bought.end) else bought
    if bought is not None and (
        _GOODS.match(clause.line.folded, bought.end) or _COUNT_BEFORE.search(clause.line.folded, buys.end, bought.start)
    ):
        return False
    named = english and _is_named(buys, clause)
    return bought is not None or named or _COMPANY_BOUGHT.search(beside) is not None
