"""
Lifecycles as data: which move leads from where to where, and whose move it is.

CHECK constraints, error messages, the moves shown on a record, diagrams and property tests are all made from these
tables. Source of the moves: the words and lifecycles of the
field as the documentation gives them; a consultation maps on HL7 FHIR Task.
"""

from __future__ import annotations

from supervisio.domain.lifecycle import Lifecycle, Move

THERAPIST = "the therapist"
ASKED = "the one asked"
EITHER = "the therapist or the one asked"
OWNER = "the owner of the action or the therapist"
ENTERED_IN_ERROR = "entered_in_error"


def _any_but(statuses: tuple[str, ...], *left_out: str) -> tuple[str, ...]:
    return tuple(status for status in statuses if status not in {ENTERED_IN_ERROR, *left_out})


def _in_error(statuses: tuple[str, ...], *left_out: str) -> Move:
    return Move(
        "mark_in_error",
        _any_but(statuses, *left_out),
        ENTERED_IN_ERROR,
        THERAPIST,
        "Mark as entered in error: it leaves the lists, not the journal",
    )


_CASE = ("open", "monitoring", "closed", ENTERED_IN_ERROR)
_WORKED_ON = ("open", "monitoring")
_KEPT = ("open", "monitoring", "closed")
CASE = Lifecycle(
    "case",
    starts=("open",),
    statuses=_CASE,
    moves=(
        Move("ask", _WORKED_ON, None, THERAPIST, "Ask for supervision, consultation or peer consultation"),
        Move("note", _WORKED_ON, None, THERAPIST, "Record something more that came up"),
        Move("add_action", _WORKED_ON, None, EITHER, "Agree who does what by when"),
        Move("monitor", _WORKED_ON, "monitoring", THERAPIST, "Keep an eye on it, to a day"),
        Move("close", _WORKED_ON, "closed", THERAPIST, "Close it", ("no_open_work", "outcome", "client_was_told")),
        Move("reopen", ("closed",), "open", THERAPIST, "Open it again", ("reason",)),
        Move("grant", _KEPT, None, THERAPIST, "Open it to a reader"),
        Move("revoke", _KEPT, None, THERAPIST, "Take a reader's access back"),
        Move("record_held", _KEPT, None, THERAPIST, "Record a talk that took place"),
        _in_error(_CASE),
    ),
)

_REQUEST = ("recorded", "replied", "followed_up", "withdrawn", ENTERED_IN_ERROR)
_ANSWERABLE = ("recorded", "replied", "followed_up")
CLIENT_REQUEST = Lifecycle(
    "client_request",
    starts=("recorded",),
    statuses=_REQUEST,
    moves=(
        Move("ask", _ANSWERABLE, None, THERAPIST, "Ask for support with it"),
        Move("plan", _ANSWERABLE, None, THERAPIST, "Plan the reply and what to look at next time", ("reply",)),
        Move("reply", ("recorded",), "replied", THERAPIST, "Record the reply and the explanation given", ("reply",)),
        Move("reply", ("replied", "followed_up"), None, THERAPIST, "Record a further reply", ("reply",)),
        Move("observe", _ANSWERABLE, None, THERAPIST, "Record how it was taken, or what the next session showed"),
        Move("follow_up", ("replied",), "followed_up", THERAPIST, "Follow it up to the next session", has_call=False),
        Move("withdraw", _ANSWERABLE, "withdrawn", THERAPIST, "Record that the client withdrew it"),
        Move("redact", _any_but(_REQUEST), None, THERAPIST, "Take a text filed under the wrong client out of it"),
        _in_error(_REQUEST),
    ),
)

