"""The sandbox's HTML parser against Telegram's own: same verdict, same error text, same text, same entities."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import EntitiesError
from bot.sandbox.html import parse_html
from tests.sandbox.oracle import ask, entities_of


def telegram(source: str) -> Any:
    """What Telegram's library makes of `source`: an error text, or text and entities."""
    answer = ask(type="parseTextEntities", text=source, parse_mode={"@type": "textParseModeHTML"})
    if answer["@type"] == "error":
        return answer["message"].removeprefix("Can't parse entities: ")
    return answer["text"], sorted(entities_of(answer), key=repr)


def sandbox(source: str) -> Any:
    """What the sandbox makes of it, in the same form."""
    try:
        text, entities = parse_html(source)
    except EntitiesError as e:
        return str(e)
    return text, sorted(((e.type, e.offset, e.length, e.extra) for e in entities), key=repr)


@pytest.mark.parametrize(
    "source",
    [
        "plain",
        "",
        "a<br>b",
        "a<br/>b",
        "<b/>",
        "<!-- x -->",
        "1 < 2",
        "1 <",
        "<",
        "</",
        "</b>",
        "<b",
        "<b>x",
        "<b>x</b",
        "<b>x</b >",
        "<b>x</ b>",
        "<b>x</>",
        "<b>x</i>",
        "<B>x</b>",
        "<b><i>x</b></i>",
        "<p>x</p>",
        "<h1>x</h1>",
        "<ul><li>x</li></ul>",
        "&lt;&gt;&amp;&quot;&nbsp;&apos;&#39;&#x27;&#x1F600;&#55357;",
        "&#xD83D;&#xDE00;",
        "&lt&gt;&ltx&#65x&#;&#x;&#0;&#1114111;&#1114110;&#00000065;&#000065;",
        '<a href="https://example.org/a?b=1&amp;c=2#d">x</a>',
        "<a href='https://example.org'>x</a>",
        "<a href=example.org>x</a>",
        "<a href=https://example.org>x</a>",
        "<a href=Example.ORG>x</a>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="http://localhost/">x</a>',
        '<a href="http://[::1]/x">x</a>',
        '<a href="http://[::g]/x">x</a>',
        '<a href="HTTPS://User:Pw@EXAMPLE.org:8443/Path Q">x</a>',
        '<a href="http://example.org:0/">x</a>',
        '<a href="http://example.org:99999/">x</a>',
        '<a href="example.org?q=1">x</a>',
        '<a href="http://exa mple.org">x</a>',
        '<a href="http://ex%61mple.org/%zz">x</a>',
        '<a href="http://ex%zmple.org/">x</a>',
        '<a href="tg://user?id=42">x</a>',
        '<a href="tg:user?x=1&ID=42#z">x</a>',
        '<a href="tg://user?id=0">x</a>',
        '<a href="tg://resolve?domain=x">x</a>',
        '<a href="ton://x.y">x</a>',
        '<a href="tonsite://x.y">x</a>',
        "<a>example.org</a>",
        "<a>no link</a>",
        "<a href>x</a>",
        "<a href=>x</a>",
        '<a ="x">x</a>',
        '<a href="x',
        '<a href="x"',
        "<a href",
        "<a href=",
        "<a href=x",
        "<a /href='https://example.org'>x</a>",
        '<a class="x" href="https://example.org" title="y">x</a>',
        '<a href="https://a.org"><a href="https://b.org">x</a></a>',
        "<code>x</code>",
        '<code class="language-py">x</code>',
        "<pre>x</pre>",
        '<pre><code class="language-py">x = 1</code></pre>',
        '<code class="language-py"><pre>x</pre></code>',
        '<pre>a<code class="language-py">x = 1</code></pre>',
        '<pre><code class="python">x</code></pre>',
        '<pre><code class="language-a"><code class="language-b">x</code></code></pre>',
        "<blockquote>x</blockquote>",
        "<blockquote expandable>x</blockquote>",
        '<blockquote expandable="">x</blockquote>',
        "<blockquote expandable x>x</blockquote>",
        "<blockquote><blockquote>x</blockquote></blockquote>",
        '<span class="tg-spoiler">x</span>',
        "<span>x</span>",
        '<span class="x">x</span>',
        "<tg-spoiler>x</tg-spoiler>",
        '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>',
        '<tg-emoji emoji-id="x">👍</tg-emoji>',
        "<tg-emoji>👍</tg-emoji>",
        '<tg-time unix="1750000000" format="Dt">x</tg-time>',
        '<tg-time unix="1750000000" format="rr">x</tg-time>',
        '<tg-time unix="x">x</tg-time>',
        "<b></b>",
        "<b> </b>",
        "<b>👨‍👩‍👧 한국 日本</b> <i>x</i>",
        "<b>a<b>b</b></b>",
        "<b\n>x</b\n>",
        "<b attr>x</b>",
        "<b attr=1>x</b>",
        "<b attr=1/>x</b>",
        "<ü>x</ü>",
        "<a\u00a0href='x.org'>x</a>",
        "&#" + "9" * 5000 + ";",
        "&#x" + "0" * 5000 + "41;",
        f'<tg-time unix="{"9" * 5000}">x</tg-time>',
        f'<tg-time unix="-{"7" * 5000}">x</tg-time>',
        f'<tg-emoji emoji-id="{"1" * 5000}">x</tg-emoji>',
        f'<a href="http://example.org:{"1" * 5000}/">x</a>',
        f'<a href="tg://user?id={"1" * 5000}">x</a>',
    ],
)
def test_hand_picked(source: str) -> None:
    """What people and careless programs write."""
    assert sandbox(source) == telegram(source)


