"""Find names of organisations in Latin script: runs of capitalised words, judged by their words and their context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bot.briefing.offline.lines.edges import edges_behind
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names import gazetteer, german_names
from bot.briefing.offline.names.english_names import makes_deal
from bot.briefing.offline.names.european_names import begins_clause, company_of, is_german_noun, looks_foreign
from bot.briefing.offline.names.forms import Candidate, forms_of, introduced, places_of, stands_alone
from bot.briefing.offline.names.institutions import find_institutions
from bot.briefing.offline.names.judging import ends_with_title, is_title, judge
from bot.briefing.offline.names.runs import ENOUGH, Known, Run, find_runs, nations
from bot.briefing.offline.names.trimming import trim

_MAX_NAMES = 120
"""Names beyond these are not looked for: no article has so many, a list of companies has."""
_SURE = 5
"""A name with this score is not judged again where it comes again."""
_TOLD_OTHERWISE = -4
_SHORT, _WORDS = 3, 3
_IN_LIST = re.compile(
    r"(?:\s\([A-Z][\w&-]{1,9}\))?(?:,|(,? (?:and|y|e|et|und|sowie|&)))\s"
    r"(?:(?:the|el|la|le|der|die|das)\s|l['’])?(?:[A-Z][\w-]+['’]s?\s)?"
)
_NO_GERMAN = re.compile(r"(?<!e)[iox]$|[a-z] [a-z]|\d")
"""Names that are hardly German nouns."""
_PLURAL_BEFORE = re.compile(r"\b[Dd](?:ie|er|en) (?:[a-zäöüß-]+ ){0,2}[A-ZÄÖÜ][\w-]+(?:er|en|e|s) $")


def find_candidates(
    lines: list[Line], known: list[list[Known]], language: str, unread: str = ""
) -> list[list[Candidate]]:
    """The organisations of each line that `known` (listed names) does not have; `unread` are other lines."""
    runs = list(_runs(lines, known, language))
    body = " ".join([line.text for line in lines[1:]])
    persons = _persons(runs, lines) if language == "de" else frozenset()
    entities: dict[str, Run] = {}
    for run in runs:
        if (language == "en" and lines[run.line].part == 0) or not trim(run, lines, body, language):
            continue
        key = flat(run.text)
        if key in persons or (key in entities and entities[key].score >= _SURE):
            continue
        if language == "en" and _is_rest(run, known[run.line]):
            continue
        judge(run, lines[run.line], known[run.line], language)
        if lines[run.line].part == 0 and not (run.kind or run.country):
            continue  # a title has names of all sorts
        if key in entities:
            _add_told(entities[key], run)
        elif run.text:
            entities[key] = run
    if language == "en":
        _add_evidence(entities, runs, lines, known)
    elif language in ("es", "fr"):
        _add_subjects(entities, runs, lines)
    _take_undecided(entities, unread)
    entities |= find_institutions(lines, known, language)
    named = dict([(key, run) for key, run in entities.items() if run.score >= ENOUGH][:_MAX_NAMES])
    if language != "en":
        _take_longer(entities, named)
    _take_along(entities, named, lines, known, language)
    if language == "de":
        _add_heads(entities, named)
    return places_of(forms_of(named, introduced(lines, named)), lines)


def _add_told(best: Run, run: Run) -> None:
    """Add to what speaks for a name what another line tells of it.

    Where nothing speaks for a name, it is mostly named again; a person or a place is told to be one. Who bids in one
    line is a party though another only quotes him.
    """
    scores = (best.score, run.score)
    if "person" in (best.kind, run.kind):
        best.kind, best.score = "person", max(scores)
    else:
        best.score = sum(score for score in scores if score > 0 or score <= _TOLD_OTHERWISE)
    best.kind = best.kind or run.kind
    best.country = best.country or run.country


def _goes_no_further(run: Run, known: list[Known]) -> bool:
    """Whether a German noun only follows a listed name: "von AOL Anzeigen", "Lufthansa Erfolg"."""
    for start, end, form, _ in known:
        if form == "organisation" and start == run.start and end < run.end:
            rest = flat(run.text[end - start :]).strip()
            return is_german_noun(rest) and not gazetteer.kinds_in(rest) and " " not in rest
    return False


def _runs(lines: list[Line], known: list[list[Known]], language: str) -> Iterator[Run]:
    """The capitalised words of all lines; in German without the day behind them, and where they may be a name."""
    for n, line in enumerate(lines):
        for run in find_runs(n, line, known[n], language):
            if language == "de" and (name := german_names.without_day(run.text)) != run.text:
                run.text, run.end = name, run.start + len(name)
            if language != "de" or not _goes_no_further(run, known[n]):
                yield run


def _persons(runs: list[Run], lines: list[Line]) -> frozenset[str]:
    """The surnames that a German article tells with a first name, or a title, and then alone: "Sobotka hatte"."""
    found = set()
    for run in runs:
        first, _, last = flat(run.text).rpartition(" ")
        if first:
            words = first.split()
            if words[0].partition("-")[0] in name_words("given") or any(map(is_title, words)):
                found.add(last)
        elif ends_with_title(lines[run.line].folded[: run.start]):
            found.add(last)
    return frozenset(found)


def _take_undecided(entities: dict[str, Run], unread: str) -> None:
    """Take what comes again in lines that are not read, whole or by its first word: they may tell what it is."""
    for run in entities.values() if unread else ():
        if _TOLD_OTHERWISE < run.score < ENOUGH and run.text.partition(" ")[0] in unread:
            run.score = ENOUGH


def _is_rest(run: Run, known: list[Known]) -> bool:
    """Whether a word only goes on a listed name: the "Global" of "EIB Global"."""
    return " " not in run.text and any(form == "organisation" and end == run.start - 1 for _, end, form, _ in known)


def _add_subjects(entities: dict[str, Run], runs: list[Run], lines: list[Line]) -> None:
    """Add to what speaks for a Spanish or French name that it comes again and begins a sentence: "Veolis a annoncé"."""
    given = name_words("given")
    persons = {flat(words[-1]) for run in runs if (words := run.text.split()) and flat(words[0]) in given}
    persons |= {key.rpartition(" ")[2] for key, run in entities.items() if run.score <= _TOLD_OTHERWISE}
    counts = Counter(flat(run.text) for run in runs)
    for run in runs:
        key = flat(run.text)
        same = entities.get(key)
        if same is not None and 0 <= same.score < ENOUGH and counts[key] > 1 and " " not in key and key not in persons:
            before = lines[run.line].text[max(0, run.start - 2) : run.start]
            begins = before in ("", ", ", ": ", "; ") and begins_clause(lines[run.line].folded[run.end : run.end + 24])
            same.score += ENOUGH * begins


def _add_evidence(entities: dict[str, Run], runs: list[Run], lines: list[Line], known: list[list[Known]]) -> None:
    """Add to what speaks for a name what the title says of it, and what is said of its first word alone."""
    for run in runs:
        if lines[run.line].part:
            break  # the title is first
        same = entities.get(flat(run.text))
        if same is not None and 0 <= same.score < ENOUGH:
            told = Run(run.line, run.start, run.end, run.text)
            judge(told, lines[run.line], known[run.line], "en")
            same.score += max(0, told.score)
            same.kind = same.kind or told.kind
    _add_subject_of_deal(entities, runs, lines)
    weak = [(key, run) for key, run in entities.items() if " " in key and 0 <= run.score < ENOUGH]
    for key, run in weak:
        first, _, last = key.partition(" ")
        own = entities.get(first) or (entities.get(last) if run.text.partition(" ")[0].isupper() else None)
        if own is not None and own.score > 0 and stands_alone(own.text):
            run.score += own.score
            run.kind, run.country = run.kind or own.kind, run.country or own.country


def _add_subject_of_deal(entities: dict[str, Run], runs: list[Run], lines: list[Line]) -> None:
    """Add to what speaks for a name, where little is missing, that it does in some line what companies do."""
    if all(run.score != ENOUGH - 1 for run in entities.values()):
        return
    last = {key.rpartition(" ")[2] for key in entities if " " in key}
    for run in runs:
        same = entities.get(key := flat(run.text))
        if same is not None and same.score == ENOUGH - 1 and key not in last and lines[run.line].part:
            folded = lines[run.line].folded
            subject = not folded.endswith((" of ", " for ", " in ", "the ", " at ", "mr "), 0, run.start)
            after = folded[run.end : run.end + 100]
            # No surname of somebody who was named.
            same.score += subject and makes_deal(after, edges_behind(folded, run.end))


def _add_heads(entities: dict[str, Run], named: dict[str, Run]) -> None:
    """Name the company of whose chief or staff a compound tells: "Kesselring-Chef"."""
    for run in list(entities.values()):
        head = company_of(run.text.partition(" ")[0])  # of "Kesselring-Chef Huber" too
        if (
            head
            and not german_names.heads_none(head)
            and flat(head) not in gazetteer.bare_words()
            and flat(head) not in named
            and flat(head) not in nations()
        ):
            named[flat(head)] = Run(run.line, run.start, run.start + len(head), head, "company", score=ENOUGH)


def _take_longer(entities: dict[str, Run], named: dict[str, Run]) -> None:
    """Take the whole name of a company that was found by a word of it: "Officine Bertoldi" where Bertoldi is one."""
    short = {key for key, run in named.items() if " " not in key and len(key) > _SHORT and run.kind == "company"}
    for key, run in entities.items():
        words = key.split()
        goes_on = run.text[-1].isalpha() and (looks_foreign(words[-1]) or bool(gazetteer.kinds_in(run.text)))
        if (
            key not in named
            and goes_on
            and 1 < len(words) <= _WORDS
            and words[0] in short
            and run.score > _TOLD_OTHERWISE
        ):
            run.kind = run.kind or "company"
            named[key] = run


def _take_along(
    entities: dict[str, Run], named: dict[str, Run], lines: list[Line], known: list[list[Known]], language: str
) -> None:
    """Take every name of "X, Y and Z" for an organisation where one of them is."""
    low = -1 if language == "de" else 0  # a German word alone speaks against a name
    spans: dict[int, list[tuple[int, int, str]]] = {}
    for key, run in entities.items():
        if key in named or (run.score >= low and not nations().issuperset(key.split())):
            spans.setdefault(run.line, []).append((run.start, run.end, key))
    for n, here in spans.items():
        if all(key in named for _, _, key in here):
            continue
        text = lines[n].text
        listed = [(s, e, "") for s, e, form, _ in known[n] if form == "organisation"]
        again = [
            (at, at + len(run.text), key)
            for key, run in named.items()
            if run.line != n and (at := text.find(run.text)) >= 0
        ]
        for chain in _chains(sorted([*here, *listed, *again]), text):
            if any(not key or key in named for _, _, key in chain):
                for _, _, key in chain:
                    if (
                        key
                        and key not in named
                        and (language != "de" or _NO_GERMAN.search(key) or _is_told(key, chain, named, text))
                    ):
                        named[key] = entities[key]


def _is_told(key: str, chain: list[tuple[int, int, str]], named: dict[str, Run], text: str) -> bool:
    """Whether a German word stands beside a name, and a plural tells what both are: "die Netzbetreiber X und Y"."""
    if is_german_noun(key) or key.removesuffix("s") in nations():
        return False
    return chain[0][2] in named and _PLURAL_BEFORE.search(text, 0, chain[0][0]) is not None


def _chains(spans: list[tuple[int, int, str]], text: str) -> Iterator[list[tuple[int, int, str]]]:
    """The names that stand in one list; two with a comma between them are none."""
    chain: list[tuple[int, int, str]] = []
    joined = False
    for span in spans:
        between = _IN_LIST.fullmatch(text, chain[-1][1], span[0]) if chain else None
        if between is None:
            if joined:
                yield chain
            chain, joined = [], False
        elif between[1]:
            joined = True
        chain.append(span)
    if joined:
        yield chain
