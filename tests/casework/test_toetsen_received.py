"""A toegangstoets that arrives at the office: worked out again, and told before it is imported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ld_desktop.casework import answering, dossiers, handing_over, receiving, today, toetsen
from ld_desktop.casework.session import Session
from ld_desktop.domain.records import AnswerKept, CaseBody, RecordType, Toegangstoets
from ld_desktop.messages import LANGUAGES
from tests.helpers.toetsen import OUTCOMES, finished, person

Change = Callable[[Toegangstoets], dict[str, Any]]


def _forged(session: Session, case_id: str, change: Change) -> None:
    """The case with another toegangstoets than was established, as another program might send it."""
    body = CaseBody.model_validate(session.store.records.head(case_id).body)
    (found,) = body.toegangstoetsen
    other = body.model_copy(
        update={"toegangstoetsen": (found.model_copy(update=change(found)),), "naam": "Noor"}
    )
    session.store.records.save(RecordType.CASE, case_id, other, session.profile.id)


def _sent(assessor: Session, office: Session, path: Path) -> Path:
    return handing_over.export_now(assessor, office.profile.id, path).paths[0]


def _without(found: Toegangstoets, path: str) -> tuple[AnswerKept, ...]:
    return tuple(each for each in found.antwoorden if each.vraag != path)


def _other_answer(found: Toegangstoets, path: str, text: str) -> tuple[AnswerKept, ...]:
    return (*_without(found, path), AnswerKept(vraag=path, antwoord=text))


@pytest.fixture
def case_id(assessor: Session) -> str:
    made = person(assessor)
    finished(assessor, toetsen.start(assessor, made))
    return made


@pytest.mark.parametrize("name", OUTCOMES)
def test_what_follows_from_its_answers_is_imported_without_a_word(
    assessor: Session, office: Session, tmp_path: Path, name: str
) -> None:
    made = person(assessor)
    toets = toetsen.start(assessor, made)
    answering.accept(assessor, toets, "answer.missing_soft", "instrumenten", "In het dossier.")
    finished(assessor, toets, name)
    path = _sent(assessor, office, tmp_path / "a.ldsync")
    (file,) = receiving.preview_now(office, (path,))
    assert [line.message for line in file.lines] == [""] * len(file.lines)
    receiving.receive_now(office, (path,))
    assert dossiers.dossier_page(office, made).afwijkend == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda _: {"toegangstoets_doelgroep": "doelgroep"}, ("doelgroep", "ondergrens")),
        (
            lambda found: {"antwoorden": _other_answer(found, "v2a_a", "ja")},
            ("ondergrens", "bovengrens"),
        ),
        (lambda _: {"formeel_ontbreekt": ("leeftijd",)}, ("formele voorwaarden",)),
        (lambda _: {"geboortedatum": date(1999, 1, 1)}, ("formele voorwaarden",)),
        (lambda _: {"reden": "wsw_indicatie"}, ("reden",)),
        (lambda _: {"beperking": ("lichamelijk",)}, ("beperking",)),
        (lambda _: {"versie": "cvs"}, ("versie",)),
        (
            lambda _: {"toegangstoets_uitkomst_datum": date(2011, 3, 14)},
            ("datum van de uitkomst",),
        ),
        (lambda found: {"antwoorden": _without(found, "v3_a")}, ("geen uitkomst",)),
        (lambda _: {"antwoorden": ()}, ("geen uitkomst",)),
        (lambda _: {"geboortedatum": date(2012, 1, 1)}, ("geen uitkomst", "volgorde")),
    ],
)
def test_what_does_not_follow_is_shown_before_importing_and_marked(
    assessor: Session,
    office: Session,
    tmp_path: Path,
    case_id: str,
    change: Change,
    words: tuple[str, ...],
) -> None:
    _forged(assessor, case_id, change)
    path = _sent(assessor, office, tmp_path / "a.ldsync")
    (file,) = receiving.preview_now(office, (path,))
    assert file.status == "nieuw"
    assert "afwijkend" in file.message
    (line,) = [line for line in file.lines if line.kind == "zaak"]
    assert line.outcome == "afwijkend"
    for word in words:
        assert word in line.message
    assert office.store.records.heads(RecordType.CASE) == ()
    receiving.receive_now(office, (path,))
    said = " ".join(dossiers.dossier_page(office, case_id).afwijkend)
    assert said == line.message
    assert all(word in " ".join(today.vandaag(office).problems) for word in words)


def test_the_check_of_a_file_tells_it_too(
    assessor: Session, office: Session, tmp_path: Path, case_id: str
) -> None:
    _forged(assessor, case_id, lambda _: {"toegangstoets_doelgroep": "doelgroep"})
    path = _sent(assessor, office, tmp_path / "a.ldsync")
    for language in LANGUAGES:
        checks = receiving.verify_file(office, path, language)
        assert [check.ok for check in checks] == [True, False]
        assert "_" not in checks[-1].text


def test_rules_that_are_not_known_here_are_told_and_not_held_against_it(
    assessor: Session, office: Session, tmp_path: Path, case_id: str
) -> None:
    _forged(assessor, case_id, lambda _: {"regels": "2031.1"})
    path = _sent(assessor, office, tmp_path / "a.ldsync")
    (file,) = receiving.preview_now(office, (path,))
    (line,) = [line for line in file.lines if line.kind == "zaak"]
    assert line.outcome == "nieuw"
    assert "2031.1" in line.message
    told = receiving.verify_file(office, path)
    assert all(check.ok for check in told)
    assert "2031.1" in told[-1].text
    receiving.receive_now(office, (path,))
    assert dossiers.dossier_page(office, case_id).afwijkend == ()


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_finished_one_that_changes_later_is_marked(
    assessor: Session, office: Session, tmp_path: Path, case_id: str, how: str
) -> None:
    receiving.receive_now(office, (_sent(assessor, office, tmp_path / "a.ldsync"),))
    answering.put(assessor, case_id, "telefoon", "088 000 00 09")
    receiving.receive_now(office, (_sent(assessor, office, tmp_path / "b.ldsync"),))
    assert dossiers.dossier_page(office, case_id).afwijkend == ()
    body = CaseBody.model_validate(assessor.store.records.head(case_id).body)
    other = body.toegangstoetsen[0].model_copy(update={"afgerond_door_naam": "Een ander"})
    kept = (other,) if how == "changed" else ()
    body = body.model_copy(update={"toegangstoetsen": kept})
    assessor.store.records.save(RecordType.CASE, case_id, body, assessor.profile.id)
    path = _sent(assessor, office, tmp_path / "c.ldsync")
    (file,) = receiving.preview_now(office, (path,))
    (line,) = [line for line in file.lines if line.kind == "zaak"]
    assert "15-03-2011" in line.message
    assert "verandert nooit" in line.message
    receiving.receive_now(office, (path,))
    (said,) = dossiers.dossier_page(office, case_id).afwijkend
    assert said == line.message


def test_what_is_odd_and_known_already_is_not_counted_as_new(
    assessor: Session, office: Session, tmp_path: Path, case_id: str
) -> None:
    _forged(assessor, case_id, lambda _: {"toegangstoets_doelgroep": "doelgroep"})
    receiving.receive_now(office, (_sent(assessor, office, tmp_path / "a.ldsync"),))
    again = handing_over.export_now(
        assessor, office.profile.id, tmp_path / "b.ldsync", (case_id,)
    ).paths
    summary = receiving.receive_now(office, again)
    assert (summary.new, summary.changed) == (0, 0)
    assert summary.unchanged
