"""
How long a decision record of one large case takes to make and to check, and how large it is.

The case has one request, one consultation that was taken on, and a journal of 50,000 entries with sealed reasons,
on a SQLite file of its own. Goal: made in under 30 s, with the case verified first; each form checked in under 2 s, and
under 64 MiB, which is the largest file that is checked.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from supervisio import Actor, ClientRequest, Clinic, Vault
from supervisio.document import verify_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

_T = TypeVar("_T")

ANA = Actor("t-ana")
LEE = Actor("s-lee")
A_BATCH = 1_000
MIB = 1024 * 1024


def main() -> None:
    """Fill a case, make its records, check them, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=50_000)
    entries = parser.parse_args().entries
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault.create(Path(folder) / "clinic.keys")
        with Clinic.open(Path(folder) / "clinic.db", vault=vault) as clinic:
            case_id = fill(clinic, entries)
            for who, audience in ((ANA, "therapist"), (ANA, "board"), (LEE, "supervisor")):
                with clinic.acting(who) as supervision:
                    record = supervision.cases.decision_record
                    document, made = timed(lambda: record(case_id, audience=audience, purpose="legal_process"))  # noqa: B023 - called at once
                print(f"{audience}, by {who.ref}: made in {made:.1f} s")
                for form, content in (("html", document.to_html()), ("json", document.to_json())):
                    found, checked = timed(lambda: verify_record(content))  # noqa: B023 - called at once
                    assert found.ok
                    print(f"  {form}: {len(content.encode()) / MIB:5.1f} MiB, checked in {checked:.2f} s")
    print(f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB of memory")


def fill(clinic: Clinic, entries: int) -> UUID:
    """Ask, accept, and go on until the journal has so many entries."""
    with clinic.acting(ANA) as ana:
        request = ClientRequest("c-104", "friendship", words="Could we stay friends when this is over?")
        asked = ana.ask(request, question="How do I say no without ending the work?", asked_of=LEE.ref)
    with clinic.acting(LEE) as lee:
        lee.consultations.accept(asked.consultation_id)
    missing = entries - 2
    while missing:
        with clinic.acting(ANA) as ana:
            for _ in range(min(A_BATCH, missing)):
                ana.cases.monitor(asked.case_id, "2999-01-01", reason="It may come up again, and then we will see.")
                missing -= 1
    return asked.case_id


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """Return what work gives, and the seconds that it took."""
    begun = time.perf_counter()
    done = work()
    return done, time.perf_counter() - begun


if __name__ == "__main__":
    main()
