"""Applying a theme: palette, style sheet and text size, following the system when asked to."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ld_desktop import paths
from ld_desktop.ui.theme.tokens import TEXT_SIZES, Scheme, Tokens, load

BASE_POINTS = 10.5
_HALF = 128  # lightness runs to 255
_SIZES = {
    "@pt_title": 1.6,
    "@pt_heading": 1.2,
    "@pt_number": 2.4,
    "@pt_client": 1.45,  # Laat invullen: 20 px at 100 %
    "@pt_asked": 1.8,
}

_current: list[Tokens] = []


def tokens() -> Tokens:
    """The colours in force, for what is painted by hand."""
    if not _current:
        _current.append(load("light"))
    return _current[0]


class Theme(QObject):
    """Keeps the application in one look; `changed` tells painters to look again."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "systeem", text_size: int = 100) -> None:
        super().__init__(app)
        self._app = app
        self._sheet = (paths.resources() / "theme" / "style.qss").read_text(encoding="utf-8")
        self.scheme: Scheme = scheme
        self.text_size = _nearest(text_size)
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.apply()

    @classmethod
    def of_app(cls) -> Theme:
        """The theme of the running application."""
        app = QApplication.instance()
        found = app.findChild(cls) if app is not None else None
        assert found is not None  # noqa: S101 - application.prepare() made it
        return found

    def set_scheme(self, scheme: Scheme) -> None:
        """Choose a theme, or follow the system."""
        if scheme != self.scheme:
            self.scheme = scheme
            self.apply()

    def set_text_size(self, percent: int) -> None:
        """Choose a text size; the nearest one on offer is taken."""
        chosen = _nearest(percent)
        if chosen != self.text_size:
            self.text_size = chosen
            self.apply()

    def step_text_size(self, by: int) -> None:
        """One size up or down; at the end it stays."""
        place = TEXT_SIZES.index(self.text_size) + by
        self.set_text_size(TEXT_SIZES[max(0, min(place, len(TEXT_SIZES) - 1))])

    def apply(self) -> None:
        """Give the application its palette, font and style sheet."""
        chosen = load(self._file())
        _current[:] = [chosen]
        points = BASE_POINTS * self.text_size / 100
        font = QFont(self._app.font())
        font.setPointSizeF(points)
        self._app.setFont(font)
        self._app.setPalette(_palette(chosen))
        self._app.setStyleSheet(_style_sheet(self._sheet, chosen, points))
        self.changed.emit()

    def _file(self) -> Literal["light", "dark", "contrast"]:
        if self.scheme == "contrast":
            return "contrast"
        if self.scheme == "donker":
            return "dark"
        if self.scheme == "licht":
            return "light"
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"

    def _system_changed(self) -> None:
        if self.scheme == "systeem":
            self.apply()


def _nearest(percent: int) -> int:
    return min(TEXT_SIZES, key=lambda size: abs(size - percent))


def _style_sheet(sheet: str, chosen: Tokens, points: float) -> str:
    dark = QColor(chosen.on_accent).lightness() < _HALF
    sheet = sheet.replace("@check", "check_on_light.svg" if dark else "check_on_dark.svg")
    light = QColor(chosen.text).lightness() >= _HALF
    sheet = sheet.replace("@arrow", "arrow_on_dark.svg" if light else "arrow_on_light.svg")
    sheet = sheet.replace("@icons", (paths.resources() / "icons").as_posix())
    for name, factor in _SIZES.items():
        sheet = sheet.replace(name, f"{points * factor:.1f}pt")
    # Longest names first: @accent_soft before @accent.
    for name in sorted(chosen._fields, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", getattr(chosen, name))
    return sheet


def _palette(chosen: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in (
        (roles.Window, chosen.window),
        (roles.WindowText, chosen.text),
        (roles.Base, chosen.surface),
        (roles.AlternateBase, chosen.window),
        (roles.Text, chosen.text),
        (roles.Button, chosen.surface),
        (roles.ButtonText, chosen.text),
        (roles.BrightText, chosen.bad),
        (roles.Highlight, chosen.accent),
        (roles.HighlightedText, chosen.on_accent),
        (roles.Link, chosen.accent),
        (roles.LinkVisited, chosen.accent),
        (roles.PlaceholderText, chosen.muted),
        (roles.ToolTipBase, chosen.surface),
        (roles.ToolTipText, chosen.text),
        (roles.Accent, chosen.accent),
        (roles.Mid, chosen.border),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(chosen.disabled))
    return palette
