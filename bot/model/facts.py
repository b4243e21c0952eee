"""What a briefing states: parties, agreements, sectors and figures, each with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
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
    written: str = ""
    """The name in its evidence, where that is another one ("商船三井"); for who reads the article's language."""


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


Fact: TypeAlias = Party | Agreement | Sector | Figure
