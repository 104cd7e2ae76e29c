"""The reader of our own drawings: what it draws, and that it refuses what it does not know."""

from __future__ import annotations

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop import paths
from ld_desktop.errors import DefinitionError
from ld_desktop.report import drawings
from ld_desktop.report.drawings_path import path_segments

_ANGLES = st.floats(0, math.tau, allow_nan=False).map(lambda angle: round(angle, 3))


def test_commands_become_absolute_moves_lines_and_curves() -> None:
    assert path_segments("M10 20 h5v-5 l1 1z m2 2") == (
        ("M", (10, 20)),
        ("L", (15, 20)),
        ("L", (15, 15)),
        ("L", (16, 16)),
        ("Z", ()),
        ("M", (12, 22)),
    )


@pytest.mark.parametrize(
    ("d", "last"),
    [
        ("M0 0 Q3 3 6 0", (2, 2, 4, 2, 6, 0)),
        ("M0 0 C0 1 1 2 2 2 S4 1 4 0", (3, 2, 4, 1, 4, 0)),
        ("M0 0 Q3 3 6 0 T12 0", (8, -2, 10, -2, 12, 0)),
    ],
)
def test_curves_become_cubic_ones(d: str, last: tuple[float, ...]) -> None:
    assert path_segments(d)[-1] == ("C", last)


@given(start=_ANGLES, end=_ANGLES, large=st.booleans(), sweep=st.booleans())
def test_an_arc_stays_on_its_circle_and_ends_where_it_should(
    start: float, end: float, large: bool, sweep: bool
) -> None:
    here, there = ((10 * math.cos(a), 10 * math.sin(a)) for a in (start, end))
    if math.dist(here, there) < 0.5:  # then any circle will do
        return
    flags = f"{int(large)} {int(sweep)}"
    d = f"M{here[0]:.9f} {here[1]:.9f} A10 10 0 {flags} {there[0]:.9f} {there[1]:.9f}"
    curves = path_segments(d)[1:]
    last = curves[-1][1][-2:]
    assert math.dist(last, there) < 1e-6
    ends = [numbers[-2:] for _, numbers in curves]
    middles = {round(math.dist(point, ends[0]), 6) for point in ends}
    assert max(middles) <= 20 + 1e-6


@pytest.mark.parametrize("d", ["M1", "B1 2", "M1 2 L3", "M1 2 x", "M 1 2 #"])
def test_path_data_that_is_wrong_is_refused(d: str) -> None:
    with pytest.raises(ValueError, match="path"):
        path_segments(d)


@pytest.mark.parametrize(
    "inner",
    ["<text>a</text>", '<path style="x" d="M0 0"/>', '<g transform="skewX(3)"/>', "<use/>"],
)
def test_what_it_does_not_know_is_an_error_and_no_hole(
    inner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "pictograms"
    folder.mkdir()
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3">{inner}</svg>'
    (folder / "a.svg").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(DefinitionError, match=r"a\.svg"):
        drawings.sheet.__wrapped__("a.svg")
