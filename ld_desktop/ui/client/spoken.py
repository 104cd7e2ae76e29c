"""What is read aloud of a page: the question as the ear wants it, then what can be chosen."""

from __future__ import annotations

from ld_desktop.forms.definition import Option, Question, ScaleQuestion
from ld_desktop.ui.client.answers import marks_of, options_of
from ld_desktop.ui.client.options import digits_of
from ld_desktop.ui.client.steps import Step


def spoken(step: Step, intro: str = "") -> str:
    """A question with everything that stands on its page."""
    question = step.question
    parts = [intro, step.heading, question.picture_alt, question.spoken or question.text]
    if step.is_table:
        parts += [name for _, name in step.rows]
    else:
        parts += [*_choices(question), *(_whole(option.text) for option in marks_of(question))]
    return " ".join(_whole(part) for part in parts if part)


def _choices(question: Question) -> list[str]:
    if isinstance(question, ScaleQuestion) and question.bands:
        return [
            f"{_numbers(band.first, band.last)}: {_whole(band.text)}" for band in question.bands
        ]
    options = options_of(question)
    digits = digits_of([option.id for option in options])
    return [
        f"{digit}: {_words(option)}" if digit else _words(option)
        for digit, option in zip(digits, options, strict=True)
    ]


def _numbers(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} tot en met {last}"


def _words(option: Option) -> str:
    return _whole(option.spoken or option.text or option.picture_alt)


def _whole(text: str) -> str:
    """With an end mark, so that the voice takes a breath."""
    text = text.strip()
    return text if not text or text[-1] in ".?!:" else f"{text}."
