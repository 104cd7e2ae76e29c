"""Matchcare 2010.1: from inputs to a calculation, for the bepaling and for the indicatie."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.fields import NVT
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.closing import aanname_bandbreedte
from ld_desktop.methods.definition import Further, Method, Prepared, Scored, read_data
from ld_desktop.methods.matchcare import v2010_1_inputs as invoer
from ld_desktop.methods.matchcare import v2010_1_rules as regels
from ld_desktop.methods.matchcare.v2010_1_rules import ACTIVITEITEN, BEHEERSING, COMPETENTIES
from ld_desktop.rules.numbers import HONDERD, exact_text
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.ruleset import Run

ID, VERSION = "matchcare", "2010.1"
SCORE = "score"
_BELEMMERINGEN, _CORRECTIE = "belemmeringen", "leefgebieden_correctie"


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    namen: dict[str, str] = read_data(ID, VERSION, COMPETENTIES)
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(namen, parameters),
        prepare=partial(_prepare, parameters, namen),
        modules=(__name__, invoer.__name__, regels.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    namen: Mapping[str, str],
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, namen, chosen, refusals)
    if refusals:
        return None
    indicatie = values[invoer.MODUS] == invoer.INDICATIE
    run = (_run_indicatie if indicatie else _run_bepaling)(values, chosen)
    scored = _scored_indicatie if indicatie else _scored_bepaling
    aannames = _aannames_indicatie if indicatie else _aannames_bepaling
    return Prepared(
        run,
        chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band"),
        _path,
        partial(scored, run, chosen),
        partial(aannames, run, chosen, parameters),
        further=Further if indicatie else partial(_further, values, chosen, parameters),
        band=(run.number("indicatie_laag"), run.number("indicatie_hoog")) if indicatie else None,
        titles={code: f"{code}, {naam}," for code, naam in namen.items()},
    )


def _run_bepaling(values: Mapping[str, Any], chosen: ParameterSet) -> Run:
    activiteiten = {str(n): a for n, a in enumerate(values[ACTIVITEITEN], start=1)}
    used = {code for activiteit in activiteiten.values() for code in activiteit[COMPETENTIES]}
    return regels.REGELS_BEPALING.run(
        {
            "procent_per_punt": chosen.number("procent_per_punt"),
            **{name: values[name] for name in (_CORRECTIE, "functieloon", "wml")},
        },
        {
            ACTIVITEITEN: {
                key: {name: activiteit[name] for name in (invoer.GEWICHT, invoer.VASTGESTELD)}
                for key, activiteit in activiteiten.items()
            },
            COMPETENTIES: {
                code: {BEHEERSING: found[invoer.VASTGESTELD], invoer.EIS: found[invoer.EIS]}
                for code, found in values[COMPETENTIES].items()
                if code in used
            },
        },
        {
            (ACTIVITEITEN, key, COMPETENTIES): sorted(activiteit[COMPETENTIES])
            for key, activiteit in activiteiten.items()
        },
    )


def _run_indicatie(values: Mapping[str, Any], chosen: ParameterSet) -> Run:
    names = ("procent_per_punt", "marge", "per_belemmering")
    return regels.REGELS_INDICATIE.run(
        {**{name: chosen.number(name) for name in names}, _BELEMMERINGEN: values[_BELEMMERINGEN]},
        {COMPETENTIES: {code: {SCORE: score} for code, score in values[COMPETENTIES].items()}},
    )


def _path(name: str, key: str | None) -> str:
    if key is None:
        return name
    if key.isdecimal():
        return f"{ACTIVITEITEN}.{key}.{name}"
    if name == SCORE:
        return f"{COMPETENTIES}.{key}"
    return f"{COMPETENTIES}.{key}.{invoer.VASTGESTELD if name == BEHEERSING else name}"


def _scored_bepaling(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """What was established of activities and competences; what is n.v.t. says nothing."""
    norm = HONDERD / chosen.number("procent_per_punt")
    done = [
        _scored(run, chosen, invoer.VASTGESTELD, key, norm=norm) for key in run.keys[ACTIVITEITEN]
    ]
    able = [
        _scored(run, chosen, BEHEERSING, code, norm=run.number(invoer.EIS, code))
        for code in run.keys[COMPETENTIES]
        if run.found[BEHEERSING, code] != NVT
    ]
    return (*done, *able)


def _scored_indicatie(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """The scores of the spreekkamer; the norm is what makes a regular worker."""
    norm = HONDERD / chosen.number("procent_per_punt")
    return tuple(_scored(run, chosen, SCORE, code, norm=norm) for code in run.keys[COMPETENTIES])


def _scored(run: Run, chosen: ParameterSet, name: str, key: str, *, norm: Fraction) -> Scored:
    value, high = run.number(name, key), chosen.number("hoogste_score")
    return Scored(
        path=_path(name, key),
        name=name,
        key=key,
        value=value,
        low=chosen.number("laagste_score"),
        high=high,
        step=chosen.number("stap_score"),
        best=high,
        at_norm=value >= norm,
    )


def _aannames_bepaling(
    run: Run, chosen: ParameterSet, parameters: Parameters
) -> tuple[Aanname, ...]:
    """The assumptions that touched this result; some of them only where they did."""
    fewer = len(run.keys[ACTIVITEITEN]) < chosen.number("hoogste_aantal_activiteiten")
    touched = {
        "minder_activiteiten": "hoogste_aantal_activiteiten" if fewer else "",
        _CORRECTIE: "hoogste_correctie" if run[_CORRECTIE] else "",
    }
    return (
        *_named(parameters, {"schaal": "laagste_score"}),
        *_ours(parameters, chosen, "procent_per_punt"),
        *run.aannames(),
        *_named(parameters, {name: found for name, found in touched.items() if found}),
        aanname_bandbreedte(parameters, ("stap_score",)),
    )


def _aannames_indicatie(
    run: Run, chosen: ParameterSet, parameters: Parameters
) -> tuple[Aanname, ...]:
    """As for the bepaling; the band here is the method's own."""
    hindered = ("per_belemmering",) if run[_BELEMMERINGEN] else ()
    return (
        *_named(parameters, {"schaal": "laagste_score"}),
        *_ours(parameters, chosen, "procent_per_punt", "marge", *hindered),
        *run.aannames(),
    )


