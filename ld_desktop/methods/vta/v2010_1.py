"""VTA 2010.1: from inputs to a calculation, in both variants."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from ld_desktop.documents.fields import NVT
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.closing import aanname_bandbreedte
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.methods.vta import v2010_1_inputs as invoer
from ld_desktop.methods.vta import v2010_1_rules as regels
from ld_desktop.rules.numbers import HONDERD, NUL
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value
from ld_desktop.rules.ruleset import Run

ID, VERSION = "vta", "2010.1"


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(parameters.standard()),
        prepare=partial(_prepare, parameters),
        modules=(__name__, invoer.__name__, regels.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, refusals)
    if refusals:
        return None
    run = _run(values, chosen)
    return Prepared(
        run,
        chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        _path,
        partial(_scored, run, chosen),
        partial(_aannames, run, parameters),
    )


def _run(values: Mapping[str, Any], chosen: ParameterSet) -> Run:
    given = {name: {**chosen.values, **values}[name] for name in regels.GEGEVEN}
    if values["variant"] == invoer.FUNCTIE:
        return regels.REGELS_FUNCTIE.run({**given, **_scores(values)})
    rows = {
        str(number): {invoer.BELANG: taak[invoer.BELANG], **_scores(taak)}
        for number, taak in enumerate(values[invoer.TAKEN], start=1)
    }
    return regels.REGELS_HOOFDTAAK.run(given, {invoer.TAKEN: rows})


def _scores(given: Mapping[str, Any]) -> dict[str, Value]:
    """The items that count, by their names in the rules; n.v.t. stays out."""
    return {name.lower(): given[name] for name in invoer.ITEMS if given[name] != NVT}


def _path(name: str, key: str | None) -> str:
    shown = name.upper() if name in regels.SCORES else name
    return shown if key is None else f"{invoer.TAKEN}.{key}.{shown}"


def _scored(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """The five items, of the function or of every hoofdtaak: 0 is as a regular worker."""
    places = [(name, key) for key in run.keys.get(invoer.TAKEN, (None,)) for name in regels.SCORES]
    return tuple(
        Scored(
            path=_path(name, key),
            name=name,
            key=key,
            value=run.number(name, key),
            low=NUL,
            high=HONDERD,
            step=chosen.number("stap_oordeel"),
            best=NUL,
            at_norm=run.number(name, key) == NUL,
        )
        for name, key in places
        if (name, key) in run.given
    )


def _aannames(run: Run, parameters: Parameters) -> tuple[Aanname, ...]:
    """The assumptions that touched this result."""
    band = aanname_bandbreedte(parameters, ("stap_oordeel",))
    return (*run.aannames(), band)
