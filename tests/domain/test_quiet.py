from __future__ import annotations

import pytest

from supervisio.domain.quiet import forget_locals, quiet
from tests.telling import told_by

WORDS = "Whatever was said in that hour"


class Deep:
    """Something that fails far below the call."""

    @quiet
    def call(self, words: str, *, wrapped: bool = False) -> str:
        """Fail with the words as a local variable all the way down."""
        kept = words.upper()
        try:
            return self.below(words)
        except LookupError as error:
            if wrapped:
                raise ValueError(len(kept)) from error
            raise

    def below(self, words: str) -> str:
        """Fail."""
        raise LookupError(len(words))

    @quiet
    def answer(self, words: str) -> str:
        """Do not fail."""
        return words


def locals_along(error: BaseException) -> list[object]:
    """Return every local variable of the functions that an error passed through, its catcher's aside."""
    found: list[object] = []
    trace = error.__traceback__.tb_next if error.__traceback__ else None
    while trace is not None:
        found += trace.tb_frame.f_locals.values()
        trace = trace.tb_next
    return found


@pytest.mark.parametrize("wrapped", [False, True])
def test_an_error_leaves_without_the_words(*, wrapped: bool) -> None:
    """Neither its own traceback nor that of what it came from holds a local variable with them."""
    with pytest.raises((LookupError, ValueError)) as caught:
        Deep().call(WORDS, wrapped=wrapped)

    assert WORDS not in locals_along(caught.value)
    assert WORDS.upper() not in locals_along(caught.value)
    assert WORDS not in told_by(caught.value)


def test_the_line_numbers_stay() -> None:
    """Whoever looks for the fault finds the functions that it passed through."""
    with pytest.raises(LookupError) as caught:
        Deep().call(WORDS)

    assert [entry.name for entry in caught.traceback][-2:] == ["call", "below"]


def test_what_the_caller_was_handling_is_the_callers_business() -> None:
    """A host that calls from an ``except`` block keeps the locals of its own error."""

    def host() -> None:
        note = "the host's own"
        raise RuntimeError(len(note))

    try:
        host()
    except RuntimeError as hosts:
        with pytest.raises(LookupError):
            Deep().call(WORDS)
        handled = hosts

    assert "the host's own" in locals_along(handled)


def test_a_call_that_succeeds_is_as_it_was() -> None:
    """Name, documentation and result are those of the method."""
    assert Deep().answer(WORDS) == WORDS
    assert (Deep.answer.__name__, Deep.answer.__doc__) == ("answer", "Do not fail.")


def test_errors_that_name_each_other_end() -> None:
    """A circle of contexts is gone through once."""
    first, second = ValueError(1), ValueError(2)
    first.__context__, second.__context__ = second, first

    forget_locals(first)
