"""`meting.json`: what a signed report carries so that anyone can compute its value again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ld_desktop.domain.canonical import canonical_json

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport

FORMAT = "ld-meting/1"
_CONTEXT = (
    "meting_id",
    "zaaknummer",
    "soort",
    "datum_rapportage",
    "datum_bedrijfsbezoek",
    "normfunctie",
    "functie",
    "uren",
    "dagen",
    "voltijdsuren",
    "regulier",
    "replaces",
)


def meting_json(rapport: Rapport) -> bytes:
    """Canonical JSON of score document, result, receipt and context; no BSN and no free texts."""
    context: dict[str, Any] = {name: getattr(rapport, name) for name in _CONTEXT}
    context["deskundige"] = rapport.deskundige.naam
    return canonical_json(
        {
            "format": FORMAT,
            "score_document": rapport.score_document,
            "result": rapport.result,
            "receipt": rapport.receipt,
            "context": context,
        }
    )
