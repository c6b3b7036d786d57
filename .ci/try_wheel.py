"""Try an installed wheel: the library comes from it, with its migrations and its types, and works."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from sqlalchemy import create_engine, inspect

import supervisio
from supervisio import instrument, schema


def main() -> None:
    """Fail with a sentence if something is missing."""
    package = files(supervisio)
    if not Path(str(package)).is_relative_to(sys.prefix):
        sys.exit(f"supervisio comes from {package}, not from the wheel.")
    if not package.joinpath("py.typed").is_file():
        sys.exit("The wheel has no py.typed.")

    migrations = package.joinpath("_migrations")
    revisions = sorted(entry.name for entry in migrations.joinpath("versions").iterdir() if entry.name.endswith(".py"))
    if not revisions or not migrations.joinpath("env.py").is_file():
        sys.exit("The wheel has no migrations.")

    if not instrument.current().items:
        sys.exit("The wheel has no instrument.")

    engine = create_engine("sqlite:///tables.db")
    schema.upgrade(engine)
    tables = [name for name in inspect(engine).get_table_names() if name.startswith("supervisio_")]
    engine.dispose()
    run("check", "--database-url", "sqlite:///tables.db")
    try_demo()

    print(f"supervisio {supervisio.__version__}: {', '.join(revisions)} made {len(tables)} tables.")


def try_demo() -> None:
    """See that what is data beside the code came along too: an invented clinic, and the record of a case in it."""
    run("demo", "invented")
    clinic = ("--database-url", "sqlite:///invented/clinic.db", "--keys", "invented/clinic.keys")
    waiting = json.loads(run("queue", "--as", "t-01", "--json", *clinic))
    case_id = next(one["case_id"] for one in waiting["items"] if one["kind"] == "answered")
    run(
        "record",
        case_id,
        "--as",
        "t-01",
        "--audience",
        "therapist",
        "--purpose",
        "quality_audit",
        "-o",
        "record.html",
        *clinic,
    )
    run("verify-record", "record.html")


def run(*arguments: str) -> str:
    """Run the command, and return what it says."""
    command = Path(sys.executable).with_name("supervisio")
    found = subprocess.run([command, *arguments], check=False, capture_output=True, text=True)
    if found.returncode:
        sys.exit(f"supervisio {arguments[0]} fails: {found.stdout}{found.stderr}")
    return found.stdout


if __name__ == "__main__":
    main()
