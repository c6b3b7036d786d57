"""What saying no did: requests, replies, how they were taken, and the session after."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from supervisio.domain.vocabulary import ClientReaction, ClientRequestKind, ClientRequestStatus, NextSession, Reply
from supervisio.reading.grouping import few, in_order
from supervisio.reading.rows import Rows
from supervisio.reading.sheet import nothing_yet, picture
from supervisio.reading.tables import Cell, Column, table
from supervisio.reading.taking import more_follow, taken, values
from supervisio.reading.words import NOT_SHOWN, label, listed, number_of, short

if TYPE_CHECKING:
    import altair as alt
    import pandas as pd

    from supervisio.domain.vocabulary import Code
    from supervisio.reading.picture import Picture

_TITLE = "What clients asked for, what was replied, and what followed"
_CAPTION = (
    "How it was taken: the last reaction on record, as the therapist saw it. Next session: the last one on record. "
    "That something followed a reply does not say that the reply brought it about."
)
_MORE = "The frame is a batch: more requests follow."
_NOTHING = "Nothing recorded"
_NOES = (Reply.DECLINED.label, Reply.DECLINED_AND_EXPLAINED.label)
_MOST_REPLIES = 9
_LINE = 13  # letters in a line of a column's heading


@attrs.frozen
class _Request:
    kind: str
    reply: str
    reaction: str
    session: str


def saying_no(frame: pd.DataFrame) -> Picture:
    """
    Draw what came of replies, from ``supervision.frames.requests()``: a column for each reply.

    Below each other: what had been asked for, how the reply was taken last, and what became of the next session. What
    was entered in error is left out.

    Raises:
        MissingExtraError: altair, pandas or vl-convert is not installed.
        InvalidValueError: it is not such a frame; columns that it lacks are named.

    """
    frame = taken(frame, "kind", "status", "reply", "last_reaction", "next_session")
    requests = _requests(frame)
    more = [_MORE] if more_follow(frame) else []
    if not requests:
        return nothing_yet(_TITLE, subtitle=["0 requests", *more], caption=_CAPTION)
    noes = [one for one in requests if one.reply in _NOES]
    counted = f"n = {number_of(len(requests), 'request')}, {len(noes):,} of them declined."
    return picture(
        _TITLE,
        [_crossed(requests)],
        subtitle=[f"{counted} Numbers are requests; the darker, the larger their share of the column.", *more],
        caption=_CAPTION,
        description=" ".join([f"{_TITLE}: {_in_words(requests, noes)}", *more]),
    )


def _requests(frame: pd.DataFrame) -> list[_Request]:
    columns = (values(frame, name) for name in ("kind", "status", "reply", "last_reaction", "next_session"))
    return [
        _Request(
            kind=label(kind, ClientRequestKind),
            reply=_replied(status, reply),
            reaction=_NOTHING if reaction is None else label(reaction, ClientReaction),
            session=_NOTHING if session is None else label(session, NextSession),
        )
        for kind, status, reply, reaction, session in zip(*columns, strict=True)
        if status != ClientRequestStatus.ENTERED_IN_ERROR
    ]


def _replied(status: str | None, reply: str | None) -> str:
    if reply is not None:
        return label(reply, Reply)
    if status == ClientRequestStatus.RECORDED:
        return Reply.NO_REPLY_YET.label
    # There was one, or there may have been, and it is not for this reader.
    return label(status, ClientRequestStatus) if status == ClientRequestStatus.WITHDRAWN else NOT_SHOWN


def _crossed(requests: list[_Request]) -> alt.LayerChart:
    given = [one.reply for one in requests]
    replies = few(_in_order(given, Reply), Counter(given), most=_MOST_REPLIES, others="other replies")
    order = list(dict.fromkeys(replies.values()))
    totals = Counter(replies[one.reply] for one in requests)
    rows, cells = Rows(), []
    for heading, vocabulary, told in (
        ("What was asked for", ClientRequestKind, [one.kind for one in requests]),
        ("How the reply was taken", ClientReaction, [one.reaction for one in requests]),
        ("Next session", NextSession, [one.session for one in requests]),
    ):
        rows.heading(heading)
        grouped = _grouped(told, vocabulary)
        counts = Counter((grouped[words], replies[one.reply]) for words, one in zip(told, requests, strict=True))
        for words in dict.fromkeys(grouped.values()):
            row = rows.add(words)
            for column, reply in enumerate(order):
                n = counts[words, reply]
                cells.append(Cell(row, column, n, n / totals[reply]))
    return table(rows, _columns(order, totals), cells)


def _columns(order: list[str], totals: Counter[str]) -> list[Column]:
    headings = [
        [*(short(line, _LINE) for line in textwrap.wrap(words, _LINE)), f"n = {totals[words]:,}"] for words in order
    ]
    highest = max(map(len, headings))
    return [Column((*[" "] * (highest - len(lines)), *lines)) for lines in headings]


def _grouped(words: list[str], vocabulary: type[Code]) -> dict[str, str]:
    return few(_in_order(words, vocabulary), Counter(words))


def _in_order(words: list[str], vocabulary: type[Code]) -> list[str]:
    return in_order(words, vocabulary, _NOTHING, NOT_SHOWN)


def _in_words(requests: list[_Request], noes: list[_Request]) -> str:
    told = f"{number_of(len(requests), 'request')} ({_told([one.reply for one in requests], Reply)})."
    if not noes:
        return f"{told} None was declined."
    return (
        f"{told} Of the {len(noes):,} declined, the reply was taken last as: "
        f"{_told([one.reaction for one in noes], ClientReaction)}; "
        f"the next session: {_told([one.session for one in noes], NextSession)}."
    )


def _told(words: list[str], vocabulary: type[Code]) -> str:
    grouped = _grouped(words, vocabulary)
    counts = Counter(grouped[one] for one in words)
    return listed([f"{one} {counts[one]:,}" for one in dict.fromkeys(grouped.values())])
