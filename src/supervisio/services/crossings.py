"""The concerns of one therapist and one client side by side: a view, no verdict."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import Problems, day, raise_if_any, reference
from supervisio.domain.records import CrossingRecord, CrossingsRecord
from supervisio.domain.vocabulary import BoundaryDomain, Classification, ConcernKind, Disposition
from supervisio.services.pairs import day_of, rows_of_pair

if TYPE_CHECKING:
    from datetime import date

    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_READ = frozenset(
    {"client_ref", "kind", "status", "occurrence", "classification", "disposition", "noticed_on", "effective_at"}
)
# What was found to be no crossing, and what was refused: then it counts only if it had happened all the same.
_NONE = ("not_a_boundary_issue", "incidental_contact", "planned_treatment")
_REFUSED = ("declined", "avoided", "referred_out")


def crossings(
    context: Context, client_ref: str, therapist_ref: str | None, *, until: date | str | None
) -> CrossingsRecord:
    """
    Return what the actor may see of it.

    Raises:
        InvalidValueError: a reference or the day is not acceptable.

    """
    problems: Problems = []
    therapist = context.actor.ref if therapist_ref is None else therapist_ref
    reference(client_ref, "client_ref", problems)
    reference(therapist, "therapist_ref", problems)
    last: date | None = day(until, "until", problems)
    raise_if_any(problems)
    context.enter()
    watched = context.policy.watched
    last = last or context.today()
    first = last - timedelta(days=watched.crossings_within_days - 1)
    rows = rows_of_pair(context, "boundary_concern", _READ, client_ref=client_ref, therapist_ref=therapist)
    found = sorted((_crossing(context, row) for row in rows), key=lambda one: (one.on, one.concern_id))
    shown = [one for one in found if one.on <= last]
    by_domain = {domain: tuple(one for one in shown if one.kind.domain == domain) for domain in BoundaryDomain}
    return CrossingsRecord(
        client_ref=client_ref,
        therapist_ref=therapist,
        until=last,
        within_days=watched.crossings_within_days,
        number=watched.crossings,
        count=sum(one.counted and first <= one.on for one in shown),
        whole=therapist in context.refs,
        by_domain={str(domain): ones for domain, ones in by_domain.items() if ones},
        in_no_domain=tuple(one for one in shown if one.kind.domain is None),
    )


def _crossing(context: Context, row: Row) -> CrossingRecord:
    return CrossingRecord(
        on=day_of(context, row),
        kind=ConcernKind.read(row["kind"]),
        classification=Classification.read(row["classification"] or Classification.UNDETERMINED),
        disposition=None if row["disposition"] is None else Disposition.read(row["disposition"]),
        concern_id=row["id"],
        counted=_counts(row),
    )


def _counts(row: Row) -> bool:
    is_none: Any = row["classification"] in _NONE or row["disposition"] == "not_a_concern"
    was_prevented = row["occurrence"] == "not_yet" and row["disposition"] in _REFUSED
    is_feeling = row["kind"] == ConcernKind.ATTRACTION_TO_CLIENT
    return not (is_none or was_prevented or is_feeling or row["status"] == "withdrawn")
