"""
Make the tables of weighing and deciding, and let concerns, issues and the policy say when and by what they are watched.

Revision ID: supervisio_0002
Revises: supervisio_0001

Safe before a deploy: it only adds, and what is added may be empty. Not safe after it: the library refuses to work
without it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import context, op
from alembic.util import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

revision = "supervisio_0002"
down_revision = "supervisio_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, then add the columns: nothing is filled in, so every digest stays what it was."""
    _make_tables()
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column)
    _note_for_hosts(revision)


def downgrade() -> None:
    """Take it all away, if there is nothing in it or ``-x lose-data=yes`` is said."""
    if context.get_x_argument(as_dictionary=True).get("lose-data") != "yes":
        _refuse_to_lose_rows()
    for table, columns in _columns().items():
        for column in reversed(columns):
            op.drop_column(table, column.name)
    for table in reversed(_TABLES):
        op.drop_table(table)
    _note_for_hosts(down_revision)


def _note_for_hosts(now_at: str) -> None:
    # A host's version table cannot tell our revision: Alembic leaves out of it what another revision depends on.
    if op.get_context().version_table != "supervisio_alembic_version":
        kept = sa.table("supervisio_hosted_version", sa.column("version_num", sa.String()))
        op.execute(kept.update().values(version_num=op.inline_literal(now_at)))


def _refuse_to_lose_rows() -> None:
    filled = [sa.select(sa.literal(1)).select_from(sa.table(table)).limit(1) for table in _TABLES]
    for table, columns in _columns().items():
        is_filled = sa.or_(*(sa.column(column.name).is_not(None) for column in columns))
        filled.append(sa.select(sa.literal(1)).select_from(sa.table(table)).where(is_filled).limit(1))
    if op.get_context().as_sql or any(op.get_bind().scalar(row) for row in filled):
        raise CommandError("What was weighed and decided would be lost; say -x lose-data=yes if that is meant.")


# One name a line would hide the shape of the tables, so from here on there are several.
# fmt: off

# In the order in which they are made: a table stands after those that it refers to.
_TABLES = (
    "supervisio_therapist_profile", "supervisio_evaluation", "supervisio_decision", "supervisio_reply_plan",
)


def _columns() -> dict[str, list[sa.Column[Any]]]:
    # Made anew each time: a column belongs to the table it was added to.
    end = "the end of that day in the clinic's time zone"
    return {
        "supervisio_clinic_policy": [
            _json("confirmed_rules", nullable=True, comment="ids of rules that were read again at the source"),
            _json("watched", nullable=True, comment="numbers by which silence and drift are noticed"),
        ],
        "supervisio_personal_issue": [_day("review_on"), _moment("review_by", nullable=True, comment=end)],
        "supervisio_boundary_concern": [
            _day("review_on"), _moment("review_by", nullable=True, comment=end), _day("reviewed_on"),
            sa.Column("continues_against_rule", sa.Boolean(), nullable=True),
        ],
    }


def _make_tables() -> None:
    _make_root("therapist_profile",
        _reference("therapist_ref"),
        _json("memberships", comment="body, profession, jurisdiction, first and last day, one a row"),
        unique=("therapist_ref",),
    )
    _make_child("evaluation",
        _row_id("concern_id"), _row_id("supersedes_id", nullable=True), _code("status"),
        sa.Column("instrument", sa.Integer(), nullable=False, comment="version of the instrument"),
        _json("circumstances", comment="what was known without asking"),
        _sealed("answers", comment="by item, as JSON; sealed under the key of the case"),
        _json("missing", comment="items that are still to be answered"), _moment("submitted_at", nullable=True),
        _code("result", nullable=True), _code("risk", nullable=True),
        _json("weighing", nullable=True, comment="the result with its findings and reasons"),
        _json("ruling", nullable=True, comment="what the rules said, and in which version"),
        status=("draft", "submitted", "superseded"),
        refers={"concern_id": "boundary_concern", "supersedes_id": "evaluation"},
    )
    _make_child("decision",
        _row_id("concern_id"), _row_id("evaluation_id", nullable=True),
        _row_id("consultation_id", nullable=True, comment="the second opinion"),
        _code("disposition", nullable=True, comment="NULL where it only says that it goes on"),
        _code("classification", nullable=True), _reference("decided_by"),
        _reference("second_person", nullable=True, comment="who else stands for going on against a rule"),
        sa.Column("continues_against_rule", sa.Boolean(), nullable=False), _sealed("rationale"),
        _sealed("safeguards"), _sealed("expected_benefit"), _sealed("expected_consequences"),
        _sealed("client_was_told"), _sealed("repair_plan"), _day("review_on"),
        refers={
            "concern_id": "boundary_concern", "evaluation_id": "evaluation", "consultation_id": "consultation",
        },
    )
    _make_child("reply_plan",
        _row_id("request_id"), _code("reply"), _sealed("explanation"), _json("expected_reactions", comment="codes"),
        _sealed("check_next_session"), _sealed("return_plan", comment="how a return to therapy would be gone about"),
        _code("return_barred", nullable=True, comment="whether accepting bars a return to this therapist"),
        sa.Column("client_told_of_return", sa.Boolean(), nullable=True), _day("follow_up_on"),
        _moment("follow_up_by", nullable=True, comment="the end of that day in the clinic's time zone"),
        refers={"request_id": "client_request"},
    )
