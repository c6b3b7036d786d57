from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import SEALED, WITHHELD, BoundaryConcern, ClientRequest, Membership
from supervisio.errors import IncompleteError, InvalidTransitionError, InvalidValueError, NotFoundError, RuleError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused
from tests.services.weighed import GROUNDS, SAID

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from supervisio import Supervision

PERMITTING = ("permitted_with_safeguards", "tolerated_and_managed", "repaired")
PLAIN = ("declined", "avoided", "discontinued", "referred_out", "not_a_concern")
TOLD = "That I cannot come, and why."


@pytest.fixture
def concern(ana: Supervision) -> UUID:
    """A choir that therapist and client both sing in; nobody was asked yet."""
    ana.profiles.set(["apa"])
    choir = BoundaryConcern("shared_membership", client_ref=CLIENT, phase="during", occurrence="not_yet")
    return ana.note(choir).about_id


@pytest.fixture
def forbidden(ana: Supervision) -> UUID:
    """What is prohibited without any rule being named."""
    affair = BoundaryConcern("romantic_or_sexual_current", client_ref=CLIENT, phase="during", occurrence="ongoing")
    return ana.note(affair).about_id


def consult(ana: Supervision, lee: Supervision, concern: UUID) -> UUID:
    """Take it to supervision, and have the talk."""
    asked = ana.concerns.bring(concern, "s-lee", QUESTION)
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    return asked.consultation_id


@pytest.mark.parametrize("disposition", PLAIN)
def test_a_plain_no_is_cheap(ana: Supervision, concern: UUID, disposition: str) -> None:
    """A reason and what the client was told: no evaluation, nobody's opinion, no safeguards."""
    decided = ana.concerns.decide(concern, disposition, client_was_told=TOLD, reason="It is where she rests.")

    assert (decided.status, decided.disposition) == ("decided", disposition)
    assert [one.disposition for one in decided.decisions] == [disposition]
    assert decided.decisions[0].decided_by == "t-ana"
    assert ana.reveal(decided).decisions[0].rationale == "It is where she rests."
    assert ana.concerns.close(concern).status == "closed"


@pytest.mark.parametrize("disposition", PLAIN)
def test_a_plain_no_says_why_and_what_the_client_was_told(
    ana: Supervision, session: Session, concern: UUID, disposition: str
) -> None:
    """Both are named where both are lacking."""
    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, disposition)
    assert caught.value.missing == ("reason", "client_was_told")


def test_without_a_client_nobody_is_told(ana: Supervision) -> None:
    """A concern about a colleague has nobody to explain it to."""
    concern = ana.note(BoundaryConcern("colleague_or_trainee", other_party_ref="t-ben")).about_id

    assert ana.concerns.decide(concern, "avoided", reason="We share an office.").status == "decided"


@pytest.mark.parametrize("disposition", PERMITTING)
def test_letting_it_go_on_needs_everything(ana: Supervision, session: Session, concern: UUID, disposition: str) -> None:
    """All that is lacking is named at once, and nothing is written."""
    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, disposition)
    assert set(caught.value.missing) == {"evaluation", *GROUNDS}


@pytest.mark.parametrize("lacking", [*GROUNDS])
def test_each_ground_is_needed(
    ana: Supervision, lee: Supervision, session: Session, concern: UUID, lacking: str
) -> None:
    """With all but one, that one is named."""
    consult(ana, lee, concern)
    ana.concerns.evaluate(concern, invent_answers())
    given = {name: value for name, value in GROUNDS.items() if name != lacking}

    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, "tolerated_and_managed", **given)
    assert caught.value.missing == (lacking,)


def test_with_all_of_it_something_is_managed(ana: Supervision, lee: Supervision, concern: UUID) -> None:
    """What was weighed, by whom it was decided and when it is looked at again stands on the record."""
    consultation = consult(ana, lee, concern)
    evaluation = ana.concerns.evaluate(concern, invent_answers())
    assert evaluation.result == "manage"

    decided = ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)

    decision = decided.decisions[-1]
    assert (decided.status, decided.disposition, str(decided.review_on)) == (
        "decided",
        "tolerated_and_managed",
        GROUNDS["review_on"],
    )
    assert (decision.evaluation_id, decision.consultation_id) == (evaluation.id, consultation)
    assert (decision.decided_by, decision.safeguards) == ("s-lee", SEALED)
    assert decided.classification == "multiple_relationship"
    revealed = ana.reveal(decision)
    texts = ("safeguards", "rationale", "expected_benefit", "expected_consequences", "client_was_told")
    assert {name: getattr(revealed, name) for name in texts} == {name: GROUNDS[name] for name in texts}


