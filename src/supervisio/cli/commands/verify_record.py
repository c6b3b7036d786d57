"""``supervisio verify-record``: whether a decision record is what was made, told without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer
from supervisio.cli.command import Command
from supervisio.cli.commands.verify import seal_in
from supervisio.cli.exits import Exit
from supervisio.cli.files import read
from supervisio.cli.places import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="the record, as HTML or JSON")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--public-key", metavar="HEX", help="the clinic's public key, as it is known from elsewhere")
    whose.add_argument("--seal", metavar="FILE", help="a seal of the clinic's that was kept: it holds that key")
    add_json(parser)


def _verify_record(asked: Namespace) -> Answer:
    from supervisio.reading import verify_record

    public_key = asked.public_key if asked.seal is None else seal_in(asked.seal).public_key
    checked = verify_record(read(asked.file), public_key=public_key)
    return Answer(data=checked.to_dict(), shown=str(checked).splitlines(), code=Exit.DONE if checked else Exit.LACKING)


VERIFY_RECORD = Command(
    name="verify-record",
    help="check a decision record, without a database",
    description=(
        "Check that a decision record is what was made, and say which part was altered;\n"
        "then the exit code is 1. It needs neither the database nor the keys. Whose key\n"
        "it was signed with it can tell only where the clinic's public key, or a seal of\n"
        "the clinic's, is known from elsewhere."
    ),
    example="supervisio verify-record record.html --seal clinic.seal",
    options=_options,
    run=_verify_record,
)
