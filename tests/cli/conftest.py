"""A clinic on a file with its keys beside it, and the command run in this process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

import attrs
import pytest

from supervisio import ClientRequest, Clinic, PersonalIssue, Vault
from supervisio.cli import KEYS_VARIABLE, VARIABLE, main
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS


@attrs.frozen
class Place:
    """Where a clinic is, and what is in it: a case in which Lee was asked, and a personal issue."""

    database: Path
    keys: Path
    case_id: UUID
    issue_id: UUID
    consultation_id: UUID

    @property
    def url(self) -> str:
        """The address of the database."""
        return f"sqlite:///{self.database}"

    @property
    def options(self) -> list[str]:
        """What names both on the command line."""
        return ["--database-url", self.url, "--keys", str(self.keys)]

    def opened(self) -> Clinic:
        """Open the clinic, as a program does that starts now."""
        return Clinic.open(self.database, vault=Vault.at(self.keys))


@attrs.frozen
class Said:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said on stdout, which is one object and nothing else."""
        return json.loads(self.out)

    @property
    def all(self) -> str:
        """Everything that was said."""
        return self.out + self.err


class Run(Protocol):
    """Runs the command."""

    def __call__(self, *arguments: str) -> Said:
        """Run it with these arguments."""


@pytest.fixture(autouse=True)
def _nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (VARIABLE, KEYS_VARIABLE):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """The command, run in this process."""

    def run(*arguments: str) -> Said:
        capfd.readouterr()
        code = main(list(arguments))
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return run


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A clinic with something in it."""
    database, keys = tmp_path / "clinic.db", tmp_path / "clinic.keys"
    with Clinic.open(database, vault=Vault.create(keys)) as clinic, clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "friendship", words=WORDS), question=QUESTION, asked_of=LEE.ref)
        issue = ana.note(PersonalIssue("bereavement", note=WORDS))
    return Place(database, keys, asked.case_id, issue.case_id, asked.consultation_id)


def one_line(said: Said) -> bool:
    """Tell whether an error was told as one sentence."""
    return said.err.startswith("supervisio: ") and said.err.count("\n") == 1 and said.err.endswith(".\n")
