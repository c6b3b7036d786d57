"""Pictures of an invented clinic, drawn while the pages are made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from supervisio import reading
from supervisio.testing import InventedClinic, invent_clinic

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame

    from supervisio.reading import Picture
    from supervisio.services.frames import Frames


def drawn(name: str) -> str:
    """Return a picture as a part of a page, by the name of the call that draws it."""
    return f'<figure class="picture">\n{_PICTURES[name]()._repr_html_()}\n</figure>'


@cache
def _clinic() -> InventedClinic:
    return invent_clinic(7, therapists=3, months=6)


def _queue() -> Picture:
    clinic, queues = _clinic(), []
    for supervisor in clinic.supervisors:
        with clinic.reading(supervisor) as supervision:
            queues.append(supervision.queue())
    most_overdue = max(queues, key=lambda page: sum(waiting.overdue for waiting in page))
    return reading.queue(most_overdue, now=clinic.clock.now())


def _domains_over_time() -> Picture:
    clinic, found = _clinic(), []
    for therapist in clinic.therapists:
        with clinic.reading(therapist) as supervision:
            listed = supervision.concerns.list_(limit=200)
            clients = {one.client_ref for one in listed if isinstance(one.client_ref, str)}
            found += [supervision.crossings(client, until=clinic.clock.now().date()) for client in sorted(clients)]
    return reading.domains_over_time(max(found, key=lambda one: sum(map(len, one.by_domain.values()))))


def _of_frame(draw: Callable[[DataFrame], Picture], of: Callable[[Frames], DataFrame]) -> Picture:
    """Draw a frame of a therapist's."""
    clinic = _clinic()
    with clinic.reading(clinic.therapists[0]) as supervision:
        return draw(of(supervision.frames))


def _longest(frames: Frames) -> DataFrame:
    """Return the timeline of a case in which something was written late, and the most happened."""
    timelines = (frames.timeline(case_id) for case_id in frames.cases()["id"])
    return max(timelines, key=lambda timeline: (bool(timeline["late"].any()), len(timeline)))


_PICTURES: dict[str, Callable[[], Picture]] = {
    "queue": _queue,
    "case_timeline": lambda: _of_frame(reading.case_timeline, _longest),
    "saying_no": lambda: _of_frame(reading.saying_no, lambda frames: frames.requests()),
    "noticing_to_deciding": lambda: _of_frame(reading.noticing_to_deciding, lambda frames: frames.concerns()),
    "domains_over_time": _domains_over_time,
}
NAMES = tuple(_PICTURES)
