"""
How often: what clients ask for, what they are answered, what follows.

Nobody counted these. They are made up so that what is likely in a clinic comes often and what is rare comes seldom, and
so that what follows depends on what went before: for trying out analyses, never for learning about the field.
"""

from __future__ import annotations

REQUEST = {
    "contact_between_sessions": 13.0,
    "gift": 12.0,
    "social_invitation": 11.0,
    "social_media_connection": 11.0,
    "extra_time_or_fee_change": 9.0,
    "friendship_after_ending": 8.0,
    "personal_disclosure": 7.0,
    "letter_or_testimony": 6.0,
    "friendship": 4.0,
    "meet_family_or_partner": 4.0,
    "treat_friend_or_relative": 4.0,
    "return_to_therapy": 4.0,
    "out_of_office_session": 3.0,
    "touch": 3.0,
    "favour_or_loan": 2.5,
    "keep_out_of_record": 2.0,
    "business_or_employment": 1.5,
    "romantic_or_sexual": 1.5,
    "other": 1.5,
    "barter": 1.0,
}
MADE_BY = {
    "meet_family_or_partner": {"client": 60.0, "partner": 22.0, "parent_or_guardian": 10.0, "relative": 8.0},
    "letter_or_testimony": {"client": 78.0, "other": 14.0, "parent_or_guardian": 8.0},
    "extra_time_or_fee_change": {"client": 90.0, "parent_or_guardian": 10.0},
    "other": {"client": 96.0, "partner": 2.0, "relative": 2.0},
}
REQUEST_FATE = {"answered": 86.0, "withdrawn": 6.0, "left": 5.0, "a_mistake": 3.0}

REPLY = {
    "other": {"declined_and_explained": 68.0, "declined": 11.0, "deferred": 11.0, "accepted_with_safeguards": 10.0},
    "romantic_or_sexual": {"declined_and_explained": 94.0, "declined": 6.0},
    "friendship": {"declined_and_explained": 84.0, "declined": 8.0, "deferred": 8.0},
    "gift": {
        "declined_and_explained": 48.0,
        "accepted_with_safeguards": 22.0,
        "accepted": 17.0,
        "declined": 8.0,
        "deferred": 5.0,
    },
    "contact_between_sessions": {
        "declined_and_explained": 46.0,
        "accepted_with_safeguards": 34.0,
        "deferred": 10.0,
        "declined": 7.0,
        "accepted": 3.0,
    },
    "extra_time_or_fee_change": {
        "accepted_with_safeguards": 36.0,
        "declined_and_explained": 36.0,
        "deferred": 16.0,
        "accepted": 8.0,
        "declined": 4.0,
    },
    "letter_or_testimony": {
        "accepted_with_safeguards": 40.0,
        "declined_and_explained": 36.0,
        "deferred": 18.0,
        "accepted": 6.0,
    },
    "return_to_therapy": {
        "accepted_with_safeguards": 42.0,
        "declined_and_explained": 30.0,
        "deferred": 18.0,
        "accepted": 10.0,
    },
}
REPLY_AT_LAST = {"declined_and_explained": 78.0, "accepted_with_safeguards": 17.0, "declined": 5.0}

_AFTER_A_YES = {"accepted": 58.0, "relieved": 38.0, "unknown": 4.0}
REACTION = {
    "declined": {
        "accepted": 24.0,
        "disappointed": 24.0,
        "hurt": 20.0,
        "angry": 13.0,
        "withdrew": 8.0,
        "persisted": 6.0,
        "relieved": 2.0,
        "unknown": 2.0,
        "complained": 1.0,
    },
    "declined_and_explained": {
        "accepted": 42.0,
        "disappointed": 24.0,
        "relieved": 13.0,
        "hurt": 8.0,
        "angry": 4.0,
        "withdrew": 3.0,
        "persisted": 3.0,
        "unknown": 1.0,
        "risk_raised": 1.0,
        "complained": 1.0,
    },
    "deferred": {"accepted": 42.0, "disappointed": 26.0, "persisted": 18.0, "unknown": 14.0},
    "accepted_with_safeguards": _AFTER_A_YES,
    "accepted": _AFTER_A_YES,
}
EXPECTED = ("accepted", "relieved", "disappointed", "hurt", "angry", "persisted")
SECOND_REACTION = {
    "hurt": {"relieved": 50.0, "accepted": 35.0, "angry": 15.0},
    "angry": {"accepted": 50.0, "hurt": 30.0, "relieved": 20.0},
    "withdrew": {"accepted": 60.0, "hurt": 40.0},
    "persisted": {"accepted": 70.0, "disappointed": 30.0},
}

