"""
Supervision behind a FastAPI application: its own login, a session a request, and errors as they are.

    pip install fastapi httpx2
    python examples/fastapi_host.py

What a request writes is committed before its answer is sent, the host's rows and ours together. `main` plays a few
requests; the files are made in a folder of their own, which is gone at the end.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any
from uuid import UUID

from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict
from sqlalchemy import JSON, Engine, String, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from supervisio import Actor, ClientRequest, Supervisio, Supervision, Vault, schema
from supervisio.errors import ConflictError, SupervisioError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Base(DeclarativeBase):
    """The host's own, with metadata of its own."""


class Login(Base):
    """Who is logged in with which token, at which clinic, and for which shared desks they answer."""

    __tablename__ = "login"

    token_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    clinic_id: Mapped[str] = mapped_column(String(128))
    user_ref: Mapped[str] = mapped_column(String(128))
    desks: Mapped[list[str]] = mapped_column(JSON, default=list)


class Notice(Base):
    """A message that the host has to send, for supervisio alerts nobody."""

    __tablename__ = "notice"

    consultation_id: Mapped[UUID] = mapped_column(primary_key=True)
    clinic_id: Mapped[str] = mapped_column(String(128))
    to_ref: Mapped[str] = mapped_column(String(128))


class Form(BaseModel):
    """What is sent to us. Which values are acceptable, supervisio says."""

    model_config = ConfigDict(extra="forbid")


class AskForm(Form):
    """What a client asked for, and what one asks about it, of whom."""

    client_ref: str
    kind: str
    question: str
    asked_of: str
    words: str | None = None
    urgency: str = "routine"
    reached_how: str | None = None


class CloseForm(Form):
    """How a matter ended, and what the client was told."""

    outcome: str
    client_was_told: str | None = None


class RevealForm(Form):
    """What the texts are read for; it stands in the access log."""

    purpose: str = "supervision"


def database(request: Request) -> Iterator[Session]:
    """Give each request a session, and a transaction that is kept if nothing is raised."""
    sessions: sessionmaker[Session] = request.app.state.sessions
    with sessions() as session, session.begin():
        yield session


# With the scope "function" the commit comes before the answer; by default it would come after it, and might still fail.
HostSession = Annotated[Session, Depends(database, scope="function")]


def login(session: HostSession, sent: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]) -> Login:
    """Find out who is calling, by the host's own means; nobody says it of themselves."""
    found = session.get(Login, digest(sent.credentials))
    if found is None:
        raise HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    return found


Caller = Annotated[Login, Depends(login)]


def services(request: Request, session: HostSession, caller: Caller) -> Supervision:
    """Return the services on the request's session, on behalf of whoever is calling."""
    supervisio: Supervisio = request.app.state.supervisio
    return supervisio.on(session, clinic_id=caller.clinic_id, actor=Actor(caller.user_ref, acts_as=caller.desks))


Services = Annotated[Supervision, Depends(services)]
IdempotencyKey = Annotated[str | None, Header()]


def make_api(engine: Engine, supervisio: Supervisio) -> FastAPI:
    """Return the application on an engine that has our tables and the host's."""
    api = FastAPI()
    api.state.sessions = sessionmaker(engine)
    api.state.supervisio = supervisio
    api.add_exception_handler(SupervisioError, answer)
    api.add_exception_handler(RequestValidationError, answer_malformed)
    api.post("/asks", status_code=201)(ask)
    api.get("/queue")(queue)
    api.get("/cases/{case_id}")(view)
    api.post("/cases/{case_id}/readings")(reveal)
    api.post("/cases/{case_id}/close")(close)
    api.post("/consultations/{consultation_id}/accept")(accept)
    return api


def answer(_request: Request, error: Exception) -> Response:
    """Answer with what an error of ours knows: never a text that somebody wrote, so it may be logged too."""
    assert isinstance(error, SupervisioError)
    wait = {"Retry-After": "1"} if isinstance(error, ConflictError) and error.retry else None
    return JSONResponse(error.to_dict(), status_code=error.http_status, headers=wait)


def answer_malformed(_request: Request, error: Exception) -> Response:
    """Say what is malformed where, as FastAPI does, but do not send back what was sent: it may be a client's words."""
    assert isinstance(error, RequestValidationError)
    problems = [{"field": ".".join(map(str, one["loc"])), "problem": one["type"]} for one in error.errors()]
    return JSONResponse({"code": "malformed", "status": 422, "problems": problems}, status_code=422)


