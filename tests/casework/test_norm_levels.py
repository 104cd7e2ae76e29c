"""Raw test scores in Arbolab: the level a norm table gives, taken over by one step, and its trail."""

from __future__ import annotations

from pathlib import Path

import pytest

from ld_desktop.casework import (
    answering,
    importing_tables,
    live_notes,
    measuring,
    norm_levels,
    reporting,
    settling,
    signing,
    works,
)
from ld_desktop.casework.norm_levels import UsedNorm
from ld_desktop.casework.norm_sets import example_table, norm_tables
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Origin, Respondent
from ld_desktop.domain.problems import Severity
from tests.helpers import pilot_metingen
from tests.report import golden

V = Respondent.VASTGESTELD
LEVEL = "testen.t1.niveau"
HEAD = "test;normgroep;van;tot;niveau;set;versie;auteur;datum"
FIRST = "Blokken;volwassenen;0;9;1;Normen Voorbeeldstad;{versie};Kantoor;{datum}"


def table(session: Session, folder: Path, versie: str = "2026", high: int = 3) -> None:
    """The office's norms of one test for one group: 0 to 9 is 1, 10 to 30 is `high`."""
    rows = (
        HEAD,
        FIRST.format(versie=versie, datum="2026-03-01"),
        f"Blokken;volwassenen;10;30;{high};;;;",
    )
    imported(session, folder, "\n".join(rows).encode())


def imported(session: Session, folder: Path, data: bytes, name: str = "normen.csv") -> None:
    path = folder / name
    path.write_bytes(data)
    told = importing_tables.told_beside("", "", "", None)
    preview = importing_tables.preview_table(session, works.NORMTABEL, path, told)
    assert not preview.faults
    importing_tables.import_table(session, preview)


@pytest.fixture
def meting(assessor: Session) -> str:
    meting_id = pilot_metingen.begun(assessor, "arbolab")
    answers = {
        "test_afgenomen": "ja",
        "testen": "t1",
        "testen.t1.naam": "blokken",
        "testen.t1.normgroep": "Volwassenen",
        "testen.t1.ruwe_score": "24",
        "testen.t1.criterium": "M3",
    }
    for path, text in answers.items():
        answering.put(assessor, meting_id, path, text)
    return meting_id


def note(session: Session, meting_id: str, path: str = LEVEL) -> str:
    state = answering.form_state(session, meting_id)
    return live_notes.notes(session, meting_id, state).get(path, "")


def offered(session: Session, meting_id: str) -> set[str]:
    state = answering.form_state(session, meting_id)
    return set(settling.levels_in(session, meting_id, state))


def kept(session: Session, meting_id: str, path: str) -> Answer | None:
    return session.store.answers.get(meting_id, AnswerKey(path, V))


def reported(session: Session, meting_id: str) -> list[tuple[str, ...]]:
    state = answering.form_state(session, meting_id)
    found = norm_levels.tables(session, measuring.find_meting(session, meting_id), state)
    return [
        (name, *cells) for each in found for name, cells in zip(each.namen, each.rijen, strict=True)
    ]


def test_without_a_norm_table_the_note_says_how_to_import_one(
    assessor: Session, meting: str
) -> None:
    assert "ld-desktop import --csv normtabel" in note(assessor, meting)
    assert offered(assessor, meting) == set()
    assert settling.take_proposal(assessor, meting, LEVEL) is None
    answering.clear(assessor, meting, "testen.t1.ruwe_score")
    assert note(assessor, meting) == ""


