"""Every kind of input describes itself and gives its JSON Schema."""

from __future__ import annotations

from fractions import Fraction

from ld_desktop.documents.fields import Boolean, Listing, Number, NumberOrCount, Record, Text
from ld_desktop.documents.refusals import Refusals

TEMPO = NumberOrCount(Number("Tempo", Fraction(0), Fraction(200), "%"))
TAAK = Record("Taak", {"naam": Text("Naam"), "tempo": TEMPO, "klaar": Boolean("Klaar", default=True, required=False)})  # fmt: skip
INVOER = Record("Invoer", {"taken": Listing("Taken", "taak", TAAK, 1, 5)})


def test_a_list_describes_itself_and_what_is_inside() -> None:
    lines = {line.path: line for line in INVOER.describe("")}
    assert list(lines) == [
        "taken",
        "taken.N.naam",
        "taken.N.tempo",
        "taken.N.tempo.aantal",
        "taken.N.tempo.norm",
        "taken.N.klaar",
    ]
    assert lines["taken"].allowed == "1–5 × taak"
    assert lines["taken.N.tempo"].allowed == "0–200, of {aantal, norm}"
    assert lines["taken.N.klaar"].default == "true"
    assert not lines["taken.N.naam"].required


def test_schemas_nest_as_the_inputs_do() -> None:
    schema = INVOER.schema()["properties"]["taken"]
    assert (schema["minItems"], schema["maxItems"]) == (1, 5)
    inside = schema["items"]["properties"]
    assert inside["naam"] == {"type": "string", "title": "Naam"}
    assert [part["type"] for part in inside["tempo"]["anyOf"]] == ["number", "object"]
    assert inside["klaar"]["default"] is True


def test_a_default_counts_where_nothing_is_given() -> None:
    refusals = Refusals()
    found = INVOER.read_all({"taken": [{"tempo": 100}]}, refusals)
    assert found == {"taken": [{"tempo": Fraction(100), "klaar": True}]}
    assert not refusals
