"""The loonwaarderapport of a method of the pilot, in the order of report.md §1."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from ld_desktop.domain.meting import MetingSoort
from ld_desktop.report import (
    compose_account,
    compose_annex,
    compose_front,
    compose_parties,
    compose_scores,
)
from ld_desktop.report.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Grid,
    Heading,
    Step,
    Text,
    Together,
    Waterfall,
)
from ld_desktop.report.notation import percent, quantity
from ld_desktop.report.texts import Texts, load

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Rapport

_WHOLE = Decimal(100)
_OTHER = "andere_functies"  # has a table of its own


def compose(rapport: Rapport, data_sha256: str, *, concept: bool = False) -> Document:
    """The whole report.

    Args:
        rapport: what was established.
        data_sha256: hash of the embedded `meting.json`, printed in the colophon.
        concept: whether it is a draft, to be watermarked.
    """
    say, own = load("rapport"), load("rapport_methode")
    blocks = (
        *compose_front.front(rapport, say, _note(rapport, own)),
        *compose_annex.summary(rapport),
        *compose_front.normfunctie(rapport, say),
        *_words(rapport, own),
        *compose_account.how_measured(rapport, say),
        *compose_scores.scores(rapport),
        *compose_scores.profiles(rapport),
        *compose_account.calculation(rapport, say),
        *_build_up(rapport, own),
        *compose_annex.certainty(rapport),
        *_weighing(rapport, own),
        *compose_annex.growth(rapport),
        *_advice(rapport, own),
        *compose_parties.zienswijzen(rapport, say),
        *compose_parties.handtekeningen(rapport, say),
        *compose_front.not_printed(rapport, say),
        *compose_account.colophon(rapport, say, data_sha256),
    )
    return compose_front.document(rapport, blocks, concept=concept)


def _note(rapport: Rapport, own: Texts) -> str:
    exact = quantity(rapport.result.loonwaarde_exact, "%", 2)
    low, high = (percent(Decimal(end)) for end in rapport.result.bandbreedte)
    note = (
        own("uitkomst.toelichting", laag=low, hoog=high, exact=exact)
        if low != high
        else own("uitkomst.zonder_band", exact=exact)
    )
    indicative = rapport.soort is MetingSoort.INDICATIEF
    return f"{note} {own('uitkomst.indicatief')}" if indicative else note


def _words(rapport: Rapport, own: Texts) -> list[Block]:
    """What was answered in words, each under its question."""
    if not rapport.antwoorden:
        return []
    blocks: list[Block] = [Heading(2, own("werk.titel"))]
    for label, text in rapport.antwoorden:
        blocks += [Text(label, "label"), Text(text)]
    return blocks


def _weighing(rapport: Rapport, own: Texts) -> list[Block]:
    if not rapport.aannames:
        return []
    texts = tuple(found.tekst for found in rapport.aannames)
    return [Heading(3, own("aannames.weging")), Bullets(texts)]


def _build_up(rapport: Rapport, own: Texts) -> list[Block]:
    """How 100 % becomes the loonwaarde, for the methods that take something off it."""
    names = own.optional(f"opbouw.{rapport.result.method}", "").split()
    if not names:
        return []
    steps = [Step(own("opbouw.norm"), Decimal(0), _WHOLE, percent(_WHOLE), "whole")]
    level = _WHOLE
    for name in names:
        outcome = _outcome(rapport, name.removeprefix("="))
        below = outcome if name.startswith("=") else level - outcome
        if below != level:
            label = _title(rapport, name.removeprefix("="))
            steps.append(_change(label, level, max(below, Decimal(0))))
            level = max(below, Decimal(0))
    value = Decimal(rapport.result.loonwaarde)
    if level != value:
        steps.append(_change(own("opbouw.rest"), level, value))
    title = load("rapport_bijlage")("opbouw.loonwaarde")
    steps.append(Step(title, Decimal(0), value, percent(value), "whole"))
    told = load("rapport_bijlage")
    described = " ".join(told("opbouw.alt_stap", naam=s.label, waarde=s.shown) for s in steps)
    chart = Waterfall(tuple(steps), told("opbouw.alt", stappen=described))
    return [Together((Heading(2, own("opbouw.titel")), Text(own("opbouw.uitleg")), chart))]


def _change(label: str, start: Decimal, end: Decimal) -> Step:
    return Step(label, start, end, compose_annex.shown_change(end - start), "change")


def _outcome(rapport: Rapport, name: str) -> Decimal:
    """A component, or an input of the same name; nothing where neither was given."""
    inputs = rapport.score_document.get("inputs", {})
    return Decimal(str(rapport.result.components.get(name) or inputs.get(name) or 0))


def _title(rapport: Rapport, name: str) -> str:
    titles = {step.id: step.naam for step in rapport.result.trace}
    return titles.get(name) or compose_account.input_name(rapport, name, load("rapport"))


def _advice(rapport: Rapport, own: Texts) -> list[Block]:
    """What the method says besides the loonwaarde: its labels, and outcomes of its own."""
    rows = tuple(_further(rapport))
    blocks: list[Block] = [Heading(2, own("advies.titel")), Facts(rows)] if rows else []
    return [*blocks, *_other_functions(rapport, own)]


def _other_functions(rapport: Rapport, own: Texts) -> list[Block]:
    """What this worker would be worth in other functions, best first (Arbolab)."""
    told = rapport.result.extra.get(_OTHER)
    if not isinstance(told, dict) or not told["functies"]:
        return []
    columns = ("plaats", "functie", "loonwaarde", "verschil")
    grid = Grid(
        header=tuple(own(f"functies.{name}") for name in columns),
        rows=tuple(_other_row(line, own) for line in told["functies"]),
        widths=(8, 34, 16, 42),
        numeric=frozenset({0, 2}),
    )
    library = told["bibliotheek"]
    explained = own("functies.uitleg", naam=library["naam"], versie=library["versie"])
    return [Heading(2, own("functies.titel")), Text(explained, "intro"), grid]


def _other_row(line: dict[str, Any], own: Texts) -> tuple[str, ...]:
    names = ", ".join(str(verschil["naam"]) for verschil in line["verschil"])
    value = quantity(str(line["loonwaarde_exact"]), "%", 2)
    return str(line["plaats"]), str(line["naam"]), value, names or own("functies.geen")


def _further(rapport: Rapport) -> Iterator[tuple[str, str]]:
    titles = {step.id: step.naam for step in rapport.result.trace}
    for name, value in {**rapport.result.labels, **rapport.result.extra}.items():
        text = "" if name == _OTHER else _shown(value, rapport)
        if text:
            yield titles.get(name) or name.replace("_", " ").capitalize(), text


def _shown(value: object, rapport: Rapport) -> str:
    """An outcome in words: yes or no, a number with a comma, a list, or names with values."""
    if isinstance(value, bool):
        return load("rapport")("regulier.ja" if value else "regulier.nee")
    if isinstance(value, dict) and "input" in value:
        rest = (_shown(item, rapport) for key, item in value.items() if key != "input")
        return f"{_shown(value['input'], rapport)} ({', '.join(rest)})"
    if isinstance(value, dict):
        shown = ((str(key).replace("_", " "), _shown(item, rapport)) for key, item in value.items())
        return "; ".join(f"{name} {text}" for name, text in shown if text)
    if isinstance(value, list | tuple):
        return "; ".join(_shown(item, rapport) for item in value)
    labels = {line.invoer: line.label for line in rapport.scores}
    text = str(value)
    return labels.get(text) or (quantity(text) if _is_number(text) else text)


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
