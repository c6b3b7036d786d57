"""What an instrument is made of: sections, items, and the options of an item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.as_json import as_json
from supervisio.domain.vocabulary import EvaluationFinding, RiskReason

if TYPE_CHECKING:
    from collections.abc import Mapping

CHOICE = "choice"
SEVERAL = "several"
YES_NO_UNSURE = "yes_no_unsure"
DAY = "day"
AMOUNT = "amount"
TEXT = "text"

ALWAYS = "always"
IF_AVOIDABLE = "if_avoidable"
NEVER = "never"


@attrs.frozen(kw_only=True)
class Section:
    """One part of the instrument: its letter, a title, and what it is about."""

    code: str
    title: str
    text: str


@attrs.frozen(kw_only=True)
class Option:
    """One answer that can be chosen, and whether it is a finding or a reason for a moderate risk."""

    code: str
    label: str
    definition: str = ""
    finding: EvaluationFinding | None = None
    risk: RiskReason | None = None


@attrs.frozen(kw_only=True)
class Item:
    """
    One thing that is asked.

    ``type`` is ``choice``, ``several``, ``yes_no_unsure``, ``day``, ``amount`` or ``text``; the first three have
    ``options``.
    ``unknown`` is the option that says that it is not known, and ``undetermined`` what not knowing does to the result:
    ``always`` or ``if_avoidable`` leave it undetermined, ``never`` does not. ``worsening`` are chains of options, each
    from milder to worse; options in no common chain cannot be compared. ``conditions`` and ``when`` say when it is
    asked: what must hold of the matter, and with which answers to other items.
    """

    id: str
    section: str
    text: str
    source: str
    type: str
    options: tuple[Option, ...] = ()
    required: bool = True
    unknown: str | None = None
    undetermined: str = NEVER
    worsening: tuple[tuple[str, ...], ...] = ()
    conditions: tuple[str, ...] = ()
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the options, in the order in which a form offers them."""
        return tuple(option.code for option in self.options)

    @property
    def coded(self) -> bool:
        """
        Whether an answer is a code or a day, and so can count towards the result.

        A text never does; an amount counts only by what rules say about it.
        """
        return self.type not in (AMOUNT, TEXT)

    def not_known(self, answers: Mapping[str, Any]) -> bool:
        """Whether the answer is missing, or says that it is not known."""
        return self.id not in answers or (self.unknown is not None and answers[self.id] == self.unknown)

    def chosen(self, answers: Mapping[str, Any]) -> tuple[Option, ...]:
        """Return the options that were chosen."""
        answer = answers.get(self.id, ())
        codes = (answer,) if isinstance(answer, str) else answer
        return tuple(option for option in self.options if option.code in codes)

    def to_dict(self) -> dict[str, Any]:
        """Return the item as JSON-ready values, for a form."""
        made: dict[str, Any] = as_json(self)
        return made
