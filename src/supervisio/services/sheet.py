"""One answer sheet of the instrument: answers opened, checked, sealed again, and worked out at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from supervisio import instrument
from supervisio.errors import JournalTamperedError
from supervisio.services.circumstances import Circumstances
from supervisio.vault.keys import SealBrokenError, place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from supervisio.instrument import Instrument
    from supervisio.services.draft import Row
    from supervisio.services.service import Change
    from supervisio.vault.keys import DataKey


class Sheet:
    """The answers of one evaluation, under the circumstances of now."""

    def __init__(
        self, change: Change, evaluation_id: UUID, form: Instrument, concern: Row, answers: Mapping[str, Any]
    ) -> None:
        self._change = change
        self._evaluation_id = evaluation_id
        self._form = form
        self._circumstances = Circumstances.of(change, concern)
        self._answers = dict(answers)

    @classmethod
    def of(cls, change: Change, evaluation: Row, concern: Row) -> Sheet:
        """Return the sheet of an evaluation that was begun."""
        change.require_as_written("evaluation", evaluation)
        answers = opened(change.context.clinic_id, change.data_key, evaluation)
        return cls(change, evaluation["id"], instrument.version(evaluation["instrument"]), concern, answers)

    def answer(self, given: Mapping[str, Any]) -> None:
        """
        Take answers in; None takes one back.

        Raises:
            InvalidValueError: an item is not one of the instrument, or an answer is not acceptable.

        """
        self._answers = self._form.checked(
            {**self._answers, **given}, self._circumstances.weighing, text_limit=self._change.policy.text_limit
        )

    @property
    def missing(self) -> tuple[str, ...]:
        """The items still to be answered."""
        return self._form.missing(self._answers, self._circumstances.weighing)

    def as_draft(self) -> dict[str, Any]:
        """Return the columns of a draft."""
        written = json.dumps(self._answers, sort_keys=True, ensure_ascii=False)
        return {
            "circumstances": self._circumstances.to_dict(),
            "answers": self._change.seal("evaluation", self._evaluation_id, "answers", written),
            "missing": list(self.missing),
        }

    def as_submitted(self) -> dict[str, Any]:
        """
        Return the columns of a submitted evaluation: the answers with the result and what the rules said.

        Raises:
            IncompleteError: items are not answered.

        """
        self._change.require(*self.missing)
        ruling = self._circumstances.ruling(self._change.context.house.rules, self._answers)
        result = self._form.result(self._answers, self._circumstances.weighing, ruling)
        return {
            **self.as_draft(),
            "submitted_at": self._change.at,
            "result": result.result,
            "risk": result.risk,
            "weighing": result.to_dict(),
            "ruling": ruling.to_dict(),
        }


def opened(clinic_id: str, key: DataKey, evaluation: Mapping[str, Any]) -> dict[str, Any]:
    """
    Return the answers of an evaluation, by item.

    Raises:
        JournalTamperedError: they are not those that were sealed there.

    """
    try:
        written = key.unseal(evaluation["answers"], place("evaluation", "answers", clinic_id, evaluation["id"]))
    except SealBrokenError:
        raise JournalTamperedError(evaluation["case_id"], "sealed") from None
    answers: dict[str, Any] = json.loads(written)
    return answers
