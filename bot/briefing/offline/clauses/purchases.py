"""Tell what is bought, sold or bid for: a company, goods, or work."""

from __future__ import annotations

import re

from bot.briefing.offline.clauses.european_clauses import LANGUAGES, bought_before, closes_clause
from bot.briefing.offline.clauses.event import Clause
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

SPECIFIES = 60
"""Characters behind a word in which it may be told what it is about."""
_COMPANY_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|arm|miner|brand|estate|rival|firm|company|business|unit|division|maker|operator|bank"
    r"|insurer|start-?up"
    r"|percent|chain|publisher|newspaper|distillery|winery|dairy|label|retailer|broadcaster|shipyard|bakery|bakeries"
    r"|hotels?"
    r"|clinics?|hospitals?|farms?|vineyards?|airline|carrier|lender|magazine|foundry|sawmill|mill|yard|pharmac(?:y"
    r"|ies)|supermarkets?"
    r"|restaurants?|cinemas?|studio|theatre|football club|stores|shops|broker|quarry|smelter|tannery|cannery|nursery"
    r"|reinsurer"
    r"|plants?|factory|factories|refinery|mines?|brewery|filial|empresa|compania|participacion|"
    r"filiale|entreprise|groupe|tochter|anteile?|\w*firma|mehrheit|sparte|mayoria|majorite|rama|negocio|geschaft"
    r"|mitbewerber|wettbewerber|rival\w*|concurrent\w*|competidor\w*|fabricant|constructeur|fabricante|editeur|anbieter"
    r"|hersteller|betreiber|jungfirma|spezialist\w*|laboratoire|laboratorio|bodega|cadena|chaine|aerolinea|operador\w*"
    r"|\w+(?:bauer|hersteller|anbieter|betreiber|konzern|kette|dienstleister|handler|verlag|erei|klinik)"
    r"|\w+(?:sparte|tochter|geschaft|marke|beteiligung|gesellschaft|firma|werk|anteile?|fabrik)|parts"
    r"|titres|actions|acciones|titulos|usines?|fabrica|sociedad|societe|marcas?|marques?|capital|studios?"
    r"|activite|actividad|activos|minorit\w*|branche|konkurrent\w*|unternehmen|werk)\b|\d\s?%"
    r"|\d prozent (?:an|am|der|des|von|seine[rs]|ihre[rs])\b"
    r"|\b[a-z-]*(?:windparks?|solarparks?|kraftwerke?n?s?|kliniken?|hotels?|filialnetz|filialen|(?:gas|strom|glasfaser"
    r"|leitungs|wasser|fern\w+)netze?s?|sendemasten|raffinerien?|brauerei|molkerei|reederei|werft|minen?|verlags?"
    r"|privatsenders?|kaufhauser|warenhauser|supermarkte)\b"
)
_PARTS_BOUGHT = re.compile(
    r"\b(?:stakes?|shares|arms?|brands?|labels?|rivals?|firms?|compan(?:y|ies)|business(?:es)?|units?|divisions?"
    r"|makers?"
    r"|operators?|banks?|insurers?|chains?|publishers?|retailers?|airlines?|lenders?|brewer(?:y|ies)|operations"
    r"|(?:fashion|publishing|auction|perfume|brokerage) houses?|clubs?|subsidiar(?:y|ies)|assets|magazines?|newspapers?"
    r"|\w+makers?)\b[^,.;]{0,24}$"
)
"""Before "have been bought by", a company or a part of one."""
_WHICH = re.compile(r",? which (?!will|is|has|was|agreed)[^,;]{2,60}$")
"""Between what is bought and who buys it: "the mill, which X agreed to buy"."""
_OBJECT = 45
_TO = re.compile(r"\s(?:a|al|au|aux|an|von|vom|bei|con|avec|mit|para|pour|fur|en|in|por|par|aus|chez|aupres)\s")
"""Between what is sold and to whom: of "venderá a la canadiense X" X is the buyer."""
_TO_BUY = re.compile(r"(?:s? (?:by [^,;]{2,40} )?to)? (buy|acquire|take over|purchase)\b")
_OWN = re.compile(
    r"(?:to )?(?:sell(?:s|ing)?|sold|sale of|selling) (?:off )?(?:its|their)(?: \w+ly)? (?!(?:[\w-]+ ){0,3}?(?:power"
    r"|electricity|outputs?|production"
    r"|gas|oil|crude|ore|concentrate|tickets|seats|products?|goods|wares|vaccines?|machines?|services?|data|beer|wine"
    r"|coffee|tea|cocoa"
    r"|rice|wheat|grain|fish|milk|meat|drugs?|pills?|jets|planes|aircraft|buses|trains|ships|vessels|weapons|missiles"
    r"|cars|trucks"
    r"|vehicles|bonds|debts?|notes|rights|surplus|harvest|catch|share|first|credits?|water|steel|copper|lithium|chips?"
    r"|cells|batteries"
    r"|uranium|gold|diamonds|timber|software|fleet|engines|turbines|panels|films?|series|songs|games|policies|loans"
    r"|home|houses?|land"
    r"|plot|site|shirts|clothes|bottles|stock|stocks|currency|reserves|own)\b)[a-z]"
)
"""What is sold that is a part of the seller, and none of what it makes."""
_APPOSITION = re.compile(
    r" (?:(?:its|the|an?|their|[A-Z][\w'’.-]*) )?(?:(?!(?:to|for|from|with|by|in|of|at|on|into|as"
    r"|or)\b)[a-z][\w-]* |[A-Z][\w'’.-]*(?:-based|['’]s|[a-z]n|ese|ish|US|UK) ){0,7}?"
    r"(?:parent|pioneer|giant|trailblazer|rival|competitor|group|firm|company|maker|\w+maker|leader|specialist"
    r"|operator|chain"
    r"|ally|partner|producer|brewer|retailer|provider|developer|publisher|broadcaster|insurer|bank|lender|airline"
    r"|carrier"
    r"|owner|supplier|manufacturer|distiller|miner|explorer|refiner|business|start-?up|subsidiary"
    r"|outfit) (?:the )?(?=[A-Z])"
)
"""Behind "buy", what it is that is named next."""
_IT = re.compile(r" (?:it|them|the (?:company|firm|group|bank))\b")
_BID = re.compile(r"(?:.* an? )?(bids?(?: for)?|offers?(?: for)?)")
_TO_WORK = re.compile(
    r" (?:of [^,.;]{2,30}? )?(?:to (?!(?:buy|acquire|take over|purchase|merge|become|join|take|own|win|save|get|secure"
    r"|host)\b)[a-z]+"
    r"|for (?:an?|the) (?:[\w-]+ ){0,3}(?:contract|order|tender|concession|licen[cs]e|job|work|lease))\b"
)
"""Behind a bid, that it is one for work."""
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
_SELLS = re.compile(r"\b(?:sell|sells|selling|sold)\b")
_TO_WHOM = re.compile(r" (?!(?:to|for|at|in|and|as|by|on|from|with|off|or|shares|stakes?)\b)[a-z]+")
"""Behind the buyer: "will sell Amazon wind power"."""
_TRADES = re.compile(r"(?:selling|buying|sales? of|purchase of)\b")
_SIDE = re.compile(r" (?:from|to|for|by|with) ")
_SOLD = re.compile(r"\b(?:been|was|were|be|being|is|are) (?:\w+ )?$")
_OTHER_SIDE = re.compile(r"\b(?:to|from|with|for|by|in|on) (?:the )?(?:[\w'-]+ )?$")
"""Between what is bought and with whom."""
_COUNT_BEFORE = re.compile(r"\b\d[\d,]*\s(?:\w+\s)?$")
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
_OF_GOODS = re.compile(
    r"(?:%|\bper ?cent|\bhalf|\ball|\bmost|\ba third|\btwo[- ]thirds|\ba quarter) of (?:the |its |their "
    r"|all )?(?:[\w-]+ ){0,2}?"
    r"(?:outputs?|production|power|electricity|gas|oil|crude|crop|harvest|catch|ammonia|hydrogen|capacity|volumes?"
    r"|yield"
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


def of_goods(line: Line, start: int, end: int) -> bool:
    """Whether a part of what a company makes is told of: "60 percent of the power", not "of Halden Power"."""
    found = _OF_GOODS.finditer(line.folded, start, end)
    return any(line.text[line.folded.rfind(" ", 0, m.end()) + 1].islower() for m in found)


def buys_company(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought is a company, and not what it makes."""
    english = clause.language == "en"
    if english and of_goods(clause.line, buys.start, buys.end + SPECIFIES):
        return False
    if english and (m := _WHICH.search(clause.line.folded, max(0, buys.start - 90), buys.start)):
        return any(x.form == "organisation" and 0 <= m.start() - x.end <= 1 for x in clause.who) or bool(
            _COMPANY_BOUGHT.search(clause.line.folded, max(0, m.start() - 30), m.start())
        )
    if english and _SOLD.search(clause.line.folded, max(0, buys.start - 16), buys.start):
        near = max(0, buys.start - SPECIFIES)
        return any(m.form == "organisation" and 0 < buys.start - m.end < SPECIFIES // 2 for m in clause.who) or bool(
            _PARTS_BOUGHT.search(clause.line.folded, near, buys.start)
        )
    if english and _sells_own(buys, clause):
        return True
    beside = clause.line.folded[buys.start if english else buys.end : buys.end + SPECIFIES]
    if english and (side := _SIDE.search(beside, buys.end - buys.start)):
        beside = beside[: side.start()]
    near = 24 if english else _OBJECT
    bought = next((m for m in clause.who if m.form == "organisation" and 0 <= m.start - buys.end <= near), None)
    if english and bought is None and _described(buys, clause):
        return True
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


def _described(buys: Tag, clause: Clause) -> bool:
    """Whether words tell what a company is before it is named: "to buy its former parent and phone pioneer X for"."""
    m = _APPOSITION.match(clause.line.text, buys.end)
    return m is not None and any(x.form == "organisation" and x.start == m.end() for x in clause.who)


def _sells_own(sells: Tag, clause: Clause) -> bool:
    """Whether somebody sells what is his own and no goods: "has agreed to sell its Irish branch"."""
    return _OWN.match(clause.line.folded, sells.start) is not None


def traded(kind: str, noun: Tag, clause: Clause) -> str:
    """The kind by what is bought: a company, or goods; "über den Kauf der Lacksparte" says it of a plain word."""
    if merged := _MERGED.match(clause.line.folded, noun.start):  # no companies: "to merge their loyalty schemes"
        return kind if _COMPANIES.search(merged[1]) else "partnership"
    if kind == "contract" and (noun.what != "may" or clause.language not in LANGUAGES):
        return kind
    if buys_company(noun, clause):
        return "merger_acquisition"
    return "trade_agreement" if kind != "contract" and _of_tariffs(clause) else "contract"


def is_purchase(noun: Tag, clause: Clause) -> bool:
    """Whether it is "a deal to buy it", or to buy a company."""
    m = _TO_BUY.match(clause.line.folded, noun.end)
    if m is None:
        return False
    return _IT.match(clause.line.folded, m.end()) is not None or buys_company(Tag(*m.span(1), "act", ""), clause)


def is_of_goods(t: Tag, clause: Clause) -> bool:
    """Whether what may be a purchase is one of goods: "an understanding on selling seats"."""
    traded = t.what == "may" and t.value == "merger_acquisition"
    return traded and _TRADES.match(clause.line.folded, t.start) is not None and not buys_company(t, clause)


def is_takeover_offer(noun: Tag, clause: Clause) -> bool:
    """Whether it is an offer of money of one company for another: "rejected a $3 billion proposal from X"."""
    folded = clause.line.folded
    if not _OFFER.fullmatch(folded, noun.start, noun.end) or any(t.value == "contract" for t in clause.tags):
        return False
    kinds = {m.entity: m.entity.kind for m in clause.who if not m.weak}
    firms = sum(kind in ("company", "bank_fund") for kind in kinds.values()) > 1 and not (
        set(kinds.values()) - {"company", "bank_fund"}
    )
    if firms and (_SHAREHOLDERS.search(folded) or _FOR_PART.search(folded, noun.end)):
        return True
    if not firms:
        return False
    worth = _FOR_SALE.search(folded, max(0, noun.start - 48), noun.start) or _OF_SUM.match(folded, noun.end)
    return worth is not None


def is_for_work(noun: Tag, status: str, clause: Clause) -> bool:
    """Whether a bid is one for work: beside words of it, or where a government turns down that of a company."""
    bid = _BID.fullmatch(clause.line.folded, noun.start, noun.end)
    if bid is not None and _TO_WORK.match(clause.line.folded, noun.end):
        return True
    if bid is None or _offers(clause):
        return bid is not None
    if _COMPANY_BOUGHT.search(clause.line.folded, noun.end, noun.end + _OBJECT):
        return False
    kinds = {m.entity.kind for m in clause.who}
    to_government = "company" in kinds and not kinds.isdisjoint(("state", "government_body"))
    return status == "rejected" and bid[1].startswith("bid") and to_government


def _offers(clause: Clause) -> bool:
    """Whether a bid is for work: "had offered to build the line but its bid was turned down"."""
    if _CHEAPER.search(clause.line.folded):
        return True
    return any(t.value.partition(":")[0] == "contract" for t in clause.tags) and not any(
        t.what == "kind" and t.value == "merger_acquisition" for t in clause.tags
    )


def _of_tariffs(clause: Clause) -> bool:
    """Whether states alone bargain over what each buys, tariffs among it."""
    states = clause.between_states()
    return states and any(t.value == "trade_agreement" for t in clause.tags)


def _is_named(buys: Tag, clause: Clause) -> bool:
    """Whether what is bought has a name that is no country's: "the purchase of Ambuja by ..."."""
    m = _NAMED.match(clause.line.text, buys.end)
    known = (*clause.who, *clause.adjectives)
    return m is not None and not any(m.start() < x.start < m.end() for x in known)
