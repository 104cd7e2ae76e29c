"""Choosing the norms a measurement is computed with, from those that the office imported."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING

from ld_desktop.casework import answering, giving, measuring
from ld_desktop.casework.chosen_norms import NORMS, ChosenNorms, norms_of
from ld_desktop.casework.session import NotFound

if TYPE_CHECKING:
    from ld_desktop.casework.change import Change
    from ld_desktop.casework.session import Session
    from ld_desktop.domain.meting import Meting
    from ld_desktop.methods.norms import NormFile
    from ld_desktop.rules.parameters import ParameterSet


def norms_on_offer(session: Session, meting_id: str) -> tuple[str, ...]:
    """The names of the norm files that were imported for the method of a measurement."""
    return tuple(_fitting(session, measuring.find_meting(session, meting_id)))


def choose_norms(
    session: Session, meting_id: str, naam: str, branche: str = "", functie: str = ""
) -> Change:
    """Compute a measurement with an imported norm file.

    Args:
        session: the open store.
        meting_id: the measurement.
        naam: of the norm file, as `norms_on_offer` gives it.
        branche: the norms of this branche go before the general ones.
        functie: the norms of this function go before those of its branche.

    Raises:
        NotFound: when there is no such norm file for the method and version.
    """
    meting = measuring.find_meting(session, meting_id)
    files = _fitting(session, meting)
    if naam not in files:
        raise NotFound(id=naam)
    chosen = files[naam].chosen(branche, functie)
    kept = ChosenNorms(naam=chosen.name, waarden=_texts(chosen, meting))
    return _keep(session, meting_id, kept.model_dump_json(), f"Normen: {chosen.name}")


def drop_norms(session: Session, meting_id: str) -> Change:
    """Compute a measurement with the shipped values again."""
    return _keep(session, meting_id, "", "Normen van het programma")


def chosen_name(session: Session, meting_id: str) -> str:
    """The name of the norms that a measurement is computed with; empty for the shipped values."""
    found = norms_of(session, measuring.find_meting(session, meting_id))
    return "" if found is None else found.name


def _fitting(session: Session, meting: Meting) -> Mapping[str, NormFile]:
    from ld_desktop.casework.norm_sets import norm_files

    files = norm_files(session, meting.method)
    return {file.naam: file for file in files if file.method_version == meting.method_version}


def _texts(chosen: ParameterSet, meting: Meting) -> dict[str, str]:
    from ld_desktop.methods.catalogue import find
    from ld_desktop.rules.numbers import exact_text

    standard = find(meting.method, meting.method_version).parameters.standard().values
    return {
        name: exact_text(value) if isinstance(value, Fraction) else value
        for name, value in chosen.values.items()
        if value != standard[name]
    }


def _keep(session: Session, meting_id: str, text: str, label: str) -> Change:
    return answering.put_all(session, meting_id, (giving.answer(session, NORMS, text),), label)
