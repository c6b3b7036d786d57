"""Asking someone else instead of the one who was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain import vocabulary
from supervisio.domain.checks import Problems, code_of
from supervisio.errors import InvalidValueError, JournalTamperedError
from supervisio.models.ids import new_id
from supervisio.services.question import asked_of_another
from supervisio.services.replaying import written
from supervisio.vault.keys import SealBrokenError, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio.services.common import Common, Id
    from supervisio.services.service import Change

_reached_how = code_of(vocabulary.ReachedHow)
# What the new ask takes over from the old one.
_SAME = ("request_id", "issue_id", "concern_id", "route", "question_type", "urgency", "show_client_ref", "host_ref")


def redirect(
    begin: Callable[..., Change], consultation_id: Id, to: str, reached_how: str | None, common: Common
) -> tuple[UUID, bool]:
    """Mark the old consultation and file a new one; returns its id, and whether it was filed before."""
    problems: Problems = []
    kept = _reached_how(reached_how, "reached_how", problems)
    change = begin(
        "redirect",
        consultation_id,
        common,
        {"to": to, "reached_how": kept},
        problems=problems,
        # Whether a group may be asked depends on the route, which is known once the row is: see below.
        prepare=lambda act, found: asked_of_another(act, to, "to", "peer_consultation", found),
    )
    if change.replayed is not None:
        # The new consultation is the first row of its entry, the old one the last.
        return written(change, "consultation") or change.row["id"], True
    old = change.row
    _check(change, to, old)
    new = new_id()
    urgent = old["urgency"] in ("urgent", "immediate")
    change.add(
        "consultation",
        id=new,
        **{name: old[name] for name in _SAME},
        question=change.seal("consultation", new, "question", _question(change, old)),
        asked_of=to,
        status="requested",
        respond_by=change.policy.respond_by(change.at, old["urgency"]),
        reached_how=kept or ("not_yet" if urgent else None),
        redirected_from=old["id"],
        reported_by_therapist=False,
    )
    change.move("redirect")
    change.finish()
    return new, False


def _check(change: Change, to: str, old: dict[str, Any]) -> None:
    problems: Problems = []
    asked_of_another(change, to, "to", old["route"], problems)
    if problems or to == change.matter.therapist_ref:
        raise InvalidValueError.of("to", "asking_oneself")
    change.lifecycle.after(old["status"], "redirect")
    change.move_case("ask")
    change.keep_other_parties_out(to)


def _question(change: Change, old: dict[str, Any]) -> str | None:
    if old["question"] is None:
        return None
    try:
        return change.data_key.unseal(
            old["question"], place("consultation", "question", change.context.clinic_id, old["id"])
        )
    except SealBrokenError:
        raise JournalTamperedError(change.root["id"], "sealed") from None
