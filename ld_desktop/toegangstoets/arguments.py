"""What the assessor still owes: arguments for a no and for doubt, and a signal afterwards."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from ld_desktop.domain.problems import Problem, Severity
from ld_desktop.rules.numbers import exact_text
from ld_desktop.toegangstoets import inputs
from ld_desktop.toegangstoets import v2010_1 as regels

_VRAAG_3 = "3"


def open_arguments(
    document: Mapping[str, object], twijfel: Collection[str], argumenten: Mapping[str, str]
) -> tuple[Problem, ...]:
    """What must still be written down before the outcome counts (process.md §3).

    Args:
        document: the answers, as the document has them.
        twijfel: the paths of the answers that the assessor marks as doubtful.
        argumenten: what was written per path; blank text is no argument.
    """
    return tuple(_open(document, twijfel, argumenten))


def loonwaarde_signal(uitkomst: str, loonwaarde: Fraction) -> Problem | None:
    """A hint where the loonwaarde measured later does not fit the outcome `doelgroep`."""
    fixed = inputs.toets().parameters.standard()
    low, high = fixed.number("laagste_loonwaarde"), fixed.number("hoogste_loonwaarde")
    if uitkomst != regels.DOELGROEP or low <= loonwaarde <= high:
        return None
    limits = (("laagste", exact_text(low)), ("hoogste", exact_text(high)))
    return Problem("toegangstoets.past_niet_bij_loonwaarde", Severity.HINT, values=limits)


def _open(
    document: Mapping[str, object], twijfel: Collection[str], argumenten: Mapping[str, str]
) -> Iterator[Problem]:
    vragen = inputs.toets().vragen
    nee = set(_answered_no(document))
    for path in dict.fromkeys((*vragen, *twijfel)):
        label = (("label", vragen.get(path, path)),)
        argued = bool(argumenten.get(path, "").strip())
        if path in nee and not argued:
            yield Problem("toegangstoets.argument_bij_nee", Severity.HARD, path, label)
        elif path in twijfel and not argued:
            yield Problem("toegangstoets.argument_bij_twijfel", Severity.HARD, path, label)
        if path in twijfel:
            yield Problem("toegangstoets.deskundigenonderzoek", Severity.HINT, path, label)


def _answered_no(document: Mapping[str, object]) -> Iterator[str]:
    """The paths under question 3 that were answered with no."""
    given = document.get(_VRAAG_3)
    for path in regels.ANTWOORDEN[_VRAAG_3].values():
        if isinstance(given, Mapping) and given.get(path.partition(".")[2]) is False:
            yield path
