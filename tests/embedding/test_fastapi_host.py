"""The FastAPI host of the examples: who may see what, what is answered, and forms that are sent twice at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from threading import Barrier
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, create_engine, event, func, select

from supervisio import Supervisio
from supervisio.errors import ConflictError
from supervisio.models import AccessEntryRow, CaseRow
from supervisio.testing import throwaway_vault
from tests.embedding.scripts import EXAMPLES, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fastapi import FastAPI

WORDS = "It is nothing, I knitted it myself."
FORM = {
    "client_ref": "client:311",
    "kind": "gift",
    "words": WORDS,
    "question": "May I keep a scarf?",
    "asked_of": "duty-desk",
}


class As(Protocol):
    """Gives a browser in which somebody has logged in."""

    def __call__(self, name: str) -> TestClient:
        """Return what sends requests on behalf of whoever is named."""


@pytest.fixture
def host(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The example, as a module."""
    monkeypatch.syspath_prepend(EXAMPLES)
    return import_module("fastapi_host")


@pytest.fixture
def api(host: Any, engine: Engine) -> FastAPI:
    """The host's application: on SQLite and on PostgreSQL in turn."""
    host.set_up(engine)
    made: FastAPI = host.make_api(engine, Supervisio(throwaway_vault()))
    return made


@pytest.fixture
def sqlite_engine(sqlite_url: str) -> Iterator[Engine]:
    """An engine where one database is enough to show it."""
    engine = create_engine(sqlite_url)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite_api(host: Any, sqlite_engine: Engine) -> FastAPI:
    """The host's application where one database is enough to show it."""
    host.set_up(sqlite_engine)
    made: FastAPI = host.make_api(sqlite_engine, Supervisio(throwaway_vault()))
    return made


@pytest.fixture
def by(sqlite_api: FastAPI) -> As:
    """Whoever is named, at their browser."""
    return lambda name: browser(sqlite_api, name)


def test_the_example_shows_what_it_says(tmp_path: Path) -> None:
    """Run as it is, it records once, shows the moves, and answers with our statuses and codes."""
    assert run("fastapi_host.py", folder=tmp_path).splitlines() == [
        "asked, and sent twice:    201, 200 (replayed: True)",
        "waits for the duty desk:  asked; question {'hidden': 'sealed'}",
        "open to whoever is there: accept, decline",
        "closed too early:         409 incomplete, missing ['open_consultations', 'client_was_told']",
        "from another clinic:      404 not_found",
    ]
    assert list(tmp_path.iterdir()) == []


def test_from_asking_to_accepting(api: FastAPI) -> None:
    """It waits for whoever is at the desk; each sees in the case what is theirs to see, and the moves open to them."""
    ana, lee = browser(api, "ana"), browser(api, "lee")
    asked = ana.post("/asks", json={**FORM, "urgency": "soon"})
    assert asked.status_code == 201

    waiting = lee.get("/queue").json()
    assert [(one["kind"], one["urgency"], one["id"]) for one in waiting["items"]] == [
        ("asked", "soon", asked.json()["consultation_id"])
    ]
    assert (waiting["next"], waiting["all"], ana.get("/queue").json()["all"]) == (None, 1, 0)

    case = f"/cases/{asked.json()['case_id']}"
    before = lee.get(case).json()
    assert before["requests"][0]["words"] == {"hidden": "withheld"}
    assert moves(before) == ["accept", "decline"]
    assert "accept" not in moves(ana.get(case).json())

    accepted = lee.post(f"/consultations/{asked.json()['consultation_id']}/accept")
    after = lee.get(case).json()
    assert (accepted.status_code, accepted.json()["status"]) == (200, "accepted")
    assert after["requests"][0]["words"] == {"hidden": "sealed"}
    assert "complete" in moves(after)


def test_texts_are_shown_on_demand_and_that_is_written_down(by: As, sqlite_engine: Engine) -> None:
    """No GET shows one; a POST does, and the access log has it."""
    asked = by("ana").post("/asks", json=FORM).json()
    by("lee").post(f"/consultations/{asked['consultation_id']}/accept")
    case = f"/cases/{asked['case_id']}"
    assert WORDS not in by("lee").get(case).text
    assert count(sqlite_engine, AccessEntryRow) == 0

    shown = by("lee").post(f"{case}/readings", json={})

    assert shown.json()["requests"][0]["words"] == WORDS
    assert count(sqlite_engine, AccessEntryRow) > 0


def test_nobody_says_themselves_who_they_are(by: As, sqlite_api: FastAPI) -> None:
    """Without a token, or with one that the host does not know, there is nothing to be had."""
    assert TestClient(sqlite_api).get("/queue").status_code == 401
    assert by("nobody").get("/queue").status_code == 401


