"""Tell an article from what pages show instead of one."""

from __future__ import annotations

import re

from bot.articles.language import detect_language

# Shorter is a caption, a teaser or a notice. Korean, Japanese and Chinese say as much in fewer characters.
MIN_TEXT = 250
MIN_TEXT_DENSE = 110
# Up to this length, words of a consent page, a paywall or a page of scripts tell what the page is.
_NOTICE_LENGTH = 1200
_NOTICES = (
    (
        "asks for consent before it shows anything",
        re.compile(
            r"before you continue|we (and our \d* ?partners|use cookies)|accept (all )?cookies|cookie (policy|settings)"
            r"|your privacy (choices|settings)|wir verwenden cookies|nous utilisons des cookies|utilizamos cookies"
            r"|wir und unsere (bis zu )?\d* ?partner|mit werbung (weiterlesen|nutzen)|nous et nos \d* ?partenaires"
            r"|continuer sans accepter|nosotros y nuestros \d* ?socios|noi e i nostri \d* ?partner|utilizziamo i cookie"
            r"|nós e os? nossos \d* ?parceiros|쿠키를 사용|(?:クッキー|cookie)を使用",
            re.IGNORECASE,
        ),
    ),
    (
        "is built by scripts and has no text of its own",
        re.compile(
            r"(enable|activate|turn on|requires?) java-?script|javascript (is|must be|has to be) (disabled|enabled)"
            r"|without javascript|javascript aktivieren|activer javascript|자바스크립트를|javascriptを有効",
            re.IGNORECASE,
        ),
    ),
    (
        "shows only a teaser: the article is for subscribers",
        re.compile(
            r"subscribe (now |today )?to (continue|read|unlock|keep)|(sign|log) in to (continue|read)"
            r"|already a subscriber|subscribers? (only|exclusive)|to (continue|keep) reading|réservé aux abonnés"
            r"|this article is (reserved|for)|unlock (this|the full) (article|story)|for (our )?subscribers only"
            r"|réservée? (à nos|aux) abonnés|vous reste [\d ,.]{1,6}% de cet article|déjà abonné"
            r"|(nur|exklusiv) für (unsere )?abonnenten|bereits (ein )?abo(nnent|\b)|weiterlesen mit|abo abschließen"
            r"|suscr[ií]bete para|(solo|exclusivo) para (nuestros )?suscriptores|ya eres suscriptor"
            r"|exclusivo para assinantes|riservato agli abbonati"
            r"|유료 ?회원|구독자 ?전용|로그인 ?후 .{0,12}(보실|읽으실|이용하실|볼|읽을) 수"
            r"|会員限定|有料会員|残り\s?[\d,]+\s?文?字",
            re.IGNORECASE,
        ),
    ),
    (
        "asks whether the reader is a person",
        re.compile(
            r"verify(ing)? (that )?you are (a )?human|are you a robot|unusual traffic|checking your browser|captcha"
            r"|access (to this page has been )?denied|security of your connection before proceeding",
            re.IGNORECASE,
        ),
    ),
    (
        "says that the page is not there for its readers",
        re.compile(
            r"page (you are looking for|you requested|not found|(can ?not|could not) be found)"
            r"|not available in your (country|region)|unavailable (for|due to) legal reasons|access cannot be granted"
            r"|seite (wurde |konnte )?nicht gefunden|page introuvable|página no (encontrada|existe)"
            r"|페이지를 찾을 수 없|ページが見つかりません|お探しのページ",
            re.IGNORECASE,
        ),
    ),
)


def no_article(article: str, visible: str, *, paywalled: bool) -> str | None:
    """Say why `article`, taken from a page that shows `visible`, is no article; None when it is one.

    `paywalled`: the page says that it is not free to read.
    """
    enough = is_enough(article)
    if enough and len(article) > _NOTICE_LENGTH:
        return None
    for reason, words in _NOTICES:
        if words.search(article) or (not enough and words.search(visible)):
            return reason
    if paywalled and not (enough and len(article) > _NOTICE_LENGTH / 2):
        return "shows only a teaser: the article is for subscribers"
    return None if enough else "has no article text"


def is_enough(text: str) -> bool:
    """Whether a text is long enough to be an article, in its language."""
    return len(text) >= MIN_TEXT or (len(text) >= MIN_TEXT_DENSE and detect_language(text) in ("ko", "ja", "zh"))
