from __future__ import annotations

import copy
import json
import pickle
from typing import TYPE_CHECKING

import pytest

from supervisio import REDACTED, SEALED, SHREDDED, WITHHELD, Hidden
from supervisio.domain.hidden import LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Callable

HIDDEN = {
    "sealed": SEALED,
    "withheld": WITHHELD,
    "redacted": REDACTED,
    "shredded": SHREDDED,
    "left_out": LEFT_OUT,
}

each_reason = pytest.mark.parametrize("reason", HIDDEN)


@each_reason
def test_what_is_hidden_is_falsy_and_says_why(reason: str) -> None:
    """``if record.words:`` is right, whether there is no text or none that is shown."""
    hidden = HIDDEN[reason]

    assert not hidden
    assert (hidden.reason, repr(hidden)) == (reason, reason.upper())


@each_reason
def test_what_is_hidden_is_json_ready(reason: str) -> None:
    """A screen can tell "nothing was written" (null) from "not shown"."""
    assert json.dumps(HIDDEN[reason].to_dict()) == f'{{"hidden": "{reason}"}}'


@each_reason
@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301 - our own
def test_there_is_one_of_each(reason: str, copied: Callable[[Hidden], Hidden]) -> None:
    """``is SEALED`` still holds after a copy, and in another process."""
    assert copied(HIDDEN[reason]) is HIDDEN[reason]
    assert Hidden(reason) is HIDDEN[reason]
