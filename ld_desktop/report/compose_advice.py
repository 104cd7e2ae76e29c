"""What a method of the pilot says besides the loonwaarde: outcomes of its own, other functions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ld_desktop.report.blocks import (
    Bar,
    Block,
    Facts,
    Grid,
    Heading,
    Profile,
    Text,
    Together,
)
from ld_desktop.report.notation import points, quantity
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport

_WHOLE = Decimal(100)
_OTHER = "andere_functies"  # has a table of its own
_INPUT, _CHANGE = "input", "verschil"
_CENT = Decimal("0.01")  # what the trace gives in full is read here in two decimals


def advice(rapport: Rapport) -> list[Block]:
    """The outcomes that stand beside the loonwaarde, and the other functions of Arbolab."""
    say = load("rapport_methode")
    rows = tuple(_outcomes(rapport, say))
    blocks: list[Block] = [Heading(2, say("advies.titel")), Facts(rows)] if rows else []
    return [*blocks, *_split(rapport, say), *_other_functions(rapport, say)]


def _split(rapport: Rapport, say: Texts) -> list[Block]:
    """A chart of what a loss or a need is made of: every part against the whole of it."""
    wanted = say.optional(f"advies.grafiek.{rapport.result.method}", "").split()
    groups = tuple(found for name in wanted if (found := _parts(rapport, name, say)) is not None)
    if not groups:
        return []
    described = " ".join(
        say(
            "verdeling.alt_groep",
            groep=title,
            delen=", ".join(f"{b.label} {b.shown}" for b in bars),
        )
        for title, bars in groups
    )
    chart = Profile(
        groups, _WHOLE, say("verdeling.geheel"), say("verdeling.alt", groepen=described)
    )
    return [
        Together(
            (Heading(3, say("verdeling.titel")), Text(say("verdeling.uitleg"), "intro"), chart)
        )
    ]


def _parts(rapport: Rapport, name: str, say: Texts) -> tuple[str, tuple[Bar, ...]] | None:
    """The bars of one split; None where there is nothing to split."""
    told = rapport.result.extra.get(name)
    parts = told if isinstance(told, dict) else {}
    total = sum((Decimal(str(part)) for part in parts.values()), Decimal(0))
    if not total:
        return None
    bars = tuple(
        Bar(
            say.optional(f"advies.deel.{key}", str(key).replace("_", " ")),
            (_WHOLE * Decimal(str(part)) / total).quantize(_CENT, ROUND_HALF_UP),
            quantity(_cents(str(part)), "%"),
        )
        for key, part in parts.items()
    )
    return _title(rapport, name, say), bars


def _outcomes(rapport: Rapport, say: Texts) -> Iterator[tuple[str, str]]:
    """Title and text of what the method names for the report, its labels and its extras."""
    result = rapport.result
    wanted = say.optional(f"advies.componenten.{result.method}", "").split()
    components = {name: result.components[name] for name in wanted if name in result.components}
    names = _names(rapport)
    for name, value in {**components, **result.labels, **result.extra}.items():
        if name == _OTHER:
            continue
        if isinstance(value, dict) and any(isinstance(part, list) for part in value.values()):
            for key, part in value.items():
                if part:
                    yield _title(rapport, f"{name}_{key}", say), _shown(part, "", names, say)
        elif value not in ([], ""):
            yield _title(rapport, name, say), _shown(value, _unit(rapport, name, say), names, say)


def _title(rapport: Rapport, name: str, say: Texts) -> str:
    steps = {step.id: step.naam for step in rapport.result.trace}
    plain = name.replace("_", " ").capitalize()
    return say.optional(f"advies.naam.{name}", steps.get(name, plain))


def _unit(rapport: Rapport, name: str, say: Texts) -> str:
    steps = {step.id: step.eenheid for step in rapport.result.trace}
    return say.optional(f"advies.eenheid.{name}", steps.get(name, ""))


def _names(rapport: Rapport) -> dict[str, str]:
    """What an input is called: by its label, a row of a table by its name."""
    rows = {
        line.invoer.removesuffix(".naam"): line.vastgesteld
        for line in rapport.scores
        if line.invoer.endswith(".naam")
    }
    return {**rows, **{line.invoer: line.label for line in rapport.scores}}


def _shown(value: object, unit: str, names: dict[str, str], say: Texts) -> str:
    """An outcome in words: yes or no, a number with its unit, parts by name, or a list."""
    if isinstance(value, bool):
        return load("rapport")("regulier.ja" if value else "regulier.nee")
    if isinstance(value, dict) and _INPUT in value:
        rest = ", ".join(_detail(key, part) for key, part in value.items() if key != _INPUT)
        name = str(value[_INPUT])
        return f"{names.get(name, name)} ({rest})"
    if isinstance(value, dict):
        parts = (
            f"{say.optional(f'advies.deel.{key}', str(key).replace('_', ' '))} "
            f"{_shown(part, unit, names, say)}"
            for key, part in value.items()
        )
        return ", ".join(parts)
    if isinstance(value, list | tuple):
        return "; ".join(_shown(part, unit, names, say) for part in value)
    return quantity(_cents(str(value)), unit)


def _detail(key: str, value: object) -> str:
    text = _cents(str(value))
    return points(text) if key == _CHANGE else f"{key} {quantity(text)}"


def _cents(text: str) -> str:
    """A number in at most two decimals; other text as it is."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return str(number.quantize(_CENT, ROUND_HALF_UP)) if number.is_finite() else text


def _other_functions(rapport: Rapport, say: Texts) -> list[Block]:
    """What this worker would be worth in other functions, best first (Arbolab)."""
    told = rapport.result.extra.get(_OTHER)
    if not isinstance(told, dict) or not told["functies"]:
        return []
    columns = ("plaats", "functie", "loonwaarde", "verschil")
    grid = Grid(
        header=tuple(say(f"functies.{name}") for name in columns),
        rows=tuple(_other_row(line, say) for line in told["functies"]),
        widths=(8, 34, 16, 42),
        numeric=frozenset({0, 2}),
    )
    library = told["bibliotheek"]
    explained = say("functies.uitleg", naam=library["naam"], versie=library["versie"])
    return [Heading(2, say("functies.titel")), Text(explained, "intro"), grid]


def _other_row(line: dict[str, Any], say: Texts) -> tuple[str, ...]:
    names = ", ".join(str(verschil["naam"]) for verschil in line["verschil"])
    value = quantity(str(line["loonwaarde_exact"]), "%", 2)
    return str(line["plaats"]), str(line["naam"]), value, names or say("functies.geen")
