"""Dariuz 2010.1: the inputs, and the refusals that one input alone cannot decide (methods.md §4)."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import partial

from ld_desktop.documents.fields import NVT, Field, Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.methods.dariuz import v2010_1_rules as regels
from ld_desktop.rules.numbers import HONDERD, NUL, exact_text
from ld_desktop.rules.parameters import Parameters, ParameterSet

BEGELEIDING_PCT, VERZUIM_PCT = "begeleiding_pct", "verzuim_pct"
_LABELS = {
    **{f"{k}": f"Score {label}" for k, label in regels.COMPETENTIES.items()},
    **{regels.BELANG[k]: f"Belang van {label}" for k, label in regels.COMPETENTIES.items()},
}
_EFFICIENTIE = "efficientie"


def inputs(parameters: Parameters) -> Record:
    """All inputs with their ranges, which are fixed parameters."""
    fixed = parameters.standard()
    score = partial(
        Number, low=fixed.number("laagste_score"), high=fixed.number("hoogste_score"), unit="punt"
    )
    step = partial(Number, low=NUL, high=fixed.number("hoogste_aanpassing"), unit="punt")
    percent = partial(Number, low=NUL, high=HONDERD, unit="%", required=False)
    most = max(fixed.number(name) for name in regels.HOOGST)
    verzuim = parameters.by_id["hoogste_verzuim"].on().aanname
    fields: dict[str, Field] = {}
    for competentie in regels.COMPETENTIES:
        nvt = competentie in regels.BEGELEID
        when = "n.v.t. alleen samen met het belang" if nvt else ""
        fields[competentie] = score(_LABELS[competentie], nvt=nvt, when=when)
    for competentie, belang in regels.BELANG.items():
        nvt = competentie in regels.BEGELEID
        when = "n.v.t. alleen samen met de score" if nvt else ""
        fields[belang] = score(_LABELS[belang], nvt=nvt, when=when)
    for aanpassing, label in regels.AANPASSINGEN.items():
        fields[aanpassing] = step(f"Werkaanpassing {label}", whole=True)
    for oordeel, label in regels.OORDELEN.items():
        when = "vastgesteld door de toetser, in plaats van het voorstel uit de norm"
        fields[oordeel] = percent(f"Vastgesteld: {label}", when=when)
    return Record(
        "Invoer",
        {
            **fields,
            BEGELEIDING_PCT: percent(
                "Vergoeding voor begeleiding",
                high=most,
                when="binnen de band van de categorie, in plaats van het midden ervan",
            ),
            VERZUIM_PCT: percent(
                "Compensatie voor bovengemiddeld verzuim",
                high=fixed.number("hoogste_verzuim"),
                default=NUL,
                aanname=verzuim,
            ),
        },
    )


def check(values: Mapping[str, object], chosen: ParameterSet, refusals: Refusals) -> None:
    """Refuse what several inputs together make wrong."""
    for competentie in regels.BEGELEID:
        _check_pair(competentie, values, refusals)
    if _all_nvt(regels.BEGELEID, values):
        _refuse_empty(regels.BEGELEID, "minstens één score van 1–7", refusals)
    elif _EFFICIENTIE not in values and _all_nvt(regels.EFFICIENT, values):
        _refuse_empty(regels.EFFICIENT, "minstens één score van 1–7, of efficientie", refusals)
    given = values.get(BEGELEIDING_PCT)
    if isinstance(given, Fraction) and not refusals.concerns(BEGELEIDING_PCT):
        _check_begeleiding(given, values, chosen, refusals)


def _check_pair(competentie: str, values: Mapping[str, object], refusals: Refusals) -> None:
    """A score that is n.v.t. has an importance that is n.v.t., and the other way round."""
    belang = regels.BELANG[competentie]
    given = [values.get(name) for name in (competentie, belang)]
    if None in given or (given[0] == NVT) == (given[1] == NVT):
        return
    allowed = f"{NVT}, zoals {competentie}" if given[0] == NVT else f"1–7, zoals {competentie}"
    refusals.add(belang, _LABELS[belang], STRIJDIG, given[1], allowed)


def _all_nvt(competenties: tuple[str, ...], values: Mapping[str, object]) -> bool:
    return all(values.get(competentie) == NVT for competentie in competenties)


def _refuse_empty(competenties: tuple[str, ...], allowed: str, refusals: Refusals) -> None:
    """A mean with nothing left is incomplete: what it is taken of is missing."""
    for competentie in competenties:
        refusals.add(competentie, _LABELS[competentie], ONTBREEKT, NVT, allowed)


def _check_begeleiding(
    given: Fraction, values: Mapping[str, object], chosen: ParameterSet, refusals: Refusals
) -> None:
    """A percentage for guidance lies within the band of its category, if that can be known."""
    names = [*regels.BEGELEID, *(regels.BELANG[k] for k in regels.BEGELEID)]
    norms = [f"{name}_{k}" for name in ("gemiddelde", "sd") for k in regels.BEGELEID]
    doubtful = [*names, *(f"parameters.{name}" for name in norms), "parameters"]
    if any(values.get(name) is None for name in names) or any(map(refusals.concerns, doubtful)):
        return
    scores = {name: values[name] for name in names}
    run = regels.REGELS_CATEGORIE.run({**chosen.values, **scores})  # type: ignore[dict-item]
    categorie = str(run["begeleiding_categorie"])
    ends = [chosen.number(name) for name in (*regels.LAAGST, *regels.HOOGST)]
    low, high = regels.band_of(categorie, ends)
    if not low <= given <= high:
        label = "Vergoeding voor begeleiding"
        allowed = f"{exact_text(low)}–{exact_text(high)} bij categorie {categorie}"
        refusals.add(BEGELEIDING_PCT, label, STRIJDIG, given, allowed)
