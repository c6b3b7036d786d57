"""A program that opens a clinic and then forks, as servers do that load themselves once for all their workers."""

from __future__ import annotations

import os
import sys

from supervisio import Clinic, Vault
from tests.concurrency.writing import ask
from tests.services.people import ANA

WORKERS = 4
ACTS = 5


def main(url: str, keys: str) -> int:
    """Write in parent and children at the same time, by the clinic that the parent opened; return how many failed."""
    clinic = Clinic.open(url, vault=Vault.at(keys))
    clinic.run(ask, actor=ANA)
    children = [_child(clinic) for _ in range(WORKERS)]
    _write(clinic)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    clinic.close()
    return failed


def _child(clinic: Clinic) -> int:
    child = os.fork()
    if child:
        return child
    try:
        _write(clinic)
    except BaseException:  # noqa: BLE001 - the parent is told by the status
        os._exit(1)
    os._exit(0)


def _write(clinic: Clinic) -> None:
    for _ in range(ACTS):
        clinic.run(ask, actor=ANA)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
