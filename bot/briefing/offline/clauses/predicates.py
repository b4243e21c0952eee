"""Tell whether a word of another language than English is the verb of its sentence, or only describes a noun."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.text import Line
from bot.briefing.offline.vocabulary.words import Tag

_JA_PLAIN = re.compile(r"[るむぐくうつぶす](?=[一-龠ァ-ヴ])")
"""A Japanese verb that goes with the noun behind it: "出資する案件"."""
_JA_GOES_ON = re.compile("[てで](?:い|き[たて])")
"""What is so for long already: "供与している"."""
_JA_WANTED = re.compile(
    r"[るうくすつぶむ](?:よう|こと[をも](?:提案|求め|要請|要望|検討|目指|申し入れ|打診|呼びかけ|望)"
    r"|[かと]?と(?:申し出|申し入れ|提案|持ちかけ|打診|呼びかけ|誘))"
)
"""A verb of what somebody only asks for: "協力すると申し出た"."""
_JA_AHEAD = re.compile(r"(?:す|され)る(?!契約|協定|覚書)|ぶ(?!契約|協定|覚書)")
"""Behind the stem of a verb: what will be signed."""
_JA_PLANNED = re.compile(r"(?:方針|予定|計画|見通し|考え|意向|見込み|構想|段取り|運び|方向|手はず|公算|条件)")
_JA_NOUN_AHEAD = re.compile(
    r"(?:書への|への|の)?(?:を[^、。]{0,6}(?:めざ|目指|見込|控え|予定|急|待|視野|期待|求め|促)|に(?:向け|備え|移|進|入)|へ(?:向け|の|。|$)|の(?:予定|見通し|見込み|運び|時期))"
)
"""Behind the noun of a signing, that it is still to come: "年内の調印をめざす", "署名に向けた"."""
_MEANWHILE = re.compile(r"で、")
"""Behind a plan that only begins the sentence: "借り入れる方針で、銀行と協議している"."""
_SIGNS = re.compile("結ぶ|交わす|取り交わす|署名|調印|締結")
"""A signing that is planned, which no other verb tells better: "契約を結ぶ段取りで、変更はない"."""
_IF = re.compile(
    r"(?:の発効)?を待|次第|되는 대로|하는 대로|(?:하|되)면[ ,]|(?:할|될) 경우|(?:す|さ)?れば|した場合|する場合"
)
_KO_BROKEN = re.compile(r"\w{0,3}?(?:된|됐던|되었던|했던|한) (?!상태|것|채)")
"""A Korean participle: "중단된 협상", talks that were broken off before."""
_KO_STOPPED = re.compile(
    r"(?:멈춰|끊겨) ?(?:선|섰던|서 있던|있던|버린) (?!상태|것|채)|(?:멈춘|끊긴|깨진) (?!상태|것|채)"
)
"""The same of verbs whose participle is written with them: "멈춰 선 협상을 다시 시작했다"."""
_KO_WAS = re.compile(r"\w{0,2}?던 ")
"""A Korean participle of what was agreed once: "인수하기로 했던"."""
_YEARS_AGO = re.compile(
    r" ?\d+(?:주년|년째|년을|년이|년 만|년 전|개월째)"
    r"|(?:から|て)(?:\d+|半)(?:周年|年(?:を|が|目|、|。|余)|[カか]月(?:を|が|、|。))"
)
"""Behind what is years old: "발효 12년을", "発効して6年"."""
_KO_GOES_ON = re.compile("고 있")
"""What is so for long already: "시행하고 있다"."""
_KO_SO_FAR = re.compile(r"\w{0,2}? ?왔(?:지만|으나|는데)")
"""Talks that went on until something happened: "협의해 왔지만"."""
_KO_AHEAD = re.compile(r"다음 ?달|내달|내년|오는 |\d월(?:께|쯤|중| 중|에)|하반기|상반기|연내|이르면|조만간")
"""A Korean present tense with a time ahead: "4월께 서명한다"."""
_KO_AND_WILL = re.compile(
    r"[가-힣]{0,2}(?:을|를)? ?[가-힣]{0,3}고,? [^.]{2,40}?(?:할|낼|일|볼|을) (?:방침|계획|예정)(?:이다|이라)"
)
"""Behind a Korean verb, that the sentence goes on to what is planned: "서명을 마치고 … 적용할 방침이다"."""
_TALKS_AHEAD = re.compile(
    r"[^、。]{0,6}(?:方針|意向|考え|構え|予定|見通し|計画)|(?:開始)?を(?:要望|求め|呼びかけ|提案|申し入れ|要請|促|働きかけ)"
    r"|[^,.]{0,8}(?:방침|계획|예정|의향)|[을를](?: \w{2,4}하자고)? ?(?:요청|요구|촉구|제안|제의)"
)
"""Behind talks that somebody only wants: "交渉に入る方針", "협상 개시를 요청"."""
_OPENS = {"ko": re.compile("기로"), "ja": re.compile("")}
_TALKS_OPENED = {
    "ko": re.compile(r"(?:협상|협의|논의|교섭|대화)(?:을|를)? ?(?:[^,.을를]{0,12} )?$"),
    "ja": re.compile(
        r"(?:交渉|協議|対話)(?:入り|開始|再開|(?:を|も)[^、。]{0,10}?(?:始め|開始|開く|再開|続け|加速|本格化|急|早め|進め)[^、。]{0,3}?)(?:で|こと)"
    ),
}
"""Before what is agreed: that talks begin or go on."""
_FIRM = re.compile(r"(?:a la )?firmas?\b(?! (?:de|del|por|con|en)\b)")
_ARTICLE = re.compile(r"\b(?:la|una|las|unas|otra|esta|dicha|de|con)\s$")
_LASTING = ("agreed", "signed")
_DONE = (*_LASTING, "ratified", "in_force")


def as_predicate(verb: Tag, line: Line, language: str) -> str:
    """The status that the word stands for; "" where it is none ("出資する案件", "la firma noruega")."""
    status = verb.value
    if language == "ja" and status == "signed" and _JA_AHEAD.match(line.text, verb.end):
        return "proposed"
    if language == "ja" and status in _DONE and status != "agreed" and _JA_NOUN_AHEAD.match(line.text, verb.end):
        return "proposed" if status in _LASTING else ""
    if (
        language == "ja"
        and status in _DONE
        and (_JA_GOES_ON.match(line.text, verb.end - 1) or _JA_WANTED.match(line.text, verb.end - 1))
    ):
        return ""
    if language == "ja" and status in _LASTING and (m := _JA_PLAIN.match(line.text, verb.end - 1)):
        return "proposed" if _JA_PLANNED.match(line.text, m.end()) else ""
    if language in ("ko", "ja") and status in _DONE and _YEARS_AGO.match(line.text, verb.end):
        return ""
    if language in ("ko", "ja") and _is_condition(verb, line):
        return ""
    if language in ("ko", "ja") and status == "negotiating" and _TALKS_AHEAD.match(line.text, verb.end):
        return "proposed"
    if status == "agreed" and language in ("ko", "ja") and _opens_talks(verb, line, language):
        return "negotiating"
    if language == "ko" and (told := _korean_tense(verb, line)) is not None:
        return told
    if (
        language == "ko"
        and status not in (*_LASTING, "negotiating", "proposed")
        and (_KO_BROKEN.match(line.text, verb.end) or _KO_STOPPED.match(line.text, verb.start))
    ):
        return ""
    return "" if language == "es" and _is_company(verb, line) else status


def _opens_talks(verb: Tag, line: Line, language: str) -> bool:
    """Whether it is talks that are agreed: "협상을 6월에 열기로", "協議を始めることで一致"."""
    opens = _OPENS[language]
    if language == "ko" and opens.search(line.text, verb.start, verb.end) is None:
        return False
    before = line.text[max(0, verb.start - 24) : verb.start + (0 if language == "ko" else len("ことで"))]
    return _TALKS_OPENED[language].search(before) is not None


def _korean_tense(verb: Tag, line: Line) -> str | None:
    """The status of a Korean verb whose tense tells that it is over ("") or lies ahead; None where it does not."""
    status, text = verb.value, line.text
    if status not in ("negotiating", "proposed") and _KO_GOES_ON.match(text, verb.end - 1):
        return ""
    if status in (*_LASTING, "proposed") and _KO_WAS.match(text, verb.end):
        return ""
    if status == "negotiating" and _KO_SO_FAR.match(text, verb.end):
        return ""
    if status == "signed" and _KO_AHEAD.search(text, 0, verb.start) and text.startswith("는다", verb.end):
        return "proposed"
    if status in _LASTING and _KO_AND_WILL.match(text, verb.end):
        return "proposed"
    present = text[verb.end - 1] in "한다" and text[verb.end - 2 : verb.end + 2].find("다") >= 0
    if status == "signed" and present and _KO_AHEAD.search(text, 0, verb.start):
        return "proposed"
    return None


def _is_condition(verb: Tag, line: Line) -> bool:
    """Whether Korean or Japanese says "if", or goes on to what is done meanwhile."""
    begins = verb.value == "proposed" and _SIGNS.match(line.text, verb.start) is None
    meanwhile = begins and _MEANWHILE.match(line.text, verb.end) is not None
    return meanwhile or _IF.match(line.text, verb.end) is not None


def _is_company(verb: Tag, line: Line) -> bool:
    """Whether the Spanish "firma" is a company."""
    before = line.folded[max(0, verb.start - 8) : verb.start]
    if _FIRM.match(line.folded, verb.start) is None:
        return False
    return line.folded.startswith("a la ", verb.start) or _ARTICLE.search(before) is not None
