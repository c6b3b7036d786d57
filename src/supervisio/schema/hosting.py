"""What a host's own Alembic wants to know about our tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from supervisio.models.base import PREFIX

if TYPE_CHECKING:
    from sqlalchemy.sql.schema import SchemaItem

_PACKAGE = Path(__file__).parent.parent


def include_object(
    object: SchemaItem,  # noqa: A002 - the names are those of Alembic's documentation
    name: str | None,
    type_: str,
    reflected: bool,  # noqa: ARG001, FBT001 - the signature is Alembic's
    compare_to: SchemaItem | None,  # noqa: ARG001 - the same
) -> bool:
    """
    Return False for our tables and for all that hangs on them, so that a host's Alembic leaves them alone.

    For ``context.configure(include_object=schema.include_object)`` in the host's ``env.py``; a host with its own
    filter calls this one from there. Without it ``alembic check`` proposes to drop our tables.
    """
    table = object if type_ == "table" else getattr(object, "table", None)
    owner = name if table is None else getattr(table, "name", name)
    return owner is None or not owner.startswith(PREFIX)


def version_location() -> str:
    """
    Return the folder of our revisions, for the ``version_locations`` of a host whose own Alembic keeps our tables.

    It is a path, not ``package:folder``, which the usual ``path_separator = os`` would cut in two.
    """
    return str(script_location() / "versions")


def script_location() -> Path:
    """Return the folder of our migrations: of the checkout that this is imported from, else of the package."""
    # In this order, since building an editable install may leave a copy in the package, and a copy goes stale.
    checkout = _PACKAGE.parent.parent / "migrations"
    in_checkout = _PACKAGE.parent.name == "src" and any((checkout / "versions").glob(f"{PREFIX}*.py"))
    return checkout if in_checkout else _PACKAGE / "_migrations"
