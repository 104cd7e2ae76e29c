"""Dariuz 2010.1: the further outputs of the report, with their own steps. They change no loonwaarde."""

from __future__ import annotations

from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.dariuz import v2010_1_rules as regels
from ld_desktop.methods.definition import Further
from ld_desktop.rules.numbers import HONDERD, NUL, decimal_text
from ld_desktop.rules.parameters import ParameterSet
from ld_desktop.rules.rule import Rule, Value, rule
from ld_desktop.rules.ruleset import RuleSet, Run

VERLIES = tuple(f"verlies_{oordeel}" for oordeel in regels.OORDELEN)
SUBSIDIE = ("verlies", "begeleiding", "inzetbaarheid", "verzuim_pct")
BEHOEFTEN = {
    "instructie": ("K2",),
    "begeleiding_tijdens_werk": ("K1", "K3", "K4"),
    "sociaal_functioneren": ("K5", "K6", "K7", "K8"),
}
_TEKORTEN = {k: f"tekort_{k}" for k in regels.BEGELEID}

VERDELING = Aanname(
    id="verdeling_begeleiding",
    tekst="De bron splitst de begeleidingsbehoefte in drie soorten, niet hoe. Wij verdelen haar naar het "
    "tekort van de competenties van elke soort: hoe ver ze onder de grens van categorie laag liggen, maal "
    "hun belang.",
)
MATCH = Aanname(
    id="kwaliteit_match",
    tekst="De bron laat de kwaliteit van de match benoemen, niet hoe. Wij geven het aandeel van het belang "
    "dat ligt bij competenties op of boven de norm; de toetser oordeelt.",
)
WERKSETTING = Aanname(
    id="werksetting",
    tekst="De bron laat de toetser over de werksetting adviseren. Wij stellen een beschutte werkplek voor, "
    "en een Wsw-indicatie als reëel, waar de uitkomst onder de ondergrens van de toegangstoets ligt.",
)
REGULIER, DISPENSATIE, BESCHUT = (
    "regulier werk",
    "regulier werk met loondispensatie",
    "beschutte werkplek",
)


def _deel(
    name: str, total: str, part: str, parts: tuple[str, ...], aanname: Aanname | None
) -> Rule:
    """The part of a total that is proportional to one of its parts."""
    summed = " + ".join(_words(one) for one in parts)

    @rule(
        name=name,
        naam=f"Verdeling van {_words(total)}: {_words(part).removesuffix(' pct')}",
        formule=f"{_words(total)} × {_words(part)} ÷ ({summed}), of 0 als dat samen 0 is",
        eenheid="%",
        bron=regels.BRON,
        aanname=aanname,
    )
    def deel(whole: Fraction, *shares: Fraction) -> Value:
        both = sum(shares, NUL)
        return whole * shares[parts.index(part)] / both if both else NUL

    return regels.reading((total, *parts), deel)


def _tekort(competentie: str) -> Rule:
    belang = regels.BELANG[competentie]

    @rule(
        name=_TEKORTEN[competentie],
        naam=f"Tekort aan {regels.COMPETENTIES[competentie]}",
        formule=f"{belang} × (grens laag − z {competentie}), minstens 0",
        aanname=VERDELING,
    )
    def tekort(belang: Value, grens_laag: Fraction, z: Value) -> Value:
        if not isinstance(z, Fraction) or not isinstance(belang, Fraction):
            return None
        return max(belang * (grens_laag - z), NUL)

    return regels.reading((belang, "grens_laag", f"z_{competentie}"), tekort)


def _behoefte(behoefte: str) -> Rule:
    competenties = BEHOEFTEN[behoefte]
    summed = ", ".join(_words(_TEKORTEN[k]) for k in competenties)

    @rule(
        name=f"behoefte_{behoefte}",
        naam=f"Tekort voor {_words(behoefte)}",
        formule=f"de som van {summed}, zonder n.v.t.",
        aanname=VERDELING,
    )
    def som(*tekorten: Fraction | None) -> Value:
        return sum((tekort for tekort in tekorten if tekort is not None), NUL)

    return regels.reading([_TEKORTEN[k] for k in competenties], som)


