"""The command line as a person and a script meet it: exit codes, clear errors, JSON in its fixed form."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import cli
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from tests.publishers import google_news, news_sitemap, newsstand
from tests.site import pact, serve_site

ROOT = Path(__file__).parent.parent
ARTICLE = "Norway and Chile sign hydrogen memorandum\n\n" + "\n\n".join(pact("x").paragraphs)
KEYS = ["id", "headline", "summary", "language", "relevant", "parties", "agreements", "sectors", "figures"]


def communique(folder: Path, *args: str, stdin: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, with these settings alone."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *args],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **env},
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_brief_reads_files_and_standard_input(tmp_path: Path) -> None:
    """A text file, an HTML file and `-` are briefed; --json has the fixed keys and verbatim evidence."""
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "page.html").write_text(pact("x").html)
    for source, stdin in (("article.txt", ""), ("page.html", ""), ("-", ARTICLE)):
        done = communique(tmp_path, "brief", "--json", source, stdin=stdin)
        assert done.returncode == 0, done.stderr
        briefing = json.loads(done.stdout)
        assert list(briefing) == [*KEYS, "summarizer", "model", "prompt_version", "dropped"]
        assert {"Norway", "Chile"} <= {p["name"] for p in briefing["parties"]}
        assert all(fact["evidence"] in ARTICLE for key in KEYS[5:] for fact in briefing[key])
    shown = communique(tmp_path, "brief", "article.txt")
    assert "Norway" in shown.stdout
    assert "Signed" in shown.stdout


def test_brief_many_keeps_ids_and_order_and_goes_on_after_a_bad_line(tmp_path: Path) -> None:
    """--jsonl: one briefing a good line out, same id (also a number), same order; a bad line is named; exit code 1."""
    lines = [
        json.dumps({"id": 7, "title": "Norway and Chile sign memorandum", "text": ARTICLE, "published": "2025-05-28"}),
        "{half",
        json.dumps({"id": "b", "title": "No text"}),
        json.dumps({"id": "c", "title": "Rain", "text": "It rained all day in the harbour.", "lang": "en"}),
        "",
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = communique(tmp_path, "brief", "--jsonl", "in.jsonl", "--summarizer", "offline")
    assert done.returncode == 1
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [briefing["id"] for briefing in out] == [7, "c"]
    assert [briefing["relevant"] for briefing in out] == [True, False]
    assert "in.jsonl:2" in done.stderr
    assert "in.jsonl:3" in done.stderr


@pytest.mark.parametrize(
    ("args", "env", "code", "says"),
    [
        (["brief", "nothing.txt"], {}, 1, "nothing.txt"),
        (["brief", "empty.txt"], {}, 1, "empty"),
        (["brief", "http://127.0.0.1:9/x"], {}, 1, "127.0.0.1"),
        (["brief"], {}, 2, "SOURCES"),
        (["brief", "--jsonl", "nothing.jsonl"], {}, 2, "nothing.jsonl"),
        (["brief", "x", "--summarizer", "magic"], {}, 2, "offline"),
        (["brief", "x", "--summarizer", "openai"], {}, 2, "OPENAI_API_KEY"),
        (["run"], {"TIMEZONE": "Nowhere"}, 2, "TIMEZONE"),
        (["run"], {"FEEDS": "feeds.opml"}, 2, "FEEDS"),
        (["run"], {"DATABASE_URL": "oracle://x"}, 2, "DATABASE_URL"),
        (["run"], {"DATABASE_URL": "sqlite:////nowhere/at/all.db"}, 2, "all.db"),
        (["worker"], {"SANDBOX_PORT": "0"}, 2, "PostgreSQL"),
        (["feeds", "remove", "99"], {}, 2, "feeds list"),
        (["feeds", "import", "none.opml"], {}, 2, "none.opml: No such file"),
        (["feeds", "import", "empty.txt"], {}, 2, "empty.txt is no OPML file"),
        (["run"], {"FEEDS": "empty.txt"}, 2, "empty.txt is no OPML file"),
        (["feeds", "add", "ftp://example.org/feed"], {}, 1, "http"),
        (["fly"], {}, 2, "fly"),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(
    tmp_path: Path,
    args: list[str],
    env: dict[str, str],
    code: int,
    says: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each error has its exit code, names what is wrong, and is no traceback."""
    (tmp_path / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as stopped:
        cli.main(args)
    said = capsys.readouterr().err
    assert stopped.value.code == code, said
    assert says in said
    assert "Traceback" not in said


def test_what_a_list_of_feeds_has_that_cannot_be_asked_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is watched under the titles of the list; nothing of it is left out without a word."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", "sqlite:///here.db")
    outlines = '<outline text="Trade & more" xmlUrl="https://a.example/?x=1&y=2"/><outline xmlUrl="ftp://b.example/"/>'
    (tmp_path / "list.opml").write_text(f"<opml><body>{outlines}</body></opml>")
    for args, code, says in [
        (["feeds", "import", "list.opml"], 1, "1 of 2 feeds added\n"),
        (["feeds", "import", "list.opml"], 1, "0 of 2 feeds added; 1 there already\n"),
        (["feeds", "list"], 0, "https://a.example/?x=1&y=2  Trade & more"),
    ]:
        with pytest.raises(SystemExit) as stopped:
            cli.main(args)
        assert (stopped.value.code or 0) == code
        told = capsys.readouterr()
        assert says in told.out
        assert ("left out: ftp://b.example/: only http" in told.err) is (code == 1)


