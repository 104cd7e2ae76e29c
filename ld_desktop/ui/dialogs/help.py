"""Help beside the work: every shortcut, the terms of the trade, and what this program is."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ld_desktop import __version__
from ld_desktop.ui import actions
from ld_desktop.ui.widgets.basics import button, label, row
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Page

# What can be done by key inside one widget, without an action of its own.
_KEYS_INSIDE = (
    ("Formulieren", "Een antwoord kiezen", "1 tot en met 9"),
    ("Formulieren", "Niet van toepassing, waar dat kan", "N"),
    ("Formulieren", "Naar het volgende veld", "Tab"),
    ("Formulieren", "Naar het vorige veld", "Shift+Tab"),
    ("Lijsten", "Een regel kiezen", "↑  ↓"),
    ("Lijsten", "De gekozen regel openen", "Enter"),
    ("Overal", "Zoeken of een venster sluiten", "Esc"),
)
_LICENCES = (
    ("ld-desktop", "EUPL-1.2"),
    ("Qt en PySide6", "LGPL-3.0"),
    ("SQLCipher en sqlcipher3", "BSD en zlib"),
    ("sqlite-utils", "Apache-2.0"),
    ("pydantic", "MIT"),
    ("ReportLab", "BSD"),
    ("pikepdf", "MPL-2.0"),
    ("pyHanko", "MIT"),
    ("cryptography", "Apache-2.0 of BSD"),
    ("pyrage", "MIT"),
    ("python-stdnum", "LGPL-2.1"),
    ("Babel", "BSD"),
    ("platformdirs", "MIT"),
    ("DejaVu Sans", "vrije licentie van Bitstream Vera"),
)


class HelpWindow(QDialog):
    """Stays open beside the work; Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("help")
        self.setWindowTitle("Hulp")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(680, 520)
        tabs = QTabWidget()
        tabs.setObjectName("help_tabs")
        tabs.setAccessibleName("Hulp")
        tabs.tabBar().setAccessibleName("Onderwerpen van de hulp")
        tabs.addTab(ShortcutTable(), "Sneltoetsen")
        tabs.addTab(Glossary(), "Begrippen")
        tabs.addTab(_about(), "Over dit programma")
        column = QVBoxLayout(self)
        column.addWidget(tabs)
        column.addLayout(row(button("Sluiten", "help_close", self.close), end=True))
        tabs.tabBar().setFocus()

    @classmethod
    def show_for(cls, parent: QWidget) -> None:
        """Open it, or bring the open one to the front."""
        window = parent.findChild(cls) or cls(parent)
        window.show()
        window.raise_()
        window.activateWindow()


class ShortcutTable(QTableWidget):
    """Every action with its keys, straight from the registry."""

    def __init__(self) -> None:
        rows = shortcut_rows()
        super().__init__(len(rows), 3)
        self.setObjectName("shortcuts")
        self.setAccessibleName("Sneltoetsen")
        self.setHorizontalHeaderLabels(["Waar", "Wat", "Toets"])
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (0, 2):
            self.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents
            )
        for number, texts in enumerate(rows):
            for column, text in enumerate(texts):
                self.setItem(number, column, QTableWidgetItem(text))


def shortcut_rows() -> list[tuple[str, str, str]]:
    """Where, what and which key; the heading stands once per group."""
    rows = [(spec.section, spec.text, actions.keys_text(spec)) for spec in actions.ACTIONS]
    order = {section: place for place, (section, _, _) in reversed(list(enumerate(rows)))}
    rows = sorted([*rows, *_KEYS_INSIDE], key=lambda found: order.get(found[0], len(rows)))
    told = []
    for _, group in groupby(rows, key=lambda found: found[0]):
        for number, (section, what, keys) in enumerate(group):
            told.append((section if number == 0 else "", what, keys))
    return told


class Glossary(QWidget):
    """The terms of the trade; typing narrows the list."""

    def __init__(self) -> None:
        super().__init__()
        from ld_desktop.casework import help as help_pages

        self._terms = help_pages.glossary()
        self._filter = QLineEdit()
        self._filter.setObjectName("glossary_filter")
        self._filter.setAccessibleName("Zoek een begrip")
        self._filter.setPlaceholderText("Zoek een begrip")
        self._filter.textChanged.connect(self._show)
        self._list = LineList("glossary", "Begrippen")
        self._list.setAccessibleDescription("Elk begrip met zijn betekenis en bron")
        column = QVBoxLayout(self)
        column.addWidget(self._filter)
        column.addWidget(self._list)
        self._show("")

    def _show(self, words: str) -> None:
        wanted = words.strip().lower()
        self._list.show_lines(
            [
                Line("", term, f"{meaning}\nBron: {source}" if source else meaning)
                for term, meaning, source in self._terms
                if wanted in term.lower() or wanted in meaning.lower()
            ]
        )


def _about() -> QWidget:
    page = Page("about", 600)
    page.add(label(f"ld-desktop {__version__}", "heading"))
    page.add(
        label(
            "Loonwaarde meten: met uitleg bij elke stap, zonder netwerk. Alles wat u invult, blijft "
            "versleuteld op deze computer tot u het zelf overdraagt."
        )
    )
    page.add(label("Gemaakt met", "field"))
    page.add(label("\n".join(f"{name}: {licence}" for name, licence in _LICENCES)))
    page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the arrows scroll it
    page.setAccessibleName("Over dit programma")
    page.setAccessibleDescription("Versie en licenties")
    return page
