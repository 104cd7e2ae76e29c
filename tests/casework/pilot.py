"""Measurements with the methods of the pilot, filled in as the screens do it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from ld_desktop.casework import answering, demonstrating, dossiers, measuring
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, Mark, Origin, Respondent
from ld_desktop.domain.meting import MetingSoort
from tests.methods import answers_of

V = Respondent.VASTGESTELD
_COMMON = {
    "eigen_client": "nee",
    "gesprek_werkgever_naam": "Ria Proefhof",
    "gesprek_werkgever_wijze": "op_locatie",
    "gesprek_werknemer_wijze": "op_locatie",
    "ondersteuner_aanwezig": "nee",
    "werknemer_geobserveerd": "ja",
    "norm_geobserveerd": "ja",
    "functie_omschrijving": "Haalt artikelen, pakt ze in en houdt de werkplek op orde.",
    "normfunctie": "Magazijnmedewerker B",
    "normfunctie_bron": "bedrijf",
    "normfunctie_omschrijving": "Verzamelt bestellingen en pakt ze in.",
    "normfunctie_reden": "Vier collega's doen ditzelfde werk.",
}


def started(session: Session, method: str, soort: MetingSoort = MetingSoort.EERSTE) -> str:
    """A new draft on the placement of the worked case."""
    return measuring.start_meting(session, placement(session), soort, method=method)


def placement(session: Session) -> str:
    """The placement of the worked case: the one there is, or a new one filled in."""
    drafts = session.store.metingen.drafts()
    if drafts:
        return drafts[0].placement_id
    data = demonstrating.demo_data()
    ids = dossiers.new_dossier(session)
    for subject, part in (
        (ids.case_id, "persoon"),
        (ids.employer_id, "werkgever"),
        (ids.placement_id, "plaatsing"),
    ):
        demonstrating._fill(session, subject, data[part])
    return ids.placement_id


def fill_common(session: Session, meting_id: str) -> None:
    """What every report needs besides the scores: the visit, the function, both zienswijzen."""
    day = f"{session.today() - timedelta(days=5):%d-%m-%Y}"
    dated = ("datum_bezoek", "gesprek_werkgever_datum", "gesprek_werknemer_datum")
    texts = {**_COMMON, **dict.fromkeys(dated, day)}
    for partij in ("werkgever", "werknemer"):
        name = f"zienswijze_{partij}"
        texts |= {name: "gegeven", f"{name}_oordeel": "eens", f"{name}_datum": day}
    answer(session, meting_id, {(path, _opinion(path)): text for path, text in texts.items()})


def fill_inputs(session: Session, meting_id: str, method: str, inputs: Mapping[str, Any]) -> None:
    """The answers behind the inputs of a score document."""
    given = answers_of.given(method, inputs)
    for group, rows in given.rows.items():
        answering.put(session, meting_id, group, " ".join(rows))
    answer(session, meting_id, {key: typed(value) for key, value in given.values.items()})
    answer(session, meting_id, dict.fromkeys(given.nvt, ""), Mark.NVT)


def answer(
    session: Session,
    meting_id: str,
    texts: Mapping[tuple[str, Respondent], str],
    mark: Mark = Mark.GEGEVEN,
) -> None:
    """Type many answers at once."""
    answering.put_all(
        session,
        meting_id,
        [
            Answer(
                path=path,
                respondent=who,
                text=text,
                mark=mark,
                origin=Origin.SCHERM,
                at=session.clock(),
                by=session.profile.id,
            )
            for (path, who), text in texts.items()
        ],
    )


def typed(value: object) -> str:
    """A value as it is typed."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    return str(value).replace(".", ",") if isinstance(value, Decimal) else str(value)


def _opinion(path: str) -> Respondent:
    for partij in (Respondent.WERKGEVER, Respondent.WERKNEMER):
        if path.startswith(f"zienswijze_{partij}"):
            return partij
    return V
