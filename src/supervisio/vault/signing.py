"""Ed25519, for what is kept outside of the database. Imported only where something is signed or a signature checked."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def public_key(secret: bytes) -> bytes:
    """Return the 32 bytes that go with a secret of 32 bytes: with them anyone can check what it has signed."""
    return Ed25519PrivateKey.from_private_bytes(secret).public_key().public_bytes_raw()


def signature(secret: bytes, content: bytes) -> bytes:
    """Return the 64 bytes that only the holder of the secret can make of this content."""
    return Ed25519PrivateKey.from_private_bytes(secret).sign(content)


def is_signed(public_key: bytes, signature: bytes, content: bytes) -> bool:
    """Tell whether the signature was made of this content with the secret that goes with the public key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except InvalidSignature:
        return False
    return True
