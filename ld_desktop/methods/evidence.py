"""From the answers of a measurement to the inputs of its method: one front for all methods."""

from __future__ import annotations

from ld_desktop.methods import catalogue, evidence_file
from ld_desktop.methods.evidence_inputs import collect_inputs
from ld_desktop.methods.evidence_values import Evidence, Given, in_row, split_row


def collect(method: str, version: str, given: Given) -> Evidence:
    """The inputs that the answers give, for the version that a measurement started with.

    Whatever the answers are, this gives inputs: the method judges them, and `places` leads each
    of its refusals back to a question.

    Raises:
        KeyError: when the method or version does not exist.
    """
    if (
        method == "uniform"
    ):  # its table of hoofdtaken has two ways to count; data would not be shorter
        from ld_desktop.methods.uniform import evidence as uniform

        return uniform.collect(given.established(), given.rows.get(uniform.GROUP, ()))
    file = evidence_file.shipped(method, version)
    return collect_inputs(catalogue.find(method, version), file, given)


def behind(method: str, version: str, question: str) -> tuple[str, ...]:
    """What goes along when a question is set aside: its n.v.t. partners, and the items behind all."""
    if not evidence_file.has_file(method):
        return ()
    file = evidence_file.shipped(method, version)
    name, row = split_row(question)
    pairs = [pair for pair in file.nvt_with.items() if name in pair]
    partners = [in_row(other, row) for pair in pairs for other in pair if other != name]
    items = (item for each in (question, *partners) for item in items_behind(method, version, each))
    return tuple(dict.fromkeys([*partners, *items]))


def items_behind(method: str, version: str, question: str) -> tuple[str, ...]:
    """The questions to employer, employee and assessor from which an input gets its score."""
    if not evidence_file.has_file(method):
        return ()
    name, row = split_row(question)
    entries = evidence_file.shipped(method, version).scores
    return tuple(
        in_row(item, row)
        for entry in entries
        if entry.id == name
        for item in entry.items
        if item != name
    )


def in_words(method: str, version: str) -> tuple[str, ...]:
    """The questions whose answers the report prints in words."""
    return evidence_file.shipped(method, version).report if evidence_file.has_file(method) else ()
