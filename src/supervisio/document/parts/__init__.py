"""The parts of a decision record, each written from what lies on the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.document.content import Lines, Part
from supervisio.document.headings import heading_for, names_for
from supervisio.document.parts.about import about, readers
from supervisio.document.parts.came_up import came_up, next_session
from supervisio.document.parts.checking import verification
from supervisio.document.parts.consulted import actions, consultations
from supervisio.document.parts.decided import decisions, outcome, reviews, told
from supervisio.document.parts.desk import Desk
from supervisio.document.parts.happened import corrections, timeline
from supervisio.document.parts.weighed import evaluation, rules
from supervisio.domain.vocabulary import RecordAudience

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from supervisio.document.content import Block
    from supervisio.document.material import Material
    from supervisio.document.signer import Signer

_WRITERS: dict[str, Callable[[Desk], Iterable[Block]]] = {
    "about": about,
    "came_up": came_up,
    "rules": rules,
    "evaluation": evaluation,
    "consultations": consultations,
    "decisions": decisions,
    "told": told,
    "next_session": next_session,
    "reviews": reviews,
    "actions": actions,
    "outcome": outcome,
    "readers": readers,
    "timeline": timeline,
    "corrections": corrections,
}
_NOTHING = {
    "came_up": "Nothing that came up is on record here: it is a plain question, or what came up is not shown.",
    "rules": "No rules were asked: nothing was weighed and handed in.",
    "evaluation": "Nothing was weighed and handed in.",
    "consultations": "Nobody was consulted.",
    "decisions": "No decision is on record.",
    "told": "It is not on record that the client was told anything.",
    "next_session": "Neither a reaction nor a next session is on record.",
    "reviews": "No day was set to look at it again.",
    "actions": "No actions were agreed.",
    "outcome": "It was not closed.",
    "readers": "It was opened to nobody.",
    "timeline": "No entry is shown.",
    "corrections": "Nothing was corrected, and nothing was written late.",
}


def written(material: Material, signer: Signer) -> tuple[Part, ...]:
    """Return all parts of a record, in their order; a part in which there is nothing says so."""
    desk = Desk(material)
    return tuple(_part(name, desk, signer) for name in names_for(material.audience))


def _part(name: str, desk: Desk, signer: Signer) -> Part:
    blocks = verification(desk, signer) if name == "verification" else _WRITERS[name](desk)
    shown = tuple(blocks) or (Lines(name="nothing", lines=(_nothing(name, desk),)),)
    return Part(name=name, heading=heading_for(desk.material.audience, name), blocks=shown)


def _nothing(name: str, desk: Desk) -> str:
    material = desk.material
    is_all = material.whole and material.audience == RecordAudience.THERAPIST
    # Whoever was not shown all of it is not told that there is none.
    return _NOTHING[name] if is_all else f"{_NOTHING[name]} This is said of what is shown here."
