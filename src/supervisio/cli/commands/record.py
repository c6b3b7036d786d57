"""``supervisio record``: the decision record of a case."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer
from supervisio.cli.command import Command
from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed
from supervisio.cli.files import require_new, write_new
from supervisio.cli.places import actor_of, add_actor, add_clinic, add_json, clinic_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_HTML, _JSON = ".html", ".json"


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="the id of the case")
    add_actor(parser)
    parser.add_argument(
        "--audience", metavar="WHO", required=True, help="for whom: therapist, supervisor, board or client"
    )
    parser.add_argument(
        "--purpose",
        metavar="WHY",
        required=True,
        help="to what end, as the access log is told: supervision, quality_audit, legal_process, subject_request, ...",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="write it to this .html or .json file, which must not exist"
    )
    parser.add_argument("--reveal", action="store_true", help="with the texts; without it no text is opened")
    add_clinic(parser)
    add_json(parser)


def _record(asked: Namespace) -> Answer:
    file = _file(asked)
    actor = actor_of(asked)
    with clinic_of(asked) as clinic, clinic.acting(actor) as supervision:
        document = supervision.cases.decision_record(
            asked.case, audience=asked.audience, purpose=asked.purpose, texts=asked.reveal
        )
    # Only now: the reading stands in the access log.
    if file is None:
        return Answer(data={}, shown=[], as_it_is=document.to_json())
    content = document.to_html() if file.suffix == _HTML else document.to_json()
    write_new(file, content.encode())
    return Answer(
        data={"file": str(file), "audience": asked.audience, "purpose": asked.purpose, "texts": asked.reveal},
        shown=[
            "The record was written, " + ("with its texts." if asked.reveal else "without a text."),
            "Whoever has it can check it without the database: supervisio verify-record FILE.",
        ],
    )


def _file(asked: Namespace) -> Path | None:
    if asked.output is None:
        if asked.reveal and sys.stdout.isatty():
            sentence = "Texts are not shown on a terminal: name a file with -o, or send them on through a pipe."
            raise Failed(Exit.MISUSED, sentence, "texts_on_terminal")
        return None
    if Path(asked.output).suffix not in {_HTML, _JSON}:
        raise Failed(Exit.MISUSED, "A record is written to a file that ends in .html or .json.", "unknown_suffix")
    return require_new(asked.output)


RECORD = Command(
    name="record",
    help="write the decision record of a case",
    description=(
        "Write the decision record of a case for an audience, as one HTML page or as\n"
        "JSON: what came up, what was weighed, advised, decided and told, and what came\n"
        "of it. That it was made stands in the access log, under whose name and to what\n"
        "end. Without --reveal no text is opened. Without -o it is printed as JSON; texts\n"
        "are never shown on a terminal."
    ),
    example=(
        "supervisio record 01975b5e-7c00-7000-8000-000000000001 --as t-ana \\\n"
        "    --audience board --purpose legal_process --reveal -o record.html"
    ),
    options=_options,
    run=_record,
)
