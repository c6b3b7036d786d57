"""What a result tells, and how it is stored."""

from __future__ import annotations

import json
import pickle
import re
from typing import Any

from hypothesis import given

from supervisio import instrument
from supervisio.instrument import WeighingContext, WeighingResult
from tests.instrument.matters import ANSWERS, CONTEXTS, RULINGS
from tests.instrument.weighed import DINNER, FRIENDSHIP_AFTERWARDS, Ruling, weigh

NEVER_SAID = re.compile(r"\b(un)?(ethical|ethically|safe|safely|allowed|certified|permitted)\b", re.IGNORECASE)


@given(ANSWERS, CONTEXTS, RULINGS)
def test_a_result_comes_back_from_storage(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """As JSON, and as a pickle: equal, with codes that know their label."""
    result = instrument.current().result(answers, context, ruling)
    back = WeighingResult.from_dict(json.loads(json.dumps(result.to_dict())))
    assert back == result
    assert back.explain() == result.explain()
    assert pickle.loads(pickle.dumps(result)) == result  # noqa: S301 - its own


@given(ANSWERS, CONTEXTS, RULINGS)
def test_an_explanation_never_approves(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """Nothing is ever called ethical, safe, allowed or certified; the result stands first, the limits last."""
    result = instrument.current().result(answers, context, ruling)
    lines = result.explain().splitlines()
    assert NEVER_SAID.search(result.explain()) is None
    assert lines[0].startswith(f"{result.result.label}: ")
    assert lines[1].startswith("Decided by: ")
    assert lines[-1].endswith("no approval, and no legal advice.")
    assert all(line.endswith(".") for line in lines)


def test_an_explanation_names_findings_risk_and_what_is_needed() -> None:
    """In lines that a therapist can read."""
    friendship = weigh(
        FRIENDSHIP_AFTERWARDS, Ruling(burden_of_proof=True), threshold="multiple_relationship", harm_after="yes"
    )
    assert friendship.explain().splitlines() == [
        "Avoid: It is to be declined, arranged away or ended.",
        "Decided by: It need not be, or nobody said that it must, and there are findings against it.",
        "Also: a rule leaves it to the therapist to show that nobody is exploited.",
        "Speaking against it: the client could come to harm by it.",
        "Risk: high; a rule asks the therapist to show that nobody is exploited; the client could be harmed.",
        "Needed next: to decline, arrange away or end it, and to tell the client why; a second opinion.",
        "An aid to judgement (instrument, version 1); no approval, and no legal advice.",
    ]


def test_an_explanation_names_what_is_not_known() -> None:
    """By the item, so that one knows where to look."""
    explained = weigh(DINNER, threshold="boundary_crossing", power_gap="unknown").explain()
    assert "Not known yet: power gap." in explained


def test_a_result_of_a_newer_version_is_read() -> None:
    """Codes that this version does not know are kept, told as they are, and what is not known goes nowhere."""
    stored = {**weigh(DINNER).to_dict(), "instrument": 9, "result": "to_be_pondered", "reasons": ["x_reason"]}
    back = WeighingResult.from_dict({**stored, "field_of_a_newer_version": 1})
    assert back.to_dict() == stored
    assert back.explain().startswith("to be pondered: ")
