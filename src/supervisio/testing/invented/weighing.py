"""Answers to the instrument, as a therapist may give them: mostly mild, now and then not, and some not known."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio import instrument

if TYPE_CHECKING:
    from datetime import date

    from supervisio.instrument import Item
    from supervisio.testing.invented.chance import Chance

# Of the steps of an item, from mild to bad: where there are degrees, and where it is yes, no or unsure.
_DEGREES = (68.0, 26.0, 6.0)
_YES_NO_UNSURE = (88.0, 5.0, 7.0)
_NOT_KNOWN = 0.015
_WORTH = (5, 10, 15, 20, 30, 45, 60, 120)
# How many of several are chosen; of the reactions that are to be expected, one at least.
_SEVERAL = {False: (0, 0, 0, 0, 1), True: (1, 2, 2, 3)}
_CHOSEN: dict[str, dict[str, float]] = {
    "threshold": {
        "boundary_crossing": 56.0,
        "multiple_relationship": 24.0,
        "incidental_contact": 12.0,
        "planned_treatment": 8.0,
    },
    "avoidability": {"avoidable": 58.0, "unavoidable": 38.0, "mandated": 4.0},
    "motive": {
        "unavoidable_circumstance": 46.0,
        "altruism": 38.0,
        "emotional_dependency": 7.0,
        "personal_benefit": 5.0,
        "intimate_relationship": 4.0,
    },
    "how_it_ended": {"planned": 80.0, "client_withdrew": 12.0, "lapsed": 8.0},
    "return_likelihood": {"unlikely": 40.0, "possible": 45.0, "likely": 15.0},
    "codes_read": {"yes": 70.0, "not_yet": 20.0, "no": 10.0},
    "colleague_asked": {"yes": 74.0, "not_yet": 16.0, "no": 10.0},
    "consent": {"yes": 60.0, "not_yet": 28.0, "no": 12.0},
    "notes_kept": {"yes": 74.0, "not_yet": 20.0, "no": 6.0},
}


def answers(chance: Chance, *, today: date) -> dict[str, Any]:
    """Return an answer to every item; what is not asked of this concern is passed over."""
    return {item.id: _answer(item, chance, today=today) for item in instrument.current().items}


def _answer(item: Item, chance: Chance, *, today: date) -> Any:
    if item.unknown is not None and item.undetermined != instrument.items.NEVER and chance.happens(_NOT_KNOWN):
        return item.unknown
    if item.id in _CHOSEN:
        return chance.weighed(_CHOSEN[item.id])
    match item.type:
        case "text":
            answer: Any = chance.words("answer")
        case "amount":
            answer = str(chance.one_of(_WORTH))
        case "day":
            answer = today - timedelta(days=chance.between(30, 1200))
        case "several":
            answer = chance.several_of(item.codes, chance.one_of(_SEVERAL[item.id == "expected_reaction"]))
        case _:
            steps = item.worsening[0] if item.worsening else item.codes
            weights = _YES_NO_UNSURE if item.type == "yes_no_unsure" else _DEGREES
            answer = chance.weighed(dict(zip(steps, weights, strict=False)))
    return answer
