"""Forms on a real store: what *bewaard* means, what appears and goes, undo, and a full disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ld_desktop.casework import answering, dossiers
from ld_desktop.casework.change import Change
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.ui.fields.keeper import DRAFT_MS
from ld_desktop.ui.widgets.form_page import MOST_QUESTIONS, FormPage
from ld_desktop.ui.widgets.form_page_model import FormModel
from ld_desktop.ui.widgets.form_page_parts import parts
from tests.helpers.meting_screens import (
    NoRoom,
    Windows,
    field,
    focused_path,
    new_meting,
    on_disk,
    press,
    put,
    shown,
    type_text,
)

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def meting(assessor: Session) -> str:
    return new_meting(assessor)


@pytest.fixture
def form(qtbot: QtBot, assessor: Session, meting: str) -> FormPage:
    return shown(qtbot, FormPage(assessor, meting))


def test_a_draft_is_on_disk_by_itself(
    qtbot: QtBot, assessor: Session, meting: str, form: FormPage
) -> None:
    made = type_text(form, "contactpersoon", "Ria Proefhof")
    assert on_disk(assessor, meting, "contactpersoon") is None
    assert "ewaard" not in made.status.text()
    with qtbot.waitSignal(form.model.keeper.kept, timeout=DRAFT_MS * 20):
        pass
    assert on_disk(assessor, meting, "contactpersoon") == "Ria Proefhof"
    assert made.status.text() == "✓ Bewaard"


def test_leaving_a_field_puts_it_on_disk(assessor: Session, meting: str, form: FormPage) -> None:
    type_text(form, "contactpersoon", "Ria")
    press(Qt.Key.Key_Tab)
    assert on_disk(assessor, meting, "contactpersoon") == "Ria"


def test_commit_and_another_part_put_it_on_disk(
    assessor: Session, meting: str, form: FormPage
) -> None:
    type_text(form, "contactpersoon", "R")
    form.commit()
    assert on_disk(assessor, meting, "contactpersoon") == "R"
    type_text(form, "contactpersoon", "ia")
    form.step(1)
    assert on_disk(assessor, meting, "contactpersoon") == "Ria"


def test_a_choice_is_on_disk_at_once(assessor: Session, meting: str, form: FormPage) -> None:
    made = type_text(form, "eigen_client", "n")
    assert on_disk(assessor, meting, "eigen_client") == "nee"
    assert made.status.text() == "✓ Bewaard"


def test_unreadable_text_is_kept_and_said_to_be_wrong(
    assessor: Session, meting: str, form: FormPage
) -> None:
    form.go_to("uren_per_week")
    made = type_text(form, "uren_per_week", "2.5")
    form.commit()
    assert on_disk(assessor, meting, "uren_per_week") == "2.5"
    assert "Klopt niet" in made.problems.spoken()
    assert made.text() == "2.5"


def test_a_missing_answer_is_mentioned_only_after_a_visit(form: FormPage) -> None:
    made = field(form, "contactpersoon")
    assert not made.problems.isVisible()
    made.focus_editor()
    press(Qt.Key.Key_Tab)
    assert made.problems.isVisible()
    assert "Nog invullen" in made.problems.spoken()


def test_mention_missing_says_it_of_all(form: FormPage) -> None:
    form.mention_missing()
    assert field(form, "eigen_client").problems.isVisible()


def test_questions_come_and_go_without_taking_the_cursor(form: FormPage) -> None:
    form.go_to("ondersteuner_aanwezig")
    before = {each.objectName() for each in _visible(form)}
    assert "ondersteuner_naam" not in before
    QTest.keyClicks(QApplication.focusWidget(), "j")
    assert "ondersteuner_naam" in {each.objectName() for each in _visible(form)}
    assert focused_path() == "ondersteuner_aanwezig"
    QTest.keyClicks(QApplication.focusWidget(), "n")
    assert {each.objectName() for each in _visible(form)} == before


def test_a_hidden_answer_comes_back_as_it_was(form: FormPage) -> None:
    form.go_to("ondersteuner_aanwezig")
    QTest.keyClicks(QApplication.focusWidget(), "j")
    type_text(form, "ondersteuner_naam", "Bo")
    form.commit()
    type_text(form, "ondersteuner_aanwezig", "nj")
    assert field(form, "ondersteuner_naam").text() == "Bo"


def test_the_caret_stays_while_the_form_follows_the_disk(form: FormPage) -> None:
    made = type_text(form, "contactpersoon", "Rita")
    press(Qt.Key.Key_Left)
    form.commit()
    QTest.keyClicks(QApplication.focusWidget(), "-")
    assert made.text() == "Rit-a"


def test_undo_takes_back_what_was_typed_as_one_step_and_leads_there(
    assessor: Session, meting: str, form: FormPage
) -> None:
    type_text(form, "contactpersoon", "Ri")
    form.commit()
    QTest.keyClicks(QApplication.focusWidget(), "a")
    form.commit()
    type_text(form, "eigen_client", "n")
    press(Qt.Key.Key_Z, _CTRL)
    assert not on_disk(assessor, meting, "eigen_client")
    press(Qt.Key.Key_Z, _CTRL)
    assert not on_disk(assessor, meting, "contactpersoon")
    assert focused_path() == "contactpersoon"
    press(Qt.Key.Key_Z, _CTRL_SHIFT)
    assert on_disk(assessor, meting, "contactpersoon") == "Ria"
    assert field(form, "contactpersoon").text() == "Ria"


def test_keystrokes_that_are_not_on_disk_are_taken_back_in_the_field(
    assessor: Session, meting: str, form: FormPage
) -> None:
    type_text(form, "eigen_client", "n")
    made = type_text(form, "contactpersoon", "Ria")
    press(Qt.Key.Key_Z, _CTRL)
    assert made.text() == ""
    assert on_disk(assessor, meting, "eigen_client") == "nee"
    form.commit()
    assert not on_disk(assessor, meting, "contactpersoon")


def test_undo_opens_the_part_where_it_happens(form: FormPage) -> None:
    type_text(form, "eigen_client", "n")
    form.step(1)
    assert form.part_id() == "bezoek"
    press(Qt.Key.Key_Z, _CTRL)
    assert form.part_id() == "opdracht"
    assert focused_path() == "eigen_client"


def test_a_full_disk_keeps_the_text_says_so_and_tries_again(
    qtbot: QtBot,
    assessor: Session,
    meting: str,
    form: FormPage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = answering.put

    def refuse(*_: object, **__: object) -> Change:
        raise NoRoom(file="store.ldstore")

    monkeypatch.setattr(answering, "put", refuse)
    made = type_text(form, "contactpersoon", "Ria")
    form.commit()
    assert form.unsaved()
    assert "Niet bewaard" in made.status.text()
    assert any("is vol" in each.text() for each in _labels(made))
    assert made.text() == "Ria"
    form.step(1)
    form.step(-1)
    again = field(form, "contactpersoon")
    assert again.text() == "Ria"
    assert "Niet bewaard" in again.status.text()
    monkeypatch.setattr(answering, "put", real)
    with qtbot.waitSignal(form.model.keeper.kept):
        again.retry_asked.emit()
    assert not form.unsaved()
    assert on_disk(assessor, meting, "contactpersoon") == "Ria"
    assert again.status.text() == "✓ Bewaard"


def test_a_choice_that_is_refused_is_not_called_saved(
    form: FormPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> Change:
        raise NoRoom(file="store.ldstore")

    monkeypatch.setattr(answering, "put", refuse)
    made = type_text(form, "eigen_client", "j")
    assert "Niet bewaard" in made.status.text()
    assert made.text() == "ja"
    assert form.unsaved()
    form.model.keeper.stop()


def test_a_soft_problem_takes_a_reason_in_place(
    assessor: Session, meting: str, form: FormPage
) -> None:
    made = type_text(form, "eigen_client", "j")
    edit = made.problems.reason_edit("rule.eigen_client")
    edit.setFocus()
    QTest.keyClicks(edit, "Enige deskundige in de regio")
    press(Qt.Key.Key_Tab)
    reasons = answering.accepted(assessor, meting)
    assert reasons["rule.eigen_client", "eigen_client"] == "Enige deskundige in de regio"
    press(Qt.Key.Key_Z, _CTRL)
    assert not answering.accepted(assessor, meting)


def test_a_screen_never_asks_more_than_it_may(assessor: Session, meting: str) -> None:
    put(assessor, meting, regulier="nee")
    for _ in range(5):
        answering.add_row(assessor, meting, "taken")
    state = answering.form_state(assessor, meting)
    found = parts(answering.questionnaire(assessor, meting), state, {})
    assert [part.section for part in found].count("prestatie") == 6
    for part in found:
        asked = [key for key in part.keys if _is_visible(state, key.path)]
        assert len(asked) <= MOST_QUESTIONS, part.id


def test_parts_say_in_words_how_they_stand(assessor: Session, meting: str) -> None:
    model = FormModel(assessor, meting)
    by_id = {part.id: part for part in model.parts}
    assert by_id["opdracht"].words() == "nog 3 vragen"
    assert by_id["functie"].words() == "nog 8 vragen, 2 tips"
    put(assessor, meting, eigen_client="ja", contactpersoon="Ria", contact_email="geen adres")
    model.refresh()
    part = model.part("opdracht")
    assert part.words() == "1 klopt niet, 1 vraagt om een reden"
    assert part.sign() == "✕"
    put(assessor, meting, eigen_client="nee", contact_email="ria@proef.example")
    model.refresh()
    assert model.part("opdracht").words() == "klaar"
    assert model.part("opdracht").done


def test_nothing_flashes_up_while_one_walks_through(form: FormPage) -> None:
    windows = Windows()
    for part in form.model.parts:
        form.show_part(part.id)
    form.model.add_row("taken")
    form.model.choose(AnswerKey("regulier", Respondent.VASTGESTELD), "nee")
    form.show_part("prestatie.t1")
    assert windows.stop() == []


def test_a_short_questionnaire_stands_on_one_screen(qtbot: QtBot, assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    for subject in (ids.case_id, ids.employer_id, ids.placement_id):
        form = shown(qtbot, FormPage(assessor, subject))
        asked = [q.path for q in form.model.state.questions if q.visible]
        assert asked
        assert {each.objectName() for each in _visible(form)} == set(asked)


def test_the_person_form_reads_back_after_reopening(qtbot: QtBot, assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    form = shown(qtbot, FormPage(assessor, ids.case_id))
    type_text(form, "naam", "محمد " + "x" * 280)
    type_text(form, "bsn", "123456789")
    form.commit()
    again = shown(qtbot, FormPage(assessor, ids.case_id))
    assert field(again, "naam").text() == "محمد " + "x" * 280
    assert field(again, "bsn").text() == "123456789"
    assert "elfproef" in field(again, "bsn").problems.spoken()


def test_the_place_leads_back_to_the_question(qtbot: QtBot, assessor: Session, meting: str) -> None:
    form = shown(qtbot, FormPage(assessor, meting))
    with qtbot.waitSignal(form.place_changed):
        form.go_to("normfunctie_reden")
    place = form.place()
    assert place == "functie:normfunctie_reden"
    again = shown(qtbot, FormPage(assessor, meting))
    again.go_to(place)
    assert again.part_id() == "functie"
    assert focused_path() == "normfunctie_reden"


def test_a_place_that_is_gone_leaves_one_where_one_is(form: FormPage) -> None:
    form.go_to("taken.t9.naam:weg")
    form.go_to("nergens")
    assert form.part_id() == "opdracht"


def test_tab_walks_through_all_fields_in_order(form: FormPage) -> None:
    form.go_to("functie_uitgevoerd")
    walked = [focused_path()]
    for _ in range(60):
        press(Qt.Key.Key_Tab)
        here = focused_path()
        if here in walked[:-1] or not here:
            break
        if here != walked[-1]:
            walked.append(here)
    asked = [key.path for key in form.model.part("functie").keys]
    assert [path for path in walked if path in asked] == asked


def test_everything_that_takes_the_keyboard_has_a_name(form: FormPage) -> None:
    for part in form.model.parts:
        form.show_part(part.id)
        nameless = [
            (widget, widget.objectName())
            for widget in _focusable(form)
            if not widget.accessibleName() and not getattr(widget, "text", str)()
        ]
        assert not nameless, part.id


def _visible(form: FormPage) -> list[object]:
    from ld_desktop.ui.fields import Field

    return [each for each in form.findChildren(Field) if each.isVisible()]


def _labels(widget: object) -> list[object]:
    from PySide6.QtWidgets import QLabel

    return [each for each in widget.findChildren(QLabel) if each.isVisible()]


def _focusable(form: FormPage) -> list[object]:
    from PySide6.QtWidgets import QWidget

    return [
        each
        for each in form.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parent(), QLineEdit)
    ]


def _is_visible(state: object, path: str) -> bool:
    return any(question.visible for question in state.questions if question.path == path)
