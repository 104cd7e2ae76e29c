"""Other functions: what a worker scored with Arbolab is worth in every function of a library.

The methods know nothing of function profiles and the profiles nothing of score documents; here the
levels of a document that was accepted meet the library.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ld_desktop.casework import function_library
from ld_desktop.casework.headless import Answered, answer_text
from ld_desktop.domain.trace import Aanname, ScoreResult
from ld_desktop.functies.criteria import METHOD, VERSION, criteria

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.functies.library import Library, OwnSet
    from ld_desktop.functies.ranking import Ranked, Ranking

BEST = 10
_EXTRA = "andere_functies"
_PROFIEL, _NVT = "profiel", "nvt"


def with_other_functions(
    document: Mapping[str, object], result: ScoreResult, library: Library | None = None
) -> ScoreResult:
    """A full result with the best functions of a library; other methods have none.

    Args:
        document: the document that gave this result.
        result: of `methods.document.score`.
        library: the functions, an office's own among them; what we ship when not given.
    """
    if not _ranks(result):
        return result
    from ld_desktop.functies.ranking import rank
    from ld_desktop.functies.shipped import about, shipped

    ranking = rank(levels_of(document), library or shipped())
    aanname = Aanname(id="functieprofielen", tekst=about().aanname)
    return result.model_copy(
        update={
            "extra": {**result.extra, _EXTRA: ranking_to_json(ranking, BEST)},
            "aannames": (*result.aannames, aanname),
        }
    )


def ranked_in_store(
    session: Session, document: Mapping[str, object], result: ScoreResult
) -> ScoreResult:
    """A full result as `with_other_functions` makes it, with the own profiles of a store."""
    if not _ranks(result):
        return result
    return with_other_functions(document, result, function_library.ranking_library(session))


def levels_of(document: Mapping[str, object]) -> dict[str, Fraction]:
    """The levels of an accepted Arbolab document by criterium; n.v.t. and absent ones are left out."""
    inputs = document["inputs"]
    given = inputs if isinstance(inputs, Mapping) else {}
    return {
        name: Fraction(given[name])
        for name in criteria()
        if isinstance(given.get(name), (int, Decimal))
    }


def ranking_to_json(ranking: Ranking, most: int | None = None) -> dict[str, object]:
    """The ranking as documents tell it: the library and its best functions, or all of them.

    With all of them also which cannot be computed, for want of which levels.
    """
    told: dict[str, object] = {
        "bibliotheek": library_to_json(ranking.library),
        "functies": [_row(ranked) for ranked in ranking.rows(most)],
        "berekend": len(ranking.order),
        "niet_berekend": len(ranking.apart),
    }
    if most is None:
        told["niet_te_berekenen"] = [
            {
                "code": left.profiel.code,
                "naam": left.profiel.naam,
                "ontbreekt": list(left.ontbreekt),
            }
            for left in ranking.not_computable()
        ]
    return told


def library_to_json(library: Library) -> dict[str, object]:
    """What a result names so that it can be redone: name, version, hash; and what it rests on.

    With own profiles also each set of them, under `eigen`.
    """
    from ld_desktop.functies.shipped import about

    told: dict[str, object] = {
        "naam": library.naam,
        "versie": library.versie,
        "sha256": library.sha256,
        "aanname": about().aanname,
    }
    if library.eigen:
        told["eigen"] = [_own_set(own) for own in library.eigen]
    return told


def _own_set(own: OwnSet) -> dict[str, object]:
    return {
        "naam": own.naam,
        "versie": own.versie,
        "auteur": own.auteur,
        "datum": own.datum.isoformat() if own.datum else "",
        "aantal": own.aantal,
        "sha256": own.sha256,
    }


def _ranks(result: ScoreResult) -> bool:
    return (result.method, result.method_version) == (METHOD, VERSION)


def _row(ranked: Ranked) -> dict[str, object]:
    from ld_desktop.rules.numbers import decimal_text, exact_text

    return {
        "plaats": ranked.plaats,
        "code": ranked.profiel.code,
        "naam": ranked.profiel.naam,
        "herkomst": ranked.profiel.herkomst,
        "loonwaarde": ranked.loonwaarde,
        "loonwaarde_exact": ranked.loonwaarde_exact,
        "verschil": [
            {
                "criterium": verschil.criterium,
                "naam": verschil.naam,
                "niveau": exact_text(verschil.niveau),
                "eis": verschil.eis,
                "gewicht": verschil.gewicht,
                "verlies": decimal_text(verschil.verlies),
            }
            for verschil in ranked.verschillen
        ],
    }


def rank_text(
    text: bytes | str, library: Library, *, most: int | None = None, indent: int | None = None
) -> Answered:
    """Rank the worker of one JSON document in a whole library.

    Args:
        text: a score document of Arbolab; it may do without a profile, which plays no part here.
        library: the functions.
        most: only the best so many.
        indent: of the answer; None puts it on one line.
    """
    from ld_desktop.functies.ranking import rank

    def ranked(document: Mapping[str, object]) -> object:
        return ranking_to_json(rank(_accepted(document), library), most)

    return answer_text(text, ranked, indent)


def _accepted(document: Mapping[str, object]) -> dict[str, Fraction]:
    """The levels of a document, after the method itself accepted all of it.

    Raises:
        ScoreRefused: as the method does, or because it is another method's.
    """
    from ld_desktop.documents.refusals import refused_document
    from ld_desktop.methods.document import score_short

    if document.get("method") != METHOD:
        raise refused_document(f"een scoredocument met method: {METHOD}", document.get("method"))
    inputs = document.get("inputs")
    if isinstance(inputs, Mapping) and _PROFIEL not in inputs:
        asked = {name: {"eis": int(_scored(inputs.get(name))), "gewicht": 1} for name in criteria()}
        document = {**document, "inputs": {**inputs, _PROFIEL: asked}}
    score_short(document)
    return levels_of(document)


def _scored(level: object) -> bool:
    """Whether anything but n.v.t. was given, right or wrong: the method judges it."""
    return level is not None and level != _NVT
