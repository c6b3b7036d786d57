"""What waits for somebody, what has gone quiet, what came together over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain.quiet import quiet

if TYPE_CHECKING:
    from datetime import date

    from supervisio.domain.records import CrossingsRecord, Page, WaitingRecord, WatchRecord
    from supervisio.services.context import Context


class Looking:
    """The calls of a ``Supervision`` that look across matters, as far as they are the actor's."""

    _context: Context

    @quiet
    def queue(self, *, limit: int = 50, after: str | None = None) -> Page[WaitingRecord]:
        """
        Return what waits for this actor, most urgent first, then by when an answer is due.

        Raises:
            InvalidValueError: the limit or the cursor is not acceptable.

        """
        from supervisio.services.queue import waiting

        return waiting(self._context, limit=limit, after=after)

    @quiet
    def queue_count(self) -> int:
        """Return how much waits for this actor."""
        from supervisio.services.queue import count

        return count(self._context)

    @quiet
    def watching(self, *, limit: int = 50, after: str | None = None) -> Page[WatchRecord]:
        """
        Return what has gone quiet: a concern without a consultation, advice without an action, a lapsed review.

        A view, no verdict. It shows an actor's own matters first, the longest quiet before others, then what they took
        on when asked; it shows nobody the matters of others, whatever their role. After how many days, the clinic's
        policy says (``policy.set(watched=...)``).

        Raises:
            InvalidValueError: the limit or the cursor is not acceptable.

        """
        from supervisio.services.watching import watching

        return watching(self._context, limit=limit, after=after)

    @quiet
    def crossings(
        self, client_ref: str, therapist_ref: str | None = None, *, until: date | str | None = None
    ) -> CrossingsRecord:
        """
        Return the concerns of one therapist and one client side by side, by domain (Gutheil & Gabbard 1993), over time.

        A view, no verdict: it counts those of some time up to the calendar day ``until`` (by default today at the
        clinic) and says whether they are as many as the clinic's policy names. ``therapist_ref`` is by default the
        actor's own; of another's matters only what the actor may see is in it.

        Raises:
            InvalidValueError: a reference or the day is not acceptable.

        """
        from supervisio.services.crossings import crossings

        return crossings(self._context, client_ref, therapist_ref, until=until)
