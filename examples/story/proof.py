"""Whether the record is what was written, and whether anyone can read the words in the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from story.people import AUDITOR, BEN
from story.screen import name, say, shown
from story.words import WORDS

if TYPE_CHECKING:
    from pathlib import Path

    from story.stage import Stage
    from supervisio.domain.records import VerificationRecord

_MOVE_ENDING = "UPDATE supervisio_therapy_relationship SET ended_on = ? WHERE client_ref = 'c-088'"
_FOUND = {"edited": "is not what the journal says was written"}
_PIECE = 16  # characters
_CODES_OF_THE_DIVORCE = (b"relationship_or_family_crisis", b"continue_with_support", b"distress", b"somewhat")


def change_behind_its_back(stage: Stage, database: Path) -> None:
    """Have the record checked, move the end of a therapy in the file itself, have it checked, and put it back."""
    verified = _verified(stage)
    say(
        f"{name(AUDITOR)} is the clinic's auditor: she sees no texts, and may verify. {_result(verified)}",
        f"({verified.entries} journal entries in {verified.roots} matters; Cleo's is checked as well, but an auditor",
        "is not told of it.)",
    )
    _sql(database, "2022-05-31")
    with stage.reading(BEN) as supervision:
        therapy = supervision.relationships.find("c-088")
    assert therapy
    assert therapy.ended_on
    say()
    say(
        "Now somebody who can write to the file, with nothing but SQLite, moves the end of Ben's therapy with",
        "c-088 two years back, so that the friendship looks better. The record reads as if nothing had happened:",
        f"therapy ended on {shown(therapy.ended_on)} {therapy.ended_on.year}. {_result(_verified(stage))}",
    )
    _sql(database, "2024-05-31")
    say()
    say(f"Put back as it was: {_result(_verified(stage))}")


def _verified(stage: Stage) -> VerificationRecord:
    with stage.reading(AUDITOR) as supervision:
        return supervision.journal.verify()


def _result(verified: VerificationRecord) -> str:
    found = [
        f"one {(finding.table or 'row').replace('_', ' ')} {_FOUND.get(finding.what, finding.what)}"
        for finding in verified.findings
    ]
    return "verify() says: in order." if verified.ok else f"verify() says: NOT in order; {', '.join(found)}."


def _sql(database: Path, ended_on: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        changed = connection.execute(_MOVE_ENDING, (ended_on,)).rowcount
    assert changed == 1


def search_the_file(database: Path) -> None:
    """Look in the database file, and in the log beside it, for every text that was recorded."""
    files = [file for file in (database, database.with_name(f"{database.name}-wal")) if file.exists()]
    content = b"".join(file.read_bytes() for file in files)
    # A long text may lie in the file in several parts, so it is looked for in pieces.
    pieces = {text[start : start + _PIECE] for text in WORDS.values() for start in range(len(text) - _PIECE + 1)}
    found = sum(piece.encode() in content for piece in pieces)
    say(
        f"{len(WORDS)} texts were recorded. Every piece of {_PIECE} characters of each, {len(pieces):,} in all, was",
        f"looked for in {' and '.join(file.name for file in files)}. Found: {found}.",
    )
    codes = sum(code in content for code in _CODES_OF_THE_DIVORCE)
    say(f"The codes of Cleo's divorce, which are sealed as a text is, were looked for too. Found: {codes}.")
    assert not found
    assert not codes
    assert all(readable in content for readable in (b"c-117", b"t-ana", b"declined_and_explained"))
    say(
        "What is not sealed was found as well: references such as c-117, the other codes such as",
        "declined_and_explained; and so are times, and who asked whom.",
    )
