"""The page of the instrument: what is asked, with which answers, when, and after whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio import instrument
from supervisio.instrument.items import ALWAYS, IF_AVOIDABLE, NEVER
from supervisio_pages.text import code, listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from supervisio.instrument import Item, Option, Section


def page() -> str:
    """Return the newest version."""
    newest = instrument.current()
    sections = (part for section in newest.sections for part in _told(section, newest.items))
    sources = "\n".join(f"- **{plain(name)}**: {plain(full)}" for name, full in newest.sources.items())
    return "\n\n".join((*sections, "## Sources", sources))


def _told(section: Section, items: tuple[Item, ...]) -> Iterator[str]:
    yield f"## {section.code} {plain(section.title)}"
    yield plain(section.text)
    for item in items:
        if item.section == section.code:
            yield f"### {code(item.id)}"
            yield f"**{plain(item.text)}**"
            yield "\n".join(f"- {_option(option)}" for option in item.options)
            yield " ".join(_facts(item))


def _option(option: Option) -> str:
    said = f"{plain(option.label)}. {plain(option.definition)}" if option.definition else plain(option.label)
    counts = [
        f"a finding, {code(option.finding)}" if option.finding else "",
        f"a reason for a moderate risk, {code(option.risk)}" if option.risk else "",
    ]
    return "; ".join([f"{code(option.code)} {said}", *filter(None, counts)])


def _facts(item: Item) -> Iterator[str]:
    asked = [*map(_CONDITIONS.__getitem__, item.conditions), *map(_when, item.when)]
    needed = "" if item.required else ", which may be left out"
    yield f"Answered by {_TYPES[item.type]}{needed}; {'asked ' + ' and '.join(asked) if asked else 'always asked'}."
    if item.undetermined != NEVER:
        yield f"Where it is not known, the result is undetermined{_UNDETERMINED[item.undetermined]}."
    yield f"After: {plain(item.source)}."


def _when(of: tuple[str, tuple[str, ...]]) -> str:
    other, codes = of
    return f"where {code(other)} is {listed(codes)}"


_TYPES = {
    "choice": "one of these",
    "several": "any of these",
    "yes_no_unsure": "yes, no or unsure",
    "day": "a day, or `unknown`",
    "amount": "an amount of money",
    "text": "words, which are sealed",
}
_UNDETERMINED = {ALWAYS: "", IF_AVOIDABLE: ", if the thing could be avoided"}
_CONDITIONS = {
    "weighed": "unless it was met by chance or is planned treatment",
    "gift": "about gifts and services",
    "has_client": "where there is a client",
    "ended": "where therapy has ended",
    "after_ending": "where therapy has ended, or it would come after the ending",
    "occurrence_not_known": "where it was not said whether it has happened",
    "last_contact_not_known": "where the last professional contact is not known",
}
