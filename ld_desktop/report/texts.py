"""The fixed Dutch sentences of the reports: `resources/texts/rapport*.toml`, read when first needed."""

from __future__ import annotations

from functools import cache
from typing import Any

from ld_desktop import datafile, paths
from ld_desktop.errors import DefinitionError
from ld_desktop.report.direction import fenced


class Texts:
    """The sentences of one document, by dotted key."""

    def __init__(self, name: str, table: dict[str, Any]) -> None:
        """Flatten the tables of the file: `[gegevens] naam` becomes `gegevens.naam`."""
        self._name = name
        self._texts = dict(_flatten("", table))

    def __call__(self, key: str, **values: str) -> str:
        """The sentence under a key, its `{names}` filled in.

        Raises:
            DefinitionError: when the key or a value is missing.
        """
        try:
            return self._texts[key].format(
                **{name: fenced(value) for name, value in values.items()}
            )
        except KeyError as error:
            raise DefinitionError(f"{self._name}.toml: {key}: {error}") from error

    def optional(self, key: str, default: str) -> str:
        """The sentence under a key, or what stands in its place when there is none."""
        return self._texts.get(key, default)


@cache
def load(name: str) -> Texts:
    """The sentences of a document: `rapport` or `rapport_bijlage`."""
    table, _ = datafile.read(paths.resources() / "texts" / f"{name}.toml")
    return Texts(name, table)


def _flatten(prefix: str, table: dict[str, Any]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += (
            _flatten(f"{prefix}{key}.", value)
            if isinstance(value, dict)
            else [(f"{prefix}{key}", str(value))]
        )
    return found
