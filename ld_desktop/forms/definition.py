"""Definitions of questionnaires: frozen models, read from TOML, never changed by answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, Union

from pydantic import Field

from ld_desktop.domain.answers import Respondent
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.problems import Severity


class Equals(Frozen):
    """Holds when the counting answer to a question is this option (`ja`/`nee` for yes/no)."""

    kind: Literal["equals"] = "equals"
    question: str
    value: str


class OneOf(Frozen):
    """Holds when the counting answer is one of these options."""

    kind: Literal["one_of"]
    question: str
    values: tuple[str, ...]


class Answered(Frozen):
    """Holds when the question has a counting answer."""

    kind: Literal["answered"]
    question: str


class Not(Frozen):
    """Holds when the condition does not."""

    kind: Literal["not"]
    condition: Condition


class AllOf(Frozen):
    """Holds when all conditions hold."""

    kind: Literal["all_of"]
    conditions: tuple[Condition, ...]


class AnyOf(Frozen):
    """Holds when any condition holds."""

    kind: Literal["any_of"]
    conditions: tuple[Condition, ...]


Condition: TypeAlias = Annotated[
    Union[Equals, OneOf, Answered, Not, AllOf, AnyOf], Field(discriminator="kind")
]


class Pictured(Frozen):
    """What can be shown as a drawing and read aloud.

    Attributes:
        picture: a file below `resources/pictograms`.
        picture_alt: what the drawing shows, for who cannot see it.
        spoken: replaces the text when it is read aloud, where that does not work for the ear.
    """

    picture: str = ""
    picture_alt: str = ""
    spoken: str = ""


class Option(Pictured):
    """One choice or scale point, with its text written out."""

    id: str
    text: str
    help: str = ""


class Band(Frozen):
    """Neighbouring points of a scale that share one text; its options are made of the bands."""

    first: int
    last: int
    text: str
    help: str = ""


class Guidance(Frozen):
    """What helps to answer, offline: meaning, examples, interview questions, traps."""

    meaning: str = ""
    examples: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()
    source: str = ""


class _QuestionBase(Pictured):
    """What every question has.

    Attributes:
        id: unique within the questionnaire (within the group for a cell).
        label: short name, for tables, lists and problems.
        text: the whole question.
        respondents: whose answers it takes; the first is the one shown by default.
        required: hard means signing needs an answer; soft means a missing one asks for a reason.
        when: shown and counting only when this holds; looks at earlier questions only. In a cell,
            a name is looked for in the same row first, then among the questions outside. Of the
            question it names it takes the answer of the same respondent, or else of the first.
        default: what counts until something is typed; for choices of form ("percent or hours"),
            never for what somebody has to establish.
        section: for a cell: the section it is asked in, when not the group's own.
    """

    id: str
    label: str
    text: str
    respondents: tuple[Respondent, ...] = (Respondent.VASTGESTELD,)
    required: Severity | None = None
    when: Condition | None = None
    allow_nvt: bool = False
    allow_weet_niet: bool = False
    default: str = ""
    example: str = ""
    section: str = ""
    guidance: Guidance = Guidance()


class TextQuestion(_QuestionBase):
    """Words; `lines` above 1 is a text area; `format` checks the 11-test, an address and the like."""

    kind: Literal["text"]
    lines: int = 1
    max_length: int = 200
    format: Literal["", "bsn", "kvk", "email", "telefoon"] = ""


class NumberQuestion(_QuestionBase):
    """A number with digits and at most one comma; bounds are inclusive unless `above` is used.

    `money` is a number of euros with two decimals.
    """

    kind: Literal["number", "money"]
    unit: str = ""
    minimum: Decimal | None = None
    above: Decimal | None = None
    maximum: Decimal | None = None
    decimals: int = 2


class DateQuestion(_QuestionBase):
    """A date as dd-mm-jjjj. `past` refuses a day after today (a hard problem)."""

    kind: Literal["date"]
    past: bool = False


class ChoiceQuestion(_QuestionBase):
    """Exactly one option."""

    kind: Literal["choice"]
    options: tuple[Option, ...]


class MultipleQuestion(_QuestionBase):
    """Any number of options; the answer's text is their ids separated by spaces."""

    kind: Literal["multiple"]
    options: tuple[Option, ...]


class YesNoQuestion(_QuestionBase):
    """`ja` or `nee`."""

    kind: Literal["yes_no"]


class ScaleQuestion(_QuestionBase):
    """A scale of 4, 5, 7 or 10 points, each with its text.

    Attributes:
        options: the points, lowest first.
        bands: what the options were made of, when neighbouring points share a text.
        scale: the name of the scale it shares with other questions.
    """

    kind: Literal["scale"]
    options: tuple[Option, ...]
    bands: tuple[Band, ...] = ()
    scale: str = ""


