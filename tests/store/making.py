"""Makes what the tests of the store need: a key, a clock, values, whole stores, the golden one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from ld_desktop.domain.answers import Answer, Respondent
from ld_desktop.domain.canonical import record_hash, sha256, to_json
from ld_desktop.domain.meting import (
    Handtekening,
    Hoofdtaak,
    Meting,
    MetingSoort,
    MetingState,
    OndertekendeMeting,
    Partij,
    Rapport,
    Receipt,
)
from ld_desktop.domain.profile import Profile, Role
from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody, Record, RecordType
from ld_desktop.domain.trace import ParameterSet, ScoreResult
from ld_desktop.store.contacts import Contact
from ld_desktop.store.database import Store

KEY = bytes(range(32))
START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CASE, EMPLOYER, PLACEMENT, METING = "zaak-1", "werkgever-1", "plaatsing-1", "meting-1"
DOCUMENT = "document-1"


def ticking(start: datetime = START) -> Callable[[], datetime]:
    """A clock that goes one second further each time it is read."""
    seconds: Iterator[int] = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


def counting() -> Callable[[int], bytes]:
    """Random bytes that are not: the same ones every time a test is run."""
    numbers: Iterator[int] = itertools.count(1)
    return lambda size: next(numbers).to_bytes(size, "big")


def make_store(folder: Path, name: str = "werk.ldstore") -> Store:
    return Store.create(folder / name, KEY, ticking(), counting())


def reopen(store: Store) -> Store:
    store.close()
    return Store.open(store.path, KEY, ticking(START + timedelta(days=1)), counting())


def answer(path: str = "taken.t1.tempo", text: str = "80", **more: object) -> Answer:
    values: dict[str, object] = {
        "path": path,
        "text": text,
        "respondent": Respondent.VASTGESTELD,
        "at": START,
        "by": "toetser",
    }
    return Answer.model_validate(values | more)


def meting(meting_id: str = METING, **more: object) -> Meting:
    values: dict[str, object] = {
        "id": meting_id,
        "case_id": CASE,
        "employer_id": EMPLOYER,
        "placement_id": PLACEMENT,
        "method": "uniform",
        "method_version": "2021.1",
        "soort": MetingSoort.EERSTE,
        "state": MetingState.CONCEPT,
        "started_at": START,
        "changed_at": START,
    }
    return Meting.model_validate(values | more)


def handtekening(partij: Partij = Partij.WERKNEMER) -> Handtekening:
    return Handtekening(
        partij=partij, naam="S. Voorbeeld", wijze="getekend", at=START, shown_sha256="0" * 64
    )


def result() -> ScoreResult:
    return ScoreResult(
        method="uniform",
        method_version="2021.1",
        loonwaarde=71,
        loonwaarde_exact="70.70",
        bandbreedte=(68, 74),
        components={"resultaat_1": "36"},
        trace=(),
        invloed=(),
        ontwikkelpunten=(),
        aannames=(),
        parameters=ParameterSet(set="uniform-2021", sha256="1" * 64),
    )


def rapport(meting_id: str = METING, naam: str = "S. Voorbeeld") -> Rapport:
    return Rapport(
        meting_id=meting_id,
        zaaknummer="2026-0042",
        soort=MetingSoort.EERSTE,
        naam=naam,
        geboortedatum=date(1990, 2, 3),
        datum_rapportage=date(2026, 11, 22),
        datum_bedrijfsbezoek=date(2026, 11, 20),
        werkgever="Bakkerij De Proef",
        contactpersoon="B. Bedacht",
        contact_email="b.bedacht@example.org",
        geinterviewde_werkgever="B. Bedacht",
        normfunctie="medewerker inpak",
        functie="inpakker",
        uren=Decimal("32.50"),
        dagen=Decimal(4),
        voltijdsuren=Decimal(38),
        deskundige=profile(),
        normfunctie_omschrijving="inpakken",
        normfunctie_reden="zelfde werk",
        hoofdtaken=(Hoofdtaak(naam="inpakken", aandeel=Decimal("0.30"), uren=Decimal("9.75")),),
        regulier=True,
        zienswijzen=(),
        score_document={"hoofdtaken": [{"aandeel": Decimal("0.30")}]},
        result=result(),
        receipt=Receipt(
            program_version="0.1.0",
            method="uniform",
            method_version="2021.1",
            definition_sha256="2" * 64,
            parameters_sha256="1" * 64,
            peildatum=date(2026, 11, 22),
        ),
    )


def ondertekend(meting_id: str = METING, naam: str = "S. Voorbeeld") -> OndertekendeMeting:
    return OndertekendeMeting(
        meting=meting(meting_id, state=MetingState.ONDERTEKEND),
        rapport=rapport(meting_id, naam),
        answers=(answer(),),
        questions=(),
        signed_at=START,
        signed_by="toetser",
        certificate_sha256="3" * 64,
    )


def profile() -> Profile:
    return Profile(
        id="installatie-1",
        naam="T. Toetser",
        rollen=(Role.LOONWAARDEDESKUNDIGE,),
        organisatie="Bureau Verzonnen",
    )


def contact(contact_id: str = "kantoor-1", **more: object) -> Contact:
    values: dict[str, object] = {
        "id": contact_id,
        "naam": "Kantoor Verzonnen",
        "organisatie": "Gemeente Nergens",
        "rollen": ("kantoor",),
        "certificate_der": b"\x30\x00\xff",
        "age_recipient": "age1verzonnen",
        "fingerprint": "AB12",
        "state": "te_bevestigen",
        "imported_at": START,
        "confirmed_at": None,
    }
    return Contact(**values | more)  # type: ignore[arg-type]


def case_body(naam: str = "Sémra Voorbeeld", zaaknummer: str = "2026-0042") -> CaseBody:
    return CaseBody(zaaknummer=zaaknummer, naam=naam)


def record(
    kind: RecordType = RecordType.CASE,
    record_id: str = CASE,
    body: object = None,
    parent: Record | None = None,
    changed_at: datetime = START,
) -> Record:
    """A revision as another installation would have made it."""
    plain = to_json(case_body() if body is None else body)
    assert isinstance(plain, dict)
    before = parent.hash if parent else None
    return Record(
        type=kind,
        id=record_id,
        revision=parent.revision + 1 if parent else 1,
        parent=before,
        changed_at=changed_at,
        changed_by="installatie-2",
        hash=record_hash(kind.value, record_id, before, plain),
        body=plain,
    )


def fill(store: Store) -> None:
    """One dossier from person to signed and handed over, with a second meting begun."""
    store.profiles.save(profile())
    store.profiles.save_secret("identity", b"geheim\x00\xff")
    store.settings.set("last_place", f"meting:{METING}:hoofdtaken")
    store.records.save(RecordType.CASE, CASE, case_body(), "toetser")
    store.records.save(RecordType.EMPLOYER, EMPLOYER, EmployerBody(naam="Bakkerij De Proef"), "t")
    store.records.save(
        RecordType.PLACEMENT,
        PLACEMENT,
        PlacementBody(
            case_id=CASE,
            employer_id=EMPLOYER,
            functie="inpakker",
            uren_per_week=Decimal("32.50"),
        ),
        "toetser",
    )
    sign(store)
    store.records.seal([CASE, EMPLOYER, PLACEMENT])
    store.metingen.create(meting("meting-2"))
    store.answers.put("meting-2", answer(text="75"))
    store.contacts.save(contact())
    marks = [found.hash for found in store.records.changed_since(frozenset())]
    store.transport.record_sent("kantoor-1", 1, "4" * 64, marks, START, "a.ldsync")
    store.transport.record_received("kantoor-1", 1, "5" * 64, START, "b.ldsync")
    store.anomalies.put(CASE, ["bsn.onmogelijk"])


def sign(store: Store, meting_id: str = METING) -> None:
    """A measurement with answers, signature and document, frozen."""
    store.metingen.create(meting(meting_id))
    store.answers.put(meting_id, answer())
    store.answers.accept(meting_id, "uniform.zacht", "taken.t1.tempo", "gemeten", "toetser")
    store.metingen.put_handtekening(meting_id, handtekening())
    with store.transaction():
        store.metingen.freeze(ondertekend(meting_id))
        store.documents.put(
            DOCUMENT, meting_id, "loonwaarderapport", "rapport.pdf", b"%PDF-proef", START
        )
        body = {
            "measurement_id": meting_id,
            "kind": "loonwaarderapport",
            "name": "rapport.pdf",
            "sha256": sha256(b"%PDF-proef"),
        }
        store.records.save(RecordType.DOCUMENT, DOCUMENT, body, "toetser")


def write_golden(folder: Path) -> None:
    """The store that every later version must still open; made once per released version."""
    store = make_store(folder, "store.ldstore")
    fill(store)
    store.close()
    (folder / "store.ldstore.lock").unlink()
