"""Where one can be, as a short text: it is remembered, and restored after unlocking."""

from __future__ import annotations

from typing import NamedTuple

VANDAAG = "vandaag"
CONTACTEN = "contacten"
OVERDRAGEN = "overdragen"
INLEZEN = "inlezen"
NASLAG = "naslag"
INSTELLINGEN = "instellingen"


class Place(NamedTuple):
    """A place taken apart: `meting:<id>:hoofdtaken:taken.t1.tempo`.

    Attributes:
        kind: which screen.
        id: what it shows; empty for screens that show one thing only.
        rest: where inside the screen; only the screen itself understands it.
    """

    kind: str
    id: str = ""
    rest: str = ""


def parse(text: str) -> Place:
    """Take a place apart; an empty text is the start page."""
    kind, _, tail = text.partition(":")
    found, _, rest = tail.partition(":")
    return Place(kind or VANDAAG, found, rest)


def dossier(case_id: str) -> str:
    """The page of a case."""
    return f"dossier:{case_id}"


def meting(meting_id: str) -> str:
    """A measurement."""
    return f"meting:{meting_id}"


def meting_starten(placement_id: str) -> str:
    """Choosing the method of a new measurement."""
    return f"meting_starten:{placement_id}"


def laat_invullen(meting_id: str, part: str) -> str:
    """The screen for an employer or employee, with their part of a questionnaire."""
    return f"laat_invullen:{meting_id}:{part}"


def overtypen(meting_id: str, part: str) -> str:
    """Typing over what was filled in on paper."""
    return f"overtypen:{meting_id}:{part}"


def afdrukken(meting_id: str, part: str = "") -> str:
    """A part as a questionnaire on paper; the first part when none is named."""
    return f"afdrukken:{meting_id}:{part}"


def ondertekenen(meting_id: str) -> str:
    """Signing a measurement."""
    return f"ondertekenen:{meting_id}"


def gegevens(case_id: str, step: str, placement_id: str = "") -> str:
    """The data of a person, employer or placement, as steps of one case."""
    return f"gegevens:{case_id}:{step}:{placement_id}"


def document(document_id: str) -> str:
    """A document on screen."""
    return f"document:{document_id}"


def toegangstoets(subject: str) -> str:
    """A toegangstoets, by its subject."""
    return f"toegangstoets:{subject}"


def naslag(code: str = "") -> str:
    """The works of reference, with a function opened where one is named."""
    return f"{NASLAG}:{code}" if code else NASLAG
