"""
For tests, a host's and our own.

A clinic in memory, a clock that stands still, people who were never born, and ``SupervisionContract``: what a host may
rely on, tested on its own engine. Only that one needs pytest, and only when it is named.
"""

from typing import TYPE_CHECKING

from supervisio.testing.clinics import memory_clinic, throwaway_vault
from supervisio.testing.clock import FrozenClock
from supervisio.testing.invented import InventedClinic, invent_answers, invent_case, invent_clinic

if TYPE_CHECKING:
    from supervisio.testing.contract import SupervisionContract
else:
    # Only where no type checker looks: with a plain __getattr__ in sight it would take any name for granted.
    def __getattr__(name: str) -> object:
        if name != "SupervisionContract":
            raise AttributeError(f"module 'supervisio.testing' has no attribute {name!r}")
        import pytest

        # pytest then shows what an assertion compared, as it does for a host's own tests.
        pytest.register_assert_rewrite("supervisio.testing.contract")
        from supervisio.testing.contract import SupervisionContract

        globals()[name] = SupervisionContract
        return SupervisionContract


__all__ = [
    "FrozenClock",
    "InventedClinic",
    "SupervisionContract",
    "invent_answers",
    "invent_case",
    "invent_clinic",
    "memory_clinic",
    "throwaway_vault",
]
