"""Who there is: the people and chats of a new sandbox, and their types."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]
BOT_ID = 1
BOT_NAME = "communique_bot"
BOT: Json = {"id": BOT_ID, "is_bot": True, "first_name": "Communiqué", "username": BOT_NAME}


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
    deactivated: bool = False
    """The person deleted their account."""
    started: bool = False
    """A private chat the person has written in: before that a bot may not."""
    migrated_to: int | None = None
    last_message_id: int = 0

    @property
    def is_group(self) -> bool:
        """Whether Telegram's limits for groups hold."""
        return self.type != "private"


@dataclass
class Press:
    """A button that was pressed and waits for its answer."""

    id: str
    user_id: int
    chat_id: int
    message_id: int
    at: int


ANA, BEN, CHLOE = User(1001, "Ana", "ana"), User(1002, "Ben", "ben"), User(1003, "Chloé", "chloe")
GROUP_ID, CHANNEL_ID = -2001, -1_002_000_000_001


def new_rooms() -> list[Room]:
    """Return the chats that a new sandbox has."""
    people = [ANA, BEN, CHLOE]
    members = [user.id for user in people]
    return [
        *(Room(user.id, "private", user.first_name, [user.id]) for user in people),
        Room(GROUP_ID, "group", "Trade desk", members, owner=ANA.id),
        Room(CHANNEL_ID, "channel", "Agreements wire", members, "agreements_wire", ANA.id, "administrator"),
    ]
