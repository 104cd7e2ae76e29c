"""The crosswalk: which inputs of the methods measure the same, and how to lay them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

from ld_desktop import datafile, paths
from ld_desktop.documents.choices import Choice
from ld_desktop.documents.fields import Field, Listing, Record, Text
from ld_desktop.domain.trace import Aanname
from ld_desktop.errors import DefinitionError
from ld_desktop.methods import catalogue
from ld_desktop.methods.variants import Variants
from ld_desktop.rules.numbers import HONDERD, begrensd
from ld_desktop.rules.parameters import Parameters

DREMPEL = "drempel"


@dataclass(frozen=True, slots=True)
class Schaal:
    """How a value is put on the common scale from 0 to 100.

    Attributes:
        nul: the value that is 0 there; below `honderd` or, for a scale that counts down, above it.
        honderd: the value that is 100: that of a regular worker.
        woorden: the score of every text, for an input that is chosen and not scored.
        soort: scales of one kind measure the same thing in the same steps, up or down: a value on
            one of them is known on the other.
    """

    soort: str
    aanname: Aanname
    nul: Fraction = Fraction(0)
    honderd: Fraction = HONDERD
    woorden: Mapping[str, Fraction] | None = None

    def score(self, value: object) -> Fraction | None:
        """The score; None for n.v.t."""
        if isinstance(value, Fraction):
            return begrensd(HONDERD * (value - self.nul) / (self.honderd - self.nul))
        return (self.woorden or {}).get(str(value))

    def value(self, score: Fraction) -> Fraction | None:
        """The value that has this score, the other way around; None for a scale of words."""
        if self.woorden is not None:
            return None
        return self.nul + score * (self.honderd - self.nul) / HONDERD


@dataclass(frozen=True, slots=True)
class Invoer:
    """An input of a method with its scale; `path` has `N` for a row."""

    path: str
    schaal: Schaal


Either: TypeAlias = tuple[Invoer, ...]  # alternatives: the first that was given counts


@dataclass(frozen=True, slots=True)
class Thema:
    """What several methods measure, each in inputs of its own; none where a method does not."""

    id: str
    naam: str
    aanname: Aanname
    invoer: Mapping[str, tuple[Either, ...]]


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All themes, with what it takes to read the inputs of each method.

    Attributes:
        aanname: what goes for all of it.
        gewichten: per method the inputs that may say how much a row of a list counts.
        regulier: per method the yes/no that says all is as with a regular worker, where it has one.
    """

    sha256: str
    aanname: Aanname
    themas: tuple[Thema, ...]
    parameters: Parameters
    gewichten: Mapping[str, tuple[str, ...]]
    regulier: Mapping[str, str]


@cache
def shipped() -> Crosswalk:
    """The crosswalk that comes with the program."""
    table, sha256 = datafile.read(paths.resources() / "methods" / "crosswalk.toml")
    return read_crosswalk(table, sha256)


def read_crosswalk(table: Mapping[str, Any], sha256: str) -> Crosswalk:
    """A crosswalk from its data file.

    Raises:
        DefinitionError: when it names what a method does not have, or leaves a method or an
            assumption out.
    """
    methoden = table["methoden"]
    _require_all_methods("methoden", methoden)
    schalen = {name: _schaal(name, entry) for name, entry in table["schalen"].items()}
    themas = tuple(_thema(name, t, methoden, schalen) for name, t in table["themas"].items())
    for method, entry in methoden.items():
        _check_keys(method, entry)
    return Crosswalk(
        sha256=sha256,
        aanname=_aanname("crosswalk", table),
        themas=themas,
        parameters=Parameters(table["parameters"], "crosswalk"),
        gewichten={method: tuple(m.get("gewicht", ())) for method, m in methoden.items()},
        regulier={method: m["regulier"] for method, m in methoden.items() if "regulier" in m},
    )


def leaves(inputs: Record | Variants, variant: object = None) -> Iterator[tuple[str, Field]]:
    """Every input that holds a value, by its path; names are left out, no rule uses them.

    Args:
        inputs: of a method.
        variant: only the inputs of this one, where they differ; all of them without it.
    """
    if isinstance(inputs, Variants):
        yield inputs.key, inputs.choice
        for name, record in inputs.records.items():
            if variant in (None, name):
                yield from _leaves(record, "")
    else:
        yield from _leaves(inputs, "")


