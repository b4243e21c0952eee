"""The sandbox under abuse: bodies that cannot be read, files for texts, other sites, full disks, closing while busy."""

from __future__ import annotations

import asyncio
import io
import json
import time
from collections.abc import Mapping
from io import FileIO
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bot.sandbox.journal
from bot.sandbox.faults import Fault
from bot.sandbox.journal import Journal
from bot.sandbox.limits import KEPT_CHATS, Gate, Limits
from bot.sandbox.server import ANA, BEN, GROUP_ID, Sandbox
from tests.moments import until
from tests.sandbox.conftest import TOKEN, Client, Clock, running

JSON = {"Content-Type": "application/json"}
FORM = "application/x-www-form-urlencoded"


def upload(data: bytes, name: str = "document", **fields: str) -> aiohttp.FormData:
    """A multipart form with one file."""
    form = aiohttp.FormData(fields)
    form.add_field(name, io.BytesIO(data), filename="x.bin")
    return form


async def send(client: Client, path: str, **options: Any) -> tuple[int, str, Any]:
    """Post something; returns status, content type and body."""
    async with client.http.post(client.sandbox.url + path, **options) as answer:
        body = await answer.read()
        return answer.status, answer.content_type, json.loads(body) if "json" in answer.content_type else body


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json; charset=no-such", b"{}"),
        (f"{FORM}; charset=no-such", b"chat_id=1001"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\nno header"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Type: text/plain\r\n\r\nno name\r\n--x--\r\n"),
        ("application/json", b'{"chat_id": 1001, "text": "\\ud83d"}'),
        ("application/json", b'{"chat_id": 1001, "text": "x", "reply_markup": "{\\"a\\": \\"\\\\udc00\\"}"}'),
        ("application/json", b'{"chat_id": 1001, "text": NaN}'),
        ("application/json", b'{"chat_id": 1001, "text": "x", "reply_markup": "[[[' + b"[" * 99_000 + b'"}'),
        (FORM, b"chat_id=1001&text=%ff%fe%00&parse_mode=%ed%a0%80"),
    ],
)
async def test_what_cannot_be_read_is_refused(client: Client, kind: str, body: bytes) -> None:
    """400 in Telegram's form, and the next call is answered as ever."""
    status, content_type, answer = await send(
        client, f"/bot{TOKEN}/sendMessage", data=body, headers={"Content-Type": kind}
    )
    assert (status, content_type, answer["error_code"]) == (400, "application/json", 400)
    assert answer["description"].startswith("Bad Request: ")
    assert (await client.result("getMe"))["is_bot"] is True


