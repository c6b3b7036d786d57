"""Ben weighs whether his friend can be his client again, item by item and by the rules that bind him, and decides."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from story.people import BEN
from story.screen import WIDTH, say, scene, shown
from story.words import WORDS
from supervisio.errors import RuleError
from supervisio.testing import invent_answers

if TYPE_CHECKING:
    from story.stage import Stage

# What Ben answers; to all that is not named he answers what is mildest.
_ANSWERS = {
    "avoidability": "avoidable",
    "objectivity": "no",
    "objectivity_kept": "no",
    "expectations": "marked",
    "power_gap": "some",
    "harm": "unsure",
    "motive": "emotional_dependency",
    "expected_reaction": ["disappointed"],
    "thinking_errors": ["helped_one_helps_all"],
    "return_barred": "yes",
    "last_contact_on": "2024-05-31",
}


def not_as_his_client(stage: Stage) -> None:
    """The result, with its reasons and with what the rules say; letting it go on is refused, and a no is cheap."""
    scene("Wed 11 March", "Ben weighs whether c-088 can be his client again")
    concern_id = stage.came_up["return"]
    refused = ""
    with stage.acting(BEN, at=(3, 11, 9, 30)) as supervision:
        supervision.profiles.set(["Texas LPC"])
        draft = supervision.evaluations.start(concern_id)
        assert isinstance(draft.missing, tuple)
        asked = len(draft.missing)
        supervision.evaluations.answer(draft.id, invent_answers(**_ANSWERS))
        evaluation = supervision.evaluations.submit(draft.id)
        try:
            supervision.concerns.decide(concern_id, "tolerated_and_managed", rationale=WORDS["return_told"])
        except RuleError as error:
            refused = str(error)
        decided = supervision.concerns.decide(
            concern_id, "referred_out", rationale=WORDS["return_rationale"], client_was_told=WORDS["return_told"]
        )
        supervision.concerns.close(concern_id)
    say(
        f"Lee has answered; the decision is Ben's. The instrument asks him {asked} things to begin with, and more as",
        "they apply. Which rules bind him he says once: he is licensed in Texas. What his answers come to, and then",
        "what the rules say:",
    )
    print()
    for line in evaluation.explain().splitlines():
        print(fill(line, WIDTH, initial_indent="    ", subsequent_indent="      "))
    print()
    say(
        f'To go on with it is refused: "{refused}"',
        f"A no needs a reason and what the client was told, nothing else: {shown(decided.disposition).lower()}.",
    )


def at_intake(stage: Stage) -> None:
    """What intake is told when the friend asks again, and what somebody is told who may not see the matter."""
    scene("Wed 11 March", "what intake will be told about c-088")
    with stage.reading(BEN) as supervision:
        found = supervision.relationships.can_return("c-088")
    say(
        "Could c-088 come back to Ben? There is never a bare yes. For Ben it says:",
        "; ".join(shown(one.code).lower() for one in found.findings) + ".",
    )
