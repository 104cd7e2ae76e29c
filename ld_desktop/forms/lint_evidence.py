"""Whether everything a method is fed with is asked, of whom it should, on the same scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.complaint import Complaint
from ld_desktop.forms.definition import Question, Questionnaire, ScaleQuestion
from ld_desktop.forms.navigation import all_questions


class Scored(NamedTuple):
    """A scored input and the questions behind it, by who answers them."""

    input: str
    items: Mapping[Respondent, tuple[str, ...]]


def evidence_complaints(
    questionnaire: Questionnaire, fed_by: Iterable[str], scored: Iterable[Scored]
) -> Iterator[Complaint]:
    """What is wrong between the questions of a method and its evidence.

    Args:
        questionnaire: all parts together.
        fed_by: every question that gives an input of the method; a cell as `group.cell`.
        scored: the inputs with questions behind them.
    """
    known = dict(all_questions(questionnaire))
    for name in fed_by:
        if name not in known:
            yield Complaint(
                f"evidence {name}", "is not asked: add a question with this id, or name another"
            )
    for entry in scored:
        target = known.get(entry.input)
        if target is not None and Respondent.VASTGESTELD not in target.respondents:
            yield Complaint(entry.input, "has no established answer: respondents lacks vastgesteld")
        for person, names in entry.items.items():
            items = {name: known[name] for name in names if name in known}
            yield from _item_complaints(entry.input, target, person, items)


def _item_complaints(
    place: str, target: Question | None, person: Respondent, items: Mapping[str, Question]
) -> Iterator[Complaint]:
    for name, item in items.items():
        if person not in item.respondents:
            yield Complaint(
                f"evidence {place}", f"takes {name} from the {person}, who is not asked it"
            )
        if target is not None and _points(item) != _points(target):
            yield Complaint(
                f"evidence {place}",
                f"{name} has {_points(item)} points and its input {_points(target)}: give both the same",
            )


def _points(question: Question) -> int:
    return len(question.options) if isinstance(question, ScaleQuestion) else 0
