"""The toegangstoets in a case: every outcome, doubt and argument, recording, travelling, deleting."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    dossiers,
    handing_over,
    receiving,
    toets_outcome,
    toetsen,
)
from ld_desktop.casework.session import NotFound, Session
from ld_desktop.casework.signing import NotReady
from ld_desktop.casework.toets_form import ToetsFinished
from ld_desktop.domain.records import CaseBody
from tests.helpers.toetsen import OUTCOMES, TO_2B, TO_3, WHY, fill, finished, person


def asked(session: Session, subject: str) -> set[tuple[str, str | None]]:
    return {(each.code, each.path) for each in toetsen.open_problems(session, subject)}


@pytest.fixture
def toets(assessor: Session) -> str:
    return toetsen.start(assessor, person(assessor))


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_outcome_is_reached_with_its_reason_and_what_follows(
    assessor: Session, toets: str, name: str
) -> None:
    answers, expected = OUTCOMES[name]
    fill(assessor, toets, answers)
    found = toets_outcome.outcome(assessor, toets)
    assert found.uitkomst == expected
    assert found.voldoet is True
    assert found.reden
    assert len(found.gevolgen) >= 2
    assert found.tree is not None
    assert found.tree.step.uitkomst == expected


def test_only_answers_that_decide_are_called_missing(assessor: Session, toets: str) -> None:
    fill(assessor, toets, {**TO_2B, "v2b_c": "ja", "v2b_d": "ja"})
    found = toets_outcome.outcome(assessor, toets)
    assert [each.path for each in found.problems] == ["v2b_e"]
    answering.put(assessor, toets, "v2b_d", "nee")
    left = toets_outcome.outcome(assessor, toets).problems
    assert [each.path for each in left] == ["v3_a"]


def test_what_the_case_lacks_is_asked_there(assessor: Session) -> None:
    case_id = dossiers.new_dossier(assessor).case_id
    toets = toetsen.start(assessor, case_id)
    fill(assessor, toets, OUTCOMES["below"][0])
    found = toets_outcome.outcome(assessor, toets)
    assert [(each.code, each.path) for each in found.problems] == [
        ("toegangstoets.zaak_onvolledig", None)
    ] * 2
    assert [each.holds for each in found.conditions] == [None, None]
    fill(assessor, case_id, {"geboortedatum": "17-05-1980", "uitkering": "wwb"})
    assert toets_outcome.outcome(assessor, toets).uitkomst == "ondergrens"


def test_a_condition_that_is_not_met_stands_beside_the_outcome(assessor: Session) -> None:
    toets = toetsen.start(assessor, person(assessor, geboortedatum="02-03-1988", uitkering="ioaw"))
    fill(assessor, toets, OUTCOMES["target group"][0])
    found = toets_outcome.outcome(assessor, toets)
    assert (found.uitkomst, found.voldoet) == ("doelgroep", False)
    assert [each.holds for each in found.conditions] == [False, False, True]


def test_someone_born_after_the_test_is_no_outcome(assessor: Session) -> None:
    toets = toetsen.start(assessor, person(assessor, geboortedatum="17-05-2012"))
    fill(assessor, toets, OUTCOMES["below"][0])
    assert ("toegangstoets.te_vroeg_geboren", "toegangstoets_start") in asked(assessor, toets)


def test_the_indication_of_the_case_is_taken_over_until_another_is_typed(assessor: Session) -> None:
    toets = toetsen.start(assessor, person(assessor, wsw_indicatie="ja"))
    assert answering.form_state(assessor, toets).value("wsw_indicatie") is True
    answering.put(assessor, toets, "wsw_indicatie", "nee")
    assert answering.form_state(assessor, toets).value("wsw_indicatie") is False


def test_a_no_on_question_3_needs_an_argument(assessor: Session, toets: str) -> None:
    fill(assessor, toets, OUTCOMES["below"][0])
    owed = ("answer.missing", "v3_a_argument")
    assert owed in asked(assessor, toets)
    answering.put(assessor, toets, "v3_a_argument", "  ")
    assert owed in asked(assessor, toets)
    answering.put(assessor, toets, "v3_a_argument", WHY)
    assert owed not in asked(assessor, toets)


@pytest.mark.parametrize("path", ["beperking_aanwezig", "v2a_a", "v2b_c", "v3_b"])
def test_doubt_needs_an_argument_and_offers_an_expert(
    assessor: Session, toets: str, path: str
) -> None:
    fill(assessor, toets, OUTCOMES["target group"][0])
    answering.put(assessor, toets, f"{path}_twijfel", "ja")
    owed = ("answer.missing", f"{path}_argument")
    hint = ("toegangstoets.deskundigenonderzoek", f"{path}_onderzoek")
    said = {(p.code, p.path) for p in answering.form_state(assessor, toets).problems}
    assert {owed, hint} <= said
    fill(assessor, toets, {f"{path}_argument": WHY, f"{path}_onderzoek": "ja"})
    said = {(p.code, p.path) for p in answering.form_state(assessor, toets).problems}
    assert not {owed, hint} & said
    assert ("answer.missing_soft", f"{path}_deskundige") in asked(assessor, toets)


def test_the_extended_version_asks_all_of_a_step_and_where_an_answer_comes_from(
    assessor: Session, toets: str
) -> None:
    fill(assessor, toets, {**TO_3, "v3_a": "nee"})
    further = {("answer.missing_soft", "v3_a_bron"), ("answer.missing", "v3_b")}
    assert not further & asked(assessor, toets)
    answering.put(assessor, toets, "versie", "uitgebreid")
    assert further <= asked(assessor, toets)
    assert toets_outcome.outcome(assessor, toets).uitkomst == "ondergrens"


def test_nothing_is_recorded_while_something_is_open(assessor: Session, toets: str) -> None:
    fill(assessor, toets, OUTCOMES["below"][0])
    with pytest.raises(NotReady):
        toetsen.finish(assessor, toets)
    (line,) = toetsen.lines(assessor, toets.partition("/")[0])
    assert line.uitkomst == ""


def test_a_finished_one_stands_in_the_case_with_day_author_and_answers(
    assessor: Session, toets: str
) -> None:
    case_id = toets.partition("/")[0]
    fill(assessor, toets, {"toegangstoets_kosten": "45,00", "beperkingen": "lichamelijk psychisch"})
    fill(assessor, toets, {"beperking_hoofd": "psychisch"})
    chosen = {path: text for path, text in TO_3.items() if path != "beperkingen"}
    more = {"v3_a": "nee", "v3_a_argument": WHY, "toegangstoets_uitkomst_datum": "15-03-2011"}
    fill(assessor, toets, {**chosen, **more})
    answering.accept(
        assessor, toets, "answer.missing_soft", "instrumenten", "Stond in het dossier."
    )
    made = toetsen.finish(assessor, toets)
    assert made == toetsen.current(assessor, case_id)
    assert made.toegangstoets_doelgroep == "ondergrens"
    assert made.beperking == ("psychisch", "lichamelijk")
    assert made.toegangstoets_kosten == Decimal(45)
    assert made.toegangstoets_uitkomst_datum == date(2011, 3, 15)
    assert made.afgerond_door_naam == assessor.profile.naam
    assert ("v3_a_argument", WHY) in {(each.vraag, each.antwoord) for each in made.antwoorden}
    assert "Stond in het dossier." in {
        words for each in made.antwoorden for words in each.redenen.values()
    }
    (line,) = toetsen.lines(assessor, case_id)
    assert (line.subject, line.uitkomst, line.counts) == (toets, "Ondergrens", True)


def test_a_finished_one_never_changes_and_can_be_read(assessor: Session, toets: str) -> None:
    change = answering.put(assessor, toets, "versie", "cvs")
    finished(assessor, toets)
    for act in (
        lambda: answering.put(assessor, toets, "v3_a", "ja"),
        change.backward,
        lambda: answering.accept(assessor, toets, "answer.missing_soft", "instrumenten", "Nee."),
        lambda: toetsen.finish(assessor, toets),
        lambda: toetsen.throw_away(assessor, toets),
    ):
        with pytest.raises(ToetsFinished):
            act()
    state = answering.form_state(assessor, toets)
    assert state.value("v3_a_argument") == WHY
    assert toetsen.open_problems(assessor, toets) == ()
    case_id = toets.partition("/")[0]
    answering.put(assessor, case_id, "geboortedatum", "17-05-2000")
    assert toets_outcome.outcome(assessor, toets).voldoet is True  # as the case was then


def test_the_newest_counts_and_a_new_one_may_begin_from_it(assessor: Session, toets: str) -> None:
    case_id = toets.partition("/")[0]
    finished(assessor, toets)
    again = toetsen.start(assessor, case_id, toets)
    assert answering.form_state(assessor, again).value("v3_a_argument") == WHY
    assert [line.uitkomst for line in toetsen.lines(assessor, case_id)] == ["", "Ondergrens"]
    finished(assessor, again, "target group", on="16-03-2011")
    assert [(line.uitkomst, line.counts) for line in toetsen.lines(assessor, case_id)] == [
        ("Doelgroep", True),
        ("Ondergrens", False),
    ]


def test_every_answer_can_be_undone_and_a_draft_thrown_away(assessor: Session, toets: str) -> None:
    before = answering.form_state(assessor, toets).values
    changes = [
        answering.put(assessor, toets, path, text) for path, text in OUTCOMES["below"][0].items()
    ]
    for change in reversed(changes):
        change.backward()
    assert answering.form_state(assessor, toets).values == before
    toetsen.throw_away(assessor, toets)
    assert toetsen.lines(assessor, toets.partition("/")[0]) == ()
    with pytest.raises(NotFound):
        toetsen.toets(assessor, toets)


def test_a_change_of_the_person_keeps_what_was_recorded(assessor: Session, toets: str) -> None:
    case_id = toets.partition("/")[0]
    finished(assessor, toets)
    before = toetsen.current(assessor, case_id)
    answering.put(assessor, case_id, "naam", "Noor de Voorbeeld")
    assert toetsen.current(assessor, case_id) == before


def test_it_travels_with_the_case_and_can_be_read_at_the_office(
    assessor: Session, office: Session, toets: str, tmp_path: Path
) -> None:
    finished(assessor, toets)
    case_id = toets.partition("/")[0]
    draft = toetsen.start(assessor, case_id)
    sent = handing_over.export_now(assessor, office.profile.id, tmp_path / "zaak.ldsync")
    assert receiving.receive_now(office, sent.paths).refused == 0
    assert toetsen.current(office, case_id) == toetsen.current(assessor, case_id)
    assert toets_outcome.outcome(office, toets).uitkomst == "ondergrens"
    assert draft not in {line.subject for line in toetsen.lines(office, case_id)}


def test_a_case_that_is_deleted_takes_its_drafts_along(assessor: Session, toets: str) -> None:
    fill(assessor, toets, {"toelichting": "Samen met de jobcoach."})
    case_id = toets.partition("/")[0]
    assessor.store.records.delete(case_id, assessor.profile.id)
    assert assessor.store.answers.all(toets) == {}
    assert assessor.store.answers.subjects_under(case_id) == ()


@pytest.mark.parametrize("subject", ["", "weg", "weg/weg"])
def test_what_is_not_there_is_not_found(assessor: Session, subject: str) -> None:
    with pytest.raises(NotFound):
        toetsen.toets(assessor, subject)
    with pytest.raises(NotFound):
        toetsen.start(assessor, subject)


def test_only_a_case_has_one(assessor: Session) -> None:
    ids = dossiers.new_dossier(assessor)
    with pytest.raises(NotFound):
        toetsen.start(assessor, ids.placement_id)
    with pytest.raises(NotFound):
        toetsen.toets(assessor, f"{ids.placement_id}/x")
    assert isinstance(toetsen.toets(assessor, toetsen.start(assessor, ids.case_id)).case, CaseBody)
