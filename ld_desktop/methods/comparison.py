"""What a comparison of two methods says, as plain data."""

from __future__ import annotations

from ld_desktop.domain.base import Frozen
from ld_desktop.domain.trace import Aanname


class Kant(Frozen):
    """One of the two measurements."""

    method: str
    method_version: str
    naam: str
    loonwaarde: int
    loonwaarde_exact: str
    bandbreedte: tuple[int, int]


class Verschil(Frozen):
    """The second loonwaarde minus the first, in percentage points, each as `Kant` gives it.

    Attributes:
        banden_raken: whether the two bands have a percentage in common.
    """

    loonwaarde: int
    loonwaarde_exact: str
    banden_raken: bool


class ThemaScore(Frozen):
    """The score of one method on a theme, and of each input that it comes from; from 0 to 100."""

    score: str
    invoer: dict[str, str]


class ThemaVerschil(Frozen):
    """A theme that both measured; `verschil` is the second minus the first."""

    thema: str
    naam: str
    a: ThemaScore
    b: ThemaScore
    verschil: str
    uiteen: bool


class Vraag(Frozen):
    """An input of the second method that the first says nothing about."""

    input: str
    label: str


class Overname(Frozen):
    """An input of the second method that the first tells something about; always to be confirmed.

    Attributes:
        uit: the inputs of the first method that tell it.
        score: what they say on the common scale; None where they are on no scale.
        voorstel: the value itself where both use the same kind of scale, as it may stand in a
            document; None where it has to be asked how the first score reads on the second's scale.
    """

    input: str
    label: str
    uit: tuple[str, ...]
    score: str | None
    voorstel: object


class Nodig(Frozen):
    """What the second method asks beside what the first gave."""

    nog_te_vragen: tuple[Vraag, ...]
    over_te_nemen: tuple[Overname, ...]


class Vergelijking(Frozen):
    """Two measurements side by side (methods.md §9).

    Attributes:
        uiteen: the themes on which they part: by more than `drempel` points.
        alleen_a: the themes that only the first measured; `alleen_b` the second.
    """

    a: Kant
    b: Kant
    verschil: Verschil
    drempel: str
    themas: tuple[ThemaVerschil, ...]
    uiteen: tuple[str, ...]
    alleen_a: tuple[str, ...]
    alleen_b: tuple[str, ...]
    nodig: Nodig
    aannames: tuple[Aanname, ...]
    crosswalk_sha256: str
