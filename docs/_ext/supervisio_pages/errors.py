"""Every code of an error, with its sentence."""

from __future__ import annotations

import re

from supervisio import _sentences as sentences
from supervisio_pages.text import code, plain, table

_KINDS = {
    "InvalidValueError.problem": sentences.PROBLEMS,
    "RuleError.code": sentences.RULES,
    "RuleFileError.problem": sentences.RULE_FILES,
    "ConflictError.code": sentences.CONFLICTS,
    "VaultError.code": sentences.VAULT_FAULTS,
    "SchemaRefusedError.code": sentences.SCHEMA_REFUSALS,
    "StorageError.code": sentences.STORAGE_FAULTS,
}
# What is filled in only where there is something to say, and what always is.
_OPTIONAL, _HOLE = re.compile(r"\{(?:hint|known|or_year|why)\}"), re.compile(r"\{\w+\}")


def page() -> str:
    """Return them, kind by kind."""
    return "\n\n".join(
        f"## {kind}\n\n{table(('code', 'sentence'), ((code(word), _told(said)) for word, said in words.items()))}"
        for kind, words in _KINDS.items()
    )


def _told(sentence: str) -> str:
    return plain(_HOLE.sub("...", _OPTIONAL.sub("", sentence)))
