"""The calculation as a tree: every step with its formula, inputs, outcome and source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.page import Page

if TYPE_CHECKING:
    from ld_desktop.casework.measuring import TraceNode
    from ld_desktop.domain.trace import TraceStep

_Index = QModelIndex | QPersistentModelIndex
NAAM, UITKOMST, FORMULE, INVOER, BRON = range(5)
_HEADS = ("Stap", "Uitkomst", "Formule", "Invoer", "Bron")
_ASSUMED = "aanname"
_INDENT, _PADDING = 12, 14
_MOST_OF_OUTCOME = 0.4  # of the width: an outcome in words wraps, and leaves room for the step


class _Node:
    """A step in the tree, which knows its place."""

    def __init__(self, node: TraceNode, parent: _Node | None, place: int) -> None:
        self.step = node.step
        self.parent = parent
        self.place = place
        self.children = [_Node(child, self, n) for n, child in enumerate(node.children)]


class TraceModel(QAbstractItemModel):
    """The steps as Qt wants to see them; five columns, the loonwaarde on top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Node] = []
        self._names: dict[str, str] = {}

    def show(self, tree: TraceNode | None, further: Sequence[TraceNode] = ()) -> None:
        """Replace everything: the loonwaarde, and below it what a method says besides."""
        self.beginResetModel()
        trees = (*([tree] if tree is not None else []), *further)
        self._roots = [_Node(each, None, place) for place, each in enumerate(trees)]
        self._names = {}
        for root in self._roots:
            self._name_all(root)
        self.endResetModel()

    def steps(self) -> list[TraceStep]:
        """What stands on top."""
        return [root.step for root in self._roots]

    def step(self, index: _Index) -> TraceStep | None:
        """The step at a place."""
        node = index.internalPointer() if index.isValid() else None
        return node.step if isinstance(node, _Node) else None

    def texts(self, step: TraceStep) -> tuple[str, ...]:
        """What the five columns say of a step."""
        outcome = f"{dutch(step.uitkomst)} {step.eenheid}".strip()
        inputs = "; ".join(
            f"{self._name(key)} = {dutch(text)}" for key, text in step.invoer.items()
        )
        return (step.naam, outcome, step.formule, inputs, step.bron)

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own default
        """The place of a child."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        above = parent.internalPointer() if parent.isValid() else None
        node = above.children[row] if isinstance(above, _Node) else self._roots[row]
        return self.createIndex(row, column, node)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008 - Qt overloads it
        """The step that a step is part of."""
        node = index.internalPointer() if index.isValid() else None
        if not isinstance(node, _Node) or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.place, 0, node.parent)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many steps a step is made from."""
        if not parent.isValid():
            return len(self._roots)
        node = parent.internalPointer()
        return len(node.children) if parent.column() == 0 and isinstance(node, _Node) else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Name, outcome, formula, inputs and source."""
        del parent
        return len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _HEADS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a column; an assumption says so in words and in italics."""
        step = self.step(index)
        if step is None:
            return None
        text = self.texts(step)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            marked = index.column() == NAAM and is_assumed(step)
            return f"{text} ({_ASSUMED})" if marked else text
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return text if index.column() else spoken(step, self.texts(step))
        if role == Qt.ItemDataRole.FontRole and is_assumed(step):
            font = QFont()
            font.setItalic(True)
            return font
        return None

    def _name_all(self, node: _Node) -> None:
        self._names[node.step.id] = node.step.naam
        for child in node.children:
            self._name_all(child)

    def _name(self, key: str) -> str:
        return self._names.get(key, key.replace("_", " "))


class _WrappingDelegate(QStyledItemDelegate):
    """Makes a row as high as its name needs: names wrap instead of ending in dots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of the words at the width that is left for them."""
        hint = super().sizeHint(option, index)
        view = self.parent()
        if index.column() not in {NAAM, UITKOMST} or not isinstance(view, QTreeView):
            return hint
        width = _name_width(view, index) if index.column() == NAAM else _outcome_width(view)
        metrics = QFontMetrics(option.font)
        flags = int(Qt.TextFlag.TextWordWrap)
        high = metrics.boundingRect(QRect(0, 0, width, 10_000), flags, str(index.data())).height()
        return QSize(min(hint.width(), width + _PADDING), max(high + _PADDING, 32))


def _name_width(view: QTreeView, index: _Index) -> int:
    """What its place in the tree leaves for the name of a step."""
    depth, above = 1, index.parent()
    while above.isValid():
        depth, above = depth + 1, above.parent()
    return max(view.columnWidth(NAAM) - depth * view.indentation() - _PADDING, 40)


def _outcome_width(view: QTreeView) -> int:
    return max(int(view.viewport().width() * _MOST_OF_OUTCOME) - _PADDING, 80)


class TraceTree(QWidget):
    """The tree, with the step that is chosen written out below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("berekening")
        self.model = TraceModel(self)
        self.view = QTreeView()
        self.view.setObjectName("berekening:boom")
        self.view.setAccessibleName("Berekening, stap voor stap")
        self.view.setAccessibleDescription(
            "Pijltjes lopen door de stappen, links en rechts klappen in en uit"
        )
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.view.setIndentation(_INDENT)
        self.view.setItemDelegate(_WrappingDelegate(self.view))
        for column in (FORMULE, INVOER, BRON):  # written out below: a narrow panel cannot hold them
            self.view.setColumnHidden(column, True)
        head = self.view.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(NAAM, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(UITKOMST, QHeaderView.ResizeMode.ResizeToContents)
        head.sectionResized.connect(lambda *_: self.view.scheduleDelayedItemsLayout())
        self.details = label("")
        self.details.setObjectName("berekening:stap")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        below = Page("berekening:uitgeschreven")
        below.add(self.details)
        column_of = QVBoxLayout(self)
        column_of.setContentsMargins(0, 0, 0, 0)
        column_of.setSpacing(0)
        column_of.addWidget(self.view, 3)
        column_of.addWidget(below, 2)
        self.view.selectionModel().currentChanged.connect(self._show_step)

    def show_tree(self, tree: TraceNode | None, further: Sequence[TraceNode] = ()) -> None:
        """Show a calculation; the one that is showing already is left open as it is."""
        wanted = [each.step for each in (tree, *further) if each is not None]
        if wanted and wanted == self.model.steps():
            return
        self.model.show(tree, further)
        self.view.expandToDepth(1)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _show_step(self, index: QModelIndex) -> None:
        step = self.model.step(index)
        if step is None:
            self.details.setText("")
            return
        naam, outcome, formule, inputs, bron = self.model.texts(step)
        lines = [f"{naam} = {outcome}", f"Formule: {formule}"]
        if inputs:
            lines.append(f"Invoer: {inputs}")
        lines.append(f"Bron: {bron}")
        self.details.setText("\n".join(lines))


def is_assumed(step: TraceStep) -> bool:
    """Whether we chose this step ourselves because no source gives it."""
    return step.bron.casefold().startswith(_ASSUMED)


def spoken(step: TraceStep, texts: tuple[str, ...]) -> str:
    """A step as one text for a screen reader."""
    naam, outcome, formule, _, bron = texts
    mark = f" ({_ASSUMED})" if is_assumed(step) else ""
    return f"{naam}{mark}: {outcome}. Formule: {formule}. Bron: {bron}"


def dutch(text: str) -> str:
    """A decimal string with a comma; other texts as they are."""
    bare = text.removeprefix("-")
    whole, point, rest = bare.partition(".")
    is_number = point and whole.isdigit() and rest.isdigit()
    return text.replace(".", ",") if is_number else text
