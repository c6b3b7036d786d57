"""The calls of ``supervision.frames``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.checks import identifier
from supervisio.domain.quiet import quiet
from supervisio.extras import require
from supervisio.services.assembling import open_fields
from supervisio.services.listing import checked

if TYPE_CHECKING:
    from pandas import DataFrame

    from supervisio.services.common import Id
    from supervisio.services.context import Context


class Frames:
    """
    What is recorded as pandas frames, one row a record, in the order of recording: oldest first.

    A frame shows what the lists show to the same actor, filtered as they are, and never a text, revealed or not, nor
    what is sealed as one. What the actor may not read is missing, as is what is not there. Columns go by the names of
    the record's fields, then come those that are derived of them, never of anything that the actor may not read.

    References and ids are text; moments are aware, in UTC, to the microsecond; days are moments without a zone, at
    their beginning; codes are categories in the order of their vocabulary. ``urgency`` (the most urgent first) and
    ``risk`` (low first) are ordered categories. Codes of the host's own and of a newer version come last.
    ``late_days``: calendar days at the clinic from the day it happened to the day it was written.

    ``limit`` (at most 100,000; all by default) makes a frame a batch: ``frame.attrs["next"]`` is what to hand in as
    ``after=`` for the next one, None at the end. However many rows there are, a batch takes no more memory.

    All of it needs pandas, which the extra ``notebook`` brings.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def cases(
        self,
        *,
        status: str | None = None,
        topic: str | None = None,
        client_ref: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> DataFrame:
        """
        Return cases; a filter matches only what the actor may read.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        given = {"status": status, "topic": topic}
        return self._frame("case", given, client_ref=client_ref, limit=limit, after=after)

    @quiet
    def consultations(
        self,
        *,
        status: str | None = None,
        route: str | None = None,
        urgency: str | None = None,
        question_type: str | None = None,
        asked_of: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> DataFrame:
        """
        Return consultations; a filter matches only what the actor may read.

        Derived are ``waiting`` (a length of time: from asking to accepting, or to the talk where it was reported
        afterwards, or to now while nobody has answered), ``response_due`` (an aware moment), ``answered_in_time``
        (missing while there is no answer; for what was declined or cancelled unanswered too, for when that was stands
        in the timeline only) and ``overdue`` (requested, and the response was due before now).

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        return self._frame(
            "consultation",
            {"status": status, "route": route, "urgency": urgency, "question_type": question_type},
            refs={"asked_of": asked_of},
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def requests(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        phase: str | None = None,
        reply: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> DataFrame:
        """
        Return clients' requests; a filter matches only what the actor may read.

        Derived are ``waiting`` (a length of time: from when it came up to the newest reply, or to now while there is
        none), ``first_reaction`` and ``last_reaction`` in the order of recording, ``reaction_count``, and
        ``next_session``, the one recorded last.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        return self._frame(
            "client_request",
            {"status": status, "kind": kind, "phase": phase, "reply": reply},
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def concerns(
        self,
        *,
        status: str | None = None,
        kind: str | None = None,
        phase: str | None = None,
        occurrence: str | None = None,
        client_ref: str | None = None,
        case_id: Id | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> DataFrame:
        """
        Return boundary concerns; a filter matches only what the actor may read.

        Derived are ``domain``, the side of the frame that is touched (Gutheil & Gabbard 1993); ``asked_at``, when
        somebody was first asked about it; ``evaluated_at``, ``result`` and ``risk`` of the evaluation that stands;
        ``decided_at``, when it was first decided; ``days_to_asking`` and ``days_to_deciding``, calendar days at the
        clinic from the day it was noticed, or else happened; and ``review_overdue`` (decided, and its review day has
        passed). Only consultations, evaluations and decisions that the actor may see count.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        return self._frame(
            "boundary_concern",
            {"status": status, "kind": kind, "phase": phase, "occurrence": occurrence},
            client_ref=client_ref,
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def actions(
        self,
        *,
        status: str | None = None,
        owner_ref: str | None = None,
        case_id: Id | None = None,
        consultation_id: Id | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> DataFrame:
        """
        Return actions.

        Derived are ``overdue`` (open, and its day has passed at the clinic) and ``overdue_days``, by how many calendar
        days, where it is.

        Raises:
            InvalidValueError: a filter, the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        return self._frame(
            "action_item",
            {"status": status},
            refs={"owner_ref": owner_ref},
            ids={"consultation_id": consultation_id},
            case_id=case_id,
            limit=limit,
            after=after,
        )

    @quiet
    def timeline(self, case_id: Id, *, limit: int | None = None, after: str | None = None) -> DataFrame:
        """
        Return what happened in a case, in the order of writing, without reasons.

        ``about`` is the noun of what it was done to. ``late`` says that it was written more than 24 hours after it
        happened, ``late_days`` how many calendar days after at the clinic.

        Raises:
            NotFoundError: there is no case that this actor may see.
            InvalidValueError: the limit or the cursor is not acceptable.
            MissingExtraError: pandas is not installed.

        """
        from supervisio.services.frames.happened import happened

        require("notebook", "pandas")
        self._context.enter()
        return happened(self._context, identifier(case_id, "case_id"), limit=limit, after=after)

    def _frame(
        self, noun: str, given: dict[str, Any], *, limit: int | None, after: str | None, **more: Any
    ) -> DataFrame:
        from supervisio.services.frames import deriving
        from supervisio.services.frames.finding import find
        from supervisio.services.frames.sheet import Sheet

        require("notebook", "pandas")
        self._context.enter()
        vocabularies = {name: vocabulary for name, vocabulary in open_fields(noun).items() if vocabulary}
        filters = checked(vocabularies, given, **more)
        sheet = Sheet(self._context, noun, find(self._context, noun, filters, limit=limit, after=after))
        for derive in deriving.DERIVED[noun]:
            derive(sheet)
        return sheet.frame()
