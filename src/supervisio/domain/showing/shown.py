"""What makes a value show itself: the base of everything that a call returns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from supervisio.domain.showing import html, plain

if TYPE_CHECKING:
    from collections.abc import Iterator


class Shown:
    """
    Shows its fields, without texts, on a terminal and in a notebook.

    A class below it says ``repr=False``, else attrs gives it a ``repr`` of its own. ``derived`` names properties that
    are shown beside the fields.
    """

    __slots__ = ()

    derived: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        return plain.line_of(self)

    def _repr_html_(self) -> str:
        return html.record_html(self)


class ShownAsTable:
    """Shows what it holds as a table, a row each; ``next`` says whether others follow."""

    __slots__ = ()

    next: str | None

    if TYPE_CHECKING:

        def __iter__(self) -> Iterator[Any]: ...

    def __repr__(self) -> str:
        return plain.table_of(self, more=self.next is not None)

    def _repr_html_(self) -> str:
        return html.table_html(self, more=self.next is not None)
