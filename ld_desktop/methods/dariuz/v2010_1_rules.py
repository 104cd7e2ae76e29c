"""Dariuz 2010.1: the rules of the loonwaarde. Never edited once released."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.closing import loonwaarde_in_hele_procenten
from ld_desktop.rules.numbers import (
    HONDERD,
    NUL,
    begrensd,
    gemiddelde,
    gewogen_gemiddelde,
)
from ld_desktop.rules.rule import Rule, Value, rule
from ld_desktop.rules.ruleset import RuleSet

BRON = "003 §3.3"
TABEL = "003 tabel 3.9"
BOX = "003 §3.3, voorbeeldberekening"
COMPETENTIES = {
    "K1": "stressbestendigheid en flexibiliteit",
    "K2": "leervermogen",
    "K3": "zelfstandigheid",
    "K4": "doorzettingsvermogen",
    "K5": "afspraken nakomen",
    "K6": "samenwerken en collegialiteit",
    "K7": "gevoel voor arbeidsverhoudingen",
    "K8": "communiceren",
    "K9": "nauwkeurigheid",
    "K10": "productiviteit",
}
BELANG = {competentie: f"G{competentie[1:]}" for competentie in COMPETENTIES}
BEGELEID = tuple(COMPETENTIES)[:8]
EFFICIENT = ("K2", "K3")
AANPASSINGEN = {
    "I1": "takenpakket",
    "I2": "speciale begeleiding",
    "I3": "werktempo",
    "I4": "fysieke belasting",
    "I5": "werktijden",
    "I6": "voorzieningen",
}
OORDELEN = {"tempo": "werktempo", "efficientie": "efficiëntie", "kwaliteit": "kwaliteit"}
CATEGORIEEN = ("zeer_laag", "laag", "gemiddeld", "hoog", "zeer_hoog")
GRENZEN = tuple(f"grens_{categorie}" for categorie in CATEGORIEEN[:-1])
LAAGST = tuple(f"begeleiding_laagst_{categorie}" for categorie in CATEGORIEEN)
HOOGST = tuple(f"begeleiding_hoogst_{categorie}" for categorie in CATEGORIEEN)

VOORSTEL = Aanname(
    id="verlies_uit_de_norm",
    tekst="De bron zegt dat het verlies volgt uit de afstand tot het normbestand en dat wat belangrijker "
    "is zwaarder telt, niet hoe. Wij nemen K10 voor tempo, K2 en K3 voor efficiëntie en K9 voor "
    "kwaliteit, en vermenigvuldigen met het belang ten opzichte van het gemiddelde belang.",
)
BEGELEIDING = Aanname(
    id="begeleiding_uit_de_norm",
    tekst="De bron zegt niet hoe de competenties samen de begeleidingsbehoefte geven. Wij nemen het naar "
    "belang gewogen gemiddelde van K1 tot en met K8; K2 en K3 tellen zo ook mee bij efficiëntie.",
)
GRENS = Aanname(
    id="begeleiding_categorie",
    tekst="De bron noemt de categorieën en hun vergoeding, niet de grenzen ertussen. Wij leggen die op "
    "een halve en anderhalve standaarddeviatie boven en onder het gemiddelde.",
)
MIDDEN = Aanname(
    id="begeleiding_midden",
    tekst="Geeft de toetser geen percentage voor begeleiding, dan nemen wij het midden van de band die "
    "de bron voor de categorie noemt.",
)
INZETBAARHEID = Aanname(
    id="inzetbaarheid",
    tekst="De bron scoort werkaanpassingen op vier punten en zegt niet hoe ze meetellen. Wij tellen de "
    "scores (0 tot en met 3) op en vermenigvuldigen met een vast aantal procentpunten per stap.",
)


def reading(sources: Sequence[str], made: Rule) -> Rule:
    """A rule whose sources are named by a list instead of by its arguments."""
    return replace(made, sources=tuple(sources))


def _z(competentie: str) -> Rule:
    @rule(
        name=f"z_{competentie}",
        naam=f"Afstand tot de norm: {COMPETENTIES[competentie]}",
        formule=f"({competentie} − gemiddelde {competentie}) ÷ sd {competentie}",
        eenheid="sd",
        bron=BRON,
        component=True,
    )
    def z(score: Value, gemiddelde: Fraction, sd: Fraction) -> Value:
        return (score - gemiddelde) / sd if isinstance(score, Fraction) else None

    return reading((competentie, f"gemiddelde_{competentie}", f"sd_{competentie}"), z)


@rule(
    naam="Gemiddeld belang van de competenties",
    formule="het gemiddelde van G1 t/m G10, zonder n.v.t.",
    eenheid="punt",
    aanname=VOORSTEL,
)
def belang_gemiddeld(tempo: Value, efficientie: Value, kwaliteit: Value, *belang: Value) -> Value:
    """What every importance is weighed against, where the assessor left anything to the norm."""
    return gemiddelde(belang) if None in (tempo, efficientie, kwaliteit) else None


@rule(
    naam="Afstand tot de norm voor efficiëntie",
    formule="het gewogen gemiddelde van z K2 t/m z K3, gewogen met G2 t/m G3, zonder n.v.t.",
    eenheid="sd",
    aanname=VOORSTEL,
)
def z_efficientie(given: Value, *values: Value) -> Value:
    """Two competences as one, only where the assessor established no efficiency."""
    if given is not None:
        return None
    half = len(values) // 2
    return gewogen_gemiddelde(values[:half], values[half:])


@rule(
    naam="Belang van efficiëntie",
    formule="het gemiddelde van G2 t/m G3, zonder n.v.t.",
    eenheid="punt",
    aanname=VOORSTEL,
)
def belang_efficientie(given: Value, *belang: Value) -> Value:
    """Their importance as one, only where the assessor established no efficiency."""
    return gemiddelde(belang) if given is None else None


def _voorstel(oordeel: str, z: str, belang: str) -> Rule:
    @rule(
        name=f"voorstel_{oordeel}",
        naam=f"Voorstel uit de norm voor het verlies: {OORDELEN[oordeel]}",
        formule=f"−{_words(z)} × verlies per sd × {_words(belang)} ÷ belang gemiddeld, "
        "begrensd op 0 tot 100",
        eenheid="%",
        bron=BRON,
        aanname=VOORSTEL,
    )
    def voorstel(
        given: Value, z: Fraction, verlies_per_sd: Fraction, belang: Fraction, gemiddeld: Fraction
    ) -> Value:
        if given is not None:
            return None
        return begrensd(-z * verlies_per_sd * belang / gemiddeld)

    return reading((oordeel, z, "verlies_per_sd", belang, "belang_gemiddeld"), voorstel)


def _verlies(oordeel: str) -> Rule:
    @rule(
        name=f"verlies_{oordeel}",
        naam=f"Verlies in productiviteit: {OORDELEN[oordeel]}",
        formule=f"100 − {oordeel}; zonder {oordeel}: voorstel {oordeel}",
        eenheid="%",
        bron=BRON,
        component=True,
    )
    def verlies(given: Fraction | None, voorstel: Value) -> Value:
        return voorstel if given is None else HONDERD - given

    return reading((oordeel, f"voorstel_{oordeel}"), verlies)


@rule(
    naam="Verlies in productiviteit",
    formule="verlies tempo + verlies efficientie + verlies kwaliteit, hoogstens 100",
    eenheid="%",
    bron=BRON,
    component=True,
)
def verlies(
    verlies_tempo: Fraction, verlies_efficientie: Fraction, verlies_kwaliteit: Fraction
) -> Value:
    """What the worker produces less than a regular worker."""
    return begrensd(verlies_tempo + verlies_efficientie + verlies_kwaliteit)


@rule(
    naam="Afstand tot de norm voor begeleiding",
    formule="het gewogen gemiddelde van z K1 t/m z K8, gewogen met G1 t/m G8, zonder n.v.t.",
    eenheid="sd",
    bron=BRON,
    aanname=BEGELEIDING,
    component=True,
)
def begeleiding_z(*values: Value) -> Value:
    """Where the worker stands among those in the norm file; higher needs less guidance."""
    half = len(values) // 2
    return gewogen_gemiddelde(values[:half], values[half:])


@rule(
    naam="Categorie van de begeleidingsbehoefte",
    formule="zeer laag als begeleiding z minstens grens zeer laag is; laag vanaf grens laag; "
    "gemiddeld vanaf grens gemiddeld; hoog vanaf grens hoog; anders zeer hoog",
    bron=TABEL,
    aanname=GRENS,
    component=True,
)
def begeleiding_categorie(begeleiding_z: Fraction, *grenzen: Fraction) -> Value:
    """One of the five categories, in words."""
    place = sum(begeleiding_z < grens for grens in grenzen)
    return CATEGORIEEN[place].replace("_", " ")


@rule(
    naam="Voorstel voor begeleiding",
    formule="(begeleiding laagst + begeleiding hoogst) ÷ 2, van begeleiding categorie",
    eenheid="%",
    bron=TABEL,
    aanname=MIDDEN,
)
def begeleiding_voorstel(given: Value, categorie: str, *ends: Fraction) -> Value:
    """The middle of the category's band, only where the assessor gave no percentage."""
    if given is not None:
        return None
    low, high = band_of(categorie, ends)
    return (low + high) / 2


