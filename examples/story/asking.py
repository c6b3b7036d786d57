"""The first days: what comes up for three therapists, and whom they ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from story.people import ANA, BEN, CLEO, DEV, GROUP, LEE, NOOR
from story.screen import say, scene, shown
from story.words import WORDS
from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, SupportReference
from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from story.stage import Stage


def a_friendship_grew(stage: Stage) -> None:
    """Ben writes down, for himself, that a former client has become a friend."""
    scene("Mon 23 February", "a former client has become a friend")
    with stage.acting(BEN, at=(2, 23, 18, 0)) as supervision:
        therapy = supervision.relationships.begin("c-088", began_on="2021-09-06")
        supervision.relationships.end(therapy.id, "planned", "2024-05-31")
        noted = supervision.note(
            BoundaryConcern(
                "friendship_after_ending",
                client_ref="c-088",
                phase="after_ending",
                occurrence="ongoing",
                description=WORDS["friendship"],
            )
        )
        concern = supervision.concerns.get(noted.about_id)
    stage.cases["return"] = noted.case_id
    say(
        "Ben records when therapy with c-088 began and ended, and notes a concern:",
        f"{shown(concern.kind).lower()}.",
        "He asks nobody yet. What is only noted is his own: nobody else sees it, and he may still erase it.",
    )


def a_dinner_and_a_no(stage: Stage) -> None:
    """A client invites Ana to meet the partner; she says no with the reason, and sees what the no does."""
    scene("Thu 26 February", "a dinner, to meet the partner")
    with stage.acting(ANA, at=(2, 26, 12, 0)) as supervision:
        noted = supervision.note(
            ClientRequest("c-117", "meet_family_or_partner", phase="during", words=WORDS["dinner_words"])
        )
        requests = supervision.requests
        requests.reply(noted.about_id, "declined_and_explained", explanation=WORDS["dinner_explanation"])
        requests.observe(noted.about_id, reaction="hurt", text=WORDS["dinner_hurt"])
        request = requests.observe(noted.about_id, reaction="angry", text=WORDS["dinner_angry"])
    stage.cases["dinner"], stage.came_up["dinner"] = noted.case_id, noted.about_id
    taken = " and ".join(shown(one.reaction).lower() for one in request.observations)
    say(
        f"Client c-117 invites Ana to a dinner ({shown(request.kind).lower()}). She answers in the session.",
        f"Afterwards she records what was asked, her answer ({shown(request.reply).lower()}) and how it was taken:",
        f"{taken}, which are two observations.",
    )


def a_divorce(stage: Stage) -> None:
    """Something of Cleo's own touches the work; she looks at who would see it, and asks."""
    scene("Tue 3 March", "a therapist's divorce comes into the room")
    issue = PersonalIssue(
        "relationship_or_family_crisis",
        functioning="distress",
        affects_work="somewhat",
        noticed_on="2026-03-01",
        note=WORDS["divorce_note"],
    )
    with stage.acting(CLEO, at=(3, 3, 20, 0)) as supervision:
        audience = supervision.audience(about=issue, route="consultation", asked_of=LEE)
        asked = supervision.ask(
            issue,
            question=WORDS["divorce_question"],
            question_type="personal_issue",
            route="consultation",
            asked_of=LEE,
            urgency="soon",
        )
        assert asked.about_id
        supervision.issues.practice_response(asked.about_id, "continue_with_support")
        supervision.issues.support(asked.about_id, SupportReference("personal_therapy", since="2026-03-02"))
    assert [one.ref for one in audience] == [CLEO, LEE]
    assert "note" in set(audience[1].after) - set(audience[1].before)
    assert "since" not in audience[1].after
    stage.cases["divorce"], stage.asks["divorce"] = asked.case_id, asked.consultation_id
    say(
        "Before she asks, Cleo looks at who would see what: she herself; and Lee, who sees the question at once,",
        "and what it is about only after accepting. Nobody else, whatever their rank. So she asks Lee.",
        "She also records that she goes on with support, and that she turned to her own therapy: that, and since",
        "when, and no more. This last is for her eyes only.",
    )


