"""Which revision of a record counts, and where two hands changed the same one. Pure functions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple


class Node(NamedTuple):
    """One revision in the tree of a record."""

    seq: int
    hash: str
    parent: str | None
    revision: int
    changed_at: datetime
    sealed: bool
    put_aside: bool


def head(nodes: Sequence[Node]) -> Node:
    """The revision that counts: the open one, else the furthest end that was not put aside.

    The order in which revisions arrived plays no part, so two offices that hold the same
    revisions see the same head.
    """
    ends = [node for node in _ends(nodes) if not node.put_aside] or _ends(nodes)
    return max(ends, key=lambda n: (not n.sealed, n.revision, n.changed_at, n.hash))


def rivals(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The ends that compete: revisions of one parent that both lead to an end not put aside.

    A gap (a parent that has not come yet) is no conflict: it may turn out to be one line.
    """
    children = _children(nodes)
    found: dict[str, Node] = {}
    for siblings in children.values():
        branches = [ends for ends in (_open_ends(s, children) for s in siblings) if ends]
        if len(branches) > 1:
            found.update({end.hash: end for ends in branches for end in ends})
    return tuple(sorted(found.values(), key=lambda node: node.hash))


def _ends(nodes: Sequence[Node]) -> list[Node]:
    parents = {node.parent for node in nodes}
    return [node for node in nodes if node.hash not in parents]


def _children(nodes: Sequence[Node]) -> Mapping[str | None, list[Node]]:
    children: dict[str | None, list[Node]] = defaultdict(list)
    for node in nodes:
        children[node.parent].append(node)
    return dict(children)


def _open_ends(start: Node, children: Mapping[str | None, list[Node]]) -> list[Node]:
    """The ends below a revision that were not put aside."""
    waiting, ends = [start], []
    while waiting:
        node = waiting.pop()
        below = children.get(node.hash, [])
        waiting.extend(below)
        if not below and not node.put_aside:
            ends.append(node)
    return ends
