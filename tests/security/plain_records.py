"""The decision records that one reader can make, held against the plain account of who sees what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from supervisio.document import verify_record
from supervisio.domain.vocabulary import RecordAudience
from supervisio.errors import AccessDeniedError, NotFoundError, RuleError
from tests.security.plain_sight import sees_entry, sight

if TYPE_CHECKING:
    from supervisio import Actor, Supervision
    from tests.security.plain_matter import PlainCase
    from tests.security.plain_world import World

_WORDS = re.compile(r"words \d+")
_HELD = {"accepted", "scheduled", "missed", "completed"}


class Keeper:
    """One reader, making every record of every case that there is."""

    def __init__(self, world: World, who: Actor) -> None:
        self.world = world
        self.who = who
        self.clinic = world.plain

    def keep(self) -> None:
        """Make each record, or be refused it, and see that it holds no words but those that this reader may read."""
        with self.world.clinic.acting(self.who) as supervision:
            for case in self.world.cases:
                for audience in RecordAudience:
                    self._keep(supervision, case, audience)

    def _keep(self, supervision: Supervision, case: PlainCase, audience: str) -> None:
        def make() -> Any:
            return supervision.cases.decision_record(case.id, audience=audience, purpose="system")

        refusal = self._refusal(case, audience)
        if refusal is not None:
            with pytest.raises(refusal):
                make()
            return
        made = make()
        told, also = set(_WORDS.findall(made.to_html())), set(_WORDS.findall(made.to_json()))
        assert told == also
        assert told <= self._readable(case)
        assert audience != "therapist" or told == self._readable(case)
        assert verify_record(made.to_json()).ok

    def _refusal(self, case: PlainCase, audience: str) -> type[Exception] | None:
        refs = self.who.refs
        if sight(self.clinic, case, case.row, refs) is None:
            return NotFoundError
        if case.owner in refs:
            is_private = case.topic == "personal_issue" and audience in ("board", "client")
            return RuleError if is_private else None
        asked = [row for row in case.of("consultation") if row.values["asked_of"] in refs and row.status in _HELD]
        is_reader = bool(refs & set(self.clinic.grants(case))) and case.topic != "personal_issue"
        return None if audience == "supervisor" and (asked or is_reader) else AccessDeniedError

    def _readable(self, case: PlainCase) -> set[str]:
        """Return all words of a case that this reader may read."""
        if case.emptied:
            return set()
        found: set[Any] = set()
        for row in (case.row, *case.rows):
            seen = sight(self.clinic, case, row, self.who.refs) or set()
            found |= {text for name, text in row.texts.items() if name in seen}
        found |= {one.reason for one in case.entries if sees_entry(self.clinic, case, one, self.who.refs)}
        return {words for text in found if text is not None for words in _WORDS.findall(str(text))}