def on_leave(stage: Stage) -> None:
    """The former client wants to come back; the supervisor whom Ben asks is on leave, and he asks another."""
    scene("Wed 4 March", "the friend wants to come back as a client")
    with stage.acting(BEN, at=(3, 4, 9, 0)) as supervision:
        request = ClientRequest("c-088", "return_to_therapy", words=WORDS["return_request"])
        supervision.note(request, case_id=stage.cases["return"])
        concern = BoundaryConcern(
            "return_to_therapy_conflict",
            client_ref="c-088",
            origin="client_request",
            phase="after_ending",
            description=WORDS["return"],
        )
        asked = supervision.ask(
            concern,
            case_id=stage.cases["return"],
            question=WORDS["return_question"],
            question_type="ethics_code",
            asked_of=NOOR,
        )
    with stage.acting(NOOR, at=(3, 4, 9, 30)) as supervision:
        declined = supervision.consultations.decline(asked.consultation_id, "on_leave", reason=WORDS["leave_reason"])
    with stage.acting(BEN, at=(3, 4, 13, 0)) as supervision:
        assert [waiting.kind for waiting in supervision.queue()] == ["declined"]
        redirected = supervision.consultations.redirect(asked.consultation_id, LEE)
    assert asked.about_id
    stage.asks["return"], stage.came_up["return"] = redirected.id, asked.about_id
    say(
        f"Ben asks Noor, who declines: {shown(declined.decline_code).lower()}.",
        "That comes back into Ben's queue, and he redirects it to Lee, who gets the same question.",
        "All that Noor sees of it from now on is that she was asked. The friendship that Ben noted in February",
        "is still his own: he has asked nobody about it.",
    )


def could_we_stay_friends(stage: Stage) -> None:
    """A client asks Ana to stay friends after therapy, and Ana asks before she answers."""
    scene("Wed 4 March", '"could we stay friends?"')
    with stage.acting(ANA, at=(3, 4, 17, 0)) as supervision:
        asked = supervision.ask(
            ClientRequest("c-104", "friendship_after_ending", phase="after_ending", words=WORDS["friends_words"]),
            question=WORDS["friends_question"],
            question_type="boundary",
            asked_of=LEE,
            urgency="soon",
        )
    assert asked.about_id
    stage.cases["friends"], stage.asks["friends"] = asked.case_id, asked.consultation_id
    stage.came_up["friends"] = asked.about_id
    say(
        "Therapy with c-104 will end in spring, and she would like to stay friends afterwards. Ana has not",
        "answered yet. She asks Lee: one call, which keeps the request and the question together.",
    )


def a_group_is_asked(stage: Stage) -> None:
    """Ana asks a peer group; one of its members takes it on, in its name."""
    scene("Thu 5 March", "a peer group is asked")
    with stage.acting(ANA, at=(3, 5, 9, 0)) as supervision:
        asked = supervision.ask(
            ClientRequest("c-131", "social_media_connection", phase="during", words=WORDS["group_words"]),
            question=WORDS["group_question"],
            question_type="boundary",
            route="peer_consultation",
            asked_of=GROUP,
        )
    with stage.acting(DEV, at=(3, 5, 9, 40)) as supervision:
        accepted = supervision.consultations.accept(asked.consultation_id)
        taken_on = supervision.cases.timeline(asked.case_id).items[-1]
    assert (taken_on.actor_ref, taken_on.acting_as) == (DEV, GROUP)
    stage.cases["group"], stage.asks["group"] = asked.case_id, asked.consultation_id
    say(
        "A client wants to connect online. Ana asks her Thursday peer group, and Dev takes it on in the group's",
        f"name; the journal says who, and as whom. Which client it is: {shown(accepted.client_ref)} to the group.",
    )


def the_session_is_missed(stage: Stage) -> None:
    """The client of the dinner does not come; Ana phones Lee, and asks."""
    scene("Thu 5 March", "an empty chair")
    refused = ""
    with stage.acting(ANA, at=(3, 5, 10, 20)) as supervision:
        supervision.requests.observe(stage.came_up["dinner"], next_session="missed", text=WORDS["dinner_missed"])
        question = WORDS["dinner_question"]
        try:
            supervision.ask(stage.came_up["dinner"], question=question, asked_of=LEE, urgency="urgent")
        except InvalidValueError as error:
            refused = str(error)
        asked = supervision.ask(
            stage.came_up["dinner"],
            question=question,
            question_type="boundary",
            asked_of=LEE,
            urgency="urgent",
            reached_how="phone",
        )
    stage.asks["dinner"] = asked.consultation_id
    say(
        "A week after the no, c-117 does not come. Ana records it and asks Lee, urgently. Her first try is",
        f'refused: "{refused}" She has phoned Lee, and says so.',
    )
