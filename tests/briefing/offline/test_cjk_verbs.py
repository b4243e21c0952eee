"""Korean and Japanese verbs of data/cjk_verbs.tsv stand for all their forms."""

from __future__ import annotations

import pytest

from bot.briefing.offline.lines.text import lines
from bot.briefing.offline.vocabulary import cjk_verbs
from bot.briefing.offline.vocabulary.words import tags
from bot.model import ArticleText
from tests.briefing.offline.stories import brief


def _statuses(text: str, language: str) -> set[str]:
    """What the verbs of a sentence tell."""
    told = lines(ArticleText("x", "", text, None, language))
    return {t.value for line in told for t in tags(line, language) if t.what == "status"}


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("ko", "정부는 이 요청을 물리쳤다.", "rejected"),
        ("ko", "정부는 이 요청을 물리치기로 했다.", "rejected"),
        ("ko", "두 나라는 문서를 주고받았다.", "signed"),
        ("ko", "두 나라는 오늘 도장 찍었다.", "signed"),
        ("ko", "두 회사는 갈라섰다.", "terminated"),
        ("ko", "회사는 제안을 고사한 것으로 알려졌다.", "rejected"),
        ("ko", "양측은 문구를 다듬고 있다.", "negotiating"),
        ("ko", "양측은 뜻을 모았다.", "agreed"),
        ("ko", "협정은 이달 효력을 얻었다.", "in_force"),
        ("ja", "政府はこの求めを突き返した。", "rejected"),
        ("ja", "政府はこの求めを差し戻しました。", "rejected"),
        ("ja", "両社は文書を取り交わした。", "signed"),
        ("ja", "両社はたもとを分かった。", "terminated"),
        ("ja", "両者は落としどころを探っている。", "negotiating"),
        ("ja", "両者は折り合った。", "agreed"),
        ("ja", "申し入れは退けられた。", "rejected"),
    ],
)
def test_a_verb_tells_in_all_its_forms(language: str, text: str, status: str) -> None:
    """The past, what is resolved, hearsay and headlines without the object's particle tell the same."""
    assert status in _statuses(text, language)


def test_korean_verbs_are_conjugated() -> None:
    """Vowels fuse, ㅅ and ㅂ go, 르 doubles, and only an open stem takes ㄴ on itself."""
    told = {form.written for form in cjk_verbs.inflected("ko")}
    assert told >= {"같이 지었", "문서를 맞바꿨", "공동 조달했", "고개를 가로저었", "함께 만든다", "지분을 넘긴다"}


def test_what_goes_on_for_long_is_no_news() -> None:
    """A verb that says that something is so for long already tells no agreement of today."""
    assert not brief("한빛전자는 독일 업체 바우만에서 부품을 공급받고 있다.", language="ko").agreements
