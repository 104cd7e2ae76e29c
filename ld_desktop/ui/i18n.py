"""Dutch for the window: Qt's own buttons, and dates, moments and numbers as people write them.

The locale is nl_NL, always: never the system's (architecture.md §5).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtWidgets import QApplication

LOCALE = QLocale("nl_NL")
_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DAYS = (
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
)


def install(app: QApplication) -> None:
    """Make Qt speak Dutch: Opslaan, Annuleren, and a comma in numbers."""
    QLocale.setDefault(LOCALE)
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(LOCALE, "qtbase", "_", folder):
        app.installTranslator(translator)


def day_text(day: date) -> str:
    """A day: 7 maart 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def weekday_text(day: date) -> str:
    """A day with its name: zaterdag 7 maart 2026."""
    return f"{_DAYS[day.weekday()]} {day_text(day)}"


def short_day_text(day: date) -> str:
    """A day in digits: 07-03-2026."""
    return f"{day:%d-%m-%Y}"


def moment_text(moment: datetime, now: datetime) -> str:
    """When something was, on the laptop's own clock: vandaag 14:02, gisteren 9:30, 7 maart 2026."""
    local, today = moment.astimezone(), now.astimezone().date()
    clock = f"{local.hour}:{local.minute:02d}"
    days = (today - local.date()).days
    if days == 0:
        return f"vandaag {clock}"
    if days == 1:
        return f"gisteren {clock}"
    return f"{day_text(local.date())} {clock}"


def number_text(number: Decimal | int) -> str:
    """A number with a comma and without idle zeros: 70,9."""
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def count_text(count: int, one: str, many: str) -> str:
    """A count with its noun: 1 zaak, 3 zaken."""
    return f"{count} {one if count == 1 else many}"


def seconds_text(seconds: int) -> str:
    """How long is left, in words: 45 seconden, 2 minuten en 5 seconden."""
    minutes, rest = divmod(seconds, 60)
    words = []
    if minutes:
        words.append(count_text(minutes, "minuut", "minuten"))
    if rest or not minutes:
        words.append(count_text(rest, "seconde", "seconden"))
    return " en ".join(words)


def hours_text(minutes: int) -> str:
    """How long something takes, to half hours: een half uur, 1½ uur, 6 uur."""
    halves = max(1, round(minutes / 30))
    whole, half = divmod(halves, 2)
    if not whole:
        return "een half uur"
    return f"{whole}{'½' if half else ''} uur"
