"""Moves of the case itself and of what is agreed in it, on both sides; and the table of all that can be done."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.security.plain_facts import happened_at
from tests.security.plain_matter import PlainRow
from tests.security.plain_moves import (
    pick,
)
from tests.security.plain_people import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.security.plain_moves import Where
    from tests.security.plain_world import World

_READERS = ("x-ray", "s-kim", "z-zoe", "t-ana")


def accept(world: World, chance: Random, where: Where) -> None:
    """Take an asking on."""
    who, common = pick(world, chance, where, "accept")
    world.move(
        who,
        where,
        "accept",
        lambda supervision: supervision.consultations.accept(where[1].id, **common),
        common,
        name="consultations.accept",
        accepted_at=happened_at(world, common),
    )


def schedule(world: World, chance: Random, where: Where) -> None:
    """Set a time."""
    who, common = pick(world, chance, where, "schedule")
    at = world.plain.now + timedelta(hours=3)
    world.move(
        who,
        where,
        "schedule",
        lambda supervision: supervision.consultations.schedule(where[1].id, at, **common),
        common,
        name="consultations.schedule",
        scheduled_at=at,
    )


def confirm(world: World, chance: Random, where: Where) -> None:
    """Confirm a talk that the therapist reported."""
    who, common = pick(world, chance, where, "confirm")
    world.move(
        who,
        where,
        "confirm",
        lambda supervision: supervision.consultations.confirm(where[1].id, **common),
        common,
        name="consultations.confirm",
        also=() if where[1].values["reported_by_therapist"] else {"nothing_to_confirm"},
        reported_by_therapist=False,
    )


def addendum(world: World, chance: Random, where: Where) -> None:
    """Add to a completed consultation."""
    who, common = pick(world, chance, where, "addendum")
    words = world.new_words()
    made = world.move(
        who,
        where,
        "addendum",
        lambda supervision: supervision.consultations.addendum(where[1].id, words, **common),
        common,
        name="consultations.addendum",
        writes=False,
    )
    if made:
        row = PlainRow("addendum", made[0].addenda[-1].id, who.ref, texts={"text": words}, parent=where[1])
        made[1].append(world.add(where[0], row))


def answer(move: str, force: str, refusal: str) -> Callable[[World, Random, Where], None]:
    """Return the function that declines advice, or contests a directive, with a reason."""

    def make(world: World, chance: Random, where: Where) -> None:
        who, common = pick(world, chance, where, move)
        common["reason"] = world.new_words()
        world.move(
            who,
            where,
            move,
            lambda supervision: getattr(supervision.recommendations, move)(where[1].id, **common),
            common,
            name=f"recommendations.{move}",
            also=() if where[1].values["force"] == force else {refusal},
        )

    make.__name__ = f"recommendation_{move}"
    return make


def add_action(world: World, chance: Random, where: Where) -> None:
    """Agree who does what by when."""
    case = where[0]
    who, common = pick(world, chance, where, "add_action")
    if chance.choice((True, False)):
        who = chance.choice(EVERYBODY)
    asking = chance.choice((None, *case.of("consultation")))
    owner, words = chance.choice(_READERS), world.new_words()
    owns = case.owner in who.refs
    answers = asking is not None and asking.values["asked_of"] in who.refs and not owns
    held = asking is not None and asking.status in ("accepted", "scheduled", "missed", "completed")
    refused = world.refusals(who, case, case.row, "add_action", common)
    if refused != {"not_found"} and answers and held:
        # Whose move it is depends on the asking named, which the rule of the case does not know.
        stale = common.get("expect_version") not in (None, case.version)
        open_case = case.row.status in ("open", "monitoring")
        refused = {"stale_version"} if stale else set() if open_case else {"invalid_transition"}
    if not refused and owner in case.others:
        refused = {"other_party"}
    due_on = world.plain.today + timedelta(days=chance.randint(0, 3))
    made = world.attempt(
        who,
        lambda supervision: supervision.actions.add(
            case.id, owner, words, due_on, None if asking is None else asking.id, **common
        ),
        refused,
        key=common.get("request_key"),
    )
    if not refused:
        values = {"owner_ref": owner, "due_on": due_on, "consultation_id": None if asking is None else asking.id}
        row = PlainRow("action_item", made.id, who.ref, "open", values, {"text": words}, parent=asking)
        names = [case.owner] if owns else [asking.values["asked_of"]] if asking else []
        world.happened(case, "actions.add", who, [world.add(case, row)], names, common)


def monitor(world: World, chance: Random, where: Where) -> None:
    """Keep an eye on a case, to a day."""
    who, common = pick(world, chance, where, "monitor")
    review_on = world.plain.today + timedelta(days=chance.randint(0, 9))
    world.move(
        who,
        where,
        "monitor",
        lambda supervision: supervision.cases.monitor(where[1].id, review_on, **common),
        common,
        name="cases.monitor",
        review_on=review_on,
    )


def close(world: World, chance: Random, where: Where) -> None:
    """Close a case: no open work, an outcome, and what the client was told or a reason."""
    who, common = pick(world, chance, where, "close")
    case, words = where[0], world.new_words()
    told = chance.choice((None, world.new_words()))
    silent = case.client is not None and not told and not common.get("reason")
    made = world.move(
        who,
        where,
        "close",
        lambda supervision: supervision.cases.close(case.id, words, told, **common),
        common,
        name="cases.close",
        also={"incomplete"} if silent or case.open_work() else (),
    )
    if made:
        case.row.texts.update(outcome=words, client_was_told=told)


def reopen(world: World, chance: Random, where: Where) -> None:
    """Open a closed case again, with a reason."""
    who, common = pick(world, chance, where, "reopen")
    also = {"nothing_left"} if where[0].emptied else set()
    world.move(
        who,
        where,
        "reopen",
        lambda supervision: supervision.cases.reopen(where[1].id, **common),
        common,
        name="cases.reopen",
        also=also if common.get("reason") else {"incomplete"},
    )


def grant(world: World, chance: Random, where: Where) -> None:
    """Open a case to a reader, perhaps to a day."""
    who, common = pick(world, chance, where, "grant")
    case, ref, days = where[0], chance.choice(_READERS), chance.choice((None, 0, 2))
    until = None if days is None else world.plain.today + timedelta(days=days)
    also = {"invalid_value"} if ref in {case.owner, *who.refs} else set()
    also |= {"personal_issue_never_granted"} if case.topic == "personal_issue" else set()
    also |= {"other_party"} if ref in case.others else set()
    made = world.move(
        who,
        where,
        "grant",
        lambda supervision: supervision.cases.grant(case.id, ref, until, **common),
        common,
        name="cases.grant",
        also=also or ({"shredded"} if case.emptied and common.get("reason") else ()),
        writes=False,
    )
    if made:
        values = {"ref": ref, "until": until, "revoked_at": None}
        made[1].append(world.add(case, PlainRow("grant", made[0].id, who.ref, values=values)))


def revoke(world: World, chance: Random, where: Where) -> None:
    """Take a reader's access back."""
    who, common = pick(world, chance, where, "revoke")
    case, ref = where[0], chance.choice(_READERS)
    granted = [row for row in case.of("grant") if row.values["ref"] == ref and row.values["revoked_at"] is None]
    made = world.move(
        who,
        where,
        "revoke",
        lambda supervision: supervision.cases.revoke(case.id, ref, **common),
        common,
        name="cases.revoke",
        also=() if granted else {"not_found"},
        writes=False,
    )
    if made:
        made[1].extend(granted)
        for row in granted:
            row.values["revoked_at"] = world.plain.now
