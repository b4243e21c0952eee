"""What agreements are called in five languages: what they are about, without who acts, when and with whom."""

from __future__ import annotations

import pytest

from bot.briefing.offline import OfflineAnalyst
from bot.model import ArticleText


async def titles(text: str, language: str) -> list[str]:
    """The names of the agreements in an article of one sentence, without their parties."""
    found = await OfflineAnalyst().brief(ArticleText("1", text, text, language=language))
    return [a.title.split(": ")[0] for a in found.agreements]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("東和電線は9日、ケニア電力公社と送電線の保守を請け負う契約を結んだ。", "送電線の保守を請け負う契約"),
        ("青葉重機は14日、ペルー国防省と救助艇6隻の供給契約に調印した。", "救助艇6隻の供給契約"),
        (
            "東和電線は、余った電力をケニア電力公社に20年間売る契約を結んだと発表した。",
            "余った電力を20年間売る契約",
        ),
        ("カナダとペルーは3日、港の警備員を互いに派遣する覚書を交わした。", "港の警備員を互いに派遣する覚書"),
        ("日本とペルーは若い漁師を受け入れる枠組みで合意した。", "若い漁師を受け入れる枠組み"),
        ("青葉銀行はペルー政府に1億ドルの融資を提案した。", "1億ドルの融資"),
        ("青葉重機は、ペルー海軍から巡視船のエンジンを受注した。", "巡視船のエンジンを受注"),
        ("日本とペルーは海図のデータを共有することで合意した。", "海図のデータを共有"),
        ("青葉重機はペルー国鉄との客車の共同開発を終了した。", "客車の共同開発"),
        ("カナダについては、同国と全加盟国の閣僚が3日、加入議定書に署名した。", "加入議定書"),
        ("青葉重機は、ペルー国鉄に峠の信号設備を9億円で納める。", "峠の信号設備"),
        ("カナダとペルーの租税条約の改定議定書が1日、発効した。", "租税条約の改定議定書"),
        ("青葉重機がペルー国鉄と進めてきた車両基地の統合の協議を打ち切った。", "車両基地の統合の協議"),
    ],
)
async def test_a_japanese_agreement_is_called_by_its_clause(text: str, title: str) -> None:
    """What tells of the noun stays; parties with their particles, dates and adverbs go; else the deed names it."""
    assert title in await titles(text, "ja")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("한빛전선은 9일 케냐 전력공사와 송전선을 정비하는 3년 계약을 맺었다.", "송전선을 정비하는 3년 계약"),
        (
            "누리제약은 당뇨 치료제의 남미 판권을 브라질 제약사 벨라파마에 넘기는 계약을 체결했다.",
            "당뇨 치료제의 남미 판권을 넘기는 계약",
        ),
        (
            "캐나다와 페루는 3일 리마에서 항만 경비대원을 서로 보내는 양해각서에 서명했다.",
            "항만 경비대원을 서로 보내는 양해각서",
        ),
        ("한국과 페루는 어선 위치 정보를 공유하는 방안을 협의하고 있다.", "어선 위치 정보를 공유하는 방안"),
        ("한국과 페루는 극지 관측소를 함께 운영하기로 합의했다.", "극지 관측소 공동 운영"),
        ("한국수출입은행은 페루 정부에 3억 달러를 대출해 주기로 했다.", "3억 달러 대출"),
        ("한빛중공업은 페루 해군과 추진해 온 구조함 공동 개발을 중단했다.", "구조함 공동 개발"),
        ("페루 정부는 한국 정부에 해양 박물관 건립을 제안했다.", "해양 박물관 건립"),
    ],
)
async def test_a_korean_agreement_is_called_by_its_clause(text: str, title: str) -> None:
    """What tells of the noun stays; parties with their particles, dates and adverbs go; else the deed names it."""
    assert title in await titles(text, "ko")


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        # behind with whom, when and where
        (
            "Canadá y Perú firmaron el lunes en Lima un convenio para limpiar las playas del norte.",
            "es",
            "Convenio para limpiar las playas del norte",
        ),
        (
            "La minera Zimtora de Canadá firmó con Perú un acuerdo sobre el transporte de zinc durante nueve años.",
            "es",
            "Acuerdo sobre el transporte de zinc",
        ),
        (
            "Le Canada a signé lundi avec le Pérou un contrat portant sur la livraison de neuf locomotives.",
            "fr",
            "Contrat portant sur la livraison de neuf locomotives",
        ),
        (
            "Kanada und Peru haben am Montag ein Abkommen über die Rückkehr der Robbenfänger unterzeichnet.",
            "de",
            "Abkommen über die Rückkehr der Robbenfänger",
        ),
        # what is done, by its noun
        (
            "El Gobierno de Perú negocia con Canadá la compra de nueve remolcadores.",
            "es",
            "Compra de nueve remolcadores",
        ),
        (
            "Le Pérou négocie avec le Canada l'achat de neuf remorqueurs, selon deux sources.",
            "fr",
            "Achat de neuf remorqueurs",
        ),
        (
            "Kanada und Peru haben den Bau einer 90 Kilometer langen Wasserleitung vereinbart.",
            "de",
            "Bau einer 90 Kilometer langen Wasserleitung",
        ),
        # what is to be done
        (
            "Canadá y Perú acordaron compartir sus mapas del fondo marino.",
            "es",
            "Acuerdo para compartir sus mapas del fondo marino",
        ),
        (
            "Kanada und Peru vereinbarten am Montag, eine gemeinsame Wetterwarte einzurichten.",
            "de",
            "Vereinbarung, eine gemeinsame Wetterwarte einzurichten",
        ),
        # what is talked about, agreed on or given together
        (
            "Le Pérou et le Canada discutent par ailleurs d'un troisième pont routier avec la banque Andine.",
            "fr",
            "Négociations sur un troisième pont routier",
        ),
        (
            "La Bolivie et le Pérou ont signé mardi à La Paz une convention autorisant 60 pêcheurs à passer le lac.",
            "fr",
            "Convention autorisant 60 pêcheurs à passer le lac",
        ),
        (
            "La Bolivie et le Pérou ont en outre prorogé jusqu'en 2031 leur programme de comptage des flamants.",
            "fr",
            "Prolongation de leur programme de comptage des flamants",
        ),
        (
            "La Bolivie a proposé à Lima de rouvrir deux postes frontaliers du lac.",
            "fr",
            "Projet pour rouvrir deux postes frontaliers du lac",
        ),
        (
            "Le Canada et le Pérou ont signé lundi une déclaration d'intention relative aux ports du Pacifique.",
            "fr",
            "Déclaration d'intention relative aux ports du Pacifique",
        ),
        ("La Bolivie a mis fin à son partenariat halieutique avec le Pérou.", "fr", "Partenariat halieutique"),
        (
            "La comunidad rechazó la propuesta de Perú de recibir el 2 % de los ingresos y exige una consulta.",
            "es",
            "Propuesta de Perú de recibir el 2 % de los ingresos",
        ),
        (
            "Bolivia y Perú acordaron este lunes un calendario de dragado para los puertos del lago.",
            "es",
            "Acuerdo sobre un calendario de dragado para los puertos del lago",
        ),
        (
            "Bolivia y Perú firmaron un convenio que autoriza a los barqueros del lago a cobrar en dos monedas.",
            "es",
            "Convenio que autoriza a los barqueros del lago a cobrar en dos monedas",
        ),
        (
            "Bolivien verhandelt mit der Reederei Seelinie über einen Fährhafen am Titicacasee.",
            "de",
            "Verhandlungen über einen Fährhafen am Titicacasee",
        ),
        (
            "Die Universität Bern und die Universität Lima richten ein gemeinsames Labor für Gletscherkunde ein.",
            "de",
            "Gemeinsames Labor für Gletscherkunde",
        ),
        ("Luxemburg gibt Peru 9 Millionen Euro für zwei Stauseen.", "de", "9 Millionen Euro für zwei Stauseen"),
        # what somebody does, without the other side
        (
            "La naviera canadiense Zimtora Lines vendió dos dragas a Perú por 9 millones de dólares.",
            "es",
            "Venta de dos dragas",
        ),
        (
            "L'armateur canadien Zimtora Lines achètera au Pérou le chantier naval de Callao.",
            "fr",
            "Achat du chantier naval de Callao",
        ),
        (
            "Das kanadische Verteidigungsministerium bestellte bei der Werft Zimtora Naval acht unbemannte Boote.",
            "de",
            "Acht unbemannte Boote",
        ),
    ],
)
async def test_a_european_agreement_is_called_by_what_is_agreed(text: str, language: str, title: str) -> None:
    """The noun with what it is about; else the noun, the infinitive or the verb of what is done."""
    assert title in await titles(text, language)


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        (
            "Zimtora Energy de Canadá rompió el acuerdo con Perú, después de que exigiera la cesión de dos minas.",
            "es",
            "Cesión",
        ),
        ("Le Canada et le Pérou ont rompu leur accord, faute d'entente sur le prix.", "fr", "Entente sur"),
        ("Kanada hat den Vertrag mit Peru über neue Fähren gekündigt.", "de", "gekündigt"),
    ],
)
async def test_a_name_tells_no_reason_and_no_verb(text: str, language: str, wrong: str) -> None:
    """Why an agreement ended is not what it is about, nor what became of it."""
    found = await titles(text, language)
    assert found
    assert not any(wrong in title for title in found)


async def test_a_title_names_nobody_twice() -> None:
    """Whom rules know by two kinds is one party."""
    told = (
        "東邦特殊鋼(名古屋市)は19日、インドの特殊鋼メーカー、カラン・アロイズの株式の74%を約3000億円で取得することで、"
        "同社の創業家と合意したと発表した。\n\n東邦特殊鋼は一方、韓国鉄鋼大手ポスコと資本提携するとの一部報道について"
        "「そのような事実はなく、検討もしていない」と否定した。"
    )
    article = ArticleText("1", "東邦特殊鋼、インド同業を買収へ　3000億円で創業家と合意", told, language="ja")
    (agreement,) = (await OfflineAnalyst().brief(article)).agreements
    assert agreement.title.count("東邦特殊鋼") == 1
