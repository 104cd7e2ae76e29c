"""Fictitious reports of methods of the pilot: VTA with everything there is, Dariuz as it was scored."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from ld_desktop import datafile
from ld_desktop.domain.answers import SetAside
from ld_desktop.domain.meting import EersteUitkomst, Rapport, ScoreRegel, TerzijdeGelegd
from ld_desktop.domain.trace import Aanname
from ld_desktop.methods.document import score
from tests.report import samples

CASES = Path(__file__).parents[1] / "cases"
_NOON = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def vta(**changes: Any) -> Rapport:
    """Scores of three persons, one that parted, words, a first value, something set aside."""
    lines = (
        ScoreRegel(
            invoer="taken.1.naam", label="Inpakken: Naam", groep="Taken", vastgesteld="Inpakken"
        ),
        ScoreRegel(
            invoer="taken.1.belang", label="Inpakken: Belang", groep="Taken", vastgesteld="60"
        ),
        ScoreRegel(
            invoer="taken.2.belang", label="Opruimen: Belang", groep="Taken", vastgesteld="40"
        ),
        *(_item(name, label, value) for name, label, value in _ITEMS),
        ScoreRegel(
            invoer="A3",
            label="Kwaliteit",
            groep="Oordelen",
            vastgesteld="35",
            werkgever="20",
            werknemer="50",
            voorstel="35",
            reden="Bij de tweede controle bleken de dozen goed gevuld.",
            norm="25",
            deel=Decimal(140),
        ),
        ScoreRegel(invoer="A4", label="Weerbaarheid", groep="Oordelen", vastgesteld="n.v.t."),
    )
    return _pilot(
        "vta/voorbeeld",
        "VTA-methodiek van Pantar",
        {
            "scores": lines,
            "antwoorden": (("Indruk", "Werkt rustig door.\nVraagt op tijd om hulp."),),
            "terzijde": (
                TerzijdeGelegd(
                    label="Rekenen",
                    reden="Er wordt niet gerekend.",
                    door="Mira Verzonnen",
                    datum=date(2026, 11, 20),
                ),
            ),
            "set_aside": (
                SetAside(path="rekenen", reason="Er wordt niet gerekend.", at=_NOON, by="x"),
            ),
            "aannames": (Aanname(id="voorstel", tekst="Het voorstel is het gemiddelde."),),
            "eerste": EersteUitkomst(
                loonwaarde=70, loonwaarde_exact="69.5", score_document={}, at=_NOON
            ),
            **changes,
        },
    )


def dariuz(**changes: Any) -> Rapport:
    """A method that takes several things off 100 % and says more than a loonwaarde."""
    return _pilot("dariuz/voorbeeld_van_de_bron", "Dariuz", changes)


def arbolab() -> Rapport:
    """A function with requirements and weights side by side, and other functions."""
    lines = [
        ScoreRegel(invoer=name, label=label, groep="Niveaus", vastgesteld=level, norm=eis)
        for name, label, level, eis, _ in _CRITERIA
    ]
    lines += [
        ScoreRegel(
            invoer=f"profiel.{name}.{field}",
            label=f"{field} {name}",
            groep="Functie",
            vastgesteld=value,
        )
        for name, _, _, eis, gewicht in _CRITERIA
        for field, value in (("eis", eis), ("gewicht", gewicht))
    ]
    rapport = _pilot("arbolab/zes_criteria", "Arbolabmethode", {"scores": tuple(lines)})
    other = {
        "bibliotheek": {"naam": "voorbeeld", "versie": "1"},
        "functies": [
            {"plaats": 1, "naam": "Inpakker", "loonwaarde_exact": "88.50", "verschil": []},
            {
                "plaats": 2,
                "naam": "Telefonist",
                "loonwaarde_exact": "40.00",
                "verschil": [{"naam": "spreken"}, {"naam": "lezen"}],
            },
        ],
    }
    extra = {**rapport.result.extra, "andere_functies": other}
    result = rapport.result.model_copy(update={"extra": extra})
    return rapport.model_copy(update={"result": result})


def activa() -> Rapport:
    """One that scores everything against a regular worker, some of it not applicable."""
    return _scored("activa/niet_van_toepassing", "Actíva Loonwaardemethodiek", norm="5")


def loonbalans() -> Rapport:
    """One with requirements of the function beside the scores, and a ladder."""
    return _scored("loonbalans/passendheid", "EduPer Loonbalans", norm="6")


def matchcare() -> Rapport:
    """Activities with weights and competences, about which people differ."""
    return _scored("matchcare/verschillen", "Matchcare", norm="5")


def indicatie() -> Rapport:
    """A band that was found in the office."""
    return _scored("matchcare/indicatie_met_belemmeringen", "Matchcare", norm="")


def _scored(case: str, naam: str, norm: str) -> Rapport:
    """A report with a line for every input of its document, plain numbers against one norm."""
    rapport = _pilot(case, naam, {})
    lines = tuple(
        ScoreRegel(
            invoer=path,
            label=_label(path),
            groep="Scores" if path.count(".") == 0 else "Per onderdeel",
            vastgesteld="n.v.t." if text == "nvt" else text.replace(".", ","),
            norm=norm if text.isdigit() else "",
        )
        for path, text in _leaves(rapport.score_document["inputs"])
    )
    return rapport.model_copy(update={"scores": lines})


def _label(path: str) -> str:
    """As casework names an input: the cell of a table with the number of its row in front."""
    _, row, cell = (*path.split("."), "", "")[:3]
    return f"{row}: {cell.capitalize()}" if row.isdigit() else f"Vraag {path}"


def _leaves(node: Any, above: str = "") -> list[tuple[str, str]]:
    if isinstance(node, list) and node and isinstance(node[0], dict):
        node = {str(number): row for number, row in enumerate(node, start=1)}
    if isinstance(node, dict):
        found = (_leaves(value, f"{above}.{key}") for key, value in node.items())
        return [leaf for leaves in found for leaf in leaves]
    text = ", ".join(node) if isinstance(node, list) else str(node)
    return [(above.removeprefix("."), text)]


_CRITERIA = (
    ("M1", "Arbeidsplanning", "4", "5", "3"),
    ("M15", "Uithoudingsvermogen", "3", "3", "5"),
)
_ITEMS = (
    ("A1", "Tempo: inspanning", "40"),
    ("A2", "Tempo: vaardigheden", "38"),
    ("A5", "Samenwerken", "12"),
)


def _item(name: str, label: str, value: str) -> ScoreRegel:
    return ScoreRegel(
        invoer=name,
        label=label,
        groep="Oordelen",
        vastgesteld=value,
        norm="50",
        deel=Decimal(value) * 2,
    )


def _pilot(case: str, naam: str, changes: dict[str, Any]) -> Rapport:
    document = datafile.read(CASES / f"{case}.toml")[0]["document"]
    result = score(document)
    base = samples.demo()
    receipt = base.receipt.model_copy(
        update={"method": result.method, "method_version": result.method_version}
    )
    update = {
        "methode_naam": naam,
        "hoofdtaken": (),
        "score_document": document,
        "result": result,
        "receipt": receipt,
    }
    return base.model_copy(update={**update, **changes})
