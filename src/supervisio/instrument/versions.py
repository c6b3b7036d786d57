"""Read instruments from their files, and find one by its version."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TYPE_CHECKING, Any

from supervisio.domain import vocabulary
from supervisio.domain.vocabulary import EvaluationFinding, RiskReason
from supervisio.errors import InvalidValueError
from supervisio.instrument.instrument import Instrument
from supervisio.instrument.items import YES_NO_UNSURE, Item, Option, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_YES_NO_UNSURE = {"yes": "Yes", "no": "No", "unsure": "Unsure"}


class Versions:
    """Every version of the instrument, none ever taken away: what was made with an old one is read with it."""

    def __init__(self, instruments: Iterable[Instrument]) -> None:
        self._by_number = {one.version: one for one in instruments}

    @classmethod
    def shipped(cls) -> Versions:
        """Return the versions that come with the library."""
        folder = resources.files("supervisio.instrument")
        files = [file for file in folder.iterdir() if file.name.startswith("version_") and file.name.endswith(".toml")]
        return cls(read(file.read_text(encoding="utf-8")) for file in files)

    def current(self) -> Instrument:
        """Return the newest version."""
        return self._by_number[max(self._by_number)]

    def version(self, number: int) -> Instrument:
        """
        Return one version.

        Raises:
            InvalidValueError: there is no such version.

        """
        if type(number) is int and number in self._by_number:
            return self._by_number[number]
        raise InvalidValueError.of("version", "out_of_range", wanted=", ".join(map(str, sorted(self._by_number))))


def read(document: str) -> Instrument:
    """Return the instrument that a TOML document of the library's own describes."""
    data = tomllib.loads(document)
    return Instrument(
        version=data["version"],
        sections=tuple(Section(code=code, **told) for code, told in data["sections"].items()),
        items=tuple(_item(**told) for told in data["items"]),
        sources=data["sources"],
    )


def _item(
    *,
    worsening: Iterable[Iterable[str]] = (),
    conditions: Iterable[str] = (),
    when: Mapping[str, Iterable[str]] | None = None,
    unknown: str | None = None,
    **told: Any,
) -> Item:
    kept = {name: told[name] for name in told.keys() - {"vocabulary", "codes", "options", "findings", "risks"}}
    return Item(
        options=tuple(_options(told)),
        worsening=tuple(map(tuple, worsening)),
        conditions=tuple(conditions),
        when=tuple((item, tuple(codes)) for item, codes in (when or {}).items()),
        unknown="unsure" if told["type"] == YES_NO_UNSURE else unknown,
        **kept,
    )


def _options(told: Mapping[str, Any]) -> Iterable[Option]:
    findings, risks = told.get("findings", {}), told.get("risks", {})
    for code, label, definition in _words(told):
        finding, risk = findings.get(code), risks.get(code, risks.get("any"))
        yield Option(
            code=code,
            label=label,
            definition=definition,
            finding=None if finding is None else EvaluationFinding.given(finding, "findings"),
            risk=None if risk is None else RiskReason.given(risk, "risks"),
        )


def _words(told: Mapping[str, Any]) -> Iterable[tuple[str, str, str]]:
    if told["type"] == YES_NO_UNSURE:
        yield from ((code, label, "") for code, label in _YES_NO_UNSURE.items())
    if "vocabulary" in told:
        words = getattr(vocabulary, told["vocabulary"])
        for code in words:
            if code in told.get("codes", words):
                yield str(code), code.label, code.definition
    yield from ((code, label, "") for code, label in told.get("options", {}).items())
