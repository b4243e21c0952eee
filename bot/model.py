"""The domain's types: what moves between modules, all frozen. Vocabulary: docs/glossary.md."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeAlias


class PartyKind(StrEnum):
    """What sort of actor a party is."""

    STATE = "state"
    GOVERNMENT_BODY = "government_body"
    IGO = "igo"
    COMPANY = "company"
    ASSOCIATION = "association"
    BANK_FUND = "bank_fund"
    RESEARCH_EDUCATION = "research_education"
    PERSON = "person"
    OTHER = "other"


class PartyRole(StrEnum):
    """What a party does in the event."""

    SIGNATORY = "signatory"
    CANDIDATE = "candidate"
    SUPPORTER = "supporter"
    HOST = "host"
    MEDIATOR = "mediator"
    NEGOTIATOR = "negotiator"
    INVESTOR = "investor"
    RECIPIENT = "recipient"
    OPPONENT = "opponent"
    OTHER = "other"


class AgreementKind(StrEnum):
    """The form of an agreement."""

    JOINT_STATEMENT = "joint_statement"
    MOU = "mou"
    TREATY = "treaty"
    TRADE_AGREEMENT = "trade_agreement"
    ACCESSION = "accession"
    CONTRACT = "contract"
    INVESTMENT = "investment"
    FINANCING = "financing"
    PARTNERSHIP = "partnership"
    MERGER_ACQUISITION = "merger_acquisition"
    REGULATORY = "regulatory"
    SETTLEMENT = "settlement"
    OTHER = "other"


class AgreementStatus(StrEnum):
    """How far an agreement is, as the article leaves it on its date."""

    PROPOSED = "proposed"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    SIGNED = "signed"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"
    REJECTED = "rejected"


# ------------------------------------------------------------------ feeds and articles


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is polled. `next_poll_at` is when it is due; all times are aware and in UTC."""

    id: int
    url: str
    title: str | None
    next_poll_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    last_polled_at: datetime | None = None
    last_success_at: datetime | None = None
    failures: int = 0
    """Failed polls in a row."""
    last_error: str | None = None
    gap: timedelta | None = None
    """The usual time between two entries, where it is known."""
    newest_at: datetime | None = None
    moved_to: str | None = None
    """Where it was redirected for good at the last poll, `moved_times` polls in a row."""
    moved_times: int = 0
    pushed_until: datetime | None = None
    """Until when its hub pushes it."""
    retired_at: datetime | None = None
    """Since when it is not polled any more; `last_error` says why."""


@dataclass(frozen=True, slots=True)
class Hub:
    """A WebSub hub that pushes what is new in a feed, once it has confirmed: until `lease_until`."""

    feed_id: int
    hub: str
    topic: str
    secret: str
    lease_until: datetime | None = None
    failures: int = 0
    last_error: str | None = None


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry as a feed has it, before it is stored. `url` is absolute; `content` is plain text."""

    guid: str
    url: str
    title: str
    content: str
    published_at: datetime | None = None
    full: bool = False
    """The feed carries the whole article (`content:encoded`, Atom `content`, JSON Feed `content_html`)."""
    language: str | None = None


class ArticleState(StrEnum):
    """Where an article stands on its way; what is not final is found again after a crash."""

    FOUND = "found"
    """Stored from a feed; its page is still to be read."""
    READ = "read"
    """Text, language and story are known; it is still to be briefed."""
    BRIEFED = "briefed"
    """Final: its story's briefing was written from it."""
    JOINED = "joined"
    """Final: it tells an event that has a briefing, and is one of its sources."""
    NOTHING = "nothing"
    """Final: no agreement, talks or cooperation in it."""
    ARCHIVED = "archived"
    """Final: it was already old when its feed was added, and beyond the few that are briefed."""
    FAILED = "failed"
    """Final: could not be read; `reason` says why."""


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article. `text` is None until it was read; paragraphs are separated by a blank line."""

    id: int
    feed_id: int | None
    guid: str
    url: str
    title: str
    seen_at: datetime
    published_at: datetime | None = None
    content: str = ""
    """What the feed carried, as plain text."""
    full: bool = False
    text: str | None = None
    language: str | None = None
    """ISO 639-1, as detected from the text."""
    state: ArticleState = ArticleState.FOUND
    backlog: bool = False
    """It was in its feed when the feed was added: briefed, but never pushed."""
    story_id: int | None = None
    attempts: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What a summarizer reads: one article, from a feed, a file or a web address."""

    id: str
    title: str
    text: str
    published_at: datetime | None = None
    language: str | None = None
    url: str | None = None


# ------------------------------------------------------------------ briefings


@dataclass(frozen=True, slots=True)
class Evidence:
    """The proof of a fact: `quote` is verbatim in the title or text of the article."""

    article_id: str
    quote: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, by its canonical English name. `country` is ISO 3166-1 alpha-2."""

    name: str
    kind: PartyKind
    country: str | None
    role: PartyRole
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something that parties agree, propose, negotiate or break; `parties` are names of the briefing's parties."""

    title: str
    kind: AgreementKind
    status: AgreementStatus
    parties: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Sector:
    """A field of the economy or of policy; `code` is one of `bot/briefing/data/sectors.json`."""

    code: str
    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit as the article has it; money in full units of an ISO 4217 currency."""

    label: str
    value: float
    unit: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Dropped:
    """A claim that grounding refused, and why."""

    claim: str
    reason: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one article says of an event, every fact with its evidence. Not yet stored: see `StoredBriefing`."""

    id: str
    """The id of the article."""
    headline: str
    summary: str
    language: str
    relevant: bool
    parties: tuple[Party, ...]
    agreements: tuple[Agreement, ...]
    sectors: tuple[Sector, ...]
    figures: tuple[Figure, ...]
    summarizer: str
    """`offline` or `openai`."""
    model: str | None
    prompt_version: str | None
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """An agreement, as it stands now, whose status was `before`."""

    agreement: Agreement
    before: AgreementStatus


