from __future__ import annotations

import base64
import os
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest

from supervisio import reading
from supervisio.errors import InvalidValueError
from tests.migrations.running import run_python
from tests.reading.drawn import Drawn
from tests.reading.framed import concerns, requests, timeline
from tests.reading.listed import NOW, many_crossings, waiting

if TYPE_CHECKING:
    from collections.abc import Callable

    from supervisio.reading import Picture

PICTURES: dict[str, Callable[[int], Picture]] = {
    "case_timeline": lambda count: reading.case_timeline(timeline(count)),
    "queue": lambda count: reading.queue(waiting(count), now=NOW),
    "saying_no": lambda count: reading.saying_no(requests(count)),
    "noticing_to_deciding": lambda count: reading.noticing_to_deciding(concerns(count)),
    "domains_over_time": lambda count: reading.domains_over_time(many_crossings(count)),
}
MEGABYTE = 1_000_000

each_picture = pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
each_count = pytest.mark.parametrize("count", [0, 1, 14, 36, 37, 10_000])


class Image(HTMLParser):
    """The one image of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.attributes: dict[str, str | None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep what it is told."""
        assert (tag, self.attributes) == ("img", {})
        self.attributes = dict(attributes)


@each_picture
@each_count
def test_it_is_a_small_image_that_a_screen_reader_tells(draw: Callable[[int], Picture], count: int) -> None:
    """Whatever it is made of: well-formed, named and described, and with nothing in it that is elsewhere."""
    picture = draw(count)

    drawn = Drawn(picture)

    assert drawn.root.get("role") == "img"
    (title_id, title), (desc_id, description) = drawn.told("title"), drawn.told("desc")
    assert (title, description) == (picture.title, picture.description)
    assert drawn.root.get("aria-labelledby") == f"{title_id} {desc_id}"
    assert set(re.findall(r"[\w:-]+=\"https?://", drawn.svg)) <= {'xmlns="http://', 'xmlns:xlink="http://'}
    assert drawn.tags.isdisjoint({"a", "foreignObject", "image", "script", "style", "use"})
    assert "url(" not in drawn.svg
    assert len(drawn.svg) < MEGABYTE
    assert drawn.says(picture.title)
    assert "NaN" not in drawn.svg
    assert "undefined" not in drawn.svg


@each_picture
def test_no_data_is_said(draw: Callable[[int], Picture]) -> None:
    """It is no error, and no empty chart that could be taken for a broken one."""
    picture = draw(0)

    assert picture.description == f"{picture.title}: nothing yet."
    assert Drawn(picture).says("Nothing yet.")


@each_picture
def test_one_thing_has_its_mark(draw: Callable[[int], Picture]) -> None:
    """And is told of in the singular."""
    picture = draw(1)

    assert re.search(r"\b1 (entry|thing waits|request|concern)\b", picture.description)
    assert not Drawn(picture).says("Nothing yet.")


@each_picture
def test_many_are_counted(draw: Callable[[int], Picture]) -> None:
    """How many there are stands on it, and in what it says."""
    picture = draw(10_000)

    assert "10,000" in picture.description
    assert Drawn(picture).says("10,000")


@each_picture
def test_the_same_data_gives_the_same_bytes(draw: Callable[[int], Picture]) -> None:
    """So a report that is made again differs only where something changed."""
    first, again = draw(14), draw(14)

    assert first.svg() == again.svg()
    assert first.png() == again.png()


def test_it_does_so_in_another_process() -> None:
    """Where sets and dictionaries are in another order."""
    code = (
        "from hashlib import sha256; from tests.reading.test_pictures import PICTURES;"
        "print(sha256(''.join(draw(n).svg() for draw in PICTURES.values() for n in (14, 40)).encode()).hexdigest())"
    )

    ended = [run_python("-c", code, env={**os.environ, "PYTHONHASHSEED": seed}) for seed in ("1", "2")]

    assert [one.stderr for one in ended] == ["", ""]
    assert ended[0].stdout == ended[1].stdout != ""


@each_picture
def test_a_theme_of_the_notebook_leaves_it_alone(draw: Callable[[int], Picture]) -> None:
    """It has its own paper: what is switched on for other charts is not in it."""
    plain = draw(3).svg()

    with alt.theme.enable("dark"), alt.data_transformers.enable(consolidate_datasets=False):
        assert draw(3).svg() == plain


@each_picture
def test_a_notebook_shows_it_by_itself(draw: Callable[[int], Picture]) -> None:
    """As an image within the page, with its description as alternative text; in a word where there is none."""
    picture = draw(3)

    shown = picture._repr_mimebundle_()

    attributes = Image(shown["text/html"]).attributes
    kind, _, content = str(attributes["src"]).partition(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(content).decode() == picture.svg() == shown["image/svg+xml"]
    assert attributes["alt"] == picture.description
    assert picture._repr_html_() == shown["text/html"]
    assert shown["text/plain"] == repr(picture) == f"Picture(title={picture.title!r})"


def test_a_notebook_may_ask_for_less() -> None:
    """By what it wants, or does not."""
    picture = PICTURES["queue"](1)

    assert picture._repr_mimebundle_(include={"text/plain"}) == {"text/plain": repr(picture)}
    assert set(picture._repr_mimebundle_(exclude={"text/html"})) == {"text/plain", "image/svg+xml"}


@each_picture
def test_the_chart_is_there_to_go_on_with(draw: Callable[[int], Picture]) -> None:
    """As altair has it."""
    chart = draw(3).chart

    assert isinstance(chart, alt.VConcatChart)
    assert chart.to_dict()["title"]["text"] == draw(3).title


def test_a_png_is_as_large_as_it_is_wanted() -> None:
    """Twice the size of the SVG, or as it is said."""
    picture = PICTURES["queue"](3)
    width = int(Drawn(picture).width)

    assert [_width(picture.png()), _width(picture.png(scale=1)), _width(picture.png(scale=4))] == [
        2 * width,
        width,
        4 * width,
    ]


@pytest.mark.parametrize("scale", [0, -1, 10.5, float("nan"), float("inf"), "2", None, True], ids=repr)
def test_a_png_has_a_sensible_size(scale: Any) -> None:
    """Neither nothing nor more than fits into memory."""
    with pytest.raises(InvalidValueError) as caught:
        PICTURES["queue"](0).png(scale=scale)
    assert caught.value.field == "scale"


def test_two_pictures_on_one_page_have_ids_of_their_own() -> None:
    """Each is told by its own title and description."""
    ids = [
        one.get("id")
        for draw in PICTURES.values()
        for one in ET.fromstring(draw(2).svg()).iter()  # noqa: S314 - our own
        if one.get("id")
    ]

    assert len(ids) == len(set(ids)) == 2 * len(PICTURES)


def _width(png: bytes) -> int:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big")
