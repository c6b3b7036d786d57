"""Texts and references that no call keeps: each is told by the name of its argument, and is nowhere in the error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation
from supervisio.errors import InvalidValueError
from tests.services.people import ANA, CLIENT, QUESTION
from tests.services.tables import refused
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Actor, Supervisio, Supervision
    from tests.services.prepared import Prepared

    Call = Callable[[Supervision, Prepared, Any], object]

# A mark that is looked for in all that an error tells.
MARK = "§never§to§be§seen§"
LIMIT = 200

BAD_TEXTS = {
    "nul": f"{MARK}\x00{MARK}",
    "surrogate": f"{MARK}\ud83d{MARK}",
    "control_character": f"{MARK}\x1b[2J{MARK}",
    "too_long": MARK * 20,
}
BAD_REFERENCES = {
    "nul": f"{MARK}\x00",
    "surrogate": f"{MARK}\udc80",
    "control_character": f"{MARK}\n",
    "bidi_override": f"{MARK}\u202e",
    "too_long": MARK * 8,
    "empty": "",
}

TEXTS: dict[str, tuple[str, Call]] = {
    "ask": ("question", lambda s, _, text: s.ask(question=text, asked_of="s-lee")),
    "ask, reason": ("reason", lambda s, _, text: s.ask(question=QUESTION, asked_of="s-lee", reason=text)),
    "bring": ("question", lambda s, p, text: s.concerns.bring(p.concern, "s-lee", text)),
    "reply": ("explanation", lambda s, p, text: s.requests.reply(p.request, "declined", explanation=text)),
    "observe": ("text", lambda s, p, text: s.requests.observe(p.request, text=text)),
    "close, outcome": ("outcome", lambda s, p, text: s.cases.close(p.case_id, text)),
    "close, told": ("client_was_told", lambda s, p, text: s.cases.close(p.case_id, "Settled.", text)),
    "reopen": ("reason", lambda s, p, text: s.cases.reopen(p.case_id, reason=text)),
    "not a concern": (
        "client_was_told",
        lambda s, p, text: s.concerns.not_a_concern(p.concern, client_was_told=text, reason="It was a handshake."),
    ),
    "addendum": ("text", lambda s, p, text: s.consultations.addendum(p.completed, text)),
    "record held": (
        "question",
        lambda s, p, text: s.consultations.record_held(p.case_id, "s-kim", "2026-03-01", 20, question=text),
    ),
    "add an action": ("text", lambda s, p, text: s.actions.add(p.case_id, "f-desk", text, "2026-03-20")),
    "decline advice": ("reason", lambda s, p, text: s.recommendations.decline(p.advice, text)),
    "contest a directive": ("reason", lambda s, p, text: s.recommendations.contest(p.directive, text)),
    "end": ("reason", lambda s, p, text: s.relationships.end(p.relationship, "planned", "2026-03-01", reason=text)),
}
# Texts in facts were looked at when the fact was made; how long one may be is the clinic's to say.
FACTS: dict[str, tuple[str, Call]] = {
    "request": ("words", lambda s, _, text: s.note(ClientRequest(CLIENT, "gift", words=text))),
    "issue": ("note", lambda s, _, text: s.ask(PersonalIssue("burnout", note=text), question="?", asked_of="s-lee")),
    "concern": (
        "description",
        lambda s, p, text: s.note(BoundaryConcern("touch", description=text), case_id=p.case_id),
    ),
    "recommendation": (
        "recommendations",
        lambda s, p, text: s.consultations.record_held(
            p.case_id, "s-kim", "2026-03-01", 20, recommendations=[Recommendation("training", text=text)]
        ),
    ),
}
REFERENCES: dict[str, tuple[str, Call]] = {
    "ask": ("asked_of", lambda s, _, ref: s.ask(question=QUESTION, asked_of=ref)),
    "ask, client": ("client_ref", lambda s, _, ref: s.ask(question=QUESTION, asked_of="s-lee", client_ref=ref)),
    "ask, host": ("host_ref", lambda s, _, ref: s.ask(question=QUESTION, asked_of="s-lee", host_ref=ref)),
    "ask, key": ("request_key", lambda s, _, ref: s.ask(question=QUESTION, asked_of="s-lee", request_key=ref)),
    "note": ("host_ref", lambda s, _, ref: s.note(PersonalIssue("burnout"), host_ref=ref)),
    "bring": ("asked_of", lambda s, p, ref: s.concerns.bring(p.concern, ref, QUESTION)),
    "grant": ("ref", lambda s, p, ref: s.cases.grant(p.case_id, ref)),
    "revoke": ("ref", lambda s, p, ref: s.cases.revoke(p.case_id, ref)),
    "redirect": ("to", lambda s, p, ref: s.consultations.redirect(p.requested, ref)),
    "record held": ("with_", lambda s, p, ref: s.consultations.record_held(p.case_id, ref, "2026-03-01", 20)),
    "add an action": ("owner_ref", lambda s, p, ref: s.actions.add(p.case_id, ref, "Send it", "2026-03-20")),
    "begin": ("client_ref", lambda s, _, ref: s.relationships.begin(ref)),
    "begin for": ("therapist_ref", lambda s, _, ref: s.relationships.begin(CLIENT, ref)),
    "find a case": ("host_ref", lambda s, _, ref: s.cases.find(ref)),
    "find a relationship": ("client_ref", lambda s, _, ref: s.relationships.find(ref)),
    "list cases": ("client_ref", lambda s, _, ref: s.cases.list_(client_ref=ref)),
    "list consultations": ("asked_of", lambda s, _, ref: s.consultations.list_(asked_of=ref)),
    "list actions": ("owner_ref", lambda s, _, ref: s.actions.list_(owner_ref=ref)),
    "frame of cases": ("client_ref", lambda s, _, ref: s.frames.cases(client_ref=ref)),
    "frame of actions": ("owner_ref", lambda s, _, ref: s.frames.actions(owner_ref=ref)),
    "a move's key": ("request_key", lambda s, p, ref: s.requests.withdraw(p.request, request_key=ref)),
}


@pytest.mark.parametrize(("field", "call"), TEXTS.values(), ids=TEXTS)
def test_a_text_that_no_database_keeps_is_refused(
    ana: Supervision, jobs: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """NUL, half a surrogate pair, control characters, more than the clinic's limit: before anything is written."""
    jobs.policy.set(text_limit=LIMIT)
    for problem, text in BAD_TEXTS.items():
        with refused(session, InvalidValueError) as caught:
            call(ana, prepared, text)

        assert [(one, what) for one, what, _ in caught.value.problems] == [(field, problem)]
        assert MARK not in told_by(caught.value)


