"""Whoever changes a row by SQL wants the library to sign it: a legal move on it would, if it did not look first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue, Recommendation
from supervisio.errors import JournalTamperedError
from supervisio.models import ROWS
from supervisio.testing import memory_clinic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from supervisio import Clinic, Supervision

    Move = Callable[[Supervision, UUID], Any]

ANA, LEE = Actor("t-ana"), Actor("s-lee")
SYSTEM = Actor("system", roles={"system"})
_UNDIGESTED = {"journal_seq", "journal_head", "journal_key_id", "wrapped_key", "key_id"}

# By noun: who moves it, and two moves that each change the row.
MOVES: dict[str, tuple[Actor, Move, Move]] = {
    "case": (ANA, lambda s, it: s.cases.monitor(it, "2999-01-01"), lambda s, it: s.cases.monitor(it, "2999-02-02")),
    "client_request": (ANA, lambda s, it: s.requests.reply(it, "declined"), lambda s, it: s.requests.withdraw(it)),
    "personal_issue": (ANA, lambda s, it: s.issues.review(it), lambda s, it: s.issues.close(it)),
    "boundary_concern": (
        ANA,
        lambda s, it: s.concerns.bring(it, "s-lee", "?"),
        lambda s, it: s.concerns.mark_in_error(it),
    ),
    "consultation": (LEE, lambda s, it: s.consultations.accept(it), lambda s, it: s.consultations.decline(it, "other")),
    "recommendation": (
        ANA,
        lambda s, it: s.recommendations.contest(it, "no"),
        lambda s, it: s.recommendations.follow(it),
    ),
    "action_item": (ANA, lambda s, it: s.actions.complete(it), lambda s, it: s.actions.cancel(it)),
    "grant": (ANA, lambda s, _: s.cases.revoke(_case(s), "x-ray"), lambda s, _: s.cases.revoke(_case(s), "x-ray")),
    "therapy_relationship": (
        ANA,
        lambda s, it: s.relationships.contact(it, "2026-01-02"),
        lambda s, it: s.relationships.contact(it, "2026-01-03"),
    ),
}
each_noun = pytest.mark.parametrize("noun", MOVES)


def _case(supervision: Supervision) -> UUID:
    return supervision.cases.list_(topic="client_request").items[0].id


@pytest.fixture
def clinic() -> Iterator[Clinic]:
    """A clinic in memory with something of every noun that can be moved."""
    with memory_clinic() as clinic:
        yield clinic


@pytest.fixture
def ids(clinic: Clinic) -> dict[str, UUID]:
    """What there is in it, by noun."""
    with clinic.acting(ANA) as supervision:
        asked = supervision.ask(ClientRequest("c-1", "gift"), question="?", asked_of="s-lee")
        issue = supervision.note(PersonalIssue("burnout"))
        concern = supervision.note(BoundaryConcern("touch"))
        held = supervision.consultations.record_held(
            asked.case_id, "s-lee", "2026-01-02", 30, recommendations=[Recommendation("training", force="directive")]
        )
        grant = supervision.cases.grant(asked.case_id, "x-ray")
        return {
            "case": asked.case_id,
            "client_request": asked.about_id or asked.case_id,
            "consultation": asked.consultation_id,
            "personal_issue": issue.about_id,
            "boundary_concern": concern.about_id,
            "recommendation": held.recommendations[0].id,
            "action_item": supervision.actions.add(asked.case_id, "t-ana", "call", "2999-01-01").id,
            "grant": grant.id,
            "therapy_relationship": supervision.relationships.begin("c-1", began_on="2026-01-01").id,
        }


def _read(clinic: Clinic, noun: str, row_id: UUID) -> dict[str, Any]:
    with clinic.engine.connect() as connection:
        found = connection.execute(text(f"SELECT * FROM {ROWS[noun].__tablename__} WHERE id = :id"), {"id": row_id.hex})
        return dict(found.mappings().one())


def _write(clinic: Clinic, noun: str, row_id: UUID, **values: Any) -> None:
    assignments = ", ".join(f"{name} = :{name}" for name in values)
    with clinic.engine.begin() as connection:
        statement = text(f"UPDATE {ROWS[noun].__tablename__} SET {assignments} WHERE id = :at")
        connection.execute(statement, {**values, "at": row_id.hex})


def _findings(clinic: Clinic) -> set[str]:
    with clinic.reading(SYSTEM) as supervision:
        return {finding.what for finding in supervision.journal.verify().findings}


def _refuses(clinic: Clinic, who: Actor, move: Move, row_id: UUID) -> None:
    """See that a move is refused and leaves nothing, although the transaction is committed."""
    with clinic.acting(who) as supervision, pytest.raises(JournalTamperedError):
        move(supervision, row_id)


@each_noun
def test_a_row_that_was_changed_is_not_signed(clinic: Clinic, ids: dict[str, UUID], noun: str) -> None:
    """A move on a row that the journal does not know like this is refused, and verify() goes on finding it."""
    who, move, _ = MOVES[noun]
    _write(clinic, noun, ids[noun], recorded_by="mallory")
    found = _findings(clinic)

    _refuses(clinic, who, move, ids[noun])

    assert (_findings(clinic), bool(found)) == (found, True)


@each_noun
def test_a_row_that_was_put_back_is_not_signed(clinic: Clinic, ids: dict[str, UUID], noun: str) -> None:
    """An older copy of a row is one that the journal once knew: it is refused all the same."""
    who, first, second = MOVES[noun]
    before = _read(clinic, noun, ids[noun])
    with clinic.acting(who) as supervision:
        first(supervision, ids[noun])
    _write(clinic, noun, ids[noun], **{name: value for name, value in before.items() if name not in _UNDIGESTED})

    _refuses(clinic, who, second, ids[noun])

    assert _findings(clinic)


@pytest.fixture
def unguarded(clinic: Clinic) -> Clinic:
    """The same clinic, with a journal that can be changed."""
    with clinic.engine.begin() as connection:
        for operation in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER supervisio_journal_entry_no_{operation}"))
    return clinic


def _cut(clinic: Clinic, root_id: UUID) -> None:
    """Take the newest entry of a journal away."""
    newest = "SELECT max(seq) FROM supervisio_journal_entry WHERE root_id = :id"
    with clinic.engine.begin() as connection:
        statement = f"DELETE FROM supervisio_journal_entry WHERE root_id = :id AND seq = ({newest})"
        connection.execute(text(statement), {"id": root_id.hex})


def test_a_journal_that_was_cut_short_is_not_continued(unguarded: Clinic, ids: dict[str, UUID]) -> None:
    """Without its newest entry nothing is added to a case, whether or not the row still counts it."""
    who, move, _ = MOVES["client_request"]
    version = _read(unguarded, "case", ids["case"])["journal_seq"]
    _cut(unguarded, ids["case"])
    _refuses(unguarded, who, move, ids["client_request"])

    _write(unguarded, "case", ids["case"], journal_seq=version - 1)
    _refuses(unguarded, who, move, ids["client_request"])

    assert "head" in _findings(unguarded)


def test_a_journal_that_was_cut_short_with_its_old_head_is_found(unguarded: Clinic, ids: dict[str, UUID]) -> None:
    """With the head as it once was the case looks younger than its rows: such a row is not moved, and is found."""
    who, first, second = MOVES["client_request"]
    before = _read(unguarded, "case", ids["case"])
    with unguarded.acting(who) as supervision:
        first(supervision, ids["client_request"])
    _cut(unguarded, ids["case"])
    _write(unguarded, "case", ids["case"], **{name: before[name] for name in ("journal_seq", "journal_head")})

    _refuses(unguarded, who, second, ids["client_request"])
    with unguarded.acting(ANA) as supervision:
        supervision.cases.monitor(ids["case"], "2999-01-01")

    assert _findings(unguarded) == {"edited"}


def test_a_text_moved_to_another_place_is_not_shown(clinic: Clinic, ids: dict[str, UUID]) -> None:
    """What was sealed for one row does not open in another, though both lie under the same key."""
    with clinic.acting(ANA) as supervision:
        other = supervision.note(ClientRequest("c-1", "gift", words="words"), case_id=ids["case"]).about_id
    words = _read(clinic, "client_request", other)["words"]
    _write(clinic, "client_request", ids["client_request"], words=words)

    with clinic.acting(ANA) as supervision, pytest.raises(JournalTamperedError):
        supervision.reveal(supervision.requests.get(ids["client_request"]))
