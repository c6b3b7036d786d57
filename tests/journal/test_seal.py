"""What a seal that was kept elsewhere shows, and that it bears with all that honestly happens afterwards."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from sqlalchemy import delete, text, update

from supervisio.errors import StorageError
from supervisio.journal.chain import ENTRIES
from supervisio.journal.seal import merkle_root, take
from supervisio.journal.verify import verify
from tests.journal.clinic import NORTH, Book, table_of
from tests.journal.kept import AT, CASE, Kept, found, put_back, remove, sealed

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def kept(book: Book) -> Kept:
    """Such a clinic."""
    return Kept(book)


def test_what_was_sealed_is_found_so(kept: Kept) -> None:
    """Nothing has happened since."""
    assert found(kept.book, kept.seal) == []
    assert (kept.seal.roots, kept.seal.entries) == (3, 5)
    assert (kept.seal.newest_root, kept.seal.newest_seq) == (kept.last, 1)
    assert (kept.seal.clinic_id, kept.seal.taken_at) == (NORTH, AT)


def test_an_empty_clinic_can_be_sealed(book: Book) -> None:
    """It covers nothing, and everything comes after it."""
    seal = sealed(book)
    book.open_root()

    assert (seal.roots, seal.newest_root, seal.merkle_root) == (0, None, sha256().hexdigest())
    assert found(book, seal) == []


def test_only_personal_issues_are_not_counted(kept: Kept) -> None:
    """How many there are is nobody's business; they are sealed all the same."""
    personal = kept.book.open_root(topic="personal_issue")
    seal = sealed(kept.book)

    assert (seal.roots, seal.entries, seal.newest_root) == (3, 5, personal)
    remove(kept.book.connection, personal)
    assert found(kept.book, seal) == ["older"]


def _new_cases(kept: Kept) -> None:
    for _ in range(3):
        kept.book.open_root()
    kept.book.open_root("therapy_relationship")


def _more_entries(kept: Kept) -> None:
    kept.reply("accepted")
    kept.book.write("case", kept.last, "cases.close", ("case", {"id": kept.last, "status": "closed"}))


def _rotation(kept: Kept) -> None:
    _, wrapped, key_id = kept.book.vault.new_data_key(NORTH, kept.first)
    rewrapped = {"wrapped_key": wrapped, "key_id": key_id}
    kept.book.connection.execute(update(CASE).where(CASE.c.id == kept.first).values(rewrapped))


def _shredding(kept: Kept) -> None:
    gone = {"id": kept.last, "wrapped_key": None, "key_id": None}
    kept.book.write("case", kept.last, "cases.shred", ("case", gone))


def _erasing(kept: Kept) -> None:
    redacted = {"id": kept.request, "words": None, "redacted": ["words"]}
    kept.book.write("case", kept.first, "requests.redact", ("client_request", redacted))


GROWTH: dict[str, Callable[[Kept], None]] = {
    "new cases": _new_cases,
    "more entries on old ones": _more_entries,
    "rotation": _rotation,
    "shredding": _shredding,
    "erasing": _erasing,
}


@pytest.mark.parametrize("name", GROWTH)
def test_honest_growth_is_clean(name: str, kept: Kept) -> None:
    """What is written, wrapped anew or erased after the seal is no fault against it."""
    GROWTH[name](kept)

    assert found(kept.book, kept.seal) == []


def test_all_growth_together_is_clean(kept: Kept) -> None:
    """And a later seal covers it too."""
    for grow in GROWTH.values():
        grow(kept)
        kept.book.connection.commit()

    assert found(kept.book, kept.seal) == []
    assert found(kept.book, sealed(kept.book)) == []


def test_rows_that_move_within_their_table(kept: Kept) -> None:
    """Where VACUUM has written the table anew, the order is what it was."""
    sqlite = kept.book.connection.dialect.name == "sqlite"
    _more_entries(kept)
    kept.book.connection.commit()
    driver: Any = kept.book.connection.connection.driver_connection
    if sqlite:
        driver.execute("VACUUM")
    else:
        driver.autocommit = True
        driver.execute("VACUUM FULL supervisio_journal_entry")
        driver.autocommit = False

    assert found(kept.book, kept.seal) == []


