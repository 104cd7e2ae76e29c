"""Reading a questionnaire from its file, or from a head with its parts, once."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ld_desktop import datafile
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.expand import expand

_PART = re.compile(r"(?P<shared>gedeeld/[0-9.]+/)?[a-z][a-z0-9_]*")


@cache
def load(path: Path) -> Questionnaire:
    """The questionnaire in a file; read at the first call, the same object afterwards.

    A head names its `parts`: files in the folder with the head's own name beside it, or shared ones
    in `forms` of the same resources.

    Raises:
        DefinitionError: a file is missing, no TOML, or holds a wrong key; names the way to it.
    """
    head, sha256 = datafile.read(path)
    files = {name: part_file(path, name) for name in head.get("parts", ())}
    read = {name: datafile.read(file) for name, file in files.items()}
    if read:
        hashes = [sha256, *(found for _, found in read.values())]
        sha256 = hashlib.sha256("\n".join(hashes).encode("ascii")).hexdigest()
    return assemble(path.name, head, {name: part for name, (part, _) in read.items()}, sha256)


def assemble(
    name: str, head: dict[str, Any], parts: dict[str, dict[str, Any]], sha256: str = ""
) -> Questionnaire:
    """A questionnaire from tables as read; changes them.

    Args:
        name: what a complaint begins with.
        head: the table of `vragen.toml`.
        parts: the tables of its parts, by their name in the head.
        sha256: what the questionnaire is known by.

    Raises:
        DefinitionError: a key is wrong, or a name leads nowhere.
    """
    table = expand(head, parts)
    try:
        return Questionnaire.model_validate({**table, "sha256": sha256})
    except ValidationError as error:
        raise DefinitionError(f"{name}: {_complaints(error, table)}") from error


def part_file(head: Path, name: str) -> Path:
    """Where a part of a head lives: `werkgever` beside it, `gedeeld/2010.1/functie` in `forms`.

    Raises:
        DefinitionError: the name is not that of a part.
    """
    found = _PART.fullmatch(name)
    if found is None:
        raise DefinitionError(f"{head.name}: {name} is no name of a part")
    if found["shared"]:
        return head.parents[3] / "forms" / f"{name}.toml"
    return head.parent / head.stem / f"{name}.toml"


def _complaints(error: ValidationError, table: dict[str, Any]) -> str:
    """Each fault with its way through the file and the ids along it.

    `sections.0.questions.2.number.minimum (functie: uren_per_week): …`
    """
    faults = error.errors(include_url=False, include_input=False)
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}{_names(fault['loc'], table)}: {fault['msg']}"
        for fault in faults
    )


def _names(way: tuple[int | str, ...], table: dict[str, Any]) -> str:
    here: Any = table
    names = []
    for step in way:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            continue
        if isinstance(here, dict):
            names += [str(here[key]) for key in ("part", "id") if key in here]
    return f" ({' › '.join(names)})" if names else ""
