"""Serve the Bot API over HTTP: parameters in every form, long polling, webhooks, and faults where they are scripted."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.messages import from_json
from bot.sandbox.methods import Methods
from bot.sandbox.state import Json, World

MAX_POLL_SECONDS = 50
MAX_UPDATES = 100
WEBHOOK_RETRY_SECONDS = 1.0
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 the header's name


class BotApi:
    """The routes of one token."""

    def __init__(self, token: str, world: World, methods: Methods, faults: Faults) -> None:
        self._token = token
        self._world = world
        self._methods = methods
        self._faults = faults
        self._poll: asyncio.Future[None] | None = None
        self._webhook: Json = {}
        self._webhook_task: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes; a token has a colon, which is no separator here."""
        return [web.route("*", r"/bot{token:[^/]*}/{method}", self._serve)]

    async def close(self) -> None:
        """Answer who polls, stop the webhook."""
        self._closing.set()
        if self._webhook_task is not None:
            self._webhook_task.cancel()
            with suppress(asyncio.CancelledError):
                await self._webhook_task

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            if request.match_info["token"] != self._token:
                raise ApiError(401, "Unauthorized")
            method = request.match_info["method"]
            params = await _params(request)
            fault = self._faults.draw(method, params.get("chat_id"))
            if fault is not None and await self._before(request, fault):
                return web.Response()
            result = await self._call(method, params)
            if fault is not None and await self._after(request, fault):
                return web.Response()
        except ApiError as e:
            return _answer(e.to_json(), e)
        return _answer({"ok": True, "result": result})

    async def _call(self, method: str, params: Json) -> Any:
        match method.lower():
            case "getupdates":
                return await self._get_updates(params)
            case "setwebhook":
                return await self._set_webhook(params)
            case "deletewebhook":
                return await self._set_webhook({**params, "url": ""})
            case "getwebhookinfo":
                return {
                    "url": self._webhook.get("url", ""),
                    "has_custom_certificate": False,
                    "pending_update_count": len(self._world.updates),
                }
        return self._methods.call(method, params)

    # -------------------------------------------------------------- faults

    async def _before(self, request: web.Request, fault: Fault) -> bool:
        """Fail before the call has an effect; True when the connection is gone."""
        if fault.kind == "status":
            parameters = dict(fault.parameters)
            if fault.retry_after is not None:
                parameters["retry_after"] = fault.retry_after
            raise ApiError(fault.status, fault.description, **parameters)
        if fault.kind == "delay":
            await asyncio.sleep(fault.seconds)
        if fault.kind == "reset_before":
            _reset(request)
            return True
        return False

    async def _after(self, request: web.Request, fault: Fault) -> bool:
        """Fail when the call has had its effect; True when the connection is gone."""
        if fault.kind == "timeout_after":
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), fault.seconds)
        if fault.kind in ("timeout_after", "reset_after"):
            _reset(request)
            return True
        return False

    # -------------------------------------------------------------- updates

    async def _get_updates(self, params: Json) -> list[Json]:
        if self._webhook:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
        mine = self._poll = asyncio.get_running_loop().create_future()
        offset, limit = _number(params, "offset", 0), _number(params, "limit", MAX_UPDATES)
        timeout = min(max(_number(params, "timeout", 0), 0), MAX_POLL_SECONDS)
        if offset < 0:
            offset = max(self._world.last_update_id + offset + 1, 1)
        self._world.confirm(offset)
        self._note_allowed(params)
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            found = self._pending(offset, min(max(limit, 1), MAX_UPDATES))
            left = deadline - asyncio.get_running_loop().time()
            if found or left <= 0 or self._closing.is_set():
                return found
            waits = [asyncio.ensure_future(e.wait()) for e in (self._world.changed, self._closing)]
            await asyncio.wait([*waits, mine], timeout=left, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()
            if mine.done():
                raise ApiError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )

    def _pending(self, offset: int, limit: int) -> list[Json]:
        found = []
        for update in self._world.updates:
            kind = next(key for key in update if key != "update_id")
            if update["update_id"] >= offset and (not self._allowed or kind in self._allowed):
                found.append(update)
                if len(found) == limit:
                    break
        return found

    _allowed: frozenset[str] = frozenset()

    def _note_allowed(self, params: Json) -> None:
        allowed = from_json(params.get("allowed_updates"), "allowed_updates")
        if allowed is not None:
            if not isinstance(allowed, list):
                raise bad_request("can't parse allowed_updates")
            self._allowed = frozenset(map(str, allowed))

    # -------------------------------------------------------------- webhooks

    async def _set_webhook(self, params: Json) -> bool:
        url = str(params.get("url") or "")
        secret = str(params.get("secret_token") or "")
        if url and urlsplit(url).scheme not in ("http", "https"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256 or not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret):
            raise bad_request("secret token contains unallowed characters")
        self._note_allowed(params)
        if params.get("drop_pending_updates") in (True, "true", "True"):
            self._world.confirm(self._world.last_update_id + 1)
        if self._webhook_task is not None:
            self._webhook_task.cancel()
            self._webhook_task = None
        self._webhook = {"url": url, "secret": secret} if url else {}
        if url:
            self._webhook_task = asyncio.create_task(self._push(url, secret))
        return True

    async def _push(self, url: str, secret: str) -> None:
        headers = {_SECRET_HEADER: secret} if secret else {}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
            while True:
                found = self._pending(0, 1)
                if not found:
                    await self._world.changed.wait()
                    continue
                taken = False
                with suppress(aiohttp.ClientError, TimeoutError):
                    async with session.post(url, json=found[0], headers=headers) as answer:
                        taken = answer.status < 300
                if taken:
                    self._world.confirm(found[0]["update_id"] + 1)
                else:
                    await asyncio.sleep(WEBHOOK_RETRY_SECONDS)


def _answer(body: Json, error: ApiError | None = None) -> web.Response:
    headers = {}
    if error is not None and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return web.Response(
        body=text.encode("utf-8", "surrogatepass"),
        status=error.code if error else 200,
        content_type="application/json",
        headers=headers,
    )


def _reset(request: web.Request) -> None:
    """Cut the connection without an answer."""
    if request.transport is not None:
        request.transport.abort()


async def _params(request: web.Request) -> Json:
    """Read parameters from the query, JSON, a form or a multipart form; uploads are (name, type, bytes)."""
    params: Json = dict(request.query)
    kind = request.content_type
    if kind == "application/json":
        try:
            body = await request.json()
        except ValueError:
            raise bad_request("can't parse JSON object") from None
        if isinstance(body, dict):
            params |= body
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                params[name] = (value.filename, value.content_type, value.file.read())
            else:
                params[name] = value
    return params


def _number(params: Json, name: str, default: int) -> int:
    try:
        return int(params.get(name) or default)
    except (TypeError, ValueError):
        raise bad_request(f"{name} must be an integer") from None
