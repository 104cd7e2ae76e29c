"""The report of a method of the pilot: its order, its scores, what parted, what comes off 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from ld_desktop.domain.meting import Antwoordtabel, MetingSoort, Rapport, ScoreRegel
from ld_desktop.domain.trace import Ontwikkelpunt
from ld_desktop.methods import catalogue
from ld_desktop.report import compose_annex, compose_pilot
from ld_desktop.report.blocks import Block, Profile, Together, Waterfall, blocks_as_text
from ld_desktop.report.fonts import unprintable
from ld_desktop.report.render import render_annex, render_report
from ld_desktop.report.texts import load
from tests.report import samples_pilot
from tests.report.golden import check_golden, page_texts

SAMPLES = {"vta": samples_pilot.vta, "dariuz": samples_pilot.dariuz}
ALL = {
    **SAMPLES,
    "arbolab": samples_pilot.arbolab,
    "activa": samples_pilot.activa,
    "loonbalans": samples_pilot.loonbalans,
    "matchcare": samples_pilot.matchcare,
    "matchcare-indicatie": samples_pilot.indicatie,
}


def text(rapport: Rapport) -> str:
    return blocks_as_text(compose_pilot.compose(rapport, "0" * 64).blocks)


def every(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Together):
            yield from every(block.blocks)


@pytest.mark.parametrize("name", ALL)
def test_the_blocks_of_a_report_are_as_reviewed(name: str) -> None:
    check_golden(f"{name}.blocks.txt", text(ALL[name]()))


@pytest.mark.parametrize("name", SAMPLES)
def test_the_blocks_of_an_annex_are_as_reviewed(name: str) -> None:
    blocks = compose_annex.compose(SAMPLES[name]()).blocks
    check_golden(f"{name}.annex.blocks.txt", blocks_as_text(blocks))


def test_the_parts_follow_each_other() -> None:
    headings = [line for line in text(samples_pilot.vta()).splitlines() if line.startswith("## ")]
    assert headings == [
        "## Gegevens",
        "## Samenvatting",
        "## De methode: VTA-methodiek van Pantar",
        "## Omschrijving van de normfunctie",
        "## Hoe is gemeten",
        "## Scores",
        "## Profiel",
        "## Toelichting in woorden",
        "## Onderbouwing van de berekening",
        "## Van 100 % naar de loonwaarde",
        "## Hoe zeker is de uitkomst?",
        "## Waar groei mogelijk is",
        "## Wat de methode verder zegt",
        "## Zienswijzen",
        "## Handtekeningen",
        "## Colofon",
    ]


def test_the_band_stands_below_the_result_and_the_value_is_found_again() -> None:
    lines = text(samples_pilot.vta()).splitlines()
    (result,) = [line for line in lines if line.startswith("[result loonwaarde-1]")]
    assert "Loonwaarde 63\N{NO-BREAK SPACE}%" in result
    assert "Bandbreedte 60\N{NO-BREAK SPACE}% tot 65\N{NO-BREAK SPACE}%" in result


def test_an_indicative_value_says_what_it_is_not() -> None:
    said = text(samples_pilot.vta(soort=MetingSoort.INDICATIEF))
    assert "geen grond voor een beslissing" in said


def test_where_answers_parted_the_reason_stands_beside_them() -> None:
    said = text(samples_pilot.vta())
    assert "Kwaliteit | 20 | 50 | – | 35 | Bij de tweede controle" in said
    table = said[said.index("Waar de antwoorden uiteenliepen") :]
    assert "Samenwerken" not in table[: table.index("## ")]


def test_inputs_are_called_as_the_questionnaire_calls_them() -> None:
    said = text(samples_pilot.vta())
    assert "Tempo: inspanning (A1) = 40" in said
    assert "A1 = 40" not in said


def test_what_was_set_aside_is_told_by_name_with_who_and_when() -> None:
    said = text(samples_pilot.vta())
    assert "Terzijde gelegd door Mira Verzonnen op 20 november 2026" in said
    assert "rekenen. Reden" not in said


@pytest.mark.parametrize("name", ALL)
def test_every_report_says_what_the_method_is_and_what_it_is_no_ground_for(name: str) -> None:
    rapport = ALL[name]()
    said = text(rapport)
    front = said[: said.index("## Gegevens")]
    assert "Sinds 1 juli 2021" in front
    assert "deze uitkomst is er geen grond voor" in front
    about = said[said.index(f"## De methode: {rapport.methode_naam}") :]
    assert "Bron: Research voor Beleid" in about
    assert "om te bepalen of de werkgever een vergoeding krijgt" not in said


def test_every_method_of_the_catalogue_is_explained() -> None:
    explained = load("rapport_methode")
    pilot = [method for method in catalogue.ids() if method != "uniform"]
    assert len(pilot) == 6
    for method in pilot:
        told = explained(f"methode.{method}.uitleg")
        assert told.count(". ") + told.endswith(".") == 2


def test_people_close_together_are_not_laid_bare() -> None:
    near = (
        samples_pilot.vta()
        .scores[3]
        .model_copy(update={"werkgever": "40", "werknemer": "41", "reden": ""})
    )
    far = near.model_copy(update={"werknemer": "41,5", "label": "Ver uiteen"})
    said = text(samples_pilot.vta(scores=(near,)))
    assert "uiteenliepen" not in said
    assert "Ver uiteen | 40 | 41,5" in text(samples_pilot.vta(scores=(far,)))


def test_rows_of_a_table_stand_side_by_side_and_turn_where_they_do_not_fit() -> None:
    assert "Onderdeel | Belang\nInpakken | 60\nOpruimen | 40" in text(samples_pilot.vta())
    lines = tuple(
        ScoreRegel(
            invoer=f"taken.{row}.{field}",
            label=f"{name}: {label}",
            groep="Taken",
            vastgesteld=name if field == "naam" else str(row),
        )
        for row, name in ((1, "Inpakken"), (2, "Opruimen"))
        for field, label in (("naam", "Naam"), *((f"A{n}", f"Punt {n}") for n in range(1, 6)))
    )
    said = text(samples_pilot.vta(scores=lines))
    assert "Onderdeel | Inpakken | Opruimen\nPunt 1 | 1 | 2\nPunt 2 | 1 | 2" in said


def test_a_row_with_long_text_is_not_turned_and_keys_are_called_by_their_score() -> None:
    long = "samenwerken en overleggen, instructies opvolgen"
    cells = (("gewicht", "Gewicht", "50"), ("competenties", "Competenties", long))
    some = tuple((f"v{n}", f"Punt {n}", "4") for n in range(4))
    lines = (
        *(
            ScoreRegel(
                invoer=f"activiteiten.1.{field}",
                label=f"Inpakken: {label}",
                groep="Werk",
                vastgesteld=value,
            )
            for field, label, value in (*cells, *some)
        ),
        *(
            ScoreRegel(
                invoer=f"competenties.E.{field}", label=label, groep="Eisen", vastgesteld="3"
            )
            for field, label in (("eis", "Eis E Samenwerken"), ("vastgesteld", "E Samenwerken"))
        ),
    )
    said = text(samples_pilot.vta(scores=lines))
    assert f"Inpakken | 50 | {long} | 4 | 4 | 4 | 4" in said
    assert "Onderdeel | Eis | Vastgesteld\nE Samenwerken | 3 | 3" in said


def test_tables_of_answers_are_tables_where_their_columns_fit() -> None:
    narrow = Antwoordtabel(
        titel="Gronden",
        kolommen=("Grond", "Procent"),
        namen=("", ""),
        rijen=(("Verzuim", "2"), ("Markt", "")),
    )
    wide = Antwoordtabel(
        titel="Taken",
        kolommen=tuple(f"Vraag {n}" for n in range(6)),
        namen=("Inpakken",),
        rijen=(("Vouwen", "", "Zwaar", "", "", ""),),
    )
    said = text(samples_pilot.vta(tabellen=(narrow, wide)))
    assert "### Gronden\nGrond | Procent\nVerzuim | 2\nMarkt | " in said
    assert "### Taken: Inpakken\nVraag 0: Vouwen\nVraag 2: Zwaar\n" in said


def test_only_the_largest_points_for_growth_are_listed() -> None:
    many = tuple(Ontwikkelpunt(input=f"X{n}", winst=str(40 - n)) for n in range(12))
    result = samples_pilot.vta().result.model_copy(update={"ontwikkelpunten": many})
    said = text(samples_pilot.vta(result=result))
    assert "De 10 grootste van 12 staan hier" in said
    assert "X9 | +31" in said
    assert "X10" not in said


def test_outcomes_besides_the_loonwaarde_have_names_units_and_few_decimals() -> None:
    extra = {
        "opvallend": {"boven": [{"input": "A1", "verschil": "1.096774"}], "onder": []},
        "verschillen": [{"input": "taken.1", "werkgever": "4", "werknemer": "2.5"}],
        "scholingsbehoeften": [],
    }
    result = samples_pilot.vta().result.model_copy(update={"extra": extra})
    said = text(samples_pilot.vta(result=result))
    assert "Valt op: boven het eigen gemiddelde: Tempo: inspanning (+1,1)" in said
    assert "onder het eigen gemiddelde" not in said
    assert "Werkgever en werknemer verschillen: Inpakken (werkgever 4, werknemer 2,5)" in said
    assert "Waar scholing kan helpen" not in said
    shares = text(samples_pilot.dariuz())
    assert "Verdeling van het verlies: tempo 20\N{NO-BREAK SPACE}%, efficiëntie 4" in shares
    assert "Kwaliteit van de match: 100\N{NO-BREAK SPACE}%" in shares


def test_the_parts_of_loss_and_guidance_stand_in_a_chart_against_the_whole() -> None:
    rapport = samples_pilot.dariuz()
    blocks = compose_pilot.compose(rapport, "0" * 64).blocks
    (chart,) = [block for block in every(blocks) if isinstance(block, Profile)]
    assert [title for title, _ in chart.groups] == [
        "Verdeling van het verlies",
        "Verdeling van de begeleidingsbehoefte",
    ]
    loss = {bar.label: (bar.value, bar.shown) for bar in chart.groups[0][1]}
    assert loss["tempo"] == (Decimal("76.92"), "20\N{NO-BREAK SPACE}%")
    assert all(99 < sum(bar.value for bar in bars) < 101 for _, bars in chart.groups)
    assert "efficiëntie 4" in chart.alt
    nothing = {"verdeling_verlies": {"tempo": "0", "kwaliteit": "0"}}
    result = rapport.result.model_copy(update={"extra": nothing})
    assert "Waaruit verlies" not in text(samples_pilot.dariuz(result=result))


def test_the_value_before_the_talk_stands_beside_the_one_after_it() -> None:
    said = text(samples_pilot.vta())
    assert "was de loonwaarde 69,50\N{NO-BREAK SPACE}%" in said
    assert "was de loonwaarde" not in text(samples_pilot.vta(eerste=None))


@pytest.mark.parametrize("name", SAMPLES)
def test_what_comes_off_ends_at_the_loonwaarde(name: str) -> None:
    rapport = SAMPLES[name]()
    blocks = compose_pilot.compose(rapport, "0" * 64).blocks
    (chart,) = [block for block in every(blocks) if isinstance(block, Waterfall)]
    *changes, last = chart.steps[1:]
    assert last.end == rapport.result.loonwaarde
    heights = [Decimal(100), *(step.end for step in changes)]
    assert [step.start for step in changes] == heights[:-1]
    assert heights[-1] == last.end


def test_a_chart_needs_scores_with_a_norm() -> None:
    blocks = compose_pilot.compose(samples_pilot.vta(), "0" * 64).blocks
    (chart,) = [block for block in every(blocks) if isinstance(block, Profile)]
    assert [bar.label for bar in chart.groups[0][1]] == [
        "Tempo: inspanning",
        "Tempo: vaardigheden",
        "Samenwerken",
        "Kwaliteit",
    ]
    assert "140\N{NO-BREAK SPACE}%" in chart.alt
    few = samples_pilot.vta(scores=samples_pilot.vta().scores[:5])
    assert not any(
        isinstance(block, Profile) for block in every(compose_pilot.compose(few, "0" * 64).blocks)
    )


def test_requirement_and_weight_stand_side_by_side_under_the_name_of_the_criterion() -> None:
    said = text(samples_pilot.arbolab())
    assert "Onderdeel | Eis | Gewicht\nArbeidsplanning | 5 | 3\nUithoudingsvermogen | 3 | 5" in said
    assert "eis M1 |" not in said


def test_other_functions_come_with_what_makes_the_difference() -> None:
    said = text(samples_pilot.arbolab())
    assert "1 | Inpakker | 88,50\N{NO-BREAK SPACE}% | Alle eisen worden gehaald." in said
    assert "2 | Telefonist | 40,00\N{NO-BREAK SPACE}% | spreken, lezen" in said
    assert "bibliotheek" in said[said.index("## Andere functies") :]


def test_a_character_that_cannot_be_printed_is_found_in_reasons_and_answers() -> None:
    line = samples_pilot.vta().scores[0].model_copy(update={"reden": "\N{CUNEIFORM SIGN A}"})
    rapport = samples_pilot.vta(scores=(line,), antwoorden=(("Indruk", "\N{CUNEIFORM SIGN A}"),))
    assert {dict(problem.values)["veld"] for problem in unprintable(rapport)} == {
        "Reden bij de score Inpakken: Naam",
        "Antwoord: Indruk",
    }


def test_what_was_never_filled_in_leaves_no_empty_parts() -> None:
    bare = samples_pilot.dariuz(scores=(), antwoorden=(), accepted=(), set_aside=())
    said = text(bare)
    for heading in ("Toelichting in woorden", "uiteenliepen", "## Profiel", "Terzijde"):
        assert heading not in said


@pytest.mark.parametrize("name", ALL)
def test_no_text_is_cut_off(name: str, tmp_path: Path) -> None:
    pages = page_texts(render_report(ALL[name](), concept=False), tmp_path)
    assert "\N{HORIZONTAL ELLIPSIS}" not in "".join(pages)


def test_it_can_be_printed(tmp_path: Path) -> None:
    pages = page_texts(render_report(samples_pilot.vta(), concept=False), tmp_path)
    assert "Waar de antwoorden uiteenliepen" in "".join(pages)
    assert page_texts(render_annex(samples_pilot.vta()), tmp_path)
