"""One version of the instrument: what applies, what is missing, whether answers are acceptable, what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain.as_json import as_json
from supervisio.domain.checks import TEXT_LIMIT_AT_MOST, Problems, raise_if_any
from supervisio.domain.quiet import quiet
from supervisio.errors import InvalidValueError
from supervisio.instrument import answering, conditions, ranking

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from supervisio.domain.weighing import WeighingResult
    from supervisio.instrument.context import WeighingContext
    from supervisio.instrument.items import Item, Section
    from supervisio.instrument.speaking import Ruling


class Instrument:
    """
    One version of the instrument.

    Answers are a mapping from the id of an item to a code (``choice``, ``yes_no_unsure``), several codes (``several``),
    a day or its ISO text or ``unknown`` (``day``), or a text. An item that is left out, or answered with None, is not
    answered.
    """

    def __init__(
        self, *, version: int, sections: Iterable[Section], items: Iterable[Item], sources: Mapping[str, str]
    ) -> None:
        self.version = version
        self.sections = tuple(sections)
        self.items = tuple(items)
        self.sources = dict(sources)
        self._by_id = {item.id: item for item in self.items}

    def __repr__(self) -> str:
        return f"<Instrument: version {self.version}, {len(self.items)} items>"

    def item(self, id: str) -> Item:  # noqa: A002 - named as in every record
        """
        Return one item.

        Raises:
            InvalidValueError: this version has no such item.

        """
        if id in self._by_id:
            return self._by_id[id]
        raise InvalidValueError.of("item", "unknown_item")

    @quiet
    def applicable(self, answers: Mapping[str, Any], context: WeighingContext) -> tuple[Item, ...]:
        """
        Return the items that are asked, given what is known and was answered so far.

        Raises:
            InvalidValueError: an answer is not acceptable.

        """
        return self._asked(self.checked(answers, context), context)

    @quiet
    def missing(self, answers: Mapping[str, Any], context: WeighingContext) -> tuple[str, ...]:
        """
        Return the ids of what must still be answered before it can be submitted, in the order of the instrument.

        Raises:
            InvalidValueError: an answer is not acceptable.

        """
        given = self.checked(answers, context)
        return tuple(item.id for item in self._asked(given, context) if item.required and item.id not in given)

    @quiet
    def checked(
        self, answers: Mapping[str, Any], context: WeighingContext, *, text_limit: int = TEXT_LIMIT_AT_MOST
    ) -> dict[str, Any]:
        """
        Return the answers as they are kept: JSON-ready, in the order of the instrument.

        An answer to an item that does not apply is kept too, for what applies may change; it counts for nothing.
        ``text_limit`` is the clinic's, in characters.

        Raises:
            InvalidValueError: answers are not acceptable; all of them are named, as ``answers.<item id>``, none quoted.

        """
        problems: Problems = []
        kept = answering.checked(self._by_id, answers, problems, latest=context.as_of, text_limit=text_limit)
        raise_if_any(problems)
        return kept

    @quiet
    def result(
        self, answers: Mapping[str, Any], context: WeighingContext, ruling: Ruling | None = None
    ) -> WeighingResult:
        """
        Return what the answers come to; the same answers always come to the same.

        What is not yet answered counts as unknown, so that a draft can be looked at. ``ruling`` is what the rules say;
        without it no rule is known, and nothing can come out that lets the matter go on. Texts do not count: it can
        be recomputed without revealing any.

        Raises:
            InvalidValueError: an answer is not acceptable.

        """
        given = self.checked(answers, context)
        asked = {item.id: item for item in self._asked(given, context)}
        return ranking.weigh(self.version, asked=asked, answers=given, context=context, ruling=ruling)

    def to_dict(self) -> dict[str, Any]:
        """Return the instrument as JSON-ready values, for a form."""
        return {
            "version": self.version,
            "sections": [as_json(section) for section in self.sections],
            "items": [item.to_dict() for item in self.items],
            "sources": dict(self.sources),
        }

    def _asked(self, given: Mapping[str, Any], context: WeighingContext) -> tuple[Item, ...]:
        return tuple(item for item in self.items if conditions.hold(item, self._by_id, given, context))