def _ours(parameters: Parameters, chosen: ParameterSet, *names: str) -> tuple[Aanname, ...]:
    """Our assumptions behind adjustable parameters: none where somebody gave another value."""
    shipped = parameters.standard().values
    kept = {name: name for name in names if chosen.values[name] == shipped[name]}
    return _named(parameters, kept)


def _named(parameters: Parameters, names: Mapping[str, str]) -> tuple[Aanname, ...]:
    """The assumptions behind parameters, under the ids that a result gives them."""
    return tuple(
        Aanname(id=name, tekst=parameters.by_id[parameter].on().aanname)
        for name, parameter in names.items()
    )


def _further(values: Mapping[str, Any], chosen: ParameterSet, parameters: Parameters) -> Further:
    """Where werkgever and werknemer differ too much to pass over in silence (methods.md §1)."""
    most = chosen.number("verschil_in_stappen") * chosen.number("stap_score")
    verschillen = [
        {
            "input": f"{ACTIVITEITEN}.{number}",
            **{who: exact_text(activiteit[who]) for who in (invoer.WERKGEVER, invoer.WERKNEMER)},
        }
        for number, activiteit in enumerate(values[ACTIVITEITEN], start=1)
        if abs(activiteit[invoer.WERKGEVER] - activiteit[invoer.WERKNEMER]) > most
    ]
    if not verschillen:
        return Further()
    aannames = _named(parameters, {"verschillen": "verschil_in_stappen"})
    return Further({"verschillen": verschillen}, aannames=aannames)
