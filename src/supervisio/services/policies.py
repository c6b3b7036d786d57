"""The clinic's policy: read by anybody, set by the host's own jobs; every version stays."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import TEXT_LIMIT_AT_MOST, Problems, raise_if_any, whole_number
from supervisio.domain.policy import Policy
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ClinicPolicyRecord
from supervisio.errors import AccessDeniedError
from supervisio.services.act import Act
from supervisio.services.common import Common  # noqa: TC001 - shown in the signatures
from supervisio.services.house import POLICY_IN_FORCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.services.context import Context

_LONGEST = timedelta(days=366)


class Policies:
    """The calls of ``supervision.policy``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def get(self) -> ClinicPolicyRecord:
        """Return the policy in force, read afresh; where nothing was set, the defaults."""
        self._context.enter()
        rows = self._context.rows(POLICY_IN_FORCE, {"now": self._context.now()})
        return _record(rows[0] if rows else None)

    @quiet
    def set(
        self,
        *,
        time_zone: str | None = None,
        response_times: Mapping[str, timedelta] | None = None,
        text_limit: int | None = None,
        **common: Unpack[Common],
    ) -> ClinicPolicyRecord:
        """
        Set the IANA time zone, response times by urgency, and how many characters a text may have.

        What is not given stays as it is. It holds from ``effective_at``, by default at once.

        Raises:
            InvalidValueError: a value is not acceptable.
            AccessDeniedError: the actor does not have the role ``system``.
            ConflictError: the request key was used for something else.

        """
        before = self.get()
        problems: Problems = []
        arguments = {"time_zone": time_zone, "response_times": response_times, "text_limit": text_limit}
        act = Act(self._context, "policy.set", arguments, problems, **common)
        values = {
            "time_zone": before.time_zone if time_zone is None else _time_zone(time_zone, problems),
            "response_times": _response_times(before.response_times, response_times, problems),
            "text_limit": before.text_limit
            if text_limit is None
            else whole_number(text_limit, "text_limit", problems, least=1, most=TEXT_LIMIT_AT_MOST),
        }
        raise_if_any(problems)
        if "system" not in self._context.actor.roles:
            raise AccessDeniedError("policy.set", "the role system")
        act.open_root("clinic_policy", **values)
        replayed = not act.finish()
        self._context.policy_was_set()
        return attrs.evolve(self.get(), replayed=replayed)


def _record(row: dict[str, Any] | None) -> ClinicPolicyRecord:
    if row is None:
        default = Policy()
        return ClinicPolicyRecord(
            id=None,
            time_zone=default.zone.key,
            response_times=dict(default.response_times),
            text_limit=default.text_limit,
            effective_at=None,
            effective_on=None,
            recorded_at=None,
            recorded_by=None,
        )
    times = {urgency: timedelta(seconds=seconds) for urgency, seconds in row["response_times"].items()}
    same = ("id", "time_zone", "text_limit", "effective_at", "effective_on", "recorded_at", "recorded_by")
    return ClinicPolicyRecord(
        **{name: row[name] for name in same},
        response_times={**Policy().response_times, **times},
        version=row["journal_seq"],
    )


def _time_zone(given: Any, problems: Problems) -> Any:
    try:
        return ZoneInfo(given).key
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        problems.append(("time_zone", "unknown_zone", {}))
        return None


def _response_times(before: Mapping[str, timedelta], given: Any, problems: Problems) -> dict[str, int]:
    times = dict(before)
    if given is not None and not hasattr(given, "items"):
        problems.append(("response_times", "wrong_type", {"wanted": "a mapping of urgency to timedelta"}))
    elif given is not None:
        for urgency, length in given.items():
            if urgency not in vocabulary.Urgency:
                problems.append(("response_times", "unknown_code", {}))
            elif not isinstance(length, timedelta):
                problems.append(("response_times", "wrong_type", {"wanted": "a mapping of urgency to timedelta"}))
            elif not timedelta(minutes=1) <= length <= _LONGEST:
                problems.append(("response_times", "out_of_range", {"wanted": "one minute to 366 days"}))
            else:
                times[str.__str__(urgency)] = length
    return {urgency: int(length.total_seconds()) for urgency, length in times.items()}
