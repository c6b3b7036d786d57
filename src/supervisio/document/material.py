"""What a decision record is made of: the matter as far as it is disclosed, and what is said of the making."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import attrs

from supervisio.domain.records import CaseView
from supervisio.domain.vocabulary import AccessPurpose, RecordAudience


@attrs.frozen(kw_only=True)
class ChainHead:
    """Where the journal of a case ends: its newest entry and the MAC of that, and the head over both, as hex digits."""

    root_id: UUID
    seq: int
    mac: str
    key_id: str
    head: str
    head_key_id: str


@attrs.frozen(kw_only=True)
class Material:
    """
    The matter, disclosed and with the texts that are shown, and who makes a record of it, when, for whom and for what.

    ``made_at`` is an aware UTC datetime; the page shows times in ``zone``, the clinic's. ``whole`` says that its maker
    sees all of the matter. ``entries`` of the journal were checked before it was made.
    """

    clinic_id: str
    audience: RecordAudience
    purpose: AccessPurpose
    made_at: datetime
    made_by: str
    made_as: str | None
    zone: ZoneInfo
    texts: bool
    whole: bool
    view: CaseView = attrs.field(repr=False)
    head: ChainHead
    entries: int
