"""The frozen copies that every call returns."""

from supervisio.domain.records.asking import (
    AddendumRecord,
    AskedRecord,
    AudienceRecord,
    ConsultationRecord,
    NotedRecord,
    RecommendationRecord,
    WaitingRecord,
)
from supervisio.domain.records.base import Entry, MoveRecord, Page, Record, as_json
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

__all__ = [
    "ActionItemRecord",
    "AddendumRecord",
    "AskedRecord",
    "AudienceRecord",
    "BoundaryConcernRecord",
    "CaseRecord",
    "CaseView",
    "ClientRequestRecord",
    "ClinicPolicyRecord",
    "ConsultationRecord",
    "Entry",
    "FeedRecord",
    "FindingRecord",
    "GrantRecord",
    "MoveRecord",
    "NotedRecord",
    "ObservationRecord",
    "Page",
    "PersonalIssueRecord",
    "PracticeResponseRecord",
    "RecommendationRecord",
    "Record",
    "SupportReferenceRecord",
    "TherapyRelationshipRecord",
    "TimelineRecord",
    "VerificationRecord",
    "WaitingRecord",
    "as_json",
]
