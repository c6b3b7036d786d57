from __future__ import annotations

import copy
import enum
import json
import pickle
from typing import assert_type

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.domain import vocabulary
from supervisio.domain.vocabulary import (
    ClientRequestKind,
    Code,
    ConcernKind,
    Force,
    PersonalIssueKind,
    Phase,
    Reply,
    SupportRoute,
    Urgency,
)
from supervisio.errors import InvalidValueError

VOCABULARIES: list[type[Code]] = [getattr(vocabulary, name) for name in vocabulary.__all__ if name != "Code"]

each_vocabulary = pytest.mark.parametrize("words", VOCABULARIES, ids=lambda words: words.__name__)


def refused(vocabulary: type[Code], value: object) -> InvalidValueError:
    """Return the error with which a value is refused."""
    with pytest.raises(InvalidValueError) as caught:
        vocabulary.given(value, "kind")  # type: ignore[arg-type]  # some callers have no type checker
    return caught.value


@each_vocabulary
def test_a_code_of_ours_is_one_shared_member(words: type[Code]) -> None:
    """However a code of ours comes in, the same object comes out."""
    for code in words:
        text = str(code)
        assert type(text) is str
        assert type(code) is words
        assert words.given(text, "kind") is code
        assert words.given(code, "kind") is code
        assert words.read(text) is code
        assert words(text) is code
        assert copy.copy(code) is code
        assert copy.deepcopy(code) is code
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(code, protocol)) is code  # noqa: S301 - pickled one line above


def test_a_code_is_its_text() -> None:
    """A code equals, hashes, sorts, formats and serialises as plain text; only its repr tells what it is."""
    code = ClientRequestKind.FRIENDSHIP
    assert code == "friendship"
    assert {"friendship": 1}[code] == 1
    assert sorted([code, "barter"]) == ["barter", "friendship"]
    assert f"{code}" == "friendship"
    assert json.dumps({code: code}) == '{"friendship": "friendship"}'
    assert repr(code) == "ClientRequestKind('friendship')"


def test_a_type_checker_knows_what_a_member_is() -> None:
    """The attribute, an iteration and a reading have the type of their vocabulary."""
    assert_type(ClientRequestKind.FRIENDSHIP, ClientRequestKind)
    assert_type(list(Urgency), list[Urgency])
    assert_type(Reply.read("declined"), Reply)
    assert_type(Reply.given("declined", "reply"), Reply)
    assert_type(SupportRoute.asked, tuple[SupportRoute, ...])


def test_a_code_cannot_be_changed() -> None:
    """A member is shared by everybody, so nobody can relabel it or hang something on it."""
    for name in ("label", "definition", "source", "known", "remark"):
        with pytest.raises(AttributeError):
            setattr(Force.ADVICE, name, "x")


def test_membership_is_ours_only() -> None:
    """A vocabulary contains its own codes, as text too; no host's or unknown code, and nothing else."""
    assert "friendship" in ClientRequestKind
    assert ClientRequestKind.FRIENDSHIP in ClientRequestKind
    assert "x-dog-walk" not in ClientRequestKind
    assert ClientRequestKind.read("from_a_newer_version") not in ClientRequestKind
    assert [] not in ClientRequestKind
    assert None not in ClientRequestKind


@pytest.mark.parametrize("text", ["x-a", "x-0", "x-dog-walk", "x-dog_walk", "x-" + "a" * 62])
def test_a_host_adds_codes_of_its_own(text: str) -> None:
    """`x-...` is accepted where hosts may add codes; it is nobody's known code, and its label is readable."""
    code = ClientRequestKind.given(text, "kind")
    assert code == text
    assert type(code) is ClientRequestKind
    assert (code.known, code.host) == (False, True)
    assert code.label == text.replace("_", " ")
    assert (code.definition, code.source) == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "friend",
        "FRIENDSHIP",
        " friendship",
        "friendship\n",
        "x-",
        "x--a",
        "x-_a",
        "x-A",
        "X-a",
        "x-a b",
        "x-a\n",
        "x-é",
        "x-" + "a" * 63,
        "x" * 100_000,
        "fr\x00iend",
        "\ud800",
    ],
)
def test_what_is_no_code_is_refused(text: str) -> None:
    """Neither ours nor a well-formed `x-...`: the field is named and nothing is quoted."""
    error = refused(ClientRequestKind, text)
    assert (error.field, error.problem) == ("kind", "unknown_code")


@pytest.mark.parametrize("value", [None, 7, b"friendship", ["friendship"], object()])
def test_what_is_no_text_is_refused(value: object) -> None:
    """A code is text; anything else is of the wrong type."""
    assert refused(ClientRequestKind, value).problems == (("kind", "wrong_type", {"wanted": "a code as text"}),)


