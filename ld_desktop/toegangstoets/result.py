"""What the toegangstoets gives back, as plain data."""

from __future__ import annotations

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.trace import ParameterSet, TraceStep


class Formeel(Frozen):
    """The formal conditions, apart from the questions: met or not, and if not, which."""

    voldoet: bool
    redenen: tuple[str, ...]


class ToegangstoetsResult(Frozen):
    """The answer of `ld-desktop toegangstoets` (cli.md).

    Attributes:
        uitkomst: `doelgroep`, `bovengrens`, `ondergrens` or `geen_beperking`.
        reden: `vragen` or `wsw_indicatie`.
        versie: which version of the test was used, where the document says so.
        parameters: the settings, where the office has its own.
    """

    uitkomst: str
    reden: str
    formeel: Formeel
    trace: tuple[TraceStep, ...]
    versie: str = ""
    parameters: ParameterSet | None = None
