from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.errors import AccessDeniedError, IncompleteError, InvalidTransitionError, RuleError
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from tests.services.prepared import Prepared

REASON = "She would take it as a punishment."


def test_advice_is_followed_or_declined_with_a_reason(ana: Supervision, prepared: Prepared) -> None:
    """The reason is sealed in the journal."""
    declined = ana.recommendations.decline(prepared.advice, REASON)

    assert declined.status == "declined"
    entry = ana.cases.timeline(prepared.case_id).items[-1]
    assert (entry.move, ana.reveal(entry).reason) == ("recommendations.decline", REASON)
    assert ana.recommendations.follow(prepared.directive).status == "followed"


def test_a_directive_is_contested_and_stays_open(ana: Supervision, lee: Supervision, prepared: Prepared) -> None:
    """Both see that, and it may still be followed."""
    contested = ana.recommendations.contest(prepared.directive, REASON)

    assert contested.status == "contested"
    assert lee.recommendations.get(prepared.directive).status == "contested"
    assert lee.reveal(lee.cases.timeline(prepared.case_id).items[-1]).reason == REASON
    assert ana.recommendations.follow(prepared.directive).status == "followed"


def test_a_directive_is_not_declined_nor_advice_contested(
    ana: Supervision, session: Session, prepared: Prepared
) -> None:
    """Each has its own answer."""
    with refused(session, RuleError, "advice_only"):
        ana.recommendations.decline(prepared.directive, REASON)
    with refused(session, RuleError, "directive_only"):
        ana.recommendations.contest(prepared.advice, REASON)


@pytest.mark.parametrize("reason", ["", " ", None])
def test_a_no_to_a_recommendation_has_a_reason(
    ana: Supervision, session: Session, prepared: Prepared, reason: str
) -> None:
    """Blank is none."""
    with refused(session, IncompleteError) as caught:
        ana.recommendations.decline(prepared.advice, reason)
    assert caught.value.missing == ("reason",)
    with refused(session, IncompleteError):
        ana.recommendations.contest(prepared.directive, reason)


def test_what_was_answered_is_answered(ana: Supervision, session: Session, prepared: Prepared) -> None:
    """A directive that was followed is not contested afterwards."""
    ana.recommendations.follow(prepared.directive)

    with refused(session, InvalidTransitionError) as caught:
        ana.recommendations.contest(prepared.directive, REASON)
    assert caught.value.allowed == ()


def test_the_therapist_answers(lee: Supervision, session: Session, prepared: Prepared) -> None:
    """Not whoever recommended it."""
    with refused(session, AccessDeniedError) as caught:
        lee.recommendations.follow(prepared.advice)
    assert caught.value.who_may == "the therapist"


def test_they_are_listed_by_what_one_may_read(
    ana: Supervision, lee: Supervision, kim: Supervision, prepared: Prepared
) -> None:
    """By status, kind, force, case and consultation."""
    ana.recommendations.follow(prepared.advice)
    lists = ana.recommendations.list_

    assert [one.id for one in lists(status="open")] == [prepared.directive]
    assert [one.id for one in lists(kind="training")] == [prepared.advice]
    assert [one.id for one in lists(force="directive")] == [prepared.directive]
    assert len(lists(case_id=prepared.case_id)) == 2
    assert len(lists(consultation_id=prepared.completed)) == 2
    assert lists(consultation_id=prepared.accepted).items == ()
    assert [one.id for one in lee.recommendations.list_()] == [prepared.directive, prepared.advice]
    assert kim.recommendations.list_().items == ()
