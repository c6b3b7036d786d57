"""What the rules are told about a matter: whose client, since when, as of which day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, Membership
from supervisio.domain.ruling import Ruling
from supervisio.errors import InvalidTransitionError, RuleError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION
from tests.services.tables import refused
from tests.services.weighed import GROUNDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import EvaluationRecord


def weigh(ana: Supervision, kind: str, *, client: str | None = CLIENT, **known: Any) -> EvaluationRecord:
    """Weigh a concern with mild answers."""
    return ana.concerns.evaluate(ana.note(BoundaryConcern(kind, client_ref=client, **known)).about_id, invent_answers())


def ruling_of(evaluation: EvaluationRecord) -> Ruling:
    """Return what the rules said."""
    assert isinstance(evaluation.ruling, Ruling)
    return evaluation.ruling


def ended(ana: Supervision, on: str, *, contact: str | None = None) -> None:
    """Record a therapy that ended."""
    therapy = ana.relationships.begin(CLIENT, began_on="2015-01-05")
    if contact is not None:
        ana.relationships.contact(therapy.id, contact)
    ana.relationships.end(therapy.id, "planned", on)


@pytest.mark.parametrize(
    ("noticed_on", "result"), [("2025-11-30", "prohibited"), ("2025-12-01", "manage")], ids=["before", "from that day"]
)
def test_what_is_over_is_weighed_by_the_rules_of_its_day(ana: Supervision, noticed_on: str, result: str) -> None:
    """A rule that was removed on 1 December 2025 held until then."""
    ana.profiles.set(["Psychology Board of Australia"])
    ended(ana, "2025-06-01", contact="2025-06-01")

    weighed = weigh(ana, "romantic_or_sexual_former", phase="after_ending", occurrence="over", noticed_on=noticed_on)

    assert weighed.result == result
    assert str(ruling_of(weighed).as_of) == noticed_on


def test_of_what_goes_on_the_stricter_day_counts(ana: Supervision) -> None:
    """It began under a rule, and that it goes on under another does not cure it."""
    ana.profiles.set(["Psychology Board of Australia"])
    ended(ana, "2025-06-01", contact="2025-06-01")

    weighed = weigh(
        ana, "romantic_or_sexual_former", phase="after_ending", occurrence="ongoing", noticed_on="2025-11-30"
    )

    assert weighed.result == "prohibited"


def test_a_membership_of_then_counts_for_what_happened_then(ana: Supervision) -> None:
    """Though it has ended since."""
    ana.profiles.set([Membership("Texas LPC", until="2025-06-01")])
    ended(ana, "2025-01-06", contact="2025-01-06")

    weighed = weigh(ana, "friendship_after_ending", phase="after_ending", occurrence="over", noticed_on="2025-02-01")

    assert weighed.result == "prohibited"


def test_an_old_contact_does_not_shorten_the_time(ana: Supervision) -> None:
    """Not every session is noted as a contact: therapy did not end after the last one."""
    ana.profiles.set(["ACA"])
    ended(ana, "2024-03-10", contact="2019-01-07")

    weighed = weigh(ana, "romantic_or_sexual_former", phase="after_ending", occurrence="not_yet")

    assert (weighed.result, ruling_of(weighed).until) == ("prohibited", date(2029, 3, 10))


def test_an_ending_that_was_followed_by_a_return_is_none(ana: Supervision) -> None:
    """What would come after an ending that has not come has no day to count from."""
    ana.profiles.set(["Texas LPC"])
    ended(ana, "2019-01-07", contact="2019-01-07")
    therapy = ana.relationships.find(CLIENT)
    assert therapy is not None
    ana.relationships.resume(therapy.id, "2026-01-12")

    weighed = weigh(ana, "friendship_after_ending", phase="after_ending", occurrence="not_yet")

    assert weighed.result == "undetermined"


def test_rules_on_clients_do_not_speak_of_colleagues(ana: Supervision) -> None:
    """A friendship with a colleague is no friendship with a client."""
    ana.profiles.set(["Texas LPC"])

    weighed = weigh(ana, "colleague_or_trainee", client=None, other_party_ref="t-ben", occurrence="not_yet")

    assert not ruling_of(weighed).prohibits


def test_a_draft_ends_with_the_weighing(ana: Supervision, lee: Supervision, session: Session) -> None:
    """Once it was decided, nobody hands in another one behind it."""
    ana.profiles.set(["APA"])
    choir = BoundaryConcern("shared_membership", client_ref=CLIENT, phase="during", occurrence="not_yet")
    concern = ana.note(choir).about_id
    ana.concerns.evaluate(concern, invent_answers())
    draft = ana.evaluations.start(concern, invent_answers(harm="yes"))
    ana.concerns.decide(concern, "tolerated_and_managed", **GROUNDS)

    with refused(session, InvalidTransitionError):
        ana.evaluations.submit(draft.id)
    with refused(session, InvalidTransitionError):
        ana.evaluations.answer(draft.id, {"harm": "no"})


def test_what_was_made_good_may_still_go_on(ana: Supervision, lee: Supervision, session: Session) -> None:
    """That it was talked over does not end it: what goes on against a rule stays open."""
    affair = BoundaryConcern("romantic_or_sexual_current", client_ref=CLIENT, phase="during", occurrence="ongoing")
    concern = ana.note(affair).about_id
    asked = ana.concerns.bring(concern, "s-lee", QUESTION)
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 20)
    ana.concerns.evaluate(concern, invent_answers())
    ana.concerns.continue_against_rule(concern, "s-lee", reason="She will not let go.")
    ana.concerns.repair(concern, "We spoke of it.", **GROUNDS)

    with refused(session, RuleError, "goes_on_against_rule"):
        ana.concerns.close(concern)
