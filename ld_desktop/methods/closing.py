"""How the methods end alike: one rounding to whole percents, and what the band assumes.

Part of the rules of every version that names it in its modules, so it is pinned as they are and
never edited once released: another ending is another function.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.rules.numbers import Rounding
from ld_desktop.rules.parameters import Parameters
from ld_desktop.rules.rule import Rule, Value, rule

HELE_PROCENTEN = Rounding(
    step=Fraction(1), bron="voor alle methoden gelijk: hele procenten, een half naar boven"
)
BAND = ("standaardfout_per_stap", "breedte_van_de_band")


def loonwaarde_in_hele_procenten(bron: str, rounding: Rounding = HELE_PROCENTEN) -> Rule:
    """The last rule of a method: the one rounding, of `loonwaarde_onafgerond`; `bron` says who asks it."""

    @rule(
        naam="Loonwaarde",
        formule="loonwaarde onafgerond, afgerond op hele procenten, een half naar boven",
        eenheid="%",
        bron=bron,
        rounding=rounding,
    )
    def loonwaarde(loonwaarde_onafgerond: Fraction) -> Value:
        """Only here is anything rounded."""
        return loonwaarde_onafgerond

    return loonwaarde


def aanname_bandbreedte(parameters: Parameters, steps: Sequence[str]) -> Aanname:
    """What the band assumes, with the parameters that say how large a scale step is."""
    texts = (parameters.by_id[name].on().aanname for name in (*steps, *BAND))
    return Aanname(id="bandbreedte", tekst=" ".join(texts))
