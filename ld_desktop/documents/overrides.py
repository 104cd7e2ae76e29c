"""The `parameters` of a score document: which may be given, and what they may be."""

from __future__ import annotations

from collections.abc import Mapping

from ld_desktop.documents.fields import Number
from ld_desktop.documents.refusals import BUITEN_BEREIK, ONBEKEND, VERKEERD_TYPE, Refusals
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.parameters import (
    AANGEPAST,
    STANDAARD,
    Constant,
    Parameter,
    Parameters,
    ParameterSet,
)

_PATH = "parameters"
_NONE = "geen: de waarden van deze methode staan vast"


def read_parameters(
    given: object,
    parameters: Parameters,
    refusals: Refusals,
    base: ParameterSet | None = None,
) -> ParameterSet:
    """The set of parameters of one calculation; what was refused is left out.

    Args:
        given: what the document says.
        parameters: all there are.
        refusals: where errors are collected.
        base: the set that an office chose in place of the shipped one.

    Raises:
        DefinitionError: when that set belongs to another method or version.
    """
    if base is not None and base.scope != parameters.scope:
        raise DefinitionError(f"{base.name} is a set for {base.scope}, not {parameters.scope}")
    chosen = base or parameters.standard()
    if not isinstance(given, Mapping):
        refuse_parameters(given, refusals)
        return chosen
    overrides: dict[str, Constant] = {}
    known = {parameter.id: parameter for parameter in parameters.adjustable}
    for name, value in given.items():
        path = f"{_PATH}.{name}"
        if name not in known:
            refusals.add(path, "Onbekende parameter", ONBEKEND, value, ", ".join(known) or _NONE)
            continue
        constant = _read(known[name], value, path, refusals)
        if constant is not None:
            overrides[name] = constant
    if all(chosen.values[name] == constant for name, constant in overrides.items()):
        return chosen
    name = AANGEPAST if chosen.name == STANDAARD else f"{chosen.name}, {AANGEPAST}"
    return parameters.adjusted({**{n: chosen.values[n] for n in known}, **overrides}, name=name)


def refuse_parameters(given: object, refusals: Refusals) -> None:
    """What is no object at all is refused, also where no method says which parameters there are."""
    refusals.add(_PATH, "Parameters", VERKEERD_TYPE, given, "een object")


def _read(parameter: Parameter, value: object, path: str, refusals: Refusals) -> Constant | None:
    constant: object = value
    if not parameter.choices:
        constant = Number(parameter.label).read(value, path, "", refusals)
        if constant is None:
            return None
    if not isinstance(constant, Constant):
        refusals.add(path, parameter.label, VERKEERD_TYPE, value, parameter.allowed)
    elif not parameter.accepts(constant):
        refusals.add(path, parameter.label, BUITEN_BEREIK, value, parameter.allowed)
    else:
        return constant
    return None
