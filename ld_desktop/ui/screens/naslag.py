"""Works of reference: finding a function, seeing what there is, and reading tables in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from ld_desktop.casework import function_library, naslag, works
from ld_desktop.casework.documents import write_whole
from ld_desktop.ui import places
from ld_desktop.ui.dialogs import files
from ld_desktop.ui.dialogs.decision import decide
from ld_desktop.ui.screens.base import Screen, start_in_view
from ld_desktop.ui.screens.naslag_functies import FunctionFinder
from ld_desktop.ui.screens.naslag_inlezen import TableImport, counts_text
from ld_desktop.ui.screens.naslag_werk import WorkCard, entry_line
from ld_desktop.ui.widgets.basics import button, label
from ld_desktop.ui.widgets.drop_area import DropArea
from ld_desktop.ui.widgets.line_list import LineList
from ld_desktop.ui.widgets.page import Card, Page, empty_layout
from ld_desktop.ui.widgets.wrap_row import WrapRow

if TYPE_CHECKING:
    from ld_desktop.casework.importing_tables import TablePreview
    from ld_desktop.casework.naslag import NaslagEntry
    from ld_desktop.casework.session import Session

_WITHDRAW = (
    "{naam} wordt dan niet meer gebruikt en niet meer gevonden. Alle versies blijven bewaard, zodat "
    "een uitkomst die ermee is gemaakt, na te rekenen is. Wilt u er later toch mee werken, lees het "
    "bestand dan opnieuw in."
)
_EMPTY = (
    "Hier staan nu alleen de profielen die bij het programma horen. Lees het beroepenbestand van "
    "ESCO in (occupations_nl.csv, in het Nederlands te downloaden bij ESCO) om ook op zo'n "
    "drieduizend beroepen te zoeken. Voor eigen profielen en normen slaat u hieronder een voorbeeld "
    "op, vult u het in een rekenblad in en leest u het hier in."
)


class NaslagScreen(Screen):
    """Shows one thing at a time: what there is, or the file that is coming in."""

    def __init__(self, session: Session, parent: QWidget | None = None, code: str = "") -> None:
        super().__init__(places.NASLAG, parent)
        self._session = session
        self._entries: tuple[NaslagEntry, ...] = ()
        page = Page("naslag_page", 960)
        self.fill(page)
        page.add_title("Naslag", "Functies, beroepen en normen om mee te rekenen of in te zoeken.")
        self._table = TableImport(session)
        self._table.closed.connect(lambda: self._go_home(self._choose_file))
        self._table.kept.connect(self._kept)
        self._table.message.connect(self.message)
        self._table.problem.connect(self.problem)
        page.add(self._table)
        self._table.hide()
        self._home = QWidget()
        page.add(self._home)
        column = QVBoxLayout(self._home)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.finder = FunctionFinder()
        self.finder.save_requested.connect(self._save_start)
        for block in (self.finder, self._list_card(), self._drop_area()):
            column.addWidget(block)
        self._work = QVBoxLayout()
        page.add(self._work)
        self._refresh()
        if code:
            self.finder.open(code)

    def place(self) -> str:
        """With the function that is open."""
        return places.naslag(self.finder.code)

    def busy(self) -> bool:
        """While a table is read or kept."""
        return self._table.busy()

    def focus_first(self) -> None:
        """Searching, which is what one does here most."""
        start_in_view(self.finder.view if self.finder.view.isVisibleTo(self) else self.finder.field)

    def open_file(self, path: Path) -> None:
        """Begin with a file: what it is, and what it would bring."""
        if self.busy():
            return
        self._home.hide()
        self._table.show()
        self._table.open(path)

    def _list_card(self) -> Card:
        card = Card("Wat er is")
        self._list = LineList("naslag_lijst", "Wat er is", 300)
        self._list.setAccessibleDescription("Pijltjes kiezen een regel, Enter toont er alles van")
        self._list.chosen.connect(self._choose)
        self._empty = label(_EMPTY)
        self._empty.setObjectName("naslag_leeg")
        card.add(self._list)
        card.add(self._empty)
        return card

    def _drop_area(self) -> DropArea:
        area = DropArea(
            "Sleep een tabel hierheen (CSV of XLSX; normen ook als TOML of JSON), of kies die zelf."
        )
        self._choose_file = button("Inlezen…", "naslag_inlezen", self._ask_file, "primary")
        self._example = button(
            "Voorbeeld opslaan…", "naslag_voorbeeld", self._open_examples,
            description="Een tabel om in een rekenblad in te vullen",
        )  # fmt: skip
        self.examples = QMenu(self)
        self.examples.setAccessibleName("Welk voorbeeld")
        for example in naslag.examples():
            action = self.examples.addAction(example.title)
            action.setObjectName(example.id)
            action.setData(example)
        self.examples.triggered.connect(lambda action: self._save_example(action.data()))
        area.column.addWidget(WrapRow([self._choose_file, self._example]))
        area.dropped.connect(self._dropped)
        return area

    def _refresh(self) -> None:
        """What there is now, and a library that has it."""
        self._entries = naslag.entries(self._session)
        now = self._session.clock()
        self._list.show_lines(
            [entry_line(place, entry, now) for place, entry in enumerate(self._entries)]
        )
        self._empty.setVisible(len(self._entries) == 1)
        self.finder.load(function_library.prepare_library(self._session))

    def _choose(self, place: str) -> None:
        card = WorkCard(self._session, self._entries[int(place)])
        card.withdraw_requested.connect(self._withdraw)
        card.profile_requested.connect(self._read_profile)
        card.closed.connect(self._go_home)
        self._home.hide()
        self._work.addWidget(card)
        card.focus_first()

    def _go_home(self, first: QWidget | None = None) -> None:
        """Back to everything there is."""
        empty_layout(self._work)
        self._table.hide()
        self._home.show()
        start_in_view(first or self._list)

    def _read_profile(self, code: str) -> None:
        self._go_home(self.finder.field)
        self.finder.open(code)

    def _withdraw(self, entry: NaslagEntry) -> None:
        if not decide(
            self,
            f"{entry.soort.capitalize()} intrekken?",
            _WITHDRAW.format(naam=naslag.title(entry.kind, entry.id, entry.naam)),
            "Intrekken",
        ):
            return
        if self.attempt(lambda: works.withdraw(self._session, entry.kind, entry.id)) is not None:
            self._refresh()
            self._go_home()
            self.message.emit(f"{entry.naam} is ingetrokken. De versies blijven bewaard.", "good")

    def _ask_file(self) -> None:
        path = files.ask_open(self, "Tabel inlezen", files.TABLES)
        if path is not None:
            self.open_file(path)

    def _dropped(self, paths: tuple[Path, ...]) -> None:
        self.open_file(paths[0])
        if len(paths) > 1:
            text = f"Een bestand tegelijk: {paths[0].name} is geopend, de andere niet."
            self.message.emit(text, "info")

    def _kept(self, preview: TablePreview) -> None:
        self._refresh()
        self._go_home()
        self.message.emit(f"Ingelezen uit {preview.name}: {counts_text(preview)}.", "good")

    def _open_examples(self) -> None:
        self.examples.popup(self._example.mapToGlobal(self._example.rect().bottomLeft()))

    def _save_example(self, example: naslag.Example) -> None:
        self._save(naslag.example_file(example.id), example.file_name)

    def _save_start(self, code: str, name: str) -> None:
        data = self.finder.example(code)
        if data is not None:
            self._save(data, name)

    def _save(self, data: bytes, name: str) -> None:
        path = files.ask_save(self, "Voorbeeld opslaan", files.CSV, name)
        if path is None:
            return

        def write() -> bool:
            write_whole(path, data)
            return True

        if self.attempt(write):
            self.message.emit(
                f"Het voorbeeld staat in {path}. Vul het in en lees het hier in.", "good"
            )
