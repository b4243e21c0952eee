"""Find the chat that a call means, say why a bot may not write there, and tell who is in it."""

from __future__ import annotations

from bot.sandbox.cast import Json, Room
from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.params import number
from bot.sandbox.people import ADMIN_RIGHTS, People
from bot.sandbox.state import World


class Chats:
    """The methods about chats, and what the others ask of one."""

    def __init__(self, world: World, people: People) -> None:
        self.world = world
        self.people = people

    def room(self, params: Json) -> Room:
        """Return the chat of `chat_id`, a number or `@username`. Raises 400."""
        value = params.get("chat_id")
        if value in (None, ""):
            raise bad_request("chat_id is empty")
        if isinstance(value, str) and value.startswith("@"):
            name = value[1:].lower()
            found = (r for r in self.world.rooms.values() if r.type != "private" and r.username.lower() == name)
            room = next(found, None) if name else None
        else:
            room = self.world.rooms.get(number(params, "chat_id"))
        if room is None:
            raise bad_request("chat not found")
        return room

    def writable(self, params: Json) -> Room:
        """Return the chat that is written to. Raises what Telegram says where a bot may not."""
        room = self.room(params)
        if room.migrated_to:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.migrated_to)
        if room.type == "private":
            if room.deactivated:
                raise forbidden("user is deactivated")
            if room.blocked:
                raise forbidden("bot was blocked by the user")
            if not room.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif room.bot_status == "kicked":
            raise forbidden(f"bot was kicked from the {room.type} chat")
        elif room.bot_status == "left":
            raise forbidden(f"bot is not a member of the {room.type} chat")
        return room

    def _visible(self, params: Json) -> Room:
        """Return the chat that is asked about: a person's, or one that the bot is in."""
        room = self.room(params)
        return room if room.type == "private" else self.writable(params)

    def get_chat(self, params: Json) -> Json:
        """getChat."""
        room = self._visible(params)
        return self.world.chat_json(room) | {
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(
                ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
                False,
            ),
        }

    def get_chat_member(self, params: Json) -> Json:
        """getChatMember."""
        return self._member(self._visible(params), number(params, "user_id"))

    def get_chat_administrators(self, params: Json) -> list[Json]:
        """getChatAdministrators."""
        room = self._visible(params)
        if room.type == "private":
            raise bad_request("there are no administrators in the private chat")
        members = [self._member(room, user_id) for user_id in (*room.members, self.world.bot["id"])]
        return [m for m in members if m["status"] in ("creator", "administrator")]

    def leave_chat(self, params: Json) -> bool:
        """leaveChat."""
        room = self.writable(params)
        if room.type == "private":
            raise bad_request("chat member status can't be changed in private chats")
        self.people.set_member(room.id, "left")
        return True

    def _member(self, room: Room, user_id: int) -> Json:
        if user_id == self.world.bot["id"]:
            found = {"status": room.bot_status, "user": self.world.bot}
            return found | (ADMIN_RIGHTS if room.bot_status == "administrator" else {})
        user = self.world.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        status = "creator" if user_id == room.owner else "member" if user_id in room.members else "left"
        return {"status": status, "user": user.to_json()} | ({"is_anonymous": False} if status == "creator" else {})
