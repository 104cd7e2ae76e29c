"""An office's norms: norm files that give a method its parameters, and norm tables of tests."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ld_desktop import datafile
from ld_desktop.casework import works
from ld_desktop.casework.documents import read_whole
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.casework.unreadable import told_as
from ld_desktop.documents import jsontext
from ld_desktop.documents.faults import Faults
from ld_desktop.documents.tables import MAX_BYTES
from ld_desktop.domain.problems import Problem
from ld_desktop.domain.trace import ScoreRefused
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.functies import normbestand
from ld_desktop.functies.heads import Head
from ld_desktop.functies.normbestand import NormDocument, head_to_document
from ld_desktop.messages import problem_sentence, sentence
from ld_desktop.rules.numbers import exact_text

if TYPE_CHECKING:
    from ld_desktop.functies.normtabel import NormTabel
    from ld_desktop.methods.norms import NormFile
    from ld_desktop.rules.parameters import ParameterSet
    from ld_desktop.store.naslag import NaslagLine

    Norms: TypeAlias = tuple[ParameterSet, ...]


class ScoreUnreadable(EnvironmentProblem):
    """A raw score that a command names is no number."""

    code = "functies.score_onleesbaar"


class NormsUnreadable(EnvironmentProblem):
    """A norm file that a command names is wrong; its first fault says how."""

    code = "functies.normbestand_onleesbaar"


@dataclass(frozen=True, slots=True)
class NormLine:
    """A norm file or a norm table as a list shows it.

    Attributes:
        id: by which it is withdrawn.
        about: the method, or the tests, that it is for.
        example: it is the example we ship, not to be used.
    """

    kind: str
    id: str
    naam: str
    versie: str
    auteur: str
    datum: date
    sha256: str
    about: str
    example: bool

    def as_json(self) -> dict[str, object]:
        """For commands."""
        return {name: getattr(self, name) for name in NormLine.__slots__}


@dataclass(frozen=True, slots=True)
class Level:
    """What a norm table makes of a raw score: a level, or why there is none."""

    table: NormTabel
    answer: int | Problem

    @property
    def niveau(self) -> int | None:
        """The level, where there is one."""
        return self.answer if isinstance(self.answer, int) else None

    def text(self, language: str) -> str:
        """The level with the norms it rests on, or the reason."""
        if isinstance(self.answer, Problem):
            return problem_sentence(self.answer, language)
        values = [("niveau", str(self.answer)), *self._norms()]
        code = "functies.niveau_voorbeeld" if self.table.voorbeeld else "functies.niveau"
        return sentence(code, values, language)

    def as_json(self, language: str) -> dict[str, object]:
        """The same for commands."""
        told = dict(self._norms()) | {"sha256": self.table.sha256}
        reason = self.text(language) if isinstance(self.answer, Problem) else ""
        return {"niveau": self.niveau, **told, "voorbeeld": self.table.voorbeeld, "reden": reason}

    def _norms(self) -> list[tuple[str, str]]:
        return [("naam", self.table.naam), ("versie", self.table.versie)]


def levels(session: Session | None, test: str, normgroep: str, score: str) -> tuple[Level, ...]:
    """What the norm tables that know a test make of a raw score; without a store, our example.

    Args:
        session: the store with the norm tables.
        test: the name of the test.
        normgroep: the group whose norms count.
        score: the raw score as typed.

    Raises:
        ScoreUnreadable: the score is no number.
    """
    from ld_desktop.functies.normtabel import example, level_of

    try:
        raw = Decimal(score.replace(",", "."))
        if not raw.is_finite():
            raise ScoreUnreadable(score=score)
    except InvalidOperation as error:
        raise ScoreUnreadable(score=score) from error
    tables = (norm_tables(session) if session else ()) or (example(),)
    knowing = [table for table in tables if table.groups(test)] or tables[:1]
    return tuple(Level(table, level_of(table, test, normgroep, raw)) for table in knowing)


def example_table() -> bytes:
    """The shipped example of a norm table, as a file."""
    from ld_desktop.functies.normtabel import example_bytes

    return example_bytes()


def methods_with_norms() -> tuple[tuple[str, str], ...]:
    """The methods whose parameters an office can give its own values, with their names."""
    from ld_desktop.methods import catalogue

    return tuple(
        (name, catalogue.method_name(name))
        for name in catalogue.ids()
        if catalogue.find(name, catalogue.newest_version(name)).parameters.adjustable
    )


def example_norm_file(method: str) -> bytes:
    """A table for an office's own norms of a method, with the values that count without it."""
    from ld_desktop.methods import catalogue

    version = catalogue.newest_version(method)
    parameters = catalogue.find(method, version).parameters
    standard = parameters.standard().values
    names = [parameter.id for parameter in parameters.adjustable]
    return normbestand.norm_table(method, version, {name: standard[name] for name in names})


def kind_of(session: Session, name: str) -> str:
    """Whether a name is that of a norm file or of a norm table in use; a norm table otherwise."""
    files = {line.name for line in works.current(session, works.NORMBESTAND)}
    return works.NORMBESTAND if name in files else works.NORMTABEL


def norm_lines(session: Session | None) -> tuple[NormLine, ...]:
    """Every norm file and norm table in use, norm files first; without a store there are none."""
    if session is None:
        return ()
    files = [
        _norm_line(line, line.name.rpartition("/")[0], example=False)
        for line in works.current(session, works.NORMBESTAND)
    ]
    tables = [
        _norm_line(line, ", ".join(table.tests()), example=table.voorbeeld)
        for line, table in _tables(session)
    ]
    return (*files, *tables)


def norm_tables(session: Session) -> tuple[NormTabel, ...]:
    """The norm tables in use, for `functies.normtabel.level_of`."""
    return tuple(table for _, table in _tables(session))


