"""Name a German, French or Spanish agreement by what is agreed: "Préstamo para reparar la central"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.titles.european_deed_titles import by_deed, by_talk
from bot.briefing.offline.titles.european_grammar import Grammar, grammars
from bot.briefing.offline.titles.european_things import DAYS, LEAST, MAX_TITLE, MONEY, POINTS, thing
from bot.briefing.offline.vocabulary.words import NAMING, Tag

_WHO = 64
"""Characters behind an agreement in which its other side has to be named."""
_DETERMINER = re.compile(
    r"^(?:un|una|unos|unas|el|la|los|las|su|sus|le|les|l['’]|une|des|leurs?|sa|son|ses|du|eine[rsnm]?|ein|der|die"
    r"|das|den|dem|ihre[nmrs]?"
    r"|ihr|seine[nmrs]?|sein)(?: |(?<=['’]))"
)
_CASE_ENDING = re.compile(r"(vertrag|auftrag|kredit|nehmen|kommen|streit|bau|kauf)e?s$")
_REASON = re.compile(
    r",? (?:faute d|por falta de|luego de que|después de que|tras no|al no|après (?:que|avoir)|alegando|porque"
    r"|ya que|car |weil |nachdem |obwohl |à condition"
    r"|siempre que|mangels |aus Mangel)"
)
"""Behind which it is told why, not what."""
_LEAD = 30
"""Characters of a sentence that tell more than why."""
_ASIDE = re.compile(r", (?:qui|dont|quien|cuy[oa]s?|deren|dessen|die|der|das) ")
_NO_NAME = re.compile(
    r"(?:pren|pris|acqui|acquér|s['’]|se |port|entr|met|mis|va\b|vont|en |au? |à |adjud|accue|hac|dio|dar|acog"
    r"|lev|jet|tom|pass|trouv|parv|zum |zur |ins? |auf "
    r"|abg|unter|bei|voll|wird|ist|hat|haben|allia|alli[ée]|fusionn|emit|emis|difund|firm[oó]|suscrib|construit"
    r"|négoci[ea]|negoci[aóe]|convers[oó]|coop[eé]r|collabor|licit(?!ac)|prol?on|prorr)",
    re.IGNORECASE,
)
"""How the tag of a verb or of a phrase begins, and that of no noun."""
_SIGNED_IN = re.compile(r" (?:en|à|in) [A-ZÁ-Ú][\w-]+$")
"""Where it was signed, behind what it is of."""
_SUM = re.compile(rf"{MONEY}\b")
_WHEN_WHERE = re.compile(rf" (?:{DAYS}|ayer|hoy|hier|gestern|heute|(?:en|à|in) [A-ZÁ-Ú]\S+|am \w+)\b")
_PARTICIPLE = re.compile(
    r" (?:(?:d['’]un montant )?d['’e].*|(?:a|por|en|de|sur|à) .*"
    r"|(?:valorad|firmad|suscrit|alcanzad|cerrad|existent|vigent|actual|definitiv|previst|signé|conclu|définiti)\w*)$"
)
"""Behind a noun, what is no adjective that names it."""
_AND_WHOM = re.compile(r" ?\([^()]{1,30}\)| (?:y|e|et|und) (?:(?:la|el|le|les|die|der|das|dem) )?")
"""Behind one whom an agreement is with, another or a bracket."""
_PLANNED = ("proposed", "negotiating", "rejected")
_INFINITIVE_END = re.compile(r".*? (?:zu [a-zäöüß]+en|[a-zäöü]+zu[a-zäöüß]+en)\b")


def without_reason(text: str) -> str:
    """A sentence without what tells why."""
    reason = _REASON.search(text, _LEAD)
    return text[: reason.start()] if reason else text


def european_title(
    text: str, kind: str, status: str, told: Sequence[Tag], who: Sequence[Mention], language: str
) -> str:
    """What an agreement is called in its sentence; `told` are its tagged words, `who` its mentions; "" for no more."""
    grammar = grammars()[language]
    aside = _ASIDE.search(text)
    nouns = [
        t for t in told if t.what in NAMING and (aside is None or t.start < aside.start() or t.start > aside.end() + 90)
    ]
    own = [t for t in nouns if t.what == "kind" and t.value == kind]
    for some in (own, [t for t in nouns if t.what == "kind" and t not in own], [t for t in nouns if t.what == "loose"]):
        if title := max((_by_noun(text, t, who, grammar, language) for t in some), key=len, default=""):
            return title
    return (
        _by_act(text, who, grammar, language)
        or _by_infinitive(text, status, who, grammar, language)
        or by_deed(text, who, language)
        or by_talk(text, status, kind, who, language)
    )


def with_adjective(text: str, kind: str, told: Sequence[Tag], language: str) -> str:
    """The noun of its own kind with an adjective, where nothing else names an agreement."""
    own = [t for t in told if t.what == "kind" and t.value == kind]
    return max((_with_adjective(text, t, grammars()[language], language) for t in own), key=len, default="")


def _by_noun(text: str, noun: Tag, who: Sequence[Mention], grammar: Grammar, language: str) -> str:
    """The noun with what it is about, behind with whom, when and where."""
    end = noun.end
    while text[end : end + 1].isalpha():
        end += 1
    start = text.rfind(" ", 0, noun.start + 1) + 1
    start = max(start, text.rfind("'", 0, noun.start + 1) + 1, text.rfind("’", 0, noun.start + 1) + 1)
    name = text[start:end]
    if " " in name.strip() and not name.istitle() and language != "de" and _DETERMINER.match(name):
        name = _DETERMINER.sub("", name)
    if (
        _NO_NAME.match(name)
        or any(m.start <= start < m.end for m in who)
        or (language == "de" and not name[:1].isupper())
    ):
        return ""
    kept, at = "", end
    beside = grammar.besides.match(text, at)
    if beside:
        kept, at = _without_days(beside[0]), beside.end()
    if grammar.about.match(text, at) is None:
        at = _behind_whom(text, at, who, grammar)
        again = grammar.besides.match(text, at)
        at = again.end() if again else at
    connector = grammar.about.match(text, at) or (
        grammar.of.match(text, at) if at == end or (beside and at == beside.end()) else None
    )
    if connector is None:
        return ""
    clause = text.startswith(("que ", "qui "), connector.end())
    about = thing(text, connector.end(), () if clause else who, MAX_TITLE - len(name) - len(kept), language)
    if connector.re is grammar.of:
        about = _SIGNED_IN.sub("", about)
    if len(about) < LEAST - 4 or (clause and about.count(" ") < 2) or POINTS.search(about):
        return ""
    return f"{_nominative(name)}{kept} {about}"


def _with_adjective(text: str, noun: Tag, grammar: Grammar, language: str) -> str:
    """A Spanish or French noun with the adjective behind it, where the sentence says no more: "Convenio tributario"."""
    if language == "de" or not text[noun.start].islower() or " " in text[noun.start : noun.end]:
        return ""
    end = noun.end
    while text[end : end + 1].isalpha():
        end += 1
    beside = grammar.besides.match(text, end)
    kept = _PARTICIPLE.sub("", _without_days(beside[0])) if beside else ""
    return (
        f"{text[noun.start : end]}{kept}" if kept.strip()[:1].islower() and not _NO_NAME.match(text, noun.start) else ""
    )


def _without_days(told: str) -> str:
    return _WHEN_WHERE.sub("", told)


def _nominative(name: str) -> str:
    """A German noun without the ending of its case: "des Liefervertrags"."""
    return _CASE_ENDING.sub(r"\1", name) if name[:1].isupper() else name


def _behind_whom(text: str, at: int, who: Sequence[Mention], grammar: Grammar) -> int:
    """Where the words end that tell with whom an agreement is."""
    first = grammar.whom.match(text, at)
    if first is None:
        return at
    for m in sorted(who, key=lambda m: m.start):
        if m.start >= first.end() - 1 and m.start - at < _WHO and "," not in text[first.end() : m.start]:
            end = m.end
            while (more := _AND_WHOM.match(text, end)) is not None:
                joined = next((x for x in who if x.start == more.end()), None)
                if "(" not in more[0] and joined is None:
                    break
                end = joined.end if joined else more.end()
            return end
    return at


def _by_act(text: str, who: Sequence[Mention], grammar: Grammar, language: str) -> str:
    """What is done, by its noun: "Compra de 40 trenes regionales"."""
    for m in grammar.acts.finditer(text):
        named = m.start() and m[1][:1].isupper() and language != "de"  # "Banco de Desarrollo de X"
        if named or any(x.start <= m.start() < x.end for x in who) or _SUM.match(text, m.end()):
            continue
        told = thing(text, m.start(1), who, MAX_TITLE, language)
        if len(told) >= LEAST and told.count(" ") > 1 and not POINTS.search(told):
            return told
    return ""


def _by_infinitive(text: str, status: str, who: Sequence[Mention], grammar: Grammar, language: str) -> str:
    """What is to be done: "Acuerdo para compartir códigos"."""
    label = grammar.labels[status in _PLANNED]
    for m in grammar.to_do.finditer(text):
        if language == "de":
            end = _INFINITIVE_END.match(text, m.end())
            told = end[0] if end else ""
            if len(told) > MAX_TITLE + 10 or " sich " in told:
                told = ""
        else:
            told = thing(text, m.end(), who, MAX_TITLE - len(label), language)
        if len(told) >= LEAST and told.count(" ") > 1 and not POINTS.search(told):
            return f"{label} {told}"
    return ""
