"""One widget per question kind: a field shows and tells, and decides nothing."""

from __future__ import annotations

from ld_desktop.forms.definition import (
    ChoiceQuestion,
    MultipleQuestion,
    Question,
    TextQuestion,
)
from ld_desktop.ui.fields.area import LongTextField
from ld_desktop.ui.fields.base import Field
from ld_desktop.ui.fields.choice import ChoiceField, MultipleField, ScaleField, YesNoField
from ld_desktop.ui.fields.line import DateField, MoneyField, NumberField, TextField
from ld_desktop.ui.fields.long_choice import LongChoiceField, is_long
from ld_desktop.ui.fields.picked import PickedField
from ld_desktop.ui.widgets.saved_status import SavedStatus

__all__ = ["Field", "make_field"]

_KINDS: dict[str, type[Field]] = {
    "number": NumberField,
    "money": MoneyField,
    "date": DateField,
    "choice": ChoiceField,
    "multiple": MultipleField,
    "yes_no": YesNoField,
    "scale": ScaleField,
}


_LONGEST_LINE = 300  # letters; a longer answer can only be read when its lines break
_MOST_IN_ROW = 4  # options that may stand below each other in every row of a table


def make_field(
    question: Question,
    path: str,
    title: str = "",
    *,
    compact: bool = False,
    in_row: bool = False,
    status: SavedStatus | None = None,
) -> Field:
    """The field for a question; a group has no field but a table of its own.

    Args:
        question: its definition.
        path: where its answer stands.
        title: what stands above it, else the question itself.
        compact: nothing stands above it, for a column says what it is.
        in_row: it comes back in every row of a table, so many options are a list that opens.
        status: where to say that it is on disk, when that stands elsewhere.
    """
    words = title or question.text
    if isinstance(question, TextQuestion):
        long = question.lines > 1 or question.max_length > _LONGEST_LINE
        kind: type[Field] = LongTextField if long else TextField
    elif is_long(question) or (in_row and _opens(question, ChoiceQuestion)):
        kind = LongChoiceField
    elif in_row and _opens(question, MultipleQuestion):
        kind = PickedField
    else:
        kind = _KINDS[question.kind]
    return kind(question, path, words, compact=compact, status=status)


def _opens(question: Question, kind: type[ChoiceQuestion | MultipleQuestion]) -> bool:
    """Whether a question of this kind has too many options, all without help, for every row."""
    if not isinstance(question, kind):
        return False
    plain = not any(option.help or option.picture for option in question.options)
    return plain and len(question.options) > _MOST_IN_ROW
