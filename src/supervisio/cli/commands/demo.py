"""``supervisio demo``: an invented clinic to try everything on."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer, Table, counted
from supervisio.cli.command import Command
from supervisio.cli.commands.queue import shown
from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed
from supervisio.cli.places import VARIABLE, add_json, auditor
from supervisio.cli.progress import progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from supervisio import Actor
    from supervisio.domain.records import Page, VerificationRecord, WaitingRecord
    from supervisio.testing import InventedClinic

_FOLDER = "supervisio-demo"
_DATABASE, _KEYS = "clinic.db", "clinic.keys"
_WIDTH = 76
_SEED, _THERAPISTS, _MONTHS = 7, 4, 6


def _options(parser: ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=_FOLDER, help=f'where it is made; by default "{_FOLDER}"'
    )
    add_json(parser)


def _demo(asked: Namespace) -> Answer:
    from supervisio import Vault
    from supervisio.testing import invent_clinic

    folder = _new(Path(asked.folder))
    vault = Vault.create(folder / _KEYS)
    with progress("inventing a clinic", at_once=True):
        clinic = invent_clinic(_SEED, _THERAPISTS, _MONTHS, path=folder / _DATABASE, vault=vault)
    with clinic:
        return _told(clinic, folder)


def _new(folder: Path) -> Path:
    """
    Make the folder, or take one in which the clinic would take the place of nothing.

    Raises:
        Failed: there are files of that name, or it cannot be made.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = any((folder / name).exists() for name in (_DATABASE, f"{_DATABASE}-wal", f"{_DATABASE}-shm", _KEYS))
    except (OSError, ValueError):
        raise Failed(Exit.FILE, "The folder cannot be made.", "unwritable") from None
    if taken:
        sentence = "There is a clinic in that folder already, and it is not overwritten: name another folder."
        raise Failed(Exit.FILE, sentence, "exists")
    return folder


def _told(clinic: InventedClinic, folder: Path) -> Answer:
    with clinic.reading(auditor()) as supervision:
        verified = supervision.journal.verify()
    asked, waiting, count = _busiest(clinic)
    therapist, case_id = _a_case(clinic)
    commands = [["supervisio", *words] for words in _commands(folder, asked, therapist, case_id)]
    url = f"sqlite:///{folder / _DATABASE}"
    return Answer(
        data={
            "folder": str(folder),
            "therapists": [one.ref for one in clinic.therapists],
            "supervisors": [one.ref for one in clinic.supervisors],
            "entries": verified.entries,
            "chains": verified.roots,
            "queue": {"as": asked.ref, "count": count, **waiting.to_dict()},
            "database_url": url,
            "commands": list(map(shlex.join, commands)),
        },
        shown=[*_in_words(clinic, folder, verified, asked, waiting, count), *_to_try(url, commands)],
    )


def _busiest(clinic: InventedClinic) -> tuple[Actor, Page[WaitingRecord], int]:
    """Return the supervisor for whom most waits, and what waits."""
    found = []
    for actor in clinic.supervisors:
        with clinic.reading(actor) as supervision:
            found.append((supervision.queue_count(), actor, supervision.queue(limit=8)))
    count, actor, waiting = max(found, key=lambda one: one[0])
    return actor, waiting, count


def _a_case(clinic: InventedClinic) -> tuple[Actor, str]:
    """Return a therapist, and the case of theirs about a client's request in which most has happened."""
    found = []
    for actor in clinic.therapists:
        with clinic.reading(actor) as supervision:
            cases = supervision.cases.list_(topic="client_request", limit=200)
        # A peer group that they act as may have been asked in cases of others.
        found += [(case.version, actor, str(case.id)) for case in cases if case.therapist_ref == actor.ref]
    _, therapist, case_id = max(found, key=lambda one: one[0])
    return therapist, case_id


def _commands(folder: Path, asked: Actor, therapist: Actor, case_id: str) -> Iterator[list[str]]:
    """Yield the words of each command; which database, a variable tells them."""
    keys = ["--keys", str(folder / _KEYS)]
    record = str(folder / "record.html")
    acts_as = [word for ref in sorted(asked.acts_as) for word in ("--acts-as", ref)]
    board = ["--audience", "board", "--purpose", "quality_audit", "--reveal"]
    yield ["queue", "--as", asked.ref, *acts_as, *keys]
    yield ["verify", *keys]
    yield ["record", case_id, "--as", therapist.ref, *board, "-o", record, *keys]
    yield ["verify-record", record]
    yield ["keys", "status", *keys]
    yield ["keys", "rotate", *keys]


def _in_words(
    clinic: InventedClinic,
    folder: Path,
    verified: VerificationRecord,
    asked: Actor,
    waiting: Page[WaitingRecord],
    count: int,
) -> Iterator[str | Table]:
    yield f"An invented clinic, sealed, in {folder}: its database and its key ring."
    yield (
        f"{counted(len(clinic.therapists), 'therapist', 'therapists')}, "
        f"{counted(len(clinic.supervisors), 'supervisor', 'supervisors')}, {_MONTHS} months: "
        f"{counted(verified.entries, 'entry', 'entries')} in {counted(verified.roots, 'chain', 'chains')}."
    )
    yield "Nobody in it was ever born."
    yield ""
    yield f"For {asked.ref}, on {clinic.clock.now():%Y-%m-%d}:"
    yield from shown(waiting, count)


def _to_try(url: str, commands: list[list[str]]) -> Iterator[str]:
    yield ""
    yield "Try next:"
    yield f"  export {VARIABLE}={shlex.quote(url)}"
    for command in commands:
        yield from _lines_of(command)


def _lines_of(command: list[str]) -> Iterator[str]:
    """Yield a command in lines that a shell takes for one; an option stays beside what it is given."""
    line = " "
    for part in shlex.join(command).replace(" -", "\n-").splitlines():
        if len(line) + len(part) > _WIDTH:
            yield f"{line} \\"
            line = "     "
        line = f"{line} {part}"
    yield line


DEMO = Command(
    name="demo",
    help="make an invented clinic, and say what to try on it",
    description=(
        "Make an invented clinic in a folder: half a year of what four therapists asked,\n"
        "on a SQLite file with a key ring beside it. Then it says what is in there, what\n"
        "waits for one of them, and which commands to try. It overwrites nothing."
    ),
    example="supervisio demo",
    options=_options,
    run=_demo,
)
