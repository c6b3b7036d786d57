"""One case with everything in it, played by invented people: what a decision record is made of and looked at with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from supervisio import Actor, BoundaryConcern, ClientRequest, Recommendation
from supervisio.testing import invent_answers

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from supervisio import Clinic, Supervision
    from supervisio.testing import FrozenClock

ANA = Actor("t-ana")
LEE = Actor("s-lee")
NOOR = Actor("s-noor")
KIM = Actor("s-kim")
SYSTEM = Actor("system", roles={"system"})
CLIENT = "c-104"

WORDS = {
    "asked": "When this is over, could we have coffee now and then? You know me better than anybody.",
    "asked_again": "نود أن نبقى أصدقاء بعد انتهاء العلاج. هل هذا ممكن؟",
    "question": (
        "She asked whether we can stay friends when therapy ends in June. I like her and I was touched. How do I say "
        "no without ending the work, and what do I do with my own wish to say yes?"
    ),
    "second_question": "May I sing in the same choir, when there is only one in this town?",
    "explanation": (
        "That I am glad she asked. That what makes this place useful is that it is hers alone, and that I want her to "
        "be able to come back to it; a friend could not be her therapist again."
    ),
    "plan": "That the answer is no, why it is no, and that she was right to ask.",
    "check": "Whether she comes, whether she is silent about it, and whether I am relieved.",
    "return_plan": "A return to me stays open as long as nothing else grows between us.",
    "hurt": "She looked down and said it was a stupid question. I said that it was not.",
    "angry": "Late by ten minutes, and angry about the no, which she could say.",
    "relieved": "She said that she had half hoped for a no.",
    "advice": "Say it early in the session, not at the door, and leave time for what it does.",
    "directive": "Not in the hour after the choir, and no lifts home.",
    "declined_because": "We spoke about it at length already; a letter would make it larger than it is.",
    "contested_because": "She has no other way home after nine, and a taxi costs more than the session.",
    "addendum": "On reading it again: the lift is the smaller matter. That both of you can say no to it is the larger.",
    "action": "Ask the choir's board whether the rows can be apart",
    "choir": "She has joined the choir in which I have sung for eight years. There is no other within an hour's drive.",
    "unease": "That I looked forward to it.",
    "rationale": "One choir in this town; to leave it would cost me much and would not help her.",
    "safeguards": "Not in one row, no lifts, no talk of therapy there, and every quarter a look at it in supervision.",
    "benefit": "She keeps her choir, and sees that a limit can hold in plain sight.",
    "consequences": "We will meet at the door. She may see me tired, or laughing.",
    "told": "That I sing there too, that I will greet her first and no more, and that we can talk about it here.",
    "review_reason": "It holds. She says that she likes to see me sing and not to know me.",
    "outcome": "Asked, answered, hurt, relieved; therapy ended as planned, and the choir is a choir.",
    "closing": "That she can come back, and that what was said stays here.",
    "wrong": "A sentence that belongs to somebody else's file.",
    "wrong_reason": "Filed under the wrong client.",
    "noted_only": "Whether I am looking for a friend myself.",
    "leave": "I am away until the tenth.",
}


@attrs.frozen
class Told:
    """The ids of what was played."""

    case_id: UUID
    request: UUID
    concern: UUID
    consultation: UUID
    evaluation: UUID
    noted: UUID


class Stage:
    """The clinic, and the clock that goes with the story."""

    def __init__(self, clinic: Clinic, clock: FrozenClock) -> None:
        self.clinic = clinic
        self._clock = clock

    def acting(
        self, who: Actor, month: int, day: int, hour: int = 17, minute: int = 0
    ) -> AbstractContextManager[Supervision]:
        """Return the services for somebody, at a moment of 2026 in UTC."""
        self._clock.move_to(datetime(2026, month, day, hour, minute, tzinfo=UTC))
        return self.clinic.acting(who)


def tell(clinic: Clinic, clock: FrozenClock, **words: str) -> Told:
    """Play the case; ``words`` are put in the place of those above."""
    stage, said = Stage(clinic, clock), {**WORDS, **words}
    case_id, request = _a_request(stage, said)
    consultation = _an_answer(stage, said, case_id, request)
    concern, evaluation = _a_choir(stage, said, case_id)
    noted = _afterwards(stage, said, case_id, concern)
    return Told(case_id, request, concern, consultation, evaluation, noted)


def _a_request(stage: Stage, said: dict[str, str]) -> tuple[UUID, UUID]:
    with stage.acting(SYSTEM, 3, 2) as system:
        system.policy.set(time_zone="America/Chicago")
    with stage.acting(ANA, 3, 2) as ana:
        ana.profiles.set(["APA", "Texas LPC"])
        ana.relationships.begin(CLIENT, began_on="2024-09-09")
    with stage.acting(ANA, 3, 4, 22, 10) as ana:
        asked = ana.ask(
            ClientRequest(
                CLIENT, "friendship_after_ending", phase="after_ending", made_on="2026-03-04", words=said["asked"]
            ),
            question=said["question"],
            question_type="boundary",
            asked_of="s-noor",
            urgency="soon",
            host_ref="appointment:88",
        )
        assert asked.about_id
        ana.requests.plan(
            asked.about_id,
            "declined_and_explained",
            explanation=said["plan"],
            expected_reactions=["hurt", "relieved"],
            check_next_session=said["check"],
            return_plan=said["return_plan"],
            return_barred="unsure",
            client_told_of_return=False,
            follow_up_on="2026-03-18",
        )
    with stage.acting(NOOR, 3, 5, 15) as noor:
        noor.consultations.decline(asked.consultation_id, "on_leave", reason=said["leave"])
    return asked.case_id, asked.about_id


def _an_answer(stage: Stage, said: dict[str, str], case_id: UUID, request: UUID) -> UUID:
    with stage.acting(ANA, 3, 5, 18) as ana:
        (first,) = ana.consultations.list_(case_id=case_id)
        asked = ana.consultations.redirect(first.id, "s-lee")
    with stage.acting(LEE, 3, 6, 14) as lee:
        lee.consultations.accept(asked.id)
        lee.consultations.schedule(asked.id, datetime(2026, 3, 9, 19, tzinfo=UTC))
    with stage.acting(LEE, 3, 9, 20) as lee:
        advice = [
            Recommendation("discuss_in_session", text=said["advice"]),
            Recommendation("written_agreement"),
            Recommendation("clarify_boundary", force="directive", text=said["directive"]),
        ]
        done = lee.consultations.complete(asked.id, 35, advice, follow_up_on="2026-04-06")
    with stage.acting(ANA, 3, 11, 23) as ana:
        ana.requests.reply(request, "declined_and_explained", explanation=said["explanation"])
        ana.requests.observe(request, reaction="hurt", text=said["hurt"])
        followed, declined, contested = done.recommendations
        ana.recommendations.follow(followed.id)
        ana.recommendations.decline(declined.id, said["declined_because"])
        ana.recommendations.contest(contested.id, said["contested_because"])
    with stage.acting(LEE, 3, 12, 15) as lee:
        lee.consultations.addendum(asked.id, said["addendum"])
    with stage.acting(ANA, 3, 25, 16) as ana:
        # A week late, and it shows.
        ana.requests.observe(
            request,
            reaction="angry",
            next_session="late",
            on="2026-03-18",
            text=said["angry"],
            effective_at="2026-03-18",
        )
        ana.requests.observe(request, reaction="relieved", next_session="attended", text=said["relieved"])
    return asked.id


def _a_choir(stage: Stage, said: dict[str, str], case_id: UUID) -> tuple[UUID, UUID]:
    with stage.acting(ANA, 4, 7, 1) as ana:
        noted = ana.note(
            BoundaryConcern(
                "shared_membership",
                client_ref=CLIENT,
                other_party_ref="x-conductor",
                phase="during",
                occurrence="ongoing",
                noticed_on="2026-04-06",
                description=said["choir"],
            ),
            case_id=case_id,
        )
        asked = ana.concerns.bring(noted.about_id, "s-lee", said["second_question"])
        draft = ana.evaluations.start(noted.about_id, {"unease": said["unease"]})
        ana.evaluations.answer(draft.id, invent_answers(unease=said["unease"], objectivity="unsure"))
        ana.evaluations.submit(draft.id)
    with stage.acting(LEE, 4, 8, 15) as lee:
        lee.consultations.accept(asked.consultation_id)
        lee.consultations.complete(asked.consultation_id, 20, [Recommendation("proceed_with_safeguards")])
        lee.actions.add(case_id, "t-ana", said["action"], "2026-04-20", asked.consultation_id)
    with stage.acting(ANA, 4, 9, 22) as ana:
        again = ana.evaluations.supersede(draft.id, {"objectivity": "yes"}, reason="After talking it over.")
        ana.evaluations.submit(again.id)
        (advice,) = ana.recommendations.list_(consultation_id=asked.consultation_id)
        ana.recommendations.follow(advice.id)
        ana.concerns.decide(noted.about_id, "tolerated_and_managed", **_grounds(said))
        ana.consultations.record_held(
            case_id,
            "s-kim",
            "2026-04-01",
            15,
            route="peer_consultation",
            question="What do others do who sing?",
        )
    return noted.about_id, again.id


def _grounds(said: dict[str, str]) -> dict[str, Any]:
    return {
        "decided_by": "s-lee",
        "rationale": said["rationale"],
        "safeguards": said["safeguards"],
        "expected_benefit": said["benefit"],
        "expected_consequences": said["consequences"],
        "client_was_told": said["told"],
        "review_on": "2026-07-01",
    }


def _afterwards(stage: Stage, said: dict[str, str], case_id: UUID, concern: UUID) -> UUID:
    with stage.acting(ANA, 5, 4, 16) as ana:
        wrong = ana.note(ClientRequest(CLIENT, "gift", words=said["wrong"]), case_id=case_id)
        ana.requests.redact(wrong.about_id, "words", reason=said["wrong_reason"])
        ana.requests.mark_in_error(wrong.about_id, reason=said["wrong_reason"])
        ana.note(
            ClientRequest(CLIENT, "friendship_after_ending", phase="after_ending", words=said["asked_again"]),
            case_id=case_id,
        )
        partner = ClientRequest(CLIENT, "letter_or_testimony", made_by="partner", words="A letter for the court.")
        ana.note(partner, case_id=case_id)
        ana.cases.grant(case_id, "r-ray", "2026-12-31")
    with stage.acting(ANA, 7, 1, 16) as ana:
        (action,) = ana.actions.list_(case_id=case_id)
        ana.actions.complete(action.id)
        ana.concerns.review(concern, "2026-10-01", reason=said["review_reason"])
        ana.concerns.close(concern)
        for one in ana.consultations.list_(case_id=case_id):
            if one.status == "requested":
                ana.consultations.cancel(one.id)
        ana.cases.close(case_id, said["outcome"], said["closing"])
        ana.cases.reopen(case_id, reason="She wrote.")
        noted = ana.note(
            BoundaryConcern("friendship", client_ref=CLIENT, description=said["noted_only"]), case_id=case_id
        )
    return noted.about_id
