"""Names, figures and stages of agreements as Korean and Japanese newspapers write them."""

from __future__ import annotations

import pytest

from tests.briefing.offline.stories import brief, parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("삼보전기는 4일 호주 라이언 마이닝과 리튬 공급계약을 체결했다.", {"삼보전기", "라이언 마이닝"}),
        ("대동기공은 4일 스위스 루미나 다이어그노스틱스 인수를 철회했다.", {"대동기공", "루미나 다이어그노스틱스"}),
        ("대동기공은 4일 국영 정비업체 세만(SEMAN)과 협약을 체결했다.", {"대동기공", "세만"}),
        ("구미시와 대동물산은 4일 투자협약을 체결했다.", {"구미시", "대동물산"}),
        ("한·몽골 정부는 4일 항공협정에 서명했다.", {"South Korea", "Mongolia"}),
        ("韓·日 정부는 4일 어업협정에 서명했다.", {"South Korea", "Japan"}),
        ("한미일 정부는 4일 공동성명을 채택했다.", {"South Korea", "United States", "Japan"}),
        ("독일 정부와 대동물산은 4일 계약을 체결했다.", {"Germany", "대동물산"}),
        ("한·베 양국은 4일 어업협정에 서명했다.", {"South Korea", "Vietnam"}),
        ("한-카자흐 정부는 4일 항공협정에 서명했다.", {"South Korea", "Kazakhstan"}),
        ("한·중·일 환경장관은 4일 공동성명을 채택했다.", {"South Korea", "China", "Japan"}),
        ("전남 강진군은 4일 프랑스 리옹시와 업무협약을 맺었다.", {"강진군", "리옹시"}),
        ("인천광역시는 4일 호주 퀸즐랜드주와 수소 협약을 체결했다.", {"인천광역시", "퀸즐랜드주"}),
        ("대동물산은 4일 사우디항만청과 항만 협약을 체결했다.", {"대동물산", "사우디항만청"}),
        ("유엔환경계획과 대동물산은 4일 협약을 체결했다.", {"United Nations Environment Programme", "대동물산"}),
        ("GS가온은 4일 KT노바텍과 합의각서에 서명했다.", {"GS가온", "KT노바텍"}),
        ("서울 강남구와 대동물산은 4일 투자협약을 체결했다.", {"강남구", "대동물산"}),
        ("대동물산은 4일 베트남상공회의소와 업무협약을 맺었다.", {"대동물산", "베트남상공회의소"}),
        ("그리스 선사 카프탄 마리타임은 4일 대동조선에 4척을 발주했다.", {"카프탄 마리타임", "대동조선"}),
        (
            "대동기공은 4일 인도 상사와 공급계약을 맺었다. 고비에 관측소를 두는 협력도 몽골 고비에 더했다.",
            {"대동기공", "India"},
        ),
    ],
)
def test_korean_names(text: str, expected: set[str]) -> None:
    """Several loanwords, a short form in brackets, a city and the signs of countries name who acts."""
    assert parties(text, "ko") == expected


def test_a_firm_by_the_beginning_of_its_name() -> None:
    """ "한빛 측" is 한빛바이오텍, whose talks are its own."""
    told = brief(
        "한빛바이오텍은 4일 백신 계약을 체결했다. 한빛 측은 칠레 정부와도 계약을 협의하고 있다.", language="ko"
    )
    assert {p.name for p in told.parties} == {"한빛바이오텍", "Chile"}


