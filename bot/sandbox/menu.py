"""The bot's command menu: one list of commands for each scope and language."""

from __future__ import annotations

import re

from bot.sandbox.cast import Json
from bot.sandbox.errors import bad_request
from bot.sandbox.params import array, mapping, number, text
from bot.sandbox.state import World

MAX_COMMANDS = 100
MAX_DESCRIPTION = 256
_NAME = re.compile(r"/?([a-z0-9_]{1,32})")
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (), "chat": ("chat_id",),
    "chat_administrators": ("chat_id",), "chat_member": ("chat_id", "user_id"),
}  # fmt: skip


class Menu:
    """The methods about commands."""

    def __init__(self, world: World) -> None:
        self._world = world

    def set_my_commands(self, params: Json) -> bool:
        """setMyCommands."""
        commands = array(params, "commands", "bot commands")
        if len(commands) > MAX_COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        self._world.set_commands(_scope(params), [_command(item) for item in commands])
        return True

    def get_my_commands(self, params: Json) -> list[Json]:
        """getMyCommands."""
        return self._world.commands.get(_scope(params), [])

    def delete_my_commands(self, params: Json) -> bool:
        """deleteMyCommands."""
        self._world.set_commands(_scope(params), [])
        return True


def _command(item: object) -> Json:
    if not isinstance(item, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = _NAME.fullmatch(text(item, "command"))
    if name is None:
        raise bad_request("BOT_COMMAND_INVALID")
    description = text(item, "description")
    if not 1 <= len(description) <= MAX_DESCRIPTION:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name.group(1), "description": description}


def _scope(params: Json) -> str:
    """Return the key of a command scope: its kind, whom it names, a language."""
    scope = mapping(params, "scope", "bot command scope")
    kind = scope.get("type", "default")
    if not isinstance(kind, str) or kind not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    where = ":".join(str(number(scope, name)) for name in _SCOPES[kind])
    return f"{kind}{where}:{text(params, 'language_code')}"
