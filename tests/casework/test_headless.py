"""Documents by the line: each its own answer, whatever the length of the others."""

from __future__ import annotations

import io

import pytest

from ld_desktop.casework import headless
from ld_desktop.casework.headless import Answered, answer_lines

MOST = 12


def read(text: bytes, monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What each answer is given."""
    monkeypatch.setattr(headless, "MOST_BYTES", MOST)
    given: list[bytes] = []

    def answer(line: bytes, indent: int | None) -> Answered:
        assert indent is None
        given.append(line)
        return Answered("")

    assert len(list(answer_lines(io.BytesIO(text), answer))) == len(given)
    return given


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("size", [MOST - 1, MOST, MOST + 1, 2 * MOST, 2 * MOST + 1, 10 * MOST])
def test_a_line_that_is_too_long_costs_only_itself(
    size: int, end: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *rest = read(end.join([b"x" * size, b"een", b"", b"twee"]), monkeypatch)
    assert rest == [b"een", b"", b"twee"]
    assert first == b"x" * min(size, MOST + 1), "enough to tell that it is too long"


def test_a_last_line_may_lack_its_end_and_may_be_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(b"een\ntwee", monkeypatch) == [b"een", b"twee"]
    assert read(b"een\n" + b"x" * 5 * MOST, monkeypatch) == [b"een", b"x" * (MOST + 1)]
    assert read(b"", monkeypatch) == []
