"""What a sentence only compares with names no party: "similar to that with Chad"."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief

_TITLES = {"ko": "어업", "ja": "漁業"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghana signed a fisheries agreement with Spain on Monday. The pact is similar to that with Chad."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, similar to that with Chad."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, modelled on its accord with Norway."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday like the one that Chile signed in May."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday. The deal mirrors the one with Chile."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, following the example of Chile and Peru."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, along the lines of the treaty with Kenya."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca similar al de Chad."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca, similar al que firmó con Chile."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca. El pacto sigue el modelo del "
         "acuerdo con Noruega."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca, como el que Chile firmó en mayo."),
        ("fr", "Le Ghana et l'Espagne ont signé lundi un accord de pêche semblable à celui conclu avec le Tchad."),
        ("fr", "Le Ghana et l'Espagne ont signé lundi un accord de pêche, calqué sur l'accord avec la Norvège."),
        ("fr", "Le Ghana et l'Espagne ont signé lundi un accord de pêche, comme celui que le Chili a signé en mai."),
        ("de", "Ghana und Spanien haben am Montag ein Fischereiabkommen unterzeichnet, ähnlich dem mit dem Tschad."),
        ("de", "Ghana und Spanien haben am Montag ein Fischereiabkommen nach dem Vorbild des Abkommens "
         "mit Norwegen unterzeichnet."),
        ("de", "Ghana und Spanien haben am Montag ein Fischereiabkommen unterzeichnet, wie es Chile im "
         "Mai unterzeichnete."),
        ("ko", "가나와 스페인은 4일 어업협정에 서명했다. 이 협정은 차드와 맺은 협정과 비슷하다."),
        ("ko", "가나와 스페인은 4일 노르웨이와의 협정을 본뜬 어업협정에 서명했다."),
        ("ko", "가나와 스페인은 4일 칠레가 5월 서명한 것과 같은 어업협정에 서명했다."),
        ("ja", "ガーナとスペインは4日、チャドとの協定と同様の漁業協定に署名した。"),
        ("ja", "ガーナとスペインは4日、ノルウェーとの協定をモデルにした漁業協定に署名した。"),
        ("ja", "ガーナとスペインは4日、漁業協定に署名した。チリが5月に署名したものと似ている。"),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, identical to the one with Chile."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday that echoes the deal between Chile and Peru."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday, patterned after Norway's treaty with Chad."),
        ("en", "Like the deal with Chile, the fisheries agreement that Ghana and Spain signed on Monday "
         "runs for ten years."),
        ("en", "Ghana signed on Monday a fisheries agreement with Spain akin to its treaty with Chile "
         "and will ratify it in May."),
        ("en", "Ghana and Spain signed a fisheries agreement on Monday much like that of Chile."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca inspirado en el tratado entre Chile y Perú."),
        ("es", "Ghana y España firmaron el lunes un acuerdo de pesca parecido a los que tienen Chad y Noruega."),
        ("fr", "Le Ghana et l'Espagne ont signé lundi un accord de pêche sur le modèle de celui du "
         "Chili et du Pérou."),
        ("fr", "À l'instar du Chili, le Ghana et l'Espagne ont signé lundi un accord de pêche."),
        ("de", "Ghana und Spanien haben am Montag ein Fischereiabkommen unterzeichnet, vergleichbar mit "
         "dem zwischen Chile und Peru."),
        ("de", "Ghana und Spanien haben am Montag ein Fischereiabkommen unterzeichnet, wie es Chile mit "
         "Peru geschlossen hat."),
        ("ko", "가나와 스페인이 4일 칠레와 페루의 협정처럼 10년간 유효한 어업협정에 서명했다."),
        ("ja", "ガーナとスペインは4日、チリとペルーが結んだ協定に似た漁業協定に署名した。"),
    ],
)  # fmt: skip
def test_whom_a_comparison_names_is_no_party(language: str, text: str) -> None:
    """The agreement is that of Ghana and Spain alone, in any of the six languages."""
    told = brief(text, title=_TITLES.get(language, "Fish"), language=language)
    assert {p.name for p in told.parties} == {"Ghana", "Spain"}
    assert [(a.status.value, set(a.parties)) for a in told.agreements] == [("signed", {"Ghana", "Spain"})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghana and Spain, like their fishermen, welcome it: Chile and Peru signed an agreement on Monday."),
        ("en", "Like the others in the room, Chile signed a fisheries agreement with Peru on Monday."),
        ("de", "Chile und Peru haben ein Abkommen unterzeichnet, wie das Ministerium in Lima am Montag mitteilte."),
        ("ko", "정부가 발표한 것처럼 칠레와 페루는 4일 어업협정에 서명했다."),
        ("ja", "チリは4日、ペルーと同様の漁業協定に署名した。ペルーとチリは協定を結んだ。"),
    ],
)  # fmt: skip
def test_other_words_of_likeness_hide_nobody(language: str, text: str) -> None:
    """Only what is like an agreement is a comparison of agreements."""
    assert {"Chile", "Peru"} <= {p.name for p in brief(text, language=language).parties}
