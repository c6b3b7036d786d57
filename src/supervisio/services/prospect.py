"""Who would see what, before one asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.access import Asking, Matter
from supervisio.domain.audience import audience as audience_of
from supervisio.domain.checks import Problems, identifier, raise_if_any, reference, yes_or_no
from supervisio.errors import AccessDeniedError, NotFoundError
from supervisio.models.ids import new_id
from supervisio.services import timeline
from supervisio.services.facts_in import NOUN_OF, TOPIC_OF
from supervisio.services.matter import matters_of
from supervisio.services.question import asked_route
from supervisio.services.statements import which_about

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.domain.records import AudienceRecord
    from supervisio.services.common import Id
    from supervisio.services.context import Context


def audience(
    context: Context,
    case_id: Id | None,
    *,
    about: Any,
    route: str,
    asked_of: str | None,
    show_client_ref: bool,
) -> tuple[AudienceRecord, ...]:
    """
    Return who sees what now, and who will once this is asked.

    Raises:
        NotFoundError: there is no such case that this actor may see.
        AccessDeniedError: it is not the actor's to open.

    """
    context.enter()
    problems: Problems = []
    kept = asked_route(route, problems)
    yes_or_no(show_client_ref, "show_client_ref", problems)
    if asked_of is not None:
        reference(asked_of, "asked_of", problems)
    raise_if_any(problems)
    noun, about_id, root_id = _what_about(context, about, None if case_id is None else identifier(case_id, "case_id"))
    matter = _new_matter(context, noun) if root_id is None else _matter_of(context, root_id, noun, about_id)
    if asked_of is not None:
        asking = Asking(
            id=new_id(),
            asked_of=asked_of,
            status="requested",
            route=kept,
            show_client_ref=show_client_ref,
            about=noun,
            about_id=about_id,
        )
        matter = attrs.evolve(matter, askings=(*matter.askings, asking))
    return audience_of(matter, context.today(), nouns=frozenset() if noun is None else frozenset({noun}))


def _what_about(context: Context, about: Any, root_id: UUID | None) -> tuple[str | None, UUID | None, UUID | None]:
    if about is None or type(about) in NOUN_OF:
        return NOUN_OF.get(type(about)), None, root_id
    about_id = identifier(about, "about")
    kinds = context.rows(which_about(), {"id": about_id})
    if not kinds or (root_id is not None and kinds[0]["case_id"] != root_id):
        raise NotFoundError("record", about_id)
    return kinds[0]["noun"], about_id, kinds[0]["case_id"]


def _new_matter(context: Context, noun: str | None) -> Matter:
    return Matter(therapist_ref=context.actor.ref, topic="question" if noun is None else TOPIC_OF[noun])


def _matter_of(context: Context, root_id: UUID, noun: str | None, about_id: UUID | None) -> Matter:
    try:
        found = timeline.sighted_case(context, root_id)
    except NotFoundError:
        if about_id is None:
            raise
        # Not by the id of its case: who may not see a thing may not learn that it is there either.
        raise NotFoundError("record", about_id) from None
    if about_id is not None and found.standing.fields(str(noun), {"id": about_id}) is None:
        raise NotFoundError("record", about_id)
    if not found.standing.sees_all:
        raise AccessDeniedError("audience", "those who see the whole case")
    return matters_of(context, [found.case])[root_id][0]
