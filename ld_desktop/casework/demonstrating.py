"""The main job without a hand: a worked case from a fresh store to a verified import (cli.md)."""

from __future__ import annotations

import base64
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from ld_desktop import datafile, paths
from ld_desktop.casework import (
    answering,
    contacts,
    documents,
    dossiers,
    handing_over,
    measuring,
    receiving,
    scoring,
    signing,
    starting,
    verifying,
)
from ld_desktop.casework.session import Clock, Session
from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.meting import Handtekening, Partij
from ld_desktop.domain.profile import Role
from ld_desktop.errors import EnvironmentProblem

PASSPHRASE = "paard-fiets-maandag-lantaarn"  # noqa: S105 - of fictitious data, and printed
_DAY = re.compile(r"vandaag([+-]\d+)")
Tell = Callable[[str, int], None]


class DemoFailed(EnvironmentProblem):
    """Something the demo made did not pass its check."""

    code = "casework.demo_failed"


@dataclass(frozen=True)
class Demonstration:
    """What the demo made and what was verified."""

    files: tuple[Path, ...]
    store: Path
    office_store: Path
    loonwaarden: tuple[tuple[str, int], ...]
    imported: int
    verified: tuple[str, ...]


def demonstrate(folder: Path, clock: Clock, tell: Tell) -> Demonstration:
    """Run the demo; its files appear in the folder only when all of it went well.

    Raises:
        DemoFailed: with what was wrong; the folder is as it was.
    """
    documents.make_folder(folder)
    work = Path(tempfile.mkdtemp(prefix=".demo-", dir=folder))
    try:
        made = _run(work, clock, tell)
        names = [path.name for path in sorted(work.iterdir())]
        for name in names:
            (work / name).replace(folder / name)
        return Demonstration(
            files=tuple(folder / name for name in names if not _part_of_store(name)),
            store=folder / made.store.name,
            office_store=folder / made.office_store.name,
            loonwaarden=made.loonwaarden,
            imported=made.imported,
            verified=made.verified,
        )
    finally:
        shutil.rmtree(work, ignore_errors=True)


def build_case(session: Session, data: dict[str, Any]) -> str:
    """Make the worked case in a store, as a user would type it; gives the id of the measurement."""
    ids = dossiers.new_dossier(session)
    for subject, part in (
        (ids.case_id, "persoon"),
        (ids.employer_id, "werkgever"),
        (ids.placement_id, "plaatsing"),
    ):
        _fill(session, subject, data[part])
    meting_id = measuring.start_meting(session, ids.placement_id)
    _fill(session, meting_id, data["meting"])
    for number, taak in enumerate(data["taken"], start=1):
        if number > len(answering.form_state(session, meting_id).rows.get("taken", ())):
            answering.add_row(session, meting_id, "taken")
        row = answering.form_state(session, meting_id).rows["taken"][number - 1]
        _fill(session, meting_id, {f"taken.{row}.{cell}": text for cell, text in taak.items()})
    return meting_id


def draw_both(session: Session, meting_id: str, data: dict[str, Any]) -> None:
    """Place the drawings of employer and employee that the demo ships."""
    shown = signing.shown_sha256(session, meting_id)
    names = {
        Partij.WERKGEVER: data["meting"]["gesprek_werkgever_naam"],
        Partij.WERKNEMER: data["persoon"]["naam"],
    }
    for partij, naam in names.items():
        png = (paths.resources() / "demo" / f"handtekening-{partij}.png").read_bytes()
        signing.put_handtekening(
            session,
            meting_id,
            Handtekening(
                partij=partij,
                naam=naam,
                wijze="getekend",
                plaats=data["persoon"]["gemeente"],
                at=session.clock(),
                shown_sha256=shown,
                drawing_png=base64.b64encode(png).decode("ascii"),
            ),
        )


def demo_data() -> dict[str, Any]:
    """The answers of the worked case."""
    data, _ = datafile.read(paths.resources() / "demo" / "uniform.toml")
    return data


def _run(work: Path, clock: Clock, tell: Tell) -> Demonstration:
    data = demo_data()
    tell("Opslag van de loonwaardedeskundige maken", 5)
    assessor = _store(work / "deskundige.ldstore", data["deskundige"], _ASSESSOR, clock)
    office = None
    try:
        tell("Opslag van het kantoor maken", 20)
        office = _store(work / "kantoor.ldstore", data["kantoor"], (Role.KANTOOR,), clock)
        _introduce(assessor, office, work)
        tell("Zaak en meting invullen", 35)
        meting_id = build_case(assessor, data)
        draw_both(assessor, meting_id, data)
        tell("Rapport ondertekenen", 50)
        signed = _sign(assessor, meting_id, data["persoon"]["gemeente"])
        made = [
            _save(assessor, document, work) for document in (signed.document_id, signed.annex_id)
        ]
        tell("Overdragen aan het kantoor", 75)
        sync_files = handing_over.export_now(
            assessor, office.profile.id, work / "overdracht.ldsync"
        ).paths
        imported = _receive(office, sync_files, signed.loonwaarde, meting_id)
        tell("De andere methoden doorrekenen", 85)
        others = _score_others(work)
        tell("Alles controleren", 90)
        verified = _verify(assessor, office, made[0], sync_files)
        return Demonstration(
            files=(*made, *sync_files),
            store=work / "deskundige.ldstore",
            office_store=work / "kantoor.ldstore",
            loonwaarden=((measuring.DEFAULT_METHOD, signed.loonwaarde), *others),
            imported=imported,
            verified=(*verified, *(f"score-{name}.json: opnieuw gelijk" for name, _ in others)),
        )
    finally:
        starting.lock(assessor)
        if office is not None:
            starting.lock(office)


