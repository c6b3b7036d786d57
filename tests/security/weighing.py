"""What is weighed, decided and planned in the rich clinic, with words wherever there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue, instrument
from supervisio.testing import invent_answers

if TYPE_CHECKING:
    from tests.security.rich import Played, Words

ANA = Actor("t-ana")
LEE = Actor("s-lee")
_NEEDED = ("safeguards", "rationale", "expected_benefit", "expected_consequences", "client_was_told")


def weigh(played: Played) -> None:
    """Use every call that weighing and deciding have."""
    played.as_(ANA, "profiles.set", ["apa"], reason=played.words.text("why this body"), request_key="profile-1")
    _plan(played)
    _pass_on_an_issue(played)
    _weigh_and_let_go_on(played)
    _go_on_against_a_rule(played)
    for name in ("profiles.get", "profiles.find", "evaluations.list_", "watching"):
        played.as_(ANA, name)
    played.as_(ANA, "crossings", "c-4")
    played.as_(ANA, "relationships.can_return", "c-4")
    played.as_(LEE, "relationships.can_return", "c-4", "t-ana")


def _plan(played: Played) -> None:
    words = played.words
    noted = played.as_(ANA, "note", ClientRequest("c-4", "friendship_after_ending", phase="after_ending"))
    played.as_(
        ANA,
        "requests.plan",
        noted.about_id,
        "declined_and_explained",
        explanation=words.text("to say"),
        check_next_session=words.text("to check"),
        return_plan=words.text("to return"),
        expected_reactions=["hurt"],
        return_barred="yes",
        client_told_of_return=True,
        reason=words.text("why plan"),
    )
    played.revealed(ANA, "requests.get", noted.about_id)


def _pass_on_an_issue(played: Played) -> None:
    words = played.words
    noted = played.as_(ANA, "note", PersonalIssue(words.code(), note=words.text("at risk")))
    played.as_(ANA, "issues.rate", noted.about_id, words.code(), words.code())
    played.as_(ANA, "issues.practice_response", noted.about_id, words.code(), review_on="2026-12-01")
    shown = played.as_(ANA, "audience", about=noted.about_id, asked_of="s-lee")
    question = words.text("who takes them")
    played.as_(ANA, "issues.escalate", noted.about_id, "s-lee", question, audience=shown, reached_how="phone")


def _weigh_and_let_go_on(played: Played) -> None:
    words, as_ = played.words, played.as_
    choir = BoundaryConcern("shared_membership", client_ref="c-4", phase="during", occurrence="over")
    concern = as_(ANA, "note", choir).about_id
    asked = as_(ANA, "concerns.bring", concern, "s-lee", words.text("may I sing"))
    as_(LEE, "consultations.accept", asked.consultation_id)
    as_(LEE, "consultations.complete", asked.consultation_id, 20)
    draft = as_(ANA, "evaluations.start", concern, {"unease": words.text("unease")}, reason=words.text("why weigh"))
    as_(ANA, "evaluations.answer", draft.id, _answers(words))
    as_(ANA, "evaluations.submit", draft.id, reason=words.text("why hand in"))
    as_(ANA, "evaluations.recompute", draft.id)
    again = as_(ANA, "evaluations.supersede", draft.id, {"objectivity": "unsure"})
    as_(ANA, "evaluations.submit", again.id)
    as_(ANA, "concerns.decide", concern, "tolerated_and_managed", **_grounds(words))
    as_(ANA, "concerns.review", concern, "2027-01-01", reason=words.text("why as it is"))
    as_(ANA, "concerns.reopen", concern, reason=words.text("why again"))
    as_(ANA, "concerns.evaluate", concern, _answers(words))
    as_(ANA, "concerns.repair", concern, words.text("made good"), **_grounds(words))
    for who in (ANA, LEE):
        played.revealed(who, "concerns.get", concern)
        played.revealed(who, "evaluations.get", again.id)
    as_(ANA, "concerns.close", concern, reason=words.text("why done"))
    played.ids |= {"evaluation": again.id, "weighed": concern}


def _go_on_against_a_rule(played: Played) -> None:
    words, as_ = played.words, played.as_
    affair = BoundaryConcern("romantic_or_sexual_current", client_ref="c-5", phase="during", occurrence="ongoing")
    concern = as_(ANA, "note", affair).about_id
    as_(ANA, "concerns.evaluate", concern, _answers(words))
    as_(
        ANA,
        "concerns.continue_against_rule",
        concern,
        "s-lee",
        reason=words.text("why on"),
        client_was_told=words.text("told of it"),
    )
    as_(ANA, "concerns.escalate", concern, "s-lee", words.text("decide for me"), reached_how="phone")


def _answers(words: Words) -> dict[str, Any]:
    texts = {item.id: words.text(item.id) for item in instrument.current().items if item.type == "text"}
    return invent_answers(**texts)


def _grounds(words: Words) -> dict[str, Any]:
    return {**{name: words.text(name) for name in _NEEDED}, "decided_by": "s-lee", "review_on": "2026-12-01"}
