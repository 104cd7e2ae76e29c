"""What goes from answers to a method, as plain values: this room knows no questionnaires."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ld_desktop.domain.answers import Respondent

WERKGEVER_PREFIX, WERKNEMER_PREFIX = "wg_", "wn_"


@dataclass(frozen=True)
class Given:
    """The counting answers of a measurement.

    Attributes:
        values: by path and respondent: yes/no as a boolean, numbers as `Decimal`, an option as its
            id, several as a tuple of ids.
        rows: the row ids of every table, in order.
        nvt: what was answered with n.v.t. or set aside, by path and respondent.
    """

    values: Mapping[tuple[str, Respondent], object]
    rows: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nvt: Collection[tuple[str, Respondent]] = frozenset()

    def established(self) -> dict[str, object]:
        """The established values by path."""
        wanted = Respondent.VASTGESTELD
        return {path: value for (path, who), value in self.values.items() if who is wanted}

    def value(self, path: str) -> object:
        """The value of the one whose answer it is by its name, or None."""
        return self.values.get((path, whose(path)))

    def is_nvt(self, path: str) -> bool:
        """Whether that person's answer is n.v.t., or was set aside."""
        return (path, whose(path)) in self.nvt


@dataclass(frozen=True)
class Evidence:
    """The inputs that the answers give, and where each came from.

    Attributes:
        inputs: as in the score document; what was not answered is absent.
        places: path in the score document (`taken.2.tempo`) to the answer's path.
        unused: by table the keys that were answered about while no row names them, so that the
            answers are no input.
    """

    inputs: dict[str, object]
    places: dict[str, str]
    unused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, path: str) -> str:
        """The answer that a refused input leads to; of what lies deeper, the nearest above it."""
        here = path
        while here not in self.places and "." in here:
            here = here.rpartition(".")[0]
        return self.places.get(here, path)


def whose(path: str) -> Respondent:
    """Whose answer a question is, by its name (docs/formats/vragenlijsten.md §1)."""
    name = path.rpartition(".")[2]
    if name.startswith(WERKGEVER_PREFIX):
        return Respondent.WERKGEVER
    return Respondent.WERKNEMER if name.startswith(WERKNEMER_PREFIX) else Respondent.VASTGESTELD


def split_row(path: str) -> tuple[str, str]:
    """The name of a question and its row: `taken.t1.A1` is `taken.A1` in `t1`; else no row."""
    group, _, rest = path.partition(".")
    row, _, cell = rest.partition(".")
    return (f"{group}.{cell}", row) if cell else (path, "")


def in_row(name: str, row: str) -> str:
    """The path of a question; of a cell, in a row."""
    group, _, cell = name.partition(".")
    return f"{group}.{row}.{cell}" if row and cell else name
