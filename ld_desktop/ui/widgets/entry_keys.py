"""What a key means in the grid for typing over paper. No Qt: a question and a key in, a stroke out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from ld_desktop.casework import paper
from ld_desktop.domain.answers import Mark
from ld_desktop.forms.definition import MultipleQuestion, Question, YesNoQuestion

_TEN = "10"  # on a ten-point scale the key 0


@dataclass(frozen=True)
class Stroke:
    """What came of a key.

    Attributes:
        text: what is to be kept now; None keeps what is there.
        on: this answer is whole, on to the next.
        pending: the first digit of a key of two digits.
        hint: why the key was refused; empty when it was not.
    """

    text: str | None = None
    mark: Mark = Mark.GEGEVEN
    on: bool = False
    pending: str = ""
    hint: str = ""


def is_keyed(question: Question) -> bool:
    """Whether one answers by keys alone; elsewhere one writes."""
    return bool(paper.codes(question))


def stroke(question: Question, kept: str, pending: str, key: str) -> Stroke:
    """What a key does at a question that is answered by keys.

    Args:
        question: of the row one is in.
        kept: what is kept there, as option ids.
        pending: a first digit that was typed before.
        key: one sign, or empty for Enter.
    """
    found = paper.codes(question)
    if not key:
        return _whole(question, kept, pending) if pending else Stroke(on=True)
    if key.casefold() in {paper.NVT.casefold(), paper.WEET_NIET}:
        return _apart(question, key)
    if isinstance(question, YesNoQuestion) and key.casefold() == "j":
        key = "1"
    if key == "0" and _of_ten(question):
        return _chosen(question, kept, found[_TEN])
    return _digit(question, kept, pending, key)


def _whole(question: Question, kept: str, pending: str) -> Stroke:
    """What was typed so far is the key; of 20, 40 and so on to 100 a first digit alone is none."""
    found = paper.codes(question)
    if pending not in found:
        return Stroke(hint=refusal(question), pending=pending)
    return _chosen(question, kept, found[pending])


def _digit(question: Question, kept: str, pending: str, key: str) -> Stroke:
    """A sign of a key of one or two digits."""
    found = paper.codes(question)
    typed = pending + key
    longer = any(code.startswith(typed) and code != typed for code in found)
    if typed in found and (not longer or question.kind == "scale"):
        return _chosen(question, kept, found[typed])
    if longer:
        return Stroke(pending=typed)
    if pending and key in found and isinstance(question, MultipleQuestion):
        # One box, and then another one: 1 and 3 where there is no 13.
        first = _chosen(question, kept, found[pending])
        return _digit(question, first.text or "", "", key)
    return Stroke(hint=refusal(question), pending=pending)


def typed_mark(question: Question, text: str) -> Mark | None:
    """The mark that was meant by `N` or `?` alone where one writes; None when it is an answer."""
    sign = text.strip().casefold()
    if sign == paper.NVT.casefold() and question.allow_nvt:
        return Mark.NVT
    if sign == paper.WEET_NIET and question.allow_weet_niet:
        return Mark.WEET_NIET
    return None


def keys_of(question: Question) -> tuple[tuple[str, str], ...]:
    """Every key with what it means, as the pane beside the grid shows them."""
    texts: Mapping[str, str] = {o.id: o.text for o in getattr(question, "options", ())}
    ten = _of_ten(question)
    keys = [
        ("0" if ten and code == _TEN else code, texts.get(kept, kept.capitalize()))
        for code, kept in paper.codes(question).items()
    ]
    if question.allow_nvt:
        keys.append((paper.NVT, "Niet van toepassing"))
    if question.allow_weet_niet:
        keys.append((paper.WEET_NIET, "Weet niet"))
    return tuple(keys)


def legend(question: Question) -> str:
    """The same in lines; neighbours with one text share a line."""
    groups = groupby(keys_of(question), key=lambda pair: pair[1])
    return "\n".join(f"{', '.join(key for key, _ in pairs)}   {text}" for text, pairs in groups)


def refusal(question: Question) -> str:
    """Which keys there are, for who typed another one."""
    keys = [key for key, _ in keys_of(question)]
    numbers = [key for key in keys if key.isdigit()]
    others = [key for key in keys if not key.isdigit()]
    row = f"{numbers[0]} tot en met {numbers[-1]}" if len(numbers) > 2 else " of ".join(numbers)  # noqa: PLR2004 - two are named both
    if numbers and numbers[-1] == "0":
        row = f"{numbers[0]} tot en met 9, en 0 voor 10"
    others_text = "".join(f", of {key}" for key in others)
    return f"Die toets kan hier niet. Typ {row}{others_text}."


def _of_ten(question: Question) -> bool:
    return question.kind == "scale" and _TEN in paper.codes(question)


def _apart(question: Question, key: str) -> Stroke:
    mark = typed_mark(question, key)
    if mark is not None:
        return Stroke(text="", mark=mark, on=True)
    what = "Weet niet" if key == paper.WEET_NIET else "Niet van toepassing"
    return Stroke(hint=f"{what} kan bij deze vraag niet. {refusal(question).partition('. ')[2]}")


def _chosen(question: Question, kept: str, option: str) -> Stroke:
    if not isinstance(question, MultipleQuestion):
        return Stroke(text=option, on=True)
    have = kept.split()
    chosen = [each for each in have if each != option] if option in have else [*have, option]
    order = [each.id for each in question.options]
    return Stroke(text=" ".join(sorted(chosen, key=order.index)))