Cell: TypeAlias = Annotated[
    Union[
        TextQuestion,
        NumberQuestion,
        DateQuestion,
        ChoiceQuestion,
        MultipleQuestion,
        YesNoQuestion,
        ScaleQuestion,
    ],
    Field(discriminator="kind"),
]


class GroupQuestion(_QuestionBase):
    """A table of rows of the same cells, such as the hoofdtaken."""

    kind: Literal["group"]
    cells: tuple[Cell, ...]
    min_rows: int = 0
    max_rows: int = 50
    row_label: str = ""


Question: TypeAlias = Annotated[
    Union[
        TextQuestion,
        NumberQuestion,
        DateQuestion,
        ChoiceQuestion,
        MultipleQuestion,
        YesNoQuestion,
        ScaleQuestion,
        GroupQuestion,
    ],
    Field(discriminator="kind"),
]


class DateOrder(Frozen):
    """The later question may not lie before the earlier one."""

    kind: Literal["date_order"]
    id: str
    severity: Severity
    earlier: str
    later: str


class SumEquals(Frozen):
    """The cells of one column add up exactly to a total, or to another question's number."""

    kind: Literal["sum_equals"]
    id: str
    severity: Severity
    group: str
    cell: str
    total: Decimal | None = None
    total_question: str = ""
    when: Condition | None = None


class NumberOrder(Frozen):
    """The larger question may not be below the smaller one; the problem stands at the smaller."""

    kind: Literal["number_order"]
    id: str
    severity: Severity
    smaller: str
    larger: str


class Differ(Frozen):
    """Within one row no two of these text cells say the same; the problem stands at the later one."""

    kind: Literal["differ"]
    id: str
    severity: Severity
    group: str
    cells: tuple[str, ...]


class AvoidWords(Frozen):
    """No text area of the questionnaire holds one of these words, whole and in any case."""

    kind: Literal["avoid_words"]
    id: str
    severity: Severity
    words: tuple[str, ...]


class Expect(Frozen):
    """A condition that should hold; otherwise the problem `rule.<id>` stands at `at`.

    With `at` as `group.cell` it is tried in every row, and names are looked for as in a cell.
    """

    kind: Literal["expect"]
    id: str
    severity: Severity
    at: str
    condition: Condition
    when: Condition | None = None


Rule: TypeAlias = Annotated[
    Union[DateOrder, NumberOrder, SumEquals, Differ, AvoidWords, Expect],
    Field(discriminator="kind"),
]


class Section(Frozen):
    """One step of the guided path: at most 25 questions. `part` is the id of its part, if any."""

    id: str
    title: str
    intro: str = ""
    questions: tuple[Question, ...]
    minutes: int = 0
    part: str = ""


class Part(Frozen):
    """One questionnaire or form for one reader; its sections name it.

    Attributes:
        id: unique within the method.
        file: its name in the head: `werkgever` or `gedeeld/2010.1/functie`.
        respondent: whose questionnaire it is; None is the assessor's own.
        intro: read, or read aloud, before the first question.
        minutes: estimated minutes in all.
        optional: asked only when the assessor chooses it, by answering the question `deel_<id>`.
        choice: the text of that question.
    """

    id: str
    file: str
    title: str
    respondent: Literal[Respondent.WERKGEVER, Respondent.WERKNEMER] | None = None
    intro: str = ""
    minutes: int = 0
    optional: bool = False
    choice: str = ""


class Relevance(Frozen):
    """A proposal to set questions aside that do not fit the work; the assessor decides."""

    id: str
    when: Condition
    set_aside: tuple[str, ...]
    reason: str


class Limit(Frozen):
    """How long a part may be by the rules of its method; held by the linter."""

    part: str
    questions: int | None = None
    minutes: int | None = None


class Questionnaire(Frozen):
    """A whole questionnaire.

    Attributes:
        parts: in the order of the guided path; empty when all is in one file.
        relevance: proposals to set aside.
        limits: how long parts may be.
        sha256: the hash of its file, or over the hashes of the head and its parts in order.
    """

    id: str
    version: str
    title: str
    sections: tuple[Section, ...]
    parts: tuple[Part, ...] = ()
    rules: tuple[Rule, ...] = ()
    relevance: tuple[Relevance, ...] = ()
    limits: tuple[Limit, ...] = ()
    sha256: str = ""

    def part_of(self, section: Section) -> Part | None:
        """The part a section belongs to; None in a questionnaire of one file."""
        return next((part for part in self.parts if part.id == section.part), None)


for _model in (Not, AllOf, AnyOf):
    _model.model_rebuild()
