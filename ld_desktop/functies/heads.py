"""Who made a table, when and which version: in its own columns, or told beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ld_desktop.documents.cells import Cells
from ld_desktop.documents.refusals import STRIJDIG

SET, VERSIE, AUTEUR, DATUM = "set", "versie", "auteur", "datum"
COLUMNS = (SET, VERSIE, AUTEUR, DATUM)
MOST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a table besides its rows; empty where nobody said.

    Attributes:
        set: the name of the collection or of the norms.
        versie: as its author calls it.
    """

    set: str = ""
    versie: str = ""
    auteur: str = ""
    datum: date | None = None


def head_of_row(cells: Cells, told: Head) -> Head:
    """The head in one row; what its cells do not say is taken from what was told beside it."""
    texts = {name: cells.text(name, MOST_TEXT) for name in (SET, VERSIE, AUTEUR)}
    return Head(
        set=texts[SET] or told.set,
        versie=texts[VERSIE] or told.versie,
        auteur=texts[AUTEUR] or told.auteur,
        datum=cells.day(DATUM) or told.datum,
    )


def head_of_table(rows: Sequence[Cells], told: Head) -> Head:
    """The one head of a table: it may stand in the first row or in all, and nowhere differ."""
    head = Head()
    for place, cells in enumerate(rows):
        found = head_of_row(cells, told)
        head = head if place else found
        for column in COLUMNS:
            if cells.raw(column) and getattr(found, column) != getattr(head, column):
                allowed = "in alle rijen hetzelfde, of alleen in de eerste rij"
                cells.refuse(column, STRIJDIG, allowed)
    return head
