"""Read what two parties do where no noun tells it, in other languages than English: agree, propose, plan, break off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.briefing.offline.clauses.european_clauses import closes_clause, of_work
from bot.briefing.offline.clauses.event import COUNTRIES, Clause
from bot.briefing.offline.clauses.german_talks import is_ruled_out
from bot.briefing.offline.clauses.ratifying import ratifies
from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.reading.cjk_acts import CJK_ACTS, act_between
from bot.briefing.offline.reading.french_objects import is_done_to
from bot.briefing.offline.reading.german_parties import forbids
from bot.briefing.offline.vocabulary.words import Tag

_FIRMS = ("company", "person", "other")
_OFFERS = re.compile(
    r"(?:han? )?(?:ofrec|propus|propon|plante|offr|offert|propos|suggere|suger|biet|bot|angeboten|vorgeschlagen"
    r"|schlagt|schlug|(?:an)?(?:ge)?reg(?:t|te|ten|en)\b|leg(?:t|te|ten)\b|nahegelegt|nahelegt|nahezulegen|tr[au]g"
    r"|angetragen|anzutragen|schmackhaft|lock(?:t|te|en|ten)\b)"
)
_OFFERS_MONEY = gated(
    r"\b(?:ofreci|ofrec|ofert|offert|offre|propos|angebot|angeboten|bot|bietet)\w* (?:[\w'-]+ ){0,5}?\d[\d.,]* "
    r"(?:millones|millions|millionen|milliards|milliarden|mil millones|mio|mrd)\b"
)
_BUYERS = ("company", "bank_fund")
_COURTS = re.compile(
    r"(?:a |ont )?(?:lorgn|convoit|courtis|guign|dragu|fait les yeux doux|fait du pied|a des vues sur|codici|cortej)"
)
_OFFERS_GOODS = gated(
    r"\b(?:propose|proposait|offrait|a offert) (?:[\w']+ ){0,4}?(?:ses|\d+|deux|trois|quatre|cinq|six|dix|douze"
    r"|vingt)"
    r" (?!millions|milliards|ans|mois|jours|%|pour cent|services)[\w-]+"
)
"""A company's goods that it offers in French: "propose ses avions à l'Algérie"."""
_ENDS = ("signed", "suspended", "terminated", "rejected")
_AGREED_TO = gated(
    r"\b(?:acordo|acuerda|pacto con|acordaron|pactaron|han acordado|acuerdan|decidieron|convinieron"
    r"|se comprometieron a|han convenido)\b|\b(?:ha )?(?:acordo|acordado|convino|convenido|pacto|pactado"
    r"|concerto|concertado)"
    r" (?:[\w]+ ){0,4}?con\b"
    r"|\b(?:acept(?:o|a|aron|an|ado)|acced(?:io|e|ieron|en|ido) a) [a-z]+[aei]r(?:le|les)?\b"
    r"|\b(?:(?:est|sont) convenue?s?|ont convenu|se sont (?:entendue?s|accordee?s|mise?s d'accord|engagee?s a)"
    r"|s'accordent|s'entendent|ont decide de?|decident de?|s'engagent a|conviennent de?|convinrent de?"
    r"|ont accepte de?|a accepte de?|topent|ont tope|accord\w+ leurs violons|l'affaire est (?:entendue|conclue)"
    r"|se sont serre la main|marche conclu)\b|\ba (?:[a-z]+ )?(?:conclu|convenu) (?:[a-z]+ )?avec\b"
    r"|\baccepte(?:nt)? d(?:e |')[a-z]+(?:er|ir|re)\b"
    r"|\b(?:einigte sich|vereinbarte|verstandigte sich|einigten sich|haben sich geeinigt|vereinbarten"
    r"|haben vereinbart|verstandigten sich|haben beschlossen"
    r"|beschlossen|handelseinig|handelseins|aus der taufe|ins leben gerufen|kam(?:en)? uberein|ubereingekommen)\b"
    r"|\bha(?:ben|t) (?:[^\s,;]+ ){1,14}(?:vereinbart|verabredet|ausgehandelt"
    r"|verstandigt|geeinigt|abgesprochen)\b"
    r"|기로 ?(?:했|합의|뜻을|의견을|약속)|데 (?:합의했|동의했|뜻을|의견을|한목소리)|접점을 찾(?!지|기)"
    r"|합의점을 찾(?!지|기)|뜻을 (?:모았|같이|함께|맞췄)|의견을 모았|의견 일치"
    r"|意見が一致した|折り合った|で(?:基本|大筋|原則|暫定)?(?:合意|一致)|ことを決め|ことを確認"
)
_PROPOSED_THAT = gated(
    r"\b(?:propuso|planteo|ofrecio|pidio|invito|propone|plantea|ofrece)(?:, [^,]{2,24},)? (?:que|al?)\b"
    r"(?! (?:la |los |las |el |sus )?(?:gente|jovenes|ciudadan[oia]\w*|poblacion|publico|votantes|electores|medios"
    r"|prensa|padres|familias|asistentes|seguidores|mexicanos|espanoles|colombianos|argentinos|simpatizantes"
    r"|companeros|juez"
    r"|jueza|tribunal|fiscal\w*|policia|usuarios|mujeres|hombres|todos|todas)\b)"
    r"|\bpropos(?:ent?|a|erent) (?:a|au|aux)\b"
    r"|\b(?:a|ont|aurait|auraient) (?:[a-z]+ )?(?:(?:propose|invite|offert|suggere) (?:a|que|l[ae']|aux?)"
    r"|demande (?:a|aux?))\b(?! (?:ses|leurs|son|sa|tous|toute|toutes|chaque|chacun|cette?|ces|la justice|la cour"
    r"|la police"
    r"|tribunal|tribunaux|juges?|parquet|procureur))"
    r"|\b(?:tend\w* (?:la|une) (?:main|perche)|souffl\w+|fait miroiter|fait du pied|fait les yeux doux) (?:a|aux?)\b"
    r"|\bvien(?:t|nent) (?:de |d')(?:proposer|inviter|offrir|demander|suggerer) (?:a|que|l[ae']|aux?)\b"
    r"|\b(?:schlug|schlagt|bot|bietet) (?:\w+ ){0,8}(?:vor|an)\b"
    r"|\b(?:hat|haben) (?:\w+ ){1,9}(?:vorgeschlagen|angeboten|eingeladen|gebeten)\b"
    r"|よう(?:に)?(?:要望|要請|提案|提起)した|よう(?:に)?求めた|申し込んだ"
    r"|제안했|제의했|제안하|提案した|提案して|呼びかけた|申し入れた|持ちかけた|打診した|申し出た|案を示した|案を示して|案を提示した"
)
_JOINT_PLAN = gated(
    r"\b(?:quieren?|planean?|preven?|proyectan|pretenden|buscan|estudian|veu(?:t|lent)|prevoi(?:t|ent)"
    r"|envisage(?:nt)?|projettent|comptent|souhaitent|will|wollen|plant|planen|beabsichtigen|erwagen|prufen)\b"
    r"|계획이다|방침이다|추진한다|추진하고|계획을 세|する計画|方針だ|目指す|検討して"
)
_TOGETHER = re.compile(r"\b(?:con|avec|aupres de|mit)\s(?:[\w'’-]+\s){0,5}$")
"""Before the partner of a plan: "X envisage de bâtir avec Y une usine"."""
_JOINED = re.compile(r"(?:\s\([\w.& -]+\))?(?:[,\s]+(?:y|e|et|und)\s|[와과] |[와과]|と|、|・|, )(?:[^\s,;.]+\s){0,4}$")
"""What stands between two that plan something together."""
_PARTNER = re.compile(r"(?:[\((][^()()]{1,20}[\))])?(?:[와과](?:의)? |との?|に対し)")
_TO = re.compile(r"(?:[\((][^()()]{1,20}[\))])?(?:에게?|으?로부터|와|과|に|から|と|へ)(?![一-龠]?って)")
_TOPIC = re.compile(r"(?:[\((][^()()]{1,20}[\))])?(?:은|는|이|가|は|が)")
_DEED = re.compile(
    r"공급|위탁|맡기|맡긴|넘기|넘긴|사들|사기로|팔기로|빌려|빌리|제공|손잡|손을 |맞손|의기투합|투자|출자|매각|매입|인수"
    r"|供給|委託|納|売却|売り渡|買い取|出資|融資|貸し|組む|手を組|提携|引き取|取得|寄付|供与|譲"
)
"""Verbs of what companies do to each other by agreement."""
_SALE = re.compile(r"공급|위탁|맡|넘|사들|사기|팔|供給|委託|納|売|買|引き取")
_JOINT_DEED = re.compile(
    r"始め|立ち上げ|設立|開発|建設|取り組|設ける|整備|시작|설립|개발|짓|세우|세운|연다|열기로|운영|출시|구축|건설"
)
"""What somebody begins with another."""
_OWN_BUSINESS = re.compile(
    r" (?:[\w']+ ){0,2}?(?:le|la|les|l'|ses|son|sa|leurs?|el|los|las|sus?|den|die|das|der|ihren?|seinen?|samtliche"
    r"|todos los|tous les) ?"
    r"(?:trafic|circulation|vols?|production|activites?|service|liaisons?|trafico|circulacion|vuelos?|produccion"
    r"|actividad"
    r"|servicios?|clases|operaciones|verkehr|fluge|flugverkehr|bahnverkehr|betrieb|produktion|fahrten|unterricht"
    r"|zugverkehr)\b"
)
"""Behind "suspended", what somebody does alone: "a interrompu le trafic entre Lyon et Paris"."""
_OF_ANYTHING = re.compile(r"hebt|heben|hob|aufhe|aufhob|aufgehob|aufzuheb|g[aei]b|aufgeb|aufgeg|aufzugeb")
"""German verbs of which the noun beside them has to tell that an agreement is ended: "hob die Zugbindung auf"."""
ACTS = frozenset({_AGREED_TO, _PROPOSED_THAT, _JOINT_PLAN, *CJK_ACTS})
"""What tells an act beside no verb of data/event_words.tsv."""
_BREAKS = re.compile(
    r"(?:auf)?(?:ge)?kundig|trenn|getrennt|zieh|zog|zuruckgezogen|steig|stieg|aus(?:ge|zu)?st[ei]+g|absag"
    r"|abgesagt|sagt|beend"
    r"|br[ia]ch|br[ea]ch|abgebrochen|lehn|ab(?:ge)?lehn|abgewiesen|w[ei]+s|zuruckgewiesen|weist|setz|ausgesetzt"
    r"|stornier"
    r"|verzicht|ruckz|annullier|spr[aiu]ng|abgesprungen|unterzeichn|unterschr|paraphier|gestoppt|stopp|kapp"
    r"|abfuhr|absage"
    r"|korb|nein|veto|blockier|verweiger|verschmah|platz|geplatzt"
)
"""German verbs, and their particles, that tell how one deals with another."""
_FROM = re.compile(
    r"\b(?:mit|bei|beim|von|vom|aus|fur|an|gegen|der|dem|des|den|die|das|durch|gegenuber|zum"
    r"|zur)\s(?:[^\s,;.]+\s){0,3}$"
)
"""Before the other side of it."""
_DISPUTE = re.compile(
    r"litig|streit|pleit|contenci|contentieux|disput|differend|conflit|conflict|arbitra|klage|querell"
    r"|huelga|greve"
    r"|streik|prozess|reclamaci|소송|분쟁|訴訟|紛争|争議"
)

