"""Fictitious reports to print: the usual case, an extreme one, and a regular worker."""

from __future__ import annotations

import base64
import io
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

from PIL import Image, ImageDraw

from ld_desktop.domain.answers import SetAside
from ld_desktop.domain.meting import (
    AcceptedProblem,
    Handtekening,
    Hoofdtaak,
    MetingSoort,
    Partij,
    Rapport,
    Receipt,
    Zienswijze,
)
from ld_desktop.domain.profile import Certificaat, Profile, Role
from ld_desktop.domain.trace import (
    Aanname,
    Invloed,
    Ontwikkelpunt,
    ParameterSet,
    ScoreResult,
    TraceStep,
)

NOON = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
DEMO = ((50, 80, 100, 90), (30, 70, 90, 100), (20, 100, 80, 100))
NAMES = ("Orders verzamelen", "Bestellingen inpakken", "Retouren verwerken", "Opruimen", "Laden")
_HASH = "4a5b6c7d" * 8
HUNDRED = Decimal(100)
FACTORS = ("tempo", "kwaliteit", "netto_werktijd")


def score(document: dict[str, Any]) -> ScoreResult:
    """The uniform method by hand, as far as these samples need it."""
    inputs = document["inputs"]
    if inputs.get("regulier"):
        return _regular()
    steps = [_resultaat(taak, number) for number, taak in enumerate(inputs["taken"], start=1)]
    total = min(sum((_product(taak) for taak in inputs["taken"]), Decimal(0)), HUNDRED)
    whole = int(total.quantize(Decimal(1), ROUND_HALF_UP))
    terms = {step.id: step.uitkomst for step in steps}
    return ScoreResult(
        method="uniform",
        method_version="2021.1",
        loonwaarde=whole,
        loonwaarde_exact=str(total.quantize(Decimal("0.01"), ROUND_HALF_UP)),
        bandbreedte=(max(whole - 4, 0), min(whole + 4, 100)),
        components={**terms, "arbeidsprestatie": _shown(total)},
        trace=(*steps, *_last_steps(terms, _shown(total), str(whole))),
        invloed=(
            Invloed(input="taken.1.tempo", effect="2.25"),
            Invloed(input="taken.1.netto_werktijd", effect="2"),
            Invloed(input="taken.2.tempo", effect="-1.35"),
        ),
        ontwikkelpunten=(
            Ontwikkelpunt(input="taken.1.tempo", winst="9"),
            Ontwikkelpunt(input="taken.2.tempo", winst="8.1"),
        ),
        sterke_punten=(Ontwikkelpunt(input="taken.1.kwaliteit", winst="0"),),
        aannames=(
            Aanname(id="vermenigvuldigen", tekst="De factoren worden met elkaar vermenigvuldigd."),
            Aanname(id="bandbreedte", tekst="De band rekent met stappen van vijf procentpunt."),
        ),
        parameters=ParameterSet(set="standaard", sha256=_HASH),
    )


def _product(taak: dict[str, Any]) -> Decimal:
    outcome = Decimal(taak["aandeel"])
    for name in FACTORS:
        outcome = outcome * min(Decimal(taak[name]), HUNDRED) / HUNDRED
    return outcome


def _resultaat(taak: dict[str, Any], number: int) -> TraceStep:
    return TraceStep(
        id=f"resultaat_{number}",
        naam=f"Resultaat van hoofdtaak {number}",
        formule="aandeel × tempo ÷ 100 × kwaliteit ÷ 100 × netto werktijd ÷ 100",
        invoer={f"taken.{number}.{name}": str(taak[name]) for name in ("aandeel", *FACTORS)},
        uitkomst=_shown(_product(taak)),
        eenheid="%",
        bron="aanname: het model noemt de kolommen; dat zij worden vermenigvuldigd is onze keuze",
    )


def _last_steps(terms: dict[str, str], total: str, whole: str) -> tuple[TraceStep, TraceStep]:
    source = "Besluit loonkostensubsidie Participatiewet 2021, art. 3"
    return (
        TraceStep(
            id="arbeidsprestatie",
            naam="Arbeidsprestatie",
            formule="de som van resultaat over alle hoofdtaken",
            invoer=terms,
            uitkomst=total,
            eenheid="%",
            bron=source,
        ),
        TraceStep(
            id="loonwaarde",
            naam="Loonwaarde",
            formule="arbeidsprestatie, afgerond op hele procenten, een half naar boven",
            invoer={"arbeidsprestatie": total},
            uitkomst=whole,
            eenheid="%",
            bron=source,
        ),
    )


def demo(**changes: Any) -> Rapport:
    """The worked case of three hoofdtaken that comes to 71 %."""
    return _rapport(DEMO).model_copy(update=changes)


