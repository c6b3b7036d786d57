"""What a record discloses, from the tables themselves: by audience, noun and field, and which rows."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

import attrs
import pytest

from supervisio.domain.access import ACCEPTED, ALWAYS, NOUNS, SIGHT, THERAPIST, always
from supervisio.domain.disclosure import DISCLOSED, ENTRY, MOVES, ONLY_WHERE, disclosed_view, left_out, may_be_personal
from supervisio.domain.hidden import LEFT_OUT
from supervisio.domain.lifecycles import LIFECYCLES
from supervisio.domain.records import CaseView, TimelineRecord
from supervisio.domain.vocabulary import RecordAudience

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
# Where the records of a noun are in a view, or in which other record they are.
PLACES = {
    "client_request": "requests",
    "personal_issue": "issues",
    "boundary_concern": "concerns",
    "consultation": "consultations",
    "action_item": "actions",
    "grant": "grants",
}
WITHIN = {
    "reply_plan": ("client_request", "plans"),
    "observation": ("client_request", "observations"),
    "support_reference": ("personal_issue", "support_references"),
    "practice_response": ("personal_issue", "practice_responses"),
    "evaluation": ("boundary_concern", "evaluations"),
    "decision": ("boundary_concern", "decisions"),
    "recommendation": ("consultation", "recommendations"),
    "addendum": ("consultation", "addenda"),
}
# With these, every audience is shown the row if it is shown such rows at all.
SHOWN: dict[str, dict[str, Any]] = {
    "client_request": {"made_by": "client", "status": "replied"},
    "boundary_concern": {"status": "decided"},
    "evaluation": {"status": "submitted"},
    "consultation": {"status": "completed"},
}
_TIED = {
    "request_id": "client_request",
    "issue_id": "personal_issue",
    "concern_id": "boundary_concern",
    "consultation_id": "consultation",
}
each_audience = pytest.mark.parametrize("audience", list(RecordAudience))
FIELDS = [(noun, field.name) for noun, record in NOUNS.items() for field in attrs.fields(record)]


def row_id(noun: str) -> UUID:
    """Return the id of the one row of a noun."""
    return uuid5(UUID(int=0), noun)


def record(noun: str, **values: Any) -> Any:
    """Return a record in which every field holds something of its own."""
    given: dict[str, Any] = {field.name: f"{noun}.{field.name}" for field in attrs.fields(NOUNS[noun])}
    given |= {tie: row_id(parent) for tie, parent in _TIED.items() if tie in given}
    given |= {"id": row_id(noun), "effective_at": AT, "recorded_at": AT, "version": 1, "moves": (), "replayed": False}
    given |= {field: () for _, field in (place for child, place in WITHIN.items() if place[0] == noun)}
    return NOUNS[noun](**{**given, **SHOWN.get(noun, {}), **values})


def whole(**rows: dict[str, Any]) -> CaseView:
    """Return a view with one row of each noun; ``rows`` are values of theirs, by noun."""
    nested: dict[str, dict[str, Any]] = {noun: {} for noun in PLACES}
    for noun, (parent, field) in WITHIN.items():
        nested[parent][field] = (record(noun, **rows.get(noun, {})),)
    parts: dict[str, Any] = {
        place: (record(noun, **nested[noun], **rows.get(noun, {})),) for noun, place in PLACES.items()
    }
    return CaseView(case=record("case", therapist_ref="t-ana"), timeline=(), **parts)


def find(view: CaseView, noun: str) -> Any:
    """Return the one record of a noun in a view, or None."""
    if noun == "case":
        return view.case
    if noun in WITHIN:
        parent, field = WITHIN[noun]
        above = find(view, parent)
        return next(iter(getattr(above, field)), None) if above is not None else None
    return next(iter(getattr(view, PLACES[noun])), None)


def disclosed(audience: str, shown: CaseView | None = None, *, shared: bool = True) -> CaseView:
    """Return what is disclosed of a view."""
    about = ("consultation", "client_request", "personal_issue", "boundary_concern")
    ids = frozenset(map(row_id, about)) if shared else frozenset()
    return disclosed_view(whole() if shown is None else shown, audience, shared=ids)


@each_audience
@pytest.mark.parametrize(("noun", "name"), FIELDS, ids=[".".join(field) for field in FIELDS])
def test_a_field_is_disclosed_as_the_table_says(audience: str, noun: str, name: str) -> None:
    """As it is, or as left out; a row of a noun that is not named is not there, nor what hangs on it."""
    before, after = find(whole(), noun), find(disclosed(audience), noun)
    fields = DISCLOSED[audience].get(noun)
    parent, field = WITHIN.get(noun, (None, None))
    is_reached = parent is None or (
        find(disclosed(audience), parent) is not None and field in DISCLOSED[audience][parent]
    )
    if fields is None or not is_reached:
        assert after is None
    elif isinstance(getattr(before, name), tuple):
        assert name in fields | ALWAYS or getattr(after, name) == ()
    elif name in fields | always(noun):
        assert getattr(after, name) == getattr(before, name)
    else:
        assert getattr(after, name) is LEFT_OUT


@each_audience
def test_what_is_left_out_is_said_whatever_there_is(audience: str) -> None:
    """The fields that a record never shows are those that the table does not name, and no others."""
    said = left_out(audience)
    for noun, record_class in {**NOUNS, ENTRY: TimelineRecord}.items():
        names = {field.name for field in attrs.fields(record_class)} - always(noun)
        seen = DISCLOSED[audience].get(noun)
        expected = None if seen is None else frozenset(names - seen)
        assert said.get(noun, frozenset()) == expected


def test_a_therapist_is_shown_all_and_a_supervisor_what_the_one_asked_sees() -> None:
    """The tables of access say the same of both."""
    assert left_out("therapist") == {}
    for noun in NOUNS:
        assert DISCLOSED["supervisor"].get(noun) == SIGHT[ACCEPTED].get(noun)
        assert DISCLOSED["therapist"].get(noun) == SIGHT[THERAPIST].get(noun)


@each_audience
def test_nobody_is_shown_what_they_do_not_have_a_noun_for(audience: str) -> None:
    """And what they are shown is there: no audience is promised a field that no record has."""
    for noun, fields in DISCLOSED[audience].items():
        known = TimelineRecord if noun == ENTRY else NOUNS[noun]
        assert fields <= {field.name for field in attrs.fields(known)}


def test_a_board_is_never_shown_what_is_personal() -> None:
    """Nor drafts, nor the other party of a concern, nor the host's references."""
    assert not DISCLOSED["board"].keys() & {"personal_issue", "practice_response", "support_reference", "grant"}
    assert "other_party_ref" not in DISCLOSED["board"]["boundary_concern"]
    assert all("host_ref" not in fields for fields in DISCLOSED["board"].values())
    assert [one for one in RecordAudience if may_be_personal(one)] == ["therapist", "supervisor"]


