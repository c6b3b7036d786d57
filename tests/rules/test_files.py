"""What a rule file must be like, and what is said where it is not: file, line, field, and nothing that it holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from supervisio.errors import RuleFileError
from supervisio.rules import Rules
from supervisio.rules.reading import Collected
from tests.rules.asked import SHIPPED
from tests.rules.made import DOCUMENTS

GUILD = """\
[body]
code = "guild"
name = "Guild of Invented Therapists"

[[rules]]
id = "guild_1"
citation = "Guild 1"
edition = "2026"
says = "nothing of the kind for a year"
relationship = "any"
effect = "prohibit_for"
interval = 1
counted_from = "ending"
verified_on = 2026-11-23
confidence = "text_read"
"""
SECRET = "Zebra-7731"


def read(document: str | bytes) -> Collected:
    """Return what was read of one file of a host's, beside nothing else."""
    collected = Collected()
    collected.files([("guild.toml", document.encode() if isinstance(document, str) else document)])
    return collected


def refusal(document: str | bytes) -> RuleFileError:
    """Return the error that a file is refused with."""
    with pytest.raises(RuleFileError) as caught:
        read(document)
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "problem"),
    [
        ("[body]", "[body", 1, None, "syntax"),
        ('code = "guild"', "code = 7", 2, "code", "not_an_id"),
        ('code = "guild"', 'code = "The Guild"', 2, "code", "not_an_id"),
        ('code = "guild"', 'cod = "guild"', 2, None, "unknown_key"),
        ('code = "guild"\n', "", 1, "code", "missing"),
        ('name = "Guild of Invented Therapists"', 'name = ""', 3, "name", "not_a_text"),
        ("\n[[rules]]", 'off = "yes"\n[[rules]]', 4, "off", "not_yes_or_no"),
        ("\n[[rules]]", "off = true\n[[rules]]", 5, None, "off_with_rules"),
        ("\n[[rules]]", "names = []\n[[rules]]", 4, "names", "not_a_list"),
        ("\n[[rules]]", 'names = ["A", "A"]\n[[rules]]', 4, "names", "not_a_list"),
        ("[[rules]]", "[[rule]]", 5, None, "unknown_key"),
        ("[[rules]]", "[rules]", 5, None, "not_a_table"),
        ('id = "guild_1"', 'id = "floor"', 6, "id", "reserved_id"),
        ('id = "guild_1"', f'id = "{"a" * 65}"', 6, "id", "not_an_id"),
        ('id = "guild_1"\n', "", 5, "id", "missing"),
        ('relationship = "any"', 'relationship = "platonic"', 10, "relationship", "not_an_option"),
        ('relationship = "any"', 'relationship = ["any"]', 10, "relationship", "not_an_option"),
        ('relationship = "any"', 'relationship = "any"\nsubjects = ["gifts"]', 11, "subjects", "not_an_option"),
        ('relationship = "any"', 'relationship = "any"\nsubjects = "gift"', 11, "subjects", "not_a_list"),
        ('effect = "prohibit_for"', 'effect = "prohibits"', 11, "effect", "not_an_option"),
        ('effect = "prohibit_for"', 'effect = "prohibit"', 12, "interval", "not_wanted"),
        ("interval = 1\n", "", 5, "interval", "missing"),
        ("interval = 1", "interval = 0", 12, "interval", "not_a_number"),
        ("interval = 1", "interval = true", 12, "interval", "not_a_number"),
        ("interval = 1", "interval = 1.5", 12, "interval", "not_a_number"),
        ("interval = 1", "interval = 101", 12, "interval", "not_a_number"),
        ('counted_from = "ending"', 'counted_from = "birth"', 13, "counted_from", "not_an_option"),
        ('counted_from = "ending"', 'counted_from = "ending"\nthen = "avoid_unless"', 14, "then", "not_an_option"),
        ('counted_from = "ending"', 'counted_from = "ending"\namount = 5', 14, "amount", "not_wanted"),
        ("verified_on = 2026-11-23\n", "", 5, "verified_on", "missing"),
        ("verified_on = 2026-11-23", "verified_on = 2026", 14, "verified_on", "not_a_day"),
        ("verified_on = 2026-11-23", "verified_on = 2026-11-23T08:00:00", 14, "verified_on", "not_a_day"),
        ("verified_on = 2026-11-23", "verified_on = 2026-02-30", 14, None, "syntax"),
        ("verified_on", "effective_from = 12\nverified_on", 14, "effective_from", "not_a_day"),
        (
            "verified_on",
            "effective_from = 2026\neffective_to = 2025-12-31\nverified_on",
            15,
            "effective_to",
            "ends_before_begin",
        ),
        ("verified_on", 'applies_to = "everybody"\nverified_on', 14, "applies_to", "not_a_table"),
        ("verified_on", "applies_to = { to = 1 }\nverified_on", 14, None, "unknown_key"),
        ("verified_on", 'applies_to.toward = ["dog"]\nverified_on', 14, "toward", "not_an_option"),
        ("verified_on", 'applies_to = { professions = ["x"] }\nverified_on', 14, "professions", "not_an_option"),
        ("verified_on", 'about = "treatment"\nverified_on', 11, "effect", "not_an_option"),
        ('"text_read"', '"certain"', 15, "confidence", "not_an_option"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, line: int, field: str | None, problem: str) -> None:
    """The first thing that is wrong."""
    error = refusal(GUILD.replace(old, new, 1))

    assert (error.problem, error.field, error.line, error.file) == (problem, field, line, "guild.toml")
    assert str(error).startswith(f"guild.toml, line {line}: ")


def test_a_limit_needs_an_amount_a_currency_and_what_it_is_about() -> None:
    """And none of the three can be just anything."""
    limit = GUILD.replace('effect = "prohibit_for"\ninterval = 1\ncounted_from = "ending"', 'effect = "limit"')
    whole = limit + 'amount = 50\ncurrency = "USD"\nsubjects = ["gift"]\n'

    assert read(whole).rules[0].amount == 50
    assert read(whole.replace("= 50", '= "49.99"')).rules[0].currency == "USD"
    for old, new, field in (
        ("amount = 50\n", "", "amount"),
        ('currency = "USD"\n', "", "currency"),
        ('subjects = ["gift"]\n', "", "subjects"),
        ("= 50", "= nan", "amount"),
        ("= 50", "= inf", "amount"),
        ("= 50", "= -1", "amount"),
        ("= 50", "= true", "amount"),
        ("= 50", f"= {'9' * 30}", "amount"),
        ("= 50", '= "a lot"', "amount"),
        ('"USD"', '"dollars"', "currency"),
    ):
        assert refusal(whole.replace(old, new)).field == field


def test_an_unknown_key_is_refused_with_what_was_probably_meant() -> None:
    """A key that is passed over would be a rule that says less than its author thinks."""
    assert "did you mean 'effective_from'?" in str(refusal(GUILD + "efective_from = 2026\n"))
    assert "did you mean" not in str(refusal(GUILD + f'{SECRET} = "x"\n'))
    assert "did you mean 'prohibit_for'?" in str(refusal(GUILD.replace('"prohibit_for"', '"prohibit-for"')))


def test_a_rule_in_a_later_table_is_found_at_its_line() -> None:
    """With what is written before it in several lines."""
    second = '\n[[rules]]\nid = "guild_2"\nrequires = [\n    "a",\n    "b",\n]\n[rules.applies_to]\ntoward = ["dog"]\n'
    rest = 'citation = "2"\nedition = "2"\nsays = "x"\nrelationship = "any"\neffect = "prohibit"\n'
    rest += 'confidence = "unverified"\n'
    document = GUILD + second.replace("[rules.applies_to]", f"{rest}[rules.applies_to]")

    error = refusal(document)
    assert (error.field, error.line) == ("toward", document.count("\n"))


def test_no_error_quotes_what_a_file_says() -> None:
    """Nor does what it came from."""
    for document in (
        GUILD.replace("guild_1", SECRET),
        GUILD.replace('"any"', f'"{SECRET}"'),
        GUILD.replace("interval", SECRET),
        GUILD.replace("interval = 1", f"interval = {SECRET}"),
        f"[{SECRET}]\n{GUILD}",
        GUILD.replace("2026-11-23", f'"{SECRET}"'),
    ):
        error = refusal(document)
        assert SECRET not in f"{error} {error!r} {error.to_dict()}"
        assert (error.__cause__, error.__suppress_context__ or error.__context__ is None) == (None, True)


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        (b"", 1, "missing"),
        (b"\n\n[[rules]]\n", 1, "missing"),
        (b'[body]\ncode = "guild"\nname = "G"\n', 1, "no_rules"),
        (b'# one\n# \xff\n[body]\ncode = "guild"\n', 2, "not_utf8"),
        (b"body = [[[[", 1, "syntax"),
        (b"x = " + b"[" * 5_000, 1, "syntax"),
        (b"x = " + b"9" * 10_000, 1, "syntax"),
        (b"#" * 1_000_001, 0, "too_large"),
        (b"body = 1", 1, "not_a_table"),
        (b"body = [1]", 1, "not_a_table"),
        (b"rules = 1\n[body]\n", 2, "missing"),
        (b"\x00", 1, "syntax"),
    ],
)
def test_what_is_no_rule_file_at_all_is_refused(content: bytes, line: int, problem: str) -> None:
    """Whatever it is."""
    error = refusal(content)
    assert (error.problem, error.line) == (problem, line)


