"""
Make the tables: cases and what came up in them, asking and answering, the journal and the log of readings.

Revision ID: supervisio_0001
Revises:

Safe before a deploy: nothing knows these tables yet. Not safe after it: the library refuses to work without them.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from alembic import context, op
from alembic.util import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

revision = "supervisio_0001"
down_revision = None
branch_labels = ("supervisio",)
depends_on = None


def upgrade() -> None:
    """Make every table, then refuse changes to the two that are only ever added to."""
    _refuse_beside_tables_made_otherwise()
    _make_tables()
    if _hosted():
        op.create_table("supervisio_hosted_version", sa.Column("version_num", sa.String(32), primary_key=True))
        op.execute("INSERT INTO supervisio_hosted_version VALUES ('supervisio_0001')")
    if op.get_context().dialect.name == "postgresql":
        _refuse_changes_on_postgresql()
    else:
        _refuse_changes_on_sqlite()


def downgrade() -> None:
    """Drop every table, if they are empty or ``-x lose-data=yes`` is said."""
    if context.get_x_argument(as_dictionary=True).get("lose-data") != "yes":
        _refuse_to_lose_rows()
    for table in reversed(_TABLES):
        op.drop_table(table)  # its triggers and indexes go with it
    if op.get_context().dialect.name == "postgresql":
        op.execute("DROP FUNCTION supervisio_refuse_change()")
    if _hosted():
        op.drop_table("supervisio_hosted_version")


def _hosted() -> bool:
    # A host's version table cannot tell our revision: Alembic leaves out of it what another revision depends on.
    return bool(op.get_context().version_table != "supervisio_alembic_version")


def _refuse_beside_tables_made_otherwise() -> None:
    # Two Alembics must not keep the same tables: each would lose sight of what the other does.
    if not op.get_context().as_sql and sa.inspect(op.get_bind()).has_table("supervisio_case"):
        raise CommandError(
            "The tables of supervisio are in this database already, and another version table keeps them: either "
            "supervisio.schema.upgrade looks after them or the host's own Alembic does, not both."
        )


def _refuse_to_lose_rows() -> None:
    any_row = (sa.select(sa.literal(1)).select_from(sa.table(table)).limit(1) for table in _TABLES)
    if op.get_context().as_sql or any(op.get_bind().scalar(row) for row in any_row):
        raise CommandError("The rows in the tables would be lost; say -x lose-data=yes if that is meant.")


# One name a line would hide the shape of the tables, so from here on there are several.
# fmt: off

# In the order in which they are made: a table stands after those that it refers to.
_TABLES = (
    "supervisio_clinic_policy", "supervisio_therapy_relationship", "supervisio_case", "supervisio_client_request",
    "supervisio_observation", "supervisio_personal_issue", "supervisio_support_reference",
    "supervisio_practice_response", "supervisio_boundary_concern", "supervisio_grant", "supervisio_consultation",
    "supervisio_recommendation", "supervisio_addendum", "supervisio_action_item", "supervisio_journal_entry",
    "supervisio_access_entry",
)
_APPEND_ONLY = ("supervisio_journal_entry", "supervisio_access_entry")


def _make_tables() -> None:
    _make_root("clinic_policy",
        sa.Column("time_zone", sa.String(), nullable=False, comment="IANA name; days are counted in it"),
        _json("response_times", comment="seconds by urgency"),
        sa.Column("text_limit", sa.Integer(), nullable=False, comment="characters"),
        indexes=[("effective_at",)],
    )
    _make_root("therapy_relationship",
        _reference("therapist_ref"), _reference("client_ref"), _code("status"), _day("began_on"), _day("ended_on"),
        _code("ending", nullable=True), _day("resumed_on"), _day("last_professional_contact_on"),
        _day("last_contact_on", comment="the last contact of any kind"),
        status=("prospective", "current", "on_hold", "ended", "transferred", "returned"),
        unique=("therapist_ref", "client_ref"), indexes=[("client_ref",)],
    )
    _make_root("case",
        _reference("therapist_ref"), _code("topic"), _code("status"), _reference("client_ref", nullable=True),
        _reference("host_ref", nullable=True), _day("review_on"),
        _moment("review_by", nullable=True, comment="the end of that day in the clinic's time zone"),
        _sealed("outcome"), _sealed("client_was_told"),
        status=("open", "monitoring", "closed", "entered_in_error"),
        indexes=[("client_ref",), ("host_ref",), ("therapist_ref", "status")],
    )
    _make_child("client_request",
        _code("kind"), _code("phase"), _code("made_by"), _day("made_on"), _sealed("words"), _code("status"),
        _code("reply", nullable=True), _moment("replied_at", nullable=True), _sealed("explanation"),
        _json("redacted", nullable=True, comment="names of the fields that were redacted"),
        status=("recorded", "replied", "followed_up", "withdrawn", "entered_in_error"),
    )
    _make_child("observation",
        _row_id("request_id"), _code("reaction", nullable=True), _code("next_session", nullable=True),
        _day("observed_on"), _sealed("text"),
        refers={"request_id": "client_request"},
    )
    _make_child("personal_issue",
        _code("status"), _sealed("kind", nullable=False), _sealed("functioning", nullable=False),
        _sealed("affects_work", nullable=False), _day("noticed_on"), _sealed("note"), _day("reviewed_on"),
        status=("noted", "support_sought", "supported", "reviewed", "closed", "entered_in_error"),
    )
    _make_child("support_reference",
        _row_id("issue_id"), _sealed("route", nullable=False), _day("since"),
        refers={"issue_id": "personal_issue"},
    )
    _make_child("practice_response",
        _row_id("issue_id"), _sealed("response", nullable=False),
        refers={"issue_id": "personal_issue"},
    )
    _make_child("boundary_concern",
        _code("status"), _code("kind", nullable=True), _reference("other_party_ref", nullable=True),
        _code("origin", nullable=True), _code("phase", nullable=True), _code("occurrence", nullable=True),
        _day("noticed_on"), _sealed("description"), _code("classification", nullable=True),
        _code("disposition", nullable=True), _sealed("client_was_told"),
        status=(
            "noted", "brought", "under_evaluation", "decided", "monitoring", "closed", "withdrawn", "dropped",
            "entered_in_error",
        ),
    )
    _make_child("grant",
        _reference("ref"), _day("until"), _moment("revoked_at", nullable=True),
        indexes=[("ref",)],
    )
    _make_child("consultation",
        _row_id("request_id", nullable=True), _row_id("issue_id", nullable=True),
        _row_id("concern_id", nullable=True), _code("route"), _code("question_type", nullable=True), _code("urgency"),
        _sealed("question"), _reference("asked_of"), _code("status"), _moment("respond_by"),
        _code("reached_how", nullable=True), sa.Column("show_client_ref", sa.Boolean(), nullable=False),
        _reference("host_ref", nullable=True), _moment("accepted_at", nullable=True),
        _moment("scheduled_at", nullable=True, comment="for when the talk is set"), _moment("held_at", nullable=True),
        _day("held_on", comment="the day of the talk, where only the day is known"),
        sa.Column("minutes", sa.Integer(), nullable=True, comment="minutes of this matter"), _day("follow_up_on"),
        _moment("follow_up_by", nullable=True, comment="the end of that day in the clinic's time zone"),
        _code("decline_code", nullable=True), _row_id("redirected_from", nullable=True),
        sa.Column("reported_by_therapist", sa.Boolean(), nullable=False), _moment("confirmed_at", nullable=True),
        _json("redacted", nullable=True, comment="names of the fields that were redacted"),
        status=(
            "requested", "accepted", "scheduled", "completed", "missed", "declined", "redirected", "cancelled",
            "entered_in_error",
        ),
        refers={
            "request_id": "client_request", "issue_id": "personal_issue", "concern_id": "boundary_concern",
            "redirected_from": "consultation",
        },
        indexes=[("asked_of", "status"), ("host_ref",)],
    )
    _make_child("recommendation",
        _row_id("consultation_id"), _code("kind"), _code("force"), _reference("given_by"), _sealed("text"),
        _code("status"),
        status=("open", "followed", "declined", "contested", "entered_in_error"),
        refers={"consultation_id": "consultation"},
    )
    _make_child("addendum",
        _row_id("consultation_id"), _sealed("text"),
        refers={"consultation_id": "consultation"},
    )
    _make_child("action_item",
        _row_id("consultation_id", nullable=True), _reference("owner_ref"), _sealed("text"), _day("due_on"),
        _moment("due_by", nullable=True, comment="the end of that day in the clinic's time zone"), _code("status"),
        status=("open", "done", "cancelled", "entered_in_error"), refers={"consultation_id": "consultation"},
        indexes=[("owner_ref", "status")],
    )
    _make_table("journal_entry",
        _row_id("root_id"), _sequence("seq"), _code("root_noun"), _code("move"), _reference("actor_ref"),
        _reference("acting_as", nullable=True), _sealed("reason"), _moment("effective_at"), _day("effective_on"),
        _moment("recorded_at"), _reference("request_key", nullable=True),
        _binary("request_mac", nullable=True, comment="MAC of the call's name and arguments"),
        _json("rows", comment="[noun, id, keyed digest of the row left behind], one a row"), _key_id("mac_key_id"),
        _binary("mac", comment="MAC over this entry and the one before"),
        sa.Column("written_in", sa.BigInteger(), comment="the transaction, on PostgreSQL", server_default=sa.text(
            "NULL" if op.get_context().dialect.name == "sqlite" else "((pg_current_xact_id())::text)::bigint")),
        key=("root_id", "seq"), unique=("actor_ref", "request_key"), indexes=[("written_in",)],
    )
    _make_table("access_entry",
        _id(), _row_id("case_id"), _reference("actor_ref"), _reference("acting_as", nullable=True), _code("purpose"),
        _code("noun"), _row_id("record_id"), _json("fields", comment="names of the fields that were read"),
        _moment("read_at"), _key_id("mac_key_id"), _binary("mac"),
        key=("id",), indexes=[("case_id",)],
    )
# fmt: on


def _refuse_changes_on_sqlite() -> None:
    for table in _APPEND_ONLY:
        for operation in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{operation} BEFORE {operation.upper()} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _refuse_changes_on_postgresql() -> None:
    # Without a percent sign, which Alembic doubles where it writes the statements out.
    op.execute(
        "CREATE FUNCTION supervisio_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$"
        " BEGIN RAISE restrict_violation USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$"
    )
    for table in _APPEND_ONLY:
        # A row's trigger does not see TRUNCATE.
        for operation, each in (("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {table}_no_{operation} BEFORE {operation.upper()} ON {table}"
                f" FOR EACH {each} EXECUTE FUNCTION supervisio_refuse_change()"
            )


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
