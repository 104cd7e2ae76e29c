"""The account behind the outcome: how it was measured, the profile, the calculation, the colophon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.report.blocks import (
    Bar,
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Profile,
    Text,
    Together,
)
from ld_desktop.report.notation import day, percent, quantity, written

if TYPE_CHECKING:
    from ld_desktop.domain.meting import Hoofdtaak, Rapport
    from ld_desktop.domain.trace import TraceStep
    from ld_desktop.report.texts import Texts

_NORM = Decimal(100)
_ONLY_IN_ANNEX = {"bandbreedte"}  # the band is no part of the statutory report
_MANY_INPUTS, _MANY_BETWEEN = 8, "; "  # more on lines of their own would fill a page with one step
_WORD = re.compile(r"[A-Za-z0-9]+")
_CODE = re.compile(r"[A-Z]{1,2}[0-9]{1,2}|F[A-J]")  # how a formula calls a score: K1, M12, FA
_VALUE = re.compile(r"[a-z]+_[a-z]+")  # a value that a formula names as documents do: per_taak
_FACTORS = ("tempo", "kwaliteit", "netto_werktijd")


def how_measured(rapport: Rapport, say: Texts) -> list[Block]:
    """Who was heard, what was seen, and where the procedure was left and why."""
    blocks: list[Block] = [
        Heading(2, say("gesprek.titel")),
        Facts(
            (
                (say("gesprek.soort"), say(f"soort.{rapport.soort}")),
                *((name, written(value)) for name, value in rapport.gesprek),
            )
        ),
    ]
    if not rapport.gesprek:
        blocks.append(Text(say("gesprek.geen")))
    if rapport.accepted:
        kept = tuple(
            say("gesprek.afwijking_regel", melding=found.sentence, reden=found.reason)
            for found in rapport.accepted
        )
        blocks += [Heading(3, say("gesprek.afwijking")), Bullets(kept)]
    aside = tuple(_set_aside(rapport, say))
    if aside:
        blocks += [Heading(3, say("gesprek.terzijde")), Bullets(aside)]
    return blocks


def profile(rapport: Rapport, say: Texts) -> list[Block]:
    """The chart of the three factors against the norm."""
    groups = tuple(
        (say("toelichting.taak", nummer=str(position), naam=taak.naam), _bars(taak, say))
        for position, taak in enumerate(rapport.hoofdtaken, start=1)
        if all(getattr(taak, name) is not None for name in _FACTORS)
    )
    if not groups:
        return []
    described = " ".join(
        say(
            "profiel.alt_taak",
            naam=title,
            **{name: bar.shown for name, bar in zip(_FACTORS, bars, strict=True)},
        )
        for title, bars in groups
    )
    alt = say("profiel.alt", taken=described)
    chart = Profile(groups, _NORM, say("profiel.norm"), alt, shaded=True)
    return [
        Together((Heading(2, say("profiel.titel")), Text(say("profiel.inleiding"), "intro"), chart))
    ]


def calculation(rapport: Rapport, say: Texts) -> list[Block]:
    """Every step of the trace, enough to redo the sum by hand; sources are numbered below it."""
    result = rapport.result
    columns = ("stap", "invoer", "uitkomst", "bron")
    names = {step.id: step.naam for step in result.trace}
    labels = {line.invoer: line.label for line in rapport.scores if line.invoer not in names}
    sources = {bron: str(number) for number, bron in enumerate(_sources(result.trace), start=1)}
    blocks: list[Block] = [
        Heading(2, say("berekening.titel")),
        Text(say("berekening.inleiding"), "intro"),
        Grid(
            header=tuple(say(f"berekening.{name}") for name in columns),
            rows=tuple(_step(step, {**names, **labels}, sources, say) for step in result.trace),
            widths=(37, 37, 18, 8),
            small=True,
        ),
        Heading(3, say("berekening.bronnen")),
        Facts(
            tuple(
                (say("berekening.bron_nummer", nummer=number), bron)
                for bron, number in sources.items()
            )
        ),
    ]
    left_out = set() if rapport.methode_naam else _ONLY_IN_ANNEX
    texts = tuple(found.tekst for found in result.aannames if found.id not in left_out)
    told = tuple(_terms((*_account_texts(result.trace), *texts), say))
    if told:
        blocks += [Together((Heading(3, say("berekening.afkortingen")), Facts(told)))]
    if texts:
        blocks += [Heading(3, say("berekening.aannames")), Bullets(texts)]
    return blocks


def _account_texts(trace: tuple[TraceStep, ...]) -> Iterator[str]:
    for step in trace:
        yield from (step.naam, step.formule, step.bron, step.eenheid, *step.invoer)


def _terms(texts: Iterable[str], say: Texts) -> Iterator[tuple[str, str]]:
    """What stands for something else in the account, and what it stands for."""
    used = {word for text in texts for word in _WORD.findall(text)}
    for term in say("berekening.termen").split():
        if term in used:
            yield term, say(f"term.{term}")


def colophon(rapport: Rapport, say: Texts, data_sha256: str) -> list[Block]:
    """What is needed to find the same value again, years later."""
    receipt = rapport.receipt
    rows = (
        ("programma", say("colofon.programma_waarde", versie=receipt.program_version)),
        ("methode", f"{receipt.method} {receipt.method_version}"),
        ("parameters", rapport.result.parameters.set),
        ("peildatum", day(receipt.peildatum)),
        ("meting", rapport.meting_id),
    )
    return [
        Together(
            (
                Heading(2, say("colofon.titel")),
                Facts(tuple((say(f"colofon.{name}"), value) for name, value in rows)),
                *fingerprint(say("colofon.definitie_hash"), receipt.definition_sha256),
                *fingerprint(say("colofon.parameters_hash"), receipt.parameters_sha256),
                *fingerprint(say("colofon.gegevens"), data_sha256, mark="meting-sha256"),
                Text(say("colofon.controle"), "label"),
                Text(say("colofon.controle_waarde"), "note"),
            )
        )
    ]


def fingerprint(label: str, value: str, mark: str = "") -> tuple[Block, ...]:
    """A hash below its name: it needs the full width to stay on one line."""
    return Text(label, "label"), Text(value, "note", mark=mark)


def input_name(rapport: Rapport, name: str, say: Texts) -> str:
    """An input of the score document in Dutch: `taken.2.tempo` becomes the factor and its task."""
    known = _label(rapport, name)
    if known:
        return known
    group, _, rest = name.partition(".")
    position, _, cell = rest.partition(".")
    if group == "taken" and position.isdigit() and 0 < int(position) <= len(rapport.hoofdtaken):
        taak = rapport.hoofdtaken[int(position) - 1]
        title = say("toelichting.taak", nummer=position, naam=taak.naam)
        return say("berekening.bij_taak", invoer=_plain(cell, say), taak=title)
    return _plain(name, say)


def _set_aside(rapport: Rapport, say: Texts) -> Iterator[str]:
    """What was set aside, by name where the names were kept."""
    for found in rapport.terzijde:
        yield say(
            "gesprek.terzijde_door",
            vraag=found.label,
            reden=found.reden,
            door=found.door,
            datum=day(found.datum),
        )
    if not rapport.terzijde:
        for kept in rapport.set_aside:
            yield say("gesprek.terzijde_regel", vraag=kept.path, reden=kept.reason)


def _bars(taak: Hoofdtaak, say: Texts) -> tuple[Bar, ...]:
    return tuple(
        Bar(say(f"tabel.{name}"), getattr(taak, name), percent(getattr(taak, name)))
        for name in _FACTORS
    )


def _label(rapport: Rapport, name: str) -> str:
    """What a method of the pilot calls an input; empty when it has no line for it."""
    return next((line.label for line in rapport.scores if line.invoer == name), "")


def _sources(trace: tuple[TraceStep, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.bron for step in trace))


def _step(
    step: TraceStep, names: dict[str, str], sources: dict[str, str], say: Texts
) -> tuple[str, ...]:
    inputs = (_MANY_BETWEEN if len(step.invoer) > _MANY_INPUTS else "\n").join(
        say(
            "berekening.invoer_regel",
            naam=_with_code(name, names.get(name) or _short(name, say)),
            waarde=say.optional(f"waarde.{value}", quantity(value)),
        )
        for name, value in step.invoer.items()
    )
    return (
        f"{step.naam}\n{_in_words(step.formule, say)}",
        inputs,
        quantity(step.uitkomst, step.eenheid),
        sources[step.bron],
    )


def _in_words(formule: str, say: Texts) -> str:
    """A formula with its values in the words in which the inputs beside it are told."""
    return _VALUE.sub(lambda found: say.optional(f"waarde.{found[0]}", found[0]), formule)


def _with_code(name: str, label: str) -> str:
    """A score that the formula calls by its code, by both."""
    code = name.rpartition(".")[2]
    return f"{label} ({code})" if _CODE.fullmatch(code) and code not in label else label


def _short(name: str, say: Texts) -> str:
    """An input beside its number: the task by its number alone."""
    group, _, rest = name.partition(".")
    position, _, cell = rest.partition(".")
    if group == "taken" and cell:
        return say("berekening.in_taak", invoer=_plain(cell, say), nummer=position)
    return _plain(name, say)


def _plain(name: str, say: Texts) -> str:
    return say.optional(f"invoer.{name}", name.replace("_", " ").replace(".", " "))
