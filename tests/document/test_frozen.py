from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from supervisio.document import verify_record
from tests.document.freeze import FROZEN

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = sorted(path for path in FROZEN.iterdir() if path.suffix in (".html", ".json"))


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.name)
def test_a_record_of_an_earlier_version_is_checked_by_every_later_one(path: Path) -> None:
    """With the fingerprint that was kept beside it; and an alteration is found in its part."""
    fingerprint = path.with_suffix(".fingerprint").read_text()
    found = verify_record(path, public_key=fingerprint.strip())
    altered = verify_record(path.read_bytes().replace(b"only choir", b"best choir").replace(b"greet her", b"meet her"))

    assert (found.ok, found.findings, found.notices, found.audience) == (True, (), (), "client")
    assert [part.name for part in altered.altered] == ["told"]


def test_there_is_one_of_each_form() -> None:
    """Else nothing was looked at."""
    assert {path.suffix for path in RECORDS} == {".html", ".json"}