_ASSESSOR = (Role.LOONWAARDEDESKUNDIGE,)


def _store(path: Path, data: dict[str, str], roles: tuple[Role, ...], clock: Clock) -> Session:
    new = starting.NewProfile(
        naam=data["naam"],
        rollen=roles,
        organisatie=data["organisatie"],
        certificaatnummer=data.get("certificaatnummer", ""),
        email=data["email"],
        telefoon=data["telefoon"],
    )
    return starting.create_store(path, new, PASSPHRASE, clock)


def _introduce(assessor: Session, office: Session, work: Path) -> None:
    for giver, taker, name in (
        (assessor, office, "deskundige.ldcontact"),
        (office, assessor, "kantoor.ldcontact"),
    ):
        contacts.write_card(giver, work / name)
        line = contacts.read_card(taker, work / name)
        contacts.confirm(taker, line.id, contacts.own_card(giver).fingerprint)


def _fill(session: Session, subject: str, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        found = _DAY.fullmatch(text)
        if found:
            day = session.today() + timedelta(days=int(found[1]))
            text = f"{day:%d-%m-%Y}"  # noqa: PLW2901 - a day that moves along with the clock
        answering.put(session, subject, path, text, respondent=_respondent(path))


def _respondent(path: str) -> Respondent:
    for partij in (Respondent.WERKGEVER, Respondent.WERKNEMER):
        if path.startswith(f"zienswijze_{partij}"):
            return partij
    return Respondent.VASTGESTELD


def _sign(session: Session, meting_id: str, plaats: str) -> signing.SignedReport:
    problems = signing.blocking(session, meting_id)
    if problems:
        raise DemoFailed(what="meting", text=", ".join(f"{p.code} {p.path}" for p in problems))
    job = signing.prepare(session, meting_id, plaats)
    return signing.finish(session, job.run(lambda *_: None, lambda: False))


def _save(session: Session, document_id: str, work: Path) -> Path:
    path = work / documents.document_line(session, document_id).name
    documents.save_copy(session, document_id, path)
    return path


def _receive(office: Session, files: tuple[Path, ...], value: int, meting_id: str) -> int:
    summary = receiving.receive_now(office, files)
    found = measuring.outcome(office, meting_id).result
    if summary.refused or found is None or found.loonwaarde != value:
        raise DemoFailed(what="import", text=str(summary))
    again = receiving.receive_now(office, files)
    if again.new or again.changed or again.refused:
        raise DemoFailed(what="import", text=str(again))
    return summary.new


def _score_others(work: Path) -> tuple[tuple[str, int], ...]:
    """Score a worked document with every other method: they compute, but have no questions yet."""
    from ld_desktop.methods import catalogue

    found = []
    for name in catalogue.ids():
        if name == measuring.DEFAULT_METHOD:
            continue
        document = (paths.resources() / "demo" / f"{name}.json").read_bytes()
        answers = [scoring.score_text(document, indent=2) for _ in range(2)]
        if answers[0].errors or answers[0] != answers[1]:
            raise DemoFailed(what=name, text=answers[0].answer)
        (work / f"score-{name}.json").write_text(answers[0].answer, encoding="utf-8")
        found.append((name, int(json.loads(answers[0].answer)["loonwaarde"])))
    return tuple(found)


def _verify(
    assessor: Session, office: Session, report: Path, files: tuple[Path, ...]
) -> tuple[str, ...]:
    lines = []
    trusted = receiving.trusted_certificates(office)
    for check in verifying.verify_pdf(report.read_bytes(), trusted):
        if not check.ok:
            raise DemoFailed(what=report.name, text=check.text)
        lines.append(f"{report.name}: {check.text}")
    for path in files:
        for check in receiving.verify_file(office, path):
            if not check.ok:
                raise DemoFailed(what=path.name, text=check.text)
            lines.append(f"{path.name}: {check.text}")
    for session in (assessor, office):
        bad = session.store.check()
        if bad:
            raise DemoFailed(what=session.store.path.name, text=", ".join(bad))
        lines.append(f"{session.store.path.name}: opslag en logboek zijn heel")
    return tuple(lines)


def _part_of_store(name: str) -> bool:
    return ".ldstore" in name or name.endswith((".keys.json", ".attempts.json"))
