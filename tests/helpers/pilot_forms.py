"""Small questionnaires for the methods of the pilot, made from their inputs.

They ask what a method needs and nothing to read, so that tests of the use cases do not hang on the
words of the shipped questionnaires, nor on which questions stand behind an input there.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from ld_desktop import datafile, paths
from ld_desktop.casework import offering, subjects
from ld_desktop.documents.choices import Choice, Levels
from ld_desktop.documents.fields import Boolean, Field, Listing, Number, Record
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.load import assemble
from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.evidence_file import EvidenceFile, read_evidence
from ld_desktop.methods.variants import Codes

VERSION = "2010.1"
SHARED = ("opdracht", "bezoek", "functie", "zienswijzen")
_MOST_POINTS = 10
SCORES: dict[str, list[dict[str, Any]]] = {
    "activa": [
        {
            "input": "A3",
            "werkgever": ["wg_a3_1", "wg_a3_2"],
            "werknemer": ["wn_a3_1", "wn_a3_2"],
            "mirrored": ["wn_a3_2"],
        },
        {"input": "FA", "werkgever": ["wg_fa"]},
    ],
    "arbolab": [],
    "dariuz": [
        {"input": "K1", "werkgever": ["wg_k1"], "werknemer": ["wn_k1"]},
        {"input": "I1", "werkgever": ["wg_i1"]},
    ],
    "loonbalans": [{"input": "E6", "werknemer": ["wn_e6_1", "wn_e6_2"]}],
    "matchcare": [
        {
            "input": "activiteiten.uitvoering",
            "werkgever": ["activiteiten.wg_uitvoering"],
            "werknemer": ["activiteiten.wn_uitvoering"],
        },
        {"input": "kbb_E", "werkgever": ["wg_kbb_e"]},
    ],
    "vta": [],
}
_KEPT = {"lists", "maps", "nvt_with", "norm"}  # how inputs are put together, not from which items
_RELEVANCE = {
    "activa": {"when": {"question": "werk_klanten", "value": "nee"}, "set_aside": ["A3"]},
    "dariuz": {"when": {"question": "werk_samen", "value": "nee"}, "set_aside": ["K6"]},
}


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the use cases find these questionnaires in place of the shipped ones."""
    shipped, whole = evidence_file.shipped, subjects.method_questionnaire

    def small_evidence(method: str, version: str) -> EvidenceFile:
        table = shipped(method, version).model_dump(include=_KEPT)
        table |= {"scores": SCORES[method], "report": ["indruk"]}
        return read_evidence(table, catalogue.find(method, version))

    made: dict[str, Questionnaire] = {}

    def small_form(method: str, version: str) -> Questionnaire:
        if method == "uniform":
            return whole(method, version)
        if method not in made:
            made[method] = questionnaire(method, small_evidence(method, version))
        return made[method]

    monkeypatch.setattr(evidence_file, "shipped", small_evidence)
    monkeypatch.setattr(subjects, "method_questionnaire", small_form)
    monkeypatch.setattr(
        subjects, "_method_label", lambda m, v, p: subjects._label(small_form(m, v), p)
    )
    monkeypatch.setattr(offering, "has_questionnaire", lambda _method, version: version != "")


def questionnaire(method: str, evidence: EvidenceFile) -> Questionnaire:
    """A questionnaire that asks every input of a method, with the shared parts around it."""
    own = {"part": "scores", "title": "Scores", "sections": list(_sections(method, evidence))}
    parts = {"scores": own} | {
        f"gedeeld/{VERSION}/{name}": datafile.read(
            paths.resources() / "forms" / "gedeeld" / VERSION / f"{name}.toml"
        )[0]
        for name in SHARED
    }
    names = [f"gedeeld/{VERSION}/{name}" for name in SHARED[:3]]
    head = {
        "id": method,
        "version": VERSION,
        "title": f"Proef {method}",
        "parts": [*names, "scores", f"gedeeld/{VERSION}/zienswijzen"],
    }
    if method in _RELEVANCE:
        head["relevance"] = [{"id": "past_niet", "reason": "Past niet.", **_RELEVANCE[method]}]
    ordered = {name: parts[name] for name in head["parts"]}
    return assemble("proef", head, ordered)


