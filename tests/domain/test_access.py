from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import pytest

from supervisio.domain import access, vocabulary
from supervisio.domain.access import Asking, Grant, Matter, Owning, standing

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

TODAY = date(2026, 3, 2)
CASE, REQUEST, OTHER_REQUEST, CONSULTATION, OTHER_CONSULTATION, ACTION = (UUID(int=number) for number in range(1, 7))
ASKING = Asking(
    id=CONSULTATION,
    asked_of="s-lee",
    status="requested",
    route="supervision",
    show_client_ref=False,
    about="client_request",
    about_id=REQUEST,
)
# What hangs on what: each noun's ids, in the matter that was asked about and in another one of the same case.
ATTACHED: dict[str, dict[str, Any]] = {
    "client_request": {"id": REQUEST},
    "observation": {"id": UUID(int=20), "request_id": REQUEST},
    "consultation": {"id": CONSULTATION},
    "recommendation": {"id": UUID(int=21), "consultation_id": CONSULTATION},
    "addendum": {"id": UUID(int=22), "consultation_id": CONSULTATION},
    "action_item": {"id": UUID(int=23), "consultation_id": CONSULTATION},
}
ELSEWHERE: dict[str, dict[str, Any]] = {
    "client_request": {"id": OTHER_REQUEST},
    "observation": {"id": UUID(int=30), "request_id": OTHER_REQUEST},
    "consultation": {"id": OTHER_CONSULTATION},
    "recommendation": {"id": UUID(int=31), "consultation_id": OTHER_CONSULTATION},
    "addendum": {"id": UUID(int=32), "consultation_id": OTHER_CONSULTATION},
    "action_item": {"id": UUID(int=33), "consultation_id": None},
    "grant": {"id": UUID(int=34)},
    "boundary_concern": {"id": UUID(int=35)},
}
EVERYTHING: list[tuple[str, dict[str, Any]]] = [("case", {"id": CASE}), *ATTACHED.items(), *ELSEWHERE.items()]


def matter(**changes: Any) -> Matter:
    """Return a matter of t-ana's in which s-lee was asked."""
    made = Matter(therapist_ref="t-ana", topic="client_request", askings=(ASKING,))
    return attrs.evolve(made, **changes)


def seen_by(ref: str, found: Matter, noun: str, row: dict[str, Any]) -> AbstractSet[str] | None:
    """Return the fields of a row that somebody sees, without its bookkeeping."""
    fields = standing(found, frozenset({ref}), TODAY).fields(noun, row)
    return None if fields is None else fields - access.ALWAYS - access.BOOKKEEPING


def all_fields(noun: str) -> frozenset[str]:
    """Return all fields of a noun, without its bookkeeping."""
    return frozenset(one.name for one in attrs.fields(access.NOUNS[noun])) - access.ALWAYS - access.BOOKKEEPING


@pytest.mark.parametrize("noun", access.NOUNS)
def test_the_therapist_sees_all_of_it(noun: str) -> None:
    """Every field of every record in the case."""
    assert seen_by("t-ana", matter(), noun, {"id": CASE}) == all_fields(noun)


@pytest.mark.parametrize(("noun", "row"), EVERYTHING)
def test_it_does_not_exist_for_anybody_else(noun: str, row: dict[str, Any]) -> None:
    """Whatever their rank: there is no part that comes with a role."""
    assert not standing(matter(), frozenset({"director"}), TODAY)
    assert seen_by("director", matter(), noun, row) is None


def test_who_is_asked_sees_enough_to_spot_a_conflict() -> None:
    """The question, its kind and urgency and, in supervision, which client: not the words, not the rest of the case."""
    found = matter()

    assert seen_by("s-lee", found, "client_request", ATTACHED["client_request"]) == {"kind", "client_ref"}
    assert {"question", "urgency", "question_type", "client_ref"} <= (
        seen_by("s-lee", found, "consultation", ATTACHED["consultation"]) or set()
    )
    assert seen_by("s-lee", found, "case", {"id": CASE}) == {"topic", "status", "therapist_ref", "client_ref"}
    assert seen_by("s-lee", found, "observation", ATTACHED["observation"]) is None


@pytest.mark.parametrize("status", ["accepted", "scheduled", "missed", "completed"])
@pytest.mark.parametrize("noun", ATTACHED)
def test_who_accepted_sees_what_was_attached(status: str, noun: str) -> None:
    """All of it, what follows from it too, and after completion still."""
    found = matter(askings=(attrs.evolve(ASKING, status=status),))

    assert seen_by("s-lee", found, noun, ATTACHED[noun]) == all_fields(noun)


@pytest.mark.parametrize("status", ["requested", "accepted", "completed"])
@pytest.mark.parametrize("noun", ELSEWHERE)
def test_who_was_asked_does_not_see_the_rest_of_the_case(status: str, noun: str) -> None:
    """Another request, another consultation, another's grant: none of it exists for them."""
    found = matter(askings=(attrs.evolve(ASKING, status=status),))

    assert seen_by("s-lee", found, noun, ELSEWHERE[noun]) is None


