"""The words of the trade: `resources/glossary.toml`, for help pages, annexes and house tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from ld_desktop import datafile, paths
from ld_desktop.domain.base import Frozen
from ld_desktop.errors import DefinitionError


class Term(Frozen):
    """One word and what it means here.

    Attributes:
        name: as written in a sentence; empty when it is the id with spaces for underscores.
        meaning: what the word means in this program.
        source: who says so: a law, a spec, or our own choice.
        english: for reading the code only; never on a screen.
        see: ids of related terms.
    """

    name: str = ""
    meaning: str
    source: str
    english: str
    see: tuple[str, ...] = ()


@cache
def glossary(path: Path | None = None) -> Mapping[str, Term]:
    """All terms by id, in the order of the file.

    Raises:
        DefinitionError: a key is wrong, or a term refers to one that is not there.
    """
    file = path or paths.resources() / "glossary.toml"
    table, _ = datafile.read(file)
    try:
        terms = {name: _named(name, Term.model_validate(entry)) for name, entry in table.items()}
    except ValidationError as error:
        raise DefinitionError(f"{file.name}: {error}") from error
    for name, term in terms.items():
        lost = [other for other in term.see if other not in terms]
        if lost:
            raise DefinitionError(f"{file.name}: {name} refers to {', '.join(lost)}")
    return MappingProxyType(terms)


def _named(key: str, term: Term) -> Term:
    return term if term.name else term.model_copy(update={"name": key.replace("_", " ")})
