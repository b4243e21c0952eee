"""Logs carry ids, and neither tokens nor keys, whoever writes them."""

import json
import logging
from typing import Literal

import httpx
import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.log import set_up_logging

FORMS: tuple[Literal["console", "json"], ...] = ("console", "json")
TOKEN = "123456789:AAF0-abcdefghijklmnopqrstuvwxyz_12345"


def test_secrets_are_redacted_in_every_logger_and_form(capsys: pytest.CaptureFixture[str]) -> None:
    """A token in a message, an argument, an address or a traceback never reaches the log."""
    for form in FORMS:
        set_up_logging(form=form, secrets=["hunter2-secret"])
        logging.getLogger("anybody").warning("GET https://api.telegram.org/bot%s/getMe", TOKEN)
        structlog.get_logger().info(
            "event", url=f"http://x/bot{TOKEN}/sendMessage", key="sk-abcdefghij", other="hunter2-secret"
        )
        structlog.get_logger().info("database", url="postgresql://ana:s3cr3t@db/x")
        try:
            raise ValueError(f"refused {TOKEN}")
        except ValueError:
            structlog.get_logger().exception("failed")
        out = capsys.readouterr().err
        assert "***" in out
        for secret in (TOKEN, "AAF0-", "hunter2", "sk-abcdefghij", "s3cr3t"):
            assert secret not in out


async def test_http_clients_do_not_log_addresses(capsys: pytest.CaptureFixture[str]) -> None:
    """httpx writes a line with the address for each request; nothing of it is shown at INFO."""
    set_up_logging(level="INFO")

    async def hello(_request: web.Request) -> web.Response:
        return web.Response(text="hello")

    app = web.Application()
    app.router.add_get("/{path:.*}", hello)
    async with TestServer(app) as server, httpx.AsyncClient() as client:
        await client.get(str(server.make_url(f"/bot{TOKEN}/getMe")))
    assert capsys.readouterr().err == ""


def test_json_lines_are_json(capsys: pytest.CaptureFixture[str]) -> None:
    """LOG_FORMAT=json gives one object a line with event, level, time and ids."""
    set_up_logging(form="json")
    structlog.get_logger().info("briefing_sent", briefing=7, chat=3)
    line = json.loads(capsys.readouterr().err)
    assert line["event"] == "briefing_sent"
    assert (line["level"], line["briefing"], line["chat"]) == ("info", 7, 3)
    assert line["at"].endswith("Z")
