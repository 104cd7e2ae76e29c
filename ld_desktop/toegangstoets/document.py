"""The document of the toegangstoets: the front door of this room, for screen and command line."""

from __future__ import annotations

from collections.abc import Mapping

from ld_desktop.documents.overrides import read_parameters
from ld_desktop.documents.refusals import Refusals, refused_document
from ld_desktop.domain.trace import InputError
from ld_desktop.messages import sentence
from ld_desktop.rules.parameters import STANDAARD, ParameterSet
from ld_desktop.rules.ruleset import Run
from ld_desktop.toegangstoets import inputs
from ld_desktop.toegangstoets import v2010_1 as regels
from ld_desktop.toegangstoets.result import Formeel, ToegangstoetsResult

_PARAMETERS = "parameters"
_VOORWAARDE = "voorwaarde_"


def judge(document: Mapping[str, object]) -> ToegangstoetsResult:
    """The outcome of a document with the formal conditions and every step.

    Raises:
        ScoreRefused: with all errors at once, among them each missing answer that decides.
    """
    values, parameters, run = _judge(document)
    own = parameters.name != STANDAARD
    return ToegangstoetsResult(
        uitkomst=str(run["uitkomst"]),
        reden=str(run["reden"]),
        formeel=_formeel(run),
        trace=run.trace(lambda name, _: regels.PADEN.get(name, name)),
        versie=str(values.get("versie", "")),
        parameters=parameters.named() if own else None,
    )


def judge_short(document: Mapping[str, object]) -> dict[str, object]:
    """Outcome, reason and formal conditions only: for `toegangstoets --kort`.

    Raises:
        ScoreRefused: as `judge` does.
    """
    run = _judge(document)[2]
    formeel = _formeel(run)
    return {
        "uitkomst": run["uitkomst"],
        "reden": run["reden"],
        "formeel": {"voldoet": formeel.voldoet, "redenen": list(formeel.redenen)},
    }


def result_to_json(result: ToegangstoetsResult) -> dict[str, object]:
    """The result as cli.md prints it; version and settings only where there are any."""
    plain = result.model_dump(mode="json")
    return {k: v for k, v in plain.items() if v or k not in {"versie", _PARAMETERS}}


def error_sentence(error: InputError, language: str = "nl") -> str:
    """One error as a readable line: the path, then what is wrong and what to do."""
    values = (("label", error.label), ("allowed", error.allowed))
    code = error.problem.replace(" ", "_")
    return f"{error.input}: {sentence(f'toegangstoets.{code}', values, language)}"


def _judge(document: object) -> tuple[Mapping[str, object], ParameterSet, Run]:
    if not isinstance(document, Mapping):
        raise refused_document("een JSON-object: { … }", document)
    refusals, toets = Refusals(), inputs.toets()
    parameters = read_parameters(document.get(_PARAMETERS, {}), toets.parameters, refusals)
    own = {key: value for key, value in document.items() if key != _PARAMETERS}
    values = toets.inputs.read_all(own, refusals)
    inputs.check(values, parameters, refusals)
    if refusals:
        raise refusals.refusal()  # as found: what is wrong, then what is missing
    given = {**inputs.as_rules_know_them(values), **parameters.values}
    return values, parameters, regels.REGELS.run(given)


def _formeel(run: Run) -> Formeel:
    """The conditions that are not met, by their names without the word condition."""
    redenen = tuple(
        part.name.removeprefix(_VOORWAARDE)
        for part in regels.VOORWAARDEN
        if run[part.name] is False
    )
    return Formeel(voldoet=not redenen, redenen=redenen)
