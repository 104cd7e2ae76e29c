"""The measurement: a draft that lives in answers, and the *ondertekende meting* that never changes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from pydantic import Field

from ld_desktop.domain.answers import Answer, SetAside
from ld_desktop.domain.base import Frozen
from ld_desktop.domain.profile import Profile
from ld_desktop.domain.trace import Aanname, ScoreResult


class MetingState(StrEnum):
    """concept → zienswijze → ondertekend; *vastgesteld* is a decision record of the college."""

    CONCEPT = "concept"
    ZIENSWIJZE = "zienswijze"
    ONDERTEKEND = "ondertekend"


class MetingSoort(StrEnum):
    """Why this measurement is made (report.md §1)."""

    INDICATIEF = "indicatief"
    EERSTE = "eerste"
    HERHALING = "herhaling"
    SECOND_OPINION = "second_opinion"


class Meting(Frozen):
    """The head of a measurement; its answers stand in the store under its id."""

    id: str
    case_id: str
    employer_id: str
    placement_id: str
    method: str
    method_version: str
    soort: MetingSoort
    state: MetingState
    started_at: datetime
    changed_at: datetime
    replaces: str | None = None
    replaces_reason: str = ""


class Partij(StrEnum):
    """The two who are heard and who may sign."""

    WERKGEVER = "werkgever"
    WERKNEMER = "werknemer"


class Handtekening(Frozen):
    """A handwritten signature, or why there is none.

    Attributes:
        wijze: drawn on the screen, or not signed with `reden`.
        betekenis: 'voor gezien' is the rule, 'voor akkoord' the signer's choice.
        shown_sha256: hash of the canonical JSON of the report contents that were on the screen,
            without the drawings, the day of reporting and the receipt.
        drawing_png: base64 of the drawing (PNG, black on transparent), empty when not signed.
    """

    partij: Partij
    naam: str
    wijze: Literal["getekend", "niet_getekend"]
    betekenis: Literal["gezien", "akkoord"] = "gezien"
    reden: str = ""
    plaats: str = ""
    at: datetime
    shown_sha256: str
    drawing_png: str = ""


class Zienswijze(Frozen):
    """The opinion of one party, given before the report is final (uniform.md, procedure 7)."""

    partij: Partij
    stand: Literal["gegeven", "afgezien", "geen_reactie"]
    oordeel: Literal["eens", "niet_eens", "geen_mening"] | None = None
    datum: date
    woorden: str = ""


class AcceptedProblem(Frozen):
    """A soft problem that the assessor let stand, with the reason."""

    code: str
    path: str
    sentence: str
    reason: str


class FrozenQuestion(Frozen):
    """The text of a question as it was when it was answered."""

    path: str
    text: str
    unit: str = ""
    options: dict[str, str] = Field(default_factory=dict)


class Hoofdtaak(Frozen):
    """One row of the statutory table; factors in percent, `resultaat` as exact decimal string."""

    naam: str
    omschrijving: str = ""
    aandeel: Decimal
    uren: Decimal
    tempo: Decimal | None = None
    tempo_aantal: Decimal | None = None
    tempo_norm: Decimal | None = None
    tempo_eenheid: str = ""
    kwaliteit: Decimal | None = None
    netto_werktijd: Decimal | None = None
    resultaat: str = ""
    toelichting_tempo: str = ""
    toelichting_kwaliteit: str = ""
    toelichting_netto_werktijd: str = ""
    norm_herkomst: str = ""


class Receipt(Frozen):
    """What is needed to compute the same value again, years later."""

    program_version: str
    method: str
    method_version: str
    definition_sha256: str
    parameters_sha256: str
    peildatum: date


class ScoreRegel(Frozen):
    """One input of a method of the pilot, as the report prints it; texts as people read them.

    Attributes:
        invoer: its path in the score document, `K1` or `taken.2.A1`.
        label: short name, with its row.
        groep: the section that it was asked in.
        vastgesteld: what counts; `n.v.t.` where it was left out.
        werkgever: what that person's answers come to, likewise `werknemer` and `toetser`.
        voorstel: what the program proposed.
        reden: what settled a difference, in the assessor's words.
        norm: what the score is held against, where there is anything.
        deel: the score in percent of that, for a chart; rounded to whole percents.
    """

    invoer: str
    label: str
    groep: str
    vastgesteld: str
    werkgever: str = ""
    werknemer: str = ""
    toetser: str = ""
    voorstel: str = ""
    reden: str = ""
    norm: str = ""
    deel: Decimal | None = None


class TerzijdeGelegd(Frozen):
    """A question that was set aside: what, why, by whom and when."""

    label: str
    reden: str
    door: str
    datum: date


class Antwoordtabel(Frozen):
    """A table of answers in words that belongs to the report.

    Attributes:
        titel: short name of the question that the rows answer.
        kolommen: the short names of its cells, in their order.
        namen: what each row is called, empty where its cells say it all.
        rijen: the text of every cell per row, empty where nothing was answered.
    """

    titel: str
    kolommen: tuple[str, ...]
    namen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


class EersteUitkomst(Frozen):
    """The value before the talk with the employer changed the requirements (methods.md §3)."""

    loonwaarde: int
    loonwaarde_exact: str
    score_document: dict[str, Any]
    at: datetime


class Rapport(Frozen):
    """Everything the report prints, in the words of the statutory model (uniform.md, last part).

    The report room prints this and cannot recalculate it. `score_document` is the input that
    `ld-desktop score` takes; it is embedded with the result as `meting.json`. What only the methods
    of the pilot have is optional, so that earlier reports stay what they are.

    Attributes:
        methode_naam: the Dutch name of the method, empty for the statutory one.
        scores: every input with what everyone said about it.
        antwoorden: answers in words that belong to the report: label and text.
        tabellen: the tables among them.
        terzijde: what was set aside.
        aannames: assumptions behind the weighing of answers, besides those of the result.
        eerste: the value before the requirements were adapted.
    """

    meting_id: str
    zaaknummer: str
    soort: MetingSoort
    naam: str
    geboortedatum: date
    datum_rapportage: date
    datum_bedrijfsbezoek: date
    werkgever: str
    contactpersoon: str
    contact_email: str
    geinterviewde_werkgever: str
    normfunctie: str
    functie: str
    werkplek: str = ""
    uren: Decimal
    dagen: Decimal
    voltijdsuren: Decimal
    deskundige: Profile
    normfunctie_omschrijving: str
    normfunctie_reden: str
    norm_herkomst: str = ""
    normloon: str = ""
    gesprek: tuple[tuple[str, str], ...] = ()  # label, text: who was heard, how, when
    hoofdtaken: tuple[Hoofdtaak, ...]
    regulier: bool
    regulier_toelichting: str = ""
    zienswijzen: tuple[Zienswijze, ...]
    handtekeningen: tuple[Handtekening, ...] = ()
    accepted: tuple[AcceptedProblem, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    score_document: dict[str, Any]
    result: ScoreResult
    receipt: Receipt
    replaces: str | None = None
    replaces_reason: str = ""
    methode_naam: str = ""
    scores: tuple[ScoreRegel, ...] = ()
    antwoorden: tuple[tuple[str, str], ...] = ()
    tabellen: tuple[Antwoordtabel, ...] = ()
    terzijde: tuple[TerzijdeGelegd, ...] = ()
    aannames: tuple[Aanname, ...] = ()
    eerste: EersteUitkomst | None = None


class OndertekendeMeting(Frozen):
    """A signed measurement: the body of its record, append-only. A correction names this one."""

    meting: Meting
    rapport: Rapport
    answers: tuple[Answer, ...]
    questions: tuple[FrozenQuestion, ...]
    signed_at: datetime
    signed_by: str
    certificate_sha256: str
