"""How each field of each noun is called in a record, in the order in which it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NOUNS: Mapping[str, str] = {
    "case": "Case",
    "client_request": "Request",
    "reply_plan": "Plan for the reply",
    "observation": "Observation",
    "personal_issue": "Personal issue",
    "support_reference": "Support elsewhere",
    "practice_response": "Response for the practice",
    "boundary_concern": "Concern",
    "evaluation": "Evaluation",
    "decision": "Decision",
    "consultation": "Consultation",
    "recommendation": "Recommendation",
    "addendum": "Addendum",
    "action_item": "Action",
    "grant": "Grant to a reader",
    "journal_entry": "Timeline",
}

WRITTEN: Mapping[str, str] = {
    "effective_at": "Happened",
    "effective_on": "Happened on",
    "recorded_at": "Written",
    "recorded_by": "Written by",
}
"""What every row has: when it happened, when it was written, and by whom."""

LABELS: Mapping[str, Mapping[str, str]] = {
    "case": {
        "topic": "Topic",
        "status": "Status",
        "therapist_ref": "Therapist",
        "client_ref": "Client",
        "host_ref": "Reference of the host",
        "review_on": "Watched until",
        "outcome": "Outcome",
        "client_was_told": "What the client was told",
    },
    "client_request": {
        "kind": "What was asked for",
        "client_ref": "Client",
        "made_by": "Asked by",
        "made_on": "Asked on",
        "phase": "When it would be",
        "words": "In the words used",
        "status": "Status",
        "reply": "Reply",
        "replied_at": "Replied",
        "explanation": "Explanation given to the client",
        "plans": "Plans for the reply",
        "observations": "Observations",
    },
    "reply_plan": {
        "reply": "Reply planned",
        "explanation": "Explanation to give",
        "expected_reactions": "Reactions expected",
        "check_next_session": "To look at next time",
        "return_plan": "How a return would be gone about",
        "return_barred": "Accepting bars a return",
        "client_told_of_return": "Client was told of that",
        "follow_up_on": "Follow up on",
    },
    "observation": {
        "observed_on": "Seen on",
        "reaction": "How it was taken",
        "next_session": "Next session",
        "text": "What was seen",
    },
    "personal_issue": {
        "kind": "Kind",
        "status": "Status",
        "functioning": "Functioning",
        "affects_work": "Touches the work",
        "noticed_on": "Noticed on",
        "note": "Note",
        "review_on": "Next review",
        "reviewed_on": "Last looked at",
        "practice_responses": "Responses for the practice",
        "support_references": "Support elsewhere",
    },
    "support_reference": {"route": "Where to", "since": "Since"},
    "practice_response": {"response": "Response"},
    "boundary_concern": {
        "kind": "Kind",
        "status": "Status",
        "client_ref": "Client",
        "other_party_ref": "Other party",
        "origin": "How it came up",
        "phase": "When it would be",
        "occurrence": "Whether it happened",
        "noticed_on": "Noticed on",
        "description": "Description",
        "classification": "Classified as",
        "disposition": "Decided",
        "client_was_told": "What the client was told",
        "review_on": "Next review",
        "reviewed_on": "Last looked at",
        "continues_against_rule": "Goes on against a rule",
        "evaluations": "Evaluations",
        "decisions": "Decisions",
    },
    "evaluation": {
        "status": "Status",
        "instrument": "Version of the instrument",
        "supersedes_id": "Takes the place of",
        "submitted_at": "Handed in",
        "result": "Result",
        "risk": "Risk",
        "weighing": "Result with its reasons",
        "ruling": "What the rules say",
        "circumstances": "Known without asking",
        "answers": "Answers, item by item",
        "missing": "Still to be answered",
    },
    "decision": {
        "disposition": "Decided",
        "classification": "Classified as",
        "decided_by": "Decided by",
        "second_person": "Second person",
        "continues_against_rule": "Goes on against a rule",
        "evaluation_id": "On the evaluation",
        "consultation_id": "Second opinion",
        "rationale": "Rationale",
        "safeguards": "Safeguards",
        "expected_benefit": "Expected benefit",
        "expected_consequences": "Expected consequences",
        "repair_plan": "How it is made good",
        "client_was_told": "What the client was told",
        "review_on": "To be reviewed on",
    },
    "consultation": {
        "route": "Route",
        "status": "Status",
        "about_id": "About",
        "question_type": "Kind of question",
        "urgency": "Urgency",
        "asked_of": "Asked of",
        "therapist_ref": "Therapist",
        "client_ref": "Client",
        "question": "Question",
        "respond_by": "Answer due by",
        "reached_how": "Reached by",
        "show_client_ref": "Client shown to the one asked",
        "host_ref": "Reference of the host",
        "redirected_from": "In the place of",
        "decline_code": "Declined because",
        "accepted_at": "Accepted",
        "scheduled_at": "Set for",
        "held_at": "Held",
        "held_on": "Held on",
        "minutes": "Minutes",
        "follow_up_on": "Follow up on",
        "reported_by_therapist": "Reported by the therapist",
        "confirmed_at": "Confirmed",
        "recommendations": "Recommendations",
        "addenda": "Addenda",
    },
    "recommendation": {
        "kind": "Recommended",
        "force": "Force",
        "given_by": "Given by",
        "status": "What was done with it",
        "text": "In words",
    },
    "addendum": {"text": "Added"},
    "action_item": {
        "text": "What",
        "owner_ref": "Who",
        "due_on": "By",
        "status": "Status",
        "overdue": "Overdue when this was made",
        "consultation_id": "Agreed in",
    },
    "grant": {"ref": "Opened to", "until": "To the end of", "revoked_at": "Taken back"},
    "journal_entry": {
        "seq": "Number",
        "move": "What was done",
        "touched": "On what",
        "actor_ref": "By whom",
        "acting_as": "As whom",
        "reason": "Reason",
    },
}

REFS = frozenset(
    {"therapist_ref", "client_ref", "host_ref", "other_party_ref", "owner_ref", "actor_ref", "ref"}
    | {"asked_of", "acting_as", "decided_by", "given_by", "recorded_by", "second_person"}
)
"""The fields that hold a reference."""

LINKS = frozenset({"about_id", "supersedes_id", "evaluation_id", "consultation_id", "redirected_from"})
"""The fields that name another entry of the record."""

ALSO_NONE: Mapping[str, frozenset[str]] = {
    "client_request": frozenset({"words", "reply"}),
    "decision": frozenset({"rationale"}),
    "consultation": frozenset({"question"}),
}
"""The fields of which it is told that there is nothing; of others only what there is."""

ONLY_IF = frozenset({"reported_by_therapist", "continues_against_rule", "overdue"})
"""The fields that are told only where they are so."""

TITLES = ("kind", "route", "response", "disposition")
"""The fields that say of which kind an entry is, and so stand in its title: the first that it has."""


def label_of(noun: str, name: str) -> str:
    """Return what a field is called."""
    return LABELS[noun].get(name) or WRITTEN[name]
