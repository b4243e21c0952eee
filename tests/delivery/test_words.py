"""The bot's words in six languages: all there, all alike in what they leave open, and used wherever it speaks."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from bot.briefing.taxonomy import KIND_LABELS
from bot.delivery.buttons import Page, PageKind
from bot.delivery.render import (
    LANGUAGES,
    answer_message,
    briefing_list,
    briefing_message,
    choices,
    closest_language,
    digest_messages,
)
from bot.delivery.render.labels import amount
from bot.delivery.render.words import tables, words
from bot.handlers.commands import COMMANDS, command_menu
from bot.model import AgreementKind, AgreementStatus, Answer, Figure, PartyKind, PartyRole
from tests.factories import NOON, agreement, briefing, evidence, party, stored_briefing

PLACEHOLDER = re.compile(r"\{(\w+)\}")
ALERTS = ("ask_hint", "gone", "briefing_gone", "no_older", "admins_only", "unchanged", "too_many")


@pytest.mark.parametrize("key", tables())
def test_every_language_has_every_word(key: str) -> None:
    """No language lacks a key, has an empty one, or leaves other things open than English does."""
    told = tables()[key]
    assert list(told) == list(LANGUAGES)
    assert all(text.strip() == text != "" for text in told.values())
    assert {tuple(sorted(PLACEHOLDER.findall(text))) for text in told.values()} == {
        tuple(sorted(PLACEHOLDER.findall(told["en"])))
    }
    assert {text.count("*") for text in told.values()} == {told["en"].count("*")}


def test_the_vocabulary_has_its_words() -> None:
    """Statuses, kinds, the roles that are told, and commands: each has a word of its own."""
    keys = {f"status.{status}" for status in AgreementStatus}
    keys |= {f"kind.{kind}" for kind in AgreementKind}
    keys |= {f"role.{role}" for role in PartyRole if role not in {PartyRole.SIGNATORY, PartyRole.OTHER}}
    keys |= {f"command.{name}" for name in COMMANDS}
    assert keys <= set(tables())


@pytest.mark.parametrize("language", LANGUAGES)
def test_alerts_and_the_menu_fit(language: str) -> None:
    """Alerts have at most 200 characters, descriptions of commands at most 256 (Bot API)."""
    assert all(len(words(language)(alert)) <= 200 for alert in ALERTS)
    assert all(len(description) <= 256 for _, description in command_menu(language))


@pytest.mark.parametrize(
    ("tag", "language"),
    [("ko", "ko"), ("de-AT", "de"), ("fr_CA", "fr"), ("pt-br", "en"), ("", "en"), (None, "en"), ("ES", "es")],
)
def test_a_tag_of_telegram_is_read(tag: str | None, language: str) -> None:
    """The region is left out; what the bot does not speak is English."""
    assert closest_language(tag) == language


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ["Signed", "Canada", "mediator", "Agriculture", "Written by the offline analyst"]),
        ("ko", ["서명", "캐나다", "중재", "농업", "51억 캐나다 달러", "작성: 오프라인 분석기"]),
        ("ja", ["署名済み", "カナダ", "仲介", "農業", "51億カナダドル"]),
        ("es", ["Firmado", "Canadá", "mediador", "Agricultura", "Acuerdos"]),
        ("fr", ["Signé", "Canada", "médiateur", "5,1 milliards de dollars canadiens", "Preuves"]),
        ("de", ["Unterzeichnet", "Kanada", "Vermittler", "Landwirtschaft", "5,1 Milliarden kanadische Dollar"]),
    ],
)
def test_a_briefing_has_its_labels_in_the_language(language: str, told: list[str]) -> None:
    """Statuses, states, roles, sectors and figures; headline and summary stay as they are, names too."""
    parties = (party(), party("Acme", None, PartyRole.MEDIATOR, PartyKind.COMPANY))
    message = briefing_message(stored_briefing(briefing(parties=parties)), language)
    shown = message.plain + "".join(button.text for row in message.buttons for button in row)
    assert [word for word in told if word not in shown] == []
    assert "Acme" in shown
    assert "Canada and Indonesia sign economic partnership" in shown


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Canada; Acme (mediator); trade agreement (Canada): signed; CA$5.1 billion; Agriculture"),
        ("ko", "캐나다; Acme (중재); 무역협정 (캐나다): 서명; 51억 캐나다 달러; 농업"),
        ("ja", "カナダ; Acme (仲介); 貿易協定 (カナダ): 署名済み; 51億カナダドル; 農業"),
        (
            "es",
            "Canadá; Acme (mediador); acuerdo comercial (Canadá): firmado; 5.100 millones; Agricultura",
        ),
        ("fr", "Canada; Acme (médiateur); accord commercial (Canada): signé; 5,1 milliards de dollars; Agriculture"),
        ("de", "Kanada; Acme (Vermittler); Handelsabkommen (Kanada): unterzeichnet; 5,1 Milliarden; Landwirtschaft"),
    ],
)
def test_an_answer_has_its_facts_in_the_language_of_the_question(language: str, told: str) -> None:
    """States, roles, kinds, statuses, figures, sectors are in it; what frames the answer is in the chat's."""
    parties = (party(), party("Acme", None, PartyRole.MEDIATOR, PartyKind.COMPANY))
    stored = stored_briefing(briefing(parties=parties))
    found = stored.briefing
    facts = (*parties, replace(found.agreements[0], parties=("Canada",)), found.figures[0], found.sectors[0])
    answer = Answer("…", ("It was signed.",), "offline", facts, language)
    shown = answer_message(answer, stored, "fr").plain
    assert [fact for fact in told.split("; ") if fact not in shown] == []
    assert "l'analyste hors ligne" in shown


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Memorandum of understanding: Canada – Acme", "Seoul Charter: Canada – Peru"]),
        ("ko", ["양해각서: 캐나다 – Acme", "Seoul Charter: 캐나다 – Peru"]),
        ("de", ["Absichtserklärung: Kanada – Acme", "Seoul Charter: Kanada – Peru"]),
    ],
)
def test_an_agreement_that_is_called_by_its_kind_has_the_languages_word(language: str, titles: list[str]) -> None:
    """The article's own words stay; states that are parties have their names in the language."""
    parties = (party(), party("Acme", None, PartyRole.SIGNATORY, PartyKind.COMPANY))
    mou = replace(agreement(title="Memorandum of understanding: Canada – Acme"), kind=AgreementKind.MOU)
    made = (mou, replace(agreement(title="Seoul Charter: Canada – Peru"), kind=AgreementKind.OTHER))
    told = briefing_message(stored_briefing(briefing(parties=parties, agreements=made)), language).plain
    assert [title for title in titles if f" — {title}\n" not in told] == []


