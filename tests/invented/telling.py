"""What there is to be told of a clinic, whatever its ids and keys are."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from supervisio import Actor, Clinic
    from supervisio.domain.records import Page
    from supervisio.supervision import Supervision
    from supervisio.testing import InventedClinic

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def everything(clinic: Clinic, people: InventedClinic) -> list[Any]:
    """Return what these people see in a clinic, texts and all, with ids counted in the order in which they come."""
    actors = (*people.therapists, *people.supervisors)
    told = [(actor.ref, what, one) for actor in actors for what, one in _seen_by(clinic, actor)]
    numbers = count()
    seen: dict[str, str] = {}
    text = json.dumps(told)
    counted = _ID.sub(lambda match: seen.setdefault(match[0], f"#{next(numbers)}"), text)
    made: list[Any] = json.loads(counted)
    return made


def _seen_by(clinic: Clinic, actor: Actor) -> Iterator[tuple[str, Any]]:
    with clinic.acting(actor) as supervision:
        for one in pages(supervision.relationships.list_):
            yield "relationship", one.to_dict()
        for case in pages(supervision.cases.list_):
            yield "case", supervision.cases.view(case.id, reveal="supervision").to_dict()
        yield "queue", [one.to_dict() for one in pages(supervision.queue)]
        yield "watching", [one.to_dict() for one in pages(supervision.watching)]
        profile = supervision.profiles.find()
        yield "profile", None if profile is None else profile.to_dict()


def pages(listed: Callable[..., Page[Any]], **filters: Any) -> Iterator[Any]:
    """Yield all there is, page after page."""
    after = None
    while True:
        page = listed(limit=200, after=after, **filters)
        yield from page
        if page.next is None:
            return
        after = page.next


def texts(supervision: Supervision) -> set[str]:
    """Return every text that an actor may read in the cases that they see."""
    found: set[str] = set()
    for case in pages(supervision.cases.list_):
        sealed = supervision.cases.view(case.id).to_dict()
        found |= set(_texts_in(sealed, supervision.cases.view(case.id, reveal="supervision").to_dict()))
    return found


def _texts_in(sealed: Any, revealed: Any) -> Iterator[str]:
    if isinstance(sealed, dict) and sealed.keys() == {"hidden"}:
        if isinstance(revealed, str):
            yield revealed
        elif isinstance(revealed, dict):
            yield from (one for one in revealed.values() if isinstance(one, str))
    elif isinstance(sealed, dict):
        for name, value in sealed.items():
            yield from _texts_in(value, revealed[name])
    elif isinstance(sealed, list):
        for before, after in zip(sealed, revealed, strict=True):
            yield from _texts_in(before, after)