@rule(
    naam="Begeleidingsbehoefte",
    formule="begeleiding pct; zonder begeleiding pct: begeleiding voorstel",
    eenheid="%",
    bron=TABEL,
    component=True,
)
def begeleiding(begeleiding_pct: Value, begeleiding_voorstel: Value) -> Value:
    """What guidance costs beyond that of a regular worker."""
    return begeleiding_voorstel if begeleiding_pct is None else begeleiding_pct


@rule(
    naam="Beperkte inzetbaarheid",
    formule=f"({' + '.join(AANPASSINGEN)}) × punt inzetbaarheid",
    eenheid="%",
    bron=BOX,
    aanname=INZETBAARHEID,
    component=True,
)
def inzetbaarheid(punt_inzetbaarheid: Fraction, *aanpassingen: Fraction) -> Value:
    """What adaptations of the work cost."""
    return sum(aanpassingen, NUL) * punt_inzetbaarheid


@rule(
    naam="Subsidieadvies",
    formule="verlies + begeleiding + inzetbaarheid + verzuim pct, hoogstens 100",
    eenheid="%",
    bron=BOX,
    component=True,
)
def subsidieadvies(
    verlies: Fraction, begeleiding: Fraction, inzetbaarheid: Fraction, verzuim_pct: Fraction
) -> Value:
    """The part of the wage that is advised to be subsidised."""
    return begrensd(verlies + begeleiding + inzetbaarheid + verzuim_pct)