# fmt: on


def _make_root(noun: str, *columns: sa.Column[Any], **others: Any) -> None:
    """Make a table whose rows carry a chain of the journal and the wrapped data key of what belongs to them."""
    others["indexes"] = (("key_id", "journal_key_id"), *others.get("indexes", ()))
    _make_table(
        noun,
        _id(),
        *columns,
        _sequence("journal_seq", comment="sequence of the newest journal entry"),
        _binary("journal_head", comment="MAC over clinic, root, sequence, newest MAC"),
        _key_id("journal_key_id", comment="id of the key of that MAC"),
        _binary("wrapped_key", nullable=True, comment="the data key, wrapped; NULL once shredded"),
        sa.Column("key_id", sa.String(64), comment="id of the key that wraps it"),
        *_recorded(),
        **others,
    )


def _make_child(noun: str, *columns: sa.Column[Any], **others: Any) -> None:
    """Make a table whose rows belong to a case."""
    others["refers"] = {"case_id": "case", **others.get("refers", {})}
    others["indexes"] = (("case_id",), *others.get("indexes", ()))
    _make_table(noun, _id(), _row_id("case_id"), *columns, *_recorded(), **others)


def _make_table(
    noun: str,
    *columns: sa.Column[Any],
    key: Sequence[str] = ("id",),
    status: Sequence[str] = (),
    refers: Mapping[str, str] | None = None,
    unique: Sequence[str] = (),
    indexes: Sequence[Sequence[str]] = (),
) -> None:
    """Make a table in which the clinic leads every key and index, and is left out of their names."""
    # op.f says that a name is final: a host's naming convention would put its own before it.
    table = f"supervisio_{noun}"
    constraints: list[sa.schema.SchemaItem] = [sa.PrimaryKeyConstraint("clinic_id", *key, name=op.f(f"pk_{table}"))]
    if status:
        listed = ", ".join(f"'{code}'" for code in status)
        constraints.append(sa.CheckConstraint(f"status IN ({listed})", name=op.f(f"ck_{table}__status")))
    for column, other in (refers or {}).items():
        target = [f"supervisio_{other}.clinic_id", f"supervisio_{other}.id"]
        constraints.append(sa.ForeignKeyConstraint(["clinic_id", column], target, name=op.f(f"fk_{table}__{column}")))
    if unique:
        constraints.append(sa.UniqueConstraint("clinic_id", *unique, name=op.f(f"uq_{table}__{'_'.join(unique)}")))
    constraints += [sa.Index(op.f(f"ix_{table}__{'_'.join(index)}"), "clinic_id", *index) for index in indexes]
    clinic = _reference("clinic_id", comment="the clinic (tenant) this row belongs to")
    op.create_table(table, clinic, *columns, *constraints)


def _recorded() -> tuple[sa.Column[Any], ...]:
    return (
        _moment("effective_at", comment="when it happened; the day's beginning where only the day is known"),
        _day("effective_on", comment="the day, where only the day is known"),
        _moment("recorded_at", comment="when it was written"),
        _reference("recorded_by", nullable=True, comment="who wrote it first; NULL once dropped"),
        _sequence("row_seq", comment="sequence of the journal entry that last wrote this row"),
    )


_id = partial(sa.Column, "id", sa.Uuid(), nullable=False, comment="UUIDv7, made by the library")
_row_id = partial(sa.Column, type_=sa.Uuid(), nullable=False)
_sequence = partial(sa.Column, type_=sa.BigInteger(), nullable=False)
_key_id = partial(sa.Column, type_=sa.String(80), nullable=False)
_reference = partial(sa.Column, type_=sa.String(128), nullable=False, comment="the host's opaque reference")
_code = partial(sa.Column, type_=sa.String(64), nullable=False, comment="a code of an open vocabulary")
_moment = partial(sa.Column, type_=sa.DateTime(timezone=True), nullable=False, comment="aware, UTC")
_day = partial(sa.Column, type_=sa.Date(), nullable=True, comment="calendar day")
_sealed = partial(sa.Column, type_=sa.LargeBinary(), nullable=True, comment="sealed under the key of the case")
_binary = partial(sa.Column, type_=sa.LargeBinary(), nullable=False)
_json = partial(sa.Column, type_=sa.Text(), nullable=False)
