"""The whole matter for one screen."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

import attrs
from sqlalchemy import bindparam

from supervisio.domain.checks import identifier
from supervisio.domain.records import CaseView
from supervisio.services import revealing, timeline
from supervisio.services.assembling import assemble
from supervisio.services.draft import data_key_of
from supervisio.services.gathering import SHOWN
from supervisio.services.impairment import lacks_response
from supervisio.services.moves import with_moves
from supervisio.services.reading import records_of, rows_with_case
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from supervisio.services.common import Id
    from supervisio.services.context import Context
    from supervisio.services.reading import Sighted


def view(context: Context, case_id: Id, *, reveal: str | None) -> CaseView:
    """
    Return the whole matter, as far as this actor may see it, with the moves open to them.

    Raises:
        NotFoundError: there is none that this actor may see.

    """
    found = timeline.sighted_case(context, identifier(case_id, "case_id"))
    case: Any = assemble("case", found.case, found.case, found.standing)
    came_up: dict[str, Any] = {name: _of(context, noun, found) for name, noun in SHOWN.items()}
    shown = CaseView(
        case=with_moves(case, found),
        **came_up,
        timeline=timeline.newest_of_case(context, found),
        version=found.case["journal_seq"],
    )
    if reveal is not None:
        shown = revealing.reveal(context, shown, purpose=reveal)
    return shown


def _of(context: Context, noun: str, found: Sighted) -> tuple[Any, ...]:
    table = table_of(noun)
    statement = rows_with_case(noun).where(table.c.case_id == bindparam("case_id"))
    of_case = sorted(context.rows(statement, {"case_id": found.case["id"]}), key=itemgetter("id"))
    rows = [row for row in of_case if row.get("status") != "dropped"]
    lacking = {row["id"]: _lacking(context, noun, row, found) for row in rows}
    records: list[Any] = records_of(context, noun, rows)
    return tuple(_with_moves(record, found, lacking[record.id]) for record in records)


def _lacking(context: Context, noun: str, row: dict[str, Any], found: Sighted) -> tuple[str, ...]:
    if noun != "personal_issue" or not found.standing.is_therapist or found.case["wrapped_key"] is None:
        return ()
    return ("practice_response",) if lacks_response(context, row, data_key_of(context, found.case)) else ()


def _with_moves(record: Any, found: Sighted, lacking: tuple[str, ...]) -> Any:
    record = with_moves(record, found, lacking=lacking)
    nested = {"consultation": "recommendations", "boundary_concern": "evaluations"}.get(record.noun)
    if nested is not None:
        return attrs.evolve(record, **{nested: tuple(with_moves(one, found) for one in getattr(record, nested))})
    return record
