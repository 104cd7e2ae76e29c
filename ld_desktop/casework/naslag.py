"""Works of reference on screen: what is there, what each says, and examples to fill in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING

from ld_desktop.casework import function_library, norm_sets, works
from ld_desktop.casework.session import Session

if TYPE_CHECKING:
    from ld_desktop.casework.norm_sets import NormLine
    from ld_desktop.methods.norms import NormFile
    from ld_desktop.store.naslag import NaslagLine

MEEGELEVERD = "meegeleverd"
_KINDS = {
    MEEGELEVERD: ("functieprofielen van ons", "profiel", "profielen"),
    works.ESCO: ("beroepen (ESCO)", "beroep", "beroepen"),
    works.PROFIELEN: ("functieprofiel", "", ""),
    works.NORMBESTAND: ("normbestand", "norm", "normen"),
    works.NORMTABEL: ("normtabel", "regel", "regels"),
}
KIND_NAMES = {
    works.ESCO: "Beroepen van ESCO (het officiële bestand)",
    works.PROFIELEN: "Eigen functieprofielen",
    works.NORMTABEL: "Normtabel van tests (Arbolab)",
    works.NORMBESTAND: "Normbestand van een methode (Dariuz, Loonbalans, …)",
}


@dataclass(frozen=True, slots=True)
class NaslagEntry:
    """One work of reference as a list shows it.

    Attributes:
        id: its name within its kind, by which it is withdrawn; the code of a profile.
        soort: its kind in words.
        aantal: how many rows it has, in words; empty for one profile.
        about: what it is for: a set, a method, the names of tests.
        note: why it may not simply be relied upon; empty where the office answers for it.
        imported_at: None for what we ship.
    """

    kind: str
    id: str
    soort: str
    naam: str
    versie: str
    auteur: str
    datum: date
    aantal: str
    sha256: str
    about: str = ""
    note: str = ""
    imported_at: datetime | None = None
    imported_by: str = ""


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One version of a work, in use or not."""

    versie: str
    datum: date
    sha256: str
    imported_at: datetime
    imported_by: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Example:
    """A table to fill in, by its id, with what a menu and a file call it."""

    id: str
    title: str
    file_name: str


def entries(session: Session) -> tuple[NaslagEntry, ...]:
    """Everything in use: ours, then what was imported, by kind."""
    ours = function_library.set_lines()[0]
    shipped = NaslagEntry(
        kind=MEEGELEVERD,
        id=MEEGELEVERD,
        soort=_KINDS[MEEGELEVERD][0],
        naam=ours.naam,
        versie=ours.versie,
        auteur=ours.auteur,
        datum=ours.datum,
        aantal=_count(MEEGELEVERD, ours.aantal),
        sha256=ours.sha256,
        note=ours.aanname,
    )
    return (shipped, *_imported(session))


def versions(session: Session, kind: str, name: str) -> tuple[VersionLine, ...]:
    """Every version of a work, newest first, and when it was withdrawn."""
    return tuple(
        VersionLine(
            versie=line.versie,
            datum=line.datum,
            sha256=line.sha256,
            imported_at=line.imported_at,
            imported_by=_who(session, line),
            withdrawn=line.withdrawn,
        )
        for line in reversed(session.store.naslag.versions(kind, name))
    )


def content(session: Session, kind: str, name: str) -> tuple[tuple[str, str], ...]:
    """What the norms in use say, as pairs of what they are for and their values in words."""
    if kind == works.NORMTABEL:
        lines = [line.name for line in works.current(session, kind)]
        return tuple(_levels(norm_sets.norm_tables(session)[lines.index(name)].content()))
    if kind == works.NORMBESTAND:
        method = name.partition("/")[0]
        mine = [
            line.name for line in works.current(session, kind) if line.name.startswith(f"{method}/")
        ]
        return tuple(_norms(norm_sets.norm_files(session, method)[mine.index(name)]))
    return ()


def title(kind: str, name: str, naam: str) -> str:
    """How a list calls a work: a profile has its code in front."""
    return f"{name}  {naam}" if kind == works.PROFIELEN else naam


