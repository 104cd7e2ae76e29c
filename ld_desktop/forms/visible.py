"""Where to send somebody when the question that is meant is not on screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ld_desktop.forms.conditions import leaves

if TYPE_CHECKING:
    from ld_desktop.forms.state import FormState, QuestionState


def visible_place(state: FormState, path: str) -> str:
    """The question at a path, or else the nearest visible one that decides whether it is asked.

    Of a condition over several questions the first one on screen is meant; one that is hidden
    itself leads further, to what decides about it. A cell is hidden by its own condition or with
    its whole table.

    Args:
        state: the form as it stands.
        path: of a question, a cell or a table, asked now or not.

    Returns:
        The path itself where nothing that decides is on screen either.
    """
    by_path: dict[str, QuestionState] = {}
    for each in state.questions:
        if each.visible or each.path not in by_path:
            by_path[each.path] = each
    waiting, seen = deque([path]), {path}
    while waiting:
        here = waiting.popleft()
        found = by_path.get(here)
        if found is not None and found.visible:
            return here
        further = [name for name in _deciders(here, by_path) if name not in seen]
        seen.update(further)
        waiting.extend(further)
    return path


def _deciders(path: str, by_path: Mapping[str, QuestionState]) -> Iterator[str]:
    """What a hidden place hangs on; of a name in a row first the cell of that row."""
    found, group = by_path.get(path), path.partition(".")[0]
    table = by_path.get(group)
    if path != group and (found is None or table is None or not table.visible):
        yield group
        return
    condition = found.question.when if found is not None else None
    for leaf in leaves(condition) if condition is not None else ():
        here = f"{group}.{found.row}.{leaf.question}" if found is not None else ""
        yield here if here in by_path else leaf.question