def ask(
    form: AskForm,
    supervision: Services,
    session: HostSession,
    caller: Caller,
    response: Response,
    idempotency_key: IdempotencyKey = None,
) -> dict[str, Any]:
    """Ask for supervision. Sent again with the same Idempotency-Key it answers 200 with what the first one made."""
    asked = supervision.ask(
        ClientRequest(form.client_ref, form.kind, words=form.words),
        question=form.question,
        asked_of=form.asked_of,
        urgency=form.urgency,
        reached_how=form.reached_how,
        request_key=idempotency_key,
    )
    if asked.replayed:
        response.status_code = 200
    else:
        notice = Notice(consultation_id=asked.consultation_id, clinic_id=caller.clinic_id, to_ref=form.asked_of)
        session.add(notice)
    return asked.to_dict()


def queue(supervision: Services, limit: int = 50, after: str | None = None) -> dict[str, Any]:
    """Return what waits for the caller, most urgent first."""
    page = supervision.queue(limit=limit, after=after)
    return {"items": [waiting.to_dict() for waiting in page], "next": page.next, "all": supervision.queue_count()}


def view(case_id: str, supervision: Services) -> dict[str, Any]:
    """Return one case as far as the caller may see it: on each record the moves open to them, and what they lack."""
    return supervision.cases.view(case_id).to_dict()


def reveal(case_id: str, form: RevealForm, supervision: Services) -> dict[str, Any]:
    """Return the same with its texts: a POST, for it writes to the access log, and no cache should keep the answer."""
    return supervision.cases.view(case_id, reveal=form.purpose).to_dict()


def close(
    case_id: str, form: CloseForm, supervision: Services, idempotency_key: IdempotencyKey = None
) -> dict[str, Any]:
    """Close a case."""
    closed = supervision.cases.close(
        case_id, form.outcome, client_was_told=form.client_was_told, request_key=idempotency_key
    )
    return closed.to_dict()


def accept(consultation_id: str, supervision: Services, idempotency_key: IdempotencyKey = None) -> dict[str, Any]:
    """Take on what was asked."""
    return supervision.consultations.accept(consultation_id, request_key=idempotency_key).to_dict()


def digest(token: str) -> str:
    """Return what is kept of a token."""
    return sha256(token.encode()).hexdigest()


def set_up(engine: Engine) -> None:
    """Make our tables and the host's, and let three people log in."""
    schema.upgrade(engine)
    Base.metadata.create_all(engine)
    with Session(engine) as session, session.begin():
        session.add_all(
            [
                Login(token_digest=digest("token-of-ana"), clinic_id="north", user_ref="user:1"),
                Login(token_digest=digest("token-of-lee"), clinic_id="north", user_ref="user:2", desks=["duty-desk"]),
                Login(token_digest=digest("token-of-sam"), clinic_id="south", user_ref="user:3"),
            ]
        )


def main() -> None:
    """Set a host up in a folder of its own, and send it some requests."""
    with TemporaryDirectory() as folder:
        engine = create_engine(f"sqlite:///{Path(folder) / 'host.db'}")
        event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
        set_up(engine)
        # In production the keys come from elsewhere: Vault.from_env("SUPERVISIO_KEYS"), or the host's key service.
        play(make_api(engine, Supervisio(Vault.create(Path(folder) / "supervisio.keys"))))
        engine.dispose()


def play(api: FastAPI) -> None:
    """Ask, double-click, look from both sides, and be refused."""
    from fastapi.testclient import TestClient

    ana, lee, sam = (
        TestClient(api, headers={"Authorization": f"Bearer token-of-{name}"}) for name in ("ana", "lee", "sam")
    )
    form = {"client_ref": "client:311", "kind": "gift", "question": "May I keep a scarf?", "asked_of": "duty-desk"}
    asked = ana.post("/asks", json=form, headers={"Idempotency-Key": "nonce-1"})
    again = ana.post("/asks", json=form, headers={"Idempotency-Key": "nonce-1"})
    print(f"asked, and sent twice:    {asked.status_code}, {again.status_code} (replayed: {again.json()['replayed']})")

    (waiting,) = lee.get("/queue").json()["items"]
    seen = lee.get(f"/cases/{waiting['case_id']}").json()["consultations"][0]
    print(f"waits for the duty desk:  {waiting['kind']}; question {seen['question']}")
    print(f"open to whoever is there: {', '.join(move['move'] for move in seen['moves'])}")

    hasty = ana.post(f"/cases/{waiting['case_id']}/close", json={"outcome": "Settled."})
    print(f"closed too early:         {hasty.status_code} {hasty.json()['code']}, missing {hasty.json()['missing']}")
    elsewhere = sam.get(f"/cases/{waiting['case_id']}")
    print(f"from another clinic:      {elsewhere.status_code} {elsewhere.json()['code']}")


if __name__ == "__main__":
    main()