_ENDED_BY = re.compile(r"\b(?:mit|durch) (?:einem|einen|eine|einer) (?:[\w-]+ )?$")
"""Before the German agreement that ends something: "endete mit einem Vergleich"."""


@dataclass(frozen=True, slots=True)
class Act:
    """What a clause tells by its verb: a kind ("" where it does not say), and how far it is."""

    kind: str
    status: str
    fresh: bool = False
    """It is told for the first time."""
    tentative: bool = False
    """By an ordinary verb, so that a later sentence may name it otherwise."""


def act_of(
    line: Line, who: Sequence[Mention], tags: Sequence[Tag], told: Sequence[tuple[Tag, str]], language: str
) -> Act | None:
    """What the parties `who` of a clause do; `told` are its verbs with how far each tells it to be."""
    if len({m.entity for m in who}) < 2:
        return None
    hinted = next((t.value for t in tags if t.what == "hint"), "")
    if _AGREED_TO.search(line.folded):
        states = all(m.entity.kind in COUNTRIES for m in who)
        if not hinted and language in ("es", "fr", "de") and of_work(line, who):
            return Act("settlement", "agreed")
        return Act(("" if hinted == "contract" else hinted) if states else hinted or "partnership", "agreed")
    if _proposes(line) and (language != "fr" or _asks_one(line, who)):
        hinted = hinted or ("financing" if _OFFERS_MONEY.search(line.folded) else "")
        if not hinted and any(m.entity.kind == "company" for m in who) and _OFFERS_GOODS.search(line.folded):
            hinted = "contract"
        return Act(hinted or "partnership", "proposed", fresh=True)
    if _plan_together(line, who, language):
        return Act(hinted, "proposed")
    if language in ("ko", "ja") and (between := act_between(line, who, language)) is not None:
        return Act(*between, tentative=True)
    if language in ("ko", "ja") and (done := _done_to(line, who, told)) is not None:
        return Act(hinted, done.status) if hinted else done
    for verb, status in told:
        if status == "proposed" and _courts(verb, line, who):
            return Act("merger_acquisition", "proposed")
        if verb.what == "status" and _acts(verb, status, line, who, language, hinted=bool(hinted)):
            return Act(hinted or ("partnership" if status == "proposed" else ""), status)
    return None