def test_a_second_opinion_is_needed_where_the_weighing_says_so(
    ana: Supervision, lee: Supervision, session: Session, concern: UUID
) -> None:
    """And a consultation that was completed is one."""
    assert ana.concerns.evaluate(concern, invent_answers(objectivity="unsure")).needs_second_opinion

    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)
    assert caught.value.missing == ("second_opinion",)
    consult(ana, lee, concern)
    assert ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS).status == "decided"


@pytest.mark.parametrize("disposition", PERMITTING[:2])
def test_under_a_hard_stop_nothing_is_let_go_on(
    ana: Supervision, lee: Supervision, session: Session, forbidden: UUID, disposition: str
) -> None:
    """Whoever decides, and however good the grounds."""
    consult(ana, lee, forbidden)
    assert ana.concerns.evaluate(forbidden, invent_answers()).result == "prohibited"

    with refused(session, RuleError, "prohibited"):
        ana.concerns.decide(forbidden, disposition, **GROUNDS)


def test_what_goes_on_against_a_rule_is_recorded_and_stays_open(
    ana: Supervision, lee: Supervision, session: Session, forbidden: UUID
) -> None:
    """A record that refused the truth would be falsified; a decision that ends it lets it be closed."""
    consult(ana, lee, forbidden)
    ana.concerns.evaluate(forbidden, invent_answers())

    recorded = ana.concerns.continue_against_rule(forbidden, "s-lee", reason="She will not let go.")

    assert (recorded.status, recorded.continues_against_rule) == ("under_evaluation", True)
    against = recorded.decisions[-1]
    assert (against.continues_against_rule, against.second_person, against.disposition) == (True, "s-lee", None)
    ana.concerns.escalate(forbidden, "s-kim", QUESTION, reached_how="phone")
    with refused(session, RuleError, "goes_on_against_rule"):
        ana.concerns.close(forbidden)
    ended = ana.concerns.decide(forbidden, "discontinued", client_was_told=TOLD, reason="It is over.")
    assert ended.continues_against_rule is None
    assert ana.concerns.close(forbidden).status == "closed"


def test_what_goes_on_against_a_rule_is_not_withdrawn(
    ana: Supervision, lee: Supervision, session: Session, forbidden: UUID
) -> None:
    """That would end it without anybody having decided."""
    consult(ana, lee, forbidden)
    ana.concerns.evaluate(forbidden, invent_answers())
    ana.concerns.continue_against_rule(forbidden, "s-lee", reason="She will not let go.")

    with refused(session, RuleError, "goes_on_against_rule"):
        ana.concerns.withdraw(forbidden)


def test_what_was_passed_on_is_still_to_be_decided(ana: Supervision, session: Session, concern: UUID) -> None:
    """Passing it on settles nothing."""
    ana.concerns.escalate(concern, "s-lee", QUESTION, reached_how="phone")

    with refused(session, RuleError, "passed_on"):
        ana.concerns.close(concern)
    ana.concerns.decide(concern, "declined", client_was_told=TOLD, reason=SAID)
    assert ana.concerns.close(concern).status == "closed"


def test_a_talk_that_only_the_therapist_reports_is_no_second_opinion(
    ana: Supervision, lee: Supervision, session: Session, concern: UUID
) -> None:
    """Until the other confirms it; nor is a talk about something else."""
    ana.concerns.evaluate(concern, invent_answers(objectivity="unsure"))
    case_id = ana.concerns.get(concern).case_id
    other = ana.ask(ClientRequest(CLIENT, "gift"), case_id=case_id, question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(other.consultation_id)
    lee.consultations.complete(other.consultation_id, 20)
    held = ana.consultations.record_held(case_id, "s-lee", "2026-03-01", 20)

    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)
    assert caught.value.missing == ("second_opinion",)
    lee.consultations.confirm(held.id)
    decided = ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)
    assert decided.decisions[-1].consultation_id == held.id


