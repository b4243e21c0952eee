"""The Bot API's methods: each takes a call's parameters and returns its result, or raises Telegram's refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.cast import Json, Room
from bot.sandbox.chats import Chats
from bot.sandbox.errors import ApiError, bad_request
from bot.sandbox.files import Files
from bot.sandbox.keyboards import inline_keyboard, other_markup
from bot.sandbox.limits import Gate
from bot.sandbox.menu import Menu
from bot.sandbox.messages import MAX_CAPTION, answered, text_and_entities
from bot.sandbox.params import array, flag, mapping, number, picked, text
from bot.sandbox.people import People
from bot.sandbox.state import World

DELETABLE_SECONDS = 48 * 3600
MAX_CALLBACK_ANSWER = 200
MAX_INLINE_RESULTS = 50
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_PREVIEW = {
    "is_disabled": bool, "url": str, "prefer_small_media": bool, "prefer_large_media": bool, "show_above_text": bool,
}  # fmt: skip


@dataclass(frozen=True)
class PostedMessage:
    """A message that the bot posted or edited, for who shows it elsewhere."""

    chat_id: int
    chat_title: str
    message_id: int
    text: str
    edited: bool


class Methods:
    """The methods and what they work on."""

    def __init__(
        self, world: World, people: People, gate: Gate, on_message: Callable[[PostedMessage], None] | None = None
    ) -> None:
        self.world = world
        self.people = people
        self.chats = Chats(world, people)
        self.files = Files()
        menu = Menu(world)
        self._gate = gate
        self._on_message = on_message
        self._methods: dict[str, Callable[[Json], Any]] = {
            "getme": self.get_me,
            "sendmessage": self.send_message,
            "sendphoto": self.send_photo,
            "senddocument": self.send_document,
            "editmessagetext": self.edit_message_text,
            "editmessagereplymarkup": self.edit_message_reply_markup,
            "deletemessage": self.delete_message,
            "sendchataction": self.send_chat_action,
            "answercallbackquery": self.answer_callback_query,
            "answerinlinequery": self.answer_inline_query,
            "setmycommands": menu.set_my_commands,
            "getmycommands": menu.get_my_commands,
            "deletemycommands": menu.delete_my_commands,
            "getfile": lambda params: self.files.get(text(params, "file_id")),
            "getchat": self.chats.get_chat,
            "getchatmember": self.chats.get_chat_member,
            "getchatadministrators": self.chats.get_chat_administrators,
            "leavechat": self.chats.leave_chat,
        }

    def call(self, name: str, params: Json) -> Any:
        """Call a method by its name, in any case as Telegram takes it. Raises ApiError, 404 for an unknown one."""
        method = self._methods.get(name.lower())
        if method is None:
            raise ApiError(404, "Not Found: method not found")
        return method(params)

    # -------------------------------------------------------------- sending

    def send_message(self, params: Json) -> Json:
        """sendMessage."""
        room = self.chats.writable(params)
        return self._post(room, params, self._text(params))

    def send_photo(self, params: Json) -> Json:
        """sendPhoto."""
        room = self.chats.writable(params)
        return self._post(room, params, {"photo": [self.files.take(params, "photo")], **self._caption(params)})

    def send_document(self, params: Json) -> Json:
        """sendDocument."""
        room = self.chats.writable(params)
        return self._post(room, params, {"document": self.files.take(params, "document"), **self._caption(params)})

    def send_chat_action(self, params: Json) -> bool:
        """sendChatAction."""
        room = self.chats.writable(params)
        if text(params, "action") not in _ACTIONS:
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
        if reply := answered(params, self.world.messages.get(room.id, {})):
            message["reply_to_message"] = reply
        if markup := inline_keyboard(params):
            message["reply_markup"] = markup
        locked = other_markup(params)
        if flag(params, "protect_content"):
            message["has_protected_content"] = True
        self._gate.admit(room.id, group=room.is_group, paid=flag(params, "allow_paid_broadcast"))
        self.world.put_message(message)
        if locked:
            self.world.forbid_edits(room.id, message["message_id"])
        self._tell(room, message, edited=False)
        return message

    def _text(self, params: Json) -> Json:
        plain, entities = text_and_entities(params)
        found: Json = {"text": plain}
        if known := self._known(entities):
            found["entities"] = known
        if preview := picked(mapping(params, "link_preview_options", "link preview options"), _PREVIEW):
            found["link_preview_options"] = preview
        return found

    def _caption(self, params: Json) -> Json:
        plain, entities = text_and_entities(params, name="caption", limit=MAX_CAPTION)
        found: Json = {"caption": plain} if plain else {}
        known = self._known(entities)
        return found | ({"caption_entities": known} if known else {})

    def _known(self, entities: list[Json]) -> list[Json]:
        """Put the person into each mention, and leave out those of a stranger, as Telegram does."""
        known = []
        for entity in entities:
            if "user_id" not in entity:
                known.append(entity)
            elif user := self.world.users.get(entity["user_id"]):
                known.append({k: v for k, v in entity.items() if k != "user_id"} | {"user": user.to_json()})
        return known

    # -------------------------------------------------------------- changing

    def edit_message_text(self, params: Json) -> Json:
        """editMessageText."""
        message = self._own_message(params)
        if "text" not in message:
            raise bad_request("there is no text in the message to edit")
        kept = {k: v for k, v in message.items() if k not in ("entities", "reply_markup", "link_preview_options")}
        return self._edit(message, kept | self._text(params), params)

    def edit_message_reply_markup(self, params: Json) -> Json:
        """editMessageReplyMarkup."""
        message = self._own_message(params)
        return self._edit(message, {k: v for k, v in message.items() if k != "reply_markup"}, params)

    def delete_message(self, params: Json) -> bool:
        """deleteMessage."""
        room = self.chats.writable(params)
        message_id = number(params, "message_id")
        message = self.world.messages.get(room.id, {}).get(message_id)
        if message is None:
            raise bad_request("message to delete not found")
        if self.world.now() - message["date"] > DELETABLE_SECONDS:
            raise bad_request("message can't be deleted for everyone")
        if room.type != "private" and not self._own(room, message) and room.bot_status != "administrator":
            raise bad_request("message can't be deleted")
        self.world.delete_message(room.id, message_id)
        return True

    def _own_message(self, params: Json) -> Json:
        room = self.chats.writable(params)
        message_id = number(params, "message_id")
        message = self.world.messages.get(room.id, {}).get(message_id)
        if message is None:
            raise bad_request("message to edit not found")
        if not self._own(room, message) or message_id in self.world.uneditable.get(room.id, ()):
            raise bad_request("message can't be edited")
        return message

    def _own(self, room: Room, message: Json) -> bool:
        """Say whether a message is the bot's, or a post of a channel that it administers."""
        if room.type == "channel":
            return room.bot_status == "administrator"
        return bool(message.get("from", {}).get("id") == self.world.bot["id"])

    def _edit(self, message: Json, changed: Json, params: Json) -> Json:
        other_markup(params)
        if markup := inline_keyboard(params):
            changed["reply_markup"] = markup
        if changed == message:
            raise bad_request(_NOT_MODIFIED)
        changed["edit_date"] = self.world.now()
        self.world.put_message(changed)
        self._tell(self.world.rooms[message["chat"]["id"]], changed, edited=True)
        return changed

    def _tell(self, room: Room, message: Json, *, edited: bool) -> None:
        if self._on_message is not None:
            said = message.get("text") or message.get("caption") or ""
            self._on_message(PostedMessage(room.id, room.title, message["message_id"], said, edited))

    # -------------------------------------------------------------- the rest

    def get_me(self, _params: Json) -> Json:
        """getMe."""
        return self.world.bot | {
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": True,
        }

    def answer_callback_query(self, params: Json) -> bool:
        """answerCallbackQuery."""
        said = text(params, "text")
        if len(said) > MAX_CALLBACK_ANSWER:
            raise bad_request("MESSAGE_TOO_LONG")
        press = self.people.answer(text(params, "callback_query_id"))
        self.world.show(
            {
                "type": "callback_answer",
                "callback_id": press.id,
                "user_id": press.user_id,
                "chat_id": press.chat_id,
                "message_id": press.message_id,
                "text": said,
                "show_alert": flag(params, "show_alert"),
            }
        )
        return True

    def answer_inline_query(self, params: Json) -> bool:
        """answerInlineQuery."""
        results = array(params, "results", "inline query results")
        if len(results) > MAX_INLINE_RESULTS:
            raise bad_request("RESULTS_TOO_MUCH")
        seen = set()
        for result in results:
            if not isinstance(result, dict) or not isinstance(result.get("type"), str):
                raise bad_request("can't parse inline query result: Can't find field \"type\"")
            ident = str(result.get("id", ""))
            if not 1 <= len(ident.encode("utf-8", "surrogatepass")) <= 64:
                raise bad_request("RESULT_ID_INVALID")
            if ident in seen:
                raise bad_request("RESULT_ID_DUPLICATE")
            seen.add(ident)
        self.people.answer(text(params, "inline_query_id"))
        return True
