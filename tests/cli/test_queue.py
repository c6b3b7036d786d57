"""``supervisio queue``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from supervisio.cli import Exit
from tests.cli.conftest import one_line
from tests.services.people import ANA, LEE, QUESTION, WORDS

if TYPE_CHECKING:
    from tests.cli.conftest import Place, Run


def test_what_waits_as_a_table(place: Place, run: Run) -> None:
    """The most urgent first, one a line, within 80 columns, and no text."""
    with place.opened() as clinic, clinic.acting(ANA) as ana:
        urgent = ana.ask(question=QUESTION, asked_of=LEE.ref, urgency="immediate", reached_how="phone")

    said = run("queue", "--as", "s-lee", *place.options)

    assert (said.code, said.err) == (Exit.DONE, "")
    first, head, *rows = said.out.splitlines()
    assert first == "2 things wait, the most urgent first."
    assert head.split() == ["what", "urgency", "due", "by", "(UTC)", "case"]
    assert [row.split()[:2] for row in rows] == [["asked", "immediate"], ["asked", "routine"]]
    assert [row.split()[-1] for row in rows] == [str(urgent.case_id), str(place.case_id)]
    assert max(map(len, said.out.splitlines())) <= 80
    assert QUESTION not in said.out


def test_what_is_overdue_is_marked(place: Place, run: Run) -> None:
    """With a sign that is explained below, so that it does not take a colour."""
    with place.opened() as clinic, clinic.acting(ANA) as ana:
        ana.actions.add(place.case_id, "t-ana", "Send the letter", "2026-03-20", effective_at="2026-03-02")

    said = run("queue", "--as", "t-ana", *place.options)

    assert "  !  " in said.out
    assert said.out.endswith("! is overdue.\n")


def test_json_is_the_page_of_the_library(place: Place, run: Run) -> None:
    """With how many there are in all."""
    said = run("queue", "--json", "--as", "s-lee", *place.options)

    assert (said.json["count"], said.json["next"]) == (1, None)
    assert [(one["kind"], one["case_id"]) for one in said.json["items"]] == [("asked", str(place.case_id))]


def test_as_several(place: Place, run: Run) -> None:
    """What waits for a reference that is acted as waits for whoever acts as it."""
    assert run("queue", "--as", "s-noor", *place.options).out == "Nothing waits.\n"
    assert (
        "1 thing waits" in run("queue", "--as", "s-noor", "--acts-as", "d-1", "--acts-as", "s-lee", *place.options).out
    )


def test_more_than_fit(place: Place, run: Run) -> None:
    """It says how many there are beyond."""
    with place.opened() as clinic, clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of=LEE.ref)

    said = run("queue", "--as", "s-lee", "--limit", "1", *place.options)

    assert said.out.startswith("2 things wait")
    assert said.out.endswith("1 more wait; --limit shows up to 200.\n")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "--as"),
        (["--as", ""], "--as is empty"),
        (["--as", "n" * 200], "--as has 200 characters"),
        (["--as", "s-lee", "--acts-as", "\0"], "--acts-as"),
        (["--as", "s-lee", "--limit", "0"], "--limit is out of range"),
        (["--as", "s-lee", "--limit", "all"], "--limit"),
    ],
)
def test_what_is_not_acceptable(place: Place, run: Run, arguments: list[str], word: str) -> None:
    """It is named as it is on the command line."""
    said = run("queue", *arguments, *place.options)

    assert (said.code, said.out) == (Exit.MISUSED, "")
    assert one_line(said)
    assert word in said.err


def test_signs_that_move_the_cursor_are_not_printed(place: Place, run: Run) -> None:
    """What stands in the database may have been put there by anybody."""
    with place.opened() as clinic, clinic.engine.begin() as connection:
        connection.execute(text("UPDATE supervisio_consultation SET urgency = 'x-\x1b[2J\u202e'"))

    said = run("queue", "--as", "s-lee", *place.options)

    assert "\x1b" not in said.out
    assert "\u202e" not in said.out
    assert "x-\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}" in said.out
    assert WORDS not in said.out
