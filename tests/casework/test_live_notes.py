"""What stands beside the fields: totals, least shares and counts, never more than a help."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ld_desktop.casework import answering, dossiers, live_notes, measuring, starting
from ld_desktop.casework.session import Session
from ld_desktop.domain.profile import Role
from tests.helpers import stores


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("notes") / "store.ldstore"
    new = starting.NewProfile("Test", (Role.LOONWAARDEDESKUNDIGE,), "Bureau", "UL-TEST-0001")
    made = starting.create_store(path, new, stores.PASSPHRASE, stores.Ticking())
    yield made
    starting.lock(made)


@pytest.fixture
def meting(session: Session) -> str:
    return measuring.start_meting(session, dossiers.new_dossier(session).placement_id)


def _notes(session: Session, meting: str, **answers: str) -> dict[str, str]:
    for name, text in answers.items():
        answering.put(session, meting, name.replace("__", "."), text)
    state = answering.form_state(session, meting)
    return dict(live_notes.notes(session, meting, state))


def test_without_rows_there_is_nothing_to_say(session: Session, meting: str) -> None:
    assert _notes(session, meting) == {}


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        (("60", "30"), "Samen 90 van 100 %: 10 % nog te verdelen."),
        (("60", "40"), "Samen 100 %: precies verdeeld."),
        (("33,3333", "66,6667"), "Samen 100 %: precies verdeeld."),
        (("60", "40,5"), "Samen 100,5 van 100 %: 0,5 % te veel verdeeld."),
        (("60", "veel"), "Samen 60 van 100 %: 40 % nog te verdelen."),
    ],
)
def test_shares_are_added_exactly(
    session: Session, meting: str, shares: tuple[str, str], words: str
) -> None:
    for number, share in enumerate(shares, start=1):
        answering.add_row(session, meting, "taken")
        answering.put(session, meting, f"taken.t{number}.aandeel", share)
    assert _notes(session, meting)["taken"].startswith(words)


def test_hours_add_up_to_the_contract_once_that_is_known(session: Session, meting: str) -> None:
    answering.add_row(session, meting, "taken")
    notes = _notes(session, meting, aandeel_soort="uren", taken__t1__uren="12")
    assert notes["taken"] == "Samen 12 uur."
    notes = _notes(session, meting, uren_per_week="20", dagen_per_week="5")
    assert notes["taken"].startswith("Samen 12 van 20 uur: 8 uur nog te verdelen.")


@pytest.mark.parametrize(
    ("week", "days", "soort", "least"),
    [
        ("40", "5", "procent", "minstens 6,25 % (een zestiende van de werktijd)"),
        ("20", "5", "procent", "minstens 12,5 % (een half uur per werkdag)"),
        ("35", "6", "procent", "minstens 8,5715 % (een half uur per werkdag)"),
        ("40", "5", "uren", "minstens 2,5 uur"),
        ("20", "5", "uren", "minstens 2,5 uur"),
    ],
)
def test_the_least_share_is_shown_so_that_typing_it_is_allowed(
    session: Session, meting: str, week: str, days: str, soort: str, least: str
) -> None:
    answering.add_row(session, meting, "taken")
    notes = _notes(
        session, meting, uren_per_week=week, dagen_per_week=days, aandeel_soort=soort, regulier="ja"
    )
    assert least in notes["taken"]


def test_counts_become_a_percentage(session: Session, meting: str) -> None:
    answering.add_row(session, meting, "taken")
    notes = _notes(
        session,
        meting,
        regulier="nee",
        taken__t1__tempo_wijze="telling",
        taken__t1__tempo_aantal="70",
        taken__t1__tempo_norm="80",
    )
    assert notes["taken.t1.tempo_norm"] == "Tempo: 70 / 80 = 87,5 %"
    notes = _notes(session, meting, taken__t1__tempo_norm="90")
    assert notes["taken.t1.tempo_norm"] == "Tempo: 70 / 90 ≈ 77,78 %"
    notes = _notes(session, meting, taken__t1__tempo_norm="nul")
    assert "taken.t1.tempo_norm" not in notes


def test_a_person_has_no_totals(session: Session) -> None:
    case_id = dossiers.new_dossier(session).case_id
    state = answering.form_state(session, case_id)
    assert live_notes.notes(session, case_id, state) == {}
