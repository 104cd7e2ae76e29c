"""The score document (methods.md §1): the front door of this room, for screen and command line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ld_desktop.documents import jsontext
from ld_desktop.documents import refusals as shared
from ld_desktop.documents.overrides import read_parameters, refuse_parameters
from ld_desktop.documents.refusals import (
    DOCUMENT,
    ONBEKEND,
    ONTBREEKT,
    VERKEERD_TYPE,
    Refusals,
    refused_document,
)
from ld_desktop.domain.trace import InputError, ScoreResult
from ld_desktop.messages import sentence
from ld_desktop.methods import band, catalogue
from ld_desktop.methods.definition import LOONWAARDE, UNROUNDED, Method, Prepared
from ld_desktop.rules.numbers import fixed_text
from ld_desktop.rules.parameters import ParameterSet

_FRAME = {
    "method": "Methode",
    "method_version": "Versie van de methode",
    "parameters": "Parameters",
    "inputs": "Invoer",
}
_EXACT_PLACES = 2


def parse_document(text: str | bytes) -> dict[str, object]:
    """Read a score document; numbers become `Decimal`, digit for digit as written.

    Raises:
        ScoreRefused: with problem `document`, for whatever is not one JSON object.
    """
    return jsontext.parse(text)


def score(document: Mapping[str, Any], norms: ParameterSet | None = None) -> ScoreResult:
    """The loonwaarde of a document with its band, trace, points and assumptions.

    Args:
        document: the score document.
        norms: an office's own set (`norms.NormFile.chosen`) in place of the shipped parameters;
            the document's own `parameters` come on top of it.

    Raises:
        ScoreRefused: with all errors at once; nothing is ever half-computed.
    """
    method, parameters, prepared = _prepare(document, norms)
    run, scored = prepared.run, prepared.scored()
    unrounded = run.number(UNROUNDED)
    moved = band.move(run, scored)
    effects = [move.effect for move in moved]
    weak, strong = band.points(scored, [move.gain for move in moved])
    further = prepared.further()
    return ScoreResult(
        method=method.id,
        method_version=method.version,
        loonwaarde=int(run.number(LOONWAARDE)),
        loonwaarde_exact=fixed_text(unrounded, _EXACT_PLACES),
        bandbreedte=(
            band.bandbreedte(unrounded, effects, prepared.breadth)
            if prepared.band is None
            else band.rounded(*prepared.band)
        ),
        components=run.components(),
        labels=run.labels(),
        extra=dict(further.extra),
        trace=(*run.trace(prepared.naming, prepared.titles), *further.trace),
        invloed=band.invloed(scored, effects),
        ontwikkelpunten=weak,
        sterke_punten=strong,
        aannames=(*prepared.aannames(), *further.aannames),
        parameters=parameters.named(),
    )


def score_short(
    document: Mapping[str, Any], norms: ParameterSet | None = None
) -> dict[str, object]:
    """Value and components only, without the cost of the rest: for `score --kort`.

    Raises:
        ScoreRefused: as `score` does.
    """
    run = _prepare(document, norms)[2].run
    exact = fixed_text(run.number(UNROUNDED), _EXACT_PLACES)
    return _short(int(run.number(LOONWAARDE)), exact, run.components())


def short(result: ScoreResult) -> dict[str, object]:
    """Value and components of a full result; the same as `score_short` of its document."""
    return _short(result.loonwaarde, result.loonwaarde_exact, result.components)


def result_to_json(result: ScoreResult) -> dict[str, object]:
    """The result as methods.md §1 prints it: plain JSON types; `extra` only where there is any."""
    plain = result.model_dump(mode="json")
    if not plain["extra"]:
        del plain["extra"]
    return plain


def errors_to_json(errors: Iterable[InputError]) -> dict[str, object]:
    """The refusal as methods.md §1 prints it. Numbers are `Decimal`: print with `dumps`."""
    return shared.errors_to_json(errors)


def dumps(value: object, indent: int | None = None) -> str:
    """JSON text with decimals as numbers, digit for digit; for results, refusals and schemas."""
    return jsontext.dumps(value, indent)


def error_sentence(error: InputError, language: str = "nl") -> str:
    """One error as a readable line: the path, then what is wrong and what to do."""
    values = (("label", error.label), ("allowed", error.allowed))
    return f"{error.input}: {sentence(f'score.{_code(error.problem)}', values, language)}"


def _code(problem: str) -> str:
    return problem.replace(" ", "_")


def _short(loonwaarde: int, exact: str, components: dict[str, str]) -> dict[str, object]:
    return {"loonwaarde": loonwaarde, "loonwaarde_exact": exact, "components": components}


def _prepare(document: object, norms: ParameterSet | None) -> tuple[Method, ParameterSet, Prepared]:
    if not isinstance(document, Mapping):
        raise refused_document("een JSON-object: { … }", document)
    refusals = Refusals()
    method = _method(document, refusals)
    given = document.get("parameters", {})
    inputs = document.get("inputs")
    if "inputs" not in document:
        refusals.add("inputs", _FRAME["inputs"], ONTBREEKT, allowed="een object")
    elif not isinstance(inputs, Mapping):
        refusals.add("inputs", _FRAME["inputs"], VERKEERD_TYPE, inputs, "een object")
    for key, value in document.items():
        if key not in _FRAME:
            refusals.add(str(key), "Onbekende sleutel", ONBEKEND, value, ", ".join(_FRAME))
    if method is None:
        if not isinstance(given, Mapping):
            refuse_parameters(given, refusals)
        raise refusals.refusal(_order(method))
    parameters = read_parameters(given, method.parameters, refusals, norms)
    if not isinstance(inputs, Mapping):
        raise refusals.refusal(_order(method))
    values = method.inputs.read_all(inputs, refusals)
    prepared = method.prepare(values, parameters, refusals)
    if prepared is None or refusals:
        raise refusals.refusal(_order(method))
    return method, parameters, prepared


def _method(document: Mapping[str, Any], refusals: Refusals) -> Method | None:
    name = _text(document, "method", refusals)
    if name is None:
        return None
    if name not in catalogue.ids():
        refusals.add("method", _FRAME["method"], DOCUMENT, name, ", ".join(catalogue.ids()))
        return None
    known = catalogue.versions(name)
    version = known[0]
    if "method_version" in document:
        given = _text(document, "method_version", refusals)
        if given is None:
            return None
        version = given
    if version not in known:
        label = _FRAME["method_version"]
        refusals.add("method_version", label, DOCUMENT, version, ", ".join(known))
        return None
    return catalogue.find(name, version)


def _text(document: Mapping[str, Any], key: str, refusals: Refusals) -> str | None:
    if key not in document:
        refusals.add(key, _FRAME[key], ONTBREEKT, allowed="tekst")
        return None
    value = document[key]
    if not isinstance(value, str):
        refusals.add(key, _FRAME[key], VERKEERD_TYPE, value, "tekst")
        return None
    return value


def _order(method: Method | None) -> dict[str, int]:
    names = list(_FRAME)
    if method is not None:
        for info in method.inputs.describe(""):
            parts = info.path.split(".")
            names += [".".join(parts[:length]) for length in range(1, len(parts) + 1)]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}
