"""The JSON schemas that a model is asked to fill, in the strict form that structured output wants."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.briefing.draft import BriefingDraft, adapter
from bot.briefing.taxonomy import SECTORS
from bot.model import AgreementKind, AgreementStatus, PartyKind, PartyRole

_VOCABULARY = {
    ("PartyDraft", "kind"): [str(k) for k in PartyKind],
    ("PartyDraft", "role"): [str(r) for r in PartyRole],
    ("AgreementDraft", "kind"): [str(k) for k in AgreementKind],
    ("AgreementDraft", "status"): [str(s) for s in AgreementStatus],
    ("SectorDraft", "code"): list(SECTORS),
}

ANSWER_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["found", "answer", "quotes"],
    "properties": {
        "found": {"type": "boolean"},
        "answer": {"type": "string"},
        "quotes": {"type": "array", "items": {"type": "string"}},
    },
}

TEXT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["headline", "summary"],
    "properties": {"headline": {"type": "string"}, "summary": {"type": "string"}},
}


@cache
def briefing_schema() -> dict[str, Any]:
    """Return the schema of `BriefingDraft`: every key required, none besides, the vocabulary as enumerations."""
    schema = adapter(BriefingDraft).json_schema()
    definitions = schema.get("$defs", {})
    return _strict(schema, definitions, "BriefingDraft")


def _strict(node: dict[str, Any], definitions: dict[str, Any], name: str) -> dict[str, Any]:
    """`node` without references, defaults and titles."""
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[-1]
        return _strict(definitions[name], definitions, name)
    if node.get("type") == "array":
        return {"type": "array", "items": _strict(node["items"], definitions, name)}
    if node.get("type") != "object":
        return {"type": node["type"]}
    properties = {}
    for key, value in node["properties"].items():
        inner = _strict(value, definitions, name)
        if vocabulary := _VOCABULARY.get((name, key)):
            inner = {**inner, "enum": vocabulary}
        properties[key] = inner
    return {"type": "object", "additionalProperties": False, "required": list(properties), "properties": properties}
