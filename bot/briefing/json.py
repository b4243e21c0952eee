"""Write a briefing in the fixed JSON form that others script against (README, "Briefing JSON")."""

from __future__ import annotations

from typing import Any

from bot.model import Briefing


def briefing_to_json(briefing: Briefing) -> dict[str, Any]:
    """Return `briefing` as JSON types, keys in the fixed order; evidence is the quote, a whole value an integer."""
    return {
        "id": briefing.id,
        "headline": briefing.headline,
        "summary": briefing.summary,
        "language": briefing.language,
        "relevant": briefing.relevant,
        "parties": [
            {
                "name": p.name,
                "kind": p.kind.value,
                "country": p.country,
                "role": p.role.value,
                "evidence": p.evidence.quote,
            }
            for p in briefing.parties
        ],
        "agreements": [
            {
                "title": a.title,
                "kind": a.kind.value,
                "status": a.status.value,
                "parties": list(a.parties),
                "evidence": a.evidence.quote,
            }
            for a in briefing.agreements
        ],
        "sectors": [{"code": s.code, "name": s.name, "evidence": s.evidence.quote} for s in briefing.sectors],
        "figures": [
            {"label": f.label, "value": _number(f.value), "unit": f.unit, "evidence": f.evidence.quote}
            for f in briefing.figures
        ],
        "summarizer": briefing.summarizer,
        "model": briefing.model,
        "prompt_version": briefing.prompt_version,
        "dropped": [{"claim": d.claim, "reason": d.reason} for d in briefing.dropped],
    }


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value
