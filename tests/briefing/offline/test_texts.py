"""Headline, summary and titles of agreements: the article's own words, chosen as a desk would choose them."""

from __future__ import annotations

import pytest

from benchmarks.quality import DATA, article_of
from benchmarks.score import read_jsonl
from bot.briefing.offline import OfflineAnalyst
from bot.briefing.offline.lines.text import lines
from bot.briefing.proof.wording import MAX_HEADLINE, MAX_SUMMARY
from bot.briefing.text.passages import sentence_spans
from bot.model import ArticleText, Briefing

LEAD = "Canada and Peru signed a fisheries agreement in Lima on Monday."


async def brief(text: str, title: str = "Canada and Peru seal fisheries deal", language: str = "en") -> Briefing:
    """The offline briefing of an article."""
    return await OfflineAnalyst().brief(ArticleText("1", title, text, language=language))


@pytest.mark.parametrize("name", ["dev.jsonl", "second.jsonl", "tuning_en.jsonl", "tuning_intl.jsonl"])
async def test_lengths_and_sentences(name: str) -> None:
    """At most 90 and 400 characters; a summary ends where a sentence ends, and is not the headline."""
    for line in read_jsonl(DATA / name):
        found = await OfflineAnalyst().brief(article_of(line))
        assert 0 < len(found.headline) <= MAX_HEADLINE
        assert 0 < len(found.summary) <= MAX_SUMMARY
        assert found.summary.rstrip('”"»」)')[-1] in ".!?…。", found.summary
        assert found.summary.casefold() != found.headline.casefold()


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("UPDATE 2-Canada and Peru seal fisheries deal", "Canada and Peru seal fisheries deal"),
        ("BREAKING: Canada and Peru seal fisheries deal | Daily Wire", "Canada and Peru seal fisheries deal"),
        ("[속보] 캐나다·페루 수산 협정 서명", "캐나다·페루 수산 협정 서명"),
        ("【速報】カナダとペルーが漁業協定に署名", "カナダとペルーが漁業協定に署名"),
        ("Canada, Peru: watch the sea", "Canada, Peru: watch the sea"),
        (
            "Canada and Peru seal a fisheries deal that was nine years in the making, and open talks on mining rights",
            "Canada and Peru seal a fisheries deal that was nine years in the making",
        ),
        (
            "Canada and Peru seal on Feb. 3 in St. John's a fisheries deal; talks on mining rights come later",
            "Canada and Peru seal on Feb. 3 in St. John's a fisheries deal",
        ),
        (
            "Pêche : accord de principe entre le Canada et le Pérou sur les quotas de thon rouge dans le Pacifique sud",
            "Pêche : accord de principe entre le Canada et le Pérou sur les quotas de thon rouge",
        ),
    ],
)
async def test_a_headline_has_no_marks_of_the_newsroom(title: str, headline: str) -> None:
    """What stands before or behind a title for other newsrooms goes; a long one ends with a clause."""
    assert (await brief(LEAD, title)).headline == headline


@pytest.mark.parametrize(
    "left_out",
    [
        "“This is a great day for both of us.”",
        "Its chairman welcomed the agreement of 2025.",
        "Shares rose 4 percent.",
        "Who will sign the next agreement?",
    ],
)
async def test_a_summary_leaves_out_what_cannot_stand_alone(left_out: str) -> None:
    """A quotation without its speaker, a "its" of somebody left out, the stock exchange, a question."""
    middle = (
        "The weather in the capital was fine, and the hall was full of people who had come from all over the coast."
    )
    found = await brief(f"{LEAD}\n\n{middle * 3}\n\n{left_out}\n\nThe agreement covers 40 vessels for five years.")
    assert found.summary.startswith(LEAD)
    assert "40 vessels" in found.summary
    assert left_out not in found.summary


