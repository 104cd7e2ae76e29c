"""What the linter sees in parts, scales, proposals, drawings and evidence."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ld_desktop.domain.answers import Respondent
from ld_desktop.forms.complaint import told
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.lint import lint
from ld_desktop.forms.lint_evidence import Scored, evidence_complaints
from tests.helpers.form_scenario import questionnaire, section

_POINTS = [
    {"id": "1", "text": "Laat fouten liggen, ook als een collega ze aanwijst."},
    {"id": "2", "text": "Herstelt een fout zodra iemand er iets van zegt."},
    {"id": "3", "text": "Kijkt het eigen werk na voordat het verder gaat."},
    {"id": "4", "text": "Vindt ook fouten die eerder in de rij ontstonden."},
    {"id": "5", "text": "Legt anderen uit hoe zij deze fout voorkomen."},
]
_OFTEN = [
    {"id": str(n), "text": text} for n, text in enumerate(["Nooit.", "Soms.", "Vaak.", "Altijd."])
]
_PART = {
    "id": "werkgever",
    "file": "werkgever",
    "title": "Vragenlijst",
    "respondent": "werkgever",
    "intro": "U kent het werk.",
    "minutes": 10,
}
_OWN = {"id": "scores", "file": "scores", "title": "Scores"}
Table = Mapping[str, object]


def wg(**more: object) -> dict[str, object]:
    return {"id": "wg_a", "kind": "scale", "options": _OFTEN, "respondents": ["werkgever"], **more}


def score(**more: object) -> dict[str, object]:
    return {"id": "K1", "kind": "scale", "options": _POINTS, **more}


def form(
    wg_question: Table | None = None,
    own: tuple[Table, ...] = (),
    part: Table | None = None,
    **more: object,
) -> Questionnaire:
    sections = [
        {**section("wg", wg_question or wg()), "part": "werkgever", "minutes": 5},
        {**section("sc", *(own or (score(),))), "part": "scores"},
    ]
    return questionnaire(sections=sections, parts=[{**_PART, **(part or {})}, _OWN], **more)


def complaints(questionnaire: Questionnaire) -> tuple[str, ...]:
    return lint(questionnaire, lambda _: True, lambda name: name == "er.svg")


def points(*texts: str) -> list[dict[str, str]]:
    filled = [*texts, *(point["text"] for point in _POINTS[len(texts) :])]
    return [{"id": str(n), "text": text} for n, text in enumerate(filled, start=1)]


def test_sound_parts_have_no_complaints() -> None:
    sound = form(
        wg(picture="er.svg", picture_alt="Een vrouw veegt.", spoken="Hoe vaak?"),
        (score(), {"id": "ja", "kind": "yes_no"}),
        relevance=[
            {"id": "r", "when": {"kind": "equals", "question": "ja", "value": "nee"}, "set_aside": ["K1"], "reason": "Zo is het."}
        ],
        limits=[{"part": "werkgever", "questions": 1, "minutes": 10}],
    )  # fmt: skip
    assert complaints(sound) == ()


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"id": "Wg", "file": "Wg"}, "id is not a plain name"),
        ({"title": " "}, "has no title"),
        ({"intro": "Hallo"}, "intro has no end mark"),
        ({"intro": ""}, "intro is missing: say what the questionnaire is for"),
        ({"minutes": 0}, "minutes are missing: say how long it takes"),
        ({"minutes": 4}, "takes 4 minutes, its sections 5 together"),
        (
            {"optional": True},
            "choice is the question that chooses an optional part: give both or neither",
        ),
    ],
)
def test_a_fault_in_a_part_is_seen(part: dict[str, object], complaint: str) -> None:
    name = str(part.get("id", "werkgever"))
    faulty = form(part=part)
    if name != "werkgever":
        moved = [
            {**each.model_dump(), "part": name if each.id == "wg" else "scores"}
            for each in faulty.sections
        ]
        faulty = Questionnaire.model_validate({**faulty.model_dump(), "sections": moved})
    assert f"{name}.toml: part {name}: {complaint}" in complaints(faulty)


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (wg(id="a"), "a: what the werkgever is asked begins with wg_"),
        (
            wg(respondents=["vastgesteld"]),
            "wg_a: is not asked of the werkgever alone, as this part is",
        ),
        (wg(picture="weg.svg", picture_alt="Iets."), "wg_a: there is no picture weg.svg"),
        (wg(picture="er.svg"), "wg_a: picture_alt is missing or has no end mark"),
        (wg(picture_alt="Iets."), "wg_a: picture_alt without a picture"),
        (wg(spoken="Hoe vaak"), "wg_a: spoken has no end mark"),
        (
            wg(options=[{**_OFTEN[0], "picture": "weg.svg"}, *_OFTEN[1:]]),
            "wg_a: option 0: there is no picture weg.svg",
        ),
        (wg(options=[_OFTEN[0], *_OFTEN[:3]]), "wg_a: points 0 and 0 differ in 0 words: describe what is different to see, in at least 3"),
        (wg(options=_OFTEN[:3]), "wg_a: a scale of 3 points"),
    ],
)  # fmt: skip
def test_a_fault_in_a_respondents_question_is_seen(question: Table, complaint: str) -> None:
    assert f"werkgever.toml: {complaint}" in complaints(form(question))


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (score(options=_OFTEN), "points 0 and 1 differ in 1 words: describe what is different to see, in at least 3"),
        (score(options=points("Herstelt een fout zodra een ander er iets van zegt.")), "points 1 and 2 differ in 2 words: describe what is different to see, in at least 3"),
        (score(options=points("Laat fouten liggen")), "point 1 has no end mark"),
        (score(options=points("Ruim onvoldoende.")), "point 1 is a verdict: say what one can see this worker do at work"),
    ],
)  # fmt: skip
def test_a_fault_in_a_written_out_scale_is_seen(question: Table, complaint: str) -> None:
    assert f"scores.toml: K1: {complaint}" in complaints(form(own=(question,)))


def test_neighbouring_bands_are_compared_and_not_their_points() -> None:
    bands = [
        {"first": 1, "last": 3, "text": "Laat het werk liggen tot iemand komt."},
        {"first": 4, "last": 5, "text": "Begint zelf aan de volgende doos."},
    ]
    options = [
        {"id": str(n), "text": bands[0]["text"] if n < 4 else bands[1]["text"]} for n in range(1, 6)
    ]
    assert complaints(form(own=(score(bands=bands, options=options),))) == ()


def test_two_competences_do_not_share_a_text_but_may_share_a_scale() -> None:
    same = points("Iets heel anders dan bij de eerste competentie.")
    assert complaints(form(own=(score(), score(id="K2", options=same)))) == (
        "scores.toml: K2: point 2 says the same as a point of K1",
        "scores.toml: K2: point 3 says the same as a point of K1",
        "scores.toml: K2: point 4 says the same as a point of K1",
        "scores.toml: K2: point 5 says the same as a point of K1",
    )
    assert complaints(form(own=(score(), score(id="K2", scale="K1")))) == ()


_LOOK = {"kind": "equals", "question": "ja", "value": "nee"}


@pytest.mark.parametrize(
    ("proposal", "complaint"),
    [
        ({"reason": "Past niet"}, "reason is missing or has no end mark"),
        ({"set_aside": []}, "sets nothing aside"),
        ({"set_aside": ["K9"]}, "sets aside K9, which no part asks"),
        ({"when": {**_LOOK, "question": "weg"}}, "looks at weg, which is not asked before"),
        ({"when": {**_LOOK, "value": "misschien"}}, "ja can never be misschien"),
        ({"set_aside": ["ja"]}, "sets aside ja, which it looks at itself: it would undo itself"),
        (
            {"set_aside": ["ja"], "when": {**_LOOK, "question": "nee"}},
            "sets aside ja, which it looks at itself: it would undo itself",
        ),
    ],
)
def test_a_fault_in_a_proposal_is_seen(proposal: Table, complaint: str) -> None:
    own = (score(), {"id": "ja", "kind": "yes_no"}, {"id": "nee", "kind": "yes_no", "when": _LOOK})
    sound = {"id": "r", "when": _LOOK, "set_aside": ["K1"], "reason": "Past niet."}
    assert f"relevance r: {complaint}" in complaints(
        form(own=own, relevance=[{**sound, **proposal}])
    )


def test_proposals_have_ids_of_their_own() -> None:
    own = (score(), {"id": "ja", "kind": "yes_no"})
    proposal = {"id": "r", "when": _LOOK, "set_aside": ["K1"], "reason": "Past niet."}
    found = complaints(form(own=own, relevance=[proposal, proposal]))
    assert found == ("relevance r: id is used 2 times",) * 2


@pytest.mark.parametrize(
    ("limit", "complaint"),
    [
        ({"part": "werkgever", "questions": 0}, "asks 1 questions, 0 are allowed"),
        ({"part": "werkgever", "minutes": 9}, "takes 10 minutes, 9 are allowed"),
    ],
)
def test_a_part_keeps_to_the_length_its_method_allows(limit: Table, complaint: str) -> None:
    assert complaints(form(limits=[limit])) == (f"werkgever.toml: part werkgever: {complaint}",)


def test_a_limit_names_a_part() -> None:
    assert complaints(form(limits=[{"part": "weg"}])) == (
        "part weg: has a limit and does not exist",
    )


def test_a_table_of_many_options_is_judged_in_no_time() -> None:
    many = [{"id": f"o{n}", "text": f"O {n}"} for n in range(40)]
    several = {"id": "m", "kind": "multiple", "options": many}
    both = {
        "kind": "all_of",
        "conditions": [{"kind": "equals", "question": "m", "value": f"o{n}"} for n in range(4)],
    }
    own = (score(), several, {"id": "x", "kind": "text", "when": both})
    assert complaints(form(own=own)) == ()


def test_a_competence_can_be_told_apart_and_explained_by_the_glossary() -> None:
    scored = score(respondents=["toetser", "vastgesteld"], label="Werktempo")
    meant = {**scored, "guidance": {"meaning": "Hoe snel het gaat.", "source": "003 §3.1"}}
    assert complaints(form(own=(meant,))) == ()
    assert complaints(form(own=({**meant, "id": "K2", "scale": "K1"}, scored))) == (
        "scores.toml: K1: guidance.meaning is missing: it is what the glossary says of it",
        "scores.toml: K1: guidance.source is missing: name it, or the aanname",
        "scores.toml: K1: is called the same as K2: Werktempo",
    )


def evidence(*fed_by: str, **items: tuple[str, ...]) -> tuple[str, ...]:
    by_person = {Respondent(person): names for person, names in items.items()}
    own = (
        score(respondents=["toetser", "vastgesteld"]),
        score(id="T", respondents=["toetser"], scale="K1"),
    )
    asked = form(wg(options=_POINTS), own)
    scored = [Scored("K1", by_person), Scored("T", {})]
    return told(asked, evidence_complaints(asked, fed_by, scored))


def test_evidence_names_what_is_asked_of_the_right_person_on_the_same_scale() -> None:
    lacking = ("scores.toml: T: has no established answer: respondents lacks vastgesteld",)
    assert evidence("K1", "wg_a", werkgever=("wg_a",), toetser=("K1",)) == lacking
    assert evidence("taken.naam") == (
        "evidence taken.naam: is not asked: add a question with this id, or name another",
        *lacking,
    )
    assert evidence(werknemer=("wg_a",)) == (
        "evidence K1: takes wg_a from the werknemer, who is not asked it",
        *lacking,
    )
    short = form(wg(), (score(respondents=["vastgesteld"]),))
    found = evidence_complaints(short, (), [Scored("K1", {Respondent.WERKGEVER: ("wg_a",)})])
    assert told(short, found) == (
        "evidence K1: wg_a has 4 points and its input 5: give both the same",
    )
