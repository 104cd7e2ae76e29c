"""What an office saves on the benefits of a group in the pilot, as its plan estimated it (001 §9.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Number, Record
from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname, TraceStep
from ld_desktop.money import pilot
from ld_desktop.money.calculation import CENTEN, LOONWAARDE, numbers
from ld_desktop.money.regimes import find
from ld_desktop.money.tables import PEILDATUM, Tables, shipped
from ld_desktop.rules.numbers import EEN, HONDERD, NUL, fixed_text
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

_HUISHOUDENS = "huishoudens"
_PLAN = "001 §9.3"
GELIJK_VERDEELD = Aanname(
    id="huishoudens_gelijk_verdeeld",
    tekst="De drie soorten huishouden komen even vaak voor, zoals het plan aanneemt.",
)


@dataclass(frozen=True, slots=True)
class Savings:
    """The saving per month and full-time job, and of the whole group, in euros."""

    gemiddeld: str
    totaal: str
    trace: tuple[TraceStep, ...]
    aannames: tuple[Aanname, ...]


@rule(
    naam="Gemiddelde besparing per maand en voltijdsbaan",
    formule="de som van besparing over alle huishoudens ÷ aantal huishoudens",
    eenheid="euro",
    bron=_PLAN,
    aanname=GELIJK_VERDEELD,
)
def gemiddeld(besparing: Sequence[Fraction], aantal_huishoudens: Fraction) -> Value:
    """Every kind of household counts once."""
    return sum(besparing, NUL) / aantal_huishoudens


@rule(
    naam="Besparing van de groep",
    formule="gemiddeld × mensen × deeltijd × maanden",
    eenheid="euro",
    bron=_PLAN,
)
def totaal(gemiddeld: Fraction, mensen: Fraction, deeltijd: Fraction, maanden: Fraction) -> Value:
    """So many people, for so much of a week, for so many months."""
    return gemiddeld * mensen * deeltijd * maanden


_RULES = RuleSet(
    (gemiddeld, totaal),
    values=("mensen", "deeltijd", "maanden", "aantal_huishoudens"),
    columns={_HUISHOUDENS: ("besparing",)},
)
_INPUTS = Record(
    "Invoer",
    {
        PEILDATUM: Day("Peildatum"),
        LOONWAARDE: Number("Gemiddelde loonwaarde", NUL, HONDERD, "%"),
        "mensen": Number("Aantal mensen", NUL, whole=True),
        "deeltijd": Number(
            "Deel van een volle werkweek", NUL, EEN, above=True, required=False, default=EEN
        ),
        "maanden": Number("Aantal maanden", NUL),
    },
)


def office_savings(document: Mapping[str, object], tables: Tables | None = None) -> Savings:
    """The estimate for `peildatum`, `loonwaarde`, `mensen`, `deeltijd` and `maanden`.

    Raises:
        ScoreRefused: with all errors at once.
    """
    refusals = Refusals()
    values = _INPUTS.read_all(document, refusals)
    rows = {} if refusals else _households(document, tables or shipped(), refusals)
    if refusals:
        raise refusals.refusal({name: place for place, name in enumerate(_INPUTS.fields)})
    given = {**numbers(values), "aantal_huishoudens": Fraction(len(rows))}
    run = _RULES.run(given, {_HUISHOUDENS: rows})
    return Savings(
        gemiddeld=fixed_text(run.number("gemiddeld"), CENTEN),
        totaal=fixed_text(run.number("totaal"), CENTEN),
        trace=run.trace(lambda name, key: name if key is None else f"{name}_{key}"),
        aannames=run.aannames(),
    )


def _households(
    document: Mapping[str, object], tables: Tables, refusals: Refusals
) -> dict[str, dict[str, Value]]:
    """The saving on every kind of household in a full-time job; the first refusal counts for all."""
    regime, rows = find(pilot.ID), dict[str, dict[str, Value]]()
    for huishouden in pilot.HUISHOUDENS:
        one = {
            "regime": pilot.ID,
            "huishouden": huishouden,
            PEILDATUM: document[PEILDATUM],
            LOONWAARDE: document[LOONWAARDE],
        }
        values = regime.inputs.read_all(one, refusals)
        done = regime.calculate(values, tables, refusals)
        if done is None:
            return {}
        rows[huishouden] = {"besparing": done.found("besparing")}
    return rows