def norm_files(session: Session, method: str) -> tuple[NormFile, ...]:
    """The norm files in use for a method, for `NormFile.chosen`."""
    from ld_desktop.methods.norms import read_norm_file

    lines = [
        line
        for line in works.current(session, works.NORMBESTAND)
        if line.name.partition("/")[0] == method
    ]
    bodies = session.store.naslag.bodies(lines)
    return tuple(
        read_norm_file({**jsontext.parse(body), **head_to_document(_head(line))})
        for line, body in zip(lines, bodies, strict=True)
    )


def parameters_of(path: Path, branche: str = "", functie: str = "") -> Norms:
    """The parameters of a norm file that lies outside any store.

    Raises:
        CannotRead: when there is no such file.
        NormsUnreadable: when it is no norm file.
    """
    data = read_whole(path, MAX_BYTES)
    with told_as(NormsUnreadable, path):
        return (read_norms(path, data, Head(set=path.stem)).chosen(branche, functie),)


def kept_parameters(session: Session, naam: str, branche: str = "", functie: str = "") -> Norms:
    """The parameters of the norm files of a name in the store: one per method that has it.

    Raises:
        NotFound: there is none of that name.
    """
    from ld_desktop.methods import catalogue

    found = tuple(
        norms.chosen(branche, functie)
        for method in catalogue.ids()
        for norms in norm_files(session, method)
        if _folded(norms.naam) == _folded(naam)
    )
    if not found:
        raise NotFound(id=naam)
    return found


def fitting(norms: Sequence[ParameterSet], document: Mapping[str, object]) -> ParameterSet | None:
    """The set that is for the method of a document; None where no norms were given.

    Raises:
        ScoreRefused: norms were given and none is for this method: they would silently not count.
    """
    from ld_desktop.documents.refusals import refused_document
    from ld_desktop.methods import catalogue

    method = document.get("method")
    if not norms or not isinstance(method, str) or method not in catalogue.ids():
        return None
    version = document.get("method_version", catalogue.newest_version(method))
    for chosen in norms:
        if chosen.scope == f"{method}/{version}":
            return chosen
    scopes = ", ".join(chosen.scope for chosen in norms)
    raise refused_document(f"een document van {scopes}, want daar zijn de normen voor", method)


def read_norms(path: Path, data: bytes, told: Head) -> NormFile:
    """A norm file as TOML or JSON by its ending, else as a table.

    Raises:
        TableRefused: with everything that is wrong with it.
    """
    from ld_desktop.methods import catalogue
    from ld_desktop.methods.norms import read_norm_file

    found = _document(path, data, told)
    document = dict(found.document)
    method = document.get("method")
    if found.rows and isinstance(method, str) and method in catalogue.ids():
        document.setdefault("method_version", catalogue.newest_version(method))
    try:
        return read_norm_file(document)
    except ScoreRefused as refused:
        faults = Faults()
        normbestand.place_faults(refused.errors, found.rows, faults)
        raise faults.refused() from refused


def norm_file_body(norms: NormFile) -> str:
    """The content of a norm file as the store keeps it: the same text for the same norms."""
    lines = [
        {
            "branche": norm.branche,
            "functie": norm.functie,
            "waarden": {name: _plain(norm.values[name]) for name in sorted(norm.values)},
        }
        for norm in norms.normen
    ]
    head = {"method": norms.method, "method_version": norms.method_version}
    return jsontext.dumps({**head, "normen": lines})


def _document(path: Path, data: bytes, told: Head) -> NormDocument:
    ending = path.suffix.lower()
    if ending not in {".toml", ".json"}:
        return normbestand.read_normbestand(data, _parameters(), told)
    faults = Faults()
    try:
        if ending == ".json":
            document = jsontext.parse(data)
        else:
            document = datafile.parse(data.decode("utf-8-sig"))
    except ScoreRefused as refused:
        normbestand.place_faults(refused.errors, (), faults)
        raise faults.refused() from refused
    except ValueError as error:  # no UTF-8, or no TOML
        faults.whole_file("een normbestand als TOML, in UTF-8")
        raise faults.refused() from error
    day = document.get("datum")
    if isinstance(day, date):  # TOML has days of its own
        document["datum"] = day.isoformat()
    return NormDocument({**head_to_document(told), **document})


def _parameters() -> Sequence[str]:
    from ld_desktop.methods import catalogue

    found = (
        parameter.id
        for name in catalogue.ids()
        for version in catalogue.versions(name)
        for parameter in catalogue.find(name, version).parameters.adjustable
    )
    return tuple(dict.fromkeys(found))


def _tables(session: Session) -> list[tuple[NaslagLine, NormTabel]]:
    from ld_desktop.functies.normtabel import from_json

    lines = works.current(session, works.NORMTABEL)
    known = session.norm_tables
    new = [line for line in lines if (line.name, line.number) not in known]
    for line, body in zip(new, session.store.naslag.bodies(new), strict=True):
        known[line.name, line.number] = from_json(json.loads(body), _head(line))
    return [(line, known[line.name, line.number]) for line in lines]


def _head(line: NaslagLine) -> Head:
    return Head(line.title, line.versie, line.auteur, line.datum)


def _norm_line(line: NaslagLine, about: str, *, example: bool) -> NormLine:
    return NormLine(
        kind=line.kind,
        id=line.name,
        naam=line.title,
        versie=line.versie,
        auteur=line.auteur,
        datum=line.datum,
        sha256=line.sha256,
        about=about,
        example=example,
    )


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _plain(value: object) -> object:
    return Decimal(exact_text(value)) if isinstance(value, Fraction) else value
