"""Keeping drafts: a moment after the last key, on leaving, and once more after a refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ld_desktop.ui.fields.keeper import DRAFT_MS, Keeper
from tests.helpers.meting_screens import NoRoom


class Disk:
    """Keeps what is written, until it is full."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.full = False

    def write(self, text: str) -> None:
        """Write, unless there is no room."""
        if self.full:
            raise NoRoom(file="store")
        self.texts.append(text)


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[Keeper]:
    made = Keeper(qapp)
    yield made
    made.stop()
    made.setParent(None)


def test_a_draft_is_written_by_itself_and_only_once(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    keeper.draft("naam", "S", disk.write)
    keeper.draft("naam", "Se", disk.write)
    assert disk.texts == []
    with qtbot.waitSignal(keeper.kept, timeout=DRAFT_MS * 10) as kept:
        keeper.draft("naam", "Sem", disk.write)
    assert kept.args == ["naam"]
    assert disk.texts == ["Sem"]
    assert keeper.is_empty()


def test_a_choice_is_written_at_once(keeper: Keeper) -> None:
    disk = Disk()
    keeper.keep("regulier", "ja", disk.write)
    assert disk.texts == ["ja"]


def test_another_field_sends_the_first_one_to_disk(keeper: Keeper) -> None:
    disk = Disk()
    keeper.draft("naam", "Sem", disk.write)
    keeper.draft("functie", "Inpakker", disk.write)
    assert disk.texts == ["Sem"]
    assert keeper.text("functie") == "Inpakker"


def test_what_the_disk_refuses_stays_and_is_written_later(qtbot: QtBot, keeper: Keeper) -> None:
    disk = Disk()
    disk.full = True
    keeper.draft("naam", "Sem", disk.write)
    with qtbot.waitSignal(keeper.refused) as refused:
        assert keeper.flush() is False
    assert refused.args[0] == "naam"
    assert isinstance(refused.args[1], NoRoom)
    assert keeper.text("naam") == "Sem"
    assert isinstance(keeper.error("naam"), NoRoom)
    disk.full = False
    assert keeper.flush() is True
    assert disk.texts == ["Sem"]
    assert keeper.error("naam") is None


def test_a_refused_text_does_not_hold_up_the_others(keeper: Keeper) -> None:
    full, disk = Disk(), Disk()
    full.full = True
    keeper.keep("een", "1", full.write)
    keeper.keep("twee", "2", disk.write)
    assert disk.texts == ["2"]
    assert keeper.text("een") == "1"


@given(st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=3), st.booleans())))
def test_the_last_text_of_every_field_reaches_the_disk(
    typed: list[tuple[str, str, bool]],
) -> None:
    keeper = Keeper()
    disk: dict[str, str] = {}
    for name, text, at_once in typed:
        act = keeper.keep if at_once else keeper.draft
        act(name, text, lambda now, name=name: disk.__setitem__(name, now))
    keeper.flush()
    assert disk == {name: text for name, text, _ in typed}
