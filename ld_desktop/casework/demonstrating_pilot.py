"""The worked case of the demo once more, with the methods of the pilot: `resources/demo/<id>.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from ld_desktop import datafile, paths
from ld_desktop.casework import answering, carrying_over, giving, measuring, setting_aside, subjects
from ld_desktop.domain.answers import Respondent

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session
    from ld_desktop.forms.definition import Questionnaire

_DAY = re.compile(r"vandaag([+-]\d+)")
_TOETSER = "@toetser"  # behind a cell: the assessor's own score, before it was established


def has_answers(method: str) -> bool:
    """Whether the demo ships answers for a method."""
    return (paths.resources() / "demo" / f"{method}.toml").is_file()


def measure(session: Session, placement_id: str, method: str, shared: Mapping[str, str]) -> str:
    """Fill in a measurement as far as the signatures; gives its id.

    Args:
        session: the store of the assessor.
        placement_id: of the worked case.
        method: a method that the demo has answers for.
        shared: answers that every method asks for, by question; others are left out.
    """
    data, _ = datafile.read(paths.resources() / "demo" / f"{method}.toml")
    meting_id = measuring.start_meting(session, placement_id, method=method)
    form = answering.questionnaire(session, meting_id)
    answers = [
        giving.answer(session, path, dated(session, text), who)
        for path, who, text in _typed(form, data, shared)
    ]
    answering.put_all(session, meting_id, answers, method)
    _settle(session, meting_id, data)
    return meting_id


def dated(session: Session, text: str) -> str:
    """An answer with `vandaag-12` as the day that it is then."""
    found = _DAY.fullmatch(text)
    if not found:
        return text
    return f"{session.today() + timedelta(days=int(found[1])):%d-%m-%Y}"


def _typed(
    form: Questionnaire, data: Mapping[str, Any], shared: Mapping[str, str]
) -> Iterator[tuple[str, Respondent, str]]:
    """Path, respondent and text of every answer of a data file."""
    from ld_desktop.forms.navigation import question_at

    for path, text in {**shared, **data["antwoorden"]}.items():
        if question_at(form, path) is not None:
            yield path, _who(form, path), text
    for path, text in data.get("toetser", {}).items():
        yield path, Respondent.TOETSER, text
    for group, rows in data.get("tabellen", {}).items():
        names = [f"t{number}" for number in range(1, len(rows) + 1)]
        yield group, _who(form, group), " ".join(names)
        for name, row in zip(names, rows, strict=True):
            for cell, text in row.items():
                path = f"{group}.{name}.{cell.removesuffix(_TOETSER)}"
                own = cell.endswith(_TOETSER)
                yield path, Respondent.TOETSER if own else _who(form, path), text


def _who(form: Questionnaire, path: str) -> Respondent:
    """Whose answer the data file holds: what was established, else of the only one asked."""
    from ld_desktop.forms.navigation import question_at

    question = question_at(form, path)
    assert question is not None, path  # noqa: S101 - the tests read every data file
    established = Respondent.VASTGESTELD
    return established if established in question.respondents else question.respondents[0]


def _settle(session: Session, meting_id: str, data: Mapping[str, Any]) -> None:
    """Drop what another method suggested, set aside what does not fit, give reasons where asked."""
    meting = measuring.find_meting(session, meting_id)
    state = answering.plain_state(session, subjects.Subject(meting_id, meting=meting))
    for question in carrying_over.waiting(state, meting):
        answering.put(session, meting_id, question.path, "", respondent=question.respondent)
    for entry in data.get("terzijde", ()):
        setting_aside.set_aside(session, meting_id, entry["paden"], entry["reden"])
    for entry in data.get("redenen", ()):
        answering.accept(session, meting_id, entry["code"], entry["path"], entry["reden"])
