"""VTA 2010.1: the rules of both variants. Never edited once released."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.closing import loonwaarde_in_hele_procenten
from ld_desktop.methods.vta.v2010_1_inputs import BELANG, ITEMS, PROFIELEN, TAKEN
from ld_desktop.rules.numbers import HONDERD, NUL, begrensd, deel, gemiddelde
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet

BRON = "003 §3.6"
TABEL = "003 tabel 3.9"
SCORES = tuple(name.lower() for name in ITEMS)  # the five items as the rules call them
GEWICHTEN = ("gewicht_tempo", "gewicht_kwaliteit", "gewicht_sociaal")
GEGEVEN = (
    *GEWICHTEN,
    "profiel",
    *(f"begeleiding_{profiel}" for profiel in PROFIELEN),
    "overhead_percentage",
    "plaatsingstoeslag",
)

KOSTEN = Aanname(
    id="kosten_van_de_werkgever",
    tekst="De bron berekent een tegemoetkoming voor de werkgever en noemt geen formule voor de "
    "loonwaarde. Van de extra kosten verbinden de tabellen 3.8 en 3.9 alleen extra begeleiding met "
    "de loonwaarde; overhead en plaatsingstoeslag zijn kosten van de werkgever. Wij trekken van 100 "
    "het verlies en de begeleiding af.",
)
NAAR_BELANG = Aanname(
    id="middelen_naar_belang",
    tekst="De bron kondigt aan dat het verlies per hoofdtaak wordt berekend en dan gemiddeld, maar "
    "zegt niet hoe. Wij middelen naar belang: een hoofdtaak die meer uitmaakt, telt meer.",
)
_VERLIES = "gewicht tempo × tempo + gewicht kwaliteit × kwaliteit + gewicht sociaal × sociaal"
_VERLIES_BRON = f"{BRON}: tempo 50 %, kwaliteit 25 %, sociaal functioneren 25 %"
_SOCIAAL = "het gemiddelde van A4 en A5, zonder n.v.t."


@rule(naam="Tempo", formule="(A1 + A2) ÷ 2", eenheid="%", bron=BRON, component=True)
def tempo(a1: Fraction, a2: Fraction) -> Value:
    """How much slower than a regular worker."""
    return (a1 + a2) / 2


@rule(naam="Kwaliteit", formule="A3", eenheid="%", bron=BRON, component=True)
def kwaliteit(a3: Fraction) -> Value:
    """How much less quality than a regular worker."""
    return a3


@rule(naam="Sociaal functioneren", formule=_SOCIAAL, eenheid="%", bron=BRON, component=True)
def sociaal(a4: Fraction | None, a5: Fraction | None) -> Value:
    """How much less able among people; one of the two may be n.v.t."""
    return gemiddelde((a4, a5))


@rule(
    naam="Verminderde arbeidsproductiviteit",
    formule=_VERLIES,
    eenheid="%",
    bron=_VERLIES_BRON,
    component=True,
)
def verlies(
    tempo: Fraction,
    kwaliteit: Fraction,
    sociaal: Fraction,
    gewicht_tempo: Fraction,
    gewicht_kwaliteit: Fraction,
    gewicht_sociaal: Fraction,
) -> Value:
    """What the employer misses in work."""
    return gewicht_tempo * tempo + gewicht_kwaliteit * kwaliteit + gewicht_sociaal * sociaal


@rule(
    naam="Tempo in hoofdtaak {rij}",
    formule="(A1 + A2) ÷ 2",
    eenheid="%",
    bron=BRON,
    per=TAKEN,
    shown="tempo",
)
def tempo_taak(a1: Fraction, a2: Fraction) -> Value:
    """How much slower in this hoofdtaak."""
    return (a1 + a2) / 2


@rule(
    naam="Sociaal functioneren in hoofdtaak {rij}",
    formule=_SOCIAAL,
    eenheid="%",
    bron=BRON,
    per=TAKEN,
    shown="sociaal",
)
def sociaal_taak(a4: Fraction | None, a5: Fraction | None) -> Value:
    """How much less able among people in this hoofdtaak."""
    return gemiddelde((a4, a5))


@rule(
    naam="Verminderde arbeidsproductiviteit in hoofdtaak {rij}",
    formule="gewicht tempo × tempo + gewicht kwaliteit × A3 + gewicht sociaal × sociaal",
    eenheid="%",
    bron=_VERLIES_BRON,
    per=TAKEN,
    shown="verlies",
    component=True,
)
def verlies_taak(
    tempo_taak: Fraction,
    a3: Fraction,
    sociaal_taak: Fraction,
    gewicht_tempo: Fraction,
    gewicht_kwaliteit: Fraction,
    gewicht_sociaal: Fraction,
) -> Value:
    """What the employer misses in this hoofdtaak."""
    return gewicht_tempo * tempo_taak + gewicht_kwaliteit * a3 + gewicht_sociaal * sociaal_taak


@rule(
    name="tempo",
    naam="Tempo",
    formule="de som van belang × tempo ÷ 100 over alle hoofdtaken",
    eenheid="%",
    bron=BRON,
    aanname=NAAR_BELANG,
    component=True,
)
def tempo_gewogen(belang: Sequence[Fraction], tempo_taak: Sequence[Fraction]) -> Value:
    """Shown beside the loss; the loss itself is averaged per hoofdtaak."""
    return _gewogen(belang, tempo_taak)


@rule(
    name="kwaliteit",
    naam="Kwaliteit",
    formule="de som van belang × A3 ÷ 100 over alle hoofdtaken",
    eenheid="%",
    bron=BRON,
    aanname=NAAR_BELANG,
    component=True,
)
def kwaliteit_gewogen(belang: Sequence[Fraction], a3: Sequence[Fraction]) -> Value:
    """Shown beside the loss."""
    return _gewogen(belang, a3)


@rule(
    name="sociaal",
    naam="Sociaal functioneren",
    formule="de som van belang × sociaal ÷ 100 over alle hoofdtaken",
    eenheid="%",
    bron=BRON,
    aanname=NAAR_BELANG,
    component=True,
)
def sociaal_gewogen(belang: Sequence[Fraction], sociaal_taak: Sequence[Fraction]) -> Value:
    """Shown beside the loss."""
    return _gewogen(belang, sociaal_taak)


@rule(
    name="verlies",
    naam="Verminderde arbeidsproductiviteit",
    formule="de som van belang × verlies ÷ 100 over alle hoofdtaken",
    eenheid="%",
    bron=f"{BRON}: per hoofdtaak berekend en gemiddeld",
    aanname=NAAR_BELANG,
    component=True,
)
def verlies_gewogen(belang: Sequence[Fraction], verlies_taak: Sequence[Fraction]) -> Value:
    """What the employer misses in work, over all hoofdtaken."""
    return _gewogen(belang, verlies_taak)


@rule(
    naam="Arbeidsproductiviteit",
    formule="100 − verlies",
    eenheid="%",
    bron=BRON,
    component=True,
)
def arbeidsproductiviteit(verlies: Fraction) -> Value:
    """What the worker does compared with a regular worker."""
    return HONDERD - verlies


@rule(
    naam="Extra begeleiding",
    formule="begeleiding, van profiel",
    eenheid="%",
    bron=TABEL,
    component=True,
)
def begeleiding(
    profiel: str,
    begeleiding_marktprofiel: Fraction,
    begeleiding_kernprofiel: Fraction,
    begeleiding_aanloopprofiel: Fraction,
    begeleiding_startprofiel: Fraction,
) -> Value:
    """What guidance costs the employer, by the profile of the worker."""
    return {
        "marktprofiel": begeleiding_marktprofiel,
        "kernprofiel": begeleiding_kernprofiel,
        "aanloopprofiel": begeleiding_aanloopprofiel,
        "startprofiel": begeleiding_startprofiel,
    }[profiel]


@rule(naam="Overhead", formule="overhead percentage", eenheid="%", bron=BRON, component=True)
def overhead(overhead_percentage: Fraction) -> Value:
    """A fixed part for administration and talks."""
    return overhead_percentage


@rule(
    naam="Tegemoetkoming aan de werkgever",
    formule="verlies + begeleiding + overhead + plaatsingstoeslag, hoogstens 100",
    eenheid="%",
    bron=BRON,
    component=True,
)
def tegemoetkoming(
    verlies: Fraction, begeleiding: Fraction, overhead: Fraction, plaatsingstoeslag: Fraction
) -> Value:
    """What the method was made for: how much the employer is given."""
    return min(verlies + begeleiding + overhead + plaatsingstoeslag, HONDERD)


@rule(
    naam="Loonwaarde voor afronding",
    formule="100 − verlies − begeleiding, minstens 0",
    eenheid="%",
    bron=TABEL,
    aanname=KOSTEN,
)
def loonwaarde_onafgerond(verlies: Fraction, begeleiding: Fraction) -> Value:
    """Without the costs that are the employer's."""
    return begrensd(HONDERD - verlies - begeleiding)


loonwaarde = loonwaarde_in_hele_procenten(BRON)


def _gewogen(belang: Sequence[Fraction], values: Sequence[Fraction]) -> Fraction:
    pairs = zip(belang, values, strict=True)
    return sum((deel(share) * value for share, value in pairs), NUL)


_SAMEN = (
    arbeidsproductiviteit,
    begeleiding,
    overhead,
    tegemoetkoming,
    loonwaarde_onafgerond,
    loonwaarde,
)
REGELS_FUNCTIE = RuleSet((tempo, kwaliteit, sociaal, verlies, *_SAMEN), values=(*SCORES, *GEGEVEN))
REGELS_HOOFDTAAK = RuleSet(
    (
        tempo_taak,
        sociaal_taak,
        verlies_taak,
        tempo_gewogen,
        kwaliteit_gewogen,
        sociaal_gewogen,
        verlies_gewogen,
        *_SAMEN,
    ),
    values=GEGEVEN,
    columns={TAKEN: (BELANG, *SCORES)},
)
