from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from supervisio import Actor
from supervisio.errors import AccessDeniedError, ConflictError, InvalidValueError, NotFoundError, RuleError
from tests.services.people import CLIENT
from tests.services.tables import contents, refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from supervisio import Supervision
    from tests.services.conftest import On

BEGAN = "2026-01-05"


def test_therapy_begins_ends_and_resumes(ana: Supervision) -> None:
    """Rules about former clients count from these days."""
    begun = ana.relationships.begin(CLIENT, began_on=BEGAN)
    assert (begun.status, begun.began_on, begun.therapist_ref) == ("current", date(2026, 1, 5), "t-ana")

    ended = ana.relationships.end(begun.id, "client_withdrew", "2026-02-20")
    assert (ended.status, ended.ending, ended.ended_on) == ("ended", "client_withdrew", date(2026, 2, 20))

    resumed = ana.relationships.resume(begun.id, "2026-02-27")
    assert (resumed.status, resumed.resumed_on, resumed.ended_on) == ("returned", date(2026, 2, 27), date(2026, 2, 20))
    assert resumed.version == 3


def test_a_transfer_is_an_ending_of_its_own(ana: Supervision) -> None:
    """Somebody else goes on."""
    begun = ana.relationships.begin(CLIENT, began_on=BEGAN)

    assert ana.relationships.end(begun.id, "transferred", "2026-02-20").status == "transferred"


def test_without_a_day_it_is_prospective(ana: Supervision) -> None:
    """And begins with a second call: one relationship, not two."""
    prospective = ana.relationships.begin(CLIENT)
    assert (prospective.status, prospective.began_on) == ("prospective", None)

    begun = ana.relationships.begin(CLIENT, began_on=BEGAN)
    assert (begun.id, begun.status, begun.began_on) == (prospective.id, "current", date(2026, 1, 5))
    assert len(ana.relationships.list_()) == 1


def test_two_people_have_one_relationship(ana: Supervision, ben: Supervision, session: Session) -> None:
    """One goes on with it; another therapist has another one."""
    begun = ana.relationships.begin(CLIENT, began_on=BEGAN)
    for began_on in (None, "2026-02-01"):
        with refused(session, RuleError, "already_exists"):
            ana.relationships.begin(CLIENT, began_on=began_on)

    assert ben.relationships.begin(CLIENT, began_on=BEGAN).id != begun.id
    ana.relationships.begin("c-105")
    with refused(session, RuleError, "already_exists"):
        ana.relationships.begin("c-105")


def test_nothing_ends_before_it_began(ana: Supervision, session: Session) -> None:
    """Nor resumes before it ended, nor ends again before it resumed; on the same day is possible."""
    one = ana.relationships.begin(CLIENT, began_on=BEGAN).id
    with refused(session, InvalidValueError) as caught:
        ana.relationships.end(one, "planned", "2026-01-04")
    assert caught.value.problems == (("on", "before_begin", {}),)

    ana.relationships.end(one, "planned", "2026-02-20")
    with refused(session, InvalidValueError) as caught:
        ana.relationships.resume(one, "2026-02-19")
    assert caught.value.problem == "before_begin"

    ana.relationships.resume(one, "2026-02-25")
    with refused(session, InvalidValueError):
        ana.relationships.end(one, "planned", "2026-02-24")
    assert ana.relationships.end(one, "planned", "2026-02-25").status == "ended"


def test_only_a_professional_contact_counts(ana: Supervision) -> None:
    """Both last contacts are kept; an earlier one, recorded later, moves neither."""
    one = ana.relationships.begin(CLIENT, began_on=BEGAN).id
    ana.relationships.contact(one, "2026-02-10")
    ana.relationships.contact(one, "2026-02-20", professional=False)
    found = ana.relationships.contact(one, "2026-02-01")

    assert (found.last_professional_contact_on, found.last_contact_on) == (date(2026, 2, 10), date(2026, 2, 20))
    assert found.version == 4


