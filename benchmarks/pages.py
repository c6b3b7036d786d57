"""
What a page costs in a large clinic: `queue`, `queue_count` and the `list_` calls, on SQLite files of their own.

The same calls run in a clinic with few consultations and in one with many. In both a therapist has 50 cases and a
colleague was asked 50 times: what they read costs the same in both, as long as nothing goes through the clinic. A duty
desk was asked in every tenth case: its own share grows with the clinic, though what waits for it does not. That every
statement finds its rows by an index is for the tests to say.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from supervisio import Actor, Clinic, Supervision, Vault
from supervisio.models.ids import new_id
from supervisio.services.statements import insertion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Call = Callable[[Supervision], object]

FEW = 1_000
A_SHARE = 50
DESK_IN = 10
WAITING_AT_DESK = 50
STATUSES = ("requested", "requested", "accepted", "completed", "completed")
NOUNS = ("case", "client_request", "consultation", "recommendation", "action_item")
CASES_A_BATCH = 5_000
BEGINNING = datetime(2026, 1, 1, 8, tzinfo=UTC)

CALLS: dict[str, Call] = {
    "queue": lambda supervision: supervision.queue(),
    "queue_count": lambda supervision: supervision.queue_count(),
    "cases.list_": lambda supervision: supervision.cases.list_(),
    "requests.list_": lambda supervision: supervision.requests.list_(),
    "consultations.list_": lambda supervision: supervision.consultations.list_(),
    "consultations.list_(status)": lambda supervision: supervision.consultations.list_(status="requested"),
    "recommendations.list_": lambda supervision: supervision.recommendations.list_(),
    "actions.list_": lambda supervision: supervision.actions.list_(),
}
ACTORS = {"therapist": Actor("t-0"), "colleague": Actor("s-0"), "duty desk": Actor("d-1", acts_as={"desk"})}


def main() -> None:
    """Make every call for every actor in both clinics, and print what came out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--consultations", type=int, default=100_000, help="in the large clinic")
    parser.add_argument("--rounds", type=int, default=15, help="times that every call is made in each of the two")
    arguments = parser.parse_args()
    many: int = arguments.consultations
    with tempfile.TemporaryDirectory() as folder, clinic_of(folder, FEW) as small, clinic_of(folder, many) as large:
        print(f"{'consultations in the clinic':<40}{FEW:>12,}{many:>13,}{'ratio':>8}{'statements':>12}")
        for name, call in CALLS.items():
            for who, actor in ACTORS.items():
                in_small, in_large = measured((small, large), actor, call, arguments.rounds)
                counts = {statements(clinic, actor, call) for clinic in (small, large)}
                print(
                    f"{f'{name}, {who}':<40}{in_small:>9.2f} ms{in_large:>10.2f} ms{in_large / in_small:>8.2f}"
                    f"{' or '.join(map(str, sorted(counts))):>12}"
                )


def measured(clinics: tuple[Clinic, ...], actor: Actor, call: Call, rounds: int) -> list[float]:
    """Return the median milliseconds of a call in each clinic, taking turns, after a round that fills the caches."""
    found = [[milliseconds(clinic, actor, call) for clinic in clinics] for _ in range(rounds + 1)][1:]
    return [median(times) for times in zip(*found, strict=True)]


def milliseconds(clinic: Clinic, actor: Actor, call: Call) -> float:
    """Return how long a call takes."""
    with clinic.reading(actor) as supervision:
        began = time.perf_counter()
        call(supervision)
        return (time.perf_counter() - began) * 1_000


def statements(clinic: Clinic, actor: Actor, call: Call) -> int:
    """Return how many statements a call runs."""
    count = 0

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        nonlocal count
        count += not statement.startswith("BEGIN")

    event.listen(clinic.engine, "before_cursor_execute", note)
    with clinic.reading(actor) as supervision:
        call(supervision)
    event.remove(clinic.engine, "before_cursor_execute", note)
    return count


@contextmanager
def clinic_of(folder: str, consultations: int) -> Iterator[Clinic]:
    """Give a clinic with so many consultations, each in a case of its own."""
    vault = Vault.create(Path(folder) / "clinic.keys", exist_ok=True)
    with Clinic.open(Path(folder) / f"{consultations}.db", vault=vault) as clinic:
        cases = (rows_of_case(vault, clinic.clinic_id, number, consultations) for number in range(consultations))
        with clinic.engine.begin() as connection:
            while batch := list(islice(cases, CASES_A_BATCH)):
                for noun in NOUNS:
                    rows = [rows[noun] for rows in batch if noun in rows]
                    connection.execute(insertion(noun), rows)
        yield clinic


def rows_of_case(vault: Vault, clinic_id: str, number: int, consultations: int) -> dict[str, dict[str, Any]]:
    """
    Return the rows of one case, by noun; instead of texts and MACs zeros, for no list reads them.

    Of what a colleague was asked two fifths wait, one is accepted, two are completed: half of these with open advice.
    """
    therapist, nth_of_therapist = divmod(number, A_SHARE)
    nth_of_colleague, colleague = divmod(number, consultations // A_SHARE)
    status = STATUSES[(nth_of_colleague + colleague) % len(STATUSES)]
    is_of_desk = number % DESK_IN == 1
    if is_of_desk:
        status = "requested" if number // DESK_IN < WAITING_AT_DESK else "completed"
    now = BEGINNING + timedelta(minutes=number)
    case_id, request_id, consultation_id = new_id(), new_id(), new_id()
    _, wrapped_key, key_id = vault.new_data_key(clinic_id, case_id)
    recorded = {
        "clinic_id": clinic_id,
        "effective_at": now,
        "recorded_at": now,
        "recorded_by": f"t-{therapist}",
        "row_seq": 1,
    }
    rows: dict[str, dict[str, Any]] = {
        "case": {
            **recorded,
            "id": case_id,
            "therapist_ref": f"t-{therapist}",
            "topic": "client_request",
            "status": "open",
            "client_ref": f"c-{nth_of_therapist}",
            "journal_seq": 1,
            "journal_head": bytes(32),
            "journal_key_id": vault.journal_key.id,
            "wrapped_key": wrapped_key,
            "key_id": key_id,
        },
        "client_request": {
            **recorded,
            "id": request_id,
            "case_id": case_id,
            "kind": "friendship_after_ending",
            "phase": "after_ending",
            "made_by": "client",
            "words": bytes(200),
            "status": "recorded",
        },
        "consultation": {
            **recorded,
            "id": consultation_id,
            "case_id": case_id,
            "request_id": request_id,
            "route": "supervision",
            "urgency": ("routine", "soon")[number % 2],
            "question": bytes(200),
            "asked_of": "desk" if is_of_desk else f"s-{colleague}",
            "status": status,
            "respond_by": now + timedelta(days=3),
            "show_client_ref": False,
            "reported_by_therapist": False,
            "held_at": now,
        },
    }
    if status == "completed":
        rows["recommendation"] = {
            **recorded,
            "id": new_id(),
            "case_id": case_id,
            "consultation_id": consultation_id,
            "kind": "discuss_in_session",
            "force": "advice",
            "given_by": f"s-{colleague}",
            "status": ("open", "followed")[number % 2],
        }
        rows["action_item"] = {
            **recorded,
            "id": new_id(),
            "case_id": case_id,
            "consultation_id": consultation_id,
            "owner_ref": f"t-{therapist}",
            "text": bytes(100),
            "due_on": now.date(),
            "due_by": now,
            "status": ("open", "done")[number % 2],
        }
    return rows


if __name__ == "__main__":
    main()
