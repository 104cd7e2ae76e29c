"""The toegangstoets: documents, what must still be argued, and the signal afterwards."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from fractions import Fraction

from ld_desktop.casework.headless import Answered, answer_text
from ld_desktop.domain.problems import Problem
from ld_desktop.domain.trace import InputError
from ld_desktop.toegangstoets import arguments
from ld_desktop.toegangstoets import document as contract
from ld_desktop.toegangstoets.inputs import VERSION, Uitkomst, toets
from ld_desktop.toegangstoets.result import ToegangstoetsResult


def judge(*, short: bool = False) -> Callable[[bytes | str, int | None], Answered]:
    """What answers documents of the toegangstoets: text and indent in, answer out.

    Args:
        short: without the trace.
    """

    def full(document: Mapping[str, object]) -> object:
        return contract.result_to_json(contract.judge(document))

    def answer(text: bytes | str, indent: int | None) -> Answered:
        return answer_text(text, contract.judge_short if short else full, indent)

    return answer


def error_lines(errors: tuple[InputError, ...], language: str) -> Iterator[str]:
    """A readable line for each refused answer."""
    for error in errors:
        yield contract.error_sentence(error, language)


def questions() -> Mapping[str, str]:
    """The questions 2a to 3 by their paths, in our own words."""
    return toets().vragen


def rules() -> str:
    """The version of the rules that a toegangstoets is judged with now."""
    return VERSION


def knows(regels: str) -> bool:
    """Whether a judgement with these rules can be redone here."""
    return regels == VERSION


def versions() -> Mapping[str, str]:
    """The versions of the test that a case may record, by id."""
    return toets().versies


def outcomes() -> Mapping[str, Uitkomst]:
    """What each outcome is called, means and leads to, by its id."""
    return toets().uitkomsten


def conditions() -> Mapping[str, str]:
    """The formal conditions in words, by the name that a result gives them."""
    return toets().voorwaarden


def judge_document(document: Mapping[str, object]) -> ToegangstoetsResult:
    """The outcome of answers that are at hand.

    Raises:
        ScoreRefused: with all errors at once.
    """
    return contract.judge(document)


def open_arguments(
    document: Mapping[str, object], twijfel: Collection[str], argumenten: Mapping[str, str]
) -> tuple[Problem, ...]:
    """What the assessor must still write down: for a no on question 3, and for every doubt."""
    return arguments.open_arguments(document, twijfel, argumenten)


def loonwaarde_signal(uitkomst: str, loonwaarde: Fraction) -> Problem | None:
    """A hint where a loonwaarde does not fit the outcome of the test."""
    return arguments.loonwaarde_signal(uitkomst, loonwaarde)
