from __future__ import annotations

import hmac
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisio.vault.keys import DataKey, SealBrokenError, place
from supervisio.vault.plaintext import PlaintextKey
from supervisio.vault.sealing import SealingKey
from tests.vault.invented import OTHER_ROOT_ID, ROOT_ID, pair, vault_of

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.vault import Vault

HERE = place("supervisio_case", "outcome", "north", ROOT_ID)
WORDS = "Could we stay friends?"
SEALING_KEY = SealingKey(bytes(range(32)))
PLAINTEXT_KEY = PlaintextKey(b"")
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize("key", [SEALING_KEY, PLAINTEXT_KEY], ids=["sealing", "plaintext"])
@given(text=ANY_TEXT, where=st.binary())
def test_any_text_comes_back(key: DataKey, text: str, where: bytes) -> None:
    """Whatever is sealed comes back unchanged, half surrogate pairs and NUL included, and sealing never fails."""
    assert text == key.unseal(key.seal(text, where), where)


def test_sealed_bytes_do_not_show_the_text() -> None:
    """The words are not in the sealed bytes, and the same words look different each time."""
    sealed = SEALING_KEY.seal(WORDS, HERE)

    assert WORDS.encode() not in sealed
    assert sealed != SEALING_KEY.seal(WORDS, HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [
        place("supervisio_consultation", "outcome", "north", ROOT_ID),
        place("supervisio_case", "reason", "north", ROOT_ID),
        place("supervisio_case", "outcome", "south", ROOT_ID),
        place("supervisio_case", "outcome", "north", OTHER_ROOT_ID),
    ],
    ids=["table", "column", "clinic", "row"],
)
def test_moved_text_does_not_open(elsewhere: bytes) -> None:
    """A sealed value that is copied into another table, column, clinic or row is refused."""
    sealed = SEALING_KEY.seal(WORDS, HERE)

    with pytest.raises(SealBrokenError):
        SEALING_KEY.unseal(sealed, elsewhere)


@given(
    one=st.tuples(st.text("a1:", max_size=3), st.text("a1:", max_size=3), st.text("a1:é", max_size=3), st.uuids()),
    other=st.tuples(st.text("a1:", max_size=3), st.text("a1:", max_size=3), st.text("a1:é", max_size=3), st.uuids()),
)
def test_places_are_equal_only_for_the_same_place(
    one: tuple[str, str, str, UUID], other: tuple[str, str, str, UUID]
) -> None:
    """No clever choice of names makes one place look like another, not even one that holds the lengths and colons."""
    assert (one[:3] == other[:3]) == (place(*one[:3], ROOT_ID) == place(*other[:3], ROOT_ID))
    assert (one == other) == (place(*one) == place(*other))


@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_changed_bit_does_not_open(position: int, bit: int) -> None:
    """One bit changed anywhere, the version and the nonce included, is found."""
    sealed = bytearray(SEALING_KEY.seal(WORDS, HERE))
    sealed[position % len(sealed)] ^= 1 << bit

    with pytest.raises(SealBrokenError):
        SEALING_KEY.unseal(bytes(sealed), HERE)


@given(length=st.integers(min_value=0))
def test_shortened_text_does_not_open(length: int) -> None:
    """A sealed value that was cut, to nothing even, is refused like any other that was changed."""
    sealed = SEALING_KEY.seal(WORDS, HERE)

    with pytest.raises(SealBrokenError):
        SEALING_KEY.unseal(sealed[: length % len(sealed)], HERE)


def test_another_data_key_does_not_open_it(vault: Vault) -> None:
    """Each root has a key of its own: that of another root, under the same ring, is of no use."""
    one, _, _ = vault.new_data_key("north", ROOT_ID)
    other, _, _ = vault.new_data_key("north", ROOT_ID)

    with pytest.raises(SealBrokenError):
        other.unseal(one.seal(WORDS, HERE), HERE)


@pytest.mark.parametrize(
    ("writer", "reader"), [(SEALING_KEY, PLAINTEXT_KEY), (PLAINTEXT_KEY, SEALING_KEY)], ids=["sealed", "plaintext"]
)
def test_formats_are_not_confused(writer: DataKey, reader: DataKey) -> None:
    """What a vault with keys wrote is never shown as plaintext, and plaintext never passes for what was sealed."""
    with pytest.raises(SealBrokenError):
        reader.unseal(writer.seal(WORDS, HERE), HERE)


def test_plaintext_is_readable_in_the_database() -> None:
    """`Vault.plaintext()` does what it says: the words stand in the column."""
    assert WORDS.encode() in PLAINTEXT_KEY.seal(WORDS, HERE)


@pytest.mark.parametrize("garbage", [b"", b"\x00\xff", b"plain"])
def test_garbage_is_no_plaintext(garbage: bytes) -> None:
    """Bytes that the plaintext vault did not write are refused, and no decoding error shows them."""
    with pytest.raises(SealBrokenError) as caught:
        PLAINTEXT_KEY.unseal(garbage, HERE)

    assert caught.value.__context__ is None


def test_threads_share_a_key() -> None:
    """Texts sealed by many threads with one key all come back as they went in."""
    texts = [f"{WORDS} {number}" for number in range(400)]

    def there_and_back(text: str) -> str:
        return SEALING_KEY.unseal(SEALING_KEY.seal(text, HERE), HERE)

    with ThreadPoolExecutor(8) as threads:
        assert texts == list(threads.map(there_and_back, texts))


def test_what_was_written_once_opens_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Formats and derivations are frozen: these bytes, once written, open, and the journal's secrets are the same."""
    vault = vault_of(monkeypatch, pair("k-3f9a2c41", bytes(range(32))))
    wrapped = bytes.fromhex(
        "01e121d1e250bc8ede533adedfb0b61c21d28901f8bca0bf05f905f1cdea4cb68dc5a8e99680efdca54c26d4"
        "df762a7fddc1e688f7bf75f33dd4f1037c"
    )
    sealed = bytes.fromhex(
        "01fe571014ff2c46fdb606c55b594ab59aa99304a2a1ef129212eec52816828a1f4818d10182ea794aaba2827fd560ad2c0a83"
    )

    data_key = vault.data_key(wrapped, "k-3f9a2c41", "north", ROOT_ID)

    assert data_key.unseal(sealed, HERE) == WORDS
    assert vault.journal_key.id == "k-3f9a2c41.dc2c3070"
    used = vault.journal_key
    macs = hmac.digest(b"", used.rows + used.entries + used.heads + used.requests + used.reads, "sha256").hex()
    assert macs == "f74855eb64741706826941bb6bc36fc58782c09da012ac9dc3e433455f7cac57"
