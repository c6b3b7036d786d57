"""
Every error supervisio raises, in one tree.

The arguments of an error are codes, field names, ids and numbers, never a text that a caller handed in: an error
travels to logs and screens where a therapist's words must not go. The sentence is made in ``__str__`` from those
arguments, so an error can be copied, pickled and sent to another process. ``.code`` is stable, ``.http_status`` is what
a web host answers with, and ``.to_dict()`` is JSON-ready.
"""

from supervisio.errors.matters import (
    AccessDeniedError,
    IncompleteError,
    InvalidTransitionError,
    InvalidValueError,
    NotFoundError,
    RuleError,
    RuleFileError,
    SupervisioError,
)
from supervisio.errors.places import (
    ConflictError,
    JournalTamperedError,
    SchemaError,
    SchemaMissingError,
    SchemaOutdatedError,
    SchemaRefusedError,
    SchemaTooNewError,
    StorageError,
    VaultError,
)

__all__ = [
    "AccessDeniedError",
    "ConflictError",
    "IncompleteError",
    "InvalidTransitionError",
    "InvalidValueError",
    "JournalTamperedError",
    "NotFoundError",
    "RuleError",
    "RuleFileError",
    "SchemaError",
    "SchemaMissingError",
    "SchemaOutdatedError",
    "SchemaRefusedError",
    "SchemaTooNewError",
    "StorageError",
    "SupervisioError",
    "VaultError",
]
