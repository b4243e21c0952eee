"""Write a request for one JSON object in the form that an endpoint understands."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Format(IntEnum):
    """How structured output is asked for, best first; an endpoint that refuses one is asked for the next."""

    JSON_SCHEMA = 0
    JSON_OBJECT_WITH_SCHEMA = 1
    JSON_OBJECT = 2
    PROMPTED = 3


@dataclass(frozen=True, slots=True)
class Request:
    """One question: the stable part, the part of this article, and the form of the answer."""

    system: str
    user: str
    name: str
    schema: dict[str, Any]
    article_id: str


def request_body(
    request: Request, form: Format, *, model: str, answer_tokens: int, without: Set[str]
) -> dict[str, Any]:
    """The parameters of a chat completion; `without` are those that the endpoint has refused."""
    system = request.system
    if form >= Format.JSON_OBJECT:  # the same for all articles, so that it stands before them
        system += "\n\nThe JSON object must fit this schema:\n" + json.dumps(request.schema, separators=(",", ":"))
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": request.user}],
    }
    if "temperature" not in without:
        body["temperature"] = 0
    limit = "max_completion_tokens" if "max_tokens" in without else "max_tokens"
    if limit not in without:
        body[limit] = answer_tokens
    if form is Format.JSON_SCHEMA:
        named = {"name": request.name, "schema": request.schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": named}
    elif form is Format.JSON_OBJECT_WITH_SCHEMA:
        body["response_format"] = {"type": "json_object", "schema": request.schema}
    elif form is Format.JSON_OBJECT:
        body["response_format"] = {"type": "json_object"}
    return body
