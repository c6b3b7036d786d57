"""What the field's own examples come to, from what came up to what was decided."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, SupportReference
from supervisio.domain.ruling import Ruling
from supervisio.errors import RuleError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT
from tests.services.tables import refused
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import EvaluationRecord
    from supervisio.testing import FrozenClock

ENDED = "2024-03-10"


def weigh_afterwards(
    ana: Supervision, clock: FrozenClock, kind: str, *, on: datetime, bodies: list[str], **answers: Any
) -> EvaluationRecord:
    """Weigh something with a client whose therapy, and last professional contact, ended on 10 March 2024."""
    clock.move_to(on)
    ana.profiles.set(bodies)
    therapy = ana.relationships.begin(CLIENT, began_on="2022-01-10")
    ana.relationships.contact(therapy.id, ENDED)
    ana.relationships.end(therapy.id, "planned", ENDED)
    concern = BoundaryConcern(kind, client_ref=CLIENT, phase="after_ending", occurrence="not_yet")
    answered = invent_answers(avoidability="avoidable", **answers)
    return ana.concerns.evaluate(ana.note(concern).about_id, answered)


def ruling_of(evaluation: EvaluationRecord) -> Ruling:
    """Return what the rules said."""
    assert isinstance(evaluation.ruling, Ruling)
    return evaluation.ruling


def test_texas_and_a_friendship(ana: Supervision, clock: FrozenClock) -> None:
    """Prohibited until 10 March 2026, after that the burden of proof; accepting bars later counselling."""
    on = datetime(2025, 6, 1, 9, tzinfo=UTC)

    evaluation = weigh_afterwards(ana, clock, "friendship_after_ending", on=on, bodies=["Texas LPC"])

    ruling = ruling_of(evaluation)
    assert (evaluation.result, ruling.until, ruling.earliest_date) == (
        "prohibited",
        date(2026, 3, 10),
        date(2026, 3, 11),
    )
    assert [one.citation for one in ruling.bars] == ["22 TAC 681.38(d)"]
    assert "2026-03-10" in evaluation.explain()


@pytest.mark.parametrize(
    ("moment", "result"),
    [(datetime(2026, 3, 10, 9, tzinfo=UTC), "prohibited"), (datetime(2026, 3, 11, 9, tzinfo=UTC), "burden_of_proof")],
)
def test_texas_on_the_last_day_and_the_day_after(
    ana: Supervision, clock: FrozenClock, moment: datetime, result: str
) -> None:
    """The last day is still within; the day after, nothing is permitted either."""
    assert weigh_afterwards(ana, clock, "friendship_after_ending", on=moment, bodies=["Texas LPC"]).result == result


def test_a_psychologist_and_a_friendship(ana: Supervision, clock: FrozenClock) -> None:
    """No interval: it is weighed, and however long ago it was, nothing comes out as permitted by itself."""
    on = datetime(2034, 6, 1, 9, tzinfo=UTC)

    evaluation = weigh_afterwards(ana, clock, "friendship_after_ending", on=on, bodies=["APA"], harm="yes")

    assert (evaluation.result, ruling_of(evaluation).state, ruling_of(evaluation).until) == (
        "avoid",
        "avoid_unless",
        None,
    )


def test_a_psychologist_and_a_romance(ana: Supervision, clock: FrozenClock) -> None:
    """Two years have passed: the burden of proof, with what is to be looked at."""
    on = datetime(2026, 4, 1, 9, tzinfo=UTC)

    evaluation = weigh_afterwards(ana, clock, "romantic_or_sexual_former", on=on, bodies=["APA"])

    assert (evaluation.result, evaluation.risk, evaluation.needs_second_opinion) == ("burden_of_proof", "high", True)
    assert len(ruling_of(evaluation).remains_required) >= 7


def test_two_codes_and_a_romance(ana: Supervision, clock: FrozenClock) -> None:
    """The stricter leads, and both are shown."""
    on = datetime(2027, 1, 1, 9, tzinfo=UTC)

    evaluation = weigh_afterwards(ana, clock, "romantic_or_sexual_former", on=on, bodies=["APA", "ACA"])

    ruling = ruling_of(evaluation)
    assert (evaluation.result, ruling.until) == ("prohibited", date(2029, 3, 10))
    assert {one.body for one in ruling.outcomes} == {"aca", "apa"}


@pytest.mark.parametrize(("bodies", "result"), [(["APA"], "avoid"), (["Texas LPC"], "prohibited")])
def test_a_dinner(ana: Supervision, bodies: list[str], result: str) -> None:
    """It is declined, explained and looked at again; a hard stop there is only where a rule makes one."""
    ana.profiles.set(bodies)
    asked = ana.note(ClientRequest(CLIENT, "social_invitation", phase="during"))
    dinner = BoundaryConcern(
        "social_invitation", client_ref=CLIENT, origin="client_request", phase="during", occurrence="not_yet"
    )
    concern = ana.note(dinner, case_id=asked.case_id).about_id

    evaluation = ana.concerns.evaluate(concern, invent_answers(avoidability="avoidable", disruption="yes"))
    planned = ana.requests.plan(asked.about_id, "declined_and_explained", expected_reactions=["hurt", "angry"])

    assert evaluation.result == result
    assert planned.plans[0].expected_reactions == ("angry", "hurt")


def test_a_plain_no_to_the_dinner(ana: Supervision) -> None:
    """No evaluation is asked for: a reason, and what the client was told."""
    dinner = BoundaryConcern("social_invitation", client_ref=CLIENT, phase="during", occurrence="not_yet")
    concern = ana.note(dinner).about_id

    told = "That I am here for you in this room."
    decided = ana.concerns.decide(concern, "declined", reason="I would lose my place.", client_was_told=told)

    assert (decided.status, decided.evaluations) == ("decided", ())


def test_the_only_therapist_in_a_small_town(ana: Supervision, session: Session) -> None:
    """It cannot be avoided, so it is managed, to a day on which it is looked at again."""
    ana.profiles.set(["APA"])
    board = BoundaryConcern("shared_membership", client_ref=CLIENT, phase="during", occurrence="ongoing")
    concern = ana.note(board).about_id

    evaluation = ana.concerns.evaluate(concern, invent_answers())
    decided = ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)

    assert (evaluation.result, evaluation.needs_second_opinion) == ("manage", False)
    assert str(decided.review_on) == GROUNDS["review_on"]


def test_a_chance_meeting_in_a_supermarket(ana: Supervision) -> None:
    """One question, and that is all: no safeguards and no review."""
    ana.profiles.set(["Texas LPC"])
    met = BoundaryConcern("incidental_encounter", client_ref=CLIENT, phase="during", occurrence="over")
    concern = ana.note(met).about_id

    evaluation = ana.concerns.evaluate(concern, {"threshold": "incidental_contact"})

    assert (evaluation.result, evaluation.risk, evaluation.repair_plan_needed) == (
        "not_a_multiple_relationship",
        "low",
        False,
    )
    decided = ana.concerns.decide(concern, "not_a_concern", reason="We said hello.", client_was_told="Nothing.")
    assert decided.classification == "incidental_contact"


@pytest.mark.parametrize(("worth", "result"), [("50", "manage"), ("50.01", "prohibited"), ("unknown", "undetermined")])
def test_texas_and_a_gift(ana: Supervision, worth: str, result: str) -> None:
    """A limit in money, whatever else was answered."""
    ana.profiles.set(["Texas LPC"])
    scarf = BoundaryConcern("gift_received", client_ref=CLIENT, phase="during", occurrence="ongoing")

    assert ana.concerns.evaluate(ana.note(scarf).about_id, invent_answers(worth=worth)).result == result


def test_a_divorce_is_no_boundary_concern(ana: Supervision) -> None:
    """It is a personal issue with a route, and what follows for the practice."""
    noted = ana.note(
        PersonalIssue("relationship_or_family_crisis", functioning="distress"),
        support=SupportReference("personal_therapy"),
    )

    responded = ana.issues.practice_response(noted.about_id, "limit", review_on="2026-04-01")

    assert (responded.status, str(responded.review_on)) == ("supported", "2026-04-01")
    assert ana.cases.view(noted.case_id).concerns == ()


def test_own_troubles_told_and_help_offered(ana: Supervision, session: Session) -> None:
    """The client would look after the therapist: it is avoided, wants a second opinion, and is never permitted."""
    ana.profiles.set(["APA"])
    helped = BoundaryConcern("role_reversal_client_caretaking", client_ref=CLIENT, phase="during", occurrence="ongoing")
    concern = ana.note(helped).about_id

    evaluation = ana.concerns.evaluate(concern, invent_answers())

    assert (evaluation.result, evaluation.needs_second_opinion, evaluation.repair_plan_needed) == ("avoid", True, True)
    assert "client_looks_after_therapist" in evaluation.findings
    with refused(session, RuleError, "role_reversal"):
        ana.concerns.decide(concern, "permitted_with_safeguards", **GROUNDS)
