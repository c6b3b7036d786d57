"""What the page about decision records lists: who is shown which parts, what is left out, what checking one says."""

from __future__ import annotations

from supervisio.document.headings import HEADINGS, names_for
from supervisio.document.verification import FINDINGS, NOTICES
from supervisio.domain.disclosure import left_out
from supervisio.domain.vocabulary import RecordAudience
from supervisio_pages.text import code, listed, plain, table


def parts() -> str:
    """Return which parts a record has, and for whom."""
    head = ("part", *map(code, RecordAudience))
    rows = (
        (
            f"{plain(heading)} ({code(name)})",
            *("yes" if name in names_for(audience) else "" for audience in RecordAudience),
        )
        for name, heading in HEADINGS.items()
    )
    return table(head, rows)


def never_shown() -> str:
    """Return what a record for each audience leaves out, whatever there is in a matter."""
    audiences = [audience for audience in RecordAudience if left_out(audience)]
    nouns = dict.fromkeys(noun for audience in audiences for noun in left_out(audience))
    rows = ((noun.replace("_", " "), *(_left_out(noun, audience) for audience in audiences)) for noun in nouns)
    return table(("of a", *map(code, audiences)), rows)


def findings() -> str:
    """Return what checking a record finds and notices."""
    told = {**FINDINGS, **NOTICES}
    return table(("finding or notice", "what it says"), ((code(word), plain(said)) for word, said in told.items()))


def _left_out(noun: str, audience: RecordAudience) -> str:
    missing = left_out(audience)
    if noun not in missing:
        return ""
    fields = missing[noun]
    return "all of it" if fields is None else listed(sorted(fields))
