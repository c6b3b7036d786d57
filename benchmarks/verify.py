"""
How fast ``verify()`` reads a clinic as ``ask`` makes it, on a SQLite file of its own.

A case has four rows: the case, the client's request, the consultation, and the journal entry with a digest of each.
Goal: 50,000 rows and entries a second in all, 100,000 entries a second for the chains alone.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, insert

from supervisio.journal.canonical import raw_encoder
from supervisio.journal.chain import ENTRIES, entry_mac, head_mac, row_digest, rows_json
from supervisio.journal.chains import follow
from supervisio.journal.keys import Keys
from supervisio.journal.reading import Reader
from supervisio.journal.verify import verify
from supervisio.models import ROWS, JournalEntryRow, metadata
from supervisio.models.ids import new_id
from supervisio.vault import Vault
from supervisio.vault.keys import place

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy import Connection

CLINIC = "clinic"
NOUNS = ("case", "client_request", "consultation")
CASES_A_BATCH = 5_000
BEGINNING = datetime(2026, 1, 1, 8, tzinfo=UTC)


def main() -> None:
    """Fill a clinic, verify it, and print the rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    cases = parser.parse_args().cases
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault.create(Path(folder) / "clinic.keys")
        engine = create_engine(f"sqlite:///{folder}/clinic.db")
        with engine.begin() as connection:
            metadata.create_all(connection)
            fill(connection, vault, cases)
        with engine.connect() as connection:
            whole = measured(lambda: verify_all(connection, vault))
            chains = measured(lambda: follow_all(connection, vault))
        engine.dispose()
    rows = cases * (len(NOUNS) + 1)
    print(f"verify()      {rows / whole:>10,.0f} rows and entries a second   ({rows:,} in {whole:.1f} s)")
    print(f"chains alone  {cases / chains:>10,.0f} entries a second            ({cases:,} in {chains:.1f} s)")


def measured(work: Callable[[], None]) -> float:
    """Return the seconds that this takes: the best of three runs, since other work on the machine only adds to it."""
    return min(_seconds(work) for _ in range(3))


def verify_all(connection: Connection, vault: Vault) -> None:
    """Verify the clinic as the service does."""
    verification = verify(connection, vault, CLINIC)
    assert not verification.findings, verification.findings[:3]


def follow_all(connection: Connection, vault: Vault) -> None:
    """Read and check nothing but the journal."""
    reader = Reader(connection, CLINIC)
    keys = Keys(vault)
    for span in reader.spans():
        chains = follow(reader.rows(ENTRIES, span), raw_encoder(ENTRIES, without="mac"), keys)
        assert not chains.findings, chains.findings[:3]


def fill(connection: Connection, vault: Vault, cases: int) -> None:
    """Write this many asked cases, chained as the services chain them."""
    asked = (asked_case(vault, BEGINNING + timedelta(minutes=number)) for number in range(cases))
    while batch := list(islice(asked, CASES_A_BATCH)):
        for noun in NOUNS:
            connection.execute(insert(ROWS[noun]), [rows[noun] for rows in batch])
        connection.execute(insert(JournalEntryRow), [rows["journal_entry"] for rows in batch])


def asked_case(vault: Vault, now: datetime) -> dict[str, dict[str, Any]]:
    """Return the rows of one case, by noun."""
    case_id, request_id, consultation_id = new_id(), new_id(), new_id()
    data_key, wrapped_key, key_id = vault.new_data_key(CLINIC, case_id)
    written = {"clinic_id": CLINIC, "effective_at": now, "recorded_at": now}
    recorded = {**written, "recorded_by": "t-ana", "row_seq": 1}

    def sealed(noun: str, column: str, row_id: UUID, words: str) -> bytes:
        return data_key.seal(words, place(noun, column, CLINIC, row_id))

    rows: dict[str, dict[str, Any]] = {
        "case": {
            **recorded,
            "id": case_id,
            "therapist_ref": "t-ana",
            "topic": "client_request",
            "status": "open",
            "client_ref": "c-104",
            "journal_seq": 1,
            "journal_key_id": vault.journal_key.id,
            "wrapped_key": wrapped_key,
            "key_id": key_id,
        },
        "client_request": {
            **recorded,
            "id": request_id,
            "case_id": case_id,
            "kind": "friendship_after_ending",
            "phase": "after_ending",
            "made_by": "client",
            "made_on": now.date(),
            "words": sealed("client_request", "words", request_id, "Could we stay friends once therapy is over? " * 3),
            "status": "recorded",
        },
        "consultation": {
            **recorded,
            "id": consultation_id,
            "case_id": case_id,
            "request_id": request_id,
            "route": "supervision",
            "urgency": "soon",
            "question": sealed("consultation", "question", consultation_id, "How do I say no and keep the work? " * 4),
            "asked_of": "s-lee",
            "status": "requested",
            "respond_by": now + timedelta(days=3),
            "show_client_ref": False,
            "reported_by_therapist": False,
        },
    }
    key = vault.journal_key
    entry: dict[str, Any] = {
        **written,
        "root_id": case_id,
        "seq": 1,
        "root_noun": "case",
        "move": "ask",
        "actor_ref": "t-ana",
        "request_key": case_id.hex,
        "request_mac": os.urandom(32),
        "rows": rows_json([(noun, row["id"], row_digest(key, noun, row)) for noun, row in rows.items()]),
        "mac_key_id": key.id,
    }
    entry["mac"] = entry_mac(key, entry, b"")
    rows["case"]["journal_head"] = head_mac(key, clinic_id=CLINIC, root_id=case_id, seq=1, mac=entry["mac"])
    return {**rows, "journal_entry": entry}


def _seconds(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
