"""Know French names that are no actor of an agreement: media, political parties, persons with a title, acronyms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer
from bot.briefing.offline.names.mention import Mention

_PERSON = re.compile(r"(?:M|MM|Mme|Mmes|Mlle|Me|Mgr|Dr|Pr)\.? [A-ZÀ-Þ]")
_THING = re.compile(
    r"\b((?:accords?|politique|peste|imp[ôo]ts?|taxe|cotisation|procréation|obligation|zone|plan|programme|projet"
    r"|contrat"
    r"|loi|système|indice|produit|revenu|prime|allocation|aide|certificat|diplôme|brevet|maladie|fièvre|virus"
    r"|syndrome|test"
    r"|examen|règlement|directive|convention|traité|protocole|mécanisme|taux|train|véhicule|imagerie|interruption"
    r"|langue"
    r"|appel|recensement|salon|festival|championnat|coupe|journées?|objectif|norme|déclaration|titre|logement|habitat"
    r"|réseau|service|permis|intelligence|énergie|gaz|petites|technologies|organismes|équipement|espace|schéma|ligne)"
    r" [^().;:]{4,90}?) \(([A-Z]{2,6})\)"
)
"""What is no body, with its acronym behind it."""
_TITLES = ("m.", "mm.", "mme", "mlle", "me", "monsieur", "madame")
_SURNAME = re.compile(r"(?:(?:Le|La|De|Du|Ben|El|Van|Von) )?[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?")
_GOES_ON = re.compile(r" (?:(?:le|la|de|du|des|van|von|ben|bin|el|al|da|di)[ -])?[A-ZÀ-Þ]")
"""Behind a first name, the rest of the name."""
_CENTURY = re.compile(r"[IVXL]+e(?:r|me)?")
_IN_WEB = ("#", "@", "/", "pic.twitter.com", "https:")
"""Before a word of a tweet, or of an address."""
_OF_BODY = re.compile(
    r"(?:Senat|Commission|Parlement|Assemblee|Chambre|Conseil|Union|Republique|Etat|Elysee|Region|Defense|Justice"
    r"|Culture"
    r"|Sante|Interieur|Economie|Environnement|Education|Finances|Budget|Travail|Emploi|Agriculture|Transports|Logement"
    r"|Affaires|Migration|Asile|Mobilite|Energie|Communication|Ecologie|Solidarites|Sports|Cohesion|Recherche)"
    r" (?:[A-Z][\w-]+ ){1,2}[A-Z][\w-]+",
    re.IGNORECASE,
)
"""A body, or the field of a minister, and who stands at its head: "le président du Sénat Gérard Larcher"."""
_HEADS = re.compile(
    r"\b(?:president|presidente|vice-president|vice-presidente|ministre|secretaire|commissaire|porte-parole|directeur"
    r"|directrice|chef|cheffe|patron|patronne|membre|doyen|ministres|conseiller|conseillere|responsable|adjoint"
    r"|adjointe"
    r"|rapporteur|rapporteure|representant|representante)\b[^,;.]{0,48}"
    r" (?:de la |de l'|du |des |a la |a l'|au |aux |de |d')$"
)
_MEDIUM_BEFORE = re.compile(
    r"\b(?:quotidien|journal|hebdomadaire|magazine|mensuel|agences? (?:de presse|d'information)|radio"
    r"|site(?: d'information)?|chaine(?: de television)?|television|tabloid|tabloide|emission|blog|podcast)"
    r"(?: [a-z-]+)? [\"«“']?\s?$"
)
"""Before the name of a medium."""
_TOLD_TO = re.compile(
    r"\b(?:a|aupres de|selon|sur|dans|par|d'apres|journaliste de|photographe de|de) (?:l'|le |la |les )?$"
)
"""Before a known medium that is only told something, or where somebody reads it."""
_SOLD = re.compile(
    r"\b(?:rach\w+|achet\w+|acquisition|acquer\w+|vend(?!redi)\w*|vente|ced\w+|cession|capital|actionnaires?"
    r"|participation|fusion\w*"
    r"|syndicats?|salaries|droits|diffus\w+|retransm\w+|partenariat|accord|contrat|greve|plan social|editions)\b"
)
"""Beside a medium, or those who work there, that is dealt with itself."""
_GOVERN = re.compile(
    r"\b(?:accord|contrat|negociations?|pacte) (?:de |d'une )?(?:gouvernement\w*|coalition|electora\w+)\b"
)
"""What political parties do agree."""


def things(lines: Sequence[Line]) -> frozenset[str]:
    """The acronyms that a French article introduces for what is no body: "accord interprofessionnel (AIP)"."""
    return frozenset(
        m[2] for line in lines if "(" in line.text for m in _THING.finditer(line.text) if _spells(m[2], m[1])
    )


def _spells(short: str, name: str) -> bool:
    """Whether a name has the letters of a short form in their order: its words begin with them, or the first does."""
    wanted, folded = flat(short), flat(name)
    initials, letters = (iter([word[0] for word in folded.split()]), iter(folded))
    if all(letter in initials for letter in wanted):
        return True
    return folded[0] == wanted[0] and all(letter in letters for letter in wanted)


def is_no_actor(m: Mention, line: Line) -> bool:
    """Whether an organisation of a French line only tells something, or is none that agrees anything."""
    name = line.text[m.start : m.end]
    if m.form != "organisation":
        return False
    if name.isupper() and flat(name) in name_words("nobody_fr"):
        return True  # "OAS" is no Organization of American States in French
    return _is_medium(name, m.start, line.folded) or _is_faction(m, line.folded) or _is_surname(name, m.start, line)


def names_nobody(name: str, start: int, line: Line) -> bool:
    """Whether a run of capitalised words is none of an organisation: "M. Roche", "TGV", "XXe", "Sénat Luc Favre"."""
    folded = flat(name)
    if folded in name_words("nobody_fr") or (name.isupper() and folded in name_words("acronym")):
        return True
    if (
        name.startswith("AFP ")
        or _PERSON.match(name)
        or _CENTURY.fullmatch(name)
        or line.text.endswith(_IN_WEB, 0, start)
    ):
        return True
    first, _, rest = name.partition(" ")
    given = not rest and flat(name).partition("-")[0] in name_words("given")
    if given and ("-" in name or _GOES_ON.match(line.text, start + len(name))):
        return True  # "Jean-Michel", "Bruno le Maire"
    if _SURNAME.fullmatch(rest) and flat(first) in name_words("given") and not gazetteer.kinds_in(rest):
        return True  # "Marine Le Pen", though "Marine" is a word of companies too
    return _OF_BODY.fullmatch(folded) is not None and _HEADS.search(line.folded, 0, start) is not None


def _is_medium(name: str, start: int, folded: str) -> bool:
    """Whether a name is that of a medium which only tells something: "a-t-il dit à l'agence X"."""
    known = flat(name) in name_words("media", "media_fr")
    if known and _TOLD_TO.search(folded, max(0, start - 24), start):
        return True
    told = known or _MEDIUM_BEFORE.search(folded, max(0, start - 48), start) is not None
    return told and _SOLD.search(folded) is None


def _is_surname(name: str, start: int, line: Line) -> bool:
    """Whether what is the name of a company too stands behind a first name, or a title: "Thierry Bolloré"."""
    word = flat(line.text[:start].rpartition(" ")[0].rpartition(" ")[2]) if line.text.endswith(" ", 0, start) else ""
    return " " not in name and bool(word) and (word.partition("-")[0] in name_words("given") or word in _TITLES)


def _is_faction(m: Mention, folded: str) -> bool:
    """Whether a name is that of a political party, which agrees with others only on a government."""
    return flat(m.entity.name) in name_words("faction_fr") and _GOVERN.search(folded) is None
