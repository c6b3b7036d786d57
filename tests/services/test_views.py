from __future__ import annotations

import json
from typing import TYPE_CHECKING

from supervisio import SEALED, BoundaryConcern, ClientRequest, PersonalIssue, Recommendation
from supervisio.errors import NotFoundError
from supervisio.testing import invent_answers
from tests.services.people import CLIENT, QUESTION, WORDS
from tests.services.tables import refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from supervisio.domain.records import AskedRecord, Record
    from tests.services.prepared import Prepared


def moves(record: Record) -> dict[str, tuple[str, ...]]:
    """Return what may be done next with a record, and what is lacking for it."""
    return {move.move: move.missing for move in record.moves}


def test_the_whole_matter_is_on_one_screen(ana: Supervision, prepared: Prepared) -> None:
    """What came up, consultations with their recommendations, actions, what happened: in the order of recording."""
    ana.cases.grant(prepared.case_id, "q-sam")
    shown = ana.cases.view(prepared.case_id)

    assert [one.id for one in shown.came_up] == [prepared.request, prepared.concern]
    assert [one.id for one in shown.consultations] == [
        prepared.accepted,
        prepared.requested,
        prepared.scheduled,
        prepared.completed,
    ]
    assert [one.id for one in shown.recommendations] == [prepared.advice, prepared.directive]
    assert [one.id for one in shown.actions] == [prepared.action]
    assert [one.ref for one in shown.grants] == ["q-sam"]
    assert [entry.seq for entry in shown.timeline] == list(range(1, shown.version + 1))


def test_it_is_json_ready_and_sealed(ana: Supervision, prepared: Prepared) -> None:
    """No text is in it unless it is revealed."""
    sealed = json.dumps(ana.cases.view(prepared.case_id).to_dict())
    revealed = json.dumps(ana.cases.view(prepared.case_id, reveal="supervision").to_dict())

    assert (WORDS in sealed, QUESTION in sealed) == (False, False)
    assert (WORDS in revealed, QUESTION in revealed) == (True, True)


def test_the_moves_of_the_therapist(ana: Supervision, prepared: Prepared) -> None:
    """All but to answer for the one asked, each with what is still lacking."""
    shown = ana.cases.view(prepared.case_id)
    assert moves(shown.case) == {
        "ask": (),
        "note": (),
        "add_action": (),
        "monitor": (),
        "close": ("open_consultations", "open_concerns", "open_actions", "outcome", "client_was_told"),
        "grant": (),
        "record_held": (),
        "mark_in_error": (),
    }
    assert moves(shown.requests[0]) == {
        "ask": (),
        "plan": ("reply",),
        "reply": ("reply",),
        "observe": (),
        "withdraw": (),
        "redact": (),
        "mark_in_error": (),
    }
    by_id = {one.id: moves(one) for one in shown.consultations}
    assert by_id[prepared.requested] == {"redirect": (), "cancel": (), "redact": (), "mark_in_error": ()}
    assert by_id[prepared.completed] == {"addendum": (), "redact": (), "mark_in_error": ()}
    assert [moves(one) for one in shown.recommendations] == [
        {"follow": (), "decline": ("reason",)},
        {"follow": (), "contest": ("reason",)},
    ]
    assert moves(shown.actions[0]) == {"complete": (), "cancel": ()}


def test_the_moves_of_a_concern(ana: Supervision) -> None:
    """What is lacking changes with what was weighed: the grounds of what goes on, a second opinion, a decision."""
    affair = BoundaryConcern("romantic_or_sexual_current", client_ref=CLIENT, phase="during", occurrence="ongoing")
    noted = ana.note(affair)
    undecided = moves(ana.cases.view(noted.case_id).concerns[0])
    assert undecided["decide"] == ("disposition",)
    assert "evaluation" in undecided["repair"]
    assert "continue_against_rule" not in undecided

    draft = ana.evaluations.start(noted.about_id, {"threshold": "multiple_relationship"})
    concern = ana.cases.view(noted.case_id).concerns[0]
    assert "evaluate" not in moves(concern)
    assert moves(concern.evaluations[0]) == {"answer": (), "submit": draft.missing}

    ana.evaluations.answer(draft.id, invent_answers())
    ana.evaluations.submit(draft.id)
    weighed = moves(ana.cases.view(noted.case_id).concerns[0])
    assert weighed["continue_against_rule"] == ("reason", "second_person")
    assert set(weighed["repair"]) >= {"second_opinion", "safeguards"}
    assert "evaluation" not in weighed["repair"]

    ana.concerns.continue_against_rule(noted.about_id, "s-lee", reason="She will not let go.")
    ana.concerns.escalate(noted.about_id, "s-kim", QUESTION, reached_how="phone")
    assert moves(ana.cases.view(noted.case_id).concerns[0])["close"] == ("decision",)


