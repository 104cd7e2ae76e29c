"""The loonwaarderapport of the uniform method: the statutory model in its order, then how it was found.

Source of the order of the fields: Regeling loonkostensubsidie Participatiewet 2021, bijlage.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.report import compose_account, compose_front, compose_parties
from ld_desktop.report.blocks import Block, Document, Facts, Grid, Heading, Text, Together
from ld_desktop.report.notation import number, percent, quantity
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
    blocks = (
        *compose_front.front(rapport, say, _note(rapport, say)),
        *_function(rapport, say),
        *_outcome(rapport, say),
        *_explanations(rapport, say),
        *compose_parties.zienswijzen(rapport, say),
        *compose_parties.handtekeningen(rapport, say),  # 0007: the statutory model ends here
        *compose_account.how_measured(rapport, say),
        *compose_account.profile(rapport, say),
        *compose_account.calculation(rapport, say),
        *compose_front.not_printed(rapport, say),
        *compose_account.colophon(rapport, say, data_sha256),
    )
    return compose_front.document(rapport, blocks, concept=concept)


def _note(rapport: Rapport, say: Texts) -> str:
    if rapport.regulier:
        return say("uitkomst.regulier")
    return say("uitkomst.toelichting", exact=quantity(rapport.result.loonwaarde_exact, "%", 2))


def _function(rapport: Rapport, say: Texts) -> list[Block]:
    return [
        *compose_front.normfunctie(rapport, say),
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
