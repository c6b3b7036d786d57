"""The models, with as many fields as our tables have columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from simple_history.models import HistoricalRecords
from sqlalchemy import Boolean, Date, Integer, String, Uuid

from peers.columns import PARENTS, columns_of, indexes_of, is_sealed
from recording.asked import PEERS_NOUNS
from supervisio.models.types import CanonicalJSON, UTCDateTime

if TYPE_CHECKING:
    from sqlalchemy import Column

_FIELDS = (
    (CanonicalJSON, models.JSONField),
    (UTCDateTime, models.DateTimeField),
    (Uuid, models.UUIDField),
    (Date, models.DateField),
    (Boolean, models.BooleanField),
    (Integer, models.BigIntegerField),
)


def _model(noun: str) -> Any:
    fields = {
        column.name.removesuffix("_id") if column.name in PARENTS else column.name: _field(column)
        for column in columns_of(noun)
    }
    meta = type("Meta", (), {"indexes": [models.Index(fields=_names(names)) for names in indexes_of(noun)]})
    # A history row names who saved; a field of its own for that needs no table of users.
    history = HistoricalRecords(history_user_id_field=models.CharField(max_length=128, null=True))
    return type(_name(noun), (models.Model,), {"__module__": __name__, **fields, "Meta": meta, "history": history})


def _names(columns: list[str]) -> list[str]:
    return [column.removesuffix("_id") if column in PARENTS else column for column in columns]


def _field(ours: Column[Any]) -> Any:
    if ours.name == "id":
        return models.UUIDField(primary_key=True)
    optional = {"null": bool(ours.nullable)}
    if ours.name in PARENTS:
        # Its index is one of ours, with the clinic in front.
        return models.ForeignKey(_name(PARENTS[ours.name]), models.PROTECT, db_index=False, **optional)
    if is_sealed(ours):
        return models.TextField(**optional)
    if isinstance(ours.type, String):
        return models.CharField(max_length=ours.type.length, **optional)
    return next(field(**optional) for type_, field in _FIELDS if isinstance(ours.type, type_))


def _name(noun: str) -> str:
    return noun.title().replace("_", "")


MODELS = {noun: _model(noun) for noun in PEERS_NOUNS}
