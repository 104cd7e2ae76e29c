"""Some of a few texts as a kind of input: a list in which each may stand once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ld_desktop.documents.fields import Schema
from ld_desktop.documents.info import InputInfo
from ld_desktop.documents.refusals import BUITEN_BEREIK, STRIJDIG, VERKEERD_TYPE, Refusals


@dataclass(frozen=True, slots=True)
class Several:
    """None, one or more of a few texts, in the order given."""

    kind: ClassVar[str] = "keuzes"
    default: ClassVar[None] = None
    label: str
    options: tuple[str, ...]
    required: bool = True
    when: str = ""

    @property
    def allowed(self) -> str:
        """The texts, and how often."""
        return f"een lijst met elk hoogstens één keer: {', '.join(self.options)}"

    def read(self, value: object, path: str, where: str, refusals: Refusals) -> object:
        """The texts, or None after a refusal."""
        label = self.label + where
        if not isinstance(value, (list, tuple)):
            refusals.add(path, label, VERKEERD_TYPE, value, self.allowed)
            return None
        texts = [
            item if self._accepts(item, f"{path}.{number}", label, refusals) else None
            for number, item in enumerate(value, start=1)
        ]
        if None in texts:
            return None
        if len(set(texts)) < len(texts):
            refusals.add(path, label, STRIJDIG, value, self.allowed)
            return None
        return tuple(texts)

    def describe(self, path: str) -> Iterator[InputInfo]:
        """One line."""
        yield InputInfo(
            path=path,
            label=self.label,
            type=self.kind,
            allowed=self.allowed,
            required=self.required,
            when=self.when,
        )

    def schema(self) -> Schema:
        """An array without repetitions."""
        return {
            "type": "array",
            "title": self.label,
            "items": {"enum": list(self.options)},
            "uniqueItems": True,
        }

    def _accepts(self, item: object, path: str, label: str, refusals: Refusals) -> bool:
        if item in self.options:
            return True
        problem = BUITEN_BEREIK if isinstance(item, str) else VERKEERD_TYPE
        refusals.add(path, label, problem, item, ", ".join(self.options))
        return False
