"""What is asked, what is missing, and which answers are taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from supervisio import instrument
from supervisio.domain.vocabulary import Avoidability
from supervisio.errors import InvalidValueError
from supervisio.instrument import WeighingContext
from tests.instrument.weighed import DINNER, FRIENDSHIP_AFTERWARDS, complete

VERSION = instrument.current()
SECRET = "Mira fears the winter"


def refused(answers: Any, context: WeighingContext = DINNER, **limits: int) -> InvalidValueError:
    """Return the error that these answers raise."""
    with pytest.raises(InvalidValueError) as caught:
        VERSION.checked(answers, context, **limits)
    return caught.value


def asked(context: WeighingContext, **answers: Any) -> set[str]:
    """Return the ids of what is asked."""
    return {item.id for item in VERSION.applicable(answers, context)}


def test_missing_names_what_is_required_in_the_order_of_the_instrument() -> None:
    """The threshold first; a complete set of answers misses nothing."""
    missing = VERSION.missing({}, DINNER)
    order = [item.id for item in VERSION.items]
    assert missing[0] == "threshold"
    assert list(missing) == sorted(missing, key=order.index)
    assert "other_rules" not in missing
    assert VERSION.missing(complete(DINNER), DINNER) == ()


@pytest.mark.parametrize("threshold", ["incidental_contact", "planned_treatment"])
def test_by_chance_or_planned_nothing_from_c_to_h_is_asked(threshold: str) -> None:
    """The threshold ends it."""
    assert asked(DINNER, threshold=threshold) == {"threshold", "other_rules"}


def test_a_second_relationship_is_asked_about_where_there_is_one() -> None:
    """For a mere crossing Gottlieb's second column is left out; where it is not known what it is, it is asked."""
    contemplated = {"power_contemplated", "duration_contemplated", "ending_contemplated"}
    assert not contemplated & asked(DINNER, threshold="boundary_crossing")
    assert contemplated <= asked(DINNER, threshold="multiple_relationship")
    assert contemplated <= asked(DINNER, threshold="unknown")
    assert contemplated <= asked(DINNER)


def test_why_it_cannot_be_avoided_is_asked_where_it_cannot() -> None:
    """And must be answered before it is submitted."""
    assert "avoidability_why" not in asked(DINNER, avoidability="avoidable")
    assert "avoidability_why" in VERSION.missing({"avoidability": "unavoidable"}, DINNER)
    assert "avoidability_why" in VERSION.missing({"avoidability": "mandated"}, DINNER)


def test_the_section_on_endings_is_asked_after_one() -> None:
    """The list of APA 10.08 only once therapy is over; the plan for a return for whatever comes after it."""
    checklist = {item.id for item in VERSION.items if "ended" in item.conditions}
    return_plan = {item.id for item in VERSION.items if "after_ending" in item.conditions}
    assert {item.section for item in VERSION.items if item.id in checklist | return_plan} == {"G"}
    promised = WeighingContext(kind="friendship", phase="promised_for_future", client_status="current")
    status_unknown = WeighingContext(kind="friendship_after_ending")
    known_day = WeighingContext(
        kind="friendship_after_ending", client_status="transferred", last_professional_contact_on="2024-03-10"
    )
    assert not (checklist | return_plan) & asked(DINNER)
    assert (checklist | return_plan) <= asked(FRIENDSHIP_AFTERWARDS)
    assert (checklist | return_plan) <= asked(status_unknown)
    assert return_plan <= asked(promised)
    assert not checklist & asked(promised)
    assert (checklist | return_plan) - asked(known_day) == {"last_contact_on"}


def test_whether_it_has_happened_is_asked_where_it_is_not_known() -> None:
    """The concern usually knows."""
    assert "occurrence" not in asked(DINNER)
    assert "occurrence" in asked(WeighingContext(kind="touch", client_status="current"))


def test_in_which_way_the_client_looks_after_the_therapist_is_asked_unless_it_is_no() -> None:
    """It may stay unanswered."""
    assert "looked_after_how" in asked(DINNER, client_looks_after_therapist="yes")
    assert "looked_after_how" not in asked(DINNER, client_looks_after_therapist="no")
    assert "looked_after_how" not in VERSION.missing({"client_looks_after_therapist": "yes"}, DINNER)


def test_answers_are_kept_as_json_in_the_order_of_the_instrument() -> None:
    """Codes as plain text, several in the order of their options, days as ISO text; empty and None are no answers."""
    kept = VERSION.checked(
        {
            "thinking_errors": ("a_one_off", "outside_does_not_count", "a_one_off"),
            "last_contact_on": date(2024, 3, 10),
            "avoidability": Avoidability.MANDATED,
            "unease": "A little.\r\nSince Monday.",
            "threshold": "boundary_crossing",
            "motive": None,
            "personal_history": "  ",
        },
        FRIENDSHIP_AFTERWARDS,
    )
    assert list(kept.items()) == [
        ("threshold", "boundary_crossing"),
        ("avoidability", "mandated"),
        ("last_contact_on", "2024-03-10"),
        ("unease", "A little.\nSince Monday."),
        ("thinking_errors", ["outside_does_not_count", "a_one_off"]),
    ]
    assert type(kept["avoidability"]) is str


