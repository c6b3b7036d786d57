from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from supervisio import _sentences, errors

if TYPE_CHECKING:
    from collections.abc import Callable

ID = UUID(int=7)
# Whatever a problem's sentence may name.
DETAILS: dict[str, int | str] = {
    "call": "concerns.withdraw",
    "length": 129,
    "limit": 128,
    "position": 3,
    "wanted": "text",
    "kind": "training",
    "least": 1,
    "most": 100,
}
DOUBLES = [
    (errors.NotFoundError("case", ID), "not_found", 404, LookupError),
    (errors.AccessDeniedError("cases.close", "the therapist"), "access_denied", 403, PermissionError),
    (errors.InvalidValueError.of("client_ref", "empty"), "invalid_value", 422, ValueError),
    (errors.RuleError("other_party"), "other_party", 409, ValueError),
    (errors.InvalidTransitionError("case", "closed", "close", ["reopen"]), "invalid_transition", 409, errors.RuleError),
    (errors.IncompleteError("cases.close", ["outcome"]), "incomplete", 409, errors.RuleError),
    (errors.RuleFileError("ours.toml", 7, "unknown_key", details={"hint": ""}), "rule_file", 500, ValueError),
    (errors.ConflictError("stale_version"), "stale_version", 409, errors.SupervisioError),
    (errors.VaultError("unknown_key", "k-1"), "unknown_key", 503, errors.SupervisioError),
    (errors.JournalTamperedError(ID, "head"), "journal_tampered", 500, errors.SupervisioError),
    (errors.SchemaError("a", "b"), "schema", 503, RuntimeError),
    (errors.SchemaMissingError(), "schema_missing", 503, errors.SchemaError),
    (errors.SchemaOutdatedError("a", "b"), "schema_outdated", 503, errors.SchemaError),
    (errors.SchemaTooNewError("b", "a"), "schema_too_new", 503, errors.SchemaError),
    (errors.StorageError("disk_full"), "disk_full", 503, OSError),
]
CODED: list[tuple[Callable[[str], errors.SupervisioError], str]] = [
    *((lambda code: errors.InvalidValueError.of("field", code, **DETAILS), code) for code in _sentences.PROBLEMS),
    *((errors.RuleError, code) for code in _sentences.RULES),
    *((lambda code: errors.RuleFileError("ours.toml", 7, code, "id", DETAILS), code) for code in _sentences.RULE_FILES),
    *((errors.ConflictError, code) for code in _sentences.CONFLICTS),
    *((lambda code: errors.VaultError(code, "k-1"), code) for code in _sentences.VAULT_FAULTS),
    *((errors.SchemaRefusedError, code) for code in _sentences.SCHEMA_REFUSALS),
    *((errors.StorageError, code) for code in _sentences.STORAGE_FAULTS),
]
each_error = pytest.mark.parametrize("error", [error for error, *_ in DOUBLES], ids=lambda error: type(error).__name__)


@pytest.mark.parametrize(
    ("error", "code", "status", "double"), DOUBLES, ids=[type(one).__name__ for one, *_ in DOUBLES]
)
def test_an_error_has_a_code_a_status_and_a_double(
    error: errors.SupervisioError, code: str, status: int, double: type[BaseException]
) -> None:
    """A host can catch it as what Python calls it, answer with its status, and look up its code."""
    assert isinstance(error, (errors.SupervisioError, double))
    assert isinstance(error, double)
    assert (error.code, error.http_status) == (code, status)


@each_error
def test_an_error_is_json_ready(error: errors.SupervisioError) -> None:
    """Code, status and sentence, and what else it knows by name."""
    told = json.loads(json.dumps(error.to_dict()))

    assert (told["code"], told["status"], told["sentence"]) == (error.code, error.http_status, str(error))


@each_error
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])  # noqa: S301 - our own
def test_an_error_survives_copies_and_pickles(
    error: errors.SupervisioError, copied: Callable[[object], errors.SupervisioError]
) -> None:
    """A host's task queue can bring it back from another process."""
    found = copied(error)

    assert (type(found), found.args, str(found), found.to_dict()) == (
        type(error),
        error.args,
        str(error),
        error.to_dict(),
    )


@pytest.mark.parametrize(("made", "code"), CODED, ids=[code for _, code in CODED])
def test_every_code_has_a_sentence(made: Callable[[str], errors.SupervisioError], code: str) -> None:
    """A plain one, without a placeholder left in it."""
    sentence = str(made(code))

    assert sentence.endswith(".")
    assert not {"{", "}"} & set(sentence)


def test_what_is_missing_is_named() -> None:
    """Item by item, as a person would say it."""
    error = errors.IncompleteError("cases.close", ["open_actions", "client_was_told"])

    assert str(error) == "cases.close: still missing: open actions, client was told."
    assert error.to_dict()["missing"] == ["open_actions", "client_was_told"]


def test_the_moves_allowed_now_are_named() -> None:
    """Whoever sees the error knows how to go on."""
    error = errors.InvalidTransitionError("client_request", "withdrawn", "reply", ["redact", "mark_in_error"])

    assert str(error) == ("A client request that is withdrawn cannot reply; moves allowed now: redact, mark_in_error.")


def test_several_problems_make_one_sentence() -> None:
    """The first is at hand as ``field`` and ``problem``."""
    error = errors.InvalidValueError(("question", "empty", {}), ("asked_of", "required", {}))

    assert str(error) == "question is empty; asked_of is needed."
    assert (error.field, error.problem) == ("question", "empty")
