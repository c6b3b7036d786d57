from __future__ import annotations

from datetime import timedelta

import pytest

from supervisio.domain import vocabulary
from supervisio.domain.vocabulary import (
    AccessPurpose,
    ActionStatus,
    AffectsWork,
    Attendance,
    Avoidability,
    BoundaryDomain,
    CaseStatus,
    CaseTopic,
    Classification,
    ClientReaction,
    ClientRequestKind,
    ClientRequestStatus,
    Code,
    ConcernKind,
    ConcernStatus,
    ConsultationStatus,
    CountedFrom,
    DeclineCode,
    Disposition,
    EndingKind,
    EvaluationFinding,
    EvaluationReason,
    EvaluationResult,
    EvaluationStatus,
    Force,
    FunctioningLevel,
    MadeBy,
    MeetingFormat,
    Modality,
    Motive,
    NextSession,
    Occurrence,
    Origin,
    PersonalIssueKind,
    PersonalIssueStatus,
    Phase,
    PracticeResponse,
    QuestionType,
    ReachedHow,
    RecommendationKind,
    RecommendationStatus,
    RecordAudience,
    Reply,
    ReturnFindingCode,
    Risk,
    RiskReason,
    Role,
    RuleConfidence,
    RuleEffect,
    RuleGap,
    RuleState,
    RuleWarning,
    SupportRoute,
    TherapyStatus,
    Urgency,
    WatchKind,
    YesNoUnsure,
)
from supervisio.errors import InvalidValueError

