"""Which database, which clinic, which keys, and on whose behalf: options that several commands share."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed
from supervisio.errors import SchemaMissingError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from supervisio import Actor, Clinic, Vault

VARIABLE = "SUPERVISIO_DATABASE_URL"
KEYS_VARIABLE = "SUPERVISIO_KEYS"
CLINIC = "clinic"
# On whose behalf the record is looked after; reading nobody's texts, it stands in no access log.
_AUDITOR = "supervisio"


def add_json(parser: ArgumentParser) -> None:
    """Let the answer be asked for as JSON."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def add_database(parser: ArgumentParser) -> None:
    """Let a database be named."""
    parser.add_argument("--database-url", metavar="URL", help=f"which database; by default {VARIABLE}")


def add_keys(parser: ArgumentParser) -> None:
    """Let the keys be named, by where they are: never the keys themselves."""
    keys = parser.add_mutually_exclusive_group()
    keys.add_argument("--keys", metavar="PATH", help="the file that holds the key ring")
    keys.add_argument(
        "--keys-env", metavar="NAME", help=f"the environment variable that holds it; by default {KEYS_VARIABLE}"
    )
    keys.add_argument("--plaintext", action="store_true", help="there are no keys: made with Vault.plaintext()")


def add_clinic(parser: ArgumentParser) -> None:
    """Let a clinic be named, in its database and with its keys."""
    add_database(parser)
    parser.add_argument("--clinic", metavar="ID", default=CLINIC, help=f'which clinic in it; by default "{CLINIC}"')
    add_keys(parser)


def add_actor(parser: ArgumentParser) -> None:
    """Let it be said on whose behalf."""
    parser.add_argument("--as", dest="actor", metavar="REF", required=True, help="on whose behalf: their reference")
    parser.add_argument(
        "--acts-as", metavar="REF", action="append", default=[], help="another reference they act as; may be repeated"
    )


def actor_of(asked: Namespace) -> Actor:
    """Return on whose behalf."""
    from supervisio import Actor

    return Actor(asked.actor, acts_as=asked.acts_as)


def auditor() -> Actor:
    """Return who looks after the record as a whole."""
    from supervisio import Actor

    return Actor(_AUDITOR, roles={"auditor"})


def url_of(asked: Namespace) -> str:
    """
    Return the URL that was named.

    Raises:
        Failed: none was.

    """
    url: str | None = asked.database_url or os.environ.get(VARIABLE)
    if not url:
        sentence = f"Say which database: --database-url sqlite:///clinic.db, or set {VARIABLE}."
        raise Failed(Exit.MISUSED, sentence, "no_database")
    return url


def url_of_tables(asked: Namespace) -> str:
    """
    Return the URL of a database that is to be there already.

    Raises:
        SchemaMissingError: it is not.
        Failed: none was named.

    """
    from supervisio import schema

    url = url_of(asked)
    if is_no_file_yet(url):
        raise SchemaMissingError(None, schema.HEAD)
    return url


def is_no_file_yet(url: str) -> bool:
    """Tell whether looking into the database would make it: SQLite makes a file that it does not find."""
    driver, _, path = url.partition(":///")
    if not driver.startswith("sqlite") or path.startswith("file:"):
        return False
    try:
        return not Path(path.partition("?")[0]).exists()
    except OSError:
        # In a folder that is closed, or too long for a path: SQLite does not reach it either, and says so.
        return False


def vault_of(asked: Namespace) -> Vault:
    """
    Return the keys that were named.

    Raises:
        Failed: none were.
        VaultError: they cannot be opened.

    """
    from supervisio import Vault

    if asked.plaintext:
        return Vault.plaintext()
    if asked.keys:
        return Vault.at(asked.keys)
    if not asked.keys_env and not os.environ.get(KEYS_VARIABLE, "").strip():
        sentence = f"Say where the keys are: --keys clinic.keys, --keys-env NAME, or set {KEYS_VARIABLE}."
        raise Failed(Exit.MISUSED, sentence, "no_keys")
    return Vault.from_env(asked.keys_env or KEYS_VARIABLE)


@contextmanager
def clinic_of(asked: Namespace) -> Iterator[Clinic]:
    """
    Open the clinic that was named, for as long as the block runs; nothing is made or migrated.

    Raises:
        Failed: the database or the keys were not named.
        SchemaError, VaultError, StorageError, InvalidValueError: as for ``Supervisio.clinic``.

    """
    from supervisio import Supervisio

    url, vault = url_of_tables(asked), vault_of(asked)
    with Supervisio(vault).clinic(url, asked.clinic) as clinic:
        yield clinic