@pytest.mark.parametrize(
    ("language", "union", "nations"),
    [
        ("en", "European Union", "United Nations"),
        ("ko", "유럽 연합", "국제연합"),
        ("de", "Europäische Union", "Vereinte Nationen"),
    ],
)
def test_unions_of_states_are_named_in_the_language(language: str, union: str, nations: str) -> None:
    """CLDR names them as it names states."""
    both = tuple(party(name, None, kind=PartyKind.IGO) for name in ("European Union", "United Nations"))
    told = briefing_message(stored_briefing(briefing(parties=both)), language).plain
    assert f"{union} · {nations}" in told


@pytest.mark.parametrize("kind", AgreementKind)
def test_a_title_by_kind_is_recognised(kind: AgreementKind) -> None:
    """What the summarizers call a kind, where an article has no word for it, is its English word here."""
    assert words("en")(f"kind.{kind}") == KIND_LABELS[kind]


def test_an_agreement_without_a_title_is_told_by_its_kind() -> None:
    """The kind, in the chat's language, stands where a title would."""
    stored = stored_briefing(briefing(agreements=(agreement(title="", status=AgreementStatus.PROPOSED),)))
    assert "Vorgeschlagen — Handelsabkommen" in briefing_message(stored, "de").plain


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", ["12개국", "15.2%", "1,234,567톤", "62대 열차"]),
        ("ja", ["12か国", "15.2%", "1,234,567トン", "62編成"]),
        ("es", ["12 países", "15,2\u00a0%", "1.234.567 toneladas", "62 trenes"]),
        ("fr", ["12 pays", "15,2\u00a0%", "1\u202f234\u202f567 tonnes", "62 trains"]),
        ("de", ["12 Länder", "15,2\u00a0%", "1.234.567 Tonnen", "62 Züge"]),
    ],
)
def test_figures_are_written_as_the_language_does(language: str, told: list[str]) -> None:
    """Units by their word, separators by the locale, and no digit lost."""
    figures = [(12, "countries"), (15.2, "percent"), (1_234_567, "tonnes"), (62, "trains")]
    assert [amount(Figure("", v, unit, "", evidence()), words(language)) for v, unit in figures] == told


