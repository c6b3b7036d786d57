"""What ``verify()`` says beside its findings: notices, counts, progress, and what is a personal matter."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, update

from supervisio.journal.chain import ENTRIES
from supervisio.journal.findings import FINDINGS, NOTICES, Finding, Verification
from supervisio.journal.verify import verify
from supervisio.models.ids import new_id
from supervisio.vault import Vault
from tests.journal.clinic import NORTH, NOW, Book, full_clinic, table_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

CASE = table_of("case")
NOTHING_LEFT: dict[str, Any] = {"wrapped_key": None, "key_id": None, "client_ref": None, "host_ref": None}


def _noted(book: Book, **values: Any) -> tuple[UUID, UUID]:
    case_id, concern_id = book.open_root(**values), new_id()
    book.write("case", case_id, "note", ("boundary_concern", {"id": concern_id}))
    return case_id, concern_id


def test_redacting_is_noticed(connection: Connection, vault: Vault, book: Book) -> None:
    """The row whose text was redacted by a call is named, and nothing is wrong."""
    case_id, concern_id = _noted(book)
    case: dict[str, Any] = {"id": case_id, "review_on": None}
    book.write("case", case_id, "concerns.redact", ("case", case), ("boundary_concern", {"id": concern_id}))

    assert verify(connection, vault, NORTH) == Verification(
        notices=(Finding(root=case_id, table="boundary_concern", id=concern_id, what="redacted"),), entries=3, roots=1
    )


def test_dropping_is_noticed_and_takes_the_key(connection: Connection, vault: Vault, book: Book) -> None:
    """A dropped concern may leave its case without a key, and its tombstone is all there is."""
    case_id, concern_id = _noted(book)
    emptied = {"id": concern_id, "status": "dropped", "description": None, "kind": None, "recorded_by": None}
    closed = {"id": case_id, "status": "closed", **NOTHING_LEFT}
    book.write("case", case_id, "concerns.drop", ("boundary_concern", emptied), ("case", closed))

    assert verify(connection, vault, NORTH) == Verification(
        notices=(Finding(root=case_id, table="boundary_concern", id=concern_id, what="dropped"),), entries=3, roots=1
    )


def test_shredding_is_noticed(connection: Connection, vault: Vault, book: Book) -> None:
    """So is a root whose key was destroyed."""
    case_id = book.open_root()
    book.write("case", case_id, "cases.shred", ("case", {"id": case_id, **NOTHING_LEFT}))

    assert verify(connection, vault, NORTH).notices == (
        Finding(root=case_id, table="case", id=case_id, what="shredded"),
    )
    assert verify(connection, vault, NORTH).findings == ()


@pytest.mark.parametrize("values", [{"wrapped_key": None}, {"key_id": None}, {"wrapped_key": b"", "key_id": ""}])
def test_half_a_key_is_no_key_destroyed(
    values: dict[str, Any], connection: Connection, vault: Vault, book: Book
) -> None:
    """Only where wrapped key and key id are both gone was the key destroyed."""
    case_id = book.open_root()
    book.write("case", case_id, "cases.shred", ("case", {"id": case_id}))
    connection.execute(update(CASE).values(**values))

    assert [one.what for one in verify(connection, vault, NORTH).findings] == ["key"]


@pytest.mark.parametrize(("hours", "is_late"), [(23, False), (24, False), (25, True)])
def test_a_late_entry_is_noticed(
    hours: int, *, is_late: bool, connection: Connection, vault: Vault, book: Book
) -> None:
    """What was written more than 24 hours after it happened shows as late."""
    case_id = book.open_root()
    book.write("case", case_id, "note", effective_at=NOW - timedelta(hours=hours))
    late = Finding(root=case_id, table="journal_entry", id="2", what="late")

    assert verify(connection, vault, NORTH).notices == ((late,) if is_late else ())


def test_a_forged_entry_earns_no_notice(connection: Connection, vault: Vault, book: Book) -> None:
    """An entry that was edited to say that it dropped something does not excuse a missing key."""
    case_id, _ = _noted(book)
    connection.execute(update(ENTRIES).where(ENTRIES.c.seq == 2).values(move="concerns.drop"))
    connection.execute(update(CASE).values(wrapped_key=None, key_id=None))
    verified = verify(connection, vault, NORTH)

    assert ({one.what for one in verified.findings}, verified.notices) == ({"mac", "key"}, ())
    assert {one.root for one in verified.findings} == {case_id}


def test_plaintext_says_what_it_is_worth(connection: Connection) -> None:
    """Without keys accidents are still found, and it says that intent is not."""
    plaintext = Vault.plaintext()
    case_id = Book(connection, plaintext).open_root()

    assert verify(connection, plaintext, NORTH).notices == (Finding(what="plaintext"),)
    connection.execute(update(CASE).values(topic="question"))
    assert verify(connection, plaintext, NORTH).findings == (
        Finding(root=case_id, table="case", id=case_id, what="edited"),
    )


def test_a_chain_goes_on_under_another_key(
    connection: Connection, vault: Vault, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newer key takes over in the middle of a chain; while the vault holds both, nothing is wrong."""
    older, newer = "old:" + "A" * 43, "new:" + "B" * 42 + "A"
    monkeypatch.setenv("OLDER", older)
    monkeypatch.setenv("BOTH", f"{newer},{older}")
    monkeypatch.setenv("NEWER", newer)
    book.vault = Vault.from_env("OLDER")
    case_id, concern_id = _noted(book)
    book.vault = Vault.from_env("BOTH")
    book.write("case", case_id, "concerns.bring", ("boundary_concern", {"id": concern_id, "status": "brought"}))
    without_older = verify(connection, Vault.from_env("NEWER"), NORTH).findings

    assert verify(connection, book.vault, NORTH) == Verification(entries=3, roots=1)
    assert [(one.table, one.id, one.what) for one in without_older] == [
        ("journal_entry", "1", "unknown_key"),
        ("journal_entry", "2", "unknown_key"),
        ("case", case_id, "key"),
    ]


