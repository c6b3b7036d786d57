"""
Record when therapists ask for supervision, and what was weighed, decided, told and followed up.

Confidentially, tamper-evidently, and so easily that people ask early. Importing this defines names and does nothing
else.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supervisio import errors, instrument, models, reading, rules, schema, testing
    from supervisio.aio import AsyncClinic, AsyncSupervision
    from supervisio.app import Supervisio
    from supervisio.clinic import Clinic
    from supervisio.domain.facts import (
        Actor,
        BoundaryConcern,
        ClientRequest,
        PersonalIssue,
        Recommendation,
        SupportReference,
    )
    from supervisio.domain.hidden import REDACTED, SEALED, SHREDDED, WITHHELD, Hidden
    from supervisio.domain.membership import Membership
    from supervisio.domain.seal import Seal
    from supervisio.supervision import Supervision
    from supervisio.vault import KeyProvider, Vault

    __version__: str
else:
    _FACTS = "supervisio.domain.facts"
    _HIDDEN = "supervisio.domain.hidden"
    _WHERE = {
        "Actor": _FACTS,
        "AsyncClinic": "supervisio.aio",
        "AsyncSupervision": "supervisio.aio",
        "BoundaryConcern": _FACTS,
        "ClientRequest": _FACTS,
        "Clinic": "supervisio.clinic",
        "Hidden": _HIDDEN,
        "KeyProvider": "supervisio.vault",
        "Membership": "supervisio.domain.membership",
        "PersonalIssue": _FACTS,
        "REDACTED": _HIDDEN,
        "Recommendation": _FACTS,
        "SEALED": _HIDDEN,
        "SHREDDED": _HIDDEN,
        "Seal": "supervisio.domain.seal",
        "Supervisio": "supervisio.app",
        "Supervision": "supervisio.supervision",
        "SupportReference": _FACTS,
        "Vault": "supervisio.vault",
        "WITHHELD": _HIDDEN,
    }
    _MODULES = ("errors", "instrument", "models", "reading", "rules", "schema", "testing")

    # Only where no type checker looks: with a plain __getattr__ in sight it would take any name for granted.
    def __getattr__(name: str) -> object:
        from importlib import import_module

        if name in _WHERE:
            value = getattr(import_module(_WHERE[name]), name)
        elif name in _MODULES:
            value = import_module(f"supervisio.{name}")
        elif name == "__version__":
            from importlib.metadata import version

            value = version("supervisio")
        else:
            raise AttributeError(_why_not(name))
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_WHERE, *_MODULES, "__version__"})

    def _why_not(name: str) -> str:
        from importlib import import_module

        sentence = f"module 'supervisio' has no attribute {name!r}"
        row, record = f"{name}Row", f"{name}Record"
        hints = []
        if not name.startswith("_"):
            if hasattr(import_module("supervisio.models"), row):
                hints.append(f"the table is supervisio.models.{row}")
            if hasattr(import_module("supervisio.domain.records"), record):
                hints.append(f"what a call returns is a supervisio.domain.records.{record}")
        return f"{sentence}; {', '.join(hints)}" if hints else sentence


__all__ = [
    "REDACTED",
    "SEALED",
    "SHREDDED",
    "WITHHELD",
    "Actor",
    "AsyncClinic",
    "AsyncSupervision",
    "BoundaryConcern",
    "ClientRequest",
    "Clinic",
    "Hidden",
    "KeyProvider",
    "Membership",
    "PersonalIssue",
    "Recommendation",
    "Seal",
    "Supervisio",
    "Supervision",
    "SupportReference",
    "Vault",
    "errors",
    "instrument",
    "models",
    "reading",
    "rules",
    "schema",
    "testing",
]
