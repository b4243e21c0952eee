"""No headline, summary or translation says that an agreement is further than the rules find it."""

from __future__ import annotations

import asyncio
from functools import cache

import pytest

from bot.briefing.grounding import ground, reached_by
from bot.briefing.offline import OfflineAnalyst, aliases, statuses_told
from bot.briefing.proof.stages import told_otherwise, too_far
from bot.briefing.translation import fits
from bot.model import AgreementStatus, ArticleText, Briefing, BriefingText
from tests.briefing.drafts import draft

ARTICLES = {
    "en": ArticleText(
        "en",
        "South Korea proposes free trade talks with Japan",
        "South Korea on Monday proposed opening talks with Japan on a free trade agreement covering batteries, the "
        "trade ministry in Seoul said.\n\nOfficials may sign a memorandum in March, the ministry said.",
        language="en",
    ),
    "de": ArticleText(
        "de",
        "Siemens und Ägypten verhandeln über Bahnstrecke",
        "Siemens verhandelt mit Ägypten über den Bau einer Bahnstrecke für 3 Milliarden Euro. Der Vertrag könnte im "
        "Herbst unterzeichnet werden, sagte ein Sprecher am Montag in Kairo.",
        language="de",
    ),
    "es": ArticleText(
        "es",
        "Iberdrola negocia con Brasil un parque eólico",
        "Iberdrola negocia con el gobierno de Brasil un contrato para un parque eólico de 500 megavatios, informó la "
        "compañía el lunes. El contrato podría firmarse en otoño.",
        language="es",
    ),
    "fr": ArticleText(
        "fr",
        "Alstom négocie avec le Maroc",
        "Alstom négocie avec le Maroc un accord sur la livraison de 18 rames, a indiqué lundi le ministère des "
        "Transports. Le contrat pourrait être signé à l'automne.",
        language="fr",
    ),
    "ko": ArticleText(
        "ko",
        "한국, 일본에 FTA 협상 제안",
        "한국 정부는 4일 일본에 자유무역협정(FTA) 협상을 시작하자고 제안했다. 양국은 3월에 양해각서를 체결할 수 있다.",
        language="ko",
    ),
    "ja": ArticleText(
        "ja",
        "韓国、日本にFTA交渉を提案",
        "韓国政府は4日、日本に自由貿易協定（FTA）の交渉開始を提案した。両国は3月に覚書に署名する可能性がある。",
        language="ja",
    ),
}


@cache
def by_rules(language: str) -> Briefing:
    """What the rules find in the article of a language."""
    return asyncio.run(OfflineAnalyst().brief(ARTICLES[language]))


def stands(headline: str, language: str) -> bool:
    """Whether the headline of a model stands over the facts of the rules."""
    rules = by_rules(language)
    found = ground(
        draft(headline=headline, summary=f"{headline}."),
        ARTICLES[language],
        summarizer="openai",
        model="m",
        prompt_version=None,
        aliases=aliases,
        stand_in=rules,
        reached=reached_by(rules),
        statuses=statuses_told,
    )
    assert (found.headline == headline) is (found.summary != rules.summary)
    return found.headline == headline


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "South Korea and Japan agree on free trade"),
        ("en", "South Korea and Japan conclude free trade agreement"),
        ("en", "South Korea and Japan clinch free trade agreement"),
        ("en", "South Korea and Japan sign memorandum in March"),
        ("en", "South Korea and Japan ink memorandum"),
        ("de", "Siemens und Ägypten unterzeichnen Vertrag"),
        ("de", "Siemens und Ägypten besiegeln Vertrag"),
        ("de", "Siemens erhält Auftrag aus Ägypten über 3 Milliarden Euro"),
        ("es", "Iberdrola y Brasil firman contrato"),
        ("es", "Iberdrola cierra un contrato con Brasil"),
        ("fr", "Alstom et le Maroc concluent un accord"),
        ("fr", "Alstom décroche un contrat au Maroc"),
        ("ko", "한국·일본, FTA 체결"),
        ("ko", "한국과 일본, FTA 합의"),
        ("ja", "韓国と日本、覚書に署名"),
    ],
)
def test_what_is_proposed_or_negotiated_is_not_told_as_done(language: str, headline: str) -> None:
    """Agreed, signed or won, in the words of a headline, which has no past tense and no full stop."""
    assert not stands(headline, language)


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "South Korea proposes free trade agreement with Japan"),
        ("en", "Japan and South Korea may sign memorandum in March"),
        ("de", "Siemens und Ägypten sprechen über Bahnstrecke für 3 Milliarden Euro"),
        ("es", "Iberdrola y Brasil negocian un parque eólico"),
        ("fr", "Alstom et le Maroc négocient la livraison de 18 rames"),
        ("ko", "한국, 일본에 자유무역협정 협상 시작 제안"),
        ("ja", "韓国、日本に自由貿易協定の交渉開始を提案"),
    ],
)
def test_what_is_told_as_far_as_it_is_stands(language: str, headline: str) -> None:
    """The same in other words."""
    assert stands(headline, language)


def test_a_step_further_is_seen_on_the_way_to_a_signature() -> None:
    """What was suspended may have been signed, what was rejected may have been agreed; nothing may where nothing is."""
    of = AgreementStatus
    assert too_far({of.SIGNED}, {of.AGREED, of.REJECTED}) is of.SIGNED
    assert too_far({of.AGREED, of.PROPOSED}, {of.NEGOTIATING}) is of.AGREED
    assert too_far({of.AGREED}, frozenset()) is of.AGREED
    assert too_far({of.AGREED}, {of.REJECTED}) is None
    assert too_far({of.SIGNED, of.AGREED}, {of.SUSPENDED}) is None
    assert too_far({of.PROPOSED, of.IN_FORCE}, {of.PROPOSED}) is None


def test_a_translation_tells_no_other_end() -> None:
    """What was agreed may be approved in the words of another language; what is negotiated is not rejected in them."""
    of = AgreementStatus
    assert told_otherwise({of.REJECTED}, {of.NEGOTIATING}) is of.REJECTED
    assert told_otherwise({of.IN_FORCE}, {of.NEGOTIATING}) is of.IN_FORCE
    assert told_otherwise({of.RATIFIED}, {of.AGREED}) is None
    assert told_otherwise({of.TERMINATED}, {of.SUSPENDED, of.SIGNED}) is None
    assert told_otherwise({of.SIGNED}, {of.AGREED}) is of.SIGNED


@pytest.mark.parametrize(
    ("headline", "summary", "holds"),
    [
        ("Südkorea schlägt Japan Freihandel vor", "Südkorea hat Japan am Montag Gespräche vorgeschlagen.", True),
        ("Südkorea und Japan vereinbaren Freihandel", "Südkorea hat Japan am Montag Gespräche vorgeschlagen.", False),
        ("Südkorea schlägt Japan Freihandel vor", "Japan hat am Montag die Gespräche mit Südkorea abgelehnt.", False),
    ],
)
def test_a_translation_goes_as_far_as_the_original(headline: str, summary: str, holds: bool) -> None:
    """Nor does it tell an end that the original does not."""
    original = Briefing(
        id="1",
        headline="South Korea proposes free trade talks with Japan",
        summary="South Korea on Monday proposed talks with Japan.",
        language="en",
        relevant=True,
        parties=(),
        agreements=(),
        sectors=(),
        figures=(),
        summarizer="openai",
        model="m",
        prompt_version=None,
        dropped=(),
    )
    reason = fits(BriefingText(headline, summary, "de"), original, aliases, statuses_told)
    assert (reason is None) is holds, reason
