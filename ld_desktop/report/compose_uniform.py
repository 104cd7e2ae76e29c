"""The loonwaarderapport of the uniform method: the statutory model in its order, then how it was found.

Source of the order of the fields: Regeling loonkostensubsidie Participatiewet 2021, bijlage.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.report import compose_account, compose_parties
from ld_desktop.report.blocks import Block, Document, Facts, Grid, Heading, Result, Text, Together
from ld_desktop.report.fonts import unprintable
from ld_desktop.report.notation import day, number, percent, quantity
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Hoofdtaak, Rapport

_RESULT_DECIMALS = 1


def compose(rapport: Rapport, data_sha256: str, *, concept: bool = False) -> Document:
    """The whole report.

    Args:
        rapport: what was established.
        data_sha256: hash of the embedded `meting.json`, printed in the colophon.
        concept: whether it is a draft, to be watermarked.
    """
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
        blocks=(
            *_front(rapport, say),
            *_function(rapport, say),
            *_outcome(rapport, say),
            *_explanations(rapport, say),
            *compose_parties.zienswijzen(rapport, say),
            *compose_parties.handtekeningen(rapport, say),  # 0007: the statutory model ends here
            *compose_account.how_measured(rapport, say),
            *compose_account.profile(rapport, say),
            *compose_account.calculation(rapport, say),
            *_not_printed(rapport, say),
            *compose_account.colophon(rapport, say, data_sha256),
        ),
    )


def method_name(rapport: Rapport) -> str:
    """The Dutch name of the method."""
    return load("rapport").optional(f"methode.{rapport.result.method}", rapport.result.method)


def _method(rapport: Rapport, say: Texts) -> str:
    return say("onderwerp", methode=method_name(rapport), versie=rapport.result.method_version)


def _front(rapport: Rapport, say: Texts) -> list[Block]:
    result = rapport.result
    note = (
        say("uitkomst.regulier")
        if rapport.regulier
        else say("uitkomst.toelichting", exact=quantity(result.loonwaarde_exact, "%", 2))
    )
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
            say("uitkomst.regel", loonwaarde=percent(Decimal(result.loonwaarde))),
            note,
            mark="loonwaarde-1",
        ),
    ]
    if rapport.replaces:
        blocks.append(
            Text(say("vervangt.tekst", meting=rapport.replaces, reden=rapport.replaces_reason))
        )
    return [*blocks, Heading(2, say("gegevens.titel")), Facts(_facts(rapport, say))]


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


def _function(rapport: Rapport, say: Texts) -> list[Block]:
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
        *_hoofdtaken(rapport, say),
        Heading(2, say("regulier.titel")),
        Facts(
            ((say("regulier.vraag"), say("regulier.ja" if rapport.regulier else "regulier.nee")),)
        ),
        *([Text(rapport.regulier_toelichting)] if rapport.regulier_toelichting else []),
    ]


def _hoofdtaken(rapport: Rapport, say: Texts) -> list[Block]:
    columns = ("nummer", "naam", "aandeel", "uren")
    rows = tuple(
        (str(position), taak.naam or say("leeg"), percent(taak.aandeel), number(taak.uren))
        for position, taak in enumerate(rapport.hoofdtaken, start=1)
    )
    described = tuple(
        (say("toelichting.taak", nummer=str(position), naam=taak.naam), taak.omschrijving)
        for position, taak in enumerate(rapport.hoofdtaken, start=1)
        if taak.omschrijving
    )
    if not rows:
        return [Heading(2, say("hoofdtaken.titel")), Text(say("leeg"))]
    table = Grid(
        header=tuple(say(f"hoofdtaken.{name}") for name in columns),
        rows=rows,
        widths=(6, 58, 16, 20),
        numeric=frozenset({2, 3}),
    )
    heading = Heading(2, say("hoofdtaken.titel"))
    return [
        Together((heading, Text(say("hoofdtaken.inleiding"), "intro"), table)),
        *([Facts(described)] if described else []),
    ]


def _outcome(rapport: Rapport, say: Texts) -> list[Block]:
    if rapport.regulier:
        return []
    columns = ("taak", "tijd", "tempo", "kwaliteit", "netto_werktijd", "resultaat")
    result = rapport.result
    count = len(rapport.hoofdtaken)
    whole = percent(sum((taak.aandeel for taak in rapport.hoofdtaken), Decimal(0)))
    total = quantity(
        result.components.get("arbeidsprestatie", result.loonwaarde_exact), "%", _RESULT_DECIMALS
    )
    rows = (
        *(_row(taak, position, say) for position, taak in enumerate(rapport.hoofdtaken, start=1)),
        (say("tabel.som"), whole, "", "", "", total),
        (say("tabel.afgerond"), "", "", "", "", percent(Decimal(result.loonwaarde))),
    )
    table = Grid(
        header=tuple(say(f"tabel.{name}") for name in columns),
        rows=rows,
        widths=(25, 15, 15, 15, 15, 15),
        numeric=frozenset(range(1, 6)),
        totals=2,
        marks=((count + 1, 5, "loonwaarde-2"),),
    )
    return [
        Together((Heading(2, say("tabel.titel")), table, Text(say("tabel.uitleg"), "note"))),
    ]


def _row(taak: Hoofdtaak, position: int, say: Texts) -> tuple[str, ...]:
    factors = (taak.tempo, taak.kwaliteit, taak.netto_werktijd)
    return (
        say("toelichting.taak", nummer=str(position), naam=taak.naam),
        percent(taak.aandeel),
        *("" if value is None else percent(value) for value in factors),
        quantity(taak.resultaat, "%", _RESULT_DECIMALS),
    )


def _explanations(rapport: Rapport, say: Texts) -> list[Block]:
    if rapport.regulier:
        return []
    blocks: list[Block] = [Heading(2, say("toelichting.titel"))]
    for position, taak in enumerate(rapport.hoofdtaken, start=1):
        blocks.append(Heading(3, say("toelichting.taak", nummer=str(position), naam=taak.naam)))
        if taak.norm_herkomst:
            blocks.append(Text(say("toelichting.norm", herkomst=taak.norm_herkomst), "note"))
        for label, text in _factors(taak, say):
            blocks += [Text(label, "label"), Text(text or say("toelichting.geen"))]
    return blocks


def _factors(taak: Hoofdtaak, say: Texts) -> tuple[tuple[str, str], ...]:
    def shown(value: Decimal | None) -> str:
        return say("leeg") if value is None else percent(value)

    if taak.tempo_aantal is not None and taak.tempo_norm is not None:
        tempo = say(
            "toelichting.tempo_telling",
            waarde=shown(taak.tempo),
            aantal=number(taak.tempo_aantal),
            norm=number(taak.tempo_norm),
            eenheid=taak.tempo_eenheid,
        ).replace(" )", ")")
    else:
        tempo = say("toelichting.tempo", waarde=shown(taak.tempo))
    return (
        (tempo, taak.toelichting_tempo),
        (say("toelichting.kwaliteit", waarde=shown(taak.kwaliteit)), taak.toelichting_kwaliteit),
        (
            say("toelichting.netto_werktijd", waarde=shown(taak.netto_werktijd)),
            taak.toelichting_netto_werktijd,
        ),
    )


def _not_printed(rapport: Rapport, say: Texts) -> list[Block]:
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


def _listed(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