def test_the_moves_of_the_one_asked(lee: Supervision, prepared: Prepared) -> None:
    """To take it on or not, then to hold it; nothing on the case but to agree what is done."""
    shown = lee.cases.view(prepared.case_id)
    by_id = {one.id: moves(one) for one in shown.consultations}

    assert by_id[prepared.requested] == {"accept": (), "decline": ("decline_code",)}
    assert by_id[prepared.accepted] == {"decline": ("decline_code",), "schedule": (), "complete": ("minutes",)}
    assert by_id[prepared.completed] == {"addendum": ()}
    assert moves(shown.requests[0]) == {}
    assert moves(shown.case).keys() <= {"add_action"}


def test_a_report_can_be_confirmed(ana: Supervision, kim: Supervision, asked: AskedRecord) -> None:
    """Until it is."""
    held = ana.consultations.record_held(asked.case_id, "s-kim", "2026-03-01", 20)
    assert "confirm" in moves(kim.cases.view(asked.case_id).consultations[0])

    kim.consultations.confirm(held.id)
    assert "confirm" not in moves(kim.cases.view(asked.case_id).consultations[0])


def test_only_a_grant_is_taken_back(ana: Supervision, asked: AskedRecord) -> None:
    """Where there is none, it is not offered."""
    assert "revoke" not in moves(ana.cases.view(asked.case_id).case)
    ana.cases.grant(asked.case_id, "q-sam")
    assert "revoke" in moves(ana.cases.view(asked.case_id).case)
    ana.cases.revoke(asked.case_id, "q-sam")
    assert "revoke" not in moves(ana.cases.view(asked.case_id).case)


def test_what_cannot_be_is_not_offered(ana: Supervision) -> None:
    """A personal issue is never opened to a reader, and a case without a client needs nobody told."""
    shown = ana.cases.view(ana.note(PersonalIssue("burnout")).case_id)

    assert "grant" not in moves(shown.case)
    assert moves(shown.case)["close"] == ("outcome",)
    assert {"support", "practice_response", "review", "close"} <= moves(shown.issues[0]).keys()


def test_every_move_says_what_it_means(ana: Supervision, prepared: Prepared) -> None:
    """In words for a button."""
    shown = ana.cases.view(prepared.case_id)

    assert all(move.label for record in (shown.case, *shown.came_up, *shown.consultations) for move in record.moves)


def test_one_asked_sees_what_was_attached_to_their_ask(ana: Supervision, lee: Supervision, kim: Supervision) -> None:
    """Not what somebody else was asked, nor what is noted beside it."""
    first = ana.ask(ClientRequest(CLIENT, "gift"), question=QUESTION, asked_of="s-lee")
    ana.ask(BoundaryConcern("touch", client_ref=CLIENT), question=QUESTION, asked_of="s-kim", case_id=first.case_id)
    for one in (lee, kim):
        (waiting,) = one.queue()
        one.consultations.accept(waiting.id)

    assert [type(one).noun for one in lee.cases.view(first.case_id).came_up] == ["client_request"]
    assert [type(one).noun for one in kim.cases.view(first.case_id).came_up] == ["boundary_concern"]


def test_the_timeline_shows_what_one_may_see(
    ana: Supervision, lee: Supervision, session: Session, sam: Supervision, asked: AskedRecord
) -> None:
    """To the one asked, what concerns their ask, once it was accepted; in the order of writing."""
    assert lee.cases.timeline(asked.case_id).items == ()
    lee.consultations.accept(asked.consultation_id, reason="I know the family.")
    ana.ask(question=QUESTION, asked_of="s-kim", case_id=asked.case_id)
    lee.consultations.complete(asked.consultation_id, 20, [Recommendation("training")])

    theirs = lee.cases.timeline(asked.case_id).items
    assert [(one.seq, one.move, one.actor_ref) for one in theirs] == [
        (1, "ask", "t-ana"),
        (2, "consultations.accept", "s-lee"),
        (4, "consultations.complete", "s-lee"),
    ]
    assert theirs[1].reason is SEALED
    assert [one.seq for one in ana.cases.timeline(asked.case_id)] == [1, 2, 3, 4]
    assert {noun for noun, _ in theirs[0].touched} == {"case", "client_request", "consultation"}
    with refused(session, NotFoundError):
        sam.cases.timeline(asked.case_id)


def test_the_timeline_goes_on_where_a_page_ended(ana: Supervision, lee: Supervision, prepared: Prepared) -> None:
    """Without a gap and without a repetition, also where some of it is not to be seen."""
    for reader in (ana, lee):
        whole = [entry.seq for entry in reader.cases.timeline(prepared.case_id)]
        found, after = [], None
        while True:
            page = reader.cases.timeline(prepared.case_id, limit=2, after=after)
            found += [entry.seq for entry in page]
            after = page.next
            if after is None:
                break
        assert found == whole
        assert len(whole) > 4


def test_a_case_says_its_version(ana: Supervision, lee: Supervision, asked: AskedRecord) -> None:
    """On every record of it: the sequence of the newest entry."""
    assert asked.version == 1
    assert lee.consultations.accept(asked.consultation_id).version == 2
    shown = ana.cases.view(asked.case_id)
    assert {shown.version, shown.case.version, shown.requests[0].version, shown.consultations[0].version} == {2}
