"""The crosswalk as data: nothing in it may name what does not exist or leave an assumption out."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction
from typing import Any

import pytest

from ld_desktop import datafile, paths
from ld_desktop.errors import DefinitionError
from ld_desktop.methods import catalogue
from ld_desktop.methods.crosswalk import Schaal, read_crosswalk, shipped

Change = Callable[[dict[str, Any]], object]


def read_changed(change: Change) -> None:
    table, sha256 = datafile.read(paths.resources() / "methods" / "crosswalk.toml")
    changed = deepcopy(table)
    change(changed)
    read_crosswalk(changed, sha256)


def test_the_shipped_crosswalk_ties_every_method_and_every_theme_to_at_least_two() -> None:
    crosswalk = shipped()
    tied = {method for thema in crosswalk.themas for method, i in thema.invoer.items() if i}
    assert tied == set(catalogue.ids())
    assert all(sum(map(bool, thema.invoer.values())) >= 2 for thema in crosswalk.themas)


@pytest.mark.parametrize(
    ("method", "scored", "alone"),
    [
        ("activa", {"A": 4, "B": 18, "C": 5, "D": 4, "U": 2}, {"B6"}),
        ("arbolab", {"M": 29}, {"M8", "M24", "M27", "M28"}),
        ("dariuz", {"K": 10}, set()),
        ("loonbalans", {"E": 13}, set()),
    ],
)
def test_every_score_of_the_worker_has_a_theme_unless_no_other_method_asks_it(
    method: str, scored: dict[str, int], alone: set[str]
) -> None:
    listed = {
        invoer.path
        for thema in shipped().themas
        for either in thema.invoer[method]
        for invoer in either
    }
    assert {i for letter, n in scored.items() for i in _ids(letter, n)} - listed == alone


def _ids(letter: str, last: int) -> list[str]:
    return [f"{letter}{number}" for number in range(1, last + 1)]


def test_a_scale_reads_both_ways_and_cuts_off() -> None:
    aanname = shipped().aanname
    up, down = (Schaal("s", aanname, *map(Fraction, ends)) for ends in ((1, 5), (100, 0)))
    assert [up.score(Fraction(n)) for n in (0, 1, 2, 5, 9)] == [0, 0, 25, 100, 100]
    assert [down.score(Fraction(n)) for n in (0, 25, 100, 120)] == [100, 75, 0, 0]
    assert [up.value(Fraction(25)), down.value(Fraction(75))] == [2, 25]
    assert up.score("nvt") is None
    words = Schaal("w", aanname, woorden={"half": Fraction(50)})
    assert (words.score("half"), words.score("nvt"), words.value(Fraction(50))) == (50, None, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: t.pop("aanname"), "crosswalk has no aanname"),
        (lambda t: t["themas"]["tempo"].pop("aanname"), "thema_tempo has no aanname"),
        (lambda t: t["schalen"]["zeven"].update(aanname=""), "schaal_zeven has no aanname"),
        (lambda t: t["themas"]["tempo"].pop("vta"), "tempo names"),
        (lambda t: t["themas"]["tempo"].update(loting=[]), "tempo names"),
        (lambda t: t["methoden"].pop("vta"), "methoden names"),
        (lambda t: t["themas"]["tempo"].update(activa=["A5"]), "activa has no input A5"),
        (lambda t: t["themas"]["tempo"].update(dariuz=[["x", "K1"]]), "dariuz has no input x"),
        (lambda t: t["themas"]["tempo"].update(vta=["taken"]), "vta has no input taken"),
        (lambda t: t["methoden"]["activa"].update(schaal="elf"), "there is no scale elf"),
        (lambda t: t["methoden"]["activa"].update(schaal="profiel"), "does not fit activa"),
        (lambda t: t["methoden"]["vta"].pop("anders"), "does not fit vta profiel"),
        (lambda t: t["methoden"]["dariuz"]["anders"].update(x="zeven"), "dariuz has no input x"),
        (lambda t: t["methoden"]["vta"].update(gewicht=["uren"]), "vta has no input uren"),
        (lambda t: t["methoden"]["vta"].update(regulier="regulier"), "vta has no input regulier"),
        (lambda t: t["schalen"]["zeven"].update(nul=5), "zeven has no length"),
    ],
)
def test_a_crosswalk_that_is_wrong_is_refused(change: Change, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        read_changed(change)
