"""The toegangstoets of 2010: conditions and decision table as rules. A change is a new version."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeAlias

from ld_desktop.rules.numbers import NUL
from ld_desktop.rules.rule import Value, rule
from ld_desktop.rules.ruleset import RuleSet
from ld_desktop.toegangstoets.logic import all_of, any_of

DOELGROEP, BOVENGRENS, ONDERGRENS, GEEN_BEPERKING = (
    "doelgroep",
    "bovengrens",
    "ondergrens",
    "geen_beperking",
)
VRAGEN, WSW_INDICATIE = "vragen", "wsw_indicatie"
UITKERINGEN_MET_RECHT = ("wwb", "wij")
SLUIT_UIT = "sluit_uit"
DOELGROEPBEPALING = "001 §4.1 en 003 §4.1"
STROOMSCHEMA = "001 bijlage 2 (stroomschema) en 003 figuur 4.1"
TOELICHTING = "de gedrukte toelichting in 001 stuurt wie aan alles voldoet door naar vraag 3; het stroomschema gaat voor"

Answer: TypeAlias = bool | None  # None: not answered, or not asked


@rule(
    naam="Leeftijd op de toetsdatum",
    formule="hele jaren van geboortedatum tot datum",
    eenheid="jaar",
    bron=DOELGROEPBEPALING,
)
def leeftijd(datum: str, geboortedatum: str) -> Value:
    """Whole years; whoever is born on 29 February has a birthday on 1 March in other years."""
    now, born = date.fromisoformat(datum), date.fromisoformat(geboortedatum)
    return Fraction(now.year - born.year - ((now.month, now.day) < (born.month, born.day)))


@rule(
    naam="Voorwaarde leeftijd",
    formule="leeftijd is ten minste laagste leeftijd",
    bron=DOELGROEPBEPALING,
)
def voorwaarde_leeftijd(leeftijd: Fraction, laagste_leeftijd: Fraction) -> Value:
    """Old enough on the day of the test."""
    return leeftijd >= laagste_leeftijd


@rule(naam="Voorwaarde uitkering", formule="uitkering is wwb of wij", bron=DOELGROEPBEPALING)
def voorwaarde_uitkering(uitkering: str) -> Value:
    """A benefit of the municipality."""
    return uitkering in UITKERINGEN_MET_RECHT


@rule(naam="Voorwaarde sw-bedrijf", formule="werkt sw is nee", bron=DOELGROEPBEPALING)
def voorwaarde_werkt_sw(werkt_sw: bool) -> Value:
    """Not employed in or through the sw-bedrijf."""
    return not werkt_sw


@rule(
    naam="Voorwaarde gesubsidieerde baan",
    formule="gesubsidieerde baan is nee, als bij gesubsidieerde baan sluit_uit is",
    bron="instelling van het kantoor (001 §4.2–4.3)",
)
def voorwaarde_gesubsidieerde_baan(
    gesubsidieerde_baan: Answer, bij_gesubsidieerde_baan: str
) -> Value:
    """Only where the office chose so."""
    return not gesubsidieerde_baan if bij_gesubsidieerde_baan == SLUIT_UIT else None


@rule(
    naam="Voorwaarde vrijstelling",
    formule="vrijstelling sollicitatieplicht is nee, als bij vrijstelling sollicitatieplicht sluit_uit is",
    bron="instelling van het kantoor (001 §4.3)",
)
def voorwaarde_vrijstelling_sollicitatieplicht(
    vrijstelling_sollicitatieplicht: Answer, bij_vrijstelling_sollicitatieplicht: str
) -> Value:
    """Only where the office chose so."""
    if bij_vrijstelling_sollicitatieplicht != SLUIT_UIT:
        return None
    return not vrijstelling_sollicitatieplicht


@rule(
    naam="Van de Wsw-wachtlijst",
    formule="wsw indicatie is ja en wsw wachtlijst is ja",
    bron="003 §4.2: wie met een indicatie op de wachtlijst staat, hoort zonder vragen tot de doelgroep",
)
def van_wachtlijst(wsw_indicatie: bool, wsw_wachtlijst: Answer) -> Value:
    """Whether the questions can be left out."""
    return wsw_indicatie and wsw_wachtlijst is True


@rule(
    naam="Voorwaarde wachttijd",
    formule="wachttijd wsw is ten minste laagste wachttijd wsw, voor wie van de wachtlijst komt",
    bron="instelling van het kantoor (001 §4.2)",
)
def voorwaarde_wachttijd_wsw(
    van_wachtlijst: bool, wachttijd_wsw: Fraction | None, laagste_wachttijd_wsw: Fraction
) -> Value:
    """Only where the office asks for one, and for who is on the list."""
    if not van_wachtlijst or laagste_wachttijd_wsw == NUL or wachttijd_wsw is None:
        return None
    return wachttijd_wsw >= laagste_wachttijd_wsw


@rule(
    naam="Vraag 1: beperkingen",
    formule="aantal beperkingen is meer dan 0; niet gesteld aan wie van de wachtlijst komt",
    bron=STROOMSCHEMA,
)
def vraag_1(van_wachtlijst: bool, aantal_beperkingen: Fraction) -> Value:
    """Whether there is any limitation."""
    return None if van_wachtlijst else aantal_beperkingen > NUL


@rule(
    naam="Vraag 2a: geen gevolgen, of op te vangen",
    formule="ten minste een van de antwoorden is ja; gesteld als vraag 1 ja is",
    bron=STROOMSCHEMA,
)
def vraag_2a(vraag_1: Answer, a2_a: Answer, a2_b: Answer) -> Value:
    """Whether existing instruments are enough."""
    return any_of((a2_a, a2_b)) if vraag_1 is True else None


@rule(
    naam="Vraag 2b: reguliere prestatie",
    formule="alle antwoorden zijn ja; gesteld als vraag 2a nee is",
    bron=f"{STROOMSCHEMA}; {TOELICHTING}",
)
def vraag_2b(vraag_2a: Answer, b2_c: Answer, b2_d: Answer, b2_e: Answer) -> Value:
    """Whether the person can earn the whole minimum wage alone."""
    return all_of((b2_c, b2_d, b2_e)) if vraag_2a is False else None


@rule(
    naam="Vraag 3: ten minste 20 % van het minimumloon",
    formule="alle antwoorden zijn ja; gesteld als vraag 2b nee is",
    bron=STROOMSCHEMA,
)
def vraag_3(vraag_2b: Answer, c3_a: Answer, c3_b: Answer, c3_c: Answer, c3_d: Answer) -> Value:
    """Whether the person can earn a fifth of the minimum wage."""
    return all_of((c3_a, c3_b, c3_c, c3_d)) if vraag_2b is False else None


@rule(
    naam="Uitkomst",
    formule="van de wachtlijst of vraag 3 ja: doelgroep; vraag 1 nee: geen_beperking; vraag 2a of 2b ja: bovengrens; "
    "vraag 3 nee: ondergrens",
    bron=STROOMSCHEMA,
)
def uitkomst(
    van_wachtlijst: bool, vraag_1: Answer, vraag_2a: Answer, vraag_2b: Answer, vraag_3: Answer
) -> Value:
    """The end of the flow chart."""
    if van_wachtlijst or vraag_3:
        return DOELGROEP
    if not vraag_1:
        return GEEN_BEPERKING
    return BOVENGRENS if vraag_2a or vraag_2b else ONDERGRENS


@rule(
    naam="Reden",
    formule="van de wachtlijst: wsw_indicatie; anders: vragen",
    bron=STROOMSCHEMA,
)
def reden(van_wachtlijst: bool) -> Value:
    """What the outcome rests on."""
    return WSW_INDICATIE if van_wachtlijst else VRAGEN


VOORWAARDEN = (
    voorwaarde_leeftijd,
    voorwaarde_uitkering,
    voorwaarde_werkt_sw,
    voorwaarde_gesubsidieerde_baan,
    voorwaarde_vrijstelling_sollicitatieplicht,
    voorwaarde_wachttijd_wsw,
)
# The answers to each question by their names in the rules, and their paths in the document.
ANTWOORDEN = {
    "2a": {"a2_a": "2a.a", "a2_b": "2a.b"},
    "2b": {"b2_c": "2b.c", "b2_d": "2b.d", "b2_e": "2b.e"},
    "3": {"c3_a": "3.a", "c3_b": "3.b", "c3_c": "3.c", "c3_d": "3.d"},
}
PADEN = {name: path for part in ANTWOORDEN.values() for name, path in part.items()}
REGELS = RuleSet(
    (
        leeftijd, *VOORWAARDEN, van_wachtlijst, vraag_1, vraag_2a, vraag_2b, vraag_3, uitkomst, reden,
    ),
    values=(
        "datum", "geboortedatum", "uitkering", "werkt_sw", "gesubsidieerde_baan",
        "vrijstelling_sollicitatieplicht", "wsw_indicatie", "wsw_wachtlijst", "wachttijd_wsw",
        "aantal_beperkingen", *PADEN,
        "laagste_leeftijd", "bij_gesubsidieerde_baan", "laagste_wachttijd_wsw",
        "bij_vrijstelling_sollicitatieplicht",
    ),
)  # fmt: skip