async def test_feeds_are_added_listed_exported_imported_and_removed(tmp_path: Path) -> None:
    """The feeds of one folder go through OPML into another's; `check` shows entries and stores nothing."""
    async with serve_site() as site:
        site.stories.append(pact("pact"))

        async def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
            return await asyncio.to_thread(communique, folder, *args, ALLOW_PRIVATE_NETWORKS="true")

        other = tmp_path / "other"
        other.mkdir()
        checked = await run(tmp_path, "feeds", "check", site.feed_url)
        assert "hydrogen" in checked.stdout
        assert "no feeds yet" in (await run(tmp_path, "feeds", "list")).stdout
        assert "added" in (await run(tmp_path, "feeds", "add", site.feed_url)).stdout
        assert "already" in (await run(tmp_path, "feeds", "add", site.feed_url)).stdout
        (other / "feeds.opml").write_text((await run(tmp_path, "feeds", "export")).stdout)
        assert "1 of 1" in (await run(other, "feeds", "import", "feeds.opml")).stdout
        assert site.feed_url in (await run(other, "feeds", "list")).stdout
        assert (await run(other, "feeds", "remove", "1")).returncode == 0
        stats = await run(tmp_path, "stats", "--json")
        assert json.loads(stats.stdout)["feeds"] == 1


async def test_a_check_of_google_news_says_where_each_headline_is_read(tmp_path: Path) -> None:
    """At its publisher, or why it is left out, and what to add instead; the feed can be added all the same."""
    async with newsstand() as stand, newsstand() as nobody:
        site, now = stand.site("127.0.0.1"), datetime.now(UTC)
        feed = f"{site}/rss/search?q=memorandum"
        stand.pages[f"{site}/news-sitemap.xml"] = news_sitemap((f"{site}/pact", "Norway and Chile sign"), at=now)
        stand.pages[feed] = google_news(
            ("Norway and Chile sign", "The Wire", site), ("Peru signs", "Nobody", nobody.site("127.0.0.1")), at=now
        )
        done = [
            await asyncio.to_thread(communique, tmp_path, "feeds", what, feed, ALLOW_PRIVATE_NETWORKS="true")
            for what in ("check", "add")
        ]
    said = done[0].stdout
    assert "2 of its links are Google News's" in said
    assert f"{site}/pact  found at The Wire by its headline" in said
    assert "headline only: " in said
    assert "also: https://www.bing.com/news/search?q=memorandum&format=rss" in said
    assert done[1].stdout.startswith("added")
    assert [each.returncode for each in done] == [0, 0]


async def test_a_wrong_token_stops_with_a_clear_message(tmp_path: Path) -> None:
    """Telegram's 401 ends the start with exit code 2 and the setting's name, and the token is not shown."""
    server = Sandbox(token="1:right", sample=False)
    await server.start()
    token = "123456:wrong-token-000000000000"
    try:
        done = await asyncio.to_thread(
            communique, tmp_path, "run", TELEGRAM_API_URL=server.api_url, TELEGRAM_BOT_TOKEN=token
        )
    finally:
        await server.stop()
    assert done.returncode == 2, done.stderr
    assert "TELEGRAM_BOT_TOKEN" in done.stderr
    assert token not in done.stderr
    assert "Traceback" not in done.stderr