_ISSUE = ("noted", "support_sought", "supported", "reviewed", "closed", ENTERED_IN_ERROR)
_ALIVE_ISSUE = ("noted", "support_sought", "supported", "reviewed")
PERSONAL_ISSUE = Lifecycle(
    "personal_issue",
    starts=("noted",),
    statuses=_ISSUE,
    moves=(
        Move("ask", ("noted",), "support_sought", THERAPIST, "Ask for support with it"),
        Move("ask", ("support_sought", "supported", "reviewed"), None, THERAPIST, "Ask for support with it again"),
        Move("support", ("noted", "support_sought"), "supported", THERAPIST, "Record that support was found elsewhere"),
        Move("support", ("supported", "reviewed"), None, THERAPIST, "Record further support"),
        Move(
            "be_supported",
            ("noted", "support_sought"),
            "supported",
            EITHER,
            "Be supported by a consultation",
            has_call=False,
        ),
        Move(
            "escalate",
            ("noted",),
            "support_sought",
            THERAPIST,
            "Pass it on where clients are at risk",
            ("audience",),
        ),
        Move(
            "escalate",
            ("support_sought", "supported", "reviewed"),
            None,
            THERAPIST,
            "Pass it on where clients are at risk",
            ("audience",),
        ),
        Move("rate", _ALIVE_ISSUE, None, THERAPIST, "Rate one's own functioning anew", ("functioning",)),
        Move("practice_response", _ALIVE_ISSUE, None, THERAPIST, "Record what follows for the practice"),
        Move("review", _ALIVE_ISSUE, "reviewed", THERAPIST, "Record that it was looked at again"),
        Move("close", _ALIVE_ISSUE, "closed", THERAPIST, "Close it", ("practice_response",)),
        _in_error(_ISSUE),
    ),
)

# What a decision that lets something go on, or says that it was made good, stands on.
_GROUNDS = (
    "evaluation",
    "decided_by",
    "safeguards",
    "rationale",
    "expected_benefit",
    "expected_consequences",
    "client_was_told",
    "review_on",
)
_CONCERN = (
    "noted",
    "brought",
    "under_evaluation",
    "decided",
    "monitoring",
    "closed",
    "withdrawn",
    "dropped",
    ENTERED_IN_ERROR,
)
_ASKABLE_CONCERN = ("brought", "under_evaluation", "decided", "monitoring")
_UNDECIDED = ("noted", "brought", "under_evaluation")
_DECIDED = ("decided", "monitoring")
BOUNDARY_CONCERN = Lifecycle(
    "boundary_concern",
    starts=("noted",),
    statuses=_CONCERN,
    moves=(
        Move(
            "bring", ("noted",), "brought", THERAPIST, "Bring it to someone: it opens to the one asked, to nobody else"
        ),
        Move("bring", _ASKABLE_CONCERN, None, THERAPIST, "Bring it to someone else as well"),
        Move("drop", ("noted",), "dropped", THERAPIST, "Erase it: it was never shared", ("never_shared",)),
        Move("withdraw", ("brought", "under_evaluation"), "withdrawn", THERAPIST, "Withdraw it"),
        Move("not_a_concern", ("noted", "brought"), "closed", THERAPIST, "Close it as not a concern", ("reason",)),
        Move("evaluate", ("noted", "brought"), "under_evaluation", THERAPIST, "Weigh it, item by item"),
        Move("evaluate", ("under_evaluation",), None, THERAPIST, "Weigh it again, item by item"),
        Move("decide", (*_UNDECIDED, *_DECIDED), "decided", THERAPIST, "Decide", ("disposition",)),
        Move("repair", (*_UNDECIDED, *_DECIDED), "decided", THERAPIST, "Record that it was made good", _GROUNDS),
        Move("escalate", (*_UNDECIDED, *_DECIDED), "decided", THERAPIST, "Pass it on to somebody who may decide"),
        Move(
            "continue_against_rule",
            ("under_evaluation", *_DECIDED),
            None,
            THERAPIST,
            "Record that it goes on although a rule prohibits it",
            ("reason", "second_person"),
        ),
        Move("review", _DECIDED, "monitoring", THERAPIST, "Look at it again, and set the next day", ("review_on",)),
        Move("reopen", _DECIDED, "under_evaluation", THERAPIST, "Weigh it again, for facts have changed", ("reason",)),
        Move("close", _DECIDED, "closed", THERAPIST, "Close it"),
        _in_error(_CONCERN, "dropped"),
    ),
)

