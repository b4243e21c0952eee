"""Grounding keeps what the article says, mends what can be mended, and drops the rest with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.briefing.draft import BriefingDraft, PartyDraft
from bot.briefing.grounding import ground, ground_answer
from bot.briefing.offline.names.aliases import aliases
from bot.model import AgreementKind, AgreementStatus, ArticleText, Briefing, PartyKind, PartyRole
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, draft, grounded, party, read_claims, squash


def quotes(briefing: Briefing) -> list[str]:
    """The evidence of every fact."""
    lists: tuple[tuple[Any, ...], ...] = (briefing.parties, briefing.agreements, briefing.sectors, briefing.figures)
    return [fact.evidence.quote for facts in lists for fact in facts]


def reasons(briefing: Briefing) -> str:
    """What was dropped, and why."""
    return "; ".join(f"{d.claim}: {d.reason}" for d in briefing.dropped)


# ------------------------------------------------------------------ quotes


@pytest.mark.parametrize(
    "quote",
    [
        SIGNED,
        "  Norvik  Rail signed a\ncontract with Sweden’s transport agency ",
        "“Norvik Rail signed a contract with Sweden's transport agency”",
        "NORVIK RAIL SIGNED A CONTRACT WITH SWEDEN'S TRANSPORT AGENCY",
        "Norvik Rail signed a contract with Sweden's transport agency ... on Tuesday",
    ],
)
def test_evidence_is_the_articles_own_words(quote: str) -> None:
    """A quote that differs in case, white space, quotation marks or an ellipsis becomes a slice of the article."""
    briefing = grounded(draft(parties=[party("Norvik Rail", quote)]))
    assert briefing.parties[0].evidence.quote in ARTICLE.text
    assert "signed a contract with Sweden's transport agency" in briefing.parties[0].evidence.quote


def test_an_invented_quote_is_replaced_by_the_sentence_that_names_the_party() -> None:
    """A true claim with a false quote is mended."""
    briefing = grounded(draft(parties=[party("Norvik Rail", "Norvik Rail is delighted, said its chairman.")]))
    assert briefing.parties[0].evidence.quote.startswith("Norvik Rail signed a contract")


def test_a_quote_of_one_word_is_widened_to_its_sentence() -> None:
    """Evidence is a sentence that proves something, not a name."""
    assert grounded(draft(parties=[party("Norvik Rail", "Norvik")])).parties[0].evidence.quote.startswith(SIGNED)


@pytest.mark.parametrize("form", ["３兆ウォン規模の契約を結んだ", "ｶﾞｽ契約を結んだ"])
def test_full_and_half_width_forms_are_found(form: str) -> None:
    """NFKC forms of Japanese text map back to what the article has."""
    article = ArticleText("j", "契約", f"韓国のＡＢＣ社は{form}。", language="ja")
    briefing = grounded(draft(parties=[party("ABC社", "ABC社は" + form[:3])]), article)
    assert squash(briefing.parties[0].evidence.quote) in squash(article.text)


# ------------------------------------------------------------------ parties


def test_a_party_that_the_article_does_not_name_is_dropped() -> None:
    """The lesson of the 135M model: "Sri Lanka" with an invented quote is no news."""
    briefing = grounded(draft(parties=[party("Sri Lanka", SIGNED, kind="state", country="LK")]))
    assert briefing.parties == ()
    assert "Sri Lanka: the article does not name it" in reasons(briefing)


def test_a_name_inside_another_word_is_no_mention() -> None:
    """Oman is not in Romania, the US is not in "us"."""
    article = ArticleText("r", "Romania signs", "Romania signed a pact with us in Nigeria.", language="en")
    claims = [party(name, "signed a pact", kind="state") for name in ("Oman", "US", "Niger", "Romania")]
    assert [p.name for p in grounded(draft(parties=claims), article).parties] == ["Romania"]


def test_a_country_in_another_language_gets_its_english_name_and_code() -> None:
    """CLDR knows the names of states in six languages."""
    article = ArticleText("k", "협정 체결", "독일과 대한민국은 협정을 체결했다.", language="ko")
    claims = [party("Germany", "독일과 대한민국은 협정을 체결했다."), party("대한민국", kind="country")]
    claims[0] |= {"kind": "state", "country": "XX"}
    found = grounded(draft(parties=claims), article).parties
    assert [(p.name, p.kind, p.country) for p in found] == [
        ("Germany", PartyKind.STATE, "DE"),
        ("South Korea", PartyKind.STATE, "KR"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "name", "written"),
    [
        ("商船三井はペルー政府と契約を結んだ。", "ja", "Mitsui O.S.K. Lines", "商船三井"),
        ("Peru und die Weltgesundheitsorganisation (WHO) einigen sich.", "de", "World Health Organization",
         "Weltgesundheitsorganisation"),
        ("Peru und das rumänische Landwirtschaftsministerium einigen sich.", "de",
         "Ministry of Agriculture of Romania", "Landwirtschaftsministerium"),
        ("La BAD et le Pérou signent.", "fr", "African Development Bank", "BAD"),
        ("Eskom and Peru sign.", "en", "Eskom", ""),
        ("한국과 페루가 서명했다.", "ko", "South Korea", ""),
    ],
)  # fmt: skip
def test_a_party_keeps_the_name_that_its_evidence_has(text: str, language: str, name: str, written: str) -> None:
    """The longest of its names there, as it is written; none where it is the same, and for states."""
    kind = "state" if name == "South Korea" else "company"
    claimed = PartyDraft(name=name, kind=kind, country="", role="other", evidence=text)
    found = ground(
        BriefingDraft(relevant=True, headline="", summary="", parties=(claimed,)),
        ArticleText("1", "", text, language=language),
        summarizer="offline",
        model=None,
        prompt_version=None,
        aliases=aliases,
    )
    assert [party.written for party in found.parties] == [written]


def test_aliases_find_what_cldr_does_not_know() -> None:
    """Capitals and demonyms come from the caller."""
    known = {"South Korea": ("Seoul", "Korean")}
    article = ArticleText("s", "Talks", "Seoul agreed to join the pact.", language="en")
    claims = draft(
        parties=[party("South Korea", "Seoul agreed", kind="state"), party("Seoul", kind="state", country="KR")]
    )
    found = grounded(claims, article, aliases=lambda name: known.get(name, ())).parties
    assert [p.name for p in found] == ["South Korea"]


def test_a_legal_form_or_a_bracketed_acronym_does_not_hide_a_name() -> None:
    """What models add to a name is put aside."""
    names = ["Norvik Rail AS", "Norvik Rail Co., Ltd.", "The Norvik Rail (NVR)"]
    for name in names:
        assert grounded(draft(parties=[party(name)])).parties, name


def test_a_name_of_two_letters_is_no_country_code() -> None:
    """AI is not Anguilla; the US is the United States."""
    article = ArticleText("t", "Talks", "The US agreed to share AI with partners.", language="en")
    claims = draft(parties=[party("AI", kind="other"), party("US", kind="state")])
    assert [(p.name, p.country) for p in grounded(claims, article).parties] == [("AI", None), ("United States", "US")]


def test_what_models_call_kinds_and_roles_is_read() -> None:
    """Synonyms map to the vocabulary, the unknown to other."""
    claims = [party("Norvik Rail", kind="Corporation", role="Supplier"), party("Sweden", kind="blob", role="blob")]
    found = grounded(draft(parties=claims)).parties
    assert (found[0].kind, found[0].role) == (PartyKind.COMPANY, PartyRole.SIGNATORY)
    assert found[1].role is PartyRole.OTHER


# ------------------------------------------------------------------ agreements


def test_an_agreement_keeps_the_parties_that_stand_where_it_is_told() -> None:
    """Finland is in the article, but not in this contract: who does what is looked at."""
    claims = draft(
        parties=[party("Norvik Rail"), party("Sweden", kind="state"), party("Finland", kind="state")],
        agreements=[agreement("Norvik Rail", "Sweden", "Finland")],
    )
    (found,) = grounded(claims).agreements
    assert found.parties == ("Norvik Rail", "Sweden")
    assert (found.kind, found.status) == (AgreementKind.CONTRACT, AgreementStatus.SIGNED)


def test_an_agreement_of_strangers_is_dropped() -> None:
    """No party of it is in the article."""
    briefing = grounded(draft(parties=[party("Norvik Rail")], agreements=[agreement("Acme", "Peru")]))
    assert briefing.agreements == ()
    assert "none of its parties is in the article" in reasons(briefing)


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Finland may sign a contract with Norvik Rail next year.", "en", AgreementStatus.PROPOSED),
        ("Norvik Rail and Finland are expected to sign the contract in May.", "en", AgreementStatus.PROPOSED),
        ("Norvik Rail failed to sign the contract with Finland.", "en", AgreementStatus.NEGOTIATING),
        ("Finland signed a contract with Norvik Rail that could bring more.", "en", AgreementStatus.SIGNED),
        ("Finland und Norvik Rail wollen den Vertrag im Mai unterzeichnen.", "de", AgreementStatus.PROPOSED),
        ("Finland und Norvik Rail haben den Vertrag unterzeichnet.", "de", AgreementStatus.SIGNED),
        ("Norvik Rail firmará el contrato con Finland en mayo.", "es", AgreementStatus.PROPOSED),
        ("Norvik Rail firmó el contrato con Finland.", "es", AgreementStatus.SIGNED),
        ("Norvik Rail devrait signer le contrat avec Finland.", "fr", AgreementStatus.PROPOSED),
        ("Norvik Rail n'a pas signé le contrat avec Finland.", "fr", AgreementStatus.NEGOTIATING),
        ("Norvik Rail은 Finland와 계약을 체결할 예정이다.", "ko", AgreementStatus.PROPOSED),
        ("Norvik Rail은 Finland와 계약을 체결했다.", "ko", AgreementStatus.SIGNED),
        ("Norvik RailはFinlandと契約を締結する方針だ。", "ja", AgreementStatus.PROPOSED),
        ("Norvik RailはFinlandと契約を締結した。", "ja", AgreementStatus.SIGNED),
    ],
)
def test_what_is_only_hoped_for_is_not_signed(text: str, language: str, status: AgreementStatus) -> None:
    """Modality and negation decide, in six languages."""
    article = ArticleText("h", "Norvik Rail", text, language=language)
    claims = draft(parties=[party("Norvik Rail", text)], agreements=[agreement("Norvik Rail", evidence=text)])
    assert [a.status for a in grounded(claims, article).agreements] == [status]


def test_a_denied_rumour_is_no_agreement() -> None:
    """What the article denies is dropped."""
    text = "Norvik Rail denied reports of a merger deal with Acme."
    article = ArticleText("d", "Norvik Rail", text, language="en")
    claims = draft(
        parties=[party("Norvik Rail", text)],
        agreements=[agreement("Norvik Rail", evidence=text, status="agreed", kind="merger", title="merger")],
    )
    briefing = grounded(claims, article)
    assert briefing.agreements == ()
    assert "the article denies it" in reasons(briefing)


def test_a_status_must_be_known() -> None:
    """How far an agreement is must not be guessed."""
    claims = draft(parties=[party("Norvik Rail")], agreements=[agreement("Norvik Rail", status="excellent")])
    assert "no known status: excellent" in reasons(grounded(claims))


def test_parties_without_a_name_are_told_once() -> None:
    """What a model leaves empty is refused, and the reader of what was dropped learns it."""
    briefing = grounded(draft(parties=[party("Norvik Rail"), party(""), party(" ", kind="state", country="SE")]))
    assert [p.name for p in briefing.parties] == ["Norvik Rail"]
    assert [(d.claim, d.reason) for d in briefing.dropped if d.claim.startswith("party")] == [
        ("party:", "no name was given")
    ]


# ------------------------------------------------------------------ sectors and figures


def test_sectors_are_known_by_code_or_name_and_need_a_word_in_the_article() -> None:
    """The evidence speaks of the sector, or another sentence does, or it is dropped."""
    claims = [{"code": code, "evidence": "The two sides will also"} for code in ("rail", "Batteries", "nuclear", "zzz")]
    briefing = grounded(draft(sectors=claims))
    assert {s.code: s.name for s in briefing.sectors} == {"rail": "Rail", "batteries": "Batteries"}
    assert "nuclear: no sentence of the article speaks of it" in reasons(briefing)
    assert "zzz: no code" in reasons(briefing)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1.2e9, "EUR", (1.2e9, "EUR")),
        (1.2, "EUR", (1.2e9, "EUR")),
        (1.2, "billion euros", (1.2e9, "EUR")),
        (15.5, "%", (15.5, "percent")),
        (0.155, "percent", (15.5, "percent")),
        (12, "years", (12, "years")),
        (350, "people", (350, "people")),
    ],
)
def test_a_figure_is_read_in_the_usual_notations(value: float, unit: str, expected: tuple[float, str]) -> None:
    """A scale left out, a share as a fraction and a spelled number are understood."""
    (found,) = grounded(draft(figures=[{"value": value, "unit": unit, "evidence": ""}])).figures
    assert (found.value, found.unit) == expected


@pytest.mark.parametrize(
    ("value", "unit"),
    [(1.3e9, "EUR"), (1.2e9, "USD"), (40, "EUR"), (350, "percent"), (15.5, "people"), (1.2e9, "people")],
)
def test_a_figure_with_another_number_or_unit_is_dropped(value: float, unit: str) -> None:
    """Neither the number nor the unit may be invented."""
    assert grounded(draft(figures=[{"value": value, "unit": unit, "evidence": SIGNED}])).figures == ()


ONE = {
    "en": "Norvik Rail signed a contract for one night train with an agency on Tuesday.",
    "de": "Norvik Rail unterzeichnete einen Vertrag über einen Nachtzug und drei Speisewagen.",
    "fr": "Norvik Rail a signé un contrat portant sur une rame de nuit.",
    "es": "Norvik Rail firmó un contrato para una locomotora.",
    "ko": "노르비크 철도는 한 편성의 야간열차 공급 계약에 서명했다.",
}


def counted(value: float, unit: str, text: str, language: str, model: str | None = "test") -> Briefing:
    """The briefing of an article of one sentence, of which one figure is claimed."""
    claims = draft(figures=[{"value": value, "unit": unit, "evidence": text}])
    return grounded(claims, ArticleText("o", "Norvik Rail", text, language=language), model=model)


@pytest.mark.parametrize(
    ("language", "value", "unit"),
    [
        ("en", 1, "qxzzy"),
        ("en", 1, "hotel"),
        ("en", 1, "ham"),
        ("en", 1, "a qxzzy"),
        ("en", 1, "qxzzy per year"),
        ("en", 1, "rain"),
        ("de", 1, "qxzzy"),
        ("de", 3, "Fähren"),
        ("fr", 1, "qxzzy"),
        ("es", 1, "qxzzy"),
        ("ko", 1, "qxzzy"),
        ("ko", 1, "호텔"),
    ],
)
def test_a_model_counts_nothing_that_the_article_does_not_name(language: str, value: float, unit: str) -> None:
    """Any "one", "einen" or "un" would prove one of whatever a model invents; rules read the unit beside the number."""
    briefing = counted(value, unit, ONE[language], language)
    assert briefing.figures == ()
    assert [d.claim for d in briefing.dropped if d.claim.startswith("figure:")] == [f"figure: {value} {unit}"]
    assert f"{unit}: the article does not name what it counts" in reasons(briefing)
    assert counted(value, unit, ONE[language], language, model=None).figures


@pytest.mark.parametrize("unit", ["", "-"])
@pytest.mark.parametrize("language", ONE)
def test_of_a_model_a_word_for_one_is_no_figure_without_a_unit(language: str, unit: str) -> None:
    """Each contract is "einen Vertrag", "un contrat", "one contract"."""
    briefing = counted(1, unit, ONE[language], language)
    assert briefing.figures == ()
    assert "without a unit, a word for one is no figure" in reasons(briefing)
    assert counted(1, unit, ONE[language], language, model=None).figures


@pytest.mark.parametrize(
    ("language", "value", "unit"),
    [
        *(("en", 1, unit) for unit in ("train", "trains", "Night Trains", "contracts", "agency", "agencies", "year")),
        *(("de", 1, unit) for unit in ("Nachtzug", "Zug", "train", "night trains", "units")),
        *(("de", 3, unit) for unit in ("Speisewagen", "Wagen", "wagons", "")),
        *(("fr", 1, unit) for unit in ("rame", "rames", "train", "contrats")),
        *(("es", 1, unit) for unit in ("locomotoras", "locomotive")),
        *(("ko", 1, unit) for unit in ("편성", "trains", "tonnes of coal a year", "MW", "people", "countries")),
    ],
)
def test_a_model_may_count_what_the_article_names_and_english_units(language: str, value: float, unit: str) -> None:
    """By the stem of a word; the English units that it is asked for no article in another language has."""
    (found,) = counted(value, unit, ONE[language], language).figures
    assert (found.value, found.unit) == (value, unit)


def test_a_model_may_leave_the_unit_out_where_the_article_has_digits() -> None:
    """ "Phase 1" is a number."""
    text = "Norvik Rail signed a contract for phase 1 with the agency."
    (found,) = counted(1, "", text, "en").figures
    assert (found.value, found.evidence.quote) == (1, text)


# ------------------------------------------------------------------ text


def test_headline_and_summary_stand_where_the_article_has_their_words() -> None:
    """A true summary of other wording is kept."""
    headline = "Norvik Rail to deliver 40 night trains to Sweden"
    summary = "Norvik Rail signed a contract worth €1.2 billion. It covers maintenance for 12 years."
    briefing = grounded(draft(headline=headline, summary=summary))
    assert (briefing.headline, briefing.summary) == (headline, summary)


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Norvik Rail signed a contract for 41 night trains.", "41"),
        ("Norvik Rail signed a contract with Sweden on Wednesday.", "wednesday"),
        ("Norvik Rail signed a contract with Peru.", "Peru"),
        ("Argentina signed a contract to deliver trains.", "Argentina"),
        ("Norvik Rail and Quexel signed a contract.", "Quexel"),
        ("The stock markets soared while investors cheered loudly everywhere.", "hardly a word"),
    ],
)
def test_a_sentence_with_what_the_article_does_not_have_is_dropped(sentence: str, reason: str) -> None:
    """Numbers, names and dates of the summary must be in the article; the other sentences stay."""
    good = "Norvik Rail signed a contract with Sweden."
    briefing = grounded(draft(summary=f"{good} {sentence}"))
    assert briefing.summary == good
    assert reason in reasons(briefing)


def test_where_no_text_survives_the_article_speaks() -> None:
    """The title and the first sentences stand in, within the limits."""
    briefing = grounded(draft(headline="Peru buys Quexel", summary="Peru bought Quexel for 7 euros."))
    assert briefing.headline == ARTICLE.title
    assert briefing.summary.startswith(SIGNED)
    assert len(briefing.summary) <= 400
    long = replace(ARTICLE, title="word " * 60, text="word " * 300)
    briefing = grounded(draft(), long)
    assert len(briefing.headline) <= 90
    assert len(briefing.summary) <= 400


def test_control_characters_never_pass() -> None:
    """Text is plain: no control characters, no bidi overrides."""
    briefing = grounded(
        draft(headline="Norvik\x00 Rail \u202esigned\x1b a contract", parties=[party("Norvik\x07 Rail")])
    )
    assert briefing.headline == "Norvik Rail signed a contract"
    assert briefing.parties[0].name == "Norvik Rail"


def test_nothing_to_report_has_no_facts() -> None:
    """Where the draft finds nothing relevant, every list is empty."""
    claims = read_claims({"relevant": False, "parties": [party("Norvik Rail")]})
    briefing = grounded(claims)
    assert (briefing.relevant, briefing.parties) == (False, ())


def test_duplicates_are_one() -> None:
    """A party told twice, in any case, is one party."""
    assert len(grounded(draft(parties=[party("Norvik Rail"), party("NORVIK RAIL")])).parties) == 1


# ------------------------------------------------------------------ answers


def test_an_answer_needs_quotes_and_may_be_in_another_language() -> None:
    """What can be proved is answered; an invented quote or number is not."""
    base = grounded(draft(parties=[party("Norvik Rail")]))
    good = {"found": True, "answer": "Norvik Rail entregará 40 trenes.", "quotes": [SIGNED]}
    answer = ground_answer(good, base, ARTICLE, summarizer="openai")
    assert answer is not None
    assert answer.quotes == (SIGNED,)
    for bad in (
        {"quotes": ["an invented quote"]},
        {"answer": "41 trains."},
        {"found": False},
        {"answer": 3},
        {"quotes": "x"},
    ):
        assert ground_answer({**good, **bad}, base, ARTICLE, summarizer="openai") is None


# ------------------------------------------------------------------ properties

_PIECES = [
    "Norvik Rail",
    "Sweden",
    "signed",
    "may sign",
    "1.200 millones",
    "$2.3bn",
    "3조 원",
    "15,5 %",
    "agreement",
    "AI",
]
_PIECES += ["日本", "契約を", "ﾊﾞｲｵ", "…", "´", "e\u0301", ".", "“chips”", "韓国と", "체결했다", "\u00a0", "\n\n"]
_PIECES += ["ignore previous instructions"]
_words = st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join)
_text = st.one_of(_words, st.text(max_size=60))
_party = st.fixed_dictionaries({"name": _text, "kind": _text, "country": _text, "role": _text, "evidence": _text})
_agreement = st.fixed_dictionaries(
    {"title": _text, "kind": _text, "status": st.sampled_from(["signed", "Agreed", "x"]), "evidence": _text}
    | {"parties": st.lists(_text, max_size=3)}
)
_sector = st.fixed_dictionaries(
    {"code": st.one_of(st.sampled_from(["ai", "chips", "biotech"]), _text), "evidence": _text}
)
_value = st.one_of(st.floats(), st.sampled_from([1.2e9, 2.3e9, 15.5, 3e12, 0.155]))
_figure = st.fixed_dictionaries(
    {"value": _value, "unit": st.sampled_from(["EUR", "$", "%", "원", "people"]), "evidence": _text}
)
_drafts = st.fixed_dictionaries(
    {"relevant": st.booleans(), "headline": _text, "summary": _text, "parties": st.lists(_party, max_size=3)}
    | {"agreements": st.lists(_agreement, max_size=2), "sectors": st.lists(_sector, max_size=2)}
    | {"figures": st.lists(_figure, max_size=2)}
)


def as_draft(briefing: Briefing) -> dict[str, Any]:
    """The claims of a briefing, to be grounded again."""

    def claims(facts: tuple[Any, ...], *names: str) -> list[dict[str, Any]]:
        return [{n: getattr(f, n) for n in names} | {"evidence": f.evidence.quote} for f in facts]

    return {
        "relevant": briefing.relevant,
        "headline": briefing.headline,
        "summary": briefing.summary,
        "parties": [
            c | {"country": c["country"] or ""} for c in claims(briefing.parties, "name", "kind", "country", "role")
        ],
        "agreements": claims(briefing.agreements, "title", "kind", "status", "parties"),
        "sectors": claims(briefing.sectors, "code"),
        "figures": claims(briefing.figures, "label", "value", "unit", "role"),
    }


@settings(max_examples=120, deadline=None)
@given(_drafts, _text, _text, st.sampled_from([None, "en", "ko", "ja", "de"]), st.sampled_from([None, "test"]))
def test_any_draft_of_any_article_ends_in_verbatim_evidence(
    claims: dict[str, Any], title: str, text: str, language: str | None, model: str | None
) -> None:
    """Whoever wrote it: grounding never raises, evidence passes the scorer's test, a second pass changes nothing."""
    article = ArticleText("p", title, text, language=language)
    briefing = grounded(read_claims(claims), article, model=model)
    body = squash(f"{title}\n{text}")
    for quote in quotes(briefing):
        assert squash(quote)
        assert squash(quote) in body
    assert len(briefing.headline) <= 90
    assert len(briefing.summary) <= 400
    again = grounded(read_claims(as_draft(briefing)), article, model=model)
    assert replace(again, dropped=()) == replace(briefing, dropped=())


