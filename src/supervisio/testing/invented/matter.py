"""A matter, as those in it know it while it goes on."""

from __future__ import annotations

from uuid import UUID

import attrs

from supervisio.domain.facts import Actor

PRESSING = ("urgent", "immediate")


@attrs.define(kw_only=True)
class Matter:
    """
    What it is about, and how it stands.

    ``noun`` is that of a request, an issue or a concern, or ``other`` for a plain question. ``case`` and ``about`` are
    ids, there once it is recorded. ``expected`` counts what may still come of what was begun in it (asks that may be
    answered, a concern beside a request), ``held`` the talks that took place.
    """

    therapist: Actor
    noun: str
    client_ref: str | None = None
    other_party: str | None = None
    occurrence: str = "not_yet"
    case: UUID = attrs.field(init=False)
    about: UUID = attrs.field(init=False)
    expected: int = 0
    held: int = 0

    def recorded(self, case_id: UUID, about_id: UUID | None) -> None:
        """Keep under which ids it is recorded."""
        self.case = case_id
        if about_id is not None:
            self.about = about_id
