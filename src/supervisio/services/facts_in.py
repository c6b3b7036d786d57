"""Facts become rows: what came up, sealed and put into its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.facts import BoundaryConcern, ClientRequest, PersonalIssue, SupportReference

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.domain.checks import Problems
    from supervisio.services.act import Act
    from supervisio.services.draft import Row

Fact = ClientRequest | PersonalIssue | BoundaryConcern
NOUN_OF: dict[type, str] = {
    ClientRequest: "client_request",
    PersonalIssue: "personal_issue",
    BoundaryConcern: "boundary_concern",
}
TOPIC_OF = {
    "client_request": "client_request",
    "personal_issue": "personal_issue",
    "boundary_concern": "observed_concern",
}
_DAY_OF = {"client_request": "made_on", "personal_issue": "noticed_on", "boundary_concern": "noticed_on"}
_TEXT_OF = {"client_request": "words", "personal_issue": "note", "boundary_concern": "description"}


def check_fact(act: Act, fact: Fact, problems: Problems) -> None:
    """Check what a fact could not: its day against the clinic's today, its text against the clinic's limit."""
    noun = NOUN_OF[type(fact)]
    act.not_after_today(getattr(fact, _DAY_OF[noun]), _DAY_OF[noun], problems)
    words = getattr(fact, _TEXT_OF[noun])
    if words is not None and len(words) > act.policy.text_limit:
        problems.append((_TEXT_OF[noun], "too_long", {"length": len(words), "limit": act.policy.text_limit}))


def add_fact(act: Act, fact: Fact, fact_id: UUID, *, status: str) -> Row:
    """Add the row of a fact."""
    if isinstance(fact, ClientRequest):
        return act.add(
            "client_request",
            id=fact_id,
            status=status,
            kind=fact.kind,
            phase=fact.phase,
            made_by=fact.made_by,
            made_on=fact.made_on,
            words=act.seal("client_request", fact_id, "words", fact.words),
        )
    if isinstance(fact, PersonalIssue):
        return act.add(
            "personal_issue",
            id=fact_id,
            status=status,
            kind=act.seal_code("personal_issue", fact_id, "kind", fact.kind),
            functioning=act.seal_code("personal_issue", fact_id, "functioning", fact.functioning),
            affects_work=act.seal_code("personal_issue", fact_id, "affects_work", fact.affects_work),
            noticed_on=fact.noticed_on,
            note=act.seal("personal_issue", fact_id, "note", fact.note),
        )
    return act.add(
        "boundary_concern",
        id=fact_id,
        status=status,
        kind=fact.kind,
        other_party_ref=fact.other_party_ref,
        origin=fact.origin,
        phase=fact.phase,
        occurrence=fact.occurrence,
        noticed_on=fact.noticed_on,
        description=act.seal("boundary_concern", fact_id, "description", fact.description),
        classification="undetermined",
    )


def add_support(act: Act, support: SupportReference, issue_id: UUID, support_id: UUID) -> Row:
    """Add the row of a support reference."""
    return act.add(
        "support_reference",
        id=support_id,
        issue_id=issue_id,
        route=act.seal_code("support_reference", support_id, "route", support.route),
        since=support.since,
    )


def client_of(fact: Fact | None) -> str | None:
    """Return the client that a fact names."""
    return None if fact is None or isinstance(fact, PersonalIssue) else fact.client_ref


def other_party_of(fact: Fact | None) -> str | None:
    """Return the other party that a fact names."""
    return fact.other_party_ref if isinstance(fact, BoundaryConcern) else None
