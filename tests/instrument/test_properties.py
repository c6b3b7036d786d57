"""What holds for every matter, every set of answers and everything that rules may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from supervisio import instrument
from supervisio.errors import InvalidValueError
from tests.instrument.matters import ANSWERS, CONTEXTS, ITEMS, RULINGS, STEPS, TEXTS
from tests.instrument.weighed import DINNER, FRIENDSHIP_AFTERWARDS, SILENT, Ruling, complete

if TYPE_CHECKING:
    from supervisio.instrument import WeighingContext, WeighingResult

ACCEPTABLE = {"permissible_with_safeguards", "manage", "burden_of_proof", "not_a_multiple_relationship"}
VERSION = instrument.current()


def assert_not_milder(worse: WeighingResult, than: WeighingResult) -> None:
    """Compare all that has an order: the result, the risk, and whether somebody else is to look."""
    assert worse.result.severity >= than.result.severity
    assert worse.risk.rank >= than.risk.rank
    assert worse.needs_second_opinion >= than.needs_second_opinion


@given(ANSWERS, CONTEXTS, RULINGS, st.sampled_from(STEPS))
def test_a_worse_answer_never_gives_a_milder_result(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None, step: tuple[str, str, str]
) -> None:
    """One step along any chain of any item, all else alike."""
    item, milder, worse = step
    before = VERSION.result({**answers, item: milder}, context, ruling)
    after = VERSION.result({**answers, item: worse}, context, ruling)
    assert_not_milder(after, than=before)


@pytest.mark.parametrize("context", [DINNER, FRIENDSHIP_AFTERWARDS], ids=lambda context: context.kind)
@pytest.mark.parametrize("avoidability", ["avoidable", "unavoidable", "not_said"])
@pytest.mark.parametrize(("item", "milder", "worse"), STEPS)
def test_a_worse_answer_among_mild_ones_never_gives_a_milder_result(
    context: WeighingContext, avoidability: str, item: str, milder: str, worse: str
) -> None:
    """Where one answer decides alone, every step of every item is tried."""
    answers = complete(context, threshold="multiple_relationship", avoidability=avoidability)
    before = VERSION.result({**answers, item: milder}, context, SILENT)
    after = VERSION.result({**answers, item: worse}, context, SILENT)
    assert_not_milder(after, than=before)


@given(ANSWERS, CONTEXTS, RULINGS, st.data())
def test_a_further_choice_never_gives_a_milder_result(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None, data: st.DataObject
) -> None:
    """In an item where several may be chosen, more is worse."""
    item = data.draw(st.sampled_from([item for item in ITEMS if item.type == "several"]))
    fewer = data.draw(st.lists(st.sampled_from(item.codes), unique=True))
    more = [*fewer, data.draw(st.sampled_from(item.codes))]
    before = VERSION.result({**answers, item.id: fewer}, context, ruling)
    after = VERSION.result({**answers, item.id: more}, context, ruling)
    assert_not_milder(after, than=before)


@given(ANSWERS, CONTEXTS, RULINGS)
def test_not_knowing_the_day_never_gives_a_milder_result(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """Whatever the day would have been."""
    before = VERSION.result({**answers, "last_contact_on": "2024-03-10"}, context, ruling)
    after = VERSION.result({**answers, "last_contact_on": "unknown"}, context, ruling)
    assert_not_milder(after, than=before)


@given(ANSWERS, CONTEXTS)
@example(complete(FRIENDSHIP_AFTERWARDS, threshold="multiple_relationship"), FRIENDSHIP_AFTERWARDS)
def test_a_rule_more_never_gives_a_milder_result(answers: dict[str, Any], context: WeighingContext) -> None:
    """From silent rules over the burden of proof and an unknown day to a prohibition."""
    rulings = [SILENT, Ruling(burden_of_proof=True), Ruling(unknown=True), Ruling(prohibits=True)]
    severities = [VERSION.result(answers, context, ruling).result.severity for ruling in rulings]
    assert severities == sorted(severities)


@given(ANSWERS, CONTEXTS, RULINGS, st.data())
def test_the_order_of_the_answers_does_not_matter(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None, data: st.DataObject
) -> None:
    """The same answers come to the same, to the last reason, and are kept alike."""
    shuffled = dict(data.draw(st.permutations(sorted(answers.items()))))
    assert VERSION.result(shuffled, context, ruling) == VERSION.result(answers, context, ruling)
    assert list(VERSION.checked(shuffled, context).items()) == list(VERSION.checked(answers, context).items())


@given(ANSWERS, CONTEXTS)
def test_an_unknown_date_never_gives_an_acceptable_result(answers: dict[str, Any], context: WeighingContext) -> None:
    """A rule that waits for a day, for whatever was answered, as long as it is a relationship at all."""
    result = VERSION.result({**answers, "threshold": "multiple_relationship"}, context, Ruling(unknown=True))
    assert result.result not in ACCEPTABLE


@given(ANSWERS, TEXTS, CONTEXTS, RULINGS)
def test_what_is_recomputed_without_texts_is_the_same(
    answers: dict[str, Any], texts: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """No text counts, and the form in which answers are kept changes nothing."""
    kept = VERSION.checked({**answers, **texts}, context)
    assert VERSION.checked(kept, context) == kept
    assert VERSION.result(kept, context, ruling) == VERSION.result(answers, context, ruling)


@given(ANSWERS, CONTEXTS, RULINGS)
def test_a_draft_that_lacks_a_deciding_answer_is_not_acceptable(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """As long as anything that leaves it undetermined is missing, nothing can go on."""
    lacking = {id_ for id_ in VERSION.missing(answers, context) if VERSION.item(id_).undetermined != "never"}
    result = VERSION.result(answers, context, ruling)
    if lacking:
        assert lacking <= set(result.unknown)
        assert result.result in {"undetermined", "avoid", "prohibited"}


@given(ANSWERS, CONTEXTS, RULINGS)
def test_what_has_begun_is_never_permissible(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """Safeguards beforehand come too late for it."""
    result = VERSION.result(answers, context, ruling)
    if context.occurrence in ("ongoing", "over"):
        assert result.result != "permissible_with_safeguards"


@given(ANSWERS, CONTEXTS, RULINGS)
def test_a_client_who_looks_after_the_therapist_never_ends_as_permitted(
    answers: dict[str, Any], context: WeighingContext, ruling: Ruling | None
) -> None:
    """Wherever it was asked and the answer is yes, it is to be avoided, and by more than one person's view."""
    asked = {item.id for item in VERSION.applicable(answers, context)}
    result = VERSION.result({**answers, "client_looks_after_therapist": "yes"}, context, ruling)
    if "client_looks_after_therapist" in asked:
        assert "client_looks_after_therapist" in result.findings
        assert result.result in {"avoid", "prohibited"}
        assert result.needs_second_opinion


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=4,
)


@given(
    st.dictionaries(st.sampled_from([item.id for item in ITEMS]) | st.text() | st.integers(), ANYTHING) | ANYTHING,
    CONTEXTS,
    RULINGS,
)
def test_anything_at_all_is_refused_or_comes_to_a_result(
    answers: Any, context: WeighingContext, ruling: Ruling | None
) -> None:
    """Nothing crashes, and what is refused is refused by name."""
    refused: InvalidValueError | None = None
    try:
        VERSION.result(answers, context, ruling)
    except InvalidValueError as error:
        refused = error
    if refused is not None:
        assert all(field.partition(".")[0] == "answers" for field, _, _ in refused.problems)
