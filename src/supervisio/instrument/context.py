"""What is known of a matter before anything is asked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.checks import Problems, code_of, day, needed_code_of, raise_if_any, yes_or_no
from supervisio.domain.vocabulary import ConcernKind, Occurrence, Phase, TherapyStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_OVER = (TherapyStatus.ENDED, TherapyStatus.TRANSFERRED)
_AFTERWARDS = (Phase.AFTER_ENDING, Phase.PROMISED_FOR_FUTURE)
_KINDS_AFTER_ENDING = (
    ConcernKind.FRIENDSHIP_AFTER_ENDING,
    ConcernKind.CONTACT_AFTER_ENDING,
    ConcernKind.RETURN_TO_THERAPY_CONFLICT,
    ConcernKind.ROMANTIC_OR_SEXUAL_FORMER,
)


@attrs.frozen(kw_only=True)
class WeighingContext:
    """
    What the record knows of a concern without asking.

    ``kind``, ``phase``, ``occurrence`` and ``client_status`` are codes, or their text; None where it is not known.
    ``has_client`` is false where the other is no client: a colleague, a trainee, a supervisee.
    ``last_professional_contact_on`` is a calendar day; where it is not known, it is asked for. ``as_of`` is the day on
    which the weighing is done; where it is given, no answer may name a later day.

    Raises:
        InvalidValueError: a value is not acceptable.

    """

    kind: ConcernKind | str
    phase: Phase | str = Phase.NOT_SAID
    occurrence: Occurrence | str | None = None
    client_status: TherapyStatus | str | None = None
    has_client: bool = True
    last_professional_contact_on: date | str | None = None
    as_of: date | str | None = None

    def __attrs_post_init__(self) -> None:
        problems: Problems = []
        for name, check in _CHECKS.items():
            object.__setattr__(self, name, check(getattr(self, name), name, problems))
        raise_if_any(problems)

    @property
    def ended(self) -> bool:
        """Whether therapy is over, so far as is known."""
        return self.has_client and (self.client_status in _OVER or (self.client_status is None and self.after_ending))

    @property
    def after_ending(self) -> bool:
        """Whether it comes about after therapy, or is promised for then."""
        return self.has_client and (
            self.client_status in _OVER or self.phase in _AFTERWARDS or self.kind in _KINDS_AFTER_ENDING
        )

    def to_dict(self) -> dict[str, Any]:
        """Return the context as JSON-ready values, to be stored with an evaluation."""
        made: dict[str, Any] = as_json(self)
        return made

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> WeighingContext:
        """Return the context that ``to_dict`` made; a newer version's codes survive, its fields are passed over."""
        codes: dict[str, Any] = {
            name: None if stored[name] is None else vocabulary.read(stored[name])
            for name, vocabulary in _VOCABULARIES.items()
        }
        return cls(**codes, **{name: stored[name] for name in _CHECKS.keys() - codes.keys()})


_VOCABULARIES = {
    "kind": ConcernKind,
    "phase": Phase,
    "occurrence": Occurrence,
    "client_status": TherapyStatus,
}
_CHECKS: dict[str, Callable[[Any, str, Problems], Any]] = {
    "kind": needed_code_of(ConcernKind),
    "phase": needed_code_of(Phase),
    "occurrence": code_of(Occurrence),
    "client_status": code_of(TherapyStatus),
    "has_client": yes_or_no,
    "last_professional_contact_on": day,
    "as_of": day,
}
