"""``supervisio rules``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import time_machine

from supervisio import rules
from supervisio.cli import Exit
from tests.cli.conftest import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

GUILD = """\
[body]
code = "guild"
name = "Guild of Invented Therapists"
names = ["GIT"]
jurisdiction = "XX"
source = "Guild of Invented Therapists, Rules of Conduct (2020)"

[[rules]]
id = "guild_15"
citation = "Guild 15"
edition = "2020"
says = "no gift worth more than 20 euros"
relationship = "non_sexual"
subjects = ["gift"]
effect = "limit"
amount = 20
currency = "EUR"
verified_on = 2026-01-10
confidence = "text_read"
"""
ALL = {rule.id for rule in (*rules.shipped().rules, *rules.shipped().off)}


@pytest.fixture
def guild(tmp_path: Path) -> Path:
    """A clinic's own folder of rules."""
    folder = tmp_path / "our_rules"
    folder.mkdir()
    (folder / "guild.toml").write_text(GUILD)
    return folder


@pytest.mark.parametrize("arguments", [["rules"], ["rules", "list"]])
def test_every_rule_is_listed(run: Run, arguments: list[str]) -> None:
    """With its effect and how far it was verified, within 80 columns; and the bodies without any."""
    said = run(*arguments)

    lines = said.out.splitlines()
    assert (said.code, said.err) == (Exit.DONE, "")
    assert {line.split()[0] for line in lines[2:-3]} == ALL
    assert {line.split()[0] for line in lines[2:-3] if line.endswith(" off")} == {one.id for one in rules.shipped().off}
    assert max(map(len, lines)) <= 80
    assert f"{len(rules.shipped().rules)} rules of " in lines[0]
    assert all(body.code in said.out for body in rules.shipped().bodies if body.off)


def test_json_has_all_that_is_known(run: Run) -> None:
    """Bodies and rules, with what is to be known of each before it is relied on."""
    told = run("rules", "--json").json

    assert {rule["id"] for rule in told["rules"]} == ALL
    assert {body["code"] for body in told["bodies"]} == {body.code for body in rules.shipped().bodies}
    by_id = {rule["id"]: rule for rule in told["rules"]}
    off, second_hand = by_id["aamft_1_4"], by_id["nasw_1_06_c"]
    assert (off["off"], off["warnings"]) == (True, ["off: nobody has verified it"])
    assert (second_hand["off"], second_hand["warnings"]) == (False, ["it only warns until the clinic confirms it"])
    assert by_id["apa_10_08"]["warnings"] == []
    assert run("rules", "list", "--json").json == told


def test_a_rule_that_was_verified_long_ago_is_stale(run: Run) -> None:
    """Two years after it was read."""
    rule = next(rule for rule in rules.shipped().rules if rule.id == "apa_10_08")
    assert rule.relied_on_until is not None
    for day, warnings in ((rule.relied_on_until, []), ("2099-01-01", ["verified more than two years ago"])):
        with time_machine.travel(day, tick=False):
            told = run("rules", "show", "apa_10_08", "--json").json
            listed = next(line for line in run("rules").out.splitlines() if line.startswith("apa_10_08 "))
        assert told["warnings"] == warnings
        assert listed.endswith("stale") is bool(warnings)


def test_one_rule_is_shown_whole(run: Run) -> None:
    """What it says, where that stands, and how it is known; what it does not say is left out."""
    said = run("rules", "show", "apa_10_08")

    shown = dict(line.split("  ", 1) for line in said.out.splitlines())
    assert said.code == Exit.DONE
    assert shown["citation"].strip() == "APA 10.08"
    assert shown["interval in years"].strip() == "2"
    assert shown["body"].strip() == "American Psychological Association"
    assert "currency" not in shown
    assert run("rules", "show", "texas_lpc_gift", "--json").json["amount"] is not None


def test_a_rule_that_is_not_there(run: Run) -> None:
    """It says where to look."""
    said = run("rules", "show", "apa_10_99")

    assert (said.code, said.out) == (Exit.REFUSED, "")
    assert one_line(said)
    assert "supervisio rules list" in said.err


def test_a_clinics_own_files(run: Run, guild: Path) -> None:
    """They are checked, and listed beside ours; what is stale in them is shown."""
    said = run("rules", "check", str(guild))
    assert (said.code, said.err) == (Exit.DONE, "")
    assert said.out.startswith("All can be read: 1 rule of 1 body.")
    assert [rule["id"] for rule in run("rules", "check", str(guild), "--json").json["rules"]] == ["guild_15"]
    for arguments in (["--rules", str(guild)], ["list", "--rules", str(guild)]):
        assert "guild_15" in run("rules", *arguments).out
    assert run("rules", "show", "guild_15", "--rules", str(guild), "--json").json["amount"] == "20"
    with time_machine.travel("2099-01-01", tick=False):
        assert "stale" in run("rules", "check", str(guild)).out


def test_a_file_that_is_not_of_the_form(run: Run, guild: Path) -> None:
    """The file and the line are named, nothing of it is quoted, and the exit code tells that it is not in order."""
    (guild / "guild.toml").write_text(GUILD.replace("amount = 20", 'amount = "as much as a scarf"'))

    said = run("rules", "check", str(guild), "--json")

    assert said.code == Exit.LACKING
    assert one_line(said)
    assert "guild.toml, line 16: amount" in said.err
    assert (said.json["error"]["line"], said.json["error"]["field"]) == (16, "amount")
    assert "scarf" not in said.all


def test_a_folder_without_any(run: Run, tmp_path: Path) -> None:
    """Missing, a file, or empty of rules."""
    (tmp_path / "letter").write_text("")
    for path, code in ((tmp_path / "no", Exit.FILE), (tmp_path / "letter", Exit.FILE), (tmp_path, Exit.LACKING)):
        said = run("rules", "check", str(path))
        assert (said.code, said.out) == (code, "")
        assert one_line(said)