def words_of(kind: str) -> tuple[str, str]:
    """What is counted when a file of a kind comes in: one of it, and more."""
    counted = {works.ESCO: ("beroep", "beroepen"), works.PROFIELEN: ("profiel", "profielen")}
    return counted.get(kind, (_KINDS[kind][0], f"{_KINDS[kind][0]}en"))


def examples() -> tuple[Example, ...]:
    """What can be saved to fill in. ESCO has none: that file comes from ESCO."""
    files = (
        Example(f"{works.NORMBESTAND}/{method}", f"Normbestand {naam}", f"normbestand-{method}.csv")
        for method, naam in norm_sets.methods_with_norms()
    )
    return (
        Example(works.PROFIELEN, "Eigen functieprofielen, leeg", "functieprofielen.csv"),
        Example(works.NORMTABEL, "Normtabel van tests", "normtabel.csv"),
        *files,
    )


def example_file(example: str) -> bytes:
    """The table behind an example, as a file."""
    kind, _, method = example.partition("/")
    if kind == works.NORMBESTAND:
        return norm_sets.example_norm_file(method)
    if kind == works.NORMTABEL:
        return norm_sets.example_table()
    return function_library.example_table()


def _imported(session: Session) -> Iterator[NaslagEntry]:
    norms = {(line.kind, line.id): line for line in norm_sets.norm_lines(session)}
    for kind in (works.ESCO, works.NORMBESTAND, works.NORMTABEL, works.PROFIELEN):
        lines = works.current(session, kind)
        for line, body in zip(lines, session.store.naslag.bodies(lines), strict=True):
            norm = norms.get((kind, line.name))
            yield NaslagEntry(
                kind=kind,
                id=line.name,
                soort=_KINDS[kind][0],
                naam=line.title,
                versie=line.versie,
                auteur=line.auteur,
                datum=line.datum,
                aantal=_count(kind, _rows(body)),
                sha256=line.sha256,
                about=_about(line, norm),
                note=_EXAMPLE if norm and norm.example else "",
                imported_at=line.imported_at,
                imported_by=_who(session, line),
            )


_EXAMPLE = (
    "Dit is het meegeleverde voorbeeld. Die tests bestaan niet: gebruik het niet om te meten."
)


def _about(line: NaslagLine, norm: NormLine | None) -> str:
    """A set, a method with its version, or the names of tests; ESCO is for everything."""
    if line.kind == works.NORMBESTAND:
        from ld_desktop.methods import catalogue

        method, version, _ = line.name.split("/", 2)
        return f"voor {catalogue.method_name(method)} {version}"
    if norm is not None:
        return norm.about
    return line.collection if line.kind == works.PROFIELEN else ""


def _rows(body: str) -> int:
    """How many rows a work has: norms of a norm file, else the parts of a list; a profile is one."""
    kept = json.loads(body)
    if isinstance(kept, list):
        return len(kept)
    return len(kept.get("normen", (kept,)))


def _count(kind: str, number: int) -> str:
    _, one, many = _KINDS[kind]
    return f"{number} {one if number == 1 else many}" if many else ""


def _who(session: Session, line: NaslagLine) -> str:
    """The name of who imported; a store has one person, and contacts by their id."""
    if line.imported_by == session.profile.id:
        return session.profile.naam
    contact = session.store.contacts.get(line.imported_by)
    return contact.naam if contact else line.imported_by


def _levels(lines: Sequence[object]) -> Iterator[tuple[str, str]]:
    """Per test and norm group the raw scores of each level."""
    rows = [line for line in lines if isinstance(line, dict)]
    for (test, group), found in groupby(rows, key=lambda row: (row["test"], row["normgroep"])):
        levels = "; ".join(
            f"{row['van']} t/m {row['tot']}: niveau {row['niveau']}" for row in found
        )
        yield f"{test}, {group}", levels


def _norms(norms: NormFile) -> Iterator[tuple[str, str]]:
    """Per branche and functie its values, by the names of the parameters."""
    from ld_desktop.methods import catalogue
    from ld_desktop.rules.numbers import exact_text

    parameters = catalogue.find(norms.method, norms.method_version).parameters.by_id
    for norm in norms.normen:
        values = (
            f"{parameters[name].label}: "
            + (value if isinstance(value, str) else exact_text(value).replace(".", ","))
            for name, value in norm.values.items()
        )
        yield norm.words or "in het algemeen", "\n".join(values)
