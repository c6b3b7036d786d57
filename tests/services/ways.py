"""How each status is reached by calls, and how each move is made: what the tables of the lifecycles are tried with."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, SupportReference
from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Supervision

    # Ana's services and Lee's.
    Reach = Callable[[Supervision, Supervision], Any]
    # Takes the services, an id, and what every recording call takes.
    Make = Callable[..., Any]

TOMORROW = datetime(2026, 3, 3, 9, tzinfo=UTC)
TOLD = {"client_was_told": "That I cannot come."}
THERAPY = SupportReference("personal_therapy")


def _requested(ana: Supervision, _: Supervision) -> Any:
    return ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee").consultation_id


def _then(before: Reach, by: str, make: Make) -> Reach:
    """Return the way that goes on from another one with a move."""

    def reach(ana: Supervision, lee: Supervision) -> Any:
        found = before(ana, lee)
        make(ana if by == "ana" else lee, found)
        return found

    return reach


def _advised(force: str) -> Reach:
    def reach(ana: Supervision, lee: Supervision) -> Any:
        consultation = REACHED["consultation"]["accepted"](ana, lee)
        return (
            lee.consultations.complete(consultation, 20, [Recommendation("training", force=force)])
            .recommendations[0]
            .id
        )

    return reach


def _request(ana: Supervision, _: Supervision) -> Any:
    return ana.note(ClientRequest(CLIENT, "gift")).about_id


def _issue(ana: Supervision, _: Supervision) -> Any:
    return ana.note(PersonalIssue("burnout")).about_id


def _concern(ana: Supervision, _: Supervision) -> Any:
    return ana.note(BoundaryConcern("touch")).about_id


def _draft(ana: Supervision, lee: Supervision) -> Any:
    return ana.evaluations.start(_concern(ana, lee), invent_answers()).id


def _case(ana: Supervision, _: Supervision) -> Any:
    return ana.note(ClientRequest(CLIENT, "gift")).case_id


def _action(ana: Supervision, _: Supervision) -> Any:
    return ana.actions.add(_case(ana, ana), "f-desk", "Send the letter", "2026-03-20").id


def _relationship(ana: Supervision, _: Supervision) -> Any:
    return ana.relationships.begin(CLIENT, began_on="2026-01-05").id


# By noun and move: whose it is, and the call.
MADE: dict[str, dict[str, tuple[str, Make]]] = {
    "consultation": {
        "accept": ("lee", lambda s, one, **c: s.consultations.accept(one, **c)),
        "decline": ("lee", lambda s, one, **c: s.consultations.decline(one, "on_leave", **c)),
        "redirect": ("ana", lambda s, one, **c: s.consultations.redirect(one, "s-mia", **c)),
        "schedule": ("lee", lambda s, one, **c: s.consultations.schedule(one, TOMORROW, **c)),
        "missed": ("lee", lambda s, one, **c: s.consultations.missed(one, **c)),
        "complete": ("lee", lambda s, one, **c: s.consultations.complete(one, 20, **c)),
        "cancel": ("ana", lambda s, one, **c: s.consultations.cancel(one, **c)),
        "addendum": ("lee", lambda s, one, **c: s.consultations.addendum(one, "And one thing more.", **c)),
        "redact": ("ana", lambda s, one, **c: s.consultations.redact(one, "question", **c)),
        "mark_in_error": ("ana", lambda s, one, **c: s.consultations.mark_in_error(one, **c)),
    },
    "client_request": {
        "ask": ("ana", lambda s, one, **c: s.ask(one, question=QUESTION, asked_of="s-lee", **c)),
        "plan": ("ana", lambda s, one, **c: s.requests.plan(one, "declined_and_explained", **c)),
        "reply": ("ana", lambda s, one, **c: s.requests.reply(one, "declined", **c)),
        "observe": ("ana", lambda s, one, **c: s.requests.observe(one, reaction="hurt", **c)),
        "withdraw": ("ana", lambda s, one, **c: s.requests.withdraw(one, **c)),
        "redact": ("ana", lambda s, one, **c: s.requests.redact(one, "words", **c)),
        "mark_in_error": ("ana", lambda s, one, **c: s.requests.mark_in_error(one, **c)),
    },
    "personal_issue": {
        "ask": ("ana", lambda s, one, **c: s.ask(one, question=QUESTION, asked_of="s-lee", **c)),
        "support": ("ana", lambda s, one, **c: s.issues.support(one, THERAPY, **c)),
        "rate": ("ana", lambda s, one, **c: s.issues.rate(one, "distress", **c)),
        "practice_response": ("ana", lambda s, one, **c: s.issues.practice_response(one, "limit", **c)),
        "review": ("ana", lambda s, one, **c: s.issues.review(one, **c)),
        "close": ("ana", lambda s, one, **c: s.issues.close(one, **c)),
        "mark_in_error": ("ana", lambda s, one, **c: s.issues.mark_in_error(one, **c)),
    },
    "boundary_concern": {
        "bring": ("ana", lambda s, one, **c: s.concerns.bring(one, "s-lee", QUESTION, **c)),
        "drop": ("ana", lambda s, one, **c: s.concerns.drop(one, **c)),
        "withdraw": ("ana", lambda s, one, **c: s.concerns.withdraw(one, **c)),
        "not_a_concern": ("ana", lambda s, one, **c: s.concerns.not_a_concern(one, reason="It was a handshake.", **c)),
        "evaluate": ("ana", lambda s, one, **c: s.concerns.evaluate(one, invent_answers(), **c)),
        "decide": (
            "ana",
            lambda s, one, **c: s.concerns.decide(one, "declined", reason="It is her living.", **TOLD, **c),
        ),
        "escalate": ("ana", lambda s, one, **c: s.concerns.escalate(one, "s-lee", QUESTION, reached_how="phone", **c)),
        "review": ("ana", lambda s, one, **c: s.concerns.review(one, "2026-09-01", **c)),
        "reopen": ("ana", lambda s, one, **c: s.concerns.reopen(one, reason="She moved next door.", **c)),
        "close": ("ana", lambda s, one, **c: s.concerns.close(one, **c)),
        "mark_in_error": ("ana", lambda s, one, **c: s.concerns.mark_in_error(one, **c)),
    },
    "evaluation": {
        "answer": ("ana", lambda s, one, **c: s.evaluations.answer(one, invent_answers(harm="unsure"), **c)),
        "submit": ("ana", lambda s, one, **c: s.evaluations.submit(one, **c)),
        "supersede": ("ana", lambda s, one, **c: s.evaluations.supersede(one, **c)),
    },
    "action_item": {
        "complete": ("ana", lambda s, one, **c: s.actions.complete(one, **c)),
        "cancel": ("ana", lambda s, one, **c: s.actions.cancel(one, **c)),
    },
    "recommendation": {
        "follow": ("ana", lambda s, one, **c: s.recommendations.follow(one, **c)),
        "decline": ("ana", lambda s, one, **c: s.recommendations.decline(one, "It does not fit this client.", **c)),
    },
    "case": {
        "ask": ("ana", lambda s, one, **c: s.ask(question=QUESTION, asked_of="s-lee", case_id=one, **c)),
        "note": ("ana", lambda s, one, **c: s.note(ClientRequest(CLIENT, "touch"), case_id=one, **c)),
        "add_action": ("ana", lambda s, one, **c: s.actions.add(one, "f-desk", "Send the letter", "2026-03-20", **c)),
        "monitor": ("ana", lambda s, one, **c: s.cases.monitor(one, "2026-06-01", **c)),
        "close": ("ana", lambda s, one, **c: s.cases.close(one, "Settled.", "That I cannot take it.", **c)),
        "reopen": ("ana", lambda s, one, **c: s.cases.reopen(one, reason="She brought it up again.", **c)),
        "grant": ("ana", lambda s, one, **c: s.cases.grant(one, "q-sam", **c)),
        "record_held": ("ana", lambda s, one, **c: s.consultations.record_held(one, "s-mia", "2026-03-01", 20, **c)),
        "mark_in_error": ("ana", lambda s, one, **c: s.cases.mark_in_error(one, **c)),
    },
    "therapy_relationship": {
        "end": ("ana", lambda s, one, **c: s.relationships.end(one, "planned", "2026-02-20", **c)),
        "contact": ("ana", lambda s, one, **c: s.relationships.contact(one, "2026-02-25", **c)),
        "resume": ("ana", lambda s, one, **c: s.relationships.resume(one, "2026-02-20", **c)),
    },
}


def _after(noun: str, before: Reach, *moves: str) -> Reach:
    for move in moves:
        before = _then(before, *MADE[noun][move])
    return before


def _ways(noun: str, start: Reach, **moves: str) -> dict[str, Reach]:
    return {status: _after(noun, start, *steps.split()) for status, steps in moves.items()}


# By noun and status: the calls that lead there.
REACHED: dict[str, dict[str, Reach]] = {
    "consultation": _ways(
        "consultation",
        _requested,
        requested="",
        accepted="accept",
        scheduled="accept schedule",
        missed="accept schedule missed",
        completed="accept complete",
        declined="decline",
        redirected="redirect",
        cancelled="cancel",
        entered_in_error="mark_in_error",
    ),
    "client_request": {
        **_ways(
            "client_request",
            _request,
            recorded="",
            replied="reply",
            withdrawn="withdraw",
            entered_in_error="mark_in_error",
        ),
        "followed_up": _then(
            _after("client_request", _request, "reply"),
            "ana",
            lambda s, one: s.requests.observe(one, next_session="late"),
        ),
    },
    "personal_issue": _ways(
        "personal_issue",
        _issue,
        noted="",
        support_sought="ask",
        supported="support",
        reviewed="review",
        closed="close",
        entered_in_error="mark_in_error",
    ),
    "boundary_concern": _ways(
        "boundary_concern",
        _concern,
        noted="",
        brought="bring",
        under_evaluation="evaluate",
        decided="decide",
        monitoring="decide review",
        closed="not_a_concern",
        withdrawn="bring withdraw",
        entered_in_error="mark_in_error",
    ),
    "evaluation": {
        "draft": _draft,
        "submitted": _after("evaluation", _draft, "submit"),
        "superseded": _after("evaluation", _draft, "submit", "supersede"),
    },
    "action_item": _ways("action_item", _action, open="", done="complete", cancelled="cancel"),
    "recommendation": {
        **_ways("recommendation", _advised("advice"), open="", followed="follow", declined="decline"),
        "contested": _then(
            _advised("directive"), "ana", lambda s, one: s.recommendations.contest(one, "It would harm her.")
        ),
    },
    "case": _ways("case", _case, open="", monitoring="monitor", closed="close", entered_in_error="mark_in_error"),
    "therapy_relationship": {
        **_ways("therapy_relationship", _relationship, current="", ended="end", returned="end resume"),
        "prospective": lambda ana, _: ana.relationships.begin(CLIENT).id,
        "transferred": _then(
            _relationship, "ana", lambda s, one: s.relationships.end(one, "transferred", "2026-02-20")
        ),
    },
}

MOVES = [(noun, move) for noun, moves in MADE.items() for move in moves]


def ready_for(noun: str, move: str, ana: Supervision, lee: Supervision) -> Any:
    """Return the id of something on which a move can be made."""
    statuses = [status for status in REACHED[noun] if move in {one.name for one in LIFECYCLES[noun].moves_from(status)}]
    return REACHED[noun][statuses[0]](ana, lee)