def test_the_example_gives_no_level_to_take_over(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    imported(assessor, tmp_path, example_table())
    answering.put(assessor, meting, "testen.t1.naam", "Verzonnen test aandacht")
    assert "niet te gebruiken" in note(assessor, meting)
    assert offered(assessor, meting) == set()


def test_a_level_is_offered_with_its_table_and_taken_as_one_step(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    assert (
        note(assessor, meting)
        == "Niveau 3 volgens Normen Voorbeeldstad, versie 2026 van 01-03-2026."
    )
    assert offered(assessor, meting) == {LEVEL}
    change = settling.take_proposal(assessor, meting, LEVEL)
    assert change is not None
    made = kept(assessor, meting, LEVEL)
    assert made is not None
    assert (made.text, made.origin) == ("3", Origin.VOORSTEL)
    assert offered(assessor, meting) == set()
    assert (
        note(assessor, meting)
        == "Overgenomen uit Normen Voorbeeldstad, versie 2026 van 01-03-2026."
    )
    change.backward()
    assert kept(assessor, meting, LEVEL) is None
    assert reported(assessor, meting) == []
    change.forward()
    (sha256,) = (each.sha256 for each in norm_tables(assessor))
    assert reported(assessor, meting) == [
        ("blokken", "Normen Voorbeeldstad", "2026", "01-03-2026", "Volwassenen", sha256)
    ]


def test_the_table_is_kept_among_the_answers_that_are_signed(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    settling.take_proposal(assessor, meting, LEVEL)
    answer = kept(assessor, meting, norm_levels.kept_path(LEVEL))
    assert answer is not None
    used = UsedNorm.model_validate_json(answer.text)
    (known,) = norm_tables(assessor)
    assert (used.naam, used.versie, used.sha256) == (known.naam, known.versie, known.sha256)
    assert used.niveau == 3


def test_the_report_prints_the_table_with_its_hash_below_the_tests(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    pilot_metingen.fill(assessor, meting, lambda answer: not answer.path.startswith("test"))
    settling.take_proposal(assessor, meting, LEVEL)
    result = measuring.outcome(assessor, meting).result
    assert result is not None
    rapport = reporting.compose(assessor, measuring.find_meting(assessor, meting), result)
    titles = [each.titel for each in rapport.tabellen]
    assert titles.index("Gebruikte normtabel") > titles.index("Tests")
    (known,) = norm_tables(assessor)
    text = "".join(golden.page_texts(signing.draft_pdf(assessor, meting), tmp_path))
    assert "Normen Voorbeeldstad" in text
    assert known.sha256 in "".join(text.split())


@pytest.mark.parametrize(
    ("path", "text"),
    [(LEVEL, "4"), ("testen.t1.ruwe_score", "25"), ("testen.t1.normgroep", "jongeren")],
)
def test_a_table_counts_only_for_what_it_was_used_for(
    assessor: Session, meting: str, tmp_path: Path, path: str, text: str
) -> None:
    table(assessor, tmp_path)
    settling.take_proposal(assessor, meting, LEVEL)
    change = answering.put(assessor, meting, path, text)
    assert reported(assessor, meting) == []
    change.backward()
    assert len(reported(assessor, meting)) == 1


def test_another_level_than_the_table_gives_is_told(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    answering.put(assessor, meting, LEVEL, "5")
    assert note(assessor, meting).startswith("U koos niveau 5. Volgens Normen Voorbeeldstad")
    assert offered(assessor, meting) == {LEVEL}


def test_a_newer_version_is_offered_and_the_one_taken_stays_until_then(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    settling.take_proposal(assessor, meting, LEVEL)
    table(assessor, tmp_path, versie="2027", high=4)
    assert "Volgens Normen Voorbeeldstad, versie 2027" in note(assessor, meting)
    assert [row[2] for row in reported(assessor, meting)] == ["2026"]
    settling.take_proposal(assessor, meting, LEVEL)
    assert [row[2] for row in reported(assessor, meting)] == ["2027"]
    level = kept(assessor, meting, LEVEL)
    assert level is not None
    assert level.text == "4"


def test_tables_that_contradict_each_other_propose_nothing(
    assessor: Session, meting: str, tmp_path: Path
) -> None:
    table(assessor, tmp_path)
    rows = (HEAD, "Blokken;volwassenen;0;30;5;Andere normen;1;Kantoor;2026-04-01")
    imported(assessor, tmp_path, "\n".join(rows).encode(), "andere.csv")
    words = note(assessor, meting)
    assert "Niveau 3, volgens Normen Voorbeeldstad" in words
    assert "Niveau 5, volgens Andere normen" in words
    assert offered(assessor, meting) == set()


@pytest.mark.parametrize("score", ["31", "-1", "9,5"])
def test_a_score_outside_the_table_is_remarked_at_the_score(
    assessor: Session, meting: str, tmp_path: Path, score: str
) -> None:
    table(assessor, tmp_path)
    answering.put(assessor, meting, "testen.t1.ruwe_score", score)
    state = answering.form_state(assessor, meting)
    (found,) = (p for p in state.problems if p.code == "functies.score_buiten_norm")
    assert (found.path, found.severity) == ("testen.t1.ruwe_score", Severity.HINT)
    assert found not in answering.open_problems(assessor, meting, state)
    assert offered(assessor, meting) == set()


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("testen.t1.naam", "Kralen", "kent de test Kralen niet"),
        ("testen.t1.normgroep", "jongeren", "geen normgroep jongeren"),
    ],
)
def test_a_test_or_group_that_no_table_knows_is_told(
    assessor: Session, meting: str, tmp_path: Path, path: str, text: str, words: str
) -> None:
    table(assessor, tmp_path)
    answering.put(assessor, meting, path, text)
    assert words in note(assessor, meting)
    assert offered(assessor, meting) == set()


def test_a_level_stands_beside_the_score_it_belongs_to_and_counts_in_no_proposal(
    assessor: Session, meting: str
) -> None:
    answering.put(assessor, meting, LEVEL, "2")
    answering.put(assessor, meting, "wg_m3", "4", Respondent.WERKGEVER)
    state = answering.form_state(assessor, meting)
    assert settling.tests_in(assessor, meting, state) == {
        "M3": "Uit de tests: blokken, niveau 2: onder het gemiddelde."
    }
    assert settling.score_lines(assessor, meting)["M3"].voorstel == "4"
    answering.clear(assessor, meting, "testen.t1.criterium")
    state = answering.form_state(assessor, meting)
    assert settling.tests_in(assessor, meting, state) == {}