@dataclass(frozen=True, slots=True)
class Changes:
    """What a revision tells that is news: statuses that moved, agreements that go further, parties that joined."""

    moved: tuple[Moved, ...] = ()
    added: tuple[Agreement, ...] = ()
    joined: tuple[Party, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.moved or self.added or self.joined)


@dataclass(frozen=True, slots=True)
class BriefingText:
    """Headline and summary of a briefing in a language (ISO 639-1): its own, or translated."""

    headline: str
    summary: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a story, as a reader sees it."""

    article_id: int
    title: str
    url: str
    publisher: str
    """Title of the feed, else the host of the address."""
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class StoredBriefing:
    """A briefing of a story with its sources, first the article it was written from."""

    id: int
    story_id: int
    revision: int
    created_at: datetime
    briefing: Briefing
    sources: tuple[Source, ...]
    translations: tuple[BriefingText, ...] = ()

    def text(self, language: str) -> BriefingText:
        """Headline and summary in `language` where they were translated, else as they were written."""
        own = BriefingText(self.briefing.headline, self.briefing.summary, self.briefing.language)
        return next((text for text in self.translations if text.language == language), own)


Fact: TypeAlias = Party | Agreement | Sector | Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """What the article says to a question. No quotes: the article does not say."""

    text: str
    quotes: tuple[str, ...]
    summarizer: str
    facts: tuple[Fact, ...] = ()
    """What the text introduces; a reader is told it in the words of `language`."""
    language: str | None = None
    """The question's (ISO 639-1), where the text is in it."""


# ------------------------------------------------------------------ chats and delivery


class FollowKind(StrEnum):
    """What a chat's follow matches."""

    ALL = "all"
    SECTOR = "sector"
    KEYWORD = "keyword"


@dataclass(frozen=True, slots=True)
class Follow:
    """What a chat subscribed to: everything, a sector code, or words that a briefing contains."""

    kind: FollowKind
    value: str = ""


@dataclass(frozen=True, slots=True)
class Chat:
    """A Telegram chat the bot knows. `time_zone` is an IANA name; `digest_time` is local, None when off."""

    id: int
    kind: str
    """`private`, `group`, `supergroup` or `channel`."""
    title: str
    time_zone: str
    language: str = "en"
    active: bool = True
    """False after Telegram refused the chat (blocked, kicked, deleted); /start brings it back."""
    digest_time: time | None = None
    next_digest_at: datetime | None = None
    welcome_left: int = 0
    """How many of the latest briefings a new subscriber is still owed."""
    follows: tuple[Follow, ...] = ()


class DeliveryKind(StrEnum):
    """What a delivery brings to its chat."""

    PUSH = "push"
    """A briefing, once."""
    FOLD = "fold"
    """Several briefings that were due at once, as a list with a button for each."""
    DIGEST = "digest"
    EDIT = "edit"
    """The newest revision of a briefing, in place of the message that the chat has."""
    REPLY = "reply"
    """The same as a reply to that message, where it cannot be edited."""
    CHANGE = "change"
    """What a revision changed, where that is news: a status moved, a party joined."""


class DeliveryState(StrEnum):
    """The outbox's states; `sent`, `uncertain` and `dead` are final."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNCERTAIN = "uncertain"
    """Telegram may have taken it: the policy is in docs/operations.md."""
    DEAD = "dead"
    FOLDED = "folded"
    """Another delivery tells it (`carrier_id`), and what becomes of that one becomes of it."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message owed to one chat: of a briefing, of several, or of a digest."""

    id: int
    chat_id: int
    state: DeliveryState
    due_at: datetime
    kind: DeliveryKind = DeliveryKind.PUSH
    briefing_id: int | None = None
    digest_id: int | None = None
    part: int = 0
    """Which message of a digest; of an edit, a reply and a change the revision that it was made for."""
    revision: int | None = None
    """The briefing's when it was leased: what the message shows is that, or newer."""
    attempts: int = 0
    plain: bool = False
    """Send as plain text: Telegram could not parse the HTML."""
    language: str = "en"
    """The chat's, when it was leased."""
    target: int | None = None
    """The message that an edit is of, or that a reply or a change replies to."""


@dataclass(frozen=True, slots=True)
class Traffic:
    """What a chat is to get and got lately, by which briefings are folded. A time is None where there is none."""

    waiting: int
    """Its pushes that are due."""
    burst_since: datetime | None = None
    """When the oldest of its newest few messages was sent (how many: `delivery.folding.BURST`)."""
    fold_sent_at: datetime | None = None
    """When its last fold was sent, if that is among them."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What a chat is told of one local day; one for each chat and day."""

    id: int
    chat_id: int
    local_date: date
    briefing_ids: tuple[int, ...]
