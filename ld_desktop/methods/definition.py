"""What every method version gives: inputs, parameters, and a calculation made ready."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any, NamedTuple

from ld_desktop import datafile, paths
from ld_desktop.documents.fields import Record
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname, TraceStep
from ld_desktop.methods.variants import Variants
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.ruleset import Naming, Run

UNROUNDED = "loonwaarde_onafgerond"  # the step that band, influence and points look at
LOONWAARDE = "loonwaarde"


class Scored(NamedTuple):
    """A scored input, for the band and the points (methods.md §1).

    Attributes:
        path: its path in the document, `taken.1.tempo`.
        name: its name in the rules, with `key` for its row.
        low: the lower end of its scale; `high` the upper, `step` one scale step.
        best: the value that is best for the loonwaarde.
        at_norm: whether it is at or above the norm: a strong point.
    """

    path: str
    name: str
    key: str | None
    value: Fraction
    low: Fraction
    high: Fraction
    step: Fraction
    best: Fraction
    at_norm: bool


class Further(NamedTuple):
    """What a method says besides the loonwaarde: further outputs, how they came about, on what."""

    extra: Mapping[str, object] = MappingProxyType({})
    trace: tuple[TraceStep, ...] = ()
    aannames: tuple[Aanname, ...] = ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """Inputs that were accepted and calculated; the rest only when a full result is asked.

    Attributes:
        breadth: half the width of the band, in square roots of Σe² (z × standard error factor).
        naming: the path of an input by its name and row, for the trace.
        band: the band where the method itself gives one, unrounded: laag and hoog.
        titles: what the trace calls a row, by its key; without one the key itself.
    """

    run: Run
    breadth: Fraction
    naming: Naming
    scored: Callable[[], Sequence[Scored]]
    aannames: Callable[[], Sequence[Aanname]]
    further: Callable[[], Further] = Further
    band: tuple[Fraction, Fraction] | None = None
    titles: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """One version of a method.

    Attributes:
        title: `naam`, `toelichting`, `bron` and `rules_sha256` from `definition.toml`.
        prepare: checks what one input alone cannot say, then calculates; None after a refusal.
        modules: the modules of its rules, which `definition_sha256` covers.
    """

    id: str
    version: str
    title: Mapping[str, str]
    parameters: Parameters
    inputs: Record | Variants
    prepare: Callable[[Mapping[str, Any], ParameterSet, Refusals], Prepared | None]
    modules: tuple[str, ...]


def read_data(method: str, version: str, name: str) -> dict[str, Any]:
    """A data file of a method version: `resources/methods/<id>/<version>/<name>.toml`."""
    path = paths.resources() / "methods" / method / version / f"{name}.toml"
    table, _ = datafile.read(path)
    return table
