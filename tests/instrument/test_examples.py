"""Matters as they come up in practice, and what weighing them comes to."""

from __future__ import annotations

from typing import Any

import pytest

from supervisio import instrument
from supervisio.instrument import WeighingContext
from tests.instrument.weighed import DINNER, FRIENDSHIP_AFTERWARDS, SILENT, Ruling, weigh


def test_a_chance_meeting_in_a_supermarket_is_no_multiple_relationship() -> None:
    """One answer is enough, even where no rules are known; no safeguards, nothing to repair, nobody to ask."""
    met = WeighingContext(kind="incidental_encounter", occurrence="over", client_status="current")
    answers = {"threshold": "incidental_contact"}
    result = instrument.current().result(answers, met)
    assert instrument.current().missing(answers, met) == ()
    assert result.result == "not_a_multiple_relationship"
    assert result.reasons == ("incidental_contact",)
    assert (result.risk, result.needs_second_opinion, result.repair_plan_needed) == ("low", False, False)
    assert result.explain().splitlines()[0].startswith("Not a multiple relationship: ")


def test_a_home_visit_by_a_home_team_is_planned_treatment() -> None:
    """What belongs to the treatment is not weighed."""
    visit = WeighingContext(kind="home_visit", occurrence="ongoing", client_status="current")
    result = weigh(visit, threshold="planned_treatment")
    assert (result.result, result.reasons) == ("not_a_multiple_relationship", ("planned_treatment",))
    assert result.classification == "planned_treatment"


def test_a_dinner_that_harms_nobody_is_permissible_with_safeguards() -> None:
    """Nothing speaks against it, and nothing has happened."""
    result = weigh(DINNER, threshold="boundary_crossing")
    assert (result.result, result.reasons) == ("permissible_with_safeguards", ("nothing_against_it",))
    assert (result.findings, result.risk, result.needs_second_opinion) == ((), "low", False)


def test_a_dinner_that_would_disrupt_the_therapy_is_to_be_avoided() -> None:
    """It need not be, and one finding is enough."""
    result = weigh(DINNER, threshold="boundary_crossing", disruption="yes")
    assert (result.result, result.reasons) == ("avoid", ("avoidable_with_findings",))
    assert (result.findings, result.risk) == (("therapy_disrupted",), "moderate")
    assert result.needs_second_opinion


def test_a_dinner_is_prohibited_where_a_rule_says_so() -> None:
    """A hard stop comes before everything that was answered."""
    result = weigh(DINNER, Ruling(prohibits=True), threshold="boundary_crossing", disruption="yes")
    assert (result.result, result.risk) == ("prohibited", "high")
    assert result.reasons == ("rule_prohibits", "avoidable_with_findings")


def test_the_only_therapist_in_a_small_town_manages_a_shared_board() -> None:
    """Unavoidable, and nothing marked."""
    board = WeighingContext(kind="shared_membership", occurrence="ongoing", client_status="current")
    result = weigh(board, threshold="multiple_relationship", avoidability="unavoidable")
    assert (result.result, result.reasons) == ("manage", ("unavoidable", "goes_on"))
    assert (result.risk, result.needs_second_opinion, result.consider_referral) == ("low", False, False)
    assert result.repair_plan_needed


def test_a_board_with_a_finding_is_managed_with_a_second_opinion() -> None:
    """Where it cannot be avoided a finding does not forbid it, but asks for somebody else, and for a referral."""
    board = WeighingContext(kind="shared_membership", occurrence="not_yet", client_status="current")
    result = weigh(board, threshold="multiple_relationship", avoidability="mandated", obligations="marked")
    assert (result.result, result.reasons) == ("manage", ("mandated",))
    assert result.findings == ("obligations_divergent",)
    assert (result.needs_second_opinion, result.consider_referral) == (True, True)


def test_touch_by_a_therapist_with_a_marked_power_gap_is_to_be_avoided() -> None:
    """One marked answer on roles is enough."""
    touch = WeighingContext(kind="touch", occurrence="over", client_status="current")
    result = weigh(touch, threshold="boundary_crossing", power_gap="marked")
    assert (result.result, result.findings) == ("avoid", ("power_gap_marked",))
    assert result.repair_plan_needed


def test_a_hug_that_was_given_is_managed() -> None:
    """What has happened is never permissible beforehand."""
    touch = WeighingContext(kind="touch", occurrence="over", client_status="current")
    result = weigh(touch, threshold="boundary_crossing")
    assert (result.result, result.reasons) == ("manage", ("already_happened",))
    assert result.repair_plan_needed


