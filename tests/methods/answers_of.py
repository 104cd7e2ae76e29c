"""Score documents the other way: the answers that a questionnaire would hold for their inputs.

Written out by hand per method, so that nothing of the way back is taken from what is tested.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from ld_desktop.domain.answers import Respondent
from ld_desktop.methods.evidence_values import Given

_W, _N, _V = Respondent.WERKGEVER, Respondent.WERKNEMER, Respondent.VASTGESTELD
_CELLS = {
    "matchcare": {
        "naam": ("naam", _V),
        "gewicht": ("gewicht", _V),
        "werkgever": ("wg_uitvoering", _W),
        "werknemer": ("wn_uitvoering", _N),
        "vastgesteld": ("uitvoering", _V),
        "competenties": ("competenties", _V),
    },
    "vta": {name: (name, _V) for name in ("naam", "belang", "A1", "A2", "A3", "A4", "A5")},
}
_TABLES = {"matchcare": "activiteiten", "vta": "taken"}
Answer = tuple[str, Respondent, object]


def given(method: str, inputs: Mapping[str, Any]) -> Given:
    """The answers behind the inputs of one document; row ids do not follow the order."""
    answers = list(_answers(method, inputs))
    table = _TABLES.get(method, "")
    return Given(
        values={(path, who): value for path, who, value in answers if value != "nvt"},
        rows={table: rows(inputs.get(table))} if table in inputs else {},
        nvt=frozenset((path, who) for path, who, value in answers if value == "nvt"),
    )


def rows(listed: object) -> tuple[str, ...]:
    """Row ids for the items of a list, as a table has them after some moving."""
    count = len(listed) if isinstance(listed, list) else 0
    return tuple(f"t{count - place + 3}" for place in range(count))


def _answers(method: str, inputs: Mapping[str, Any]) -> Iterator[Answer]:
    for name, value in inputs.items():
        if name == _TABLES.get(method) and isinstance(value, list):
            for row, item in zip(rows(value), value, strict=True):
                yield from _row(method, f"{name}.{row}", item)
        elif method == "arbolab" and name == "profiel" and isinstance(value, Mapping):
            for key, line in value.items():
                fields = line if isinstance(line, Mapping) else {}
                yield from ((f"{field}_{key}", _V, _said(fields[field])) for field in fields)
        elif method == "loonbalans" and name == "eisen" and isinstance(value, Mapping):
            yield from ((f"eis_{key}", _V, _said(one)) for key, one in value.items())
        elif method == "matchcare" and name == "competenties" and isinstance(value, Mapping):
            for key, line in value.items():
                yield from _competentie(key, line)
        else:
            yield name, _V, _said(value)


def _row(method: str, row: str, item: Any) -> Iterator[Answer]:
    for key, value in item.items() if isinstance(item, Mapping) else ():  # a row is never a number
        cell, who = _CELLS[method].get(key, (key, _V))
        none = isinstance(value, list) and not value
        yield f"{row}.{cell}", who, "nvt" if none else _said(value)


def _competentie(key: str, line: Any) -> Iterator[Answer]:
    names = {"eis": f"eis_{key}", "vastgesteld": f"kbb_{key}"}
    if not isinstance(line, Mapping):
        yield f"kbb_{key}", _V, _said(line)
        return
    for field, value in line.items():
        yield names.get(field, field), _V, _said(value)


def _said(value: Any) -> object:
    """As a form gives it: whole scores as the id of an option, codes as a tuple."""
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return value
    return str(int(value)) if value == int(value) else Decimal(value)
