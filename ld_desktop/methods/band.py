"""How sure the outcome is and what it hangs on: bandbreedte, influence and points, all exact."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Invloed, Ontwikkelpunt
from ld_desktop.methods.definition import UNROUNDED, Scored
from ld_desktop.rules.numbers import NUL, decimal_text
from ld_desktop.rules.ruleset import Run

HALF = Fraction(1, 2)
_PERCENTS = range(101)
_SHOWN = 5  # methods.md §1: the five with the largest effect


def effects(run: Run, scored: Sequence[Scored]) -> tuple[Fraction, ...]:
    """What one scale step on each input moves the loonwaarde by: e of methods.md §1."""
    return tuple(_effect(run, item) for item in scored)


def bandbreedte(value: Fraction, moved: Sequence[Fraction], breadth: Fraction) -> tuple[int, int]:
    """The band around an unrounded loonwaarde, each end rounded half up, within 0–100.

    The ends are value ± breadth × √Σe². A root is rarely a rational; whether an end lies above a
    whole percent is decided by comparing squares, so the rounding is exact all the same.
    """
    square = breadth**2 * sum((e**2 for e in moved), NUL)
    middle = value + HALF  # rounding half up is cutting off after adding a half
    low = _last(lambda n: n <= middle and (middle - n) ** 2 >= square)
    high = _last(lambda n: n <= middle or (n - middle) ** 2 <= square)
    return low, high


def rounded(low: Fraction, high: Fraction) -> tuple[int, int]:
    """A band that the method itself gives, each end rounded half up to a whole percent."""
    return _last(lambda n: n <= low + HALF), _last(lambda n: n <= high + HALF)


def invloed(scored: Sequence[Scored], moved: Sequence[Fraction]) -> tuple[Invloed, ...]:
    """The five inputs with the largest effect, largest first, in document order where equal."""
    order = sorted(zip(scored, moved, strict=True), key=lambda pair: -abs(pair[1]))
    return tuple(
        Invloed(input=item.path, effect=decimal_text(effect)) for item, effect in order[:_SHOWN]
    )


def points(
    run: Run, scored: Sequence[Scored]
) -> tuple[tuple[Ontwikkelpunt, ...], tuple[Ontwikkelpunt, ...]]:
    """What each input would give at its best value: below the norm, and at or above it.

    Inputs below the norm come with the largest gain first and only if they cost anything; those
    at or above it, the strong points, in the opposite order.
    """
    now = run.number(UNROUNDED)
    gains = [
        (item, run.changed(item.name, item.best, item.key).number(UNROUNDED) - now)
        for item in scored
    ]
    weak = sorted((g for g in gains if not g[0].at_norm and g[1] > 0), key=lambda g: -g[1])
    strong = sorted((g for g in gains if g[0].at_norm), key=lambda g: g[1])
    return _named(weak), _named(strong)


def _effect(run: Run, item: Scored) -> Fraction:
    high = min(item.value + item.step, item.high)
    low = max(item.value - item.step, item.low)
    up = run.changed(item.name, high, item.key).number(UNROUNDED)
    down = run.changed(item.name, low, item.key).number(UNROUNDED)
    return (up - down) * item.step / (high - low)


def _last(holds: Callable[[int], bool]) -> int:
    """The last whole percent for which it holds; it holds up to some point and then no more."""
    return max(bisect_right(_PERCENTS, 0, key=lambda n: 0 if holds(n) else 1) - 1, 0)


def _named(gains: Sequence[tuple[Scored, Fraction]]) -> tuple[Ontwikkelpunt, ...]:
    return tuple(Ontwikkelpunt(input=item.path, winst=decimal_text(gain)) for item, gain in gains)
