"""The annex: what the outcome means in plain Dutch, what it hangs on, where growth is possible."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from ld_desktop.report.blocks import (
    Block,
    Bullets,
    Document,
    Grid,
    Heading,
    Step,
    Text,
    Together,
    Waterfall,
)
from ld_desktop.report.compose_account import input_name
from ld_desktop.report.compose_front import method_name
from ld_desktop.report.notation import day, percent, points
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport
    from ld_desktop.domain.trace import Ontwikkelpunt

_WHOLE = Decimal(100)
_MOST_POINTS = 10  # the largest; the embedded data hold all of them
_HALF = Decimal("0.5")  # rounding to whole percents moves no further than this


def compose(rapport: Rapport) -> Document:
    """The whole annex."""
    say, report = load("rapport_bijlage"), load("rapport")
    method = report("onderwerp", methode=method_name(rapport), versie=rapport.result.method_version)
    return Document(
        title=say("titel_kort", zaaknummer=rapport.zaaknummer),
        subject=method,
        author=rapport.deskundige.naam,
        header=(say("koptekst", zaaknummer=rapport.zaaknummer), method),
        footer="",
        page_of=report("pagina", page="{page}", pages="{pages}"),
        blocks=(
            Heading(1, say("titel")),
            Text(
                say(
                    "ondertitel",
                    zaaknummer=rapport.zaaknummer,
                    datum=day(rapport.datum_rapportage),
                ),
                "lead",
            ),
            Text(say("status_methode" if rapport.methode_naam else "status"), "note"),
            *summary(rapport),
            *_build_up(rapport, say),
            *certainty(rapport),
            *growth(rapport),
            *_account(rapport, say),
        ),
    )


def summary(rapport: Rapport) -> list[Block]:
    """What was measured, what came out, what it means and what happens next, in plain Dutch."""
    say = load("rapport_bijlage")
    kind = "regulier" if rapport.regulier else "tekst"
    own = "methode" if rapport.methode_naam else "tekst"
    values = {
        "naam": rapport.naam,
        "werkgever": rapport.werkgever,
        "functie": rapport.functie,
        "normfunctie": rapport.normfunctie,
        "datum": day(rapport.datum_bedrijfsbezoek),
        "loonwaarde": percent(Decimal(rapport.result.loonwaarde)),
        "methode": method_name(rapport),
    }
    blocks: list[Block] = [Heading(2, say("samenvatting.titel"))]
    for question, answer in (
        ("gemeten", "gemeten_methode" if rapport.methode_naam else f"gemeten_{kind}"),
        ("uitkomst", f"uitkomst_{kind}"),
        ("betekenis", f"betekenis_{own}"),
        ("verder", f"verder_{own}"),
    ):
        blocks += [
            Heading(3, say(f"samenvatting.{question}")),
            Text(say(f"samenvatting.{answer}", **values)),
        ]
    return blocks


def _build_up(rapport: Rapport, say: Texts) -> list[Block]:
    """The differences per hoofdtaak are only there to draw: every height is an established value."""
    if rapport.methode_naam or rapport.regulier:
        return []
    if not all(taak.resultaat for taak in rapport.hoofdtaken):
        return []
    steps = [Step(say("opbouw.norm"), Decimal(0), _WHOLE, percent(_WHOLE), "whole")]
    level = _WHOLE
    for position, taak in enumerate(rapport.hoofdtaken, start=1):
        change = Decimal(taak.resultaat) - taak.aandeel
        title = load("rapport")("toelichting.taak", nummer=str(position), naam=taak.naam)
        steps.append(Step(title, level, level + change, shown_change(change), "change"))
        level += change
    value = Decimal(rapport.result.loonwaarde)
    if level != value:
        change = value - level
        label = say("opbouw.afronding" if abs(change) <= _HALF else "opbouw.plafond")
        steps.append(Step(label, level, value, shown_change(change), "change"))
    steps.append(Step(say("opbouw.loonwaarde"), Decimal(0), value, percent(value), "whole"))
    described = " ".join(
        say("opbouw.alt_stap", naam=step.label, waarde=step.shown) for step in steps
    )
    return [
        Together(
            (
                Heading(2, say("opbouw.titel")),
                Text(say("opbouw.uitleg")),
                Waterfall(tuple(steps), say("opbouw.alt", stappen=described)),
            )
        )
    ]


def certainty(rapport: Rapport) -> list[Block]:
    """The band, and what the outcome depends on most."""
    say = load("rapport_bijlage")
    own = "_methode" if rapport.methode_naam else ""
    result = rapport.result
    low, high = (percent(Decimal(end)) for end in result.bandbreedte)
    blocks: list[Block] = [
        Heading(2, say("zekerheid.titel")),
        Text(
            say(f"zekerheid.tekst{own}", laag=low, hoog=high)
            if low != high
            else say("zekerheid.zeker")
        ),
    ]
    if result.moving:
        rows = tuple(
            (input_name(rapport, found.input, load("rapport")), shown_change(found.effect))
            for found in result.moving
        )
        table = (
            Heading(3, say("zekerheid.afhankelijk")),
            Text(say(f"zekerheid.uitleg{own}"), "intro"),
            _two_columns(say("zekerheid.invoer"), say("zekerheid.effect"), rows),
        )
        blocks += [Together(table)] if len(rows) <= _MOST_POINTS else table
    return blocks


def growth(rapport: Rapport) -> list[Block]:
    """The points where growth is possible, and the strong ones."""
    say = load("rapport_bijlage")
    result = rapport.result
    title = Heading(2, say("ontwikkeling.titel"))
    if result.ontwikkelpunten:
        table = (
            title,
            Text(_growth_intro(len(result.ontwikkelpunten), say), "intro"),
            _two_columns(
                say("ontwikkeling.punt"),
                say("ontwikkeling.winst"),
                tuple(
                    (name, shown_change(found.winst))
                    for name, found in _named(rapport, result.ontwikkelpunten[:_MOST_POINTS])
                ),
            ),
        )
        blocks: list[Block] = [Together(table)]
    else:
        blocks = [title, Text(say("ontwikkeling.geen"))]
    if result.sterke_punten:
        names = "; ".join(name for name, _ in _named(rapport, result.sterke_punten))
        blocks += [
            Heading(3, say("ontwikkeling.sterk")),
            Text(say("ontwikkeling.sterk_uitleg", punten=names)),
        ]
    return blocks


def _account(rapport: Rapport, say: Texts) -> list[Block]:
    result = rapport.result
    assumptions: list[Block] = [Text(say("verantwoording.geen"))]
    if result.aannames:
        assumptions = [
            Text(say("verantwoording.aannames")),
            Bullets(tuple(found.tekst for found in result.aannames)),
        ]
    return [
        Heading(2, say("verantwoording.titel")),
        *assumptions,
        Text(
            say(
                "verantwoording.methode",
                methode=result.method,
                versie=result.method_version,
                set=result.parameters.set,
            ),
            "note",
        ),
        Text(result.parameters.sha256, "note"),
    ]


def shown_change(change: Decimal | str) -> str:
    """A difference in percentage points: two decimals are as much as the eye can use."""
    return points(str(Decimal(change).quantize(Decimal("0.01"), ROUND_HALF_UP)))


def _growth_intro(found: int, say: Texts) -> str:
    explained = say("ontwikkeling.uitleg")
    if found <= _MOST_POINTS:
        return explained
    return f"{explained} {say('ontwikkeling.meer', aantal=str(_MOST_POINTS), alle=str(found))}"


def _named(rapport: Rapport, found: tuple[Ontwikkelpunt, ...]) -> list[tuple[str, Ontwikkelpunt]]:
    return [(input_name(rapport, point.input, load("rapport")), point) for point in found]


def _two_columns(left: str, right: str, rows: tuple[tuple[str, str], ...]) -> Grid:
    return Grid((left, right), rows, (70, 30), numeric=frozenset({1}))
