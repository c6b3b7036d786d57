"""Words for what an evaluation comes to: its result, the findings and reasons behind it, and the risk."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import (
    APA_3_05,
    APA_10_05,
    APA_10_08,
    GOTTLIEB,
    GUTHEIL_GABBARD,
    KITCHENER,
    POPE_KEITH_SPIEGEL,
    REAMER,
    YOUNGGREN_GOTTLIEB,
)


class EvaluationStatus(Code):
    """Where one pass of the weighing stands."""

    open_to_hosts = False

    DRAFT = Entry("Draft", "Answers are being given and may still change")
    SUBMITTED = Entry("Submitted", "The answers and the result stand as they were given")
    SUPERSEDED = Entry("Superseded", "A later evaluation took its place; it stays readable as it was")


class EvaluationResult(Code):
    """What the weighing comes to; never a score, and never an approval."""

    open_to_hosts = False

    PROHIBITED = Entry("Prohibited", "A rule forbids it, now or without end")
    NOT_A_MULTIPLE_RELATIONSHIP = Entry(
        "Not a multiple relationship",
        "Contact by chance or a planned part of treatment; nothing more is asked",
        APA_3_05,
    )
    AVOID = Entry("Avoid", "It is to be declined, arranged away or ended")
    UNDETERMINED = Entry("Undetermined", "Something that must be known first is not known; until then it waits")
    BURDEN_OF_PROOF = Entry(
        "Burden of proof",
        "No rule forbids it by date any more; the therapist has to show that it exploits nobody",
        APA_10_08,
    )
    MANAGE = Entry("Manage", "It cannot be avoided or has begun; it is handled under conditions and review")
    PERMISSIBLE_WITH_SAFEGUARDS = Entry(
        "Permissible with safeguards", "Nothing that was asked speaks against it, under written conditions and review"
    )

    @property
    def severity(self) -> int:
        """How strict it is: 6 is the strictest, 0 the mildest; what is not known is as strict as can be."""
        return _SEVERITIES.get(self, _SEVERITIES[EvaluationResult.PROHIBITED])


_SEVERITIES: dict[str, int] = {
    EvaluationResult.PROHIBITED: 6,
    EvaluationResult.AVOID: 5,
    EvaluationResult.UNDETERMINED: 4,
    EvaluationResult.BURDEN_OF_PROOF: 3,
    EvaluationResult.MANAGE: 2,
    EvaluationResult.PERMISSIBLE_WITH_SAFEGUARDS: 1,
    EvaluationResult.NOT_A_MULTIPLE_RELATIONSHIP: 0,
}


class EvaluationFinding(Code):
    """One thing the answers show that speaks against it."""

    open_to_hosts = False

    CLIENT_LOOKS_AFTER_THERAPIST = Entry(
        "Client would look after the therapist",
        "It makes the client care for the therapist, in feeling, in deed or in money",
        GUTHEIL_GABBARD,
    )
    HARM_EXPECTED = Entry("Harm expected", "The client could come to harm by it", YOUNGGREN_GOTTLIEB)
    THERAPY_DISRUPTED = Entry("Therapy disrupted", "It could get in the way of the work", YOUNGGREN_GOTTLIEB)
    OBJECTIVITY_LOST = Entry(
        "Objectivity lost", "The therapist cannot judge it, or the work, with a clear eye", YOUNGGREN_GOTTLIEB
    )
    EXPECTATIONS_INCOMPATIBLE = Entry(
        "Incompatible expectations", "What is expected in the two roles contradicts itself markedly", KITCHENER
    )
    OBLIGATIONS_DIVERGENT = Entry(
        "Divergent obligations", "What is owed in the two roles pulls apart markedly", KITCHENER
    )
    POWER_GAP_MARKED = Entry("Marked power gap", "Power and prestige differ markedly between the two", KITCHENER)
    DIMENSIONS_HIGH = Entry(
        "High in both relationships",
        "Of power, duration and clarity of ending, two or three are high in both relationships",
        GOTTLIEB,
    )


class EvaluationReason(Code):
    """Why the result is what it is; the first of a result's reasons decided it."""

    open_to_hosts = False

    FLOOR = Entry(
        "Always prohibited",
        "Romantic or sexual with a current client, somebody close to one, or a supervisee: no rule has to say so",
        APA_10_05,
    )
    RULE_PROHIBITS = Entry("A rule prohibits", "A rule that binds this therapist forbids it")
    INCIDENTAL_CONTACT = Entry("Incidental", "It was met with by chance, brief and without consequence")
    PLANNED_TREATMENT = Entry("Planned treatment", "It belongs to the treatment as planned")
    CLIENT_LOOKS_AFTER_THERAPIST = Entry(
        "Roles reversed", "It would make the client look after the therapist", GUTHEIL_GABBARD
    )
    AVOIDABLE_WITH_FINDINGS = Entry(
        "Avoidable, and something speaks against it",
        "It need not be, or nobody said that it must, and there are findings against it",
        YOUNGGREN_GOTTLIEB,
    )
    ANSWER_UNKNOWN = Entry("An answer is lacking", "Something that decides is unknown, unsure or not yet answered")
    RULES_NOT_KNOWN = Entry("No rules known", "No set of rules is known that binds this therapist")
    RULE_UNKNOWN = Entry("A rule cannot be told", "A rule speaks here, but a day or an amount that it needs is unknown")
    BURDEN_OF_PROOF = Entry(
        "The burden is on the therapist",
        "A rule leaves it to the therapist to show that nobody is exploited",
        APA_10_08,
    )
    UNAVOIDABLE = Entry("Unavoidable", "It cannot be helped", YOUNGGREN_GOTTLIEB)
    MANDATED = Entry("Mandated", "A law, a court or a duty of the post demands it")
    ALREADY_HAPPENED = Entry(
        "It has happened", "It is over, so that it can only be handled, no more weighed beforehand"
    )
    GOES_ON = Entry("It goes on", "It has begun, so that it can only be handled, no more weighed beforehand")
    NOTHING_AGAINST_IT = Entry("Nothing was found against it", "No rule and no answer speaks against it")


