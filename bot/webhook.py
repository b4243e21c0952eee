"""Take updates by webhook: an HTTP endpoint that checks the secret and hands updates to the application."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiohttp import web
from telegram import Update
from telegram.error import BadRequest, InvalidToken, TelegramError
from telegram.ext import Application

from bot.errors import ConfigurationError, TokenRefused

log = structlog.get_logger()

MAX_UPDATE_BYTES = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
_NOT_AN_UPDATE = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, OSError, RecursionError)
"""What reading JSON that is none, or is something else, ends in; dates raise the strangest."""

Telegram = Application[Any, Any, Any, Any, Any, Any]


def webhook_secret(token: str, configured: str | None) -> str:
    """Return WEBHOOK_SECRET, or one derived from the token, so that an open endpoint is never the default."""
    return configured or hashlib.sha256(f"communique-webhook:{token}".encode()).hexdigest()


async def take_webhook(
    application: Telegram,
    *,
    url: str,
    secret: str,
    port: int,
    allowed: Sequence[str],
    routes: Sequence[web.RouteDef] = (),
) -> None:
    """Listen, tell Telegram where, and take updates until cancelled.

    Raises ConfigurationError where the port is taken or Telegram refuses the address; waits for a Telegram that cannot
    be reached.
    """
    runner = await serve_webhook(application, url=url, secret=secret, port=port, routes=routes)
    try:
        await _register(application, url, secret, allowed)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def serve_webhook(
    application: Telegram, *, url: str, secret: str, port: int, routes: Sequence[web.RouteDef] = ()
) -> web.AppRunner:
    """Listen on `port` for the path of `url`; the caller cleans the runner up. `/healthz` answers 200.

    `routes` are what else is answered on that port.
    Raises ConfigurationError where the port is taken.
    """

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(errors="surrogateescape"), secret.encode()):
            return web.Response(status=403)
        body = await request.read()
        try:
            update = Update.de_json(json.loads(body), application.bot)
        except _NOT_AN_UPDATE:
            return web.Response(status=400)
        await application.update_queue.put(update)
        return web.Response()

    async def healthy(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    server = web.Application(client_max_size=MAX_UPDATE_BYTES)
    server.router.add_post(urlsplit(url).path or "/", take)
    server.router.add_get("/healthz", healthy)
    server.router.add_routes(routes)
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, port=port).start()
    except OSError as e:
        await runner.cleanup()
        raise ConfigurationError(f"PORT: cannot listen on {port} for the webhook ({e.strerror})") from None
    return runner


async def _register(application: Telegram, url: str, secret: str, allowed: Sequence[str]) -> None:
    wait = FIRST_WAIT
    while True:
        try:
            await application.bot.set_webhook(url, secret_token=secret, allowed_updates=allowed)
        except InvalidToken:
            raise TokenRefused("TELEGRAM_BOT_TOKEN: Telegram does not know this token (any more)") from None
        except BadRequest as e:
            raise ConfigurationError(f"WEBHOOK_URL, WEBHOOK_SECRET: Telegram refuses them: {e.message}") from None
        except TelegramError as e:
            log.warning("webhook_not_set", error=type(e).__name__, again_in=wait)
        else:
            return
        await asyncio.sleep(wait)
        wait = min(2 * wait, LONGEST_WAIT)
