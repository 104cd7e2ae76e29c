"""The dated tables: our own rows with their sources, and the rows that an office adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache

from ld_desktop import datafile, paths
from ld_desktop.documents.refusals import BUITEN_BEREIK, Refusals
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.rules.parameters import DatedValue, Parameter, Parameters

PEILDATUM = "peildatum"
_FILES = ("minimumloon", "pilot2010", "lks", "wajong")
_ROW_KEYS = {"from", "until", "value", "bron"}


class BadRows(EnvironmentProblem):
    """Rows of an office that cannot be used; nothing is calculated with any of them."""

    code = "money.bad_rows"


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table by its id."""

    by_id: Mapping[str, Parameter]

    def on(
        self, name: str, day: date, refusals: Refusals, path: str = PEILDATUM
    ) -> DatedValue | None:
        """The value in force on a day; outside the rows a refusal of `path`, and None."""
        parameter = self.by_id[name]
        if any(row.holds(day) for row in parameter.values):
            return parameter.on(day)
        if not refusals.concerns(path):
            allowed = f"een datum waarop bekend is: {parameter.label} ({self.period(name)})"
            refusals.add(path, "Peildatum", BUITEN_BEREIK, day.isoformat(), allowed)
        return None

    def period(self, name: str) -> str:
        """From when to when a table has rows, in words."""
        rows = self.by_id[name].values
        first, last = min(_start(row) for row in rows), max(_end(row) for row in rows)
        return f"{first} tot en met {last}"

    def with_rows(self, rows: Mapping[str, object]) -> Tables:
        """These tables with rows of an office, which go before ours in their own period.

        Args:
            rows: per table `{"values": [{from, until, value, bron}]}`, as a data file gives it.

        Raises:
            BadRows: for a table or key that does not exist, a row without begin, end or source,
                and a value that the table cannot have.
        """
        added = dict(self.by_id)
        for name, table in rows.items():
            if name not in added:
                raise BadRows(table=name, reason="deze tabel bestaat niet")
            own = tuple(_office_row(added[name], row) for row in _list_of(name, table))
            added[name] = replace(added[name], values=(*own, *added[name].values))
        return Tables(added)


@cache
def shipped() -> Tables:
    """The tables that come with the program."""
    found: dict[str, Parameter] = {}
    for name in _FILES:
        table, _ = datafile.read(paths.resources() / "money" / f"{name}.toml")
        found |= Parameters(table, f"money/{name}").by_id
    return Tables(found)


def _list_of(name: str, table: object) -> Iterable[object]:
    rows = table.get("values") if isinstance(table, Mapping) and len(table) == 1 else None
    if not isinstance(rows, list) or not rows:
        raise BadRows(table=name, reason="nodig is een lijst 'values' met ten minste één rij")
    return rows


def _office_row(parameter: Parameter, row: object) -> DatedValue:
    """One row of an office, checked as strictly as our own are by their tests."""
    if not isinstance(row, Mapping) or row.keys() != _ROW_KEYS:
        raise BadRows(table=parameter.id, reason="een rij heeft from, until, value en bron")
    start, end, value, bron = (row[key] for key in ("from", "until", "value", "bron"))
    if not _is_day(start) or not _is_day(end) or start > end:
        raise BadRows(table=parameter.id, reason="from en until zijn datums, from eerst")
    number = isinstance(value, (int, Decimal)) and not isinstance(value, bool)
    if not number or not Decimal(value).is_finite() or not parameter.accepts(Fraction(value)):
        raise BadRows(table=parameter.id, reason=f"de waarde is een getal: {parameter.allowed}")
    if not isinstance(bron, str) or not bron.strip():
        raise BadRows(table=parameter.id, reason="bron is een tekst die zegt wie het bepaalde")
    return DatedValue(Fraction(value), f"{bron} (rij van het kantoor)", "", start, end)


def _is_day(value: object) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)


def _start(row: DatedValue) -> date:
    return row.start or date.min


def _end(row: DatedValue) -> date:
    return row.end or date.max
