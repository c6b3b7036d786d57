from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from supervisio import SEALED, PersonalIssue, SupportReference
from supervisio.errors import InvalidValueError, NotFoundError, RuleError
from tests.services.people import QUESTION
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision

NOTE = "My marriage is ending, and I cannot think of much else."
ISSUE = PersonalIssue("relationship_or_family_crisis", functioning="distress", affects_work="somewhat", note=NOTE)
IMPAIRED = PersonalIssue("substance_use", functioning="impairment")


def test_all_of_it_is_sealed_but_its_status(ana: Supervision) -> None:
    """Its codes say as much as its words; who wrote it reads it without a trace."""
    issue = ana.issues.get(ana.note(ISSUE).about_id)

    assert (issue.status, issue.kind, issue.functioning, issue.affects_work, issue.note) == (
        "noted",
        *[SEALED] * 4,
    )
    revealed = ana.reveal(issue)
    assert (revealed.kind, revealed.functioning, revealed.affects_work, revealed.note) == (
        ISSUE.kind,
        "distress",
        "somewhat",
        NOTE,
    )


def test_support_elsewhere_is_kept_with_its_day(ana: Supervision) -> None:
    """As often as one turns somewhere."""
    issue_id = ana.note(ISSUE).about_id
    ana.issues.support(issue_id, SupportReference("personal_therapy", since="2026-02-01"))
    issue = ana.issues.support(issue_id, SupportReference("occupational_health"))

    assert issue.status == "supported"
    assert [one.since for one in issue.support_references] == [date(2026, 2, 1), None]
    assert [one.route for one in ana.reveal(issue).support_references] == ["personal_therapy", "occupational_health"]


def test_support_must_be_a_reference_that_has_begun(ana: Supervision, session: Session) -> None:
    """A date to come is refused, and so is a mere code."""
    issue_id = ana.note(ISSUE).about_id
    with refused(session, InvalidValueError) as caught:
        ana.issues.support(issue_id, SupportReference("personal_therapy", since="2026-03-03"))
    assert caught.value.problems == (("since", "in_future", {}),)

    with refused(session, InvalidValueError) as caught:
        ana.issues.support(issue_id, "personal_therapy")  # type: ignore[arg-type]  # a slip
    assert (caught.value.field, caught.value.problem) == ("support", "wrong_type")


def test_what_follows_for_the_practice_has_a_history(ana: Supervision) -> None:
    """Every response stays, the newest last."""
    issue_id = ana.note(ISSUE).about_id
    ana.issues.practice_response(issue_id, "continue_with_support")
    issue = ana.issues.practice_response(issue_id, "limit")

    assert issue.status == "noted"
    assert [one.response for one in issue.practice_responses] == [SEALED, SEALED]
    assert [one.response for one in ana.reveal(issue).practice_responses] == ["continue_with_support", "limit"]


def test_a_review_has_its_day(ana: Supervision) -> None:
    """The day it is, the day it happened, or the one given."""
    issue_id = ana.note(ISSUE).about_id

    assert ana.issues.review(issue_id).reviewed_on == date(2026, 3, 2)
    assert ana.issues.review(issue_id, effective_at="2026-02-20").reviewed_on == date(2026, 2, 20)
    assert ana.issues.review(issue_id, "2026-02-27").reviewed_on == date(2026, 2, 27)


def test_impairment_is_noted_but_not_simply_closed(ana: Supervision, session: Session) -> None:
    """It closes after a practice response other than to continue; "to be discussed" is none yet."""
    issue_id = ana.note(IMPAIRED).about_id
    for response in (None, "to_be_discussed", "continue"):
        if response is not None:
            ana.issues.practice_response(issue_id, response)
        with refused(session, RuleError, "impairment_needs_response"):
            ana.issues.close(issue_id)

    ana.issues.practice_response(issue_id, "suspend")
    assert ana.issues.close(issue_id).status == "closed"


@pytest.mark.parametrize("functioning", ["not_rated", "stress", "distress"])
def test_anything_less_closes_without_a_response(ana: Supervision, functioning: str) -> None:
    """A rule for impairment binds nobody else."""
    issue_id = ana.note(PersonalIssue("burnout", functioning=functioning)).about_id

    assert ana.issues.close(issue_id).status == "closed"


def test_a_completed_consultation_about_it_is_support(ana: Supervision, lee: Supervision) -> None:
    """Asking seeks it, the talk gives it; a later talk takes nothing back."""
    asked = ana.ask(ISSUE, question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    assert ana.issues.get(asked.about_id).status == "support_sought"
    lee.consultations.accept(asked.consultation_id)
    lee.consultations.complete(asked.consultation_id, 30)
    assert ana.issues.get(asked.about_id).status == "supported"

    ana.issues.review(asked.about_id)
    again = ana.ask(asked.about_id, question=QUESTION, asked_of="s-lee")
    lee.consultations.accept(again.consultation_id)
    lee.consultations.complete(again.consultation_id, 30)
    assert ana.issues.get(asked.about_id).status == "reviewed"


def test_before_acceptance_only_the_question_is_told(ana: Supervision, lee: Supervision, session: Session) -> None:
    """That it is a personal issue, its urgency and question: not the kind, nor that there is anything more to see."""
    asked = ana.ask(ISSUE, question=QUESTION, asked_of="s-lee", urgency="soon")
    shown = lee.cases.view(asked.case_id, reveal="supervision")

    assert (shown.case.topic, shown.issues) == ("personal_issue", ())
    assert (shown.consultations[0].question, shown.consultations[0].urgency) == (QUESTION, "soon")
    assert asked.about_id is not None
    with refused(session, NotFoundError):
        lee.issues.get(asked.about_id)


def test_after_acceptance_all_of_that_issue_is_told(ana: Supervision, lee: Supervision) -> None:
    """To the one asked about it, with what follows for the practice; not where else one turned."""
    asked = ana.ask(ISSUE, question=QUESTION, asked_of="s-lee")
    assert asked.about_id is not None
    ana.issues.support(asked.about_id, SupportReference("personal_therapy"))
    ana.issues.practice_response(asked.about_id, "limit")
    lee.consultations.accept(asked.consultation_id)

    issue = lee.reveal(lee.issues.get(asked.about_id))
    assert (issue.kind, issue.note) == (ISSUE.kind, NOTE)
    assert [one.response for one in issue.practice_responses] == ["limit"]
    assert issue.support_references == ()


def test_a_list_knows_the_status_only(ana: Supervision, ben: Supervision) -> None:
    """The other codes are sealed, and another therapist's issues are not there."""
    first, second = ana.note(ISSUE).about_id, ana.note(IMPAIRED).about_id
    ana.issues.review(second)

    assert [one.id for one in ana.issues.list_()] == [second, first]
    assert [one.id for one in ana.issues.list_(status="reviewed")] == [second]
    assert ben.issues.list_().items == ()


def test_an_issue_is_never_opened_to_a_reader(ana: Supervision, session: Session) -> None:
    """Whatever the case holds beside it."""
    noted = ana.note(ISSUE)

    with refused(session, RuleError, "personal_issue_never_granted"):
        ana.cases.grant(noted.case_id, "q-sam")
