"""Imported by the process that the writers are forked from: all that a first call makes ready is ready in each."""

from __future__ import annotations

from supervisio.testing import memory_clinic
from tests.concurrency.writing import ask
from tests.services.people import ANA

with memory_clinic() as _clinic, _clinic.acting(ANA) as _ana:
    _ana.requests.observe(ask(_ana).about_id, text="warm")
