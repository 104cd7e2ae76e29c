"""Toegangstoetsen for tests: a case that meets the conditions, and answers that lead to every outcome."""

from __future__ import annotations

from ld_desktop.casework import answering, dossiers, toetsen
from ld_desktop.casework.session import Session

WHY = "Zes weken proefplaatsing: 3 stuks per uur, collega's 40."
BEGIN = {
    "toegangstoets_start": "01-03-2011",
    "versie": "quick_scan",
    "werkt_sw": "nee",
    "wsw_indicatie": "nee",
}
LIMITED = {**BEGIN, "beperking_aanwezig": "ja", "beperkingen": "psychisch"}
TO_2B = {**LIMITED, "v2a_a": "nee", "v2a_b": "nee"}
TO_3 = {**TO_2B, "v2b_c": "nee"}
OUTCOMES: dict[str, tuple[dict[str, str], str]] = {
    "no limitation": ({**BEGIN, "beperking_aanwezig": "nee"}, "geen_beperking"),
    "no consequences": ({**LIMITED, "v2a_a": "ja"}, "bovengrens"),
    "compensated": ({**LIMITED, "v2a_a": "nee", "v2a_b": "ja"}, "bovengrens"),
    "regular": ({**TO_2B, "v2b_c": "ja", "v2b_d": "ja", "v2b_e": "ja"}, "bovengrens"),
    "target group": (
        {**TO_3, "v3_a": "ja", "v3_b": "ja", "v3_c": "ja", "v3_d": "ja"},
        "doelgroep",
    ),
    "below": ({**TO_3, "v3_a": "nee"}, "ondergrens"),
    "waiting list": ({**BEGIN, "wsw_indicatie": "ja", "wsw_wachtlijst": "ja"}, "doelgroep"),
}


def person(session: Session, **more: str) -> str:
    """A case whose formal conditions are met."""
    case_id = dossiers.new_dossier(session).case_id
    known = {"naam": "Noor Voorbeeld", "geboortedatum": "17-05-1980", "uitkering": "wwb", **more}
    fill(session, case_id, known)
    return case_id


def fill(session: Session, subject: str, answers: dict[str, str]) -> None:
    """Answers by their paths."""
    for path, text in answers.items():
        answering.put(session, subject, path, text)


def ready(session: Session, toets: str, name: str = "below", on: str = "15-03-2011") -> None:
    """Everything answered and argued, for one of the outcomes."""
    more = {"v3_a_argument": WHY, "toegangstoets_uitkomst_datum": on}
    fill(session, toets, {**OUTCOMES[name][0], **more})
    if name in {"below", "target group"}:
        answering.accept(
            session, toets, "answer.missing_soft", "instrumenten", "Stond in het dossier."
        )


def finished(session: Session, toets: str, name: str = "below", on: str = "15-03-2011") -> None:
    """The same, recorded."""
    ready(session, toets, name, on)
    toetsen.finish(session, toets)