async def test_a_charset_that_says_otherwise_is_not_asked(client: Client) -> None:
    """JSON is UTF-8, whatever its charset says."""
    body = json.dumps({"chat_id": ANA.id, "text": "한국"}, ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=iso-8859-1"}
    status, _, answer = await send(client, f"/bot{TOKEN}/sendMessage", data=body, headers=headers)
    assert (status, answer["result"]["text"]) == (200, "한국")


async def test_every_path_of_the_api_answers_as_telegram(client: Client) -> None:
    """No method, too many, no token: 404 in JSON."""
    for path in (f"/bot{TOKEN}", f"/bot{TOKEN}/", f"/bot{TOKEN}/getMe/more", "/bot", "/botany"):
        status, content_type, answer = await send(client, path)
        assert (status, content_type) == (404, "application/json")
        assert answer == {"ok": False, "error_code": 404, "description": "Not Found"}


@pytest.mark.parametrize(
    "name", ["chat_id", "text", "parse_mode", "entities", "reply_markup", "reply_parameters", "protect_content"]
)
async def test_a_file_is_no_text(client: Client, name: str) -> None:
    """A file in a text's place counts as missing or is refused, even one of some megabytes."""
    fields = {"chat_id": str(ANA.id), "text": "x"}
    fields.pop(name, None)
    form = upload(b"\xff" * 4_000_000, name, **fields)
    status, content_type, _ = await send(client, f"/bot{TOKEN}/sendMessage", data=form)
    assert content_type == "application/json"
    assert status == (200 if name in ("parse_mode", "protect_content") else 400)


async def test_uploads_are_limited(client: Client) -> None:
    """Forty megabytes are taken and sixty refused with 413, as is a call of sixty megabytes of nothing."""
    path = f"/bot{TOKEN}/sendDocument"
    status, _, answer = await send(client, path, data=upload(b"x" * (40 << 20), chat_id=str(ANA.id)))
    assert (status, answer["result"]["document"]["file_size"]) == (200, 40 << 20)
    too_large = {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    for options in (
        {"data": upload(b"x" * (60 << 20), chat_id=str(ANA.id))},
        {"data": io.BytesIO(b" " * (60 << 20)), "headers": {"Content-Type": "application/json"}},
    ):
        assert (await send(client, path, **options))[::2] == (413, too_large)


async def test_many_uploads_take_bounded_room(client: Client) -> None:
    """The oldest go when there are more than 64 MB of them."""
    ids = []
    for number in range(4):
        form = upload(bytes([number]) * (20 << 20), chat_id=str(ANA.id))
        ids.append((await send(client, f"/bot{TOKEN}/sendDocument", data=form))[2]["result"]["document"]["file_id"])
    assert await client.refusal("getFile", file_id=ids[0]) == "Bad Request: invalid file_id"
    assert (await client.result("getFile", file_id=ids[3]))["file_size"] == 20 << 20


async def test_only_known_fields_are_kept(client: Client) -> None:
    """What else a button, a preview, an entity or a command carries is neither stored nor handed out."""
    junk: Any = {"junk": [[[[]]]]}
    sent = await client.result(
        "sendMessage",
        chat_id=ANA.id,
        text="Korea",
        reply_markup={"inline_keyboard": [[{"text": "Ask", "callback_data": "f1", **junk}]], **junk},
        link_preview_options={"is_disabled": True, **junk},
        entities=[{"type": "text_link", "offset": 0, "length": 5, "url": "https://example.org/", **junk}],
    )
    assert sent["reply_markup"] == {"inline_keyboard": [[{"text": "Ask", "callback_data": "f1"}]]}
    assert sent["link_preview_options"] == {"is_disabled": True}
    assert sent["entities"] == [{"type": "text_link", "offset": 0, "length": 5, "url": "https://example.org/"}]
    await client.result("setMyCommands", commands=[{"command": "/help", "description": "Help", **junk}])
    assert await client.result("getMyCommands") == [{"command": "help", "description": "Help"}]


async def test_a_mention_carries_its_person(client: Client) -> None:
    """A link to a user becomes a mention with the user in it; one to a stranger becomes nothing."""
    html = f'<a href="tg://user?id={BEN.id}">Ben</a> and <a href="tg://user?id=77">nobody</a>'
    sent = await client.result("sendMessage", chat_id=ANA.id, text=html, parse_mode="HTML")
    assert sent["entities"] == [{"type": "text_mention", "offset": 0, "length": 3, "user": BEN.to_json()}]
    given_entity = {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": BEN.id}}
    again = await client.result("sendMessage", chat_id=ANA.id, text="Ben", entities=[given_entity])
    assert again["entities"] == sent["entities"]


async def test_a_button_is_pressed_only_where_the_bot_is(client: Client) -> None:
    """No query comes from a chat that has blocked or removed the bot."""
    sent = {}
    for chat_id in (ANA.id, GROUP_ID):
        markup = {"inline_keyboard": [[{"text": "Ask", "callback_data": "f1"}]]}
        sent[chat_id] = await client.result("sendMessage", chat_id=chat_id, text="x", reply_markup=markup)
    client.sandbox.people.block(ANA.id, blocked=True)
    client.sandbox.people.set_member(GROUP_ID, "kicked")
    for chat_id, message in sent.items():
        press = {"chat_id": chat_id, "message_id": message["message_id"], "user_id": ANA.id, "callback_data": "f1"}
        assert (await client.post("/sandbox/press", press))[0] == 403
    assert not any("callback_query" in update for update in await client.result("getUpdates"))


async def test_what_a_person_writes_is_cleaned(client: Client) -> None:
    """Control characters go, white space at both ends too, and half a surrogate pair is refused."""
    said = {"chat_id": ANA.id, "user_id": ANA.id}
    _, answer = await client.post("/sandbox/send", {**said, "text": " \n/latest\x07 3\r\n "})
    assert answer["message"]["text"] == "/latest  3"
    assert answer["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 7}]
    for text in ("\ud83d", "\x07\r\n ", ""):
        assert (await client.post("/sandbox/send", {**said, "text": text}))[0] == 400


async def test_the_bot_leaves_by_itself(client: Client) -> None:
    """my_chat_member of leaveChat names the bot; of a removal, a person."""
    await client.result("getUpdates", offset=-1)
    await client.result("leaveChat", chat_id=GROUP_ID)
    client.sandbox.people.set_member(GROUP_ID, "member")
    changes = [u["my_chat_member"] for u in await client.result("getUpdates") if "my_chat_member" in u]
    assert [change["from"]["is_bot"] for change in changes] == [True, False]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_another_site_cannot_call_the_bot_api(client: Client, site: str) -> None:
    """The token is known to everybody: an image or form of a page elsewhere must not move the bot."""
    headers = {"Sec-Fetch-Site": site}
    for path in (f"/bot{TOKEN}/setWebhook?url=https://evil.example/", "/sandbox/state", f"/file/bot{TOKEN}/x"):
        async with client.http.get(client.sandbox.url + path, headers=headers) as answer:
            assert answer.status == 403
    assert (await client.result("getWebhookInfo"))["url"] == ""
    async with client.http.get(client.sandbox.url + "/", headers=headers) as answer:
        assert answer.status == 200  # a link to the page may be followed from anywhere


@pytest.mark.parametrize(
    "host", ["localhost:x", 'localhost:"><b>', "127.0.0.1.evil.example", "[::1", "127.0.0.1:80:80"]
)
async def test_a_host_that_only_begins_well(client: Client, host: str) -> None:
    """A name is compared whole."""
    async with client.http.get(client.sandbox.url + "/sandbox/state", headers={"Host": host}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize(
    "url", ["http://[", "http://[x]/", "https://", "ftp://example.org/", "https://a b/", "http://x:99999/", "x"]
)
async def test_a_webhook_needs_an_address(client: Client, url: str) -> None:
    """Whatever is none is refused."""
    assert (await client.refusal("setWebhook", url=url)).startswith("Bad Request: bad webhook")


async def test_a_webhook_that_leads_nowhere_is_reported(client: Client) -> None:
    """A name too long for any resolver ends nothing: the error is told and the webhook can be taken away."""
    client.sandbox.say(ANA.id, ANA.id, "hello")
    await client.result("setWebhook", url="http://" + "a" * 300 + ".invalid/")
    for _ in range(100):
        info = await client.result("getWebhookInfo")
        if "last_error_message" in info:
            break
        await asyncio.sleep(0.01)
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 2
    await client.result("deleteWebhook")
    assert len(await client.result("getUpdates")) == 2


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just("status"),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)
NAMES = (
    "chat_id",
    "user_id",
    "message_id",
    "text",
    "callback_data",
    "reply_to_message_id",
    "blocked",
    "status",
    "faults",
)
FAULT = st.fixed_dictionaries(
    {"kind": st.sampled_from(["status", "reset_before", "reset_after", "timeout_after", "delay"]) | JUNK},
    optional=dict.fromkeys(
        ("method", "chat_id", "times", "probability", "status", "description", "retry_after", "parameters", "seconds"),
        JUNK,
    ),
)
BODY = st.fixed_dictionaries(
    {},
    optional={n: JUNK | st.sampled_from([ANA.id, GROUP_ID, "x"]) for n in NAMES} | {"faults": st.lists(FAULT) | JUNK},
)
ACTIONS = st.sampled_from(["send", "press", "block", "member", "migrate", "faults"])


UPDATE_CALLS = st.sampled_from(["getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"])
UPDATE_PARAMS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"timeout": st.sampled_from([0, "0", "", None, -5, "x", [], {}, 0.5])},
    optional=dict.fromkeys(("offset", "limit", "allowed_updates", "url", "secret_token", "drop_pending_updates"), JUNK),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(calls=st.lists(st.tuples(UPDATE_CALLS, UPDATE_PARAMS), min_size=4, max_size=8))
def test_no_parameters_break_polling(clock: Clock, calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Each call about updates is answered with 200, 400 or 409, in Telegram's form."""
    asyncio.run(call_all(clock, calls))


async def call_all(clock: Clock, calls: list[tuple[str, dict[str, Any]]]) -> None:
    """Call each on a fresh sandbox in which an update waits, as JSON and as a form."""
    async with running(clock) as client:
        for method, params in calls:
            client.sandbox.say(ANA.id, ANA.id, "x")
            flat = {k: json.dumps(v) for k, v in params.items()}
            for options in ({"data": json.dumps(params).encode(), "headers": JSON}, {"data": flat}):
                status, content_type, answer = await send(client, f"/bot{TOKEN}/{method}", **options)
                assert content_type == "application/json"
                assert (status, answer["ok"]) in ((200, True), (400, False), (409, False)), answer


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(calls=st.lists(st.tuples(ACTIONS, BODY | JUNK), min_size=4, max_size=8))
def test_no_body_breaks_the_page(clock: Clock, calls: list[tuple[str, object]]) -> None:
    """Each post is answered with 200, 400 or 403, and a scripted fault never breaks the call that it hits."""
    asyncio.run(post_all(clock, calls))


async def post_all(clock: Clock, calls: list[tuple[str, object]]) -> None:
    """Post each to a fresh sandbox, and call a method after it."""
    async with running(clock) as client:
        for action, body in calls:
            path = f"{client.sandbox.url}/sandbox/{action}"
            async with client.http.post(path, data=json.dumps(body).encode(), headers=JSON) as answer:
                assert answer.status in (200, 400, 403), await answer.text()
                assert isinstance(await answer.json(), Mapping)
            if [f for f in client.sandbox.faults.faults if f.kind == "status"] == client.sandbox.faults.faults:
                async with client.http.post(f"{client.sandbox.url}/bot{TOKEN}/getMe") as answer:
                    assert (await answer.json())["ok"] is (answer.status == 200)
            client.sandbox.faults.replace([])


async def test_of_many_pollers_the_last_remains(client: Client) -> None:
    """Each ends the one before it, and nothing that waits is lost on the way."""
    client.sandbox.say(ANA.id, ANA.id, "confirmed")
    polls = [asyncio.create_task(client.api("getUpdates", offset=3, timeout=20)) for _ in range(20)]
    await until(lambda: sum(poll.done() for poll in polls) == 19)
    client.sandbox.say(ANA.id, ANA.id, "news")
    answers = [await poll for poll in polls]
    assert sorted(status for status, _ in answers) == [200] + [409] * 19
    assert [body["result"][0]["message"]["text"] for status, body in answers if status == 200] == ["news"]


async def test_a_poller_that_went_away_takes_nothing_along(client: Client) -> None:
    """What comes while a cut connection seems to poll is there for the next poll."""
    poll = asyncio.create_task(client.api("getUpdates", timeout=20, offset=2))
    await until(lambda: bool(client.sandbox.world.waiting))
    poll.cancel()
    client.sandbox.say(ANA.id, ANA.id, "news")
    await until(lambda: not client.sandbox.world.waiting)
    assert [u["message"]["text"] for u in await client.result("getUpdates")] == ["news"]


async def test_what_a_bot_in_a_group_sees(client: Client) -> None:
    """A longer name is another's; an administrator sees everything."""
    await client.result("getUpdates", offset=-1)
    for text in ("hello", "@communique_bot2 hello", "a@communique_bot", "hello @Communique_Bot!"):
        client.sandbox.say(GROUP_ID, ANA.id, text)
    client.sandbox.people.set_member(GROUP_ID, "administrator")
    client.sandbox.say(GROUP_ID, ANA.id, "to all")
    messages = [u["message"] for u in await client.result("getUpdates") if "message" in u]
    seen = [message["text"] for message in messages if message["chat"]["id"] == GROUP_ID]
    assert seen == ["hello @Communique_Bot!", "to all"]


async def test_closing_while_everything_waits(clock: Clock, tmp_path: Path) -> None:
    """A poll, a stream, a stream that nobody reads, a delay, half an upload, a silent webhook: gone in a moment."""
    sandbox = Sandbox(token=TOKEN, limits=None, sample=False, clock=clock, state_path=tmp_path / "state.jsonl")
    await sandbox.start()
    sandbox.say(ANA.id, ANA.id, "/start")
    sandbox.faults.add(Fault("delay", seconds=600), Fault("timeout_after", method="getMe", seconds=600))

    async def nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    silent = await asyncio.start_server(nothing, "127.0.0.1")
    async with aiohttp.ClientSession() as http:
        client = Client(sandbox, http)
        port = int(sandbox.url.rpartition(":")[2])
        lines = (
            f"POST /bot{TOKEN}/getUpdates?offset=2&timeout=50 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /sandbox/events HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /sandbox/events?after=1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            f"POST /bot{TOKEN}/sendMessage?chat_id=1001&text=x HTTP/1.1\r\nHost: localhost\r\n\r\n",
            f"POST /bot{TOKEN}/getMe HTTP/1.1\r\nHost: localhost\r\n\r\n",
            f"POST /bot{TOKEN}/sendDocument HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999\r\n\r\nhalf",
        )
        writers = []
        for line in lines:
            _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1024)
            writer.write(line.encode())
            await writer.drain()
            writers.append(writer)
        await asyncio.sleep(0.1)
        for _ in range(40):  # more than the sockets hold: the stream that nobody reads is stuck
            sandbox.world.show({"type": "typing", "chat_id": ANA.id, "junk": "x" * 200_000})
            await asyncio.sleep(0)
        address = silent.sockets[0].getsockname()[1]
        await client.result("setWebhook", url=f"http://127.0.0.1:{address}/")
        sandbox.say(ANA.id, ANA.id, "into the silence")
        await asyncio.sleep(0.05)
        began = time.monotonic()
        await sandbox.stop()
        took = time.monotonic() - began
        for writer in writers:
            writer.close()
    silent.close()
    await silent.wait_closed()
    await asyncio.sleep(0.05)
    assert took < 2


async def test_a_start_that_fails_leaves_the_port_free(clock: Clock, tmp_path: Path) -> None:
    """The state's folder is missing: the error comes through, and the port can be taken by the next."""
    sandbox = Sandbox(token=TOKEN, sample=False, clock=clock, state_path=tmp_path / "missing" / "state.jsonl")
    with pytest.raises(FileNotFoundError):
        await sandbox.start()
    (tmp_path / "missing").mkdir()
    await sandbox.start()
    await sandbox.stop()


async def test_a_port_that_is_taken(clock: Clock, tmp_path: Path) -> None:
    """A second sandbox on the port of a first does not touch its state."""
    state = tmp_path / "state.jsonl"
    async with running(clock, state) as client:
        client.sandbox.say(ANA.id, ANA.id, "kept")
        before = state.read_bytes()
        port = int(client.sandbox.url.rpartition(":")[2])
        with pytest.raises(OSError, match="address already in use"):
            await Sandbox(token=TOKEN, port=port, state_path=state, clock=clock).start()
        assert state.read_bytes() == before


async def test_a_journal_that_grows_is_written_anew(
    clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits without end do not fill the disk, and the state is whole after each rewriting."""
    monkeypatch.setattr(bot.sandbox.journal, "MAX_GROWTH_BYTES", 20_000)
    state = tmp_path / "state.jsonl"
    async with running(clock, state) as client:
        client.sandbox.say(ANA.id, ANA.id, "/start")
        await client.result("sendMessage", chat_id=ANA.id, text="x")
        for number in range(100):
            await client.result("editMessageText", chat_id=ANA.id, message_id=2, text=f"{number} " + "y" * 1000)
        assert state.stat().st_size < 30_000
    async with running(clock, state) as client:
        assert client.sandbox.world.messages[ANA.id][2]["text"].startswith("99 ")
        assert [update["message"]["text"] for update in client.sandbox.world.updates] == ["/start"]


class FullDisk(FileIO):
    """A file on a disk that is full, until somebody makes room."""

    room = 0

    def write(self, data: Any, /) -> int:
        """Take what there is room for."""
        if not self.room:
            raise OSError(28, "No space left on device")
        taken = min(self.room, len(data))
        self.room -= taken
        return super().write(data[:taken]) or 0


def test_a_record_cut_by_a_full_disk_costs_itself_alone(tmp_path: Path) -> None:
    """What is written when there is room again is read back."""
    path = tmp_path / "state.jsonl"
    journal = Journal(path)
    journal.restart([])
    disk = FullDisk(path, "ab")
    journal._file, old = disk, journal._file
    assert old is not None
    old.close()
    disk.room = 10
    with pytest.raises(OSError, match="No space left"):
        journal.append("published", ["first", "lost"])
    disk.room = 10_000
    journal.append("published", ["second", "kept"])
    journal.close()
    assert list(Journal(path).replay()) == [("published", ["second", "kept"])]


def test_a_wide_broadcast_is_seldom_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forgetting idle chats does not look at all of them for each message."""
    looked: list[float] = []
    monkeypatch.setattr(Gate, "_forget", lambda _, at: looked.append(at))
    now = 0.0
    gate = Gate(Limits(paid=(10**9, 1.0)), lambda: now)
    for chat_id in range(1, 10 * KEPT_CHATS):
        now += 0.0001
        gate.admit(chat_id, group=False, paid=True)
    assert 0 < len(looked) < 6


async def test_a_thousand_waiting_presses_are_forgotten_in_the_end(client: Client) -> None:
    """Queries that nobody answers take bounded room; the newest can still be answered."""
    message = await client.result("sendMessage", chat_id=ANA.id, text="x")
    for _ in range(10_100):
        last = client.sandbox.people.press(ANA.id, message["message_id"], ANA.id, "f1")
    assert len(client.sandbox.world.presses) == 10_000
    assert await client.result("answerCallbackQuery", callback_query_id=last) is True
