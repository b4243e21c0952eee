"""Cut an article into sentences that tell something: datelines, captions and calls to log in left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.taxonomy import LANGUAGES
from bot.briefing.text.instructions import BLANK, blank_instructions
from bot.briefing.text.passages import sentence_spans
from bot.model import ArticleText

MAX_TITLE, MAX_READ = 600, 60_000
"""Characters of a text that are read: a page of news has a tenth of it."""
_NOISE = re.compile(
    r"^\W*(?:photos?\b.{0,12}[:：/]|(?:image |file )?caption\b|image[: ]"
    r"|\W?(?:사진|写真)[\]】]|\[(?:image|photo|video|foto)"
    r"|(?:last )?(?:published|updated|posted)\s?:|publicado\s?:|actualizado\s?:|publie le\b.{0,30}\d{4}|mis a jour\b"
    r"|(?:veroffentlicht|aktualisiert|stand)\s?:|(?:입력|수정|승인|등록)\s?[:：]?\s?\d{4}|(?:公開|更新"
    r"|掲載)(?:日時?)?\s?[:：]"
    r"|read (?:more|also|next)\b|also read|related(?: articles?| stories)?\s*:|see also\b|more on this"
    r"|sign (?:in|up) (?:to|for)"
    r"|log ?in to|to (?:write|post|leave) (?:a )?comments?|subscribe\b|follow us|share this|advertisement|click here"
    r"|copyright|©|\(c\) \d{4}|all rights reserved|get our newsletter|newsletter\s*:|lea tambien"
    r"|le puede interesar|foto(?:grafia)?\s*:"
    r"|suscribase|inicie sesion|para comentar|compart[ae]|a lire aussi|lire aussi|lire la suite|photo\s*:"
    r"|abonnez-vous|connectez-vous"
    r"|pour commenter|lesen sie (?:auch|mehr)|mehr zum thema|bild\s*:|foto\s*:|melden sie sich|jetzt anmelden"
    r"|zum kommentieren"
    r"|사진\s?(?:설명|=|:|제공)|기자 ?e?메일|무단|저작권|ⓒ|관련 ?기사|더 ?보기|로그인|구독"
    r"|写真[=:=説]|関連記事|続きを読む|ログイン|会員登録|無断"
    r"|著作権|記事を読む|コメントを)"
)
_NOISE_ANYWHERE = re.compile(
    r"무단 ?전재|재배포 ?금지|로그인 ?(?:후|하)|댓글을"
    r"|無断転載|禁じます|コメントするには|all rights reserved|please log in"
)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_WIDE = re.compile("[（）０-９Ａ-Ｚａ-ｚ％＆]|[．，](?<=[０-９].)(?=[０-９])")
"""What Japanese newspapers write as wide as their own signs: "（ＣＯＤＡ）", "１．５％"."""
_WIDER = ord("！") - ord("!")
_LEAST_LINES = 3
"""Title and sentences that are left of any article."""
_FOOTER = 100
"""Characters of what newsrooms put below an article: "Fishing Week reader offer: tide tables, £4.99"."""
_ENDS = (".", "!", "?", "…")
_CERTAIN = 200
"""Characters from which on the language that a text is said to have is certain."""
_BRACKETED = 80
"""Characters of a dateline whose bracket has full stops."""
_CREDIT = re.compile(r"\[[A-Z][A-Z .,&/’'-]{1,40}\]$")
_CAPITAL = r"[A-ZÀ-Þ][\w.'’-]*"
_DATELINE = re.compile(
    rf"^(?:{_CAPITAL}(?:[ /-]{_CAPITAL}){{0,3}}(?:, [^—–\n]{{1,40}})?(?: ?\([^()\n]{{2,40}}\))?(?:, [^—–\n]{{1,24}})?"
    r"\.? ?(?:—|–|--|- |\| )\s*"
    r"|[A-ZÀ-Þ][\w.'’-]*(?:[ /](?:de |del |of |da |do |am |an der |la )?[A-ZÀ-Þ][\w.'’-]*){0,4}"
    r" ?\([^()\n]{2,40}\)\s?[-–—]+\s*"
    r"|[A-ZÀ-Þ][^.,()\n]{2,30}(?:, ?|\s)\d{1,2}\s(?:de )?[a-zé]{3,10}\.?\s?(?:\([^()\n]{2,40}\))?\s?\.?[-–—]+\s*"
    r"|(?=[A-ZÀ-Þ'’]{3})[A-ZÀ-Þ]+(?:['’-][A-ZÀ-Þ]+)?(?:[ /][A-ZÀ-Þ]{2,}){0,3}"
    r"(?: ?\([^()\n]{2,40}\)|, [A-ZÀ-Þ][\w .-]{2,24}(?=:))?"
    r"(?:[.:]|,"
    r"(?! [A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?['’]s )) (?=[A-ZÀ-Þ])"
    r"|[\[【((][^\]】))\n]{2,40}[\]】))]\s*(?:[가-힣]{2,4} 기자\s*=\s*)?)"
)
_TOWN_ALONE = re.compile(
    r"([A-Z]{3,}(?: [A-Z]{2,})?)(?: \([A-Z][\w. ]{1,24}\))? (?=[A-Z][a-z]|[A-Z][\w&.-]+ [A-Z]?[a-z&])"
)
"""A town in capitals with nothing behind it: "SEOUL North Korea has ..."."""
_DATELINE_ALONE = re.compile(
    r"[A-ZÀ-Þ]{2,}(?:[ /,-]+[A-ZÀ-Þ]{2,}){0,4}(?:, (?:de|del|von|from|by|par|por) [^.,\n]{3,40})?\."
    r"|[A-ZÀ-Þ][\w'’-]+(?:[ /-](?:de |del |la )?[A-ZÀ-Þ][\w'’-]+){0,3} ?\([^()\n]{2,40}\)\.?"
)
"""A dateline that ends like a sentence: "QUITO (Redacción).", "BERLIN (Eig. Ber.)"."""
_SPORT = {
    "en": gated(
        r"\b(?:strikers?|goalkeepers?|midfielders?|defenders?|wingers?|full-?backs?|centre-?backs?|playmakers?"
        r"|fly-?hal(?:f|ves)"
        r"|quarterbacks?|shortstops?|transfer window|transfer fee|loan spell|season-long loan|free transfer"
        r"|batsm[ae]n|bowlers|semi-?finals?|quarter-?finals?|hat-?trick|penalty shoot-?out|innings|wickets?"
        r"|pole position)\b"
    ),
    "es": gated(
        r"\b(?:futbolistas?|delanter[oa]s?|mediocampistas?|centrocampistas?|guardameta|goleador(?:a|es)?"
        r"|semifinal(?:es)?"
        r"|(?:cuartos|octavos) de final|penaltis?|hat-?trick|tenistas?|boxeador(?:es)?|luchador(?:es)?"
        r"|mercado de fichajes"
        r"|pretemporada|seleccionador|director tecnico|liga mx|liga de campeones|champions league|copa del mundo"
        r"|torneo (?:clausura|apertura)|balon de oro|jugador(?:es)? (?:del|de la|portugues|argentino|brasileno"
        r"|mexicano)"
        r"|el (?:jugador|portero|lateral|extremo|volante|entrenador)|ala-pivot|nba|euroliga|liga endesa"
        r"|laliga santander|la liga santander|copa del rey|jornada \d+|alineacion(?:es)?|maraton(?:es)?"
        r"|esquiador(?:es)?|motogp|formula 1|ciclistas?|roland garros|wimbledon|super bowl)\b"
    ),
    "fr": gated(
        r"\b(?:footballeurs?|footballeuses?|attaquants?|gardien de but|milieux? de terrain|buteurs?|demi-?finales?"
        r"|(?:quarts|huitiemes) de finale|penaltys?|tirs au but|mercato|selectionneur|rugbymen|rugbyman|tennisman"
        r"|ligue des champions|coupe du monde|ballon d'or|le (?:joueur|lateral|defenseur|portier|ailier|entraineur))\b"
    ),
}
"""Players, whose contracts are no agreements of business or diplomacy."""
_OF_SPORTS_BUSINESS = gated(
    r"\b(?:pactos?|convenios?|patrocin\w+|derechos de (?:television|transmision|retransmision|emision)|sindicatos?"
    r"|hacienda"
    r"|fiscalia|accionistas?|accionariado|(?:compra|venta) del? (?:club|equipo|estadio)|inversores|sponsor\w*|naming"
    r"|droits (?:tele|de diffusion|audiovisuels)|actionnaires?|(?:rachat|vente|reprise) du club|investisseurs?)\b"
)
"""In the head of a Spanish or French article of sport, what makes it one of business."""
_HEAD_OF_SPORT, _LINES_OF_SPORT = 4, 2
_OPINION = re.compile(
    r"^(?:comment|commentary|opinion|editorial|op-ed|column|viewpoint|letters?|guest column|leader|essay|review"
    r"|obituary)"
    r"\s?(?::|-|\|)"
)
_COLUMN = re.compile(
    r"\W{0,2}(?:[가-힣]{2,4} ?)?"
    r"(?:사설|칼럼|기고|시론|논설|오피니언|기자수첩|기자의 눈|데스크|특별기고|독자투고|만물상|여적"
    r"|社説|論説|コラム|寄稿|主張|天声人語|余録|正論|記者の目)"
)
_CRIME = re.compile(
    r"구속|검거|붙잡|입건|송치|기소|체포|혐의|징역|실형|횡령|사기 일당|逮捕|送検|起訴|容疑|摘発|詐欺|懲役|横領"
)
_LEAD_OF_CRIME = 2
_AUTHOR = re.compile(
    r"^(?:the (?:author|writer|columnist) (?:is|was|teaches|works)|the views (?:expressed )?(?:are|in))\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|I’ve|I’m|my|My)\b(?!\.)")
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_SPEAKS_OF_I = 3
_SPEAKER = re.compile(r"(?:Q|A|Question|Answer) ?[.:] |[-–—] ?[A-Z\"“]|(?:[A-Z][\w.'’-]* ){0,3}[A-Z][\w.'’-]*: ")
"""How questions and answers begin: "Q: When ...?", "– We ...", "Anna Berg: I ..."."""
_TURNS = 4
_LANGUAGE_WORDS = {
    "en": frozenset(["the", "and", "of", "to", "in", "with", "for", "said", "has", "was"]),
    "es": frozenset(["el", "los", "las", "del", "que", "con", "una", "por", "para", "su"]),
    "fr": frozenset(["le", "les", "des", "du", "et", "une", "dans", "pour", "est", "avec"]),
    "de": frozenset(["der", "die", "das", "und", "mit", "den", "von", "ein", "eine", "wird"]),
}


@dataclass(slots=True)
class Line:
    """One sentence of the article, the title first (`part` 0). `text` is a slice of it, `narrow`."""

    text: str
    part: int
    paragraph: int
    """Its number: a paragraph is what line breaks part."""
    folded: str
    """The `flat` of `text`."""
    begins: bool = True
    """Whether it begins a paragraph."""


def lines(article: ArticleText) -> list[Line]:
    """The title and the sentences of `article` in their order, without noise."""
    found: list[Line] = []
    for part, whole in enumerate((article.title[:MAX_TITLE], article.text[:MAX_READ])):
        text = narrow(blank_instructions(whole))
        folded = flat(text)
        paragraph = part
        dateline = last = 0
        for start, end, _ in sentence_spans(text):
            begins, last = not last or "\n" in text[last:start], end
            here = paragraph = paragraph + begins
            piece = text[start:end]
            if BLANK in piece:
                continue
            if part:
                if _CREDIT.match(piece):
                    # What stands before a photographer's or an agency's name in brackets is a caption.
                    while found and found[-1].part and found[-1].paragraph == here:
                        found.pop()
                    continue
                if len(piece) < 4 or not _LETTERS.search(piece) or _is_noise(folded[start:end]) or _is_heading(piece):
                    continue
            begun = start
            if part and (not found or not found[-1].part):
                if piece.count("(") > piece.count(")"):  # "BERLIN (Eig. Ber.) –"
                    dateline = _behind_dateline(text, start, min(len(text), start + _BRACKETED))
                begun = max(dateline, _behind_dateline(text, start, end))
                if begun >= end:
                    continue
            found.append(Line(text[begun:end], part, here, folded[begun:end], begins))
    while len(found) > _LEAST_LINES and _is_footer(found[-1], found[-2]):
        found.pop()
    return found


def narrow(text: str) -> str:
    """`text` with brackets, digits and Latin letters of one width, so that rules need know no other; offsets stay."""
    return text if text.isascii() else _WIDE.sub(lambda m: chr(ord(m[0]) - _WIDER), text)


def _is_footer(line: Line, before: Line) -> bool:
    """Whether the last paragraph is a short line that ends like no sentence, where the one before it does."""
    text = line.text
    return (
        line.begins
        and len(text) <= _FOOTER
        and (text[-1].isalnum() or text[-1] == ")")
        and max(text) < "\u1100"
        and before.text.rstrip('"”’»)').endswith(_ENDS)
    )


def is_inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a word is part of what stands at one of `spans`, as of a name."""
    for begun, ended in spans:  # noqa: SIM110  a loop is twice as fast, and every word of agreement is asked
        if begun <= start and end <= ended:
            return True
    return False


