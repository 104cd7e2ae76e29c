"""Records, bodies and documents of clearly fictitious people, for the tests of this room."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from ld_desktop.domain.answers import Answer, Respondent
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.canonical import canonical_json, record_hash, to_json
from ld_desktop.domain.meting import (
    FrozenQuestion,
    Handtekening,
    Hoofdtaak,
    Meting,
    MetingSoort,
    MetingState,
    OndertekendeMeting,
    Partij,
    Rapport,
    Receipt,
    Zienswijze,
)
from ld_desktop.domain.profile import Profile, Role
from ld_desktop.domain.records import (
    CaseBody,
    DocumentBody,
    EmployerBody,
    PlacementBody,
    Record,
    RecordType,
    Toegangstoets,
    TombstoneBody,
)
from ld_desktop.domain.trace import ParameterSet, ScoreResult, TraceStep

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ASSESSOR = "01935000-0000-7000-8000-000000000001"
OFFICE = "01935000-0000-7000-8000-000000000002"
OTHER_OFFICE = "01935000-0000-7000-8000-000000000003"


def an_id(number: int) -> str:
    return str(uuid.UUID(int=0x01935000_0000_7000_8000_000000000000 + 1000 + number))


def profile(**changes: Any) -> Profile:
    values: dict[str, Any] = {
        "id": ASSESSOR,
        "naam": "Piet Voorbeeld",
        "rollen": (Role.LOONWAARDEDESKUNDIGE,),
        "organisatie": "Bureau Verzonnen",
    }
    return Profile(**(values | changes))


def record(
    kind: RecordType,
    record_id: str,
    body: Frozen | dict[str, Any],
    parent: str | None = None,
    revision: int = 1,
) -> Record:
    """A record whose hash follows, whatever the body is."""
    plain = body if isinstance(body, dict) else to_json(body)
    assert isinstance(plain, dict)
    return Record(
        type=kind,
        id=record_id,
        revision=revision,
        parent=parent,
        changed_at=NOW,
        changed_by=ASSESSOR,
        hash=record_hash(kind.value, record_id, parent, plain),
        body=plain,
    )


def case_body(**changes: Any) -> CaseBody:
    values: dict[str, Any] = {
        "zaaknummer": "2026-001",
        "naam": "Jansje Verzonnen",
        "bsn": "111222333",
        "geslacht": "v",
        "geboortedatum": date(1990, 5, 17),
        "uitkering": "participatiewet",
        "uitkering_start": date(2020, 1, 1),
    }
    return CaseBody(**(values | changes))


def toegangstoets(**changes: Any) -> Toegangstoets:
    values: dict[str, Any] = {
        "id": an_id(20),
        "versie": "quick_scan",
        "regels": "2010.1",
        "toegangstoets_start": date(2011, 3, 1),
        "toegangstoets_uitkomst_datum": date(2011, 3, 15),
        "toegangstoets_doelgroep": "ondergrens",
        "reden": "vragen",
        "geboortedatum": date(1980, 5, 17),
        "uitkering": "wwb",
        "afgerond_op": NOW,
        "afgerond_door": ASSESSOR,
    }
    return Toegangstoets(**(values | changes))


def placement_body(**changes: Any) -> PlacementBody:
    values: dict[str, Any] = {
        "case_id": an_id(1),
        "employer_id": an_id(2),
        "functie": "magazijnmedewerker",
        "uren_per_week": Decimal(32),
        "dagen_per_week": Decimal(4),
        "voltijdsuren": Decimal("36.5"),
        "dienstverband_start": date(2026, 9, 1),
        "contract_einde": date(2027, 8, 31),
        "proefplaatsing_start": date(2026, 6, 1),
        "proefplaatsing_einde": date(2026, 8, 31),
    }
    return PlacementBody(**(values | changes))


def score_result(**changes: Any) -> ScoreResult:
    step = TraceStep(
        id="resultaat_1",
        naam="resultaat taak 1",
        formule="aandeel × tempo × kwaliteit × netto werktijd",
        invoer={"aandeel": "100", "tempo": "85", "kwaliteit": "90", "netto_werktijd": "100"},
        uitkomst="76.5",
        eenheid="%",
        bron="Besluit art. 3",
    )
    values: dict[str, Any] = {
        "method": "uniform",
        "method_version": "2021.1",
        "loonwaarde": 77,
        "loonwaarde_exact": "76.50",
        "bandbreedte": (72, 81),
        "components": {"arbeidsprestatie": "76.5"},
        "trace": (step,),
        "invloed": (),
        "ontwikkelpunten": (),
        "aannames": (),
        "parameters": ParameterSet(set="standaard", sha256="0" * 64),
    }
    return ScoreResult(**(values | changes))


def meting(**changes: Any) -> Meting:
    values: dict[str, Any] = {
        "id": an_id(4),
        "case_id": an_id(1),
        "employer_id": an_id(2),
        "placement_id": an_id(3),
        "method": "uniform",
        "method_version": "2021.1",
        "soort": MetingSoort.EERSTE,
        "state": MetingState.ONDERTEKEND,
        "started_at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
        "changed_at": NOW,
    }
    return Meting(**(values | changes))


def _score_document() -> dict[str, Any]:
    taak = {
        "naam": "Orders verzamelen",
        "aandeel": "100",
        "tempo": "85",
        "kwaliteit": "90",
        "netto_werktijd": "100",
    }
    inputs = {"uren_per_week": "32", "dagen_per_week": "4", "regulier": False, "taken": [taak]}
    return {"method": "uniform", "method_version": "2021.1", "inputs": inputs}


def _hoofdtaak() -> Hoofdtaak:
    return Hoofdtaak(
        naam="Orders verzamelen",
        aandeel=Decimal(100),
        uren=Decimal(32),
        tempo=Decimal(85),
        kwaliteit=Decimal(90),
        netto_werktijd=Decimal(100),
        resultaat="76.5",
        toelichting_tempo="Gemeten over drie rondes.",
    )


def rapport(**changes: Any) -> Rapport:
    values: dict[str, Any] = {
        "meting_id": an_id(4),
        "zaaknummer": "2026-001",
        "soort": MetingSoort.EERSTE,
        "naam": "Jansje Verzonnen",
        "geboortedatum": date(1990, 5, 17),
        "datum_rapportage": date(2026, 11, 21),
        "datum_bedrijfsbezoek": date(2026, 11, 20),
        "werkgever": "Fictie Logistiek",
        "contactpersoon": "Klaas Nep",
        "contact_email": "klaas@voorbeeld.invalid",
        "geinterviewde_werkgever": "Klaas Nep",
        "normfunctie": "magazijnmedewerker",
        "functie": "orderverzamelaar",
        "uren": Decimal(32),
        "dagen": Decimal(4),
        "voltijdsuren": Decimal("36.5"),
        "deskundige": profile(),
        "normfunctie_omschrijving": "Verzamelt orders.",
        "normfunctie_reden": "Zelfde werk in hetzelfde bedrijf.",
        "hoofdtaken": (_hoofdtaak(),),
        "regulier": False,
        "zienswijzen": (
            Zienswijze(
                partij=Partij.WERKNEMER,
                stand="gegeven",
                oordeel="eens",
                datum=date(2026, 11, 21),
                woorden="Klopt.",
            ),
        ),
        "handtekeningen": (
            Handtekening(
                partij=Partij.WERKGEVER,
                naam="Klaas Nep",
                wijze="getekend",
                at=datetime(2026, 11, 21, 15, 0, tzinfo=UTC),
                shown_sha256="1" * 64,
                drawing_png="AAAA",
            ),
        ),
        "score_document": _score_document(),
        "result": score_result(),
        "receipt": Receipt(
            program_version="0.1.0",
            method="uniform",
            method_version="2021.1",
            definition_sha256="2" * 64,
            parameters_sha256="3" * 64,
            peildatum=date(2026, 11, 21),
        ),
    }
    return Rapport(**(values | changes))


def measurement_body(**changes: Any) -> OndertekendeMeting:
    answer = Answer(
        path="taken.t1.tempo",
        respondent=Respondent.VASTGESTELD,
        text="85",
        at=NOW,
        by=ASSESSOR,
    )
    values: dict[str, Any] = {
        "meting": meting(),
        "rapport": rapport(),
        "answers": (answer,),
        "questions": (FrozenQuestion(path="taken.t1.tempo", text="Tempo", unit="%"),),
        "signed_at": datetime(2026, 11, 21, 16, 0, tzinfo=UTC),
        "signed_by": ASSESSOR,
        "certificate_sha256": "4" * 64,
    }
    return OndertekendeMeting(**(values | changes))


def a_pdf(text: str = "rapport") -> bytes:
    return b"%PDF-1.7\n" + canonical_json(text) + b"\n%%EOF\n"


def document_body(pdf: bytes, **changes: Any) -> DocumentBody:
    values: dict[str, Any] = {
        "measurement_id": an_id(4),
        "kind": "loonwaarderapport",
        "name": "rapport-2026-001.pdf",
        "sha256": hashlib.sha256(pdf).hexdigest(),
        "size": len(pdf),
        "created_at": NOW,
    }
    return DocumentBody(**(values | changes))


def tombstone_body(**changes: Any) -> TombstoneBody:
    values: dict[str, Any] = {
        "target_id": an_id(9),
        "target_type": RecordType.CASE,
        "deleted_at": NOW,
        "deleted_by": ASSESSOR,
    }
    return TombstoneBody(**(values | changes))


def a_dossier() -> tuple[list[Record], dict[str, bytes]]:
    """One record of every type, and the document of the signed report."""
    pdf = a_pdf()
    records = [
        record(RecordType.CASE, an_id(1), case_body()),
        record(RecordType.EMPLOYER, an_id(2), EmployerBody(naam="Fictie Logistiek")),
        record(RecordType.PLACEMENT, an_id(3), placement_body()),
        record(RecordType.MEASUREMENT, an_id(4), measurement_body()),
        record(RecordType.DOCUMENT, an_id(5), document_body(pdf)),
        record(RecordType.TOMBSTONE, an_id(6), tombstone_body()),
    ]
    return records, {hashlib.sha256(pdf).hexdigest(): pdf}
