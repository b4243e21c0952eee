"""A web server on loopback that misbehaves on demand."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import brotli
from aiohttp import web

FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>T</title></channel></rss>'


@dataclass
class Server:
    """Its address, what it was asked, and the events that let slow answers end."""

    url: str = ""
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    streamed: int = 0


@asynccontextmanager
async def serving(host: str = "127.0.0.1") -> AsyncIterator[Server]:
    """Serve on a free port until the block ends."""
    server = Server()

    async def answer(request: web.Request) -> web.StreamResponse:
        server.requests.append((request.path_qs, dict(request.headers)))
        return await _answer(server, request)

    app = web.Application()
    app.router.add_get("/{name:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, host, 0)
    await site.start()
    server.url = f"http://{host}:{runner.addresses[0][1]}"
    try:
        yield server
    finally:
        await runner.cleanup()


async def _answer(server: Server, request: web.Request) -> web.StreamResponse:
    name = request.match_info["name"]
    if name.startswith("status/"):
        headers = {"Retry-After": request.query["after"]} if "after" in request.query else {}
        return web.Response(status=int(name.removeprefix("status/")), headers=headers)
    if name.startswith("to/"):
        return web.Response(status=int(name.removeprefix("to/")), headers={"Location": request.query["url"]})
    if name == "nowhere":
        return web.Response(status=302)
    if name == "loop":
        return web.Response(status=302, headers={"Location": f"/loop?n={len(server.requests)}"})
    if name == "circle":
        return web.Response(status=302, headers={"Location": "/circle", "Set-Cookie": "seen=1"})
    if name == "slow":
        await asyncio.sleep(30)
    if name == "endless":
        return await _endless(server, request)
    if name == "huge":
        return await _huge(request)
    return _body(name, request)


def _body(name: str, request: web.Request) -> web.Response:
    if name == "conditional":
        if request.headers.get("If-None-Match") == '"v1"' or "If-Modified-Since" in request.headers:
            return web.Response(status=304)
        return web.Response(body=FEED, headers={"ETag": '"v1"', "Last-Modified": "Wed, 28 May 2025 10:27:00 GMT"})
    if name == "cookie":
        return web.Response(body=FEED, headers={"Set-Cookie": "session=1; Path=/"})
    if name == "policy":
        return web.Response(body=FEED, headers={"Content-Security-Policy": "default-src 'self';" * 1000})
    if name == "gzip":
        return _packed(gzip.compress(FEED), "gzip")
    if name == "deflate":
        return _packed(zlib.compress(FEED), "deflate")
    if name == "brotli":
        return _packed(brotli.compress(FEED), "br")
    if name == "zstd":
        return _packed(b"whatever", "zstd")
    if name == "damaged":
        return _packed(gzip.compress(FEED)[:-9], "gzip")
    if name == "bomb":
        return _packed(gzip.compress(bytes(50_000_000), 1), "gzip")
    if name == "utf16":
        return web.Response(body="<rss>é</rss>".encode("utf-16"), content_type="application/rss+xml")
    return web.Response(body=FEED, content_type="application/rss+xml")


def _packed(body: bytes, encoding: str) -> web.Response:
    return web.Response(body=body, headers={"Content-Encoding": encoding})


async def _endless(server: Server, request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    while True:
        await response.write(b"x" * 65_536)
        server.streamed += 65_536
        await asyncio.sleep(float(request.query.get("pause", "0")))


async def _huge(request: web.Request) -> web.StreamResponse:
    """Say ten gigabytes and send a little."""
    response = web.StreamResponse(headers={"Content-Length": str(10 * 1024**3)})
    await response.prepare(request)
    await response.write(b"x")
    await asyncio.sleep(30)
    return response
