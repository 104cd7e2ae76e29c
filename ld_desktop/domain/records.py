"""Records: what the store keeps by revision and what sync files carry (sync.md §2).

A body holds the readable part of what was typed; unreadable text stays behind as a draft answer.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import record_hash


class RecordType(StrEnum):
    """The kinds of record that this version knows."""

    CASE = "case"
    EMPLOYER = "employer"
    PLACEMENT = "placement"
    MEASUREMENT = "measurement"
    DOCUMENT = "document"
    TOMBSTONE = "tombstone"


class Record(Frozen):
    """One revision of a record. `parent` is the hash of the revision before, `revision` only counts."""

    type: RecordType
    id: str
    revision: int
    parent: str | None
    changed_at: datetime
    changed_by: str
    hash: str
    body: dict[str, Any]

    def is_whole(self) -> bool:
        """Whether the hash follows from type, id, parent and body."""
        return self.hash == record_hash(self.type.value, self.id, self.parent, self.body)


class AnswerKept(Frozen):
    """One answer of a toegangstoets as it was established.

    Attributes:
        vraag: the path of the question in the form.
        antwoord: the text of the answer.
        redenen: why something about it was let stand, by the code of the problem.
    """

    vraag: str
    antwoord: str
    redenen: dict[str, str] = Field(default={})


class Toegangstoets(Frozen):
    """One finished toegangstoets (meetfactoren 7-12; process.md §3). It never changes.

    Attributes:
        versie: which version of the test was used on paper or on screen.
        regels: the version of the rules that judged it.
        beperking: the main one first.
        formeel_ontbreekt: the formal conditions that were not met.
        geboortedatum: as the case had it, so that the judgement can be redone.
        uitkering: likewise.
        replaces: the id of the one in the same case that this one corrects; that one no longer
            counts.
        replaces_reason: why.
    """

    id: str
    versie: Literal["quick_scan", "uitgebreid", "cvs", "eigen"]
    regels: str
    toegangstoets_vrijwillig: bool | None = None
    toegangstoets_start: date
    toegangstoets_uitkomst_datum: date
    toegangstoets_doelgroep: Literal["doelgroep", "bovengrens", "ondergrens", "geen_beperking"]
    reden: Literal["vragen", "wsw_indicatie"]
    beperking: tuple[
        Literal["lichamelijk", "verstandelijk", "psychisch", "psychosociaal"], ...
    ] = ()
    toegangstoets_kosten: Decimal | None = None
    formeel_ontbreekt: tuple[str, ...] = ()
    geboortedatum: date
    uitkering: str
    antwoorden: tuple[AnswerKept, ...] = ()
    afgerond_op: datetime
    afgerond_door: str
    afgerond_door_naam: str = ""
    replaces: str | None = None
    replaces_reason: str = ""


class CaseBody(Frozen):
    """A person and the case around them (meetfactoren 1-12; process.md §4).

    Attributes:
        toegangstoetsen: finished ones in the order they were finished; the newest that no other
            one corrects counts.
    """

    zaaknummer: str
    naam: str = ""
    bsn: str | None = None
    geslacht: Literal["m", "v", "onbekend"] | None = None
    geboortedatum: date | None = None
    gemeente: str = ""
    uitkering: str | None = None
    huishouden: str | None = None
    uitkering_start: date | None = None
    wsw_indicatie: bool | None = None
    telefoon: str = ""
    email: str = ""
    toegangstoetsen: tuple[Toegangstoets, ...] = ()


class EmployerBody(Frozen):
    """The employer: where the work is done and whom to speak to."""

    naam: str = ""
    kvk: str | None = None
    contactpersoon: str = ""
    email: str = ""
    telefoon: str = ""
    sector: str = ""
    grootte: str | None = None
    adres: str = ""


class PlacementBody(Frozen):
    """One person in one function with one employer (meetfactoren 25-27, 34, 35)."""

    case_id: str
    employer_id: str
    functie: str = ""
    werkplek: str = ""
    uren_per_week: Decimal | None = None
    dagen_per_week: Decimal | None = None
    voltijdsuren: Decimal | None = None
    dienstverband_start: date | None = None
    dienstverband_soort: Literal["regulier", "detachering", "sw_bedrijf"] | None = None
    contractvorm: Literal["bepaald", "onbepaald", "oproep"] | None = None
    contract_einde: date | None = None
    proefplaatsing_start: date | None = None
    proefplaatsing_einde: date | None = None


class DocumentBody(Frozen):
    """A signed document; its bytes travel beside the records under `documents/<sha256>`."""

    measurement_id: str
    kind: Literal["loonwaarderapport", "bijlage"]
    name: str
    sha256: str
    size: int
    created_at: datetime


class TombstoneBody(Frozen):
    """What is left of a record that was deleted on request: which, who and when."""

    target_id: str
    target_type: RecordType
    deleted_at: datetime
    deleted_by: str