def test_what_is_in_a_personal_issues_case_is_marked(connection: Connection, vault: Vault, book: Book) -> None:
    """Findings, notices and counts tell which of them belong to a personal issue, and which do not."""
    case_id, issue_id = book.open_root(topic="personal_issue"), new_id()
    book.write("case", case_id, "note", ("personal_issue", {"id": issue_id}), effective_at=NOW - timedelta(days=2))
    _noted(book)
    connection.execute(update(ENTRIES).where(ENTRIES.c.seq == 1).values(actor_ref="t-eve"))
    verified = verify(connection, vault, NORTH)

    assert {(one.root == case_id, one.personal) for one in verified.findings} == {(True, True), (False, False)}
    assert [one.personal for one in verified.notices] == [True]
    assert (verified.entries, verified.personal_entries) == (4, 2)
    assert (verified.roots, verified.personal_roots) == (2, 1)


@pytest.mark.parametrize("gone", ["case", "personal_issue"])
def test_a_personal_issue_stays_one_when_its_case_says_otherwise(
    gone: str, connection: Connection, vault: Vault, book: Book
) -> None:
    """Neither an edited topic nor a removed row makes it known to those who may not know of it."""
    case_id, issue_id = book.open_root(topic="personal_issue"), new_id()
    book.write("case", case_id, "note", ("personal_issue", {"id": issue_id}))
    connection.execute(update(CASE).values(topic="question"))
    connection.execute(delete(table_of(gone)))
    verified = verify(connection, vault, NORTH)

    assert {one.personal for one in verified.findings} == {True}
    assert (verified.personal_entries, verified.personal_roots) == (2, 1)


def test_progress_counts_roots_but_no_personal_issues(connection: Connection, vault: Vault, book: Book) -> None:
    """It ends at the number of roots, and tells nobody of a personal issue."""
    told: list[tuple[int, int | None]] = []
    for topic in ("question", "personal_issue", "client_request"):
        book.open_root(topic=topic)
    book.open_root("clinic_policy")
    verify(connection, vault, NORTH, progress=lambda done, total: told.append((done, total)))

    assert told == [(3, 3)]


def test_progress_of_one_root_has_no_total(connection: Connection, vault: Vault, book: Book) -> None:
    """There is one root, and it is done."""
    told: list[tuple[int, int | None]] = []
    verify(connection, vault, NORTH, root_id=book.open_root(), progress=lambda done, total: told.append((done, total)))

    assert told == [(1, None)]


def test_a_clinic_with_something_in_every_column_is_intact(connection: Connection, vault: Vault, book: Book) -> None:
    """No table, and no value in it, is taken for another than was written."""
    full_clinic(book)

    assert verify(connection, vault, NORTH).findings == ()


def test_every_word_has_its_line() -> None:
    """Findings and notices share no word, and each is explained."""
    assert not FINDINGS.keys() & NOTICES.keys()
    assert all((FINDINGS | NOTICES).values())
