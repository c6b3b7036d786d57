"""Words for what a boundary concern is about: its kind, and the domain of the frame that the kind belongs to."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import (
    APA_3_05,
    APA_10_05,
    APA_10_06,
    APA_10_08,
    FIELD_TERM,
    GUTHEIL_GABBARD,
    IN_DOMAIN_OF_GUTHEIL_GABBARD,
)


class BoundaryDomain(Code):
    """The side of the therapeutic frame that is touched (Gutheil & Gabbard 1993)."""

    ROLE = Entry("Role", "Who the two are to each other", GUTHEIL_GABBARD)
    TIME = Entry("Time", "When sessions begin and end, and how many there are", GUTHEIL_GABBARD)
    PLACE_AND_SPACE = Entry("Place and space", "Where the two meet", GUTHEIL_GABBARD)
    MONEY = Entry("Money", "Fees, payment and any other dealings of value", GUTHEIL_GABBARD)
    GIFTS_SERVICES = Entry(
        "Gifts and services", "What is given or done outside what therapy is paid for", GUTHEIL_GABBARD
    )
    CLOTHING = Entry("Clothing", "What is worn, and what it says", GUTHEIL_GABBARD)
    LANGUAGE = Entry("Language", "Names, tone and choice of words", GUTHEIL_GABBARD)
    SELF_DISCLOSURE = Entry("Self-disclosure", "What the therapist tells of their own life", GUTHEIL_GABBARD)
    PHYSICAL_CONTACT = Entry("Physical contact", "Any touch between the two", GUTHEIL_GABBARD)


class ConcernKind(Code):
    """What a boundary concern is about, whatever it may later be classified as."""

    FRIENDSHIP = Entry("Friendship", "A private friendship with a current client", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    FRIENDSHIP_AFTER_ENDING = Entry(
        "Friendship after therapy has ended", "A private friendship with a former client", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    CONTACT_AFTER_ENDING = Entry(
        "Contact after therapy has ended",
        "Contact with a former client that is neither professional nor a friendship",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    RETURN_TO_THERAPY_CONFLICT = Entry(
        "Conflict over a return to therapy",
        "What came between since the ending stands in the way of treating the person again",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    ROMANTIC_OR_SEXUAL_CURRENT = Entry(
        "Romantic or sexual, current client",
        "Romantic or sexual contact with somebody who is in therapy here",
        APA_10_05,
    )
    ROMANTIC_OR_SEXUAL_FORMER = Entry(
        "Romantic or sexual, former client",
        "Romantic or sexual contact with somebody who was in therapy here",
        APA_10_08,
    )
    ROMANTIC_OR_SEXUAL_CLOSE_PERSON = Entry(
        "Romantic or sexual, somebody close to a client",
        "Romantic or sexual contact with a relative, partner or guardian of a client",
        APA_10_06,
    )
    ATTRACTION_TO_CLIENT = Entry(
        "Attraction to a client",
        "The therapist's feeling, kept apart from anything that is done",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    ROLE_REVERSAL_CLIENT_CARETAKING = Entry(
        "Client looks after the therapist",
        "The client comes to care for the therapist, in feeling, in deed or in money",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    SOCIAL_MEDIA_CONNECTION = Entry(
        "Connection on social media",
        "Therapist and client are linked on a social network",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    DIGITAL_CONTACT = Entry(
        "Digital contact",
        "Messages or calls that go beyond what was arranged for the work",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    PRE_EXISTING_RELATIONSHIP = Entry(
        "Knew each other before", "The two had another relationship before therapy", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    RELATIVE_OR_CLOSE_ASSOCIATE = Entry(
        "Relative or close associate", "Somebody close to the client has a tie to the therapist as well", APA_3_05
    )
    CONCURRENT_PROFESSIONAL_ROLES = Entry(
        "Another professional role", "A second professional role toward the same person at the same time", APA_3_05
    )
    SUPERVISOR_SUPERVISEE = Entry(
        "Supervisor and supervisee",
        "A further relationship between supervisor and supervisee",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    COLLEAGUE_OR_TRAINEE = Entry(
        "Colleague or trainee",
        "A further relationship with a colleague, student or trainee",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    SOCIAL_INVITATION = Entry(
        "Social invitation", "A private occasion that one asks the other to", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    OUT_OF_OFFICE_SESSION = Entry(
        "Session outside the office", "Therapy held in another place than usual", GUTHEIL_GABBARD
    )
    HOME_VISIT = Entry("Home visit", "Therapist or client is at the other's home", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    SMALL_COMMUNITY = Entry(
        "Small community",
        "Living in one small place, where paths cross and cannot but cross",
        IN_DOMAIN_OF_GUTHEIL_GABBARD,
    )
    SHARED_MEMBERSHIP = Entry(
        "Shared membership", "Both belong to the same club, board, congregation or school", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    INCIDENTAL_ENCOUNTER = Entry("Chance encounter", "They met by chance outside therapy", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    BUSINESS_OR_FINANCIAL = Entry(
        "Business or financial dealings", "Business, investment or debt between the two", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    EMPLOYMENT = Entry("Employment", "One works for the other, or would", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    BARTER = Entry("Barter", "Therapy is paid for with goods or work", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    FAVOUR_OR_LOAN = Entry(
        "Favour or loan", "A service outside therapy, or money or things lent", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    FEE_CHANGE = Entry("Change of fee", "The fee is waived, cut, raised or left unpaid", IN_DOMAIN_OF_GUTHEIL_GABBARD)
    REFERRAL_BENEFIT = Entry(
        "Gain from a referral", "Somebody profits from where a client is sent", IN_DOMAIN_OF_GUTHEIL_GABBARD
    )
    GIFT_RECEIVED = Entry("Gift received", "The client gives, or would give, the therapist something", GUTHEIL_GABBARD)
    GIFT_GIVEN = Entry("Gift given", "The therapist gives, or would give, the client something", GUTHEIL_GABBARD)
    SELF_DISCLOSURE = Entry("Self-disclosure", "The therapist tells the client of their own life", GUTHEIL_GABBARD)
    TOUCH = Entry("Touch", "Any touch that is not romantic or sexual", GUTHEIL_GABBARD)
    TIME_EXTENSION = Entry("Extended time", "Sessions run over, multiply or move to unusual hours", GUTHEIL_GABBARD)
    LANGUAGE = Entry("Language", "Names, tone or words that do not fit the work", GUTHEIL_GABBARD)
    CLOTHING = Entry("Clothing", "Something worn, by either, that affects the work", GUTHEIL_GABBARD)
    INTRUSION_BY_CLIENT = Entry("Intrusion by a client", "A client stalks or threatens the therapist", FIELD_TERM)
    CONFIDENTIALITY_RISK = Entry("Risk to confidentiality", "Something said in confidence may become known", FIELD_TERM)
    OTHER = Entry("Other concern", "Something that none of the other words fits")

    @property
    def domain(self) -> BoundaryDomain | None:
        """The side of the frame it touches (Gutheil & Gabbard 1993); None where none of the nine is meant."""
        return _DOMAIN_OF.get(self)


_KINDS_IN: dict[BoundaryDomain, tuple[ConcernKind, ...]] = {
    BoundaryDomain.ROLE: (
        ConcernKind.FRIENDSHIP,
        ConcernKind.FRIENDSHIP_AFTER_ENDING,
        ConcernKind.CONTACT_AFTER_ENDING,
        ConcernKind.RETURN_TO_THERAPY_CONFLICT,
        ConcernKind.ROMANTIC_OR_SEXUAL_CURRENT,
        ConcernKind.ROMANTIC_OR_SEXUAL_FORMER,
        ConcernKind.ROMANTIC_OR_SEXUAL_CLOSE_PERSON,
        ConcernKind.ATTRACTION_TO_CLIENT,
        ConcernKind.ROLE_REVERSAL_CLIENT_CARETAKING,
        ConcernKind.SOCIAL_MEDIA_CONNECTION,
        ConcernKind.DIGITAL_CONTACT,
        ConcernKind.PRE_EXISTING_RELATIONSHIP,
        ConcernKind.RELATIVE_OR_CLOSE_ASSOCIATE,
        ConcernKind.CONCURRENT_PROFESSIONAL_ROLES,
        ConcernKind.SUPERVISOR_SUPERVISEE,
        ConcernKind.COLLEAGUE_OR_TRAINEE,
    ),
    BoundaryDomain.PLACE_AND_SPACE: (
        ConcernKind.SOCIAL_INVITATION,
        ConcernKind.OUT_OF_OFFICE_SESSION,
        ConcernKind.HOME_VISIT,
        ConcernKind.SMALL_COMMUNITY,
        ConcernKind.SHARED_MEMBERSHIP,
        ConcernKind.INCIDENTAL_ENCOUNTER,
    ),
    BoundaryDomain.MONEY: (
        ConcernKind.BUSINESS_OR_FINANCIAL,
        ConcernKind.EMPLOYMENT,
        ConcernKind.BARTER,
        ConcernKind.FAVOUR_OR_LOAN,
        ConcernKind.FEE_CHANGE,
        ConcernKind.REFERRAL_BENEFIT,
    ),
    BoundaryDomain.GIFTS_SERVICES: (ConcernKind.GIFT_RECEIVED, ConcernKind.GIFT_GIVEN),
    BoundaryDomain.SELF_DISCLOSURE: (ConcernKind.SELF_DISCLOSURE,),
    BoundaryDomain.PHYSICAL_CONTACT: (ConcernKind.TOUCH,),
    BoundaryDomain.TIME: (ConcernKind.TIME_EXTENSION,),
    BoundaryDomain.LANGUAGE: (ConcernKind.LANGUAGE,),
    BoundaryDomain.CLOTHING: (ConcernKind.CLOTHING,),
}
_DOMAIN_OF: dict[str, BoundaryDomain] = {kind: domain for domain, kinds in _KINDS_IN.items() for kind in kinds}
