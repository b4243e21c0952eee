"""Serve the chat page and what it asks: the chats, their messages, a stream of events, and what people do."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.faults import Faults
from bot.sandbox.people import People
from bot.sandbox.state import Json, World

STATIC = Path(__file__).parent / "static"
PAGE = 50
KEEP_ALIVE_SECONDS = 15.0
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
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
    if request.host.rsplit(":", 1)[0] not in LOOPBACK and request.host not in LOOPBACK:
        return web.json_response({"error": "ask 127.0.0.1 or localhost"}, status=403)
    if request.path.startswith("/sandbox/") and request.method != "GET" and request.content_type != "application/json":
        return web.json_response({"error": "send JSON"}, status=415)
    try:
        response = await handler(request)
    except ApiError as e:
        response = web.json_response({"error": e.description}, status=e.code)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response


class PageApi:
    """The routes of the page."""

    def __init__(self, world: World, people: People, faults: Faults) -> None:
        self._world = world
        self._people = people
        self._faults = faults
        self._closing = False

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the routes of the page and its API."""
        return [
            web.get("/", self._index),
            web.static("/static", STATIC),
            web.get("/sandbox/state", self._state),
            web.get(r"/sandbox/chats/{chat_id:-?\d+}/messages", self._messages),
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
        self._world.changed.set()

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
        kept = self._world.messages.get(int(request.match_info["chat_id"]), {})
        before = int(request.query.get("before") or 2**53)
        limit = min(max(int(request.query.get("limit") or PAGE), 1), 200)
        found = [message for number, message in sorted(kept.items()) if number < before][-limit:]
        return web.json_response({"messages": found})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        """Stream events after a cursor; `reset` where the cursor is older (or newer: a restart) than what is kept."""
        after = int(request.headers.get("Last-Event-ID") or request.query.get("after") or self._world.last_event)
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", **HEADERS})
        await stream.prepare(request)
        events = self._world.events
        oldest = events[0][0] if events else self._world.last_event + 1
        if after > self._world.last_event or after < oldest - 1:
            await stream.write(_event(self._world.last_event, {"type": "reset"}))
            after = self._world.last_event
        while not self._closing:
            changed = self._world.changed
            new = (
                [(number, event) for number, event in events if number > after]
                if after != self._world.last_event
                else []
            )
            for number, event in new:
                await stream.write(_event(number, event))
                after = number
            if new:
                continue
            try:
                await asyncio.wait_for(changed.wait(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                await stream.write(b": still here\n\n")
        return stream

    async def _send(self, request: web.Request) -> web.Response:
        body = await _body(request, chat_id=int, user_id=int, text=str)
        message = self._people.say(body["chat_id"], body["user_id"], body["text"], body.get("reply_to_message_id"))
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


async def _body(request: web.Request, **fields: type) -> Json:
    """Return the call's JSON object with `fields` checked. Raises 400 that names what is wrong."""
    try:
        body: Any = await request.json()
    except ValueError:
        raise bad_request("no JSON") from None
    if not isinstance(body, dict):
        raise bad_request("a JSON object is expected")
    for name, kind in fields.items():
        if not isinstance(body.get(name), kind):
            raise bad_request(f"{name} must be {kind.__name__}")
    return body


def _event(number: int, event: Json) -> bytes:
    return f"id: {number}\ndata: {json.dumps(event)}\n\n".encode()
