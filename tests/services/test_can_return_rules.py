from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio import BoundaryConcern, Supervisio
from supervisio.rules import Rules
from tests.services.people import ANA, CLIENT, JOBS

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from supervisio import Vault
    from supervisio.testing import FrozenClock

GUILD = """
[body]
code = "guild"
name = "Guild of Counsellors"

[[rules]]
id = "guild_friends"
citation = "Guild 7"
edition = "2020"
says = "friends are not treated"
about = "treatment"
relationship = "non_sexual"
subjects = ["friendship"]
effect = "prohibit"
bars = ["later treatment by this counsellor"]
verified_on = 2020-01-01
confidence = "second_hand"
"""


def test_a_rule_at_second_hand_only_warns_until_it_is_confirmed(
    tmp_path: Path, session: Session, vault: Vault, clock: FrozenClock
) -> None:
    """A host's own, in a file of its own; the clinic's policy says that it was read."""
    (tmp_path / "guild.toml").write_text(GUILD)
    app = Supervisio(vault, clock=clock, rules=Rules.load(tmp_path))
    ana = app.on(session, clinic_id="clinic", actor=ANA)
    ana.profiles.set(["guild"])
    ana.note(BoundaryConcern("friendship", client_ref=CLIENT, occurrence="over"))

    before = ana.relationships.can_return(CLIENT)
    app.on(session, clinic_id="clinic", actor=JOBS).policy.set(confirmed_rules=["guild_friends"])
    after = ana.relationships.can_return(CLIENT)

    assert before.codes[:2] == ("rule_speaks", "other_relationship")
    assert "rules_not_known" in before.codes
    assert "second hand" in before.findings[0].reason
    assert (after.codes[0], after.findings[0].rule) == ("rule_bars", "guild_friends")
    assert "rules_not_known" not in after.codes
    assert "more than two years" in after.findings[0].reason
