"""What goes with a decision that lets something go on."""

from __future__ import annotations

from typing import Any

SAID = "We spoke about it for a while."
GROUNDS: dict[str, Any] = {
    "decided_by": "s-lee",
    "safeguards": "Not alone, not after dark, told in supervision.",
    "rationale": "There is one hall in this town.",
    "expected_benefit": "She keeps her choir.",
    "expected_consequences": "We will meet at the door.",
    "client_was_told": "That I sing there too, and what we do about it.",
    "review_on": "2026-06-01",
}
