"""Reading one row of a table: a text becomes a number, a day or a choice, or a fault in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ld_desktop.documents.dates import parse_day
from ld_desktop.documents.faults import Faults
from ld_desktop.documents.refusals import (
    BUITEN_BEREIK,
    ONBEKEND,
    ONTBREEKT,
    STRIJDIG,
    VERKEERD_TYPE,
)
from ld_desktop.documents.tables import Row, looks_like_formula

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}(?:[,.]0+)?")
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(?:[,.][0-9]{1,12})?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}\.[0-9]{3}")  # 2.500: two and a half, or many?
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row; every method gives None after a fault, or where nothing stands."""

    row: Row
    faults: Faults

    def raw(self, column: str) -> str:
        """The text as it stands, empty where the column or the cell is."""
        return self.row.cells.get(column, "")

    def refuse(self, column: str, problem: str, allowed: str) -> None:
        """A fault in this row, with what stands there."""
        self.faults.add(self.row.number, column, problem, self.raw(column) or None, allowed)

    def text(self, column: str, most: int, *, required: bool = False) -> str | None:
        """A text that a spreadsheet program will not take for a formula."""
        text = self.raw(column)
        allowed = f"tekst van hoogstens {most} tekens"
        if not text:
            if required:
                self.refuse(column, ONTBREEKT, allowed)
        elif len(text) > most:
            self.refuse(column, BUITEN_BEREIK, allowed)
        elif looks_like_formula(text):
            self.refuse(column, BUITEN_BEREIK, "tekst die niet met =, +, - of @ begint")
        else:
            return text
        return None

    def whole(self, column: str, low: int, high: int, *, required: bool = True) -> int | None:
        """A whole number in a range."""
        text = self.raw(column)
        allowed = f"{low} tot en met {high}, heel getal"
        if not text:
            if required:
                self.refuse(column, ONTBREEKT, allowed)
        elif not _WHOLE.fullmatch(text):
            self.refuse(column, VERKEERD_TYPE, allowed)
        else:
            number = int(re.split("[,.]", text)[0])
            if low <= number <= high:
                return number
            self.refuse(column, BUITEN_BEREIK, allowed)
        return None

    def number(self, column: str) -> Decimal | None:
        """A number with a comma or a point before its decimals; its range is judged elsewhere."""
        text = self.raw(column)
        if not text:
            return None
        if not _NUMBER.fullmatch(text):
            self.refuse(column, VERKEERD_TYPE, "een getal, bijvoorbeeld 2,5")
        elif _THOUSANDS.fullmatch(text):
            self.refuse(
                column, STRIJDIG, "een komma voor decimalen en geen punt voor duizendtallen"
            )
        else:
            return Decimal(text.replace(",", "."))
        return None

    def day(self, column: str) -> date | None:
        """A calendar day, as jjjj-mm-dd or dd-mm-jjjj."""
        text = self.raw(column)
        if not text:
            return None
        day = typed_day(text)
        if day is None:
            self.refuse(column, VERKEERD_TYPE, "een datum als jjjj-mm-dd of dd-mm-jjjj")
        return day

    def choice(self, column: str, options: tuple[str, ...]) -> str | None:
        """One of a few texts, in whatever case."""
        text = self.raw(column)
        found = next((option for option in options if option.casefold() == text.casefold()), None)
        if found is None:
            problem = ONBEKEND if text else ONTBREEKT
            self.refuse(column, problem, ", ".join(options))
        return found


def typed_day(text: str) -> date | None:
    """A day as people type it, jjjj-mm-dd or dd-mm-jjjj; None where it is none."""
    dutch = _DUTCH_DAY.fullmatch(text)
    return parse_day(f"{dutch[3]}-{dutch[2]:0>2}-{dutch[1]:0>2}" if dutch else text)
