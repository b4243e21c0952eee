"""What a model writes is read as far as it can be, in parts where need be, and completed by the rules."""

from __future__ import annotations

import json
import time
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.briefing.draft import BriefingDraft
from bot.briefing.endpoint.parts import join_drafts, split_text
from bot.briefing.endpoint.repair import find_object, read_draft
from bot.briefing.json import briefing_to_json
from bot.briefing.schema import briefing_schema
from tests.briefing.drafts import ARTICLE, SIGNED, agreement, draft, grounded, party

KEYS = frozenset({"relevant", "parties"})

_json = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "name", "figures", "value"]), inner)
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(
        st.sampled_from(["relevant", "headline", "summary", "parties", "agreements", "figures", "x"]), _json
    )
)
def test_any_json_is_a_draft(data: dict[str, Any]) -> None:
    """Wrong types cost an entry, never the whole answer."""
    assert isinstance(read_draft(data), BriefingDraft)


@given(st.text(alphabet='{}[]",:\\ab1 ', max_size=60))
def test_any_text_is_searched_for_json(text: str) -> None:
    """What is no JSON is None."""
    assert isinstance(find_object(text, wanted=KEYS), dict | None)


@given(st.integers(min_value=0, max_value=400))
def test_json_that_breaks_off_anywhere_keeps_what_was_whole(cut: int) -> None:
    """Entries before the cut are kept, unchanged."""
    whole = {"relevant": True, "parties": [{"name": f"Party {n}, {{[", "evidence": 'say "hi" \\'} for n in range(8)]}
    found = find_object(json.dumps(whole)[:cut], wanted=KEYS)
    if found is not None and isinstance(found.get("parties"), list):
        entries = [p for p in found["parties"] if set(p) == {"name", "evidence"}]
        assert entries == whole["parties"][: len(entries)]  # type: ignore[index]


def test_a_bomb_of_brackets_is_no_object() -> None:
    """Deep nesting ends as None, not as a crash."""
    assert find_object('{"relevant":' * 50_000, wanted=KEYS) is None
    assert find_object("{" * 100_000, wanted=KEYS) is None


def test_long_cells_are_read_in_no_time() -> None:
    """Names that are nothing but spaces, and numbers that do not end."""
    began = time.process_time()
    read_draft(
        {
            "agreements": [{"title": "t", "parties": " " * 100_000}],
            "figures": [{"label": "f", "value": "hundred-" * 10_000}],
        }
    )
    assert time.process_time() - began < 2


def test_an_answer_of_quotes_that_breaks_off_is_read_in_no_time() -> None:
    """A string that ends within an escape is not looked for again from each quote in it."""
    began = time.process_time()
    assert find_object('{"' + '\\"' * 40_000 + "\\", wanted=KEYS) is None
    assert time.process_time() - began < 2


def test_the_schema_is_strict() -> None:
    """Structured output wants every key required, none besides, and no references."""
    schema = briefing_schema()

    def check(node: dict[str, Any]) -> None:
        if node["type"] == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
            for inner in node["properties"].values():
                check(inner)
        elif node["type"] == "array":
            check(node["items"])

    check(schema)
    assert "$ref" not in json.dumps(schema)
    assert "semiconductors" in schema["properties"]["sectors"]["items"]["properties"]["code"]["enum"]


@given(
    st.lists(st.sampled_from(["A deal was signed. ", "\n\n", "word " * 40, "契約を結んだ。", "x" * 90]), max_size=30),
    st.integers(60, 400),
)
def test_parts_of_an_article_are_the_article(pieces: list[str], budget: int) -> None:
    """Joined they are the text, none is over the budget, and none begins inside a word of a sentence that fits."""
    text = "".join(pieces)
    parts = split_text(text, budget)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part.strip()) <= budget for part in parts)


def test_drafts_of_parts_become_one() -> None:
    """Claims add up; the text is that of the first part with something to report."""
    nothing = BriefingDraft(relevant=False, headline="nothing")
    one, two = draft(headline="one", parties=[party("A")]), draft(headline="two", parties=[party("B")])
    joined = join_drafts([nothing, one, two])
    assert joined.headline == "one"
    assert [p.name for p in joined.parties] == ["A", "B"]
    assert join_drafts([nothing]).relevant is False


def test_the_json_form_is_the_fixed_one() -> None:
    """Keys and their order are what others script against; whole numbers have no decimal point."""
    found = grounded(
        draft(
            parties=[party("Norvik Rail")],
            agreements=[agreement("Norvik Rail")],
            sectors=[{"code": "rail", "evidence": SIGNED}],
            figures=[{"value": 40, "unit": "trains", "evidence": SIGNED}],
        )
    )
    data = briefing_to_json(found)
    assert list(data) == [
        *("id", "headline", "summary", "language", "relevant", "parties", "agreements", "sectors", "figures"),
        *("summarizer", "model", "prompt_version", "dropped"),
    ]
    assert list(data["parties"][0]) == ["name", "kind", "country", "role", "evidence"]
    assert list(data["agreements"][0]) == ["title", "kind", "status", "parties", "evidence"]
    assert list(data["sectors"][0]) == ["code", "name", "evidence"]
    assert list(data["figures"][0]) == ["label", "value", "unit", "evidence"]
    assert '"value": 40,' in json.dumps(data)
    assert data["id"] == ARTICLE.id
