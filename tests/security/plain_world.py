"""The library's clinic and the plain one side by side: every call is made on both, and they must agree."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from supervisio import Actor, Supervisio
from supervisio.errors import SupervisioError
from supervisio.models import metadata
from supervisio.models.database import Database
from supervisio.testing import FrozenClock, throwaway_vault
from tests.security.plain_matter import ZONE, PlainCase, PlainClinic, PlainEntry, PlainRow
from tests.security.plain_rules import ASKED, EITHER, OWNER, RULES, THERAPIST, after_move
from tests.security.plain_sight import sight
from tests.security.plain_watching import WATCHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import timedelta

    from sqlalchemy import Engine

    from supervisio import Supervision

    Call = Callable[[Supervision], Any]

SYSTEM = Actor("system", roles={"system"})
_NUMBERS = count(1)


class World:
    """One clinic, kept by the library and in plain Python."""

    def __init__(self, engine: Engine) -> None:
        self.plain = PlainClinic()
        self.clock = FrozenClock(self.plain.now)
        self.clinic = Supervisio(throwaway_vault(), clock=self.clock).clinic(engine, f"clinic-{next(_NUMBERS)}")
        self.cases = self.plain.cases
        self.relationships: dict[Any, int] = {}
        with self.clinic.acting(SYSTEM) as supervision:
            supervision.policy.set(time_zone=ZONE.key, watched=WATCHED, effective_at="2000-01-01")

    def move_clock(self, length: timedelta) -> None:
        """Let the clock jump, forwards or back."""
        self.clock.advance(length)
        self.plain.now = self.clock.now()

    def new_words(self) -> str:
        """Return a text that nobody has said yet."""
        return f"words {next(_NUMBERS)}"

    def kept(self) -> list[Any]:
        """Return all that the database holds of this clinic."""
        with Session(self.clinic.engine) as session:
            database = Database(session)
            if database.dialect_name == "postgresql":
                database.name_clinic(self.clinic.clinic_id)  # else its rows, which are guarded, cannot be seen
            connection = database.connection()
            of_this = f"WHERE clinic_id = '{self.clinic.clinic_id}' ORDER BY 1, 2, 3"
            return [connection.exec_driver_sql(f"SELECT * FROM {table} {of_this}").all() for table in metadata.tables]

    def verify(self) -> None:
        """See that the record is what was written, and every chain as long as it should be."""
        with self.clinic.reading(SYSTEM) as supervision:
            found = supervision.journal.verify()
        told = [case.version for case in self.cases if case.topic != "personal_issue"]
        chains = [1, *told, *self.relationships.values()]  # the policy's is the first
        assert (found.findings, found.roots, found.entries) == ((), len(chains), sum(chains))

    def attempt(self, actor: Actor, call: Call, refusals: Iterable[str] = (), *, key: str | None = None) -> Any:
        """
        Make a call in a transaction that is committed whatever comes of it, and see that it is refused if it should be.

        What is refused leaves everything as it was. With a key the call is repeated, which does nothing.
        """
        expected = set(refusals)
        before = self.kept() if expected else None
        made, refusal = self._outcome(actor, call)
        assert (refusal in expected) if expected else refusal is None, (refusal, expected)
        if expected:
            assert self.kept() == before
        elif key is not None:
            after = self.kept()
            again, refusal = self._outcome(actor, call)
            assert refusal is None
            assert again.replayed
            assert self.kept() == after
        return made

    def _outcome(self, actor: Actor, call: Call) -> tuple[Any, str | None]:
        with self.clinic.acting(actor) as supervision:
            try:
                return call(supervision), None
            except SupervisioError as error:
                return None, error.code

    def refusals(self, actor: Actor, case: PlainCase, row: PlainRow, move: str, common: dict[str, Any]) -> set[str]:
        """Return why a move is refused, first of all that it is not there for this actor, or not theirs to make."""
        if sight(self.plain, case, row, actor.refs) is None:
            return {"not_found"}
        rule = RULES[row.noun][move]
        if not self.names_of_mover(actor, case, row, rule.by):
            return {"access_denied"}
        if common.get("expect_version") not in (None, case.version):
            return {"stale_version"}
        return set() if row.status in rule.sources else {"invalid_transition"}

    def names_of_mover(self, actor: Actor, case: PlainCase, row: PlainRow, by: str) -> list[str]:
        """Return the references under which it is this actor's move."""
        owns = [case.owner] if case.owner in actor.refs else []
        asked_of, owner_ref = row.values.get("asked_of"), row.values.get("owner_ref")
        asked = [asked_of] if asked_of in actor.refs and not owns else []
        acts = [owner_ref] if owner_ref in actor.refs else []
        return {THERAPIST: owns, ASKED: asked, EITHER: owns + asked, OWNER: acts + owns}[by]

    def add(self, case: PlainCase, row: PlainRow) -> PlainRow:
        """Put a row into a case."""
        case.rows.append(row)
        return row

    def happened(
        self, case: PlainCase, call: str, actor: Actor, rows: list[PlainRow], names: list[str], common: dict[str, Any]
    ) -> list[PlainRow]:
        """Write the line of the journal that a call leaves; returns the rows in it."""
        acting_as = None if actor.ref in names or not names else names[0]
        case.entries.append(PlainEntry(call, actor.ref, rows, common.get("reason"), acting_as))
        return rows

    def move(
        self,
        who: Actor,
        where: tuple[PlainCase, PlainRow],
        move: str,
        call: Call,
        common: dict[str, Any],
        *,
        name: str,
        also: Iterable[str] = (),
        writes: bool = True,
        **values: Any,
    ) -> tuple[Any, list[PlainRow]] | None:
        """
        Make a move on a row, on both sides. Returns the record and the rows in the journal's line; None if refused.

        ``also`` are further reasons to refuse it, ``values`` what it changes; ``writes`` says whether the row is
        written even where its status stays.
        """
        case, row = where
        refusals = self.refusals(who, case, row, move, common)
        if refusals <= {"invalid_transition"}:
            refusals |= set(also)
        record = self.attempt(who, call, refusals, key=common.get("request_key"))
        if refusals:
            return None
        names = self.names_of_mover(who, case, row, RULES[row.noun][move].by)
        status = after_move(row.noun, str(row.status), move)
        rows = [row] if writes or status != row.status else []
        row.status = status
        row.values.update(values)
        return record, self.happened(case, name, who, rows, names, common)
