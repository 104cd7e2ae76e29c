"""What an import would do to each record, told beforehand; pure, so that a preview costs nothing.

Revisions of a record form a tree by their parents. Files may come in any order: a revision whose
parent is not there yet is kept and waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from ld_desktop.domain.records import Record, RecordType


class Outcome(StrEnum):
    """What becomes of one incoming revision."""

    NIEUW = "nieuw"
    GEWIJZIGD = "gewijzigd"
    ONGEWIJZIGD = "ongewijzigd"
    CONFLICT = "conflict"  # another revision has the same parent: both are kept
    VOOROUDER_ONTBREEKT = "voorouder_ontbreekt"  # kept; its parent is noted as missing
    AANGEVULD = "aangevuld"  # an older revision, which later ones waited for
    VERWIJDERD = "verwijderd"  # deleted on request: not taken in again
    ONDERTEKEND_GEWIJZIGD = "ondertekend_gewijzigd"  # refused: a signed measurement never changes
    SOORT_GEWIJZIGD = "soort_gewijzigd"  # refused: this id belongs to a record of another type

    @property
    def is_refused(self) -> bool:
        """Whether the file that holds it is refused as a whole."""
        return self in {Outcome.ONDERTEKEND_GEWIJZIGD, Outcome.SOORT_GEWIJZIGD}

    @property
    def is_kept(self) -> bool:
        """Whether the revision is to be stored."""
        return self not in {Outcome.ONGEWIJZIGD, Outcome.VERWIJDERD} and not self.is_refused


@dataclass(frozen=True)
class Local:
    """What is known here of one record id.

    Attributes:
        type: its type; None when nothing but a tombstone is known.
        revisions: the parent of every known revision, by the hash of the revision.
        deleted: whether a tombstone removed it.
    """

    type: RecordType | None = None
    revisions: Mapping[str, str | None] = field(default_factory=dict)
    deleted: bool = False

    @property
    def heads(self) -> frozenset[str]:
        """Revisions that no other one follows; more than one is a conflict."""
        return frozenset(self.revisions) - frozenset(self.revisions.values())

    @property
    def missing(self) -> frozenset[str]:
        """Parents that are named and not known."""
        named = {parent for parent in self.revisions.values() if parent is not None}
        return frozenset(named - set(self.revisions))


@dataclass(frozen=True)
class Judged:
    """A record and what becomes of it."""

    record: Record
    outcome: Outcome


def judge(record: Record, local: Local | None) -> Outcome:
    """What importing one revision would do.

    Args:
        record: the incoming revision, checked.
        local: what is known here of its id; None when nothing.
    """
    if local is not None and local.deleted:
        return Outcome.VERWIJDERD
    if local is None or not local.revisions:
        return Outcome.NIEUW if record.parent is None else Outcome.VOOROUDER_ONTBREEKT
    if local.type is not record.type:
        return Outcome.SOORT_GEWIJZIGD
    if record.hash in local.revisions:
        return Outcome.ONGEWIJZIGD
    if record.type is RecordType.MEASUREMENT:
        return Outcome.ONDERTEKEND_GEWIJZIGD
    return _place_in_tree(record, local)


def _place_in_tree(record: Record, local: Local) -> Outcome:
    if record.parent in local.revisions.values():
        return Outcome.CONFLICT
    if record.hash in local.missing or record.parent is None:
        return Outcome.AANGEVULD
    known = record.parent in local.revisions
    return Outcome.GEWIJZIGD if known else Outcome.VOOROUDER_ONTBREEKT


def judge_all(
    records: Iterable[Record], local: Mapping[str, Local]
) -> tuple[tuple[Judged, ...], dict[str, Local]]:
    """Judge the records of a file in order, each with what the ones before it brought.

    Returns:
        The judged records, and what will be known of the ids they touch.
    """
    known: dict[str, Local] = {}
    judged = []
    for record in records:
        before = known.get(record.id) or local.get(record.id)
        outcome = judge(record, before)
        judged.append(Judged(record, outcome))
        if outcome.is_kept:
            known[record.id] = _with(before, record)
            _bury(record, known, local)
    return tuple(judged), known


def _with(before: Local | None, record: Record) -> Local:
    revisions = dict(before.revisions) if before else {}
    return Local(record.type, revisions | {record.hash: record.parent})


def _bury(record: Record, known: dict[str, Local], local: Mapping[str, Local]) -> None:
    """A tombstone in the file also holds for what comes after it in the same file."""
    target = record.body.get("target_id") if record.type is RecordType.TOMBSTONE else None
    if isinstance(target, str):
        before = known.get(target) or local.get(target) or Local()
        known[target] = Local(before.type, before.revisions, deleted=True)


class SequenceVerdict(StrEnum):
    """What the number of a file says."""

    NIEUW = "nieuw"
    AL_INGELEZEN = "al_ingelezen"
    ANDERE_INHOUD = "andere_inhoud"  # refused


@dataclass(frozen=True)
class SequenceJudged:
    """The verdict, and the numbers before this one that never came, as (first, last)."""

    verdict: SequenceVerdict
    gaps: tuple[tuple[int, int], ...] = ()


def judge_sequence(sequence: int, content_sha256: str, known: Mapping[int, str]) -> SequenceJudged:
    """Judge the number of a file in the row from its sender to us.

    Args:
        sequence: of the file.
        content_sha256: of the file (`Opened.content_sha256`).
        known: the numbers read before from this sender, with the hash of each.
    """
    if sequence in known:
        same = known[sequence] == content_sha256
        return SequenceJudged(
            SequenceVerdict.AL_INGELEZEN if same else SequenceVerdict.ANDERE_INHOUD
        )
    earlier = [0, *sorted(number for number in known if number < sequence), sequence]
    gaps = tuple((one + 1, two - 1) for one, two in pairwise(earlier) if two - one > 1)
    return SequenceJudged(SequenceVerdict.NIEUW, gaps)