@pytest.mark.parametrize("threshold", ["incidental_contact", "planned_treatment", "boundary_crossing"])
def test_a_gift_above_the_limit_is_prohibited_whatever_the_threshold(threshold: str) -> None:
    """A rule on gifts does not ask what else it is."""
    gift = WeighingContext(kind="gift_received", occurrence="not_yet", client_status="current")
    assert weigh(gift, Ruling(prohibits=True), threshold=threshold).result == "prohibited"


def test_a_small_gift_may_be_incidental() -> None:
    """Where the rules are known and none speaks, a drawing is no relationship."""
    gift = WeighingContext(kind="gift_received", occurrence="over", client_status="current")
    assert weigh(gift, threshold="incidental_contact").result == "not_a_multiple_relationship"


@pytest.mark.parametrize("ruling", [None, Ruling(known=False), Ruling(unknown=True)])
def test_a_gift_of_unknown_worth_is_undetermined(ruling: Ruling | None) -> None:
    """A limit in money cannot be told without the amount, or without the rules, however incidental the gift."""
    gift = WeighingContext(kind="gift_received", occurrence="not_yet", client_status="current")
    assert weigh(gift, ruling, threshold="incidental_contact").result == "undetermined"


def test_a_rule_on_relationships_says_nothing_about_a_chance_meeting() -> None:
    """It is no relationship: where friendships with clients are prohibited, one may still meet at the shop."""
    met = WeighingContext(kind="incidental_encounter", occurrence="over", client_status="current")
    result = weigh(met, Ruling(prohibits=True, burden_of_proof=True), threshold="incidental_contact")
    assert (result.result, result.risk, result.rules) == ("not_a_multiple_relationship", "low", ())


@pytest.mark.parametrize("threshold", ["incidental_contact", "planned_treatment", "multiple_relationship", "unknown"])
@pytest.mark.parametrize("ruling", [None, Ruling(known=False), SILENT])
@pytest.mark.parametrize(
    ("kind", "client_status"),
    [
        ("romantic_or_sexual_current", "current"),
        ("romantic_or_sexual_current", None),
        ("romantic_or_sexual_close_person", "current"),
        ("romantic_or_sexual_close_person", None),
        ("romantic_or_sexual_former", "returned"),
    ],
)
def test_the_floor_holds_without_any_rule(
    kind: str, client_status: str | None, ruling: Ruling | None, threshold: str
) -> None:
    """Romantic or sexual with a current client or somebody close to one, whatever is answered."""
    context = WeighingContext(kind=kind, occurrence="not_yet", client_status=client_status)
    result = weigh(context, ruling, threshold=threshold)
    assert (result.result, result.reasons[0], result.risk) == ("prohibited", "floor", "high")
    assert result.rules == ("floor",)


@pytest.mark.parametrize("threshold", ["incidental_contact", "planned_treatment"])
def test_nothing_romantic_is_incidental(threshold: str) -> None:
    """With a former client too it is weighed in full, whatever the threshold was answered."""
    former = WeighingContext(kind="romantic_or_sexual_former", occurrence="not_yet", client_status="ended")
    result = weigh(former, Ruling(burden_of_proof=True), threshold=threshold)
    assert (result.result, result.risk) == ("burden_of_proof", "high")
    assert weigh(former, Ruling(unknown=True), threshold=threshold).result == "undetermined"


def test_a_friendship_after_ending_may_leave_the_burden_of_proof() -> None:
    """Past the day of the rule it is no more prohibited by date, and never simply permissible."""
    result = weigh(FRIENDSHIP_AFTERWARDS, Ruling(burden_of_proof=True), threshold="multiple_relationship")
    assert (result.result, result.reasons) == ("burden_of_proof", ("burden_of_proof",))
    assert (result.risk, result.needs_second_opinion) == ("high", True)


def test_the_burden_of_proof_does_not_outweigh_expected_harm() -> None:
    """What can be avoided and is expected to harm is to be avoided, whatever the day."""
    result = weigh(
        FRIENDSHIP_AFTERWARDS, Ruling(burden_of_proof=True), threshold="multiple_relationship", harm_after="yes"
    )
    assert (result.result, result.findings) == ("avoid", ("harm_expected",))
    assert result.reasons == ("avoidable_with_findings", "burden_of_proof")


def test_a_therapist_who_is_consoled_by_a_client_avoids_it() -> None:
    """The client offers help with the therapist's troubles: a finding of its own, and a second opinion."""
    consoled = WeighingContext(kind="self_disclosure", occurrence="over", client_status="current")
    result = weigh(consoled, threshold="boundary_crossing", client_looks_after_therapist="yes")
    assert (result.result, result.reasons[0]) == ("avoid", "client_looks_after_therapist")
    assert result.findings == ("client_looks_after_therapist",)
    assert (result.risk, result.needs_second_opinion, result.repair_plan_needed) == ("high", True, True)


