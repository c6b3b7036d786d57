"""Which columns a frame has, of which types, in which order its codes are, and what it never holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from sqlalchemy import update

from supervisio import BoundaryConcern, ClientRequest
from supervisio.domain.vocabulary import ClientReaction, ClientRequestKind, ConcernKind, Risk, Urgency
from supervisio.models import ROWS, ConsultationRow
from tests.services.frames.everybody import fill
from tests.services.frames.expecting import NOUNS
from tests.services.people import ANA, CLIENT, LEE, QUESTION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On

TEXT, CODE, MOMENT, DAY = "str", "category", "datetime64[us, UTC]", "datetime64[s]"
FLAG, COUNT, LENGTH = "boolean", "Int64", "timedelta64[us]"
RECORDED = {
    "id": TEXT,
    "case_id": TEXT,
    "effective_at": MOMENT,
    "effective_on": DAY,
    "recorded_at": MOMENT,
    "recorded_by": TEXT,
}
COLUMNS: dict[str, dict[str, str]] = {
    "cases": {
        "id": TEXT,
        "topic": CODE,
        "status": CODE,
        "therapist_ref": TEXT,
        "client_ref": TEXT,
        "host_ref": TEXT,
        "review_on": DAY,
        "effective_at": MOMENT,
        "effective_on": DAY,
        "recorded_at": MOMENT,
        "recorded_by": TEXT,
        "late_days": COUNT,
    },
    "consultations": {
        **RECORDED,
        "therapist_ref": TEXT,
        "client_ref": TEXT,
        "about_id": TEXT,
        "route": CODE,
        "question_type": CODE,
        "urgency": CODE,
        "asked_of": TEXT,
        "status": CODE,
        "respond_by": MOMENT,
        "reached_how": CODE,
        "show_client_ref": FLAG,
        "host_ref": TEXT,
        "accepted_at": MOMENT,
        "scheduled_at": MOMENT,
        "held_at": MOMENT,
        "held_on": DAY,
        "minutes": COUNT,
        "follow_up_on": DAY,
        "decline_code": CODE,
        "redirected_from": TEXT,
        "reported_by_therapist": FLAG,
        "confirmed_at": MOMENT,
        "late_days": COUNT,
        "waiting": LENGTH,
        "response_due": MOMENT,
        "answered_in_time": FLAG,
        "overdue": FLAG,
    },
    "requests": {
        **RECORDED,
        "client_ref": TEXT,
        "kind": CODE,
        "phase": CODE,
        "made_by": CODE,
        "made_on": DAY,
        "status": CODE,
        "reply": CODE,
        "replied_at": MOMENT,
        "late_days": COUNT,
        "waiting": LENGTH,
        "first_reaction": CODE,
        "last_reaction": CODE,
        "reaction_count": COUNT,
        "next_session": CODE,
    },
    "concerns": {
        **RECORDED,
        "client_ref": TEXT,
        "other_party_ref": TEXT,
        "kind": CODE,
        "origin": CODE,
        "phase": CODE,
        "occurrence": CODE,
        "noticed_on": DAY,
        "status": CODE,
        "classification": CODE,
        "disposition": CODE,
        "review_on": DAY,
        "reviewed_on": DAY,
        "continues_against_rule": FLAG,
        "late_days": COUNT,
        "domain": CODE,
        "asked_at": MOMENT,
        "evaluated_at": MOMENT,
        "result": CODE,
        "risk": CODE,
        "decided_at": MOMENT,
        "days_to_asking": COUNT,
        "days_to_deciding": COUNT,
        "review_overdue": FLAG,
    },
    "actions": {
        **RECORDED,
        "consultation_id": TEXT,
        "owner_ref": TEXT,
        "due_on": DAY,
        "status": CODE,
        "late_days": COUNT,
        "overdue": FLAG,
        "overdue_days": COUNT,
    },
}
TIMELINE = {
    "seq": COUNT,
    "move": TEXT,
    "actor_ref": TEXT,
    "acting_as": TEXT,
    "effective_at": MOMENT,
    "effective_on": DAY,
    "recorded_at": MOMENT,
    "late_days": COUNT,
    "about": CODE,
    "late": FLAG,
}


def types_of(frame: pd.DataFrame) -> dict[str, str]:
    """Return the types of the columns; text by one name, for before its third edition pandas has another one."""
    return {
        str(name): TEXT if isinstance(dtype, pd.StringDtype) else str(dtype) for name, dtype in frame.dtypes.items()
    }


@pytest.mark.parametrize("noun", NOUNS)
def test_columns_have_their_types_with_rows_and_without(on: On, clock: FrozenClock, noun: str) -> None:
    """In an empty clinic, for whoever sees nothing, and in a full one: the same columns in the same order."""
    frames = getattr(on(ANA).frames, noun)
    empty = frames()
    fill(on, clock)

    for frame in (empty, frames(), frames(limit=1), frames(status="entered_in_error")):
        assert list(types_of(frame).items()) == list(COLUMNS[noun].items())
    assert (len(empty), len(frames()) > 0) == (0, True)


def test_a_timeline_has_its_types(on: On, clock: FrozenClock) -> None:
    """For one who sees all that happened, and for one who sees nothing of it so far."""
    asked = on(ANA).ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    frames = [on(who).frames.timeline(asked.case_id) for who in (ANA, LEE)]

    for frame in frames:
        assert list(types_of(frame).items()) == list(TIMELINE.items())


@pytest.mark.parametrize(("service", "noun"), NOUNS.items())
def test_no_column_holds_what_is_sealed(on: On, service: str, noun: str) -> None:
    """None goes by the name of a sealed column of its table."""
    sealed = {column.name for column in ROWS[noun].__table__.columns if column.info.get("sealed")}

    assert sealed
    assert sealed.isdisjoint(getattr(on(ANA).frames, service)().columns)


def test_what_has_an_order_is_ordered(ana: Supervision) -> None:
    """The most urgent first, as in the queue; the lowest risk first. Nothing else has one."""
    urgencies = ("routine", "immediate", "soon", "urgent")
    for urgency in urgencies:
        ana.ask(question=QUESTION, asked_of="s-lee", urgency=urgency, reached_how="phone")
    consultations, concerns = ana.frames.consultations(), ana.frames.concerns()

    assert consultations["urgency"].cat.categories.to_list() == sorted(Urgency, key=lambda one: one.rank)
    assert consultations.sort_values("urgency")["urgency"].to_list() == ["immediate", "urgent", "soon", "routine"]
    assert (consultations["urgency"] <= "urgent").sum() == 2
    assert concerns["risk"].cat.categories.to_list() == list(Risk)
    ordered = {name for frame in (consultations, concerns) for name in frame if _is_ordered(frame[name])}
    assert ordered == {"urgency", "risk"}


def _is_ordered(column: pd.Series[Any]) -> bool:
    return isinstance(column.dtype, pd.CategoricalDtype) and bool(column.dtype.ordered)


def test_codes_are_in_the_order_of_their_vocabulary(ana: Supervision) -> None:
    """Whichever of them occur: as the words of the field stand beside each other."""
    ana.note(ClientRequest(CLIENT, "other"))

    requests, concerns = ana.frames.requests(), ana.frames.concerns()

    assert requests["kind"].cat.categories.to_list() == list(ClientRequestKind)
    assert requests["first_reaction"].cat.categories.to_list() == list(ClientReaction)
    assert concerns["kind"].cat.categories.to_list() == list(ConcernKind)


def test_codes_that_are_not_ours_come_last(ana: Supervision, session: Session) -> None:
    """A host's own, and those that a newer version wrote; a more urgent one than any is not known, so it waits."""
    for kind in ("x-wave", "gift", "x-adopt-my-cat"):
        ana.ask(ClientRequest(CLIENT, kind), question=QUESTION, asked_of="s-lee", urgency="soon")
    newer = ana.consultations.list_(limit=1).items[0].id
    session.connection().execute(update(ConsultationRow).where(ConsultationRow.id == newer).values(urgency="at_noon"))

    requests, consultations = ana.frames.requests(), ana.frames.consultations()

    assert requests["kind"].to_list() == ["x-wave", "gift", "x-adopt-my-cat"]
    assert requests["kind"].cat.categories.to_list() == [*ClientRequestKind, "x-adopt-my-cat", "x-wave"]
    assert consultations["urgency"].to_list() == ["soon", "soon", "at_noon"]
    assert consultations["urgency"].max() == "at_noon"


def test_a_kind_without_a_domain_has_none(ana: Supervision) -> None:
    """What is in none of the nine, and what the library does not know."""
    for kind in ("touch", "other", "x-lift-home"):
        ana.note(BoundaryConcern(kind, client_ref=CLIENT))

    assert ana.frames.concerns()["domain"].astype(object).where(lambda one: one.notna(), None).to_list() == [
        "physical_contact",
        None,
        None,
    ]


def test_ids_are_written_as_people_write_them(ana: Supervision) -> None:
    """So that one can be handed to a call as it is."""
    asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    consultations = ana.frames.consultations()

    assert consultations["id"].to_list() == [str(asked.consultation_id)]
    assert consultations["about_id"].to_list() == [str(asked.about_id)]
    assert ana.consultations.get(consultations["id"][0]).id == asked.consultation_id
