"""Answers to earlier versions of a questionnaire find their place in a newer one, or it says why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ld_desktop.domain.answers import Answer, AnswerKey, Mark, Respondent
from ld_desktop.domain.problems import Problem
from ld_desktop.errors import DefinitionError
from ld_desktop.forms.carrying import Carried, Fate, carry, told
from ld_desktop.forms.definition import Questionnaire
from ld_desktop.forms.lint_versions import mapping_complaints
from ld_desktop.forms.navigation import question_at
from ld_desktop.forms.reading import read
from ld_desktop.forms.versions import VersionMapping, chain, load_mapping
from tests.helpers.form_scenario import questionnaire

_MOMENT = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
_VAST, _WG = Respondent.VASTGESTELD, Respondent.WERKGEVER
_BOTH = ["werkgever", "vastgesteld"]


def points(*names: object) -> list[dict[str, str]]:
    return [{"id": str(name), "text": f"Punt {name}."} for name in names]


_ONE = questionnaire(
    {"id": "blijft", "kind": "text", "respondents": _BOTH},
    {"id": "tempo", "kind": "choice", "options": points("laag", "midden", "hoog")},
    {"id": "talen", "kind": "multiple", "options": points("laag", "midden", "hoog")},
    {"id": "taken", "kind": "group", "cells": [{"id": "naam", "kind": "text"}, {"id": "duur", "kind": "number"}, {"id": "snel", "kind": "scale", "options": points(*range(1, 6))}, {"id": "vlot", "kind": "scale", "options": points(*range(1, 6))}]},
    {"id": "weg", "kind": "text"},
    {"id": "samen", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "netjes", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "zuiver", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "rijbewijs", "kind": "yes_no"},
    {"id": "auto", "kind": "yes_no"},
    {"id": "sterk", "kind": "text"},
    {"id": "zwak", "kind": "text"},
    {"id": "procent", "kind": "number", "minimum": 0, "maximum": 100},
)  # fmt: skip
_TWO = questionnaire(
    {"id": "blijft", "kind": "text"},
    {"id": "werktempo", "kind": "choice", "options": points("1", "2", "3")},
    {"id": "talen", "kind": "multiple", "options": points("laag", "midden", "hoog")},
    {"id": "werk", "kind": "group", "cells": [{"id": "naam", "kind": "text"}, {"id": "uren", "kind": "number"}, {"id": "tempo", "kind": "scale", "options": points(*range(1, 6))}]},
    {"id": "samen_collega", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "samen_leiding", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH},
    {"id": "kwaliteit", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "rijdt", "kind": "yes_no"},
    {"id": "beeld", "kind": "text", "lines": 3},
    {"id": "procent", "kind": "number", "minimum": 0, "maximum": 100},
    version="2",
)  # fmt: skip
_THREE = questionnaire(
    {"id": "tempo_werk", "kind": "choice", "options": points("1", "2", "3")},
    {"id": "talen", "kind": "multiple", "options": points("laag", "hoog")},
    {"id": "werk", "kind": "group", "cells": [{"id": "naam", "kind": "text"}, {"id": "uren", "kind": "number"}, {"id": "tempo", "kind": "scale", "options": points(*range(1, 11))}]},
    {"id": "samenwerken", "kind": "scale", "options": points(*range(1, 6)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "kwaliteit", "kind": "scale", "options": points(*range(1, 11)), "respondents": _BOTH, "allow_nvt": True},
    {"id": "rijdt", "kind": "yes_no"},
    {"id": "beeld", "kind": "text", "lines": 3},
    {"id": "deel", "kind": "number", "minimum": 0, "maximum": 1, "decimals": 2},
    version="3",
)  # fmt: skip
_TO_TWO = """
from = "1"
dropped = ["weg"]
[questions]
tempo = "werktempo"
taken = "werk"
"taken.duur" = "werk.uren"
[options.tempo]
laag = "1"
midden = "2"
hoog = "3"
[split]
samen = ["samen_collega", "samen_leiding"]
[merge]
kwaliteit = { of = ["netjes", "zuiver"], by = "mean" }
"werk.tempo" = { of = ["taken.snel", "taken.vlot"], by = "mean" }
rijdt = { of = ["rijbewijs", "auto"], by = "equal" }
beeld = { of = ["sterk", "zwak"], by = "together" }
[reasons]
weg = "Die vraag paste bij geen enkel werk."
samen = "Met collega's werken is iets anders dan met een baas werken."
"""
_TO_THREE = """
from = "2"
dropped = ["blijft"]
[questions]
werktempo = "tempo_werk"
procent = "deel"
[options.talen]
midden = "laag"
[merge]
samenwerken = { of = ["samen_collega", "samen_leiding"], by = "mean" }
[scales]
kwaliteit = { earlier = [1, 5], newer = [1, 10] }
"werk.tempo" = { earlier = [1, 5], newer = [1, 10] }
procent = { earlier = [0, 100], newer = [0, 1] }
"""


def written(folder: Path, text: str) -> VersionMapping:
    file = folder / "mapping.toml"
    file.write_text(text, encoding="utf-8")
    return load_mapping(file)


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[VersionMapping, Questionnaire]]:
    folder = tmp_path_factory.mktemp("versies")
    return [(written(folder, _TO_TWO), _TWO), (written(folder, _TO_THREE), _THREE)]


Links = list[tuple[VersionMapping, Questionnaire]]


def answers(texts: Mapping[str, str], respondent: Respondent = _VAST) -> dict[AnswerKey, Answer]:
    """Answers as typed; `n.v.t.` is the mark."""
    return {
        AnswerKey(path, respondent): Answer(
            path=path,
            respondent=respondent,
            text="" if text == "n.v.t." else text,
            mark=Mark.NVT if text == "n.v.t." else Mark.GEGEVEN,
            at=_MOMENT,
            by="proef",
        )
        for path, text in texts.items()
    }


def texts(carried: Carried) -> dict[str, str]:
    return {
        key.path: "n.v.t." if answer.mark is Mark.NVT else answer.text
        for key, answer in carried.answers.items()
    }


def fates(carried: Carried) -> dict[str, list[tuple[str, str]]]:
    """What happened to each old answer: version and fate."""
    return {m.answer.path: [(w.version, w.fate.value) for w in m.why] for m in carried.moves}


def test_sound_mappings_have_no_complaints(links: Links) -> None:
    assert list(mapping_complaints(links[0][0], _ONE, _TWO)) == []
    assert list(mapping_complaints(links[1][0], _TWO, _THREE)) == []


def test_answers_move_with_their_rows_options_and_respondents(links: Links) -> None:
    given = {
        "blijft": "zoals het was",
        "tempo": "midden",
        "talen": "laag hoog",
        "taken": "t1 t3",
        "taken.t1.naam": "Inpakken",
        "taken.t3.duur": "4",
    }
    carried = carry(answers(given), links[:1])
    assert carried.lost == ()
    assert texts(carried) == {
        "blijft": "zoals het was",
        "werktempo": "2",
        "talen": "laag hoog",
        "werk": "t1 t3",
        "werk.t1.naam": "Inpakken",
        "werk.t3.uren": "4",
    }
    assert all(key == answer.key for key, answer in carried.answers.items())
    assert told(carried.moves) == ()


def test_two_versions_on(links: Links) -> None:
    given = {
        "blijft": "x",
        "tempo": "hoog",
        "talen": "laag midden",
        "taken": "t1",
        "taken.t1.snel": "2",
        "taken.t1.vlot": "4",
        "weg": "x",
        "samen": "4",
        "netjes": "2",
        "zuiver": "3",
        "rijbewijs": "ja",
        "auto": "nee",
        "sterk": "Netjes.",
        "zwak": "Traag.",
        "procent": "12,5",
    }
    carried = carry(answers(given), links)
    assert texts(carried) == {
        "tempo_werk": "3",
        "talen": "laag",
        "werk": "t1",
        "werk.t1.tempo": "5,5",
        "samenwerken": "4",
        "kwaliteit": "4",
        "beeld": "Netjes.\nTraag.",
        "deel": "0,13",
    }
    assert fates(carried) == {
        "blijft": [("3", "dropped")],
        "tempo": [("2", "renamed"), ("3", "renamed")],
        "talen": [("3", "renamed")],
        "taken": [("2", "renamed")],
        "taken.t1.snel": [("2", "merged"), ("3", "converted")],
        "taken.t1.vlot": [("2", "merged"), ("3", "converted")],
        "weg": [("2", "dropped")],
        "samen": [("2", "split"), ("3", "merged")],
        "netjes": [("2", "merged"), ("3", "converted")],
        "zuiver": [("2", "merged"), ("3", "converted")],
        "rijbewijs": [("2", "differs")],
        "auto": [("2", "differs")],
        "sterk": [("2", "merged")],
        "zwak": [("2", "merged")],
        "procent": [("3", "converted")],
    }
    reasons = {m.answer.path: [w.reason for w in m.why if w.reason] for m in carried.moves}
    assert reasons["weg"] == ["Die vraag paste bij geen enkel werk."]
    assert reasons["samen"] == ["Met collega's werken is iets anders dan met een baas werken."]
    heard = {move.answer.path for move in told(carried.moves)}
    assert heard == given.keys() - {"tempo", "talen", "taken"}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"netjes": "2"}, {"kwaliteit": "2"}),
        ({"netjes": "2", "zuiver": "n.v.t."}, {"kwaliteit": "2"}),
        ({"netjes": "n.v.t.", "zuiver": "n.v.t."}, {"kwaliteit": "n.v.t."}),
        ({"netjes": "2", "zuiver": "3"}, {"kwaliteit": "2,5"}),
        ({"netjes": "2", "zuiver": "veel"}, {}),
        ({"netjes": "", "zuiver": "3"}, {"kwaliteit": "3"}),
        ({"netjes": "", "zuiver": ""}, {"kwaliteit": ""}),
        ({"rijbewijs": "ja", "auto": "ja"}, {"rijdt": "ja"}),
        ({"sterk": "a", "zwak": "a"}, {"beeld": "a"}),
        ({"samen": "n.v.t."}, {"samen_collega": "n.v.t."}),
    ],
)
def test_answers_that_become_one(links: Links, given: dict[str, str], kept: dict[str, str]) -> None:
    assert texts(carry(answers(given), links[:1])) == kept


def test_a_split_answer_that_fits_only_one_of_its_places_says_so(links: Links) -> None:
    (move,) = carry(answers({"samen": "n.v.t."}), links[:1]).moves
    assert [answer.path for answer in move.to] == ["samen_collega"]
    assert [why.fate for why in move.why] == [Fate.SPLIT, Fate.UNFIT]


def test_what_somebody_chose_becomes_a_point_and_what_was_established_stays_exact(
    links: Links,
) -> None:
    given = {"kwaliteit": "3"}
    established, said = (carry(answers(given, who), links[1:]) for who in (_VAST, _WG))
    assert texts(established) == {"kwaliteit": "5,5"}
    assert texts(said) == {"kwaliteit": "6"}


def test_what_is_asked_no_more_or_of_somebody_else_is_told(links: Links) -> None:
    gone = answers({"weg": "x", "nooit_gevraagd": "y"})
    others = answers({"blijft": "z"}, _WG)
    carried = carry({**gone, **others}, links[:1])
    assert carried.answers == {}
    assert [answer.text for answer in carried.lost] == ["x", "y", "z"]
    assert fates(carried) == {
        "weg": [("2", "dropped")],
        "nooit_gevraagd": [("2", "not_asked")],
        "blijft": [("2", "other_person")],
    }


def test_two_answers_in_one_place_without_a_merge_are_not_both_kept() -> None:
    mapping = VersionMapping.model_validate({"from": "1", "questions": {"sterk": "zwak"}})
    carried = carry(answers({"sterk": "a", "zwak": "b"}), [(mapping, _ONE)])
    assert texts(carried) == {"zwak": "a"}
    assert fates(carried) == {"sterk": [("1", "renamed")], "zwak": [("1", "differs")]}


def test_an_option_that_is_gone_without_a_word_is_not_kept() -> None:
    bare = VersionMapping.model_validate({"from": "1"})
    carried = carry(answers({"talen": "midden", "werk.t1.uren": "veel"}), [(bare, _THREE)])
    assert carried.answers == {}
    assert {why for whole in fates(carried).values() for _, why in whole} == {"unfit"}


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ('from = "1"', 'from = "0"', ("mapping", "is from 0 and not from 1")),
        ('tempo = "werktempo"', "", ("tempo", "leads to tempo, which is not asked: map it, or drop it")),
        ('tempo = "werktempo"', 'tempo = "blijft"', ("tempo", "leads to blijft, and so does blijft")),
        ('tempo = "werktempo"', 'tempo = "talen"', ("tempo", "was a choice and becomes a multiple: drop it")),
        ('tempo = "werktempo"', 'tempo = "nergens"', ("nergens", "is not asked in version 2")),
        ('tempo = "werktempo"', 'tempo = "werk.naam"', ("tempo", "leads to werk.naam, out of its table: drop it")),
        ('hoog = "3"', "", ("tempo", "option hoog has no place: name its new one in options")),
        ('hoog = "3"', 'hoog = "3"\nhoger = "3"', ("tempo", "has no option hoger in version 1")),
        ('"taken.duur" = "werk.uren"', "", ("taken.duur", "leads to werk.duur, which is not asked: map it, or drop it")),
        ('dropped = ["weg"]', 'dropped = ["weg", "nergens"]', ("nergens", "is not asked in version 1")),
        ('dropped = ["weg"]', 'dropped = ["weg", "samen"]', ("samen", "is named in more than one of questions, split, merge, dropped")),
        ('["samen_collega", "samen_leiding"]', '["samen_collega", "samen_baas"]', ("samen_baas", "is not asked in version 2")),
        ('["samen_collega", "samen_leiding"]', '["samen_collega"]', ("samen", "is split over fewer than two questions")),
        ('of = ["netjes", "zuiver"]', 'of = ["netjes", "zindelijk"]', ("zindelijk", "is not asked in version 1")),
        ('of = ["netjes", "zuiver"]', 'of = ["netjes"]', ("kwaliteit", "is merged from fewer than two questions")),
        ("kwaliteit = {", "kwaliteiten = {", ("kwaliteiten", "is not asked in version 2")),
        ('of = ["rijbewijs", "auto"], by = "equal"', 'of = ["rijbewijs", "auto"], by = "together"', ("rijdt", "is merged by together, and a yes_no takes one answer")),
        ('of = ["rijbewijs", "auto"], by = "equal"', 'of = ["rijbewijs", "auto"], by = "mean"', ("rijdt", "is merged by mean, and not all of them are numbers")),
        ('of = ["rijbewijs", "auto"], by = "equal"', 'of = ["rijbewijs", "blijft"], by = "equal"', ("blijft", "was a text and becomes a yes_no: drop it")),
        ('weg = "Die vraag paste bij geen enkel werk."', 'weg = "Paste niet"', ("weg", "its reason has no end mark")),
        ('weg = "Die vraag paste bij geen enkel werk."', 'nooit = "Paste niet."', ("nooit", "is not asked in version 1")),
        ('from = "1"', 'from = "1"\n[scales.tempo]\nearlier = [1, 3]\nnewer = [1, 3]\n', ("tempo", "has both options and scales: one of them")),
    ],
)  # fmt: skip
def test_a_fault_in_a_mapping_is_seen(
    tmp_path: Path, right: str, wrong: str, complaint: tuple[str, str]
) -> None:
    assert right in _TO_TWO
    text = _TO_TWO.replace(right, wrong)
    if "[scales" in wrong:  # the keys of the file itself stand before its tables
        text = text.replace(wrong, 'from = "1"') + wrong.removeprefix('from = "1"')
    assert complaint in list(mapping_complaints(written(tmp_path, text), _ONE, _TWO))


@pytest.mark.parametrize(
    ("right", "wrong", "complaint"),
    [
        ("kwaliteit = { earlier = [1, 5]", "kwaliteit = { earlier = [0, 5]", ("kwaliteit", "its scale runs 1–5 and not 0–5")),
        ("procent = { earlier = [0, 100], newer = [0, 1] }", "procent = { earlier = [0, 100], newer = [0, 10] }", ("procent", "its scale runs 0–1 and not 0–10")),
        ('of = ["samen_collega", "samen_leiding"]', 'of = ["samen_collega", "werk.tempo"]', ("werk.tempo", "leads to samenwerken, out of its table: drop it")),
        ("kwaliteit = { earlier = [1, 5], newer = [1, 10] }", "", ("kwaliteit", "has another scale than kwaliteit: name both in scales")),
    ],
)  # fmt: skip
def test_a_fault_in_a_scale_is_seen(
    tmp_path: Path, right: str, wrong: str, complaint: tuple[str, str]
) -> None:
    assert right in _TO_THREE
    faulty = written(tmp_path, _TO_THREE.replace(right, wrong))
    assert complaint in list(mapping_complaints(faulty, _TWO, _THREE))


def test_a_mean_over_another_scale_needs_its_scale(tmp_path: Path) -> None:
    change = '[merge]\nkwaliteit = { of = ["samen_collega", "kwaliteit"], by = "mean" }\n'
    text = f'from = "2"\n{change}[scales]\nkwaliteit = {{ earlier = [1, 5], newer = [1, 10] }}\n'
    found = list(mapping_complaints(written(tmp_path, text), _TWO, _THREE))
    assert ("samen_collega", "has another scale than kwaliteit: name both in scales") in found


def test_a_mapping_to_itself_is_refused(links: Links) -> None:
    found = list(mapping_complaints(links[0][0], _ONE, _ONE))
    assert ("mapping", "leads from 1 to itself") in found


def test_a_wrong_key_is_a_definition_error(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="vragen"):
        written(tmp_path, 'from = "1"\nvragen = {}')


def _mapping(earlier: str) -> VersionMapping:
    return VersionMapping.model_validate({"from": earlier})


@pytest.mark.parametrize(
    ("mappings", "source", "way"),
    [
        ({"3": "2", "2": "1"}, "1", ["1>2", "2>3"]),
        ({"3": "2", "2": "1"}, "2", ["2>3"]),
        ({"3": "2", "2": "1"}, "3", []),
        ({"3": "1"}, "1", ["1>3"]),
        ({"3": "2"}, "1", ["1>2", "2>3"]),
        ({}, "1", ["1>3"]),
    ],
)
def test_the_chain_leads_back_to_the_version_of_the_answers(
    mappings: dict[str, str], source: str, way: list[str]
) -> None:
    found = chain(source, "3", lambda v: _mapping(mappings[v]) if v in mappings else None)
    assert [f"{mapping.earlier}>{version}" for mapping, version in found] == way


def test_a_circle_of_mappings_is_a_definition_error() -> None:
    circle = {"3": "2", "2": "3"}
    with pytest.raises(DefinitionError, match="before itself"):
        chain("1", "3", lambda version: _mapping(circle[version]))


_PLACES = [
    "blijft", "tempo", "talen", "taken", "taken.t1.naam", "taken.t2.duur", "taken.t1.snel", "taken.t1.vlot", "weg", "samen", "netjes",
    "zuiver", "rijbewijs", "auto", "sterk", "zwak", "procent", "nooit",
]  # fmt: skip
_TYPED = ["", "laag", "hoog laag", "t1", "iets anders", "1", "2,5", "3", "5", "99,99", "ja", "nee", "n.v.t."]  # fmt: skip
_GIVEN = st.dictionaries(
    st.tuples(st.sampled_from(_PLACES), st.sampled_from([_VAST, _WG])),
    st.tuples(st.sampled_from(_TYPED), st.integers(0, 3)),
)


def _made(given: Mapping[tuple[str, Respondent], tuple[str, int]]) -> dict[AnswerKey, Answer]:
    made: dict[AnswerKey, Answer] = {}
    for (path, who), (text, day) in given.items():
        (answer,) = answers({path: text}, who).values()
        made[answer.key] = answer.model_copy(update={"at": _MOMENT + timedelta(days=day)})
    return made


@given(given=_GIVEN)
def test_no_answer_disappears_unseen_and_none_comes_from_nowhere(
    links: Links, given: dict[tuple[str, Respondent], tuple[str, int]]
) -> None:
    old = _made(given)
    for way in (links[:1], links):
        carried = carry(old, way)
        assert [move.answer for move in carried.moves] == list(old.values())
        arrived = {answer.key for move in carried.moves for answer in move.to}
        assert arrived == carried.answers.keys()
        assert all(carried.answers[answer.key] == answer for m in carried.moves for answer in m.to)
        assert all(
            move.to or any(why.fate.value in _LOST for why in move.why) for move in carried.moves
        )
        for move in carried.moves:
            assert {answer.respondent for answer in move.to} <= {move.answer.respondent}


_LOST = {"dropped", "not_asked", "other_person", "differs", "unfit"}


@given(given=_GIVEN)
def test_the_chain_is_one_step_after_another(
    links: Links, given: dict[tuple[str, Respondent], tuple[str, int]]
) -> None:
    old = _made(given)
    first = carry(old, links[:1])
    assert carry(old, links).answers == carry(first.answers, links[1:]).answers


@given(given=_GIVEN, order=st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    links: Links, given: dict[tuple[str, Respondent], tuple[str, int]], order: object
) -> None:
    old = {key: answer.model_copy(update={"at": _MOMENT}) for key, answer in _made(given).items()}
    keys = list(old)
    order.shuffle(keys)  # type: ignore[attr-defined]
    again = carry({key: old[key] for key in keys}, links)
    assert again.answers == carry(old, links).answers


@given(given=_GIVEN)
def test_what_could_be_read_still_can(
    links: Links, given: dict[tuple[str, Respondent], tuple[str, int]]
) -> None:
    """A mapping without complaints never makes an answer unreadable without telling it is lost."""
    readable = {
        key: answer
        for key, answer in _made(given).items()
        if (question := question_at(_ONE, key.path)) is not None
        and answer.mark is Mark.GEGEVEN
        and not isinstance(read(question, answer.text), Problem)
    }
    for key, answer in carry(readable, links).answers.items():
        question = question_at(_THREE, key.path)
        assert question is not None
        assert not isinstance(read(question, answer.text), Problem), (key, answer.text)


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_another_scale_keeps_the_order_and_the_ends(links: Links, one: int, other: int) -> None:
    """In hundredths of a percent, to the two decimals of the newer question."""

    def moved(hundredths: int) -> Fraction:
        text = format(Decimal(hundredths).scaleb(-2), "f").replace(".", ",")
        (found,) = carry(answers({"procent": text}), links[1:]).answers.values()
        return Fraction(Decimal(found.text.replace(",", ".")))

    low, high = sorted((one, other))
    assert moved(low) <= moved(high)
    assert abs(moved(low) - Fraction(low, 10_000)) <= Fraction(1, 200)
    assert (moved(0), moved(10_000)) == (0, 1)
