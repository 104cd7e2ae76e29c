"""An office's own norms for a method: a versioned file that gives a named parameter set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ld_desktop.documents.choices import Choice
from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Field, Listing, Number, Record, Text
from ld_desktop.documents.refusals import BUITEN_BEREIK, STRIJDIG, Refusals, refused_document
from ld_desktop.methods import catalogue
from ld_desktop.methods.definition import Method
from ld_desktop.rules.parameters import Constant, Parameter, ParameterSet

MOST = 10_000  # more branches and functions than any office tells apart
_HEAD = {"naam": "Naam", "versie": "Versie", "auteur": "Auteur"}
_NORMEN = "normen"


@dataclass(frozen=True, slots=True)
class Norm:
    """Values for a branche, a functie, a functie within a branche, or (both empty) in general."""

    branche: str
    functie: str
    values: Mapping[str, Constant]

    @property
    def words(self) -> str:
        """What the norm is for, as the name of a set tells it."""
        named = {"branche": self.branche, "functie": self.functie}
        return ", ".join(f"{kind} {name}" for kind, name in named.items() if name)

    def key(self) -> tuple[str, str]:
        """Branche and functie, however they were written."""
        return _plain(self.branche), _plain(self.functie)


@dataclass(frozen=True, slots=True)
class NormFile:
    """Norms for one version of a method, with who made them and when (methods.md §1)."""

    naam: str
    versie: str
    auteur: str
    datum: date
    method: str
    method_version: str
    normen: tuple[Norm, ...]

    def chosen(self, branche: str = "", functie: str = "") -> ParameterSet:
        """The parameters for a branche and a functie, named after what they were taken from.

        What is nearest counts: the functie within its branche, then the functie, then the branche,
        then the general norm, then the values we ship. A norm for all that is not there is no error.
        """
        mine, own = _plain(branche), _plain(functie)
        layers = {("", ""), (mine, ""), ("", own), (mine, own)}
        used = sorted((n for n in self.normen if n.key() in layers), key=_nearness)
        values = {name: value for norm in used for name, value in norm.values.items()}
        name = " ".join([self.naam, self.versie, *(f"({n.words})" for n in used[-1:] if n.words)])
        method = catalogue.find(self.method, self.method_version)
        return method.parameters.adjusted(values, name=name)


def read_norm_file(document: Mapping[str, object]) -> NormFile:
    """A norm file from a TOML table or a JSON object whose decimals are exact.

    Raises:
        ScoreRefused: with everything that is wrong with it at once.
    """
    method = _method(document)
    refusals = Refusals()
    found = _record(method).read_all(document, refusals)
    for name, label in _HEAD.items():
        if found.get(name) is not None and not str(found[name]).strip():
            refusals.add(name, label, BUITEN_BEREIK, found[name], "tekst, niet leeg")
    lines = found.get(_NORMEN)
    normen = [_norm(line) for line in lines or ()] if isinstance(lines, list) else []
    _check_twice(normen, refusals)
    datum = found.get("datum")
    if refusals or not isinstance(datum, date):
        raise refusals.refusal()
    return NormFile(
        naam=str(found["naam"]).strip(),
        versie=str(found["versie"]).strip(),
        auteur=str(found["auteur"]).strip(),
        datum=datum,
        method=method.id,
        method_version=method.version,
        normen=tuple(norm for norm in normen if norm is not None),
    )


def _method(document: Mapping[str, object]) -> Method:
    """The method version that a file is for; without it no value can be judged."""
    name, version = document.get("method"), document.get("method_version")
    if not isinstance(name, str) or name not in catalogue.ids():
        raise refused_document(f"method: {', '.join(catalogue.ids())}", name)
    if not isinstance(version, str) or version not in catalogue.versions(name):
        raise refused_document(f"method_version: {', '.join(catalogue.versions(name))}", version)
    return catalogue.find(name, version)


def _record(method: Method) -> Record:
    values: dict[str, Field] = {p.id: _field(p) for p in method.parameters.adjustable}
    norm: dict[str, Field] = {
        "branche": Text("Branche"),
        "functie": Text("Functie"),
        "waarden": Record("Waarden", values),
    }
    head: dict[str, Field] = {name: Text(label, required=True) for name, label in _HEAD.items()}
    rest: dict[str, Field] = {
        "datum": Day("Datum"),
        "method": Text("Methode", required=True),
        "method_version": Text("Versie van de methode", required=True),
        _NORMEN: Listing("Normen", "norm", Record("Norm", norm), 1, MOST),
    }
    return Record("Normbestand", {**head, **rest})


def _field(parameter: Parameter) -> Field:
    if parameter.choices:
        return Choice(parameter.label, parameter.choices, required=False)
    return Number(
        parameter.label,
        parameter.minimum,
        parameter.maximum,
        parameter.unit,
        above=parameter.above,
        required=False,
    )


def _norm(line: object) -> Norm | None:
    """A norm as it was read; None where it was no object, so that the numbers of others stay."""
    if not isinstance(line, Mapping) or not isinstance(line.get("waarden"), Mapping):
        return None
    branche, functie = (str(line.get(name) or "").strip() for name in ("branche", "functie"))
    return Norm(branche, functie, line["waarden"])


def _check_twice(normen: Sequence[Norm | None], refusals: Refusals) -> None:
    seen: set[tuple[str, str]] = set()
    for number, norm in enumerate(normen, start=1):
        if norm is None:
            continue
        if norm.key() in seen:
            label, allowed = "Norm", "één norm voor dezelfde branche en functie"
            refusals.add(f"{_NORMEN}.{number}", label, STRIJDIG, norm.words, allowed)
        seen.add(norm.key())


def _nearness(norm: Norm) -> tuple[bool, bool]:
    return bool(norm.functie), bool(norm.branche)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
