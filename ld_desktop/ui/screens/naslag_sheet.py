"""One function profile to read: tasks, requirements and weights, areas, activities."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QTextBrowser

if TYPE_CHECKING:
    from ld_desktop.casework.function_sheet import FunctionSheet, Share

_HIGHEST = 5
_HEIGHT = 390


class SheetView(QTextBrowser):
    """A page that arrows scroll and that can be selected and copied; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("functieprofiel")
        self.setAccessibleName("Functieprofiel")
        self.setAccessibleDescription("Pijltjes en PageDown schuiven, Esc gaat terug naar zoeken")
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a small laptop has room for below the field that found it."""
        return QSize(super().sizeHint().width(), _HEIGHT)

    def show_sheet(self, sheet: FunctionSheet) -> None:
        """Replace what is shown, from its beginning."""
        self.setAccessibleName(f"Functieprofiel {sheet.naam}")
        self.setHtml("".join(_parts(sheet)))


def _parts(sheet: FunctionSheet) -> Iterator[str]:
    yield f"<h2>{escape(sheet.naam)}</h2>"
    head = (f"code {sheet.code}", sheet.sector, sheet.herkomst)
    yield _text("  ·  ".join(text for text in head if text))
    if sheet.note:
        yield f"<p><b>Let op.</b> {escape(sheet.note)}</p>"
    if not sheet.profiel:
        return
    if sheet.namen:
        yield _text(f"Ook: {', '.join(sheet.namen)}.")
    yield from _shares("Hoofdtaken", sheet.hoofdtaken)
    yield from _asked(sheet)
    if sheet.gebieden:
        yield "<h3>Vijf gebieden</h3>"
        yield from (f"<p><b>{escape(w)}.</b> {escape(t)}</p>" for w, t in sheet.gebieden)
    yield from _shares("Werkactiviteiten (Matchcare)", sheet.activiteiten)
    yield "<h3>Herkomst</h3>"
    yield _text(sheet.bron)
    yield _text(f"Controlegetal (SHA-256): {sheet.sha256}")


def _asked(sheet: FunctionSheet) -> Iterator[str]:
    count = sum(len(found) for _, found in sheet.blokken)
    yield f"<h3>Wat de functie vraagt: {count} eisen en gewichten</h3>"
    yield _text(
        "Eis 0 tot en met 5: 0 is niet gevraagd, 3 is een gemiddelde werknemer. "
        "Gewicht 1 tot en met 5: hoe zwaar het meetelt."
    )
    yield '<table cellspacing="0" cellpadding="3">'
    for block, found in sheet.blokken:
        yield (
            f'<tr><th align="left">{escape(block)}</th><th></th>'
            '<th align="left">eis</th><th align="right">gewicht</th></tr>'
        )
        for each in found:
            filled = "●" * each.eis + "○" * (_HIGHEST - each.eis)
            weight = str(each.gewicht) if each.eis else "–"
            asked = f"{filled}&nbsp; {each.eis}" if each.eis else "niet gevraagd"
            yield (
                f"<tr><td>{escape(each.naam)}</td><td>{escape(each.code)}&nbsp;&nbsp;</td>"
                f"<td>{asked}&nbsp;&nbsp;</td>"
                f'<td align="right">{weight}</td></tr>'
            )
    yield "</table>"


def _shares(title: str, shares: tuple[Share, ...]) -> Iterator[str]:
    if not shares:
        return
    yield f'<h3>{escape(title)}</h3><table cellspacing="0" cellpadding="3">'
    for each in shares:
        calls_on = f"<br/><i>{escape(each.competenties)}</i>" if each.competenties else ""
        yield (
            f'<tr><td align="right">{each.gewicht}&nbsp;%&nbsp;</td>'
            f"<td>{escape(each.naam)}{calls_on}</td></tr>"
        )
    yield "</table>"


def _text(words: str) -> str:
    return f"<p>{escape(words)}</p>"