# Written down here a second time, apart from the code: a word that is renamed, lost or moved must fail.
DOMAINS = {
    "role": """friendship friendship_after_ending contact_after_ending return_to_therapy_conflict
        romantic_or_sexual_current romantic_or_sexual_former romantic_or_sexual_close_person attraction_to_client
        role_reversal_client_caretaking social_media_connection digital_contact pre_existing_relationship
        relative_or_close_associate concurrent_professional_roles supervisor_supervisee colleague_or_trainee""",
    "place_and_space": """social_invitation out_of_office_session home_visit small_community shared_membership
        incidental_encounter""",
    "money": "business_or_financial employment barter favour_or_loan fee_change referral_benefit",
    "gifts_services": "gift_received gift_given",
    "self_disclosure": "self_disclosure",
    "physical_contact": "touch",
    "time": "time_extension",
    "language": "language",
    "clothing": "clothing",
    None: "intrusion_by_client confidentiality_risk other",
}
WORDS: dict[type[Code], str] = {
    TherapyStatus: "prospective current on_hold ended transferred returned",
    EndingKind: "planned client_withdrew therapist_ended transferred lapsed other",
    CaseTopic: "client_request personal_issue observed_concern question supervisory_relationship",
    CaseStatus: "open monitoring closed entered_in_error",
    Phase: "before_therapy during after_ending promised_for_future not_said",
    MadeBy: "client partner parent_or_guardian relative other",
    Origin: """client_request client_disclosure therapist_wish_or_feeling therapist_act third_party circumstance
        discovered_later""",
    ClientRequestKind: """friendship friendship_after_ending social_invitation meet_family_or_partner
        social_media_connection contact_between_sessions gift favour_or_loan business_or_employment barter
        personal_disclosure touch out_of_office_session extra_time_or_fee_change romantic_or_sexual return_to_therapy
        treat_friend_or_relative keep_out_of_record letter_or_testimony other""",
    ClientRequestStatus: "recorded replied followed_up withdrawn entered_in_error",
    Reply: "declined declined_and_explained deferred accepted_with_safeguards accepted no_reply_yet",
    ClientReaction: """accepted relieved disappointed hurt angry withdrew persisted complained risk_raised unknown""",
    NextSession: "attended late missed cancelled ended_therapy not_yet none_due",
    BoundaryDomain: """role time place_and_space money gifts_services clothing language self_disclosure
        physical_contact""",
    ConcernKind: " ".join(DOMAINS.values()),
    ConcernStatus: """noted brought under_evaluation decided monitoring closed withdrawn dropped entered_in_error""",
    Classification: """not_a_boundary_issue incidental_contact planned_treatment boundary_crossing boundary_violation
        multiple_relationship undetermined""",
    Avoidability: "avoidable unavoidable mandated not_said",
    Occurrence: "not_yet ongoing over",
    Motive: "intimate_relationship emotional_dependency personal_benefit altruism unavoidable_circumstance",
    Disposition: """declined avoided discontinued referred_out not_a_concern permitted_with_safeguards
        tolerated_and_managed repaired escalated withdrawn""",
    EvaluationStatus: "draft submitted superseded",
    EvaluationResult: """prohibited not_a_multiple_relationship avoid undetermined burden_of_proof manage
        permissible_with_safeguards""",
    EvaluationFinding: """client_looks_after_therapist harm_expected therapy_disrupted objectivity_lost
        expectations_incompatible obligations_divergent power_gap_marked dimensions_high""",
    EvaluationReason: """floor rule_prohibits incidental_contact planned_treatment client_looks_after_therapist
        avoidable_with_findings answer_unknown rules_not_known rule_unknown burden_of_proof unavoidable mandated
        already_happened goes_on nothing_against_it""",
    Risk: "low moderate high",
    RiskReason: """rule_prohibits client_looks_after_therapist burden_of_proof objectivity_lost harm_expected
        therapy_disrupted expectations_incompatible obligations_divergent power_gap_marked dimensions_high unsure
        rules_unknown thinking_error own_motive""",
    RuleState: """prohibited prohibited_until unknown burden_of_proof recommended_wait avoid_unless within_limit
        no_rule""",
    YesNoUnsure: "yes no unsure",
    WatchKind: "concern_without_consultation advice_without_action review_lapsed",
    ReturnFindingCode: """rule_bars rule_speaks return_barred other_relationship rules_not_known open_concern
        return_unsure client_not_told return_planned therapy_goes_on therapy_transferred therapy_ended
        therapy_not_recorded only_what_you_may_see weigh_afresh""",
    PersonalIssueKind: """countertransference attraction_to_client burnout secondary_traumatic_stress
        vicarious_traumatization compassion_fatigue bereavement relationship_or_family_crisis physical_illness
        mental_health substance_use personal_trauma_activated caregiving_load financial_or_legal_stress value_conflict
        professional_isolation complaint_or_litigation other""",
    PersonalIssueStatus: "noted support_sought supported reviewed closed entered_in_error",
    AffectsWork: "not_said no somewhat clearly",
    FunctioningLevel: "not_rated stress distress impairment",
    PracticeResponse: "to_be_discussed continue continue_with_support limit suspend terminate",
    SupportRoute: """supervision consultation peer_consultation personal_therapy ethics_line legal_or_insurer
        occupational_health regulator""",
    QuestionType: """boundary ethics_code legal_duty risk_safety countertransference competence treatment_plan
        personal_issue ending records other""",
    Urgency: "routine soon urgent immediate",
    ReachedHow: "phone in_person message not_yet",
    DeclineCode: "no_capacity conflict_of_interest on_leave outside_competence wrong_route other",
    ConsultationStatus: """requested accepted scheduled completed missed declined redirected cancelled
        entered_in_error""",
    RecommendationKind: """decline_request discuss_in_session clarify_boundary written_agreement
        proceed_with_safeguards further_consultation more_supervision personal_therapy reduce_caseload
        suspend_work_with_client transfer_client end_with_referral stop_practice legal_advice report_required training
        no_action""",
    RecommendationStatus: "open followed declined contested entered_in_error",
    Force: "advice directive",
    ActionStatus: "open done cancelled entered_in_error",
    MeetingFormat: "individual dyad group peer_group live_observation recording_review",
    Modality: "in_person video phone asynchronous",
    Attendance: "full partial cancelled_with_notice missed supervisor_absent",
    Role: "records_custodian auditor system",
    RuleEffect: "prohibit prohibit_for recommend_wait burden_of_proof avoid_unless limit",
    RuleConfidence: "text_read second_hand unverified",
    CountedFrom: "ending last_professional_contact",
    RuleGap: """ended_on last_professional_contact_on amount other_currency body_not_known rules_not_confirmed
        rule_not_verified no_edition_in_force nothing_named""",
    RuleWarning: "second_hand unverified verified_long_ago",
    AccessPurpose: """supervision consultation quality_audit licensing_export legal_process subject_request
        break_glass system""",
    RecordAudience: "therapist supervisor board client",
}
CLOSED_TO_HOSTS = """TherapyStatus CaseStatus ClientRequestStatus ConcernStatus PersonalIssueStatus ConsultationStatus
    RecommendationStatus ActionStatus Urgency EvaluationFinding EvaluationReason EvaluationResult EvaluationStatus Risk
    RiskReason RuleEffect RuleState RuleConfidence CountedFrom RuleGap RuleWarning YesNoUnsure WatchKind
    ReturnFindingCode RecordAudience"""
SOURCES = {
    "supervisio",
    "supervisio; domain after Gutheil & Gabbard 1993",
    "common term of the field",
    "Gottlieb 1993",
    "Gutheil & Gabbard 1993",
    "Kitchener 1988",
    "Pope & Keith-Spiegel 2008",
    "Reamer 2001",
    "Younggren & Gottlieb 2004",
    "APA 3.05",
    "APA 10.05",
    "APA 10.06",
    "APA 10.08",
    "California BPC 4999.46.1(b)",
    "HL7 FHIR Task",
    "HL7 FHIR Task (ready)",
    "HL7 FHIR Task (failed)",
    "HL7 FHIR Task (rejected)",
}

each_vocabulary = pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__name__)


