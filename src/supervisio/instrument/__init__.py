"""
The instrument for weighing a dual relationship: what is asked, when, and what the answers come to.

Every version is data (``version_1.toml``) and stays: an evaluation is read and recomputed with the version it was made
with. The result is findings with reasons, never one score and never an approval; what it says does not replace
judgement, consultation or legal advice.

>>> from supervisio import instrument
>>> met = instrument.WeighingContext(kind="incidental_encounter", occurrence="over", client_status="current")
>>> result = instrument.current().result({"threshold": "incidental_contact"}, met)
>>> print(result.explain())
Not a multiple relationship: Contact by chance or a planned part of treatment; nothing more is asked.
Decided by: It was met with by chance, brief and without consequence.
Risk: low; nothing that was asked points to more.
Needed next: nothing further.
An aid to judgement (instrument, version 1); no approval, and no legal advice.
"""

from __future__ import annotations

from functools import cache

from supervisio.domain.weighing import WeighingResult
from supervisio.instrument.context import WeighingContext
from supervisio.instrument.instrument import Instrument
from supervisio.instrument.items import Item, Option, Section
from supervisio.instrument.versions import Versions

__all__ = ["Instrument", "Item", "Option", "Section", "WeighingContext", "WeighingResult", "current", "version"]


def current() -> Instrument:
    """Return the newest version: the one that a new evaluation is made with."""
    return _shipped().current()


def version(number: int) -> Instrument:
    """
    Return one version, the one that an evaluation was made with.

    Raises:
        InvalidValueError: there is no such version.

    """
    return _shipped().version(number)


@cache
def _shipped() -> Versions:
    return Versions.shipped()
