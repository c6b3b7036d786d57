"""What was recommended, as rows of a consultation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.facts import Recommendation
from supervisio.errors import InvalidValueError
from supervisio.models.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from supervisio.domain.checks import Problems
    from supervisio.services.act import Act

MINUTES_AT_MOST = 24 * 60


def check_recommendations(given: Any, problems: Problems, *, limit: int) -> tuple[Recommendation, ...]:
    """Check a collection of recommendations; never is anyone directed to go to therapy."""
    if isinstance(given, (str, bytes)) or not hasattr(given, "__iter__"):
        problems.append(("recommendations", "wrong_type", {"wanted": "a collection of Recommendation"}))
        return ()
    kept = tuple(given)
    for one in kept:
        if not isinstance(one, Recommendation):
            problems.append(("recommendations", "wrong_type", {"wanted": "a collection of Recommendation"}))
            return ()
        if one.force == "directive" and one.kind == "personal_therapy":
            problems.append(("recommendations", "never_directed", {"kind": "personal_therapy"}))
        if one.text is not None and len(one.text) > limit:
            problems.append(("recommendations", "too_long", {"length": len(one.text), "limit": limit}))
    return kept


def require_directives_in_supervision(recommendations: Iterable[Recommendation], route: str) -> None:
    """
    See that nobody but a supervisor directs.

    Raises:
        InvalidValueError: a directive came by another route.

    """
    if route != "supervision" and any(one.force == "directive" for one in recommendations):
        raise InvalidValueError.of("recommendations", "only_in_supervision")


def add_recommendations(
    act: Act, recommendations: Iterable[Recommendation], consultation_id: UUID, given_by: str
) -> None:
    """Add the rows."""
    for one in recommendations:
        recommendation_id = new_id()
        act.add(
            "recommendation",
            id=recommendation_id,
            consultation_id=consultation_id,
            kind=one.kind,
            force=one.force,
            given_by=one.given_by or given_by,
            text=act.seal("recommendation", recommendation_id, "text", one.text),
            status="open",
        )
