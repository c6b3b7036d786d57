"""Words for a therapy and for a case in it: where each stands, what a case is about, how a therapy ended."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry


class TherapyStatus(Code):
    """Where the relationship between one therapist and one client stands."""

    open_to_hosts = False

    PROSPECTIVE = Entry("Prospective client", "The two are in touch about therapy, which has not begun")
    CURRENT = Entry("In therapy", "Therapy has begun and goes on")
    ON_HOLD = Entry("On hold", "Therapy is interrupted and meant to go on")
    ENDED = Entry("Ended", "Therapy is over; rules about former clients count from here")
    TRANSFERRED = Entry("Transferred", "Therapy goes on with somebody else")
    RETURNED = Entry("Returned", "A former client is in therapy with the same therapist again")


class EndingKind(Code):
    """How therapy came to its end."""

    PLANNED = Entry("Planned ending", "Both worked towards the ending")
    CLIENT_WITHDREW = Entry("Client withdrew", "The client ended it, with or without saying so")
    THERAPIST_ENDED = Entry("Therapist ended it", "The therapist ended it, for whatever reason")
    TRANSFERRED = Entry("Transferred", "The client went on with another therapist")
    LAPSED = Entry("Lapsed", "Sessions stopped and nobody said that it was over")
    OTHER = Entry("Other ending", "It ended in a way that none of the other words fits")


class CaseTopic(Code):
    """What a case is about."""

    CLIENT_REQUEST = Entry("Client's request", "A client, or somebody close to one, asked for something")
    PERSONAL_ISSUE = Entry("Personal issue", "Something of the therapist's own touches the work")
    OBSERVED_CONCERN = Entry("Observed concern", "The therapist noticed that a boundary may be crossed")
    QUESTION = Entry("Question", "A plain question, with nothing else recorded")
    SUPERVISORY_RELATIONSHIP = Entry("Supervisory relationship", "A matter between supervisor and supervisee")


class CaseStatus(Code):
    """Where a case stands. What it waits for is derived from what is open in it."""

    open_to_hosts = False

    OPEN = Entry("Open", "Work on the matter goes on")
    MONITORING = Entry("Being monitored", "Nothing is left to do but to look again on a day that was set")
    CLOSED = Entry("Closed", "The matter has an outcome; it can be reopened with a reason")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")