def extreme() -> Rapport:
    """Five hoofdtaken, long texts everywhere, a name of 300 characters, awkward fractions."""
    long_name = ("Aleidus van der Bovenkamp-Oosterwijk tot Zuidhoven " * 7)[:300]
    prose = (
        "Bij het verzamelen loopt de werknemer de vaste route en leest de bon hardop voor. "
        "Na drie regels wordt de bon opnieuw bekeken; dat kost per order ongeveer een minuut. "
    )
    base = _rapport(
        (
            (Decimal("33.3333"), Decimal("66.666666"), Decimal("99.5"), Decimal("87.5")),
            (Decimal("16.6667"), 120, 100, 100),
            (20, 45, 60, 70),
            (20, 0, 100, 100),
            (10, 88, 92, 95),
        )
    )
    hoofdtaken = tuple(
        taak.model_copy(
            update={
                "naam": f"{taak.naam} met alles wat daarbij hoort in hal {number} en in de buitenopslag",
                "omschrijving": prose * 3,
                "toelichting_tempo": prose * 14,
                "toelichting_kwaliteit": "\n\n".join([prose * 4] * 4),
                "toelichting_netto_werktijd": "x" * 700 if number == 1 else prose * 9,
            }
        )
        for number, taak in enumerate(base.hoofdtaken, start=1)
    )
    return base.model_copy(
        update={
            "naam": long_name,
            "functie": "Magazijnmedewerker-" * 16,
            "zaaknummer": "2026-0042-" * 12,
            "normfunctie_omschrijving": prose * 12,
            "normfunctie_reden": prose * 40,
            "hoofdtaken": hoofdtaken,
            "gesprek": (*base.gesprek, ("Toelichting bij de waarneming", prose * 45)),
            "zienswijzen": tuple(
                zienswijze.model_copy(
                    update={"stand": "gegeven", "oordeel": "niet_eens", "woorden": prose * 30}
                )
                for zienswijze in base.zienswijzen
            ),
            "accepted": base.accepted * 6,
            "set_aside": (
                SetAside(path="observatie_toelichting", reason=prose, at=NOON, by="toetser"),
            ),
            "replaces": "01890000-0000-7000-8000-000000000001",
            "replaces_reason": prose,
        }
    )


def regular() -> Rapport:
    """A worker who performs like any other: no table, 100 %."""
    document = {
        "method": "uniform",
        "method_version": "2021.1",
        "inputs": {"uren_per_week": 36, "dagen_per_week": 5, "regulier": True},
    }
    taken = tuple(
        taak.model_copy(
            update={
                "tempo": None,
                "kwaliteit": None,
                "netto_werktijd": None,
                "resultaat": "",
                "tempo_aantal": None,
                "tempo_norm": None,
            }
        )
        for taak in demo().hoofdtaken
    )
    return demo(
        regulier=True,
        regulier_toelichting="De werknemer haalt in alle taken dezelfde aantallen als collega's.",
        hoofdtaken=taken,
        score_document=document,
        result=_regular(),
        handtekeningen=(),
        accepted=(),
        soort=MetingSoort.HERHALING,
    )


def _document(taken: tuple[tuple[Any, ...], ...]) -> dict[str, Any]:
    rows = [
        dict(zip(("naam", "aandeel", *FACTORS), (name, *values), strict=True))
        for name, values in zip(NAMES, taken, strict=False)
    ]
    week = {"uren_per_week": 32, "dagen_per_week": 4, "regulier": False}
    return {
        "method": "uniform",
        "method_version": "2021.1",
        "parameters": {},
        "inputs": {**week, "taken": rows},
    }


def _rapport(taken: tuple[tuple[Any, ...], ...]) -> Rapport:
    document = _document(taken)
    result = score(document)
    hoofdtaken = tuple(
        _hoofdtaak(name, values, result.components[f"resultaat_{number}"])
        for number, (name, values) in enumerate(zip(NAMES, taken, strict=False), start=1)
    )
    return Rapport(
        **_FIXED,
        hoofdtaken=hoofdtaken,
        handtekeningen=_handtekeningen(),
        score_document=document,
        result=result,
    )


def _handtekeningen() -> tuple[Handtekening, ...]:
    return (
        Handtekening(
            partij=Partij.WERKGEVER,
            naam="Els Bedacht",
            wijze="getekend",
            plaats="Voorbeeldstad",
            at=NOON,
            shown_sha256=_HASH,
            drawing_png=drawing(),
        ),
        Handtekening(
            partij=Partij.WERKNEMER,
            naam="Jaap Voorbeeld",
            wijze="niet_getekend",
            reden="Wil eerst met zijn jobcoach praten.",
            at=NOON,
            shown_sha256=_HASH,
        ),
    )


