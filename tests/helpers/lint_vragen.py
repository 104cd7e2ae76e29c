"""The linter over the questionnaires of a method, for who writes them: `scripts/lint-vragen`.

A method is looked at as far as it is written: a head or a part that is not there yet is one
complaint, and everything else is still judged.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

from ld_desktop import datafile, messages, paths
from ld_desktop.domain.answers import Respondent
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.complaint import told
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.lint import lint
from ld_desktop.forms.lint_evidence import Scored, evidence_complaints
from ld_desktop.forms.lint_language import language_complaints
from ld_desktop.forms.lint_versions import mapping_complaints
from ld_desktop.forms.load import assemble, load, part_file
from ld_desktop.forms.versions import load_mapping
from ld_desktop.methods import catalogue, evidence_file

_PERSONS = (Respondent.WERKGEVER, Respondent.WERKNEMER, Respondent.TOETSER)


def heads() -> list[Path]:
    """Where the head of every version of every method stands, or should stand."""
    folders = (paths.resources() / "methods").glob("*/*/")
    return sorted(folder / "vragen.toml" for folder in folders)


def complaints(head: Path) -> list[str]:
    """Everything the linter has to say about one version of a method."""
    found: list[str] = []
    questionnaire = _as_far_as_written(head, found)
    if questionnaire is not None:
        found += lint(questionnaire, has_sentence, has_picture)
        found += told(questionnaire, language_complaints(questionnaire, plainer_words()))
        found += _about_evidence(head, questionnaire)
        found += _about_mapping(head, questionnaire)
    return found


@cache
def plainer_words() -> dict[str, str]:
    """The hard words, each with what to write instead."""
    table, _ = datafile.read(paths.resources() / "texts" / "moeilijke_woorden.toml")
    return {str(word): str(plain) for word, plain in table["woorden"].items()}


def has_picture(name: str) -> bool:
    """Whether a drawing is there."""
    return (paths.resources() / "pictograms" / name).is_file()


def has_sentence(code: str) -> bool:
    """Whether a problem code has its sentence in every language."""
    room, _, key = code.partition(".")
    return all(key in messages.catalogue(language, room) for language in messages.LANGUAGES)


def _about_evidence(head: Path, questionnaire: Questionnaire) -> tuple[str, ...]:
    method, version = head.parent.parent.name, head.parent.name
    if not evidence_file.has_file(method):
        return ()
    try:
        file = evidence_file.shipped(method, version)
    except DefinitionError as error:
        return tuple(str(error).split("; "))
    fed_by = evidence_file.questions(catalogue.find(method, version), file)
    scored = [
        Scored(entry.input, {person: getattr(entry, person) for person in _PERSONS})
        for entry in file.scores
        if entry.input
    ]
    return told(questionnaire, evidence_complaints(questionnaire, fed_by, scored))


def _about_mapping(head: Path, newer: Questionnaire) -> tuple[str, ...]:
    """The way of answers from an earlier version, where there is one."""
    file = head.parent / "mapping.toml"
    if not file.exists():
        return ()
    mapping = load_mapping(file)
    earlier = load(head.parent.parent / mapping.earlier / head.name)
    return told(newer, mapping_complaints(mapping, earlier, newer))


def _as_far_as_written(head: Path, found: list[str]) -> Questionnaire | None:
    try:
        table = datafile.read(head)[0] if head.exists() else _made_up(head, found)
        parts: dict[str, dict[str, Any]] = {}
        for name in table.get("parts", ()):
            file = part_file(head, name)
            if file.exists():
                parts[name] = datafile.read(file)[0]
            else:
                found.append(f"{name}.toml: is named in {head.name} and does not exist")
        if not parts and "sections" not in table:
            return None
        return assemble(head.name, table, parts)
    except DefinitionError as error:
        found += str(error).split("; ")
        return None


def _made_up(head: Path, found: list[str]) -> dict[str, Any]:
    """A head for parts that have none yet."""
    found.append(f"{head.name}: does not exist; the parts are judged in alphabetical order")
    parts = sorted(file.stem for file in (head.parent / head.stem).glob("*.toml"))
    return {"id": head.parent.parent.name, "version": head.parent.name, "title": "", "parts": parts}


def main(wanted: list[str]) -> int:
    """Print every complaint about the wanted methods, or about all."""
    count = 0
    for head in heads():
        method = head.parent.parent.name
        if wanted and method not in wanted:
            continue
        for complaint in complaints(head):
            print(f"{method}: {complaint}")
            count += 1
    print(f"{count} complaints")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
