"""The floors of what is calculated without a store: the documents themselves and the ranking."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.casework.headless import Answer
from ld_desktop.errors import DefinitionError

if TYPE_CHECKING:
    from ld_desktop.functies.library import Library


class BareDocument:
    """The least that answering a JSON document can be: read it, do the sums, write the answer.

    The standard library reads and writes, numbers as `Decimal` because they must stay exact. The
    sums are those of the rules, each different one once. Nothing is checked, nothing is looked up,
    no step is named: what a calculation costs beyond this is what we add to it.

    Args:
        document: what is asked.
        answer: what answers it; asked once, to know the sums and the answer.
    """

    def __init__(self, document: Mapping[str, object], answer: Answer) -> None:
        from ld_desktop.documents.jsontext import dumps
        from ld_desktop.rules.floor import recorded

        self.text = dumps(document).encode()
        with recorded() as sums:
            answered = answer(self.text, None)
        if answered.errors:
            raise DefinitionError(f"a benchmark asks what is refused: {answered.errors}")
        self._sums: tuple[Callable[[], object], ...] = tuple(sums.values())
        self._answer = json.loads(answered.answer)

    def again(self) -> str:
        """Do it; the answer as JSON."""
        json.loads(self.text, parse_float=Decimal)
        for once_more in self._sums:
            once_more()
        return json.dumps(self._answer, ensure_ascii=False)


def add_and_sort(library: Library) -> Callable[[int], object]:
    """One addition per criterium and function, and one sort: under `bench ranking`.

    Who wants the best of so many sums cannot do with less. The requirements are added as they
    stand; what a level gives on each, and with which weight, is not looked up.
    """
    rows = [profiel.eisen for profiel in library.profielen]
    return lambda _: sorted(map(sum, rows), reverse=True)