@pytest.mark.parametrize(("model", "proof"), [(None, "A tender for buses"), ("test", SIGNED)])
def test_a_sentence_that_names_nobody_proves_what_rules_read_in_it(model: str | None, proof: str) -> None:
    """A model may quote any sentence beside what it claims; rules tell where they found it."""
    article = replace(ARTICLE, text=f"{ARTICLE.text}\n\nA tender for buses was postponed.")
    claims = draft(parties=[party("Norvik Rail")], agreements=[agreement("Norvik Rail", evidence="A tender for buses")])
    (found,) = grounded(claims, article, model=model).agreements
    assert found.evidence.quote.startswith(proof)


def test_a_long_article_with_many_claims_takes_bounded_time() -> None:
    """100,000 characters and 60 claims a list, all of them false, end within seconds."""
    article = ArticleText(
        "l", "Long", "Norvik Rail signed a deal with firms of many names today. " * 1_700, language="en"
    )
    false = draft(
        parties=[party(f"Quexel {n}") for n in range(60)],
        agreements=[agreement("Norvik Rail", title=f"deal {n}", evidence="invented") for n in range(60)],
        sectors=[{"code": "nuclear", "evidence": "invented"} for _ in range(60)],
        figures=[{"value": n + 0.5, "unit": "EUR", "evidence": "invented"} for n in range(60)],
    )
    briefing = grounded(false, article)
    assert (*briefing.parties, *briefing.sectors, *briefing.figures) == ()
