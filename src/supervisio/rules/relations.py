"""What a concern or a request is about, as far as rules tell it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind
from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from supervisio.domain.checks import Problems

ROMANTIC_OR_SEXUAL = "romantic_or_sexual"
NON_SEXUAL = "non_sexual"
CLASSES = (ROMANTIC_OR_SEXUAL, NON_SEXUAL)

FRIENDSHIP, SOCIAL, BUSINESS, MONEY, GIFT = "friendship", "social", "business", "money", "gift"
FAMILY, EARLIER, PROFESSIONAL, COMMUNITY = "family", "earlier", "professional", "community"
FRAME, CHANCE, OTHER = "frame", "chance", "other"
SUBJECTS = {
    FRIENDSHIP: "a private friendship",
    SOCIAL: "private contact: an invitation, a connection online",
    BUSINESS: "business, employment, investment",
    MONEY: "loans, favours, barter",
    GIFT: "gifts, either way",
    FAMILY: "somebody close to one of the two has a tie to the other",
    EARLIER: "the two knew each other before therapy",
    PROFESSIONAL: "another professional role: colleague, supervisor, trainee",
    COMMUNITY: "a small place, a club, a congregation that both belong to",
    FRAME: "a way of working: time, place, touch, fees, self-disclosure",
    CHANCE: "a meeting by chance",
    OTHER: "anything else, a host's own kinds among it",
}


@attrs.frozen
class Relation:
    """
    A class of relationship and its subject; ``about`` says whom it is with where that is no matter of choice.

    A class of None is no relationship, such as a feeling: no rule speaks about it. ``treating`` marks that the question
    is whether to treat somebody at all.
    """

    class_: str | None
    subject: str
    toward: str | None = None
    current: bool = False
    treating: bool = False


def relation_of(value: Any, field: str, problems: Problems) -> Relation:
    """Check a class, or the kind of a concern or request; a host's own kind (``x-...``) is taken for a relationship."""
    if isinstance(value, str) and (found := _RELATIONS.get(str.__str__(value))):
        return found
    try:
        ConcernKind.given(value, field)
    except InvalidValueError as error:
        problems.extend(error.problems)
    return _RELATIONS[NON_SEXUAL]


_K, _R = ConcernKind, ClientRequestKind
_OF_SUBJECT: dict[str, tuple[str, ...]] = {
    FRIENDSHIP: (_K.FRIENDSHIP, _K.FRIENDSHIP_AFTER_ENDING),
    SOCIAL: (
        _K.CONTACT_AFTER_ENDING,
        _K.SOCIAL_MEDIA_CONNECTION,
        _K.SOCIAL_INVITATION,
        _R.MEET_FAMILY_OR_PARTNER,
    ),
    BUSINESS: (_K.BUSINESS_OR_FINANCIAL, _K.EMPLOYMENT, _R.BUSINESS_OR_EMPLOYMENT),
    MONEY: (_K.BARTER, _K.FAVOUR_OR_LOAN),
    GIFT: (_K.GIFT_RECEIVED, _K.GIFT_GIVEN, _R.GIFT),
    FAMILY: (_K.RELATIVE_OR_CLOSE_ASSOCIATE, _R.TREAT_FRIEND_OR_RELATIVE),
    PROFESSIONAL: (_K.CONCURRENT_PROFESSIONAL_ROLES, _K.COLLEAGUE_OR_TRAINEE, _R.LETTER_OR_TESTIMONY),
    COMMUNITY: (_K.SMALL_COMMUNITY, _K.SHARED_MEMBERSHIP),
    FRAME: (
        _K.ROLE_REVERSAL_CLIENT_CARETAKING,
        _K.DIGITAL_CONTACT,
        _K.OUT_OF_OFFICE_SESSION,
        _K.HOME_VISIT,
        _K.FEE_CHANGE,
        _K.REFERRAL_BENEFIT,
        _K.SELF_DISCLOSURE,
        _K.TOUCH,
        _K.TIME_EXTENSION,
        _K.LANGUAGE,
        _K.CLOTHING,
        _K.INTRUSION_BY_CLIENT,
        _K.CONFIDENTIALITY_RISK,
        _R.CONTACT_BETWEEN_SESSIONS,
        _R.PERSONAL_DISCLOSURE,
        _R.EXTRA_TIME_OR_FEE_CHANGE,
        _R.KEEP_OUT_OF_RECORD,
    ),
    CHANCE: (_K.INCIDENTAL_ENCOUNTER,),
    OTHER: (_K.OTHER,),
}
_RELATIONS: dict[str, Relation] = {
    **{str(kind): Relation(NON_SEXUAL, subject) for subject, kinds in _OF_SUBJECT.items() for kind in kinds},
    ROMANTIC_OR_SEXUAL: Relation(ROMANTIC_OR_SEXUAL, OTHER),
    NON_SEXUAL: Relation(NON_SEXUAL, OTHER),
    _K.ROMANTIC_OR_SEXUAL_CURRENT: Relation(ROMANTIC_OR_SEXUAL, OTHER, current=True),
    _K.ROMANTIC_OR_SEXUAL_FORMER: Relation(ROMANTIC_OR_SEXUAL, OTHER),
    _K.ROMANTIC_OR_SEXUAL_CLOSE_PERSON: Relation(ROMANTIC_OR_SEXUAL, OTHER, toward="close_person"),
    _K.SUPERVISOR_SUPERVISEE: Relation(NON_SEXUAL, PROFESSIONAL, toward="supervisee"),
    _K.PRE_EXISTING_RELATIONSHIP: Relation(NON_SEXUAL, EARLIER, treating=True),
    _K.RETURN_TO_THERAPY_CONFLICT: Relation(NON_SEXUAL, OTHER, treating=True),
    _R.RETURN_TO_THERAPY: Relation(None, OTHER),
    _K.ATTRACTION_TO_CLIENT: Relation(None, OTHER),
}
