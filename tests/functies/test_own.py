"""An office's own profiles: what a table may hold, and everything wrong with it at once."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop.documents.faults import TableRefused
from ld_desktop.documents.tables import csv_text, looks_like_formula
from ld_desktop.functies.criteria import competences
from ld_desktop.functies.heads import Head
from ld_desktop.functies.own import as_start, columns, profile_table, read_profiles
from ld_desktop.functies.profile import Activiteit, Functieprofiel, Gebieden, Hoofdtaak
from ld_desktop.functies.shipped import shipped
from ld_desktop.functies.synthetic import synthetic_library
from tests.helpers.workbook import workbook

TOLD = Head("Profielen Voorbeeldstad", "2", "A. Voorbeeld", date(2026, 1, 15))
Row = dict[str, str]


def rows(number: int = 2) -> list[Row]:
    """Rows of adapted shipped profiles, as texts by column."""
    found = []
    for place, profiel in enumerate(shipped().profielen[:number]):
        own = replace(as_start(profiel), code=f"VB-{place}")
        text = io.StringIO(profile_table([own]).decode("utf-8-sig"), newline="")
        found += list(csv.DictReader(text, delimiter=";"))
    return found


def table(found: list[Row]) -> bytes:
    return csv_text([list(found[0]), *(list(row.values()) for row in found)])


def refused(data: bytes) -> list[tuple[int, str, str]]:
    with pytest.raises(TableRefused) as caught:
        read_profiles(data, TOLD)
    return [(fault.row, fault.column, fault.problem) for fault in caught.value.faults]


def changed(change: Callable[[list[Row]], object], number: int = 2) -> bytes:
    found = rows(number)
    change(found)
    return table(found)


def test_the_empty_example_has_every_column_and_no_row() -> None:
    example = profile_table().decode("utf-8-sig").strip().split(";")
    assert example == list(columns())
    assert example[:6] == ["code", "naam", "isco", "sector", "namen", "eis_M1"]
    assert len(example) == len(set(example)) == 112
    assert refused(profile_table()) == [(0, "", "document")]


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="|"),
    min_size=1,
    max_size=20,
).filter(lambda text: not looks_like_formula(text))


@st.composite
def profiles(draw: st.DrawFn) -> Functieprofiel:
    base = synthetic_library(1, random.Random(draw(st.integers(0, 2**32)))).profielen[0]
    letters = st.lists(st.sampled_from(sorted(competences())), max_size=4, unique=True)
    cut = draw(st.integers(1, 99))
    first, second = draw(st.lists(NAMES, min_size=2, max_size=2, unique_by=str.casefold))
    return replace(
        base,
        code=draw(st.from_regex(r"[A-Z0-9][A-Z0-9._-]{0,8}[A-Z0-9]", fullmatch=True)),
        naam=draw(NAMES),
        isco=draw(st.sampled_from(["", "9321", "0110"])),
        sector=draw(NAMES | st.just("")),
        namen=tuple(draw(st.lists(NAMES, max_size=3, unique=True))),
        hoofdtaken=draw(
            st.sampled_from(
                [
                    (),
                    (Hoofdtaak(first, 100),),
                    (Hoofdtaak(first, cut), Hoofdtaak(second, 100 - cut)),
                ]
            )
        ),
        activiteiten=draw(
            st.sampled_from(
                [
                    (),
                    (
                        Activiteit(first, cut, tuple(draw(letters))),
                        Activiteit(second, 100 - cut, tuple(draw(letters))),
                    ),
                ]
            )
        ),
        gebieden=Gebieden(sociaal=draw(NAMES | st.just(""))),
        set=draw(NAMES),
        versie=draw(NAMES),
        auteur=draw(NAMES),
        datum=date(2026, 1, 1),
    )


@settings(max_examples=80, deadline=None)
@given(st.lists(profiles(), min_size=1, max_size=3, unique_by=lambda p: p.code))
def test_what_is_written_reads_back(own: list[Functieprofiel]) -> None:
    assert list(read_profiles(profile_table(own), Head()).profielen) == own


def test_every_shipped_profile_can_be_the_start_of_an_own_one() -> None:
    starts = [as_start(profiel) for profiel in shipped().profielen]
    found = read_profiles(profile_table(starts), TOLD).profielen
    assert [p.content() for p in found] == [p.content() for p in shipped().profielen]
    assert {(p.herkomst, p.set, p.versie, p.auteur, p.datum) for p in found} == {
        ("eigen", TOLD.set, TOLD.versie, TOLD.auteur, TOLD.datum)
    }


def test_a_workbook_reads_as_a_csv_does() -> None:
    found = rows()
    lines = [list(found[0]), *([_typed(cell) for cell in row.values()] for row in found)]
    assert read_profiles(workbook(lines), TOLD) == read_profiles(table(found), TOLD)


def _typed(text: str) -> object:
    return int(text) if text.isdecimal() else text or None


def test_little_is_required() -> None:
    found = rows(1)
    needed = {n: t for n, t in found[0].items() if n.startswith(("eis", "gewicht", "code", "naam"))}
    needed["eis_M10"], needed["gewicht_M10"] = "0", ""
    (profiel,) = read_profiles(table([needed]), TOLD).profielen
    assert profiel.gewichten[9] == 1
    assert (profiel.hoofdtaken, profiel.activiteiten, profiel.isco) == ((), (), "")


def test_a_head_in_the_table_goes_before_what_was_told() -> None:
    data = changed(lambda found: found[1].update(auteur="B. Ander", datum="3-2-2026", versie="7"))
    first, second = read_profiles(data, TOLD).profielen
    assert (first.auteur, first.datum, first.versie) == ("A. Voorbeeld", date(2026, 1, 15), "2")
    assert (second.auteur, second.datum, second.versie) == ("B. Ander", date(2026, 2, 3), "7")


@pytest.mark.parametrize(
    ("column", "text", "problem"),
    [
        ("code", "", "ontbreekt"),
        ("code", "met spatie", "buiten bereik"),
        ("code", "VB-1", "strijdig"),
        ("naam", "", "ontbreekt"),
        ("naam", "+naam", "buiten bereik"),
        ("naam", "n" * 201, "buiten bereik"),
        ("isco", "93", "buiten bereik"),
        ("eis_M3", "", "ontbreekt"),
        ("eis_M3", "6", "buiten bereik"),
        ("eis_M3", "2,5", "verkeerd type"),
        ("eis_M3", "drie", "verkeerd type"),
        ("gewicht_M1", "0", "buiten bereik"),
        ("gewicht_M1", "", "ontbreekt"),
        ("hoofdtaak_1", "", "ontbreekt"),
        ("hoofdtaak_1_gewicht", "", "ontbreekt"),
        ("hoofdtaak_1_gewicht", "1", "strijdig"),
        ("hoofdtaak_1_gewicht", "veel", "verkeerd type"),
        ("activiteit_10", "", "ontbreekt"),
        ("activiteit_1_gewicht", "1", "strijdig"),
        ("activiteit_1_kbb", "A Z", "buiten bereik"),
        ("activiteit_1_kbb", "ABCDE", "buiten bereik"),
        ("activiteit_1_kbb", "AA", "buiten bereik"),
        ("datum", "31-2-2026", "verkeerd type"),
        ("sector", "=1+1", "buiten bereik"),
    ],
)
def test_a_wrong_cell_is_refused_in_its_place(column: str, text: str, problem: str) -> None:
    found = rows()
    found[0][column] = text
    lines = [list(found[0]), *(list(row.values()) for row in found)]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(lines)
    data = out.getvalue().encode()
    row = 3 if (column, problem) == ("code", "strijdig") else 2
    assert refused(data) == [(row, column, problem)]


def test_twice_the_same_task_is_refused() -> None:
    data = changed(lambda found: found[0].update(hoofdtaak_2=found[0]["hoofdtaak_1"].upper()))
    assert refused(data) == [(2, "hoofdtaak_1_gewicht", "strijdig")]


def test_a_profile_of_nothing_is_refused() -> None:
    nothing = {f"eis_M{n}": "0" for n in range(1, 30)}
    assert refused(changed(lambda found: found[1].update(nothing))) == [(3, "", "ontbreekt")]


def test_everything_wrong_in_all_rows_is_told_at_once_and_nothing_is_read() -> None:
    def spoil(found: list[Row]) -> None:
        found[0].update(eis_M1="9", eis_M2="x")
        found[1].update(code="VB-0", hoofdtaak_1_gewicht="1")
        found[2].update(naam="")

    assert refused(changed(spoil, 4)) == [
        (2, "eis_M1", "buiten bereik"),
        (2, "eis_M2", "verkeerd type"),
        (3, "code", "strijdig"),
        (3, "hoofdtaak_1_gewicht", "strijdig"),
        (4, "naam", "ontbreekt"),
    ]


def test_a_misspelt_or_missing_column_is_refused_before_any_row() -> None:
    data = table(rows()).replace(b";eis_M29;", b";eis_M30;")
    assert refused(data) == [(1, "eis_M30", "onbekend"), (1, "eis_M29", "ontbreekt")]


def test_numbers_with_empty_decimals_are_whole() -> None:
    (first, _) = read_profiles(changed(lambda f: f[0].update(eis_M1="2,0")), TOLD).profielen
    assert first.eisen[0] == 2
