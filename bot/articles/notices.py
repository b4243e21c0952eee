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
            r"|쿠키를 사용|クッキーを使用",
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
            r"|this article is (reserved|for)|nur für abonnenten|suscr[ií]bete para|유료 ?회원|会員限定|有料会員",
            re.IGNORECASE,
        ),
    ),
    (
        "asks whether the reader is a person",
        re.compile(
            r"verify(ing)? (that )?you are (a )?human|are you a robot|unusual traffic|checking your browser|captcha"
            r"|access (to this page has been )?denied",
            re.IGNORECASE,
        ),
    ),
)


def no_article(article: str, visible: str, *, paywalled: bool) -> str | None:
    """Say why `article`, taken from a page that shows `visible`, is no article; None when it is one.

    `paywalled`: the page says that it is not free to read.
    """
    enough = len(article) >= MIN_TEXT or (
        len(article) >= MIN_TEXT_DENSE and detect_language(article) in ("ko", "ja", "zh")
    )
    if enough and len(article) > _NOTICE_LENGTH:
        return None
    for reason, words in _NOTICES:
        if words.search(article) or (not enough and words.search(visible)):
            return reason
    if paywalled and not (enough and len(article) > _NOTICE_LENGTH / 2):
        return "shows only a teaser: the article is for subscribers"
    return None if enough else "has no article text"
