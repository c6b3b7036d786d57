"""What there is to be told of a clinic, whatever its ids and keys are."""

from __future__ import annotations

import json
import re
from itertools import count
from typing import TYPE_CHECKING, Any

import attrs

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
    views = (supervision.cases.view(case.id, reveal="supervision") for case in pages(supervision.cases.list_))
    return {text for view in views for text in _texts_in(view)}


def _texts_in(record: Any) -> Iterator[str]:
    for field in attrs.fields(type(record)):
        value, kept = getattr(record, field.name), field.metadata.get("supervisio.kept")
        if kept == "text" and isinstance(value, str):
            yield value
        elif kept == "sealed_json" and isinstance(value, dict):
            # Among the answers there are codes, which are no texts.
            yield from (one for one in value.values() if isinstance(one, str) and " " in one)
        elif attrs.has(type(value)):
            yield from _texts_in(value)
        elif isinstance(value, tuple):
            for one in value:
                if attrs.has(type(one)):
                    yield from _texts_in(one)
