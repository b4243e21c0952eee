"""Make articles and drafts for tests of grounding."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from bot.briefing.draft import BriefingDraft, adapter
from bot.briefing.grounding import ground
from bot.model import ArticleText, Briefing

TEXT = """Norvik Rail signed a contract with Sweden's transport agency on Tuesday in Oslo to deliver 40 night trains \
for €1.2 billion.

The two sides will also set up a battery plant near Gothenburg, where 350 people are to work. Finland may sign a \
similar contract next year, its transport minister said.

The order covers maintenance for twelve years and about 15.5 percent of the fleet."""

ARTICLE = ArticleText("a1", "Norvik Rail wins Swedish order for night trains", TEXT, language="en")

SIGNED = "Norvik Rail signed a contract with Sweden's transport agency on Tuesday in Oslo"


def read_claims(claims: dict[str, Any]) -> BriefingDraft:
    """The draft of claims that a model made."""
    found: BriefingDraft = adapter(BriefingDraft).validate_python(claims)
    return found


def draft(**claims: Any) -> BriefingDraft:
    """A relevant draft with these claims and nothing else."""
    return read_claims({"relevant": True, **claims})


def party(name: str, evidence: str = SIGNED, **more: str) -> dict[str, str]:
    """A claimed party."""
    return {"name": name, "kind": "company", "role": "signatory", "evidence": evidence, **more}


def agreement(*parties: str, evidence: str = SIGNED, **more: str) -> dict[str, Any]:
    """A claimed contract, signed."""
    return {"title": "night trains contract", "kind": "contract", "status": "signed", "parties": parties} | {
        "evidence": evidence,
        **more,
    }


def grounded(claims: BriefingDraft, article: ArticleText = ARTICLE, **more: Any) -> Briefing:
    """The briefing of a draft that a test model wrote."""
    writer = {"summarizer": "openai", "model": "test", "prompt_version": "briefing/1"}
    return ground(claims, article, **(writer | more))


def squash(text: str) -> str:
    """`text` without white space, each character in its plain form (NFKC): what "verbatim" means for evidence."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
