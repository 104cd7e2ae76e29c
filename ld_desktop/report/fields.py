"""Every free text that a report prints, with the name of its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.report.texts import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ld_desktop.domain.meting import Hoofdtaak, Rapport

_PLAIN = (
    "zaaknummer",
    "naam",
    "werkgever",
    "contactpersoon",
    "contact_email",
    "geinterviewde_werkgever",
    "normfunctie",
    "functie",
    "werkplek",
    "normfunctie_omschrijving",
    "normfunctie_reden",
    "norm_herkomst",
    "normloon",
    "regulier_toelichting",
    "replaces_reason",
)
_CELLS = (
    "naam",
    "omschrijving",
    "tempo_eenheid",
    "toelichting_tempo",
    "toelichting_kwaliteit",
    "toelichting_netto_werktijd",
    "norm_herkomst",
)


def printed_fields(rapport: Rapport) -> Iterator[tuple[str, str]]:
    """Name and text of everything in a report that somebody typed."""
    say = load("rapport")
    for name in _PLAIN:
        yield say(f"veld.{name}"), getattr(rapport, name)
    deskundige = rapport.deskundige
    for text in (deskundige.naam, deskundige.organisatie, deskundige.email, deskundige.telefoon):
        yield say("veld.deskundige"), text
    for certificaat in deskundige.certificaten:
        yield say("veld.certificaat"), certificaat.nummer
    yield from rapport.gesprek
    for position, taak in enumerate(rapport.hoofdtaken, start=1):
        yield from _hoofdtaak(taak, str(position))
    for zienswijze in rapport.zienswijzen:
        yield say(f"veld.zienswijze_{zienswijze.partij}"), zienswijze.woorden
    for handtekening in rapport.handtekeningen:
        name = say(f"veld.handtekening_{handtekening.partij}")
        for text in (handtekening.naam, handtekening.plaats, handtekening.reden):
            yield name, text
    for kept in rapport.accepted:
        yield say("veld.reden"), kept.reason
    for aside in rapport.set_aside:
        yield say("veld.reden"), aside.reason
    yield from _of_the_method(rapport)


def _of_the_method(rapport: Rapport) -> Iterator[tuple[str, str]]:
    """Names of rows, reasons and answers in words of a method of the pilot."""
    say = load("rapport")
    for line in rapport.scores:
        yield say("veld.score", label=line.label), f"{line.label} {line.vastgesteld} {line.reden}"
    for label, text in rapport.antwoorden:
        yield say("veld.antwoord", label=label), text
    for table in rapport.tabellen:
        for text in (*table.namen, *(cell for row in table.rijen for cell in row)):
            yield say("veld.antwoord", label=table.titel), text


def _hoofdtaak(taak: Hoofdtaak, position: str) -> Iterator[tuple[str, str]]:
    say = load("rapport")
    for name in _CELLS:
        yield say(f"veld.hoofdtaak.{name}", nummer=position), getattr(taak, name)
