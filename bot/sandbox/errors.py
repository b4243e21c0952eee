"""Telegram's refusals, as its Bot API words them."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """A method is refused: HTTP status and body follow from it."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def to_json(self) -> dict[str, Any]:
        """Return the body of the answer."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str, **parameters: Any) -> ApiError:
    """A 400."""
    return ApiError(400, f"Bad Request: {reason}", **parameters)


def forbidden(reason: str) -> ApiError:
    """A 403."""
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    """A 429; the caller may try again after `seconds`."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
