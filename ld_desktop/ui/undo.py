"""Undo and redo for everything until signing: one command class over the changes of casework."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change, Touched
    from ld_desktop.ui.fields.keeper import Keeper

_TYPING = 1  # only commands with this id are offered to `mergeWith`


class UndoableChange(QUndoCommand):
    """A change that was carried out already; knows nothing about dossiers.

    Attributes:
        change: what it does; typing that merged into it has moved its end.
        typing: typed text, which may merge with what was typed before.
        carried_out: the next step is skipped, because the store stands there already.
    """

    def __init__(self, change: Change, run: Callable[[Callable[[], Touched]], None]) -> None:
        super().__init__(change.label)
        self.change = change
        self._run = run
        self.typing = False
        self.carried_out = True

    def id(self) -> int:
        """Typing may merge; a choice or a moved row is a step of its own."""
        return _TYPING if self.typing else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Typing in one field becomes one step: back to before it, forward to the last text."""
        if not isinstance(other, UndoableChange) or other.change.key != self.change.key:
            return False
        self.change = dataclasses.replace(self.change, forward=other.change.forward)
        return True

    def redo(self) -> None:
        """Forward, unless that is where the store stands."""
        self._step(self.change.forward)

    def undo(self) -> None:
        """Back to what it was."""
        self._step(self.change.backward)

    def _step(self, act: Callable[[], Touched]) -> None:
        if self.carried_out:
            self.carried_out = False
            return
        self._run(act)


class History(QObject):
    """The steps of one open subject. `stepped` names what an undo or redo changed."""

    stepped = Signal(object)  # Touched
    failed = Signal(object)  # EnvironmentProblem: the step was not made

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._errors: list[EnvironmentProblem] = []
        self._may_merge = False

    def push(self, change: Change, *, typing: bool = False) -> None:
        """Remember a change that was carried out."""
        command = UndoableChange(change, self._run)
        command.typing = typing and self._may_merge
        self.stack.push(command)
        if typing and not command.typing:
            command.typing = True  # later keystrokes merge into this one
        self._may_merge = typing

    def end_typing(self) -> None:
        """The field was left: what is typed next is a new step."""
        self._may_merge = False

    def undo(self) -> None:
        """One step back, if there is one."""
        self._move(self.stack.undo, self.stack.redo, self.stack.index() - 1)

    def redo(self) -> None:
        """One step forward, if there is one."""
        self._move(self.stack.redo, self.stack.undo, self.stack.index())

    def clear(self) -> None:
        """Forget all steps: after signing there is no way back."""
        self.stack.clear()

    def _move(self, step: Callable[[], None], opposite: Callable[[], None], place: int) -> None:
        if not 0 <= place < self.stack.count():
            return
        self.end_typing()
        self._errors.clear()
        step()
        if not self._errors:
            return
        command = self.stack.command(place)
        if isinstance(command, UndoableChange):
            command.carried_out = True
        opposite()
        self.failed.emit(self._errors[0])

    def _run(self, act: Callable[[], Touched]) -> None:
        try:
            touched = act()
        except EnvironmentProblem as error:
            self._errors.append(error)
            return
        self.stepped.emit(touched)


class Steps:
    """What a model that keeps typed answers adds to its history.

    Attributes:
        keeper: what is not on disk yet; it has to be, before there is a step to go back.
    """

    keeper: Keeper
    history: History

    def undo(self) -> None:
        """One step back, after writing what was still waiting."""
        self.keeper.flush()
        self.history.undo()

    def redo(self) -> None:
        """One step forward."""
        self.keeper.flush()
        self.history.redo()
