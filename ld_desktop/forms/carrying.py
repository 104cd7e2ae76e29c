"""Answers to an earlier version of a questionnaire in their places in a newer one, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from ld_desktop.domain.answers import Answer, AnswerKey, Answers, Mark
from ld_desktop.domain.problems import Problem
from ld_desktop.forms.converting import converted, merged_text
from ld_desktop.forms.definition import GroupQuestion, Question, Questionnaire, TextQuestion
from ld_desktop.forms.navigation import all_questions
from ld_desktop.forms.reading import read
from ld_desktop.forms.versions import VersionMapping


class Fate(StrEnum):
    """What happened to an answer on its way to a newer version.

    The last five are ways not to arrive: asked no more; never asked in this version; asked, but
    not of this person; at odds with what another question said that it became one with; and not
    possible as an answer to the question as it is now.
    """

    KEPT = "kept"
    RENAMED = "renamed"
    SPLIT = "split"
    MERGED = "merged"
    CONVERTED = "converted"
    DROPPED = "dropped"
    NOT_ASKED = "not_asked"
    OTHER_PERSON = "other_person"
    DIFFERS = "differs"
    UNFIT = "unfit"


LOST = frozenset(
    {Fate.DROPPED, Fate.NOT_ASKED, Fate.OTHER_PERSON, Fate.DIFFERS, Fate.UNFIT},
)


class Why(NamedTuple):
    """One thing that happened, in which version, and what its mapping says about it."""

    version: str
    fate: Fate
    reason: str


@dataclass(frozen=True)
class Move:
    """Where one old answer went.

    Attributes:
        answer: as it was given.
        to: the answers that hold it now, alone or with others; none when it was lost.
        why: what happened on the way, oldest first; nothing when it stayed as it was.
    """

    answer: Answer
    to: tuple[Answer, ...]
    why: tuple[Why, ...]


@dataclass(frozen=True)
class Carried:
    """Answers in their new places, and what became of every old one."""

    answers: Answers
    moves: tuple[Move, ...]

    @property
    def lost(self) -> tuple[Answer, ...]:
        """The old answers that have no place any more."""
        return tuple(move.answer for move in self.moves if not move.to)


Link = tuple[VersionMapping, Questionnaire]


def carry(answers: Answers, links: Sequence[Link]) -> Carried:
    """Answers to an earlier version as answers to a newer one; who gave them stays.

    Args:
        answers: of the version that the first mapping comes from.
        links: every mapping on the way, each with the version that it leads to.
    """
    now: dict[AnswerKey, Answer] = dict(answers)
    at: dict[AnswerKey, tuple[AnswerKey, ...]] = {key: (key,) for key in answers}
    why: dict[AnswerKey, list[Why]] = {key: [] for key in answers}
    for mapping, newer in links:
        step = _Step(now, mapping, newer)
        now = step.kept
        for origin, keys in at.items():
            arrived = [arrival for key in keys for arrival in step.arrivals[key]]
            at[origin] = tuple(dict.fromkeys(each.key for each in arrived if each.key is not None))
            why[origin] += [
                Why(newer.version, each.fate, each.reason)
                for each in dict.fromkeys(arrived)
                if each.fate is not Fate.KEPT
            ]
    moves = (
        Move(answer, tuple(now[each] for each in at[key]), tuple(dict.fromkeys(why[key])))
        for key, answer in answers.items()
    )
    return Carried(now, tuple(moves))


class _Arrival(NamedTuple):
    """Where an answer came to in one step; nowhere where `key` is None."""

    key: AnswerKey | None
    fate: Fate
    reason: str = ""


class _Step:
    """One version further: what each answer became, and where it stands then."""

    def __init__(self, answers: Answers, mapping: VersionMapping, newer: Questionnaire) -> None:
        self.kept: dict[AnswerKey, Answer] = {}
        self.arrivals: dict[AnswerKey, list[_Arrival]] = {key: [] for key in answers}
        self._mapping = mapping
        self._asked = dict(all_questions(newer))
        together: dict[AnswerKey, list[Answer]] = {}
        for key, answer in answers.items():
            name = _name(answer.path)
            if name in mapping.merged and not mapping.is_dropped(name):
                place = AnswerKey(_at(mapping.merged[name], answer.path), answer.respondent)
                together.setdefault(place, []).append(answer)
            else:
                self.arrivals[key] += self._alone(answer, name)
        for place, several in together.items():
            self._merge(place, several)

    def _alone(self, answer: Answer, name: str) -> Iterator[_Arrival]:
        """The way of an answer that no other one joins."""
        places = self._mapping.places(name)
        reason = self._mapping.reasons.get(name, "")
        if not places:
            yield _Arrival(None, Fate.DROPPED, reason)
        for place in places:
            question = self._asked.get(place)
            fate = self._missing(question, answer)
            moved = answer.model_copy(update={"path": _at(place, answer.path)})
            if fate is None and question is not None:
                text = converted(answer, question, name, self._mapping)
                moved = moved.model_copy(update={"text": text or ""})
                fits = text is not None and _fits(question, moved)
                fate = None if fits else Fate.UNFIT
            if fate is None and moved.key in self.kept:  # two lead here and no merge says how
                fate = Fate.DIFFERS
            if fate is None:
                self.kept[moved.key] = moved
                yield _Arrival(moved.key, self._fate(name, place, answer, moved), reason)
            else:
                yield _Arrival(None, fate, reason)

    def _merge(self, place: AnswerKey, several: list[Answer]) -> None:
        """Put answers together that became one; all of them arrive, or none."""
        question = self._asked.get(_name(place.path))
        fate = self._missing(question, several[0])
        moved = self._together(place, several, question) if question is not None else None
        if fate is None and (moved is None or place in self.kept):
            fate = Fate.DIFFERS
        elif fate is None and question is not None and moved is not None:
            fate = None if _fits(question, moved) else Fate.UNFIT
        if fate is None and moved is not None:
            self.kept[place] = moved
        for answer in several:
            reason = self._mapping.reasons.get(_name(answer.path), "")
            key = place if fate is None else None
            self.arrivals[answer.key].append(_Arrival(key, fate or Fate.MERGED, reason))

    def _together(
        self, place: AnswerKey, several: list[Answer], question: Question
    ) -> Answer | None:
        """The one answer; of n.v.t. and numbers the numbers count, of marks alone the one mark."""
        newest = max(several, key=lambda answer: answer.at)
        given = [answer for answer in several if answer.mark is Mark.GEGEVEN]
        if not given:
            same = len({answer.mark for answer in several}) == 1
            return newest.model_copy(update={"path": place.path}) if same else None
        named = [(answer, _name(answer.path)) for answer in given]
        text = merged_text(named, question, _name(place.path), self._mapping)
        update = {"path": place.path, "text": text, "mark": Mark.GEGEVEN}
        return newest.model_copy(update=update) if text is not None else None

    def _missing(self, question: Question | None, answer: Answer) -> Fate | None:
        if question is None:
            return Fate.NOT_ASKED
        return None if answer.respondent in question.respondents else Fate.OTHER_PERSON

    def _fate(self, name: str, place: str, old: Answer, new: Answer) -> Fate:
        if name in self._mapping.scales and old.text != new.text:
            return Fate.CONVERTED
        if name in self._mapping.split:
            return Fate.SPLIT
        return Fate.KEPT if name == place and old.text == new.text else Fate.RENAMED


def _fits(question: Question, answer: Answer) -> bool:
    """Whether an answer can stand at a question; what may be anything is left as it was typed."""
    if answer.mark is not Mark.GEGEVEN:
        return question.allow_nvt if answer.mark is Mark.NVT else question.allow_weet_niet
    if isinstance(question, TextQuestion | GroupQuestion) or not answer.text.strip():
        return True
    return not isinstance(read(question, answer.text), Problem)


def _name(path: str) -> str:
    """The question at a path: `taken.naam` of `taken.t1.naam`."""
    group, _, rest = path.partition(".")
    cell = rest.partition(".")[2]
    return f"{group}.{cell}" if cell else group


def _at(place: str, path: str) -> str:
    """The path of a question in the row of another path: `werk.uren` at `taken.t1.duur`."""
    group, _, cell = place.partition(".")
    _, _, row = path.rpartition(".")[0].partition(".")
    return f"{group}.{row}.{cell}" if row and cell else place


def told(moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves that somebody should hear of: not those that only have another name."""
    quiet = {Fate.KEPT, Fate.RENAMED}
    return tuple(move for move in moves if any(each.fate not in quiet for each in move.why))