@pytest.mark.parametrize("on_day", [None, "", "soon"])
def test_a_day_is_needed(ana: Supervision, session: Session, on_day: str) -> None:
    """To end, to resume and for a contact."""
    one = ana.relationships.begin(CLIENT, began_on=BEGAN).id
    calls: list[Callable[[], object]] = [
        lambda: ana.relationships.end(one, "planned", on_day),
        lambda: ana.relationships.resume(one, on_day),
        lambda: ana.relationships.contact(one, on_day),
    ]
    for call in calls:
        with refused(session, InvalidValueError) as caught:
            call()
        assert caught.value.field == "on"


def test_they_are_the_therapists_own(ana: Supervision, ben: Supervision, session: Session) -> None:
    """Another one neither sees nor begins them; nor does whoever was granted a case."""
    one = ana.relationships.begin(CLIENT, began_on=BEGAN).id

    calls: list[Callable[[], object]] = [
        lambda: ben.relationships.get(one),
        lambda: ben.relationships.end(one, "planned", "2026-02-20"),
        lambda: ben.relationships.contact(one, "2026-02-20"),
    ]
    for call in calls:
        with refused(session, NotFoundError) as caught:
            call()
        assert caught.value.noun == "therapy_relationship"
    assert ben.relationships.find(CLIENT, "t-ana") is None
    assert ben.relationships.list_(therapist_ref="t-ana").items == ()
    with refused(session, AccessDeniedError):
        ben.relationships.begin("c-105", "t-ana", BEGAN)


def test_the_hosts_jobs_begin_and_end_any(jobs: Supervision, ana: Supervision, ben: Supervision) -> None:
    """As when a host imports its calendar."""
    begun = jobs.relationships.begin(CLIENT, "t-ana", BEGAN)
    jobs.relationships.begin("c-105", "t-ben", BEGAN)

    assert jobs.relationships.end(begun.id, "planned", "2026-02-20").status == "ended"
    assert [one.therapist_ref for one in jobs.relationships.list_()] == ["t-ben", "t-ana"]
    found = ana.relationships.find(CLIENT)
    assert found is not None
    assert (found.id, found.recorded_by) == (begun.id, "jobs")
    assert len(ben.relationships.list_()) == 1


def test_who_acts_as_the_therapist_works_for_them(on: On, ana: Supervision) -> None:
    """A secretary, say: the relationship is the therapist's."""
    secretary = on(Actor("f-desk", acts_as={"t-ana"}))

    begun = secretary.relationships.begin(CLIENT, "t-ana", BEGAN)
    assert ana.relationships.get(begun.id).recorded_by == "f-desk"


def test_they_are_listed_by_status_and_client(ana: Supervision) -> None:
    """Newest first."""
    first = ana.relationships.begin(CLIENT, began_on=BEGAN).id
    second = ana.relationships.begin("c-105").id

    assert [one.id for one in ana.relationships.list_()] == [second, first]
    assert [one.id for one in ana.relationships.list_(status="prospective")] == [second]
    assert [one.id for one in ana.relationships.list_(client_ref=CLIENT)] == [first]
    page = ana.relationships.list_(limit=1)
    assert [one.id for one in ana.relationships.list_(limit=1, after=page.next)] == [first]


def test_a_retry_begins_once(ana: Supervision, session: Session) -> None:
    """With the same key it gets the relationship as it is now; with other content it is refused."""
    first = ana.relationships.begin(CLIENT, began_on=BEGAN, request_key="k-1")
    ana.relationships.contact(first.id, "2026-02-10", request_key="k-2")
    before = contents(session)

    again = ana.relationships.begin(CLIENT, began_on=BEGAN, request_key="k-1")
    assert (again.id, again.version, again.replayed) == (first.id, 2, True)
    assert ana.relationships.contact(first.id, "2026-02-10", request_key="k-2").replayed
    assert contents(session) == before
    with refused(session, ConflictError, "request_key_reused"):
        ana.relationships.begin("c-105", began_on=BEGAN, request_key="k-1")


def test_a_stale_version_is_refused(ana: Supervision, session: Session) -> None:
    """Somebody recorded a contact meanwhile."""
    begun = ana.relationships.begin(CLIENT, began_on=BEGAN)
    ana.relationships.contact(begun.id, "2026-02-10")

    with refused(session, ConflictError, "stale_version"):
        ana.relationships.end(begun.id, "planned", "2026-02-20", expect_version=begun.version)
    assert ana.relationships.end(begun.id, "planned", "2026-02-20", expect_version=2).version == 3
