"""Whatever is done to a measurement can be taken back, step by step, and done again."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from ld_desktop.casework import answering, function_profile, setting_aside, settling
from ld_desktop.casework.change import Change
from ld_desktop.casework.session import Session
from ld_desktop.domain.answers import Answer, AnswerKey, Respondent
from tests.casework import pilot
from tests.helpers import pilot_forms

W, N, T, V = Respondent
STEPS = 25
Act = Callable[[Session, str, random.Random], Change | None]


@pytest.fixture(autouse=True)
def small_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    pilot_forms.install(monkeypatch)


def _type(session: Session, meting_id: str, chance: random.Random) -> Change:
    path, who = chance.choice((("A3", V), ("A3", T), ("wg_a3_1", W), ("wn_a3_2", N), ("B1", V)))
    return answering.put(session, meting_id, path, chance.choice(("1", "3", "5", "", "?")), who)


def _aside(session: Session, meting_id: str, chance: random.Random) -> Change:
    paths = chance.sample(("A3", "B1", "FA", "wg_a3_1"), 2)
    act = chance.choice((True, False))
    if act:
        return setting_aside.set_aside(session, meting_id, paths, f"Reden {chance.random()}")
    return setting_aside.bring_back(session, meting_id, paths)


def _propose(session: Session, meting_id: str, chance: random.Random) -> Change | None:
    section = chance.choice(("scores_0", "scores_1"))
    return settling.take_proposals(session, meting_id, section)


def _relevance(session: Session, meting_id: str, chance: random.Random) -> Change:
    acts = (setting_aside.decline, setting_aside.reconsider)
    if chance.random() < 0.5:
        return setting_aside.take(session, meting_id, ["past_niet"])
    return chance.choice(acts)(session, meting_id, "past_niet")


def _explain(session: Session, meting_id: str, chance: random.Random) -> Change:
    return answering.explain(session, meting_id, "A3", chance.choice(("", "Gezien.")))


def _profile(session: Session, meting_id: str, chance: random.Random) -> Change:
    return function_profile.fill_profile(session, meting_id, {"M1": chance.randint(0, 5)}, {})


ACTS: tuple[Act, ...] = (_type, _type, _aside, _propose, _relevance, _explain, _profile)


def snapshot(session: Session, meting_id: str) -> tuple[object, object, object]:
    """Everything a change can touch; a text taken away is as if it had never been given."""
    answers: dict[AnswerKey, Answer] = session.store.answers.all(meting_id)
    aside = session.store.answers.aside(meting_id)
    return answers, aside, answering.accepted(session, meting_id)


@pytest.mark.parametrize("seed", range(4))
def test_every_step_can_be_taken_back_and_done_again(assessor: Session, seed: int) -> None:
    chance = random.Random(seed)
    meting_id = pilot.started(assessor, "activa")
    seen = [snapshot(assessor, meting_id)]
    changes: list[Change] = []
    while len(changes) < STEPS:
        change = chance.choice(ACTS)(assessor, meting_id, chance)
        if change is not None:
            changes.append(change)
            seen.append(snapshot(assessor, meting_id))
    for change, before in zip(reversed(changes), reversed(seen[:-1]), strict=True):
        change.backward()
        assert snapshot(assessor, meting_id) == before
    for change, after in zip(changes, seen[1:], strict=True):
        touched = change.forward()
        assert touched.subject == meting_id
        assert snapshot(assessor, meting_id) == after
