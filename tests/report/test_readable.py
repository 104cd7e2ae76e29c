"""What makes a report of the pilot readable: terms explained, columns that hold their figures, one scale."""

from __future__ import annotations

from decimal import Decimal

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from ld_desktop.domain.meting import ScoreRegel
from ld_desktop.report import compose_scores, fonts
from ld_desktop.report.blocks import Block, Facts, Grid, Heading, Profile, Step, Together
from ld_desktop.report.blocks import Waterfall as Columns
from ld_desktop.report.compose_pilot import compose
from ld_desktop.report.figures import ProfileChart
from ld_desktop.report.layout import flowables
from ld_desktop.report.makers import PlainMaker
from ld_desktop.report.notation import quantity, written
from ld_desktop.report.styles import WIDTH, style
from tests.report import samples_pilot

PADDING = 8.0
SHA = "0" * 64
LONGEST = "\N{MINUS SIGN}100,769231\N{NO-BREAK SPACE}punt"  # of a step, with its unit


def _blocks(method: str) -> list[Block]:
    document = compose(getattr(samples_pilot, method)(), SHA)
    found: list[Block] = []
    waiting = [*document.blocks]
    while waiting:
        block = waiting.pop(0)
        found.append(block)
        if isinstance(block, Together):
            waiting[:0] = block.blocks
    return found


def _account(method: str) -> Grid:
    return next(b for b in _blocks(method) if isinstance(b, Grid) and "Uitkomst" in b.header)


def test_the_column_of_outcomes_holds_the_longest_number() -> None:
    fonts.register()
    grid = _account("dariuz")
    room = WIDTH * grid.widths[2] / sum(grid.widths) - PADDING
    look = style("small")
    assert stringWidth(LONGEST, look.fontName, look.fontSize) <= room


@pytest.mark.parametrize(
    ("method", "terms"), [("dariuz", {"003", "sd", "z"}), ("loonbalans", {"003", "AKA"})]
)
def test_abbreviations_in_the_account_are_explained_below_it(method: str, terms: set[str]) -> None:
    blocks = _blocks(method)
    titles = [block.text for block in blocks if isinstance(block, Heading)]
    assert "Afkortingen in de berekening" in titles
    told = {name: text for b in blocks if isinstance(b, Facts) for name, text in b.rows}
    assert terms <= told.keys()
    assert "Research voor Beleid" in told["003"]


def test_nothing_is_explained_that_is_not_used() -> None:
    told = {name for b in _blocks("vta") if isinstance(b, Facts) for name, _ in b.rows}
    assert not {"sd", "z", "AKA"} & told


def test_a_code_in_a_formula_stands_beside_the_name_of_its_input() -> None:
    texts = [cell for row in _account("arbolab").rows for cell in row]
    assert any("Arbeidsplanning (M1) = 4" in text for text in texts)


def test_dates_are_written_out() -> None:
    assert written("10-11-2026") == "10 november 2026"
    assert written("31-02-2026") == "31-02-2026"
    assert written("tussen 10-11-2026 en 12-11-2026") == "tussen 10-11-2026 en 12-11-2026"
    for method in ("activa", "arbolab", "dariuz", "loonbalans", "matchcare", "vta"):
        values = [value for b in _blocks(method) if isinstance(b, Facts) for _, value in b.rows]
        assert [value for value in values if value != written(value)] == []


def test_a_step_of_the_ladder_is_named_as_one_says_it() -> None:
    assert quantity("5", "trede") == "trede\N{NO-BREAK SPACE}5"


def test_charts_of_one_profile_share_their_scale() -> None:
    fonts.register()
    lines = tuple(
        ScoreRegel(
            invoer=f"{name}{n}",
            label=f"{name * n}",
            groep=f"Groep {name}",
            vastgesteld="5",
            deel=Decimal(60 * n),
        )
        for name in ("K", "een lange naam ")
        for n in (1, 2, 3)
    )
    profiles = compose_scores.profiles(samples_pilot.dariuz(scores=lines))
    charts = [p for b in profiles for p in (b.blocks if isinstance(b, Together) else (b,))]
    drawn = [ProfileChart(chart) for chart in charts if isinstance(chart, Profile)]
    assert len(drawn) == 2
    assert drawn[0]._labels == drawn[1]._labels
    assert drawn[0]._scale == drawn[1]._scale


def test_a_loss_is_not_called_by_what_is_left() -> None:
    steps: list[Step] = [
        s for b in _blocks("loonbalans") if isinstance(b, Columns) for s in b.steps
    ]
    assert "Voorlopige loonwaarde" not in [step.label for step in steps]


def test_a_tall_row_begins_on_the_page_of_the_row_before_it() -> None:
    fonts.register()
    rows = (*((f"Stap {n}", "a = 1") for n in range(10)), ("Alles", "arbeidsplanning = 1; " * 90))
    grid = Grid(header=("Stap", "Invoer"), rows=rows, widths=(50, 50), small=True)
    table = flowables(PlainMaker(), [grid])[0]
    room = 500.0
    table.wrap(WIDTH, room)
    first, rest = table.split(WIDTH, room)
    assert first.wrap(WIDTH, room)[1] > 0.9 * room
    assert rest.wrap(WIDTH, 9999)[1] > 0


@pytest.mark.parametrize("method", ["dariuz", "activa"])
def test_a_short_table_stays_with_its_heading(method: str) -> None:
    document = compose(getattr(samples_pilot, method)(), SHA)
    wanted = {"Waar de uitkomst het meest van afhangt", "Waar groei mogelijk is"}
    kept = {
        heading.text
        for block in document.blocks
        if isinstance(block, Together) and any(isinstance(b, Grid) for b in block.blocks)
        for heading in block.blocks
        if isinstance(heading, Heading)
    }
    assert wanted <= kept
