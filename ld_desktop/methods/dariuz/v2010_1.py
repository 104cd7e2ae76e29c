"""Dariuz 2010.1: the method made ready. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.closing import aanname_bandbreedte
from ld_desktop.methods.dariuz import v2010_1_further as verder
from ld_desktop.methods.dariuz import v2010_1_inputs as invoer
from ld_desktop.methods.dariuz import v2010_1_rules as regels
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.rules.numbers import HONDERD, NUL
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value
from ld_desktop.rules.ruleset import Run

ID, VERSION = "dariuz", "2010.1"


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(parameters),
        prepare=partial(_prepare, parameters),
        modules=(__name__, regels.__name__, invoer.__name__, verder.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    values: Mapping[str, Value],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, chosen, refusals)
    if refusals:
        return None
    run = regels.REGELS.run({**chosen.values, **values})
    return Prepared(
        run=run,
        breadth=chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        naming=_path,
        scored=partial(_scored, run, chosen),
        aannames=partial(_aannames, run, parameters, chosen),
        further=partial(verder.further, run, chosen),
    )


def _path(name: str, key: str | None) -> str:
    """Nothing stands in rows: every input and parameter is called by its own id."""
    return name if key is None else f"{name}_{key}"


def _scored(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """The competences that apply, what the assessor established, and the adaptations."""
    step = chosen.number("stap_score")
    lowest, highest = chosen.number("laagste_score"), chosen.number("hoogste_score")
    found = []
    for name in regels.COMPETENTIES:
        value = run[name]
        if isinstance(value, Fraction):
            at_norm = value >= chosen.number(f"gemiddelde_{name}")
            found.append(Scored(name, name, None, value, lowest, highest, step, highest, at_norm))
    for name in regels.AANPASSINGEN:
        value = run.number(name)
        most = chosen.number("hoogste_aanpassing")
        found.append(Scored(name, name, None, value, NUL, most, step, NUL, value == NUL))
    for name in regels.OORDELEN:
        if (name, None) in run.given:
            value, five = run.number(name), chosen.number("stap_oordeel")
            at_norm = value >= HONDERD
            found.append(Scored(name, name, None, value, NUL, HONDERD, five, HONDERD, at_norm))
    return tuple(found)


def _aannames(run: Run, parameters: Parameters, chosen: ParameterSet) -> tuple[Aanname, ...]:
    """The assumptions that touched this result; a value that an office replaced is none of ours."""
    found = list(run.aannames())
    counting = [k for k in regels.COMPETENTIES if isinstance(run[k], Fraction)]
    norms = [f"{name}_{k}" for k in counting for name in ("gemiddelde", "sd")]
    if any(_ours(name, parameters, chosen) for name in norms):
        found.append(Aanname(id="normbestand", tekst=parameters.by_id[norms[0]].on().aanname))
    proposed = any(name not in {k for k, _ in run.given} for name in regels.OORDELEN)
    touched = {
        "verlies_per_sd": proposed,
        "punt_inzetbaarheid": run.number("inzetbaarheid") > NUL,
        "hoogste_verzuim": run.number("verzuim_pct") > NUL,
    }
    for name, used in touched.items():
        aanname = parameters.by_id[name].aanname()
        if used and aanname is not None and _ours(name, parameters, chosen):
            found.append(aanname)
    return (*found, aanname_bandbreedte(parameters, ("stap_score",)))


def _ours(name: str, parameters: Parameters, chosen: ParameterSet) -> bool:
    """Whether a parameter has the value that we ship."""
    return chosen.values[name] == parameters.by_id[name].on().value
