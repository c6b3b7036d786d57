"""``supervisio keys status``, ``rotate`` and ``retire``."""

from __future__ import annotations

import base64
import json
import re
import stat
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import time_machine
from sqlalchemy import text

from supervisio import Supervisio, Vault
from supervisio.cli import Exit
from tests.cli.conftest import one_line
from tests.services.people import ANA, AUDITOR, QUESTION, WORDS
from tests.vault.invented import pair

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Place, Run, Said

ROOTS = 2


def rows(said: Said) -> list[list[str]]:
    """Return the table as it was printed, without its heading."""
    return [line.split() for line in said.out.splitlines()[1:] if line.startswith("k-")]


def is_sound(place: Place) -> bool:
    """Tell whether all is in order, and Ana reads what she said."""
    with place.opened() as clinic:
        with clinic.reading(AUDITOR) as auditor:
            in_order = auditor.journal.verify().ok
        with clinic.acting(ANA) as ana:
            words = ana.reveal(ana.requests.list_().items[0]).words
    return in_order and words == WORDS


def test_the_status_of_each_key(place: Place, run: Run) -> None:
    """How many data keys it wraps, how many entries it vouches for."""
    said = run("keys", "status", *place.options)

    assert (said.code, said.err) == (Exit.DONE, "")
    ((key_id, state, created, wraps, vouches, *_),) = rows(said)
    assert (key_id, state, wraps, vouches) == (Vault.at(place.keys).newest_key_id(), "newest", str(ROOTS), str(ROOTS))
    assert created == datetime.now(UTC).date().isoformat()
    assert max(map(len, said.out.splitlines())) <= 80
    assert run("keys", "status", "--json", *place.options).json["keys"][0]["roots"] == ROOTS


def test_a_key_that_is_missing_is_told_of(place: Place, run: Run, tmp_path: Path) -> None:
    """The status is told all the same, and the exit code tells that something is lacking."""
    Vault.create(tmp_path / "other.keys")

    said = run("keys", "status", "--json", "--database-url", place.url, "--keys", str(tmp_path / "other.keys"))

    assert said.code == Exit.LACKING
    assert [key["state"] for key in said.json["keys"]] == ["newest", "not_held", "not_held"]
    assert "not held cannot be read" in said.json["notices"][0]


def test_a_ring_that_others_can_read_is_told_of(place: Place, run: Run) -> None:
    """With what to do about it; a rotation does it by itself."""
    place.keys.chmod(0o644)

    said = run("keys", "status", *place.options)

    assert said.code == Exit.LACKING
    assert "chmod 600" in said.out
    run("keys", "rotate", *place.options)
    assert run("keys", "status", *place.options).code == Exit.DONE


def test_a_rotation(place: Place, run: Run) -> None:
    """A new key, all wrapped anew, and what to do next; the record and the texts are what they were."""
    before = Vault.at(place.keys).newest_key_id()

    said = run("keys", "rotate", *place.options)

    newest = Vault.at(place.keys).newest_key_id()
    assert (said.code, said.err) == (Exit.DONE, "")
    assert said.out.splitlines()[0] == f"The key {newest} is the newest now; 2 data keys were wrapped anew."
    assert "Copy the ring" in said.out
    assert [row[:2] for row in rows(run("keys", "status", *place.options))] == [[newest, "newest"], [before, "held"]]
    assert is_sound(place)


def test_json_tells_what_was_done(place: Place, run: Run) -> None:
    """And that a key was made."""
    said = run("keys", "rotate", "--json", *place.options)

    newest = Vault.at(place.keys).newest_key_id()
    assert said.json == {"key_id": newest, "rewrapped": ROOTS, "left": 0, "made": True}


