"""``supervisio seal``: a line that says what stands in the record now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer, counted
from supervisio.cli.command import Command
from supervisio.cli.files import require_new, write_new
from supervisio.cli.places import add_clinic, add_json, auditor, clinic_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", help="write it to this file, which must not exist")
    add_clinic(parser)
    add_json(parser)


def _seal(asked: Namespace) -> Answer:
    file = None if asked.output is None else require_new(asked.output)
    with clinic_of(asked) as clinic, clinic.reading(auditor()) as supervision:
        seal = supervision.journal.seal()
    line = seal.to_json()
    if file is None:
        return Answer(data={}, shown=[], as_it_is=line)
    write_new(file, f"{line}\n".encode())
    much = f"{counted(seal.entries, 'entry', 'entries')} in {counted(seal.roots, 'chain', 'chains')}"
    return Answer(
        data={"file": str(file), "seal": json.loads(line)},
        shown=[
            f"Sealed: {much}, as of {seal.taken_at:%Y-%m-%d %H:%M} UTC.",
            "Keep the file where whoever can write to the database cannot.",
        ],
    )


SEAL = Command(
    name="seal",
    help="take a seal of the record, to keep elsewhere",
    description=(
        "Take a seal: a line of less than 1 kB that says what stands in the record now,\n"
        "and holds no secret. Keep it where whoever can write to the database cannot;\n"
        "supervisio verify --since FILE holds the record against it later. Verify first:\n"
        "a seal says what is there, not that it is right."
    ),
    example="supervisio seal -o clinic.seal --keys clinic.keys",
    options=_options,
    run=_seal,
)
