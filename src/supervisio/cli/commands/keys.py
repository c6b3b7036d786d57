"""``supervisio keys``: which there are, and a new one in place of the old."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.cli.answers import Answer, Table, counted
from supervisio.cli.command import Command
from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed
from supervisio.cli.files import require_new, write_new
from supervisio.cli.places import KEYS_VARIABLE, add_database, add_json, add_keys, url_of_tables, vault_of
from supervisio.cli.progress import progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from supervisio import Supervisio, Vault
    from supervisio.domain.records import KeyRecord, RewrapRecord

_RESTART = "Programs that run with the ring as it was: start them anew, and run this once more."
_COPY = "Copy the ring to where its backup is kept: without it, what is new cannot be read again."


def _options(parser: ArgumentParser) -> None:
    add_database(parser)
    parser.add_argument("--clinic", metavar="ID", help="one clinic only; by default all in the database")
    add_keys(parser)
    add_json(parser)


def _options_of_rotate(parser: ArgumentParser) -> None:
    parser.add_argument("--prepare", action="store_true", help="only add a key that wraps nothing yet")
    _options(parser)


def _options_of_retire(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="which key; supervisio keys status lists them")
    parser.add_argument(
        "--lose-backups", action="store_true", help="say that what it wraps in backups need never be read again"
    )
    parser.add_argument(
        "--also-in", metavar="URL", action="append", default=[], help="another database that uses this ring"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="with --keys-env: where what is left of its pair is written"
    )
    add_database(parser)
    add_keys(parser)
    add_json(parser)


def _status(asked: Namespace) -> Answer:
    url, vault = url_of_tables(asked), vault_of(asked)
    found = _app(vault).keys(url, clinic_id=asked.clinic).items
    missing = [key for key in found if key.state == "not_held"]
    notices = []
    if missing:
        notices.append("What a key wraps that is not held cannot be read, and what it vouches for not be verified.")
    if asked.keys and _is_open_to_others(asked.keys):
        notices.append("The ring can be read by others on this machine: chmod 600.")
    return Answer(
        data={"keys": [key.to_dict() for key in found], "notices": notices},
        shown=[_table(found), *notices],
        code=Exit.LACKING if notices else Exit.DONE,
    )


def _rotate(asked: Namespace) -> Answer:
    if asked.prepare:
        return _prepare(asked)
    url, vault = url_of_tables(asked), vault_of(asked)
    before = vault.newest_key_id()
    done = None if _is_prepared(vault) else _rewrap(vault, url, asked)
    made = asked.keys is not None and not (done and done.rewrapped)
    if made:
        # Nobody else's key is pushed aside: where the newest is another one by now, that one is taken.
        vault = type(vault).new_key(asked.keys, instead_of=before)
        done = _rewrap(vault, url, asked)
    elif done is None:
        done = _rewrap(vault, url, asked)
    return Answer(
        data={**done.to_dict(), "made": made},
        shown=list(_told(asked, done, made=made)),
        code=Exit.LACKING if done.left else Exit.DONE,
    )


def _prepare(asked: Namespace) -> Answer:
    vault = _ring(asked)
    vault = type(vault).prepare_key(asked.keys)
    key_id = next(key.id for key in vault.keys if key.state == "prepared")
    return Answer(
        data={"prepared": key_id},
        shown=[
            f"The key {key_id} is prepared: it is held, and wraps nothing yet.",
            _COPY,
            "Then start every program anew that has the ring open, and rotate: supervisio keys rotate.",
        ],
    )


def _retire(asked: Namespace) -> Answer:
    databases = [url_of_tables(asked), *asked.also_in]
    if asked.keys:
        app = _app(_ring(asked))
        app.retire_key(asked.keys, asked.id, databases=databases, lose_backups=asked.lose_backups)
        shown = ["The key is retired: what it wrapped in backups is lost, what it vouches for is still verified."]
        return Answer(data={"retired": asked.id}, shown=[*shown, "Destroy the copies of the ring that still hold it."])
    return _retire_pair(asked, databases)


def _retire_pair(asked: Namespace, databases: Sequence[str]) -> Answer:
    from supervisio import Vault
    from supervisio.errors import VaultError

    vault = vault_of(asked)
    if asked.output is None:
        raise Failed(Exit.MISUSED, "Say with -o where what is left of the key's pair is to be written.", "no_output")
    file = require_new(asked.output)
    _app(vault).require_unused(asked.id, databases=databases)
    if not asked.lose_backups:
        raise VaultError("lose_backups", asked.id)
    write_new(file, f"{Vault.retired_pair(asked.keys_env or KEYS_VARIABLE, asked.id)}\n".encode())
    return Answer(
        data={"retired": asked.id, "file": str(file)},
        shown=["Put what the file holds into the variable in place of the key's pair: only then is the key retired."],
    )


def _app(vault: Vault) -> Supervisio:
    from supervisio import Supervisio

    return Supervisio(vault)


def _ring(asked: Namespace) -> Vault:
    if not asked.keys:
        sentence = "Only a ring in a file is changed here: --keys PATH. A variable is changed by whoever sets it."
        raise Failed(Exit.MISUSED, sentence, "no_ring_file")
    return vault_of(asked)


def _is_prepared(vault: Vault) -> bool:
    return any(key.state == "prepared" for key in vault.keys)


def _rewrap(vault: Vault, url: str, asked: Namespace) -> RewrapRecord:
    with progress("wrapping anew") as tell:
        return _app(vault).rewrap(url, clinic_id=asked.clinic, progress=tell)


def _told(asked: Namespace, done: RewrapRecord, *, made: bool) -> Iterator[str]:
    much = counted(done.rewrapped, "data key was", "data keys were")
    if made:
        yield f"The key {done.key_id} is the newest now; {much} wrapped anew."
        yield _COPY
    else:
        yield f"{much.capitalize()} wrapped anew under the key {done.key_id}, which was the newest already."
    if not made and asked.keys:
        yield "No key was made, for a rotation was not finished yet; to make one, run this again."
    elif not asked.keys:
        yield "No key was made: a variable is changed by whoever sets it, and a key service by itself."
    if done.left:
        yield f"Left under older keys: {done.left:,}. {_RESTART} If it stays so: supervisio verify."


def _table(found: Sequence[KeyRecord]) -> Table:
    rows = [
        (
            key.id,
            key.state.replace("_", " "),
            str(key.created or ""),
            f"{key.roots:,}",
            f"{key.entries + key.reads:,}",
            f"{key.last_written_at:%Y-%m-%d %H:%M}" if key.last_written_at else "",
        )
        for key in found
    ]
    marked = frozenset(place for place, key in enumerate(found) if key.state == "not_held")
    return Table(("key", "state", "created", "wraps", "vouches for", "last (UTC)"), rows, marked)


def _is_open_to_others(path: str) -> bool:
    import os

    return os.name == "posix" and bool(Path(path).expanduser().stat().st_mode & 0o007)


_STATUS_EXAMPLE = "supervisio keys status --database-url sqlite:///clinic.db --keys clinic.keys"
KEYS = Command(
    name="keys",
    help="tell which keys there are, rotate them, retire one",
    description=(
        "The key ring: which keys there are, a new one in place of the old, and the end\n"
        "of one that is no longer needed. Not a text is opened or changed."
    ),
    example=_STATUS_EXAMPLE,
    options=lambda _: None,
    below=(
        Command(
            name="status",
            help="tell what hangs on each key",
            description=(
                "Tell of each key whether it is the newest, held, prepared or retired, how many\n"
                "data keys it wraps (one a case, relationship, policy and profile), and how many\n"
                "entries of the journal and the access log it vouches for. A key that is named\n"
                "and not held is listed, too; then the exit code is 1."
            ),
            example=_STATUS_EXAMPLE,
            options=_options,
            run=_status,
        ),
        Command(
            name="rotate",
            help="make a new key, and wrap anew what older ones wrap",
            description=(
                "Make the prepared key of the ring its newest, or a new one, and wrap anew what\n"
                "older keys wrap, batch by batch, while the programs go on. It can be stopped at\n"
                "any time: run again, it goes on with what is left, and makes no other key.\n"
                "\n"
                "Programs read the ring as they start. Where some are running:\n"
                "  1. supervisio keys rotate --prepare   and copy the ring to its backup\n"
                "  2. start every program anew\n"
                "  3. supervisio keys rotate\n"
                "  4. start every program anew, and run step 3 once more\n"
                "\n"
                "The old key stays in the ring: with it, backups made before can be read. Keys in\n"
                "a variable (--keys-env) are changed by whoever sets it; this then only wraps\n"
                "anew."
            ),
            example="supervisio keys rotate --database-url sqlite:///clinic.db --keys clinic.keys",
            options=_options_of_rotate,
            run=_rotate,
        ),
        Command(
            name="retire",
            help="destroy what an old key can open",
            description=(
                "Destroy what an old key can open, and keep what verifies the journal written\n"
                "with it. It must wrap nothing any more in any database that uses the ring, and\n"
                "nothing was written with it for 24 hours. Backups made before the rotation are\n"
                "lost with it: for a case that was dropped, that is what completes it."
            ),
            example="supervisio keys retire k-3f9a2c41 --keys clinic.keys --lose-backups",
            options=_options_of_retire,
            run=_retire,
        ),
    ),
)
