"""Whom an agreement is between where its sentence only calls one of them: "die Behörde", "la universidad", "同社"."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief


def sides(text: str, language: str) -> list[set[str]]:
    """Whom each agreement of a text is between."""
    return [set(a.parties) for a in brief(text, language=language).agreements]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Das Universitätsklinikum Tübingen und die Biotechfirma Curovia haben einen Lizenzvertrag "
         "unterzeichnet.\n\nCurovia zahlt 12 Millionen Euro.\n\nDas Klinikum verhandelt noch mit dem Konzern Roche "
         "über eine zweite Lizenz.", {"Universitätsklinikum Tübingen", "Roche"}),
        ("de", "Die Gewerkschaft Verdi und die Reederei Nordlicht haben sich auf einen Tarifvertrag geeinigt."
         "\n\nDie Reederei zahlt 4 Prozent mehr.\n\nMit dem Hafenbetreiber Elbkai verhandelt die Gewerkschaft noch "
         "über einen Tarifvertrag.", {"Verdi", "Elbkai"}),
        ("de", "Die Hafenbehörde Izmir hat am Montag bei der Werft Nordhavn Marine acht Kräne für 40 Millionen Euro "
         "bestellt.\n\nDen Rest trägt die Stadt.\n\nDie Behörde verhandelt noch mit der EIB über einen Kredit von 20 "
         "Millionen Euro.", {"Izmir", "European Investment Bank"}),
        ("es", "La Universidad de Antofagasta y la minera Rocalta firmaron un convenio de investigación por 3 "
         "millones de dólares.\n\nLa minera aportará equipos.\n\nLa universidad negocia además un acuerdo de "
         "intercambio con la Universidad de Sevilla.", {"Universidad de Antofagasta", "Universidad de Sevilla"}),
        ("fr", "L'université de Genève et la fondation Medivaux ont conclu lundi un partenariat de recherche de cinq "
         "ans.\n\nLa fondation a aussi signé avec Novartis un contrat de licence.", {"Medivaux", "Novartis"}),
        ("fr", "Le ministère sénégalais des Finances et la Banque européenne d'investissement ont signé mercredi un "
         "prêt de 80 millions d'euros.\n\nLe ministère discute encore avec la Banque islamique de développement d'un "
         "prêt de 50 millions.", {"Senegal", "Islamic Development Bank"}),
    ],
)  # fmt: skip
def test_nouns_mean_who_is_called_so(language: str, text: str, who: set[str]) -> None:
    """A noun with its article means the organisation that the article has called so, not whoever was named last."""
    assert who in sides(text, language)


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("es", "La operadora Zimtora compró 30 autobuses a Haldano por 9 millones de euros.\n\nLa naviera suiza "
         "Maringo y el astillero Sea Verde firmaron un contrato.", "Zimtora"),
        ("fr", "Le groupe Zimtora a signé lundi un contrat avec Haldano.\n\nLa Banque africaine de développement et "
         "le Tchad ont signé un prêt de 20 millions d'euros.", "Zimtora"),
    ],
)  # fmt: skip
def test_a_noun_with_its_name_is_nobody_else(language: str, text: str, nobody: str) -> None:
    """A noun that a name follows, or that is part of one, stands for nobody."""
    assert nobody not in sides(text, language)[-1]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ko", "국립새봄의료원은 3일 우간다 보건부와 업무협약을 맺었다.\n\n병상은 모두 300개다.\n\n"
         "의료원은 4일 마케레레대학교와 공동연구 협약에 서명했다.", {"국립새봄의료원", "마케레레대학교"}),
        ("ko", "새봄시버스운송사업조합은 14일 새봄시와 협약을 맺었다.\n\n버스는 7300여 대다.\n\n"
         "사업조합은 15일 대양은행과 대출 계약을 체결했다.", {"새봄시버스운송사업조합", "대양은행"}),
        ("ko", "한빛제약은 3일 새봄바이오와 공급 계약을 맺었다.\n\n"
         "이와 별도로 두온케미칼과 합작법인 설립을 협의하고 있다.",
         {"한빛제약", "두온케미칼"}),
        ("ja", "北嶺化学は3日、東亜商事と供給契約を結んだ。\n\n"
         "投資額は200億円で、若葉銀行と同日、融資契約に調印した。",
         {"北嶺化学", "若葉銀行"}),
        ("fr", "Le Tchad et le Niger ont signé lundi un accord commercial.\n\nLes deux pays proposent aussi au Togo et "
         "au Mali de rejoindre leur union douanière.", {"Chad", "Niger", "Togo", "Mali"}),
    ],
)  # fmt: skip
def test_who_is_meant_besides_those_named(language: str, text: str, who: set[str]) -> None:
    """The last words of a name, a partner without a subject, and two who propose something stand for the parties."""
    assert sides(text, language)[-1] == who


@pytest.mark.parametrize(
    ("language", "text", "nobody"),
    [
        ("ko", "한빛항공은 27일 페루 리마에서 항공정비업체 새봄정비와 계약을 맺었다.", "Peru"),
        ("ko", "한빛담배가 카자흐스탄 알마티주에 세우려던 공장을 두고 새봄건설과 계약을 맺었다.", "Kazakhstan"),
        ("ja", "日本と南米南部共同市場(メルコスール)の通商協定の交渉が9日、ブラジルの首都で始まった。", "Brazil"),
        ("ja", "北嶺化学と東亜商事は3日、シンガポールに合弁会社を設けることで合意した。", "Singapore"),
        ("ja", "北嶺化学傘下の白鷺電池は3日、東亜商事と供給契約を結んだ。", "北嶺化学"),
        ("ja", "北嶺保険は18日、米専門保険会社ハドソンリッジを買収することで合意した。", "米専門保険"),
        ("ja", "北嶺保険のタイの生命保険会社バンコク・ケアへの出資は、"
         "タイ保険委員会(OIC)が承認を拒んだ。",
         "Organisation of Islamic Cooperation"),
        ("ko", "한국수출입은행은 6일 탄자니아 재무부와 대외경제협력기금(EDCF) 차관 계약을 체결했다.",
         "대외경제협력기금"),
        ("es", "Perú y Chile firmaron un convenio para tender una línea eléctrica entre Rocalta y Valdora.", "Rocalta"),
        ("fr", "La Banque mondiale et le Togo ont signé un prêt pour 214 kilomètres de route entre Ambaro et Soavina.",
         "Soavina"),
        ("es", "Zimtora compró a Haldano 30 autobuses por 182.000 millones de pesos (unos US$ 195 millones).",
         "United States"),
    ],
)  # fmt: skip
def test_places_owners_and_currencies_are_no_sides(language: str, text: str, nobody: str) -> None:
    """Where it happens, what joins two places, who owns a party, and a currency are no parties of an agreement."""
    told = sides(text, language)
    assert told
    assert all(nobody not in who for who in told)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("fr", "Le Conseil du café-cacao ivoirien a signé avec le suisse Barry Callebaut un contrat de vente.",
         {"Conseil du café-cacao", "Barry Callebaut"}),
        ("fr", "Zimtora discute avec la Banque de l'infrastructure du Canada d'un prêt couvrant le tiers des coûts.",
         {"Zimtora", "Banque de l'infrastructure du Canada"}),
        ("fr", "L'Agence spatiale algérienne a signé avec Thales Alenia Space un contrat de 200 millions d'euros.",
         {"Agence spatiale algérienne", "Thales Alenia Space"}),
        ("fr", "La métropole de Lille a choisi Bohemia Tram pour fournir 24 rames pour 130 millions d'euros.",
         {"Lille", "Bohemia Tram"}),
        ("es", "El Congreso General Guna rechazó la propuesta de la empresa Rocalta de recibir un 2% de los ingresos.",
         {"Congreso General Guna", "Rocalta"}),
        ("es", "La Unión Europea y Mauritania firmaron un acuerdo pesquero.\n\nCon Senegal, en cambio, las "
         "negociaciones siguen suspendidas.", {"European Union", "Senegal"}),
        ("fr", "Le Togo et la Suisse ont signé le protocole qui clôt leurs discussions sur l'entrée de Lomé à l'OMC.",
         {"Togo", "Switzerland"}),
        ("ja", "漫画海外流通促進機構(CODA)は26日、ブラジル法務省と覚書を交わした。\n\n"
         "CODAはベトナム文化観光省に同様の覚書を提案した。", {"漫画海外流通促進機構", "ベトナム文化観光省"}),
    ],
)  # fmt: skip
def test_bodies_and_whom_they_deal_with(language: str, text: str, who: set[str]) -> None:
    """Names that go on in small letters, acronyms in brackets, who is chosen, who refuses, a union and the next."""
    assert sides(text, language)[-1] == who


def test_talks_that_go_on_beside_what_is_in_force_are_told_apart() -> None:
    """What two still negotiate is another agreement than the one that has taken effect."""
    told = brief(
        "Le protocole sur les douanes conclu par Tunis et Tripoli est entré en vigueur lundi.\n\n"
        "Les deux voisins planchent toujours sur la création d'une zone franche de 150 hectares.",
        language="fr",
    ).agreements
    assert {a.status.value for a in told} == {"in_force", "negotiating"}
