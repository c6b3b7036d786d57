"""Words for what a client asks for: the request, the reply, and how the reply was taken."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.concerns import ConcernKind
from supervisio.domain.vocabulary.sources import APA_3_05


class ClientRequestKind(Code):
    """What was asked for."""

    FRIENDSHIP = Entry("Friendship", "To be friends, while therapy goes on")
    FRIENDSHIP_AFTER_ENDING = Entry(
        "Friendship after therapy has ended", "To become or stay friends once therapy is over"
    )
    SOCIAL_INVITATION = Entry("Social invitation", "To come to a meal, a celebration or another private occasion")
    MEET_FAMILY_OR_PARTNER = Entry(
        "To meet family or partner", "To get to know somebody close to the client, not as treatment"
    )
    SOCIAL_MEDIA_CONNECTION = Entry(
        "Connection on social media", "To connect, follow or be followed on a social network"
    )
    CONTACT_BETWEEN_SESSIONS = Entry(
        "Contact between sessions", "To call or write outside the sessions beyond arrangements"
    )
    GIFT = Entry("Gift", "To accept a gift, or to give one")
    FAVOUR_OR_LOAN = Entry("Favour or loan", "A service outside therapy, or to lend or borrow money or things")
    BUSINESS_OR_EMPLOYMENT = Entry("Business or employment", "To do business together, to invest, to hire or be hired")
    BARTER = Entry("Barter", "To pay for therapy with goods or work")
    PERSONAL_DISCLOSURE = Entry("Personal disclosure", "To hear something about the therapist's private life")
    TOUCH = Entry("Touch", "To be hugged, held or touched in another way")
    OUT_OF_OFFICE_SESSION = Entry("Session outside the office", "To meet for a session in another place than usual")
    EXTRA_TIME_OR_FEE_CHANGE = Entry("Extra time or another fee", "Longer or more sessions, or other terms of payment")
    ROMANTIC_OR_SEXUAL = Entry(
        "Romantic or sexual contact", "A romantic or sexual relationship or contact, said or hinted"
    )
    RETURN_TO_THERAPY = Entry("Return to therapy", "A former client asks to be treated by the same therapist again")
    TREAT_FRIEND_OR_RELATIVE = Entry(
        "To treat a friend or relative", "To take somebody close to the client into therapy too"
    )
    KEEP_OUT_OF_RECORD = Entry(
        "To keep something out of the record", "Not to write down something that was said or done"
    )
    LETTER_OR_TESTIMONY = Entry(
        "Letter or testimony", "To write for, or testify to, a court, an employer or an authority"
    )
    OTHER = Entry("Other request", "Something that none of the other words fits")

    @property
    def suggests(self) -> tuple[ConcernKind, ...]:
        """The kinds of concern that a request of this kind may turn out to be: a proposal, never a finding."""
        return _SUGGESTED.get(self, ())


_SUGGESTED: dict[str, tuple[ConcernKind, ...]] = {
    ClientRequestKind.FRIENDSHIP: (ConcernKind.FRIENDSHIP,),
    ClientRequestKind.FRIENDSHIP_AFTER_ENDING: (
        ConcernKind.FRIENDSHIP_AFTER_ENDING,
        ConcernKind.RETURN_TO_THERAPY_CONFLICT,
    ),
    ClientRequestKind.SOCIAL_INVITATION: (ConcernKind.SOCIAL_INVITATION,),
    ClientRequestKind.MEET_FAMILY_OR_PARTNER: (ConcernKind.SOCIAL_INVITATION, ConcernKind.RELATIVE_OR_CLOSE_ASSOCIATE),
    ClientRequestKind.SOCIAL_MEDIA_CONNECTION: (ConcernKind.SOCIAL_MEDIA_CONNECTION,),
    ClientRequestKind.CONTACT_BETWEEN_SESSIONS: (ConcernKind.DIGITAL_CONTACT, ConcernKind.TIME_EXTENSION),
    ClientRequestKind.GIFT: (ConcernKind.GIFT_RECEIVED, ConcernKind.GIFT_GIVEN),
    ClientRequestKind.FAVOUR_OR_LOAN: (ConcernKind.FAVOUR_OR_LOAN,),
    ClientRequestKind.BUSINESS_OR_EMPLOYMENT: (ConcernKind.BUSINESS_OR_FINANCIAL, ConcernKind.EMPLOYMENT),
    ClientRequestKind.BARTER: (ConcernKind.BARTER,),
    ClientRequestKind.PERSONAL_DISCLOSURE: (ConcernKind.SELF_DISCLOSURE,),
    ClientRequestKind.TOUCH: (ConcernKind.TOUCH,),
    ClientRequestKind.OUT_OF_OFFICE_SESSION: (ConcernKind.OUT_OF_OFFICE_SESSION, ConcernKind.HOME_VISIT),
    ClientRequestKind.EXTRA_TIME_OR_FEE_CHANGE: (ConcernKind.TIME_EXTENSION, ConcernKind.FEE_CHANGE),
    # Who asks and in which phase decides between the three; none may be missed.
    ClientRequestKind.ROMANTIC_OR_SEXUAL: (
        ConcernKind.ROMANTIC_OR_SEXUAL_CURRENT,
        ConcernKind.ROMANTIC_OR_SEXUAL_FORMER,
        ConcernKind.ROMANTIC_OR_SEXUAL_CLOSE_PERSON,
    ),
    ClientRequestKind.RETURN_TO_THERAPY: (ConcernKind.RETURN_TO_THERAPY_CONFLICT,),
    ClientRequestKind.TREAT_FRIEND_OR_RELATIVE: (
        ConcernKind.RELATIVE_OR_CLOSE_ASSOCIATE,
        ConcernKind.CONFIDENTIALITY_RISK,
    ),
    ClientRequestKind.KEEP_OUT_OF_RECORD: (ConcernKind.CONFIDENTIALITY_RISK,),
    ClientRequestKind.LETTER_OR_TESTIMONY: (ConcernKind.CONCURRENT_PROFESSIONAL_ROLES,),
}


class ClientRequestStatus(Code):
    """Where a request stands."""

    open_to_hosts = False

    RECORDED = Entry("Recorded", "It is written down; no reply has been recorded yet")
    REPLIED = Entry("Replied to", "The client has had an answer")
    FOLLOWED_UP = Entry("Followed up", "What came after the answer is known as well")
    WITHDRAWN = Entry("Withdrawn", "The request no longer stands")
    ENTERED_IN_ERROR = Entry("Entered in error", "It should not have been recorded; it leaves reports, not the journal")


class MadeBy(Code):
    """Who made the request."""

    CLIENT = Entry("The client", "The client in person")
    PARTNER = Entry("The client's partner", "Spouse or partner of the client")
    PARENT_OR_GUARDIAN = Entry("Parent or guardian", "Somebody who is responsible for the client")
    RELATIVE = Entry("Another relative", "Somebody else of the client's family")
    OTHER = Entry("Somebody else", "A friend, a colleague or anybody else on the client's side")


class Reply(Code):
    """What the therapist answered."""

    DECLINED = Entry("Declined", "A no, with no explanation on record")
    DECLINED_AND_EXPLAINED = Entry("Declined and explained", "A no, and the client heard the reason")
    DEFERRED = Entry("Deferred", "To be talked over later, as was said to the client")
    ACCEPTED_WITH_SAFEGUARDS = Entry("Accepted with safeguards", "A yes, under conditions that protect the work")
    ACCEPTED = Entry("Accepted", "A yes without conditions")
    NO_REPLY_YET = Entry("No reply yet", "The client has not had an answer")


class ClientReaction(Code):
    """How the client took the reply, as the therapist saw it; one code a reaction."""

    ACCEPTED = Entry("Accepted it", "The client could live with the answer")
    RELIEVED = Entry("Relieved", "The answer was a relief")
    DISAPPOINTED = Entry("Disappointed", "The client had hoped for another answer")
    HURT = Entry("Hurt", "The client felt rejected or wounded")
    ANGRY = Entry("Angry", "The client was angry about the answer or at the therapist")
    WITHDREW = Entry("Withdrew", "The client became silent or distant")
    PERSISTED = Entry("Persisted", "The client asked again or kept pressing")
    COMPLAINED = Entry("Complained", "The client complained, or announced a complaint, to somebody else")
    RISK_RAISED = Entry("Risk raised", "The reaction raises a concern about somebody's safety")
    UNKNOWN = Entry("Not known", "How it was taken could not be seen")


class NextSession(Code):
    """What became of the session after the reply."""

    ATTENDED = Entry("Attended", "The client came")
    LATE = Entry("Came late", "The client came, later than usual")
    MISSED = Entry("Missed", "The client did not come and had not cancelled")
    CANCELLED = Entry("Cancelled", "The session was called off beforehand")
    ENDED_THERAPY = Entry("Ended therapy", "The client ended therapy instead")
    NOT_YET = Entry("Not yet", "The session is still to come")
    NONE_DUE = Entry("None due", "No further session was to be expected, as after an ending")


class Phase(Code):
    """When the thing asked for, or the concern, would take place."""

    BEFORE_THERAPY = Entry("Before therapy", "Before the first session")
    DURING = Entry("During therapy", "While therapy goes on, breaks included")
    AFTER_ENDING = Entry("After therapy has ended", "Once therapy is over")
    PROMISED_FOR_FUTURE = Entry("Promised for later", "Not now, but promised for a later time", APA_3_05)
    NOT_SAID = Entry("Not said", "Nobody has said when")


class YesNoUnsure(Code):
    """An answer to a plain question, where not knowing is one too."""

    open_to_hosts = False

    YES = Entry("Yes", "It is so")
    NO = Entry("No", "It is not so")
    UNSURE = Entry("Unsure", "It is not known, or not yet")
