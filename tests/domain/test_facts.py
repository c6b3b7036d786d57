from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, SupportReference
from supervisio.domain.vocabulary import ClientRequestKind, Phase
from supervisio.errors import InvalidValueError
from tests.telling import told_by

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "Whatever was said in that hour"
# Each fact that carries a text, made with one.
TEXTS: dict[str, Callable[[Any], Any]] = {
    "words": lambda text: ClientRequest("c-104", "friendship", words=text),
    "note": lambda text: PersonalIssue("bereavement", note=text),
    "description": lambda text: BoundaryConcern("touch", description=text),
    "text": lambda text: Recommendation("training", text=text),
}
each_text = pytest.mark.parametrize("field", TEXTS)


def test_a_fact_keeps_codes_and_days_in_one_form() -> None:
    """Text is enough: it is kept as the code and the day that it stands for."""
    request = ClientRequest("c-104", "friendship", phase="after_ending", made_on="2026-03-01")

    assert request.kind is ClientRequestKind.FRIENDSHIP
    assert request.phase is Phase.AFTER_ENDING
    assert request.made_on == date(2026, 3, 1)
    assert request == ClientRequest(
        "c-104", ClientRequestKind.FRIENDSHIP, phase=Phase.AFTER_ENDING, made_on=date(2026, 3, 1)
    )


def test_only_what_is_known_has_to_be_said() -> None:
    """Everything beyond the first argument has a default that claims nothing."""
    assert ClientRequest("c-104", "gift").phase == "not_said"
    assert PersonalIssue("burnout").functioning == "not_rated"
    assert (BoundaryConcern("touch").occurrence, BoundaryConcern("touch").client_ref) == ("not_yet", None)
    assert Recommendation("training").force == "advice"


def test_all_that_is_wrong_is_told_at_once() -> None:
    """A form can mark every field after one try."""
    with pytest.raises(InvalidValueError) as refused:
        ClientRequest("", "freindship", made_by=None, made_on="yesterday", words="a\x00")  # type: ignore[arg-type]  # a slip

    assert [(field, problem) for field, problem, _ in refused.value.problems] == [
        ("client_ref", "empty"),
        ("kind", "unknown_code"),
        ("made_by", "required"),
        ("made_on", "not_a_day"),
        ("words", "nul"),
    ]
    assert "did you mean 'friendship'?" in str(refused.value)


@pytest.mark.parametrize(
    "made",
    [
        lambda: ClientRequest("c-104", "gift"),
        lambda: PersonalIssue("burnout"),
        lambda: BoundaryConcern("touch"),
        lambda: SupportReference("ethics_line"),
        lambda: Recommendation("training"),
        lambda: Actor("t-ana"),
    ],
)
def test_a_fact_does_not_change(made: Callable[[], Any]) -> None:
    """What was checked stays as it was checked."""
    fact = made()

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(fact, attrs.fields(type(fact))[0].name, "other")


@each_text
def test_a_fact_is_silent_about_its_text(field: str) -> None:
    """A ``repr`` ends up in logs; the words do not."""
    fact = TEXTS[field](WORDS)

    assert getattr(fact, field) == WORDS
    assert WORDS not in repr(fact)


def test_a_personal_issue_is_silent_about_itself() -> None:
    """Its codes say as much as a text would."""
    issue = PersonalIssue("substance_use", functioning="impairment", affects_work="clearly")

    assert not any(word in repr(issue) for word in ("substance", "impairment", "clearly"))
    assert "personal_therapy" not in repr(SupportReference("personal_therapy"))


@each_text
@given(st.text(min_size=3), st.sampled_from(["\x00", "\x1b", "\udc80"]))
def test_a_refused_text_is_not_quoted(field: str, words: str, refused_for: str) -> None:
    """Neither the error nor what a traceback shows of the library repeats it."""
    bad = f"{words} NEVER SEEN {refused_for} NEVER SEEN {words}"
    with pytest.raises(InvalidValueError) as refused:
        TEXTS[field](bad)

    assert refused.value.field == field
    assert bad not in told_by(refused.value)
    assert "NEVER SEEN" not in told_by(refused.value)


@each_text
def test_a_text_has_an_end(field: str) -> None:
    """A fact takes what the largest clinic may allow, and not a character more."""
    TEXTS[field]("w" * 1_048_576)

    with pytest.raises(InvalidValueError) as refused:
        TEXTS[field]("w" * 1_048_577)

    assert refused.value.problems == ((field, "too_long", {"length": 1_048_577, "limit": 1_048_576}),)


def test_a_hosts_own_codes_are_taken() -> None:
    """``x-...`` wherever a vocabulary is open."""
    assert ClientRequest("c-104", "x-adopt-my-cat").kind == "x-adopt-my-cat"


def test_a_code_of_a_newer_version_survives_a_round_trip() -> None:
    """What was read from the database can be handed in again, though this version does not know it."""
    from_a_record = ClientRequestKind.read("virtual_reality_visit")

    assert ClientRequest("c-104", from_a_record).kind == "virtual_reality_visit"


@pytest.mark.parametrize("route", ["supervision", "consultation", "peer_consultation"])
def test_who_is_asked_is_no_reference_elsewhere(route: str) -> None:
    """A SupportReference says that one turned elsewhere; asking somebody here is ``ask``."""
    with pytest.raises(InvalidValueError) as refused:
        SupportReference(route)

    assert (refused.value.field, refused.value.problem) == ("route", "out_of_range")


def test_an_actor_goes_by_all_references() -> None:
    """One's own, and those shared with others."""
    actor = Actor("user:7", acts_as=["duty-desk", "peer-group"], roles=["system"])

    assert actor.refs == {"user:7", "duty-desk", "peer-group"}
    assert actor.roles == {"system"}


@pytest.mark.parametrize(
    ("options", "field", "problem"),
    [
        ({"acts_as": "duty-desk"}, "acts_as", "wrong_type"),
        ({"acts_as": [""]}, "acts_as", "empty"),
        ({"acts_as": [[]]}, "acts_as", "wrong_type"),
        ({"roles": [{}]}, "roles", "wrong_type"),
        ({"acts_as": None}, "acts_as", "wrong_type"),
        ({"roles": "system"}, "roles", "wrong_type"),
        ({"roles": ["admin"]}, "roles", "unknown_code"),
        ({"roles": [None]}, "roles", "required"),
    ],
    ids=str,
)
def test_an_actors_references_and_roles_come_in_collections(options: Any, field: str, problem: str) -> None:
    """One text in place of a collection would be read letter by letter."""
    with pytest.raises(InvalidValueError) as refused:
        Actor("user:7", **options)

    assert (refused.value.field, refused.value.problem) == (field, problem)
