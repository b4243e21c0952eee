"""How Spanish, French and German tell that talks have no result yet and go on: "se separaron sin acuerdo"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated

_NO_RESULT = {
    "es": gated(
        r"\bsin (?:acuerdo|avances|resultados?|cerrar|lograr|alcanzar|llegar|ponerse|haber (?:cerrado|logrado"
        r"|alcanzado))\b"
        r"|\bno (?:han? )?(?:lograron|logro|logrado|alcanzaron|alcanzado|consiguieron|conseguido|llegaron|llegado"
        r"|pudieron|podido|se pusieron)\b"
    ),
    "fr": gated(
        r"\bsans (?:rien (?:decider|signer|conclure|trancher)|compromis|issue|avoir avance|accord|resultat"
        r"|avancee|percee|parvenir|s'entendre|conclure|aboutir|avoir (?:trouve|conclu))\b"
        r"|\b(?:n'ont|n'a|ne sont|n'est) pas (?:encore )?(?:reussi|parvenue?s?|trouve|abouti|conclu|pu|su|surmonte)\b"
        r"|\b(?:n'ont|n'a) (?:toujours )?pas (?:trouve|abouti)\b|\bn'ont (?:encore )?rien (?:decide|conclu"
        r"|signe)\b|\bsans s'entendre\b"
    ),
    "de": gated(
        r"\bohne (?:einigung|ergebnis|durchbruch|abschluss|annaherung)\b|\bkeine (?:einigung|annaherung)\b"
        r"|\b(?:nicht|noch nicht) (?:einigen|geeinigt|verstandigen|verstandigt)\b"
    ),
}
_GO_ON = {
    "es": gated(
        r"\b(?:volveran|volvera|seguiran|seguira|continuaran|continuara|retomaran|reanudaran|proseguiran|reuniran)\b"
        r"|\b(?:proxima|nueva|otra|siguiente) (?:ronda|reunion|cita)\b|\bcontinuan?\b|\bsiguen (?:negociando"
        r"|hablando)\b"
    ),
    "fr": gated(
        r"\b(?:se retrouveront|se reuniront|reprendront|reprendra|poursuivront|poursuivra|se poursuivent|se poursuit"
        r"|se reverront|continueront|se revoient)\b|\b(?:prochain|nouveau) (?:cycle|round|rendez-vous|tour)\b"
        r"|\b(?:prochaine|nouvelle) (?:reunion|rencontre|session)\b"
    ),
    "de": gated(
        r"\b(?:fortgesetzt|fortsetzen|weiterverhandel\w+|wieder zusammen\w*|erneut (?:treffen|zusammen\w*"
        r"|verhandel\w+))\b"
        r"|\bgehen (?:\w+ ){0,3}weiter\b|\bnachste[nr]? (?:runde|treffen|verhandlungsrunde)\b"
        r"|\bweitere (?:runde|gesprache|treffen)\b"
    ),
}
OPEN_YET = {language: (_NO_RESULT[language], _GO_ON[language]) for language in _NO_RESULT}
"""By language: that two have agreed nothing, and that they talk on."""
