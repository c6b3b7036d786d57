"""A matter, as those in it know it while it goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.domain.facts import Actor

PRESSING = ("urgent", "immediate")


@attrs.define(kw_only=True)
class Matter:
    """
    What it is about: ``noun`` is that of a request, issue or concern, ``other`` of a plain question.
    ``case_id`` is None until it is recorded. ``expected`` counts the asks to which an answer may still come, ``held`` the talks that took place.
    """

    therapist: Actor
    noun: str
    case_id: UUID | None = None
    about_id: UUID | None = None
    client_ref: str | None = None
    other_party: str | None = None
    expected: int = 0
    held: int = 0

    @property
    def case(self) -> UUID:
        """The id of the case, once there is one."""
        assert self.case_id is not None
        return self.case_id

    @property
    def about(self) -> UUID:
        """The id of what it is about, once that is recorded."""
        assert self.about_id is not None
        return self.about_id