@pytest.mark.parametrize("avoidability", ["avoidable", "unavoidable", "mandated", "not_said"])
@pytest.mark.parametrize("threshold", ["incidental_contact", "planned_treatment", "boundary_crossing"])
@pytest.mark.parametrize("answer", ["no", "unsure", "yes"])
def test_a_concern_about_role_reversal_is_one_whatever_is_answered(
    avoidability: str, threshold: str, answer: str
) -> None:
    """The kind says it already; neither the threshold nor that it cannot be avoided takes it back."""
    context = WeighingContext(kind="role_reversal_client_caretaking", occurrence="not_yet", client_status="current")
    result = weigh(context, threshold=threshold, avoidability=avoidability, client_looks_after_therapist=answer)
    assert (result.result, result.findings) == ("avoid", ("client_looks_after_therapist",))
    assert result.needs_second_opinion


def test_employing_a_supervisee_is_weighed_without_a_client() -> None:
    """What only a client can be asked about is left out."""
    supervisee = WeighingContext(kind="supervisor_supervisee", occurrence="not_yet", has_client=False)
    asked = {item.id for item in instrument.current().applicable({"threshold": "multiple_relationship"}, supervisee)}
    result = weigh(supervisee, threshold="multiple_relationship", power_gap="marked")
    assert not asked & {"expected_reaction", "plan_for_reaction", "consent", "return_likelihood", "last_contact_on"}
    assert (result.result, result.findings) == ("avoid", ("power_gap_marked",))


def test_a_client_who_is_a_cousin_of_a_former_partner() -> None:
    """A tie discovered later: unsure of one's own objectivity, one asks, and until then it waits."""
    cousin = WeighingContext(kind="relative_or_close_associate", occurrence="not_yet", client_status="current")
    result = weigh(cousin, threshold="multiple_relationship", objectivity="unsure")
    assert (result.result, result.unknown) == ("undetermined", ("objectivity",))
    assert (result.risk, result.needs_second_opinion) == ("moderate", True)


def test_unsure_objectivity_where_it_cannot_be_avoided_is_managed_with_another() -> None:
    """There is nothing to wait for; a second opinion is needed all the same."""
    cousin = WeighingContext(kind="relative_or_close_associate", occurrence="not_yet", client_status="current")
    result = weigh(cousin, threshold="multiple_relationship", avoidability="unavoidable", objectivity="unsure")
    assert (result.result, result.risk, result.needs_second_opinion) == ("manage", "moderate", True)


def test_a_business_with_a_long_standing_client_is_high_in_both_relationships() -> None:
    """Two of three dimensions in either relationship are enough, be they the same two or not."""
    business = WeighingContext(kind="business_or_financial", occurrence="not_yet", client_status="current")
    high: dict[str, Any] = {"power_current": "high", "duration_current": "high", "power_contemplated": "high"}
    one = weigh(business, threshold="multiple_relationship", **high)
    two = weigh(business, threshold="multiple_relationship", **high, ending_contemplated="high")
    assert (one.result, one.findings) == ("permissible_with_safeguards", ())
    assert (two.result, two.findings) == ("avoid", ("dimensions_high",))


def test_without_rules_for_this_therapist_nothing_is_permissible() -> None:
    """What binds the therapist is not known, so the result is not either."""
    for ruling in (None, Ruling(known=False)):
        result = weigh(DINNER, ruling, threshold="boundary_crossing")
        assert (result.result, result.reasons) == ("undetermined", ("rules_not_known",))


def test_an_unknown_last_day_of_contact_leaves_it_undetermined() -> None:
    """Even where no rule that is known counts from it."""
    result = weigh(FRIENDSHIP_AFTERWARDS, threshold="multiple_relationship", last_contact_on="unknown")
    assert (result.result, result.unknown) == ("undetermined", ("last_contact_on",))


@pytest.mark.parametrize("motive", ["intimate_relationship", "emotional_dependency", "personal_benefit"])
def test_a_need_of_the_therapists_own_asks_for_a_second_opinion(motive: str) -> None:
    """It is no finding against it, but no low risk either."""
    result = weigh(DINNER, threshold="boundary_crossing", motive=motive)
    assert (result.result, result.motive) == ("permissible_with_safeguards", motive)
    assert (result.risk, result.risk_reasons, result.needs_second_opinion) == ("moderate", ("own_motive",), True)


def test_a_thought_that_misleads_asks_for_a_second_opinion() -> None:
    """To have noticed it is worth somebody else's look."""
    result = weigh(DINNER, threshold="boundary_crossing", thinking_errors=["a_one_off"])
    assert (result.result, result.risk, result.risk_reasons) == (
        "permissible_with_safeguards",
        "moderate",
        ("thinking_error",),
    )
    assert result.needs_second_opinion
