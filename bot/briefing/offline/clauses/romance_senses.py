"""Say what everyday Spanish and French words need beside them to tell of an agreement."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from bot.briefing.offline.clauses.french_senses import FRENCH_PRESS

SMALL = {
    "es": (
        r"(?:(?:el|la|los|las|lo|al?|del?|un[ao]?s?|su|sus|est[eao]s?|es[eao]s?|esta|dich[oa]s?|aquell?[oa]s?|todas?"
        r"|todos?|cualquier|ningun[oa]?|otr[oa]s?|vari[oa]s|algun[oa]?s?|divers[oa]s|nuev[oa]s?|prim?er[oa]?|segund[oa]"
        r"|gran(?:des)?|tradicional(?:es)?|mism[oa]s?|mi|mis|tu|nuestr[oa]s?|propi[oa]s?|supuest[oa]s?"
        r"|presunt[oa]s?|fals[oa]s?|graves?|fuertes|dur[oa]s|posibles?|unic[oa]|historic[oa]|polemic[oa]|ya|hoy|ayer"
        r"|tambien|asi|ademas|este|lunes|martes|miercoles|jueves|viernes|sabado|domingo|[a-z]+mente|por unanimidad"
        r"|dos|tres|cuatro|cinco|\d[\d.,]*|mil|millones de|una serie de|parte de)\s)*"
    ),
    "fr": (
        r"(?:(?:les?|la|une?|des|de|du|au|aux|[sml]es|son|sa|leurs?|ces?|cette|cet|toute?s?|tous|plusieurs|autres?"
        r"|nouve(?:au|lle)s?|[a-z]+ieme|dernier|derniere|premiere?s?|grande?s?|propres?|meme|fausses?|graves|vives"
        r"|eventuel(?:le)?s?|hier|lundi"
        r"|mardi|mercredi|jeudi|vendredi|samedi|dimanche|aussi|[a-z]+ment|deux|trois|\d[\d.,]*|pas|plus)\s|[ld]'|qu')*"
    ),
}
"""What may stand between a verb and its object."""
_DEAL = (
    r"\b(?:acuerdos?|tratados?|convenios?|convencion(?:es)?|protocolos?|pactos?|contratos?|concordato|treguas?"
    r"|alto el fuego|negociaci\w+|conversaciones|dialogos?|alianza|fusion|operacion|opa|memorandos?|memorandum"
    r"|arrendamiento|concesion|accords?|traites?|conventions?|protocoles?|pactes?|contrats?|treve|cessez-le-feu"
    r"|negociations?|pourparlers|discussions|alliance|partenariat)\b"
)
_NAMES_DEAL = re.compile(_DEAL)
_TREATY = (
    r"\b(?:acuerdos?|tratados?|convenios?|convencion(?:es)?|protocolos?|pactos?|contratos?|concordato|treguas?"
    r"|alto el fuego|arrendamiento)\b"
)
_CLUB = (
    r"\b(?:union|otan|onu|ocde|organi[sz]\w+|bloque|bloc|mercosur|brics|alian[zc]a|alliance|tratado|traite|acuerdo"
    r"|accord|convenio|convenci?on|pacto|pacte|consor[ct]i\w+|coali[ct]ion|club|com?munidad|communaute|schengen|euro"
    r"|eurozona|zon[ae]|foro|forum|aso[cs]ia[ct]ion|grupo|groupe|g7|g20|opep|opec|omc|oms|fmi|unesco|asean|caricom"
    r"|banco|banque|fondo|fonds|agenc[ie]\w*|corte penal|consejo de seguridad|conseil|red de|reseau|capital"
    r"|accionariado|organismo|organisme|estatuto|mercado|marche commun|mecanism[eo]|sistema|espacio|espace|celac"
    r"|sica|projet"
    r"|proyecto|iniciativa|initiative|programa|programme|ue)\b"
)
"""What one joins or leaves by an agreement."""


class Sense(NamedTuple):
    """What a word needs beside it to tell of an agreement; where nothing of it is given, it never does."""

    word: re.Pattern[str]
    behind: re.Pattern[str] | None = None
    """Directly behind it."""
    before: re.Pattern[str] | None = None
    """Directly before it."""
    near: re.Pattern[str] | None = None
    """Within some words of it."""
    never: re.Pattern[str] | None = None
    """Directly behind it, where it tells of none."""
    after: re.Pattern[str] | None = None
    """Directly before it, where it tells of none."""
    unless: re.Pattern[str] | None = None
    """Directly behind it, where it tells of one whatever stands before it."""
    accent: bool = False
    """An accent on its last letter, without which it is a noun: "negoció", not "el negocio"."""
    named: bool = False
    """No name behind it, of which it is a part: "la alianza Va por México"."""
    pair: bool = False
    """Two who are named."""
    org: bool = False
    """Somebody who is named right behind it."""
    state: bool = False
    """A state that is named right before it, or what else it needs."""


def names_deal(word: str) -> bool:
    """Whether a word names an agreement, or talks, by itself."""
    return _NAMES_DEAL.match(word) is not None


def _sense(word: str, **what: str | bool) -> Sense:
    """The patterns compiled; `never` and `after` alone leave a word what it is elsewhere."""
    made = {k: re.compile(f"{v}$" if k in ("before", "after") else v) if isinstance(v, str) else v
            for k, v in what.items()}  # fmt: skip
    return Sense(re.compile(word), **made)  # type: ignore[arg-type]


_SENSES = {
    "es": (
        # "denunciar" an agreement ends it, and otherwise tells of what somebody complains about
        _sense(r"(?:ha |han )?denunci\w*(?: a)?", behind=r"\s" + SMALL["es"] + _TREATY,
               before=_TREATY + r"[\w\s]{0,24}"),
        _sense(r"(?:los |las )?encargad[oa]s?", before=r"\b(?:ha|han|habia|haber|fue|fueron|sido)\s(?:\w+\s)?"),
        _sense(r"(?:ha |han )?encarg\w+", after=r"\bse (?:l[eao]s? )?"),
        # "la firma alemana" is a company, and "la firma del acuerdo" none
        _sense(r"firmas?", after=r"(?:\b(?:la|las|una|esta|dicha|otra|mism[ao]) |, )", unless=r"(?:$|[,.;:)]|\s(?:por"
               r"|entre|con|se|oficial|definitiva|en|y|tendra|sera|esta|previst\w+|hoy|ayer|este|un|una|los|final|fue"
               r"|el|del|de (?:(?:est[eao]s?|es[eao]s?|ambos|dos|tres|vari[oa]s|otr[oa]s?|nuev[oa]s?) )*(?:un[ao]?"
               r"|el|la|los|las|su|sus|acuerdos?|convenios?|tratados?|contratos?|protocolos?|memorand\w+"
               r"|alianzas?|actas?|documentos?|paz|compromisos?))\b)"),
        _sense(r"alianza|coalicion", named=True),
        _sense(r"tratados", never=r",? (?:internacionales|convenciones|y convenciones)"),
        _sense(r"inversion(?:es)?", never=r" (?:publicas?|sociales|social|extranjeras? directas?)"),
        _sense(r"perfil\w+", near=_DEAL, after=r"\bse "),
        _sense(r"rondas?", near=r"negoc|convers|dialog|contact|consult|financi|invers|capital|semilla|serie|cumbre"
               r"|reunion|trabajo"),
        _sense(r"(?:se )?(?:vencio|vence|vencieron|vencen)", near=_DEAL + r"|\bplazos?\b|\bvigencia\b|\bprorroga"),
        _sense(r"(?:ha |han )?(?:rechaz|descart|desestim)\w+", never=r"\s(?:[a-z]+mente )?(?:que|haber)\b"),
        _sense(r"contactos?", behind=r"\s(?:con|entre|diplomatic|bilateral|explorator|preliminar)",
               after=r"\b(?:supuestos|presuntos|sobre|ocult\w+|filtr\w+) (?:los |sus )?"),
        _sense(r"prohib\w+", near=r"\b(?:operacion|compra|adquisicion|adquier\w+|opa|export\w+|import\w+)\b|" + _DEAL),
        _sense(r"(?:ha muerto|murio|abort\w+|cesa|ceso|cesaron|revienta\w*|revent\w+|frustr\w+|deten\w+|detuv\w+"
               r"|detien\w+|frena\w*|freno"
               r"|bloque\w+|nacio|nacieron)", near=_DEAL + r"|\b(?:planes|proyecto|compra|venta|adhesion|integracion"
               r"|aranceles|importaciones|exportaciones)\b"),
        _sense(r"disolucion de|disuelv\w+|disol\w+", near=_DEAL + r"|\b(?:consorcio|sociedad|coalicion|empresa"
               r"|asociacion)\b"),
        _sense(r"abandon\w+", near=_DEAL + "|" + _CLUB + r"|\b(?:mesa|planes|compra|oferta)\b"),
        _sense(r"(?:su )?candidaturas?", near=r"\b(?:ue|onu|otan|oms|ocde|fmi|brics|mercosur|union europea|adhesion"
               r"|bloque|organizacion|organismo|consejo de seguridad|banco|sede|expo|mundial|juegos"
               r"|zona euro)\b", state=True),
        _sense(r"(?:acceso a|acceder a|accede a|entrada en|entrar en|entro en|entra en|ingreso (?:en|a)"
               r"|ingres\w+ (?:en|a)"
               r"|sumarse a|se sum\w+ a|se un\w+ a|unirse a|incorporar\w* a|se incorpor\w+ a|incorporacion a|integrarse"
               r" en|se integr\w+ en|su (?:ingreso|integracion|incorporacion)|podri?an? sumarse)(?:l| la)?",
               behind=r"[^,;.]{0,60}?" + _CLUB),
        _sense(r"asociacion(?:es)?", behind=r"\s(?:[a-z]+ )?(?:con|entre|estrategic|publico|en participacion"
               r"|economic|transatlantic"
               r"|comercial|para (?:explotar|desarrollar|producir|construir|operar|fabricar))", before=r"\b(?:en|su) "),
        _sense(r"boda de|integracion de", org=True, pair=True),
        _sense(r"pondran?", near=r"\d|millon|mitad|resto|dinero|fondos|parte"),
        _sense(r"declaracion", behind=r"\s(?:\w+\s)?(?:conjunta|comun|final|politica|trilateral|bilateral|ministerial"
               r"|tripartita|sobre|de (?:intenc|princip|amistad|alianza|asociacion|paz|apoyo|guerra)|por la que"
               r"|en la que|con la que)|\sque"),
        _sense(r"tratad[oa]s?", after=r"\b(?:ha|han|haya|hayan|habia|habria|hubiera|fue|fueron|sido|siendo|ser)"
               r"\s(?:\w+\s)?"),
        _sense(r"acordad[oa]s?|pactad[oa]s?", after=r"\b(?:horario|lugar|hora|precio) "),
        _sense(r"conciliacion", never=r"\s(?:de la vida|familiar|laboral|entre la vida|personal|y la|del trabajo)"),
        _sense(r"hojas? de ruta|planes de accion|plan de accion|de la mano|cod[oa] [ac]o?n? ?codo"
               r"|(?:aun|sum|un)\w+ (?:esfuerzos|fuerzas)|sumar (?:esfuerzos|fuerzas)", pair=True),
        _sense(r"(?:se )?estren\w+", near=_DEAL),
        _sense(r"en contacto con", org=True, pair=True),
        _sense(r"plan(?:es)?", never=r"\s(?:estrategic|nacional|invierno|director|de (?:vacunacion|vivienda"
               r"|estudios?|salud"
               r"|igualdad|seguridad|choque|contingencia|emergencia|gobierno|trabajo))"),
        _sense(r"memorand(?:um|o|os)", never=" (?:presidencial|ejecutivo|intern)"),
        _sense(r"van? a (?:crear|desarrollar)", pair=True),
        _sense(r"negocio|libro|pacto|signos?|homologo", accent=True),
        _sense(r"prest\w+", never=r"\s(?:juramento|atencion|declaracion|oidos?|servicios?|testimonio)\b"),
        _sense(r"prolongad[oa]s?", near=_DEAL + r"|\bplazos?\b|\bconcesion"),
        _sense(r"renovad[oa]s?", never=r"\s(?:alianza|apuesta|impulso|interes|esfuerzos?|confianza|energias?|amistad"
               r"|espiritu|ilusion|fuerzas?|compromiso|equipo)\b"),
        _sense(r"veto", after=r"\b(?:el|un|su|al?|del?|cualquier|otro|est?e|posible) ", unless=r"(?:\s(?:de|del)\s"
               r"[\w ]{2,30})?\sal? (?:la |las |los |el )?(?:compra|venta|fusion|opa|operacion|acuerdo|tratado|pacto"
               r"|adhesion|ingreso|entrada|export\w+|import\w+)"),
        _sense(r"(?:ha |han )?recurr(?:io|ieron|e|en|ido|ir)", near=_DEAL + r"|\b(?:adjudica\w+|licitacion|fusion|venta"
               r"|compra|concurso|multa|sancion|laudo|arbitraje)\b"),
        _sense(r"(?:el )?concurso", never=r"\s(?:de acreedores|voluntario|necesario|de ideas|de belleza|de traslados)",
               near=r"adjudic|licit|contrat|obras?\b|ofert|pliego|explotacion|servicio|concesion"),
        _sense(r"sin (?:acuerdo|exito)", near=r"\b(?:termin|acab|conclu|cerr|cierr|finaliz|reunion|negocia|cumbre"
               r"|conversac|ronda|levant)"),
        _sense(r"apuesta por", after=r"\b(?:la|una|su|esta|gran|fuerte|clara) "),
        _sense(r"ultim\w+(?: (?:el|la|los|las|su|sus|una?))?",
               never=r"\s(?:(?:los|sus) )?(?:preparativos|retoques|ensayos)"),
        _sense(r"aval(?:es)? de", near=r"credit|prestam|millon|banc|deuda|tesoro|financi|garanti"),
        _sense(r"conversaciones", never=r"\s(?:telefonic|privad|grabad|intim|de whatsapp|informales)"),
        _sense(r"ofertas?", never=r"\s(?:de (?:hipotecas?|empleo|trabajo|productos?|viajes?|vuelos?|plazas|viviendas?"
               r"|ocio|formacion|cursos|suelo|prestamos|depositos|cuentas|tarifas|contenidos|restauracion|transporte"
               r"|alojamiento|estudios)|publica de empleo|cultural|turistica|educativa|formativa|hotelera|gastronomica"
               r"|electoral|deportiva|televisiva|academica)"),
        _sense(r"valid[oa]s?", after=r"\b(?:se )?(?:ha|han) ", never=r" de\b"),
        _sense(r"se asoci\w+(?: con| a)?", org=True),
        _sense(r"se desprend\w+(?: de)?", behind=r"\s(?:de )?(?:sus?|el \d|la participacion|acciones|activos|\d)"),
        _sense(r"se deshac\w+ de|se deshizo de", behind=r"\s(?:sus?|el \d|la participacion|acciones|activos|\d)"),
        _sense(r"la mayoria de", behind=r"\s(?:las |sus )?(?:acciones|titulos|participaciones)\b"),
        _sense(r"se quedo con|se queda con|se quedara con|quedarse con|se hizo con|se hace con|hacerse con"
               r"|se haria con|se hacen con|se hicieron con",
               never=r"\s(?:el |la |los |las |un |una )?(?:\d+(?: mil)? )?(?:\d[\d.,]*[ %]|distritos|escanos|votos"
                      r"|titulo"
               r"|premio|victoria|triunfo|medalla|poder|mayoria|puesto|balon|partido|intencion|objetivo|normalidad"
               r"|gubernatura|corona|copa|oro|plata"
               r"|bronce|ganas|imagen|plaza)"),
        _sense(r"vend\w+", after=r"\bse "),
        _sense(r"propuestas?", never=r"\s(?:por|mas|socialista|popular|conservador|electoral|politic|legislativ"
               r"|economica|programatica|de (?:gobierno|campana|reforma|ley|modific|investidura|presupuestos|enmienda"
               r"|crear|eliminar|reducir))"),
        _sense(r"proyectos?|textos?|iniciativas?", never=r"\s(?:de ley|legislativ|constitucional|cultural|politic"
               r"|de vida"
               r"|de nacion|educativ|de decreto|de sentencia)"),
        _sense(r"adjudicatari[oa]s?", after=r"\bfutur[oa] (?:empresa )?|\b(?:las|los) (?:empresas )?"),
        _sense(r"renunci\w+(?: a)?", never=r"\s" + SMALL["es"] + r"(?:candidatura|cargo|puesto|presidencia|escano|acta"
               r"|herencia|nacionalidad|sueldo|salario|vida|derechos?|militancia|vacaciones|[A-Z])"),
    ),
    "fr": (
        _sense(r"sa candidature|candidature a(?: l')?", near=r"\b(?:ue|onu|otan|union europeenne|adhesion|organisation"
               r"|bloc|banque|unesco|expo|mondial|jeux|zone euro|brics|cedeao|oif|conseil de securite)\b", state=True),
        _sense(r"(?:a )?rejoin\w+(?: l[ae'])?|entree (?:a l'|dans l')|entre a l'|integrer l[ae']|integration a"
               r"|faire partie d\w+|fait son entree dans", behind=r"[^,;.]{0,60}?" + _CLUB),
        _sense(r"declaration", behind=r"\s(?:\w+\s)?(?:commune|conjointe|finale|politique|trilaterale|bilaterale"
               r"|ministerielle|tripartite|sur|d'intention|de principe|d'amitie|d'alliance|dans laquelle"
               r"|par laquelle)"),
        _sense(r"traites?", after=r"\b(?:a|ont|ete|est|sont|etre|avait|bien|mal|etait|etaient|se sont"
               r"|fait|soient|soit|sera|seront|serait|seraient|fut|furent|sujets|themes|dossiers|cas|patients|questions"
               r"|eaux|donnees|etant)\s(?:\w+\s)?"),
        _sense(r"alliances?|coalition", named=True, never=r" (?:arabo|kurd|electorale|internationale|anti|de (?:gauche"
               r"|droite|circonstance)|gouvernementale|nationaliste|au pouvoir|entre (?:partis|la droite|la gauche)"
               r"|suedoise|arc-en-ciel|violette|federale)"),
        _sense(r"feuille de route|plan d'action|main dans la main|tandem|(?:va|vont) (?:creer|developper)"
               r"|font equipe|faire equipe", pair=True),
        _sense(r"projets?|textes?|propositions?|initiatives?", never=r"s?\s(?:de lois?|legislati|constitutionnel"
               r"|de decret"
               r"|d'amendement|de vie|educati)"),
        _sense(r"(?:se |s')?(?:suspendu|suspendus)", never=r"\s(?:a|au|aux)\b"),
        _sense(r"interdi\w+(?: l[ae']?)?", near=r"\b(?:operation|fusion|rachat|acquisition|opa|export\w+|import\w+)\b|"
               + _DEAL),
        _sense(r"avort\w+|lachent?|frein\w*", near=_DEAL + r"|\b(?:projet|rachat|vente)\b"),
        _sense(r"s'associ\w+|s'alli\w+|se mari\w+(?: avec)?|mariage", pair=True),
        _sense(r"retrait de|se retir\w+(?: de)?", never=r"\s" + SMALL["fr"] + r"(?:permis|plainte|candidat\w*|point"
               r"|points|course|vie|competition|tournoi|poste)\b"),
        *(_sense(word, **what) for word, what in FRENCH_PRESS),
    ),
}  # fmt: skip


@lru_cache(maxsize=4096)
def sense_of(word: str, language: str) -> Sense | None:
    """What a word needs; None where it tells of one by itself."""
    return next((s for s in _SENSES[language] if s.word.fullmatch(word)), None)
