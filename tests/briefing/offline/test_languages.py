"""What Korean, Japanese, Spanish, French and German articles tell without a name or a noun that a list knows."""

from __future__ import annotations

import pytest

from bot.briefing.offline import OfflineAnalyst
from bot.model import ArticleText
from tests.briefing.offline.stories import brief


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "새빛정밀은 4일 태국 방송사 그래미원과 공급 계약을 체결했다고 밝혔다.", {"새빛정밀", "그래미원"}),
        ("ko", "한빛조선은 4일 콜롬비아 국가인프라청과 계약을 체결했다.", {"한빛조선", "콜롬비아 국가인프라청"}),
        ("ja", "北関精機は4日、ドイツの機械大手ヴァルトハイムと契約を締結した。", {"北関精機", "ヴァルトハイム"}),
        ("ja", "農林水産省と国際農研機構は4日、覚書を交わした。", {"農林水産省", "国際農研機構"}),
        ("de", "Der Zulieferer CAF und Siemens unterzeichneten am Montag einen Vertrag.", {"CAF", "Siemens"}),
    ],
)
def test_names_that_no_list_has(language: str, text: str, expected: set[str]) -> None:
    """A particle, a country or what somebody is beside a name tell that it is one."""
    assert {party.name for party in brief(text, language=language).parties} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "日本とペルーは4日、租税条約に署名した。両国は漁業協定も協議している。", {"Japan", "Peru"}),
        ("ko", "한국과 페루가 4일 조세조약에 서명했다. 양국은 어업협정도 협의하고 있다.", {"South Korea", "Peru"}),
        (
            "fr",
            "Repsol et Siemens ont signé lundi un contrat. Les deux groupes négocient aussi un prêt.",
            {"Repsol", "Siemens"},
        ),
    ],
)
def test_both(language: str, text: str, expected: set[str]) -> None:
    """ "Both countries" and "les deux groupes" are those who were named last."""
    _, second = brief(text, language=language).agreements
    assert set(second.parties) == expected


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        (
            "de",
            "Repsol und Siemens wollen gemeinsam eine Fabrik bauen. Peru und Marokko unterzeichneten ein Abkommen.",
            "proposed",
        ),
        ("es", "Perú propuso a Marruecos una conexión eléctrica. Repsol y Siemens firmaron un contrato.", "proposed"),
        ("es", "Perú y Marruecos concluyeron el lunes las negociaciones de un acuerdo comercial.", "agreed"),
        ("es", "El Congreso de Perú aprobó el lunes el tratado de extradición con Marruecos.", "ratified"),
        ("ja", "シーメンスは4日、レプソルを買収する計画を取りやめると発表した。", "terminated"),
        ("ko", "지멘스와 렙솔은 4일 공급 계약을 갱신하지 않기로 했다.", "terminated"),
        ("de", "Siemens lehnte am Montag den Vertrag mit Repsol ab.", "rejected"),
    ],
)
def test_how_far_it_is(language: str, text: str, status: str) -> None:
    """Plans, proposals, concluded talks, votes of parliaments and parted verbs tell how far an agreement is."""
    assert brief(text, language=language).agreements[0].status == status


def test_two_agreements_of_one_verb() -> None:
    """A treaty "así como un memorando" are two agreements."""
    found = brief("Perú y Marruecos firmaron el lunes un tratado de extradición, así como un memorando.", language="es")
    assert [a.kind for a in found.agreements] == ["treaty", "mou"]


PORTUGUESE = (
    "O Peru e Marrocos assinaram na segunda-feira um acordo de pesca em Lima. O ministro disse que os dois países vão"
    " partilhar as quotas de atum. A empresa Repsol negocia um contrato de gás com o governo, que não quis comentar."
    " As conversas começaram em março e devem terminar no outono, segundo fontes próximas das duas delegações."
)


@pytest.mark.parametrize(("language", "relevant"), [("pt", False), ("nl", False), ("es", True), (None, True)])
async def test_a_language_that_no_rule_knows_is_not_read(language: str | None, relevant: bool) -> None:
    """What looks like Spanish is not told as if it were; the briefing says why it tells nothing."""
    article = ArticleText("1", "Peru e Marrocos assinam acordo de pesca", PORTUGUESE, language=language)
    briefing = await OfflineAnalyst().brief(article)
    assert briefing.relevant is relevant
    assert any(f"{language}, is not read" in told.reason for told in briefing.dropped) is not relevant


async def test_the_language_of_a_few_words_is_guessed() -> None:
    """Of a headline alone nobody is sure: it is read as what it looks like."""
    article = ArticleText("1", "", "Peru and Morocco signed a fisheries agreement on Monday.", language="sl")
    assert (await OfflineAnalyst().brief(article)).relevant