async def test_a_lead_that_repeats_the_title_is_passed_over() -> None:
    """The summary says more than the headline."""
    found = await brief(f"Canada and Peru seal fisheries deal.\n\n{LEAD} It covers 40 vessels.")
    assert found.summary == f"{LEAD} It covers 40 vessels."


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("en", LEAD, "Fisheries agreement"),
        (
            "en",
            "Canada and Peru signed a memorandum of understanding to study a second port on the coast, both said.",
            "Memorandum of understanding to study a second port on the coast",
        ),
        ("en", "Canada and Peru signed a treaty on Monday.", "Treaty"),
        (
            "en",
            "Canada and Peru have signed a second executive contract for night trains on Friday.",
            "Second executive contract for night trains",
        ),
        ("en", "Canada is in talks with Peru about a rail tunnel.", "Talks about a rail tunnel"),
        ("en", "Canada proposed a separate pact with Peru on Monday on cheap vaccines.", "Pact on cheap vaccines"),
        ("en", "Zimtora Energy of Canada will lay 40 km of cable for Halden Power.", "Contract to lay 40 km of cable"),
        ("en", "Zimtora Energy of Canada sold two office towers to Halden Power.", "Sale of two office towers"),
        ("en", "The World Bank lent Canada $40 million for roads on Monday.", "Financing of $40 million"),
        ("en", "Canada and Peru want to test a new seed together.", "Plan to test a new seed together"),
        (
            "de",
            "Kanada und Peru haben am Montag ein Abkommen über 40 Fischerboote unterzeichnet.",
            "Abkommen über 40 Fischerboote",
        ),
        (
            "es",
            "Canadá y Perú firmaron el lunes un protocolo de pesca artesanal en Lima.",
            "Protocolo de pesca artesanal",
        ),
        ("fr", "Le Canada et le Pérou ont signé lundi un accord de pêche durable à Lima.", "Accord de pêche"),
        ("ko", "캐나다와 페루가 16일 리마에서 수산 자원 보호에 관한 협정에 서명했다.", "수산 자원 보호에 관한 협정"),
        ("ja", "カナダとペルーは11日、漁業協力協定(FCA)に署名した。", "漁業協力協定(FCA)"),
    ],
)
async def test_an_agreement_has_the_name_that_the_article_gives_it(language: str, text: str, title: str) -> None:
    """The noun with what stands beside it, and the parties; the kind alone where the article says no more."""
    found = await brief(text, "", language)
    (agreement,) = found.agreements
    assert agreement.title.split(":")[0] == title
    assert "Canada" in agreement.title or "Zimtora" in agreement.title


def test_a_paragraph_is_what_line_breaks_part() -> None:
    """Sentences of one paragraph share its number, also behind full stops; the next paragraph has another."""
    text = "Peru signed it.  Chile did not.\n\nMorocco waits. So does Spain.\nFrance objects."
    body = [line for line in lines(ArticleText("1", "Peru signs", text)) if line.part]
    first = body[0].paragraph
    assert [line.paragraph - first for line in body] == [0, 0, 1, 1, 2]
    assert [line.begins for line in body] == [True, False, True, False, True]


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        (
            "한강중공업은 노르웨이 야라와 암모니아 벙커링선 용선 계약을 맺었다.",
            "ko",
            "암모니아 벙커링선 용선 계약",
        ),
        ("관세청은 인도네시아와 맺은 원산지증명서 전자교환 협정에 서명했다.", "ko", "전자교환 협정"),
        ("국회는 본회의를 열어 한·에콰도르 자유무역협정을 비준했다.", "ko", "한·에콰도르 자유무역협정"),
        ("青葉重機は14日、チェコのヴラノフと小型ブルドーザーの供給契約を結んだ。", "ja", "小型ブルドーザーの供給契約"),
        ("青葉銀行は28日、ベトコムバンクと総額5億ドルの協調融資契約を結んだ。", "ja", "総額5億ドルの協調融資契約"),
    ],
)
async def test_korean_and_japanese_agreements_are_named_by_their_object(text: str, language: str, title: str) -> None:
    """The nouns before "계약" and "契約" go with it, no verb, number or vague word."""
    (found, *_) = (await brief(text, text, language)).agreements
    assert found.title.split(": ")[0] == title