@pytest.mark.parametrize(
    ("item", "kept"),
    [
        ("threshold", "undetermined"),
        ("avoidability", "not_said"),
        ("power_current", "unknown"),
        ("harm", "unsure"),
        ("motive", "unknown"),
        ("last_contact_on", "unknown"),
    ],
)
def test_unknown_is_an_answer(item: str, kept: str) -> None:
    """It is kept by the item's own word for it."""
    assert VERSION.checked({item: "unknown"}, FRIENDSHIP_AFTERWARDS) == {item: kept}


def test_not_to_have_planned_is_no_unknown() -> None:
    """Where one knows what one did, `unknown` is no answer."""
    assert refused({"codes_read": "unknown"}).problem == "out_of_range"
    assert refused({"thinking_errors": ["unknown"]}).problem == "out_of_range"


@pytest.mark.parametrize(
    ("answers", "field", "problem"),
    [
        ({"harm": SECRET}, "answers.harm", "out_of_range"),
        ({"harm": True}, "answers.harm", "wrong_type"),
        ({"power_current": ["high"]}, "answers.power_current", "wrong_type"),
        ({"avoidability": "x-of_the_host"}, "answers.avoidability", "out_of_range"),
        ({"thinking_errors": "a_one_off"}, "answers.thinking_errors", "wrong_type"),
        ({"thinking_errors": {"a_one_off": True}}, "answers.thinking_errors", "wrong_type"),
        ({"thinking_errors": [SECRET]}, "answers.thinking_errors", "out_of_range"),
        ({"thinking_errors": [7]}, "answers.thinking_errors", "wrong_type"),
        ({"last_contact_on": SECRET}, "answers.last_contact_on", "not_a_day"),
        ({"last_contact_on": datetime(2024, 3, 10)}, "answers.last_contact_on", "not_a_day"),  # noqa: DTZ001 - no day
        ({"unease": f"{SECRET}\x00"}, "answers.unease", "nul"),
        ({"unease": 7}, "answers.unease", "wrong_type"),
        ({SECRET: "yes"}, "answers", "unknown_item"),
        ({7: "yes"}, "answers", "unknown_item"),
        ([("harm", "yes")], "answers", "wrong_type"),
        (None, "answers", "wrong_type"),
    ],
)
def test_a_wrong_answer_is_refused_and_not_quoted(answers: Any, field: str, problem: str) -> None:
    """By the name of the item, in the error, its arguments and its JSON."""
    error = refused(answers)
    assert (error.field, error.problem) == (field, problem)
    assert SECRET not in f"{error} {error.args} {error.to_dict()}"


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One error for a whole form."""
    error = refused({"harm": "perhaps", "unease": "\x00", "power_gap": 3})
    assert [field for field, _, _ in error.problems] == ["answers.power_gap", "answers.harm", "answers.unease"]


def test_a_text_is_as_long_as_the_clinic_lets_it_be() -> None:
    """The limit is handed in."""
    assert refused({"unease": "much too long"}, text_limit=5).problem == "too_long"
    assert VERSION.checked({"unease": "short"}, DINNER, text_limit=5) == {"unease": "short"}


def test_no_answer_names_a_day_to_come() -> None:
    """Where the day of the weighing is given."""
    context = WeighingContext(kind="friendship_after_ending", client_status="ended", as_of="2025-06-01")
    assert refused({"last_contact_on": "2025-06-02"}, context).problem == "in_future"
    assert VERSION.checked({"last_contact_on": "2025-06-01"}, context) == {"last_contact_on": "2025-06-01"}


def test_an_answer_to_what_is_not_asked_is_kept_and_counts_for_nothing() -> None:
    """What applies may change with the next answer; a draft loses nothing by it."""
    answers = {"threshold": "incidental_contact", "harm": "yes"}
    result = VERSION.result(answers, DINNER)
    assert VERSION.checked(answers, DINNER) == answers
    assert (result.result, result.findings) == ("not_a_multiple_relationship", ())


def test_answers_do_not_stay_in_a_traceback() -> None:
    """The locals of every finished frame below the caller are cleared."""
    with pytest.raises(InvalidValueError) as caught:
        VERSION.result({"unease": SECRET, "harm": "perhaps"}, DINNER)
    frames = list(caught.traceback)[1:]
    assert frames
    assert all(SECRET not in repr(frame.frame.raw.f_locals) for frame in frames)
