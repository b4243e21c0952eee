"""Name a Korean agreement by what its sentence says that it does: "천연고무를 사들이는 계약", "임상 2상 설계"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.briefing.offline.names.mention import Mention

MAX_TITLE = 52
_LEAST = 5
"""Characters of a title: "계약" alone says no more than its kind."""
_WORD = re.compile(r"\S+")
_HEAD = re.compile(
    r"(?P<noun>\S*(?:계약서?|협약서?|협정|양해각서|각서|조약|의정서|의향서|합의서?|약정서?|방안|안|문제|계획|사업|프로그램|협상|협의체?|논의|구상|조건|제안"
    r"|투자|인수|매각|출자|차관|대출|융자|지원|협력|개발|합작사|합작법인|합작사업|법인|기금|용역|시스템|과정|공동성명|문서)(?:\([A-Za-z]{2,6}\))?)"
    r"(?P<tail>[을를이가은는도의과와]|에|로|으로|에서|에는|과의|와의|에도|부터)?[,.]?$"
)
"""A noun by which a sentence may name what is agreed, with its particle."""
_NOUN = re.compile(
    r"(?P<noun>\S*?[가-힣A-Za-z0-9)])(?P<tail>[을를은는도의]|에|로|으로|에서|에는|에도|이(?=$)|가(?=$))?[,.]?$"
)
"""Any word that names an agreement, with its particle."""
_NO_NOUN = re.compile(r"(?:하고|하기|[하했한]다|하는|[해고며면다기니]|지만)$")
_THING = re.compile(r"(?P<noun>\S*[가-힣A-Za-z0-9%)])[을를](?:도)?$|(?P<at>\S*[가-힣A-Za-z0-9%)])에(?= 합의| 서명)")
_ADNOMINAL = re.compile(
    r"(?:[하되있없누드짓이내주받리르기들치키추우오가보쓰여놓맡갖얻잇맺묶심뽑찾잡막걷돕쏘짜대]는|[한된할될운은온른쓴준둔인진긴친낼늘릴줄일릴울갈올볼쓸]|[있없받맡맺얻지]을|[가-힣]다는"
    r"|려던|하던|위한|대한|관한|담은|만드는|만들)$"
)
_TOPIC = re.compile(
    r"^(?:양국|양측|양사|정부|회사|두|세|네|기관|컨소시엄|조합|당국|업체|기업|장관|단체|은행|그룹|측|나라|쪽|곳|기구|위원회|부처|의회|본사"
    r"|[가-힣]*(?:정부|측|나라|회사|기관|당국|업체|기업|장관|총리|대통령|그룹|은행|공사|공단|재단|협회|대학교?|연구원|연구소|청|부|사|처|시|군|도))"
    r"(?:은|는|이|가|도|께서)$"
)
_STOPS = re.compile(
    r"(?:[^하되]며|면서|하자|지만|으나|[했였았었]고|[했였았었]으며|뒤|후|따라|라고|다고|기로|까지|부터|이래|동안|관련해|이어|[.,…\"”])$"
)
_WHEN = re.compile(
    r"^(?:(?:오는|지난|이날|전날|올해|내년|작년|연내|최근|앞서|현지시간|이달|다음|초|말|중순|상반기|하반기|날|달|해|월|일|또|또한|한편|함께|별도로|이와"
    r"|이에|공동으로|공식|정식|추가로|각각|모두|먼저|우선|새로|이미|앞으로|대신|아울러|이번에|이후|따로|잇달아|별도|최종|양국|현지에서|서로)"
    r"|\d+(?:일|월|년)(?:까지|부터|에|께|간|경)?(?:\([^)]*\))?|\S{1,8}에서|\S*(?:시간|오전|오후)\)?|(?:내|올|작)년\S*|\S+월(?:까지|부터)?"
    r"|\S*[은는이가])$"
)
"""What stands before the words that tell of a thing: when, where, and of what is spoken."""
_LEADS = re.compile(
    r"^(?:같은|추진해|온|열어|마련한|체결한|체결된|맺은|진행하던|진행한|세운|했던|만나|포함해|벌이는|벌여|둘러싼|들어설|중|사이의|간의|반면|다만"
    r"|올해처럼|양국의|나라|지원을|받아|정상회담을|하고|이끄는|위해|외곽에|내용의|이|배의|밝힌|약속한|제안한|요청한|합의한|추진한|검토하던|논의하던|물질의|방식의|작품의|시작한|넣은|\S*\d{4}년"
    r"|(?:그룹|정부|업체|회사|측|선주|기업|당국)(?:[와과]도?|에)?)$"
)
"""What a title begins with that tells nothing of the thing."""
_WITH = re.compile(
    r"(?:\([^()]{1,24}\))?(?:과의|와의|과는|와는|과도|와도|과|와|에게|에는|에도|에|에서|으로부터|로부터|측과|측에|의|간)$"
)
_ACTS = re.compile(r"(?:\([^()]{1,24}\))?(?:\S{0,6}?)(?:은|는|이|가|도|측은|측이|측도)$")
_BARE = re.compile(r"[가-힣A-Za-z0-9)](?<![을를의에은는이가도과와로고서며])$")
_VAGUE = re.compile(
    r"^(?:(?:이|그|본|새|해당|이번|양국|양측|정식|최종|추가|별도|기존|관련|같은|다른|그런|비슷한|새로운|정부|첫|세부|구체적인?|이런|이를|이에|대한"
    r"|관한|위한|\d차|모든|일부|후속|실무)\s?)*"
    r"(?:계약서?|협약서?|협정|합의서?|양해각서|방안|안|문제|계획|사업|협상|협의|논의|조건|제안|투자|인수|매각|협력|지원|개발|약정서?|법인|서명"
    r"|체결|참여|입장|의견|뜻|가능성|내용|나머지|비준안|손)?(?: 처리| 부담)?$"
    r"|.*이 같은|^\S+의 \d+%$"
)
_ONLY_MONEY = re.compile(r"[\d조억만천백,.]+ ?(?:원|달러|유로|엔)")
_LIGHT = re.compile(
    r"^(?:고려|체결|서명|발표|논의|협의|검토|합의|추진|제안|공시|갱신|연장|시작|개시|진행|중단|종료|해지|철회|거부|확정|요청|요구|결정|완료|타결|승인|비준|발효|교환|통보|공개|확인|강조|설명"
    r"|언급|약속|제의|타진|모색|조율|마무리)$"
)


def korean_title(text: str, nouns: Sequence[tuple[int, int]], who: Sequence[Mention]) -> str:
    """What the agreement of a sentence is called; `nouns` are where it is named, `who` its mentions; "" for no more."""
    words = [(m.start(), m[0]) for m in _WORD.finditer(text)]
    marked = [_mark(at, word, who) for at, word in words]
    found = [title for n in range(len(words)) if (title := _by_noun(words, marked, n, nouns))]
    title = max(found, key=len, default="")
    return title or _by_deed(words, marked)


def _mark(at: int, word: str, who: Sequence[Mention]) -> str:
    """What a word is in its clause: "with" or "acts" of who is named, "name" of what goes on, else empty."""
    begin = at + len(word) - len(word.lstrip("(\"'“‘"))
    for m in who:
        if m.start == begin or m.start < at < m.end:
            behind = word[max(0, m.end - at) :]
            if m.end - at > len(word):
                return "name"
            if _WITH.search(behind):
                return "with"
            return "acts" if _ACTS.fullmatch(behind) else "name" if not behind or behind[-1] in ",·" else "thing"
    return ""


def _by_noun(words: list[tuple[int, str]], marked: list[str], n: int, nouns: Sequence[tuple[int, int]]) -> str:
    at, word = words[n]
    told = any(at < end <= at + len(word) for _, end in nouns)
    m = _HEAD.match(word) or (_NOUN.match(word) if told else None)
    if m is None or marked[n] or not (told or m["tail"]):
        return ""
    noun = m["noun"]
    if _NO_NOUN.search(noun):
        return ""
    before = _before(words, marked, n)
    title = " ".join([*before, noun])
    return title if _LEAST <= len(title) <= MAX_TITLE and before and not _VAGUE.match(title) else ""


def _before(words: list[tuple[int, str]], marked: list[str], n: int) -> list[str]:
    """The words that tell of the noun at `n`: nouns beside it, and a clause without who acts and with whom."""
    found: list[str] = []
    clause = False
    k = n - 1
    while k >= 0:
        word, mark = words[k][1], marked[k]
        if mark == "acts" or _STOPS.search(word) or (_TOPIC.match(word) and not _is_adnominal(words, marked, k)):
            break
        if mark in ("with", "name"):
            k = _over(words, marked, k)
            if not clause:
                break
            continue
        bare = _BARE.search(word) is not None
        if _is_adnominal(words, marked, k):
            clause = True
        elif (not clause and not bare and not word.endswith("의")) or word.endswith(("은", "는")):
            break
        found.insert(0, word)
        k -= 1
    while found and (_WHEN.match(found[0]) or _LEADS.match(found[0]) or _with_nobody(found)):
        found = found[1:]
    while found and len(" ".join(found)) > MAX_TITLE - 8:
        cut = next((i + 1 for i, w in enumerate(found[:-1]) if re.search(r"(?:고|며|에|로|서|해|의)$", w)), len(found))
        found = found[cut:]
    if found and not _BARE.search(found[-1]) and not found[-1].endswith("의") and not _ADNOMINAL.search(found[-1]):
        return []
    if len(found) == 1 and _ADNOMINAL.search(found[0]):
        return []  # a verb without its object
    return found


def _with_nobody(found: Sequence[str]) -> bool:
    """Whether words begin with somebody whose name is left out: "해군과 추진해 온"."""
    return len(found) > 1 and found[0].endswith(("과", "와")) and _LEADS.match(found[1]) is not None


def _over(words: list[tuple[int, str]], marked: list[str], k: int) -> int:
    """Where the words before a name end that tell what it is: "스위스 제약사 로웬파마에"."""
    k -= 1
    while k >= 0 and (
        marked[k] == "name" or (not marked[k] and _BARE.search(words[k][1]) and not _STOPS.search(words[k][1]))
    ):
        k -= 1
    return k


def _is_adnominal(words: list[tuple[int, str]], marked: list[str], k: int) -> bool:
    """Whether a word is a verb before a noun: by how it ends, and what it governs."""
    word = words[k][1]
    if marked[k] or not _ADNOMINAL.search(word):
        return False
    if word.endswith(("은", "인", "을", "일", "이는", "가는", "우는", "기는", "보는", "리는")) and not word.endswith(
        ("담은", "받은", "맺은", "같은")
    ):
        near = list(takewhile(lambda w: not _STOPS.search(w), (words[i][1] for i in range(k - 1, max(-1, k - 5), -1))))
        return any(re.search(r"[을를]$|에$|으?로$", w) for w in near)
    return True


def _by_deed(words: list[tuple[int, str]], marked: list[str]) -> str:
    """What is done to what: "임상 2상 설계"; of what is only begun or ended, what it is."""
    best = ""
    for n, (_, word) in enumerate(words):
        m = _THING.match(word + (" " + words[n + 1][1] if n + 1 < len(words) else "")) or _THING.match(word)
        if m is None or marked[n]:
            continue
        noun = m["noun"] or m["at"]
        thing = " ".join([*_before(words, marked, n), noun])
        if _VAGUE.match(thing) or len(thing) > MAX_TITLE:
            continue
        done = _deed(words, marked, n)
        title = f"{thing} {done}" if done and not _LIGHT.match(done) else thing
        if len(title) > MAX_TITLE:
            title = thing
        if len(title) > max(_LEAST, len(best)) and not _ONLY_MONEY.fullmatch(title):
            best = title
    return best


def _deed(words: list[tuple[int, str]], marked: list[str], n: int) -> str:
    """The noun of the verb behind a thing, with what stands between them where it is short."""
    for k in range(n + 1, min(n + 4, len(words))):
        m = re.match(r"(\S*?[가-힣]{2,})(?:하기로|했|한다|하는|할|해|하고|하자고|하겠)", words[k][1])
        if m:
            between = [words[i][1] for i in range(n + 1, k)]
            if any(marked[i] for i in range(n + 1, k)) or any(not _BARE.search(w) for w in between):
                return m[1]
            return " ".join(["공동" if w == "함께" else w for w in between] + [m[1]])
        if re.search(r"[을를]$", words[k][1]):
            return ""
    return ""
