"""The questionnaire of the uniform method, filled in as an assessor would."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ld_desktop import paths
from ld_desktop.domain.answers import AnswerKey, Respondent
from ld_desktop.domain.problems import Severity
from ld_desktop.forms.evaluate import evaluate
from ld_desktop.forms.load import load
from ld_desktop.forms.navigation import all_questions, question_at, sections_with_cells
from ld_desktop.forms.state import SectionStatus
from tests.helpers.form_scenario import FormScenario

_UNIFORM = load(paths.resources() / "methods" / "uniform" / "2021.1" / "vragen.toml")
_SOFT = Severity.SOFT
_COMMON = {
    "soort_meting": "eerste",
    "eigen_client": "nee",
    "contactpersoon": "Sam Voorbeeld",
    "contact_email": "sam@voorbeeld.nl",
    "datum_bezoek": "02-03-2026",
    "gesprek_werkgever_naam": "Robin Voorbeeld",
    "gesprek_werkgever_datum": "02-03-2026",
    "gesprek_werkgever_wijze": "op_locatie",
    "gesprek_werknemer_datum": "02-03-2026",
    "gesprek_werknemer_wijze": "op_locatie",
    "ondersteuner_aanwezig": "nee",
    "werknemer_geobserveerd": "ja",
    "norm_geobserveerd": "ja",
    "functie_uitgevoerd": "Medewerker inpak",
    "uren_per_week": "32",
    "dagen_per_week": "4",
    "voltijdsuren": "38",
    "normfunctie": "Medewerker inpak en verzending",
    "normfunctie_bron": "bedrijf",
    "normfunctie_omschrijving": "Pakt orders in en zet ze klaar.",
    "normfunctie_reden": "Alle hoofdtaken komen in deze functie voor.",
    "cao": "Cao Voorbeeld",
    "normloon": "15,27",
    "zienswijze_werkgever": "gegeven",
    "zienswijze_werkgever_oordeel": "eens",
    "zienswijze_werkgever_datum": "03-03-2026",
    "zienswijze_werknemer": "afgezien",
    "zienswijze_werknemer_datum": "03-03-2026",
}
_TAKEN = (
    ("Inpakken", "50", "80", "100", "90"),
    ("Verzamelen", "30", "70", "90", "100"),
    ("Vegen", "20", "100", "80", "100"),
)


def complete(extra: Mapping[str, str] | None = None) -> FormScenario:
    """The worked case of three hoofdtaken (71 %), with nothing left to mend."""
    form = FormScenario(_UNIFORM).fill({**_COMMON, "regulier": "nee"})
    for naam, aandeel, tempo, kwaliteit, netto in _TAKEN:
        row = f"taken.{form.add_row('taken')}"
        form.fill(
            {
                f"{row}.naam": naam,
                f"{row}.aandeel": aandeel,
                f"{row}.tempo": tempo,
                f"{row}.kwaliteit": kwaliteit,
                f"{row}.netto_werktijd": netto,
                f"{row}.norm_wijze": "gemeten",
                f"{row}.norm_door": "de deskundige",
                f"{row}.toelichting_tempo": f"Drie tellingen bij {naam}.",
                f"{row}.toelichting_kwaliteit": f"Steekproef bij {naam}.",
                f"{row}.toelichting_netto_werktijd": f"Stilstand bij {naam}.",
            }
        )
    return form.fill(extra or {})


def test_the_worked_case_has_nothing_left_to_mend() -> None:
    form = complete()
    assert form.codes() == ()
    assert all(each.status is SectionStatus.DONE for each in form.state.sections)
    assert form.state.asked == form.state.answered
    form.expect_value("taken.t2.tempo", Decimal(70))


def test_the_sections_and_ids_that_other_rooms_rely_on() -> None:
    assert [section.id for section in _UNIFORM.sections] == [
        "opdracht", "bezoek", "functie", "hoofdtaken", "prestatie", "zienswijzen",
    ]  # fmt: skip
    prestatie = sections_with_cells(_UNIFORM)[4]
    assert [cell.id for cell in prestatie.tables[0].cells] == [
        "tempo_wijze", "tempo", "tempo_aantal", "tempo_norm", "tempo_eenheid", "norm_wijze", "norm_door",
        "toelichting_tempo", "kwaliteit", "toelichting_kwaliteit", "netto_werktijd", "toelichting_netto_werktijd",
    ]  # fmt: skip
    regulier = question_at(_UNIFORM, "regulier")
    assert regulier is not None
    assert regulier.text == "Levert de werknemer een reguliere arbeidsprestatie?"


def test_every_question_that_takes_judgement_has_guidance() -> None:
    bare = [
        place
        for place, question in all_questions(_UNIFORM)
        if not (question.guidance.meaning or question.guidance.ask or question.guidance.traps)
    ]
    assert bare == [
        "gesprek_werkgever_functie",
        "gesprek_werkgever_datum",
        "zienswijze_werkgever_oordeel",
        "zienswijze_werknemer_oordeel",
    ]
    for factor in ("tempo", "kwaliteit", "netto_werktijd"):
        question = question_at(_UNIFORM, f"taken.t1.{factor}")
        assert question is not None
        assert all(question.guidance.model_dump().values()), factor


def test_an_empty_form_asks_for_all_that_signing_needs() -> None:
    FormScenario(_UNIFORM).expect_missing(
        "soort_meting", "eigen_client", "contactpersoon", "contact_email",
        "datum_bezoek", "gesprek_werkgever_naam", "gesprek_werkgever_datum", "gesprek_werkgever_wijze",
        "gesprek_werknemer_datum", "gesprek_werknemer_wijze", "ondersteuner_aanwezig",
        "werknemer_geobserveerd", "norm_geobserveerd", "functie_uitgevoerd", "uren_per_week",
        "dagen_per_week", "voltijdsuren", "normfunctie", "normfunctie_bron", "normfunctie_omschrijving",
        "normfunctie_reden", "cao", "normloon", "taken", "regulier",
        "zienswijze_werkgever", "zienswijze_werkgever_datum", "zienswijze_werknemer", "zienswijze_werknemer_datum",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "path", "code", "severity"),
    [
        ({"eigen_client": "ja"}, "eigen_client", "rule.eigen_client", _SOFT),
        (
            {"gesprek_werkgever_wijze": "telefoon"},
            "gesprek_werkgever_wijze",
            "rule.gesprek_werkgever_in_persoon",
            _SOFT,
        ),
        (
            {"gesprek_werknemer_wijze": "beeldbellen"},
            "gesprek_werknemer_wijze",
            "rule.gesprek_werknemer_in_persoon",
            _SOFT,
        ),
        ({"werknemer_geobserveerd": "nee"}, "werknemer_geobserveerd", "rule.werknemer_gezien", _SOFT),
        ({"norm_geobserveerd": "nee"}, "norm_geobserveerd", "rule.norm_gezien", _SOFT),
        ({"datum_bezoek": ""}, "datum_bezoek", "answer.missing", Severity.HARD),
        ({"datum_bezoek": "07-03-2026"}, "datum_bezoek", "answer.future_date", Severity.HARD),
        ({"uren_per_week": "0"}, "uren_per_week", "answer.not_above", Severity.HARD),
        ({"uren_per_week": "60,5"}, "uren_per_week", "answer.above_maximum", Severity.HARD),
        ({"dagen_per_week": "0,5"}, "dagen_per_week", "answer.below_minimum", Severity.HARD),
        ({"dagen_per_week": "8"}, "dagen_per_week", "answer.above_maximum", Severity.HARD),
        ({"uren_per_week": "40"}, "uren_per_week", "rule.uren_binnen_voltijd", _SOFT),
        ({"normfunctie_reden": ""}, "normfunctie_reden", "answer.missing", Severity.HARD),
        ({"contact_email": ""}, "contact_email", "answer.missing_soft", _SOFT),
        ({"normloon": ""}, "normloon", "answer.missing_hint", Severity.HINT),
        ({"taken.t1.aandeel": "49"}, "taken", "rule.aandelen_honderd", Severity.HARD),
        ({"taken.t1.aandeel": "50,01"}, "taken", "rule.aandelen_honderd", Severity.HARD),
        ({"taken.t1.tempo": "200,1"}, "taken.t1.tempo", "answer.above_maximum", Severity.HARD),
        ({"taken.t1.kwaliteit": "101"}, "taken.t1.kwaliteit", "answer.above_maximum", Severity.HARD),
        ({"taken.t2.netto_werktijd": ""}, "taken.t2.netto_werktijd", "answer.missing", Severity.HARD),
        ({"taken.t2.toelichting_tempo": ""}, "taken.t2.toelichting_tempo", "answer.missing", Severity.HARD),
        ({"taken.t2.norm_wijze": ""}, "taken.t2.norm_wijze", "answer.missing", Severity.HARD),
        ({"taken.t2.norm_door": ""}, "taken.t2.norm_door", "answer.missing", Severity.HARD),
        ({"taken.t2.norm_wijze": "verklaard"}, "taken.t2.norm_wijze", "rule.norm_alleen_verklaard", Severity.HINT),
        (
            {"taken.t1.toelichting_kwaliteit": "Drie tellingen bij inpakken."},
            "taken.t1.toelichting_kwaliteit",
            "rule.factoren_los",
            Severity.HINT,
        ),
        (
            {"taken.t1.toelichting_tempo": "Door ADHD is het tempo wisselend."},
            "taken.t1.toelichting_tempo",
            "rule.medische_woorden",
            _SOFT,
        ),
        ({"zienswijze_werkgever": ""}, "zienswijze_werkgever", "answer.missing", Severity.HARD),
        (
            {"zienswijze_werkgever_datum": "01-03-2026"},
            "zienswijze_werkgever_datum",
            "rule.zienswijze_werkgever_na_bezoek",
            Severity.HARD,
        ),
        (
            {"zienswijze_werknemer_datum": "01-03-2026"},
            "zienswijze_werknemer_datum",
            "rule.zienswijze_werknemer_na_bezoek",
            Severity.HARD,
        ),
        (
            {"zienswijze_werkgever_oordeel": "niet_eens"},
            "zienswijze_werkgever_woorden",
            "rule.zienswijze_werkgever_woorden",
            _SOFT,
        ),
        (
            {"zienswijze_werknemer": "gegeven", "zienswijze_werknemer_oordeel": "niet_eens"},
            "zienswijze_werknemer_woorden",
            "rule.zienswijze_werknemer_woorden",
            _SOFT,
        ),
        ({"ondersteuner_aanwezig": "ja"}, "ondersteuner_naam", "answer.missing_soft", _SOFT),
    ],
)  # fmt: skip
def test_each_check_of_the_procedure_speaks_alone(
    changes: Mapping[str, str], path: str, code: str, severity: Severity
) -> None:
    form = complete(changes)
    form.expect_problem(path, code, severity)
    assert form.codes() == (code,)


@pytest.mark.parametrize("soort", ["herhaling", "second_opinion", "indicatief"])
def test_only_a_first_measurement_asks_for_talks_in_person(soort: str) -> None:
    form = complete({"soort_meting": soort, "gesprek_werkgever_wijze": "telefoon"})
    assert form.codes() == ()


def test_a_regular_performance_needs_no_table_and_keeps_what_was_typed() -> None:
    form = complete({"regulier": "ja"}).expect_missing("regulier_toelichting")
    cells = [f"taken.t1.{cell.id}" for cell in sections_with_cells(_UNIFORM)[4].tables[0].cells]
    form.expect_hidden(*cells).expect_value("taken.t1.tempo", None)
    assert form.answer("regulier_toelichting", "Haalt de norm.").codes() == ()
    form.answer("regulier", "nee").expect_value("taken.t1.tempo", Decimal(80))


def test_counts_take_the_place_of_a_percentage() -> None:
    form = complete({"taken.t1.tempo_wijze": "telling"})
    form.expect_hidden("taken.t1.tempo").expect_visible("taken.t2.tempo")
    form.expect_missing("taken.t1.tempo_aantal", "taken.t1.tempo_norm", "taken.t1.tempo_eenheid")
    form.fill(
        {
            "taken.t1.tempo_aantal": "70",
            "taken.t1.tempo_norm": "80",
            "taken.t1.tempo_eenheid": "dozen per uur",
        }
    )
    assert form.codes() == ()
    form.answer("taken.t1.tempo_norm", "0").expect_problem(
        "taken.t1.tempo_norm", "answer.not_above"
    )


def test_hours_take_the_place_of_percentages_for_all_tasks() -> None:
    form = complete({"aandeel_soort": "uren"})
    form.expect_hidden("taken.t1.aandeel").expect_missing(*(f"taken.t{n}.uren" for n in (1, 2, 3)))
    form.fill({"taken.t1.uren": "16", "taken.t2.uren": "9,6", "taken.t3.uren": "6,5"})
    assert form.codes() == ("rule.uren_contract",)
    assert form.answer("taken.t3.uren", "6,4").codes() == ()


def test_six_hoofdtaken_are_refused_and_stay() -> None:
    form = complete()
    for _ in range(3):
        form.add_row("taken")
    form.expect_problem("taken", "form.too_many_rows")
    assert len(form.state.rows["taken"]) == 6


def test_an_opinion_is_asked_only_of_who_gave_one() -> None:
    form = complete().expect_hidden("zienswijze_werknemer_oordeel", "zienswijze_werknemer_woorden")
    form.answer("zienswijze_werknemer", "gegeven").expect_missing("zienswijze_werknemer_oordeel")
    form.expect_value("zienswijze_werknemer", "gegeven", Respondent.WERKNEMER)
    form.expect_value("zienswijze_werknemer", None, Respondent.VASTGESTELD)


_PLACES = [
    path
    for place, _ in all_questions(_UNIFORM)
    for path in (
        [place] if "." not in place else [place.replace(".", f".{row}.") for row in ("t1", "t2")]
    )
]
_WORDS = st.sampled_from(
    ["", "ja", "nee", "12,5", "100", "2.5", "01-03-2026", "eerste", "uren", "procent", "telling", "gegeven",
     "niet_eens", "t1 t2", "t2", "telefoon", "verklaard", "woorden", "diagnose", "x\x00"]
)  # fmt: skip
_FILLED = st.dictionaries(st.sampled_from(_PLACES), _WORDS, max_size=40)
_ASIDE = st.sets(st.sampled_from(_PLACES), max_size=3)


@settings(deadline=None)
@given(texts=_FILLED, aside=_ASIDE)
def test_whatever_is_typed_the_state_is_in_order(texts: dict[str, str], aside: set[str]) -> None:
    form = FormScenario(_UNIFORM).answer("taken", "t1 t2").fill(texts)
    for path in aside:
        form.set_aside(path)
    state = form.state
    for question in state.questions:
        counts = question.visible and not question.set_aside
        if not counts:
            assert question.value is None
            assert question.problems == ()
        assert question.answer == form.answers.get(AnswerKey(question.path, question.respondent))
        assert state.value(question.path, question.respondent) == question.value
    paths_seen = {question.path for question in state.questions}
    assert all(problem.path in paths_seen for problem in state.problems)
    assert sum(sum(s.problems.values()) for s in state.sections) == len(state.problems)
    assert all(0 <= section.answered <= section.asked for section in state.sections)


@settings(deadline=None)
@given(texts=_FILLED, seed=st.randoms(use_true_random=False))
def test_evaluating_twice_or_in_another_order_is_the_same(
    texts: dict[str, str], seed: object
) -> None:
    form = FormScenario(_UNIFORM).answer("taken", "t1 t2").fill(texts)
    turned = list(form.answers.items())
    seed.shuffle(turned)  # type: ignore[attr-defined]
    again = evaluate(_UNIFORM, dict(turned), today=form.today)
    assert again == form.state
