"""The building blocks on their own."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ld_desktop.casework import paper_blank
from ld_desktop.forms.definition import TextQuestion
from ld_desktop.store.errors import DiskFull
from ld_desktop.ui import i18n, places
from ld_desktop.ui.preferences import Preferences
from ld_desktop.ui.widgets.banner import BannerArea
from ld_desktop.ui.widgets.basics import label
from ld_desktop.ui.widgets.check import Check
from ld_desktop.ui.widgets.columns import Columns
from ld_desktop.ui.widgets.entry import Entry
from ld_desktop.ui.widgets.fingerprint import fingerprint_label, groups
from ld_desktop.ui.widgets.guidance import GuidancePane
from ld_desktop.ui.widgets.job_panel import JobPanel, Steps
from ld_desktop.ui.widgets.line_list import Line, LineList
from ld_desktop.ui.widgets.pdf_view import PdfView
from ld_desktop.ui.widgets.saved_status import SavedStatus
from ld_desktop.ui.widgets.value_chart import ValueChart
from tests.helpers.qt import find, press, show

LINES = [
    Line("dossier:1", "Noor Voorbeeld", "2026-0001", "71 %", tone="text"),
    Line("dossier:2", "Sem Voorbeeld", "2026-0002", "concept", (3, 12)),
    Line("", "Gebeurtenis zonder plaats"),
]


@pytest.fixture
def lines(qtbot: QtBot) -> LineList:
    made = LineList("zaken", "Zaken", 400)
    qtbot.addWidget(made)
    made.show_lines(LINES)
    show(qtbot, made)
    made.setFocus()
    return made


# Lists.


def test_the_model_of_a_list_keeps_to_the_rules(
    lines: LineList, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(lines.lines)


def test_arrows_and_enter_choose(qtbot: QtBot, lines: LineList) -> None:
    QTest.keyClick(lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(lines.chosen) as found:
        QTest.keyClick(lines, Qt.Key.Key_Return)
    assert found.args == ["dossier:2"]


def test_a_line_without_a_place_leads_nowhere(qtbot: QtBot, lines: LineList) -> None:
    QTest.keyClick(lines, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(lines.chosen):
        QTest.keyClick(lines, Qt.Key.Key_Return)


def test_a_line_is_spoken_whole(lines: LineList) -> None:
    spoken = lines.lines.data(lines.lines.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Sem Voorbeeld, 2026-0002, concept, 3 van 12 vragen beantwoord"


@pytest.mark.parametrize("title", ["Noor " * 60, "W" * 300, "نور " * 75])
def test_a_name_of_three_hundred_signs_makes_its_line_higher(lines: LineList, title: str) -> None:
    lines.resize(320, 400)
    lines.show_lines([Line("x", "Noor")])
    before = lines.sizeHintForIndex(lines.lines.index(0)).height()
    lines.show_lines([Line("x", title)])
    assert lines.sizeHintForIndex(lines.lines.index(0)).height() > 2 * before
    assert not lines.grab().isNull()


def test_ten_thousand_lines_are_shown_without_waiting(lines: LineList) -> None:
    lines.show_lines([Line(f"dossier:{n}", f"Persoon {n}") for n in range(10_000)])
    QTest.keyClick(lines, Qt.Key.Key_Down)
    assert lines.current() == Line("dossier:1", "Persoon 1")
    assert lines.height() == 400


def test_a_short_list_is_as_high_as_its_lines(lines: LineList) -> None:
    rows = sum(lines.sizeHintForIndex(lines.lines.index(row)).height() for row in range(3))
    assert rows <= lines.height() <= rows + 20


# Fields.


def test_an_error_stands_at_its_field_until_one_types(qtbot: QtBot) -> None:
    entry = Entry("naam", "Naam", "Zoals op het rapport")
    qtbot.addWidget(entry)
    show(qtbot, entry)
    entry.set_error("Vul dit in.")
    assert find(entry, "naam_error").isVisible()
    assert entry.field.accessibleDescription() == "Zoals op het rapport Vul dit in."
    QTest.keyClicks(entry.field, "A")
    assert entry.error() == ""
    assert not find(entry, "naam_error").isVisible()


def test_the_label_of_a_field_is_tied_to_it(qtbot: QtBot) -> None:
    entry = Entry("naam", "Naam")
    qtbot.addWidget(entry)
    found = QAccessible.queryAccessibleInterface(entry.field)
    assert found.text(QAccessible.Text.Name) == "Naam"
    assert entry.findChildren(QLabel)[0].buddy() is entry.field


def test_a_click_on_the_words_ticks_the_box(qtbot: QtBot) -> None:
    check = Check("vink", "Ik begrijp het")
    qtbot.addWidget(check)
    show(qtbot, check)
    words = check.findChild(QLabel)
    QTest.mouseClick(words, Qt.MouseButton.LeftButton)
    assert check.is_on()
    press(check, "vink")
    assert not check.is_on()


# Messages.


def test_the_same_message_stands_there_once_and_can_be_closed(qtbot: QtBot) -> None:
    area = BannerArea()
    qtbot.addWidget(area)
    show(qtbot, area)
    for _ in range(2):
        banner = area.show_problem(DiskFull(file="s.ldstore"))
    assert len(area.banners()) == 1
    assert "s.ldstore" in banner.text
    assert banner.accessibleName().startswith("Niet gelukt")
    press(area, "banner_close")
    assert area.banners() == []


def test_a_message_can_offer_what_to_do(qtbot: QtBot) -> None:
    area = BannerArea()
    qtbot.addWidget(area)
    heard: list[str] = []
    banner = area.show_message("De stick is weg.", "warn")
    banner.add_action("Opnieuw", "again", lambda: heard.append("again"))
    show(qtbot, area)
    press(area, "again")
    assert heard == ["again"]


def test_words_are_never_read_as_markup(qtbot: QtBot) -> None:
    made = label("<b>Noor</b> & zoon")
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText


def test_bewaard_says_how_it_is(qtbot: QtBot) -> None:
    status = SavedStatus()
    qtbot.addWidget(status)
    status.saving()
    assert "Bewaard" not in status.text()
    status.saved()
    assert status.accessibleName() == "✓ Bewaard"
    status.not_saved()
    assert "Niet bewaard" in status.text()


# Work.


def test_work_on_this_thread_lets_the_window_breathe(qtbot: QtBot) -> None:
    panel = JobPanel()
    qtbot.addWidget(panel)
    turns: list[int] = []

    def steps() -> Steps:
        for number in range(3):
            turns.append(number)
            yield f"Stap {number}", number * 33
        return "klaar"

    with qtbot.waitSignal(panel.done) as found:
        panel.start_here("Begin", steps())
        assert turns == []
    assert found.args == ["klaar"]
    assert turns == [0, 1, 2]
    assert not panel.running()


def test_work_on_this_thread_stops_between_two_steps(qtbot: QtBot) -> None:
    panel = JobPanel()
    qtbot.addWidget(panel)
    closed: list[str] = []

    def steps() -> Steps:
        try:
            yield "een", 0
            panel.cancel()
            yield "twee", 50
            yield "drie", 90
        finally:
            closed.append("dicht")

    with qtbot.waitSignal(panel.stopped), qtbot.assertNotEmitted(panel.done):
        panel.start_here("Begin", steps())
    assert closed == ["dicht"]
    assert not panel.running()


def test_a_refusal_halfway_ends_the_work(qtbot: QtBot) -> None:
    panel = JobPanel()
    qtbot.addWidget(panel)

    def steps() -> Steps:
        yield "een", 0
        raise DiskFull(file="s")

    with qtbot.waitSignal(panel.failed):
        panel.start_here("Begin", steps())
    assert not panel.running()


def test_only_one_job_at_a_time(qtbot: QtBot) -> None:
    panel = JobPanel()
    qtbot.addWidget(panel)
    heard: list[object] = []
    panel.done.connect(heard.append)
    with qtbot.waitSignal(panel.done):
        panel.start("Een", lambda _tell, _stop: "een")
        panel.start("Twee", lambda _tell, _stop: "twee")
    assert heard == ["een"]


# Layout.


def test_a_document_that_comes_in_later_has_its_page_bar_whole(qtbot: QtBot) -> None:
    """As wide as an empty bar needs on one line: with "Pagina 1 van 2" the tools must go below."""
    view = PdfView()
    qtbot.addWidget(view)
    buttons = sum(each.sizeHint().width() + 8 for each in view._buttons)
    view.setFixedWidth(buttons + 34)
    view.show()
    qtbot.waitExposed(view)
    before = {each.y() for each in view._buttons}
    assert len(before) == 1
    assert view.show_pdf(paper_blank.blank_pdf("vta", "werknemer", paper_blank.Prefilled()), "Blad")
    qtbot.waitUntil(lambda: len({each.y() for each in view._buttons}) == 2)
    bar = [view.page_words, *view._buttons]
    assert [each.text() for each in bar if each.width() < each.sizeHint().width()] == []


def test_columns_become_one_when_there_is_no_room(qtbot: QtBot) -> None:
    blocks = [QWidget() for _ in range(4)]
    columns = Columns(blocks, 30)
    qtbot.addWidget(columns)
    columns.resize(900, 400)
    columns.show()
    qtbot.waitUntil(lambda: blocks[1].x() > 0)
    assert blocks[1].y() == blocks[0].y()
    columns.resize(250, 400)
    qtbot.waitUntil(lambda: blocks[1].x() == 0)
    assert [block.y() for block in blocks] == sorted({block.y() for block in blocks})


# Words and numbers.


@pytest.mark.parametrize(
    ("fingerprint", "expected"),
    [
        ("abcd ef01 2345", ("abcd", "ef01", "2345")),
        ("abcd-ef01", ("abcd", "ef01")),
        ("abcdef012", ("abcd", "ef01", "2")),
    ],
)
def test_fingerprints_are_grouped(fingerprint: str, expected: tuple[str, ...]) -> None:
    assert groups(fingerprint) == expected


def test_a_fingerprint_is_spoken_in_groups(qtbot: QtBot) -> None:
    made = fingerprint_label("abcd ef01")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Vingerafdruk: abcd, ef01"


def test_a_chart_says_its_values(qtbot: QtBot) -> None:
    chart = ValueChart([("01-03-2026", 51), ("01-09-2026", 58)])
    qtbot.addWidget(chart)
    show(qtbot, chart)
    assert chart.accessibleDescription() == "01-03-2026: 51 procent, 01-09-2026: 58 procent"
    assert not chart.grab().isNull()


def test_moments_are_told_as_people_do() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC).astimezone()
    assert i18n.moment_text(now, now).startswith("vandaag ")
    assert i18n.moment_text(now - timedelta(days=1), now).startswith("gisteren ")
    assert i18n.moment_text(now - timedelta(days=10), now).startswith("12 november 2026 ")
    assert i18n.weekday_text(date(2026, 11, 22)) == "zondag 22 november 2026"
    assert i18n.short_day_text(date(2026, 3, 7)) == "07-03-2026"


@pytest.mark.parametrize(
    ("number", "words"),
    [(Decimal("70.90"), "70,9"), (Decimal(100), "100"), (7, "7"), (Decimal("0.5"), "0,5")],
)
def test_numbers_have_a_comma(number: Decimal | int, words: str) -> None:
    assert i18n.number_text(number) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconden"),
        (1, "1 seconde"),
        (60, "1 minuut"),
        (125, "2 minuten en 5 seconden"),
    ],
)
def test_waiting_is_told_in_words(seconds: int, words: str) -> None:
    assert i18n.seconds_text(seconds) == words


def test_counts_have_their_noun() -> None:
    assert i18n.count_text(1, "zaak", "zaken") == "1 zaak"
    assert i18n.count_text(3, "zaak", "zaken") == "3 zaken"


def test_buttons_of_qt_speak_dutch(qapp: QApplication) -> None:
    assert qapp.translate("QPlatformTheme", "Cancel") == "Annuleren"


# Remembering.


def test_preferences_survive_and_nonsense_is_read_as_the_usual(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    first.scheme, first.text_size, first.store = "contrast", 150, tmp_path / "s.ldstore"
    first.flush()
    again = Preferences(tmp_path)
    assert (again.scheme, again.text_size, again.store) == (
        "contrast",
        150,
        tmp_path / "s.ldstore",
    )
    (tmp_path / "window.ini").write_text("[General]\ntheme=roze\ntext_size=groot\n")
    broken = Preferences(tmp_path)
    broken._settings.sync()
    assert (broken.scheme, broken.text_size) == ("systeem", 100)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("", ("vandaag", "", "")),
        ("dossier:1", ("dossier", "1", "")),
        ("meting:1:hoofdtaken:taken.t1.tempo", ("meting", "1", "hoofdtaken:taken.t1.tempo")),
        (places.gegevens("1", "werkgever", "2"), ("gegevens", "1", "werkgever:2")),
    ],
)
def test_places_are_taken_apart(place: str, expected: tuple[str, str, str]) -> None:
    assert tuple(places.parse(place)) == expected


def test_guidance_explains_the_terms_that_a_question_uses(qtbot: QtBot) -> None:
    pane = GuidancePane()
    qtbot.addWidget(pane)
    question = TextQuestion(id="q", kind="text", label="Norm", text="Wat is de norm?")
    pane.show_question("q", question, (("normfunctie", "De functie waarmee u vergelijkt."),))
    assert "normfunctie: De functie waarmee u vergelijkt." in pane.text()


def test_a_long_word_is_not_broken_for_what_stands_at_the_right(qtbot: QtBot) -> None:
    made = LineList("lijst", "Lijst")
    qtbot.addWidget(made)
    made.show_lines([Line("a", "Eindverantwoordelijkheid", detail="werkgever 3, werknemer 5")])
    made.resize(600, 200)
    made.show()
    beside = made.sizeHintForIndex(made.lines.index(0)).height()
    made.resize(280, 200)
    assert made.sizeHintForIndex(made.lines.index(0)).height() > beside
