"""Prompts are files with id and version; article text in them stays data."""

from __future__ import annotations

import pytest

from bot.briefing.prompts import load_prompt, new_fence, parse_prompt
from bot.errors import ConfigurationError

GOOD = "---\nid: x\nversion: 3\n---\nBe brief.\n=== user ===\n{{fence}}\n{{text}}\n{{fence}}"


@pytest.mark.parametrize(
    ("name", "constants"), [("briefing", {"sectors": "ai, rail"}), ("answer", {}), ("wording", {}), ("translation", {})]
)
def test_the_shipped_prompts_load(name: str, constants: dict[str, str]) -> None:
    """Each has its label, and no placeholder is left in its stable part."""
    prompt = load_prompt(name, **constants)
    assert prompt.label == f"{name}/{prompt.version}"
    assert "{{" not in prompt.system
    assert "{{fence}}" in prompt.user


def test_a_placeholder_in_an_article_stays_text() -> None:
    """Values are put in once: an article cannot reach for the fence."""
    prompt = parse_prompt("x", GOOD)
    assert prompt.render(fence="[1]", text="{{fence}} end") == "[1]\n{{fence}} end\n[1]"
    assert prompt.system == "Be brief."
    assert prompt.label == "x/3"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Be brief.", "front matter"),
        (GOOD.replace("=== user ===", "user"), "=== user ==="),
        (GOOD.replace("version: 3\n", ""), "id and version"),
        ("", "front matter"),
    ],
)
def test_a_malformed_prompt_says_what_is_wrong(text: str, said: str) -> None:
    """Whoever edits a prompt is told its form."""
    with pytest.raises(ConfigurationError, match=said):
        parse_prompt("x", text)


def test_a_missing_prompt_and_a_missing_value_are_named() -> None:
    """A file that is not there, and a placeholder that nobody fills."""
    with pytest.raises(ConfigurationError, match=r"prompts/nothing\.md is missing"):
        load_prompt("nothing")
    with pytest.raises(ConfigurationError, match="text"):
        parse_prompt("x", GOOD).render(fence="[1]")


def test_a_fence_is_new_each_time() -> None:
    """Nobody can put it into an article beforehand."""
    assert len({new_fence("text") for _ in range(50)}) == 50
