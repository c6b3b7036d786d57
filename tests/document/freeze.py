"""
Keep records of this version, for every later one to check: ``python -m tests.document.freeze``.

Everyone in them is invented. Once a version is released, what was kept of it stays as it is.
"""

from __future__ import annotations

from pathlib import Path

from supervisio.document.manifest import FORMAT
from supervisio.testing import FrozenClock, memory_clinic
from tests.document.story import ANA, tell

FROZEN = Path(__file__).parent / "frozen"


def main() -> None:
    """Write a client's record of the story, in both forms."""
    clock = FrozenClock()
    with memory_clinic(clock=clock) as clinic:
        told = tell(clinic, clock)
        with clinic.acting(ANA) as ana:
            made = ana.cases.decision_record(told.case_id, audience="client", purpose="subject_request")
    name = FORMAT.replace("/", "-")
    for form in ("html", "json"):
        made.save(FROZEN / f"{name}.{form}").chmod(0o644)
    (FROZEN / f"{name}.fingerprint").write_text(f"{made.fingerprint}\n")


if __name__ == "__main__":
    main()
