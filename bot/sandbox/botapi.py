"""Serve the Bot API over HTTP: parameters in every form, answers in Telegram's, and faults where they are scripted."""

from __future__ import annotations

import asyncio
import json
import re
from contextlib import suppress
from typing import Any

from aiohttp import web

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.methods import Methods
from bot.sandbox.params import UNREADABLE, Json, loads
from bot.sandbox.people import People
from bot.sandbox.updates import Updates

_TOKEN = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]+")


class BotApi:
    """The routes of one token."""

    def __init__(self, token: str, methods: Methods, updates: Updates, faults: Faults, people: People) -> None:
        self._token = token
        self._methods = methods
        self._updates = updates
        self._faults = faults
        self._people = people
        self._closing = asyncio.Event()

    def routes(self) -> list[web.RouteDef]:
        """Return the routes; a token has a colon, which is no separator here."""
        return [
            web.route("*", r"/bot{token:[^/]*}/{method}", self._serve),
            web.route("*", r"/bot{rest:.*}", _no_method),
            web.get(r"/file/bot{token:[^/]*}/{path:.+}", self._download),
        ]

    def close(self) -> None:
        """Let go of calls that a fault holds."""
        self._closing.set()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        try:
            self._check_token(request)
            method = request.match_info["method"]
            try:
                params = await _params(request)
            except web.HTTPRequestEntityTooLarge:
                raise ApiError(413, "Request Entity Too Large") from None
            fault = self._faults.draw(method, params.get("chat_id"))
            if fault is not None and await self._before(request, fault, params.get("chat_id")):
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
                return await self._updates.get_updates(params)
            case "setwebhook":
                return await self._updates.set_webhook(params)
            case "deletewebhook":
                return await self._updates.delete_webhook(params)
            case "getwebhookinfo":
                return self._updates.webhook_info()
        return self._methods.call(method, params)

    async def _download(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request)
        except ApiError as e:
            return _answer(e.to_json(), e)
        upload = self._methods.files.kept.get(request.match_info["path"])
        if upload is None:
            return _answer(ApiError(404, "Not Found").to_json(), ApiError(404, "Not Found"))
        return web.Response(body=upload[2], content_type="application/octet-stream")

    def _check_token(self, request: web.Request) -> None:
        token = request.match_info["token"]
        if token != self._token:
            raise ApiError(401, "Unauthorized") if _TOKEN.fullmatch(token) else ApiError(404, "Not Found")

    # -------------------------------------------------------------- faults

    async def _before(self, request: web.Request, fault: Fault, chat_id: object) -> bool:
        """Fail before the call has an effect; True when the connection is gone."""
        if fault.kind in ("leave", "migrate"):
            self._people.befall(chat_id, fault.kind)
        if fault.kind == "status":
            parameters = dict(fault.parameters)
            if fault.retry_after is not None:
                parameters["retry_after"] = fault.retry_after
            raise ApiError(fault.status, fault.description, **parameters)
        if fault.kind == "delay":
            await self._wait(fault.seconds)
        if fault.kind == "reset_before":
            _reset(request)
            return True
        return False

    async def _after(self, request: web.Request, fault: Fault) -> bool:
        """Fail when the call has had its effect; True when the connection is gone."""
        if fault.kind == "timeout_after":
            await self._wait(fault.seconds)
        if fault.kind in ("timeout_after", "reset_after"):
            _reset(request)
            return True
        return False

    async def _wait(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), seconds)


async def _no_method(_request: web.Request) -> web.Response:
    error = ApiError(404, "Not Found")
    return _answer(error.to_json(), error)


def _answer(body: Json, error: ApiError | None = None) -> web.Response:
    headers = {}
    if error is not None and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.Response(
        body=json.dumps(body, separators=(",", ":")).encode(),
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
            body = loads(await request.read())
        except UNREADABLE:
            raise bad_request("can't parse JSON object") from None
        if not isinstance(body, dict):
            raise bad_request("object expected as JSON")
        params |= body
    elif kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        try:
            form = await request.post()
        except UNREADABLE:
            raise bad_request("can't parse the form") from None
        for name, value in form.items():
            if isinstance(value, web.FileField):
                params[name] = (value.filename, value.content_type, value.file.read())
            else:
                params[name] = value
    return params
