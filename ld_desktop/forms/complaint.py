"""What the linter says: a place, what is wrong there, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ld_desktop.forms.definition import AvoidWords, DateOrder, Expect, NumberOrder, Questionnaire

_END_MARKS = (".", "?", "!", "…", ".”", "?”", "!”", ".)", "?)", '."', '?"', '!"')


class Complaint(NamedTuple):
    """One fault in a definition.

    Attributes:
        place: the id of a question, section or part, `group.cell`, or `rule <id>`.
        text: what is wrong and how to mend it.
    """

    place: str
    text: str


def told(questionnaire: Questionnaire, complaints: Iterable[Complaint]) -> tuple[str, ...]:
    """The complaints as printed: `place: text`, after the file of the part that the place is in."""
    files = _files(questionnaire)
    lines = []
    for complaint in complaints:
        file = files.get(complaint.place) or files.get(complaint.place.partition(".")[0])
        before = f"{file}.toml: " if file else ""
        lines.append(f"{before}{complaint.place}: {complaint.text}")
    return tuple(lines)


def ends_well(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip().endswith(_END_MARKS)


def _files(questionnaire: Questionnaire) -> dict[str, str]:
    """The file that holds a place; nothing for a questionnaire of one file."""
    by_part = {part.id: part.file for part in questionnaire.parts}
    files = {f"part {name}": file for name, file in by_part.items()}
    if not by_part:
        return files
    for section in questionnaire.sections:
        file = by_part[section.part]
        files.setdefault(section.id, file)
        files.update((question.id, file) for question in section.questions)
    for rule in questionnaire.rules:
        match rule:
            case DateOrder():
                at = rule.later
            case NumberOrder():
                at = rule.smaller
            case Expect():
                at = rule.at
            case AvoidWords():
                at = ""
            case _:
                at = rule.group
        files[f"rule {rule.id}"] = files.get(at.partition(".")[0], "vragen")
    return files
