"""Ministries, and companies behind what they are, in other languages than English."""

from __future__ import annotations

import pytest

from bot.briefing.offline.names.ministries import ministry_aliases, ministry_name
from tests.briefing.offline.stories import brief, deals, parties


@pytest.mark.parametrize(
    ("told", "country", "name"),
    [
        ("georgische Verkehrsministerium", "GE", "Ministry of Transport of Georgia"),
        ("Kasachisches Industrieministerium", "KZ", "Ministry of Industry of Kazakhstan"),
        ("chilenischen Industrie- und Handelsministeriums", "CL", "Ministry of Industry and Trade of Chile"),
        ("Bundeswirtschaftsministerium", "DE", ""),
        ("Landesministerium", "AT", ""),
    ],
)
def test_a_german_ministry_has_an_english_name(told: str, country: str, name: str) -> None:
    """The adjective and the compound give the name; of what has no known field the German one is kept."""
    assert ministry_name(told, country) == name
    if name:
        assert told.removesuffix("s").split()[-1].lower() in " ".join(ministry_aliases(name)).lower()


def test_a_ministry_is_one_party_under_both_its_forms() -> None:
    """Title and text decline its name, and the briefing quotes the article for it."""
    found = brief(
        "Das georgische Verkehrsministerium hat mit dem Baukonzern Talvera einen Vertrag unterzeichnet.",
        title="Georgisches Verkehrsministerium beauftragt Talvera",
        language="de",
    )
    assert {p.name for p in found.parties} == {"Ministry of Transport of Georgia", "Talvera"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("白峰化学は韓国の半導体大手ダオン半導体に感光材を供給する契約を結んだ。", "ダオン半導体"),
        ("白峰化学はインドの電線大手ヴァルマ電線と供給契約を結んだ。", "ヴァルマ電線"),
        ("白峰化学は豪住宅会社クーラバ・リビングと供給契約を結んだ。", "クーラバ・リビング"),
    ],
)
def test_a_company_behind_its_country_and_rank(text: str, name: str) -> None:
    """The company is the party, and neither its country nor the words that tell what it is."""
    assert parties(text, language="ja") == {"白峰化学", name}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Bolivia y la CAF firmaron un préstamo de 60 millones. El municipio aportará otros 8 millones."),
        ("fr", "Le Bénin et la Banque mondiale ont signé un prêt de 60 millions. La région apportera 8 millions."),
    ],
)
def test_the_share_of_a_party_is_no_second_loan(language: str, text: str) -> None:
    """What somebody else puts in belongs to the loan that was told."""
    assert deals(text, language=language) == {("financing", "signed")}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "fr",
            "L'université de Rennes et l'Institut polytechnique de Turin ont signé une convention de coopération.",
            {"université de Rennes", "Institut polytechnique de Turin"},
        ),
        (
            "fr",
            "La société Ferolia a signé un contrat avec le suisse Barlin Chocolat.",
            {"Ferolia", "Barlin Chocolat"},
        ),
        (
            "de",
            "Die Bahngesellschaft Ferolia hat bei Montarox 40 Busse bestellt.",
            {"Ferolia", "Montarox"},
        ),
        (
            "de",
            "Die Netzbetreiber Bavarohy und Moravagas schlossen einen Vertrag mit der indischen Bharat Coatings.",
            {"Bavarohy", "Moravagas", "Bharat Coatings"},
        ),
        ("de", "Die Außenminister Deutschlands und Polens haben ein Abkommen unterzeichnet.", {"Germany", "Poland"}),
        ("es", "Los gobiernos chileno y peruano firmaron un tratado de pesca.", {"Chile", "Peru"}),
        (
            "fr",
            "Les ministres algérien et tunisien de la Santé ont signé une convention de pêche.",
            {"Algeria", "Tunisia"},
        ),
    ],
)
def test_who_is_a_party(language: str, text: str, names: set[str]) -> None:
    """Schools with a small letter, companies behind a nation, both of a pair, and both countries of two adjectives."""
    assert parties(text, language=language) == names
