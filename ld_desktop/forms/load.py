"""Reading a questionnaire from its file, once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from ld_desktop import datafile
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.definition import Questionnaire


@cache
def load(path: Path) -> Questionnaire:
    """The questionnaire in a file; read at the first call, the same object afterwards.

    Raises:
        DefinitionError: the file is missing, no TOML, or holds a wrong key; names the way to it.
    """
    table, sha256 = datafile.read(path)
    try:
        return Questionnaire.model_validate({**table, "sha256": sha256})
    except ValidationError as error:
        raise DefinitionError(f"{path.name}: {_complaints(error)}") from error


def _complaints(error: ValidationError) -> str:
    """Each fault with its way through the file: `sections.0.questions.2.number.minimum: …`."""
    return "; ".join(
        f"{'.'.join(str(step) for step in fault['loc'])}: {fault['msg']}"
        for fault in error.errors(include_url=False, include_input=False)
    )
