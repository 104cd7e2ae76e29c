"""One widget per question kind: a field shows and tells, and decides nothing."""

from __future__ import annotations

from ld_desktop.forms.definition import Question, TextQuestion
from ld_desktop.ui.fields.area import LongTextField
from ld_desktop.ui.fields.base import Field
from ld_desktop.ui.fields.choice import ChoiceField, MultipleField, ScaleField, YesNoField
from ld_desktop.ui.fields.line import DateField, MoneyField, NumberField, TextField
from ld_desktop.ui.fields.long_choice import LongChoiceField, is_long
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


def make_field(
    question: Question,
    path: str,
    title: str = "",
    *,
    compact: bool = False,
    status: SavedStatus | None = None,
) -> Field:
    """The field for a question; a group has no field but a table of its own."""
    words = title or question.text
    if isinstance(question, TextQuestion):
        kind: type[Field] = LongTextField if question.lines > 1 else TextField
    elif is_long(question):
        kind = LongChoiceField
    else:
        kind = _KINDS[question.kind]
    return kind(question, path, words, compact=compact, status=status)
