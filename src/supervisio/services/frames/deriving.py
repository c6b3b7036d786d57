"""What a reader wants to know and no column says: how long somebody waited, what is overdue, what was written late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain import vocabulary
from supervisio.services.frames import typed
from supervisio.services.frames.plain import as_values
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from supervisio.services.frames.hung import Hung
    from supervisio.services.frames.plain import Times
    from supervisio.services.frames.sheet import Sheet

_WHEN = ("effective_at", "effective_on")
_DECIDED = ("decided", "monitoring")


def late_days(sheet: Sheet) -> None:
    """Add how many calendar days after the day it happened it was written."""
    happened = sheet.days_of(sheet.moments("effective_at"), sheet.days("effective_on"))
    sheet.add("late_days", typed.days_between(happened, sheet.days_of(sheet.moments("recorded_at"))))


def of_consultations(sheet: Sheet) -> None:
    """Add how long an answer took, and whether it was, or is, in time."""
    import numpy as np

    asked, due = sheet.moments("effective_at"), sheet.moments("respond_by")
    accepted, held = sheet.moments("accepted_at"), sheet.moments("held_at")
    answered = np.where(np.isnat(accepted), held, accepted)
    is_open = sheet.holds("status", "requested")
    sheet.add("waiting", np.where(is_open & np.isnat(answered), sheet.now, answered) - asked)
    sheet.add("response_due", typed.moments(due))
    sheet.add("answered_in_time", typed.flags(answered <= due, ~np.isnat(answered) & ~np.isnat(due)))
    sheet.add("overdue", typed.flags(is_open & (due < sheet.now), sheet.shows("status", "respond_by")))


def of_requests(sheet: Sheet) -> None:
    """Add how long the client waited for a reply, how the reply was taken, and what the next session showed."""
    import numpy as np

    replied = sheet.moments("replied_at")
    is_open = sheet.holds("status", "recorded")
    waited_until = np.where(is_open & np.isnat(replied), sheet.now, replied)
    sheet.add("waiting", waited_until - sheet.moments("effective_at"))
    observed = sheet.nested("observation", "request_id", ("reaction", "next_session"))
    reactions = observed.having("reaction")
    sheet.add("first_reaction", typed.codes(reactions.first("reaction"), vocabulary.ClientReaction))
    sheet.add("last_reaction", typed.codes(reactions.last("reaction"), vocabulary.ClientReaction))
    sheet.add("reaction_count", typed.counts(reactions.counts(), sheet.shows("observations")))
    sessions = observed.having("next_session")
    sheet.add("next_session", typed.codes(sessions.last("next_session"), vocabulary.NextSession))


def of_concerns(sheet: Sheet) -> None:
    """Add the side of the frame that is touched, and how it went from noticing to asking to deciding."""
    import numpy as np

    domains = {str.__str__(kind): kind.domain for kind in vocabulary.ConcernKind}
    sheet.add("domain", typed.codes(as_values(list(map(domains.get, sheet.values("kind")))), vocabulary.BoundaryDomain))
    told, happened_on = sheet.days("noticed_on"), sheet.days("effective_on")
    noticed = sheet.days_of(sheet.moments("effective_at"), np.where(np.isnat(told), happened_on, told))
    asked_at, asked_on = _asked(sheet)
    decided_at, decided_on = _decided(sheet)
    sheet.add("asked_at", typed.moments(asked_at))
    _evaluated(sheet)
    sheet.add("decided_at", typed.moments(decided_at))
    sheet.add("days_to_asking", typed.days_between(noticed, asked_on))
    sheet.add("days_to_deciding", typed.days_between(noticed, decided_on))
    lapsed = sheet.holds("status", *_DECIDED) & (sheet.days("review_on") < sheet.today)
    sheet.add("review_overdue", typed.flags(lapsed, sheet.shows("status", "review_on")))


def _asked(sheet: Sheet) -> tuple[Times, Times]:
    asking = table_of("consultation")
    conditions = (asking.c.concern_id.is_not(None), asking.c.status != "entered_in_error")
    return _earliest(sheet, sheet.consultations("concern_id", _WHEN, *conditions))


def _decided(sheet: Sheet) -> tuple[Times, Times]:
    # What only says that something goes on against a rule decides nothing.
    decides = table_of("decision").c.disposition.is_not(None)
    return _earliest(sheet, sheet.nested("decision", "concern_id", (*_WHEN, "disposition"), decides))


def _earliest(sheet: Sheet, found: Hung) -> tuple[Times, Times]:
    """Return for each row when the first of what hangs on it happened: the moment, and the day at the clinic."""
    import numpy as np

    in_time = found.picked(np.argsort(found.column("effective_at"), kind="stable"))
    at, on = sheet.moments_in(in_time.first("effective_at")), sheet.days_in(in_time.first("effective_on"))
    return at, sheet.days_of(at, on)


def _evaluated(sheet: Sheet) -> None:
    status = "submitted"
    stands = table_of("evaluation").c.status == status
    names = ("submitted_at", "result", "risk")
    found = sheet.nested("evaluation", "concern_id", names, stands, status=status)
    sheet.add("evaluated_at", typed.moments(sheet.moments_in(found.last("submitted_at"))))
    sheet.add("result", typed.codes(found.last("result"), vocabulary.EvaluationResult))
    sheet.add("risk", typed.codes(found.last("risk"), vocabulary.Risk))


def of_actions(sheet: Sheet) -> None:
    """Add whether its day has passed, and by how many days."""
    due = sheet.days("due_on")
    overdue = sheet.holds("status", "open") & (due < sheet.today)
    sheet.add("overdue", typed.flags(overdue, sheet.shows("status", "due_on")))
    sheet.add("overdue_days", typed.counts((sheet.today - due).astype("i8"), overdue))


DERIVED: Mapping[str, tuple[Callable[[Sheet], None], ...]] = {
    "case": (late_days,),
    "consultation": (late_days, of_consultations),
    "client_request": (late_days, of_requests),
    "boundary_concern": (late_days, of_concerns),
    "action_item": (late_days, of_actions),
}
"""What is added to the frame of each noun."""
