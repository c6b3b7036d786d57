from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import pytest
from sqlalchemy import select

from supervisio import SEALED, WITHHELD, Actor
from supervisio.errors import InvalidValueError, NotFoundError, StorageError
from supervisio.models import AccessEntryRow
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS
from tests.services.tables import contents, refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervision
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared


def log(session: Session) -> list[AccessEntryRow]:
    """Return what the access log says, in its order."""
    return list(session.scalars(select(AccessEntryRow).order_by(AccessEntryRow.id)))


def test_reading_what_another_wrote_is_written_down(
    lee: Supervision, session: Session, clock: FrozenClock, asked: AskedRecord
) -> None:
    """Who, when, for what purpose, which fields of what; never what they say."""
    revealed = lee.reveal(lee.consultations.get(asked.consultation_id), purpose="consultation")
    (entry,) = log(session)

    assert revealed.question == QUESTION
    assert (entry.actor_ref, entry.purpose, entry.noun, entry.record_id, entry.case_id, entry.fields) == (
        "s-lee",
        "consultation",
        "consultation",
        asked.consultation_id,
        asked.case_id,
        ["question"],
    )
    assert (entry.read_at, entry.acting_as) == (clock.now(), None)


def test_reading_what_one_wrote_is_not(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """Whole matters neither."""
    ana.cases.view(asked.case_id, reveal="supervision")

    assert log(session) == []


def test_a_whole_matter_is_logged_record_by_record(
    lee: Supervision, session: Session, prepared: Prepared, ana: Supervision
) -> None:
    """Only what was there to read, and only what another wrote."""
    assert ana.cases.get(prepared.case_id).client_ref == CLIENT
    lee.cases.view(prepared.case_id, reveal="supervision")

    found = {(entry.noun, entry.record_id): entry.fields for entry in log(session)}
    consultations = (prepared.requested, prepared.accepted, prepared.scheduled, prepared.completed)
    assert found == {
        ("client_request", prepared.request): ["words"],
        **{("consultation", one): ["question"] for one in consultations},
    }


def test_it_is_logged_as_whom_one_read(on: On, ana: Supervision, session: Session) -> None:
    """The reference that one acted as."""
    asked = ana.ask(question=QUESTION, asked_of="duty-desk")
    member = on(Actor("u-7", acts_as={"duty-desk"}))

    member.reveal(member.consultations.get(asked.consultation_id))
    (entry,) = log(session)
    assert (entry.actor_ref, entry.acting_as) == ("u-7", "duty-desk")


def test_nothing_is_logged_where_nothing_was_read(lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """What is withheld stays so, and was not read."""
    case = lee.reveal(lee.cases.get(asked.case_id))

    assert case.outcome is WITHHELD
    assert log(session) == []


def test_lists_never_decrypt(ana: Supervision, asked: AskedRecord) -> None:
    """A text is revealed one record at a time."""
    assert [one.words for one in ana.requests.list_()] == [SEALED]
    assert [one.question for one in ana.consultations.list_(case_id=asked.case_id)] == [SEALED]


def test_revealing_goes_by_what_holds_now(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """A record from before opens nothing that was closed since, and something that was opened since."""
    assert asked.about_id is not None
    before = lee.requests.get(asked.about_id)
    assert lee.reveal(before).words is WITHHELD
    lee.consultations.accept(asked.consultation_id)
    assert lee.reveal(before).words == WORDS

    ana.consultations.cancel(asked.consultation_id)
    with refused(session, NotFoundError):
        lee.reveal(before)


def test_a_record_of_ones_own_making_opens_nothing(
    ben: Supervision, sam: Supervision, ana: Supervision, session: Session, asked: AskedRecord
) -> None:
    """What a record says of itself is not believed."""
    assert asked.about_id is not None
    others = ana.requests.get(asked.about_id)
    for reader in (ben, sam):
        with refused(session, NotFoundError):
            reader.reveal(others)
        with refused(session, NotFoundError):
            reader.reveal(ana.cases.view(asked.case_id))
    forged = attrs.evolve(others, id=asked.case_id)
    with refused(session, NotFoundError):
        ana.reveal(forged)


def test_a_reason_is_revealed_in_its_case(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """Logged like any text, unless one gave it oneself."""
    lee.consultations.accept(asked.consultation_id, reason="I know the family.")
    entry = ana.cases.timeline(asked.case_id).items[-1]

    assert (lee.reveal(entry).reason, log(session)) == ("I know the family.", [])
    assert ana.reveal(entry).reason == "I know the family."
    (logged,) = log(session)
    assert (logged.noun, logged.record_id, logged.fields) == ("journal_entry", asked.case_id, ["reason"])


@pytest.mark.parametrize("record", [None, "words", 7, {"noun": "case"}], ids=repr)
def test_only_records_are_revealed(ana: Supervision, session: Session, record: Any) -> None:
    """Those that have texts."""
    with refused(session, InvalidValueError) as caught:
        ana.reveal(record)
    assert (caught.value.field, caught.value.problem) == ("record", "wrong_type")


def test_what_was_asked_has_no_texts(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """It is ids, and says so."""
    with refused(session, InvalidValueError):
        ana.reveal(asked)


def test_reading_only_reveals_only_ones_own(clinic: Clinic) -> None:
    """What cannot be written down is not revealed; the error names what to use."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(question=QUESTION, asked_of="s-lee")
    with clinic.reading(ANA) as ana:
        assert ana.reveal(ana.consultations.get(asked.consultation_id)).question == QUESTION
    with clinic.reading(LEE) as lee:
        with pytest.raises(StorageError) as caught:
            lee.reveal(lee.consultations.get(asked.consultation_id))
        with pytest.raises(StorageError):
            lee.cases.view(asked.case_id, reveal="supervision")

    assert caught.value.code == "read_only"
    assert "acting" in str(caught.value)


def test_a_log_entry_lives_and_dies_with_its_transaction(
    lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """A host that rolls back after revealing loses it."""
    session.commit()
    before = contents(session)
    lee.reveal(lee.consultations.get(asked.consultation_id))
    session.rollback()

    assert contents(session) == before
