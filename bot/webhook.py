"""Take updates by webhook: an HTTP endpoint that checks the secret and hands updates to the application."""

from __future__ import annotations

import hashlib
import hmac
import json
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Update
from telegram.ext import Application

MAX_UPDATE_BYTES = 1024 * 1024
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name


def webhook_secret(token: str, configured: str | None) -> str:
    """Return WEBHOOK_SECRET, or one derived from the token, so that an open endpoint is never the default."""
    return configured or hashlib.sha256(f"communique-webhook:{token}".encode()).hexdigest()


async def serve_webhook(
    application: Application,  # type: ignore[type-arg]
    *,
    url: str,
    secret: str,
    port: int,
) -> web.AppRunner:
    """Listen on `port` for the path of `url`; the caller cleans the runner up. `/healthz` answers 200."""

    async def take(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), secret.encode()):
            return web.Response(status=403)
        try:
            update = Update.de_json(json.loads(await request.read()), application.bot)
        except (ValueError, TypeError, KeyError, AttributeError):
            return web.Response(status=400)
        await application.update_queue.put(update)
        return web.Response()

    async def healthy(_request: web.Request) -> web.Response:
        return web.Response(text="ok")

    server = web.Application(client_max_size=MAX_UPDATE_BYTES)
    server.router.add_post(urlsplit(url).path or "/", take)
    server.router.add_get("/healthz", healthy)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, port=port).start()
    return runner
