"""Tell what kind of agreement it is by who makes it: where no word tells that, or one that such parties never make."""

from __future__ import annotations

import re

from bot.briefing.offline.agreements.deal import DONE, OPEN, Deal, is_ministry
from bot.briefing.offline.clauses.event import FUNDS_OF_STATES, ORGANISATIONS, STATES
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.vocabulary.words import ENDED

_CENTRAL = re.compile(
    r"\bCentral Bank\b|^Bank of [A-Z]|\bReserve Bank\b|중앙은행|中央銀行|^Bank (?:Indonesia|Negara|Al-?Maghrib)"
    r"|^(?:Banco Central|Banco de M|Banque de France|Bangko Sentral|Norges Bank|Sveriges Riksbank|Deutsche Bundesbank"
    r"|Danmarks Nationalbank|National Bank of|Swiss National Bank|Monetary Authority)"
)
_TRADE_UNION = re.compile(
    r"^(?:ver\.di|Verdi|IG [A-Z]|GDL|EVG|Unia|GPA|[Vv]ida|Marburger Bund|NGG|GEW|Syna|ÖGB|DGB"
    r"|Vereinigung Cockpit|UFO|Ufo)\b"
    r"|[Gg]ewerkschaft"
)
"""Unions, which bargain over pay."""
_INVEST = ("Investments", "Investment", "Capital", "Partners", "Ventures")
"""Funds that buy rather than lend."""
_BLOCS = ("European Free Trade Association", "Mercosur", "Eurasian Economic Union", "Gulf Cooperation Council")
"""Organisations of states that make agreements on trade."""
_UNION = "European Union"
_LEARNED = {"research_education", "association", "government_body", "state", "other", "person"}
"""Who makes no contracts of trade with one another."""
_WORKS = re.compile(
    r"(?:사업|공장|터미널|제련소|플랜트|발전소|단지|항만|철도|건설|건립|현대화)[가-힣]* (?:[가-힣]+ ){0,3}?"
    r"(?:참여|건립|방안|놓고|두고)"
    r"|(?:建設|製錬所|ターミナル|プラント|発電所|工場)[^。]{0,12}(?:をめぐ|について|で協議|の協議)"
)
_BID = gated(
    r"\b(?:vorstand\w*|aufsichtsrat\w*|verwaltungsrat\w*|aktionare?n?|eigner\w*|anteilseigner\w*)\b[^.;]{0,90}"
    r"\b(?:offerte|angebot\w*|gebot\w*)\b"
    r"|\b(?:offerte|angebot|gebot)\b[^.;]{0,90}\b(?:je aktie|vorstand\w*|aufsichtsrat\w*|verwaltungsrat\w*"
    r"|aktionare?n?)\b"
    r"|\b(?:consejo|junta|accionistas?|directorio)\b[^.;]{0,90}\boferta\b|\boferta\b[^.;]{0,60}\bpor accion\b"
    r"|\b(?:conseil|actionnaires?)\b[^.;]{0,90}\boffre\b|\boffre\b[^.;]{0,60}\bpar action\b"
    r"|(?:이사회|주주)[^.]{0,40}제안|(?:取締役会|株主)[^。]{0,40}提案"
)
"""An offer that is made to, or answered by, those to whom a company belongs."""
_BID_FOR = gated(
    r"\b(?:offre|surenchere) (?:de [^,;.]{2,24} )?(?:sur|pour) (?:(?:la societe|le groupe|le fabricant|l'entreprise) )?"
    r"|\b(?:oferta|puja) (?:de [^,;.]{2,24} )?por (?:(?:la empresa|el grupo|la compania|la firma|el fabricante) )?"
    r"|\b(?:offerte|angebot|gebot) fur (?:(?:die firma|den konzern|den hersteller|das unternehmen) )?"
)
"""An offer, before whom it is for."""
_TOWN = re.compile(r"[가-힣](?:시|군|구|도|주|성)$|[一-龠ァ-ヴー](?:市|県|府|都|州|町|村|区)$")
"""Parts of countries and towns, in Korean and Japanese."""
_OF_TRADE = gated(
    r"\b(?:tariffs?|dut(?:y|ies)|import (?:ban|quota|levy)|trade (?:war|talks|row|dispute|barriers|rules))\b"
)
"""What states bargain over in trade."""
_OF_PRICE = re.compile(
    r"(?:価格|代金|納期|調達|車両|機体|가격|대금|납기|단가|공급가)[^。.]{0,16}(?:交渉|協議|詰め|협상|협의"
    r"|논의|조율)|条件を(?:詰め|すり合わせ)|조건을 (?:놓고|조율|협의|논의|따지)"
)
"""What buyers and sellers bargain over, in Korean and Japanese, states among them."""
_CHAPTERS = gated(r"\b(?:chapters|clusters?)\b")
"""What a state closes one after another on its way into the Union."""


def kind_by_parties(deal: Deal, deals: list[Deal], lines: list[Line], language: str) -> str:
    """The kind that its words tell, as such parties mean it; where none does, what they mostly agree."""
    if not deal.generic:
        return _fitting(deal)
    if language == "de" and any(_TRADE_UNION.search(e.name) for e in deal.parties) and len(deal.parties) > 1:
        return "settlement"
    if deal.status != "ratified" and {e.name for e in deal.parties} == {_UNION}:
        return "regulatory"  # what its members and its parliament agree on among themselves
    if deal.status == "negotiating" and _OF_PRICE.search(lines[deal.line].text):
        return "contract"
    return (language != "en" and _sold_instead(deal, deals)) or _default(deal, lines)


