"""The live result, when the assessor wants to see it: value, band, what it rests on, how it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ld_desktop.domain.answers import Respondent
from ld_desktop.ui.i18n import number_text
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.page import Page
from ld_desktop.ui.widgets.trace_tree import TraceTree

if TYPE_CHECKING:
    from ld_desktop.casework.choosing_profile import OtherFunction, OtherFunctions
    from ld_desktop.casework.measuring import Outcome, TraceNode
    from ld_desktop.domain.trace import Ontwikkelpunt, ScoreResult
    from ld_desktop.ui.fields.problems import Remark
    from ld_desktop.ui.widgets.form_page_model import FormModel


_LEGAL = "uniform"
_CAUTION = "Een methode uit de pilot: deze uitkomst is geen wettelijke loonwaarde."
_OTHERS = "Andere functies: de loonwaarde van deze werknemer daar"
_INPUT = "input"


class ResultPanel(QWidget):
    """Shows a result, or what is still missing for one; every line leads to its field."""

    chosen = Signal(str)  # path

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("uitkomst")
        self.number = label("", "number")
        self.number.setObjectName("uitkomst:loonwaarde")
        self.band = label("")
        self.band.setObjectName("uitkomst:bandbreedte")
        self.rounded = label("", "muted")
        self.caution = label(_CAUTION, "muted")
        self.caution.setObjectName("uitkomst:pilot")
        self.influence = self._lines("afhankelijk", "Waar de uitkomst het meest van afhangt")
        self.gains = self._lines("ontwikkelpunten", "Ontwikkelpunten")
        self.strong = self._lines("sterke_punten", "Sterke punten")
        self.further = self._lines("verder", "Wat de methode verder zegt")
        self.others = self._lines("andere_functies", "Andere functies")
        self.library = label("", "muted")
        self.library.setObjectName("uitkomst:bibliotheek")
        self.missing = self._lines("ontbreekt", "Wat nog ontbreekt voor een uitkomst")
        self.assumptions = label("")
        self.assumptions.setObjectName("uitkomst:aannames")
        self.trace = TraceTree()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._missing_page())
        self._stack.addWidget(self._result_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def show_outcome(
        self,
        found: Outcome,
        tree: TraceNode | None,
        model: FormModel,
        further: Sequence[TraceNode] = (),
        others: OtherFunctions | None = None,
    ) -> None:
        """Show a result with its calculation, or the list of what it still needs.

        Args:
            found: the result, or what is missing for it.
            tree: how it came about.
            model: gives names to inputs.
            further: what the method says besides the loonwaarde.
            others: other functions in which this worker would be worth more or less, and where
                they come from.
        """
        if found.result is None:
            self.trace.show_tree(None)
            lines = [_missing_line(model.remark(each), model) for each in found.problems]
            self.missing.show_lines(list(dict.fromkeys(lines)))
            self._stack.setCurrentIndex(0)
            return
        self._show_result(found.result, model)
        self._show_further(found.result, further, model)
        self._show_others(others)
        self.trace.show_tree(tree, further)
        self._stack.setCurrentIndex(1)

    def _show_others(self, others: OtherFunctions | None) -> None:
        self.others.show_lines([_other_line(each) for each in others.rows] if others else [])
        self.library.setText(others.bibliotheek if others else "")
        for widget in (self.others, self._others_head, self.library):
            widget.setVisible(bool(others and others.rows))

    def has_result(self) -> bool:
        """Whether a value is showing."""
        return self._stack.currentIndex() == 1

    def _show_result(self, result: ScoreResult, model: FormModel) -> None:
        low, high = result.bandbreedte
        self.number.setText(f"{result.loonwaarde} %")
        self.number.setAccessibleName(f"Loonwaarde {result.loonwaarde} procent")
        self.band.setText(f"Bandbreedte {low}–{high} %")
        exact = number_text(Decimal(result.loonwaarde_exact))
        self.rounded.setText(f"Voor afronding {exact} %. Voorlopig, tot u ondertekent.")
        self.influence.show_lines(
            [_line(each.input, f"± {_points(each.effect)}", model) for each in result.moving]
        )
        self.gains.show_lines(_gains(result.ontwikkelpunten, "+ {}", model))
        self.strong.show_lines(_gains(result.sterke_punten, "", model))
        self.strong.setVisible(bool(result.sterke_punten))
        self._strong_head.setVisible(bool(result.sterke_punten))
        self.assumptions.setText("\n\n".join(f"•  {each.tekst}" for each in result.aannames))

    def _show_further(
        self, result: ScoreResult, further: Sequence[TraceNode], model: FormModel
    ) -> None:
        """Other outcomes of the method; what it noticed about a question leads to that question."""
        said = [
            Line("", node.step.naam, detail=f"{_outcome(node.step.uitkomst)} {node.step.eenheid}")
            for node in further
        ]
        lines = [*said, *_noticed(result.extra, model)]
        self.further.show_lines(lines)
        for widget in (self.further, self._further_head):
            widget.setVisible(bool(lines))
        self.caution.setVisible(result.method != _LEGAL)

    def _lines(self, name: str, title: str) -> LineList:
        made = LineList(f"uitkomst:{name}", title, max_height=2000)
        made.chosen.connect(self.chosen)
        return made

    def _missing_page(self) -> Page:
        page = Page("uitkomst:nog_niet")
        page.add(label("Nog geen uitkomst", "heading"))
        page.add(label("Dit is nog nodig. Kies een regel om erheen te gaan.", "muted"))
        page.add(self.missing)
        return page

    def _result_page(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setObjectName("uitkomst:tabs")
        tabs.setAccessibleName("Uitkomst, berekening en aannames")
        tabs.setDocumentMode(True)
        tabs.tabBar().setDrawBase(False)
        tabs.tabBar().setAccessibleName(tabs.accessibleName())
        page = Page("uitkomst:samenvatting")
        page.column.setSpacing(4)
        page.add(label("Loonwaarde", "field"))
        for each in (self.number, self.band, self.rounded, self.caution):
            page.add(each)
        page.add(label("Waar de uitkomst het meest van afhangt", "field"))
        page.add(
            label("Zoveel punten scheelt één stap in het antwoord (5 bij percentages).", "muted")
        )
        page.add(self.influence)
        page.add(label("Ontwikkelpunten", "field"))
        page.add(label("Zoveel punten komt erbij als dit op de norm zou zijn.", "muted"))
        page.add(self.gains)
        self._strong_head = label("Sterke punten: op of boven de norm", "field")
        page.add(self._strong_head)
        page.add(self.strong)
        self._further_head = label("Wat de methode verder zegt", "field")
        page.add(self._further_head)
        page.add(self.further)
        self._others_head = label(_OTHERS, "field")
        page.add(self._others_head)
        page.add(self.library)
        page.add(self.others)
        assumed = Page("uitkomst:aannamelijst")
        assumed.add(label("Waar bronnen zwijgen, hebben wij dit aangenomen.", "muted"))
        assumed.add(self.assumptions)
        tabs.addTab(page, "Uitkomst")
        tabs.addTab(self.trace, "Berekening")
        tabs.addTab(assumed, "Aannames")
        return tabs


def _points(text: str) -> str:
    return number_text(_short(abs(Decimal(text))))


def _short(number: Decimal) -> Decimal:
    """At most two decimals: the calculation beside it shows all of them."""
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _outcome(text: str) -> str:
    """An outcome as people write it; words stay as they are."""
    try:
        return number_text(_short(Decimal(text)))
    except InvalidOperation:
        return text


def _gains(points: Sequence[Ontwikkelpunt], shape: str, model: FormModel) -> list[Line]:
    return [_line(each.input, shape.format(_points(each.winst)), model) for each in points]


def _line(name: str, detail: str, model: FormModel) -> Line:
    path = model.path_of_input(name)
    return Line(path, model.label_of(path), detail=detail)


def _noticed(extra: Mapping[str, object], model: FormModel) -> Iterator[Line]:
    """What the method noticed about single questions, with the name it gives to that."""
    for name, value in extra.items():
        for words, entries in _named(name, value):
            for entry in entries:
                line = _line(str(entry[_INPUT]), "", model)
                rest = (_noted(key, str(part)) for key, part in entry.items() if key != _INPUT)
                yield line._replace(subtitle=words, detail=", ".join(rest))


def _noted(name: str, text: str) -> str:
    """What was noticed; of two people each with who it is."""
    said = _outcome(text)
    return f"{name} {said}" if name in set(Respondent) else said


def _named(name: str, value: object) -> Iterator[tuple[str, list[Mapping[str, object]]]]:
    """Lists of questions with their names; a list may stand inside another name."""
    words = name.replace("_", " ").capitalize()
    if isinstance(value, list | tuple):
        found = [each for each in value if isinstance(each, Mapping) and _INPUT in each]
        if found:
            yield words, found
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _named(f"{name} {key}", inner)


def _other_line(each: OtherFunction) -> Line:
    below = f"scheelt het meest: {each.verschil}" if each.verschil else ""
    return Line("", each.naam, below, f"{each.loonwaarde} %")


def _missing_line(remark: Remark, model: FormModel) -> Line:
    path = remark.problem.path or ""
    known = model.part_of(path) is not None
    return Line(path, model.label_of(path) if known else remark.sentence)
