"""The Bot API's methods: each takes a call's parameters and returns its result, or raises Telegram's refusal."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.errors import ApiError, bad_request, forbidden
from bot.sandbox.limits import Gate
from bot.sandbox.messages import MAX_CAPTION, from_json, keyboard, text_and_entities
from bot.sandbox.people import ADMIN_RIGHTS, CALLBACK_SECONDS, People
from bot.sandbox.state import Json, Room, World

DELETABLE_SECONDS = 48 * 3600
MAX_COMMANDS = 100
MAX_CALLBACK_ANSWER = 200
MAX_INLINE_RESULTS = 50
Method = Callable[["Methods", Json], Any]
_KICKED = {
    "group": "bot was kicked from the group chat",
    "supergroup": "bot was kicked from the supergroup chat",
    "channel": "bot was kicked from the channel chat",
}


@dataclass(frozen=True)
class PostedMessage:
    """A message that the bot posted or edited, for who shows it elsewhere."""

    chat_id: int
    chat_title: str
    message_id: int
    text: str
    edited: bool


@dataclass
class Methods:
    """The methods and what they work on. `files` keeps uploads by file id."""

    world: World
    people: People
    gate: Gate
    on_message: Callable[[PostedMessage], None] | None = None

    def call(self, name: str, params: Json) -> Any:
        """Call a method by its name, in any case as Telegram takes it. Raises ApiError, 404 for an unknown one."""
        method = METHODS.get(name.lower())
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        return method(self, params)

    # -------------------------------------------------------------- sending

    def send_message(self, params: Json) -> Json:
        """sendMessage."""
        room = self._writable(params)
        text, entities = text_and_entities(params)
        return self._post(room, params, {"text": text, **({"entities": entities} if entities else {})})

    def send_photo(self, params: Json) -> Json:
        """sendPhoto."""
        room = self._writable(params)
        file = _file(params, "photo")
        sizes = [{**file, "width": 320, "height": 240}]
        return self._post(room, params, {"photo": sizes, **self._caption(params)})

    def send_document(self, params: Json) -> Json:
        """sendDocument."""
        room = self._writable(params)
        return self._post(room, params, {"document": _file(params, "document"), **self._caption(params)})

    def edit_message_text(self, params: Json) -> Json:
        """editMessageText."""
        message = self._own_message(params)
        text, entities = text_and_entities(params)
        changed = {k: v for k, v in message.items() if k not in ("entities", "reply_markup")} | {"text": text}
        if entities:
            changed["entities"] = entities
        return self._edit(message, changed, keyboard(params))

    def edit_message_reply_markup(self, params: Json) -> Json:
        """editMessageReplyMarkup."""
        message = self._own_message(params)
        return self._edit(message, {k: v for k, v in message.items() if k != "reply_markup"}, keyboard(params))

    def delete_message(self, params: Json) -> bool:
        """deleteMessage."""
        room = self._room(params)
        message_id = _integer(params, "message_id")
        message = self.world.messages.get(room.id, {}).get(message_id)
        if message is None:
            raise bad_request("message to delete not found")
        if self.world.now() - message["date"] > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        self.world.delete_message(room.id, message_id)
        return True

    def send_chat_action(self, params: Json) -> bool:
        """sendChatAction."""
        room = self._writable(params)
        if not params.get("action"):
            raise bad_request("wrong parameter action in request")
        self.world.show({"type": "typing", "chat_id": room.id, "action": params["action"]})
        return True

    def _post(self, room: Room, params: Json, content: Json) -> Json:
        message: Json = {
            "message_id": self.world.next_message_id(room),
            "date": self.world.now(),
            "chat": self.world.chat_json(room),
            **content,
        }
        if room.type == "channel":
            message["sender_chat"] = message["chat"]
        else:
            message["from"] = self.world.bot
        if answered := self._answered(room, params):
            message["reply_to_message"] = answered
        if markup := keyboard(params):
            message["reply_markup"] = markup
        if params.get("protect_content") in (True, "true", "True"):
            message["has_protected_content"] = True
        paid = params.get("allow_paid_broadcast") in (True, "true", "True")
        self.gate.admit(room.id, group=room.is_group, paid=paid)
        self.world.put_message(message)
        self._tell(room, message, edited=False)
        return message

    def _answered(self, room: Room, params: Json) -> Json | None:
        reply = from_json(params.get("reply_parameters"), "reply parameters") or {}
        message_id = reply.get("message_id") or params.get("reply_to_message_id")
        if not message_id:
            return None
        answered = self.world.messages.get(room.id, {}).get(int(message_id))
        if answered is not None:
            return {k: v for k, v in answered.items() if k != "reply_to_message"}
        if reply.get("allow_sending_without_reply") or params.get("allow_sending_without_reply") in (True, "true"):
            return None
        raise bad_request("message to be replied not found")

    def _edit(self, message: Json, changed: Json, markup: Json | None) -> Json:
        if markup:
            changed["reply_markup"] = markup
        without = {k: v for k, v in message.items() if k != "edit_date"}
        if {k: v for k, v in changed.items() if k != "edit_date"} == without:
            raise bad_request(
                "message is not modified: specified new message content and reply markup are exactly the same as a "
                "current content and reply markup of the message"
            )
        changed["edit_date"] = self.world.now()
        self.world.put_message(changed)
        self._tell(self.world.rooms[message["chat"]["id"]], changed, edited=True)
        return changed

    def _caption(self, params: Json) -> Json:
        text, entities = text_and_entities(params, name="caption", limit=MAX_CAPTION)
        found: Json = {"caption": text} if text else {}
        return found | ({"caption_entities": entities} if entities else {})

    def _tell(self, room: Room, message: Json, *, edited: bool) -> None:
        if self.on_message is not None:
            text = message.get("text") or message.get("caption") or ""
            self.on_message(PostedMessage(room.id, room.title, message["message_id"], text, edited))

    # -------------------------------------------------------------- chats

    def _room(self, params: Json) -> Room:
        value = params.get("chat_id")
        if value in (None, ""):
            raise bad_request("chat_id is empty")
        if isinstance(value, str) and value.startswith("@"):
            found = [r for r in self.world.rooms.values() if r.username and r.username.lower() == value[1:].lower()]
        else:
            found = [r for r in [self.world.rooms.get(_integer(params, "chat_id"))] if r is not None]
        if not found:
            raise bad_request("chat not found")
        return found[0]

    def _writable(self, params: Json) -> Room:
        """Return the chat that is written to. Raises what Telegram says where a bot may not."""
        room = self._room(params)
        if room.migrated_to:
            raise bad_request("group chat was upgraded to a supergroup chat", migrate_to_chat_id=room.migrated_to)
        if room.type == "private":
            if room.blocked:
                raise forbidden("bot was blocked by the user")
            if not room.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif room.bot_status in ("kicked", "left"):
            raise forbidden(_KICKED[room.type])
        return room

    def _own_message(self, params: Json) -> Json:
        room = self._writable(params)
        message = self.world.messages.get(room.id, {}).get(_integer(params, "message_id"))
        if message is None:
            raise bad_request("message to edit not found")
        own = message.get("from", {}).get("id") == self.world.bot["id"] or (
            room.type == "channel" and room.bot_status == "administrator"
        )
        if not own:
            raise bad_request("message can't be edited")
        return message

    def get_chat(self, params: Json) -> Json:
        """getChat."""
        return self.world.chat_json(self._room(params)) | {"accent_color_id": 0, "max_reaction_count": 11}

    def get_chat_member(self, params: Json) -> Json:
        """getChatMember."""
        return self._member(self._room(params), _integer(params, "user_id"))

    def get_chat_administrators(self, params: Json) -> list[Json]:
        """getChatAdministrators."""
        room = self._room(params)
        if room.type == "private":
            raise bad_request("there are no administrators in the private chat")
        members = [self._member(room, user_id) for user_id in room.members]
        return [m for m in members if m["status"] in ("creator", "administrator")]

    def _member(self, room: Room, user_id: int) -> Json:
        if user_id == self.world.bot["id"]:
            return {"status": room.bot_status, "user": self.world.bot} | (
                ADMIN_RIGHTS if room.bot_status == "administrator" else {}
            )
        user = self.world.users.get(user_id)
        if user is None:
            raise bad_request("user not found")
        status = "creator" if user_id == room.owner else "member" if user_id in room.members else "left"
        return {"status": status, "user": user.to_json()} | ({"is_anonymous": False} if status == "creator" else {})

    def leave_chat(self, params: Json) -> bool:
        """leaveChat."""
        room = self._writable(params)
        if room.type == "private":
            raise bad_request("chat not found")
        self.people.set_member(room.id, "left")
        return True

    # -------------------------------------------------------------- the rest

    def get_me(self, _params: Json) -> Json:
        """getMe."""
        return self.world.bot | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }

    def answer_callback_query(self, params: Json) -> bool:
        """answerCallbackQuery."""
        press = self.people.presses.pop(str(params.get("callback_query_id")), None)
        if press is None or self.world.now() - press.at > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        text = str(params.get("text") or "")
        if len(text) > MAX_CALLBACK_ANSWER:
            raise bad_request("MESSAGE_TOO_LONG")
        self.world.show(
            {
                "type": "callback_answer",
                "callback_id": str(params["callback_query_id"]),
                "user_id": press.user_id,
                "chat_id": press.chat_id,
                "message_id": press.message_id,
                "text": text,
                "show_alert": params.get("show_alert") in (True, "true", "True"),
            }
        )
        return True

    def answer_inline_query(self, params: Json) -> bool:
        """answerInlineQuery: the sandbox has no inline mode, so every query is unknown; the answer is still checked."""
        results = from_json(params.get("results"), "inline query results")
        if not isinstance(results, list):
            raise bad_request("can't parse inline query results")
        if len(results) > MAX_INLINE_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        raise bad_request("query is too old and response timeout expired or query ID is invalid")

    def set_my_commands(self, params: Json) -> bool:
        """setMyCommands."""
        commands = from_json(params.get("commands"), "bot commands")
        if not isinstance(commands, list):
            raise bad_request("can't parse commands list")
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(str(command.get("description", ""))) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        self.world.set_commands(_scope(params), commands)
        return True

    def get_my_commands(self, params: Json) -> list[Json]:
        """getMyCommands."""
        return self.world.commands.get(_scope(params), [])

    def delete_my_commands(self, params: Json) -> bool:
        """deleteMyCommands."""
        self.world.set_commands(_scope(params), [])
        return True


METHODS: dict[str, Method] = {
    "getme": Methods.get_me,
    "sendmessage": Methods.send_message,
    "sendphoto": Methods.send_photo,
    "senddocument": Methods.send_document,
    "editmessagetext": Methods.edit_message_text,
    "editmessagereplymarkup": Methods.edit_message_reply_markup,
    "deletemessage": Methods.delete_message,
    "sendchataction": Methods.send_chat_action,
    "answercallbackquery": Methods.answer_callback_query,
    "answerinlinequery": Methods.answer_inline_query,
    "setmycommands": Methods.set_my_commands,
    "getmycommands": Methods.get_my_commands,
    "deletemycommands": Methods.delete_my_commands,
    "getchat": Methods.get_chat,
    "getchatmember": Methods.get_chat_member,
    "getchatadministrators": Methods.get_chat_administrators,
    "leavechat": Methods.leave_chat,
}


def _scope(params: Json) -> str:
    scope = from_json(params.get("scope"), "bot command scope") or {}
    where = ":".join(str(scope[k]) for k in ("chat_id", "user_id") if k in scope)
    return f"{scope.get('type', 'default')}{where}:{params.get('language_code') or ''}"


def _integer(params: Json, name: str) -> int:
    try:
        return int(params[name])
    except (KeyError, TypeError, ValueError):
        raise bad_request(f"{name} must be an integer") from None


def _file(params: Json, name: str) -> Json:
    """Describe an upload, or a file that was sent before or stands on the web."""
    value = params.get(name)
    if isinstance(value, str) and value.startswith("attach://"):
        value = params.get(value.removeprefix("attach://"))
    if isinstance(value, tuple):
        filename, mime, data = value
        if not data:
            raise bad_request("file must be non-empty")
        ident = f"{name}-{hashlib.sha256(data).hexdigest()[:24]}"
        described = {"file_id": ident, "file_unique_id": ident[:16], "file_size": len(data)}
        return described | ({} if name == "photo" else {"file_name": filename, "mime_type": mime})
    if not value:
        raise bad_request(f"there is no {name} in the request")
    return {"file_id": str(value), "file_unique_id": str(value)[:16]}