def _with_union(deal: Deal) -> bool:
    """Whether the European Union is one of two sides."""
    return any(e.name == _UNION for e in deal.parties) and any(e.kind == "state" for e in deal.parties)


def _is_bid_for_party(deal: Deal, line: Line) -> bool:
    """Whether an offer for one of the companies is told: "a retiré son offre sur la société Alstom"."""
    bid = _BID_FOR.search(line.folded)
    return bid is not None and any(line.folded.startswith(flat(e.name), bid.end()) for e in deal.parties)


def _default(deal: Deal, lines: list[Line]) -> str:
    """The kind that agreements of such parties mostly are, where no word tells it."""
    lent = any(lends(e) and not e.name.endswith(_INVEST) for e in deal.parties)
    states = sum(e.kind in STATES for e in deal.parties)
    kinds = {e.kind for e in deal.parties}
    if any(_TOWN.search(e.name) for e in deal.parties if e.kind == "government_body") and "company" not in kinds:
        return "partnership"  # what counties and towns agree is no treaty
    if deal.status in ("negotiating", "proposed") and "company" not in kinds and _WORKS.search(lines[deal.line].text):
        return "partnership"  # what states talk about building is no treaty
    if kinds == {"bank_fund"} and all(_CENTRAL.search(e.name) for e in deal.parties):
        return "partnership"
    firms = kinds <= {"company", "bank_fund", "other"}
    if firms and (_BID.search(lines[deal.line].folded) or _is_bid_for_party(deal, lines[deal.line])):
        return "merger_acquisition"
    if deal.status == "ratified" and states:
        return "treaty"
    if lent and (states or deal.status in ("negotiating", "proposed", "suspended", "terminated", "rejected")):
        return "financing"
    several = sum(e.kind == "state" for e in deal.parties) > 1 and deal.status in ("signed", "in_force")
    if several or (states and all(e.kind in (*STATES, "other", "person") for e in deal.parties)):
        if deal.status == "negotiating" and _CHAPTERS.search(lines[deal.line].folded) and _with_union(deal):
            return "accession"
        if any(_OF_TRADE.search(line.folded) for n, line in enumerate(lines) if line.part == 0 or n == deal.line):
            return "trade_agreement"
        if any(e.name in _BLOCS for e in deal.parties):
            return "trade_agreement"
        cjk = any(c >= "\u1100" for c in lines[deal.line].text)
        open_ = deal.status == "proposed" or (deal.status == "rejected" and cjk)
        bodies = states > 1 and all(e.kind == "government_body" and not is_ministry(e.name) for e in deal.parties)
        return "partnership" if (states > 1 and open_) or bodies else "treaty"
    if kinds <= _LEARNED and len(deal.parties) > 1:
        return "partnership"
    mixed = states and deal.status in ("agreed", "proposed") and "company" in kinds
    return "partnership" if deal.status in ("agreed", "proposed") and not mixed else "contract"


def _sold_instead(deal: Deal, deals: list[Deal]) -> str:
    """The kind of talks of companies about what another was not to buy; "" where none was."""
    firms = all(e.kind in ("company", "bank_fund", "other") for e in deal.parties)
    fell = any(
        d.kind == "merger_acquisition" and d.status in ENDED and d.line < deal.line for d in deals if d is not deal
    )
    return "merger_acquisition" if fell and firms and deal.status in OPEN else ""


def lends(entity: Entity) -> bool:
    """Whether it is a bank or fund that lends to companies, and no central bank."""
    return (entity.kind == "bank_fund" and not _CENTRAL.search(entity.name)) or entity.name in FUNDS_OF_STATES


def _fitting(deal: Deal) -> str:
    """The kind of a deal, of those that only states or only others make what such parties mean by its words."""
    kinds = {e.kind for e in deal.parties}
    if deal.kind == "treaty" and "state" not in kinds and any(_TOWN.search(e.name) for e in deal.parties):
        return "partnership"
    if deal.kind == "treaty" and kinds.isdisjoint((*STATES, "person", "other")):
        return _between_firms(deal)
    if deal.kind == "treaty" and "company" in kinds and kinds.isdisjoint(("state", "igo")):
        return "partnership"  # of a company with a public body
    of_one = deal.kind == "treaty" and sum(e.kind in ("state", "igo", "government_body") for e in deal.parties) == 1
    if of_one and not kinds.isdisjoint(("association", "research_education")):
        return "partnership"  # of one state with a society or a university
    if deal.kind == "regulatory" and deal.status == "signed" and kinds <= {*ORGANISATIONS} and len(deal.parties) > 1:
        return "contract"  # a licence that firms sign
    if deal.kind == "trade_agreement" and "company" in kinds and kinds <= {"company", "bank_fund"}:
        return "contract"  # what they bargain over is a fee
    if deal.kind == "merger_acquisition" and kinds == {"research_education"} and len(deal.parties) > 1:
        return "partnership"  # institutes that put their research together
    if deal.kind == "partnership" and "state" in kinds and any(e.name in FUNDS_OF_STATES for e in deal.parties):
        return "financing"  # their programmes are loans
    if deal.kind == "merger_acquisition" and deal.status in DONE and kinds <= {*STATES} and len(deal.parties) > 1:
        return "contract"  # what states buy together is no company
    return deal.kind


def _between_firms(deal: Deal) -> str:
    """What "convention" and "protocole" are where no state has a part in them."""
    return "partnership" if any(e.kind in ("research_education", "association") for e in deal.parties) else "contract"