def _done_to(line: Line, who: Sequence[Mention], told: Sequence[tuple[Tag, str]]) -> Act | None:
    """What one does to or with another, and how far it is: "AはBに整備を委託することを検討している"."""
    if not any(_TO.match(line.text, m.end) for m in who) or not any(_TOPIC.match(line.text, m.end) for m in who):
        return None
    joint = any(_PARTNER.match(line.text, m.end) for m in who)
    for verb, status in told:
        if verb.value != "agreed" or status not in ("agreed", "proposed"):
            continue
        if deed := _DEED.match(line.text, verb.start):
            return Act("contract" if _SALE.match(deed[0]) else "partnership", status)
        if joint and _JOINT_DEED.match(line.text, verb.start):
            return Act("partnership", status)
    return None


def _proposes(line: Line) -> bool:
    """Whether somebody proposes something to somebody."""
    return _PROPOSED_THAT.search(line.folded) is not None


def _asks_one(line: Line, who: Sequence[Mention]) -> bool:
    """Whether somebody who is named stands behind the French verb of asking."""
    asks = _PROPOSED_THAT.search(line.folded)
    return asks is not None and any(m.start >= asks.start() for m in who)


def is_new_offer(status: str, clause: Clause) -> bool:
    """Whether somebody proposes something to somebody, which was not told before."""
    return status == "proposed" and _proposes(clause.line) and len({m.entity for m in clause.who}) > 1


