"""Words for what the rules of a body say: of which kind a rule is, what it says on a day, and what is not known."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry


class RuleEffect(Code):
    """What a rule does."""

    open_to_hosts = False

    PROHIBIT = Entry("Prohibits", "It prohibits, without end")
    PROHIBIT_FOR = Entry("Prohibits for some years", "It prohibits for calendar years that are counted from a day")
    RECOMMEND_WAIT = Entry("Recommends to wait", "It recommends to wait for calendar years that are counted from a day")
    BURDEN_OF_PROOF = Entry("Burden of proof", "It leaves it to the therapist to show that nobody is exploited")
    AVOID_UNLESS = Entry("To be weighed", "It asks to avoid what could harm or hinder, and names no time")
    LIMIT = Entry("Limits an amount", "It bars what is worth more than an amount of money")


class RuleState(Code):
    """What one rule, or all of them, say on one day. None of them permits anything."""

    open_to_hosts = False

    PROHIBITED = Entry("Prohibited", "A rule prohibits it, and names no end")
    PROHIBITED_UNTIL = Entry("Prohibited until a day", "A rule prohibits it up to a day, that day included")
    UNKNOWN = Entry("Cannot be told", "Something that a rule asks for, or the rules themselves, are not known")
    BURDEN_OF_PROOF = Entry("Burden of proof", "The therapist has to show that nobody is exploited")
    RECOMMENDED_WAIT = Entry("Wait recommended", "A rule recommends to wait up to a day, that day included")
    AVOID_UNLESS = Entry("To be weighed", "A rule asks to avoid it where it could harm or hinder, and names no time")
    WITHIN_LIMIT = Entry("Within the limit", "It is not worth more than the limit of a rule")
    NO_RULE = Entry("No rule speaks", "None of the rules that are known speaks about it; nothing follows from that")

    @property
    def strictness(self) -> int:
        """How strict it is: 7 is the strictest, 0 the mildest; what is not known is as strict as can be."""
        return _STRICTNESS.get(self, _STRICTNESS[RuleState.PROHIBITED])


_STRICTNESS: dict[str, int] = {state: rank for rank, state in enumerate(reversed(tuple(RuleState)))}


class RuleConfidence(Code):
    """How far what is written about a rule can be relied on."""

    open_to_hosts = False

    TEXT_READ = Entry("Text read", "The rule itself was read")
    SECOND_HAND = Entry("Second hand", "Somebody else's account was read; it warns until the clinic confirms it")
    UNVERIFIED = Entry("Unverified", "Nobody has looked; it is switched off")


class CountedFrom(Code):
    """From which day a rule counts its calendar years."""

    open_to_hosts = False

    ENDING = Entry("Ending of therapy", "The day on which therapy ended")
    LAST_PROFESSIONAL_CONTACT = Entry("Last professional contact", "The day of the last professional contact")


class RuleGap(Code):
    """What would have to be known so that the rules can be told."""

    open_to_hosts = False

    ENDED_ON = Entry("Day of the ending", "The day on which therapy ended is not known")
    LAST_PROFESSIONAL_CONTACT_ON = Entry(
        "Day of the last professional contact", "The day of the last professional contact is not known"
    )
    AMOUNT = Entry("Amount", "What it is worth is not known")
    OTHER_CURRENCY = Entry("Other currency", "What it is worth is told in another currency than that of the rule")
    BODY_NOT_KNOWN = Entry("Body not known", "There are no rules of this body here")
    RULES_NOT_CONFIRMED = Entry(
        "Rules not confirmed", "All that is known of the rules of this body is at second hand, and not confirmed"
    )
    RULE_NOT_VERIFIED = Entry("Rule not verified", "There is a rule about this that nobody has verified; it is off")
    NO_EDITION_IN_FORCE = Entry(
        "No edition in force", "This body has rules about this, but of none is it known that it held on that day"
    )
    NOTHING_NAMED = Entry("No body named", "It is not said whose rules bind this therapist on that day")


class RuleWarning(Code):
    """What speaks against relying on a rule as it is written here."""

    open_to_hosts = False

    SECOND_HAND = Entry(
        "Second hand", "It is known at second hand only: it stops nothing until the clinic has read and confirmed it"
    )
    UNVERIFIED = Entry("Unverified", "Nobody has verified it: it stops nothing until the clinic has confirmed it")
    VERIFIED_LONG_AGO = Entry("Verified long ago", "It was last verified more than two years before")
