"""Speak the chat completions API on loopback, and misbehave as a test has scripted."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from aiohttp import web

Script = Callable[[dict[str, Any]], web.StreamResponse | str | float]
"""What a request gets: a response, the text of an answer, or so many seconds of silence."""


def completion(
    content: str | None, *, finish: str = "stop", tokens: tuple[int, int] = (100, 20), **message: Any
) -> web.Response:
    """A response of status 200 with one choice."""
    body = {
        "id": "c1",
        "object": "chat.completion",
        "created": 1,
        "model": "test",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content, **message}}
        ],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)},
    }
    return web.json_response(body)


def error(status: int, message: str = "no", *, headers: dict[str, str] | None = None, **more: str) -> web.Response:
    """An error as OpenAI's API tells it."""
    return web.json_response({"error": {"message": message, **more}}, status=status, headers=headers)


class ModelServer:
    """Answers request n by script n, further ones by the last. `requests` holds the bodies it was sent."""

    def __init__(self, *scripts: Script | web.Response | str | float) -> None:
        self._scripts: Sequence[Script | web.Response | str | float] = scripts
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.url = ""
        self.at_once = 0
        """The most requests that were under way together."""
        self._now = 0

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=2**24)
        app.router.add_post("/v1/chat/completions", self._complete)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/v1"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._runner.cleanup()

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        self._now += 1
        self.at_once = max(self.at_once, self._now)
        try:
            return await self._respond(request)
        finally:
            self._now -= 1

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        body = json.loads(await request.read())
        self.requests.append(body)
        self.keys.append(request.headers.get("authorization", ""))
        scripted = self._scripts[min(len(self.requests), len(self._scripts)) - 1]
        script = scripted(body) if callable(scripted) else scripted
        if isinstance(script, float):
            await asyncio.sleep(script)
            return completion(None, refusal="too late")
        if isinstance(script, str):
            return completion(script)
        assert isinstance(script, web.Response)
        return web.Response(body=script.body, status=script.status, headers=script.headers)

    def formats(self) -> list[str]:
        """The response format of each request: none, json_object, json_object+schema or json_schema."""
        found = []
        for body in self.requests:
            form = body.get("response_format") or {"type": "none"}
            found.append(form["type"] + ("+schema" if "schema" in form else ""))
        return found
