"""What a document of the toegangstoets may hold, and which missing answer would have decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ld_desktop import datafile, paths
from ld_desktop.documents.choices import Choice
from ld_desktop.documents.dates import Day
from ld_desktop.documents.fields import Boolean, Field, Number, Record
from ld_desktop.documents.refusals import ONTBREEKT, STRIJDIG, Refusals
from ld_desktop.documents.several import Several
from ld_desktop.rules.numbers import NUL
from ld_desktop.rules.parameters import Parameters, ParameterSet
from ld_desktop.toegangstoets import v2010_1 as regels
from ld_desktop.toegangstoets.logic import all_of, any_of

VERSION = "2010.1"
UITKERINGEN = ("wwb", "wij", "participatiewet", "ioaw", "ioaz", "wajong", "geen", "overig")
BEPERKINGEN = ("lichamelijk", "verstandelijk", "psychisch", "psychosociaal")
DATUM, GEBOREN = "datum", "geboortedatum"
_FORMAL = {
    "gesubsidieerde_baan": "bij_gesubsidieerde_baan",
    "vrijstelling_sollicitatieplicht": "bij_vrijstelling_sollicitatieplicht",
}


class Uitkomst(NamedTuple):
    """What an outcome is called, what it means, and what follows from it."""

    naam: str
    betekenis: str
    gevolgen: tuple[str, ...]


class Toets(NamedTuple):
    """One version of the toegangstoets: its texts, its parameters and its inputs."""

    naam: str
    vragen: Mapping[str, str]
    versies: Mapping[str, str]
    uitkomsten: Mapping[str, Uitkomst]
    voorwaarden: Mapping[str, str]
    parameters: Parameters
    inputs: Record


@cache
def toets() -> Toets:
    """The version in use, with its data read once."""
    folder = paths.resources() / "toegangstoets" / VERSION
    texts, _ = datafile.read(folder / "definition.toml")
    table, _ = datafile.read(folder / "parameters.toml")
    return Toets(
        naam=texts["naam"],
        vragen=texts["vragen"],
        versies=texts["versies"],
        uitkomsten={
            name: Uitkomst(each["naam"], each["betekenis"], tuple(each["gevolgen"]))
            for name, each in texts["uitkomsten"].items()
        },
        voorwaarden=texts["voorwaarden"],
        parameters=Parameters(table, f"toegangstoets/{VERSION}"),
        inputs=_inputs(texts["vragen"], tuple(texts["versies"])),
    )


def _inputs(vragen: Mapping[str, str], versies: tuple[str, ...]) -> Record:
    by_setting = "als het kantoor er een voorwaarde van maakt"
    fields: dict[str, Field] = {
        "versie": Choice("Versie van de toets", versies, required=False),
        DATUM: Day("Datum van de toets"),
        GEBOREN: Day("Geboortedatum"),
        "uitkering": Choice("Uitkering", UITKERINGEN),
        "werkt_sw": Boolean("Werkt in of via het sw-bedrijf"),
        "gesubsidieerde_baan": Boolean("Heeft een gesubsidieerde baan", required=False),
        "vrijstelling_sollicitatieplicht": Boolean(
            "Vrijgesteld van de sollicitatieplicht", required=False
        ),
        "wsw_indicatie": Boolean("Heeft een Wsw-indicatie"),
        "wsw_wachtlijst": Boolean("Staat op de Wsw-wachtlijst", required=False),
        "wachttijd_wsw": Number(
            "Wachttijd tot een Wsw-plaats", NUL, unit="maand", required=False, when=by_setting
        ),
        "beperkingen": Several("Beperkingen, de belangrijkste eerst", BEPERKINGEN, required=False),
    }
    for vraag, answers in regels.ANTWOORDEN.items():
        letters = {path.partition(".")[2]: vragen[path] for path in answers.values()}
        fields[vraag] = Record(
            f"Vraag {vraag}",
            {letter: Boolean(text, required=False) for letter, text in letters.items()},
            required=False,
        )
    return Record("Invoer", fields)


def check(values: Mapping[str, object], parameters: ParameterSet, refusals: Refusals) -> None:
    """Refuse what several inputs together make wrong, and every missing answer that decides."""
    tested, born = values.get(DATUM), values.get(GEBOREN)
    if isinstance(tested, date) and isinstance(born, date) and born > tested:
        allowed = f"hoogstens de datum van de toets: {tested}"
        refusals.add(GEBOREN, "Geboortedatum", STRIJDIG, str(born), allowed)
    for name, setting in _FORMAL.items():
        if parameters.values[setting] == regels.SLUIT_UIT and name not in values:
            _missing(name, refusals)
    for path in _deciding(values, parameters):
        _missing(path, refusals)


def answers(values: Mapping[str, object]) -> dict[str, bool | None]:
    """The answers to questions 2 and 3 by their names in the rules; None where there is none."""
    found: dict[str, bool | None] = {}
    for vraag, names in regels.ANTWOORDEN.items():
        given = values.get(vraag)
        for name, path in names.items():
            letter = path.partition(".")[2]
            value = given.get(letter) if isinstance(given, Mapping) else None
            found[name] = value if isinstance(value, bool) else None
    return found


def _deciding(values: Mapping[str, object], parameters: ParameterSet) -> Iterator[str]:
    """The paths of the answers without which the next step is not known.

    What was refused stands in `values` as None and is not called missing.
    """
    if values.get("wsw_indicatie") is True:
        if "wsw_wachtlijst" not in values:
            yield "wsw_wachtlijst"
            return
        if values["wsw_wachtlijst"] is True:
            wanted = parameters.number("laagste_wachttijd_wsw") != NUL
            if wanted and "wachttijd_wsw" not in values:
                yield "wachttijd_wsw"
            return
    if "beperkingen" not in values:
        yield "beperkingen"
    elif values["beperkingen"]:
        yield from _deciding_answers(values)


def _deciding_answers(values: Mapping[str, object]) -> Iterator[str]:
    given = answers(values)
    for vraag, names in regels.ANTWOORDEN.items():
        decide = any_of if vraag == "2a" else all_of
        decided = decide([given[name] for name in names])
        if decided is None:
            record = values.get(vraag, {})
            letters = record.keys() if isinstance(record, Mapping) else ()
            yield from (
                path
                for path in names.values()
                if path.partition(".")[2] not in letters and isinstance(record, Mapping)
            )
        if decided is not False:
            return


def _missing(path: str, refusals: Refusals) -> None:
    known: Field | None = toets().inputs.fields.get(path)
    label = toets().vragen[path] if known is None else known.label
    allowed = "true of false" if known is None else known.allowed
    refusals.add(path, label, ONTBREEKT, allowed=allowed)


def as_rules_know_them(values: Mapping[str, object]) -> dict[str, Fraction | str | bool | None]:
    """The inputs by their names in the rules: dates as text, limitations counted."""
    given: dict[str, Fraction | str | bool | None] = {
        name: str(value) if isinstance(value, date) else value
        for name, value in values.items()
        if isinstance(value, (date, str, bool, Fraction))
    }
    beperkingen = values.get("beperkingen")
    count = len(beperkingen) if isinstance(beperkingen, tuple) else 0
    return {**given, **answers(values), "aantal_beperkingen": Fraction(count)}
