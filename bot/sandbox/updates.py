"""Hand updates to the bot: to one long poll at a time, or to a webhook until it takes them."""

from __future__ import annotations

import asyncio
import re
from contextlib import suppress
from itertools import islice
from urllib.parse import urlsplit

import aiohttp

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.params import Json, array, flag, number, text
from bot.sandbox.state import World

MAX_POLL_SECONDS = 50
MAX_UPDATES = 100
WEBHOOK_RETRY_SECONDS = 1.0
WEBHOOK_TIMEOUT_SECONDS = 30.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name
_HOST = re.compile(r"[\w.:-]+")
_OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_WEBHOOK_SET = "Conflict: terminated by setWebhook request"
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class Updates:
    """The methods about updates."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._poll: list[str] = []
        """Of the poll that waits: the reason why it ends, once there is one."""
        self._task: asyncio.Task[None] | None = None
        self._last_error: Json = {}
        self._closing = False

    def start(self) -> None:
        """Go on with the webhook of an earlier run."""
        if self._world.webhook:
            self._task = asyncio.create_task(self._push())

    async def close(self) -> None:
        """Answer who polls, stop the webhook."""
        self._closing = True
        self._world.wake()
        await self._stop_pushing()

    async def get_updates(self, params: Json) -> list[Json]:
        """getUpdates: confirm what is before `offset`, return what follows, waiting up to `timeout` seconds."""
        world = self._world
        if world.webhook:
            raise ApiError(409, _WEBHOOK_ACTIVE)
        offset = number(params, "offset", 0)
        limit = min(max(number(params, "limit", MAX_UPDATES), 1), MAX_UPDATES)
        timeout = min(max(number(params, "timeout", 0), 0), MAX_POLL_SECONDS)
        self._allow(params)
        self._terminate(_OTHER_POLL)
        loop = asyncio.get_running_loop()
        mine = self._poll = []
        if offset < 0:
            waiting = world.updates
            offset = waiting[max(len(waiting) + offset, 0)]["update_id"] if waiting else 0
        world.confirm(offset)
        deadline = loop.time() + timeout
        while True:
            if mine:
                raise ApiError(409, mine[0])
            left = deadline - loop.time()
            if world.updates or left <= 0 or self._closing:
                return list(islice(world.updates, limit))
            await world.wait(left)

    async def set_webhook(self, params: Json) -> bool:
        """setWebhook; an empty `url` removes it."""
        url, secret = text(params, "url"), text(params, "secret_token")
        if url and not _is_address(url):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise bad_request("secret token contains unallowed characters")
        self._allow(params)
        await self._stop_pushing()
        self._last_error = {}
        self._drop(params)
        self._world.set_webhook({"url": url, "secret": secret} if url else {})
        if url:
            self._terminate(_WEBHOOK_SET)
            self._task = asyncio.create_task(self._push())
        return True

    async def delete_webhook(self, params: Json) -> bool:
        """deleteWebhook."""
        await self._stop_pushing()
        self._drop(params)
        self._world.set_webhook({})
        return True

    def webhook_info(self) -> Json:
        """getWebhookInfo."""
        found: Json = {
            "url": self._world.webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._world.updates),
        }
        if found["url"]:
            found |= {"max_connections": 1, "allowed_updates": sorted(self._world.allowed), **self._last_error}
        return found

    def _allow(self, params: Json) -> None:
        if params.get("allowed_updates") not in (None, ""):
            self._world.allow(map(str, array(params, "allowed_updates", "allowed updates")))

    def _drop(self, params: Json) -> None:
        if flag(params, "drop_pending_updates"):
            self._world.confirm(self._world.last_update_id + 1)

    def _terminate(self, reason: str) -> None:
        """End the poll that waits, as Telegram does when another comes."""
        self._poll.append(reason)
        self._world.wake()

    # -------------------------------------------------------------- webhook

    async def _stop_pushing(self) -> None:
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _push(self) -> None:
        """Post one update after another, each until it is taken: a repeat of an `update_id` may happen."""
        world = self._world
        headers = {_SECRET_HEADER: world.webhook["secret"]} if world.webhook["secret"] else {}
        timeout = aiohttp.ClientTimeout(total=WEBHOOK_TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout, headers=headers) as session:
            while not self._closing:
                if not world.updates:
                    await world.wait()
                elif (error := await _post(session, world.webhook["url"], update := world.updates[0])) is None:
                    world.confirm(update["update_id"] + 1)
                else:
                    self._last_error = {"last_error_date": world.now(), "last_error_message": error}
                    await asyncio.sleep(WEBHOOK_RETRY_SECONDS)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and parts.port != 0 and bool(_HOST.fullmatch(parts.hostname or ""))
    except ValueError:
        return False


async def _post(session: aiohttp.ClientSession, url: str, update: Json) -> str | None:
    """Post an update; returns what went wrong."""
    try:
        async with session.post(url, json=update, allow_redirects=False) as answer:
            return None if answer.ok and answer.status < 300 else f"Wrong response from the webhook: {answer.status}"
    except TimeoutError:
        return "Read timeout expired"
    except (aiohttp.ClientError, ValueError) as e:  # a name that is none is a ValueError
        return f"Connection failed: {type(e).__name__}"