def _remove_a_case(kept: Kept) -> None:
    remove(kept.book.connection, kept.first)


def _remove_the_newest(kept: Kept) -> None:
    remove(kept.book.connection, kept.last)


def _cut_a_chain(kept: Kept) -> None:
    put_back(kept.book.connection, kept.first, kept.before_the_reply)


def _put_back_everything(kept: Kept) -> None:
    _cut_a_chain(kept)
    remove(kept.book.connection, kept.policy)
    kept.book.connection.execute(delete(table_of("clinic_policy")))
    _remove_the_newest(kept)


def _remove_everything(kept: Kept) -> None:
    _put_back_everything(kept)
    _remove_a_case(kept)


ATTACKS: dict[str, tuple[Callable[[Kept], None], str]] = {
    "remove a case with its chain": (_remove_a_case, "sealed"),
    "remove the newest case with its chain": (_remove_the_newest, "older"),
    "put a case back to what it was": (_cut_a_chain, "sealed"),
    "put the clinic back to what it was": (_put_back_everything, "older"),
    "remove everything": (_remove_everything, "older"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_shows_against_the_seal_only(name: str, kept: Kept) -> None:
    """What is left was right once, so that nothing but the seal tells; also when work goes on afterwards."""
    attack, expected = ATTACKS[name]
    attack(kept)

    assert verify(kept.book.connection, kept.book.vault, NORTH).findings == ()
    assert found(kept.book, kept.seal) == [expected]
    kept.book.open_root()
    kept.book.connection.commit()
    assert found(kept.book, kept.seal) == [expected]


def test_what_came_after_the_seal_is_not_covered(kept: Kept) -> None:
    """A case that was opened later and removed shows against a later seal only."""
    later = kept.book.open_root()
    second = sealed(kept.book)
    remove(kept.book.connection, later)

    assert found(kept.book, kept.seal) == []
    assert found(kept.book, second) == ["older"]


def test_clinics_are_sealed_apart(kept: Kept) -> None:
    """What another clinic writes or loses, before or after, makes no difference."""
    south = Book(kept.book.connection, kept.book.vault, "south")
    case_id = south.open_root()
    seal = sealed(kept.book)
    remove(kept.book.connection, case_id)

    assert attrs.evolve(seal, signature=kept.seal.signature) == kept.seal
    assert found(kept.book, seal) == []


def test_garbage_in_the_journal_is_a_finding(kept: Kept) -> None:
    """Whatever stands there, the seal says that it is not what was sealed, and does not stumble."""
    connection = kept.book.connection
    if connection.dialect.name == "sqlite":
        connection.execute(text("UPDATE supervisio_journal_entry SET seq = CAST(x'ff' AS TEXT) WHERE seq = 2"))
        connection.execute(text("UPDATE supervisio_journal_entry SET root_noun = CAST(x'ff' AS TEXT) WHERE seq = 3"))
    connection.execute(update(ENTRIES).where(ENTRIES.c.root_id == kept.policy).values(mac=b""))

    assert "sealed" in [one.what for one in verify(connection, kept.book.vault, NORTH, since=kept.seal).findings]


def test_numbers_of_another_server(kept: Kept) -> None:
    """Where the order cannot be told, no seal is taken, and none is held against the journal."""
    kept.book.connection.execute(update(ENTRIES).values(written_in=2**60))
    kept.book.connection.commit()

    with pytest.raises(StorageError) as caught:
        take(kept.book.connection, kept.book.vault, NORTH, taken_at=AT)

    assert caught.value.code == "other_server"
    assert found(kept.book, kept.seal) == ["other_server"]


@pytest.mark.parametrize("count", range(9))
def test_the_tree_is_that_of_rfc_6962(count: int) -> None:
    """Split at the greatest power of two below the number of leaves, leaves and nodes hashed apart."""
    leaves = [bytes([number]) for number in range(count)]

    assert merkle_root(leaves) == _as_written_there(leaves)


def _as_written_there(leaves: list[bytes]) -> bytes:
    if not leaves:
        return sha256().digest()
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0]).digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + _as_written_there(leaves[:split]) + _as_written_there(leaves[split:])).digest()
