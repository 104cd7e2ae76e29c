"""An office's own profiles as a table: one profile a row, in columns that a spreadsheet shows well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ld_desktop.documents.cells import Cells
from ld_desktop.documents.faults import Faults
from ld_desktop.documents.refusals import BUITEN_BEREIK, ONTBREEKT, STRIJDIG
from ld_desktop.documents.tables import Layout, csv_text, read_table
from ld_desktop.functies import checks, heads
from ld_desktop.functies.criteria import criteria
from ld_desktop.functies.heads import Head, head_of_row
from ld_desktop.functies.profile import EIGEN, Activiteit, Functieprofiel, Gebieden, Hoofdtaak

_AREAS = Gebieden.__slots__
_MOST_NAME, _MOST_TEXT, _MOST_NAMES = 200, 1_000, 50
_CODE = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._-]{0,28}[0-9A-Za-z])?")
_GROUP = re.compile(r"[0-9]{4}")
_BETWEEN_NAMES = re.compile(r"[|\n]")
_BETWEEN_LETTERS = re.compile(r"[\s,.]*")


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """The profiles of a table in its order, the row of each, and how its text was read."""

    profielen: tuple[Functieprofiel, ...]
    rows: tuple[int, ...]
    encoding: str


def columns() -> tuple[str, ...]:
    """All columns, in the order of the empty example."""
    first = ("code", "naam", "isco", "sector", "namen")
    rest = (name for name in (*_required(), *_optional()) if name not in (*first, *heads.COLUMNS))
    return (*first, *rest, *heads.COLUMNS)


def read_profiles(data: bytes, told: Head) -> ProfileFile:
    """Read an office's profiles.

    Args:
        data: a CSV or an XLSX.
        told: the head for rows that do not say their own.

    Raises:
        TableRefused: with everything that is wrong, by row and column; then there are none.
    """
    table = read_table(data, Layout(_required(), _optional()))
    faults = Faults()
    seen: dict[str, int] = {}
    found = [_profile(Cells(row, faults), told, seen) for row in table.rows]
    if not found:
        faults.whole_file("ten minste één functieprofiel")
    if faults:
        raise faults.refused()
    return ProfileFile(tuple(found), tuple(row.number for row in table.rows), table.encoding)


def profile_table(profielen: Iterable[Functieprofiel] = ()) -> bytes:
    """The table that `read_profiles` reads, as CSV; without profiles an empty example."""
    return csv_text([columns(), *(list(_cells(profiel)) for profiel in profielen)])


def _required() -> tuple[str, ...]:
    numbers = (f"{kind}_{name}" for kind in ("eis", "gewicht") for name in criteria())
    return ("code", "naam", *numbers)


def _optional() -> tuple[str, ...]:
    tasks = (
        f"hoofdtaak_{n}{part}" for n in range(1, checks.MOST_TASKS + 1) for part in ("", "_gewicht")
    )
    activities = (
        f"activiteit_{n}{part}"
        for n in range(1, checks.MOST_ACTIVITIES + 1)
        for part in ("", "_gewicht", "_kbb")
    )
    areas = (f"gebied_{name}" for name in _AREAS)
    return ("isco", "sector", "namen", *heads.COLUMNS, *tasks, *areas, *activities)


def _profile(cells: Cells, told: Head, seen: dict[str, int]) -> Functieprofiel:
    """The profile of a row; where something is wrong it is one to throw away."""
    head = head_of_row(cells, told)
    eisen, gewichten = _numbers(cells)
    return Functieprofiel(
        code=_code(cells, seen),
        isco=_group(cells),
        naam=cells.text("naam", _MOST_NAME, required=True) or "",
        namen=_names(cells),
        sector=cells.text("sector", _MOST_NAME) or "",
        eisen=eisen,
        gewichten=gewichten,
        hoofdtaken=_tasks(cells),
        gebieden=Gebieden(*(cells.text(f"gebied_{name}", _MOST_TEXT) or "" for name in _AREAS)),
        activiteiten=_activities(cells),
        herkomst=EIGEN,
        set=head.set,
        versie=head.versie,
        auteur=head.auteur,
        datum=head.datum,
    )


def _code(cells: Cells, seen: dict[str, int]) -> str:
    code = cells.raw("code")
    before = seen.setdefault(code, cells.row.number)
    if not code:
        cells.refuse("code", ONTBREEKT, "een code, bijvoorbeeld MAG-01")
    elif not _CODE.fullmatch(code):
        allowed = "letters, cijfers, punt, streepje en laag streepje, hoogstens 30 tekens"
        cells.refuse("code", BUITEN_BEREIK, allowed)
    elif before != cells.row.number:
        cells.refuse("code", STRIJDIG, f"elke code één keer; deze staat al op regel {before}")
    return code


def _group(cells: Cells) -> str:
    group = cells.raw("isco")
    if group and not _GROUP.fullmatch(group):
        cells.refuse("isco", BUITEN_BEREIK, "de vier cijfers van een ISCO-08-groep")
    return group


def _names(cells: Cells) -> tuple[str, ...]:
    text = cells.text("namen", _MOST_NAMES * _MOST_NAME) or ""
    names = dict.fromkeys(" ".join(name.split()) for name in _BETWEEN_NAMES.split(text))
    return tuple(name for name in names if name)


def _numbers(cells: Cells) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Requirements and weights; what is not required need not say how heavy it would weigh."""
    eisen, gewichten = [], []
    readable = True
    for name in criteria():
        eis = cells.whole(f"eis_{name}", 0, checks.HIGHEST)
        readable = readable and eis is not None
        gewicht = cells.whole(f"gewicht_{name}", 1, checks.HIGHEST, required=bool(eis))
        eisen.append(eis or 0)
        gewichten.append(gewicht or 1)
    if readable and not any(eisen):
        cells.refuse("", ONTBREEKT, checks.NOTHING_ASKED)
    return tuple(eisen), tuple(gewichten)