_CALM = {"attended": 89.0, "late": 4.0, "cancelled": 5.0, "missed": 2.0}
_SHAKEN = {"attended": 50.0, "late": 14.0, "missed": 16.0, "cancelled": 13.0, "ended_therapy": 7.0}
NEXT_SESSION = {
    "accepted": _CALM,
    "relieved": _CALM,
    "unknown": _CALM,
    "disappointed": {"attended": 77.0, "late": 10.0, "cancelled": 7.0, "missed": 5.0, "ended_therapy": 1.0},
    "persisted": {"attended": 80.0, "late": 8.0, "cancelled": 7.0, "missed": 5.0},
    "hurt": _SHAKEN,
    "angry": _SHAKEN,
    "withdrew": {"attended": 36.0, "missed": 28.0, "cancelled": 22.0, "ended_therapy": 14.0},
    "complained": {"attended": 40.0, "cancelled": 22.0, "ended_therapy": 38.0},
    "risk_raised": {"attended": 64.0, "missed": 26.0, "cancelled": 10.0},
}

CONCERN = {
    "incidental_encounter": 11.0,
    "gift_received": 8.0,
    "digital_contact": 8.0,
    "time_extension": 7.0,
    "self_disclosure": 7.0,
    "social_media_connection": 6.0,
    "attraction_to_client": 6.0,
    "small_community": 5.0,
    "shared_membership": 4.0,
    "fee_change": 4.0,
    "contact_after_ending": 4.0,
    "relative_or_close_associate": 3.0,
    "touch": 3.0,
    "colleague_or_trainee": 3.0,
    "pre_existing_relationship": 2.5,
    "concurrent_professional_roles": 2.5,
    "confidentiality_risk": 2.0,
    "social_invitation": 2.0,
    "out_of_office_session": 2.0,
    "role_reversal_client_caretaking": 2.0,
    "gift_given": 1.5,
    "favour_or_loan": 1.5,
    "language": 1.5,
    "friendship": 1.5,
    "friendship_after_ending": 1.5,
    "clothing": 1.0,
    "home_visit": 1.0,
    "business_or_financial": 1.0,
    "return_to_therapy_conflict": 1.0,
    "intrusion_by_client": 1.0,
    "supervisor_supervisee": 0.7,
    "referral_benefit": 0.7,
    "employment": 0.5,
    "barter": 0.5,
    "romantic_or_sexual_former": 0.5,
    "romantic_or_sexual_current": 0.4,
    "romantic_or_sexual_close_person": 0.3,
    "other": 1.0,
}
ORIGIN = {
    "attraction_to_client": {"therapist_wish_or_feeling": 100.0},
    "self_disclosure": {"therapist_act": 90.0, "client_request": 10.0},
    "time_extension": {"therapist_act": 60.0, "client_request": 40.0},
    "fee_change": {"therapist_act": 60.0, "client_request": 40.0},
    "gift_given": {"therapist_act": 100.0},
    "other": {
        "circumstance": 44.0,
        "client_request": 14.0,
        "client_disclosure": 14.0,
        "discovered_later": 12.0,
        "therapist_act": 10.0,
        "third_party": 6.0,
    },
}
OCCURRENCE = {
    "attraction_to_client": {"ongoing": 100.0},
    "incidental_encounter": {"over": 94.0, "ongoing": 6.0},
    "small_community": {"ongoing": 100.0},
    "shared_membership": {"ongoing": 90.0, "not_yet": 10.0},
    "other": {"not_yet": 36.0, "ongoing": 32.0, "over": 32.0},
}
CONCERN_FATE = {"brought": 71.0, "not_a_concern": 9.0, "dropped": 8.0, "left": 8.0, "a_mistake": 4.0}

ISSUE = {
    "countertransference": 13.0,
    "burnout": 11.0,
    "bereavement": 10.0,
    "relationship_or_family_crisis": 10.0,
    "caregiving_load": 10.0,
    "physical_illness": 9.0,
    "secondary_traumatic_stress": 6.0,
    "compassion_fatigue": 6.0,
    "personal_trauma_activated": 5.0,
    "mental_health": 4.0,
    "vicarious_traumatization": 3.0,
    "value_conflict": 3.0,
    "professional_isolation": 3.0,
    "financial_or_legal_stress": 2.0,
    "complaint_or_litigation": 2.0,
    "attraction_to_client": 1.5,
    "substance_use": 0.7,
    "other": 0.8,
}
FUNCTIONING = {"not_rated": 38.0, "stress": 34.0, "distress": 19.0, "impairment": 9.0}
AFFECTS_WORK = {"not_said": 40.0, "no": 25.0, "somewhat": 28.0, "clearly": 7.0}
ISSUE_FATE = {"asked": 52.0, "elsewhere": 28.0, "noted": 13.0, "a_mistake": 7.0}
SUPPORT = {
    "personal_therapy": 62.0,
    "ethics_line": 14.0,
    "occupational_health": 12.0,
    "legal_or_insurer": 10.0,
    "regulator": 2.0,
}
RESPONSE = {
    "not_rated": {"continue": 40.0, "continue_with_support": 40.0, "to_be_discussed": 20.0},
    "stress": {"continue_with_support": 60.0, "continue": 30.0, "limit": 10.0},
    "distress": {"continue_with_support": 50.0, "limit": 42.0, "suspend": 8.0},
    "impairment": {"limit": 45.0, "suspend": 52.0, "terminate": 3.0},
}
