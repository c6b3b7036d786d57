"""Pictures of an invented clinic, drawn while the pages are made."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from supervisio import reading
from supervisio.testing import InventedClinic, invent_clinic

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.reading import Picture


def drawn(name: str) -> str:
    """Return a picture as a part of a page, by the name of the call that draws it."""
    return f'<figure class="picture">\n{_PICTURES[name]()._repr_html_()}\n</figure>'


@cache
def _clinic() -> InventedClinic:
    return invent_clinic(7, therapists=3, months=6)


def _queue() -> Picture:
    clinic = _clinic()
    with clinic.reading(clinic.supervisors[0]) as supervision:
        return reading.queue(supervision.queue(), now=clinic.clock.now())


def _domains_over_time() -> Picture:
    clinic, found = _clinic(), []
    for therapist in clinic.therapists:
        with clinic.reading(therapist) as supervision:
            listed = supervision.concerns.list_(limit=200)
            clients = {one.client_ref for one in listed if isinstance(one.client_ref, str)}
            found += [supervision.crossings(client, until=clinic.clock.now().date()) for client in sorted(clients)]
    return reading.domains_over_time(max(found, key=lambda one: sum(map(len, one.by_domain.values()))))


_PICTURES: dict[str, Callable[[], Picture]] = {"queue": _queue, "domains_over_time": _domains_over_time}
NAMES = tuple(_PICTURES)