def _hoofdtaak(name: str, values: tuple[Any, ...], result: str) -> Hoofdtaak:
    counted = name == NAMES[1]
    return Hoofdtaak(
        naam=name,
        aandeel=Decimal(values[0]),
        uren=Decimal(values[0]) * 32 / 100,
        tempo=Decimal(values[1]),
        tempo_aantal=Decimal(63) if counted else None,
        tempo_norm=Decimal(90) if counted else None,
        tempo_eenheid="dozen per uur" if counted else "",
        kwaliteit=Decimal(values[2]),
        netto_werktijd=Decimal(values[3]),
        resultaat=result,
        toelichting_tempo="Vier keer een half uur geteld; het tempo is gelijkmatig over de dag.",
        toelichting_kwaliteit="Zelfde aantal fouten als de normcollega, gemeten over een week.",
        toelichting_netto_werktijd="Per uur zes minuten extra uitleg door de teamleider.",
        norm_herkomst="gemeten, door de loonwaardedeskundige",
    )


def _regular() -> ScoreResult:
    return ScoreResult(
        method="uniform",
        method_version="2021.1",
        loonwaarde=100,
        loonwaarde_exact="100.00",
        bandbreedte=(100, 100),
        components={},
        trace=(
            TraceStep(
                id="loonwaarde",
                naam="Loonwaarde",
                formule="reguliere arbeidsprestatie: 100 %",
                invoer={"regulier": "ja"},
                uitkomst="100",
                eenheid="%",
                bron="Regeling loonkostensubsidie, rapportmodel",
            ),
        ),
        invloed=(),
        ontwikkelpunten=(),
        aannames=(),
        parameters=ParameterSet(set="standaard", sha256=_HASH),
    )


@cache
def drawing() -> str:
    """A scribble, black on transparent."""
    image = Image.new("RGBA", (420, 150), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    dots = [(20 + 12 * i, 75 + (45 if i % 2 else -35) * (1 if i % 3 else 0.4)) for i in range(32)]
    pen.line(dots, fill=(0, 0, 0, 255), width=5, joint="curve")
    out = io.BytesIO()
    image.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")


def _shown(value: Decimal) -> str:
    return format(value.quantize(Decimal("0.000001"), ROUND_HALF_UP).normalize(), "f")


_FIXED: dict[str, Any] = dict(  # noqa: C408 - reads like the call it fills
    meting_id="01890000-0000-7000-8000-000000000002",
    zaaknummer="2026-0042",
    soort=MetingSoort.EERSTE,
    naam="Jaap Voorbeeld",
    geboortedatum=date(1994, 3, 17),
    datum_rapportage=date(2026, 11, 22),
    datum_bedrijfsbezoek=date(2026, 11, 16),
    werkgever="Magazijn De Vuurtoren B.V.",
    contactpersoon="Els Bedacht",
    contact_email="els@vuurtoren.example",
    geinterviewde_werkgever="Els Bedacht, teamleider",
    normfunctie="Orderpicker",
    functie="Magazijnmedewerker",
    werkplek="Hal 2, Havenweg 10, Voorbeeldstad",
    uren=Decimal(32),
    dagen=Decimal(4),
    voltijdsuren=Decimal(38),
    deskundige=Profile(
        id="installatie-1",
        naam="Mira Verzonnen",
        rollen=(Role.LOONWAARDEDESKUNDIGE,),
        organisatie="Bureau Maatwerk",
        email="mira@maatwerk.example",
        telefoon="010 000 00 00",
        certificaten=(Certificaat(methode="uniform", nummer="LWD-2031"),),
    ),
    normfunctie_omschrijving="Verzamelt orders met een scanner, pakt ze in en verwerkt retouren, zelfstandig en in wisselende hallen.",
    normfunctie_reden="Deze functie bestaat in het bedrijf en bevat dezelfde taken; drie collega's voeren haar uit.",
    norm_herkomst="bedrijf, cao Logistiek",
    normloon="14,98 euro per uur",
    gesprek=(
        ("Gesprek werkgever met", "Els Bedacht, teamleider"),
        ("Datum gesprek werkgever", "16 november 2026"),
        ("Wijze van gesprek werkgever", "op locatie"),
        ("Datum gesprek werknemer", "16 november 2026"),
        ("Wijze van gesprek werknemer", "op locatie, met jobcoach erbij"),
        ("Werknemer aan het werk gezien", "ja"),
        ("Reguliere werknemer aan het werk gezien", "ja"),
    ),
    regulier=False,
    zienswijzen=(
        Zienswijze(
            partij=Partij.WERKGEVER,
            stand="gegeven",
            oordeel="eens",
            datum=date(2026, 11, 19),
            woorden="Dit klopt met wat wij zien. Het inpakken gaat elke maand iets beter.",
        ),
        Zienswijze(partij=Partij.WERKNEMER, stand="afgezien", datum=date(2026, 11, 19)),
    ),
    accepted=(
        AcceptedProblem(
            code="uniform.eigen_client",
            path="eigen_client",
            sentence="De loonwaardedeskundige is ook de klantmanager van de werknemer.",
            reason="Er was geen andere deskundige beschikbaar; de teamleider las mee.",
        ),
    ),
    receipt=Receipt(
        program_version="0.1.0",
        method="uniform",
        method_version="2021.1",
        definition_sha256=_HASH,
        parameters_sha256=_HASH,
        peildatum=date(2026, 11, 22),
    ),
)