_EVALUATION = ("draft", "submitted", "superseded")
EVALUATION = Lifecycle(
    "evaluation",
    starts=("draft",),
    statuses=_EVALUATION,
    moves=(
        Move("answer", ("draft",), None, THERAPIST, "Answer some of it"),
        Move("submit", ("draft",), "submitted", THERAPIST, "Hand it in: from then on it stands as it is"),
        Move("supersede", ("submitted",), "superseded", THERAPIST, "Begin anew from its answers"),
    ),
)

_CONSULTATION = (
    "requested",
    "accepted",
    "scheduled",
    "completed",
    "missed",
    "declined",
    "redirected",
    "cancelled",
    ENTERED_IN_ERROR,
)
_WAITING = ("requested", "accepted", "scheduled")
CONSULTATION = Lifecycle(
    "consultation",
    starts=("requested", "completed"),
    statuses=_CONSULTATION,
    moves=(
        Move("accept", ("requested",), "accepted", ASKED, "Take it on"),
        Move("decline", _WAITING, "declined", ASKED, "Say that it cannot be taken on", ("decline_code",)),
        Move("redirect", (*_WAITING, "declined", "missed"), "redirected", THERAPIST, "Ask someone else instead"),
        Move("schedule", ("accepted", "missed"), "scheduled", ASKED, "Set a time"),
        Move("schedule", ("scheduled",), None, ASKED, "Set another time"),
        Move("missed", ("scheduled",), "missed", EITHER, "Record that the talk did not take place"),
        Move(
            "complete",
            ("accepted", "scheduled"),
            "completed",
            ASKED,
            "Record the talk and what was advised",
            ("minutes",),
        ),
        Move("cancel", (*_WAITING, "missed"), "cancelled", THERAPIST, "Cancel it"),
        Move("confirm", ("completed",), None, ASKED, "Confirm a talk that the therapist reported"),
        Move("addendum", ("completed",), None, EITHER, "Add to it"),
        Move("redact", _any_but(_CONSULTATION), None, THERAPIST, "Take a text filed under the wrong client out of it"),
        _in_error(_CONSULTATION),
    ),
)

_RECOMMENDATION = ("open", "followed", "declined", "contested", ENTERED_IN_ERROR)
RECOMMENDATION = Lifecycle(
    "recommendation",
    starts=("open",),
    statuses=_RECOMMENDATION,
    moves=(
        Move("follow", ("open", "contested"), "followed", THERAPIST, "Record that it was followed"),
        Move("decline", ("open",), "declined", THERAPIST, "Decline advice, with a reason", ("advice", "reason")),
        Move(
            "contest", ("open",), "contested", THERAPIST, "Contest a directive, with a reason", ("directive", "reason")
        ),
    ),
)

_ACTION = ("open", "done", "cancelled", ENTERED_IN_ERROR)
ACTION_ITEM = Lifecycle(
    "action_item",
    starts=("open",),
    statuses=_ACTION,
    moves=(
        Move("complete", ("open",), "done", OWNER, "Record that it was done"),
        Move("cancel", ("open",), "cancelled", THERAPIST, "Cancel it"),
    ),
)

_THERAPY = ("prospective", "current", "on_hold", "ended", "transferred", "returned")
THERAPY_RELATIONSHIP = Lifecycle(
    "therapy_relationship",
    starts=("prospective", "current"),
    statuses=_THERAPY,
    moves=(
        Move("begin", ("prospective",), "current", THERAPIST, "Begin therapy"),
        Move("end", ("current", "on_hold", "returned"), "ended", THERAPIST, "Record how it ended"),
        Move(
            "transfer",
            ("current", "on_hold", "returned"),
            "transferred",
            THERAPIST,
            "Transfer the client",
            has_call=False,
        ),
        Move("contact", _THERAPY, None, THERAPIST, "Record a contact"),
        Move("resume", ("ended", "transferred"), "returned", THERAPIST, "Record that therapy resumed"),
    ),
)

LIFECYCLES = {
    one.noun: one
    for one in (
        CASE,
        CLIENT_REQUEST,
        PERSONAL_ISSUE,
        BOUNDARY_CONCERN,
        EVALUATION,
        CONSULTATION,
        RECOMMENDATION,
        ACTION_ITEM,
        THERAPY_RELATIONSHIP,
    )
}
