"""The loonwaarderapport of a method of the pilot, in the order of report.md §1."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.domain.meting import MetingSoort
from ld_desktop.report import (
    compose_account,
    compose_advice,
    compose_annex,
    compose_front,
    compose_parties,
    compose_scores,
    compose_words,
)
from ld_desktop.report.blocks import (
    Block,
    Bullets,
    Document,
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


def compose(rapport: Rapport, data_sha256: str, *, concept: bool = False) -> Document:
    """The whole report.

    Args:
        rapport: what was established.
        data_sha256: hash of the embedded `meting.json`, printed in the colophon.
        concept: whether it is a draft, to be watermarked.
    """
    say, own = load("rapport"), load("rapport_methode")
    blocks = (
        *compose_front.front(rapport, say, _note(rapport, own), own("uitkomst.status")),
        *compose_annex.summary(rapport),
        *compose_words.about_method(rapport),
        *compose_front.normfunctie(rapport, say),
        *compose_account.how_measured(rapport, say),
        *compose_scores.scores(rapport),
        *compose_scores.profiles(rapport),
        *compose_words.words(rapport),
        *compose_account.calculation(rapport, say),
        *_weighing(rapport, own),
        *_build_up(rapport, own),
        *compose_annex.certainty(rapport),
        *compose_annex.growth(rapport),
        *compose_advice.advice(rapport),
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
            label = _title(rapport, name.removeprefix("="), own)
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


def _title(rapport: Rapport, name: str, own: Texts) -> str:
    """What stands below a column: a short name where that of the step is too long for it."""
    short = own.optional(f"opbouw.kort.{name}", "")
    if short:
        return short
    titles = {step.id: step.naam for step in rapport.result.trace}
    return titles.get(name) or compose_account.input_name(rapport, name, load("rapport"))
