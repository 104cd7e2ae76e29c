"""Uniform 2021.1: the rules. Never edited once released; a change is a new version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from ld_desktop.documents.refusals import Refusals
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods import closing
from ld_desktop.methods.closing import aanname_bandbreedte, loonwaarde_in_hele_procenten
from ld_desktop.methods.definition import Method, Prepared, Scored, read_data
from ld_desktop.methods.uniform import v2021_1_inputs as invoer
from ld_desktop.rules.numbers import HONDERD, NUL, Rounding, begrensd, deel
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

ID, VERSION = "uniform", "2021.1"
TAKEN = "taken"
PER_TAAK = "per_taak"
BESLUIT = "Besluit loonkostensubsidie Participatiewet 2021, art. 3"
MODEL = "Regeling loonkostensubsidie Participatiewet 2021, bijlage (rapportmodel)"
LEIDRAAD = "AKC Cahier 24 (leidraad)"

VERMENIGVULDIGING = Aanname(
    id="vermenigvuldiging",
    tekst="Het rapportmodel noemt de kolommen tijd, tempo, kwaliteit, netto werktijd en resultaat, "
    "maar niet hoe het resultaat ontstaat. Wij vermenigvuldigen, zoals de voorganger van deze "
    "methode deed (tempo × kwaliteit × inzetbaarheid × bijdrage van de taak).",
)


@rule(
    naam="Aandeel van hoofdtaak {rij}",
    formule="100 × uren ÷ uren per week",
    eenheid="%",
    bron=f"{MODEL}: tijd per hoofdtaak, van de contracturen",
    per=TAKEN,
)
def aandeel(uren: Fraction, uren_per_week: Fraction) -> Value:
    """The share in percent of the contract hours, where hours were given."""
    return HONDERD * uren / uren_per_week


@rule(
    naam="Tempo in hoofdtaak {rij}",
    formule="100 × aantal ÷ norm",
    eenheid="%",
    bron=f"{BESLUIT}: tempo tegenover dat van de normfunctie",
    per=TAKEN,
)
def tempo(aantal: Fraction, norm: Fraction) -> Value:
    """The tempo in percent of the norm, where counts were given."""
    return HONDERD * aantal / norm


@rule(
    naam="Meetellend tempo in hoofdtaak {rij}",
    formule="tempo, en bij tempo plafond per_taak hoogstens 100",
    eenheid="%",
    bron=f"{LEIDRAAD}: tempo boven 100 % verhoogt de loonwaarde niet; "
    "waar dat wordt afgekapt is een parameter met een aanname",
    per=TAKEN,
)
def meetellend_tempo(tempo: Fraction, tempo_plafond: str) -> Value:
    """The tempo that counts in this hoofdtaak."""
    return min(tempo, HONDERD) if tempo_plafond == PER_TAAK else tempo


@rule(
    naam="Resultaat van hoofdtaak {rij}",
    formule="aandeel × meetellend tempo ÷ 100 × kwaliteit ÷ 100 × netto werktijd ÷ 100",
    eenheid="%",
    bron=MODEL,
    aanname=VERMENIGVULDIGING,
    per=TAKEN,
    component=True,
)
def resultaat(
    aandeel: Fraction,
    meetellend_tempo: Fraction,
    kwaliteit: Fraction,
    netto_werktijd: Fraction,
) -> Value:
    """What this hoofdtaak contributes, in percent of a regular worker in the whole function."""
    return aandeel * deel(meetellend_tempo) * deel(kwaliteit) * deel(netto_werktijd)


@rule(
    naam="Arbeidsprestatie",
    formule="de som van resultaat over alle hoofdtaken",
    eenheid="%",
    bron=BESLUIT,
    component=True,
)
def arbeidsprestatie(resultaat: Sequence[Fraction]) -> Value:
    """The performance in the whole function."""
    return sum(resultaat, NUL)


@rule(
    name="arbeidsprestatie",
    naam="Arbeidsprestatie",
    formule="een reguliere arbeidsprestatie is 100",
    eenheid="%",
    bron=MODEL,
    component=True,
)
def reguliere_arbeidsprestatie(regulier: bool) -> Value:
    """A worker who performs regularly is worth the whole wage; there is no table."""
    return HONDERD if regulier else None


@rule(
    naam="Loonwaarde voor afronding",
    formule="het laagste van arbeidsprestatie en 100",
    eenheid="%",
    bron=BESLUIT,
)
def loonwaarde_onafgerond(arbeidsprestatie: Fraction) -> Value:
    """At most that of a regular worker."""
    return begrensd(arbeidsprestatie)


loonwaarde = loonwaarde_in_hele_procenten(BESLUIT, Rounding(step=Fraction(1), bron=BESLUIT))


REGELS = RuleSet(
    (
        aandeel,
        tempo,
        meetellend_tempo,
        resultaat,
        arbeidsprestatie,
        loonwaarde_onafgerond,
        loonwaarde,
    ),
    values=("uren_per_week", "tempo_plafond"),
    columns={
        TAKEN: ("aandeel", "uren", "tempo", "aantal", "norm", "kwaliteit", "netto_werktijd"),
    },
)
REGELS_REGULIER = RuleSet(
    (reguliere_arbeidsprestatie, loonwaarde_onafgerond, loonwaarde), values=("regulier",)
)


def load() -> Method:
    """This version, with its data read."""
    parameters = Parameters(read_data(ID, VERSION, "parameters"), f"{ID}/{VERSION}")
    return Method(
        id=ID,
        version=VERSION,
        title=read_data(ID, VERSION, "definition"),
        parameters=parameters,
        inputs=invoer.inputs(parameters),
        prepare=partial(_prepare, parameters),
        modules=(__name__, invoer.__name__, closing.__name__),
    )


def _prepare(
    parameters: Parameters,
    values: Mapping[str, Any],
    chosen: ParameterSet,
    refusals: Refusals,
) -> Prepared | None:
    invoer.check(values, chosen, refusals)
    if refusals:
        return None
    breadth = chosen.number("standaardfout_per_stap") * chosen.number("breedte_van_de_band")
    if values["regulier"]:
        run = REGELS_REGULIER.run({"regulier": values["regulier"]})
        return Prepared(run, breadth, _path, tuple, tuple)
    run = REGELS.run(
        {
            "uren_per_week": values["uren_per_week"],
            "tempo_plafond": chosen.values["tempo_plafond"],
        },
        {TAKEN: {str(n): _row(taak) for n, taak in enumerate(values["taken"], start=1)}},
    )
    return Prepared(
        run,
        breadth,
        _path,
        partial(_scored, run, chosen),
        partial(_aannames, run, parameters),
    )


def _row(taak: invoer.Taak) -> dict[str, Value]:
    """The values of one hoofdtaak by their names in the rules; its name stays out."""
    row = {name: value for name, value in taak.items() if name not in {"naam", "tempo"}}
    counts = taak["tempo"] if isinstance(taak["tempo"], Mapping) else {"tempo": taak["tempo"]}
    return {**row, **counts}


def _path(name: str, key: str | None) -> str:
    if key is None:
        return name
    counted = f"tempo.{name}" if name in {"aantal", "norm"} else name
    return f"{TAKEN}.{key}.{counted}"


def _scored(run: Run, chosen: ParameterSet) -> tuple[Scored, ...]:
    """Tempo, kwaliteit and netto werktijd of every hoofdtaak; counts as the percentage they give."""
    step = chosen.number("stap_oordeel")
    highest = {"tempo": chosen.number("hoogste_tempo")}
    return tuple(
        Scored(
            path=_path(factor, key),
            name=factor,
            key=key,
            value=run.number(factor, key),
            low=NUL,
            high=highest.get(factor, HONDERD),
            step=step,
            best=highest.get(factor, HONDERD),
            at_norm=run.number(factor, key) >= HONDERD,
        )
        for key in run.keys[TAKEN]
        for factor in invoer.FACTOREN
    )


def _aannames(run: Run, parameters: Parameters) -> tuple[Aanname, ...]:
    """The assumptions that touched this result; the ceiling on tempo only where it did."""
    bereik = parameters.by_id["hoogste_tempo"].aanname()
    plafond = parameters.by_id["tempo_plafond"].aanname()
    band = aanname_bandbreedte(parameters, ("stap_oordeel",))
    touched = any(_matters(run, key) for key in run.keys[TAKEN])
    return (*run.aannames(), bereik, *((plafond,) if touched else ()), band)


def _matters(run: Run, key: str) -> bool:
    """Whether the place of the ceiling changes what this hoofdtaak contributes."""
    others = run.number("kwaliteit", key) * run.number("netto_werktijd", key)
    return run.number("tempo", key) > HONDERD and others > NUL
