"""What fits the schema comes in typed; what does not is refused by its field, never by its text."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.domain.canonical import canonical_json
from ld_desktop.domain.records import PlacementBody, Record, RecordType
from ld_desktop.messages import error_sentence
from ld_desktop.sync.errors import BodyRefused
from ld_desktop.sync.lines import read_lines, write_line
from ld_desktop.sync.schema import BODIES, check_body, sync_schema
from tests.sync import samples


def test_every_type_of_record_has_a_body() -> None:
    assert set(BODIES) == set(RecordType)


def test_every_body_of_a_dossier_fits() -> None:
    for record in samples.a_dossier()[0]:
        body = check_body(record)
        assert type(body) is BODIES[record.type]
        assert canonical_json(body) == canonical_json(record.body)


def _changed(record: Record, place: list[Any], value: Any) -> Record:
    """The record with one field of its body replaced (or removed, for `...`), and a right hash."""
    body = json.loads(canonical_json(record.body))
    inner = body
    for part in place[:-1]:
        inner = inner[part]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return samples.record(record.type, record.id, body)


CASE, EMPLOYER, PLACEMENT, MEASUREMENT, DOCUMENT, TOMBSTONE = range(6)


@pytest.mark.parametrize(
    ("which", "place", "value", "field"),
    [
        (CASE, ["zaaknummer"], ..., "body.zaaknummer"),
        (CASE, ["diagnose"], "x", "body.diagnose"),
        (CASE, ["Piet zijn geheim"], "x", "body.…"),
        (CASE, ["geslacht"], "x", "body.geslacht"),
        (CASE, ["geboortedatum"], "1990-02-30", "body.geboortedatum"),
        (CASE, ["geboortedatum"], 5, "body.geboortedatum"),
        (CASE, ["wsw_indicatie"], "ja", "body.wsw_indicatie"),
        (CASE, ["naam"], None, "body.naam"),
        (EMPLOYER, ["naam"], ["x"], "body.naam"),
        (PLACEMENT, ["uren_per_week"], "veel", "body.uren_per_week"),
        (PLACEMENT, ["uren_per_week"], "NaN", "body.uren_per_week"),
        (PLACEMENT, ["uren_per_week"], "1E+999999999", "body.uren_per_week"),
        (PLACEMENT, ["uren_per_week"], "1" + "0" * 100, "body.uren_per_week"),
        (MEASUREMENT, ["signed_at"], "2026-11-21T16:00:00", "body.signed_at"),
        (MEASUREMENT, ["answers", 0, "at"], "2026-11-21T16:00:00", "body.answers.0.at"),
        (MEASUREMENT, ["answers", 0, "mark"], "misschien", "body.answers.0.mark"),
        (MEASUREMENT, ["rapport", "result", "loonwaarde"], "77", "body.rapport.result.loonwaarde"),
        (MEASUREMENT, ["rapport", "result"], ..., "body.rapport.result"),
        (MEASUREMENT, ["meting", "state"], "klaar", "body.meting.state"),
        (DOCUMENT, ["kind"], "selfie", "body.kind"),
        (DOCUMENT, ["size"], "12", "body.size"),
        (TOMBSTONE, ["target_type"], "wens", "body.target_type"),
    ],
)
def test_what_does_not_fit_is_refused_by_its_field(
    which: int, place: list[Any], value: Any, field: str
) -> None:
    record = samples.a_dossier()[0][which]
    with pytest.raises(BodyRefused) as found:
        check_body(_changed(record, place, value))
    assert found.value.values == {"type": record.type.value, "id": record.id, "field": field}
    assert "geheim" not in error_sentence(found.value)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "../../etc"}, "id"),
        ({"id": samples.an_id(1).upper()}, "id"),
        ({"parent": "x"}, "hash"),
        ({"hash": ""}, "hash"),
        ({"revision": 0}, "revision"),
        ({"changed_at": samples.NOW.replace(tzinfo=None)}, "changed_at"),
    ],
)
def test_the_head_of_a_record_is_checked_too(change: dict[str, Any], field: str) -> None:
    made = samples.record(
        RecordType.CASE, "0193abcd-0000-7000-8000-00000000000a", samples.case_body()
    )
    with pytest.raises(BodyRefused) as found:
        check_body(made.model_copy(update=change))
    assert found.value.values["field"] == field
    if field == "id":
        assert "etc" not in error_sentence(found.value)


_SANE = st.decimals(min_value=Decimal(-1000), max_value=Decimal(1000), places=4, allow_nan=False)


@settings(deadline=None)
@given(_SANE, st.dates())
def test_numbers_and_dates_survive_exactly(number: Decimal, day: Any) -> None:
    body = PlacementBody(
        case_id=samples.an_id(1),
        employer_id=samples.an_id(2),
        uren_per_week=number,
        dienstverband_start=day,
    )
    made = samples.record(RecordType.PLACEMENT, samples.an_id(3), body)
    (read,) = read_lines(write_line(made))
    again = check_body(read)
    assert again == body
    assert isinstance(again, PlacementBody)
    assert again.uren_per_week is not None
    assert format(again.uren_per_week, "f") == format(number, "f")


def test_the_hash_in_a_file_is_the_hash_of_the_house() -> None:
    """`lines` computes it from the line itself; it must be the one of `domain.canonical`."""
    for record in samples.a_dossier()[0]:
        (read,) = read_lines(write_line(record))
        assert read.is_whole()


def _references(part: object) -> set[str]:
    if isinstance(part, dict):
        own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
        return own.union(*(_references(value) for value in part.values()))
    if isinstance(part, list):
        return set().union(*(_references(value) for value in part))
    return set()


def test_the_printed_schema_is_complete() -> None:
    schema = sync_schema()
    assert json.loads(json.dumps(schema)) == schema
    names = {reference.removeprefix("#/$defs/") for reference in _references(schema)}
    assert names <= set(schema["$defs"])
    assert {"Record", "Manifest", "ContactCard"} <= set(schema["$defs"])
    kinds = [branch["properties"]["type"]["const"] for branch in schema["$defs"]["Record"]["oneOf"]]
    assert kinds == [kind.value for kind in BODIES]


def test_numbers_that_are_not_whole_are_strings_in_the_schema() -> None:
    uren = sync_schema()["$defs"]["PlacementBody"]["properties"]["uren_per_week"]["anyOf"]
    assert {"type": "number"} not in uren
    pattern = uren[0]["pattern"]
    assert re.search(pattern, "36.5")
    assert not re.search(pattern, "1E+9")


def test_the_printed_schema_agrees_with_the_check() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    validator = jsonschema.Draft202012Validator(sync_schema())
    records = samples.a_dossier()[0]
    for record in records:
        validator.validate(json.loads(canonical_json(record)))
    wrong = [
        _changed(records[CASE], ["diagnose"], "x"),
        _changed(records[PLACEMENT], ["uren_per_week"], "veel"),
        _changed(records[MEASUREMENT], ["rapport", "result", "loonwaarde"], "77"),
        _changed(records[DOCUMENT], ["kind"], "selfie"),
    ]
    for record in wrong:
        assert not validator.is_valid(json.loads(canonical_json(record)))
