"""Tell to whom or to what a French verb is done that is an agreement, or the end of one, by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import Tag

_OBJECT = re.compile(
    r"\s(?:(?:a|ont|definitivement|officiellement|net|poliment|finalement|unilateralement|toute?s?|relations?|liens?"
    r"|ponts|par"
    r"|ses|les|leurs|son|sa|leur|offre|proposition|demande|main|projet|avec|de|du|des|a|au|aux|l[ae]|aupres|chez"
    r"|face|que"
    r"|une?|president|gouvernement|groupe|societe|banque|compagnie|constructeur|fabricant|geant|rival|concurrent"
    r"|voisin)\s"
    r"|[ldq]'|qu'|[a-z]+(?:ais|aise|ien|ienne|ain|aine|ois|oise|ment)\s){0,7}"
)
"""Between a French verb and whom it is done to."""
_ASKS = re.compile(
    r"(?:a |ont |se |s'est |se sont |avait |ait |lui |leur )*(?:propos|offr|offert|sugger|invit|sollicit"
    r"|demand\w* (?:[a-z]+ment )?(?:a|aux?) "
    r"|pri(?:e|ent)\b"
    r"|reclam|convi|exhort|appel|tend|pret|fait|souffl|postul|candidat|soumi|depos|pos|present|remi|adress|transm"
    r"|lanc|met\b)"
)
"""French verbs of who wants something of another."""
_PROJECT = re.compile(
    r"\s(?:(?:au|aux|a|le|la|les|du|de|des|une?|son|sa|ses|leurs?|tout|toute)\s|[ld]'){0,3}(?:projets?|gisements?"
    r"|mines?"
    r"|usines?|centrales?|centre de|achats?|rachats?|ventes?|fusion|commandes?|offres?|propositions?|permis"
    r"|licences?|plan"
    r"|gazoduc|oleoduc|port|barrage|raffinerie|marche|contrats?|bail|accords?|aide|pret|participation|parts?|capital)\b"
)
"""Behind a French verb what two had begun, or one offered."""
_NEAR = 60
"""Characters behind a verb of asking in which stands who is asked."""
_BY = re.compile(r"\spar (?!ailleurs|exemple|consequent|la voix|voie|ecrit|lettre)")
"""Behind a participle, before who has done it: "le texte proposé par Bruxelles"."""


def is_done_to(verb: Tag, status: str, line: Line, who: Sequence[Mention]) -> bool:
    """Whether a French verb is done to one of those named, or to a project: "le Niger rompt avec le Bénin"."""
    if status == "proposed":
        asked = any(0 <= m.start - verb.end <= _NEAR for m in who)
        return asked and _ASKS.match(line.folded, verb.start) is not None and _BY.match(line.folded, verb.end) is None
    if _PROJECT.match(line.folded, verb.end):
        return True
    return any(m.start >= verb.end and _OBJECT.fullmatch(line.folded, verb.end, m.start) for m in who)
