"""The sandbox's world: people, chats, messages, and the updates that wait for the bot."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.sandbox.journal import Journal

Json = dict[str, Any]
KEPT_MESSAGES = 500
"""Of each chat; older ones are forgotten, as a page shows no more."""
KEPT_EVENTS = 4000
BOT_ID = 1


@dataclass
class User:
    """A person of the sandbox."""

    id: int
    first_name: str
    username: str = ""
    last_name: str = ""
    language_code: str = "en"

    def to_json(self) -> Json:
        """Return the Bot API's User."""
        shown = {k: v for k, v in asdict(self).items() if v}
        return {"is_bot": False, **shown}


@dataclass
class Room:
    """A chat: private (its id is its person's), group, supergroup or channel."""

    id: int
    type: str
    title: str
    members: list[int]
    username: str = ""
    owner: int | None = None
    bot_status: str = "member"
    """`member`, `administrator`, `kicked` or `left`."""
    blocked: bool = False
    started: bool = False
    """A private chat the person has written in: before that a bot may not."""
    migrated_to: int | None = None
    last_message_id: int = 0

    @property
    def is_group(self) -> bool:
        """Whether Telegram's limits for groups hold."""
        return self.type != "private"


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
    published: dict[str, str] = field(default_factory=dict)
    """Slug of a sample article → when it was published (ISO 8601)."""
    fresh: bool = True
    """Nothing was replayed: this sandbox starts for the first time."""
    last_update_id: int = 0
    last_event: int = 0
    events: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=KEPT_EVENTS))
    changed: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when an event or update came; waiters replace it."""

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
        self.journal.restart(self._snapshot())
        self.events.clear()

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

    def put_update(self, kind: str, content: Json) -> Json:
        """Queue an update for the bot and return it."""
        update = {"update_id": self.last_update_id + 1, kind: content}
        self._commit("update", update)
        self._wake()
        return update

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
                self.messages.get(data[0], {}).pop(data[1], None)
            case "commands":
                self.commands[data[0]] = data[1]
            case "published":
                self.published[data[0]] = data[1]

    def _apply_message(self, message: Json) -> None:
        chat_id, message_id = message["chat"]["id"], message["message_id"]
        kept = self.messages.setdefault(chat_id, {})
        kept[message_id] = message
        if len(kept) > KEPT_MESSAGES:
            del kept[next(iter(kept))]
        room = self.rooms.get(chat_id)
        if room is not None:
            room.last_message_id = max(room.last_message_id, message_id)

    def _snapshot(self) -> list[tuple[str, Any]]:
        records: list[tuple[str, Any]] = [("user", asdict(user)) for user in self.users.values()]
        records += [("room", asdict(room)) for room in self.rooms.values()]
        records += [("message", message) for kept in self.messages.values() for message in kept.values()]
        records += [("commands", [scope, commands]) for scope, commands in self.commands.items()]
        records += [("published", [slug, at]) for slug, at in self.published.items()]
        records.append(("counter", self.last_update_id - len(self.updates)))
        records += [("update", update) for update in self.updates]
        return records

    def _tell(self, event: Json) -> None:
        self.last_event += 1
        self.events.append((self.last_event, event))
        self._wake()

    def _wake(self) -> None:
        self.changed.set()
        self.changed = asyncio.Event()
