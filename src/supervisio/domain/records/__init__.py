"""The frozen copies that every call returns."""

from supervisio.domain.as_json import as_json
from supervisio.domain.records.asking import (
    AddendumRecord,
    AskedRecord,
    AudienceRecord,
    ConsultationRecord,
    NotedRecord,
    RecommendationRecord,
    WaitingRecord,
)
from supervisio.domain.records.base import Entry, MoveRecord, Page, Record
from supervisio.domain.records.keys import KeyRecord, RewrapRecord
from supervisio.domain.records.matters import (
    ActionItemRecord,
    BoundaryConcernRecord,
    CaseRecord,
    ClientRequestRecord,
    GrantRecord,
    ObservationRecord,
    PersonalIssueRecord,
    PracticeResponseRecord,
    SupportReferenceRecord,
    TherapyRelationshipRecord,
)
from supervisio.domain.records.reading import (
    CaseView,
    ClinicPolicyRecord,
    FeedRecord,
    FindingRecord,
    TimelineRecord,
    VerificationRecord,
)
from supervisio.domain.records.watching import (
    CrossingRecord,
    CrossingsRecord,
    ReturnFinding,
    ReturnRecord,
    WatchRecord,
)
from supervisio.domain.records.weighing import (
    CameOfRecord,
    DecisionRecord,
    EvaluationRecord,
    ReplyPlanRecord,
    TherapistProfileRecord,
)

__all__ = [
    "ActionItemRecord",
    "AddendumRecord",
    "AskedRecord",
    "AudienceRecord",
    "BoundaryConcernRecord",
    "CameOfRecord",
    "CaseRecord",
    "CaseView",
    "ClientRequestRecord",
    "ClinicPolicyRecord",
    "ConsultationRecord",
    "CrossingRecord",
    "CrossingsRecord",
    "DecisionRecord",
    "Entry",
    "EvaluationRecord",
    "FeedRecord",
    "FindingRecord",
    "GrantRecord",
    "KeyRecord",
    "MoveRecord",
    "NotedRecord",
    "ObservationRecord",
    "Page",
    "PersonalIssueRecord",
    "PracticeResponseRecord",
    "RecommendationRecord",
    "Record",
    "ReplyPlanRecord",
    "ReturnFinding",
    "ReturnRecord",
    "RewrapRecord",
    "SupportReferenceRecord",
    "TherapistProfileRecord",
    "TherapyRelationshipRecord",
    "TimelineRecord",
    "VerificationRecord",
    "WaitingRecord",
    "WatchRecord",
    "as_json",
]
