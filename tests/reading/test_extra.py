from __future__ import annotations

import sys

import pytest

from supervisio import reading
from supervisio.extras import MissingExtraError
from tests.migrations.running import run_python
from tests.reading.framed import timeline
from tests.reading.listed import NOW, waiting

HEAVY = ("altair", "pandas", "vl_convert", "sqlalchemy")


@pytest.mark.parametrize("missing", ["altair", "pandas"])
def test_what_is_missing_is_named_by_its_extra(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    """With the command that installs it."""
    frame = timeline(1)
    monkeypatch.setitem(sys.modules, missing, None)

    with pytest.raises(MissingExtraError, match=r"pip install 'supervisio\[notebook\]'") as caught:
        reading.case_timeline(frame)

    assert missing in str(caught.value.__cause__)


def test_drawing_needs_the_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the chart could be made, but nothing that draws it is there."""
    picture = reading.queue(waiting(1), now=NOW)
    monkeypatch.setitem(sys.modules, "vl_convert", None)

    for draw in (picture.svg, picture.png, picture._repr_html_):
        with pytest.raises(MissingExtraError):
            draw()


def test_naming_it_imports_nothing_heavy() -> None:
    """It is found in the library, and its names are listed."""
    ended = run_python(
        "-c",
        f"import sys, supervisio; supervisio.reading.Picture; print(sorted({set(HEAVY)!r} & set(sys.modules)));"
        "print(set(supervisio.reading.__all__) <= set(dir(supervisio.reading)))",
    )

    assert ended.stdout == "[]\nTrue\n"


@pytest.mark.parametrize("name", reading.__all__)
def test_every_name_is_there(name: str) -> None:
    """As a function or a class, and not as the module that it stands in."""
    assert callable(getattr(reading, name))


def test_a_name_that_is_nowhere_is_an_attribute_error() -> None:
    """As for any module."""
    with pytest.raises(AttributeError, match=r"^module 'supervisio.reading' has no attribute 'pie'$"):
        reading.pie  # type: ignore[attr-defined]  # noqa: B018 - a type checker knows that it is not there
