"""Everything that is shipped: sound, worded, and in step with the records of the house."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from ld_desktop import datafile, paths
from ld_desktop.domain.meting import MetingSoort
from ld_desktop.domain.records import CaseBody, EmployerBody, PlacementBody
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.lint import lint
from ld_desktop.forms.load import assemble, load, part_file
from ld_desktop.forms.navigation import all_questions, question_at
from tests.helpers.form_scenario import FormScenario
from tests.helpers.lint_vragen import complaints, has_sentence, heads

_RESOURCES = paths.resources()
_HEADS = [head for head in heads() if head.exists()]
_UNIFORM = _RESOURCES / "methods" / "uniform" / "2021.1" / "vragen.toml"
_SHARED = [f"gedeeld/2010.1/{name}" for name in ("opdracht", "bezoek", "functie", "zienswijzen")]
_BODIES: list[tuple[str, type[BaseModel], set[str]]] = [
    ("persoon", CaseBody, {"zaaknummer", "toegangstoetsen"}),
    ("werkgever", EmployerBody, set()),
    ("plaatsing", PlacementBody, {"case_id", "employer_id"}),
]


@cache
def form(name: str) -> Questionnaire:
    return load(_RESOURCES / "forms" / f"{name}.toml")


@pytest.mark.parametrize("name", ["persoon", "plaatsing", "toegangstoets", "werkgever"])
def test_the_form_of_a_record_is_sound(name: str) -> None:
    assert lint(form(name), has_sentence) == ()


@pytest.mark.parametrize("head", _HEADS, ids=lambda head: head.parent.parent.name)
def test_the_questionnaires_of_a_method_are_sound(head: Path) -> None:
    assert complaints(head) == []


@pytest.fixture
def shared() -> Questionnaire:
    parts = {name: datafile.read(part_file(_HEADS[0], name))[0] for name in _SHARED}
    head = {"id": "gedeeld", "version": "2010.1", "title": "Gedeeld", "parts": _SHARED}
    return assemble("gedeeld", head, parts)


def test_what_methods_share_is_sound_by_itself(shared: Questionnaire) -> None:
    assert lint(shared, has_sentence) == ()


def test_what_methods_share_is_the_same_question_as_in_uniform(shared: Questionnaire) -> None:
    uniform = load(_UNIFORM)
    for place, question in all_questions(shared):
        other = question_at(uniform, place)
        if other is not None:
            helped = {"guidance": other.guidance, "example": other.example}
            assert question.model_copy(update=helped) == other


@pytest.mark.parametrize(("name", "body", "elsewhere"), _BODIES)
def test_a_form_asks_exactly_the_fields_of_its_record(
    name: str, body: type[BaseModel], elsewhere: set[str]
) -> None:
    asked = {place for place, _ in all_questions(form(name))}
    assert asked == set(body.model_fields) - elsewhere


@pytest.mark.parametrize(("name", "body", "elsewhere"), _BODIES)
def test_the_options_are_the_values_of_the_record(
    name: str, body: type[BaseModel], elsewhere: set[str]
) -> None:
    for field, info in body.model_fields.items():
        allowed = next((p for p in get_args(info.annotation) if get_origin(p) is Literal), None)
        if allowed is not None and field not in elsewhere:
            options = getattr(question_at(form(name), field), "options", ())
            assert {option.id for option in options} == set(get_args(allowed)), field


def test_benefit_and_household_are_those_of_the_data_dictionary() -> None:
    uitkering = getattr(question_at(form("persoon"), "uitkering"), "options", ())
    huishouden = getattr(question_at(form("persoon"), "huishouden"), "options", ())
    assert {each.id for each in uitkering} == {
        "wwb",
        "wij",
        "participatiewet",
        "ioaw",
        "ioaz",
        "wajong",
        "geen",
        "overig",
    }
    assert {each.id for each in huishouden} == {"alleenstaand", "alleenstaande_ouder", "gehuwd"}


@pytest.mark.parametrize(("name", "body", "elsewhere"), _BODIES)
def test_readable_answers_make_a_record(
    name: str, body: type[BaseModel], elsewhere: set[str]
) -> None:
    scenario = FormScenario(form(name), today=date(2027, 6, 1))
    for place, question in all_questions(form(name)):
        options = getattr(question, "options", None)
        scenario.answer(place, question.example or (options[0].id if options else "ja"))
    state = scenario.state
    assert state.problems == ()
    values = {place: value for (place, _), value in state.values.items()}
    named = {field for field in elsewhere if body.model_fields[field].annotation is str}
    filled = body.model_validate({**values, **dict.fromkeys(named, "x")})
    assert {
        field for field in body.model_fields if getattr(filled, field) not in {None, ""}
    } == set(body.model_fields)


def test_a_person_needs_a_name_and_a_day_of_birth_only() -> None:
    person = FormScenario(form("persoon")).expect_missing("naam", "geboortedatum")
    person.fill({"naam": "نور المثال", "geboortedatum": "14-05-1998", "bsn": "1112.22.333"})
    person.expect_missing().expect_value("bsn", "111222333")
    assert person.answer("naam", "x" * 300).codes() == ()
    person.answer("bsn", "111222334").expect_problem("bsn", "answer.bsn_check")
    person.answer("uitkering_start", "01-01-1990").expect_problem(
        "uitkering_start", "rule.uitkering_na_geboorte"
    )


def test_a_person_without_a_benefit_is_not_asked_about_it() -> None:
    person = FormScenario(form("persoon")).expect_visible("huishouden", "uitkering_start")
    person.answer("uitkering", "geen").expect_hidden("huishouden", "uitkering_start")


def test_an_employer_needs_a_name_and_a_contact() -> None:
    FormScenario(form("werkgever")).expect_missing("naam", "contactpersoon")


def test_a_placement_knows_the_order_of_its_dates() -> None:
    placement = FormScenario(form("plaatsing")).expect_missing("functie")
    placement.expect_hidden("contract_einde", "proefplaatsing_einde")
    placement.answer("contractvorm", "bepaald").expect_missing("functie", "contract_einde")
    placement.fill({"dienstverband_start": "01-02-2026", "contract_einde": "31-01-2026"})
    placement.expect_problem("contract_einde", "rule.contract_einde_na_start")
    placement.fill({"proefplaatsing_start": "01-03-2026", "proefplaatsing_einde": "28-02-2026"})
    assert placement.codes("proefplaatsing_einde") == ("rule.proefplaatsing_einde_na_start",)
    assert placement.codes("dienstverband_start") == ("rule.dienstverband_na_proefplaatsing",)


def test_the_kinds_of_measurement_are_those_of_the_domain() -> None:
    uniform = load(_UNIFORM)
    options = getattr(question_at(uniform, "soort_meting"), "options", ())
    assert {option.id for option in options} == {soort.value for soort in MetingSoort}
