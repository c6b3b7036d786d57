"""What is on record about one therapist and one client, as far as the actor may see it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam

from supervisio.services.reach import candidates, reach
from supervisio.services.reading import rows_with_case
from supervisio.services.statements import table_of

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Select

    from supervisio.services.context import Context
    from supervisio.services.draft import Row


def rows_of_pair(
    context: Context, noun: str, read: frozenset[str], *, client_ref: str, therapist_ref: str
) -> list[Row]:
    """
    Return the rows of a noun about these two of which the actor may see all the fields named, in the order of writing.

    What was dropped or entered in error is not there.
    """
    pair = {"pair_client": client_ref, "pair_therapist": therapist_ref}
    seen_by = {"refs": sorted(context.refs), "today": context.today()}
    # Sorted here: SQLite, asked for their order, would go through the clinic by id to find these few.
    return sorted(context.rows(_of_pair(noun, read), {**pair, **seen_by}), key=lambda row: cast("Any", row["id"]))


def day_of(context: Context, row: Row) -> date:
    """Return the calendar day at the clinic that a row is about: when it was noticed or made, else when it happened."""
    told = next((row[name] for name in ("noticed_on", "made_on", "effective_on") if row.get(name) is not None), None)
    return cast("date", told) if told is not None else context.policy.today(row["effective_at"])


@cache
def _of_pair(noun: str, read: frozenset[str]) -> Select[Any]:
    table, case = table_of(noun), table_of("case")
    statement = rows_with_case(noun).where(
        table.c.id.in_(candidates(noun, frozenset())),
        reach(noun, read),
        case.c.client_ref == bindparam("pair_client"),
        case.c.therapist_ref == bindparam("pair_therapist"),
        case.c.status != "entered_in_error",
    )
    return statement.where(table.c.status.not_in(("dropped", "entered_in_error"))) if "status" in table.c else statement