def _leaves(record: Record, above: str) -> Iterator[tuple[str, Field]]:
    for key, field in record.fields.items():
        if isinstance(field, Record):
            yield from _leaves(field, f"{above}{key}.")
        elif isinstance(field, Listing):
            yield from _leaves(field.record, f"{above}{key}.N.")
        elif not isinstance(field, Text):
            yield above + key, field


@cache
def _known(method: str) -> Mapping[str, Field]:
    return dict(leaves(catalogue.find(method, catalogue.newest_version(method)).inputs))


def _thema(
    name: str,
    entry: Mapping[str, Any],
    methoden: Mapping[str, Mapping[str, Any]],
    schalen: Mapping[str, Schaal],
) -> Thema:
    listed = {key: value for key, value in entry.items() if key not in ("naam", "aanname")}
    _require_all_methods(name, listed)
    invoer: dict[str, tuple[Either, ...]] = {}
    for method, items in listed.items():
        groups = [[item] if isinstance(item, str) else item for item in items]
        invoer[method] = tuple(
            tuple(_invoer(method, path, methoden[method], schalen) for path in group)
            for group in groups
        )
    return Thema(name, entry["naam"], _aanname(f"thema_{name}", entry), invoer)


def _invoer(
    method: str, path: str, entry: Mapping[str, Any], schalen: Mapping[str, Schaal]
) -> Invoer:
    field = _known(method).get(path)
    if field is None:
        raise DefinitionError(f"crosswalk: {method} has no input {path}")
    name = entry.get("anders", {}).get(path, entry["schaal"])
    if name not in schalen:
        raise DefinitionError(f"crosswalk: there is no scale {name}")
    schaal = schalen[name]
    options = field.options if isinstance(field, Choice) else ()
    if set(options) != set(schaal.woorden or ()):
        raise DefinitionError(f"crosswalk: scale {name} does not fit {method} {path}")
    return Invoer(path, schaal)


def _schaal(name: str, entry: Mapping[str, Any]) -> Schaal:
    aanname = _aanname(f"schaal_{name}", entry)
    soort = entry.get("soort", name)
    if "woorden" in entry:
        woorden = {word: Fraction(score) for word, score in entry["woorden"].items()}
        return Schaal(soort, aanname, woorden=woorden)
    nul, honderd = Fraction(entry["nul"]), Fraction(entry["honderd"])
    if nul == honderd:
        raise DefinitionError(f"crosswalk: scale {name} has no length")
    return Schaal(soort, aanname, nul, honderd)


def _check_keys(method: str, entry: Mapping[str, Any]) -> None:
    """What a method's line names is there: exceptions, shares of rows and its yes/no."""
    known = _known(method)
    named = [*entry.get("anders", {}), *([entry["regulier"]] if "regulier" in entry else [])]
    rows = {path.rpartition(".N.")[2] for path in known if ".N." in path}
    wrong = [path for path in named if path not in known]
    wrong += [key for key in entry.get("gewicht", ()) if key not in rows]
    if wrong:
        raise DefinitionError(f"crosswalk: {method} has no input {', '.join(wrong)}")


def _require_all_methods(where: str, found: Mapping[str, object]) -> None:
    if set(found) != set(catalogue.ids()):
        raise DefinitionError(f"crosswalk: {where} names {sorted(found)}, not every method once")


def _aanname(name: str, entry: Mapping[str, Any]) -> Aanname:
    text: str = entry.get("aanname", "")
    if not text:
        raise DefinitionError(f"crosswalk: {name} has no aanname")
    return Aanname(id=name, tekst=text)


def used_aannames(themas: Sequence[Thema], schalen: Sequence[Schaal]) -> tuple[Aanname, ...]:
    """The assumptions of these themes and scales, each once."""
    found = [*(thema.aanname for thema in themas), *(schaal.aanname for schaal in schalen)]
    return tuple({aanname.id: aanname for aanname in found}.values())
