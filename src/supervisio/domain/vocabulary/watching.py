"""Words for what is noticed in silence, and for what stands before a return to therapy."""

from __future__ import annotations

from supervisio.domain.vocabulary.code import Code, Entry
from supervisio.domain.vocabulary.sources import APA_10_08


class WatchKind(Code):
    """What has gone quiet. It asks somebody to look; it says of nobody that they did wrong."""

    open_to_hosts = False

    CONCERN_WITHOUT_CONSULTATION = Entry(
        "Concern without consultation", "A concern is undecided, and nobody has been consulted since it came up"
    )
    ADVICE_WITHOUT_ACTION = Entry(
        "Advice without action", "Something was recommended, and nothing on record has come of it yet"
    )
    REVIEW_LAPSED = Entry("Lapsed review", "The day on which it was to be looked at again has passed")


class ReturnFindingCode(Code):
    """One thing to weigh before somebody is treated again, or for the first time after another relationship."""

    open_to_hosts = False

    RULE_BARS = Entry("A rule bars it", "A rule that binds this therapist bars treating this person")
    RULE_SPEAKS = Entry("A rule speaks to it", "A rule has something to say about treating this person")
    RETURN_BARRED = Entry("Barred by what was accepted", "Something was accepted that was said to bar a return")
    OTHER_RELATIONSHIP = Entry("Another relationship", "There is or was a relationship beside therapy")
    RULES_NOT_KNOWN = Entry("Rules not known", "No set of rules is known that binds this therapist")
    OPEN_CONCERN = Entry("Open concern", "A concern about the two is not settled")
    RETURN_UNSURE = Entry("Perhaps barred", "Whether what was accepted bars a return was left open")
    CLIENT_NOT_TOLD = Entry("Client was not told", "Nobody told the client what it would mean for a return")
    RETURN_PLANNED = Entry(
        "A return was thought of", "When a request was answered, a return to therapy was thought of", APA_10_08
    )
    THERAPY_GOES_ON = Entry("Therapy is under way", "On record the two are in therapy, or about to begin")
    THERAPY_TRANSFERRED = Entry("Therapy was transferred", "Therapy went on with somebody else")
    THERAPY_ENDED = Entry("Therapy ended", "There was a therapy, and it ended")
    THERAPY_NOT_RECORDED = Entry("Therapy not recorded", "Whether there was a therapy between the two is not on record")
    ONLY_WHAT_YOU_MAY_SEE = Entry(
        "Only what you may see", "There may be more, or nothing; the therapist is to be asked"
    )
    WEIGH_AFRESH = Entry("To be weighed afresh", "Nothing here says yes; whether it serves the client is weighed anew")
