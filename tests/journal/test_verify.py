"""What ``verify()`` finds: each change that can be made by somebody who can write to the database, but has no key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import delete, func, insert, select, update

from supervisio.journal.chain import ENTRIES, READS
from supervisio.journal.findings import FINDINGS, Finding, Verification
from supervisio.journal.verify import verify
from supervisio.models.ids import new_id
from tests.journal.clinic import NORTH, Book, table_of

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection

    from supervisio.vault import Vault

Ids = dict[str, "UUID"]
Attack = Callable[["Connection", Ids], object]
Found = set[tuple[str | None, str | None, str]]
CASE, REQUEST, CONSULTATION = table_of("case"), table_of("client_request"), table_of("consultation")


@pytest.fixture
def ids(book: Book) -> Ids:
    """Two cases: one with a request that was replied to, a consultation and a reading; the other with a request."""
    ids = {"case": book.open_root(), "request": new_id(), "consultation": new_id()}
    book.write("case", ids["case"], "ask", ("client_request", {"id": ids["request"], "reply": None}))
    about = {"id": ids["consultation"], "request_id": ids["request"]}
    book.write("case", ids["case"], "ask", ("consultation", about))
    reply = {"id": ids["request"], "status": "replied", "reply": "declined"}
    book.write("case", ids["case"], "requests.reply", ("client_request", reply))
    ids |= {"other_case": book.open_root(), "other_request": new_id()}
    book.write("case", ids["other_case"], "ask", ("client_request", {"id": ids["other_request"]}))
    ids["read"] = book.read(ids["case"])
    return ids


def found(connection: Connection, vault: Vault, ids: Ids, root_id: UUID | None = None) -> Found:
    """Return what is found, with roots by their names here."""
    names = {known_id: name for name, known_id in ids.items()}
    findings = verify(connection, vault, NORTH, root_id=root_id).findings
    assert {one.what for one in findings} <= FINDINGS.keys()
    return {(names.get(one.root) if one.root else None, one.table, one.what) for one in findings}


def test_an_intact_clinic_is_found_so(connection: Connection, vault: Vault, ids: Ids) -> None:
    """What was written by the library gives no findings, and everything was counted."""
    assert verify(connection, vault, NORTH) == Verification(entries=6, roots=2)


def _edit(table: Any, at: str, **values: Any) -> Attack:
    return lambda connection, ids: connection.execute(update(table).where(table.c.id == ids[at]).values(values))


def _edit_entry(seq: int, **values: Any) -> Attack:
    return lambda connection, ids: connection.execute(_at(update(ENTRIES), ids, seq).values(values))


def _at(statement: Any, ids: Ids, seq: int, root: str = "case") -> Any:
    return statement.where(ENTRIES.c.root_id == ids[root], ENTRIES.c.seq == seq)


def _remove(table: Any, at: str) -> Attack:
    return lambda connection, ids: connection.execute(delete(table).where(table.c.id == ids[at]))


def _remove_entry(seq: int) -> Attack:
    return lambda connection, ids: connection.execute(_at(delete(ENTRIES), ids, seq))


def _add_row(connection: Connection, ids: Ids) -> None:
    copied = connection.execute(select(REQUEST).where(REQUEST.c.id == ids["request"])).mappings().one()
    connection.execute(insert(REQUEST), {**copied, "id": new_id()})


def _add_case(connection: Connection, ids: Ids) -> None:
    copied = connection.execute(select(CASE).where(CASE.c.id == ids["case"])).mappings().one()
    ids["added"] = new_id()
    connection.execute(insert(CASE), {**copied, "id": ids["added"]})


def _add_orphan(connection: Connection, ids: Ids) -> None:
    copied = connection.execute(select(REQUEST).where(REQUEST.c.id == ids["request"])).mappings().one()
    ids["nowhere"] = new_id()
    connection.execute(insert(REQUEST), {**copied, "id": new_id(), "case_id": ids["nowhere"]})


def _move_row(connection: Connection, ids: Ids) -> None:
    connection.execute(update(REQUEST).where(REQUEST.c.id == ids["request"]).values(case_id=ids["other_case"]))


def _replay_row(connection: Connection, ids: Ids) -> None:
    older = {"status": "recorded", "reply": None, "row_seq": 2}
    connection.execute(update(REQUEST).where(REQUEST.c.id == ids["request"]).values(older))


def _remove_last_and_relink(connection: Connection, ids: Ids) -> None:
    """Cut the last entry, put its row back, and close the chain with the MAC that is at hand: of the entry before."""
    _replay_row(connection, ids)
    _remove_entry(4)(connection, ids)
    last_mac = connection.execute(_at(select(ENTRIES.c.mac), ids, 3)).scalar_one()
    connection.execute(update(CASE).where(CASE.c.id == ids["case"]).values(journal_seq=3, journal_head=last_mac))


def _swap_entries(connection: Connection, ids: Ids) -> None:
    for before, after in ((2, 99), (3, 2), (99, 3)):
        connection.execute(_at(update(ENTRIES), ids, before).values(seq=after))


def _add_entry(connection: Connection, ids: Ids) -> None:
    last = connection.execute(_at(select(ENTRIES), ids, 4)).mappings().one()
    connection.execute(insert(ENTRIES), {**last, "seq": 5, "move": "cases.close"})
    connection.execute(update(CASE).where(CASE.c.id == ids["case"]).values(journal_seq=5))


def _take_entry_from_another(connection: Connection, ids: Ids) -> None:
    mac, content = ENTRIES.c.mac, [column for column in ENTRIES.columns if column.name != "root_id"]
    theirs = connection.execute(_at(select(*content), ids, 2, "other_case")).mappings().one()
    assert mac.name in theirs
    connection.execute(_at(update(ENTRIES), ids, 2).values(**theirs))


def _swap_keys(connection: Connection, ids: Ids) -> None:
    other = connection.execute(select(CASE.c.wrapped_key).where(CASE.c.id == ids["other_case"])).scalar_one()
    connection.execute(update(CASE).where(CASE.c.id == ids["case"]).values(wrapped_key=other))


def _all_entries(connection: Connection, ids: Ids) -> None:
    connection.execute(delete(ENTRIES).where(ENTRIES.c.root_id == ids["case"]))


ALL_WITHOUT_ENTRY: Found = {("case", noun, "without_entry") for noun in ("case", "client_request", "consultation")}
ATTACKS: dict[str, tuple[Attack, Found]] = {
    "edit a root": (_edit(CASE, "case", therapist_ref="t-eve"), {("case", "case", "edited")}),
    "edit a row": (_edit(REQUEST, "request", reply="accepted"), {("case", "client_request", "edited")}),
    "edit a sealed text": (_edit(CONSULTATION, "consultation", question=b"?"), {("case", "consultation", "edited")}),
    "remove a row": (_remove(CONSULTATION, "consultation"), {("case", "consultation", "missing")}),
    "remove a root": (_remove(CASE, "case"), {("case", "case", "missing")}),
    "add a row": (_add_row, {("case", "client_request", "without_entry")}),
    "add a root": (_add_case, {("added", "case", "without_entry")}),
    "add a row to no root": (_add_orphan, {("nowhere", "client_request", "orphan")}),
    "move a row": (
        _move_row,
        {("case", "client_request", "missing"), ("other_case", "client_request", "without_entry")},
    ),
    "put back an older row": (_replay_row, {("case", "client_request", "edited")}),
    "edit an entry": (_edit_entry(3, actor_ref="t-eve"), {("case", "journal_entry", "mac")}),
    "edit a reason": (_edit_entry(3, reason=b"?"), {("case", "journal_entry", "mac")}),
    "forge a MAC": (_edit_entry(3, mac=bytes(32)), {("case", "journal_entry", "mac")}),
    "edit the last entry": (_edit_entry(4, move="requests.withdraw"), {("case", "journal_entry", "mac")}),
    "remove the first entry": (
        _remove_entry(1),
        {("case", "journal_entry", "gap"), ("case", "case", "without_entry")},
    ),
    "remove an entry between": (
        _remove_entry(3),
        {("case", "journal_entry", "gap"), ("case", "consultation", "without_entry")},
    ),
    "remove the last entry": (_remove_entry(4), {("case", "case", "head"), ("case", "client_request", "edited")}),
    "remove the last entry and relink": (_remove_last_and_relink, {("case", "case", "head")}),
    "remove all entries": (_all_entries, ALL_WITHOUT_ENTRY),
    "swap entries": (_swap_entries, {("case", "journal_entry", "mac"), ("case", "consultation", "edited")}),
    # It says that it wrote the request, which names another entry.
    "add an entry": (
        _add_entry,
        {("case", "journal_entry", "mac"), ("case", "case", "head"), ("case", "client_request", "edited")},
    ),
    "take an entry from another chain": (
        _take_entry_from_another,
        {("case", "journal_entry", "mac"), ("case", "client_request", "missing")},
    ),
    "edit the sequence": (_edit(CASE, "case", journal_seq=3), {("case", "case", "head")}),
    "edit the head": (_edit(CASE, "case", journal_head=bytes(32)), {("case", "case", "head")}),
    "edit the head's key": (_edit(CASE, "case", journal_key_id="k-0"), {("case", "case", "head")}),
    "name another key": (_edit_entry(3, mac_key_id="k-0"), {("case", "journal_entry", "unknown_key")}),
    "say it was plaintext": (_edit_entry(3, mac_key_id="plaintext"), {("case", "journal_entry", "unknown_key")}),
    "swap wrapped keys": (_swap_keys, {("case", "case", "key")}),
    "remove a wrapped key": (_edit(CASE, "case", wrapped_key=None, key_id=None), {("case", "case", "key")}),
    "remove a key id": (_edit(CASE, "case", key_id=None), {("case", "case", "key")}),
    "name another wrapping key": (_edit(CASE, "case", key_id="k-0"), {("case", "case", "key")}),
    "edit an access entry": (_edit(READS, "read", purpose="audit"), {("case", "access_entry", "access")}),
    "name another key for it": (_edit(READS, "read", mac_key_id="k-0"), {("case", "access_entry", "unknown_key")}),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_found(name: str, connection: Connection, vault: Vault, ids: Ids) -> None:
    """It is found where it was made, by its name, and nothing else is; also where only that root is looked at."""
    attack, expected = ATTACKS[name]
    attack(connection, ids)
    roots = {root for root, *_ in expected if root}

    assert found(connection, vault, ids) == expected
    assert set().union(*(found(connection, vault, ids, root_id=ids[root]) for root in roots)) == expected


def test_a_finding_says_where(connection: Connection, vault: Vault, ids: Ids) -> None:
    """A row goes by its id, an entry by its sequence."""
    ATTACKS["edit a row"][0](connection, ids)
    ATTACKS["edit an entry"][0](connection, ids)

    assert set(verify(connection, vault, NORTH).findings) == {
        Finding(root=ids["case"], table="client_request", id=ids["request"], what="edited"),
        Finding(root=ids["case"], table="journal_entry", id="3", what="mac"),
    }


def test_a_root_that_is_not_there_has_nothing_to_find(connection: Connection, vault: Vault, ids: Ids) -> None:
    """An id that names no root comes back empty, and not as a fault of the others."""
    assert verify(connection, vault, NORTH, root_id=new_id()) == Verification()


def test_what_it_cannot_find(connection: Connection, vault: Vault, ids: Ids) -> None:
    """A root removed with all that is its own, and an entry taken out of the access log, leave no trace."""
    for table in (REQUEST, CONSULTATION, READS):
        connection.execute(delete(table).where(table.c.case_id == ids["case"]))
    connection.execute(delete(CASE).where(CASE.c.id == ids["case"]))
    connection.execute(delete(ENTRIES).where(ENTRIES.c.root_id == ids["case"]))

    assert verify(connection, vault, NORTH) == Verification(entries=2, roots=1)


def test_clinics_are_verified_apart(connection: Connection, vault: Vault, ids: Ids) -> None:
    """What is wrong in one clinic is not found in another, and a row carried across is found on both sides."""
    south = Book(connection, vault, "south")
    case_id = south.open_root()
    connection.execute(update(REQUEST).where(REQUEST.c.id == ids["request"]).values(clinic_id="south"))

    assert found(connection, vault, ids) == {("case", "client_request", "missing")}
    assert [one.what for one in verify(connection, vault, "south").findings] == ["orphan"]
    assert verify(connection, vault, "south", root_id=case_id) == Verification(entries=1, roots=1)
    assert connection.execute(select(func.count()).select_from(CASE)).scalar() == 3
