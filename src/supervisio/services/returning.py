"""Whether a therapist can treat somebody again: what stands before it, and never a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.membership import Membership
from supervisio.domain.records import ReturnFinding, ReturnRecord
from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind, ReturnFindingCode, RuleState, TherapyStatus
from supervisio.rules.relations import CHANCE, FRAME, GIFT, relation_of
from supervisio.services.pairs import day_of, rows_of_pair
from supervisio.services.profiles import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from supervisio.domain.records import TherapyRelationshipRecord
    from supervisio.domain.ruling import RuleOutcome
    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_OF_CONCERN = frozenset(
    {
        "client_ref",
        "kind",
        "status",
        "occurrence",
        "classification",
        "disposition",
        "noticed_on",
        "effective_at",
        "continues_against_rule",
    }
)
_OF_REQUEST = frozenset({"client_ref", "kind", "status", "reply", "made_on", "effective_at"})
_OF_PLAN = frozenset({"request_id", "return_plan", "return_barred", "client_told_of_return"})

_OPEN = ("noted", "brought", "under_evaluation", "decided", "monitoring")
_LET_GO_ON = ("permitted_with_safeguards", "tolerated_and_managed")
_NONE = ("not_a_boundary_issue", "incidental_contact", "planned_treatment")
# A way of working, a meeting by chance and a gift may have to be weighed, but they make nobody a friend.
_NO_RELATIONSHIP = (FRAME, CHANCE, GIFT)
# What was accepted with these is work, or is about somebody else.
_WITH_OTHERS = (ClientRequestKind.LETTER_OR_TESTIMONY, ClientRequestKind.TREAT_FRIEND_OR_RELATIVE)
_ACCEPTED = ("accepted", "accepted_with_safeguards")
_WEIGHT = {code: weight for weight, code in enumerate(ReturnFindingCode)}
_BY_STATUS = {
    TherapyStatus.ENDED: ReturnFindingCode.THERAPY_ENDED,
    TherapyStatus.TRANSFERRED: ReturnFindingCode.THERAPY_TRANSFERRED,
}


def can_return(
    context: Context,
    client_ref: str,
    therapist_ref: str,
    on: date,
    *,
    relationship: TherapyRelationshipRecord | None,
    sees_relationship: bool,
) -> ReturnRecord:
    """Return the findings that this actor may see; what is a matter of others leaves no trace in them."""
    pair = {"client_ref": client_ref, "therapist_ref": therapist_ref}
    concerns = rows_of_pair(context, "boundary_concern", _OF_CONCERN, **pair)
    requests = rows_of_pair(context, "client_request", _OF_REQUEST, **pair)
    plans = rows_of_pair(context, "reply_plan", _OF_PLAN, **pair) if requests else []
    past = [row for row in concerns if _took_place(row)] + [row for row in requests if _was_accepted(row)]
    past = [row for row in past if _is_relationship(row["kind"])]
    findings = [
        *(_other_relationship(context, row) for row in past),
        *(_open_concern(context, row) for row in concerns if row["status"] in _OPEN),
        *_planned(context, requests, plans),
    ]
    if sees_relationship:
        findings.append(_therapy(relationship))
        findings += _by_rules(context, therapist_ref, on, past)
    if therapist_ref not in context.refs:
        findings.append(
            ReturnFinding(
                code=ReturnFindingCode.ONLY_WHAT_YOU_MAY_SEE,
                reason="This is only what you may see of it, whether or not there is more; ask the therapist.",
            )
        )
    findings.append(
        ReturnFinding(
            code=ReturnFindingCode.WEIGH_AFRESH,
            reason="Nothing here says yes: weigh afresh, with the person who asks, whether it serves them.",
        )
    )
    # The order of writing stays among equals.
    in_order = tuple(sorted(findings, key=lambda one: _WEIGHT[one.code]))
    return ReturnRecord(client_ref=client_ref, therapist_ref=therapist_ref, on=on, findings=in_order)


def _took_place(concern: Row) -> bool:
    """Whether a relationship came of a concern: it went on, was let go on or made good."""
    if concern["status"] == "withdrawn" or concern["disposition"] == "not_a_concern":
        return False
    if concern["classification"] in _NONE:
        return False
    return bool(
        concern["occurrence"] in ("ongoing", "over")
        or concern["disposition"] in (*_LET_GO_ON, "repaired")
        or concern["continues_against_rule"]
    )


def _is_relationship(kind: str) -> bool:
    """Whether it is a relationship beside therapy, and with this very client."""
    relation = relation_of(ConcernKind.read(kind), "kind", [])
    return relation.class_ is not None and relation.subject not in _NO_RELATIONSHIP and kind not in _WITH_OTHERS


def _was_accepted(request: Row) -> bool:
    return request["status"] != "withdrawn" and request["reply"] in _ACCEPTED


def _other_relationship(context: Context, row: Row) -> ReturnFinding:
    is_request = "reply" in row
    kind = (ClientRequestKind if is_request else ConcernKind).read(row["kind"])
    what = "What was asked for was accepted" if is_request else "Beside therapy there is or was something else"
    return ReturnFinding(
        code=ReturnFindingCode.OTHER_RELATIONSHIP,
        reason=f"{what}: {kind.label}.",
        on=day_of(context, row),
        about="client_request" if is_request else "boundary_concern",
        id=row["id"],
    )


def _open_concern(context: Context, row: Row) -> ReturnFinding:
    return ReturnFinding(
        code=ReturnFindingCode.OPEN_CONCERN,
        reason=f"A concern is not settled: {ConcernKind.read(row['kind']).label}.",
        on=day_of(context, row),
        about="boundary_concern",
        id=row["id"],
    )


def _planned(context: Context, requests: list[Row], plans: list[Row]) -> Iterator[ReturnFinding]:
    """Yield what the newest plan of each request that says anything about a return comes to."""
    by_request: dict[UUID, Row] = {plan["request_id"]: plan for plan in plans if _speaks_of_return(plan)}
    for request in requests:
        plan = by_request.get(request["id"])
        if plan is None:
            continue
        for code, reason in _said_by(plan, accepted=_was_accepted(request)):
            day = day_of(context, plan)
            yield ReturnFinding(code=code, reason=reason, on=day, about="client_request", id=request["id"])


def _speaks_of_return(plan: Row) -> bool:
    # Whether there is such a text counts here, not what it says.
    return any(plan[name] is not None for name in ("return_barred", "client_told_of_return", "return_plan"))


def _said_by(plan: Row, *, accepted: bool) -> Iterator[tuple[ReturnFindingCode, str]]:
    if accepted and plan["return_barred"] == "yes":
        yield ReturnFindingCode.RETURN_BARRED, "A request was accepted of which it was said that this bars a return."
    elif accepted and plan["return_barred"] != "no":
        yield (
            ReturnFindingCode.RETURN_UNSURE,
            "A request was accepted, and whether this bars a return was left open.",
        )
    if accepted and plan["client_told_of_return"] is False:
        yield ReturnFindingCode.CLIENT_NOT_TOLD, "The client was not told what accepting means for a return."
    yield (
        ReturnFindingCode.RETURN_PLANNED,
        "When a request was to be answered, a return was thought of; what was planned stands with the request.",
    )


def _therapy(relationship: TherapyRelationshipRecord | None) -> ReturnFinding:
    if relationship is None:
        return ReturnFinding(
            code=ReturnFindingCode.THERAPY_NOT_RECORDED,
            reason="Whether there was a therapy between the two is unknown: none is on record.",
        )
    return ReturnFinding(
        code=_BY_STATUS.get(relationship.status, ReturnFindingCode.THERAPY_GOES_ON),
        reason=f"On record as: {relationship.status.label}.",
        on=relationship.ended_on if relationship.status in _BY_STATUS else relationship.began_on,
        about="therapy_relationship",
        id=relationship.id,
    )


def _by_rules(context: Context, therapist_ref: str, on: date, past: list[Row]) -> Iterator[ReturnFinding]:
    if not past:
        return
    profile = profile_of(context, therapist_ref)
    # Read as kinds of concerns, whatever they are: a code of a newer version is then taken for a relationship.
    kinds = [ConcernKind.read(row["kind"]) for row in past]
    asked: dict[str, Any] = {
        "memberships": () if profile is None else tuple(map(Membership.from_dict, profile["memberships"])),
        "as_of": on,
        "confirmed": context.policy.confirmed_rules,
    }
    rules = context.house.rules
    if not rules.evaluate(relationship=kinds[0], client_status="prospective", **asked).known:
        yield ReturnFinding(
            code=ReturnFindingCode.RULES_NOT_KNOWN,
            reason="No rules are known that bind this therapist: nothing follows from their silence.",
        )
    for outcome in rules.returning(past=kinds, **asked):
        yield _by_rule(outcome)


def _by_rule(outcome: RuleOutcome) -> ReturnFinding:
    is_bar = outcome.binding and outcome.state in (RuleState.PROHIBITED, RuleState.PROHIBITED_UNTIL)
    if is_bar:
        reason = f"A rule bars it: {outcome.says}."
    elif outcome.binding:
        reason = f"A rule asks to weigh it: {outcome.says}."
    else:
        reason = f"A rule that only warns speaks to it: {outcome.says}."
    return ReturnFinding(
        code=ReturnFindingCode.RULE_BARS if is_bar else ReturnFindingCode.RULE_SPEAKS,
        reason=" ".join((reason, *(f"{warning.definition}." for warning in outcome.warnings))),
        rule=outcome.rule,
        citation=outcome.citation,
        on=outcome.until,
    )