@pytest.mark.parametrize(
    ("value", "unit", "language", "told"),
    [
        (214e6, "USD", "ko", "2억 1,400만 달러"),
        (214e6, "USD", "ja", "2億1400万ドル"),
        (1.4312e12, "KRW", "ko", "1조 4,312억 원"),
        (1.4312e12, "KRW", "ja", "1兆4312億ウォン"),
        (4.2e10, "JPY", "ja", "420億円"),
        (3.4e9, "CAD", "ko", "34억 캐나다 달러"),
        (1_234_567, "JPY", "ja", "1,234,567円"),
        (14_000, "JPY", "ja", "1万4000円"),
        (32_451, "people", "ja", "3万2451人"),
        (9_999, "people", "ja", "9,999人"),
        (50_000, "EUR", "ko", "5만 유로"),
        (95_000, "people", "ko", "9만 5,000명"),
        (1_500, "USD", "fr", "1\u202f500 dollars"),
        (3.8, "USD", "es", "3,80 dólares"),
        (190_000, "EUR", "de", "190.000\u00a0€"),
        (214e6, "USD", "es", "214 millones de dólares"),
        (1.2e9, "EUR", "es", "1.200 millones de euros"),
        (1.2345e10, "EUR", "es", "12.345 millones de euros"),
        (1.6e12, "KRW", "es", "1,6 billones de wones"),
        (3.4, "EUR", "es", "3,40\u00a0€"),
        (1.5e9, "GBP", "fr", "1,5 milliard de livres sterling"),
        (3.1e9, "EUR", "fr", "3,1 milliards d'euros"),
        (2e6, "hectares", "fr", "2 millions d'hectares"),
        (5e8, "JPY", "fr", "500 millions de yens"),
        (2.5e11, "XOF", "fr", "250 milliards de francs CFA"),
        (2.5e11, "XAF", "en", "250 billion CFA francs"),
        (1.3e11, "CNY", "en", "130 billion yuan"),
        (1.3e9, "BRL", "ja", "13億ブラジルレアル"),
        (11e12, "KRW", "de", "11 Billionen Won"),
        (4.8e7, "CHF", "de", "48 Millionen Schweizer Franken"),
    ],
)
def test_money_is_told_as_a_desk_there_tells_it(value: float, unit: str, language: str, told: str) -> None:
    """Steps of ten thousand in Korean and Japanese; well-known currencies without their country."""
    assert amount(Figure("", value, unit, "", evidence()), words(language)) == told


