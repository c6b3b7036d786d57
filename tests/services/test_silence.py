"""Whatever goes wrong: the words that somebody handed in are nowhere in the error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, schema
from supervisio.errors import (
    AccessDeniedError,
    ConflictError,
    IncompleteError,
    InvalidTransitionError,
    InvalidValueError,
    JournalTamperedError,
    NotFoundError,
    RuleError,
    SchemaMissingError,
    SchemaOutdatedError,
    StorageError,
    SupervisioError,
    VaultError,
)
from supervisio.models import ClientRequestRow
from tests.services.people import ANA, CLIENT
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Supervisio, Supervision
    from tests.services.prepared import Prepared

    Attempt = Callable[[Supervision, Supervision, Supervision, Prepared], object]

MARK = "NEVER SEEN"
WORDS = f"{MARK}: she said that she would rather die than lose me. {MARK}"

# By what is wrong: the error, and a call of Ana's, Lee's or a stranger's that hands in the words.
ATTEMPTS: dict[str, tuple[type[SupervisioError], Attempt]] = {
    "what is not there": (
        NotFoundError,
        lambda _a, _l, sam, p: sam.requests.reply(p.request, "declined", explanation=WORDS, reason=WORDS),
    ),
    "what is not one's own": (
        AccessDeniedError,
        lambda _a, lee, _s, p: lee.requests.observe(p.request, text=WORDS),
    ),
    "what is not allowed now": (
        InvalidTransitionError,
        lambda ana, _l, _s, p: ana.consultations.addendum(p.requested, WORDS),
    ),
    "what is not complete": (IncompleteError, lambda ana, _l, _s, p: ana.cases.close(p.case_id, WORDS, WORDS)),
    "a rule": (RuleError, lambda ana, _l, _s, p: ana.recommendations.contest(p.advice, WORDS)),
    "the other party": (
        RuleError,
        lambda ana, _l, _s, _p: ana.ask(
            BoundaryConcern("touch", other_party_ref="s-lee", description=WORDS), question=WORDS, asked_of="s-lee"
        ),
    ),
    "a stale version": (
        ConflictError,
        lambda ana, _l, _s, p: ana.requests.reply(p.request, "declined", explanation=WORDS, expect_version=1),
    ),
    "a key used before": (
        ConflictError,
        lambda ana, _l, _s, p: [
            ana.actions.add(p.case_id, "f-desk", words, "2026-03-20", request_key="k-1") for words in (WORDS, WORDS * 2)
        ],
    ),
    "another value": (
        InvalidValueError,
        lambda ana, _l, _s, _p: ana.ask(PersonalIssue("burnout", note=WORDS), question=WORDS, asked_of=""),
    ),
    "a list of advice": (
        InvalidValueError,
        lambda _a, lee, _s, p: lee.consultations.complete(
            p.accepted, 20, [Recommendation("personal_therapy", force="directive", text=WORDS)]
        ),
    ),
    "the wrong type": (InvalidValueError, lambda ana, _l, _s, _p: ana.note(WORDS)),  # type: ignore[arg-type]  # a slip
    "words as an id": (InvalidValueError, lambda ana, _l, _s, _p: ana.cases.get(WORDS)),
    "words as a code": (InvalidValueError, lambda ana, _l, _s, p: ana.requests.reply(p.request, WORDS)),
    "words as a day": (InvalidValueError, lambda ana, _l, _s, p: ana.cases.monitor(p.case_id, WORDS)),
    "words as a cursor": (InvalidValueError, lambda ana, _l, _s, _p: ana.cases.list_(after=WORDS)),
}


@pytest.mark.parametrize(("error", "attempt"), ATTEMPTS.values(), ids=ATTEMPTS)
def test_a_refusal_does_not_repeat_what_was_said(
    ana: Supervision,
    lee: Supervision,
    sam: Supervision,
    prepared: Prepared,
    error: type[SupervisioError],
    attempt: Attempt,
) -> None:
    """Not in its sentence, arguments, JSON or pickle, nor in the local variables that an error reporter would send."""
    with pytest.raises(error) as caught:
        attempt(ana, lee, sam, prepared)

    assert MARK not in told_by(caught.value)


def test_tampering_is_told_without_words(ana: Supervision, session: Session, prepared: Prepared) -> None:
    """Neither those that are there nor those that were to come."""
    session.execute(update(ClientRequestRow).values(kind="gift"))
    with pytest.raises(JournalTamperedError) as caught:
        ana.requests.reply(prepared.request, "declined", explanation=WORDS)

    assert MARK not in told_by(caught.value)


def test_a_text_moved_elsewhere_is_told_without_words(ana: Supervision, session: Session, prepared: Prepared) -> None:
    """What was sealed in one place does not open in another."""
    session.execute(text("UPDATE supervisio_client_request SET explanation = words"))
    with pytest.raises(JournalTamperedError) as caught:
        ana.reveal(ana.requests.get(prepared.request))

    assert caught.value.what == "sealed"
    assert "stay friends" not in told_by(caught.value)


def test_a_destroyed_key_is_told_without_words(ana: Supervision, prepared: Prepared) -> None:
    """What was shredded is not written to any more."""
    noted = ana.note(BoundaryConcern("touch", description=WORDS))
    ana.concerns.drop(noted.about_id)
    with pytest.raises(VaultError) as caught:
        ana.cases.mark_in_error(noted.case_id, reason=WORDS)

    assert caught.value.code == "shredded"
    assert MARK not in told_by(caught.value)


@pytest.mark.parametrize(
    ("behind", "error"),
    [
        ("ALTER TABLE supervisio_consultation RENAME TO gone", SchemaMissingError),
        ("ALTER TABLE supervisio_consultation RENAME COLUMN host_ref TO gone", SchemaOutdatedError),
        ("ALTER TABLE supervisio_journal_entry RENAME TO gone", SchemaMissingError),
        ("ALTER TABLE supervisio_case ADD CHECK (status <> 'open')", StorageError),
    ],
)
def test_a_broken_database_is_told_without_words(
    app: Supervisio, postgresql_url: str, sqlite_url: str, behind: str, error: type[SupervisioError]
) -> None:
    """A driver's own error quotes statement, parameters and rows: neither is part of ours, nor what it came from."""
    for url in (postgresql_url, sqlite_url):
        if "ADD CHECK" in behind and url == sqlite_url:
            continue
        engine = create_engine(url)
        schema.upgrade(engine)
        with Session(engine) as session:
            ana = app.on(session, clinic_id="clinic", actor=ANA)
            ana.queue_count()
            session.execute(text(behind))
            with pytest.raises(error) as caught:
                ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=WORDS, asked_of="s-lee")
        engine.dispose()

        assert MARK not in told_by(caught.value)
        assert caught.value.__cause__ is None
        assert caught.value.__suppress_context__


def test_a_misspelt_keyword_is_told_without_words(ana: Supervision) -> None:
    """Python's own error keeps nothing of the other arguments."""
    call: Any = ana.ask
    with pytest.raises(TypeError, match="urgencyy") as caught:
        call(question=WORDS, asked_of="s-lee", urgencyy="soon")

    assert MARK not in told_by(caught.value)


def test_a_session_that_cannot_go_on_is_told_without_words(ana: Supervision, session: Session) -> None:
    """A host that has to roll back first hears so from SQLAlchemy, without what it handed to us."""
    session.begin()
    session.connection().invalidate()
    with pytest.raises((SQLAlchemyError, SupervisioError)) as caught:
        ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=WORDS, asked_of="s-lee")

    assert MARK not in told_by(caught.value)


def test_a_fact_that_is_wrong_keeps_its_words(ana: Supervision) -> None:
    """They are refused before there is anything to send anywhere."""
    with pytest.raises(InvalidValueError) as caught:
        ana.note(ClientRequest("", "gift", words=WORDS))

    assert MARK not in told_by(caught.value)
