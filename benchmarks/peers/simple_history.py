"""Django with django-simple-history, set up to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django
from django.conf import settings
from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Callable

    from recording.asked import PlainRows


def prepared(address: str, synchronous: str | None) -> Callable[[PlainRows], None]:
    """Make the tables, and return what writes the rows of one case and their history."""
    settings.configure(
        DATABASES={"default": _database(address, synchronous)},
        INSTALLED_APPS=["simple_history", "peers.history"],
        USE_TZ=True,
    )
    django.setup()
    # Django wants to be set up before its models are made.
    from django.db import connection, transaction

    from peers.history.models import MODELS

    with connection.schema_editor() as editor:
        for model in MODELS.values():
            editor.create_model(model)
            editor.create_model(model.history.model)

    def write(rows: PlainRows) -> None:
        with transaction.atomic():
            for noun, row in rows.items():
                MODELS[noun].objects.create(**row)

    return write


def _database(address: str, synchronous: str | None) -> dict[str, Any]:
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        pragmas = f"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON"
        options = {"transaction_mode": "IMMEDIATE", "init_command": pragmas}
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.database, "OPTIONS": options}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.database,
        "USER": url.username,
        "HOST": url.query.get("host") or url.host,
        "PORT": url.port,
        # As a program that runs for long: it keeps its connection.
        "CONN_MAX_AGE": None,
    }
