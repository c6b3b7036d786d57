"""What is wrong with what was asked for: it is not there, not acceptable, not allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from supervisio._sentences import PROBLEMS, RULE_FILES, RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    return f"{field} {PROBLEMS[problem].format_map({'hint': '', 'known': '', **details})}"


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
        noun, current = self.noun.replace("_", " "), self.current.replace("_", " ")
        article = "An" if noun[0] in "aeiou" else "A"
        return f"{article} {noun} that is {current} cannot {self.wanted}; moves allowed now: {may}."

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


class RuleFileError(SupervisioError, ValueError):
    """
    A file of rules is not of the form that it should have; nothing was loaded.

    ``.file`` is its name, or the folder as the host named it; ``.line`` the line (1 is the first, 0 the whole file),
    ``.problem`` a code, ``.field`` the field of the format that is meant, if it is one. The file is never quoted.
    """

    code = "rule_file"

    def __init__(
        self,
        file: str,
        line: int,
        problem: str,
        field: str | None = None,
        details: Mapping[str, int | str] | None = None,
    ) -> None:
        super().__init__(file, line, problem, field, details)
        self.file = file
        self.line = line
        self.problem = problem
        self.field = field
        self.details = dict(details or {})

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        told = RULE_FILES[self.problem].format_map({"hint": "", "why": "", "or_year": "", **self.details})
        return f"{where}: {f'{self.field} ' if self.field else ''}{told}."

    def _details(self) -> dict[str, object]:
        return {"file": self.file, "line": self.line, "problem": self.problem, "field": self.field, **self.details}
