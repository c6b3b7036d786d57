"""Words for access: what a host may grant beyond one's part in a matter, to what end it is read, and for whom."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry


class Role(Code):
    """What the host grants somebody; everything else follows from one's part in the matter."""

    RECORDS_CUSTODIAN = Entry(
        "Records custodian", "Sees to retention, holds and hand-over; reads texts by break-glass only"
    )
    AUDITOR = Entry("Auditor", "Verifies the journal and sees its structure and counts, never a text")
    SYSTEM = Entry("System", "The host's own jobs: policy, beginning and ending relationships, verification; no texts")


class AccessPurpose(Code):
    """To what end somebody reads texts that they did not write."""

    SUPERVISION = Entry("Supervision", "To give or to prepare the support that was asked for")
    CONSULTATION = Entry("Consultation", "To give or to prepare collegial advice that was asked for")
    QUALITY_AUDIT = Entry("Quality audit", "To review how the work is done and recorded")
    LICENSING_EXPORT = Entry("Export for licensing", "To show hours and supervision to a licensing body")
    LEGAL_PROCESS = Entry("Legal process", "To answer a court or an authority with power to demand it")
    SUBJECT_REQUEST = Entry(
        "Request by the person concerned", "To answer somebody who asks for the data held about them"
    )
    BREAK_GLASS = Entry("Break-glass", "An emergency or a duty; with a reason, and shown to the therapist")
    SYSTEM = Entry("System", "A job of the host that no person looks at")


class RecordAudience(Code):
    """For whom a decision record is made; what it shows and leaves out follows from that."""

    open_to_hosts = False

    THERAPIST = Entry("The therapist", "Whose matter it is: all of it")
    SUPERVISOR = Entry("The supervisor", "Who took on an ask: what is shared with them, and nothing beyond")
    BOARD = Entry("A licensing board", "Who looks at the work afterwards: the professional record, nothing personal")
    CLIENT = Entry(
        "The client",
        "Whom it is about: their own words, what they were told, what was decided, and that it was weighed",
    )
