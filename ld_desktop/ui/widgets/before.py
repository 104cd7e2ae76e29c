"""What stands beside an answer from before: words for who set it aside, and what it was last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ld_desktop.domain.answers import Answer, Mark
from ld_desktop.ui.fields.flags import Flag
from ld_desktop.ui.i18n import day_text

if TYPE_CHECKING:
    from ld_desktop.casework.carrying_over import PreviousAnswer
    from ld_desktop.casework.setting_aside import AsideLine

_MARKS = {Mark.NVT: "n.v.t.", Mark.WEET_NIET: "weet niet"}
_LONGEST = 240


def aside_flag(entry: AsideLine, *, read_only: bool) -> Flag:
    """Who set a question aside, when and why."""
    words = f"Terzijde gelegd door {entry.door} op {day_text(entry.datum)}: {entry.reason}"
    return Flag("terzijde", words, read_only)


def carried_flag(before: PreviousAnswer | None, *, read_only: bool) -> Flag:
    """An answer that came along, with its day when that is known."""
    when = f"de meting van {_day(before)}" if before else "een eerdere meting"
    return Flag("overgenomen", f"Overgenomen uit {when}, nog te bevestigen.", read_only)


def previous_words(before: PreviousAnswer | None, now: Answer | None) -> str:
    """What was answered last time; nothing when the answer of now says the same."""
    if before is None or (now is not None and (now.mark, now.text) == (before.mark, before.typed)):
        return ""
    words = _MARKS.get(before.mark, before.text)
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return f"Vorige keer ({_day(before)}): {short}"


def _day(before: PreviousAnswer) -> str:
    return day_text(before.moment.astimezone().date())
