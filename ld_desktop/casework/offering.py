"""Which methods a measurement can be started with, in words an assessor chooses by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ld_desktop import datafile, paths


@dataclass(frozen=True)
class MethodOffer:
    """A method as it is chosen: its name, one sentence, and how long a measurement takes.

    Attributes:
        bron: who describes the method.
        wettelijk: its outcome counts by law; the others are for research and comparison.
    """

    id: str
    version: str
    naam: str
    zin: str
    minuten: int
    bron: str
    wettelijk: bool


@cache
def methods_on_offer() -> tuple[MethodOffer, ...]:
    """Every method that has a questionnaire, the statutory one first."""
    from ld_desktop.methods import catalogue

    texts, _ = datafile.read(paths.resources() / "texts" / "methoden.toml")
    found = ((method, catalogue.newest_version(method)) for method in catalogue.ids())
    return tuple(
        MethodOffer(
            id=method,
            version=version,
            naam=catalogue.method_name(method),
            zin=texts[method]["zin"],
            minuten=texts[method]["minuten"],
            bron=catalogue.find(method, version).title["bron"],
            wettelijk=bool(texts[method].get("wettelijk")),
        )
        for method, version in found
        if has_questionnaire(method, version)
    )


def name_of(method: str) -> str:
    """What a method is called on screen; its id when this program does not know it."""
    from ld_desktop.methods import catalogue

    return catalogue.method_name(method) if method in catalogue.ids() else method


def has_questionnaire(method: str, version: str) -> bool:
    """Whether a version of a method can be measured with: its questions are shipped."""
    return (paths.resources() / "methods" / method / version / "vragen.toml").is_file()
