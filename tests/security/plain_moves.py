"""Every other move, on both sides: each draws who makes it on what, and works out what must come of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio import Recommendation, SupportReference
from tests.security.plain_facts import common_of, happened_at
from tests.security.plain_matter import PlainCase, PlainRow
from tests.security.plain_people import EVERYBODY
from tests.security.plain_rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from supervisio import Actor
    from tests.security.plain_world import World

    Where = tuple[PlainCase, PlainRow]

_SERVICES = {
    "case": "cases",
    "client_request": "requests",
    "personal_issue": "issues",
    "boundary_concern": "concerns",
    "consultation": "consultations",
    "recommendation": "recommendations",
    "action_item": "actions",
}


def pick(world: World, chance: Random, where: Where, move: str) -> tuple[Actor, dict[str, Any]]:
    """Draw who is to move a row (mostly one whose move it is), and what every call takes."""
    case, row = where
    entitled = [who for who in EVERYBODY if world.names_of_mover(who, case, row, RULES[row.noun][move].by)]
    who = chance.choice((*entitled * 12, *EVERYBODY))
    return who, common_of(world, chance, case)


def simple(noun: str, move: str, *given: Any, **values: Any) -> Callable[[World, Random, Where], None]:
    """Return the function that makes a move which asks for nothing but what it is given."""

    def make(world: World, chance: Random, where: Where) -> None:
        who, common = pick(world, chance, where, move)
        service = _SERVICES[noun]
        world.move(
            who,
            where,
            move,
            lambda supervision: getattr(getattr(supervision, service), move)(where[1].id, *given, **common),
            common,
            name=f"{service}.{move}",
            also=_shredded(where[0], common),
            **values,
        )

    make.__name__ = f"{noun}_{move}"
    return make


def _shredded(case: PlainCase, common: dict[str, Any], *, text: bool = False) -> set[str]:
    """Nothing can be sealed any more in a case whose last concern was dropped."""
    return {"shredded"} if case.emptied and (text or common.get("reason")) else set()


def reply(world: World, chance: Random, where: Where) -> None:
    """Record what the client was answered."""
    who, common = pick(world, chance, where, "reply")
    code, words = chance.choice(("declined", "deferred")), world.new_words()
    made = world.move(
        who,
        where,
        "reply",
        lambda supervision: supervision.requests.reply(where[1].id, code, explanation=words, **common),
        common,
        name="requests.reply",
        reply=code,
    )
    if made:
        where[1].texts["explanation"] = words


def observe(world: World, chance: Random, where: Where) -> None:
    """Record how it was taken."""
    who, common = pick(world, chance, where, "observe")
    shown, words = chance.choice((None, "not_yet", "missed")), world.new_words()
    made = world.move(
        who,
        where,
        "observe",
        lambda supervision: supervision.requests.observe(
            where[1].id, reaction="hurt", next_session=shown, text=words, **common
        ),
        common,
        name="requests.observe",
        writes=False,
    )
    if made:
        record, rows = made
        case, request = where
        values = {"reaction": "hurt", "next_session": shown}
        seen = PlainRow(
            "observation", record.observations[-1].id, who.ref, None, values, {"text": words}, parent=request
        )
        rows.append(world.add(case, seen))
        if shown == "missed" and request.status == "replied":
            request.status = "followed_up"
            rows.append(request)


def redact(noun: str, field: str) -> Callable[[World, Random, Where], None]:
    """Return the function that takes a text out of the record."""

    def make(world: World, chance: Random, where: Where) -> None:
        who, common = pick(world, chance, where, "redact")
        service = _SERVICES[noun]
        made = world.move(
            who,
            where,
            "redact",
            lambda supervision: getattr(supervision, service).redact(where[1].id, field, **common),
            common,
            name=f"{service}.redact",
            also=_shredded(where[0], common),
        )
        if made:
            where[1].redacted.add(field)
            where[1].texts[field] = None

    make.__name__ = f"redact_{field}"
    return make


def support(world: World, chance: Random, where: Where) -> None:
    """Record that the therapist turned elsewhere."""
    _below_issue(
        world, chance, where, "support", "support_references", "route", "ethics_line", SupportReference("ethics_line")
    )


def practice_response(world: World, chance: Random, where: Where) -> None:
    """Record what follows for the practice."""
    code = chance.choice(("continue", "limit"))
    _below_issue(world, chance, where, "practice_response", "practice_responses", "response", code, code)


def _below_issue(
    world: World, chance: Random, where: Where, move: str, field: str, text: str, code: str, given: Any
) -> None:
    who, common = pick(world, chance, where, move)
    made = world.move(
        who,
        where,
        move,
        lambda supervision: getattr(supervision.issues, move)(where[1].id, given, **common),
        common,
        name=f"issues.{move}",
        writes=False,
    )
    if made:
        record = getattr(made[0], field)[-1]
        row = PlainRow(record.noun, record.id, who.ref, texts={text: code}, parent=where[1])
        made[1].append(world.add(where[0], row))


def close_issue(world: World, chance: Random, where: Where) -> None:
    """Close an issue; an impairment needs a response other than to continue."""
    who, common = pick(world, chance, where, "close")
    case, issue = where
    responses = {row.texts["response"] for row in case.below(issue, "practice_response")}
    blocked = issue.texts["functioning"] == "impairment" and responses <= {"continue"}
    world.move(
        who,
        where,
        "close",
        lambda supervision: supervision.issues.close(issue.id, **common),
        common,
        name="issues.close",
        also={"impairment_needs_response"} if blocked else (),
    )


def drop(world: World, chance: Random, where: Where) -> None:
    """Erase a concern that was never shared; with the last of it the case loses its key."""
    who, common = pick(world, chance, where, "drop")
    case, concern = where
    shared = bool(case.of("grant")) or any(row.parent is concern for row in case.of("consultation"))
    made = world.move(
        who,
        where,
        "drop",
        lambda supervision: supervision.concerns.drop(concern.id, **common),
        common,
        name="concerns.drop",
        also={"shared_already"} if shared else (),
        other_party_ref=None,
    )
    if made:
        concern.texts = dict.fromkeys(concern.texts)
        if all(row.status == "dropped" for row in case.rows):
            case.emptied, case.client, case.row.status = True, None, "closed"
            case.row.values.update(host_ref=None, review_on=None)
            made[1].append(case.row)


def not_a_concern(world: World, chance: Random, where: Where) -> None:
    """Close a concern as none, which wants a reason."""
    who, common = pick(world, chance, where, "not_a_concern")
    words = world.new_words()
    made = world.move(
        who,
        where,
        "not_a_concern",
        lambda supervision: supervision.concerns.not_a_concern(where[1].id, client_was_told=words, **common),
        common,
        name="concerns.not_a_concern",
        also=() if common.get("reason") else {"incomplete"},
        disposition="not_a_concern",
    )
    if made:
        where[1].texts["client_was_told"] = words


def complete(world: World, chance: Random, where: Where) -> None:
    """Record the talk and what was advised."""
    who, common = pick(world, chance, where, "complete")
    case, asking = where
    forces = [chance.choice(("advice", "advice", "directive")) for _ in range(chance.randint(0, 2))]
    advice = [Recommendation("training", force=force, text=world.new_words()) for force in forces]
    follow_up = chance.choice((None, 0, 5))
    follow_up_on = None if follow_up is None else world.plain.today + timedelta(days=follow_up)
    directs = "directive" in forces and asking.values["route"] != "supervision"
    made = world.move(
        who,
        where,
        "complete",
        lambda supervision: supervision.consultations.complete(asking.id, 20, advice, follow_up_on, **common),
        common,
        name="consultations.complete",
        also={"invalid_value"} if directs else (),
        minutes=20,
        follow_up_on=follow_up_on,
        held_at=happened_at(world, common),
    )
    if made:
        record, rows = made
        for given, kept in zip(advice, record.recommendations, strict=True):
            values = {"kind": "training", "force": given.force, "given_by": asking.values["asked_of"]}
            row = PlainRow("recommendation", kept.id, who.ref, "open", values, {"text": given.text}, parent=asking)
            rows.append(world.add(case, row))
        issue = asking.parent
        if issue is not None and issue.noun == "personal_issue" and issue.status in ("noted", "support_sought"):
            issue.status = "supported"
            rows.append(issue)
