"""What the answers of a toegangstoets establish: to record it, and to check one that was recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from ld_desktop.casework import subjects, testing_access, toets_form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ld_desktop.casework.subjects import ToetsHead
    from ld_desktop.domain.records import CaseBody, Toegangstoets
    from ld_desktop.forms.state import FormState
    from ld_desktop.toegangstoets.result import ToegangstoetsResult

OUTCOME_DAY, COSTS = "toegangstoets_uitkomst_datum", "toegangstoets_kosten"
_PLAIN = ("versie", "toegangstoets_vrijwillig", toets_form.START, OUTCOME_DAY)


def established(
    state: FormState, head: ToetsHead, result: ToegangstoetsResult
) -> Mapping[str, object]:
    """The fields of the record that follow from the answers, by their names."""
    kosten = state.value(COSTS)
    limitations = toets_form.document(state, head).get("beperkingen", ())
    return {
        **{path: state.value(path) for path in _PLAIN},
        COSTS: kosten if isinstance(kosten, Decimal) else None,
        "toegangstoets_doelgroep": result.uitkomst,
        "reden": result.reden,
        "beperking": tuple(limitations) if isinstance(limitations, list) else (),
        "formeel_ontbreekt": result.formeel.redenen,
    }


def retest(case: CaseBody, found: Toegangstoets) -> Toegangstoets | None:
    """A recorded toegangstoets as it follows from its own answers; None for rules not known here.

    Raises:
        ScoreRefused: when nothing follows from them.
    """
    from ld_desktop.forms.evaluate import evaluate

    if not testing_access.knows(found.regels):
        return None
    head = subjects.ToetsHead(found.id, "", case, found)
    form = subjects.questionnaire_of(subjects.Subject(found.id, toets=head))
    # Whether a day had come was asked when it was typed; the order of days is checked apart.
    state = evaluate(form, toets_form.answers(head, {}), today=date.max)
    result = testing_access.judge_document(toets_form.document(state, head))
    return found.model_copy(update=dict(established(state, head, result)))
