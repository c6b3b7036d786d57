"""Digests and MACs: every value counts, every use has a secret of its own, and the fast way is the plain one."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.journal.chain import ENTRIES, READS, access_mac, entry_mac, head_mac, request_mac, row_digest, rows_json
from supervisio.journal.keys import Keys
from supervisio.models import ROWS
from supervisio.vault.keys import keyed
from tests.journal.clinic import another, filled, table_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

    from supervisio.vault import Vault
    from supervisio.vault.keys import JournalKey

ROOT = UUID(int=7)


@pytest.fixture
def key(vault: Vault) -> JournalKey:
    """The secrets of a vault."""
    return vault.journal_key


def _changes(table: Table, *, without: str | None = None) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return a row, and the same row with one value changed or missing, for every value that is digested."""
    row = filled(table)
    names = [column.name for column in table.columns if column.info.get("digest", True) and column.name != without]
    changed = [{**row, name: value} for name in names for value in (another(row[name]), None)]
    return row, changed


@pytest.mark.parametrize("noun", ROWS)
def test_a_digest_changes_with_every_value(noun: str, key: JournalKey) -> None:
    """No two states of a row have the same digest, and it is 64 hex digits for the journal to keep."""
    row, changed = _changes(table_of(noun))
    digests = {row_digest(key, noun, one) for one in [row, *changed]}

    assert len(digests) == len(changed) + 1
    assert {len(bytes.fromhex(digest)) for digest in digests} == {32}


def test_a_digest_leaves_out_what_rotation_changes(key: JournalKey) -> None:
    """Wrapped key, key ids and head may change without the row being another."""
    row = filled(table_of("case"))
    names = ("wrapped_key", "key_id", "journal_key_id", "journal_head", "journal_seq")

    assert row_digest(key, "case", {**row, **dict.fromkeys(names)}) == row_digest(key, "case", row)


def test_an_entrys_mac_changes_with_every_value_and_with_the_entry_before(key: JournalKey) -> None:
    """An entry fits one place only."""
    row, changed = _changes(ENTRIES, without="mac")
    macs = {entry_mac(key, one, b"") for one in [row, *changed]} | {entry_mac(key, row, b"\0")}

    assert len(macs) == len(changed) + 2


def test_a_read_entrys_mac_changes_with_every_value(key: JournalKey) -> None:
    """An entry of the access log stands by itself."""
    row, changed = _changes(READS, without="mac")

    assert len({access_mac(key, one) for one in [row, *changed]}) == len(changed) + 1


def test_a_head_says_which_chain_ends_where(key: JournalKey) -> None:
    """Clinic, root, sequence and newest MAC all count, and nothing wanders between them."""
    heads = {
        head_mac(key, clinic_id=clinic_id, root_id=root_id, seq=seq, mac=mac)
        for clinic_id in ("north", "nort", "")
        for root_id in (ROOT, UUID(int=8))
        for seq in (1, 2)
        for mac in (b"a", b"h" + b"a")
    }

    assert len(heads) == 3 * 2 * 2 * 2


def test_a_requests_mac_is_of_its_call_and_arguments(key: JournalKey) -> None:
    """The same call with the same content is one request; anything else is another."""
    asked = request_mac(key, "ask", {"question": "How do I say no?", "case_id": ROOT})

    assert request_mac(key, "ask", {"case_id": ROOT, "question": "How do I say no?"}) == asked
    assert request_mac(key, "note", {"question": "How do I say no?", "case_id": ROOT}) != asked
    assert request_mac(key, "ask", {"question": "How do I say so?", "case_id": ROOT}) != asked


MACS: dict[str, Callable[[JournalKey], bytes | str]] = {
    "rows": lambda key: row_digest(key, "grant", {}),
    "entries": lambda key: entry_mac(key, {}, b""),
    "heads": lambda key: head_mac(key, clinic_id="north", root_id=ROOT, seq=1, mac=b""),
    "reads": lambda key: access_mac(key, {}),
    "requests": lambda key: request_mac(key, "ask", {}),
}


@pytest.mark.parametrize("use", MACS)
def test_each_use_has_its_own_secret(use: str, key: JournalKey) -> None:
    """A MAC depends on the secret of its use, and on no other."""
    others: dict[str, dict[str, Any]] = {one: {one: bytes(32)} for one in MACS}
    changed = [one for one in MACS if MACS[use](attrs.evolve(key, **others[one])) != MACS[use](key)]

    assert changed == [use]


def test_the_rows_of_an_entry_are_json() -> None:
    """Noun, id and digest of every row, as the entry keeps them."""
    assert rows_json([("case", ROOT, "ab")]) == [["case", ROOT.hex, "ab"]]


@given(secret=st.binary(max_size=64), content=st.binary(max_size=300))
def test_a_prepared_mac_is_the_plain_one(secret: bytes, content: bytes) -> None:
    """Hashing the secret beforehand changes nothing but the time it takes."""
    assert keyed(secret)(content) == hmac.digest(secret, content, "sha256")


@pytest.mark.parametrize("key_id", ["nobody's", "plaintext", 5, b"k", None, 1.5])
def test_a_key_that_is_not_held_is_none(key_id: Any, vault: Vault) -> None:
    """Whatever stands in a key id's place."""
    assert Keys(vault)[key_id] is None