def test_another_clinic_is_another_world(by: As) -> None:
    """What is there cannot be told from what is not."""
    asked = by("ana").post("/asks", json=FORM).json()

    there = by("sam").get(f"/cases/{asked['case_id']}")
    nowhere = by("sam").get("/cases/01890000-0000-7000-8000-000000000000")
    assert (there.status_code, nowhere.status_code) == (404, 404)
    assert there.json()["code"] == nowhere.json()["code"] == "not_found"


def test_errors_are_answered_with_their_own_status_and_what_they_know(by: As) -> None:
    """One handler for all of them, and no text in any."""
    ana = by("ana")
    asked = ana.post("/asks", json=FORM, headers={"Idempotency-Key": "nonce-1"}).json()

    answers = {
        "wrong": ana.post("/asks", json={**FORM, "question": "", "urgency": "yesterday"}),
        "no id": ana.get("/cases/7"),
        "not theirs": ana.post(f"/consultations/{asked['consultation_id']}/accept"),
        "too early": ana.post(f"/cases/{asked['case_id']}/close", json={"outcome": "Settled."}),
        "key reused": ana.post("/asks", json={**FORM, "urgency": "soon"}, headers={"Idempotency-Key": "nonce-1"}),
    }
    told = {name: (one.status_code, one.json()["status"], one.json()["code"]) for name, one in answers.items()}
    assert told == {
        "wrong": (422, 422, "invalid_value"),
        "no id": (422, 422, "invalid_value"),
        "not theirs": (403, 403, "access_denied"),
        "too early": (409, 409, "incomplete"),
        "key reused": (409, 409, "request_key_reused"),
    }
    assert [one["field"] for one in answers["wrong"].json()["problems"]] == ["question", "urgency"]
    assert answers["too early"].json()["missing"] == ["open_consultations", "client_was_told"]
    assert all(WORDS not in one.text for one in answers.values())


def test_what_is_malformed_is_not_sent_back(by: As) -> None:
    """The framework would quote the form, and with it the client's words."""
    malformed = by("ana").post("/asks", json={"words": WORDS, "kind": 7})

    assert malformed.status_code == 422
    assert {"field": "body.question", "problem": "missing"} in malformed.json()["problems"]
    assert WORDS not in malformed.text


def test_where_the_host_fails_nothing_is_recorded(by: As, host: Any, sqlite_engine: Engine) -> None:
    """Its own row cannot be written, so there is no case either; and the same form can be sent again."""
    host.Notice.__table__.drop(sqlite_engine)
    failed = by("ana").post("/asks", json=FORM, headers={"Idempotency-Key": "nonce-1"})
    assert (failed.status_code, count(sqlite_engine, CaseRow)) == (500, 0)

    host.Notice.__table__.create(sqlite_engine)
    assert by("ana").post("/asks", json=FORM, headers={"Idempotency-Key": "nonce-1"}).status_code == 201


def test_nothing_is_answered_before_it_is_kept(by: As, sqlite_api: FastAPI, sqlite_engine: Engine) -> None:
    """A commit that fails is an error to the caller too; one that a retry can mend says so."""

    def in_the_way(_session: object) -> None:
        raise ConflictError("busy", retry=True)

    event.listen(sqlite_api.state.sessions, "before_commit", in_the_way)
    answered = by("ana").post("/asks", json=FORM)

    assert (answered.status_code, answered.json()["retry"], answered.headers["Retry-After"]) == (409, True, "1")
    assert count(sqlite_engine, CaseRow) == 0


def test_a_form_that_is_sent_twice_at_once_records_once(api: FastAPI, host: Any, engine: Engine) -> None:
    """Whichever of the two comes first: one record, one notice, and both senders are told the same."""
    nonces = [f"nonce-{number}" for number in range(5)]
    for nonce in nonces:
        together = Barrier(2, timeout=60)
        with ThreadPoolExecutor(2) as senders:
            first, second = senders.map(lambda _: send(api, nonce, together), range(2))  # noqa: B023 - mapped at once

        assert sorted((first.status_code, second.status_code)) == [200, 201]
        assert first.json()["consultation_id"] == second.json()["consultation_id"]

    assert count(engine, CaseRow) == count(engine, host.Notice) == len(nonces)


def browser(api: FastAPI, name: str) -> TestClient:
    """Return what sends requests on behalf of whoever is named."""
    return TestClient(api, headers={"Authorization": f"Bearer token-of-{name}"}, raise_server_exceptions=False)


def send(api: FastAPI, nonce: str, together: Barrier) -> Any:
    """Send the form at the same moment as the other one."""
    ana = browser(api, "ana")
    together.wait()
    return ana.post("/asks", json=FORM, headers={"Idempotency-Key": nonce})


def moves(view: Any) -> list[str]:
    """Return the moves that are open on the only consultation."""
    (consultation,) = view["consultations"]
    return [move["move"] for move in consultation["moves"]]


def count(engine: Engine, row: Any) -> int:
    """Return how many rows there are."""
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(row)) or 0
