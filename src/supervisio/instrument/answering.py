"""Check answers, one item at a time, and bring them into the form in which they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from supervisio.domain import checks
from supervisio.instrument.items import AMOUNT, DAY, SEVERAL, TEXT, Item

if TYPE_CHECKING:
    from supervisio.domain.checks import Problems


def checked(
    items: Mapping[str, Item], answers: Any, problems: Problems, *, latest: Any, text_limit: int
) -> dict[str, Any]:
    """Return the answers as they are kept, in the order of the items; what is wrong is added to ``problems``."""
    if not isinstance(answers, Mapping):
        problems.append(("answers", "wrong_type", {"wanted": "a mapping from the id of an item to its answer"}))
        return {}
    # Not named: what is no item's id is a text of the caller's.
    problems.extend(("answers", "unknown_item", {}) for id_ in answers if not isinstance(id_, str) or id_ not in items)
    kept = {
        id_: _answer(item, answers[id_], problems, latest=latest, text_limit=text_limit)
        for id_, item in items.items()
        if answers.get(id_) is not None
    }
    return {id_: answer for id_, answer in kept.items() if answer is not None}


def _answer(item: Item, answer: Any, problems: Problems, *, latest: Any, text_limit: int) -> Any:
    field = f"answers.{item.id}"
    if item.type == TEXT:
        return checks.text(answer, field, problems, limit=text_limit)
    if item.type == AMOUNT:
        return _amount(item, answer, field, problems)
    if item.type == DAY:
        return _day(item, answer, field, problems, latest)
    if item.type == SEVERAL:
        return _several(item, answer, field, problems)
    return _option(item, answer, field, problems)


def _option(item: Item, answer: Any, field: str, problems: Problems) -> str | None:
    if not isinstance(answer, str):
        problems.append((field, "wrong_type", {"wanted": "a code as text"}))
        return None
    code = str.__str__(answer)
    if code == "unknown" and item.unknown is not None:
        return item.unknown
    if code not in item.codes:
        problems.append((field, "out_of_range", {"wanted": ", ".join(item.codes)}))
        return None
    return code


def _several(item: Item, answer: Any, field: str, problems: Problems) -> list[str] | None:
    if isinstance(answer, (str, bytes, Mapping)) or not isinstance(answer, Iterable):
        problems.append((field, "wrong_type", {"wanted": "a collection"}))
        return None
    chosen = {_option(item, one, field, problems) for one in answer}
    return [code for code in item.codes if code in chosen]


def _day(item: Item, answer: Any, field: str, problems: Problems, latest: Any) -> str | None:
    if item.unknown is not None and isinstance(answer, str) and answer == item.unknown:
        return item.unknown
    day = checks.day(answer, field, problems)
    if day is None:
        return None
    if latest is not None and day > latest:
        problems.append((field, "in_future", {}))
    made: str = day.isoformat()
    return made


def _amount(item: Item, answer: Any, field: str, problems: Problems) -> str | None:
    if item.unknown is not None and isinstance(answer, str) and answer == item.unknown:
        return item.unknown
    amount = checks.amount(answer, field, problems)
    return None if amount is None else str(amount)
