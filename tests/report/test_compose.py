"""What the documents say, as text: the main net against unwanted changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ld_desktop.domain.meting import Rapport
from ld_desktop.domain.trace import Invloed
from ld_desktop.errors import DefinitionError
from ld_desktop.report import compose_annex, compose_uniform
from ld_desktop.report.blocks import Document, Grid, Profile, Together, Waterfall, blocks_as_text
from ld_desktop.report.texts import load
from tests.report import samples
from tests.report.golden import check_golden

SAMPLES = {"demo": samples.demo, "regular": samples.regular}


def _report(rapport: Rapport) -> Document:
    return compose_uniform.compose(rapport, "0" * 64)


def _text(rapport: Rapport) -> str:
    return blocks_as_text(_report(rapport).blocks)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_blocks_of_a_report_are_as_reviewed(name: str) -> None:
    check_golden(f"{name}.blocks.txt", _text(SAMPLES[name]()))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_blocks_of_an_annex_are_as_reviewed(name: str) -> None:
    document = compose_annex.compose(SAMPLES[name]())
    check_golden(f"{name}.annex.blocks.txt", blocks_as_text(document.blocks))


def test_the_statutory_fields_stand_in_their_order() -> None:
    lines = [line.partition(":")[0] for line in _text(samples.demo()).splitlines()]
    fields = [
        "Naam",
        "Geboortedatum",
        "Datum rapportage",
        "Datum bedrijfsbezoek",
        "Werkgever",
        "Contactpersoon en e-mailadres",
        "Geïnterviewde werkgever",
        "Normfunctie",
        "Uitgevoerde functie",
        "Uren werknemer",
        "Voltijdsuren",
        "Loonwaardedeskundige",
        "Telefoon",
    ]
    first = lines.index("Naam")
    assert lines[first : first + len(fields)] == fields


def test_the_statutory_parts_follow_each_other() -> None:
    headings = [line for line in _text(samples.demo()).splitlines() if line.startswith("## ")]
    assert headings == [
        "## Gegevens",
        "## Omschrijving van de normfunctie",
        "## Hoofdtaken",
        "## Reguliere arbeidsprestatie",
        "## Vaststelling van de loonwaarde",
        "## Toelichting per hoofdtaak",
        "## Zienswijzen",
        "## Handtekeningen",
        "## Hoe is gemeten",
        "## Profiel",
        "## Onderbouwing van de berekening",
        "## Colofon",
    ]


def test_a_regular_worker_has_no_table_and_no_chart() -> None:
    blocks = _report(samples.regular()).blocks
    text = blocks_as_text(blocks)
    assert "Loonwaarde 100\N{NO-BREAK SPACE}%" in text
    assert "Vaststelling van de loonwaarde" not in text
    assert not any(isinstance(block, Profile) for block in blocks)


def test_the_outcome_is_marked_where_it_is_printed() -> None:
    text = _text(samples.demo())
    assert "[result loonwaarde-1] Loonwaarde 71\N{NO-BREAK SPACE}%" in text
    assert "71\N{NO-BREAK SPACE}% [loonwaarde-2]" in text


def test_a_formula_tells_a_value_in_the_words_of_its_input() -> None:
    step = (
        samples.demo()
        .result.trace[0]
        .model_copy(
            update={
                "formule": "tempo, en bij tempo plafond per_taak hoogstens 100",
                "invoer": {"taken.1.tempo": "120", "tempo_plafond": "per_taak"},
            }
        )
    )
    rapport = samples.demo()
    text = _text(samples.demo(result=rapport.result.model_copy(update={"trace": (step,)})))
    assert "bij tempo plafond per hoofdtaak hoogstens 100" in text
    assert "Plafond van het tempo = per hoofdtaak" in text
    assert "per_taak" not in text


def test_an_empty_explanation_is_told() -> None:
    taak = samples.demo().hoofdtaken[0].model_copy(update={"toelichting_tempo": ""})
    text = _text(samples.demo(hoofdtaken=(taak,)))
    assert "[label] Tempo: 80\N{NO-BREAK SPACE}%\n[body] Geen toelichting gegeven." in text


def test_what_is_not_known_yet_is_told_and_not_invented() -> None:
    empty = date(1, 1, 1)
    text = _text(
        samples.demo(
            naam="",
            geboortedatum=empty,
            hoofdtaken=(),
            zienswijzen=(),
            handtekeningen=(),
            gesprek=(),
        )
    )
    assert "Naam: niet ingevuld\nGeboortedatum: niet ingevuld" in text
    assert text.count("Nog geen zienswijze vastgelegd.") == 2
    assert text.count("Nog niet getekend.") == 2
    assert "Er is niets vastgelegd over gesprekken en waarneming." in text


def test_a_correction_names_what_it_replaces() -> None:
    text = _text(samples.demo(replaces="meting-1", replaces_reason="Uren waren verkeerd."))
    assert "vervangt het eerder ondertekende rapport van meting meting-1" in text
    assert "Reden: Uren waren verkeerd." in text


def test_characters_that_cannot_be_printed_are_listed() -> None:
    text = _text(samples.demo(naam="张伟"))
    assert "## Niet gedrukte tekens" in text
    assert "Naam | U+5F20, U+4F1F" in text


def test_braces_and_markup_in_answers_are_only_text() -> None:
    text = _text(samples.demo(naam="{naam} <b>vet</b> & zo"))
    assert "Naam: {naam} <b>vet</b> & zo" in text


def test_sources_are_numbered_once() -> None:
    grids = [block for block in _report(samples.demo()).blocks if isinstance(block, Grid)]
    (trace,) = [grid for grid in grids if grid.small]
    assert [row[-1] for row in trace.rows] == ["1", "1", "1", "2", "2"]


def test_the_band_is_for_the_annex_alone() -> None:
    rapport = samples.demo()
    annex = blocks_as_text(compose_annex.compose(rapport).blocks)
    assert "De band rekent met stappen" not in _text(rapport)
    assert "De band rekent met stappen" in annex
    assert "tussen 67\N{NO-BREAK SPACE}% en 75\N{NO-BREAK SPACE}%" in annex


def test_the_waterfall_comes_out_at_the_outcome() -> None:
    blocks = compose_annex.compose(samples.extreme()).blocks
    ends = [block.blocks[-1] for block in blocks if isinstance(block, Together)]
    (chart,) = [block for block in ends if isinstance(block, Waterfall)]
    steps = chart.steps
    assert steps[0].end == Decimal(100)
    assert [step.start for step in steps[1:-1]] == [step.end for step in steps[:-2]]
    assert steps[-2].end == steps[-1].end == Decimal(samples.extreme().result.loonwaarde)


def test_inputs_have_the_names_of_their_tasks() -> None:
    annex = blocks_as_text(compose_annex.compose(samples.demo()).blocks)
    assert "Netto werktijd bij 1. Orders verzamelen | +2" in annex
    assert "taken." not in annex


def test_a_sentence_or_value_that_is_missing_is_our_bug() -> None:
    for key, values in (("bestaat.niet", {}), ("pagina", {"page": "1"})):
        with pytest.raises(DefinitionError):
            load("rapport")(key, **values)


def test_an_assessor_without_a_certificate_for_the_method_is_named_alone() -> None:
    deskundige = samples.demo().deskundige.model_copy(update={"certificaten": ()})
    text = _text(samples.demo(deskundige=deskundige))
    assert "Loonwaardedeskundige: Mira Verzonnen, Bureau Maatwerk\n" in text


def test_a_task_without_a_source_of_its_norm_prints_none() -> None:
    taken = tuple(t.model_copy(update={"norm_herkomst": ""}) for t in samples.demo().hoofdtaken)
    assert "[note] Norm:" not in _text(samples.demo(hoofdtaken=taken))


def test_an_outcome_without_rounding_has_no_column_for_it() -> None:
    rapport = samples.demo()
    (taak,) = (rapport.hoofdtaken[0].model_copy(update={"resultaat": "71", "aandeel": 100}),)
    annex = blocks_as_text(compose_annex.compose(samples.demo(hoofdtaken=(taak,))).blocks)
    assert "Afronding" not in annex
    assert "1. Orders verzamelen: −29. Loonwaarde: 71\N{NO-BREAK SPACE}%." in annex


def test_a_capped_outcome_says_that_it_was_capped() -> None:
    taak = samples.demo().hoofdtaken[0].model_copy(update={"resultaat": "120", "aandeel": 100})
    result = samples.demo().result.model_copy(update={"loonwaarde": 100})
    rapport = samples.demo(hoofdtaken=(taak,), result=result)
    annex = blocks_as_text(compose_annex.compose(rapport).blocks)
    assert "1. Orders verzamelen: +20. Plafond en afronding: −20." in annex


def test_an_input_that_is_no_task_keeps_its_own_name() -> None:
    result = samples.demo().result
    result = result.model_copy(update={"invloed": (Invloed(input="uren_per_week", effect="1"),)})
    annex = blocks_as_text(compose_annex.compose(samples.demo(result=result)).blocks)
    assert "Uren per week | +1" in annex


def test_what_moves_nothing_is_not_told_to_be_what_the_outcome_depends_on() -> None:
    result = samples.demo().result
    head = "Waar de uitkomst het meest van afhangt"
    lame = Invloed(input="dagen_per_week", effect="0")

    def annex(*invloed: Invloed) -> str:
        rapport = samples.demo(result=result.model_copy(update={"invloed": invloed}))
        return blocks_as_text(compose_annex.compose(rapport).blocks)

    told = annex(Invloed(input="uren_per_week", effect="-1"), lame)
    assert head in told
    assert "Uren per week | −1" in told
    assert "Dagen per week |" not in told
    assert head not in annex(lame)
