"""What is told before a method is chosen agrees with its questionnaire."""

from __future__ import annotations

from ld_desktop.casework import offering, subjects
from ld_desktop.casework.help import Words
from ld_desktop.forms.navigation import all_questions
from ld_desktop.methods import catalogue


def test_every_method_of_the_catalogue_can_be_measured_with() -> None:
    assert {offer.id for offer in offering.methods_on_offer()} == set(catalogue.ids())


def test_the_minutes_of_a_method_are_those_of_its_parts() -> None:
    for offer in offering.methods_on_offer():
        form = subjects.method_questionnaire(offer.id, offer.version)
        told = (
            sum(part.minutes for part in form.parts if not part.optional)
            if form.parts
            else sum(section.minutes for section in form.sections)
        )
        assert (offer.id, offer.minuten) == (offer.id, told)


def test_guidance_explains_the_terms_it_uses_but_not_the_competence_that_is_asked() -> None:
    form = subjects.method_questionnaire("activa", "2010.1")
    questions = dict(all_questions(form))
    words = Words(form)
    found = dict(words.of(questions["A1"]))
    assert questions["A1"].label not in found
    explained = {name for question in questions.values() for name, _ in words.of(question)}
    assert {"loonwaarde", "normfunctie", "B10"} <= explained
    assert dict(words.of(questions["A1"]))["A4"] == questions["A4"].label
