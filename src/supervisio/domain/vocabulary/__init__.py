"""
The words of the record: every code with its label, a one-line definition and its source.

Codes are stable and ours are never edited; a host adds its own as ``x-...``. How a code is taken in and read, and what
is kept of one that a newer version wrote, stands with ``Code``.
"""

from __future__ import annotations

from supervisio.domain.vocabulary.access import AccessPurpose, RecordAudience, Role
from supervisio.domain.vocabulary.code import Code
from supervisio.domain.vocabulary.concerns import BoundaryDomain, ConcernKind
from supervisio.domain.vocabulary.consultations import (
    ActionStatus,
    Attendance,
    ConsultationStatus,
    DeclineCode,
    Force,
    MeetingFormat,
    Modality,
    QuestionType,
    ReachedHow,
    RecommendationKind,
    RecommendationStatus,
    SupportRoute,
    Urgency,
)
from supervisio.domain.vocabulary.evaluating import (
    EvaluationFinding,
    EvaluationReason,
    EvaluationResult,
    EvaluationStatus,
    Risk,
    RiskReason,
)
from supervisio.domain.vocabulary.issues import (
    AffectsWork,
    FunctioningLevel,
    PersonalIssueKind,
    PersonalIssueStatus,
    PracticeResponse,
)
from supervisio.domain.vocabulary.requests import (
    ClientReaction,
    ClientRequestKind,
    ClientRequestStatus,
    MadeBy,
    NextSession,
    Phase,
    Reply,
    YesNoUnsure,
)
from supervisio.domain.vocabulary.ruling import (
    CountedFrom,
    RuleConfidence,
    RuleEffect,
    RuleGap,
    RuleState,
    RuleWarning,
)
from supervisio.domain.vocabulary.therapy import CaseStatus, CaseTopic, EndingKind, TherapyStatus
from supervisio.domain.vocabulary.watching import ReturnFindingCode, WatchKind
from supervisio.domain.vocabulary.weighing import (
    Avoidability,
    Classification,
    ConcernStatus,
    Disposition,
    Motive,
    Occurrence,
    Origin,
)

__all__ = [
    "AccessPurpose",
    "ActionStatus",
    "AffectsWork",
    "Attendance",
    "Avoidability",
    "BoundaryDomain",
    "CaseStatus",
    "CaseTopic",
    "Classification",
    "ClientReaction",
    "ClientRequestKind",
    "ClientRequestStatus",
    "Code",
    "ConcernKind",
    "ConcernStatus",
    "ConsultationStatus",
    "CountedFrom",
    "DeclineCode",
    "Disposition",
    "EndingKind",
    "EvaluationFinding",
    "EvaluationReason",
    "EvaluationResult",
    "EvaluationStatus",
    "Force",
    "FunctioningLevel",
    "MadeBy",
    "MeetingFormat",
    "Modality",
    "Motive",
    "NextSession",
    "Occurrence",
    "Origin",
    "PersonalIssueKind",
    "PersonalIssueStatus",
    "Phase",
    "PracticeResponse",
    "QuestionType",
    "ReachedHow",
    "RecommendationKind",
    "RecommendationStatus",
    "RecordAudience",
    "Reply",
    "ReturnFindingCode",
    "Risk",
    "RiskReason",
    "Role",
    "RuleConfidence",
    "RuleEffect",
    "RuleGap",
    "RuleState",
    "RuleWarning",
    "SupportRoute",
    "TherapyStatus",
    "Urgency",
    "WatchKind",
    "YesNoUnsure",
]
