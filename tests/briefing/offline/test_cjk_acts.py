"""What Korean and Japanese editors tell by ordinary verbs: who does what to or with whom, and how far it is."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.vocabulary.cjk_parted import closed
from bot.briefing.offline.vocabulary.words import tags
from bot.model import ArticleText
from tests.briefing.offline.stories import brief


@pytest.mark.parametrize(
    ("language", "text", "whole"),
    [
        ("ja", "持ち分の51%を取得した", "持ち分を取得した"),
        ("ja", "和解金30億円を支払う", "和解金を支払う"),
        ("ja", "提訴をすべて取り下げた", "提訴を取り下げた"),
        ("ja", "覚書を12日に交わした", "覚書を交わした"),
        ("ko", "지분 40%를 넘겼다", "지분을 넘겼다"),
        ("ko", "지분을 3000억원에 사들인다", "지분을 사들인다"),
        ("ko", "소송을 모두 취하했다", "소송을 취하했다"),
        ("ko", "합의금 300억원을 주기로", "합의금을 주기로"),
    ],
)
def test_a_phrase_is_whole_without_what_parts_it(language: str, text: str, whole: str) -> None:
    """Sums, days and adverbs are cut out, and a Korean particle fits what stands before it then."""
    found = closed(text, language)
    assert found is not None
    assert found[0] == whole


def test_a_parted_phrase_keeps_its_place() -> None:
    """The tag covers all of it in the text, and the verb within it tells nothing by itself."""
    line = lines(ArticleText("x", "", "両社は提訴をすべて取り下げた。", None, "ja"))[0]
    told = [(line.text[t.start : t.end], t.value) for t in tags(line, "ja") if t.what == "status"]
    assert told == [("提訴をすべて取り下げた", "agreed")]


@pytest.mark.parametrize(
    ("language", "text", "kind", "status"),
    [
        ("ja", "西海重工は独ベルガーと送電線を折半で敷くと発表した。", "partnership", "agreed"),
        ("ja", "西海重工は独ベルガーから貨車300両を買うと発表した。", "contract", "agreed"),
        ("ja", "西海重工は独ベルガーから貨車300両を買う方針だと発表した。", "contract", "proposed"),
        ("ja", "西海重工は国内工場を独ベルガーに売り渡すと発表した。", "merger_acquisition", "agreed"),
        ("ko", "남해중공업과 독일 기업 베르거가 화물선을 공동으로 운항한다고 밝혔다.", "partnership", "agreed"),
        ("ko", "남해중공업은 독일 기업 베르거와 50대50으로 회사를 세운다고 밝혔다.", "partnership", "agreed"),
    ],
)
def test_an_ordinary_verb_between_two_tells_an_agreement(language: str, text: str, kind: str, status: str) -> None:
    """No noun names it: what one buys from or builds with another is agreed between them."""
    found = brief(text, language=language).agreements
    assert [(a.kind.value, a.status.value) for a in found] == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("西海重工は独ベルガーから貨車を買っている。", "ja"),
        ("西海重工は貨車300両を買うと発表した。", "ja"),
        ("남해중공업은 화물선을 공동으로 운항해 왔다.", "ko"),
    ],
)
def test_what_one_does_alone_or_always_is_none(text: str, language: str) -> None:
    """Nobody else has a part in it, or it is so for long."""
    assert not brief(text, language=language).agreements


def test_who_talks_already_only_aims_at_a_signing() -> None:
    """The signing that they want is no second agreement, and does not make of the talks a plan."""
    text = "日本政府はチリ政府と漁業協定の条件を詰め、年内の調印をめざす。"
    assert [a.status.value for a in brief(text, language="ja").agreements] == ["negotiating"]


def test_talks_that_began_earlier_are_news_while_they_go_on() -> None:
    """ "既に" tells only when they began; what was agreed then stays background."""
    head = "日本とチリは3日、漁業協定に署名した。"
    still = brief(f"{head}\n\nペルーとは既に加盟交渉に入っており、手続きが続く。", language="ja").agreements
    assert [a.status.value for a in still] == ["signed", "negotiating"]
    done = brief(f"{head}\n\nペルーとは既に漁業協定に署名した。", language="ja").agreements
    assert [a.status.value for a in done] == ["signed"]


def test_who_examines_an_agreement_is_no_party_of_it() -> None:
    """The authority whose approval is still needed neither buys nor sells."""
    text = "西海重工は独ベルガーの全株式を取得する契約に署名した。公正取引委員会の審査を経て年内に手続きを終える。"
    found = brief(text, language="ja").agreements
    assert "公正取引委員会" not in found[0].parties


def test_a_false_paper_is_no_agreement() -> None:
    """Who pretends to have signed a contract has not."""
    text = "大手と提携契約を結んだと偽って株を売りつけた疑いで、警察は西海電池の社長を逮捕した。"
    assert not brief(text, language="ja").relevant


def test_the_city_is_the_only_one_that_is_named() -> None:
    """ "市と" means the city of the article; where two are named, it may be either."""
    text = "西海重工は長浜市への進出について、市と詰めの交渉をしている。"
    assert "長浜市" in brief(text, language="ja").agreements[0].parties


def test_what_somebody_proposes_is_not_done() -> None:
    """The verbs of a proposal tell what others are to do."""
    text = "남해화학은 서해정유에 설비를 매각하고 합작사를 꾸리자는 제안을 건넸다."
    assert [a.status.value for a in brief(text, language="ko").agreements] == ["proposed"]


def test_what_is_in_force_since_an_earlier_year_is_no_news() -> None:
    """The year of its entry into force tells that it is background."""
    text = "日本とチリは3日、漁業協定に署名した。\n\n日チリ経済連携協定は2007年に発効した。"
    assert [a.status.value for a in brief(text, language="ja").agreements] == ["signed"]
