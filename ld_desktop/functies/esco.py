"""The official ESCO occupations file (CSV, in Dutch): from an office's own download to occupations.

We ship none of it. ESCO says how occupations are called, not what they ask: an occupation gets the
profile of its ISCO group as a start.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ld_desktop.documents.cells import Cells
from ld_desktop.documents.dates import parse_day
from ld_desktop.documents.faults import Faults
from ld_desktop.documents.refusals import BUITEN_BEREIK, ONBEKEND, ONTBREEKT, STRIJDIG
from ld_desktop.documents.tables import Layout, Row, read_table
from ld_desktop.domain.canonical import Json
from ld_desktop.functies.library import Library
from ld_desktop.functies.profile import ESCO, Functieprofiel

AUTEUR = "Europese Commissie (ESCO)"
_LAYOUT = Layout(
    required=("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "code"),
    optional=("status", "modifiedDate"),
    others=True,  # ESCO adds columns from version to version
)
_KIND, _RELEASED = "Occupation", "released"
_URI = re.compile(r"https?://[^\s]+")
_GROUP = re.compile(r"[0-9]{4}")
_MOST_NAME = 300


@dataclass(frozen=True, slots=True)
class Beroep:
    """An occupation: its place in ESCO and the names it is known by."""

    uri: str
    code: str
    isco: str
    naam: str
    namen: tuple[str, ...]

    def as_json(self) -> dict[str, Json]:
        """As the store keeps it."""
        return {
            "uri": self.uri,
            "code": self.code,
            "isco": self.isco,
            "naam": self.naam,
            "namen": list(self.namen),
        }

    @staticmethod
    def from_json(kept: Mapping[str, object]) -> Beroep:
        """As it came out of the store."""
        names = kept["namen"]
        texts = {name: str(kept[name]) for name in ("uri", "code", "isco", "naam")}
        return Beroep(**texts, namen=tuple(names) if isinstance(names, list) else ())


@dataclass(frozen=True, slots=True)
class EscoFile:
    """The occupations in force in a file, by code, and the day of the latest change in it."""

    beroepen: tuple[Beroep, ...]
    datum: date | None
    encoding: str


def read_esco(data: bytes) -> EscoFile:
    """Read the official file; occupations that ESCO withdrew are passed over.

    Raises:
        TableRefused: with everything that is wrong with it, by row and column.
    """
    table = read_table(data, _LAYOUT)
    faults = Faults()
    seen: dict[str, int] = {}
    rows = [row for row in table.rows if row.cells.get("status", _RELEASED) == _RELEASED]
    found = [_beroep(Cells(row, faults), seen) for row in rows]
    if not rows:
        faults.whole_file("ten minste één beroep")
    if faults:
        raise faults.refused()
    return EscoFile(
        tuple(sorted((beroep for beroep in found if beroep), key=lambda beroep: beroep.code)),
        max(filter(None, map(_changed, rows)), default=None),
        table.encoding,
    )


def start_profile(beroep: Beroep, library: Library) -> Functieprofiel | None:
    """The profile of the group of an occupation, under its own name; None when there is none."""
    group = library.by_code.get(beroep.isco)
    if group is None:
        return None
    return replace(
        group,
        code=beroep.code,
        naam=beroep.naam,
        namen=beroep.namen,
        herkomst=ESCO,
        set=f"{group.set}, groep {group.code}",
    )


def _beroep(cells: Cells, seen: dict[str, int]) -> Beroep | None:
    kind, uri, code, isco, naam = (
        cells.raw(name)
        for name in ("conceptType", "conceptUri", "code", "iscoGroup", "preferredLabel")
    )
    if kind != _KIND:
        cells.refuse("conceptType", ONBEKEND if kind else ONTBREEKT, _KIND)
    if not _URI.fullmatch(uri):
        cells.refuse(
            "conceptUri", BUITEN_BEREIK if uri else ONTBREEKT, "het webadres van het beroep"
        )
    if not _GROUP.fullmatch(isco):
        cells.refuse("iscoGroup", BUITEN_BEREIK if isco else ONTBREEKT, "vier cijfers")
    elif not code.startswith(f"{isco}."):
        cells.refuse("code", STRIJDIG if code else ONTBREEKT, f"een code die met {isco}. begint")
    if not naam or len(naam) > _MOST_NAME:
        allowed = f"een naam van hoogstens {_MOST_NAME} tekens"
        cells.refuse("preferredLabel", BUITEN_BEREIK if naam else ONTBREEKT, allowed)
    for column, value in (("conceptUri", uri), ("code", code)):
        before = seen.setdefault(f"{column} {value}", cells.row.number)
        if value and before != cells.row.number:
            cells.refuse(column, STRIJDIG, f"elke waarde één keer; deze staat al op regel {before}")
    names = _names(cells.row.cells["altLabels"], naam)
    return Beroep(uri, code, isco, _clean(naam), names)


def _names(text: str, naam: str) -> tuple[str, ...]:
    """The other names, one a line, each once and not the first one again."""
    known = {_clean(naam).casefold()}
    names = []
    for name in map(_clean, re.split(r"[\n|]", text)):
        if name and len(name) <= _MOST_NAME and name.casefold() not in known:
            known.add(name.casefold())
            names.append(name)
    return tuple(names)


def _clean(name: str) -> str:
    """Without soft hyphens, hard spaces and what separators left behind."""
    return " ".join(name.replace("\xad", "").split()).rstrip(";, ")


def _changed(row: Row) -> date | None:
    return parse_day(row.cells.get("modifiedDate", "")[:10])
