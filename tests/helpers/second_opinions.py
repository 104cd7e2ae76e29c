"""A second opinion to look at: filled in and signed, with another count than the first."""

from __future__ import annotations

from ld_desktop.casework import answering, demonstrating, signing
from ld_desktop.casework.session import Session


def fill_in(session: Session, meting_id: str, counted: str = "") -> None:
    """The worked case once more, in a draft that began with nothing; another count in task 1."""
    data = demonstrating.demo_data()
    demonstrating.fill_meting(session, meting_id, data)
    if counted:
        row = answering.form_state(session, meting_id).rows["taken"][0]
        answering.put(session, meting_id, f"taken.{row}.tempo_aantal", counted)
    demonstrating.draw_both(session, meting_id, data)


def sign(session: Session, meting_id: str) -> None:
    """Sign what was filled in and drawn."""
    job = signing.prepare(session, meting_id, "Voorbeeldstad")
    signing.finish(session, job.run(lambda *_: None, lambda: False))