def test_a_misspelt_keyword_is_not_passed_over(ana: Supervision, session: Session, concern: UUID) -> None:
    """It would have been a ground, or a classification."""
    with pytest.raises(TypeError, match="safegards"):
        ana.concerns.repair(concern, "I said sorry.", safegards="None.")  # type: ignore[call-arg]  # what is wrong


def test_going_on_against_a_rule_needs_a_reason_and_somebody_else(
    ana: Supervision, session: Session, forbidden: UUID
) -> None:
    """Oneself is nobody else."""
    ana.concerns.evaluate(forbidden, invent_answers())

    with refused(session, IncompleteError) as caught:
        ana.concerns.continue_against_rule(forbidden, "s-lee")
    assert caught.value.missing == ("reason",)
    with refused(session, InvalidValueError):
        ana.concerns.continue_against_rule(forbidden, "t-ana", reason="I want to.")


def test_only_what_a_rule_prohibits_goes_on_against_one(ana: Supervision, session: Session, concern: UUID) -> None:
    """It is no way round a decision."""
    ana.concerns.evaluate(concern, invent_answers())

    with refused(session, RuleError, "nothing_prohibits"):
        ana.concerns.continue_against_rule(concern, "s-lee", reason="It is easier.")


@pytest.mark.parametrize("disposition", PERMITTING[:2])
def test_a_client_who_looks_after_the_therapist_is_never_permitted(
    ana: Supervision, lee: Supervision, session: Session, concern: UUID, disposition: str
) -> None:
    """It asks for a second opinion, and cannot end as permitted; that it was made good can be recorded."""
    consult(ana, lee, concern)
    evaluation = ana.concerns.evaluate(concern, invent_answers(client_looks_after_therapist="yes"))
    assert (evaluation.result, evaluation.needs_second_opinion) == ("avoid", True)

    with refused(session, RuleError, "role_reversal"):
        ana.concerns.decide(concern, disposition, **GROUNDS)
    assert ana.concerns.repair(concern, "I took it to my own therapist.", **GROUNDS).disposition == "repaired"


def test_what_was_made_good_says_how(ana: Supervision, lee: Supervision, forbidden: UUID) -> None:
    """That it happened and was talked over is a record of what was, whatever prohibits it."""
    consult(ana, lee, forbidden)
    ana.concerns.evaluate(forbidden, invent_answers())

    repaired = ana.concerns.repair(forbidden, "I ended it and told her supervisor.", **GROUNDS)

    assert (repaired.status, repaired.disposition) == ("decided", "repaired")
    assert ana.reveal(repaired).decisions[-1].repair_plan == "I ended it and told her supervisor."


def test_a_violation_is_named_by_somebody(ana: Supervision, session: Session, concern: UUID) -> None:
    """Nothing classifies it so by itself."""
    no: dict[str, Any] = {"client_was_told": TOLD, "reason": "It must end.", "classification": "boundary_violation"}

    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, "discontinued", **no)
    assert caught.value.missing == ("decided_by",)
    decided = ana.concerns.decide(concern, "discontinued", decided_by="s-lee", **no)
    assert (decided.classification, decided.decisions[0].decided_by) == ("boundary_violation", "s-lee")


def test_the_other_party_decides_nothing(ana: Supervision, session: Session) -> None:
    """Nor are they who stands for its going on."""
    concern = ana.note(BoundaryConcern("colleague_or_trainee", other_party_ref="t-ben")).about_id

    with refused(session, RuleError, "other_party"):
        ana.concerns.decide(concern, "avoided", reason="We share an office.", decided_by="t-ben")


@pytest.mark.parametrize("disposition", ["escalated", "withdrawn"])
def test_what_has_a_call_of_its_own_is_not_decided(
    ana: Supervision, session: Session, concern: UUID, disposition: str
) -> None:
    """The error names the call."""
    with refused(session, InvalidValueError) as caught:
        ana.concerns.decide(concern, disposition, reason="It is too much for me.", client_was_told=TOLD)
    assert "concerns." in str(caught.value)