def _is_noise(folded: str) -> bool:
    """Whether a line tells nothing of the event: a caption, a call to log in, a notice of rights."""
    return _NOISE.match(folded[:120]) is not None or (len(folded) < 120 and _NOISE_ANYWHERE.search(folded) is not None)


def _behind_dateline(text: str, start: int, end: int) -> int:
    """Where the first sentence begins behind "SEOUL (Agency) —", or what stands for that; else `start`."""
    dateline = _DATELINE.match(text[start:end])
    begun = start + dateline.end() if dateline else start
    if (
        not dateline
        and (town := _TOWN_ALONE.match(text, start))
        and flat(town[1]) in name_words("city") | name_words("seat")
    ):
        begun = town.end()
    while begun < end and (text[begun].isspace() or text[begun] in "—–"):
        begun += 1
    return begun if begun < end else start


def is_opinion(told: list[Line]) -> bool:
    """Whether an English article gives somebody's opinion: its title says so, or it speaks of "I"."""
    title = next((line.folded for line in told if line.part == 0), "")
    own = sum(
        len(_FIRST_PERSON.findall(_QUOTED.sub("", line.text)))
        for line in told
        if "I" in line.text or "my" in line.text or "My" in line.text
    )
    author = sum(_AUTHOR.match(line.folded) is not None for line in told)
    return _OPINION.match(title) is not None or author > 0 or (own >= _SPEAKS_OF_I and not _is_interview(told))


