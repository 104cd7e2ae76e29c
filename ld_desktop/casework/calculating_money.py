"""What a loonwaarde means in euros: documents, the chart over all loonwaarden, and a group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ld_desktop import datafile
from ld_desktop.casework.headless import Answered, answer_text
from ld_desktop.domain.trace import InputError
from ld_desktop.errors import DefinitionError, EnvironmentProblem
from ld_desktop.money import document as contract
from ld_desktop.money import regimes, savings
from ld_desktop.money.result import MoneyResult, Vergelijking
from ld_desktop.money.tables import shipped


class RowsUnreadable(EnvironmentProblem):
    """The file with rows of the office is missing or no TOML."""

    code = "money.rows_unreadable"


def calculator(
    *, short: bool = False, rows: Path | None = None
) -> Callable[[bytes | str, int | None], Answered]:
    """What answers money documents: text and indent in, answer out.

    Args:
        short: amounts only.
        rows: a TOML file with rows of the office, which go before ours in their own period.

    Raises:
        RowsUnreadable: when that file is missing or no TOML.
        BadRows: when its rows cannot be used.
    """
    tables = shipped() if rows is None else shipped().with_rows(_read_rows(rows))

    def calculate(document: Mapping[str, object]) -> object:
        if short:
            return contract.calculate_short(document, tables)
        return contract.result_to_json(contract.calculate(document, tables))

    def answer(text: bytes | str, indent: int | None) -> Answered:
        return answer_text(text, calculate, indent)

    return answer


def error_lines(errors: tuple[InputError, ...], language: str) -> Iterator[str]:
    """A readable line for each refused input."""
    for error in errors:
        yield contract.error_sentence(error, language)


def regime_names() -> dict[str, str]:
    """Every regime by its id, with its Dutch name."""
    return {regime: regimes.find(regime).naam for regime in regimes.ids()}


def money_of(document: Mapping[str, object]) -> MoneyResult:
    """The amounts, what they rest on, and the picture with and without the instrument.

    Raises:
        ScoreRefused: with all errors at once.
    """
    return contract.calculate(document)


def money_curve(
    document: Mapping[str, object],
) -> tuple[tuple[int, tuple[Vergelijking, ...]], ...]:
    """The picture at every whole loonwaarde from 0 to 100 %, for the chart.

    Raises:
        ScoreRefused: when the document itself is refused.
    """
    return contract.curve(document)


def office_savings(document: Mapping[str, object]) -> savings.Savings:
    """What a group in the pilot saves an office, as its plan estimated it.

    Raises:
        ScoreRefused: with all errors at once.
    """
    return savings.office_savings(document)


def _read_rows(path: Path) -> Mapping[str, object]:
    try:
        table, _ = datafile.read(path)
    except DefinitionError as error:
        raise RowsUnreadable(file=path.name) from error
    return table
