"""What may follow what, and whose move it is: written from the words of the domain, not from the library's tables."""

from __future__ import annotations

from dataclasses import dataclass

THERAPIST, ASKED, EITHER, OWNER = "therapist", "asked", "either", "owner"


@dataclass(frozen=True)
class Rule:
    """A move: whose it is, from which statuses, and to which; None where the status stays."""

    by: str
    sources: frozenset[str]
    target: str | None = None


def _rule(by: str, sources: str, target: str | None = None) -> Rule:
    return Rule(by, frozenset(sources.split()), target)


_REQUEST = "recorded replied followed_up"
_ISSUE = "noted support_sought supported reviewed"
_DECIDED = "decided monitoring"
_WAITING = "requested accepted scheduled"
_CONSULTATION = f"{_WAITING} completed missed declined redirected cancelled"
_WORKED_ON = "open monitoring"

RULES = {
    "case": {
        "ask": _rule(THERAPIST, _WORKED_ON),
        "note": _rule(THERAPIST, _WORKED_ON),
        "add_action": _rule(EITHER, _WORKED_ON),
        "monitor": _rule(THERAPIST, _WORKED_ON, "monitoring"),
        "close": _rule(THERAPIST, _WORKED_ON, "closed"),
        "reopen": _rule(THERAPIST, "closed", "open"),
        "grant": _rule(THERAPIST, f"{_WORKED_ON} closed"),
        "revoke": _rule(THERAPIST, f"{_WORKED_ON} closed"),
        "record_held": _rule(THERAPIST, f"{_WORKED_ON} closed"),
        "mark_in_error": _rule(THERAPIST, f"{_WORKED_ON} closed", "entered_in_error"),
    },
    "client_request": {
        "ask": _rule(THERAPIST, _REQUEST),
        "plan": _rule(THERAPIST, _REQUEST),
        "reply": _rule(THERAPIST, _REQUEST),
        "observe": _rule(THERAPIST, _REQUEST),
        "withdraw": _rule(THERAPIST, _REQUEST, "withdrawn"),
        "redact": _rule(THERAPIST, f"{_REQUEST} withdrawn"),
        "mark_in_error": _rule(THERAPIST, f"{_REQUEST} withdrawn", "entered_in_error"),
    },
    "personal_issue": {
        "ask": _rule(THERAPIST, _ISSUE),
        "support": _rule(THERAPIST, _ISSUE),
        "practice_response": _rule(THERAPIST, _ISSUE),
        "review": _rule(THERAPIST, _ISSUE, "reviewed"),
        "close": _rule(THERAPIST, _ISSUE, "closed"),
        "mark_in_error": _rule(THERAPIST, f"{_ISSUE} closed", "entered_in_error"),
    },
    "boundary_concern": {
        "ask": _rule(THERAPIST, f"noted brought {_DECIDED}"),
        "drop": _rule(THERAPIST, "noted", "dropped"),
        "withdraw": _rule(THERAPIST, "brought", "withdrawn"),
        "not_a_concern": _rule(THERAPIST, "noted brought", "closed"),
        "decide": _rule(THERAPIST, f"noted brought {_DECIDED}", "decided"),
        "review": _rule(THERAPIST, _DECIDED, "monitoring"),
        "close": _rule(THERAPIST, _DECIDED, "closed"),
        "mark_in_error": _rule(THERAPIST, f"noted brought {_DECIDED} closed withdrawn", "entered_in_error"),
    },
    "consultation": {
        "accept": _rule(ASKED, "requested", "accepted"),
        "decline": _rule(ASKED, _WAITING, "declined"),
        "redirect": _rule(THERAPIST, f"{_WAITING} declined missed", "redirected"),
        "schedule": _rule(ASKED, "accepted scheduled missed", "scheduled"),
        "missed": _rule(EITHER, "scheduled", "missed"),
        "complete": _rule(ASKED, "accepted scheduled", "completed"),
        "cancel": _rule(THERAPIST, f"{_WAITING} missed", "cancelled"),
        "confirm": _rule(ASKED, "completed"),
        "addendum": _rule(EITHER, "completed"),
        "redact": _rule(THERAPIST, _CONSULTATION),
        "mark_in_error": _rule(THERAPIST, _CONSULTATION, "entered_in_error"),
    },
    "recommendation": {
        "follow": _rule(THERAPIST, "open contested", "followed"),
        "decline": _rule(THERAPIST, "open", "declined"),
        "contest": _rule(THERAPIST, "open", "contested"),
    },
    "action_item": {
        "complete": _rule(OWNER, "open", "done"),
        "cancel": _rule(THERAPIST, "open", "cancelled"),
    },
}


def after_move(noun: str, status: str, move: str) -> str:
    """Return the status after a move that is allowed; the few that depend on where it stood are told here."""
    if (noun, move, status) == ("client_request", "reply", "recorded"):
        return "replied"
    if (noun, move, status) == ("boundary_concern", "ask", "noted"):
        return "brought"
    if noun == "personal_issue" and status in ("noted", "support_sought"):
        if move == "support":
            return "supported"
        if move == "ask":
            return "support_sought"
    return RULES[noun][move].target or status
