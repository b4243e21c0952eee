"""Serve the chat page and what it asks: the chats, their messages, a stream of events, and what people do."""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.cast import Json
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files, image_type
from bot.sandbox.params import UNREADABLE, loads
from bot.sandbox.people import People
from bot.sandbox.state import World

STATIC = Path(__file__).parent / "static"
PAGE = 50
MAX_BODY_BYTES = 256 * 1024
KEEP_ALIVE_SECONDS = 15.0
_LOOPBACK = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]{1,5})?", re.IGNORECASE)
_PRIVATE = re.compile(r"/(?:bot|file|sandbox)")
"""What a page of another site may not ask: the token is no secret, so `<img src=…/setWebhook?url=…>` would do."""
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answer only what was asked of a loopback name (no DNS rebinding) and posted as JSON (no cross-site form)."""
    if not _LOOPBACK.fullmatch(request.host):
        return web.json_response({"error": "ask 127.0.0.1 or localhost"}, status=403)
    if request.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") and _PRIVATE.match(request.path):
        return web.json_response({"error": "not from another site"}, status=403)
    if request.path.startswith("/sandbox/") and request.method not in ("GET", "HEAD"):
        if request.content_type != "application/json":
            return web.json_response({"error": "send JSON"}, status=415)
        if (request.content_length or 0) > MAX_BODY_BYTES or "Transfer-Encoding" in request.headers:
            return web.json_response({"error": "the body is too large"}, status=413)
    try:
        response = await handler(request)
    except ApiError as e:
        response = web.json_response({"error": e.description}, status=e.code)
    except web.HTTPException as e:
        e.headers.update(HEADERS)
        raise
    if not response.prepared and not request.path.startswith("/bot"):
        response.headers.update(HEADERS)
    return response


class PageApi:
    """The routes of the page."""

    def __init__(self, world: World, people: People, faults: Faults, files: Files) -> None:
        self._world = world
        self._people = people
        self._faults = faults
        self._files = files
        self._closing = False

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the routes of the page and its API."""
        return [
            web.get("/", self._index),
            web.static("/static", STATIC),
            web.get("/sandbox/state", self._state),
            web.get(r"/sandbox/chats/{chat_id:-?\d+}/messages", self._messages),
            web.get("/sandbox/files/{file_id}", self._file),
            web.get("/sandbox/events", self._events),
            web.post("/sandbox/send", self._send),
            web.post("/sandbox/press", self._press),
            web.post("/sandbox/block", self._block),
            web.post("/sandbox/member", self._member),
            web.post("/sandbox/migrate", self._migrate),
            web.post("/sandbox/faults", self._script),
        ]

    def close(self) -> None:
        """End the streams."""
        self._closing = True
        self._world.wake()

    async def _index(self, _request: web.Request) -> web.StreamResponse:
        return web.FileResponse(STATIC / "index.html")

    async def _state(self, _request: web.Request) -> web.Response:
        world = self._world
        return web.json_response(
            {
                "bot": world.bot,
                "users": [user.to_json() for user in world.users.values()],
                "chats": [world.shown_room(room) for room in world.rooms.values()],
                "commands": world.menu(),
                "cursor": world.last_event,
            }
        )

    async def _messages(self, request: web.Request) -> web.Response:
        kept = self._world.messages.get(_query(request, "chat_id", 0, request.match_info["chat_id"]), {})
        before = _query(request, "before", 2**53)
        limit = min(max(_query(request, "limit", PAGE), 1), 200)
        found = [message for number, message in sorted(kept.items()) if number < before][-limit:]
        return web.json_response({"messages": found})

    async def _file(self, request: web.Request) -> web.Response:
        """Return an upload: a picture to be shown, anything else to be saved."""
        upload = self._files.kept.get(request.match_info["file_id"])
        if upload is None:
            raise web.HTTPNotFound
        kind = image_type(upload[2])
        headers = {} if kind else {"Content-Disposition": "attachment"}
        return web.Response(body=upload[2], content_type=kind or "application/octet-stream", headers=headers)

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Stream events after a cursor; `reset` where it is older than what is kept, or of an earlier run."""
        world = self._world
        after = _query(request, "after", world.last_event, request.headers.get("Last-Event-ID"))
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", **HEADERS})
        await stream.prepare(request)
        with suppress(ConnectionError):  # the page was closed
            while not self._closing:
                events = world.events_after(after)
                if events is None:
                    events = [(world.last_event, {"type": "reset"})]
                if events:
                    await stream.write(b"".join(_event(number, event) for number, event in events))
                    after = events[-1][0]
                    continue
                await world.wait(KEEP_ALIVE_SECONDS)
                if world.last_event == after and not self._closing:
                    await stream.write(b": still here\n\n")
        return stream

    async def _send(self, request: web.Request) -> web.Response:
        body = await _body(request, chat_id=int, user_id=int, text=str)
        message = self._people.say(body["chat_id"], body["user_id"], body["text"], _reply(body))
        return web.json_response({"message": message})

    async def _press(self, request: web.Request) -> web.Response:
        body = await _body(request, chat_id=int, message_id=int, user_id=int, callback_data=str)
        callback_id = self._people.press(body["chat_id"], body["message_id"], body["user_id"], body["callback_data"])
        return web.json_response({"callback_id": callback_id})

    async def _block(self, request: web.Request) -> web.Response:
        body = await _body(request, user_id=int, blocked=bool)
        self._people.block(body["user_id"], blocked=body["blocked"])
        return web.json_response({})

    async def _member(self, request: web.Request) -> web.Response:
        body = await _body(request, chat_id=int, status=str)
        self._people.set_member(body["chat_id"], body["status"])
        return web.json_response({})

    async def _migrate(self, request: web.Request) -> web.Response:
        body = await _body(request, chat_id=int)
        return web.json_response({"migrate_to_chat_id": self._people.migrate(body["chat_id"])})

    async def _script(self, request: web.Request) -> web.Response:
        body = await _body(request, faults=list)
        self._faults.replace(body["faults"])
        return web.json_response({})


def _reply(body: Json) -> int | None:
    reply = body.get("reply_to_message_id")
    if reply is not None and (not isinstance(reply, int) or isinstance(reply, bool)):
        raise bad_request("reply_to_message_id must be int")
    return reply


async def _body(request: web.Request, **fields: type) -> Json:
    """Return the call's JSON object with `fields` checked. Raises 400 that names what is wrong."""
    try:
        body: Any = loads(await request.read())
    except UNREADABLE:
        raise bad_request("no JSON") from None
    if not isinstance(body, dict):
        raise bad_request("a JSON object is expected")
    for name, kind in fields.items():
        value: Any = body.get(name)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise bad_request(f"{name} must be {kind.__name__}")
    return body


def _query(request: web.Request, name: str, default: int, given: str | None = None) -> int:
    """Return an integer of the address, or `given` in its place. Raises 400."""
    value = given or request.query.get(name)
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise bad_request(f"{name} must be an integer") from None


def _event(number: int, event: Json) -> bytes:
    return f"id: {number}\ndata: {json.dumps(event)}\n\n".encode()
