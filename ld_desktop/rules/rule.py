"""A rule: a pure function whose arguments are its sources, and what the law says about it."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeAlias

from ld_desktop.domain.trace import Aanname
from ld_desktop.errors import DefinitionError
from ld_desktop.rules.numbers import Rounding

Value: TypeAlias = Fraction | str | bool | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One step of a calculation. Made by the decorator `rule`; call it to calculate.

    Attributes:
        name: the name of its outcome, which other rules ask for by argument name.
        naam: Dutch name for readers; `{rij}` stands for the row.
        formule: the formula in words, naming the sources; `{rij}` stands for the row.
        per: the group of rows it is calculated for, one by one; None for the whole.
        component: whether the outcome is a component of the result or only a step towards one.
        sources: the names of its arguments.
        shown: the id of its outcome for readers, where that differs from its name: `blok_A`, or
            `verlies` of each row beside `verlies` of the whole.
    """

    name: str
    naam: str
    formule: str
    eenheid: str
    bron: str
    aanname: Aanname | None
    per: str | None
    rounding: Rounding | None
    component: bool
    sources: tuple[str, ...]
    body: Callable[..., Value]
    shown: str

    def __call__(self, *sources: Any) -> Value:
        """The outcome for these sources, rounded if that is the instruction."""
        outcome = self.body(*sources)
        if self.rounding is not None and isinstance(outcome, Fraction):
            return self.rounding.apply(outcome)
        return outcome

    @property
    def calculation(self) -> Callable[..., Value]:
        """What a call comes to, for who calls it a thousand times: the body, where nothing is rounded."""
        return self.body if self.rounding is None else self

    @property
    def herkomst(self) -> str:
        """The source as the trace prints it: who says so, and what we assumed."""
        parts = [self.bron] if self.bron else []
        if self.rounding is not None and self.rounding.bron not in parts:
            parts.append(f"afronding: {self.rounding.bron}")
        if self.aanname is not None:
            parts.append(f"aanname: {self.aanname.tekst}")
        return "; ".join(parts)


def rule(
    *,
    naam: str,
    formule: str,
    eenheid: str = "",
    bron: str = "",
    aanname: Aanname | None = None,
    per: str | None = None,
    rounding: Rounding | None = None,
    component: bool = False,
    name: str | None = None,
    shown: str | None = None,
) -> Callable[[Callable[..., Value]], Rule]:
    """Make a rule of a function; its name and its arguments' names are the graph.

    The arguments are the attributes of `Rule`; `name` is given where two functions have the same
    outcome in different cases.

    Raises:
        DefinitionError: when nobody says so: a rule has a source or an assumption.
    """

    def make(body: Callable[..., Value]) -> Rule:
        if not bron and aanname is None:
            raise DefinitionError(f"rule {body.__name__} has neither bron nor aanname")
        sources = tuple(inspect.signature(body).parameters)
        outcome = name or body.__name__
        return Rule(
            name=outcome,
            naam=naam,
            formule=formule,
            eenheid=eenheid,
            bron=bron,
            aanname=aanname,
            per=per,
            rounding=rounding,
            component=component,
            sources=sources,
            body=body,
            shown=shown or outcome,
        )

    return make
