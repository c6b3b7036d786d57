"""``supervisio verify``: whether the record is what was written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer, Table, counted
from supervisio.cli.command import Command
from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed
from supervisio.cli.files import read
from supervisio.cli.places import add_clinic, add_json, auditor, clinic_of
from supervisio.cli.progress import progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from supervisio import Seal
    from supervisio.domain.records import FindingRecord, VerificationRecord

_MOST_SHOWN = 50
_OF_KEYS = frozenset({"key", "unknown_key"})
_RESTRICTED = "something is wrong in a matter of which this role is not told more"


def _options(parser: ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--case", metavar="ID", help="verify one case only")
    which.add_argument("--since", metavar="FILE", help="hold the record against a seal in this file, too")
    add_clinic(parser)
    add_json(parser)


def _verify(asked: Namespace) -> Answer:
    since = None if asked.since is None else seal_in(asked.since)
    with clinic_of(asked) as clinic, progress("verifying") as tell, clinic.reading(auditor()) as supervision:
        found = supervision.journal.verify(asked.case, progress=tell, since=since)
    return Answer(data=found.to_dict(), shown=list(_shown(asked, found)), code=Exit.DONE if found.ok else Exit.LACKING)


def seal_in(path: str) -> Seal:
    """
    Return the seal in a file.

    Raises:
        Failed: the file cannot be read, or holds none.

    """
    from supervisio import Seal
    from supervisio.errors import InvalidValueError

    try:
        return Seal.from_json(read(path).decode())
    except (InvalidValueError, UnicodeDecodeError):
        raise Failed(Exit.FILE, "The file holds no seal that supervisio seal has made.", "bad_seal") from None


def _shown(asked: Namespace, found: VerificationRecord) -> Iterator[str | Table]:
    much = f"{counted(found.entries, 'entry', 'entries')} in {counted(found.roots, 'chain', 'chains')}"
    if not found.ok:
        yield f"Not in order: {counted(len(found.findings), 'finding', 'findings')}. Looked at: {much}."
        yield from _listed(found.findings)
    elif found.roots:
        yield f"In order: {much}."
    else:
        yield "There is nothing in this clinic; is it the right one?"
    if found.notices:
        told = Counter(notice.what for notice in found.notices)
        yield "Noted: " + ", ".join(f"{number:,} {what}" for what, number in sorted(told.items())) + "."
    if found and found.roots and asked.since is None and asked.case is None:
        yield "A whole case that was removed shows only against a seal: --since FILE."


def _listed(findings: Sequence[FindingRecord]) -> Iterator[str | Table]:
    from supervisio.journal.findings import FINDINGS

    # Row by row they are told in JSON: two ids a line would be too long for a terminal.
    places = Counter((one.what, (one.table or "").replace("_", " "), str(one.root or "")) for one in findings)
    rows = [(*place, f"{number:,}") for place, number in places.items()]
    yield Table(("what", "in", "root", "rows"), rows[:_MOST_SHOWN])
    if len(rows) > _MOST_SHOWN:
        yield f"And {len(rows) - _MOST_SHOWN:,} more lines; --json lists all."
    whats = dict.fromkeys(one.what for one in findings)
    yield from (f"{what}: {FINDINGS.get(what, _RESTRICTED)}." for what in whats)
    if _OF_KEYS.intersection(whats):
        yield "A key may be missing from this ring: supervisio keys status tells."


VERIFY = Command(
    name="verify",
    help="check that the record is what was written",
    description=(
        "Check that the record is what was written: every chain of the journal, every\n"
        "row, every entry of the access log. What was edited, removed, inserted or cut\n"
        "short is listed, and the exit code is 1. A whole case that was removed, or an\n"
        "older copy of the database, shows only --since a seal that was taken before and\n"
        "kept elsewhere. No text is opened."
    ),
    example="supervisio verify --database-url sqlite:///clinic.db --keys clinic.keys",
    options=_options,
    run=_verify,
)