class Risk(Code):
    """How much may go wrong, for the client first; an aid to judgement with its reasons beside it."""

    open_to_hosts = False

    LOW = Entry("Low", "Nothing that was asked points to more")
    MODERATE = Entry("Moderate", "Something points to more; somebody else should look at it too")
    HIGH = Entry("High", "Something weighs heavily; it is not for one person alone")

    @property
    def rank(self) -> int:
        """0 is low, 2 is high; what is not known counts as high."""
        return _RISK_RANKS.get(self, _RISK_RANKS[Risk.HIGH])


_RISK_RANKS: dict[str, int] = {Risk.LOW: 0, Risk.MODERATE: 1, Risk.HIGH: 2}


class RiskReason(Code):
    """Why the risk is rated as it is."""

    open_to_hosts = False

    RULE_PROHIBITS = Entry("A rule prohibits", "It is forbidden, by the floor or by a rule")
    CLIENT_LOOKS_AFTER_THERAPIST = Entry("Roles reversed", "The client would look after the therapist", GUTHEIL_GABBARD)
    BURDEN_OF_PROOF = Entry(
        "The burden is on the therapist", "A rule asks the therapist to show that nobody is exploited", APA_10_08
    )
    OBJECTIVITY_LOST = Entry("Objectivity lost", "The therapist cannot see it with a clear eye", YOUNGGREN_GOTTLIEB)
    HARM_EXPECTED = Entry("Harm expected", "The client could be harmed", YOUNGGREN_GOTTLIEB)
    THERAPY_DISRUPTED = Entry("Therapy disrupted", "The work could suffer", YOUNGGREN_GOTTLIEB)
    EXPECTATIONS_INCOMPATIBLE = Entry(
        "Incompatible expectations", "The two roles raise expectations that contradict each other", KITCHENER
    )
    OBLIGATIONS_DIVERGENT = Entry("Divergent obligations", "The two roles bring duties that pull apart", KITCHENER)
    POWER_GAP_MARKED = Entry("Marked power gap", "One of the two has far more power and prestige", KITCHENER)
    DIMENSIONS_HIGH = Entry(
        "High in both relationships", "Power, duration or an unclear ending weigh in both relationships", GOTTLIEB
    )
    UNSURE = Entry("Unsure or unknown", "An answer is unsure, unknown or not yet given")
    RULES_UNKNOWN = Entry("Rules unknown", "What the rules say cannot be told yet")
    THINKING_ERROR = Entry(
        "A thought that misleads", "A line of thought was noticed that often leads astray", POPE_KEITH_SPIEGEL
    )
    OWN_MOTIVE = Entry("Therapist's own need", "It would serve a need of the therapist's own", REAMER)
