"""Say how words and phrases are told before they are tags of a line."""

from __future__ import annotations

Told = tuple[int, int, str, str]
"""Where a word or phrase stands, and what it tells: `what` and `value` of a `Tag`."""
WHOLE = "whole"
"""What a phrase is within which no other verb tells anything."""
