"""Every screen of every questionnaire, with rows in its tables: nothing cut, nothing without a name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QRadioButton
from pytestqt.qtbot import QtBot

from ld_desktop.casework import offering
from ld_desktop.casework.session import Session
from ld_desktop.ui.screens.meting import MetingScreen
from ld_desktop.ui.theme import Theme
from ld_desktop.ui.widgets.form_page_parts import Part
from tests.helpers import pilot_metingen as pilot
from tests.helpers.meting_screens import shown
from tests.helpers.screen_rules import cut, focusable

_METHODS = [offer.id for offer in offering.methods_on_offer()]


@pytest.fixture(params=_METHODS)
def screen(request: pytest.FixtureRequest, qtbot: QtBot, assessor: Session) -> MetingScreen:
    meting_id = pilot.begun(assessor, request.param)
    pilot.fill(assessor, meting_id)
    return shown(qtbot, MetingScreen(assessor, meting_id))


def _kinds(screen: MetingScreen) -> list[str]:
    """Every screen with a table, and of all others one of each make-up."""
    found: dict[object, str] = {}
    for part in screen.model.parts:
        found.setdefault(part.id if part.tables else _make_up(screen, part), part.id)
    return list(found.values())


def _make_up(screen: MetingScreen, part: Part) -> frozenset[object]:
    questions = (screen.model.question(key) for key in part.keys)
    asked = [each.question for each in questions if each is not None]
    return frozenset((each.kind, len(each.respondents) > 1) for each in asked)


def test_nothing_is_cut_and_nothing_without_a_name_of_its_own(screen: MetingScreen) -> None:
    wrong: dict[str, list[str]] = {}
    for part in _kinds(screen):
        screen.form.show_part(part)
        wrong[part] = [*cut(screen.form), *_not_named(screen)]
    Theme.of_app().set_text_size(200)
    for part in (each.id for each in screen.model.parts if each.tables):
        screen.form.show_part(part)
        wrong[part] += [f"200 %: {words}" for words in cut(screen.form)]
    assert {part: found for part, found in wrong.items() if found} == {}


def _not_named(screen: MetingScreen) -> list[str]:
    """Options aside: they say what they stand for, and their question as description."""
    names = [
        each.accessibleName()
        for each in focusable(screen.form)
        if not isinstance(each, QRadioButton | QCheckBox)
    ]
    return [f"name: {name!r}" for name in names if not name or names.count(name) > 1]
