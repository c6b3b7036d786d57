"""Read rule files: ours, and those in a host's folders."""

from __future__ import annotations

import os
import tomllib
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import attrs

from supervisio.errors import RuleFileError
from supervisio.rules.engine import simple
from supervisio.rules.format import FILE, body_of, check_keys, rule_of
from supervisio.rules.lines import line_of, line_of_syntax
from supervisio.rules.values import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from supervisio.rules.rule import Body, Rule

_MOST_BYTES = 1_000_000
_MOST_DOTS = 1_000  # in a line: a key of more parts than that would take minutes to read
_TABLES = "tables, each beginning with [[rules]]"


def read_all(folders: Iterable[str | Path]) -> tuple[list[Body], list[Rule]]:
    """
    Return all bodies and all rules, ours first, then those of the folders.

    Raises:
        RuleFileError: a file is not of the form, or redefines what is there already.

    """
    read = Collected()
    ours = resources.files("supervisio.rules")
    read.files((file.name, file.read_bytes()) for file in ours.iterdir() if file.name.endswith(".toml"))
    for folder in folders:
        read.files(_contents(folder))
    return list(read.bodies.values()), read.rules


def _contents(folder: Any) -> Iterator[tuple[str, bytes]]:
    if not isinstance(folder, (str, os.PathLike)):
        raise RuleFileError("the folder of rules", 0, "unreadable")
    named = os.fspath(folder)
    try:
        files = [file for file in Path(named).iterdir() if file.name.endswith(".toml")]
    except (OSError, ValueError, TypeError):
        raise RuleFileError(str(named), 0, "unreadable") from None
    if not files:
        # More likely a folder that was mixed up than one without rules.
        raise RuleFileError(str(named), 0, "no_files")
    for file in files:
        # What is no plain file, such as a pipe, might never end.
        if not file.is_file():
            raise RuleFileError(file.name, 0, "unreadable")
        try:
            with file.open("rb") as opened:
                yield file.name, opened.read(_MOST_BYTES + 1)
        except OSError:
            raise RuleFileError(file.name, 0, "unreadable") from None


class Collected:
    """What was read so far, of all folders."""

    def __init__(self) -> None:
        self.bodies: dict[str, Body] = {}
        self.rules: list[Rule] = []
        self._ids: set[str] = set()
        self._names: dict[str, str] = {}

    def files(self, contents: Iterable[tuple[str, bytes]]) -> None:
        """Read the files of one folder, in the order of their names."""
        for name, content in sorted(contents):
            _File(name, content).read_into(self)

    def add_body(self, body: Body) -> None:
        """Add a body, or what another file adds to one that is there: names, and professions that it tells apart."""
        for field, names in (("code", (body.code,)), ("name", (body.name,)), ("names", body.names)):
            if any(self._names.setdefault(simple(name), body.code) != body.code for name in names):
                raise Refused("duplicate_name", field)
        before = self.bodies.get(body.code)
        self.bodies[body.code] = body if before is None else _joined(before, body)

    def add_rule(self, rule: Rule) -> None:
        """Add a rule; none is ever redefined."""
        if rule.id in self._ids:
            raise Refused("duplicate_id", "id")
        self._ids.add(rule.id)
        self.rules.append(rule)


class _File:
    """One file, by its name."""

    def __init__(self, name: str, content: bytes) -> None:
        self._name = name
        if len(content) > _MOST_BYTES:
            raise RuleFileError(name, 0, "too_large")
        try:
            # As every text editor counts lines, and as TOML has them.
            self._document = content.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise RuleFileError(name, content.count(b"\n", 0, error.start) + 1, "not_utf8") from None

        if any(line.count(".") > _MOST_DOTS for line in self._document.split("\n")):
            raise RuleFileError(name, 0, "too_large")

    def read_into(self, read: Collected) -> None:
        """Read all of it; raise a RuleFileError at the first thing that is wrong."""
        told = self._parsed()
        path: tuple[Any, ...] = ()
        try:
            check_keys(told, FILE)
            path = ("body",)
            if "body" not in told:
                self._refuse(("body",), Refused("missing", "body"))
            body = body_of(told["body"])
            read.add_body(body)
            path = ("rules",)
            tables = told.get("rules", [])
            if not isinstance(tables, list):
                raise Refused("not_a_table", wanted=_TABLES)  # noqa: TRY301 - the line is found in one place
            if body.off and tables:
                raise Refused("off_with_rules")  # noqa: TRY301 - as above
            if not body.off and not tables:
                raise Refused("no_rules")  # noqa: TRY301 - as above
            for number, table in enumerate(tables):
                path = ("rules", number)
                read.add_rule(rule_of(table, body))
        except Refused as refused:
            self._refuse(path, refused)

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._document)
        except (ValueError, RecursionError) as error:
            line = line_of_syntax(self._document, error)
        raise RuleFileError(self._name, line, "syntax")

    def _refuse(self, path: tuple[Any, ...], refused: Refused) -> NoReturn:
        line = line_of(self._document, (*path, *refused.path))
        field = None if refused.problem == "unknown_key" or not refused.path else refused.path[-1]
        raise RuleFileError(self._name, line, refused.problem, field, refused.details) from None


def _joined(before: Body, more: Body) -> Body:
    return attrs.evolve(
        before,
        names=tuple(dict.fromkeys((*before.names, more.name, *more.names))),
        professions=tuple(dict.fromkeys((*before.professions, *more.professions))),
        off=before.off and more.off,
    )
