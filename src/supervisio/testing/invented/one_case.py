"""Matters of people who were never born."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from supervisio import instrument
from supervisio.domain.facts import BoundaryConcern, ClientRequest, PersonalIssue
from supervisio.domain.vocabulary import ClientRequestKind, ConcernKind, PersonalIssueKind

if TYPE_CHECKING:
    from supervisio.domain.records import AskedRecord
    from supervisio.instrument import Item
    from supervisio.supervision import Supervision

_OPENINGS = ("I wondered whether", "It came up today that", "At the door she said that", "He wrote to ask whether")
_MATTERS = (
    "we might stay in touch",
    "I would come to the party",
    "a coffee some time would be all right",
    "I could look at a letter",
)
_QUESTIONS = (
    "How do I say no and stay kind?",
    "What would you listen for?",
    "Is this mine, or the work's?",
    "Whom should I tell?",
)


def invent_case(supervision: Supervision, seed: int, *, asked_of: str = "s-lee") -> AskedRecord:
    """
    Ask about an invented matter of the acting therapist's; the same seed gives the same matter.

    Raises:
        SupervisioError: as for ``ask``.

    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    words = f"{chance.choice(_OPENINGS)} {chance.choice(_MATTERS)} ({chance.randrange(10**6):06})."
    question = f"{chance.choice(_QUESTIONS)} ({chance.randrange(10**6):06})"
    client = f"c-{chance.randrange(1000):03}"
    about = chance.choice(
        (
            ClientRequest(client, str(chance.choice(tuple(ClientRequestKind))), words=words),
            BoundaryConcern(str(chance.choice(tuple(ConcernKind))), client_ref=client, description=words),
            PersonalIssue(str(chance.choice(tuple(PersonalIssueKind))), note=words),
        )
    )
    urgency = chance.choice(("routine", "soon", "urgent"))
    return supervision.ask(about, question=question, asked_of=asked_of, urgency=urgency, reached_how="phone")


def invent_answers(**others: Any) -> dict[str, Any]:
    """
    Return answers to every item of the instrument, the mildest but for those named: for tests and demonstrations.

    Nobody weighed anything: in earnest a person answers, item by item.
    """
    return {**{item.id: _mildest(item) for item in instrument.current().items}, **others}


# Where the mildest is not what stands first.
_MILDEST: dict[str, Any] = {
    "threshold": "multiple_relationship",
    "occurrence": "not_yet",
    "avoidability": "unavoidable",
    "motive": "unavoidable_circumstance",
    "expected_reaction": ["accepted"],
}
_BY_TYPE: dict[str, Any] = {
    "amount": "10",
    "day": "2024-03-10",
    "several": [],
    "text": "Thought about, and talked over.",
}


def _mildest(item: Item) -> Any:
    if item.id in _MILDEST:
        return _MILDEST[item.id]
    if item.type in _BY_TYPE:
        return _BY_TYPE[item.type]
    return item.worsening[0][0] if item.worsening else item.codes[0]
