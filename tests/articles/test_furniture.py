"""What stands around an article on its page is left out of its text, and nothing of the article is."""

from __future__ import annotations

import pytest

from bot.articles.extract import extract_article
from bot.articles.furniture import is_furniture, without_furniture

URL = "https://www.wire.example/2025/pact"
PARAGRAPH = "The ministers of both states met in the harbour office to talk of the catch of cod and herring this year."


def page(body: str, head: str = "") -> str:
    """The text that is read of a page."""
    html = f"<!DOCTYPE html><html><head><title>T</title>{head}</head><body>{body}</body></html>"
    return extract_article(html.encode(), url=URL, content_type="text/html").text


def paragraphs(first: int, count: int = 5) -> str:
    """Paragraphs that differ, since repeated ones count once."""
    return "".join(f"<p>{n}. {PARAGRAPH}</p>" for n in range(first, first + count))


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Cod prices fall",
        "READ MORE: Cod prices fall",
        "[Related: Herring is back]",
        "- Related: Herring is back",
        "You may also like…",
        "Also on wire.example: Herring is back",
        "Lesen Sie auch: Der Hering ist zurück",
        "À lire aussi : le hareng est de retour",
        "También le puede interesar"[8:],
        "관련기사 청어가 돌아왔다",
        "関連記事 ニシンが戻った",
        "Subscribe to our newsletter",
        "Follow us on Facebook and Twitter.",
        "Share this",
        "(Reporting by Ann Lee; editing by Bo Park)",
        "Ann Lee contributed to this report.",
        "Source: Wire agencies",
        "Tags: cod, herring",
        "comments",
        "© Wire 2025",
        "desk@wire.example",
        "Advertisement",
        "* * *",
    ],
)
def test_lines_of_the_page_are_told(line: str) -> None:
    """Links to others, calls, credits, tags, in the languages that are read."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Norland will follow the rules on cod that Sudland adopted.",
        "More than 300 people read the treaty aloud.",
        "Related companies of both states will share the quota.",
        "Sources close to the talks said that a deal was near.",
        "Comments by the minister had angered Sudland.",
        "Joining the pact takes two years.",
        "Registered vessels may land their catch in both states.",
        "The tag of each fish tells where it was caught.",
        "Subscribed capital of the bank rises to 2 billion euros.",
        "Share prices of both companies rose.",
        "Watch makers of both countries signed a memorandum.",
        "관련 법률은 내년에 개정된다.",
    ],
)
def test_sentences_of_the_article_stay(line: str) -> None:
    """Words that calls begin with begin sentences as well."""
    assert not is_furniture(line)


def test_a_long_paragraph_is_the_articles_whatever_it_begins_with() -> None:
    """Only short lines are furniture, and a text of nothing else is left as it is."""
    assert not is_furniture("Read more: " + PARAGRAPH * 4)
    assert without_furniture("Read more: a\n\nTags: b", []) == "Read more: a\n\nTags: b"


def test_the_headline_above_the_text_is_left_out_in_either_form() -> None:
    """As the page's heading has it, where its metadata has another."""
    head = "<meta property='og:title' content='Pact on cod'>"
    text = page(f"<article><h1>Norland and Sudland agree on cod</h1>{paragraphs(0, 8)}</article>", head)
    assert text.startswith("0. The ministers")


def test_a_body_in_several_boxes_is_read_whole() -> None:
    """An advertisement cuts it; a link between two headlines makes them two articles."""
    box = "<div class='col article__body'>{}</div>"
    advert = "<div class='ad'>Buy a boat</div>"
    text = page(f"<main><h1>Pact</h1>{box.format(paragraphs(0))}{advert}{box.format(paragraphs(5))}</main>")
    assert [f"{n}. The" in text for n in range(10)] == [True] * 10
    assert "Buy a boat" not in text
    other = "<h2><a href='/other'>Another</a></h2>"
    text = page(f"<main><h1>Pact</h1>{box.format(paragraphs(0, 9))}{other}{box.format(paragraphs(9))}</main>")
    assert "9. The" not in text


def test_lists_of_links_to_the_same_site_are_left_out() -> None:
    """Related articles are; what the article itself lists elsewhere stays."""
    links = (
        "<ul><li><a href='/a'>Cod prices fall again this week</a></li><li><a href='/b'>Herring is back</a></li></ul>"
    )
    text = page(f"<article><h1>Pact</h1>{paragraphs(0, 8)}{links}</article>")
    assert "Cod prices" not in text
    items = "<ul><li>Cod: 20,000 tonnes a year for both</li><li>Herring: 5,000 tonnes a year for both</li></ul>"
    assert "Cod: 20,000" in page(f"<article><h1>Pact</h1>{paragraphs(0, 8)}{items}</article>")


def test_the_text_in_the_pages_own_data_stands_in_for_a_piece_of_it() -> None:
    """Where the page shows little of what its JSON-LD has; not for pages that are for subscribers."""
    whole = "\\n".join(f"{n}. {PARAGRAPH}" for n in range(12))
    data = '<script type="application/ld+json">{"isAccessibleForFree":%s,"articleBody":"%s"}</script>'
    shown = f"<article><h1>Pact</h1>{paragraphs(0, 3)}</article>"
    assert "11. The ministers" in page(shown, data % ("true", whole))
    assert "11. The ministers" not in page(f"<article>{paragraphs(0, 7)}</article>", data % ("false", whole))


def test_who_wrote_it_and_its_picture_are_read() -> None:
    """From JSON-LD or meta elements; an address is no name."""
    article = f"<article>{paragraphs(0, 8)}</article>"
    head = '<script type="application/ld+json">{"author":[{"name":"Ann Lee"},{"name":"Bo Park"}]}</script>'
    head += "<meta property='og:image' content='/cod.jpg'>"
    html = f"<html><head>{head}</head><body>{article}</body></html>"
    found = extract_article(html.encode(), url=URL, content_type="text/html")
    assert (found.author, found.picture) == ("Ann Lee, Bo Park", "https://www.wire.example/cod.jpg")


def test_an_organisation_is_no_author_and_nobody_is_named_twice() -> None:
    """In JSON-LD."""
    people = '[{"name":"Ann Lee"},{"name":"Ann Lee"},{"@type":"NewsMediaOrganization","name":"Wire"}]'
    head = f'<script type="application/ld+json">{{"author":{people}}}</script>'
    html = f"<html><head>{head}</head><body><article>{paragraphs(0, 8)}</article></body></html>"
    assert extract_article(html.encode(), url=URL, content_type="text/html").author == "Ann Lee"
