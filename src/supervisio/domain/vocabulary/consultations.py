"""Words for asking for support: where one turns, what is asked, what comes of it, and how people meet for it."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import CALIFORNIA_4999_46_1_B, FHIR_TASK, FIELD_TERM


class SupportRoute(Code):
    """Where a therapist turns: three ways of asking that are recorded as consultations, and references to the rest."""

    SUPERVISION = Entry("Supervision", "Asking one's supervisor, who evaluates and answers for the work", FIELD_TERM)
    CONSULTATION = Entry(
        "Consultation",
        "Asking a colleague: advice may be declined, and it never counts as supervision",
        CALIFORNIA_4999_46_1_B,
    )
    PEER_CONSULTATION = Entry("Peer consultation", "As consultation, in a group of peers", FIELD_TERM)
    PERSONAL_THERAPY = Entry(
        "Personal therapy", "The therapist's own therapy: that it was sought, never what is said there", FIELD_TERM
    )
    ETHICS_LINE = Entry("Ethics line", "Advice from the ethics service of a professional body")
    LEGAL_OR_INSURER = Entry("Legal advice or insurer", "Advice from a lawyer or the liability insurer")
    OCCUPATIONAL_HEALTH = Entry("Occupational health", "The employer's health service", FIELD_TERM)
    REGULATOR = Entry("Regulator", "The board or authority that licenses the therapist", FIELD_TERM)

    asked: ClassVar[tuple[SupportRoute, ...]]
    """The routes by which somebody is asked and answers: each asking is a consultation."""

    references: ClassVar[tuple[SupportRoute, ...]]
    """The routes of which no more is kept than that, and when, the therapist turned there."""


SupportRoute.asked = (SupportRoute.SUPERVISION, SupportRoute.CONSULTATION, SupportRoute.PEER_CONSULTATION)
SupportRoute.references = tuple(route for route in SupportRoute if route not in SupportRoute.asked)


class QuestionType(Code):
    """What the question is about."""

    BOUNDARY = Entry("Boundary", "Where a line lies, or how to hold it")
    ETHICS_CODE = Entry("Code of ethics", "What a code of ethics asks for")
    LEGAL_DUTY = Entry("Legal duty", "What the law asks for, such as reporting or disclosure")
    RISK_SAFETY = Entry("Risk and safety", "Whether the client or somebody else is in danger")
    COUNTERTRANSFERENCE = Entry("Countertransference", "What the work stirs up in the therapist", FIELD_TERM)
    COMPETENCE = Entry("Competence", "Whether the therapist is able and trained to do this")
    TREATMENT_PLAN = Entry("Treatment plan", "How to go on with the treatment")
    PERSONAL_ISSUE = Entry("Personal issue", "Something of the therapist's own that touches the work")
    ENDING = Entry("Ending", "When and how to end therapy, or to refer on")
    RECORDS = Entry("Records", "What to write down, keep, share or correct")
    OTHER = Entry("Other question", "Something that none of the other words fits")


class Urgency(Code):
    """How soon an answer is needed. The library alerts nobody."""

    open_to_hosts = False

    ROUTINE = Entry("Routine", "At the next occasion")
    SOON = Entry("Soon", "Before the next session, or within days")
    URGENT = Entry("Urgent", "Within a day; the one asked is reached directly as well")
    IMMEDIATE = Entry("Immediate", "At once; the one asked is reached directly as well")

    @property
    def rank(self) -> int:
        """The place in a queue, the most urgent first: 0 is immediate; what is not known waits with routine."""
        return _RANKS.get(self, _RANKS[Urgency.ROUTINE])

    @property
    def default_response(self) -> timedelta:
        """The time to answer where the clinic has set none; what is not known has as long as routine."""
        return _RESPONSES.get(self, _RESPONSES[Urgency.ROUTINE])


_RANKS: dict[str, int] = {Urgency.IMMEDIATE: 0, Urgency.URGENT: 1, Urgency.SOON: 2, Urgency.ROUTINE: 3}
_RESPONSES: dict[str, timedelta] = {
    Urgency.ROUTINE: timedelta(days=14),
    Urgency.SOON: timedelta(days=3),
    Urgency.URGENT: timedelta(hours=24),
    Urgency.IMMEDIATE: timedelta(hours=1),
}


class ReachedHow(Code):
    """How the one asked was reached beside the record, where it could not wait."""

    PHONE = Entry("By phone", "They spoke on the phone")
    IN_PERSON = Entry("In person", "They spoke face to face")
    MESSAGE = Entry("By message", "A message was sent by another way")
    NOT_YET = Entry("Not yet", "Nobody has been reached so far")


class DeclineCode(Code):
    """Why the one asked declined."""

    NO_CAPACITY = Entry("No capacity", "No time to do it properly")
    CONFLICT_OF_INTEREST = Entry("Conflict of interest", "A tie to somebody in the matter", FIELD_TERM)
    ON_LEAVE = Entry("On leave", "Away when the answer is needed")
    OUTSIDE_COMPETENCE = Entry("Outside competence", "Somebody with other training should be asked")
    WRONG_ROUTE = Entry("Wrong route", "The matter belongs with supervision, consultation or somebody else instead")
    OTHER = Entry("Other reason", "A reason that none of the other words fits")


class ConsultationStatus(Code):
    """Where a consultation stands."""

    open_to_hosts = False

    REQUESTED = Entry("Requested", "Somebody was asked and has not answered", FHIR_TASK)
    ACCEPTED = Entry("Accepted", "The one asked has taken it on", FHIR_TASK)
    SCHEDULED = Entry("Scheduled", "A time to talk is set", f"{FHIR_TASK} (ready)")
    COMPLETED = Entry("Completed", "The talk took place and its result is recorded", FHIR_TASK)
    MISSED = Entry("Missed", "The talk did not take place at the time set", f"{FHIR_TASK} (failed)")
    DECLINED = Entry("Declined", "The one asked did not take it on", f"{FHIR_TASK} (rejected)")
    REDIRECTED = Entry("Redirected", "The therapist asked somebody else instead")
    CANCELLED = Entry("Cancelled", "The therapist took the question back", FHIR_TASK)
    ENTERED_IN_ERROR = Entry(
        "Entered in error", "It should not have been recorded; it leaves reports, not the journal", FHIR_TASK
    )


class RecommendationKind(Code):
    """What was recommended."""

    DECLINE_REQUEST = Entry("Decline the request", "Say no to what was asked for")
    DISCUSS_IN_SESSION = Entry("Discuss in session", "Talk it over with the client")
    CLARIFY_BOUNDARY = Entry("Clarify the boundary", "Say plainly where the line is, and why")
    WRITTEN_AGREEMENT = Entry("Written agreement", "Put down in writing what was agreed with the client")
    PROCEED_WITH_SAFEGUARDS = Entry("Proceed with safeguards", "Go ahead under conditions that protect the work")
    FURTHER_CONSULTATION = Entry("Further consultation", "Ask somebody else as well")
    MORE_SUPERVISION = Entry("More supervision", "Supervision more often or closer for a time")
    PERSONAL_THERAPY = Entry("Personal therapy", "Therapy for the therapist; advice only, it can never be directed")
    REDUCE_CASELOAD = Entry("Reduce caseload", "See fewer clients for a time")
    SUSPEND_WORK_WITH_CLIENT = Entry("Suspend work with this client", "Pause the work with this client")
    TRANSFER_CLIENT = Entry("Transfer the client", "Hand the client over to another therapist")
    END_WITH_REFERRAL = Entry("End with a referral", "End therapy and help the client to find other help")
    STOP_PRACTICE = Entry("Stop practice", "See no clients until further notice")
    LEGAL_ADVICE = Entry("Legal advice", "Ask a lawyer or the insurer")
    REPORT_REQUIRED = Entry("Report required", "A duty to report has to be met")
    TRAINING = Entry("Training", "Learn what is needed for this")
    NO_ACTION = Entry("No action", "Nothing needs to be done")


class Force(Code):
    """How binding a recommendation is."""

    ADVICE = Entry("Advice", "May be followed, or declined with a reason")
    DIRECTIVE = Entry("Directive", "Given by the supervisor; followed, or contested and then open to both")


class RecommendationStatus(Code):
    """Where a recommendation stands."""

    open_to_hosts = False

    OPEN = Entry("Open", "The therapist has not answered it yet")
    FOLLOWED = Entry("Followed", "The therapist did as recommended")
    DECLINED = Entry("Declined", "Advice that the therapist did not take, with the reason")
    CONTESTED = Entry("Contested", "A directive that the therapist objects to; both see it and it stays open")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")


class ActionStatus(Code):
    """Where an action item stands; that it is overdue is derived from the day it is due."""

    open_to_hosts = False

    OPEN = Entry("Open", "Still to be done")
    DONE = Entry("Done", "Its owner has done it")
    CANCELLED = Entry("Cancelled", "It need not be done any more")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")


class MeetingFormat(Code):
    """Who sits together, and over what. Credit is computed from it by the rule of each body."""

    INDIVIDUAL = Entry("Individual", "One supervisor and one supervisee", FIELD_TERM)
    DYAD = Entry("Two supervisees", "One supervisor and two supervisees", FIELD_TERM)
    GROUP = Entry("Group", "One supervisor and three or more supervisees", FIELD_TERM)
    PEER_GROUP = Entry("Peer group", "Colleagues among themselves, without a supervisor", FIELD_TERM)
    LIVE_OBSERVATION = Entry("Live observation", "The supervisor watches a session as it takes place", FIELD_TERM)
    RECORDING_REVIEW = Entry("Review of a recording", "A recorded session is gone through together", FIELD_TERM)


class Modality(Code):
    """By which means people met."""

    IN_PERSON = Entry("In person", "In the same room")
    VIDEO = Entry("Video", "By video, seeing and hearing each other")
    PHONE = Entry("Phone", "By voice alone")
    ASYNCHRONOUS = Entry("Asynchronous", "In writing or by recording, not at the same time")


class Attendance(Code):
    """Whether somebody was at a meeting."""

    FULL = Entry("Full", "There from beginning to end")
    PARTIAL = Entry("Partial", "There for a part, whose minutes are recorded")
    CANCELLED_WITH_NOTICE = Entry("Cancelled with notice", "Called off in good time")
    MISSED = Entry("Missed", "Not there, and had not called off")
    SUPERVISOR_ABSENT = Entry("Supervisor absent", "The supervisor was not there")
