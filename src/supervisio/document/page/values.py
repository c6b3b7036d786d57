"""Values as HTML: everything escaped, references and texts kept to their own direction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any

from supervisio.document.content import Anchor, Link, Mark, Move, Ref, Text
from supervisio.domain.hidden import Hidden
from supervisio.domain.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Callable
    from zoneinfo import ZoneInfo

NOTHING = '<span class="none">none recorded</span>'
_SHORT = 20  # characters that stay on one line
_HIDDEN = {"left_out": "left out for this audience"}


class Values:
    """Writes values; moments are those of the clinic's zone."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone
        # In this order: a bool is an int too, a datetime a date, and a code a str.
        self._forms: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
            (type(None), lambda _: NOTHING),
            (Hidden, _hidden),
            (Text, _text),
            (Ref, _ref),
            (Link, lambda value: f'<a href="#{anchor(value.title)}">{escape(value.title)}</a>'),
            (Anchor, lambda value: f'<span id="{anchor(value.title)}">{escape(value.title)}</span>'),
            (Move, lambda value: f'<span title="{escape(value.call)}">{escape(value.words)}</span>'),
            (Mark, lambda value: f'<strong class="mark">{escape(value.words)}</strong>'),
            (Code, _code),
            (bool, lambda value: "yes" if value else "no"),
            (str, escape),
            (datetime, self.moment),
            (date, lambda value: f'<time datetime="{value}"><span>{value}</span></time>'),
            (tuple, self._several),
            (Mapping, self._mapping),
        )

    def html(self, value: Any) -> str:
        """Return a value as HTML."""
        for kind, form in self._forms:
            if isinstance(value, kind):
                return form(value)
        return escape(str(value))

    def moment(self, value: datetime) -> str:
        """Return a moment as HTML: at the clinic, with its distance from UTC."""
        return _moment(value, self._zone)

    def _several(self, values: tuple[Any, ...]) -> str:
        between = "; " if any(type(one) is str for one in values) else ", "
        return between.join(self.html(one) for one in values if one is not None)

    def _mapping(self, values: Mapping[str, Any]) -> str:
        known = ((name, value) for name, value in values.items() if value is not None and value != [])
        told = (f"<li>{escape(_said(name))}: {self._within(value)}</li>" for name, value in known)
        return f'<ul class="plain">{"".join(told)}</ul>'

    def _within(self, value: Any) -> str:
        if not isinstance(value, (list, tuple)):
            return self.html(value)
        between = "" if any(isinstance(one, Mapping) for one in value) else ", "
        return between.join(map(self._within, value))


def anchor(title: str) -> str:
    """Return by what an entry with this title is referred to within the page."""
    return title.lower().replace(" ", "-")


# One moment stands in all rows that a call has written, and in its entry.
@lru_cache(4096)
def _moment(value: datetime, zone: ZoneInfo) -> str:
    local = value.astimezone(zone)
    offset = f"{local:%z}"
    clock = f"<span>{local:%H:%M} <small>{offset[:3]}:{offset[3:5]}</small></span>"
    return f'<time datetime="{value.isoformat()}"><span>{local:%Y-%m-%d}</span> {clock}</time>'


def _ref(value: Ref) -> str:
    long = "" if len(value.ref) <= _SHORT else " long"
    return f'<bdi class="ref{long}">{escape(value.ref)}</bdi>'


def _hidden(value: Hidden) -> str:
    return f'<span class="hidden">[{_HIDDEN.get(value.reason, value.reason)}]</span>'


def _text(value: Text) -> str:
    if isinstance(value.words, Hidden):
        return _hidden(value.words)
    return f'<div class="text" dir="auto">{escape(value.words)}</div>'


def _code(value: Code) -> str:
    if not value.definition:
        return f"<bdi>{escape(value.label)}</bdi>"
    return f'<span title="{escape(value.definition)}">{escape(value.label)}</span>'


def _said(name: str) -> str:
    return name.replace("_", " ")
