"""Whose seals are taken for what they are: only those that a key of the vault has signed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from supervisio.journal.verify import verify
from supervisio.vault import Vault
from tests.journal.clinic import NORTH, Book
from tests.journal.kept import Kept, found, remove, sealed
from tests.vault.invented import KeyService, pair, vault_of

if TYPE_CHECKING:
    from sqlalchemy import Connection


@pytest.fixture
def kept(book: Book) -> Kept:
    """Such a clinic."""
    return Kept(book)


@pytest.mark.parametrize(
    "values",
    [{"entries": 4}, {"roots": 2}, {"newest_seq": 2}, {"merkle_root": "00" * 32}, {"taken_at": datetime.now(UTC)}],
    ids=lambda values: next(iter(values)),
)
def test_a_seal_that_was_altered_is_forged(values: dict[str, Any], kept: Kept) -> None:
    """Each of its values is signed."""
    assert found(kept.book, attrs.evolve(kept.seal, **values)) == ["forged"]


def test_a_seal_that_was_signed_by_another_is_forged(kept: Kept, tmp_path: Any) -> None:
    """Somebody who has no key may sign for a record that they have changed, but only with a key of their own."""
    remove(kept.book.connection, kept.first)
    eve = Book(kept.book.connection, Vault.create(tmp_path / "eve.keys"))
    signed = sealed(eve)

    assert found(kept.book, signed) == ["unknown_key"]
    assert found(kept.book, attrs.evolve(signed, key_id=kept.seal.key_id)) == ["forged"]
    assert found(kept.book, attrs.evolve(signed, key_id=kept.seal.key_id, public_key=kept.seal.public_key)) == [
        "forged"
    ]
    plain = sealed(Book(kept.book.connection, Vault.plaintext()))
    assert found(kept.book, plain) == ["unknown_key"]


def test_a_seal_of_an_older_key_holds(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the ring has turned, what the older key has signed is still signed, and new seals are by the newer."""
    old, new = pair("k-old", b"o" * 32), pair("k-new", b"n" * 32)
    kept = Kept(Book(connection, vault_of(monkeypatch, old)))
    kept.book.vault = vault_of(monkeypatch, new, old)
    kept.reply("accepted")

    assert found(kept.book, kept.seal) == []
    assert kept.seal.key_id.startswith("k-old.")
    assert sealed(kept.book).key_id.startswith("k-new.")


def test_a_key_service_of_the_hosts_signs_too(connection: Connection) -> None:
    """The key is derived of the journal's secret: the same service and secret check it in another process."""
    service = KeyService()
    secret = Vault.new_journal_key(service)
    kept = Kept(Book(connection, Vault(service, journal_key=secret)))
    kept.book.vault = Vault(service, journal_key=secret)

    assert found(kept.book, kept.seal) == []
    remove(kept.book.connection, kept.first)
    assert found(kept.book, kept.seal) == ["sealed"]


def test_a_plaintext_vault_says_that_its_seals_are_nobodys(connection: Connection) -> None:
    """Anyone can sign with its key: the seal names it, and verifying says so."""
    kept = Kept(Book(connection, Vault.plaintext()))

    assert kept.seal.key_id == "plaintext"
    assert [one.what for one in verify(connection, kept.book.vault, NORTH, since=kept.seal).notices] == ["plaintext"]
    remove(kept.book.connection, kept.first)
    assert found(kept.book, kept.seal) == ["sealed"]
