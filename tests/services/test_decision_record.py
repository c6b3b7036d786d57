from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, SupportReference
from supervisio.document import verify_record
from supervisio.domain.vocabulary import RecordAudience
from supervisio.errors import (
    AccessDeniedError,
    InvalidValueError,
    JournalTamperedError,
    NotFoundError,
    RuleError,
    StorageError,
)
from supervisio.models import AccessEntryRow, CaseRow, ClientRequestRow, JournalEntryRow
from tests.services.people import ANA, AUDITOR, CLIENT, CUSTODIAN, JOBS, KIM, LEE, QUESTION, WORDS
from tests.services.tables import contents, refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Clinic, Supervision
    from supervisio.document import DecisionDocument
    from supervisio.domain.records import AskedRecord
    from supervisio.testing import FrozenClock
    from tests.services.conftest import On
    from tests.services.prepared import Prepared

each_audience = pytest.mark.parametrize("audience", list(RecordAudience))


def made(by: Supervision, case_id: Any, audience: str, **options: Any) -> DecisionDocument:
    """Return a record that somebody makes."""
    return by.cases.decision_record(case_id, audience=audience, purpose="legal_process", **options)


def part(document: DecisionDocument, name: str) -> str:
    """Return one part of a record, as it is written."""
    return str(next(one["written"] for one in document.to_dict()["parts"] if one["part"] == name))


def log(session: Session) -> set[tuple[Any, ...]]:
    """Return who read what, for what, as the access log says."""
    return {
        (one.actor_ref, one.acting_as, one.purpose, one.noun, one.record_id, tuple(one.fields))
        for one in session.scalars(select(AccessEntryRow))
    }


@each_audience
def test_a_therapist_makes_one_for_anybody(
    ana: Supervision, asked: AskedRecord, clock: FrozenClock, audience: str
) -> None:
    """It says what it is, can be checked, and is signed with the clinic's key."""
    document = made(ana, asked.case_id, audience)
    found = verify_record(document.to_html())

    assert (document.audience, document.case_id, document.made_at) == (audience, asked.case_id, clock.now())
    assert (found.ok, found.case_id, found.audience, found.made_at) == (True, asked.case_id, audience, clock.now())
    assert verify_record(document.to_json(), public_key=document).ok


def test_a_seal_of_the_clinic_names_the_key(clinic: Clinic) -> None:
    """Whoever has kept one knows whose key it is."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
        document = made(ana, asked.case_id, "board")
    with clinic.reading(JOBS) as jobs:
        seal = jobs.journal.seal()

    assert (verify_record(document.to_html(), public_key=seal).ok, document.public_key) == (True, seal.public_key)


def test_the_making_is_in_the_access_log(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """Also where all that it shows is the maker's own, and where no text was opened."""
    made(ana, asked.case_id, "board")
    ana.cases.decision_record(asked.case_id, audience="client", purpose="subject_request", texts=False)

    assert log(session) == {
        ("t-ana", None, "legal_process", "decision_record", asked.case_id, ("board",)),
        ("t-ana", None, "subject_request", "decision_record", asked.case_id, ("client",)),
    }