def offers_money(clause: Clause) -> bool:
    """Whether a state, a body or a bank offers a sum: "La Unión Europea ofreció 12 millones de euros"."""
    offers = _OFFERS_MONEY.search(clause.line.folded)
    giver = next((m.entity.kind for m in clause.who if offers and m.end <= offers.start()), "")
    return giver in ("state", "igo", "bank_fund", "government_body")


def status_of(verb: Tag, status: str, noun: Tag, line: Line) -> str:
    """How far it is in other languages than English: of a parliament, or where the end is that of a quarrel."""
    if is_ruled_out(verb, noun, line):
        return "rejected"
    if _ends_dispute(status, noun, line):
        return "agreed"
    return "ratified" if ratifies(verb, status, noun.value, line) else status


def _acts(verb: Tag, status: str, line: Line, who: Sequence[Mention], language: str, *, hinted: bool) -> bool:
    """Whether a verb between two parties is an agreement, or the end of one, by itself."""
    between = any(m.end <= verb.start for m in who) and any(m.start >= verb.end for m in who)
    if language == "fr" and between:
        between = is_done_to(verb, status, line, who)
    if status == "proposed":
        offered = _OFFERS.match(line.folded, verb.start) and all(m.entity.kind not in _FIRMS for m in who)
        beside = between or (language == "de" and offered is not None and closes_clause(verb, line))
        return beside and (hinted or offered is not None) and language in ("es", "fr", "de")
    if language == "es" and status == "in_force":
        return _joined(line, who)
    if status not in _ENDS or _OWN_BUSINESS.match(line.folded, verb.end) or _OF_ANYTHING.match(line.folded, verb.start):
        return False
    if language in ("ko", "ja"):
        return status == "rejected" or any(_PARTNER.match(line.text, m.end) for m in who)
    both = status == "signed" and len({m.entity for m in who if m.end <= verb.start}) > 1
    joined = language == "es" and status != "rejected" and _joined(line, who)
    if language == "de":
        return both or (hinted and not forbids(verb, line)) or _parts_from(verb, line, who)
    return between or both or joined


