"""The drawings: made by the kit, whole, plain enough for every renderer, and told in words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from ld_desktop import datafile, paths
from scripts.pictograms_kit.write import drawings, write

FOLDER = paths.resources() / "pictograms"
TEXTS = FOLDER / "matchcare" / "teksten.toml"
ANSWERS = {*(f"stap_{step}" for step in range(1, 6)), "weet_niet", "overslaan", "voorlezen"}
NAMES = sorted(path.stem for path in FOLDER.rglob("*.svg"))
# What Qt's SVG Tiny, the printer of paper questionnaires and every browser read alike.
ELEMENTS = {"svg", "g", "path", "rect", "circle", "ellipse"}
PALETTE_SIZE = 20  # eleven colours of things and clothes, three skins, five of hair, trousers


@cache
def _made() -> dict[str, str]:
    return drawings()


def _file(name: str) -> Path:
    return FOLDER / "matchcare" / f"{name}.svg"


def _colours(text: str) -> set[str]:
    return set(re.findall(r'(?:fill|stroke)="(#[^"]+)"', text))


def _painted(name: str, width: int) -> QImage:
    """The drawing as Qt shows it."""
    renderer = QSvgRenderer(str(_file(name)))
    assert renderer.isValid()
    image = QImage(width, width * 3 // 4, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def test_files_are_what_the_kit_makes_byte_for_byte() -> None:
    kept = {p.relative_to(FOLDER).as_posix(): p.read_bytes() for p in FOLDER.rglob("*.svg")}
    assert kept == {name: text.encode() for name, text in _made().items()}, "run scripts/pictograms"


def test_writing_again_changes_nothing_and_mends_what_was_touched(tmp_path: Path) -> None:
    assert sorted(write(tmp_path)) == sorted(_made())
    assert write(tmp_path) == []
    (tmp_path / "matchcare" / "post.svg").write_bytes(b"<svg/>")
    assert write(tmp_path) == ["matchcare/post.svg"]


def test_at_most_forty_drawings_besides_the_signs_for_answering() -> None:
    assert set(NAMES) >= ANSWERS
    assert len(set(NAMES) - ANSWERS) <= 40


@pytest.mark.parametrize("name", NAMES)
def test_drawing_is_plain(name: str) -> None:
    text = _file(name).read_text(encoding="utf-8")
    root = ET.fromstring(text)  # noqa: S314 - our own file
    assert root.get("viewBox") == "0 0 400 300"
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= ELEMENTS
    assert not {key for element in root.iter() for key in element.attrib} & {"style", "class"}
    assert "".join(root.itertext()).strip() == "", "no words in a drawing"
    assert "href" not in text
    assert "url(" not in text


@pytest.mark.parametrize("name", NAMES)
def test_paths_have_no_arcs(name: str) -> None:
    """Arcs are the one command that the reader for paper questionnaires does not know."""
    paths_of = re.findall(r' d="([^"]+)"', _file(name).read_text(encoding="utf-8"))
    assert [d for d in paths_of if re.search("[Aa]", d)] == []


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", NAMES)
def test_drawing_stays_on_its_card(name: str) -> None:
    """Whoever does not clip (paper) would print what sticks out over the question beside it."""
    text = _file(name).read_text(encoding="utf-8")
    wide = text.replace('viewBox="0 0 400 300"', 'viewBox="-40 -30 480 360"')
    renderer = QSvgRenderer(QByteArray(wide.encode()))
    image = QImage(480, 360, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    card = QRectF(40, 30, 400, 300)
    outside = [
        (x - 40, y - 30)
        for x in range(0, 480, 2)
        for y in range(0, 360, 2)
        if not card.contains(x, y) and image.pixelColor(x, y) != QColor("white")
    ]
    assert outside == []


def test_all_share_one_palette() -> None:
    assert len({c for text in _made().values() for c in _colours(text)}) <= PALETTE_SIZE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", NAMES)
def test_drawing_reads_without_colour(name: str) -> None:
    """In grey and small enough lies between ink and paper: outlines show, nothing is a blot."""
    grey = _painted(name, 160).convertToFormat(QImage.Format.Format_Grayscale8)
    levels = [grey.pixelColor(x, y).lightness() for x in range(160) for y in range(120)]
    dark = sum(level < 90 for level in levels) / len(levels)
    assert 0.02 < dark < 0.4


@pytest.mark.usefixtures("qapp")
def test_steps_differ_from_each_other_in_grey() -> None:
    """Who sees no colour tells the five steps apart: so many filled, another face and height."""
    shown = [
        _painted(f"stap_{step}", 160).convertToFormat(QImage.Format.Format_Grayscale8)
        for step in range(1, 6)
    ]
    for one, other in pairwise(shown):
        differing = sum(
            abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
            for x in range(160)
            for y in range(120)
        )
        assert differing > 400


def test_every_drawing_is_told_in_one_sentence() -> None:
    table, _ = datafile.read(TEXTS)
    assert sorted(table) == NAMES
    assert [n for n, told in table.items() if not re.fullmatch(r"[A-Z][^.!?]+\.", str(told))] == []
    assert len(set(table.values())) == len(table)


def test_women_and_men_appear_equally_often() -> None:
    table, _ = datafile.read(TEXTS)
    told = [str(text).lower() for name, text in table.items() if name not in ANSWERS]
    women = sum("vrouw" in text for text in told)
    men = sum(bool(re.search(r"\bman\b", text)) for text in told)
    assert abs(women - men) <= 2
