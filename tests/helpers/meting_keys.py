"""Answering an assessor's own parts in the measuring screen, one screen after another.

Every screen is opened by keys. The first questions of every kind are answered by keys, and so is what
is established; the other questions of a screen are answered at once, because each answer by key costs
a whole look at the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ld_desktop.casework import answering
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Origin, Respondent
from ld_desktop.forms.definition import GroupQuestion
from ld_desktop.ui.fields import Field
from ld_desktop.ui.fields.choice import OptionsField
from ld_desktop.ui.fields.long_choice import LongChoiceField
from ld_desktop.ui.fields.picked import PickedField, PickList
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.widgets.form_page_body import PartBody
from tests.helpers.by_keys import ByKeys, Effort, gone, shown
from tests.helpers.qt import find
from tests.helpers.saying import ROWS, Plan, Said

_CTRL = Qt.KeyboardModifier.ControlModifier
_ESTABLISHED = Respondent.VASTGESTELD
_BY_KEYS = 2  # of every kind
_ROUNDS = 8  # an answer may show further questions
_TEN = 10
_Empty = tuple[AnswerKey, Field]


class MetingWalk(ByKeys):
    """Goes through a measurement with Ctrl+Down and answers what is still empty on each screen.

    Attributes:
        seen: the screens, in order.
        left: questions of somebody else that were still empty on their screens.
    """

    def __init__(self, session: Session, meting_id: str, plan: Plan) -> None:
        super().__init__()
        self.screen = MetingScreen(session, meting_id)
        self.seen: list[str] = []
        self.left: list[str] = []
        self._session, self._meting_id, self._plan = session, meting_id, plan
        self._known: Counter[tuple[type[Field], Mark]] = Counter()
        self._others = {part.id for part in plan.questionnaire.parts if part.respondent}

    def through(self) -> Effort:
        """From the first screen to the last; what was typed is on disk afterwards."""
        shown(self.screen)
        self.screen.focus_first()
        while True:
            part = self.screen.form.part_id()
            self.seen.append(part)
            self._fill(part)
            if part == self.screen.model.parts[-1].id:
                break
            self.press(Qt.Key.Key_Down, _CTRL)
            assert self.screen.form.part_id() != part, "the next screen does not come"
        self.screen.commit()
        assert not self.screen.unsaved()
        return self.effort

    def outcome(self) -> str:
        """The number at the right, after F8."""
        self.press(Qt.Key.Key_F8)
        assert self.screen.side.result.isVisible()
        assert self.screen.side.result.has_result()
        return self.screen.side.result.number.text()

    def leave(self) -> None:
        """Close the screen."""
        gone(self.screen)

    # One screen.

    def _fill(self, part_id: str) -> None:
        body = self.screen.form._bodies[0]
        if not isinstance(body, PartBody):
            return  # what does not fit the work is proposed, and may stay as it is
        part = self.screen.model.part(part_id)
        if part is not None and part.deel in self._others:
            self.left += [key.path for key, _ in self._empty(body)]
            return
        for _ in range(_ROUNDS):
            self._make_rows(body)
            waiting = [each for each in self._empty(body) if self._said(*each) != Said()]
            if not waiting:
                return
            self._answer_all(waiting)
        raise AssertionError(f"{part_id} never ends: {[k for k, _ in waiting]}")

    def _make_rows(self, body: PartBody) -> None:
        for group, table in body.tables.items():
            least = max(ROWS, table.group.min_rows)
            while not table.isHidden() and len(self._rows(group)) < least:
                table.focus_editor()
                self.press(Qt.Key.Key_Return, _CTRL)

    def _rows(self, group: str) -> tuple[str, ...]:
        return self.screen.model.state.rows.get(group, ())

    def _empty(self, body: PartBody) -> Iterator[_Empty]:
        for key, field in body.all_fields():
            question = self.screen.model.question(key)
            if field.isHidden() or question is None or not question.visible:
                continue
            answer = question.answer
            if not isinstance(question.question, GroupQuestion) and (
                answer is None or not (answer.text or answer.mark is not Mark.GEGEVEN)
            ):
                yield key, field

    def _answer_all(self, waiting: list[_Empty]) -> None:
        """What was seen first, what is established after it."""
        own = [each for each in waiting if not self._is_proposed(each[0])]
        if own:
            self._answer_some(own)
            return
        key, field = waiting[0]
        field.focus_editor()
        self.type("v")
        whole = find(self.screen, "alle_voorstellen", QPushButton)
        if not whole.isHidden():
            whole.setFocus()
            self.press(Qt.Key.Key_Space)
        self.effort.questions += len(waiting)
        assert self.screen.model.scores[key.path].established

    def _is_proposed(self, key: AnswerKey) -> bool:
        line = self.screen.model.scores.get(key.path)
        return key.respondent is _ESTABLISHED and line is not None and bool(line.voorstel)

    def _answer_some(self, waiting: list[_Empty]) -> None:
        scored = [each for each in waiting if each[0].respondent is Respondent.TOETSER]
        rest = []
        for key, field in scored or waiting:
            kind = (type(field), self._said(key, field).mark)
            if self._known[kind] < _BY_KEYS:
                self._known[kind] += 1
                self._by_keys(key, field)
            else:
                rest.append((key, field))
        if rest:
            answering.put_all(self._session, self._meting_id, [self._answer(*e) for e in rest])
            self.screen.model.refresh()
        self.effort.questions += len(scored or waiting)

    def _said(self, key: AnswerKey, field: Field) -> Said:
        return self._plan.said(key.path, field.question, key.respondent)

    def _answer(self, key: AnswerKey, field: Field) -> Answer:
        said = self._said(key, field)
        return Answer(
            path=key.path,
            respondent=key.respondent,
            text=said.text,
            mark=said.mark,
            origin=Origin.SCHERM,
            at=self._session.clock(),
            by=self._session.profile.id,
        )

    # One field.

    def _by_keys(self, key: AnswerKey, field: Field) -> None:
        said = self._said(key, field)
        field.focus_editor()
        if said.mark is not Mark.GEGEVEN:
            self.until(f"{key.path}:{said.mark.value}", Qt.Key.Key_Tab)
            self.press(Qt.Key.Key_Space)
        elif isinstance(field, OptionsField):
            for option in said.text.split():
                self._option(field, option)
        elif isinstance(field, LongChoiceField):
            self._from_list(field, said.text)
        elif isinstance(field, PickedField):
            self._ticked(field, said.text)
        else:
            self.type(said.text)
            self.press(Qt.Key.Key_Tab)  # leaving it keeps it

    def _from_list(self, field: LongChoiceField, option: str) -> None:
        """Open the list, go down to the option, and choose it."""
        self.press(Qt.Key.Key_Down)
        view = field.editor.view()
        while view.currentIndex().data(Qt.ItemDataRole.UserRole) != option:
            QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert field.text() == option, field.objectName()

    def _ticked(self, field: PickedField, options: str) -> None:
        """Open the list, tick each of them on the way down, and close it."""
        self.press(Qt.Key.Key_Down)
        listed = field.findChild(PickList)
        assert listed is not None
        wanted = set(options.split())
        for place in range(listed.list.count()):
            if listed.list.item(place).data(Qt.ItemDataRole.UserRole) in wanted:
                QTest.keyClick(listed.list, Qt.Key.Key_Space)
            QTest.keyClick(listed.list, Qt.Key.Key_Down)
        QTest.keyClick(listed.list, Qt.Key.Key_Return)
        assert set(field.text().split()) == wanted, field.objectName()

    def _option(self, field: OptionsField, option: str) -> None:
        """By its digit; where it has none by the arrows and space."""
        ids = [button.objectName().rpartition(":")[2] for button in field.editors()]
        button = field.editors()[ids.index(option)]
        numbered = any(each.isdecimal() and int(each) <= _TEN for each in ids)
        number = option if numbered else str(ids.index(option) + 1)
        if number.isdecimal() and 0 < int(number) <= _TEN:
            self.type(str(int(number) % _TEN))
        else:
            self.until(button.objectName(), Qt.Key.Key_Down)
            self.press(Qt.Key.Key_Space)
        assert option in field.text().split(), button.objectName()
