"""Carrying answers to a newer version of a questionnaire, by a mapping of what changed its name.

`mapping.toml` stands in the folder of the newer version. A question that keeps its id needs no line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import Field, ValidationError

from ld_desktop import datafile
from ld_desktop.domain.answers import Answer, AnswerKey, Answers
from ld_desktop.domain.base import Frozen
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.complaint import Complaint
from ld_desktop.forms.definition import Question, Questionnaire
from ld_desktop.forms.navigation import all_questions


class VersionMapping(Frozen):
    """What became of the questions of an earlier version.

    Attributes:
        earlier: the version that answers come from.
        questions: old id to new; a cell as `group.cell`. The cells of a table go along with it.
        options: by old id of the question, old option to new.
        dropped: old questions that are asked no more.
    """

    earlier: str = Field(alias="from")
    questions: Mapping[str, str] = Field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    dropped: tuple[str, ...] = ()


class Carried(NamedTuple):
    """Answers in their new places, and those that have none any more."""

    answers: Answers
    lost: tuple[Answer, ...]


def load_mapping(path: Path) -> VersionMapping:
    """The mapping in a file.

    Raises:
        DefinitionError: the file is missing, no TOML, or holds a wrong key.
    """
    table, _ = datafile.read(path)
    try:
        return VersionMapping.model_validate(table)
    except ValidationError as error:
        raise DefinitionError(f"{path.name}: {error}") from error


def carry(answers: Answers, mapping: VersionMapping, newer: Questionnaire) -> Carried:
    """Answers to an earlier version as answers to the newer one; who gave them stays.

    What the newer version does not ask, of that respondent or at all, is lost from it and told.
    """
    asked = dict(all_questions(newer))
    kept: dict[AnswerKey, Answer] = {}
    lost: list[Answer] = []
    for answer in answers.values():
        moved = _moved(answer, mapping)
        question = asked.get(_name(moved.path)) if moved is not None else None
        if moved is None or question is None or answer.respondent not in question.respondents:
            lost.append(answer)
        else:
            kept[moved.key] = moved
    return Carried(kept, tuple(lost))


def mapping_complaints(
    mapping: VersionMapping, earlier: Questionnaire, newer: Questionnaire
) -> Iterator[Complaint]:
    """What is wrong with a mapping between two versions, and what it says nothing about."""
    old, new = dict(all_questions(earlier)), dict(all_questions(newer))
    if mapping.earlier != earlier.version:
        yield Complaint("mapping", f"is from {mapping.earlier} and not from {earlier.version}")
    for name in [*mapping.questions, *mapping.options, *mapping.dropped]:
        if name not in old:
            yield Complaint(name, f"is not asked in version {earlier.version}")
    targets: dict[str, str] = {}
    for name, question in old.items():
        target = _place(name, mapping)
        if target is None:
            continue
        if target not in new:
            yield Complaint(name, f"leads to {target}, which is not asked: map it, or drop it")
            continue
        other = targets.setdefault(target, name)
        if other != name:
            yield Complaint(name, f"leads to {target}, and so does {other}")
        yield from _between(name, question, new[target], mapping)


def _between(
    name: str, old: Question, new: Question, mapping: VersionMapping
) -> Iterator[Complaint]:
    if old.kind != new.kind:
        yield Complaint(name, f"was a {old.kind} and becomes a {new.kind}: drop it")
        return
    known = {option.id for option in getattr(new, "options", ())}
    renamed = mapping.options.get(name, {})
    for option in getattr(old, "options", ()):
        if renamed.get(option.id, option.id) not in known:
            yield Complaint(name, f"option {option.id} has no place: name its new one in options")


def _moved(answer: Answer, mapping: VersionMapping) -> Answer | None:
    name = _name(answer.path)
    place = _place(name, mapping)
    if place is None:
        return None
    _, _, row = answer.path.rpartition(".")[0].partition(".")
    new_group, _, new_cell = place.partition(".")
    path = f"{new_group}.{row}.{new_cell}" if row else place
    renamed = mapping.options.get(name)
    text = " ".join(renamed.get(word, word) for word in answer.text.split()) if renamed else None
    return answer.model_copy(update={"path": path, **({"text": text} if text is not None else {})})


def _name(path: str) -> str:
    """The question at a path: `taken.naam` of `taken.t1.naam`."""
    group, _, rest = path.partition(".")
    cell = rest.partition(".")[2]
    return f"{group}.{cell}" if cell else group


def _place(name: str, mapping: VersionMapping) -> str | None:
    """Where a question went; None when it is asked no more."""
    group, _, cell = name.partition(".")
    if name in mapping.dropped or group in mapping.dropped:
        return None
    if name in mapping.questions or not cell:
        return mapping.questions.get(name, name)
    return f"{mapping.questions.get(group, group)}.{cell}"