@each_vocabulary
def test_a_vocabulary_holds_its_codes_in_order(words: type[Code]) -> None:
    """Every code of the design is there, none beside them, in the order in which a form offers them."""
    expected = WORDS[words].split()
    assert [str(code) for code in words] == expected
    assert len(words) == len(expected)
    assert [getattr(words, code.upper()) for code in expected] == expected


def test_every_public_vocabulary_is_written_down_here() -> None:
    """No vocabulary is public without being in the list above, and none of the list is private."""
    public = {getattr(vocabulary, name) for name in vocabulary.__all__}
    assert public - {Code} == set(WORDS)


@each_vocabulary
def test_every_code_is_explained(words: type[Code]) -> None:
    """Each code has a label, a definition of one line and a source that is one of those we really use."""
    for code in words:
        assert code.known
        assert not code.host
        assert code.label.strip()
        assert code.label[0].isupper()
        assert code.definition.strip()
        assert "\n" not in code.definition
        assert code.source in SOURCES
        assert len(code) <= 64
    assert len({code.label for code in words}) == len(words)
    assert len({code.definition for code in words}) == len(words)


@each_vocabulary
def test_where_a_host_may_add_codes(words: type[Code]) -> None:
    """Closed to hosts are lifecycle statuses, the urgency and what a weighing comes to; every other word is open."""
    assert words.open_to_hosts == (words.__name__ not in CLOSED_TO_HOSTS.split())
    if words.open_to_hosts:
        assert words.given("x-of_the_host", "kind").host
    else:
        with pytest.raises(InvalidValueError) as caught:
            words.given("x-of_the_host", "kind")
        assert caught.value.problem == "unknown_code"


def test_each_kind_of_concern_has_its_domain() -> None:
    """The domain is the one of the design's table; three kinds, hosts' and unknown ones have none."""
    expected = {kind: domain for domain, kinds in DOMAINS.items() for kind in kinds.split()}
    assert {kind: kind.domain for kind in ConcernKind} == expected
    assert isinstance(ConcernKind.TOUCH.domain, BoundaryDomain)
    assert ConcernKind.given("x-dog-walk", "kind").domain is None
    assert ConcernKind.read("from_a_newer_version").domain is None


def test_what_a_request_suggests_is_a_kind_of_concern() -> None:
    """Every request but `other` suggests known kinds, each once; a host's or an unknown one suggests nothing."""
    for kind in ClientRequestKind:
        assert all(type(suggested) is ConcernKind and suggested.known for suggested in kind.suggests)
        assert len(set(kind.suggests)) == len(kind.suggests)
        assert bool(kind.suggests) == (kind != "other")
    assert ClientRequestKind.given("x-dog-walk", "kind").suggests == ()
    assert ClientRequestKind.read("from_a_newer_version").suggests == ()


def test_a_romantic_request_suggests_every_kind_that_the_floor_forbids_or_a_rule_may() -> None:
    """Whoever asks and whenever, the kind that a prohibition hangs on is among those proposed."""
    assert set(ClientRequestKind.ROMANTIC_OR_SEXUAL.suggests) == {
        "romantic_or_sexual_current",
        "romantic_or_sexual_former",
        "romantic_or_sexual_close_person",
    }


def test_urgency_has_a_rank_and_a_time_to_answer() -> None:
    """The most urgent ranks first and has the shortest time; what is not known waits with routine."""
    assert sorted(Urgency, key=lambda urgency: urgency.rank) == ["immediate", "urgent", "soon", "routine"]
    assert [urgency.rank for urgency in Urgency] == [3, 2, 1, 0]
    assert {urgency: urgency.default_response for urgency in Urgency} == {
        "routine": timedelta(days=14),
        "soon": timedelta(days=3),
        "urgent": timedelta(hours=24),
        "immediate": timedelta(hours=1),
    }
    unknown = Urgency.read("from_a_newer_version")
    assert (unknown.rank, unknown.default_response) == (3, timedelta(days=14))


def test_results_and_risks_have_an_order() -> None:
    """Prohibited is the strictest result and high the greatest risk; what is not known counts as just that."""
    assert sorted(EvaluationResult, key=lambda result: -result.severity) == [
        "prohibited",
        "avoid",
        "undetermined",
        "burden_of_proof",
        "manage",
        "permissible_with_safeguards",
        "not_a_multiple_relationship",
    ]
    assert sorted(Risk, key=lambda risk: risk.rank) == ["low", "moderate", "high"]
    assert EvaluationResult.read("from_a_newer_version").severity == EvaluationResult.PROHIBITED.severity
    assert Risk.read("from_a_newer_version").rank == Risk.HIGH.rank


def test_routes_are_asked_or_only_referred_to() -> None:
    """Three routes are askings that somebody answers; the other five are references and nothing more."""
    assert SupportRoute.asked == ("supervision", "consultation", "peer_consultation")
    assert SupportRoute.references == (
        "personal_therapy",
        "ethics_line",
        "legal_or_insurer",
        "occupational_health",
        "regulator",
    )
