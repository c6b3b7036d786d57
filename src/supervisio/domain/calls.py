"""What each call of the journal is called in a timeline, once it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DONE: Mapping[str, str] = {
    "ask": "Support asked for",
    "note": "Came up, and recorded",
    "requests.plan": "Reply planned",
    "requests.reply": "Reply recorded",
    "requests.observe": "Reaction or next session recorded",
    "requests.withdraw": "Request withdrawn",
    "requests.redact": "Text redacted",
    "requests.mark_in_error": "Request marked as entered in error",
    "issues.support": "Support elsewhere recorded",
    "issues.rate": "Functioning rated anew",
    "issues.practice_response": "Response for the practice recorded",
    "issues.review": "Personal issue looked at again",
    "issues.escalate": "Personal issue passed on",
    "issues.close": "Personal issue closed",
    "issues.mark_in_error": "Personal issue marked as entered in error",
    "concerns.bring": "Concern brought to somebody",
    "concerns.drop": "Concern dropped before it was shared",
    "concerns.withdraw": "Concern withdrawn",
    "concerns.not_a_concern": "Closed as not a concern",
    "concerns.evaluate": "Concern weighed",
    "concerns.decide": "Decided",
    "concerns.repair": "Recorded as made good",
    "concerns.escalate": "Passed on to somebody who may decide",
    "concerns.continue_against_rule": "Recorded that it goes on against a rule",
    "concerns.review": "Decision looked at again",
    "concerns.reopen": "Opened again, for facts had changed",
    "concerns.close": "Concern closed",
    "concerns.mark_in_error": "Concern marked as entered in error",
    "evaluations.start": "Weighing begun",
    "evaluations.answer": "Items answered",
    "evaluations.submit": "Evaluation handed in",
    "evaluations.supersede": "Weighing begun anew from its answers",
    "consultations.accept": "Taken on",
    "consultations.decline": "Not taken on",
    "consultations.redirect": "Somebody else asked instead",
    "consultations.schedule": "Time set",
    "consultations.missed": "Talk did not take place",
    "consultations.complete": "Talk held, advice recorded",
    "consultations.record_held": "Talk that was held recorded",
    "consultations.confirm": "Reported talk confirmed",
    "consultations.cancel": "Consultation cancelled",
    "consultations.addendum": "Addendum written",
    "consultations.redact": "Text redacted",
    "consultations.mark_in_error": "Consultation marked as entered in error",
    "recommendations.follow": "Recommendation followed",
    "recommendations.decline": "Advice declined",
    "recommendations.contest": "Directive contested",
    "actions.add": "Action agreed",
    "actions.complete": "Action done",
    "actions.cancel": "Action cancelled",
    "cases.monitor": "Watched to a day",
    "cases.close": "Case closed",
    "cases.reopen": "Case opened again",
    "cases.grant": "Case opened to a reader",
    "cases.revoke": "Reader's access taken back",
    "cases.mark_in_error": "Case marked as entered in error",
}

CORRECTING: Mapping[str, str] = {
    "requests.redact": "Redacted",
    "consultations.redact": "Redacted",
    "requests.mark_in_error": "Entered in error",
    "issues.mark_in_error": "Entered in error",
    "concerns.mark_in_error": "Entered in error",
    "consultations.mark_in_error": "Entered in error",
    "cases.mark_in_error": "Entered in error",
    "consultations.addendum": "Addendum",
    "consultations.redirect": "Asked of somebody else instead",
    "evaluations.supersede": "Weighed anew",
    "concerns.reopen": "Opened again",
    "cases.reopen": "Opened again",
}
"""The calls that amend what was recorded before, and how."""


def done(call: str) -> str:
    """Return what a call is called once it is done; one of a newer version by its own name."""
    return DONE.get(call) or call.replace(".", ": ").replace("_", " ")
