"""
The tables as SQLAlchemy models, for those who read them with plain SQL.

Persistence only; writing is for the services.
"""

from supervisio.models.asking import AddendumRow, ConsultationRow, RecommendationRow
from supervisio.models.base import Base
from supervisio.models.journal import AccessEntryRow, JournalEntryRow
from supervisio.models.matters import (
    ActionItemRow,
    BoundaryConcernRow,
    CaseRow,
    ClientRequestRow,
    ClinicPolicyRow,
    GrantRow,
    ObservationRow,
    PersonalIssueRow,
    PracticeResponseRow,
    SupportReferenceRow,
    TherapyRelationshipRow,
)
from supervisio.models.weighing import DecisionRow, EvaluationRow, ReplyPlanRow, TherapistProfileRow

metadata = Base.metadata

# The kinds of row by noun: the roots, which carry a chain each, and what belongs to a case.
ROOTS: dict[str, type[CaseRow | TherapyRelationshipRow | ClinicPolicyRow | TherapistProfileRow]] = {
    "case": CaseRow,
    "therapy_relationship": TherapyRelationshipRow,
    "clinic_policy": ClinicPolicyRow,
    "therapist_profile": TherapistProfileRow,
}
CHILDREN: dict[str, type[Base]] = {
    "client_request": ClientRequestRow,
    "observation": ObservationRow,
    "reply_plan": ReplyPlanRow,
    "personal_issue": PersonalIssueRow,
    "support_reference": SupportReferenceRow,
    "practice_response": PracticeResponseRow,
    "boundary_concern": BoundaryConcernRow,
    "evaluation": EvaluationRow,
    "decision": DecisionRow,
    "consultation": ConsultationRow,
    "recommendation": RecommendationRow,
    "addendum": AddendumRow,
    "action_item": ActionItemRow,
    "grant": GrantRow,
}
ROWS: dict[str, type[Base]] = {**ROOTS, **CHILDREN}

__all__ = [
    "CHILDREN",
    "ROOTS",
    "ROWS",
    "AccessEntryRow",
    "ActionItemRow",
    "AddendumRow",
    "Base",
    "BoundaryConcernRow",
    "CaseRow",
    "ClientRequestRow",
    "ClinicPolicyRow",
    "ConsultationRow",
    "DecisionRow",
    "EvaluationRow",
    "GrantRow",
    "JournalEntryRow",
    "ObservationRow",
    "PersonalIssueRow",
    "PracticeResponseRow",
    "RecommendationRow",
    "ReplyPlanRow",
    "SupportReferenceRow",
    "TherapistProfileRow",
    "TherapyRelationshipRow",
    "metadata",
]