@pytest.mark.parametrize("status", ["declined", "cancelled", "redirected", "entered_in_error", "of_a_newer_version"])
@pytest.mark.parametrize(("noun", "row"), EVERYTHING)
def test_who_was_turned_away_sees_only_that_they_were_asked(status: str, noun: str, row: dict[str, Any]) -> None:
    """Nothing of the matter itself, whatever they saw before. A status of a newer version opens nothing either."""
    found = matter(askings=(attrs.evolve(ASKING, status=status),))
    seen = seen_by("s-lee", found, noun, row)

    if noun == "case":
        assert seen == frozenset()
    elif row is ATTACHED["consultation"]:
        assert seen == {"asked_of", "status", "decline_code"}
    else:
        assert seen is None


@pytest.mark.parametrize("route", ["consultation", "peer_consultation"])
@pytest.mark.parametrize(
    ("status", "shown", "expected"),
    [
        ("requested", False, False),
        ("requested", True, False),
        ("accepted", False, False),
        ("accepted", True, True),
        ("completed", True, True),
    ],
)
def test_colleagues_see_which_client_only_if_shown(route: str, status: str, *, shown: bool, expected: bool) -> None:
    """And only once they accepted; in supervision it is always to be seen."""
    asking = attrs.evolve(ASKING, route=route, status=status, show_client_ref=shown)
    found = matter(askings=(asking,))

    for noun, row in (
        ("case", {"id": CASE}),
        ("consultation", {"id": CONSULTATION}),
        ("client_request", {"id": REQUEST}),
    ):
        assert ("client_ref" in (seen_by("s-lee", found, noun, row) or ())) is expected


@pytest.mark.parametrize(
    ("until", "expected"),
    [(None, True), (date(2026, 3, 3), True), (TODAY, True), (date(2026, 3, 1), False)],
    ids=str,
)
def test_a_grant_opens_the_case_to_its_day(until: date | None, *, expected: bool) -> None:
    """The day named is the last."""
    found = matter(grants=(Grant(ref="q-audit", until=until),))

    assert bool(standing(found, frozenset({"q-audit"}), TODAY)) is expected
    for noun in ("case", "client_request", "consultation", "recommendation", "grant"):
        assert seen_by("q-audit", found, noun, {"id": CASE}) == (all_fields(noun) if expected else None)


def test_a_grant_never_opens_a_personal_issue() -> None:
    """Not even if there is one in the table."""
    found = matter(topic="personal_issue", grants=(Grant(ref="q-audit", until=None),))

    assert not standing(found, frozenset({"q-audit"}), TODAY)
    assert seen_by("q-audit", matter(grants=found.grants), "personal_issue", {"id": CASE}) is None


def test_a_personal_issue_is_not_told_before_it_is_accepted() -> None:
    """Before it only question, urgency and topic; after it all of that issue, but never where else one turned."""
    asked = attrs.evolve(ASKING, about="personal_issue")
    accepted = attrs.evolve(asked, status="accepted")
    before = matter(topic="personal_issue", askings=(asked,))
    after = matter(topic="personal_issue", askings=(accepted,))

    assert seen_by("s-lee", before, "personal_issue", {"id": REQUEST}) is None
    assert seen_by("s-lee", after, "personal_issue", {"id": REQUEST}) == all_fields("personal_issue")
    assert seen_by("s-lee", after, "practice_response", {"issue_id": REQUEST}) == all_fields("practice_response")
    assert seen_by("s-lee", after, "support_reference", {"issue_id": REQUEST}) is None


def test_the_owner_of_an_action_sees_that_action() -> None:
    """And its text, not the case nor another's action."""
    found = matter(ownings=(Owning(id=ACTION, owner_ref="f-desk"),))

    assert seen_by("f-desk", found, "action_item", {"id": ACTION}) == all_fields("action_item")
    assert seen_by("f-desk", found, "action_item", ATTACHED["action_item"]) is None
    assert seen_by("f-desk", found, "case", {"id": CASE}) == frozenset()


@pytest.mark.parametrize("refs", [{"s-lee"}, {"t-ana"}, {"desk", "s-lee"}], ids=lambda refs: "-and-".join(sorted(refs)))
def test_the_other_party_of_a_concern_sees_nothing(refs: set[str]) -> None:
    """By no way: neither as the one asked, nor as the therapist, nor as one they act as."""
    found = matter(other_parties=frozenset({"s-lee", "t-ana"}), grants=(Grant(ref="desk", until=None),))

    assert not standing(found, frozenset(refs), TODAY)


def test_a_shared_reference_is_as_good_as_ones_own() -> None:
    """Everyone acting as the one asked has the part, and it is known as whom."""
    found = standing(matter(), frozenset({"u-7", "s-lee"}), TODAY)

    assert found.was_asked("s-lee")
    assert (found.acting_as("u-7"), found.acting_as("s-lee")) == ("s-lee", None)


def test_nobody_answers_their_own_ask() -> None:
    """Not under a reference that they share with those who may."""
    found = standing(matter(), frozenset({"t-ana", "s-lee"}), TODAY)

    assert found.is_therapist
    assert not found.was_asked("s-lee")


@pytest.mark.parametrize("status", vocabulary.ConsultationStatus)
def test_every_status_gives_a_part(status: str) -> None:
    """Which part one has by being asked is decided for all of them."""
    assert status in access.PART_BY_STATUS


def test_every_record_of_a_case_is_decided_about() -> None:
    """A new kind of record is seen by its therapist, and by others only where the table says so."""
    assert set(access.SIGHT[access.THERAPIST]) == set(access.NOUNS)
    assert set(access.TIES) == set(access.NOUNS) - {"case"}
