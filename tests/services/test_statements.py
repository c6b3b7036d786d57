"""How many statements a call takes, each in a transaction of its own, on a clinic that is known already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue
from tests.services.people import ANA, CLIENT, LEE, QUESTION, WORDS
from tests.services.tables import statements_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio import Clinic, Supervision
    from supervisio.domain.records import AskedRecord

ABOUTS = {
    "a request": ClientRequest(CLIENT, "gift", made_on="2026-03-01", words=WORDS),
    "an issue": PersonalIssue("burnout", note=WORDS),
    "a concern": BoundaryConcern("touch", client_ref=CLIENT, description=WORDS),
    "nothing": None,
}
PAGES: dict[str, Callable[[Supervision], Any]] = {
    "queue": lambda s: s.queue(limit=100),
    "queue_count": lambda s: s.queue_count(),
    "cases": lambda s: s.cases.list_(limit=100),
    "requests": lambda s: s.requests.list_(limit=100),
    "concerns": lambda s: s.concerns.list_(limit=100),
    "consultations": lambda s: s.consultations.list_(limit=100),
}


def file(clinic: Clinic, about: Any, **options: Any) -> AskedRecord:
    """Ask, in a transaction."""
    with clinic.acting(ANA) as ana:
        return ana.ask(about, question=QUESTION, asked_of="s-lee", **options)


def verbs(statements: list[str]) -> list[str]:
    """Return what each statement does, but for those that begin a transaction or name the clinic to PostgreSQL."""
    return [one.split(maxsplit=1)[0] for one in statements if "set_config" not in one and not one.startswith("BEGIN")]


@pytest.mark.parametrize("key", [None, "k-1"])
@pytest.mark.parametrize("about", ABOUTS.values(), ids=ABOUTS)
def test_asking_in_a_new_case_writes_four_rows_and_reads_none(clinic: Clinic, about: Any, key: str | None) -> None:
    """The entry, the case, what came up if anything did, and the consultation; with a request key too."""
    file(clinic, None)
    with statements_on(clinic.engine) as statements:
        file(clinic, about, request_key=key)

    assert verbs(statements) == ["INSERT"] * (3 if about is None else 4)


def test_a_replay_takes_one_statement_more_at_most(clinic: Clinic) -> None:
    """It tries to write the entry, and reads what was filed instead."""
    asked = file(clinic, ABOUTS["a request"], request_key="k-1")
    with statements_on(clinic.engine) as statements:
        again = file(clinic, ABOUTS["a request"], request_key="k-1")

    assert (again.replayed, again.consultation_id) == (True, asked.consultation_id)
    assert len(verbs(statements)) <= 5
    assert verbs(statements) == ["INSERT"] + ["SELECT"] * (len(verbs(statements)) - 1)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_sixty_rows_take_as_many_statements_as_one(clinic: Clinic, page: Callable[[Supervision], Any]) -> None:
    """What is read along with the rows is read for all of them at once."""
    counts = []
    for more in (1, 59):
        for _ in range(more):
            file(clinic, ABOUTS["a request"])
            file(clinic, ABOUTS["a concern"])
        with clinic.reading(LEE) as lee, statements_on(clinic.engine) as statements:
            found = page(lee)
        counts.append(len(verbs(statements)))

    assert counts[0] == counts[1]
    assert found == 120 or len(found) in (60, 100)
