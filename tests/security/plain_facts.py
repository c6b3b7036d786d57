"""What is handed in, drawn at random: for the library, and in plain words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue
from tests.security.plain_matter import PlainCase, PlainRow
from tests.security.plain_people import ASKABLE, CLIENTS, OTHER_PARTIES

if TYPE_CHECKING:
    from datetime import datetime
    from random import Random

    from supervisio import Actor
    from tests.security.plain_world import World

RESPONSES = {
    "immediate": timedelta(hours=1),
    "urgent": timedelta(days=1),
    "soon": timedelta(days=3),
    "routine": timedelta(days=14),
}
TOPICS = {
    "client_request": "client_request",
    "personal_issue": "personal_issue",
    "boundary_concern": "observed_concern",
}
_SELDOM = 0.2


def common_of(world: World, chance: Random, case: PlainCase | None = None) -> dict[str, Any]:
    """Draw what every recording call takes: when it happened, a reason, a key, the version that was read."""
    common: dict[str, Any] = {}
    if chance.random() < _SELDOM:
        common["effective_at"] = world.plain.now - timedelta(hours=chance.randint(0, 72))
    if chance.random() < _SELDOM:
        common["reason"] = world.new_words()
    if chance.random() < _SELDOM:
        common["request_key"] = world.new_words()
    if case is not None and chance.random() < _SELDOM:
        common["expect_version"] = case.version + chance.choice((0, 0, -1, 1))
    return common


def happened_at(world: World, common: dict[str, Any]) -> datetime:
    """Return when a call says that it happened."""
    at: datetime = common.get("effective_at", world.plain.now)
    return at


class Fact:
    """Something that came up, for the library and in plain words; mostly such as fits into a case, if one is named."""

    def __init__(self, world: World, chance: Random, case: PlainCase | None = None) -> None:
        fits = ("client_request", "boundary_concern") * 4 if case else ()
        clients = (*CLIENTS, *(case.client,) * 8) if case else CLIENTS
        self.noun = chance.choice((*TOPICS, *fits))
        self.words = world.new_words()
        self.client: str | None = None
        self.other: str | None = None
        self.values: dict[str, Any] = {}
        self.texts: dict[str, str | None]
        if self.noun == "personal_issue":
            functioning = chance.choice(("not_rated", "impairment"))
            self.texts = {"kind": "burnout", "functioning": functioning, "affects_work": "no", "note": self.words}
            self.given: Any = PersonalIssue("burnout", functioning=functioning, affects_work="no", note=self.words)
        elif self.noun == "client_request":
            self.client = chance.choice(clients) or "c-1"
            self.values = {"kind": "gift", "phase": "during", "reply": None}
            self.texts = {"words": self.words, "explanation": None}
            self.given = ClientRequest(self.client, "gift", phase="during", words=self.words)
        else:
            self.client, self.other = chance.choice(clients), chance.choice(OTHER_PARTIES)
            self.values = {"kind": "touch", "other_party_ref": self.other, "disposition": None}
            self.texts = {"description": self.words, "client_was_told": None}
            self.given = BoundaryConcern(
                "touch", client_ref=self.client, other_party_ref=self.other, description=self.words
            )

    @property
    def start(self) -> str:
        """The status in which it is recorded."""
        return "recorded" if self.noun == "client_request" else "noted"

    def row(self, who: Actor, row_id: Any, status: str, at: datetime) -> PlainRow:
        """Return its row."""
        return PlainRow(self.noun, row_id, who.ref, status, {**self.values, "effective_at": at}, self.texts)


class Question:
    """What is asked, of whom and how, for the library and in plain words."""

    def __init__(self, world: World, chance: Random, who: Actor) -> None:
        self.asked_of = chance.choice(ASKABLE)
        self.route = chance.choice(("supervision", "consultation", "peer_consultation"))
        self.urgency = chance.choice((*RESPONSES,))
        self.shows = chance.choice((True, False))
        self.words = world.new_words()
        in_own_group = self.asked_of in who.acts_as and self.route == "peer_consultation"
        self.asks_self = self.asked_of in who.refs and not in_own_group
        self.given: dict[str, Any] = {
            "asked_of": self.asked_of,
            "question": self.words,
            "route": self.route,
            "urgency": self.urgency,
            "reached_how": "phone",
            "show_client_ref": self.shows,
        }

    def row(self, who: Actor, row_id: Any, about: PlainRow | None, at: datetime, **more: Any) -> PlainRow:
        """Return the row of the consultation."""
        values = {
            "asked_of": self.asked_of,
            "route": self.route,
            "urgency": self.urgency,
            "show_client_ref": self.shows,
            "about_id": None if about is None else about.id,
            "respond_by": at + RESPONSES[self.urgency],
            "follow_up_on": None,
            "reported_by_therapist": False,
            "redirected_from": None,
            **more,
        }
        return PlainRow("consultation", row_id, who.ref, "requested", values, {"question": self.words}, parent=about)
