"""The theme: readable in every scheme, and sizes that step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from ld_desktop.ui.theme import TEXT_SIZES, Theme, tokens
from ld_desktop.ui.theme.tokens import load

_TEXT_ON = [
    ("text", "window"),
    ("text", "surface"),
    ("muted", "window"),
    ("muted", "surface"),
    ("accent", "surface"),
    ("accent", "window"),
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("text", "accent_soft"),
    *((tone, ground) for tone in ("good", "warn", "bad") for ground in ("window", "surface")),
    *(("text", f"{tone}_soft") for tone in ("good", "warn", "bad")),
]


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
@pytest.mark.parametrize(("fore", "ground"), _TEXT_ON)
def test_text_can_be_read(name: str, fore: str, ground: str) -> None:
    found = load(name)  # type: ignore[arg-type]
    needed = 7 if name == "contrast" else 4.5  # WCAG 2.2, 1.4.6 and 1.4.3
    assert _contrast(getattr(found, fore), getattr(found, ground)) >= needed


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_fields_and_focus_can_be_seen(name: str) -> None:
    found = load(name)  # type: ignore[arg-type]
    for ground in (found.surface, found.window):
        assert _contrast(found.field_border, ground) >= 3  # WCAG 2.2, 1.4.11
        assert _contrast(found.accent, ground) >= 3


def test_text_sizes_step_and_stop_at_both_ends(qapp: QApplication) -> None:
    theme = Theme.of_app()
    theme.set_text_size(100)
    before = qapp.font().pointSizeF()
    theme.step_text_size(-1)
    assert theme.text_size == 100
    for _ in range(20):
        theme.step_text_size(1)
    assert theme.text_size == max(TEXT_SIZES) == 200
    assert qapp.font().pointSizeF() == pytest.approx(2 * before)


def test_a_scheme_changes_palette_and_painters(qapp: QApplication) -> None:
    theme = Theme.of_app()
    theme.set_scheme("contrast")
    assert tokens() == load("contrast")
    assert qapp.palette().window().color() == QColor("#000000")
    theme.set_scheme("licht")
    assert tokens() == load("light")
    assert "@" not in qapp.styleSheet()


def test_the_system_is_followed_only_when_asked(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme.of_app()
    theme.set_scheme("licht")
    monkeypatch.setattr(Theme, "_file", lambda _: "dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tokens() == load("light")
    theme.set_scheme("systeem")
    assert tokens() == load("dark")