TAGS = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "del",
    "tg-spoiler",
    "span",
    "code",
    "pre",
    "blockquote",
    "br",
    "tg-time",
    "tg-emoji",
]
PIECES = st.one_of(
    st.sampled_from(TAGS).map(lambda t: f"<{t}>"),
    st.sampled_from(TAGS).map(lambda t: f"</{t}>"),
    st.sampled_from(
        [
            '<a href="https://example.org/x?y=1&amp;z">', "<a href='tg://user?id=7'>", '<span class="tg-spoiler">',
            '<code class="language-c">', "<blockquote expandable>", '<tg-emoji emoji-id="5">',
            '<tg-time unix="9" format="r">', "</>", "<", ">", "&", "&amp;", "&lt", "&#x41;", "&#128512;", "&#55357;",
            "\n", " ", "\u2028", "👍", "é", "한", "=", '"', "/",
        ]
    ),
    st.text(alphabet="ab &<>=\"'/#;x1\n\t한👍", max_size=6),
)  # fmt: skip
TREES = st.recursive(
    st.text(alphabet="ab c\n👍한&;", max_size=4).map(lambda t: t.replace("&", "&amp;")),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag[0]}>{''.join(parts)}</{tag[1]}>",
        st.sampled_from(
            [(t, t) for t in TAGS if t not in ("br", "span", "tg-emoji", "tg-time")]
            + [
                ('a href="https://example.org"', "a"),
                ('code class="language-c"', "code"),
                ("blockquote expandable", ""),
            ]
        ),
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


@settings(max_examples=600, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("<a")
def test_generated_pieces(source: str) -> None:
    """Tags, references and text in any order: mostly refused, for the same reason at the same byte."""
    assert sandbox(source) == telegram(source)


@settings(max_examples=400, deadline=None)
@given(st.lists(TREES, max_size=4).map("".join))
def test_generated_trees(source: str) -> None:
    """Well-formed nesting: the same entities over the same units."""
    assert sandbox(source) == telegram(source)


URLS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(
            ["", "http://", "https://", "HTTP://", "ftp://", "tg:", "tg://", "ton://", "tonsite:", "javascript:", "//"]
        ),
        st.sampled_from(["", "u@", "u:p@", "u%41@", "u%4@", "a b@"]),
        st.sampled_from(
            [
                "example.org", "EXAMPLE.org", "localhost", "[::1]", "[x]", ".", "", "1.2.3.4", "münchen.de", "a_b.c",
                "a%41.b", "user",
            ]
        ),
        st.sampled_from(["", ":1", ":0", ":080", ":65536", ":x", ":", ":99999999999999"]),
        st.sampled_from(["", "/", "/a b", "?q=1", "#f", "/%zz", "/ ", "/a?b#c", "?id=42", "?id=x", "/?id=7&id=8"]),
    ),
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(URLS)
def test_generated_addresses(url: str) -> None:
    """The same links are kept, in the same form, and the same are dropped."""
    source = f'<a href="{url}">x</a>'
    assert sandbox(source) == telegram(source)
