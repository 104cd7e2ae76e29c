"""A form filled in as a user would: answer, add a row, set aside, and say what should be seen.

After javarosa's `Scenario`: a test reads as a story and needs no window.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent, SetAside
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.evaluate import evaluate
from ld_desktop.forms.state import FormState, QuestionState, SectionState, Value

_MOMENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_GEKOZEN = Respondent.VASTGESTELD
_MISSING = ("answer.missing", "answer.missing_soft", "answer.missing_hint")


def questionnaire(*questions: Mapping[str, object], **more: object) -> Questionnaire:
    """A questionnaire of one section; `sections=[…]` gives others, `rules=[…]` its rules."""
    filled = [filled_in(question) for question in questions]
    sections = more.pop("sections", [{"id": "een", "title": "Een", "questions": filled}])
    return Questionnaire.model_validate(
        {"id": "proef", "version": "1", "title": "Proef", "sections": sections, **more}
    )


def section(name: str, *questions: Mapping[str, object]) -> dict[str, object]:
    """One section for `questionnaire(sections=…)`."""
    return {"id": name, "title": name, "questions": [filled_in(each) for each in questions]}


def filled_in(question: Mapping[str, object]) -> dict[str, object]:
    """A question with the label and text that the test does not care about."""
    filled = {"label": f"Label {question['id']}", "text": f"Vraag {question['id']}?", **question}
    if "cells" in filled:
        cells = filled["cells"]
        assert isinstance(cells, list)
        filled["cells"] = [filled_in(cell) for cell in cells]
    return filled


class FormScenario:
    """A questionnaire with the answers given so far; every act computes the state anew."""

    def __init__(self, form: Questionnaire, today: date = date(2026, 3, 6)) -> None:
        """Start with nothing answered."""
        self.form = form
        self.today = today
        self.answers: dict[AnswerKey, Answer] = {}
        self.aside: dict[str, SetAside] = {}

    @property
    def state(self) -> FormState:
        """The form as it stands."""
        return evaluate(self.form, self.answers, today=self.today, set_aside=self.aside)

    def answer(
        self,
        path: str,
        text: str,
        respondent: Respondent | None = None,
        mark: Mark = Mark.GEGEVEN,
    ) -> FormScenario:
        """Type an answer; without a respondent it is the first one the question is put to."""
        who = respondent or self._first_respondent(path)
        key = AnswerKey(path, who)
        self.answers[key] = Answer(
            path=path, respondent=who, text=text, mark=mark, at=_MOMENT, by="proef"
        )
        return self

    def fill(self, texts: Mapping[str, str]) -> FormScenario:
        """Type many answers."""
        for path, text in texts.items():
            self.answer(path, text)
        return self

    def mark(self, path: str, mark: Mark) -> FormScenario:
        """Answer with n.v.t. or 'weet ik niet'."""
        return self.answer(path, "", mark=mark)

    def clear(self, path: str) -> FormScenario:
        """Take an answer away, as the program does: by an empty text."""
        return self.answer(path, "")

    def add_row(self, group: str) -> str:
        """Add a row to a table and give its id."""
        rows = self.rows(group)
        row = f"t{max((int(each[1:]) for each in rows), default=0) + 1}"
        self.answer(group, " ".join((*rows, row)))
        return row

    def rows(self, group: str) -> tuple[str, ...]:
        """The row ids of a table as typed."""
        answer = self.answers.get(AnswerKey(group, self._first_respondent(group)))
        return tuple(answer.text.split()) if answer else ()

    def set_aside(self, path: str) -> FormScenario:
        """Put a question or a table aside as not fitting the work."""
        self.aside[path] = SetAside(path=path, reason="past niet", at=_MOMENT, by="proef")
        return self

    def bring_back(self, path: str) -> FormScenario:
        """Undo `set_aside`."""
        del self.aside[path]
        return self

    def question(self, path: str) -> QuestionState:
        """The state of the first respondent's answer at a path."""
        return next(each for each in self.state.questions if each.path == path)

    def section(self, name: str) -> SectionState:
        """The state of a section."""
        return next(each for each in self.state.sections if each.id == name)

    def codes(self, path: str | None = None, severity: Severity | None = None) -> tuple[str, ...]:
        """The problem codes, of all or of one path, in order."""
        return tuple(
            problem.code
            for problem in self.state.problems
            if path in {None, problem.path} and severity in {None, problem.severity}
        )

    def expect_visible(self, *paths: str) -> FormScenario:
        """All of these are asked now."""
        hidden = [path for path in paths if not self.question(path).visible]
        assert not hidden, f"hidden: {hidden}"
        return self

    def expect_hidden(self, *paths: str) -> FormScenario:
        """None of these is asked now."""
        seen = [path for path in paths if self.question(path).visible]
        assert not seen, f"visible: {seen}"
        return self

    def expect_missing(self, *paths: str) -> FormScenario:
        """Exactly these are missing, however hard."""
        missing = [each.path for each in self.state.problems if each.code in _MISSING]
        assert missing == list(paths)
        return self

    def expect_problem(
        self, path: str, code: str, severity: Severity = Severity.HARD
    ) -> FormScenario:
        """This problem stands at this path."""
        found = [(each.code, each.severity) for each in self.state.problems if each.path == path]
        assert (code, severity) in found, f"{path}: {found}"
        return self

    def expect_no_problem(self, path: str) -> FormScenario:
        """Nothing is wrong at this path."""
        assert self.codes(path) == ()
        return self

    def expect_value(
        self, path: str, value: Value | None, respondent: Respondent | None = None
    ) -> FormScenario:
        """This value counts (None: none does)."""
        who = respondent or self._first_respondent(path)
        assert self.state.value(path, who) == value
        return self

    def _first_respondent(self, path: str) -> Respondent:
        from ld_desktop.forms.navigation import question_at

        found = question_at(self.form, path)
        return found.respondents[0] if found else _GEKOZEN
