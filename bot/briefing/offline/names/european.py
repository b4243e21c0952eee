"""Weigh who is named in a Spanish, French or German sentence: who only has to approve, or is a place."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.briefing.offline.lines.edges import edges_before, ending
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import european_regions
from bot.briefing.offline.names.european_houses import is_house
from bot.briefing.offline.names.mention import Mention

_MUST_APPROVE = re.compile(
    r"[^,;.]{0,60}?\b(?:muss|mussen|doit|doivent|devra|devront|debe|deben|debera|deberan|tiene que|tienen que|aun tiene"
    r"|reste a|ha de)\b[^,;.]{0,40}?\b(?:zustimm\w*|genehmig\w*|grunes licht|absegn\w*|prufen|billigen|freigeben"
    r"|approuver|autoriser|valider|se prononcer|donner (?:son|leur) (?:aval|feu vert|accord)|examiner|statuer"
    r"|aprobar\w*|autorizar\w*|pronunciarse|dar (?:su|el) (?:visto bueno|aval|aprobacion)|ratificar\w*|dar luz verde)\b"
)
"""Behind who has yet to approve, and takes no part."""
_APPROVAL_OF = ending(
    r"\b(?:aprobacion|autorizacion|visto bueno|aval|luz verde|permiso|dictamen|approbation|autorisation|feu vert"
    r"|validation|zustimmung|genehmigung|freigabe|prufung)\s"
    r"(?:del|de la|de los|de las|de l'|du|des|de|der|durch die|durch das|durch den|von)\s?(?:[a-z]+\s){0,2}$"
)
_SEAT = frozenset({"bruselas", "bruxelles", "brussel", "brussels"})
_PLACED = ending(r"\b(?:en|a|in|nach|aus|bourse de|bolsa de|borse|sommet de|cumbre de|depuis|desde)\s$")
_OF_TOWN = ending(
    r"\b(?:tribunal(?: \w+)?|cour(?: d'\w+)?|bourse|place|aeroport|port|gare|ville|sommet|salon|foire|banlieue|quartier"
    r"|rutas?|lignes?|liaisons?|vuelos?|vols?|trayectos?|trajets?|traite|accords?|protocole|bolsa|puerto|aeropuerto"
    r"|ciudad|cumbre|feria|corte|tratado|acuerdos?|protocolo|metro"
    r"|universite|universidad) (?:de |d')$"
)
"""Before a capital that only tells where something is: "le tribunal arbitral de Paris"."""
_GIVES = ending(
    r"\b(?:li(?:e|ait|ent|aient)|uni(?:t|ssait|ssent)|vend\w*|livr\w+|pret\w+|accord\w+|octroy\w+|fourni\w+|reproch\w+"
    r"|demand\w+|propos\w+|offr\w+|notifi\w+|impos\w+|ced\w+|attribu\w+|confi\w+|vers\w+|associ\w+|oppos\w+|interdi\w+"
    r"|rachet\w+|achet\w+|lou\w+|command\w+|allou\w+|debloqu\w+|prom[ei]t?\w*|avanc\w+|approuv\w+|consent\w+"
    r"|suggere\w*|sollicit\w+|adress\w+|transm\w+|souffl\w+|tend\w*|soum\w+|present\w+|refus\w+|arrach\w+|repon\w+|dit|dire|ouv\w+|aide|invest\w+|inject\w+"
    r"|concede\w*|transfer\w+|restitu\w+|rend(?:u|ra|re)?|remis|remet\w*)\s(?:[\w',.%]+\s){0,8}(?:au|aux"
    r"|a)\s(?:la |l')?$"
)
"""Before to whom something is sold, lent or told, in French."""


_IN_TOWN = re.compile(
    r"\b(?:en|dans|in) (?:el |la |l'|der |dem )?(?:municipio|localidad|ciudad|provincia|departamento|comuna|distrito"
    r"|commune|ville|province|departement|stadt|gemeinde|provinz|landkreis)(?: [a-z]+)?(?: (?:de|del|du)| d')? ?$"
)
"""Before a town that is where something happens: "arroz en el municipio cubano de X"."""
_ACTS_IN = ending(
    r"\b[a-z-]*(?:regierung|parlaments?|kongress(?:es)?|senats?|kabinetts?|abgeordnetenhaus(?:es)?|unterhaus(?:es)?"
    r"|oberhaus(?:es)?|landtags?|volksvertretung|nationalversammlung|kammer|knesset|ministerin|ministers?"
    r"|ministeriums?|staatskanzlei|kanzleramts?|prasidialamts?|aussenamts?|amts?|behorde|notenbank|fuhrung"
    r"|machthabern?|junta|generalstab|armee|luftwaffe|marine|heer(?:es)?|kustenwache|streitkraften?|staatsfonds"
    r"|staatsbahn) (?:in|von|aus) (?:der )?$"
)
"""Before the capital in which a parliament, a ministry or an authority sits that acts: "Der Kongress in Lima"."""
_COMES_FROM = ending(
    r"\b[a-z-]*(?:delegation(?:en)?|team|teams|unterhandlern?|vertretern?|ministern?|diplomaten|gesandten?|emissaren?"
    r"|abgesandten?|beauftragten?|fachleuten?|regierungschefs?|staatschefs?|arbeitsgruppe|angebot|vorschlag|offerte"
    r"|entwurf|anfrage|vorstoss|antrag|zusage|kollege|kollegen|kollegin) aus (?:der |dem )?$"
)
"""Before the capital whose envoys talk, or whose offer is told: "die Delegationen aus Canberra"."""
_ONLY_SAYS = re.compile(
    r"\b(?:wie|laut|so|angaben|sprecher\w*|teilte|erklarte|sagte|hiess es)\b[^,;.]{0,24}$|\bgab(?: [a-z]+)? $"
)
"""Before a ministry that only reports: "wie das Handelsministerium in Seoul bekannt gab"."""
_AND_TO = re.compile(r"(\b(?:au|aux|a la|a) )(?:[\w'-]+ ){1,2}(?:et|ainsi qu') ?(?:au|aux|a la|a) $")
_TELLS = re.compile(
    r",\s(?:segun )?(?:informo|informaron|comunico|anuncio|confirmo|preciso|indico|senalo|explico|detallo|a indique"
    r"|a annonce"
    r"|a precise|a confirme|a fait savoir|teilte|gab|bestatigte|erklarte) (?:[\w']+ ){0,4}(?:a la |al |au |a l'|el "
    r"|la |le |das |die |der )?$"
    r"|(?:comunico|notifico|informo|remitio|remitido|comunicado|transmis|adresse|notifie) (?:[\w']+ ){0,3}(?:a la "
    r"|al |au |a l')$"
)
"""Before who only tells what others did, or is told it."""
_RANKED = re.compile(
    r",\s(?:(?:la|el|le|l'|der|die|das) ?)?(?:\w+ )?(?:primer\w*|segund\w+|tercer\w*|cuart\w+|quint\w+|mayor"
    r"|principal|premier\w*"
    r"|deuxieme|troisieme|quatrieme|cinquieme|plus gros\w*|plus grande?|numero \w+|grosste\w*|zweitgrosste\w*"
    r"|drittgrosste\w*"
    r"|lider|leader|leader du|marktfuhrer\w*)\b[^,;.]{3,60}\b(?:de|du|de la|d'|en|von|in)\s?$"
)
"""Before a country in which a company is the first or the second of its trade."""
_EXCHANGE = ending(r"\b(?:bolsa|parque|mercado|bourse|marche|borse) (?:de |d')$")
"""Before the place of an exchange: "en una nota a la bolsa de Hong Kong"."""
_OFFER_OF = ending(
    r"\b(?:offres?|propositions?|demandes?|requetes?|invitations?|initiatives?|candidatures?|projets?|ofertas?"
    r"|propuestas?|peticion(?:es)?|solicitud(?:es)?|invitacion(?:es)?|iniciativas?|candidaturas?|pedidos?)\s$"
)
"""In Spanish and French the adjective of who offers or asks stands behind: "la propuesta peruana"."""
_OFFER = re.compile(
    r"[a-z]{0,2} (?:angebot|vorschlag|antrag|vorstoss|initiative|einladung|offerte|gesuch|wunsch|ansinnen|bitte)"
)
_SEATED = ending(
    r"\b(?:regierung\w*|koalition|kabinett|parlament|fuhrung|staatsfuhrung|militarjunta|junta|machthaber\w*|behorden)"
    r" in $"
)
"""Before the capital of the government that acts: "die Regierung in Nairobi"."""
_UNIT = re.compile(r"-(?:Tochter|Ableger|Marke|Sparte|Töchter)(?:gesellschaft|firma|unternehmen)? (?=[A-ZÄÖÜ])")
"""Behind the owner of the company that acts: "die Siemens-Tochter X"."""
_NAMED_AFTER = re.compile(
    r"-(?:konkurren(?:t|tin|ten|z)|rival(?:e|en|in)|alternativen?|herausforderer[ns]?|klone?s?|gegner[ns]?|kritiker[ns]?"
    r"|jager[ns]?|fans?|kunden?|nutzer[ns]?|user[ns]?|fahrer[ns]?|besitzer[ns]?|passagieren?)\b"
)
"""Behind the name of a company after which others are called: "der Spotify-Konkurrent"."""
_PART_OF = ending(
    r"\b(?:suden|norden|osten|westen|sudosten|sudwesten|nordosten|nordwesten|zentrum|herzen|mitte)\s(?:der |des )?$"
)
"""Before a country of which German tells a part: "im Süden Österreichs"."""
_AND = {
    "de": re.compile(r"(?:,| und| sowie) (?:(?:die|der|das|den|dem|des) )?"),
    "fr": re.compile(r",? (?:et )?(?:(?:le|la) )?"),
    "es": re.compile(r",? (?:[ye] )?(?:(?:el|la) )?"),
}
"""Between the adjectives of countries that act together: "les gouvernements français et allemand"."""


def _strengthen_adjectives(line: Line, mentions: list[Mention], language: str) -> None:
    """Strengthen the adjective of whose offer is told, and that joined to one of a government."""
    adjectives = [m for m in mentions if m.form == "adjective"]
    for m in adjectives:
        if m.weak and (_is_offer(line, m, language) or (language == "fr" and _is_people(line, m))):
            m.weak = False
    pairs = list(pairwise(adjectives))
    for one, other in pairs[::-1] if language == "de" else pairs:
        first, second = (other, one) if language == "de" else (one, other)
        if second.weak and not first.weak and _AND[language].fullmatch(line.folded, one.end, other.start):
            second.weak = False


def _is_offer(line: Line, m: Mention, language: str) -> bool:
    """Whether an adjective tells whose offer, plan or request it is."""
    if language == "de":
        return _OFFER.match(line.folded, m.end) is not None
    may = edges_before(line.folded, m.start)
    return bool(_OFFER_OF.bit & may and _OFFER_OF.pattern.search(line.folded, max(0, m.start - 24), m.start))


def _is_people(line: Line, m: Mention) -> bool:
    """Whether French names a people by its capital, and means its state: "les Danois ont refusé", "avec les Turcs"."""
    return line.text[m.start].isupper() and line.folded.endswith(("les ", "aux ", " et les "), 0, m.start)


def _is_told_by(line: Line, n: int, mentions: list[Mention]) -> bool:
    """Whether a body behind two who act only tells it: ", informó este martes el Ministerio de Energía"."""
    m = mentions[n]
    if m.entity.kind != "government_body" or not _TELLS.search(line.folded, max(0, m.start - 60), m.start):
        return False
    return len({x.entity for x in mentions[:n] if not x.weak}) > 1


def _is_short_for(line: Line, body: Mention, m: Mention) -> bool:
    """Whether an acronym in brackets stands for the body right before it: "la Comisión de Valores (CNMV)"."""
    return line.text[body.end : m.start] == " (" and line.text.startswith(")", m.end)


def _must_approve(line: Line, m: Mention) -> bool:
    """Whether it is a parliament that has yet to approve."""
    return is_house(line.folded[m.start : m.end]) and _MUST_APPROVE.match(line.folded, m.end) is not None


def _is_seat(line: Line, m: Mention) -> bool:
    """Whether a place between commas only tells where a body is: "Instituto Zimtora, de São Paulo, ..."."""
    return line.folded.startswith((",", "."), m.end) and line.folded.endswith((", de ", ", d'"), 0, m.start)


def _is_government(before: str, may: int) -> bool:
    """Whether a place stands for who acts there, or comes from there: "das Parlament in Bukarest"."""
    acts = _ACTS_IN.end(before, may) or _COMES_FROM.end(before, may)
    return acts is not None and _ONLY_SAYS.search(before, 0, acts.start()) is None


def _first_of_two(before: str) -> str:
    """What stands before the first of two to whom something is given: "au Cameroun et au Nigeria"."""
    joined = _AND_TO.search(before)
    return before[: joined.end(1)] if joined else before


def weigh_european(line: Line, mentions: list[Mention], language: str) -> None:
    """Weaken who has yet to approve and the seat of the Union as a place; strengthen to whom something is given."""
    european_regions.weigh_regions(line, mentions)
    _strengthen_adjectives(line, mentions, language)
    for n, m in enumerate(mentions):
        before = line.folded[max(0, m.start - 60) : m.start]
        may = edges_before(line.folded, m.start)
        if m.weak and m.form in ("government", "name") and language == "de" and _is_government(before, may):
            m.weak = False
        if m.form == "organisation":
            approves = m.entity.kind in ("government_body", "igo") and (
                _MUST_APPROVE.match(line.folded, m.end) or _APPROVAL_OF.end(before, may)
            )
            seat = _PLACED.bit & may and line.folded[m.start : m.end] in _SEAT
            told_by = _is_told_by(line, n, mentions)
            approves = approves or (m.entity.kind == "government_body" and _IN_TOWN.search(before))
            unit = language == "de" and _UNIT.match(line.text, m.end)
            placed = seat and _PLACED.pattern.search(before) and not (language == "fr" and _GIVES.end(before, may))
            after = language == "de" and _NAMED_AFTER.match(line.folded, m.end)
            short = n and _is_short_for(line, mentions[n - 1], m) and _is_told_by(line, n - 1, mentions)
            m.weak = bool(m.weak or approves or unit or told_by or placed or after or short)
        elif (
            m.form == "name"
            and (
                _RANKED.search(before)
                or _EXCHANGE.end(before, may)
                or _is_seat(line, m)
                or (language == "de" and _PART_OF.end(before, may))
            )
        ) or (m.form == "government" and (_OF_TOWN.end(before, may) or _must_approve(line, m))):
            m.weak = True
        elif language == "de" and m.form == "government" and _SEATED.end(before, may):
            m.weak = False
        elif _GIVES.bit & may and language == "fr" and m.weak and m.form in ("name", "government"):
            m.weak = _GIVES.pattern.search(_first_of_two(before)) is None
