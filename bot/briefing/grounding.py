"""Turn what a summarizer claims into a briefing whose every fact has a verbatim quote of the article."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any, TypeVar

from bot.briefing.draft import BriefingDraft
from bot.briefing.proof.claims import Claims, plain
from bot.briefing.proof.directions import turned_round
from bot.briefing.proof.quotes import MAX_QUOTE, MIN_QUOTE
from bot.briefing.proof.stages import ENDS, Statuses, no_statuses, too_far
from bot.briefing.proof.wording import MAX_HEADLINE, MAX_SUMMARY, join_sentences, problem, shorten
from bot.briefing.taxonomy import STATUS_LABELS, UNSIGNED
from bot.briefing.text.folding import words as fold_words
from bot.briefing.text.names import Aliases, names_of
from bot.briefing.text.passages import Passages
from bot.model import UNKNOWN_LANGUAGE, Agreement, AgreementStatus, Answer, ArticleText, Briefing, Figure, Party, Sector

MAX_QUOTES = 5
MAX_ANSWER = 1_000
_Draft = TypeVar("_Draft")
_Fact = TypeVar("_Fact", Party, Agreement, Sector, Figure)
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{4})[.。]$")
"""At the end of a headline, where no abbreviation needs it."""
_SENTENCES = re.compile(r"(?<=[.!?…。！？])(?:\s+|(?<=[。！？]))|\n+")


def no_aliases(name: str) -> Iterable[str]:
    """The default of `ground`: no name beyond those that CLDR has for countries."""
    return ()


def ground(
    draft: BriefingDraft,
    article: ArticleText,
    *,
    summarizer: str,
    model: str | None,
    prompt_version: str | None,
    aliases: Aliases = no_aliases,
    stand_in: Briefing | None = None,
    reached: Set[AgreementStatus] | None = None,
    statuses: Statuses = no_statuses,
) -> Briefing:
    """Keep, mend or drop each claim of `draft`; never raises, and changes nothing on a second pass.

    Evidence of the result is a verbatim slice of the article's title or text (NFKC and white space apart, as the
    scorer of the guidelines tests it). `model` is None where rules wrote the draft. `aliases` gives further names of a
    party, by its canonical name. Sentences of the article that speak to a machine prove nothing. What was refused is in
    `dropped`, with the reason. Headline and summary that fail are those of `stand_in`, else the article's title and
    first sentences. `reached`: how far the agreements have come; they may say that something is agreed or signed only
    where one is as far (None: where the article has words for it). That something ended, or is in force, they may say
    where a sentence of the article does. `statuses` reads both.
    """
    at = Passages(article)
    claims = Claims(at, aliases, read=model is None)
    if at.blanked:
        claims.drop("text addressed to a model", "instructions in an article are no news")
    parties: tuple[Party, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    sectors: tuple[Sector, ...] = ()
    figures: tuple[Figure, ...] = ()
    if draft.relevant:
        parties = _each(draft.parties, claims.party, lambda p: fold_words(p.name))
        agreements = _each(
            draft.agreements, lambda d: claims.agreement(d, parties), _told_key if model is None else _agreement_key
        )
        sectors = _each(draft.sectors, claims.sector, lambda s: s.code)
        figures = _each(draft.figures, claims.figure, lambda f: f"{f.value} {f.unit.casefold()}")

    def refusal(text: str) -> str | None:
        # Mostly it is the article's own, of rules perhaps shortened.
        if at.has(text) or (model is None and at.begins(text)) or at.tells(fold_words(text)):
            return None
        signed = reached is None or bool(reached - UNSIGNED)
        reason = problem(text, at, claims.words_of(p.name for p in parties), signed=signed)
        return reason or _turned_round(text, at, parties, aliases) or _strange_stage(text, at, reached, statuses)

    if model is not None and draft.relevant:
        for name, written in (("headline", draft.headline), ("summary", draft.summary)):
            if not written:
                claims.drop(f"{name}:", "none was written")

    return Briefing(
        id=article.id,
        headline=_headline(draft, at, claims, refusal) or (stand_in.headline if stand_in else _title(at)),
        summary=_summary(draft, at, claims, refusal) or (stand_in.summary if stand_in else _opening(at, MAX_SUMMARY)),
        language=article.language or UNKNOWN_LANGUAGE,
        relevant=draft.relevant,
        parties=parties,
        agreements=agreements,
        sectors=sectors,
        figures=figures,
        summarizer=summarizer,
        model=model,
        prompt_version=prompt_version,
        dropped=tuple(dict.fromkeys(claims.dropped)),
    )


def reached_by(briefing: Briefing) -> frozenset[AgreementStatus]:
    """How far the agreements of `briefing` have come."""
    return frozenset(a.status for a in briefing.agreements)


def ground_answer(
    data: Mapping[str, Any], briefing: Briefing, article: ArticleText, *, summarizer: str, aliases: Aliases = no_aliases
) -> Answer | None:
    """The answer that a model claims ({"found", "answer", "quotes"}), if quotes of the article prove it; else None.

    As in a summary, numbers, names and dates of the answer must be in the article.
    """
    text, quotes = data.get("answer"), data.get("quotes")
    if not isinstance(text, str) or not isinstance(quotes, list) or data.get("found") is False:
        return None
    at = Passages(article)
    spans = [at.find(q) for q in quotes[:MAX_QUOTES] if isinstance(q, str) and len(q.strip()) >= MIN_QUOTE]
    proofs = tuple(dict.fromkeys(at.slice(span)[:MAX_QUOTE] for span in spans if span))
    claims = Claims(at, aliases)
    known = claims.words_of(p.name for p in briefing.parties)
    sentences = [s for part in _SENTENCES.split(text[:4_000]) if (s := plain(part, 1_000))]
    if not proofs or not sentences:
        return None
    for s in sentences:
        if problem(s, at, known, translated=True) or _turned_round(s, at, briefing.parties, aliases):
            return None
    return Answer(shorten(join_sentences(sentences), MAX_ANSWER), proofs, summarizer)


def _each(
    drafts: Iterable[_Draft], check: Callable[[_Draft], _Fact | None], key: Callable[[_Fact], str]
) -> tuple[_Fact, ...]:
    """The facts that `check` lets through, the first of each `key`."""
    found: dict[str, _Fact] = {}
    for draft in drafts:
        fact = check(draft)
        if fact is not None:
            found.setdefault(key(fact), fact)
    return tuple(found.values())


def _told_key(a: Agreement) -> str:
    """Rules find an agreement once: two of the same parties, told in two sentences, are two."""
    return f"{_agreement_key(a)} {a.evidence.quote}"


def _agreement_key(a: Agreement) -> str:
    return f"{a.kind} {a.status} {sorted(a.parties)}"


def _headline(draft: BriefingDraft, at: Passages, claims: Claims, refusal: Callable[[str], str | None]) -> str:
    headline = _FULL_STOP.sub("", plain(draft.headline, 400))
    if headline:
        reason = "longer than a headline" if len(headline) > MAX_HEADLINE else refusal(headline)
        if reason is None:
            return headline
        if fold_words(headline) not in at.folded:
            claims.drop(f"headline: {headline}", reason)
    return ""


def _turned_round(text: str, at: Passages, parties: Sequence[Party], aliases: Aliases) -> str | None:
    """Why a text may not say who buys from whom, or the like: the article says it the other way round."""
    who = turned_round(fold_words(text), at, [names_of(p.name, aliases) for p in parties])
    return f"in the article the other side does what {who} does here" if who else None


def _strange_stage(sentence: str, at: Passages, reached: Set[AgreementStatus] | None, statuses: Statuses) -> str | None:
    """Why a sentence may not say how far an agreement is: none has come as far, or no sentence of the article tells it.

    The latter holds for an end, and for what is in force.
    """
    language = at.article.language
    told = statuses(sentence, language, written=True)
    if reached is not None and (further := too_far(told, reached)):
        return f"what it is about is not {STATUS_LABELS[further]}"
    strange = ENDS & told
    for each in at.sentences if strange else ():
        strange -= statuses(each.text, language)
    return f"the article tells of nothing {STATUS_LABELS[min(strange)]}" if strange else None


def _summary(draft: BriefingDraft, at: Passages, claims: Claims, refusal: Callable[[str], str | None]) -> str:
    kept: list[str] = []
    longer: list[str] = []
    for sentence in _SENTENCES.split(draft.summary):
        if not (text := plain(sentence, MAX_SUMMARY + 1)):
            continue
        if len(text) > MAX_SUMMARY:  # it is cut there: its last word is none that can be looked for
            longer.append(text)
        elif (reason := refusal(text)) is not None:
            claims.drop(f"summary: {text}", reason)
        elif len(join_sentences([*kept, text])) <= MAX_SUMMARY:
            kept.append(text)
        else:
            longer.append(text)
    if longer:
        claims.drop(f"{'end of the ' if kept else ''}summary: {longer[0]}", "longer than a summary")
    return join_sentences(kept)


def _title(at: Passages) -> str:
    return shorten(plain(at.parts[0], 1000) or _opening(at, MAX_HEADLINE), MAX_HEADLINE)


def _opening(at: Passages, limit: int) -> str:
    """The article's first sentences, as many as fit."""
    sentences = [plain(s.text, 1000) for s in at.sentences if s.span.part == 1] or [plain(at.parts[0], 1000)]
    kept = ""
    for sentence in sentences[:3]:
        longer = join_sentences(filter(None, (kept, sentence)))
        if len(longer) > limit:
            break
        kept = longer
    return kept or shorten(sentences[0] if sentences else "", limit)
