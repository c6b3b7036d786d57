"""
What was recorded, as pictures, for notebooks, for the page and for print; and decision records, checked.

Each picture is made of a frame of ``supervision.frames``, or of what a call returned. What one may not see is not in
the frame, and so in no picture, and no text ever is. Pictures need the extra ``supervisio[notebook]``, and no network.
``verify_record`` says whether a file is the decision record that was made; it needs neither a database nor a key.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supervisio.document import DecisionDocument, RecordVerification, verify_record
    from supervisio.reading.crossed import domains_over_time
    from supervisio.reading.decided import noticing_to_deciding
    from supervisio.reading.happened import case_timeline
    from supervisio.reading.picture import Picture
    from supervisio.reading.replied import saying_no
    from supervisio.reading.waiting import queue
else:
    # No module is named as what is found in it: importing the one would hide the other.
    _WHERE = {
        "DecisionDocument": "supervisio.document",
        "Picture": "supervisio.reading.picture",
        "RecordVerification": "supervisio.document",
        "case_timeline": "supervisio.reading.happened",
        "domains_over_time": "supervisio.reading.crossed",
        "noticing_to_deciding": "supervisio.reading.decided",
        "queue": "supervisio.reading.waiting",
        "saying_no": "supervisio.reading.replied",
        "verify_record": "supervisio.document",
    }

    # Only where no type checker looks: with a plain __getattr__ in sight it would take any name for granted.
    def __getattr__(name: str) -> object:
        if name not in _WHERE:
            raise AttributeError(f"module 'supervisio.reading' has no attribute {name!r}")
        from importlib import import_module

        value = getattr(import_module(_WHERE[name]), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_WHERE})


__all__ = [
    "DecisionDocument",
    "Picture",
    "RecordVerification",
    "case_timeline",
    "domains_over_time",
    "noticing_to_deciding",
    "queue",
    "saying_no",
    "verify_record",
]
