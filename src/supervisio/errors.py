"""
Every error supervisio raises, in one tree.

The arguments of an error are codes, field names, ids and numbers, never a text that a caller handed in: an error
travels to logs and screens where a therapist's words must not go. The sentence is made in ``__str__`` from those
arguments, so an error can be copied, pickled and sent to another process. ``.code`` is stable, ``.http_status`` is what
a web host answers with, and ``.to_dict()`` is JSON-ready.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from supervisio._sentences import CONFLICTS, PROBLEMS, RULES, SCHEMA_REFUSALS, STORAGE_FAULTS, VAULT_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


class SupervisioError(Exception):
    """The root of every error raised by supervisio."""

    code: str = "error"
    http_status: ClassVar[int] = 500

    def __str__(self) -> str:
        return "supervisio could not do that."

    def to_dict(self) -> dict[str, object]:
        """Return the error as JSON-ready values: ``code``, ``status``, ``sentence`` and what else it knows."""
        return {"code": self.code, "status": self.http_status, "sentence": str(self), **self._details()}

    def _details(self) -> dict[str, object]:
        return {}


class NotFoundError(SupervisioError, LookupError):
    """There is no such record, or none that this actor may see: the two are not told apart."""

    code = "not_found"
    http_status = 404

    def __init__(self, noun: str, id: UUID | None = None) -> None:  # noqa: A002 - named as in every record
        super().__init__(noun, id)
        self.noun = noun
        self.id = id

    def __str__(self) -> str:
        which = f" {self.id}" if self.id is not None else ""
        return f"There is no {self.noun.replace('_', ' ')}{which} that this actor may see."

    def _details(self) -> dict[str, object]:
        return {"noun": self.noun, "id": None if self.id is None else str(self.id)}


class AccessDeniedError(SupervisioError, PermissionError):
    """The actor may see this, but may not do that to it."""

    code = "access_denied"
    http_status = 403

    def __init__(self, move: str, who_may: str) -> None:
        super().__init__(move, who_may)
        self.move = move
        self.who_may = who_may

    def __str__(self) -> str:
        return f"{self.move}: only {self.who_may} may do this."

    def _details(self) -> dict[str, object]:
        return {"move": self.move, "who_may": self.who_may}


class InvalidValueError(SupervisioError, ValueError):
    """
    One or more values handed in are not acceptable. Nothing was written.

    Each problem is ``(field, problem, details)``; ``.field`` and ``.problem`` name the first. Details hold numbers and
    codes of our own, never the value.
    """

    code = "invalid_value"
    http_status = 422

    def __init__(self, *problems: tuple[str, str, dict[str, int | str]]) -> None:
        super().__init__(*problems)
        self.problems = problems

    @classmethod
    def of(cls, field: str, problem: str, **details: int | str) -> InvalidValueError:
        """Return the error for one field."""
        return cls((field, problem, details))

    @property
    def field(self) -> str:
        """The name of the first field that has a problem."""
        return self.problems[0][0]

    @property
    def problem(self) -> str:
        """The code of the first problem."""
        return self.problems[0][1]

    def __str__(self) -> str:
        return "; ".join(_sentence(*problem) for problem in self.problems) + "."

    def _details(self) -> dict[str, object]:
        return {
            "problems": [{"field": field, "problem": problem, **details} for field, problem, details in self.problems]
        }


def _sentence(field: str, problem: str, details: dict[str, int | str]) -> str:
    return f"{field} {PROBLEMS[problem].format_map({'hint': '', **details})}"


class RuleError(SupervisioError, ValueError):
    """What was asked for is against a rule of the record; ``.code`` names it."""

    code = "rule"
    http_status = 409

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return f"Not possible: {RULES[self.code]}."


class InvalidTransitionError(RuleError):
    """The lifecycle does not allow this move now; ``.allowed`` are the moves that it does."""

    def __init__(self, noun: str, current: str, wanted: str, allowed: Iterable[str]) -> None:
        allowed = tuple(allowed)
        super().__init__("invalid_transition")
        self.args = (noun, current, wanted, allowed)
        self.noun = noun
        self.current = current
        self.wanted = wanted
        self.allowed = allowed

    def __str__(self) -> str:
        may = ", ".join(self.allowed) if self.allowed else "none"
        return f"A {self.noun.replace('_', ' ')} that is {self.current} cannot {self.wanted}; moves allowed now: {may}."

    def _details(self) -> dict[str, object]:
        return {"noun": self.noun, "current": self.current, "wanted": self.wanted, "allowed": list(self.allowed)}


class IncompleteError(RuleError):
    """Something must be there first; ``.missing`` names it, item by item."""

    def __init__(self, move: str, missing: Iterable[str]) -> None:
        missing = tuple(missing)
        super().__init__("incomplete")
        self.args = (move, missing)
        self.move = move
        self.missing = missing

    def __str__(self) -> str:
        return f"{self.move}: still missing: {', '.join(item.replace('_', ' ') for item in self.missing)}."

    def _details(self) -> dict[str, object]:
        return {"move": self.move, "missing": list(self.missing)}


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
