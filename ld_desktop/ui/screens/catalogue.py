"""From a place to the screen that shows it. Screens are imported when first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ld_desktop.ui import places

if TYPE_CHECKING:
    from ld_desktop.casework.session import Session


def make_screen(session: Session, place: places.Place, parent: QWidget) -> QWidget | None:
    """The screen for a place, or None when there is no such kind of place.

    Raises:
        EnvironmentProblem: when what the place shows is not in this store.
    """
    make = _MAKERS.get(place.kind)
    if make is None or (place.kind in _NEED_ID and not place.id):
        return None
    return make(session, place, parent)


def can_show(place: str) -> bool:
    """Whether this version has a screen for a place: what leads nowhere is not offered."""
    return places.parse(place).kind in _MAKERS


def _vandaag(session: Session, _place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.vandaag import VandaagScreen

    return VandaagScreen(session, parent)


def _contacten(session: Session, _place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.contacten import ContactenScreen

    return ContactenScreen(session, parent)


def _overdragen(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.overdragen import OverdragenScreen

    return OverdragenScreen(session, parent, contact_id=place.id)


def _inlezen(session: Session, _place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.inlezen import InlezenScreen

    return InlezenScreen(session, parent)


def _naslag(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.naslag import NaslagScreen

    return NaslagScreen(session, parent, place.id)


def _instellingen(session: Session, _place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.instellingen import InstellingenScreen

    return InstellingenScreen(session, parent)


def _dossier(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.dossier import DossierScreen

    return DossierScreen(session, place.id, parent)


def _gegevens(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.gegevens import GegevensScreen

    return GegevensScreen(session, place, parent)


def _document(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.document import DocumentScreen

    return DocumentScreen(session, place.id, parent)


def _meting(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.meting import MetingScreen

    return MetingScreen(session, place.id, parent)


def _meting_starten(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.meting_starten import MetingStartenScreen

    return MetingStartenScreen(session, place.id, parent)


def _laat_invullen(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.laat_invullen import LaatInvullenScreen

    return LaatInvullenScreen(session, place.id, place.rest, parent)


def _ondertekenen(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.ondertekenen import OndertekenenScreen

    return OndertekenenScreen(session, place.id, parent)


def _overtypen(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.overtypen import OvertypenScreen

    return OvertypenScreen(session, place.id, place.rest, parent)


def _afdrukken(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.afdrukken import AfdrukkenScreen

    return AfdrukkenScreen(session, place.id, place.rest, parent)


def _toegangstoets(session: Session, place: places.Place, parent: QWidget) -> QWidget:
    from ld_desktop.ui.screens.toegangstoets import ToegangstoetsScreen

    return ToegangstoetsScreen(session, place.id, parent)


_MAKERS: dict[str, Callable[[Session, places.Place, QWidget], QWidget]] = {
    places.VANDAAG: _vandaag,
    places.CONTACTEN: _contacten,
    places.OVERDRAGEN: _overdragen,
    places.INLEZEN: _inlezen,
    places.NASLAG: _naslag,
    places.INSTELLINGEN: _instellingen,
    "dossier": _dossier,
    "gegevens": _gegevens,
    "document": _document,
    "meting": _meting,
    "meting_starten": _meting_starten,
    "laat_invullen": _laat_invullen,
    "ondertekenen": _ondertekenen,
    "overtypen": _overtypen,
    "toegangstoets": _toegangstoets,
    "afdrukken": _afdrukken,
}
_NEED_ID = frozenset(_MAKERS) - {
    places.VANDAAG,
    places.CONTACTEN,
    places.OVERDRAGEN,
    places.INLEZEN,
    places.NASLAG,
    places.INSTELLINGEN,
}
