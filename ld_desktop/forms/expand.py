"""From what a writer writes down to the plain definition: shared scales, bands, short conditions.

Works on the tables as parsed, before they are checked, and changes them in place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ld_desktop.domain.answers import Respondent
from ld_desktop.errors import DefinitionError

_Table: TypeAlias = dict[str, Any]
_SCALE_KEYS = ("options", "bands")


def expand(head: _Table, parts: Mapping[str, _Table]) -> _Table:
    """One table for the whole questionnaire.

    Args:
        head: as read; its `parts` are the names of `parts`, or it holds the sections itself.
        parts: as read, by their name in the head, in its order.

    Raises:
        DefinitionError: a scale that is nowhere, bands with a gap, sections in two places.
    """
    if parts and "sections" in head:
        raise DefinitionError("sections stand in the parts or in the head, not in both")
    method_scales = head.pop("scales", {})
    tables = list(parts.values()) if parts else [head]
    written = _own_scales(tables, method_scales)
    for table in tables:
        _fill_in(table, {**written, **method_scales, **table.pop("scales", {})})
    _fill_in(head, {})
    for proposal in head.get("relevance", []):
        _plain_condition(proposal, "when")
    if not parts:
        return head
    made = [_part(name, table) for name, table in parts.items()]
    return {
        **head,
        "parts": [part for part, _, _ in made],
        "sections": [section for _, sections, _ in made for section in sections],
        "rules": [*head.get("rules", []), *(rule for _, _, rules in made for rule in rules)],
    }


def _own_scales(tables: list[_Table], method_scales: Mapping[str, _Table]) -> dict[str, _Table]:
    """The scale questions that others may refer to; on the way, all bands become options."""
    named = [
        *method_scales.items(),
        *(each for t in tables for each in t.get("scales", {}).items()),
    ]
    for name, scale in named:
        _spread_bands(name, scale)
    written: dict[str, _Table] = {}
    for table in tables:
        for question in _with_cells(table):
            _spread_bands(str(question.get("id")), question)
            if question.get("kind") == "scale" and "options" in question and "id" in question:
                written[question["id"]] = question
    return written


def _part(name: str, table: _Table) -> tuple[_Table, list[_Table], list[_Table]]:
    part_id = table.pop("part", None)
    if part_id != name.rpartition("/")[2]:
        raise DefinitionError(f"{name}: its part is called {part_id}, not like the file")
    sections = table.pop("sections", [])
    rules = table.pop("rules", [])
    for section in sections:
        section["part"] = part_id
    if table.get("optional"):
        _make_optional(part_id, table, sections)
    return {**table, "id": part_id, "file": name}, sections, rules


def _make_optional(part: str, table: _Table, sections: list[_Table]) -> None:
    """The assessor chooses the part by one question of its own, and all others wait for it."""
    name = f"deel_{part}"
    chosen = {"kind": "equals", "question": name, "value": "ja"}
    for section in sections:
        for question in section.get("questions", []):
            own = question.get("when")
            both = {"kind": "all_of", "conditions": [chosen, own]}
            question["when"] = both if own else chosen
    for section in sections[:1]:
        section["questions"].insert(
            0,
            {
                "id": name,
                "kind": "yes_no",
                "label": table.get("title", part),
                "text": table.get("choice", ""),
                "respondents": [Respondent.VASTGESTELD],
                "required": "soft",
            },
        )


def _fill_in(table: _Table, scales: Mapping[str, _Table]) -> None:
    respondent = table.get("respondent")
    for question in _with_cells(table):
        if respondent is not None:
            question.setdefault("respondents", [respondent])
        if question.get("kind") == "money":
            question.setdefault("unit", "euro")
        if "scale" in question and "options" not in question:
            _take_scale(question, scales)
        _plain_condition(question, "when")
    for rule in table.get("rules", []):
        _plain_condition(rule, "when")
        _plain_condition(rule, "condition")


def _with_cells(table: _Table) -> Iterator[_Table]:
    for section in table.get("sections", []):
        for question in section.get("questions", []):
            yield question
            yield from question.get("cells", [])


def _take_scale(question: _Table, scales: Mapping[str, _Table]) -> None:
    name = question["scale"]
    if name not in scales:
        raise DefinitionError(
            f"{question.get('id')}: there is no scale {name}: name one of [scales] in this part, "
            "or a scale question that has its own options"
        )
    question.update({key: scales[name][key] for key in _SCALE_KEYS if key in scales[name]})


def _spread_bands(name: str, scale: _Table) -> None:
    """Points and bands make the options."""
    points = scale.pop("points", None)
    if points is None:
        return
    bands = [_band(name, band) for band in scale.pop("bands", [])]
    scale["bands"] = bands
    scale["options"] = [_point(name, bands, point) for point in range(1, points + 1)]


def _band(name: str, band: _Table) -> _Table:
    try:
        return {"first": band.pop("from"), "last": band.pop("to"), **band}
    except KeyError as error:
        raise DefinitionError(f"{name}: a band needs {error}") from error


def _point(name: str, bands: list[_Table], point: int) -> _Table:
    found = [band for band in bands if band["first"] <= point <= band["last"]]
    if len(found) != 1:
        raise DefinitionError(
            f"{name}: point {point} stands in {len(found)} bands; it belongs in exactly one"
        )
    return {"id": str(point), "text": found[0].get("text", ""), "help": found[0].get("help", "")}


def _plain_condition(table: _Table, key: str) -> _Table:
    """A condition without a kind is `equals`."""
    condition = table.get(key)
    if isinstance(condition, dict):
        condition.setdefault("kind", "equals")
        _plain_condition(condition, "condition")
        for each in condition.get("conditions", []):
            _plain_condition({"each": each}, "each")
    return table
