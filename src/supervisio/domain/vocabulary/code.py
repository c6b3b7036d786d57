"""
The open code: text that knows its label, its definition and where the word comes from.

A vocabulary is a class of codes, written as a table; the name of an entry, in lower case, is the code itself:

    class Force(Code):
        ADVICE = Entry("Advice", "May be followed or declined")

It is a ``str`` and no Enum, because it has to be open: a host adds ``x-...`` of its own, and a code written by a newer
version of supervisio is read, carried and written back by an older one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from supervisio.domain.vocabulary.sources import OWN_WORD
from supervisio.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    AnyCode = TypeVar("AnyCode")

LONGEST_CODE = 64
"""Characters in the longest code, ours or a host's: the width of a code column."""

_MOST_LISTED = 12  # codes that an error names; of more it says where they are listed
_HOST_CODE = re.compile(r"x-[a-z0-9][a-z0-9_-]{0,61}")


class Words:
    """What is told about one code."""

    __slots__ = ("definition", "label", "source")

    def __init__(self, label: str, definition: str, source: str = OWN_WORD) -> None:
        self.label = label
        self.definition = definition
        self.source = source


class Entry(Words):
    """One line in the table of a vocabulary: its name becomes the code, and the code takes its place in the class."""

    __slots__ = ()

    if TYPE_CHECKING:
        # So a type checker takes `Force.ADVICE` for what it is: a Force.
        def __get__(self, instance: object, owner: type[AnyCode]) -> AnyCode: ...


class Vocabulary(type):
    """What a class of codes is as a whole: its own codes, in the order in which they were written down."""

    _members: dict[str, Any]

    @classmethod
    def __prepare__(cls, _name: str, _bases: tuple[type, ...], /, **_options: object) -> dict[str, object]:
        """Leave codes without a ``__dict__``: they are shared by everybody and hold nothing that could be changed."""
        return {"__slots__": ()}

    def __iter__(cls: type[AnyCode]) -> Iterator[AnyCode]:
        members: dict[str, AnyCode] = vars(cls)["_members"]
        return iter(members.values())

    def __len__(cls) -> int:
        return len(cls._members)

    def __contains__(cls, value: object) -> bool:
        return isinstance(value, str) and str.__str__(value) in cls._members


class Code(str, metaclass=Vocabulary):
    """
    An open code. It equals, hashes, sorts and serialises as its plain text.

    ``given`` takes a code in from a caller and is strict, as is calling the class; ``read`` takes it from the database
    and tolerates what this version does not know. A code of ours is always the one shared member of its class.
    """

    __slots__ = ("_words",)

    _words: Words | None
    _members: ClassVar[dict[str, Any]] = {}

    open_to_hosts: ClassVar[bool] = True
    """Whether a host may add codes of its own (``x-...``)."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        made, members = cls._made, {}
        for name, entry in tuple(vars(cls).items()):
            if isinstance(entry, Entry):
                members[name.lower()] = member = made(name.lower(), entry)
                setattr(cls, name, member)
        cls._members = members

    def __new__(cls, value: str) -> Self:
        """Return the code as ``given`` does; a problem is reported under the name of the class."""
        return cls.given(value, cls.__name__)

    @classmethod
    def given(cls, value: str, field: str) -> Self:
        """
        Return the code that a caller handed in for `field`.

        Accepted are our codes, a host's ``x-...`` (lower case, at most 64 characters) where the vocabulary is open,
        and, unchanged, any code of this class that came in a record.

        Raises:
            InvalidValueError: it is none of these (``unknown_code``) or no text (``wrong_type``). It is not quoted.

        """
        if not isinstance(value, str):
            raise InvalidValueError.of(field, "wrong_type", wanted="a code as text")
        member: Self | None = cls._members.get(value)
        return cls._given_otherwise(value, field) if member is None else member

    @classmethod
    def read(cls, value: str) -> Self:
        """Return the code that was written earlier, perhaps by a newer version: what is not known is kept as it is."""
        member: Self | None = cls._members.get(value)
        return cls._made(value, None) if member is None else member

    @property
    def label(self) -> str:
        """What a clinician reads on the screen."""
        return self.replace("_", " ") if self._words is None else self._words.label

    @property
    def definition(self) -> str:
        """One line that says what is meant; empty for a code that is not ours."""
        return "" if self._words is None else self._words.definition

    @property
    def source(self) -> str:
        """Where the word comes from (``supervisio`` for the library's own); empty for a code that is not ours."""
        return "" if self._words is None else self._words.source

    @property
    def known(self) -> bool:
        """Whether it is one of our codes, as this version knows them."""
        return self._words is not None

    @property
    def host(self) -> bool:
        """Whether a host added it (``x-...``)."""
        return self.startswith("x-")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({super().__repr__()})"

    def __reduce__(self) -> tuple[Callable[[str], Self], tuple[str]]:
        return type(self).read, (str(self),)

    @classmethod
    def _made(cls, text: str, words: Words | None) -> Self:
        code = super().__new__(cls, text)
        code._words = words
        return code

    @classmethod
    def _given_otherwise(cls, value: str, field: str) -> Self:
        if isinstance(value, cls):
            return value
        # A host's own str enum hashes by its name, not by its text: look again with nothing but the text.
        text = str.__str__(value)
        member: Self | None = cls._members.get(text)
        if member is not None:
            return member
        if cls.open_to_hosts and _HOST_CODE.fullmatch(text):
            return cls._made(text, None)
        raise InvalidValueError.of(field, "unknown_code", hint=cls._hint(text), known=cls._known())

    @classmethod
    def _known(cls) -> str:
        """Say which codes there are, or where they are listed, and whether a host may add its own."""
        few = len(cls._members) <= _MOST_LISTED
        listed = ", ".join(cls._members) if few else f"listed in supervisio.domain.vocabulary.{cls.__name__}"
        return f"; known: {listed}{', or a code of your own that begins with x-' if cls.open_to_hosts else ''}"

    @classmethod
    def _hint(cls, text: str) -> str:
        """Name the code of ours that was probably meant, or nothing; never the text itself."""
        if len(text) > LONGEST_CODE:
            return ""
        import difflib

        close = difflib.get_close_matches(text.lower().replace(" ", "_").replace("-", "_"), cls._members, n=1)
        return f"; did you mean '{close[0]}'?" if close else ""