@rule(
    naam="Kwaliteit van de match",
    formule="100 × de som van G waar z minstens 0 is ÷ de som van G",
    eenheid="%",
    bron=regels.BRON,
    aanname=MATCH,
)
def kwaliteit_match(*values: Value) -> Value:
    """How much of what matters at this work place is at or above the norm."""
    half = len(values) // 2
    pairs = [
        (z, belang)
        for z, belang in zip(values[:half], values[half:], strict=True)
        if isinstance(z, Fraction) and isinstance(belang, Fraction)
    ]
    good = sum((belang for z, belang in pairs if z >= NUL), NUL)
    return HONDERD * good / sum((belang for _, belang in pairs), NUL)


@rule(
    naam="Voorstel voor de werksetting",
    formule=f"{BESCHUT} als loonwaarde onafgerond onder grens loonwaarde ligt of begeleiding boven "
    f"grens begeleidingstijd; {REGULIER} als subsidieadvies 0 is; anders {DISPENSATIE}",
    bron=regels.BRON,
    aanname=WERKSETTING,
)
def werksetting(
    loonwaarde_onafgerond: Fraction,
    begeleiding: Fraction,
    subsidieadvies: Fraction,
    grens_loonwaarde: Fraction,
    grens_begeleidingstijd: Fraction,
) -> Value:
    """Where someone can work as regularly as possible for long."""
    if loonwaarde_onafgerond < grens_loonwaarde or begeleiding > grens_begeleidingstijd:
        return BESCHUT
    return DISPENSATIE if subsidieadvies else REGULIER


def _words(name: str) -> str:
    return name.replace("_", " ")


_SOORTEN = tuple(f"behoefte_{behoefte}" for behoefte in BEHOEFTEN)
_GEGEVEN = (
    "verlies",
    *VERLIES,
    *(name for name in SUBSIDIE if name != "verlies"),
    "subsidieadvies",
    "loonwaarde_onafgerond",
    *(f"z_{k}" for k in regels.COMPETENTIES),
    *regels.BELANG.values(),
)
_GRENZEN = ("grens_laag", "grens_loonwaarde", "grens_begeleidingstijd")
_Z = tuple(f"z_{k}" for k in regels.COMPETENTIES)
REGELS = RuleSet(
    (
        *(_deel(f"verdeling_{name}", "verlies", name, VERLIES, None) for name in VERLIES),
        *(_tekort(k) for k in regels.BEGELEID),
        *(_behoefte(behoefte) for behoefte in BEHOEFTEN),
        *(
            _deel(
                f"verdeling_{behoefte}", "begeleiding", f"behoefte_{behoefte}", _SOORTEN, VERDELING
            )
            for behoefte in BEHOEFTEN
        ),
        *(
            _deel(f"verdeling_subsidie_{name}", "subsidieadvies", name, SUBSIDIE, None)
            for name in SUBSIDIE
        ),
        regels.reading((*_Z, *regels.BELANG.values()), kwaliteit_match),
        werksetting,
    ),
    values=(*_GEGEVEN, *_GRENZEN),
)


def further(run: Run, chosen: ParameterSet) -> Further:
    """The splits that the report draws, the quality of the match, and what is proposed."""
    given = {name: run.found.get((name, None)) for name in _GEGEVEN}
    own = REGELS.run({**given, **{name: chosen.values[name] for name in _GRENZEN}})

    def split(names: dict[str, str]) -> dict[str, str]:
        return {name: decimal_text(own.number(step)) for name, step in names.items()}

    extra: dict[str, object] = {
        "verdeling_verlies": split(
            {oordeel: f"verdeling_verlies_{oordeel}" for oordeel in regels.OORDELEN}
        ),
        "verdeling_begeleiding": split({name: f"verdeling_{name}" for name in BEHOEFTEN}),
        "verdeling_subsidieadvies": split(
            {name: f"verdeling_subsidie_{name}" for name in SUBSIDIE}
        ),
        "kwaliteit_match": decimal_text(own.number("kwaliteit_match")),
        "werksetting": own["werksetting"],
        "wsw_indicatie_reeel": own["werksetting"] == BESCHUT,
    }
    return Further(extra, own.trace(lambda name, _: name), own.aannames())
