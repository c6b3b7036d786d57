"""What is a therapist's own and touches the work: support, what follows for the practice, looking at it again."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from supervisio.domain.facts import PersonalIssue, SupportReference
from supervisio.testing.invented import odds
from supervisio.testing.invented.asking import answer_awaited, ask_first, await_answer
from supervisio.testing.invented.closing import ends
from supervisio.testing.invented.hours import later
from supervisio.testing.invented.matter import Matter
from supervisio.testing.invented.stage import written_late

if TYPE_CHECKING:
    from supervisio.testing.invented.caseload import Caseload
    from supervisio.testing.invented.chance import Chance
    from supervisio.testing.invented.stage import Stage, Story


def issue(stage: Stage, caseload: Caseload, chance: Chance) -> Story:
    """Play one issue, from the day it is put down to the day it needs no more attention here."""
    noticed_on = stage.today - timedelta(days=chance.between(0, 30))
    functioning = chance.weighed(odds.FUNCTIONING)
    when = yield from written_late(stage, chance, 0.1)
    kind = chance.weighed(odds.ISSUE)
    fact = PersonalIssue(
        kind,
        functioning=functioning,
        affects_work=chance.weighed(odds.AFFECTS_WORK),
        noticed_on=noticed_on,
        note=chance.words("note", kind) if chance.happens(0.6) else None,
    )
    fate = chance.weighed(odds.ISSUE_FATE)
    matter = Matter(therapist=caseload.therapist, noun="personal_issue")
    if fate == "asked" and not when:
        ask_first(stage, matter, chance, about=fact)
        yield from answer_awaited(stage, matter, chance, most=20)
    else:
        support = _support(stage, chance) if fate == "elsewhere" else None
        noted = stage.acting(matter.therapist).note(fact, support=support, **when)
        matter.recorded(noted.case_id, noted.about_id)
    issues, about = stage.acting(matter.therapist).issues, matter.about
    if fate == "a_mistake":
        yield later(stage.now, chance, 0.2, 4)
        issues.mark_in_error(about, reason=chance.words("reason"))
        return
    if functioning in ("distress", "impairment") and chance.happens(0.2):
        _passed_on(stage, matter, chance)
    yield later(stage.now, chance, 2, 12)
    yield from _goes_on(stage, matter, functioning, chance)


def _goes_on(stage: Stage, matter: Matter, functioning: str, chance: Chance) -> Story:
    issues, about = stage.acting(matter.therapist).issues, matter.about
    if chance.happens(0.3):
        issues.support(about, _support(stage, chance))
        yield later(stage.now, chance, 1, 10)
    if functioning != "impairment" and chance.happens(0.25):
        return
    response = chance.weighed(odds.RESPONSE[functioning])
    review_on = stage.today + timedelta(days=chance.between(14, 42)) if chance.happens(0.7) else None
    when = yield from written_late(stage, chance, 0.08)
    issues.practice_response(about, response, review_on=review_on, **when)
    days = float((review_on - stage.today).days) if review_on else 30.0
    # Some look on the day, some later, some not at all.
    if chance.happens(0.2):
        return
    yield later(stage.now, chance, *((days, days + 1.5) if chance.happens(0.75) else (days + 4, days + 25)))
    if functioning != "not_rated" and chance.happens(0.4):
        issues.rate(about, "stress" if chance.happens(0.7) else functioning)
    if chance.happens(0.35):
        issues.review(about, review_on=stage.today + timedelta(days=chance.between(21, 60)))
        yield later(stage.now, chance, 20, 60)
    issues.review(about)
    if chance.happens(0.3):
        return
    yield later(stage.now, chance, 1, 15)
    issues.close(about)
    yield from ends(stage, matter, chance)


def _support(stage: Stage, chance: Chance) -> SupportReference:
    since = stage.today - timedelta(days=chance.between(0, 40)) if chance.happens(0.6) else None
    return SupportReference(chance.weighed(odds.SUPPORT), since=since)


def _passed_on(stage: Stage, matter: Matter, chance: Chance) -> None:
    """Pass it on where clients may be at risk, to somebody whom the therapist was shown."""
    supervision, about = stage.acting(matter.therapist), matter.about
    supervisor = stage.people.supervisor_of(matter.therapist).ref
    sent = {"asked_of": supervisor, "route": "supervision", "urgency": "urgent"}
    asked = supervision.issues.escalate(
        about,
        supervisor,
        chance.words("question", "personal_issue"),
        audience=supervision.audience(about=about, route="supervision", asked_of=supervisor),
        reached_how="phone",
    )
    await_answer(stage, matter, asked, sent, chance)
