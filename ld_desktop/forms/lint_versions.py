"""What is wrong with a mapping between two versions of a questionnaire."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from ld_desktop.forms.complaint import Complaint, ends_well
from ld_desktop.forms.definition import (
    MultipleQuestion,
    NumberQuestion,
    Question,
    Questionnaire,
    ScaleQuestion,
    TextQuestion,
)
from ld_desktop.forms.navigation import all_questions
from ld_desktop.forms.versions import Merge, VersionMapping

_FEWEST = 2  # questions that a split gives or a merge takes
_Questions = dict[str, Question]


def mapping_complaints(
    mapping: VersionMapping, earlier: Questionnaire, newer: Questionnaire
) -> Iterator[Complaint]:
    """What is wrong with a mapping between two versions, and what it says nothing about."""
    old, new = dict(all_questions(earlier)), dict(all_questions(newer))
    if mapping.earlier != earlier.version:
        yield Complaint("mapping", f"is from {mapping.earlier} and not from {earlier.version}")
    if newer.version == earlier.version:
        yield Complaint("mapping", f"leads from {newer.version} to itself")
    yield from _names(mapping, old, new, earlier.version, newer.version)
    yield from _twice(mapping)
    targets: dict[str, str] = {}
    for name, question in old.items():
        for target in mapping.places(name):
            if target not in new:
                yield Complaint(name, f"leads to {target}, which is not asked: map it, or drop it")
                continue
            other = targets.setdefault(target, name)
            if (
                other != name
                and not mapping.merged.get(name) == mapping.merged.get(other) == target
            ):
                yield Complaint(name, f"leads to {target}, and so does {other}")
            yield from _between(name, question, target, new[target], mapping)
    for name, merge in mapping.merge.items():
        yield from _merging(name, merge, old, new)


def _names(
    mapping: VersionMapping, old: _Questions, new: _Questions, before: str, after: str
) -> Iterator[Complaint]:
    """Only what is asked may be named: of the earlier version before, of the newer one behind."""
    told = (mapping.questions, mapping.options, mapping.scales, mapping.split, mapping.reasons)
    merged = (name for merge in mapping.merge.values() for name in merge.of)
    for name in dict.fromkeys([*(n for names in told for n in names), *merged, *mapping.dropped]):
        if name not in old:
            yield Complaint(name, f"is not asked in version {before}")
    split = (name for names in mapping.split.values() for name in names)
    for name in dict.fromkeys([*mapping.questions.values(), *split, *mapping.merge]):
        if name not in new:
            yield Complaint(name, f"is not asked in version {after}")
    for name, options in mapping.options.items():
        known = {option.id for option in getattr(old.get(name), "options", ())}
        for option in options:
            if name in old and option not in known:
                yield Complaint(name, f"has no option {option} in version {before}")
    for name, reason in mapping.reasons.items():
        if not ends_well(reason):
            yield Complaint(name, "its reason has no end mark")


def _twice(mapping: VersionMapping) -> Iterator[Complaint]:
    """One thing becomes of a question."""
    merged = (name for merge in mapping.merge.values() for name in merge.of)
    ways = Counter([*mapping.questions, *mapping.split, *merged, *mapping.dropped])
    for name, count in ways.items():
        if count > 1:
            yield Complaint(name, "is named in more than one of questions, split, merge, dropped")
    for name in mapping.options:
        if name in mapping.scales:
            yield Complaint(name, "has both options and scales: one of them")
    for name, targets in mapping.split.items():
        if len(set(targets)) < _FEWEST:
            yield Complaint(name, "is split over fewer than two questions")


def _between(
    name: str, old: Question, target: str, new: Question, mapping: VersionMapping
) -> Iterator[Complaint]:
    cell, new_cell = "." in name, "." in target
    group, home = name.partition(".")[0], target.partition(".")[0]
    if cell != new_cell or (cell and mapping.places(group) != (home,)):
        yield Complaint(name, f"leads to {target}, out of its table: drop it")
    if not set(old.respondents) & set(new.respondents):
        yield Complaint(name, f"leads to {target}, which nobody is asked who answered it: drop it")
    if name in mapping.scales:
        yield from _scales(name, old, new, mapping)
        return
    joined = name in mapping.merged and mapping.merge[target].by == "mean"
    if old.kind != new.kind and not joined:
        yield Complaint(name, f"was a {old.kind} and becomes a {new.kind}: drop it")
        return
    ends = _ends(old) if isinstance(old, ScaleQuestion) else None
    if ends is not None and name not in mapping.options and ends != _ends(new):
        yield Complaint(name, f"has another scale than {target}: name both in scales")
    known = {option.id for option in getattr(new, "options", ())}
    renamed = mapping.options.get(name, {})
    for option in getattr(old, "options", ()) if not joined else ():
        if renamed.get(option.id, option.id) not in known:
            yield Complaint(name, f"option {option.id} has no place: name its new one in options")


def _scales(
    name: str, old: Question, new: Question, mapping: VersionMapping
) -> Iterator[Complaint]:
    change = mapping.scales[name]
    for said, question in ((change.earlier, old), (change.newer, new)):
        ends = _ends(question)
        if ends is None:
            yield Complaint(name, f"a {question.kind} without two ends has no scale")
        elif said != ends:
            wrong, right = ("–".join(map(str, pair)) for pair in (said, ends))
            yield Complaint(name, f"its scale runs {right} and not {wrong}")


def _merging(name: str, merge: Merge, old: _Questions, new: _Questions) -> Iterator[Complaint]:
    complain = partial(Complaint, name)
    sources = [old[each] for each in merge.of if each in old]
    if len(set(merge.of)) < _FEWEST:
        yield complain("is merged from fewer than two questions")
    if len({each.partition(".")[0] for each in merge.of if "." in each}) > 1:
        yield complain("is merged from cells of several tables")
    question = new.get(name)
    if question is None:
        return
    if merge.by == "mean" and not all(map(_is_number, [*sources, question])):
        yield complain("is merged by mean, and not all of them are numbers")
    if merge.by == "together" and not isinstance(question, TextQuestion | MultipleQuestion):
        yield complain(f"is merged by together, and a {question.kind} takes one answer")


def _is_number(question: Question) -> bool:
    return isinstance(question, NumberQuestion) or (
        isinstance(question, ScaleQuestion)
        and all(option.id.isdecimal() for option in question.options)
    )


def _ends(question: Question) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest number that a question takes; None when it has none."""
    if isinstance(question, NumberQuestion):
        low, high = question.minimum, question.maximum
        return None if low is None or high is None or low >= high else (low, high)
    if not isinstance(question, ScaleQuestion) or not _is_number(question):
        return None
    points = [Decimal(option.id) for option in question.options]
    return min(points), max(points)
