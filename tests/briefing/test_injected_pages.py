"""An attack in a page, a feed or a question goes the whole way of `communique brief`, and changes nothing."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from bot.articles.extract import extract_article
from bot.brief import brief_sources
from bot.feeds.parse import parse_feed
from bot.settings import Settings, load_settings
from tests.briefing.analysts import GOOD, analyst
from tests.briefing.drafts import ARTICLE
from tests.briefing.model_server import ModelServer
from tests.briefing.test_injections import ATTACKS, obedient, told

HIDDEN = {
    "display": '<p style="display:none">{}</p>',
    "visibility": '<p style="visibility: hidden">{}</p>',
    "size": '<p style="font-size:0">{}</p>',
    "away": '<p style="position:absolute;left:-9999px">{}</p>',
    "colour": '<p style="color:#fff;background:#fff">{}</p>',
    "attribute": "<p hidden>{}</p>",
    "aria": '<div aria-hidden="true"><p>{}</p></div>',
    "comment": "<!-- {} -->",
    "noscript": "<noscript><p>{}</p></noscript>",
    "template": "<template><p>{}</p></template>",
    "alternative": '<img src="/a.jpg" alt="{}">',
}


def page(attack: str, title: str = ARTICLE.title) -> bytes:
    """A news page with the article, and an attack, which is HTML, in its middle."""
    paragraphs = [f"<p>{html.escape(text)}</p>" for text in ARTICLE.text.split("\n\n")]
    body = "\n".join([paragraphs[0], attack, *paragraphs[1:]])
    return (
        f'<html lang="en"><head><title>{html.escape(title)}</title></head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{html.escape(title)}</h1>{body}</article></body></html>"
    ).encode()


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test sets counts."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


async def briefed(body: bytes, answer: dict[str, Any], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What `communique brief --json` prints of a page where the model answers `answer`, and what it was sent."""
    path = folder / "page.html"
    path.write_bytes(body)
    async with ModelServer(json.dumps(answer)) as server:
        settings = load_settings(None, openai_base_url=server.url)
        assert await brief_sources(settings, [str(path)], as_json=True) == 0
    (line,) = (text for text in capsys.readouterr().out.splitlines() if text.startswith("{"))  # beside the log
    found = json.loads(line)
    assert found["relevant"]
    shown = str(server.requests[0])  # a second request tells the model what of its own headline was refused
    assert "Zembla" not in shown
    assert "Quexel" not in shown
    return json.dumps({key: value for key, value in found.items() if key != "dropped"}, ensure_ascii=False)


@pytest.mark.parametrize("attack", ATTACKS, ids=[a["id"] for a in ATTACKS])
async def test_an_attack_in_a_page(attack: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In a paragraph of the page, or in its title: neither the model nor the reader is told of it."""
    in_title = attack["where"] == "title"
    text = "" if in_title else f"<p>{html.escape(attack['text'])}</p>"
    title = f"{ARTICLE.title}. {attack['text']}" if in_title else ARTICLE.title
    told = await briefed(page(text, title), obedient(attack), tmp_path, capsys)
    assert "Zembla" not in told
    assert "Quexel" not in told


@pytest.mark.parametrize("way", HIDDEN)
async def test_an_attack_that_the_page_hides(way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By style, by attribute, in a comment, as the text of a picture: whatever of it is read is blanked as well."""
    attack = next(a for a in ATTACKS if a["kind"] == "override" and a["language"] == "en")
    hidden = HIDDEN[way].format(html.escape(attack["text"]))
    told = await briefed(page(hidden), obedient(attack), tmp_path, capsys)
    assert "Zembla" not in told


@pytest.mark.parametrize("attack", ATTACKS, ids=[a["id"] for a in ATTACKS])
async def test_an_attack_in_a_feed(attack: dict[str, str]) -> None:
    """An entry that carries the whole article as HTML, attack and all, is briefed as the article without it."""
    content = html.escape(page(f"<p>{html.escape(attack['text'])}</p>").decode())
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title><item>'
        f"<title>{ARTICLE.title}</title><link>https://news.example.org/a</link><guid>a</guid>"
        f"<content:encoded>{content}</content:encoded></item></channel></rss>"
    )
    (entry,) = parse_feed(feed.encode(), url="https://news.example.org/feed", content_type="text/xml").entries
    article = ARTICLE.__class__("a1", entry.title, entry.content, language="en")
    found = await told(article, obedient(attack))
    clean = await told(ARTICLE, GOOD)
    assert [p.name for p in found.parties] == [p.name for p in clean.parties]
    assert "Zembla" not in found.headline + found.summary


@pytest.mark.parametrize("attack", ATTACKS, ids=[a["id"] for a in ATTACKS])
async def test_an_attack_in_a_question(attack: dict[str, str]) -> None:
    """Who asks may order what he likes: an answer that no quote of the article proves is none."""
    answer = {"found": True, "answer": "Zembla and Quexel Corp signed a treaty.", "quotes": [attack["text"]]}
    async with analyst(json.dumps(answer)) as (found, _):
        said = await found.answer(attack["text"], await told(ARTICLE, GOOD), ARTICLE)
    assert "Zembla" not in said.text
    assert said.summarizer == "offline"


def test_what_a_page_hides_is_no_text() -> None:
    """Most ways of hiding are already undone when the page is read."""
    pages = {way: page(form.format("Zembla signs.")) for way, form in HIDDEN.items()}
    read = {way for way, body in pages.items() if "Zembla" in extract_article(body, url="").text}
    assert read <= {"size", "away", "colour", "visibility"}
