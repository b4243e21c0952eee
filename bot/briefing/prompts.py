"""Load prompts: files with id and version, a stable part for every request, and a part filled in for each."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.errors import ConfigurationError

_PLACES = (Path(__file__).parents[1] / "prompts", Path(__file__).parents[2] / "prompts")
"""In the wheel `bot/prompts`, in a checkout `prompts/` at the top."""
_FORM = re.compile(
    r"\A---\s*\n(?P<head>.*?)\n---\s*\n(?P<system>.+?)\n=== user ===\s*\n(?P<user>.+)\Z",
    re.DOTALL,
)
_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt: `system` is the same in every request (endpoints cache it), `user` is filled in for each."""

    id: str
    version: str
    system: str
    user: str

    @property
    def label(self) -> str:
        """Id and version, as a briefing stores them."""
        return f"{self.id}/{self.version}"

    def render(self, **values: str) -> str:
        """Return the user part. Values are put in as they are: a placeholder inside one stays text."""
        return fill(self.id, self.user, values)


def load_prompt(name: str, **constants: str) -> Prompt:
    """Return the prompt `name`; `constants` fill placeholders of its stable part.

    Raises ConfigurationError where the file is missing, or has not the form of the shipped ones.
    """
    prompt = _read(name)
    return Prompt(prompt.id, prompt.version, fill(name, prompt.system, constants), prompt.user)


def new_fence(*texts: str) -> str:
    """A marker that nobody can guess, and that stands in none of `texts`."""
    while True:
        fence = f"[{secrets.token_hex(12)}]"
        if not any(fence in text for text in texts):
            return fence


def fill(name: str, template: str, values: dict[str, str]) -> str:
    """Put `values` in the places `{{key}}` of `template`, each once and in one pass."""
    wanted = set(_PLACEHOLDER.findall(template))
    if wanted != set(values):
        odd = ", ".join(sorted(wanted ^ set(values)))
        raise ConfigurationError(f"prompts/{name}.md: placeholders do not fit: {odd}")
    return _PLACEHOLDER.sub(lambda m: values[m[1]], template)


@cache
def _read(name: str) -> Prompt:
    path = next((place / f"{name}.md" for place in _PLACES if (place / f"{name}.md").is_file()), None)
    if path is None:
        looked = " and ".join(str(place) for place in _PLACES)
        raise ConfigurationError(f"prompts/{name}.md is missing (looked in {looked}); install the package again")
    return parse_prompt(name, path.read_text(encoding="utf-8"))


def parse_prompt(name: str, text: str) -> Prompt:
    """Read a prompt file. Raises ConfigurationError that says what is wrong."""
    m = _FORM.match(text.replace("\r\n", "\n"))
    if m is None:
        raise ConfigurationError(
            f"prompts/{name}.md: must be front matter between two lines ---, instructions, "
            "a line === user ===, and the part for one article"
        )
    pairs = (line.partition(":") for line in m["head"].splitlines())
    head = {key.strip(): value.strip() for key, _, value in pairs}
    if not head.get("id") or not head.get("version"):
        raise ConfigurationError(f"prompts/{name}.md: the front matter needs id and version")
    return Prompt(head["id"], head["version"], m["system"].strip(), m["user"].strip())
