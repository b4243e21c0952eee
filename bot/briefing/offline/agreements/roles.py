"""Tell what a party does: from the verb behind its name, else from the agreement's kind and status."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.briefing.offline.agreements.deal import Deal
from bot.briefing.offline.clauses.event import LENDERS
from bot.briefing.offline.clauses.parliaments import by_cabinet
from bot.briefing.offline.lines.lexicon import Hit
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.gazetteer import Entity
from bot.briefing.offline.names.mention import Mention
from bot.briefing.offline.vocabulary.words import spoken_words

ToldRole = tuple[Entity, str, int]
"""A party, its role, and the number of the line that tells it."""
_APART = ("mediator", "host", "supporter", "opponent")
_HOME = re.compile(r"['’]s ")
"""Behind a country that only tells where the party is from: "backed by Sweden's EKN"."""
_ASIDE = re.compile(r",\s[^,.;]{3,110},\s(?:(?:has|have|had|also|will|would) )*")
"""Between a party and its verb: "X, whose board meets in March, welcomed ..."."""
_LIST = re.compile(r"(?:,|,? and|,? as well as)\s(?:(?:the|[\w-]+'s)\s)?(?:[\w-]+\s){0,2}")
_APPROVES = ("endorse", "backed", "backs")
"""What a cabinet or parliament does with an agreement of its own country."""
_OTHER_VERB = (" out", " down", " away", " off")
"""Who "backed out" has backed nothing."""
_SETTLED = re.compile(r"\b(?:settl|drop|withdr[ae]w|bur(?:y|ied)|end(?:s|ed|ing))")
_RENOUNCES = re.compile(
    r"(?:a |ont |ha |han )?(?:denonc|denunci)\w* (?:unilateralement |unilateralmente )?"
    r"(?:la|le|l'|les|el|los|las|su|sus|son|sa|leur|cet|cette|este|esta|del|de la|de l'|du) ?(?:[\w'-]+ )?"
    r"(?:accord|convention|traite|contrat|protocole|pacte|acuerdo|convenio|tratado|pacto|protocolo)"
)
"""A verb of who ends a treaty, which may also mean to blame something."""
_REFUSES = re.compile(
    r"(?:rechaz|rejet|repouss|declin|refus|lehn)\w* (?:[\w']+ ){0,5}?(?:la |una? |el |l'|le |une? |den |das |einen? "
    r"|ein |eine solche |einen solchen |ein solches )?"
    r"(?:[a-z]+ )?(?:propuesta|oferta|peticion|solicitud|invitacion|proposition|offre|demande|invitation|vorschlag"
    r"|angebot"
    r"|antrag|einladung|gesuch|bitte|offerte|zusage|beteiligung|kooperation|vereinbarung)\b"
)
"""A verb of who declines what another proposes: that other and it are the parties."""
_OFFER_OF = re.compile(
    r"^[^,;.:]{0,60}(?:angebot|anfrage|vorschlag|antrag|bitte|einladung|forderung|vorsto(?:ß|ss)|ersuchen|gesuch|wunsch|offerte)"
    r"\w* (?:der|des|von|vom|aus) (?:[\w-]+ ){0,4}$"
)
"""Before whose offer a German sentence tells that another declines it."""
_BEHIND = "by:"
"""Marks roles of data/role_words.tsv whose party stands behind the words: "backed by X"."""
_REACH_BEHIND = 40
_REACH = 48
"""Characters between a party and the verb that tells its role."""


def told_roles(lines: list[Line], mentions: list[list[Mention]], language: str) -> Iterator[ToldRole]:
    """Whose role a verb of data/role_words.tsv tells, with the role and the number of the line."""
    behind = language in ("ko", "ja")
    for n, line in enumerate(lines):
        if line.part == 0 or not mentions[n]:
            continue
        for hit in _hits(line, language):
            if hit.value.startswith(_BEHIND):
                following = [
                    m
                    for m in mentions[n]
                    if m.start >= hit.end and m.form != "adjective" and not _HOME.match(line.folded, m.end)
                ]
                role = hit.value.removeprefix(_BEHIND)
                if following and following[0].start - hit.end > _REACH_BEHIND:
                    continue
                for first, second in pairwise([*following, None]):
                    if first is not None:
                        yield first.entity, role, n
                    if first is None or second is None or not _LIST.fullmatch(line.folded, first.end, second.start):
                        break
                continue
            before = [m for m in mentions[n] if m.end <= hit.start and not m.weak]
            if before:
                nearest = before[0] if behind else before[-1]
                near = hit.start - nearest.end <= _REACH or _ASIDE.fullmatch(line.folded, nearest.end, hit.start)
                offered = language == "de" and _OFFER_OF.search(line.folded, 0, nearest.start)
                told = near and not offered and "already" not in line.folded[nearest.end : hit.start]
                if (behind or told) and not _renounces(hit, line.folded):
                    yield nearest.entity, hit.value, n
                    if language == "en":
                        yield from ((m.entity, hit.value, n) for m in _together(line, before))


def set_apart(roles: Sequence[ToldRole], mentions: Sequence[Sequence[Mention]]) -> list[Mention]:
    """Who mediates, hosts, backs or opposes is no party of the agreement that the line tells; their mentions."""
    aside = {(entity, n) for entity, role, n in roles if role in _APART}
    apart = [m for entity, n in aside for m in _passing(entity, mentions[n]) if not m.weak]
    for mention in apart:
        mention.weak = True
    return apart


def _passing(entity: Entity, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions of whom a line tells to do something else; not where it first names them as a side of what ends.

    "Talks between Peru and the EU were put off after Brussels complained".
    """
    told = [m for m in mentions if m.entity == entity]
    return told[1:] if len(told) > 1 and told[0] is not mentions[0] else told