def test_a_rotation_that_was_stopped_goes_on(place: Place, run: Run) -> None:
    """Where something is left of the last one, no other key is made; after that, the next one makes one."""
    Vault.new_key(place.keys)
    newest = Vault.at(place.keys).newest_key_id()

    said = run("keys", "rotate", *place.options)

    assert said.out.startswith(f"2 data keys were wrapped anew under the key {newest}, which was the newest already.")
    assert "run this again" in said.out
    assert run("keys", "rotate", "--json", *place.options).json["made"] is True
    assert len(Vault.at(place.keys).keys) == 3
    assert is_sound(place)


def test_a_key_is_prepared_first(place: Place, run: Run) -> None:
    """It needs no database, is prepared once, and is the one that the rotation takes."""
    said = run("keys", "rotate", "--prepare", "--keys", str(place.keys))
    prepared = run("keys", "rotate", "--prepare", "--json", "--keys", str(place.keys)).json["prepared"]
    assert (said.code, said.err) == (Exit.DONE, "")
    assert prepared in said.out
    assert [row[1] for row in rows(run("keys", "status", *place.options))] == ["prepared", "newest"]

    run("keys", "rotate", *place.options)

    assert Vault.at(place.keys).newest_key_id() == prepared
    assert [row[1] for row in rows(run("keys", "status", *place.options))] == ["newest", "held"]


def test_a_ring_that_lacks_a_key_is_left_as_it_is(place: Place, run: Run, tmp_path: Path) -> None:
    """It is refused before a key is made."""
    other = tmp_path / "other.keys"
    Vault.create(other)
    before = other.read_bytes()

    said = run("keys", "rotate", "--database-url", place.url, "--keys", str(other))

    assert (said.code, said.out) == (Exit.KEYS, "")
    assert one_line(said)
    assert other.read_bytes() == before


def test_what_cannot_be_wrapped_anew_is_told_of(place: Place, run: Run) -> None:
    """A row that was tampered with is left, and does not keep the next rotation from making a key."""
    with place.opened() as clinic, clinic.engine.begin() as connection:
        connection.execute(
            text("UPDATE supervisio_case SET wrapped_key = :wrapped WHERE topic = 'personal_issue'"), {"wrapped": b"x"}
        )
    for made in (2, 3):
        said = run("keys", "rotate", *place.options)

        assert said.code == Exit.LACKING
        assert "Left under older keys: 1." in said.out
        assert len(Vault.at(place.keys).keys) == made


