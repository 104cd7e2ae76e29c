"""The main job without a hand: a worked case from a fresh store to a verified import (cli.md)."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ld_desktop import datafile, paths
from ld_desktop.casework import (
    answering,
    contacts,
    demonstrating_pilot,
    documents,
    dossiers,
    handing_over,
    measuring,
    offering,
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
    fill_meting(session, meting_id, data)
    return meting_id


def fill_meting(session: Session, meting_id: str, data: dict[str, Any]) -> None:
    """Answer the worked case in a draft."""
    _fill(session, meting_id, data["meting"])
    for number, taak in enumerate(data["taken"], start=1):
        if number > len(answering.form_state(session, meting_id).rows.get("taken", ())):
            answering.add_row(session, meting_id, "taken")
        row = answering.form_state(session, meting_id).rows["taken"][number - 1]
        _fill(session, meting_id, {f"taken.{row}.{cell}": text for cell, text in taak.items()})


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
    tell("Opslag van de loonwaardedeskundige maken", 2)
    assessor = _store(work / "deskundige.ldstore", data["deskundige"], _ASSESSOR, clock)
    office = None
    try:
        tell("Opslag van het kantoor maken", 8)
        office = _store(work / "kantoor.ldstore", data["kantoor"], (Role.KANTOOR,), clock)
        _introduce(assessor, office, work)
        signed = _measure_all(assessor, data, work, tell)
        tell("Overdragen aan het kantoor", 80)
        sync_files = handing_over.export_now(
            assessor, office.profile.id, work / "overdracht.ldsync"
        ).paths
        imported = _receive(office, sync_files, signed)
        tell("De overige methoden doorrekenen", 88)
        others = _score_others(work, {made.method for made in signed})
        tell("Alles controleren", 90)
        reports = [made.report for made in signed]
        verified = _verify(assessor, office, reports, sync_files)
        return Demonstration(
            files=(*reports, *(made.annex for made in signed), *sync_files),
            store=work / "deskundige.ldstore",
            office_store=work / "kantoor.ldstore",
            loonwaarden=(*((made.method, made.loonwaarde) for made in signed), *others),
            imported=imported,
            verified=(*verified, *(f"score-{name}.json: opnieuw gelijk" for name, _ in others)),
        )
    finally:
        starting.lock(assessor)
        if office is not None:
            starting.lock(office)


@dataclass(frozen=True)
class _Signed:
    """A measurement of the demo with its finished files."""

    meting_id: str
    method: str
    loonwaarde: int
    report: Path
    annex: Path


def _measure_all(
    session: Session, data: dict[str, Any], work: Path, tell: Tell
) -> tuple[_Signed, ...]:
    """The statutory measurement, and after it one with every method that the demo can fill in."""
    tell("Zaak en meting invullen (uniform)", 15)
    first = build_case(session, data)
    found = [_finish(session, first, data, work)]
    placement_id = measuring.find_meting(session, first).placement_id
    shared = {**data["meting"], **data["gedeeld"]}
    others = [
        offer.id
        for offer in offering.methods_on_offer()
        if offer.id != measuring.DEFAULT_METHOD and demonstrating_pilot.has_answers(offer.id)
    ]
    for number, method in enumerate(others, start=1):
        tell(f"Meting invullen ({method})", 15 + 65 * number // (len(others) + 1))
        meting_id = demonstrating_pilot.measure(session, placement_id, method, shared)
        found.append(_finish(session, meting_id, data, work))
    return tuple(found)


def _finish(session: Session, meting_id: str, data: dict[str, Any], work: Path) -> _Signed:
    """Draw, seal and save the report and its annex."""
    draw_both(session, meting_id, data)
    signed = _sign(session, meting_id, data["persoon"]["gemeente"])
    return _Signed(
        meting_id=meting_id,
        method=measuring.find_meting(session, meting_id).method,
        loonwaarde=signed.loonwaarde,
        report=_save(session, signed.document_id, work),
        annex=_save(session, signed.annex_id, work),
    )


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
        typed = demonstrating_pilot.dated(session, text)
        answering.put(session, subject, path, typed, respondent=_respondent(path))


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


def _receive(office: Session, files: tuple[Path, ...], signed: tuple[_Signed, ...]) -> int:
    summary = receiving.receive_now(office, files)
    for made in signed:
        found = measuring.outcome(office, made.meting_id).result
        if summary.refused or found is None or found.loonwaarde != made.loonwaarde:
            raise DemoFailed(what=f"import ({made.method})", text=str(summary))
    again = receiving.receive_now(office, files)
    if again.new or again.changed or again.refused:
        raise DemoFailed(what="import", text=str(again))
    return summary.new


def _score_others(work: Path, measured: set[str]) -> tuple[tuple[str, int], ...]:
    """Score a worked document with every method that the demo does not measure with."""
    from ld_desktop.methods import catalogue

    found = []
    for name in catalogue.ids():
        if name in measured:
            continue
        document = (paths.resources() / "demo" / f"{name}.json").read_bytes()
        answers = [scoring.score_text(document, indent=2) for _ in range(2)]
        if answers[0].errors or answers[0] != answers[1]:
            raise DemoFailed(what=name, text=answers[0].answer)
        (work / f"score-{name}.json").write_text(answers[0].answer, encoding="utf-8")
        found.append((name, int(json.loads(answers[0].answer)["loonwaarde"])))
    return tuple(found)


def _verify(
    assessor: Session, office: Session, reports: list[Path], files: tuple[Path, ...]
) -> tuple[str, ...]:
    lines = []
    trusted = receiving.trusted_certificates(office)
    for report in reports:
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
