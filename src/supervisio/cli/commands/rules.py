"""``supervisio rules``: what the rules are, how far they were verified, and whether a clinic's own can be read."""

from __future__ import annotations

from argparse import SUPPRESS
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.cli.answers import Answer, Table, counted
from supervisio.cli.command import Command
from supervisio.cli.exits import Exit
from supervisio.cli.failing import Failed

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from supervisio.rules import Body, Rule, Rules

_STALE = "verified more than two years ago"
_OFF = "off: nobody has verified it"
_SECOND_HAND = "warns only, until the clinic confirms it"
_PLACEHOLDER = "a placeholder without rules"


def _add_common(parser: ArgumentParser, **hidden: Any) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object", **hidden)


def _options(parser: ArgumentParser) -> None:
    _add_rules(parser)
    _add_common(parser)


def _options_below(parser: ArgumentParser) -> None:
    # What stands before the name of the command below counts as well.
    _add_rules(parser, default=SUPPRESS)
    _add_common(parser, default=SUPPRESS)


def _options_of_show(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help="the id of the rule, as the list has it")
    _options_below(parser)


def _options_of_check(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="FOLDER", help="where the clinic's own .toml files are")
    _add_common(parser, default=SUPPRESS)


def _add_rules(parser: ArgumentParser, **hidden: Any) -> None:
    given = {"default": [], **hidden}
    parser.add_argument(
        "--rules", metavar="FOLDER", action="append", help="a folder of the clinic's own; may be repeated", **given
    )


def _list(asked: Namespace) -> Answer:
    rules = _loaded(asked.rules)
    told = [_told_of_rule(rule) for rule in _all(rules)]
    bodies = [_told_of_body(body, rules) for body in rules.bodies]
    return Answer(data={"bodies": bodies, "rules": told}, shown=list(_shown(rules)))


def _show(asked: Namespace) -> Answer:
    rules = _loaded(asked.rules)
    rule = next((rule for rule in _all(rules) if rule.id == asked.id), None)
    if rule is None:
        raise Failed(Exit.REFUSED, "There is no rule of that id; supervisio rules list has them all.", "not_found")
    told = {**_plain(rule), "warnings": _warnings(rule)}
    body = next(body for body in rules.bodies if body.code == rule.body)
    rows = [(_said(name), _in_words(value)) for name, value in {**told, "body": body.name}.items()]
    return Answer(data=told, shown=[Table(("", ""), [row for row in rows if row[1]])])


def _check(asked: Namespace) -> Answer:
    from supervisio.rules import shipped

    ours = {rule.id for rule in _all(shipped())}
    rules = _loaded([asked.folder])
    added = [rule for rule in _all(rules) if rule.id not in ours]
    warned = [rule for rule in added if _warnings(rule)]
    bodies = len({rule.body for rule in added})
    shown: list[str | Table] = [
        f"All can be read: {counted(len(added), 'rule', 'rules')} of {counted(bodies, 'body', 'bodies')}."
    ]
    if warned:
        shown.append(_table(warned))
    return Answer(data={"rules": [_told_of_rule(rule) for rule in added]}, shown=shown)


def _loaded(folders: Sequence[str]) -> Rules:
    from supervisio.rules import Rules

    for folder in folders:
        if not _is_folder(folder):
            raise Failed(Exit.FILE, "There is no folder of that name.", "missing_folder")
    return Rules.load(*folders)


def _is_folder(path: str) -> bool:
    try:
        return Path(path).is_dir()
    except (OSError, ValueError):
        return False


def _all(rules: Rules) -> list[Rule]:
    return sorted((*rules.rules, *rules.off), key=lambda rule: (rule.body, rule.id))


def _shown(rules: Rules) -> Iterator[str | Table]:
    listed = _all(rules)
    off = sum(rule.off for rule in listed)
    of = sum(not body.off for body in rules.bodies)
    yield f"{counted(len(listed) - off, 'rule', 'rules')} of {counted(of, 'body', 'bodies')}, and {off} switched off."
    yield _table(listed)
    placeholders = [body.code for body in rules.bodies if body.off]
    if placeholders:
        yield f"Without rules, because nobody has looked: {', '.join(placeholders)}."
    yield f"second_hand {_SECOND_HAND}. What a rule says: supervisio rules show ID."
    yield "None of it is legal advice."


def _table(rules: Sequence[Rule]) -> Table:
    rows = [
        (rule.id, str(rule.effect), str(rule.confidence), str(rule.verified_on or ""), "; ".join(_short(rule)))
        for rule in rules
    ]
    marked = frozenset(place for place, rule in enumerate(rules) if _short(rule))
    return Table(("rule", "effect", "known by", "verified", ""), rows, marked)


def _short(rule: Rule) -> list[str]:
    return [{_STALE: "stale", _OFF: "off"}[warning] for warning in _warnings(rule) if warning != _SECOND_HAND]


def _warnings(rule: Rule) -> list[str]:
    today = datetime.now(UTC).date()
    is_stale = rule.relied_on_until is not None and rule.relied_on_until < today
    needs_confirming = not rule.off and not rule.binds(frozenset())
    warnings = ((_OFF, rule.off), (_SECOND_HAND, needs_confirming), (_STALE, is_stale))
    return [warning for warning, holds in warnings if holds]


def _told_of_rule(rule: Rule) -> dict[str, Any]:
    return {**_plain(rule), "off": rule.off, "warnings": _warnings(rule)}


def _told_of_body(body: Body, rules: Rules) -> dict[str, Any]:
    warnings = [_PLACEHOLDER] if body.off else []
    return {**_plain(body), "rules": [rule.id for rule in _all(rules) if rule.body == body.code], "warnings": warnings}


def _plain(value: Any) -> dict[str, Any]:
    from supervisio.domain.as_json import as_json

    values = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    return {name: str(one) if isinstance(one, Decimal) else as_json(one) for name, one in values.items()}


def _said(name: str) -> str:
    return "interval in years" if name == "interval" else name.replace("_", " ")


def _in_words(value: Any) -> str:
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "yes", False: ""}.get(value, str(value)) if isinstance(value, bool) else str(value)


_EXAMPLE = "supervisio rules show apa_10_08"
RULES = Command(
    name="rules",
    help="list the rules, show one, check a clinic's own",
    description=(
        "Tell what codes of conduct, statutes and registers are known here, and how far\n"
        "each was verified. A rule verified more than two years ago is stale; one that\n"
        "nobody has verified is off. Without a command below: the list."
    ),
    example=_EXAMPLE,
    options=_options,
    run=_list,
    below=(
        Command(
            name="list",
            help="list the rules and how far they were verified",
            description="List the rules, by body, and how far each was verified.",
            example="supervisio rules list --rules our_rules",
            options=_options_below,
            run=_list,
        ),
        Command(
            name="show",
            help="show all that one rule says",
            description="Show all that one rule says.",
            example=_EXAMPLE,
            options=_options_of_show,
            run=_show,
        ),
        Command(
            name="check",
            help="check a folder of the clinic's own rule files",
            description=(
                "Check a folder of the clinic's own rule files, in the form that\n"
                "docs/rule_files.md tells. The first that is not of it is named with its line,\n"
                "and the exit code is 1."
            ),
            example="supervisio rules check our_rules",
            options=_options_of_check,
            run=_check,
        ),
    ),
)
