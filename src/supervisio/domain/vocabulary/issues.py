"""Words for what is the therapist's own and touches the work: the most private words of the library."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import FIELD_TERM


class PersonalIssueKind(Code):
    """What it is that touches the work."""

    COUNTERTRANSFERENCE = Entry(
        "Countertransference", "The therapist's own feelings in response to a client", FIELD_TERM
    )
    ATTRACTION_TO_CLIENT = Entry(
        "Attraction to a client", "Being drawn to a client, as a feeling and not as an act", FIELD_TERM
    )
    BURNOUT = Entry("Burnout", "Lasting exhaustion and distance from the work", FIELD_TERM)
    SECONDARY_TRAUMATIC_STRESS = Entry(
        "Secondary traumatic stress", "Signs of trauma after hearing of a client's", FIELD_TERM
    )
    VICARIOUS_TRAUMATIZATION = Entry(
        "Vicarious traumatization", "One's view of the world darkens with clients' trauma", FIELD_TERM
    )
    COMPASSION_FATIGUE = Entry("Compassion fatigue", "Being worn out by caring, so that empathy runs low", FIELD_TERM)
    BEREAVEMENT = Entry("Bereavement", "The death of somebody close", FIELD_TERM)
    RELATIONSHIP_OR_FAMILY_CRISIS = Entry("Relationship or family crisis", "A separation or another upheaval at home")
    PHYSICAL_ILLNESS = Entry("Physical illness", "An illness, an injury or its treatment", FIELD_TERM)
    MENTAL_HEALTH = Entry("Mental health", "A mental health problem of the therapist's own", FIELD_TERM)
    SUBSTANCE_USE = Entry("Substance use", "Alcohol, drugs or medicines that affect the work", FIELD_TERM)
    PERSONAL_TRAUMA_ACTIVATED = Entry("Own trauma stirred up", "The work touches an old wound of the therapist's own")
    CAREGIVING_LOAD = Entry("Load of caring for others", "Caring for children, parents or others leaves too little")
    FINANCIAL_OR_LEGAL_STRESS = Entry("Financial or legal strain", "Money worries or private legal proceedings")
    VALUE_CONFLICT = Entry("Conflict of values", "The therapist's convictions stand against the client's", FIELD_TERM)
    PROFESSIONAL_ISOLATION = Entry("Professional isolation", "Working without colleagues to turn to", FIELD_TERM)
    COMPLAINT_OR_LITIGATION = Entry("Complaint or litigation", "A complaint or a lawsuit about the therapist's work")
    OTHER = Entry("Other issue", "Something that none of the other words fits")


class PersonalIssueStatus(Code):
    """Where a personal issue stands."""

    open_to_hosts = False

    NOTED = Entry("Noted", "The therapist wrote it down")
    SUPPORT_SOUGHT = Entry("Support sought", "Somebody was asked about it")
    SUPPORTED = Entry("Supported", "Support took place, or the therapist turned elsewhere for it")
    REVIEWED = Entry("Reviewed", "The therapist looked again at how it touches the work")
    CLOSED = Entry("Closed", "It no longer needs attention here")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")


class AffectsWork(Code):
    """Whether the therapist finds that the issue shows in the work."""

    NOT_SAID = Entry("Not said", "The therapist has not said")
    NO = Entry("No", "It does not show in the work")
    SOMEWHAT = Entry("Somewhat", "It shows in the work at times")
    CLEARLY = Entry("Clearly", "It plainly shows in the work")


class FunctioningLevel(Code):
    """How the therapist rates their own functioning; nobody else sets it."""

    NOT_RATED = Entry("Not rated", "The therapist has not rated it")
    STRESS = Entry("Stress", "Under strain, and the work is as it should be", FIELD_TERM)
    DISTRESS = Entry("Distress", "Suffering, and the work could come to suffer too", FIELD_TERM)
    IMPAIRMENT = Entry("Impairment", "The work is no longer as it should be", FIELD_TERM)


class PracticeResponse(Code):
    """What the issue means for the therapist's practice for now."""

    TO_BE_DISCUSSED = Entry("To be discussed", "Not settled yet")
    CONTINUE = Entry("Continue", "Practice goes on as before")
    CONTINUE_WITH_SUPPORT = Entry("Continue with support", "Practice goes on, with support in place")
    LIMIT = Entry("Limit", "Fewer clients, or not all kinds of work")
    SUSPEND = Entry("Suspend", "Practice pauses")
    TERMINATE = Entry("Terminate", "Practice ends")
