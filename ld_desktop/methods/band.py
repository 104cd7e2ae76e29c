"""How sure the outcome is and what it hangs on: bandbreedte, influence and points, all exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ld_desktop.domain.trace import Invloed, Ontwikkelpunt
from ld_desktop.methods.definition import UNROUNDED, Scored
from ld_desktop.rules.numbers import decimal_text, in_parts
from ld_desktop.rules.probe import Probe
from ld_desktop.rules.ruleset import Run

HALF = Fraction(1, 2)
_PERCENTS = range(101)
_SHOWN = 5  # methods.md §1: the five with the largest effect


class Moved(NamedTuple):
    """What the unrounded loonwaarde becomes when one input moves.

    Attributes:
        effect: what one scale step moves it by: e of methods.md §1.
        gain: how much more it would be with the input at its best value.
    """

    effect: Fraction
    gain: Fraction


def move(run: Run, scored: Sequence[Scored]) -> tuple[Moved, ...]:
    """Move every scored input by a scale step and to its best value, one at a time."""
    probe = Probe(run, UNROUNDED)
    return tuple(_moved(probe, item) for item in scored)


def bandbreedte(value: Fraction, moved: Sequence[Fraction], breadth: Fraction) -> tuple[int, int]:
    """The band around an unrounded loonwaarde, each end rounded half up, within 0–100.

    The ends are value ± breadth × √Σe². A root is rarely a rational; whether an end lies above a
    whole percent is decided by comparing squares, so the rounding is exact all the same.
    """
    steps, parts = in_parts(moved)
    square = breadth**2 * Fraction(sum(e**2 for e in steps), parts**2)
    middle = value + HALF  # rounding half up is cutting off after adding a half
    low = _last(lambda n: n <= middle and (middle - n) ** 2 >= square)
    high = _last(lambda n: n <= middle or (n - middle) ** 2 <= square)
    return low, high


def rounded(low: Fraction, high: Fraction) -> tuple[int, int]:
    """A band that the method itself gives, each end rounded half up to a whole percent."""
    return _last(lambda n: n <= low + HALF), _last(lambda n: n <= high + HALF)


def invloed(scored: Sequence[Scored], moved: Sequence[Fraction]) -> tuple[Invloed, ...]:
    """The five inputs with the largest effect, largest first, in document order where equal."""
    largest = sorted(_sized(scored, moved), key=lambda one: -abs(one.size))[:_SHOWN]
    return tuple(Invloed(input=one.path, effect=decimal_text(one.points)) for one in largest)


def points(
    scored: Sequence[Scored], gains: Sequence[Fraction]
) -> tuple[tuple[Ontwikkelpunt, ...], tuple[Ontwikkelpunt, ...]]:
    """What each input would give at its best value: below the norm, and at or above it.

    Inputs below the norm come with the largest gain first and only if they cost anything; those
    at or above it, the strong points, in the opposite order.
    """
    found = _sized(scored, gains)
    weak = sorted((g for g in found if not g.at_norm and g.size > 0), key=lambda g: -g.size)
    strong = sorted((g for g in found if g.at_norm), key=lambda g: g.size)
    return _named(weak), _named(strong)


class _Sized(NamedTuple):
    """Percentage points of one input, and as whole parts of a point: these are sorted quickly."""

    path: str
    at_norm: bool
    points: Fraction
    size: int


def _sized(scored: Sequence[Scored], points: Sequence[Fraction]) -> list[_Sized]:
    sizes, _ = in_parts(points)
    rows = zip(scored, points, sizes, strict=True)
    return [_Sized(item.path, item.at_norm, given, size) for item, given, size in rows]


def _moved(probe: Probe, item: Scored) -> Moved:
    """Ask at most three questions; a value that was asked before gives the same answer."""
    high = min(item.value + item.step, item.high)
    low = max(item.value - item.step, item.low)
    known = [(item.value, probe.now)]

    def loonwaarde(value: Fraction) -> Fraction:
        for before, answer in known:
            if before == value:
                return answer
        known.append((value, probe.number(item.name, item.key, value)))
        return known[-1][1]

    effect = (loonwaarde(high) - loonwaarde(low)) * item.step / (high - low)
    return Moved(effect, gain=loonwaarde(item.best) - probe.now)


def _last(holds: Callable[[int], bool]) -> int:
    """The last whole percent for which it holds; it holds up to some point and then no more."""
    return max(bisect_right(_PERCENTS, 0, key=lambda n: 0 if holds(n) else 1) - 1, 0)


def _named(gains: Sequence[_Sized]) -> tuple[Ontwikkelpunt, ...]:
    return tuple(Ontwikkelpunt(input=g.path, winst=decimal_text(g.points)) for g in gains)
