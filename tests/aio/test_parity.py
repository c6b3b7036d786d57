from __future__ import annotations

import inspect
from functools import cached_property
from typing import Any

import pytest

import supervisio.aio.services
from supervisio import AsyncClinic, AsyncSupervision, Clinic, Supervision

NOUNS = sorted(name for name, value in vars(Supervision).items() if isinstance(value, cached_property))


def pair(noun: str) -> tuple[type, type]:
    """Return the class of the calls on a noun, and of the same calls lifted, as both sides name what they return."""
    if noun == "supervision":
        return Supervision, AsyncSupervision
    plain, lifted = (
        inspect.signature(vars(one)[noun].func).return_annotation for one in (Supervision, AsyncSupervision)
    )
    # The module of the lifted services imports the plain ones.
    return getattr(supervisio.aio.services, plain), getattr(supervisio.aio.services, lifted)


def methods(of: type) -> dict[str, Any]:
    """Return the public methods of a class, inherited ones too."""
    return {name: one for name, one in inspect.getmembers(of, inspect.isfunction) if not name.startswith("_")}


CALLS = [(noun, name) for noun in ("supervision", *NOUNS) for name in methods(pair(noun)[0])]


def test_the_calls_of_every_noun_are_walked() -> None:
    """All thirteen nouns are there, and no test below passes for want of something to look at."""
    walked = {noun for noun, _ in CALLS}

    assert walked == {"supervision", *NOUNS}
    assert len(NOUNS) == 13


@pytest.mark.parametrize("noun", ["supervision", *NOUNS])
def test_both_sides_have_the_same_calls(noun: str) -> None:
    """A call that is added to a service and not lifted is missed here; one that is no more, too."""
    plain, lifted = pair(noun)

    assert list(methods(lifted)) == list(methods(plain))


def test_both_sides_have_the_same_nouns() -> None:
    """And each says the same about it."""
    told = {name: inspect.getdoc(value) for name, value in vars(Supervision).items() if isinstance(value, property)}
    lifted = {
        name: inspect.getdoc(value) for name, value in vars(AsyncSupervision).items() if isinstance(value, property)
    }

    assert lifted == told
    for noun in NOUNS:
        assert inspect.getdoc(vars(AsyncSupervision)[noun]) == inspect.getdoc(vars(Supervision)[noun])


@pytest.mark.parametrize(("noun", "name"), CALLS, ids=[".".join(call) for call in CALLS])
def test_a_lifted_call_is_the_same_but_awaited(noun: str, name: str) -> None:
    """The same parameters by the same names with the same defaults, the same result, the same word on it."""
    plain, lifted = (getattr(one, name) for one in pair(noun))

    assert inspect.signature(lifted) == inspect.signature(plain)
    assert inspect.getdoc(lifted) == inspect.getdoc(plain)
    assert lifted.__name__ == plain.__name__
    assert (inspect.iscoroutinefunction(lifted), inspect.iscoroutinefunction(plain)) == (True, False)


@pytest.mark.parametrize("name", methods(Clinic))
def test_an_asyncio_clinic_is_used_like_any_other(name: str) -> None:
    """It is opened, acted in and read in with the same arguments; what ``run`` runs is an async function there."""
    plain, lifted = (
        {
            parameter.name: (parameter.kind, parameter.default)
            for parameter in inspect.signature(getattr(one, name)).parameters.values()
        }
        for one in (Clinic, AsyncClinic)
    )

    assert lifted == plain


def test_both_clinics_have_the_same_calls() -> None:
    """Those that make a clinic, too."""
    both = [{name for name, _ in inspect.getmembers(one, callable) if name[0] != "_"} for one in (Clinic, AsyncClinic)]

    assert both[0] == both[1]
