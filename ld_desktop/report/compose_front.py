"""What every loonwaarderapport shares: its head, the result in one line, the facts, the norm.

Source of the order of the facts: Regeling loonkostensubsidie Participatiewet 2021, bijlage.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.report.blocks import Block, Document, Facts, Grid, Heading, Result, Text
from ld_desktop.report.fonts import unprintable
from ld_desktop.report.notation import day, number, percent
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport


def document(rapport: Rapport, blocks: tuple[Block, ...], *, concept: bool) -> Document:
    """A report with its running header; a draft is watermarked."""
    say = load("rapport")
    return Document(
        title=say("titel_kort", zaaknummer=rapport.zaaknummer),
        subject=_method(rapport, say),
        author=rapport.deskundige.naam,
        header=(
            say("koptekst", zaaknummer=rapport.zaaknummer),
            _method(rapport, say),
        ),
        footer="",
        page_of=say("pagina", page="{page}", pages="{pages}"),
        watermark=say("concept") if concept else "",
        blocks=blocks,
    )


def method_name(rapport: Rapport) -> str:
    """The Dutch name of the method."""
    named = rapport.methode_naam or rapport.result.method
    return load("rapport").optional(f"methode.{rapport.result.method}", named)


def front(rapport: Rapport, say: Texts, note: str, status: str = "") -> list[Block]:
    """Title, result in one line, and who it is about.

    Args:
        rapport: what was established.
        say: the sentences of the report.
        note: what stands below the result.
        status: what the result is no ground for; empty for the statutory method.
    """
    blocks: list[Block] = [
        Heading(1, say("titel")),
        Text(
            say(
                "ondertitel",
                zaaknummer=rapport.zaaknummer,
                soort=say(f"soort.{rapport.soort}"),
            ),
            "lead",
        ),
        Result(
            say("uitkomst.regel", loonwaarde=percent(Decimal(rapport.result.loonwaarde))),
            note,
            mark="loonwaarde-1",
        ),
    ]
    if status:
        blocks.append(Text(status, "note"))
    if rapport.replaces:
        blocks.append(
            Text(say("vervangt.tekst", meting=rapport.replaces, reden=rapport.replaces_reason))
        )
    return [*blocks, Heading(2, say("gegevens.titel")), Facts(_facts(rapport, say))]


def normfunctie(rapport: Rapport, say: Texts) -> list[Block]:
    """The function that is the norm, why this one, and where the norm comes from."""
    rows = tuple(
        (say(f"normfunctie.{name}"), text)
        for name, text in (
            ("reden", rapport.normfunctie_reden),
            ("herkomst", rapport.norm_herkomst),
            ("normloon", rapport.normloon),
        )
        if text
    )
    return [
        Heading(2, say("normfunctie.titel")),
        Text(rapport.normfunctie_omschrijving or say("leeg")),
        *([Facts(rows)] if rows else []),
    ]


def not_printed(rapport: Rapport, say: Texts) -> list[Block]:
    """What the fonts could not print, field by field."""
    problems = [dict(problem.values) for problem in unprintable(rapport)]
    if not problems:
        return []
    return [
        Heading(2, say("tekens.titel")),
        Text(say("tekens.uitleg")),
        Grid(
            header=(say("tekens.veld"), say("tekens.tekens")),
            rows=tuple((found["veld"], found["tekens"]) for found in problems),
            widths=(40, 60),
        ),
    ]


def _method(rapport: Rapport, say: Texts) -> str:
    return say("onderwerp", methode=method_name(rapport), versie=rapport.result.method_version)


def _facts(rapport: Rapport, say: Texts) -> tuple[tuple[str, str], ...]:
    functie = (
        say("gegevens.functie_werkplek", functie=rapport.functie, werkplek=rapport.werkplek)
        if rapport.werkplek
        else rapport.functie
    )
    values = {
        "naam": rapport.naam,
        "geboortedatum": day(rapport.geboortedatum),
        "datum_rapportage": day(rapport.datum_rapportage),
        "datum_bedrijfsbezoek": day(rapport.datum_bedrijfsbezoek),
        "werkgever": rapport.werkgever,
        "contactpersoon": _listed(rapport.contactpersoon, rapport.contact_email),
        "geinterviewde_werkgever": rapport.geinterviewde_werkgever,
        "normfunctie": rapport.normfunctie,
        "functie": functie,
        "uren": say("gegevens.uren_waarde", uren=number(rapport.uren), dagen=number(rapport.dagen)),
        "voltijdsuren": say("gegevens.voltijdsuren_waarde", uren=number(rapport.voltijdsuren)),
        "deskundige": _deskundige(rapport, say),
        "telefoon": rapport.deskundige.telefoon,
    }
    return tuple((say(f"gegevens.{name}"), value or say("leeg")) for name, value in values.items())


def _deskundige(rapport: Rapport, say: Texts) -> str:
    text = _listed(rapport.deskundige.naam, rapport.deskundige.organisatie)
    for certificaat in rapport.deskundige.certificaten:
        if certificaat.methode == rapport.result.method and certificaat.nummer:
            return say("gegevens.certificaat", deskundige=text, nummer=certificaat.nummer)
    return text


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