def _parts_from(verb: Tag, line: Line, who: Sequence[Mention]) -> bool:
    """Whether a German verb tells that one breaks with another: "kündigt X", "steigt bei Y aus"."""
    if _BREAKS.match(line.folded, verb.start) is None:
        return False
    first = min((m.start for m in who), default=0)
    return any(
        m.start > first and m.entity != who[0].entity and _FROM.search(line.folded, max(0, m.start - 60), m.start)
        for m in who
    )


def _courts(verb: Tag, line: Line, who: Sequence[Mention]) -> bool:
    """Whether a company wants another: "Danone lorgne un fromager grec"."""
    if _COURTS.match(line.folded, verb.start) is None:
        return False
    before = {m.entity for m in who if m.end <= verb.start and m.entity.kind in _BUYERS}
    after = {m.entity for m in who if m.start >= verb.end and m.entity.kind in _BUYERS}
    return bool(before and after - before)


def _plan_together(line: Line, who: Sequence[Mention], language: str) -> bool:
    """Whether two plan something side by side, or one with the other: "X und Y wollen eine Anlage bauen"."""
    verb = _JOINT_PLAN.search(line.folded)
    if verb is None:
        return False
    pairs = [(a, b) for a, b in pairwise(who) if a.entity != b.entity]
    if any(a.end <= verb.start() < b.start and _TOGETHER.search(line.folded, verb.end(), b.start) for a, b in pairs):
        return True
    joined = [b for a, b in pairs if _JOINED.fullmatch(line.text, a.end, b.start)]
    return any(language in ("ko", "ja") or b.end <= verb.start() for b in joined)


def _joined(line: Line, who: Sequence[Mention]) -> bool:
    """Whether a line names two side by side: "Chile y Perú", "entre la empresa X y el grupo Y"."""
    return any(a.entity != b.entity and _JOINED.fullmatch(line.text, a.end, b.start) for a, b in pairwise(who))


def _ends_dispute(status: str, noun: Tag, line: Line) -> bool:
    """Whether it is a quarrel that ends, by an agreement: "pone fin al litigio"."""
    return (
        status in ("terminated", "suspended")
        and noun.value == "settlement"
        and (_DISPUTE.search(line.folded, noun.start, noun.end) or _ENDED_BY.search(line.folded, 0, noun.start))
        is not None
    )
