"""Recording what came up without asking anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from supervisio.domain import lifecycles
from supervisio.domain.checks import Problems, identifier, raise_if_any, reference
from supervisio.domain.facts import PersonalIssue, SupportReference
from supervisio.domain.records import NotedRecord
from supervisio.errors import InvalidValueError
from supervisio.models.ids import new_id
from supervisio.services.asking import (
    STARTS,
    begin,
    check_fits_case,
    hold,
    keep_out,
    keep_out_of_new_case,
    refuse_own_case,
)
from supervisio.services.facts_in import NOUN_OF, TOPIC_OF, Fact, add_fact, add_support, check_fact, client_of
from supervisio.services.replaying import noted_before

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio.services.act import Act
    from supervisio.services.common import Common, Id
    from supervisio.services.context import Context
    from supervisio.services.service import Change


def note(
    context: Context,
    about: Fact,
    *,
    support: SupportReference | None,
    case_id: Id | None,
    host_ref: str | None,
    common: Common,
) -> NotedRecord:
    """Record what came up, without asking anyone."""
    if type(about) not in NOUN_OF:
        raise InvalidValueError.of("about", "wrong_type", wanted="a ClientRequest, PersonalIssue or BoundaryConcern")
    root_id = None if case_id is None else identifier(case_id, "case_id")
    arguments = {"about": about, "support": support, "case_id": root_id, "host_ref": host_ref}
    change, problems = begin(context, "note", arguments, common)
    check_fact(change, about, problems)
    if host_ref is not None:
        reference(host_ref, "host_ref", problems)
    _check_support(change, about, support, problems)
    if root_id is not None:
        refuse_own_case(about, problems)
    raise_if_any(problems)
    return (
        _note_in_new_case(change, about, support, host_ref)
        if root_id is None
        else _note_in_case(change, about, root_id, host_ref)
    )


def _check_support(act: Act, about: Fact, support: SupportReference | None, problems: Problems) -> None:
    if support is None:
        return
    if not isinstance(support, SupportReference):
        problems.append(("support", "wrong_type", {"wanted": "a SupportReference"}))
    elif not isinstance(about, PersonalIssue):
        problems.append(("support", "only_with_issue", {}))
    else:
        act.not_after_today(support.since, "since", problems)  # type: ignore[arg-type]  # a fact's days are dates once it is made


def _note_in_new_case(act: Change, about: Fact, support: SupportReference | None, host_ref: str | None) -> NotedRecord:
    keep_out_of_new_case(act, about)
    noun = NOUN_OF[type(about)]
    case = act.open_root(
        "case",
        therapist_ref=act.context.actor.ref,
        topic=TOPIC_OF[noun],
        status="open",
        client_ref=client_of(about),
        host_ref=host_ref,
    )
    status = STARTS[noun] if support is None else lifecycles.PERSONAL_ISSUE.after(STARTS[noun], "support")
    row = add_fact(act, about, new_id(), status=status)
    if support is not None:
        add_support(act, support, row["id"], new_id())
    if not act.finish():
        return noted_before(act)
    return NotedRecord(case_id=case["id"], about_id=row["id"], version=1)


def _note_in_case(change: Change, about: Fact, root_id: UUID, host_ref: str | None) -> NotedRecord:
    if not hold(change, "case", root_id):
        return noted_before(change)
    change.move_case("note")
    check_fits_case(change, about, None)
    keep_out(change, about)
    _link_case(change, host_ref)
    row = add_fact(change, about, new_id(), status=STARTS[NOUN_OF[type(about)]])
    change.finish()
    return NotedRecord(case_id=root_id, about_id=row["id"], version=change.root["journal_seq"])


def _link_case(change: Change, host_ref: str | None) -> None:
    if host_ref is None or host_ref == change.root["host_ref"]:
        return
    if change.root["host_ref"] is not None:
        raise InvalidValueError.of("host_ref", "already_linked")
    change.root = change.change("case", change.root, host_ref=host_ref)
