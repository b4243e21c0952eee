"""Settings: defaults that work, and errors that name what to mend."""

import json
from pathlib import Path

import pytest

from bot.briefing.endpoint.ledger import MemoryLedger
from bot.clients import open_analyst, utc_now
from bot.errors import ConfigurationError
from bot.model import ArticleText
from bot.settings import Settings, load_settings
from tests.briefing.model_server import ModelServer


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only what a test sets counts."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_nothing_set_is_a_working_sandbox() -> None:
    """Without any setting the bot runs offline in its sandbox."""
    settings = load_settings(None)
    assert settings.sandbox
    assert not settings.uses_model


def test_env_file_is_read_and_empty_values_are_defaults(tmp_path: Path) -> None:
    """A copied .env.example, with nothing filled in, changes nothing."""
    example = Path(__file__).parent.parent / ".env.example"
    assert load_settings(example) == load_settings(None)
    env = tmp_path / ".env"
    env.write_text("TELEGRAM_ADMIN_IDS=1, 2 3\nLOG_LEVEL=debug\nOPENAI_BASE_URL=http://127.0.0.1:1/v1/\nWHO_KNOWS=1\n")
    settings = load_settings(env)
    assert settings.telegram_admin_ids == {1, 2, 3}
    assert settings.log_level == "DEBUG"
    assert settings.openai_base_url == "http://127.0.0.1:1/v1"
    assert settings.uses_model


def test_an_env_file_of_another_encoding_is_said_so(tmp_path: Path) -> None:
    """A byte order mark does no harm; what is no UTF-8 is no traceback."""
    env = tmp_path / ".env"
    env.write_text("POLL_INTERVAL=77\n", encoding="utf-8-sig")
    assert load_settings(env).poll_interval == 77
    env.write_text("POLL_INTERVAL=77\n", encoding="utf-16")
    with pytest.raises(ConfigurationError, match=r"\.env: is not in UTF-8"):
        load_settings(env)


def test_every_setting_stands_in_the_example() -> None:
    """.env.example names every variable, so that nobody has to read the source."""
    example = (Path(__file__).parent.parent / ".env.example").read_text()
    for name in Settings.model_fields:
        assert f"{name.upper()}=" in example, name


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("TIMEZONE", "Mars/Olympus", "IANA name"),
        ("TIMEZONE", "../../etc/passwd", "IANA name"),
        ("POLL_INTERVAL", "soon", "POLL_INTERVAL"),
        ("POLL_INTERVAL", "0", "POLL_INTERVAL"),
        ("DIGEST_TIME", "25:00", "DIGEST_TIME"),
        ("TELEGRAM_ADMIN_IDS", "ana", "TELEGRAM_ADMIN_IDS"),
        ("TELEGRAM_API_URL", "api.telegram.org", "http"),
        ("SUMMARIZER", "magic", "SUMMARIZER"),
        ("SUMMARIZER", "openai", "OPENAI_API_KEY"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL"),
        ("TELEGRAM_RATE", "-1", "TELEGRAM_RATE"),
    ],
)
def test_a_malformed_setting_is_named(name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each malformed value ends in one message with the setting's name, and never shows a secret."""
    monkeypatch.setenv(name, value)
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret-token")
    with pytest.raises(ConfigurationError) as e:
        load_settings(None)
    assert says in str(e.value)
    assert "secret-token" not in str(e.value)


def test_prices_are_those_that_are_told() -> None:
    """A cached prompt costs what any other does unless a price is told; without any price there is no money."""
    assert load_settings(None).llm_prices is None
    assert load_settings(None, llm_price_prompt=0.4, llm_price_completion=1.6).llm_prices == (0.4, 0.4, 1.6)
    assert load_settings(None, llm_price_prompt=0.4, llm_price_cached=0).llm_prices == (0.4, 0, 0)


@pytest.mark.parametrize(("facts", "sectors"), [("rules", []), ("model", ["tourism"])])
async def test_llm_facts_says_whose_facts_a_briefing_has(facts: str, sectors: list[str]) -> None:
    """A sector that the model alone names, with a quote, is in the briefing where the model is trusted."""
    article = ArticleText(
        "1", "", "Canada and Peru signed a treaty on Monday. It lets more visitors travel between them."
    )
    quote = "It lets more visitors travel between them."
    claims = {"relevant": True, "sectors": [{"code": "tourism", "evidence": quote}]}
    async with ModelServer(json.dumps(claims)) as server:
        settings = load_settings(None, openai_base_url=server.url, llm_facts=facts)
        async with open_analyst(settings, MemoryLedger(utc_now)) as analyst:
            briefing = await analyst.brief(article)
    assert [s.code for s in briefing.sectors] == sectors
    assert {p.name for p in briefing.parties} == {"Canada", "Peru"}


async def test_the_endpoint_is_asked_as_the_settings_say() -> None:
    """LLM_TIMEOUT and LLM_ANSWER_TOKENS reach the request: a slow endpoint ends offline, and says why."""
    article = ArticleText("1", "", "Canada and Peru signed a treaty on Monday.")
    async with ModelServer("no JSON") as server:
        settings = load_settings(None, openai_base_url=server.url, llm_answer_tokens=300)
        async with open_analyst(settings, MemoryLedger(utc_now)) as analyst:
            await analyst.brief(article)
    assert {body["max_tokens"] for body in server.requests} == {300}
    async with ModelServer(30.0) as server:
        settings = load_settings(None, openai_base_url=server.url, llm_timeout=0.5)
        async with open_analyst(settings, MemoryLedger(utc_now)) as analyst:
            briefing = await analyst.brief(article)
    assert briefing.summarizer == "offline"
    assert any("within 0.5 seconds" in d.reason for d in briefing.dropped)
