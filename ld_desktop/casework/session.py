"""An unlocked store with the person it belongs to: what every use case works in."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from ld_desktop.domain.ids import new_id
from ld_desktop.errors import EnvironmentProblem

if TYPE_CHECKING:
    from ld_desktop.casework.carrying_over import PreviousAnswer
    from ld_desktop.casework.carrying_versions import Note
    from ld_desktop.domain.answers import AnswerKey
    from ld_desktop.domain.meting import Meting
    from ld_desktop.domain.profile import Profile
    from ld_desktop.forms.state import FormState
    from ld_desktop.functies.library import Library
    from ld_desktop.functies.normtabel import NormTabel
    from ld_desktop.store.database import Store

Clock = Callable[[], datetime]


class NotFound(EnvironmentProblem):
    """Something that was asked for by id is not in this store."""

    code = "casework.not_found"


def system_clock() -> datetime:
    """Now, as the laptop says, in UTC. Given as an argument everywhere else."""
    return datetime.now(UTC)


@dataclass
class Session:
    """An unlocked store. Screens pass it around and never look inside.

    Attributes:
        store: the open store; one thread uses it at a time.
        profile: the person behind it.
        clock: gives the aware moment in UTC.
        drafts: heads of measurements that are being answered, so that an answer need not look
            them up; `subjects.find_for_answer` fills it, whoever ends a draft takes it out.
        judged: the form that was judged last, by its subject: after one answer only what hangs on
            that answer is judged anew. Never more than one.
        previous: what the measurement before said, by measurement: the id of the earlier one, and
            its answers. `carrying_over` keeps it.
        carried_notes: what to tell of answers that came from another version, by measurement;
            `carrying_over` keeps it.
        norm_tables: the norm tables that were read, by name and number: a version never changes.
        ranked_in: the library that other functions come from, with the own profiles it was made of;
            `function_library.ranking_library` keeps it.
    """

    store: Store
    profile: Profile
    clock: Clock
    drafts: dict[str, Meting] = field(default_factory=dict)
    judged: dict[str, FormState] = field(default_factory=dict, repr=False)
    previous: dict[str, tuple[str, Mapping[AnswerKey, PreviousAnswer]]] = field(
        default_factory=dict, repr=False
    )
    carried_notes: dict[str, tuple[Note, ...]] = field(default_factory=dict, repr=False)
    norm_tables: dict[tuple[str, int], NormTabel] = field(default_factory=dict, repr=False)
    ranked_in: tuple[tuple[tuple[str, int], ...], Library] | None = field(default=None, repr=False)

    def new_id(self) -> str:
        """A fresh UUIDv7."""
        return new_id(self.clock(), secrets.token_bytes)

    def today(self) -> date:
        """The day on the wall: local time of the laptop, as people write dates."""
        return local_day(self.clock())


def local_day(moment: datetime) -> date:
    """The calendar day of a moment where the laptop stands."""
    return moment.astimezone().date()