@pytest.mark.parametrize(
    ("language", "lead", "before", "ahead"),
    [
        (
            "fr",
            "Le Canada et le Pérou ont signé lundi à Lima un accord sur la pêche.",
            (
                "Le Pérou avait perdu 40 millions de dollars.",
                "Le Canada avait compté 9 navires.",
                "Le Pérou avait fermé 7 ports.",
            ),
            "Le Canada doit encore faire traduire l'accord, qui prendra effet au printemps.",
        ),
        (
            "es",
            "Canadá y Perú firmaron el lunes en Lima un acuerdo de pesca.",
            (
                "Perú había pedido 40 millones de dólares.",
                "Canadá había ofrecido 9 barcos.",
                "Perú había exigido 7 puertos.",
            ),
            "El acuerdo entrará en vigor en marzo.",
        ),
        (
            "de",
            "Kanada und Peru haben am Montag in Lima ein Abkommen über Fischerei unterzeichnet.",
            (
                "Peru hatte 40 Millionen Dollar verloren.",
                "Kanada hatte 9 Schiffe gezählt.",
                "Peru hatte 7 Häfen gesperrt.",
            ),
            "Das Abkommen tritt im Frühjahr in Kraft und gilt dann in beiden Ländern.",
        ),
        (
            "ja",
            "カナダとペルーは11日、漁業協定に署名した。",
            (
                "ペルーは当初、40隻を数えていた。",
                "カナダは当初、9隻を数えていた。",
                "ペルーは昨年、7港を閉じていた。",
            ),
            "両国の議会の承認が必要となる。",
        ),
    ],
)
async def test_a_summary_tells_what_is_to_come_before_what_had_been(
    language: str, lead: str, before: tuple[str, ...], ahead: str
) -> None:
    """Of more sentences than a summary has, those with figures of former times make room for what is needed yet."""
    found = await brief(" ".join((lead, *before, ahead)), "Lima 2031", language)
    assert ahead in found.summary


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (
            "Canadá y los astilleros del Callao renuevan el contrato de los remolcadores que vence en enero de 2031",
            "Canadá y los astilleros del Callao renuevan el contrato de los remolcadores",
        ),
        (
            "Le Canada et le Pérou signent un accord sur la pêche au thon dans les eaux froides pendant onze années",
            "Le Canada et le Pérou signent un accord sur la pêche au thon dans les eaux froides",
        ),
    ],
)
async def test_a_long_headline_ends_with_a_phrase(title: str, headline: str) -> None:
    """Where no clause ends, it is cut before a phrase, and needs no mark for that."""
    assert (await brief(LEAD, title, "es" if "Canadá" in title else "fr")).headline == headline


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Il a quitté la réunion.Le ministre a signé.", ["Il a quitté la réunion.", "Le ministre a signé."]),
        ("« Nous restons.»Les deux pays signent.", ["« Nous restons.»", "Les deux pays signent."]),
        ("¿Quién firma?Ellos no lo saben.", ["¿Quién firma?", "Ellos no lo saben."]),
        ("La séance est levée.L'accord attend.", ["La séance est levée.", "L'accord attend."]),
        (
            "The Zafi.D virus hit One.Tel, Node.js and Leave.EU.",
            ["The Zafi.D virus hit One.Tel, Node.js and Leave.EU."],
        ),
    ],
)
def test_sentences_that_lost_the_space_between_them_are_parted(text: str, sentences: list[str]) -> None:
    """Pages are read, and feeds written, by programs that drop the break between two paragraphs."""
    assert [text[start:end] for start, end, _ in sentence_spans(text)] == sentences
