"""What in Korean and Japanese is a word, a mine or goods, and no name; where names end; one name in two lengths."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.names.mentions import find_mentions
from tests.briefing.offline.stories import brief, parties


def _named(text: str) -> set[str]:
    """The listed names, which are given in English."""
    (found,) = find_mentions([Line(text, 1, 1, flat(text))], "ko")
    return {m.entity.name for m in found if m.entity.name.isascii()}


@pytest.mark.parametrize(
    "text",
    [
        "바다에서 건지는 작업을 맡긴다.",
        "계약을 해지할 건지 물었다.",
        "금리가 오르고 거리가 멀다.",
        "보호주의를 걱정했다.",
        "분쟁에 휘말리지 않았다.",
        "피지컬 AI를 함께 만든다.",
        "인도주의 지원을 늘린다.",
        "선박은 2028년 인도하기로 했다.",
        "범죄인 인도 조약을 고친다.",
        "결제 수단으로 쓴다.",
        "부탄가스를 판다.",
        "다카이치 총리가 말했다.",
        "가나가와현을 찾았다.",
        "전통가옥을 고친다.",
        "기대만큼 늘지 않았다.",
        "의무를 방기한 탓이다.",
        "‘탄소세’이란 제도다.",
        "사업을 주도하는 곳이다.",
        "조지아주를 찾았다.",
        "기아 퇴치를 위해 쓴다.",
        "한화 약 5000억원이다.",
        "카카오 열매를 들여온다.",
        "하이브리드 차를 판다.",
    ],
)
def test_a_word_is_no_name(text: str) -> None:
    """Syllables of a country or a company within another word name nobody."""
    assert _named(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("영국령 건지섬과 협정을 맺었다.", {"United Kingdom", "Guernsey"}),
        ("피지는 통가와 협정을 맺었다.", {"Fiji", "Tonga"}),
        ("인도 정부는 말리와 협의했다.", {"India", "Mali"}),
        ("수단 정부와 남수단이 만났다.", {"Sudan", "South Sudan"}),
        ("대이란 제재를 논의했다.", {"Iran"}),
        ("주인도 대사가 서명했다.", {"India"}),
        ("오만 정부와 조지아가 합의했다.", {"Oman", "Georgia"}),
        ("도하에서 만났다.", {"Qatar"}),
        ("한베트남 협정을 고친다.", {"Vietnam"}),
    ],
)
def test_a_country_is_one_yet(text: str, expected: set[str]) -> None:
    """With a particle, a prefix of diplomacy or a word for its government it is the country."""
    assert _named(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("두산에너빌리티는 스미토모상사와 4일 건설 계약을 체결했다.", {"Doosan Enerbility", "Sumitomo Corporation"}),
        ("테르니움이 캐나다 노바 마이닝과 4일 강판 공급 계약을 맺었다.", {"테르니움", "노바 마이닝"}),
        ("대동물산은 4일 프랑스 유통 체인 세포라에 립 제품을 납품하는 공급 계약을 맺었다.", {"대동물산", "세포라"}),
        ("대동식품은 4일 미국 슈퍼마켓 체인 크로거에 두부를 납품하는 계약을 맺었다.", {"대동식품", "크로거"}),
    ],
)
def test_where_a_korean_name_ends(text: str, expected: set[str]) -> None:
    """A particle ends a name, and the word for a chain of shops begins one."""
    assert parties(text, "ko") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "住友商事は4日、チリのパンパ・ロハ銅鉱山の権益を豪サンダー・リソーシズから取得する契約を結んだ。"
            "パンパ・ロハ銅鉱山は来年動く。",
            {"Sumitomo Corporation", "サンダー・リソーシズ"},
        ),
        (
            "出光興産は4日、豪州のエンシャム炭鉱の権益を豪サングリーン・コールに売却することで合意した。",
            {"Idemitsu Kosan", "サングリーン・コール"},
        ),
        (
            "大洋化工は4日、日立に水性塗料を供給する契約を結んだ。水性塗料は車両に使う。",
            {"大洋化工", "Hitachi"},
        ),
        ("大洋電線は4日、ドイツのケーブルテックに工場を売却する契約を結んだ。", {"大洋電線", "ケーブルテック"}),
    ],
)
def test_mines_and_goods_are_no_parties(text: str, expected: set[str]) -> None:
    """What is mined or made is no organisation, nor is the country where it lies; who makes it is one."""
    assert parties(text, "ja") == expected


@pytest.mark.parametrize(
    ("language", "title", "text", "expected"),
    [
        (
            "ja",
            "印保険に南海火災が出資",
            "南海火災保険は4日、インドの生命保険会社アロハ・ライフに出資する契約を結んだ。",
            {"南海火災保険", "アロハ・ライフ"},
        ),
        (
            "ja",
            "北陸銀が比銀行に出資",
            "北陸銀行は4日、フィリピンの地方銀行セブ・ルーラル銀行に20億円を出資することで合意した。",
            {"北陸銀行", "セブ・ルーラル銀行"},
        ),
        (
            "ja",
            "東海重機、ベトナム建設会社と提携",
            "東海重機工業は4日、ベトナムの建設会社ホアビンと建設機械を販売する契約を結んだ。",
            {"東海重機工業", "ホアビン"},
        ),
        (
            "ko",
            "한울화재, 태국 보험사 인수",
            "한울화재해상보험은 4일 태국 보험사 시암인슈어런스를 인수하는 계약을 맺었다.",
            {"한울화재해상보험", "시암인슈어런스"},
        ),
    ],
)
def test_a_headline_shortens_a_name(language: str, title: str, text: str, expected: set[str]) -> None:
    """The short form of a headline is the firm that the text names in full; what a firm is names none."""
    assert {p.name for p in brief(text, title=title, language=language).parties} == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ko",
            "1년 넘게 멈춰 선 한국과 말레이시아의 자유무역협정 협상을 두 나라가 다시 시작했다.",
            ("trade_agreement", "negotiating"),
        ),
        ("ko", "한국과 페루는 4일 3년 전 끊긴 항공 협상을 다시 시작했다.", ("treaty", "negotiating")),
        ("ko", "한국과 몽골의 항공 협상이 4일 멈춰 섰다.", ("treaty", "suspended")),
        ("ko", "산업은행은 4일 베트남전력공사에 1억 달러를 빌려주는 계약을 체결했다.", ("financing", "signed")),
        (
            "ja",
            "国際協力機構は4日、ベトナム政府と500億円の円借款を貸し付ける契約を結んだ。",
            ("financing", "signed"),
        ),
        ("ja", "日立は4日、シーメンスに車両を供給する契約を結んだ。", ("contract", "signed")),
    ],
)
def test_what_a_participle_and_a_loan_tell(language: str, text: str, expected: tuple[str, str]) -> None:
    """Talks that had stopped are taken up again; a contract by which money is lent is a loan."""
    (agreement,) = brief(text, language=language).agreements
    assert (agreement.kind.value, agreement.status.value) == expected