def test_every_text_of_anothers_is_in_the_access_log(lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """As with any reading: of which record which fields, for which purpose."""
    lee.consultations.accept(asked.consultation_id)
    made(lee, asked.case_id, "supervisor")

    assert log(session) == {
        ("s-lee", None, "legal_process", "decision_record", asked.case_id, ("supervisor",)),
        ("s-lee", None, "legal_process", "client_request", asked.about_id, ("words",)),
        ("s-lee", None, "legal_process", "consultation", asked.consultation_id, ("question",)),
    }


def test_only_what_is_shown_is_opened(ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord) -> None:
    """What was advised is not in a client's record, so that it was not read either."""
    lee.consultations.accept(asked.consultation_id, reason="Gladly.")
    lee.consultations.complete(asked.consultation_id, 20, [Recommendation("training", text="Read on it.")])
    lee.consultations.addendum(asked.consultation_id, "And again.")
    made(ana, asked.case_id, "client")
    assert {one[3] for one in log(session)} == {"decision_record"}

    made(ana, asked.case_id, "board")
    assert {one[3:] for one in log(session)} >= {("journal_entry", asked.case_id, ("reason",))}
    assert {one[3] for one in log(session)} == {"decision_record", "recommendation", "addendum", "journal_entry"}


@each_audience
def test_without_texts_nothing_is_opened(
    ana: Supervision, lee: Supervision, session: Session, prepared: Prepared, audience: str
) -> None:
    """Every text reads as sealed, and the log says that a record was made and nothing more."""
    lee.consultations.addendum(prepared.completed, "And again.")
    document = made(ana, prepared.case_id, audience, texts=False)
    told = document.to_html() + document.to_json()

    assert WORDS not in told
    assert QUESTION not in told
    assert "[sealed]" in document.to_html()
    assert '{"hidden":"sealed"}' in document.to_json()
    assert {one[3] for one in log(session)} == {"decision_record"}
    assert verify_record(document.to_html()).ok


@each_audience
def test_it_is_a_read(ana: Supervision, jobs: Supervision, session: Session, prepared: Prepared, audience: str) -> None:
    """Of all tables only the access log is another one afterwards, and the record verifies."""
    before = contents(session)
    made(ana, prepared.case_id, audience)
    after = contents(session)

    assert {name for name in after if after[name] != before[name]} == {AccessEntryRow.__tablename__}
    assert jobs.journal.verify().ok


def test_it_cannot_be_made_where_it_cannot_be_written_down(clinic: Clinic) -> None:
    """Even of one's own texts; the error names what to use."""
    with clinic.acting(ANA) as ana:
        asked = ana.ask(question=QUESTION, asked_of="s-lee")
    with clinic.reading(ANA) as ana, pytest.raises(StorageError) as caught:
        made(ana, asked.case_id, "therapist")

    assert caught.value.code == "read_only"


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        ({"audience": "public"}, "audience", "unknown_code"),
        ({"audience": "x-press"}, "audience", "unknown_code"),
        ({"audience": None}, "audience", "required"),
        ({"audience": 7}, "audience", "wrong_type"),
        ({"purpose": "curiosity"}, "purpose", "unknown_code"),
        ({"purpose": None}, "purpose", "required"),
        ({"texts": "no"}, "texts", "wrong_type"),
        ({"case_id": "c-1"}, "case_id", "not_an_id"),
        ({"case_id": None}, "case_id", "not_an_id"),
    ],
)
def test_what_is_not_acceptable_is_refused(
    ana: Supervision, session: Session, asked: AskedRecord, given: dict[str, Any], field: str, problem: str
) -> None:
    """Before anything is read or written."""
    values = {"case_id": asked.case_id, "audience": "board", "purpose": "legal_process", **given}
    with refused(session, InvalidValueError) as caught:
        ana.cases.decision_record(values.pop("case_id"), **values)

    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_both_are_told_at_once(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """So that one corrects them in one go."""
    with refused(session, InvalidValueError) as caught:
        ana.cases.decision_record(asked.case_id, audience="public", purpose="curiosity")

    assert [field for field, _, _ in caught.value.problems] == ["audience", "purpose"]


@each_audience
@pytest.mark.parametrize("who", ["q-sam", "t-ben", "x-col", "auditor", "custodian", "jobs"])
def test_for_others_there_is_no_such_case(on: On, ana: Supervision, session: Session, audience: str, who: str) -> None:
    """Whatever their rank, and whatever they are in it: the other party of a concern, too."""
    actors = {"auditor": AUDITOR, "custodian": CUSTODIAN, "jobs": JOBS}
    noted = ana.note(BoundaryConcern("touch", client_ref=CLIENT, other_party_ref="x-col", description=WORDS))
    with refused(session, NotFoundError):
        made(on(actors.get(who) or Actor(who)), noted.case_id, audience)


def test_there_is_none_of_a_case_that_is_nowhere(ana: Supervision, session: Session) -> None:
    """As everywhere."""
    with refused(session, NotFoundError):
        made(ana, "01890000-0000-7000-8000-000000000000", "therapist")


@pytest.mark.parametrize("audience", ["therapist", "board", "client"])
def test_only_the_therapist_discloses_it(lee: Supervision, session: Session, asked: AskedRecord, audience: str) -> None:
    """Whoever took on an ask keeps a record of what they were shown, and hands it to nobody else."""
    lee.consultations.accept(asked.consultation_id)
    with refused(session, AccessDeniedError) as caught:
        made(lee, asked.case_id, audience)

    assert caught.value.move == "cases.decision_record"


def test_whoever_was_only_asked_makes_none(
    on: On, ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """Before accepting, after declining, or by owning an action: that shows them next to nothing."""
    ana.actions.add(asked.case_id, "f-desk", "Send the letter", "2026-03-20")
    for who in (lee, on(Actor("f-desk"))):
        with refused(session, AccessDeniedError):
            made(who, asked.case_id, "supervisor")
    lee.consultations.decline(asked.consultation_id, "on_leave")
    with refused(session, AccessDeniedError):
        made(lee, asked.case_id, "supervisor")


def test_a_supervisor_keeps_what_they_were_shown(
    ana: Supervision, lee: Supervision, session: Session, asked: AskedRecord
) -> None:
    """And no more: neither another ask nor what was decided on the whole, nor how long the timeline is."""
    lee.consultations.accept(asked.consultation_id)
    ana.ask(question="Something else?", asked_of="s-kim", case_id=asked.case_id)
    ana.note(ClientRequest(CLIENT, "gift", words="A watch."), case_id=asked.case_id)
    ana.cases.monitor(asked.case_id, "2026-05-05", reason="It may come back.")
    document = made(lee, asked.case_id, "supervisor")
    told = document.to_html() + document.to_json()

    assert all(one in told for one in (QUESTION, WORDS))
    assert not [
        one for one in ("s-kim", "Something else?", "A watch.", "2026-05-05", "It may come back.") if one in told
    ]
    assert "3 entries are not shown" in part(document, "timeline")
    assert "and not the whole of it" in part(document, "about")


def test_a_reader_keeps_no_more_than_a_supervisor_would(ana: Supervision, kim: Supervision, prepared: Prepared) -> None:
    """Though they may see the whole case: neither its outcome nor who else was let in."""
    ana.cases.grant(prepared.case_id, "s-kim", "2026-04-01")
    document = made(kim, prepared.case_id, "supervisor")

    assert WORDS in document.to_html()
    assert "2026-04-01" not in document.to_html()
    with pytest.raises(AccessDeniedError):
        made(kim, prepared.case_id, "therapist")


def test_a_consultant_is_not_told_the_client_by_it(ana: Supervision, kim: Supervision) -> None:
    """Unless the therapist shows it: the record says that it is withheld."""
    about = ClientRequest(CLIENT, "friendship", words=WORDS)
    asked = ana.ask(about, question=QUESTION, asked_of="s-kim", route="consultation")
    kim.consultations.accept(asked.consultation_id)
    document = made(kim, asked.case_id, "supervisor")

    assert CLIENT not in document.to_html() + document.to_json()
    assert "[withheld]" in document.to_html()


def test_whoever_stands_in_is_named_but_to_the_client(on: On, ana: Supervision, session: Session) -> None:
    """In the record and in its manifest."""
    asked = ana.ask(ClientRequest(CLIENT, "gift", words=WORDS), question=QUESTION, asked_of="s-lee")
    cover = on(Actor("t-cyd", acts_as={"t-ana"}))
    cover.requests.reply(asked.about_id, "declined")  # type: ignore[arg-type]  # it has one
    for_board, for_client = (made(cover, asked.case_id, audience) for audience in ("board", "client"))

    assert for_board.to_dict()["manifest"]["made_by"] == "t-cyd"
    assert for_board.to_dict()["manifest"]["made_as"] == "t-ana"
    assert for_client.to_dict()["manifest"]["made_by"] == "t-ana"
    assert "t-cyd" not in for_client.to_html() + for_client.to_json()
    assert ("t-cyd", "t-ana", "legal_process", "decision_record", asked.case_id, ("board",)) in log(session)


@pytest.fixture
def issue(ana: Supervision) -> AskedRecord:
    """An issue of Ana's, about which she asked, with support that she found elsewhere."""
    note = PersonalIssue("bereavement", functioning="distress", note="My mother died.")
    support = SupportReference("personal_therapy", since="2026-02-02")
    noted = ana.note(note, support=support)
    ana.issues.practice_response(noted.about_id, "limit")
    return ana.ask(noted.about_id, question="How do I go on?", asked_of="s-lee")


@pytest.mark.parametrize("audience", ["board", "client"])
def test_a_personal_issue_is_disclosed_to_neither(
    ana: Supervision, session: Session, issue: AskedRecord, audience: str
) -> None:
    """Not even that there is one."""
    with refused(session, RuleError, "personal_issue_not_disclosed"):
        made(ana, issue.case_id, audience)


def test_a_personal_issue_is_its_therapists(ana: Supervision, issue: AskedRecord) -> None:
    """All of it, with its codes by their labels."""
    told = part(made(ana, issue.case_id, "therapist"), "came_up")

    assert all(one in told for one in ("bereavement", "My mother died.", "personal_therapy", "2026-02-02", "'limit'"))


def test_a_personal_issue_is_shown_to_a_supervisor_as_far_as_it_is_shared(
    ana: Supervision, lee: Supervision, session: Session, issue: AskedRecord
) -> None:
    """Only once somebody took it on, and never where else support was found."""
    before = made(ana, issue.case_id, "supervisor")
    assert "bereavement" not in before.to_html() + before.to_json()
    with refused(session, AccessDeniedError):
        made(lee, issue.case_id, "supervisor")

    lee.consultations.accept(issue.consultation_id)
    for who in (ana, lee):
        document = made(who, issue.case_id, "supervisor")
        told = document.to_html() + document.to_json()
        assert all(one in told for one in ("bereavement", "My mother died.", "How do I go on?"))
        assert not [one for one in ("personal_therapy", "2026-02-02", "Personal therapy") if one in told]


def test_what_was_changed_behind_the_services_is_not_signed(
    ana: Supervision, session: Session, asked: AskedRecord
) -> None:
    """Nor is a text that somebody moved, nor a chain that was cut."""
    session.commit()
    changes = (
        update(ClientRequestRow).where(ClientRequestRow.clinic_id == "clinic").values(kind="gift"),
        update(CaseRow).where(CaseRow.clinic_id == "clinic").values(client_ref="c-999"),
        update(CaseRow).where(CaseRow.clinic_id == "clinic").values(journal_head=b"\0" * 32),
    )
    for change in changes:
        ana.queue()  # so that the database knows which clinic this is about
        session.execute(change)
        with pytest.raises(JournalTamperedError) as caught:
            made(ana, asked.case_id, "board")
        assert caught.value.root_id == asked.case_id
        session.rollback()
    assert made(ana, asked.case_id, "board").audience == "board"


def test_a_case_in_which_nothing_is_left_is_a_record_too(ana: Supervision) -> None:
    """All that was in it was dropped, and its key destroyed: that is told."""
    noted = ana.note(BoundaryConcern("gift_given", client_ref=CLIENT, description=WORDS))
    ana.concerns.drop(noted.about_id, reason="Nothing.")
    document = made(ana, noted.case_id, "therapist")

    assert "Concern dropped before it was shared" in document.to_html()
    assert "[shredded]" in document.to_html()
    assert WORDS not in document.to_html()


def test_the_whole_timeline_is_in_it(ana: Supervision, prepared: Prepared) -> None:
    """Beyond what a view or a page shows; and the end of the chain is told."""
    for _ in range(205):
        ana.requests.observe(prepared.request, reaction="hurt")
    document = made(ana, prepared.case_id, "therapist")
    (table,) = (one["rows"] for one in document.to_dict()["parts"][-3]["written"])
    entries = ana.cases.timeline(prepared.case_id, limit=200)

    assert [row["seq"] for row in table] == list(range(1, len(table) + 1))
    assert len(table) > 205
    assert len(entries.items) == 200
    assert document.to_dict()["manifest"]["chain"]["seq"] == len(table)


def test_the_end_of_the_chain_is_the_one_in_the_journal(ana: Supervision, session: Session, asked: AskedRecord) -> None:
    """The MAC of the newest entry, and the head of the case."""
    ana.cases.monitor(asked.case_id, "2026-05-05")
    chain = made(ana, asked.case_id, "board").to_dict()["manifest"]["chain"]
    newest = session.scalars(select(JournalEntryRow).where(JournalEntryRow.seq == chain["seq"])).one()
    case = session.scalars(select(CaseRow)).one()

    assert (chain["seq"], chain["root_id"]) == (2, str(asked.case_id))
    assert (chain["mac"], chain["key_id"]) == (newest.mac.hex(), newest.mac_key_id)
    assert (chain["head"], chain["head_key_id"]) == (case.journal_head.hex(), case.journal_key_id)


def test_what_is_late_or_amended_says_so(
    ana: Supervision, lee: Supervision, asked: AskedRecord, clock: FrozenClock
) -> None:
    """In words: how late, redacted, entered in error, added afterwards."""
    lee.consultations.accept(asked.consultation_id)
    clock.advance(days=9)
    lee.consultations.complete(asked.consultation_id, 20, effective_at="2026-03-05")
    lee.consultations.addendum(asked.consultation_id, "And again.")
    ana.requests.redact(asked.about_id, "words")  # type: ignore[arg-type]  # it has one
    wrong = ana.note(ClientRequest(CLIENT, "gift"), case_id=asked.case_id)
    ana.requests.mark_in_error(wrong.about_id)
    document = made(ana, asked.case_id, "board")

    assert "Late entry: written 6 days after it happened" in document.to_html()
    assert "[redacted]" in document.to_html()
    assert "Redacted: In the words used" in part(document, "came_up")
    assert "Entered in error" in part(document, "came_up")
    assert all(
        how in part(document, "corrections") for how in ("Addendum", "Redacted", "Entered in error", "'days': 6")
    )


def test_times_are_those_of_the_clinic(ana: Supervision, jobs: Supervision, asked: AskedRecord) -> None:
    """With their distance from UTC; JSON keeps UTC."""
    jobs.policy.set(time_zone="America/Chicago")
    document = made(ana, asked.case_id, "board")

    assert "<span>2026-03-02</span> <span>03:00 <small>-06:00</small></span>" in document.to_html()
    assert "2026-03-02T09:00:00+00:00" in document.to_json()


def test_two_clinics_make_records_of_their_own(app: Any, session: Session) -> None:
    """On one session, for the same person."""
    north, south = (app.on(session, clinic_id=name, actor=KIM) for name in ("north", "south"))
    asked = north.ask(question=QUESTION, asked_of="s-lee")
    assert made(north, asked.case_id, "therapist").to_dict()["manifest"]["clinic_id"] == "north"
    with pytest.raises(NotFoundError):
        made(south, asked.case_id, "therapist")
    assert LEE.ref in made(north, asked.case_id, "therapist").to_html()
