"""The days after: the supervisor takes it on and advises, and the therapists see it through."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from story.people import ANA, BEN, CLEO, DEV, LEE
from story.screen import say, scene, shown
from story.words import WORDS
from supervisio import Recommendation
from supervisio.errors import IncompleteError
from supervisio.models import AccessEntryRow

if TYPE_CHECKING:
    from uuid import UUID

    from story.stage import Stage
    from supervisio import Supervision


def lee_takes_them_on(stage: Stage) -> None:
    """Lee accepts all that waits, and reads what was asked."""
    scene("Thu 5 March, 12:10", "Lee takes them on")
    with stage.acting(LEE, at=(3, 5, 12, 10)) as supervision:
        for waiting in supervision.queue():
            supervision.consultations.accept(waiting.id)
            supervision.cases.view(waiting.case_id, reveal="supervision")
        supervision.consultations.schedule(stage.asks["friends"], datetime(2026, 3, 6, 13, 0, tzinfo=UTC))
        supervision.consultations.schedule(stage.asks["return"], datetime(2026, 3, 10, 14, 0, tzinfo=UTC))
    reading = select(func.count()).where(AccessEntryRow.actor_ref == LEE)
    with stage.clinic.engine.connect() as connection:
        read = connection.scalar(reading)
    say(
        "She accepts all four and reads what was written for her. It is not on this screen; that she read it is",
        f"in the access log, record by record: {read} entries. For two of the four she sets a time.",
    )


def lee_advises(stage: Stage) -> None:
    """The talks take place; what was advised is recorded by those who advised it."""
    scene("Fri 6 March", "the talks")
    dinner = [Recommendation("clarify_boundary", text=WORDS["dinner_advice"]), Recommendation("discuss_in_session")]
    divorce = [Recommendation("reduce_caseload", text=WORDS["divorce_advice"])]
    friends = [
        Recommendation("decline_request", force="directive"),
        Recommendation("discuss_in_session", text=WORDS["friends_advice"]),
    ]
    group = [Recommendation("clarify_boundary", text=WORDS["group_advice"])]
    with stage.acting(LEE, at=(3, 6, 9, 20)) as supervision:
        supervision.consultations.complete(stage.asks["dinner"], 20, dinner)
    with stage.acting(LEE, at=(3, 6, 11, 0)) as supervision:
        supervision.consultations.complete(stage.asks["divorce"], 45, divorce)
    with stage.acting(LEE, at=(3, 6, 13, 30)) as supervision:
        talk = supervision.consultations.complete(stage.asks["friends"], 25, friends, follow_up_on="2026-03-27")
        supervision.actions.add(
            stage.cases["friends"], ANA, WORDS["friends_action"], "2026-03-20", consultation_id=talk.id
        )
    with stage.acting(DEV, at=(3, 6, 13, 40)) as supervision:
        supervision.consultations.complete(stage.asks["group"], 15, group)
    recommended = ", and ".join(
        f"{shown(one.kind).lower()} ({shown(one.force).lower()})" for one in talk.recommendations
    )
    say(
        "Lee has three talks and Dev one. Minutes and recommendations are recorded by those who gave them.",
        f"To Ana, about c-104: {recommended}; and one thing for her to do.",
    )


def not_with_ben(stage: Stage) -> None:
    """Ben hears what he had feared."""
    scene("Tue 10 March", "not with Ben")
    with stage.acting(LEE, at=(3, 10, 14, 45)) as supervision:
        advice = [Recommendation("decline_request"), Recommendation("end_with_referral")]
        talk = supervision.consultations.complete(stage.asks["return"], 45, advice)
    with stage.acting(BEN, at=(3, 11, 9, 0)) as supervision:
        _follow_all(supervision, stage.asks["return"])
    recommended = ", and ".join(shown(one.kind).lower() for one in talk.recommendations)
    say(f"Lee and Ben talk for {talk.minutes} minutes. Her advice: {recommended}. Ben follows it.")


def the_no(stage: Stage) -> None:
    """Ana answers the one who would like to stay friends, and records how it was taken."""
    scene("Wed 11 March", "the no")
    request_id = stage.came_up["friends"]
    with stage.acting(ANA, at=(3, 11, 17, 0)) as supervision:
        explanation = WORDS["friends_explanation"]
        supervision.requests.reply(request_id, "declined_and_explained", explanation=explanation)
        request = supervision.requests.observe(request_id, reaction="disappointed", text=WORDS["friends_disappointed"])
        _follow_all(supervision, stage.asks["friends"])
    say(
        f"Ana answers c-104 ({shown(request.reply).lower()}), and records how it was taken:",
        f"{shown(request.observations[-1].reaction).lower()}.",
    )


def the_chair_is_taken_again(stage: Stage) -> None:
    """The client of the dinner comes back; the case is watched for a while."""
    scene("Thu 12 March", "c-117 is back")
    with stage.acting(ANA, at=(3, 12, 12, 0)) as supervision:
        supervision.requests.observe(
            stage.came_up["dinner"], reaction="relieved", next_session="attended", text=WORDS["dinner_back"]
        )
        _follow_all(supervision, stage.asks["dinner"])
        _follow_all(supervision, stage.asks["group"])
        case = supervision.cases.monitor(stage.cases["dinner"], "2026-04-09")
    say(
        "Still cross, then relieved. Ana followed what Lee advised, and keeps an eye on it:",
        f"on {shown(case.review_on)} it comes back into her queue.",
    )


def closing(stage: Stage) -> None:
    """The request to stay friends is followed up and closed; closing it too early is refused."""
    scene("Wed 18 March", "too early to close")
    case_id = stage.cases["friends"]
    outcome, told = WORDS["friends_outcome"], WORDS["friends_told"]
    refused = ""
    with stage.acting(ANA, at=(3, 18, 17, 0)) as supervision:
        supervision.requests.observe(
            stage.came_up["friends"], reaction="relieved", next_session="attended", text=WORDS["friends_relieved"]
        )
        try:
            supervision.cases.close(case_id, outcome, told)
        except IncompleteError as error:
            refused = str(error)
        for action in supervision.actions.list_(case_id=case_id, status="open"):
            supervision.actions.complete(action.id)
    say(
        f'Ana tries to close the case of c-104, and is told: "{refused}"',
        "She does what was agreed, and records that it is done.",
    )

    scene("Tue 24 and Fri 27 March", "looking back")
    with stage.acting(CLEO, at=(3, 24, 20, 0)) as supervision:
        _follow_all(supervision, stage.asks["divorce"])
        hers = supervision.cases.view(stage.cases["divorce"]).issues[0]
    with stage.reading(LEE) as supervision:
        lees = supervision.cases.view(stage.cases["divorce"]).issues[0]
    assert (len(hers.support_references), len(lees.support_references)) == (1, 0)
    with stage.acting(ANA, at=(3, 27, 17, 0)) as supervision:
        supervision.cases.close(case_id, outcome, told)
    say(
        "Cleo takes on fewer couples. That she is in therapy herself stands in her record, and in nobody else's",
        "view of it: Lee's has no such line. Ana closes the case of c-104, with its outcome and what the client was",
        "told.",
    )


def _follow_all(supervision: Supervision, consultation_id: UUID) -> None:
    for advice in supervision.recommendations.list_(consultation_id=consultation_id, status="open"):
        supervision.recommendations.follow(advice.id)
