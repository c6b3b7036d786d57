"""
What a type checker says about the public names.

``make check`` reads this file too: every ``type: ignore`` in it is needed, or mypy --strict says that it is not.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, assert_type

import pytest
from pandas import DataFrame

import supervisio
from supervisio import ClientRequest, Clinic, Supervision, Vault
from supervisio.domain import records
from supervisio.domain.records import (
    AskedRecord,
    CaseRecord,
    CaseView,
    ClientRequestRecord,
    ConsultationRecord,
    NotedRecord,
    Page,
    WaitingRecord,
)

if TYPE_CHECKING:
    from uuid import UUID


@pytest.mark.parametrize("name", supervisio.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """And listed, so that an editor completes it."""
    assert getattr(supervisio, name) is not None
    assert name in dir(supervisio)


@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("Case", ["supervisio.models.CaseRow", "CaseRecord"]),
        ("Consultation", ["supervisio.models.ConsultationRow", "ConsultationRecord"]),
        ("Grant", ["supervisio.models.GrantRow", "GrantRecord"]),
    ],
)
def test_a_bare_noun_names_its_row_and_its_record(name: str, hints: list[str]) -> None:
    """The bare noun is for facts; the error says where the others are."""
    with pytest.raises(AttributeError) as caught:
        getattr(supervisio, name)

    assert all(hint in str(caught.value) for hint in hints)


def test_a_name_that_is_nowhere_is_an_attribute_error() -> None:
    """Without a hint, as for any module."""
    with pytest.raises(AttributeError, match=r"^module 'supervisio' has no attribute 'Psychotherapy'$"):
        supervisio.Psychotherapy  # type: ignore[attr-defined]  # noqa: B018 - a type checker knows that it is not there


def test_a_wrong_name_cannot_be_imported() -> None:
    """At run time neither."""
    with pytest.raises(ImportError, match="Case"):
        from supervisio import Case  # type: ignore[attr-defined]  # noqa: F401 - a type checker knows that it is not there


def test_the_import_does_nothing() -> None:
    """It defines names, and loads nothing that takes time."""
    heavy = ("sqlalchemy", "alembic", "attrs", "cryptography", "psycopg", "supervisio.app")
    script = f"import sys, supervisio; print([one for one in {heavy!r} if one in sys.modules])"

    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def types_of_the_main_job(supervision: Supervision, clinic: Clinic, given_id: UUID) -> None:
    """Let the type checker see what the calls return; nobody runs this."""
    request = ClientRequest("c-104", "gift")
    assert_type(supervision.ask(request, question="?", asked_of="s-lee"), AskedRecord)
    assert_type(supervision.note(request), NotedRecord)
    assert_type(supervision.queue(), Page[WaitingRecord])
    assert_type(supervision.cases.get(given_id), CaseRecord)
    assert_type(supervision.cases.find("file:7"), CaseRecord | None)
    assert_type(supervision.cases.view(given_id), CaseView)
    assert_type(supervision.cases.list_(), Page[CaseRecord])
    assert_type(supervision.requests.reply(given_id, "declined"), ClientRequestRecord)
    assert_type(supervision.consultations.accept(str(given_id)), ConsultationRecord)
    assert_type(supervision.reveal(supervision.requests.get(given_id)), ClientRequestRecord)
    assert_type(supervision.frames.cases(status="open"), DataFrame)
    assert_type(clinic.run(lambda one: one.queue_count(), actor=supervision.actor), int)
    for waiting in supervision.queue():
        assert_type(waiting, WaitingRecord)


def mistakes_that_a_type_checker_tells(supervision: Supervision, given_id: UUID) -> None:
    """Let it see some, too; nobody runs this."""
    supervision.ask(asked_of="s-lee")  # type: ignore[call-arg]  # no question
    supervision.ask(question="?", asked_of="s-lee", urgencyy="soon")  # type: ignore[call-arg]  # misspelt
    supervision.consultations.accept(7)  # type: ignore[arg-type]  # no id
    supervision.consultations.accept(given_id, reasn="?")  # type: ignore[call-arg]  # misspelt
    supervision.frames.cases("open")  # type: ignore[call-arg]  # keyword-only
    supervision.recommendations.decline(given_id)  # type: ignore[call-arg]  # no reason
    supervision.note("a gift")  # type: ignore[arg-type]  # no fact
    ClientRequest("c-104", "gift", "during")  # type: ignore[call-arg]  # keyword-only
    Clinic.open("clinic.db", Vault.plaintext())  # type: ignore[call-arg]  # keyword-only


@pytest.mark.parametrize("name", [name for name in records.__all__ if name.endswith("Record")])
def test_records_are_found_where_the_hint_says(name: str) -> None:
    """``supervisio.domain.records`` holds all that calls return."""
    assert getattr(records, name).__name__ == name