def _is_interview(told: list[Line]) -> bool:
    """Whether questions and answers alternate, of which "I" says what another than the author thinks."""
    first = {line.paragraph: line.text for line in reversed(told) if line.part == 1}
    return sum(_SPEAKER.match(text) is not None for text in first.values()) >= _TURNS


def is_sport(told: list[Line], language: str) -> bool:
    """Whether an English, Spanish or French article tells of players and matches, in more than one sentence."""
    words = _SPORT.get(language)
    if words is None or sum(words.search(line.folded) is not None for line in told) < _LINES_OF_SPORT:
        return False
    return language == "en" or not any(_OF_SPORTS_BUSINESS.search(line.folded) for line in told[:_HEAD_OF_SPORT])


def is_column(told: list[Line]) -> bool:
    """Whether the title of a Korean or Japanese article says that it is somebody's opinion: "[사설]", "【社説】"."""
    return bool(told) and _COLUMN.match(told[0].text) is not None


def is_crime(told: list[Line]) -> bool:
    """Whether the title and the lead of a Korean or Japanese article tell of arrests and charges."""
    title = any(_CRIME.search(line.text) for line in told if line.part == 0)
    lead = [line for line in told if line.part == 1][:_LEAD_OF_CRIME]
    return title and any(_CRIME.search(line.text) for line in lead)


def _is_heading(piece: str) -> bool:
    """Whether a line is no sentence: a cross-heading, a by-line, a dateline, a line all in capitals."""
    if len(piece) < 60 and _DATELINE_ALONE.fullmatch(piece):
        return True
    return len(piece) < 40 and ((piece.isupper() and piece.isascii()) or (piece[-1].isalnum() and " " in piece))


def language_of(article: ArticleText) -> str:
    """The language whose rules are taken: the article's own where known, else guessed from script and small words."""
    if article.language in LANGUAGES:
        return article.language
    sample = f"{article.title} {article.text[:3000]}"
    if re.search(r"[\uac00-\ud7a3]{2}", sample):
        return "ko"
    if re.search(r"[\u3040-\u30ff]{2}", sample):
        return "ja"
    words = flat(sample).split()
    counts = {language: sum(w in known for w in words) for language, known in _LANGUAGE_WORDS.items()}
    return max(counts, key=lambda k: (counts[k], k == "en"))


def is_read(article: ArticleText) -> bool:
    """Whether the rules know the language of an article; where it is too short to be sure of it, they do."""
    return article.language is None or article.language in LANGUAGES or len(article.text) < _CERTAIN