def test_a_client_is_shown_no_other_person() -> None:
    """No reference but their own and their therapist's, and no text but their own and what was said to them."""
    texts = {
        (noun, field.name)
        for noun, fields in DISCLOSED["client"].items()
        if noun != ENTRY
        for field in attrs.fields(NOUNS[noun])
        if field.name in fields and field.metadata.get("supervisio.kept") in {"text", "sealed_json", "sealed_code"}
    }
    refs = {name for fields in DISCLOSED["client"].values() for name in fields if name.endswith(("_ref", "_by", "_of"))}

    assert texts == {
        ("client_request", "words"),
        ("client_request", "explanation"),
        ("case", "client_was_told"),
        ("boundary_concern", "client_was_told"),
        ("decision", "client_was_told"),
    }
    assert refs - {"made_by"} == {"therapist_ref", "client_ref", "actor_ref"}


@each_audience
@pytest.mark.parametrize("noun", ["client_request", "boundary_concern", "evaluation", "consultation"])
def test_a_row_is_disclosed_as_the_table_says(audience: str, noun: str) -> None:
    """In each of its statuses, one of a newer version too."""
    wanted = ONLY_WHERE.get(audience, {}).get(noun, {})
    for status in (*LIFECYCLES[noun].statuses, "of_a_newer_version"):
        found = find(disclosed(audience, whole(**{noun: {"status": status}})), noun)
        is_shown = noun in DISCLOSED[audience] and status in wanted.get("status", {status})
        assert (found is not None) == is_shown, status


