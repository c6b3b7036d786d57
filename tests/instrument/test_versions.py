"""Every version stays; the shipped one says what it should, and each item in it is of use."""

from __future__ import annotations

import json
import re
from importlib import resources
from itertools import pairwise, product
from typing import Any

import pytest

from supervisio import instrument
from supervisio.domain.vocabulary import ConcernKind, Phase, TherapyStatus
from supervisio.errors import InvalidValueError
from supervisio.instrument import Item, WeighingContext
from supervisio.instrument.versions import Versions, read
from tests.instrument.weighed import DINNER, SILENT, complete

VERSION = instrument.version(1)
DOCUMENT = resources.files("supervisio.instrument").joinpath("version_1.toml").read_text(encoding="utf-8")

# What is asked so that it was thought of and can be read later; whichever way it is answered, the result is the same.
DOCUMENTATION = {
    "other_rules",
    "worth",
    "avoidability_why",
    "looked_after_how",
    "one_sided_knowledge",
    "expected_reaction",
    "plan_for_reaction",
    "therapy_was",
    "personal_history",
    "present_state",
    "invited_in_therapy",
    "return_treated_by",
    "return_client_told",
    "best_of_crossing",
    "worst_of_crossing",
    "best_of_not_crossing",
    "worst_of_not_crossing",
    "codes_read",
    "colleague_asked",
    "unease",
    "consent",
    "notes_kept",
}

each_item = pytest.mark.parametrize("item", VERSION.items, ids=lambda item: item.id)


def test_the_current_version_is_the_newest() -> None:
    """And a version that there is not is refused."""
    assert instrument.current() is instrument.version(1)
    for number in (0, 2, True, "1", None):
        with pytest.raises(InvalidValueError) as caught:
            instrument.version(number)  # type: ignore[arg-type]  # some callers have no type checker
        assert caught.value.field == "version"


def test_an_old_version_recomputes_the_same_beside_a_newer_one() -> None:
    """Version 2 asks something more and takes harm less seriously; what was made with version 1 does not change."""
    answers = complete(DINNER, threshold="boundary_crossing", harm="yes")
    before = VERSION.result(answers, DINNER, SILENT)
    newer = DOCUMENT.replace("version = 1", "version = 2").replace('{ yes = "harm_expected" }', "{}")
    newer += '\n[[items]]\nid = "season"\nsection = "H"\ntext = "In spring?"\nsource = "supervisio"\ntype = "text"\n'
    versions = Versions([read(newer), read(DOCUMENT)])
    assert versions.current().version == 2
    assert versions.version(1).result(answers, DINNER, SILENT) == before
    assert versions.current().result(answers, DINNER, SILENT).result != before.result
    assert versions.current().missing(answers, DINNER) == ("season",)
    assert instrument.current().version == 1


def test_the_sections_are_a_to_h() -> None:
    """In order, each with a title; the items stand in the order of their sections."""
    assert [section.code for section in VERSION.sections] == list("ABCDEFGH")
    assert all(section.title and section.text for section in VERSION.sections)
    assert [item.section for item in VERSION.items] == sorted(item.section for item in VERSION.items)


@each_item
def test_an_item_is_well_told(item: Item) -> None:
    """A stable id, one question, a source that is written out, labels that differ."""
    assert re.fullmatch(r"[a-z][a-z_]{1,63}", item.id)
    assert item.text.endswith("?")
    assert item.source in VERSION.sources
    assert item.type in {"choice", "several", "yes_no_unsure", "day", "amount", "text"}
    assert bool(item.options) == (item.type not in {"day", "amount", "text"})
    assert len(set(item.codes)) == len(item.codes)
    assert len({option.label for option in item.options}) == len(item.options)
    assert VERSION.item(item.id) is item


@each_item
def test_the_order_of_answers_is_one_of_its_options(item: Item) -> None:
    """Each option of a choice stands in a chain, or none does; no answer is worse than itself."""
    chained = {code for chain in item.worsening for code in chain}
    worse = {(one, other) for chain in item.worsening for one, other in pairwise(chain)}
    for middle in item.codes:
        worse |= {(one, other) for (one, at), (back, other) in product(worse, worse) if at == middle == back}
    assert chained in (set(item.codes), set())
    assert all(one != other for one, other in worse)
    if item.undetermined != "never" and item.type in {"choice", "yes_no_unsure"}:
        assert chained
        assert item.unknown in item.codes


def test_ids_are_stable() -> None:
    """No two items share one, and what no version has is refused."""
    assert len({item.id for item in VERSION.items}) == len(VERSION.items)
    with pytest.raises(InvalidValueError) as caught:
        VERSION.item("season")
    assert caught.value.problem == "unknown_item"


@each_item
def test_an_item_is_asked_somewhere(item: Item) -> None:
    """There is a matter in which it comes up; past a threshold that ends it only the first two sections do."""
    contexts = [
        WeighingContext(kind=kind, phase=phase, client_status=status)
        for kind in (ConcernKind.TOUCH, ConcernKind.FRIENDSHIP_AFTER_ENDING, ConcernKind.GIFT_RECEIVED)
        for phase in Phase
        for status in TherapyStatus
    ]
    answers = {"threshold": "multiple_relationship", "avoidability": "mandated", "client_looks_after_therapist": "yes"}
    assert any(item in VERSION.applicable(answers, context) for context in contexts)
    by_chance = VERSION.applicable({"threshold": "incidental_contact"}, contexts[-1])
    assert (item in by_chance) == ("weighed" not in item.conditions)


@each_item
def test_an_item_counts_or_is_documentation(item: Item) -> None:
    """What is listed as documentation changes nothing; every other item has two answers that come to different ends."""
    kind = "gift_received" if "gift" in item.conditions else "friendship_after_ending"
    context = WeighingContext(kind=kind, client_status="ended")
    answers = complete(context, threshold="multiple_relationship")
    results = {VERSION.result({**answers, item.id: one}, context, SILENT) for one in _answers(item)}
    assert (len(results) == 1) == (item.id in DOCUMENTATION)


def _answers(item: Item) -> list[Any]:
    if item.type == "text":
        return ["Yes.", "No."]
    if item.type in {"day", "amount"}:
        return ["2024-03-10" if item.type == "day" else "10", "unknown"]
    if item.type == "several":
        return [[], *([code] for code in item.codes)]
    return list(item.codes)


def test_the_instrument_is_json_for_a_form() -> None:
    """Sections, items with their options, and the sources written out."""
    told = json.loads(json.dumps(VERSION.to_dict()))
    assert told["version"] == 1
    assert told["items"][0]["options"][0] == {
        "code": "incidental_contact",
        "label": "Incidental contact",
        "definition": "Contact by chance, brief and without consequence",
        "finding": None,
        "risk": None,
    }
    assert len(told["items"]) == len(VERSION.items)
