"""``supervisio migrate``, ``check`` and ``current``: the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer
from supervisio.cli.command import Command
from supervisio.cli.exits import Exit
from supervisio.cli.places import add_database, add_json, is_no_file_yet, url_of, url_of_tables

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

# What a program sets on each connection of its own to SQLite cannot be seen from another process.
_OF_A_CONNECTION = frozenset({"foreign_keys", "synchronous"})


def _options(parser: ArgumentParser) -> None:
    add_database(parser)
    add_json(parser)


def _migrate(asked: Namespace) -> Answer:
    from supervisio import schema

    url = url_of(asked)
    before = schema.current(url)
    schema.upgrade(url)
    after = schema.current(url)
    words = f"The tables are at {after}" + (" already." if before == after else f"; before: {before or 'none'}.")
    return Answer(data={"before": before, "after": after}, shown=[words])


def _check(asked: Namespace) -> Answer:
    from supervisio import schema

    url = url_of_tables(asked)
    notices = [notice for notice in schema.check(url) if notice.code not in _OF_A_CONNECTION]
    listed = [{"code": notice.code, "sentence": notice.sentence} for notice in notices]
    return Answer(
        data={"revision": schema.HEAD, "notices": listed},
        shown=list(map(str, notices)) or [f"Nothing is lacking; the tables are at {schema.HEAD}."],
        code=Exit.LACKING if notices else Exit.DONE,
    )


def _current(asked: Namespace) -> Answer:
    from supervisio import schema

    url = url_of(asked)
    found = None if is_no_file_yet(url) else schema.current(url)
    return Answer(data={"revision": found, "head": schema.HEAD}, shown=[found or "none"])


MIGRATE = Command(
    name="migrate",
    help="make the tables, or bring them up to date",
    description="Make the tables, or bring them up to date; where they are that already,\ndo nothing.",
    example="supervisio migrate --database-url sqlite:///clinic.db",
    options=_options,
    run=_migrate,
)
CHECK = Command(
    name="check",
    help="tell what the database lacks",
    description=(
        "Tell what the database lacks that supervisio counts on. Ask with the URL that\n"
        "the program uses: its role is looked at, too."
    ),
    example="supervisio check --database-url postgresql+psycopg://program@host/clinic",
    options=_options,
    run=_check,
)
CURRENT = Command(
    name="current",
    help="tell at which revision the tables are",
    description="Tell at which revision the tables are.",
    example="supervisio current --database-url sqlite:///clinic.db",
    options=_options,
    run=_current,
)
