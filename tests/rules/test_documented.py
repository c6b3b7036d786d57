"""What docs/rule_files.md tells is so: its limit holds, and it names every key and every word. Its examples are run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supervisio.domain.vocabulary import RuleEffect
from supervisio.rules import Rules
from supervisio.rules.format import APPLIES_TO, BODY, RULE
from supervisio.rules.relations import SUBJECTS

DOCUMENT = (Path(__file__).parents[2] / "docs" / "rule_files.md").read_text(encoding="utf-8")
WORKED = re.compile(r":caption: our_rules/guild.toml\n\n(.*?)```", re.DOTALL)


@pytest.fixture
def loaded(tmp_path: Path) -> Rules:
    """Return the rules with the worked file among them."""
    (worked,) = WORKED.findall(DOCUMENT)
    (tmp_path / "guild.toml").write_text(worked, encoding="utf-8")
    return Rules.load(tmp_path)


def test_the_worked_limit_holds_from_its_year_on(loaded: Rules) -> None:
    """Before it, there was none that is known."""
    for as_of, amount, state in (("2026-12-31", 21, "unknown"), ("2027-01-01", 21, "prohibited")):
        ruling = loaded.evaluate(
            relationship="gift_given", memberships=["guild"], client_status="current", as_of=as_of, amount=amount
        )
        assert ruling.state == state


def test_every_key_and_every_word_is_documented() -> None:
    """In a table of its own kind, or in that of the rules."""
    named = set(re.findall(r"`([a-z_]+)`", DOCUMENT))
    assert {*BODY, *RULE, *APPLIES_TO, *SUBJECTS, *map(str, RuleEffect)} <= named
    assert all(f"| `{subject}` | {meaning} |" in DOCUMENT for subject, meaning in SUBJECTS.items())