def test_what_is_not_shared_yet_is_its_therapists_own() -> None:
    """A draft, and a concern that was only noted: in nobody else's record."""
    for audience in ("supervisor", "board", "client"):
        assert find(disclosed(audience, whole(evaluation={"status": "draft"})), "evaluation") is None
        assert find(disclosed(audience, whole(boundary_concern={"status": "noted"})), "boundary_concern") is None


@pytest.mark.parametrize("by", ["partner", "parent_or_guardian", "relative", "other", "x-neighbour"])
def test_a_client_is_not_shown_what_others_asked_for(by: str) -> None:
    """It is theirs, not the client's."""
    assert find(disclosed("client", whole(client_request={"made_by": by})), "client_request") is None
    assert find(disclosed("board", whole(client_request={"made_by": by})), "client_request") is not None


@pytest.mark.parametrize("noun", [*PLACES, *WITHIN])
def test_a_supervisor_is_shown_what_hangs_on_an_ask_that_was_taken_on(noun: str) -> None:
    """As the one asked sees it; the others go by what they are shown of whatever matter."""
    assert (find(disclosed("supervisor"), noun) is not None) == (noun in DISCLOSED["supervisor"])
    assert find(disclosed("supervisor", shared=False), noun) is None
    for audience in ("therapist", "board", "client"):
        assert find(disclosed(audience, shared=False), noun) == find(disclosed(audience), noun)


def entry(move: str, *nouns: str, **values: Any) -> TimelineRecord:
    """Return a journal entry that has written a row of each of these nouns."""
    given: dict[str, Any] = {
        "case_id": row_id("case"),
        "seq": 1,
        "move": move,
        "actor_ref": "t-ana",
        "acting_as": None,
        "reason": "why",
        "effective_at": AT,
        "effective_on": None,
        "recorded_at": AT,
        "touched": tuple((noun, row_id(noun)) for noun in ("case", *nouns)),
    }
    return TimelineRecord(**{**given, **values})


@each_audience
@pytest.mark.parametrize("noun", [*PLACES, *WITHIN])
def test_an_entry_is_told_with_the_row_that_it_wrote(audience: str, noun: str) -> None:
    """And not without: what is left out has left no trace in the timeline."""
    shown = attrs.evolve(whole(), timeline=(entry("requests.reply", noun),))
    after = disclosed(audience, shown)

    assert bool(after.timeline) == (find(after, noun) is not None)


@pytest.mark.parametrize(("audience", "told"), [("therapist", 2), ("supervisor", 0), ("board", 2), ("client", 1)])
def test_the_case_as_a_whole_is_told_to_those_who_see_it(audience: str, told: int) -> None:
    """Who took on one ask is not told when the case was closed; a client not who was let in."""
    entries = (entry("cases.close"), entry("cases.monitor"))

    assert len(disclosed(audience, attrs.evolve(whole(), timeline=entries)).timeline) == told


def test_a_client_is_told_of_the_moves_that_are_named() -> None:
    """By whom, only where that is their therapist, or stands in for them; never why."""
    moves = (*MOVES["client"], "requests.observe", "consultations.decline", "requests.plan")
    shown = attrs.evolve(whole(), timeline=tuple(entry(move, "client_request") for move in moves))
    told = disclosed("client", shown).timeline

    assert {one.move for one in told} == MOVES["client"]
    values: list[Any] = [getattr(one, name) for one in told for name in ("reason", "acting_as", "touched")]
    assert all(value is LEFT_OUT for value in values)
    for made_by, named in (
        ({"actor_ref": "s-lee"}, LEFT_OUT),
        ({"actor_ref": "t-cyd", "acting_as": "t-ana"}, "t-ana"),
        ({"actor_ref": "t-ana", "acting_as": "d-desk"}, "t-ana"),
    ):
        by_others = attrs.evolve(whole(), timeline=(entry("ask", "client_request", **made_by),))
        assert disclosed("client", by_others).timeline[0].actor_ref == named