@pytest.mark.parametrize(("field", "call"), FACTS.values(), ids=FACTS)
def test_the_clinic_says_how_long_a_text_may_be(
    ana: Supervision, jobs: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """In facts too, which do not know the clinic when they are made."""
    jobs.policy.set(text_limit=LIMIT)
    with refused(session, InvalidValueError) as caught:
        call(ana, prepared, MARK * 20)

    assert caught.value.problems == ((field, "too_long", {"length": len(MARK) * 20, "limit": LIMIT}),)
    assert MARK not in told_by(caught.value)
    call(ana, prepared, "w" * LIMIT)


@pytest.mark.parametrize(("field", "call"), REFERENCES.values(), ids=REFERENCES)
def test_a_reference_that_could_mislead_is_refused(
    ana: Supervision, session: Session, prepared: Prepared, field: str, call: Call
) -> None:
    """Empty, too long, or with a character that changes what one reads."""
    for problem, ref in BAD_REFERENCES.items():
        with refused(session, InvalidValueError) as caught:
            call(ana, prepared, ref)

        assert [(one, what) for one, what, _ in caught.value.problems] == [(field, problem)]
        assert MARK not in told_by(caught.value)


@pytest.mark.parametrize("ref", BAD_REFERENCES.values(), ids=BAD_REFERENCES)
def test_a_clinic_goes_by_a_reference_too(app: Supervisio, session: Session, ref: str) -> None:
    """It leads every key, so it is looked at before anything is."""
    with pytest.raises(InvalidValueError) as caught:
        app.on(session, clinic_id=ref, actor=ANA)

    assert caught.value.field == "clinic_id"


@pytest.mark.parametrize("actor", [None, "t-ana", {"ref": "t-ana"}], ids=repr)
def test_somebody_must_act(app: Supervisio, session: Session, actor: Actor) -> None:
    """An ``Actor``, and nothing that merely names one."""
    with pytest.raises(InvalidValueError) as caught:
        app.on(session, clinic_id="clinic", actor=actor)

    assert (caught.value.field, caught.value.problem) == ("actor", "wrong_type")
