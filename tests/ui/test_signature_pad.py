"""Signing by hand: mouse, finger and pen leave the same kind of drawing."""

from __future__ import annotations

import base64

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ld_desktop.ui.widgets.signature_pad import SignaturePad
from tests.helpers.meting_screens import shown

_PATH = [QPoint(40 + 12 * step, 60 + (step % 4) * 15) for step in range(14)]


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = shown(qtbot, SignaturePad())
    made.resize(600, 200)
    return made


def draw_with_mouse(pad: SignaturePad) -> None:
    """A wave from left to right."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=_PATH[0])
    for place in _PATH[1:]:
        QTest.mouseMove(pad, place)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=_PATH[-1])


def draw_with_pen(pad: SignaturePad, pressure: float) -> None:
    """The same with a pen."""
    device = QPointingDevice.primaryPointingDevice()
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * 12, QEvent.Type.TabletRelease]
    for kind, place in zip(kinds, _PATH, strict=True):
        where = QPointF(place)
        down = Qt.MouseButton.LeftButton
        event = QTabletEvent(
            kind, device, where, where, pressure, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier,
            down, down,
        )  # fmt: skip
        QApplication.sendEvent(pad, event)


def draw_with_finger(pad: SignaturePad) -> None:
    """The same with a finger."""
    device = QTest.createTouchDevice()
    QTest.touchEvent(pad, device).press(0, _PATH[0])
    for place in _PATH[1:]:
        QTest.touchEvent(pad, device).move(0, place)
    QTest.touchEvent(pad, device).release(0, _PATH[-1])


def _picture(pad: SignaturePad) -> QImage:
    image = QImage()
    assert image.loadFromData(base64.b64decode(pad.png_base64()))
    return image


def _inked(image: QImage) -> int:
    return sum(
        image.pixelColor(x, y).alpha() > 0
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def test_a_mouse_leaves_black_on_transparent(qtbot: QtBot, pad: SignaturePad) -> None:
    with qtbot.waitSignal(pad.changed):
        draw_with_mouse(pad)
    image = _picture(pad)
    assert (image.width(), image.height()) == (900, 300)
    assert image.pixelColor(2, 2).alpha() == 0
    x, y = _PATH[7].x() * 900 // 600, _PATH[7].y() * 300 // 200
    colour = image.pixelColor(x, y)
    assert (colour.alpha(), colour.lightness()) == (255, 0)


def test_a_pen_draws_thicker_when_pressed_harder(pad: SignaturePad) -> None:
    draw_with_pen(pad, 0.1)
    thin = _inked(_picture(pad))
    pad.clear()
    draw_with_pen(pad, 1.0)
    assert _inked(_picture(pad)) > thin > 0


def test_a_finger_draws_too(pad: SignaturePad) -> None:
    draw_with_finger(pad)
    assert not pad.is_empty()
    assert len(pad.strokes) == 1


def test_a_dot_is_no_signature(pad: SignaturePad) -> None:
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert pad.is_empty()
    assert pad.png_base64() == ""


def test_clearing_starts_again(qtbot: QtBot, pad: SignaturePad) -> None:
    draw_with_mouse(pad)
    with qtbot.waitSignal(pad.changed):
        pad.clear()
    assert pad.is_empty()


def test_the_same_strokes_give_the_same_bytes(pad: SignaturePad) -> None:
    draw_with_mouse(pad)
    first = pad.png_base64()
    pad.clear()
    draw_with_mouse(pad)
    assert pad.png_base64() == first


def test_a_hand_that_leaves_the_pad_stays_on_the_paper(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    for step in range(20):
        QTest.mouseMove(pad, QPoint(-40 + step, 500))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert all(0 <= p.x() <= 1 and 0 <= p.y() <= 1 for p in pad.strokes[0].points)
