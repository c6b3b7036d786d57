"""Planning a reply, deciding about a concern and looking again, on both sides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.security.plain_matter import PlainRow
from tests.security.plain_moves import pick

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from tests.security.plain_moves import Where
    from tests.security.plain_world import World


def plan(world: World, chance: Random, where: Where) -> None:
    """Plan a reply, with a day to follow it up or without."""
    who, common = pick(world, chance, where, "plan")
    words, follow_up_on = world.new_words(), _day(world, chance)
    barred = chance.choice((None, "yes", "no"))
    made = world.move(
        who,
        where,
        "plan",
        lambda supervision: supervision.requests.plan(
            where[1].id, "declined", explanation=words, follow_up_on=follow_up_on, return_barred=barred, **common
        ),
        common,
        name="requests.plan",
        writes=False,
    )
    if made:
        values = {"reply": "declined", "follow_up_on": follow_up_on, "return_barred": barred}
        texts = {"explanation": words, "check_next_session": None, "return_plan": None}
        row = PlainRow("reply_plan", made[0].plans[-1].id, who.ref, None, values, texts, parent=where[1])
        made[1].append(world.add(where[0], row))


def decide(world: World, chance: Random, where: Where) -> None:
    """Say no, which wants a reason and what the client was told; with a day to look again or without."""
    who, common = pick(world, chance, where, "decide")
    case, concern = where
    why, told, review_on = world.new_words(), chance.choice((None, world.new_words())), _day(world, chance)
    incomplete = told is None and case.client is not None
    made = world.move(
        who,
        where,
        "decide",
        lambda supervision: supervision.concerns.decide(
            concern.id, "declined", rationale=why, client_was_told=told, review_on=review_on, **common
        ),
        common,
        name="concerns.decide",
        also={"incomplete"} if incomplete else (),
        disposition="declined",
        review_on=review_on,
    )
    if made:
        concern.texts["client_was_told"] = told
        values = {"disposition": "declined", "decided_by": case.owner, "review_on": review_on}
        unsaid = ("safeguards", "expected_benefit", "expected_consequences", "repair_plan")
        texts = {"rationale": why, "client_was_told": told, **dict.fromkeys(unsaid)}
        row = PlainRow("decision", made[0].decisions[-1].id, who.ref, None, values, texts, parent=concern)
        made[1].append(world.add(case, row))


def review(world: World, chance: Random, where: Where) -> None:
    """Look at a decision again, and set the day of the next time."""
    who, common = pick(world, chance, where, "review")
    review_on = world.plain.today + timedelta(days=chance.randint(0, 5))
    world.move(
        who,
        where,
        "review",
        lambda supervision: supervision.concerns.review(where[1].id, review_on, **common),
        common,
        name="concerns.review",
        review_on=review_on,
    )


def close(world: World, chance: Random, where: Where) -> None:
    """Close a concern that was decided: it is not looked at again."""
    who, common = pick(world, chance, where, "close")
    world.move(
        who,
        where,
        "close",
        lambda supervision: supervision.concerns.close(where[1].id, **common),
        common,
        name="concerns.close",
        review_on=None,
    )


def review_issue(world: World, chance: Random, where: Where) -> None:
    """Look at a personal issue again, and set the day of the next time or none."""
    who, common = pick(world, chance, where, "review")
    review_on = _day(world, chance)
    world.move(
        who,
        where,
        "review",
        lambda supervision: supervision.issues.review(where[1].id, review_on=review_on, **common),
        common,
        name="issues.review",
        review_on=review_on,
    )


def _day(world: World, chance: Random) -> date | None:
    ahead = chance.choice((None, 0, 5))
    return None if ahead is None else world.plain.today + timedelta(days=ahead)
