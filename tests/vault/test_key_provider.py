from __future__ import annotations

from typing import Any

import pytest

from supervisio.errors import VaultError
from supervisio.vault import KeyProvider, Vault
from tests.vault.invented import ROOT_ID, KeyService


class Answering:
    """A provider that answers, or raises, what it was told to."""

    def __init__(self, wrap: Any = ("master-1", b"wrapped"), unwrap: Any = b"") -> None:
        self._wrap, self._unwrap = wrap, unwrap

    def wrap(self, *_: object, **__: object) -> Any:
        """Answer."""
        return self._say(self._wrap)

    def unwrap(self, *_: object, **__: object) -> Any:
        """Answer."""
        return self._say(self._unwrap)

    @staticmethod
    def _say(answer: Any) -> Any:
        if isinstance(answer, Exception):
            raise answer
        return answer


def _code_of_wrapping(provider: KeyProvider) -> str:
    with pytest.raises(VaultError) as caught:
        Vault.new_journal_key(provider)
    return caught.value.code


def test_vault_on_a_key_service(service: KeyService, vault_on_service: Vault) -> None:
    """A service that only wraps and unwraps is enough: data keys bear its key's id and come back."""
    data_key, wrapped, key_id = vault_on_service.new_data_key("north", ROOT_ID)

    opened = vault_on_service.data_key(wrapped, key_id, "north", ROOT_ID)

    assert key_id == service.key_id
    assert opened.unseal(data_key.seal("ask early", b"here"), b"here") == "ask early"


def test_journal_key_is_kept_in_the_configuration(service: KeyService) -> None:
    """The text made once gives the same journal key in every process; a new one gives another."""
    kept = Vault.new_journal_key(service)

    assert Vault(service, journal_key=kept).journal_key == Vault(service, journal_key=f" {kept}\n").journal_key
    assert (
        Vault(service, journal_key=kept).journal_key
        != Vault(service, journal_key=Vault.new_journal_key(service)).journal_key
    )


def test_journal_key_is_needed(service: KeyService) -> None:
    """A vault on a service without a journal key names the call that makes one."""
    with pytest.raises(VaultError, match="new_journal_key") as caught:
        Vault(service)

    assert caught.value.code == "no_journal_key"


@pytest.mark.parametrize(
    "text", ["", "j-1", "j-1:master-1", "j-1:master-1:", "j-1:master-1:AAAAA", "j-1:ma ster:AAAA", "::AAAA"]
)
def test_malformed_journal_key(service: KeyService, text: str) -> None:
    """A text that no `new_journal_key` gave out is refused, unquoted."""
    with pytest.raises(VaultError) as caught:
        Vault(service, journal_key=text)

    assert caught.value.args == ("malformed_journal_key", None)


def test_journal_key_of_another_service(service: KeyService) -> None:
    """The text opens only with the service that wrapped it, and only under its own name."""
    kept = Vault.new_journal_key(service)

    for provider, text in ((KeyService(), kept), (service, f"j-other:{kept.partition(':')[2]}")):
        with pytest.raises(VaultError) as caught:
            Vault(provider, journal_key=text)
        assert caught.value.code == "provider"


def test_vault_on_a_ring_takes_a_journal_key_too(vault: Vault, service: KeyService) -> None:
    """A ring given together with a journal key signs with that key and still knows its own."""
    ring = vault._provider

    both = Vault(ring, journal_key=Vault.new_journal_key(ring))

    assert both.journal_key != vault.journal_key
    assert both.journal_key_by_id(vault.journal_key.id) == vault.journal_key


@pytest.mark.parametrize("failure", [OSError("secret-endpoint"), KeyError("secret"), RuntimeError()])
def test_failures_of_a_provider_do_not_leak(failure: Exception) -> None:
    """Whatever a provider raises reaches the caller as one code, without its words and without its traceback."""
    with pytest.raises(VaultError) as caught:
        Vault.new_journal_key(Answering(wrap=failure))

    assert caught.value.args == ("provider", None)
    assert caught.value.__suppress_context__


def test_vault_errors_of_a_provider_pass() -> None:
    """A provider that knows what is wrong says so with a `VaultError` of its own, which passes unchanged."""
    meant = VaultError("unknown_key", "master-0")

    with pytest.raises(VaultError) as caught:
        Vault.new_journal_key(Answering(wrap=meant))

    assert caught.value is meant


@pytest.mark.parametrize(
    "answer", [None, (), ("master-1",), ("master-1", None), ("master-1", "text"), ("master-1", b"")]
)
def test_strange_wrappings_are_refused(answer: object) -> None:
    """An answer that is not an id and bytes is the provider's failure, found before a row is written with it."""
    assert _code_of_wrapping(Answering(wrap=answer)) == "provider"


@pytest.mark.parametrize("key_id", ["", "n" * 65, "arn:aws:kms", "a b", "plaintext", None, 7])
def test_strange_key_ids_are_refused(key_id: object) -> None:
    """A key id is stored and named in errors: it must be short and plain, and never the reserved word."""
    assert _code_of_wrapping(Answering(wrap=(key_id, b"wrapped"))) == "bad_key_id"


@pytest.mark.parametrize("answer", [None, "text", b"", b"1" * 31, b"1" * 33, KeyError("secret")])
def test_strange_secrets_are_refused(answer: object) -> None:
    """What a provider unwraps must be 32 bytes."""
    provider = Answering(unwrap=answer)

    with pytest.raises(VaultError) as caught:
        Vault(provider, journal_key=Vault.new_journal_key(provider))

    assert caught.value.code == "provider"