def test_a_country_ends_nothing_by_its_name() -> None:
    """The word for leaving in "이탈리아" says nothing of Italy."""
    told = brief("대동물산과 이탈리아 노바오일은 4일 협력 양해각서를 체결했다.", language="ko")
    assert [(a.kind, a.status) for a in told.agreements] == [("mou", "signed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("日米欧は4日、共同声明を採択した。", {"Japan", "United States", "European Union"}),
        ("日EUは4日、協定に署名した。", {"Japan", "European Union"}),
        ("日トルコ両政府は4日、協定に署名した。", {"Japan", "Turkey"}),
        ("日ウズベク政府は4日、協定に署名した。", {"Japan", "Uzbekistan"}),
        ("4日米中両政府は協定に署名した。", {"United States", "China"}),
        ("中堅航空の北進航空は4日、北進精工と供給契約を結んだ。", {"北進航空", "北進精工"}),
        ("山形県鶴岡市は4日、独バイエルン州政府と協力協定を結んだ。", {"鶴岡市", "バイエルン州政府"}),
        ("インド西部グジャラート州の知事は4日、静岡県と覚書に署名した。", {"グジャラート州", "静岡県"}),
        ("大分県に工場を置く北進精工は4日、欣宏電子と供給契約を結んだ。", {"北進精工", "欣宏電子"}),
        ("北進精工は4日、トルコのリマクと供給契約を結んだ。", {"北進精工", "リマク"}),
        (
            "熊本県の北進大学は4日、チリ大学と協定を結んだ。県も4日、チリ大学と協定を結んだ。",
            {"北進大学", "チリ大学", "熊本県"},
        ),
        ("国立天文台は4日、チリ大学と共同観測の協定を結んだ。", {"国立天文台", "チリ大学"}),
        ("首相は4日、インドのモディ首相と会談し、共同開発で合意した。日本が資金を出す。", {"Japan", "India"}),
        ("北進精工は4日、米コーリスと供給契約を結んだ。", {"北進精工", "コーリス"}),
        ("北進精工は4日、ノルドベア(デンマーク)と供給契約を結んだ。", {"北進精工", "ノルドベア"}),
        ("新潟市は4日、北進精工と連携協定を結んだ。", {"新潟市", "北進精工"}),
        ("北進精工は4日、チリ銅公社(コデルコ)と供給契約を結んだ。", {"北進精工", "Codelco"}),
        ("北進精工は4日、ペルーの化学会社リマケムから日産300トンの設備を受注した。", {"北進精工", "リマケム"}),
    ],
)
def test_japanese_names(text: str, expected: set[str]) -> None:
    """Signs, brackets and cities name who acts; what a plant makes a day names nobody."""
    assert parties(text, "ja") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "새 일자리는 190개다.", {(190.0, "jobs")}),
        ("ko", "차관은 40년에 걸쳐 갚는다.", {(40.0, "years")}),
        ("ko", "협정은 2년 더 연장된다.", {(2.0, "years")}),
        ("ko", "드라마 6편을 함께 만든다.", set()),
        ("ko", "사업비는 1천700억 원대다.", {(170_000_000_000.0, "KRW")}),
        ("ko", "달러는 1,380원대에서 움직였다.", set()),
        ("ja", "工場の能力を3割引き上げる。", {(30.0, "percent")}),
        ("ja", "株式の2割5分を持つ。", {(25.0, "percent")}),
        ("ja", "輸入割当を3割り当てる。", set()),
        ("ja", "消費の60日分を蓄える。", {(60.0, "days")}),
        ("ja", "14の国と地域が参加した。", {(14.0, "countries")}),
        ("ja", "日産2000トンの設備を建てる。", {(2000.0, "tonnes")}),
    ],
)
def test_figures(language: str, text: str, expected: set[tuple[float, str]]) -> None:
    """Counts, terms and tenths with the units of the two languages."""
    lead = "한국과 페루는 협정에 서명했다. " if language == "ko" else "日本とペルーは協定に署名した。"
    assert {(f.value, f.unit) for f in brief(lead + text, language=language).figures} == expected


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("ja", "日本とペルーは4日、投資協定の交渉に入る方針を固めた。", "treaty", "proposed"),
        ("ja", "日本はペルーに投資協定の交渉開始を要請した。", "treaty", "proposed"),
        ("ja", "日本とペルーは4日、投資協定の交渉に入った。", "treaty", "negotiating"),
        ("ko", "한국은 페루에 투자협정 협상을 제안했다.", "treaty", "proposed"),
        ("ko", "한국과 페루는 4일 투자협정을 놓고 막바지 조율을 벌이고 있다.", "treaty", "negotiating"),
        ("ko", "지멘스와 KT는 4일 공급계약을 해지해 계약이 효력을 잃는다.", "contract", "terminated"),
        ("ko", "지멘스와 KT는 4일 합작 협약서에 도장을 찍었다.", "partnership", "signed"),
    ],
)
def test_stages(language: str, text: str, kind: str, status: str) -> None:
    """Talks that somebody only wants are proposed, those that go on negotiated."""
    (agreement,) = brief(text, language=language).agreements
    assert (agreement.kind.value, agreement.status.value) == (kind, status)


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("ko", "[사설] 협정을 서둘러야", "한국과 페루는 4일 자유무역협정에 서명했다."),
        ("ja", "【社説】協定を急げ", "日本とペルーは4日、自由貿易協定に署名した。"),
    ],
)
def test_a_column_is_no_news(language: str, title: str, text: str) -> None:
    """What a newspaper thinks of an agreement tells of none."""
    assert not brief(text, title, language).relevant


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        (
            "ko",
            "계약서 위조해 대출… 대표 구속",
            "은행 계약서를 위조한 혐의로 부품업체 대표가 구속됐다. 지멘스와 맺었다는 협약은 거짓이었다.",
        ),
        (
            "ja",
            "架空契約で詐欺、社長を逮捕",
            "シーメンスとの供給契約を装った詐欺の疑いで、社長が逮捕された。契約を結んだと偽った。",
        ),
    ],
)
def test_a_fraud_is_no_agreement(language: str, title: str, text: str) -> None:
    """Papers that were forged are none of an agreement."""
    assert not brief(text, title, language).relevant


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "서울아산병원과 지멘스는 4일 협약을 체결했다.", {"Asan Medical Center", "Siemens"}),
        ("ko", "지멘스와 KT는 4일 방콕 외곽에 공장을 짓는 계약을 체결했다.", {"Siemens", "KT"}),
        ("ko", "지멘스는 4일 페르가나 직업학교와 협약을 체결했다.", {"Siemens", "페르가나 직업학교"}),
        ("ko", "지멘스는 4일 KT의 한국법인과 계약을 체결했다.", {"Siemens", "KT"}),
        ("ja", "シーメンスと日立は4日、日本と台湾で販売する契約を結んだ。", {"Siemens", "Hitachi"}),
        ("ja", "シーメンスは4日、日立とイタリアビールの販売契約を結んだ。", {"Siemens", "Hitachi"}),
        ("ja", "日本とペルーは4日、WTOを中心とする貿易体制を支える共同声明を採択した。", {"Japan", "Peru"}),
        ("ko", "지멘스는 4일 KT, 독일과 이탈리아의 제약사 두 곳과 계약을 체결했다.", {"Siemens", "KT"}),
        ("ja", "シーメンスと日立は4日、ドイツの農家と供給契約を結んだ。", {"Siemens", "Hitachi"}),
        (
            "ja",
            "日本とペルーは4日、サケ・マスの漁獲枠を定める漁業協定に署名した。漁獲枠は前年並み。",
            {"Japan", "Peru"},
        ),
    ],
)
def test_a_place_is_no_party(language: str, text: str, expected: set[str]) -> None:
    """A capital within a name or as a town, and a country that only describes, take no part."""
    assert parties(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ja", "シーメンスは4日、日立に整備を委託することを検討していると発表した。", ("contract", "proposed")),
        ("ja", "シーメンスと日立が2020年に結んだ供給契約は4日、解消された。", ("contract", "terminated")),
        ("ko", "지멘스와 KT는 2020년 체결한 공급계약을 4일 해지했다.", ("contract", "terminated")),
        (
            "ko",
            "한국과 페루는 4일 투자협정을 갱신하기로 합의했다. 두 장관은 리마에서 문서에 서명했다.",
            ("treaty", "signed"),
        ),
        ("ko", "지멘스와 KT는 4일 공급계약을 맺는 방안을 협의하고 있다고 밝혔다.", ("contract", "negotiating")),
        ("ja", "日本とペルーの漁業交渉は4日、まとまった。", ("treaty", "agreed")),
        ("ja", "日本とペルーは4日、漁業協定の早期発効で一致した。", ("treaty", "agreed")),
        ("ko", "강진군과 리옹시는 4일 직항 노선을 놓고 협의하고 있다고 밝혔다.", ("partnership", "negotiating")),
        ("ko", "매각 주관사인 지멘스는 4일 KT와 매각을 논의하자고 제안했다.", ("merger_acquisition", "proposed")),
        ("ko", "한국과 페루는 4일 자유무역협정 3차 협상을 마쳤다고 밝혔다.", ("trade_agreement", "negotiating")),
        ("ko", "국회는 4일 한국과 페루의 자유무역협정을 찬성 201표로 가결했다.", ("trade_agreement", "ratified")),
    ],
)
def test_deeds_and_ends(language: str, text: str, expected: tuple[str, str]) -> None:
    """What one does to another, what becomes of an old agreement, and what a parliament passes."""
    (agreement,) = brief(text, language=language).agreements
    assert (agreement.kind.value, agreement.status.value) == expected