def _sections(method: str, evidence: EvidenceFile) -> Iterator[dict[str, Any]]:
    definition = catalogue.find(method, VERSION)
    words = [{"id": "indruk", "kind": "text", "label": "Indruk", "text": "Wat viel op?"}]
    yield {"id": "indruk_deel", "title": "Indruk", "questions": words}
    items = [
        _item(name, evidence_file.scored_fields(definition, evidence)[entry.input])
        for entry in evidence.scores
        for name in entry.items
        if "." not in name
    ]
    if items:
        yield {"id": "items", "title": "Items", "questions": items}
    records = evidence_file.variants(definition)
    questions: dict[str, dict[str, Any]] = {}
    if "" not in records:
        inputs: Any = definition.inputs
        questions[inputs.key] = _question(inputs.key, inputs.choice)
    for variant, record in records.items():
        for name, field in record.fields.items():
            for question in _asked(name, field, variant, evidence):
                questions.setdefault(question["id"], question)
    for number, chunk in enumerate(_chunks(list(questions.values()))):
        yield {"id": f"scores_{number}", "title": f"Scores {number}", "questions": chunk}


def _chunks(every: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(every), 25):
        yield every[start : start + 25]


def _asked(
    name: str, field: Field, variant: str, evidence: EvidenceFile
) -> Iterator[dict[str, Any]]:
    listed, mapped = evidence.list_of(name, variant), evidence.map_of(name, variant)
    if isinstance(field, Listing) and listed is not None:
        cells = [_question(cell, field.record.fields[key]) for key, cell in listed.fields.items()]
        texts = {"label": field.label, "text": f"{field.label}?", "row_label": field.item}
        yield {"id": listed.group, "kind": "group", "cells": cells, "min_rows": 1, **texts}
    elif isinstance(field, Record) and mapped is not None:
        for key, inner in field.fields.items():
            for part, pattern in mapped.sources.items():
                entry = inner.fields[part] if isinstance(inner, Record) else inner
                yield _question(pattern.replace("{key}", key), entry)
    else:
        yield _question(name, field)


def _item(name: str, field: Field) -> dict[str, Any]:
    return _question(name, field) | {"allow_weet_niet": True, "allow_nvt": True}


def _question(name: str, field: Field) -> dict[str, Any]:
    """A question of the kind that an input needs; a short scale where it is scored in few steps."""
    who = {"wg_": ["werkgever"], "wn_": ["werknemer"]}.get(name[:3], ["toetser", "vastgesteld"])
    question = {"id": name, "label": field.label, "text": f"{field.label}?", "respondents": who}
    number = field.number if isinstance(field, Levels) else field
    question["allow_nvt"] = isinstance(field, Codes) or (isinstance(number, Number) and number.nvt)
    kind = _kind(field)
    if kind["kind"] != "scale":
        question["respondents"] = who[-1:]
    return question | kind


def _kind(field: Field) -> dict[str, Any]:
    kind: dict[str, Any] = {"kind": "text"}
    if isinstance(field, Levels):
        kind = _scale([int(level) for level in field.levels])
    elif isinstance(field, Number) and _few(field):
        kind = _scale(range(int(field.low or 0), int(field.high or 0) + 1))
    elif isinstance(field, Number):
        kind = {"kind": "number", "decimals": 4}
    elif isinstance(field, Boolean):
        kind = {"kind": "yes_no"}
    elif isinstance(field, Codes):
        kind = {"kind": "multiple", "options": _options(field.item.options)}
    elif isinstance(field, Choice):
        kind = {"kind": "choice", "options": _options(field.options)}
    return kind


def _few(field: Number) -> bool:
    ends = field.low is not None and field.high is not None
    return ends and Fraction(0) <= (field.low or 0) < (field.high or 0) <= _MOST_POINTS


def _scale(points: Any) -> dict[str, Any]:
    return {"kind": "scale", "options": _options([str(point) for point in points])}


def _options(names: Any) -> list[dict[str, str]]:
    return [{"id": name, "text": f"Keuze {name}."} for name in names]
