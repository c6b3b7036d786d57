"""The clinic's policy: read by anybody, set by the host's own jobs; every version stays."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Unpack
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import attrs

from supervisio.domain import vocabulary
from supervisio.domain.checks import TEXT_LIMIT_AT_MOST, Problems, raise_if_any, whole_number
from supervisio.domain.policy import WATCHED, Policy, Watched
from supervisio.domain.quiet import quiet
from supervisio.domain.records import ClinicPolicyRecord
from supervisio.errors import AccessDeniedError
from supervisio.services.act import Act
from supervisio.services.common import Common  # noqa: TC001 - shown in the signatures
from supervisio.services.house import POLICY_IN_FORCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supervisio.services.context import Context
    from supervisio.services.draft import Row

_LONGEST = timedelta(days=366)
_RULE_ID = re.compile(r"[a-z][a-z0-9_.-]{0,63}")


class Policies:
    """The calls of ``supervision.policy``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @quiet
    def get(self) -> ClinicPolicyRecord:
        """Return the policy in force, read afresh; where nothing was set, the defaults."""
        return _record(self._in_force())

    def _in_force(self) -> Row | None:
        self._context.enter()
        rows = self._context.rows(POLICY_IN_FORCE, {"now": self._context.now()})
        return rows[0] if rows else None

    @quiet
    def set(
        self,
        *,
        time_zone: str | None = None,
        response_times: Mapping[str, timedelta] | None = None,
        text_limit: int | None = None,
        confirmed_rules: Iterable[str] | None = None,
        watched: Mapping[str, int] | None = None,
        **common: Unpack[Common],
    ) -> ClinicPolicyRecord:
        """
        Set the IANA time zone, response times by urgency, how many characters a text may have, and what follows.

        ``confirmed_rules``: the ids of all rules that were read again at their source, so that they bind although they
        came at second hand; a host's own rules have ids too. ``watched``: numbers by which silence and drift are
        noticed, by the names in ``ClinicPolicyRecord.watched``. What is not given stays as it is. It holds from
        ``effective_at``, by default at once.

        Raises:
            InvalidValueError: a value is not acceptable.
            AccessDeniedError: the actor does not have the role ``system``.
            ConflictError: the request key was used for something else.

        """
        kept = self._in_force()
        before = _record(kept)
        problems: Problems = []
        arguments: dict[str, Any] = {
            "time_zone": time_zone,
            "response_times": response_times,
            "text_limit": text_limit,
            "confirmed_rules": None if confirmed_rules is None else _rule_ids(confirmed_rules, problems),
            "watched": None if watched is None else _watched(watched, problems),
        }
        act = Act(self._context, "policy.set", arguments, problems, **common)
        values: dict[str, Any] = {
            "time_zone": before.time_zone if time_zone is None else _time_zone(time_zone, problems),
            "response_times": _response_times(before.response_times, response_times, problems),
            "text_limit": before.text_limit
            if text_limit is None
            else whole_number(text_limit, "text_limit", problems, least=1, most=TEXT_LIMIT_AT_MOST),
            "confirmed_rules": kept and kept["confirmed_rules"],
            "watched": kept and kept["watched"],
        }
        if confirmed_rules is not None:
            values["confirmed_rules"] = arguments["confirmed_rules"]
        if watched is not None:
            # What was never set stays unset: should a later version have other defaults, they hold.
            values["watched"] = {**(values["watched"] or {}), **arguments["watched"]}
        raise_if_any(problems)
        if "system" not in self._context.actor.roles:
            raise AccessDeniedError("policy.set", "the role system")
        act.open_root("clinic_policy", **values)
        replayed = not act.finish()
        self._context.policy_was_set()
        return attrs.evolve(self.get(), replayed=replayed)


def _record(row: Row | None) -> ClinicPolicyRecord:
    if row is None:
        default = Policy()
        return ClinicPolicyRecord(
            id=None,
            time_zone=default.zone.key,
            response_times=dict(default.response_times),
            text_limit=default.text_limit,
            confirmed_rules=(),
            watched=default.watched,
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
        confirmed_rules=tuple(row["confirmed_rules"] or ()),
        watched=Watched.of(row["watched"]),
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


def _rule_ids(given: Any, problems: Problems) -> list[str]:
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        problems.append(("confirmed_rules", "wrong_type", {"wanted": "a collection of ids of rules"}))
        return []
    kept = set()
    for one in given:
        if not isinstance(one, str):
            problems.append(("confirmed_rules", "wrong_type", {"wanted": "a collection of ids of rules"}))
        elif _RULE_ID.fullmatch(one) is None:
            problems.append(("confirmed_rules", "not_a_rule_id", {}))
        else:
            kept.add(str.__str__(one))
    return sorted(kept)


def _watched(given: Any, problems: Problems) -> dict[str, int]:
    if not hasattr(given, "items"):
        problems.append(("watched", "wrong_type", {"wanted": "a mapping of name to whole number"}))
        return {}
    kept = {}
    for name, number in given.items():
        if name not in WATCHED:
            problems.append(("watched", "unknown_field", {"wanted": ", ".join(WATCHED)}))
        else:
            least, most = WATCHED[name]
            kept[str.__str__(name)] = whole_number(number, "watched", problems, least=least, most=most)
    return kept
