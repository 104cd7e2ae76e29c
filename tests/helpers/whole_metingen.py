"""Whole measurements of every method: everyone's part on screen, and once more from paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ld_desktop.casework import answering, measuring
from ld_desktop.casework.session import Session
from ld_desktop.casework.subjects import method_questionnaire
from ld_desktop.forms.definition import MultipleQuestion, Questionnaire
from ld_desktop.forms.navigation import all_questions
from tests.helpers import client_keys, grid_keys
from tests.helpers import pilot_metingen as pilot
from tests.helpers.by_keys import Effort
from tests.helpers.meting_keys import MetingWalk
from tests.helpers.saying import Plan

ALL = "*"  # every option of a question where several may be chosen
_LAST = {"uniform": "2021.1"}


@dataclass(frozen=True)
class Job:
    """One measurement to make.

    Attributes:
        told: answers that the method asks to fit together, by path.
        before: of those what the assessor chooses before anyone fills in a part.
    """

    method: str
    variant: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """For the list of tests."""
        return "-".join(each for each in (self.method, self.variant) if each)

    @property
    def questionnaire(self) -> Questionnaire:
        """All parts of the method."""
        return method_questionnaire(self.method, _LAST.get(self.method, "2010.1"))

    def plan(self) -> Plan:
        """What everyone says."""
        form = self.questionnaire
        options = {
            name: " ".join(option.id for option in question.options)
            for name, question in all_questions(form)
            if isinstance(question, MultipleQuestion)
        }
        told = {path: options[path] if text == ALL else text for path, text in self.told.items()}
        return Plan(form, told)

    def parts(self) -> tuple[str, ...]:
        """The parts that employer and employee fill in."""
        return tuple(part.id for part in self.questionnaire.parts if part.respondent)


JOBS = (
    Job("activa"),
    Job("arbolab"),
    Job("dariuz"),
    Job("loonbalans"),
    Job(
        "matchcare",
        "bepaling",
        {
            "modus": "bepaling",
            "competenties_werk": ALL,
            "activiteiten.t1.gewicht": "60",
            "activiteiten.t1.competenties": "A B C D E F G H I J K L M",
            "activiteiten.t2.gewicht": "40",
            "activiteiten.t2.competenties": "M N O P Q R S T U V W X Y",
            "scholing": "geen",
        },
        ("modus", "competenties_werk"),
    ),
    Job(
        "matchcare",
        "indicatie",
        {
            "modus": "indicatie",
            "competenties_bekend": ALL,
            "deel_evaluatie": "nee",
            "scholing": "geen",
        },
        ("modus", "competenties_bekend"),
    ),
    Job("vta", told={"taken.t1.belang": "60", "taken.t2.belang": "40", "toeslag_nodig": "nee"}),
    Job("uniform"),
)


@dataclass
class Whole:
    """One measurement twice: on screen and from paper.

    Attributes:
        efforts: what each part took, on screen and in the grid.
        seen: the screens of the assessor's walk; none while that was not made.
        left: what employer or employee left open on theirs.
        outcome: the number that stood at the right in the end.
    """

    job: Job
    plan: Plan
    on_screen: str
    on_paper: str
    efforts: dict[str, tuple[Effort, Effort]] = field(default_factory=dict)
    seen: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    outcome: str = ""


class Desk:
    """Makes each measurement once, when a test first asks for it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._placement = pilot.placed(session)
        self._made: dict[str, Whole] = {}

    def filled(self, job: Job) -> Whole:
        """With the parts of employer and employee."""
        if job.name not in self._made:
            whole = Whole(job, job.plan(), self._begun(job), self._begun(job))
            for part in self._asked_parts(job, whole):
                self._fill(whole, part)
            self._made[job.name] = whole
        return self._made[job.name]

    def walked(self, job: Job) -> Whole:
        """With the assessor's own parts as well."""
        whole = self.filled(job)
        if not whole.seen:
            walk = MetingWalk(self.session, whole.on_screen, whole.plan)
            try:
                walk.through()
                whole.outcome = walk.outcome()
            finally:
                walk.leave()
            whole.seen, whole.left = tuple(walk.seen), tuple(walk.left)
        return whole

    def _begun(self, job: Job) -> str:
        meting_id = measuring.start_meting(self.session, self._placement, method=job.method)
        told = job.plan().told
        for path in job.before:
            answering.put(self.session, meting_id, path, told[path])
        return meting_id

    def _asked_parts(self, job: Job, whole: Whole) -> list[str]:
        """Not those of which nothing is asked in this variant."""
        state = answering.form_state(self.session, whole.on_screen)
        seen = {each.section for each in state.questions if each.visible}
        home = {section.id: section.part for section in job.questionnaire.sections}
        return [part for part in job.parts() if part in {home[section] for section in seen}]

    def _fill(self, whole: Whole, part: str) -> None:
        chosen = f"deel_{part}"
        if any(name == chosen for name, _ in all_questions(whole.job.questionnaire)):
            answering.put(self.session, whole.on_screen, chosen, "ja")
        whole.efforts[part] = (
            client_keys.fill_in(self.session, whole.on_screen, part, whole.plan),
            grid_keys.type_over(self.session, whole.on_paper, part, whole.plan),
        )
