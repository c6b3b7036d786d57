"""What is wrong with the place where it is kept: the keys, the journal, the tables, the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio._sentences import CONFLICTS, SCHEMA_REFUSALS, STORAGE_FAULTS, VAULT_FAULTS
from supervisio.errors.matters import SupervisioError

if TYPE_CHECKING:
    from uuid import UUID


class ConflictError(SupervisioError):
    """
    Somebody else was faster.

    With ``.retry`` true, rolling back and calling again is right; else a person must look.
    """

    code = "conflict"
    http_status = 409

    def __init__(self, code: str, retry: bool = False) -> None:  # noqa: FBT001, FBT002 - so that a pickle survives
        super().__init__(code, retry)
        self.code = code
        self.retry = retry

    def __str__(self) -> str:
        return f"Conflict: {CONFLICTS[self.code]}."

    def _details(self) -> dict[str, object]:
        return {"retry": self.retry}


class VaultError(SupervisioError):
    """The keys are missing, wrong or out of reach; ``.key_id`` names the key where one is meant."""

    code = "vault"
    http_status = 503

    def __init__(self, code: str, key_id: str | None = None) -> None:
        super().__init__(code, key_id)
        self.code = code
        self.key_id = key_id

    def __str__(self) -> str:
        return f"Vault: {VAULT_FAULTS[self.code].format(key_id=self.key_id)}."

    def _details(self) -> dict[str, object]:
        return {"key_id": self.key_id}


class JournalTamperedError(SupervisioError):
    """The record of a matter is not what was written: nothing is added to it until a person has looked."""

    code = "journal_tampered"
    http_status = 500

    def __init__(self, root_id: UUID, what: str) -> None:
        super().__init__(root_id, what)
        self.root_id = root_id
        self.what = what

    def __str__(self) -> str:
        return f"The record of {self.root_id} was changed behind supervisio ({self.what}): see journal.verify()."

    def _details(self) -> dict[str, object]:
        return {"root_id": str(self.root_id), "what": self.what}


class SchemaError(SupervisioError, RuntimeError):
    """The tables in the database are not the ones this version of the library works with."""

    code = "schema"
    http_status = 503

    def __init__(self, found: str | None = None, wanted: str | None = None) -> None:
        super().__init__(found, wanted)
        self.found = found
        self.wanted = wanted

    def __str__(self) -> str:
        return "The schema of the database does not fit this version of supervisio; see supervisio.schema.check(bind)."

    def _details(self) -> dict[str, object]:
        return {"found": self.found, "wanted": self.wanted}


class SchemaMissingError(SchemaError):
    """The database holds no tables of supervisio."""

    code = "schema_missing"

    def __str__(self) -> str:
        return "The database has no tables of supervisio yet: call supervisio.schema.upgrade(engine) once."


class SchemaOutdatedError(SchemaError):
    """The tables are of an earlier version of the library."""

    code = "schema_outdated"

    def __str__(self) -> str:
        return (
            f"The tables are at {self.found}, this version needs {self.wanted}: call supervisio.schema.upgrade(engine)."
        )


class SchemaTooNewError(SchemaError):
    """The tables are of a later version of the library."""

    code = "schema_too_new"

    def __str__(self) -> str:
        return (
            f"The tables are at a revision that this version (up to {self.wanted}) does not know: "
            "run pip install --upgrade supervisio; an older library must not write there."
        )


class SchemaRefusedError(SchemaError):
    """The tables were not touched; ``.code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.args = (code,)
        self.code = code

    def __str__(self) -> str:
        return f"Schema: {SCHEMA_REFUSALS[self.code]}."


class StorageError(SupervisioError, OSError):
    """The database or its file would not take part; ``.code`` says how."""

    code = "storage"
    http_status = 503

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return f"Storage: {STORAGE_FAULTS[self.code]}."
