"""The sandbox's world: people, chats, messages, and the updates that wait for the bot."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bot.sandbox.cast import Press, Room, User
from bot.sandbox.journal import Journal

Json = dict[str, Any]
KEPT_MESSAGES = 500
"""Of each chat; older ones are forgotten, as a page shows no more."""
KEPT_EVENTS = 4000
KEPT_PRESSES = 10_000
UPDATE_KINDS = frozenset({"message", "channel_post", "callback_query", "my_chat_member", "inline_query"})
"""What the sandbox makes; all of them are sent where a bot does not choose."""


@dataclass
class World:
    """All state; every change goes through `_commit`, which applies it and writes it to the journal."""

    clock: Callable[[], datetime]
    state_path: Path | None = None
    bot: Json = field(default_factory=dict)
    users: dict[int, User] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    messages: dict[int, dict[int, Json]] = field(default_factory=dict)
    updates: deque[Json] = field(default_factory=deque)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    """Callback queries that were not answered, oldest first."""
    uneditable: dict[int, set[int]] = field(default_factory=dict)
    """Chat → its messages with a keyboard that is not inline."""
    webhook: Json = field(default_factory=dict)
    """`url` and `secret`; empty where there is none."""
    allowed: frozenset[str] = UPDATE_KINDS
    published: dict[str, str] = field(default_factory=dict)
    """Slug of a sample article → when it was published (ISO 8601)."""
    fresh: bool = True
    """Nothing was replayed: this sandbox starts for the first time."""
    last_update_id: int = 0
    last_event: int = 0
    events: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    waiting: set[asyncio.Future[None]] = field(default_factory=set)
    """Who waits for the next change."""

    def __post_init__(self) -> None:
        self.journal = Journal(self.state_path)

    def open(self, users: Iterable[User], rooms: Iterable[Room]) -> None:
        """Begin with these people and chats, or go on with what the journal has."""
        for kind, data in self.journal.replay():
            self._apply(kind, data)
            self.fresh = False
        for user in users:
            self.users.setdefault(user.id, user)
        for room in rooms:
            self.rooms.setdefault(room.id, room)
        if self.state_path is not None:
            # A bot knows by these numbers what it has handled: where the file was deleted, or is an older copy, they
            # go on all the same.
            self.last_update_id = max(self.last_update_id, self.now())
        self.journal.restart(self._snapshot())
        self.events.clear()
        # Cursors begin at the time, so that one of an earlier run is never taken for one of this run.
        self.last_event = int(self.clock().timestamp() * 1_000_000)

    def now(self) -> int:
        """Return the time now in whole seconds, as the Bot API has it."""
        return int(self.clock().timestamp())

    # -------------------------------------------------------------- changes

    def put_room(self, room: Room) -> None:
        """Store a chat, new or changed."""
        self._commit("room", asdict(room))
        self._tell({"type": "chat", "chat": self.shown_room(room)})

    def put_user(self, user: User) -> None:
        """Store a person."""
        self._commit("user", asdict(user))

    def next_message_id(self, room: Room) -> int:
        """Return the id that the chat's next message has."""
        return room.last_message_id + 1

    def put_message(self, message: Json) -> None:
        """Store a message, new or edited, and show it."""
        known = message["message_id"] in self.messages.get(message["chat"]["id"], {})
        self._commit("message", message)
        kind = "edited" if known else "message"
        self._tell({"type": kind, "chat_id": message["chat"]["id"], "message": message})

    def delete_message(self, chat_id: int, message_id: int) -> None:
        """Forget a message."""
        self._commit("delete", [chat_id, message_id])
        self._tell({"type": "deleted", "chat_id": chat_id, "message_id": message_id})

    def put_update(self, kind: str, content: Json) -> None:
        """Queue an update for the bot, where it takes that kind."""
        if kind in self.allowed:
            self._commit("update", {"update_id": self.last_update_id + 1, kind: content})
            self.wake()

    def allow(self, kinds: Iterable[str]) -> None:
        """Choose which kinds of updates are queued from now on; none: all."""
        allowed = frozenset(kinds) & UPDATE_KINDS or UPDATE_KINDS
        if allowed != self.allowed:
            self._commit("allowed", sorted(allowed))

    def set_webhook(self, webhook: Json) -> None:
        """Store where updates are posted to; empty: they are polled."""
        if webhook != self.webhook:
            self._commit("webhook", webhook)

    def put_press(self, press: Press) -> None:
        """Store a callback query that waits for its answer."""
        self._commit("press", asdict(press))

    def take_press(self, press_id: str) -> Press | None:
        """Return a callback query and forget it."""
        press = self.presses.get(press_id)
        if press is not None:
            self._commit("answered", press_id)
        return press

    def forbid_edits(self, chat_id: int, message_id: int) -> None:
        """Note that a message has a keyboard that is not inline."""
        self._commit("uneditable", [chat_id, message_id])

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`: the bot has them."""
        if self.updates and self.updates[0]["update_id"] < offset:
            self._commit("confirm", offset)

    def set_commands(self, scope: str, commands: list[Json]) -> None:
        """Store the command menu of a scope."""
        self._commit("commands", [scope, commands])
        self._tell({"type": "commands", "commands": self.menu()})

    def publish(self, slug: str, at: str) -> None:
        """Record that a sample article is out."""
        self._commit("published", [slug, at])

    def show(self, event: Json) -> None:
        """Tell the pages something that leaves no trace (typing, the answer to a press)."""
        self._tell(event)

    # -------------------------------------------------------------- views

    def events_after(self, cursor: int) -> list[tuple[int, Json]] | None:
        """Return the events after `cursor`; None where some of them are no longer kept, or never were."""
        count = self.last_event - cursor
        if not 0 <= count <= len(self.events):
            return None
        return list(islice(reversed(self.events), count))[::-1]

    def menu(self) -> list[Json]:
        """Return the commands that a private chat's menu shows."""
        for scope in ("all_private_chats:", "default:"):
            if self.commands.get(scope):
                return self.commands[scope]
        return []

    def chat_json(self, room: Room) -> Json:
        """Return the Bot API's Chat."""
        if room.type == "private":
            user = self.users[room.id]
            shown = {"username": user.username, "first_name": user.first_name, "last_name": user.last_name}
        else:
            shown = {"title": room.title, "username": room.username}
        return {"id": room.id, "type": room.type, **{k: v for k, v in shown.items() if v}}

    def shown_room(self, room: Room) -> Json:
        """Return what the page shows of a chat."""
        writers = [room.owner] if room.type == "channel" else room.members
        return {
            "id": room.id,
            "type": room.type,
            "title": room.title,
            "user_id": room.id if room.type == "private" else None,
            "members": room.members,
            "blocked": room.blocked,
            "bot_status": room.bot_status,
            "migrated_to": room.migrated_to,
            "writable_by": [] if room.migrated_to else writers,
        }

    # -------------------------------------------------------------- inside

    def _commit(self, kind: str, data: Any) -> None:
        self.journal.append(kind, data)
        self._apply(kind, data)
        if self.journal.bulky:
            self.journal.restart(self._snapshot())

    def _apply(self, kind: str, data: Any) -> None:
        match kind:
            case "message":
                self._apply_message(data)
            case "update":
                self.updates.append(data)
                self.last_update_id = data["update_id"]
            case "confirm":
                while self.updates and self.updates[0]["update_id"] < data:
                    self.updates.popleft()
            case "counter":
                self.last_update_id = data
            case "room":
                self.rooms[data["id"]] = Room(**data)
            case "user":
                self.users[data["id"]] = User(**data)
            case "delete":
                self._forget(data[0], data[1])
            case _:
                self._apply_setting(kind, data)

    def _apply_setting(self, kind: str, data: Any) -> None:
        match kind:
            case "commands":
                self.commands[data[0]] = data[1]
            case "published":
                self.published[data[0]] = data[1]
            case "press":
                self.presses[data["id"]] = Press(**data)
                if len(self.presses) > KEPT_PRESSES:
                    del self.presses[next(iter(self.presses))]
            case "answered":
                self.presses.pop(data, None)
            case "allowed":
                self.allowed = frozenset(data)
            case "webhook":
                self.webhook = data
            case "uneditable":
                self.uneditable.setdefault(data[0], set()).add(data[1])

    def _apply_message(self, message: Json) -> None:
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        kept = self.messages.setdefault(chat_id, {})
        kept[message_id] = message
        if len(kept) > KEPT_MESSAGES:
            self._forget(chat_id, next(iter(kept)))
        room = self.rooms.get(chat_id)
        if room is not None:
            room.last_message_id = max(room.last_message_id, message_id)

    def _forget(self, chat_id: int, message_id: int) -> None:
        self.messages.get(chat_id, {}).pop(message_id, None)
        if chat_id in self.uneditable:
            self.uneditable[chat_id].discard(message_id)

    def _snapshot(self) -> list[tuple[str, Any]]:
        records: list[tuple[str, Any]] = [("user", asdict(user)) for user in self.users.values()]
        records += [("room", asdict(room)) for room in self.rooms.values()]
        records += [("message", message) for kept in self.messages.values() for message in kept.values()]
        records += [("commands", [scope, commands]) for scope, commands in self.commands.items()]
        records += [("published", [slug, at]) for slug, at in self.published.items()]
        records += [("press", asdict(press)) for press in self.presses.values()]
        records += [("uneditable", [chat, one]) for chat, ids in self.uneditable.items() for one in ids]
        records += [("allowed", sorted(self.allowed)), ("webhook", self.webhook)]
        records.append(("counter", self.last_update_id - len(self.updates)))
        records += [("update", update) for update in self.updates]
        return records

    def _tell(self, event: Json) -> None:
        self.last_event += 1
        self.events.append((self.last_event, event))
        self.wake()

    async def wait(self, seconds: float | None = None) -> None:
        """Return when something changed, at most `seconds` later: nothing is missed between a look and this wait."""
        loop = asyncio.get_running_loop()
        woken = loop.create_future()
        self.waiting.add(woken)
        timer = None if seconds is None else loop.call_later(seconds, _done, woken)
        try:
            await woken
        finally:
            self.waiting.discard(woken)
            if timer is not None:
                timer.cancel()

    def wake(self) -> None:
        """Let everybody who waits look again."""
        for woken in self.waiting:
            _done(woken)


def _done(woken: asyncio.Future[None]) -> None:
    if not woken.done():
        woken.set_result(None)
