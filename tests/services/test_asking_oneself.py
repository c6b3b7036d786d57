from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio import Actor, ClientRequest
from supervisio.errors import AccessDeniedError, InvalidValueError
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

    Call = Callable[[Supervision, Prepared, str], object]

IN_GROUP = Actor("t-ana", acts_as={"peer-group", "duty-desk"})
ALSO_IN_GROUP = Actor("t-ben", acts_as={"peer-group"})
WAYS: dict[str, tuple[str, Call]] = {
    "ask": ("asked_of", lambda s, _, ref: s.ask(question=QUESTION, asked_of=ref)),
    "ask in a case": ("asked_of", lambda s, p, ref: s.ask(question=QUESTION, asked_of=ref, case_id=p.case_id)),
    "ask about": (
        "asked_of",
        lambda s, p, ref: s.ask(p.request, question=QUESTION, asked_of=ref, route="consultation"),
    ),
    "bring": ("asked_of", lambda s, p, ref: s.concerns.bring(p.concern, ref, QUESTION)),
    "redirect": ("to", lambda s, p, ref: s.consultations.redirect(p.requested, ref)),
    "record held": ("with_", lambda s, p, ref: s.consultations.record_held(p.case_id, ref, "2026-03-01", 20)),
}


@pytest.mark.parametrize("ref", ["t-ana", "duty-desk", "peer-group"])
@pytest.mark.parametrize(("field", "call"), WAYS.values(), ids=WAYS)
def test_nobody_asks_themselves(on: On, session: Session, prepared: Prepared, field: str, call: Call, ref: str) -> None:
    """Neither under their own reference nor under one they act as, whichever way it is filed."""
    with refused(session, InvalidValueError) as caught:
        call(on(IN_GROUP), prepared, ref)

    assert caught.value.problems == ((field, "asking_oneself", {}),)


def test_one_may_ask_ones_own_peer_group(on: On, ana: Supervision, session: Session) -> None:
    """By peer consultation, where the others in it answer; not oneself, though."""
    asked = on(IN_GROUP).ask(question=QUESTION, asked_of="peer-group", route="peer_consultation")
    with refused(session, InvalidValueError):
        on(IN_GROUP).ask(question=QUESTION, asked_of="t-ana", route="peer_consultation")

    accepted = on(ALSO_IN_GROUP).consultations.accept(asked.consultation_id)
    assert accepted.status == "accepted"
    assert ana.cases.timeline(asked.case_id).items[-1].acting_as == "peer-group"
    assert ana.cases.timeline(asked.case_id).items[-1].actor_ref == "t-ben"


def test_a_peer_group_is_redirected_to_and_reported_from(on: On) -> None:
    """As one may ask it in the first place."""
    me = on(IN_GROUP)
    asked = me.ask(question=QUESTION, asked_of="other-group", route="peer_consultation")

    redirected = me.consultations.redirect(asked.consultation_id, "peer-group")
    held = me.consultations.record_held(asked.case_id, "peer-group", "2026-03-01", 20, route="peer_consultation")

    assert (redirected.asked_of, held.asked_of) == ("peer-group", "peer-group")


def test_one_does_not_answer_ones_own_ask(on: On, session: Session) -> None:
    """Not under the reference of the group that one belongs to."""
    me = on(IN_GROUP)
    asked = me.ask(question=QUESTION, asked_of="peer-group", route="peer_consultation")
    answers: list[Callable[[], object]] = [
        lambda: me.consultations.accept(asked.consultation_id),
        lambda: me.consultations.decline(asked.consultation_id, "no_capacity"),
    ]

    for answer in answers:
        with refused(session, AccessDeniedError) as caught:
            answer()
        assert caught.value.who_may == "the one asked"
    on(ALSO_IN_GROUP).consultations.accept(asked.consultation_id)
    with refused(session, AccessDeniedError):
        me.consultations.complete(asked.consultation_id, 20)


def test_ones_own_ask_does_not_wait_for_oneself(on: On) -> None:
    """It waits for the others in the group."""
    asked = on(IN_GROUP).ask(question=QUESTION, asked_of="peer-group", route="peer_consultation")

    assert on(IN_GROUP).queue().items == ()
    assert [waiting.id for waiting in on(ALSO_IN_GROUP).queue()] == [asked.consultation_id]


def test_a_case_is_not_handed_to_whom_it_belongs(on: On, ana: Supervision, session: Session) -> None:
    """Somebody who acts as the therapist cannot ask the therapist in the therapist's own case, nor open it to them."""
    asked = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    stand_in = on(Actor("t-stand-in", acts_as={"t-ana"}))
    calls: list[Callable[[], object]] = [
        lambda: stand_in.ask(question=QUESTION, asked_of="t-ana", case_id=asked.case_id),
        lambda: stand_in.consultations.redirect(asked.consultation_id, "t-ana", request_key="k-1"),
        lambda: stand_in.cases.grant(asked.case_id, "t-ana"),
    ]

    for call in calls:
        with refused(session, InvalidValueError) as caught:
            call()
        assert caught.value.problem == "asking_oneself"


def test_everyone_acting_as_the_one_asked_may_act(on: On, ana: Supervision) -> None:
    """The part goes with the reference: one accepts, another completes, and the journal says who, and as whom."""
    asked = ana.ask(question=QUESTION, asked_of="duty-desk")
    first, second = on(Actor("u-1", acts_as={"duty-desk"})), on(Actor("u-2", acts_as={"duty-desk"}))

    first.consultations.accept(asked.consultation_id)
    second.consultations.complete(asked.consultation_id, 15)

    assert [(one.actor_ref, one.acting_as) for one in ana.cases.timeline(asked.case_id)] == [
        ("t-ana", None),
        ("u-1", "duty-desk"),
        ("u-2", "duty-desk"),
    ]


def test_what_one_has_oneself_is_not_done_as_another(on: On, ana: Supervision, asked: AskedRecord) -> None:
    """Who has the part under their own reference acts as themselves, whatever else they act as."""
    on(Actor("s-lee", acts_as={"duty-desk"})).consultations.accept(asked.consultation_id)

    assert ana.cases.timeline(asked.case_id).items[-1].acting_as is None
