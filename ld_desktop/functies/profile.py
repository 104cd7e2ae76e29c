"""What a function asks: one frozen profile, its content as plain data, and the hash over that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeAlias

from ld_desktop.domain.canonical import Json, canonical_json, sha256
from ld_desktop.functies.criteria import criteria

Herkomst: TypeAlias = Literal["meegeleverd", "esco", "eigen"]
MEEGELEVERD: Herkomst = "meegeleverd"
ESCO: Herkomst = "esco"
EIGEN: Herkomst = "eigen"


@dataclass(frozen=True, slots=True)
class Hoofdtaak:
    """A main task and its share of the work, in whole percents."""

    naam: str
    gewicht: int


@dataclass(frozen=True, slots=True)
class Activiteit:
    """A work activity as Matchcare weighs it, with the KBB letters that it calls on."""

    naam: str
    gewicht: int
    kbb: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gebieden:
    """The five areas of a function in a plain sentence or two; empty where nobody wrote one."""

    werkniveau: str = ""
    sociaal: str = ""
    werkzaamheden: str = ""
    omgeving: str = ""
    belasting: str = ""


@dataclass(frozen=True)
class Functieprofiel:
    """A function with what it asks on the 29 criteria.

    Attributes:
        code: its name in the library: the ISCO-08 unit group of a shipped one, the code of the
            occupation for ESCO, the office's own code otherwise.
        isco: the ISCO-08 unit group it belongs to; empty when nobody said.
        naam: how a work floor calls it.
        namen: other names it is found by.
        eisen: requirement 0–5 per criterium, M1 to M29; 0 is not required, 3 the average worker.
        gewichten: weight 1–5 per criterium.
        herkomst: who wrote it. What we ship is our own content, and an assumption.
        set: the collection it came with.
        versie: the version in that collection.
    """

    code: str
    naam: str
    eisen: tuple[int, ...]
    gewichten: tuple[int, ...]
    isco: str = ""
    namen: tuple[str, ...] = ()
    sector: str = ""
    hoofdtaken: tuple[Hoofdtaak, ...] = ()
    gebieden: Gebieden = Gebieden()
    activiteiten: tuple[Activiteit, ...] = ()
    herkomst: Herkomst = EIGEN
    set: str = ""
    versie: str = ""
    auteur: str = ""
    datum: date | None = None

    @property
    def eis_per_criterium(self) -> dict[str, int]:
        """The requirements by criterium, as a measurement takes them over."""
        return dict(zip(criteria(), self.eisen, strict=True))

    @property
    def gewicht_per_criterium(self) -> dict[str, int]:
        """The weights by criterium."""
        return dict(zip(criteria(), self.gewichten, strict=True))

    def content(self) -> dict[str, Json]:
        """What the profile says, without who brought it: the part that its hash covers."""
        weights = self.gewicht_per_criterium
        return {
            "code": self.code,
            "isco": self.isco,
            "naam": self.naam,
            "namen": list(self.namen),
            "sector": self.sector,
            "hoofdtaken": [{"naam": t.naam, "gewicht": t.gewicht} for t in self.hoofdtaken],
            "profiel": {
                name: {"eis": eis, "gewicht": weights[name]}
                for name, eis in self.eis_per_criterium.items()
            },
            "gebieden": {name: getattr(self.gebieden, name) for name in Gebieden.__slots__},
            "activiteiten": [
                {"naam": a.naam, "gewicht": a.gewicht, "kbb": list(a.kbb)}
                for a in self.activiteiten
            ],
        }

    @cached_property
    def sha256(self) -> str:
        """SHA-256 over the canonical JSON of the content."""
        return sha256(canonical_json(self.content()))

    def as_json(self) -> dict[str, Json]:
        """The content with where it came from, for who reads it outside the program."""
        return {
            **self.content(),
            "herkomst": self.herkomst,
            "set": self.set,
            "versie": self.versie,
            "auteur": self.auteur,
            "datum": self.datum.isoformat() if self.datum else "",
            "sha256": self.sha256,
        }


def profile_from_content(
    content: Mapping[str, Any], collection: str, versie: str, auteur: str, datum: date
) -> Functieprofiel:
    """An office's own profile from what `content` gave, with the origin that was kept beside it."""
    asked = content["profiel"]
    return Functieprofiel(
        **{name: content[name] for name in ("code", "isco", "naam", "sector")},
        namen=tuple(content["namen"]),
        hoofdtaken=tuple(Hoofdtaak(**taak) for taak in content["hoofdtaken"]),
        eisen=tuple(asked[name]["eis"] for name in criteria()),
        gewichten=tuple(asked[name]["gewicht"] for name in criteria()),
        gebieden=Gebieden(**content["gebieden"]),
        activiteiten=tuple(
            Activiteit(a["naam"], a["gewicht"], tuple(a["kbb"])) for a in content["activiteiten"]
        ),
        herkomst=EIGEN,
        set=collection,
        versie=versie,
        auteur=auteur,
        datum=datum,
    )