@pytest.mark.parametrize(
    ("article", "chat", "told"),
    [
        ("ja", "ja", "三井物産"),
        ("ja", "ko", "Mitsui"),
        ("ja", "en", "Mitsui"),
        ("en", "ja", "Mitsui"),
    ],
)
def test_a_party_is_called_as_the_article_calls_it_where_both_speak_one_language(
    article: str, chat: str, told: str
) -> None:
    """Who reads Japanese is told 三井物産; all others the name that is the same in every briefing."""
    mitsui = replace(party("Mitsui", "JP", kind=PartyKind.COMPANY), written="三井物産")
    signed = agreement(title="覚書: Mitsui", parties=("Mitsui",))
    stored = stored_briefing(replace(briefing(parties=(mitsui,), agreements=(signed,)), language=article))
    shown = briefing_message(stored, chat).plain
    assert f"🇯🇵 {told}\n" in shown
    assert f"覚書: {told}" in shown


def test_the_union_has_its_name_in_the_language_and_others_begin_with_a_capital() -> None:
    """What the article calls "EU" is the Union's own name; what stands within a sentence begins a name here."""
    union = replace(party("European Union", None, kind=PartyKind.IGO), written="EU")
    school = replace(
        party("University of Leeds", "GB", kind=PartyKind.RESEARCH_EDUCATION), written="université de Leeds"
    )
    content = replace(briefing(parties=(union, school)), language="fr")
    shown = briefing_message(stored_briefing(content), "fr").plain
    assert "Union européenne" in shown
    assert "Université de Leeds" in shown


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("en", "“2%”"), ("de", "„2%“"), ("fr", "«\u00a02%\u00a0»"), ("es", "«2%»"), ("ja", "「2%」"), ("ko", "“2%”")],
)
def test_quotes_stand_in_the_marks_of_the_language(language: str, quoted: str) -> None:
    """The marks are those of the chat, whatever the article is written in."""
    shown = briefing_message(stored_briefing(briefing(parties=(party("Peru", "PE", quote="2%"),))), language)
    assert quoted in shown.plain


@pytest.mark.parametrize(
    ("language", "day", "title"),
    [
        ("ko", "2025년 9월 24일 수요일", "최신 브리핑"),
        ("ja", "2025年9月24日水曜日", "最新のブリーフィング"),
        ("de", "Mittwoch, 24. September 2025", "Neueste Meldungen"),
        ("fr", "mercredi 24 septembre 2025", "Dernières synthèses"),
        ("es", "miércoles, 24 de septiembre de 2025", "Últimos informes"),
    ],
)
def test_digests_and_lists_are_told_in_the_language(language: str, day: str, title: str) -> None:
    """The date in full, the sector and the status; buttons of a list too."""
    w, stored = words(language), stored_briefing()
    (digest,) = digest_messages(NOON.date(), [stored], language)
    assert day in digest.plain
    assert w("sector.agriculture") in digest.plain
    page = briefing_list(
        [stored], title=w("latest_title"), page=Page(PageKind.LATEST, "", 1), older=True, language=language
    )
    assert title in page.plain
    assert w("button.older") in [button.text for row in page.buttons for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_is_chosen_by_a_button(language: str) -> None:
    """Each language by its own name, whatever is set."""
    buttons = [button.text for row in choices.language_setting(language).buttons for button in row]
    assert buttons == list(LANGUAGES.values())
    assert replace(choices.language_set(language)).plain == words(language).tell("language_set").plain


@pytest.mark.parametrize(
    ("quote", "language", "head"),
    [
        ("Nord AG buys Sud GmbH.", "en", "Acquisition"),
        ("Nord AG and Sud GmbH will merge.", "en", "Merger"),
        ("Die Nord AG kauft die Sud GmbH.", "de", "Übernahme"),
        ("Nord AG und Sud GmbH schließen sich zusammen, die Fusion ist besiegelt.", "de", "Fusion"),
    ],
)
def test_a_purchase_is_no_merger(quote: str, language: str, head: str) -> None:
    """What the article has no other word for is called by what its proof tells."""
    deal = replace(agreement("Merger or acquisition: Nord – Sud", quote=quote), kind=AgreementKind.MERGER_ACQUISITION)
    assert f"{head}: Nord – Sud" in briefing_message(stored_briefing(briefing(agreements=(deal,))), language).plain
