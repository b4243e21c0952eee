"""What people do in the sandbox: write, press buttons, block, add and remove the bot, upgrade a group."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from bot.sandbox.cast import Json, Press, Room, User
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.formatting import mended
from bot.sandbox.keyboards import MAX_CALLBACK_BYTES
from bot.sandbox.messages import MAX_TEXT, found_entities
from bot.sandbox.state import World

CALLBACK_SECONDS = 15
SUPERGROUP_BASE = -1_002_000_100_000


class People:
    """Turn what people do into messages and updates."""

    def __init__(self, world: World) -> None:
        self.world = world

    def say(self, chat_id: int, user_id: int, text: str, reply_to: int | None = None) -> Json:
        """Write a message. Raises ApiError where this person may not, or the text is none."""
        room, user = self._room(chat_id), self._user(user_id)
        if user_id not in self.world.shown_room(room)["writable_by"]:
            raise ApiError(403, "this person cannot write in this chat")
        text, _ = mended(text, [])
        if not text or len(text) > MAX_TEXT:
            raise bad_request(f"a message is 1 to {MAX_TEXT} characters")
        message: Json = {
            "message_id": self.world.next_message_id(room),
            "date": self.world.now(),
            "chat": self.world.chat_json(room),
            "text": text,
        }
        if room.type == "channel":
            message["sender_chat"] = message["chat"]
        else:
            message["from"] = user.to_json()
        if entities := found_entities(text):
            message["entities"] = entities
        answered = self.world.messages.get(chat_id, {}).get(reply_to or 0)
        if answered is not None:
            message["reply_to_message"] = {k: v for k, v in answered.items() if k != "reply_to_message"}
        if room.type == "private" and room.blocked:
            self.block(user_id, blocked=False)
            room = self._room(chat_id)
        if room.type == "private" and not room.started:
            self.world.put_room(replace(room, started=True))
        self.world.put_message(message)
        if room.bot_status in ("member", "administrator") and self._bot_sees(room, message):
            self.world.put_update("channel_post" if room.type == "channel" else "message", message)
        return message

    def _bot_sees(self, room: Room, message: Json) -> bool:
        """Telegram's privacy mode: in groups a bot gets commands, replies to it and what names it; as admin, all."""
        if room.type in ("private", "channel") or room.bot_status == "administrator":
            return True
        name = str(self.world.bot.get("username", "")).lower()
        text = message["text"]
        command = re.match(r"/\w+(?:@(\w+))?", text)
        if command:
            return (command.group(1) or name).lower() == name
        answered = message.get("reply_to_message", {}).get("from", {})
        named = re.search(rf"(?<!\w)@{re.escape(name)}(?!\w)", text, re.IGNORECASE)
        return answered.get("id") == self.world.bot["id"] or named is not None

    def press(self, chat_id: int, message_id: int, user_id: int, data: str) -> str:
        """Press an inline button; returns the id of the callback query."""
        room, user = self._room(chat_id), self._user(user_id)
        message = self.world.messages.get(chat_id, {}).get(message_id)
        if message is None or user_id not in room.members:
            raise bad_request("message not found")
        if room.blocked or room.migrated_to or room.bot_status not in ("member", "administrator"):
            raise ApiError(403, "the bot is not in this chat")
        if not 1 <= len(data.encode("utf-8", "surrogatepass")) <= MAX_CALLBACK_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        callback_id = str(secrets.randbits(62))
        self.world.put_press(Press(callback_id, user_id, chat_id, message_id, self.world.now()))
        query = {
            "id": callback_id,
            "from": user.to_json(),
            "message": message,
            "chat_instance": str(chat_id),
            "data": data,
        }
        self.world.put_update("callback_query", query)
        return callback_id

    def answer(self, callback_id: str) -> Press:
        """Return the press that a callback query came of, once. Raises 400 for an unknown, answered or old one."""
        press = self.world.take_press(callback_id)
        if press is None or self.world.now() - press.at > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return press

    def ask_inline(self, user_id: int, query: str) -> str:
        """Type an inline query, which the page has no place for; returns its id."""
        query_id = str(secrets.randbits(62))
        self.world.put_press(Press(query_id, user_id, user_id, 0, self.world.now()))
        sender = self._user(user_id).to_json()
        self.world.put_update("inline_query", {"id": query_id, "from": sender, "query": query, "offset": ""})
        return query_id

    def deactivate(self, user_id: int) -> None:
        """Delete a person's account: whoever writes to them gets 403."""
        self.world.put_room(replace(self._room(self._user(user_id).id), deactivated=True))

    def block(self, user_id: int, *, blocked: bool) -> None:
        """Block or unblock the bot."""
        room = self._room(user_id)
        if room.type != "private":
            raise bad_request("only a person can block the bot")
        if room.blocked != blocked:
            self.world.put_room(replace(room, blocked=blocked))
            old, new = ("member", "kicked") if blocked else ("kicked", "member")
            self._my_status(room, self._user(user_id).to_json(), old, new)

    def set_member(self, chat_id: int, status: str) -> None:
        """Add the bot to a group or channel, or remove it."""
        room = self._room(chat_id)
        if room.type == "private" or status not in ("member", "administrator", "kicked", "left"):
            raise bad_request("a group or channel, and member, administrator, kicked or left")
        if room.type == "channel" and status == "member":
            status = "administrator"
        if room.bot_status != status:
            old = room.bot_status
            self.world.put_room(replace(room, bot_status=status))
            who = self.world.bot if status == "left" else self._user(room.owner or room.members[0]).to_json()
            self._my_status(room, who, old, status)

    def migrate(self, chat_id: int) -> int:
        """Upgrade a group to a supergroup; returns its new id."""
        room = self._room(chat_id)
        if room.type != "group" or room.migrated_to:
            raise bad_request("only a group can be upgraded, once")
        new_id = SUPERGROUP_BASE - sum(r.type == "supergroup" for r in self.world.rooms.values())
        fresh = replace(room, id=new_id, type="supergroup", last_message_id=0)
        self.world.put_room(fresh)
        self.world.put_room(replace(room, migrated_to=new_id))
        fresh = self._room(new_id)
        user = self._user(room.owner or room.members[0])
        for here, service in (
            (self._room(chat_id), {"migrate_to_chat_id": new_id}),
            (fresh, {"migrate_from_chat_id": chat_id}),
        ):
            message = {
                "message_id": self.world.next_message_id(here),
                "date": self.world.now(),
                "chat": self.world.chat_json(here),
                "from": user.to_json(),
                **service,
            }
            self.world.put_message(message)
            self.world.put_update("message", message)
        return new_id

    def befall(self, chat_id: object, kind: str) -> None:
        """Let what a fault scripts happen to a chat that it can happen to: `leave` or `migrate`."""
        room = self.world.rooms.get(int(chat_id)) if isinstance(chat_id, int | str) and _is_id(chat_id) else None
        if room is None:
            return
        if kind == "leave" and room.type == "private":
            self.block(room.id, blocked=True)
        elif kind == "leave":
            self.set_member(room.id, "kicked")
        elif room.type == "group" and not room.migrated_to:
            self.migrate(room.id)

    def add_groups(self, ids: Iterable[int], owner: int) -> None:
        """Add groups of one person and the bot, for tests and load."""
        for number in ids:
            self.world.put_room(Room(number, "group", f"Group {number}", [owner], owner=owner, bot_status="member"))

    def add_users(self, ids: range, *, started: bool = True) -> None:
        """Add people with private chats, for tests and load."""
        for number in ids:
            user = User(number, f"User {number}", f"user{number}")
            self.world.put_user(user)
            self.world.put_room(Room(number, "private", user.first_name, [number], started=started))

    def _my_status(self, room: Room, who: Json, old: str, new: str) -> None:
        def member(status: str) -> Json:
            found: Json = {"status": status, "user": self.world.bot}
            if status == "kicked":
                found["until_date"] = 0
            return found | (ADMIN_RIGHTS if status == "administrator" else {})

        self.world.put_update(
            "my_chat_member",
            {
                "chat": self.world.chat_json(room),
                "from": who,
                "date": self.world.now(),
                "old_chat_member": member(old),
                "new_chat_member": member(new),
            },
        )

    def _room(self, chat_id: int) -> Room:
        room = self.world.rooms.get(chat_id)
        if room is None:
            raise bad_request("chat not found")
        return room

    def _user(self, user_id: int) -> User:
        user = self.world.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        return user


def _is_id(value: int | str) -> bool:
    return isinstance(value, int) or re.fullmatch(r"-?[0-9]{1,19}", value) is not None


ADMIN_RIGHTS: dict[str, Any] = {
    "can_be_edited": False,
    "is_anonymous": False,
    **dict.fromkeys(
        (
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_promote_members",
            "can_change_info",
            "can_invite_users",
            "can_post_messages",
            "can_edit_messages",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
        ),
        True,
    ),
}
