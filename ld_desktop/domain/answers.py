"""What was answered, by whom, in the words as typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from ld_desktop.domain.base import Frozen


class Respondent(StrEnum):
    """Whose answer it is. `VASTGESTELD` is what the assessor made of them: the score that counts."""

    WERKGEVER = "werkgever"
    WERKNEMER = "werknemer"
    TOETSER = "toetser"
    VASTGESTELD = "vastgesteld"


class Mark(StrEnum):
    """What kind of answer it is. 'Kan het niet' is no mark: it is the lowest score."""

    GEGEVEN = "gegeven"
    NVT = "nvt"
    WEET_NIET = "weet_niet"


class Origin(StrEnum):
    """How the answer came in.

    `OVERGENOMEN` comes from an earlier measurement or from what is recorded elsewhere, `BEVESTIGD`
    did and was confirmed; `VOORSTEL` is the program's mean that the assessor took over.
    """

    SCHERM = "scherm"
    PAPIER = "papier"
    OVERGENOMEN = "overgenomen"
    BEVESTIGD = "bevestigd"
    VOORSTEL = "voorstel"


class AnswerKey(NamedTuple):
    """The place of an answer: `question` or `group.row.question`, and the respondent."""

    path: str
    respondent: Respondent


class Answer(Frozen):
    """One answer. `text` is what was typed, readable or not; choices hold the option's id.

    A group question (a table such as the hoofdtaken) has as its answer the ids of its rows in
    order, separated by spaces; the cells of a row stand under `group.row.question`.

    Attributes:
        at: when it was given; of an answer from paper noon of the day the paper was filled in.
    """

    path: str
    respondent: Respondent
    text: str
    mark: Mark = Mark.GEGEVEN
    origin: Origin = Origin.SCHERM
    reason: str = ""
    at: datetime
    by: str

    @property
    def key(self) -> AnswerKey:
        """Where this answer stands."""
        return AnswerKey(self.path, self.respondent)


class SetAside(Frozen):
    """A question put aside because it does not fit the work: its answer stays and does not count."""

    path: str
    reason: str
    at: datetime
    by: str


Answers: TypeAlias = Mapping[AnswerKey, Answer]