def test_keys_in_a_variable(place: Place, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are changed by whoever sets it: here what older ones wrap is only wrapped anew."""
    (old,) = json.loads(place.keys.read_text())["keys"]
    monkeypatch.setenv("SUPERVISIO_KEYS", f"{pair('k-new', b'n' * 32)} {old['id']}:{old['secret']}")
    options = ["--database-url", place.url]

    said = run("keys", "rotate", *options)

    assert (said.code, said.err) == (Exit.DONE, "")
    assert said.out.startswith("2 data keys were wrapped anew under the key k-new, which was the newest already.")
    assert "whoever sets it" in said.out
    said = run("keys", "rotate", "--prepare", *options)
    assert (said.code, said.out) == (Exit.MISUSED, "")
    assert one_line(said)


def test_one_clinic(place: Place, run: Run) -> None:
    """The others are taken over later, to the same key."""
    app = Supervisio(Vault.at(place.keys))
    with app.clinic(place.url, "south") as south, south.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")

    first = run("keys", "rotate", "--json", "--clinic", "south", *place.options).json
    rest = run("keys", "rotate", "--json", *place.options).json

    assert (first["rewrapped"], first["made"]) == (1, True)
    assert (rest["rewrapped"], rest["made"], rest["key_id"]) == (ROOTS, False, first["key_id"])
    assert run("keys", "status", "--json", "--clinic", "south", *place.options).json["keys"][0]["roots"] == 1


def test_row_security_asks_for_the_clinic(postgresql_clinic_url: str, run: Run, tmp_path: Path) -> None:
    """As the program's role it says what to add; with it, all goes well."""
    keys = tmp_path / "clinic.keys"
    with Supervisio(Vault.create(keys)).clinic(postgresql_clinic_url) as clinic, clinic.acting(ANA) as ana:
        ana.ask(question=QUESTION, asked_of="s-lee")
    options = ["--database-url", postgresql_clinic_url, "--keys", str(keys)]
    for command in ("status", "rotate"):
        said = run("keys", command, *options)
        assert (said.code, said.out) == (Exit.MISUSED, "")
        assert "--clinic" in said.err
    assert len(Vault.at(keys).keys) == 1

    assert run("keys", "rotate", "--json", "--clinic", "clinic", *options).json["rewrapped"] == 1
    assert run("verify", *options).code == Exit.DONE


def test_retiring_a_key(place: Place, run: Run) -> None:
    """Not as long as anything needs it, and not without saying that backups are lost; then what it opens is gone."""
    old = Vault.at(place.keys).newest_key_id()
    (secret,) = (key["secret"] for key in json.loads(place.keys.read_text())["keys"])
    Vault.new_key(place.keys)
    words = []
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        words.append(run("keys", "retire", old, "--lose-backups", *place.options).err)
        run("keys", "rotate", *place.options)
        words.append(run("keys", "retire", old, "--lose-backups", *place.options).err)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        words.append(run("keys", "retire", old, *place.options).err)
        assert secret in place.keys.read_text()
        said = run("keys", "retire", old, "--lose-backups", "--json", *place.options)

    for told, reason in zip(words, ("still wraps", "24 hours", "backups"), strict=True):
        assert reason in told
    assert (said.code, said.json) == (Exit.DONE, {"retired": old})
    assert secret not in place.keys.read_text()
    assert [row[1] for row in rows(run("keys", "status", *place.options))] == ["newest", "retired"]
    assert is_sound(place)


def test_retiring_a_pair(place: Place, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is left of it goes into a file, never to a screen, and verifies as the key did."""
    (old,) = json.loads(place.keys.read_text())["keys"]
    new = pair("k-new", b"n" * 32)
    monkeypatch.setenv("SUPERVISIO_KEYS", f"{new} {old['id']}:{old['secret']}")
    file = tmp_path / "left"
    command = ["keys", "retire", old["id"], "--database-url", place.url]
    run("keys", "rotate", "--database-url", place.url)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=25)):
        assert run(*command, "--lose-backups").code == Exit.MISUSED
        refused = run(*command, "-o", str(file))
        assert (refused.code, "say --lose-backups if" in refused.err) == (Exit.KEYS, True)
        assert not file.exists()
        said = run(*command, "-o", str(file), "--lose-backups")

    assert (said.code, said.err) == (Exit.DONE, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    left = file.read_text().strip()
    assert left.endswith(":retired")
    assert left not in said.out
    monkeypatch.setenv("SUPERVISIO_KEYS", f"{new} {left}")
    assert run("verify", "--database-url", place.url).code == Exit.DONE


@pytest.mark.parametrize("command", ["rotate", "retire k-1 --lose-backups"])
def test_without_keys_there_is_nothing_to_do(place: Place, run: Run, command: str) -> None:
    """A clinic in plaintext has none."""
    said = run("keys", *command.split(), "--database-url", place.url, "--plaintext")

    assert (said.code, said.out) == (Exit.MISUSED, "")
    assert one_line(said)


def test_no_secret_is_printed(place: Place, run: Run) -> None:
    """Of no key, in no form, by no command."""
    said = [
        run("keys", *command.split(), *more, *place.options)
        for command in ("status", "rotate --prepare", "rotate", "rotate", "retire k-none --lose-backups")
        for more in ([], ["--json"])
    ]
    secrets = [base64.b64decode(key["secret"]) for key in json.loads(place.keys.read_text())["keys"]]
    assert len(secrets) == 5

    words = "".join(one.all for one in said)

    assert not [one for one in secrets if one.hex() in words or base64.b64encode(one).decode() in words]
    assert re.search(r"[A-Za-z0-9+/]{40}", words) is None