def test_line_ends_and_a_byte_order_mark_of_windows_are_no_matter() -> None:
    """Files are edited anywhere."""
    assert read(b"\xef\xbb\xbf" + GUILD.replace("\n", "\r\n").encode()).rules == read(GUILD).rules


def test_a_year_stands_for_its_first_or_last_day() -> None:
    """Where only that is known."""
    rule = read(GUILD + "effective_from = 2014\neffective_to = 2015\n").rules[0]
    assert (str(rule.effective_from), str(rule.effective_to)) == ("2014-01-01", "2015-12-31")


def test_a_host_adds_its_own_files(tmp_path: Path) -> None:
    """Several folders, beside ours; other files there are left alone."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.mkdir()
    two.mkdir()
    (one / "guild.toml").write_text(GUILD, encoding="utf-8")
    (one / "notes.txt").write_text("not for this", encoding="utf-8")
    (two / "ukcp.toml").write_text(GUILD.replace("guild", "ukcp").replace("Guild of", "UKCP"), encoding="utf-8")
    loaded = Rules.load(one, str(two))

    asked: dict[str, Any] = {"relationship": "friendship", "client_status": "ended", "ended_on": "2024-03-10"}
    for body in ("guild", "UKCP"):
        ruling = loaded.evaluate(**asked, memberships=[body], as_of="2025-03-10")
        assert (ruling.state, ruling.known) == ("prohibited_until", True)
    assert set(SHIPPED.rules) < set(loaded.rules)


def test_a_host_adds_a_newer_edition_to_a_body_of_ours(tmp_path: Path) -> None:
    """Under an id of its own, and with another name for the body; both speak, the strictest leads."""
    newer = GUILD.replace('code = "guild"', 'code = "apa"\nnames = ["Our psychologists"]')
    (tmp_path / "apa_2027.toml").write_text(newer, encoding="utf-8")
    ruling = Rules.load(tmp_path).evaluate(
        relationship="friendship",
        memberships=["our psychologists"],
        client_status="ended",
        ended_on="2024-03-10",
        as_of="2025-03-10",
    )
    assert [one.rule for one in ruling.outcomes] == ["guild_1", "apa_3_05"]


@pytest.mark.parametrize(
    ("old", "new", "line", "problem", "field"),
    [
        ('id = "guild_1"', 'id = "apa_10_08"', 6, "duplicate_id", "id"),
        ('name = "Guild of Invented Therapists"', 'name = "Texas LPC"', 3, "duplicate_name", "name"),
        ('code = "guild"', 'code = "guild"\nnames = ["Guild", "A. P. A.", "apa"]', 3, "duplicate_name", "names"),
        ('code = "guild"', 'code = "apa_psychologist"', 2, "duplicate_name", "code"),
        ("[[rules]]", GUILD[GUILD.index("[[rules]]") :] + "[[rules]]", 17, "duplicate_id", "id"),
    ],
)
def test_nothing_of_ours_is_redefined(tmp_path: Path, old: str, new: str, line: int, problem: str, field: str) -> None:
    """No rule, and no name of a body; nor is anything told twice."""
    (tmp_path / "guild.toml").write_text(GUILD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RuleFileError) as caught:
        Rules.load(tmp_path)

    error = caught.value
    assert (error.problem, error.field, error.line, error.file) == (problem, field, line, "guild.toml")


def test_a_placeholder_of_a_hosts_does_not_switch_off_what_is_there(tmp_path: Path) -> None:
    """A file that is off only says that it tells nothing itself."""
    (tmp_path / "apa.toml").write_text('[body]\ncode = "apa"\nname = "APA"\noff = true\n', encoding="utf-8")
    assert Rules.load(tmp_path).rules == SHIPPED.rules


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    """As the host named it; so is what is no plain file."""
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "pipes").mkdir()
    os.mkfifo(tmp_path / "pipes" / "pipe.toml")
    (tmp_path / "empty").mkdir()
    for folder, file, problem in (
        (tmp_path / "missing", str(tmp_path / "missing"), "unreadable"),
        (tmp_path / "empty", str(tmp_path / "empty"), "no_files"),
        ("nul\x00", "nul\x00", "unreadable"),
        (7, "the folder of rules", "unreadable"),
        (None, "the folder of rules", "unreadable"),
        (tmp_path, "folder.toml", "unreadable"),
        (tmp_path / "pipes", "pipe.toml", "unreadable"),
    ):
        with pytest.raises(RuleFileError) as caught:
            Rules.load(folder)  # type: ignore[arg-type]  # some callers have no type checker
        assert (caught.value.file, caught.value.line, caught.value.problem) == (file, 0, problem)


SOURCES = [path.read_text(encoding="utf-8") for path in Path(__file__).parents[2].glob("src/supervisio/rules/*.toml")]


def refused_or_read(document: str | bytes) -> None:
    """Read it; nothing but a RuleFileError may come of it."""
    refused: RuleFileError | None = None
    try:
        Rules(*_parts(read(document))).evaluate(relationship="friendship", memberships=["guild"], client_status="ended")
    except RuleFileError as error:
        refused = error
    if refused is not None:
        assert refused.line >= 0
        assert str(refused)


def _parts(collected: Collected) -> tuple[Any, Any]:
    return collected.bodies.values(), collected.rules


@given(st.binary() | st.text().map(str.encode) | st.text("[]{}=\"'#\n.,0123456789-abodyrules_\\").map(str.encode))
def test_anything_at_all_never_crashes_the_engine(content: bytes) -> None:
    """It is refused by name."""
    refused_or_read(content)


@given(DOCUMENTS)
@example(GUILD)
def test_a_file_of_nearly_the_form_never_crashes_the_engine(document: str) -> None:
    """Any value for any key."""
    refused_or_read(document)


@given(st.sampled_from(SOURCES), st.data())
def test_a_damaged_file_never_crashes_the_engine(source: str, data: st.DataObject) -> None:
    """A piece of ours cut out, doubled, or put in place of another."""
    begin, end, other = (data.draw(st.integers(0, len(source))) for _ in range(3))
    piece = data.draw(st.sampled_from(["", source[other : other + 40], "\n", '"', "[", "= 1", "\x00", "é", "1e999"]))
    refused_or_read(source[: min(begin, end)] + piece + source[min(begin, end) + 30 :])
    refused_or_read(source[:begin] + piece + source[begin:])