def test_calling_the_class_is_as_strict_as_given() -> None:
    """A misspelt code does not slip in through the constructor and then pass for one that came in a record."""
    with pytest.raises(InvalidValueError) as caught:
        ClientRequestKind("freindship")
    assert caught.value.field == "ClientRequestKind"
    assert ClientRequestKind("x-dog-walk").host


@pytest.mark.parametrize(
    ("vocabulary", "typed", "meant"),
    [
        (ClientRequestKind, "freindship", "friendship"),
        (ClientRequestKind, "Friendship After Ending", "friendship_after_ending"),
        (ClientRequestKind, "friendship-after-ending", "friendship_after_ending"),
        (Urgency, "IMMEDIATE", "immediate"),
        (PersonalIssueKind, "burn-out", "burnout"),
    ],
)
def test_a_near_miss_is_told_what_was_probably_meant(vocabulary: type[Code], typed: str, meant: str) -> None:
    """The hint is a code of ours, in the error's details and in its sentence."""
    error = refused(vocabulary, typed)
    assert (error.field, error.problem) == ("kind", "unknown_code")
    assert error.problems[0][2]["hint"] == f"; did you mean '{meant}'?"
    assert f"did you mean '{meant}'?" in str(error)


@pytest.mark.parametrize("typed", ["qqqq", "friendship" * 7])
def test_no_hint_where_nothing_is_near_or_the_text_is_long(typed: str) -> None:
    """Nothing is guessed from far away, and what is longer than any code is not compared at all."""
    assert refused(ClientRequestKind, typed).problems[0][2]["hint"] == ""


@each_vocabulary
def test_a_hint_never_quotes_the_value(words: type[Code]) -> None:
    """However near a value is to a code of ours, what was typed is in no part of the error."""
    for code in words:
        error = refused(words, f"{code}Zq")
        assert error.problems[0][2]["hint"] in {f"; did you mean '{ours}'?" for ours in words}
        assert "Zq" not in f"{error} {error!r} {error.args} {error.to_dict()} {pickle.dumps(error)!r}"


@given(st.text(max_size=80))
def test_given_and_read_agree_on_every_text(text: str) -> None:
    """Any text reads back as itself; it is given unchanged or refused with a hint of ours or none."""
    assert Phase.read(text) == text
    try:
        assert Phase.given(text, "phase") == text
    except InvalidValueError as error:
        assert error.problems[0][2]["hint"] in {"", *(f"; did you mean '{code}'?" for code in Phase)}  # noqa: PT017


@each_vocabulary
@pytest.mark.parametrize("text", ["from_a_newer_version", "x-of_another_host", "Odd One"])
def test_an_unknown_code_survives_a_round_trip(words: type[Code], text: str) -> None:
    """A code that a newer version wrote is read, copied, pickled, serialised and handed in again unchanged."""
    code = words.read(text)
    assert (code, code.known, code.host) == (text, False, text.startswith("x-"))
    assert code.label == text.replace("_", " ")
    assert (code.definition, code.source) == ("", "")
    assert words.given(code, "kind") is code
    assert json.loads(json.dumps(code)) == text
    for again in (copy.copy(code), copy.deepcopy(code), pickle.loads(pickle.dumps(code))):  # noqa: S301 - our own pickle
        assert again == code
        assert type(again) is words
        assert again.label == code.label
        assert words.given(again, "kind") == code


def test_an_unknown_code_of_another_vocabulary_is_refused() -> None:
    """A code is accepted unknown only by the vocabulary that it was read in."""
    assert refused(ClientRequestKind, ConcernKind.read("from_a_newer_version")).problem == "unknown_code"


def test_a_code_of_another_vocabulary_is_taken_by_its_text() -> None:
    """A word that two vocabularies share becomes the member of the one that asks."""
    assert ClientRequestKind.given(ConcernKind.FRIENDSHIP, "kind") is ClientRequestKind.FRIENDSHIP


def test_an_enum_of_the_host_is_taken_by_its_text() -> None:
    """A host's own text enum works, though it hashes by its member's name."""

    class Wish(enum.StrEnum):
        BEFRIEND = "friendship"
        WALK = "x-dog-walk"
        NONE = "nothing"

    assert ClientRequestKind.given(Wish.BEFRIEND, "kind") is ClientRequestKind.FRIENDSHIP
    assert Wish.BEFRIEND in ClientRequestKind
    walk = ClientRequestKind.given(Wish.WALK, "kind")
    assert (walk, type(walk)) == ("x-dog-walk", ClientRequestKind)
    assert refused(ClientRequestKind, Wish.NONE).problem == "unknown_code"


def test_what_is_known_is_told() -> None:
    """A few codes by name, many by where they are listed; that a host may add its own, only where it may."""
    assert str(refused(Force, "order")) == (
        "kind is not a known code; known: advice, directive, or a code of your own that begins with x-."
    )
    assert "listed in supervisio.domain.vocabulary.ClientRequestKind" in str(refused(ClientRequestKind, "sulk"))
    assert "x-" not in str(refused(Urgency, "x-fast"))
