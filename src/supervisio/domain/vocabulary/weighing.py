"""Words for how a boundary concern is weighed and decided: its origin, what it is, the motive, what becomes of it."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import APA_3_05, GUTHEIL_GABBARD, REAMER, YOUNGGREN_GOTTLIEB


class ConcernStatus(Code):
    """Where a boundary concern stands."""

    open_to_hosts = False

    NOTED = Entry("Noted", "The therapist wrote it down; nobody else sees it")
    BROUGHT = Entry("Brought", "The one who was asked about it sees it, and nobody else")
    UNDER_EVALUATION = Entry("Under evaluation", "It is being weighed")
    DECIDED = Entry("Decided", "There is a decision, with its reasons")
    MONITORING = Entry("Being monitored", "The decision holds, and a day to review it is set")
    CLOSED = Entry("Closed", "Nothing is left to do")
    WITHDRAWN = Entry("Withdrawn", "Taken back after it was brought; it stays on record")
    DROPPED = Entry("Dropped", "Erased by its therapist before anybody else saw it")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")


class Origin(Code):
    """How the concern came about."""

    CLIENT_REQUEST = Entry("Client's request", "The client asked for it")
    CLIENT_DISCLOSURE = Entry("Client's disclosure", "The client told something from which it follows")
    THERAPIST_WISH_OR_FEELING = Entry(
        "Therapist's wish or feeling", "The therapist wishes or feels something; nothing was done"
    )
    THERAPIST_ACT = Entry("Therapist's act", "The therapist did or said something")
    THIRD_PARTY = Entry("Third party", "Somebody else brought it about or pointed it out")
    CIRCUMSTANCE = Entry("Circumstance", "It came about without anybody's doing")
    DISCOVERED_LATER = Entry("Discovered later", "It existed already and came to light afterwards")


class Classification(Code):
    """What the concern is taken to be, apart from its kind; it may change as more is known."""

    NOT_A_BOUNDARY_ISSUE = Entry("Not a boundary issue", "On reflection no boundary is touched")
    INCIDENTAL_CONTACT = Entry("Incidental contact", "Contact by chance, brief and without consequence")
    PLANNED_TREATMENT = Entry(
        "Planned part of treatment", "Belongs to the treatment, such as exposure outdoors or home visits"
    )
    BOUNDARY_CROSSING = Entry(
        "Boundary crossing", "A departure from the usual frame that does no harm by itself", GUTHEIL_GABBARD
    )
    BOUNDARY_VIOLATION = Entry(
        "Boundary violation", "A departure from the frame that harms or exploits", GUTHEIL_GABBARD
    )
    MULTIPLE_RELATIONSHIP = Entry(
        "Multiple relationship",
        "Another role toward the client or somebody close, at the same time or promised",
        APA_3_05,
    )
    UNDETERMINED = Entry("Undetermined", "Not yet said what it is")


class Avoidability(Code):
    """Whether it could be avoided."""

    AVOIDABLE = Entry("Avoidable", "It need not be; unknown counts as this", YOUNGGREN_GOTTLIEB)
    UNAVOIDABLE = Entry("Unavoidable", "It cannot be helped; why, and what was tried, is told", YOUNGGREN_GOTTLIEB)
    MANDATED = Entry("Mandated", "A law, a court or a duty of the post demands it")
    NOT_SAID = Entry("Not said", "Nobody has said whether it can be avoided")


class Occurrence(Code):
    """Whether it has already happened."""

    NOT_YET = Entry("Not yet", "It is contemplated; nothing has happened")
    ONGOING = Entry("Ongoing", "It is happening")
    OVER = Entry("Over", "It has happened and does not go on")


class Motive(Code):
    """Whose need it serves, and which (Reamer 2001)."""

    INTIMATE_RELATIONSHIP = Entry(
        "Intimate relationship", "A wish for closeness, romantic or sexual or as friends", REAMER
    )
    EMOTIONAL_DEPENDENCY = Entry("Emotional need", "The therapist's own need to be needed, liked or less alone", REAMER)
    PERSONAL_BENEFIT = Entry(
        "Personal benefit", "A gain for the therapist, in money, goods, services or knowledge", REAMER
    )
    ALTRUISM = Entry("Altruism", "A wish to be kind and to help beyond the work", REAMER)
    UNAVOIDABLE_CIRCUMSTANCE = Entry(
        "Unavoidable circumstance", "Nobody's wish: circumstances brought it about", REAMER
    )


class Disposition(Code):
    """What was decided about the concern."""

    DECLINED = Entry("Declined", "What was asked for was refused")
    AVOIDED = Entry("Avoided", "It was arranged so that it does not come about")
    DISCONTINUED = Entry("Discontinued", "What went on was ended")
    REFERRED_OUT = Entry("Referred out", "The client goes on with somebody else")
    NOT_A_CONCERN = Entry("Not a concern", "Looked at, and there is nothing to decide")
    PERMITTED_WITH_SAFEGUARDS = Entry(
        "Permitted with safeguards", "It may go ahead under written conditions and review"
    )
    TOLERATED_AND_MANAGED = Entry(
        "Tolerated and managed", "It cannot be avoided and is handled under conditions and review"
    )
    REPAIRED = Entry("Repaired", "What had happened was talked over with the client and made good as far as possible")
    ESCALATED = Entry("Escalated", "Passed on to somebody with the authority to decide")
    WITHDRAWN = Entry("Withdrawn", "Taken back before anything was decided")
