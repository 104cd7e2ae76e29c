"""What became of the questions of an earlier version: the mapping, and the chain of mappings.

`mapping.toml` stands in the folder of the newer version and looks one version back; answers of
older versions go through every mapping in between. A question that keeps its id needs no line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from ld_desktop import datafile
from ld_desktop.domain.base import Frozen
from ld_desktop.errors import DefinitionError


class Merge(Frozen):
    """Several old questions that became one.

    Attributes:
        of: the old questions, or cells of one table.
        by: the `mean` of numbers; the answer where all are `equal`; or all `together`: texts below
            each other, chosen options in one list.
    """

    of: tuple[str, ...]
    by: Literal["mean", "equal", "together"]


class ScaleChange(Frozen):
    """A scale with other ends: points go over in proportion, the lowest to the lowest."""

    earlier: tuple[Decimal, Decimal]
    newer: tuple[Decimal, Decimal]


class VersionMapping(Frozen):
    """What became of the questions of an earlier version; a cell is named as `group.cell`.

    Attributes:
        earlier: the version that answers come from.
        questions: old id to new. The cells of a table go along with it.
        options: by old id of the question, old option to new.
        scales: by old id of the question, its ends before and after.
        split: old id to the questions that each take its answer.
        merge: by new id, what it was made of.
        dropped: old questions that are asked no more.
        reasons: by old id, why it changed, in a sentence for the assessor.
    """

    earlier: str = Field(alias="from")
    questions: Mapping[str, str] = Field(default_factory=dict)
    options: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    scales: Mapping[str, ScaleChange] = Field(default_factory=dict)
    split: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    merge: Mapping[str, Merge] = Field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    reasons: Mapping[str, str] = Field(default_factory=dict)

    @cached_property
    def merged(self) -> Mapping[str, str]:
        """What each merged question became part of."""
        return {old: new for new, merge in self.merge.items() for old in merge.of}

    def is_dropped(self, name: str) -> bool:
        """Whether a question, or the table that a cell stands in, is asked no more."""
        return name in self.dropped or name.partition(".")[0] in self.dropped

    def places(self, name: str) -> tuple[str, ...]:
        """The questions that take the answer of an old one; none when it is asked no more."""
        if self.is_dropped(name):
            return ()
        if name in self.split:
            return self.split[name]
        if name in self.merged:
            return (self.merged[name],)
        group, _, cell = name.partition(".")
        if name in self.questions or not cell:
            return (self.questions.get(name, name),)
        return (f"{self.questions.get(group, group)}.{cell}",)


def load_mapping(path: Path) -> VersionMapping:
    """The mapping in a file.

    Raises:
        DefinitionError: the file is missing, no TOML, or holds a wrong key.
    """
    table, _ = datafile.read(path)
    try:
        return VersionMapping.model_validate(table)
    except ValidationError as error:
        raise DefinitionError(f"{path.name}: {error}") from error


def chain(
    source: str, target: str, mapping_of: Callable[[str], VersionMapping | None]
) -> tuple[tuple[VersionMapping, str], ...]:
    """The mappings from one version to a newer one, each with the version it leads to.

    Where a version says nothing about an earlier one, all questions keep their ids to there.

    Args:
        source: the version that answers come from.
        target: the version they go to.
        mapping_of: the mapping in the folder of a version, if there is one.

    Raises:
        DefinitionError: the mappings go round in a circle.
    """
    found: list[tuple[VersionMapping, str]] = []
    seen, here = {target}, target
    while here != source:
        mapping = mapping_of(here)
        if mapping is None:
            found.append((VersionMapping.model_validate({"from": source}), here))
            break
        found.append((mapping, here))
        here = mapping.earlier
        if here in seen:
            raise DefinitionError(f"mapping.toml: version {here} comes before itself")
        seen.add(here)
    return tuple(reversed(found))