def _hits(line: Line, language: str) -> list[Hit[str]]:
    """The words of the line that tell roles."""
    found = spoken_words("role_words.tsv", language).find(line.text, line.folded)
    return [hit for hit in found if language != "en" or not _is_otherwise(hit, line.folded)]


def _is_otherwise(hit: Hit[str], folded: str) -> bool:
    """Whether an English verb tells no role: who "backed out", "denounced its treaty", or sued and has settled."""
    if folded.startswith(_OTHER_VERB, hit.end):
        return True
    if folded.startswith(_APPROVES, hit.start) and " with " in folded[hit.end :]:
        return by_cabinet(folded, hit.start)
    if folded.startswith("said no to ", hit.start):  # who answers is a side of what is proposed
        return True
    if folded.startswith("denounce", hit.start):
        return folded.startswith((" its ", " their "), hit.end)
    return folded.startswith("sued", hit.start) and _SETTLED.search(folded) is not None


def _renounces(hit: Hit[str], folded: str) -> bool:
    """Whether somebody gives notice of a treaty, or turns an offer down: "Le Gabon a dénoncé le traité"."""
    return _RENOUNCES.match(folded, hit.start) is not None or _REFUSES.match(folded, hit.start) is not None


def _together(line: Line, before: list[Mention]) -> Iterator[Mention]:
    """Who is named in one list with the last of `before`: "Germany, France and Norway"."""
    for first, second in pairwise(reversed(before)):
        if not _LIST.fullmatch(line.folded, second.end, first.start):
            return
        yield second


def role_of(entity: Entity, deal: Deal) -> str:
    """The role (bot/model) that a party has in `deal` by the deal's kind and status."""
    first = entity is deal.parties[0]
    if deal.kind == "accession" and entity is next((e for e in deal.parties if e.kind != "igo"), deal.parties[0]):
        return "candidate"
    if deal.status in ("negotiating", "proposed"):
        return "negotiator"
    if deal.kind == "financing" and len(deal.parties) == 1:
        return "recipient" if entity.kind == "state" else "investor"
    lenders = [party for party in deal.parties if party.kind in LENDERS]
    if deal.kind == "financing" and lenders:
        others = len(lenders) < len(deal.parties)
        return "investor" if entity in lenders and (first or others) else "recipient"
    if deal.kind == "investment" and first:
        return "investor"
    return "signatory" if deal.status in ("agreed", "signed", "ratified", "in_force") else "other"
