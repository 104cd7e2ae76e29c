"""Undo: steps merge, go there and back, and survive a full disk."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from ld_desktop.casework.change import Change, Touched
from ld_desktop.ui.undo import History
from tests.helpers.meting_screens import NoRoom


class Notebook:
    """Values by name, and changes of them."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.full = False

    def put(self, name: str, text: str) -> Change:
        """Change a value, as a use case would."""
        before = self.values.get(name, "")

        def write(value: str) -> Callable[[], Touched]:
            def act() -> Touched:
                if self.full:
                    raise NoRoom(file="x")
                self.values[name] = value
                return Touched("s", (name,))

            return act

        change = Change(name, name, write(text), write(before))
        change.forward()
        return change


def test_typing_in_one_field_is_one_step_there_and_back() -> None:
    book, history = Notebook(), History()
    for text in ("t", "te", "tempo"):
        history.push(book.put("naam", text), typing=True)
    assert history.stack.count() == 1
    history.undo()
    assert book.values["naam"] == ""
    history.redo()
    assert book.values["naam"] == "tempo"


def test_leaving_the_field_ends_the_step() -> None:
    book, history = Notebook(), History()
    history.push(book.put("naam", "a"), typing=True)
    history.end_typing()
    history.push(book.put("naam", "ab"), typing=True)
    history.undo()
    assert book.values["naam"] == "a"


def test_choices_never_merge() -> None:
    book, history = Notebook(), History()
    history.push(book.put("regulier", "ja"))
    history.push(book.put("regulier", "nee"))
    history.undo()
    assert book.values["regulier"] == "ja"


def test_a_step_tells_what_it_changed(qtbot: QtBot) -> None:
    book, history = Notebook(), History()
    history.push(book.put("naam", "a"))
    with qtbot.waitSignal(history.stepped) as told:
        history.undo()
    assert told.args == [Touched("s", ("naam",))]


def test_a_step_that_the_disk_refuses_can_be_tried_again(qtbot: QtBot) -> None:
    book, history = Notebook(), History()
    history.push(book.put("naam", "a"))
    history.push(book.put("naam", "b"))
    book.full = True
    with qtbot.waitSignal(history.failed) as told:
        history.undo()
    assert isinstance(told.args[0], NoRoom)
    assert book.values["naam"] == "b"
    book.full = False
    history.undo()
    assert book.values["naam"] == "a"
    book.full = True
    history.redo()
    assert book.values["naam"] == "a"
    book.full = False
    history.redo()
    assert book.values["naam"] == "b"


def test_undo_and_redo_at_the_ends_do_nothing() -> None:
    history = History()
    history.undo()
    history.redo()
    assert history.stack.count() == 0


_STEPS = st.lists(
    st.tuples(st.sampled_from("abc"), st.text("xyz", max_size=3), st.booleans()), max_size=12
)


@given(_STEPS)
def test_undo_all_then_redo_all_is_where_one_was(steps: list[tuple[str, str, bool]]) -> None:
    book, history = Notebook(), History()
    for name, text, typing in steps:
        history.push(book.put(name, text), typing=typing)
    after = dict(book.values)
    while history.stack.canUndo():
        history.undo()
    assert not any(book.values.values())
    while history.stack.canRedo():
        history.redo()
    assert book.values == after