def test_passing_it_on_asks_somebody(ana: Supervision, lee: Supervision, concern: UUID) -> None:
    """It waits in their queue, urgent, and the record says that it was passed on."""
    asked = ana.concerns.escalate(concern, "s-lee", QUESTION, reached_how="phone")

    passed_on = ana.concerns.get(concern)
    assert (passed_on.status, passed_on.disposition) == ("decided", "escalated")
    assert [(one.kind, one.id, one.urgency) for one in lee.queue()] == [("asked", asked.consultation_id, "urgent")]


def test_a_review_sets_the_next_day(ana: Supervision, session: Session, concern: UUID) -> None:
    """The day it was looked at is kept beside it; the next lies ahead."""
    ana.concerns.decide(concern, "declined", client_was_told=TOLD, reason="It is where she rests.")

    reviewed = ana.concerns.review(concern, "2026-04-01", on="2026-03-01")

    assert (reviewed.status, str(reviewed.reviewed_on), str(reviewed.review_on)) == (
        "monitoring",
        "2026-03-01",
        "2026-04-01",
    )
    with refused(session, InvalidValueError):
        ana.concerns.review(concern, "2026-03-01")
    with refused(session, InvalidValueError):
        ana.concerns.review(concern, "2026-04-01", on="2026-03-03")


def test_weighing_it_again_leaves_the_old_weighing_behind(
    ana: Supervision, lee: Supervision, session: Session, concern: UUID
) -> None:
    """Facts have changed: what was weighed before carries no new decision."""
    consult(ana, lee, concern)
    old = ana.concerns.evaluate(concern, invent_answers())
    ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)

    reopened = ana.concerns.reopen(concern, reason="She was elected to the board.")

    assert (reopened.status, reopened.review_on) == ("under_evaluation", None)
    assert ana.evaluations.get(old.id).status == "superseded"
    with refused(session, IncompleteError) as caught:
        ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)
    assert caught.value.missing == ("evaluation",)


def test_every_decision_stays(ana: Supervision, concern: UUID) -> None:
    """The newest one holds; what was decided before can be read."""
    for disposition in ("declined", "avoided", "discontinued"):
        ana.concerns.decide(concern, disposition, client_was_told=TOLD, reason=SAID)

    decided = ana.concerns.get(concern)
    assert decided.disposition == "discontinued"
    assert [one.disposition for one in decided.decisions] == ["declined", "avoided", "discontinued"]


def test_what_is_closed_is_not_decided_again(ana: Supervision, session: Session, concern: UUID) -> None:
    """The error names what can be done with it."""
    ana.concerns.decide(concern, "declined", client_was_told=TOLD, reason=SAID)
    ana.concerns.close(concern)

    with refused(session, InvalidTransitionError) as caught:
        ana.concerns.decide(concern, "avoided", client_was_told=TOLD, reason=SAID)
    assert caught.value.allowed == ("mark_in_error",)


def test_who_was_asked_sees_what_came_of_it(
    ana: Supervision, lee: Supervision, kim: Supervision, session: Session, concern: UUID
) -> None:
    """Who took it on sees weighing and decision; whoever else was asked something sees neither."""
    consult(ana, lee, concern)
    ana.concerns.evaluate(concern, invent_answers())
    ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)
    ana.concerns.bring(concern, "s-kim", QUESTION)

    seen = lee.reveal(lee.concerns.get(concern))
    assert seen.decisions[0].rationale == GROUNDS["rationale"]
    assert seen.evaluations[0].result == "manage"
    assert (kim.concerns.get(concern).decisions, kim.concerns.get(concern).evaluations) == ((), ())
    assert kim.concerns.get(concern).disposition == WITHHELD
    with refused(session, NotFoundError):
        kim.evaluations.get(seen.evaluations[0].id)


def test_a_profile_says_whose_rules_bind(ana: Supervision, ben: Supervision, session: Session) -> None:
    """It is its therapist's, and replaced as a whole; one that ended is kept for what happened then."""
    assert ana.profiles.find() is None
    kept = ana.profiles.set(["apa", Membership("aca", since="2019-01-01", until="2024-12-31")])

    assert [one.body for one in kept.memberships] == ["apa", "aca"]
    assert ana.profiles.set(["apa"]).memberships == (Membership("apa"),)
    assert ben.profiles.find("t-ana") is None
    with refused(session, NotFoundError):
        ben.profiles.get("t-ana")
    with refused(session, InvalidValueError):
        ana.profiles.set("apa")
