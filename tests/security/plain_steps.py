"""One step in a clinic's life: somebody brings something up, or goes on with what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.security import plain_case_moves as on_case
from tests.security import plain_deciding as deciding
from tests.security import plain_moves as on_row
from tests.security import plain_opening as opening
from tests.security.plain_moves import simple
from tests.security.plain_rules import RULES

if TYPE_CHECKING:
    from random import Random

    from tests.security.plain_world import World

_MOVES: dict[str, dict[str, Any]] = {
    "case": {
        "ask": opening.add_to_case,
        "note": opening.add_to_case,
        "record_held": opening.record_held,
        "add_action": on_case.add_action,
        "monitor": on_case.monitor,
        "close": on_case.close,
        "reopen": on_case.reopen,
        "grant": on_case.grant,
        "revoke": on_case.revoke,
    },
    "client_request": {
        "ask": opening.ask_again,
        "plan": deciding.plan,
        "reply": on_row.reply,
        "observe": on_row.observe,
        "withdraw": simple("client_request", "withdraw"),
        "redact": on_row.redact("client_request", "words"),
    },
    "personal_issue": {
        "ask": opening.ask_again,
        "support": on_row.support,
        "practice_response": on_row.practice_response,
        "review": deciding.review_issue,
        "close": on_row.close_issue,
    },
    "boundary_concern": {
        "ask": opening.ask_again,
        "drop": on_row.drop,
        "withdraw": simple("boundary_concern", "withdraw", disposition="withdrawn"),
        "not_a_concern": on_row.not_a_concern,
        "decide": deciding.decide,
        "review": deciding.review,
        "close": deciding.close,
    },
    "consultation": {
        "accept": on_case.accept,
        "decline": simple("consultation", "decline", "on_leave", decline_code="on_leave"),
        "redirect": opening.redirect,
        "schedule": on_case.schedule,
        "missed": simple("consultation", "missed"),
        "complete": on_row.complete,
        "cancel": simple("consultation", "cancel"),
        "confirm": on_case.confirm,
        "addendum": on_case.addendum,
        "redact": on_row.redact("consultation", "question"),
    },
    "recommendation": {
        "follow": simple("recommendation", "follow"),
        "decline": on_case.answer("decline", "advice", "advice_only"),
        "contest": on_case.answer("contest", "directive", "directive_only"),
    },
    "action_item": {"complete": simple("action_item", "complete"), "cancel": simple("action_item", "cancel")},
}
# Drawn more often, so that matters get somewhere before they end.
_CARRIES_ON = {"ask", "record_held", "accept", "schedule", "complete", "confirm", "reply", "observe", "support"}
_CARRIES_ON |= {"add_action", "grant", "plan", "decide"}


def step(world: World, chance: Random) -> None:
    """Open a case, or make a move on something that is there: mostly one that is possible, rarely an error's mark."""
    if len(world.cases) < chance.choice((1, 2, 3, 4)):
        opening.open_case(world, chance)
        return
    case, row = chance.choice([(case, row) for case, row in world.plain.rows if row.noun in _MOVES])
    moves = _MOVES[row.noun]
    possible = [move for move in moves if row.status in RULES[row.noun][move].sources]
    possible += [move for move in possible if move in _CARRIES_ON] * 3
    move = chance.choice((*possible * 4, *moves, "mark_in_error"))
    make = moves.get(move) or simple(row.noun, move)
    if move in RULES[row.noun]:
        make(world, chance, (case, row))
