from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from supervisio.domain import vocabulary
from supervisio.domain.vocabulary import ClientReaction, ConcernKind, NextSession, Reply
from supervisio.testing.invented import advice, odds
from supervisio.testing.invented.chance import Chance, _parts

if TYPE_CHECKING:
    from collections.abc import Iterable

# Which words a table of odds is made of, and by which words it is looked up.
WORDS_OF = {
    "REQUEST": (vocabulary.ClientRequestKind, None),
    "MADE_BY": (vocabulary.MadeBy, vocabulary.ClientRequestKind),
    "REPLY": (Reply, vocabulary.ClientRequestKind),
    "REPLY_AT_LAST": (Reply, None),
    "REACTION": (ClientReaction, Reply),
    "SECOND_REACTION": (ClientReaction, ClientReaction),
    "NEXT_SESSION": (NextSession, ClientReaction),
    "CONCERN": (ConcernKind, None),
    "ORIGIN": (vocabulary.Origin, ConcernKind),
    "OCCURRENCE": (vocabulary.Occurrence, ConcernKind),
    "ISSUE": (vocabulary.PersonalIssueKind, None),
    "FUNCTIONING": (vocabulary.FunctioningLevel, None),
    "AFFECTS_WORK": (vocabulary.AffectsWork, None),
    "SUPPORT": (vocabulary.SupportRoute, None),
    "RESPONSE": (vocabulary.PracticeResponse, vocabulary.FunctioningLevel),
}


@pytest.mark.parametrize("name", WORDS_OF)
def test_odds_are_about_words_of_the_field(name: str) -> None:
    """What would be refused when it is recorded never comes up."""
    of, by = WORDS_OF[name]
    table = getattr(odds, name)
    rows = [table] if by is None else list(table.values())

    assert set(chain.from_iterable(rows)) <= {*of}
    assert by is None or set(table) - {"other"} <= {*by}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("REQUEST", vocabulary.ClientRequestKind),
        ("CONCERN", ConcernKind),
        ("ISSUE", vocabulary.PersonalIssueKind),
        ("NEXT_SESSION", ClientReaction),
    ],
)
def test_everything_can_come_up(name: str, kinds: Iterable[str]) -> None:
    """However seldom."""
    assert set(getattr(odds, name)) == {*kinds}


def test_every_reply_can_be_taken_in_some_way() -> None:
    """But the one that is not a reply."""
    assert set(odds.REACTION) == {*Reply} - {"no_reply_yet"}


def test_a_no_that_is_explained_is_taken_better() -> None:
    """What follows depends on what went before: that is what there is to be found in the numbers."""

    def share(reply: str, *reactions: str) -> float:
        return sum(odds.REACTION[reply].get(one, 0) for one in reactions) / sum(odds.REACTION[reply].values())

    def comes(reaction: str) -> float:
        return odds.NEXT_SESSION[reaction]["attended"] / sum(odds.NEXT_SESSION[reaction].values())

    assert share("declined_and_explained", "accepted", "relieved") > share("declined", "accepted", "relieved")
    assert share("declined_and_explained", "hurt", "angry") < share("declined", "hurt", "angry")
    assert comes("accepted") > comes("disappointed") > comes("hurt") > comes("withdrew")


def test_every_word_has_its_parts() -> None:
    """No text comes out with a gap."""
    parts = _parts()
    names = {name for ways in parts.values() for way in ways for name in re.findall(r"\{(\w+)\}", way)} - {"kind"}
    of_a_kind = {name for name, ways in parts.items() if any("{kind}" in way for way in ways)}

    assert names <= parts.keys()
    assert all(f"{name}_other" in parts for name in of_a_kind)


@pytest.mark.parametrize("name", ["words", "description", "note", "question", "advice", "observation"])
def test_words_differ(name: str) -> None:
    """And the same chance puts the same ones together."""
    drawn = [[chance.words(name, "other") for _ in range(50)] for chance in (Chance(1), Chance(1), Chance(2))]

    assert drawn[0] == drawn[1] != drawn[2]
    assert len(set(drawn[0])) > 5
    assert not any(mark in text for text in drawn[0] for mark in "{}")


def test_chance_keeps_its_shares() -> None:
    """As often as the weight says, all told."""
    chance = Chance("shares")

    drawn = [chance.weighed({"often": 3.0, "seldom": 1.0, "never": 0.0}) for _ in range(4000)]

    assert 0.7 < drawn.count("often") / 4000 < 0.8
    assert "never" not in drawn


@pytest.mark.parametrize("kinds", advice._KINDS.values(), ids=advice._KINDS)
def test_advice_is_of_kinds_of_the_field(kinds: dict[str, float]) -> None:
    """As the odds are."""
    assert set(kinds) <= {*vocabulary.RecommendationKind}