def _tasks(cells: Cells) -> tuple[Hoofdtaak, ...]:
    parts = list(_parts(cells, "hoofdtaak", checks.MOST_TASKS))
    taken = tuple(Hoofdtaak(naam, gewicht) for _, naam, gewicht in parts if naam and gewicht)
    if len(taken) == len(parts) and not checks.tasks_add_up(taken):
        cells.refuse("hoofdtaak_1_gewicht", STRIJDIG, checks.TASKS)
    return taken


def _activities(cells: Cells) -> tuple[Activiteit, ...]:
    parts = list(_parts(cells, "activiteit", checks.MOST_ACTIVITIES))
    found = []
    for column, naam, gewicht in parts:
        letters = tuple(_BETWEEN_LETTERS.sub("", cells.raw(f"{column}_kbb")).upper())
        if not checks.letters_known(letters):
            allowed = f"hoogstens {checks.MOST_LETTERS} letters van A tot en met Y, elk één keer"
            cells.refuse(f"{column}_kbb", BUITEN_BEREIK, allowed)
        if naam and gewicht:
            found.append(Activiteit(naam, gewicht, letters))
    if len(found) == len(parts) and not checks.activities_add_up(found):
        cells.refuse("activiteit_1_gewicht", STRIJDIG, checks.ACTIVITIES)
    return tuple(found)


def _parts(cells: Cells, kind: str, most: int) -> Iterator[tuple[str, str | None, int | None]]:
    """The tasks or activities that anything was filled in for: column, name and weight."""
    for number in range(1, most + 1):
        column = f"{kind}_{number}"
        if any(cells.raw(f"{column}{part}") for part in ("", "_gewicht", "_kbb")):
            naam = cells.text(column, _MOST_NAME, required=True)
            yield column, naam, cells.whole(f"{column}_gewicht", 1, checks.WHOLE)


def _cells(profiel: Functieprofiel) -> Iterator[str]:
    """The row of a profile, in the order of the columns."""
    texts = {
        "code": profiel.code,
        "naam": profiel.naam,
        "isco": profiel.isco,
        "sector": profiel.sector,
        "namen": "|".join(profiel.namen),
        "set": profiel.set,
        "versie": profiel.versie,
        "auteur": profiel.auteur,
        "datum": profiel.datum.isoformat() if profiel.datum else "",
    }
    for name, eis, gewicht in zip(criteria(), profiel.eisen, profiel.gewichten, strict=True):
        texts |= {f"eis_{name}": str(eis), f"gewicht_{name}": str(gewicht)}
    texts |= {f"gebied_{name}": getattr(profiel.gebieden, name) for name in _AREAS}
    for number, taak in enumerate(profiel.hoofdtaken, start=1):
        column = f"hoofdtaak_{number}"
        texts |= {column: taak.naam, f"{column}_gewicht": str(taak.gewicht)}
    for number, activiteit in enumerate(profiel.activiteiten, start=1):
        column = f"activiteit_{number}"
        texts |= {column: activiteit.naam, f"{column}_gewicht": str(activiteit.gewicht)}
        texts[f"{column}_kbb"] = " ".join(activiteit.kbb)
    return (texts.get(column, "") for column in columns())


def as_start(profiel: Functieprofiel) -> Functieprofiel:
    """A profile to adapt: as it is, without who wrote it, so that the office says so itself."""
    return replace(profiel, herkomst=EIGEN, set="", versie="", auteur="", datum=None)
