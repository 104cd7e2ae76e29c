"""Whether parts keep to their reader and their length, and proposals to what they may set aside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.complaint import Complaint, ends_well
from ld_desktop.forms.conditions import leaves
from ld_desktop.forms.definition import GroupQuestion, Part, Question, Questionnaire
from ld_desktop.forms.lint_conditions import complaints_about, reach
from ld_desktop.forms.navigation import all_questions

_ID = re.compile(r"[a-z][a-z0-9_]*")
_PREFIX = {Respondent.WERKGEVER: "wg_", Respondent.WERKNEMER: "wn_"}


def part_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """What is wrong with the parts, and with what they ask of whom."""
    for name, count in Counter(part.id for part in questionnaire.parts).items():
        if count > 1:
            yield Complaint(f"part {name}", f"is named {count} times in parts")
    for part in questionnaire.parts:
        place = f"part {part.id}"
        yield from (Complaint(place, text) for text in _own_complaints(questionnaire, part))
        if part.respondent is not None:
            yield from _respondent_complaints(questionnaire, part, part.respondent)
    yield from _limit_complaints(questionnaire)


def relevance_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    """What is wrong with the proposals to set aside."""
    known = reach(questionnaire)
    names = Counter(proposal.id for proposal in questionnaire.relevance)
    for proposal in questionnaire.relevance:
        place = f"relevance {proposal.id}"
        if names[proposal.id] > 1:
            yield Complaint(place, f"id is used {names[proposal.id]} times")
        if not ends_well(proposal.reason):
            yield Complaint(place, "reason is missing or has no end mark")
        if not proposal.set_aside:
            yield Complaint(place, "sets nothing aside")
        faults = [name for name in proposal.set_aside if name not in known]
        if faults:
            yield Complaint(place, f"sets aside {', '.join(faults)}, which no part asks")
        yield from complaints_about(place, proposal.when, known)
        looked_at = _decided_by({leaf.question for leaf in leaves(proposal.when)}, known)
        for name in sorted(looked_at & set(proposal.set_aside)):
            yield Complaint(
                place, f"sets aside {name}, which it looks at itself: it would undo itself"
            )


def _own_complaints(questionnaire: Questionnaire, part: Part) -> Iterator[str]:
    sections = [each for each in questionnaire.sections if each.part == part.id]
    if not _ID.fullmatch(part.id):
        yield "id is not a plain name"
    if not sections:
        yield "has no sections"
    if not part.title.strip():
        yield "has no title"
    if part.intro and not ends_well(part.intro):
        yield "intro has no end mark"
    if part.optional != bool(part.choice):
        yield "choice is the question that chooses an optional part: give both or neither"
    if part.respondent is not None and not part.minutes:
        yield "minutes are missing: say how long it takes"
    if part.respondent is not None and not part.intro:
        yield "intro is missing: say what the questionnaire is for"
    minutes = sum(section.minutes for section in sections)
    if part.minutes and minutes > part.minutes:
        yield f"takes {part.minutes} minutes, its sections {minutes} together"


def _respondent_complaints(
    questionnaire: Questionnaire, part: Part, respondent: Respondent
) -> Iterator[Complaint]:
    prefix = _PREFIX[respondent]
    for place, question in all_questions(questionnaire, part):
        if place == f"deel_{part.id}":
            continue
        if question.respondents != (respondent,):
            yield Complaint(place, f"is not asked of the {respondent} alone, as this part is")
        if not place.startswith(prefix):
            yield Complaint(place, f"what the {respondent} is asked begins with {prefix}")


def _limit_complaints(questionnaire: Questionnaire) -> Iterator[Complaint]:
    parts = {part.id: part for part in questionnaire.parts}
    for limit in questionnaire.limits:
        part = parts.get(limit.part)
        place = f"part {limit.part}"
        if part is None:
            yield Complaint(place, "has a limit and does not exist")
            continue
        asked = [
            place
            for place, question in all_questions(questionnaire, part)
            if not isinstance(question, GroupQuestion) and place != f"deel_{part.id}"
        ]
        if limit.questions is not None and len(asked) > limit.questions:
            yield Complaint(place, f"asks {len(asked)} questions, {limit.questions} are allowed")
        if limit.minutes is not None and part.minutes > limit.minutes:
            yield Complaint(place, f"takes {part.minutes} minutes, {limit.minutes} are allowed")


def _decided_by(names: set[str], known: dict[str, Question]) -> set[str]:
    """These questions and all those that decide whether they are asked."""
    found: set[str] = set()
    waiting = [name for name in names if name in known]
    while waiting:
        name = waiting.pop()
        when = known[name].when
        if name not in found and when is not None:
            waiting += [leaf.question for leaf in leaves(when) if leaf.question in known]
        found.add(name)
    return found
