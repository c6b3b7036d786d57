"""What went wrong: an exit code and one sentence, without a URL, a key or a text in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.cli.exits import Exit
from supervisio.errors import (
    AccessDeniedError,
    InvalidValueError,
    JournalTamperedError,
    NotFoundError,
    RuleError,
    RuleFileError,
    SchemaError,
    SchemaMissingError,
    SchemaOutdatedError,
    SupervisioError,
    VaultError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the library calls a database's URL, where it is handed one.
_URLS = frozenset({"bind", "engine_or_url"})
_NO_URL = (
    "That is no URL of a database, such as sqlite:///clinic.db or postgresql+psycopg://user@host/clinic; "
    "a driver for asyncio will not do."
)
# What goes by another name here than where it is handed to the library.
_OPTIONS = {
    "acts_as": "--acts-as",
    "audience": "--audience",
    "case_id": "the id of the case",
    "clinic_id": "--clinic",
    "key_id": "ID",
    "limit": "--limit",
    "public_key": "--public-key",
    "purpose": "--purpose",
    "ref": "--as",
    "since": "the seal",
}
_NAME_THE_CLINIC = (
    "Row security shows this role of the database one clinic at a time: say which one with --clinic, "
    "or connect as the owner of the tables."
)
# The first that fits.
_EXITS: tuple[tuple[type[SupervisioError], Exit], ...] = (
    (SchemaError, Exit.SCHEMA),
    (VaultError, Exit.KEYS),
    (InvalidValueError, Exit.MISUSED),
    (RuleFileError, Exit.LACKING),
    (JournalTamperedError, Exit.LACKING),
    (NotFoundError, Exit.REFUSED),
    (AccessDeniedError, Exit.REFUSED),
    (RuleError, Exit.REFUSED),
    (ImportError, Exit.MISUSED),  # type: ignore[assignment]  # an extra that is missing is both
    (SupervisioError, Exit.DATABASE),
)


class Failed(Exception):  # noqa: N818 - it is told to a person, and is no error of the library's
    """A command cannot go on: with which exit code, and why, in one sentence."""

    def __init__(self, exit_: Exit, sentence: str, code: str, **details: Any) -> None:
        super().__init__(exit_, sentence)
        self.exit = exit_
        self.sentence = sentence
        self.error: Mapping[str, Any] = {"code": code, "sentence": sentence, **details}


def told(error: SupervisioError) -> Failed:
    """Return how an error of the library's is told."""
    details = {name: value for name, value in error.to_dict().items() if name not in {"code", "sentence"}}
    exit_ = next(exit_ for kind, exit_ in _EXITS if isinstance(error, kind))
    return Failed(exit_, _sentence(error), error.code, **details)


def _sentence(error: SupervisioError) -> str:
    if isinstance(error, InvalidValueError):
        return _sentence_on_values(error)
    if isinstance(error, SchemaMissingError | SchemaOutdatedError):
        return f"{error} On the command line: supervisio migrate."
    # Of options of calls only this one is named in an error that is not about a value.
    return str(error).replace("lose_backups=True", "--lose-backups")


def _sentence_on_values(error: InvalidValueError) -> str:
    if error.field in _URLS:
        return _NO_URL
    if error.problem == "row_security":
        return _NAME_THE_CLINIC
    named = [(_OPTIONS.get(field, field), problem, details) for field, problem, details in error.problems]
    sentence = str(InvalidValueError(*named))
    return sentence[0].upper() + sentence[1:]
