"""
The decision record as a finished document: its two forms, its signature, and checking a file without any database.

``supervision.cases.decision_record`` makes one; ``verify_record`` checks a file that was saved of it.
"""

from __future__ import annotations

from supervisio.document.checking import verify_record
from supervisio.document.document import DecisionDocument
from supervisio.document.verification import AlteredPart, RecordVerification

__all__ = ["AlteredPart", "DecisionDocument", "RecordVerification", "verify_record"]