@rule(
    naam="Loonwaarde voor afronding",
    formule="100 − subsidieadvies",
    eenheid="%",
    bron=BRON,
)
def loonwaarde_onafgerond(subsidieadvies: Fraction) -> Value:
    """The rest of the wage."""
    return HONDERD - subsidieadvies


loonwaarde = loonwaarde_in_hele_procenten(BRON)


def band_of(categorie: str, ends: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
    """The band of a category, from the five lower and then the five upper ends."""
    place = CATEGORIEEN.index(categorie.replace(" ", "_"))
    return ends[place], ends[place + len(CATEGORIEEN)]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _with_belang(competenties: Sequence[str]) -> list[str]:
    scores = [f"z_{competentie}" for competentie in competenties]
    return scores + [BELANG[competentie] for competentie in competenties]


_Z = tuple(_z(competentie) for competentie in COMPETENTIES)
_CATEGORIE = (
    reading(_with_belang(BEGELEID), begeleiding_z),
    reading(("begeleiding_z", *GRENZEN), begeleiding_categorie),
)
_GEGEVEN = (
    *COMPETENTIES,
    *BELANG.values(),
    *(f"{name}_{competentie}" for name in ("gemiddelde", "sd") for competentie in COMPETENTIES),
    *GRENZEN,
)
REGELS_CATEGORIE = RuleSet((*_Z, *_CATEGORIE), values=_GEGEVEN)
REGELS = RuleSet(
    (
        *_Z,
        reading((*OORDELEN, *BELANG.values()), belang_gemiddeld),
        reading(("efficientie", *_with_belang(EFFICIENT)), z_efficientie),
        reading(("efficientie", *(BELANG[c] for c in EFFICIENT)), belang_efficientie),
        _voorstel("tempo", "z_K10", "G10"),
        _voorstel("efficientie", "z_efficientie", "belang_efficientie"),
        _voorstel("kwaliteit", "z_K9", "G9"),
        *(_verlies(oordeel) for oordeel in OORDELEN),
        verlies,
        *_CATEGORIE,
        reading(
            ("begeleiding_pct", "begeleiding_categorie", *LAAGST, *HOOGST), begeleiding_voorstel
        ),
        begeleiding,
        reading(("punt_inzetbaarheid", *AANPASSINGEN), inzetbaarheid),
        subsidieadvies,
        loonwaarde_onafgerond,
        loonwaarde,
    ),
    values=(
        *_GEGEVEN,
        *AANPASSINGEN,
        *OORDELEN,
        *LAAGST,
        *HOOGST,
        "begeleiding_pct",
        "verzuim_pct",
        "verlies_per_sd",
        "punt_inzetbaarheid",
    ),
)
