"""What a record is: of which matter, for whom, by whom, and what it leaves out; and to whom the case was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.document.content import Block, Column, Entry, Fact, Lines, Ref, Table, facts, tables
from supervisio.document.fields import LABELS, NOUNS, label_of
from supervisio.document.parts.in_short import in_short
from supervisio.domain.disclosure import left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.document.parts.desk import Desk

_ELSEWHERE = ("outcome", "client_was_told", "review_on")
_BRACKETS = (
    "[redacted]: a text that was filed under the wrong client and taken out; the timeline says when.",
    "[shredded]: the key of these texts was destroyed; nobody can read them again.",
    "[withheld]: not for the eyes of whoever made this record.",
    "[sealed]: a text that is there and was not opened for this record.",
)


def about(desk: Desk) -> Iterator[Block]:
    """Write for whom the record is and of which case, then what it leaves out."""
    material = desk.material
    yield Entry(
        noun="record",
        title="This record",
        facts=facts(
            Fact("audience", "For", material.audience),
            Fact("purpose", "Purpose", material.purpose),
            Fact("made_at", "Made", material.made_at),
            Fact("made_by", "By", Ref(material.made_by)),
            Fact("made_as", "As", None if material.made_as is None else Ref(material.made_as)),
            Fact("clinic_id", "Clinic", Ref(material.clinic_id)),
            Fact("texts", "Texts opened", material.texts),
        ),
    )
    yield desk.entry(desk.view.case, leaving=_ELSEWHERE)
    yield from tables((in_short(desk),))
    yield from _left_out(desk)
    yield Lines(name="reading", caption="How to read it", lines=tuple(_reading(desk)))


def _left_out(desk: Desk) -> Iterator[Block]:
    missing = left_out(desk.material.audience)
    if not missing:
        yield Lines(name="left_out", caption="Left out for this audience", lines=("Nothing.",))
        return
    rows = tuple((NOUNS[noun], _fields(noun, fields)) for noun, fields in missing.items())
    yield Table(
        name="left_out",
        caption="Left out for this audience, whether or not there is anything of the kind in this matter",
        columns=(Column("of", "Of"), Column("fields", "Left out")),
        rows=rows,
    )


def _fields(noun: str, fields: frozenset[str] | None) -> tuple[str, ...]:
    if fields is None:
        return ("all of it",)
    named = (name for name in (*LABELS[noun], "recorded_by") if name in fields)
    return tuple(label_of(noun, name) for name in named)


def _reading(desk: Desk) -> Iterator[str]:
    if not desk.material.whole:
        yield "Whoever made it has a part in this case and not the whole of it: what they may not see is not here."
    if desk.material.audience in _ROWS_LEFT_OUT:
        yield _ROWS_LEFT_OUT[desk.material.audience]
    yield f"Times are those of the clinic ({desk.material.zone.key}), each with its distance from UTC."
    yield "A late entry was written more than 24 hours after what it tells of."
    yield from _BRACKETS


_ROWS_LEFT_OUT = {
    "supervisor": (
        "Shown is what hangs on an ask that somebody took on. The rest of the case and drafts are left out, if there "
        "are any."
    ),
    "board": "Drafts and concerns that were only noted are left out, if there are any.",
    "client": (
        "Drafts, concerns that were only noted, what was asked for by anybody but the client, what was entered in "
        "error and consultations that did not take place are left out, if there are any. Of what happened only the "
        "moves on what is shown are told."
    ),
}


def readers(desk: Desk) -> Iterator[Block]:
    """Write to whom the therapist opened the case."""
    rows = tuple(
        (Ref(str(one.ref)), one.until, one.revoked_at, one.recorded_at, desk.value(one, "recorded_by"))
        for one in desk.view.grants
    )
    if rows:
        yield Table(
            name="readers",
            caption="Readers",
            columns=(
                Column("ref", "Opened to"),
                Column("until", "To the end of"),
                Column("revoked_at", "Taken back"),
                Column("recorded_at", "Written"),
                Column("recorded_by", "By"),
            ),
            rows=rows,
        )
