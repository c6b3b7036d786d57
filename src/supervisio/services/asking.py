"""Asking for support: the main job in one call, in a new case or in one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.domain import lifecycles
from supervisio.domain.access import Asking, Matter
from supervisio.domain.audience import audience
from supervisio.domain.checks import Problems, identifier, raise_if_any, reference
from supervisio.domain.facts import PersonalIssue
from supervisio.domain.records import AskedRecord
from supervisio.errors import InvalidValueError, NotFoundError, RuleError
from supervisio.models.ids import new_id
from supervisio.services.act import Act
from supervisio.services.facts_in import (
    NOUN_OF,
    TOPIC_OF,
    Fact,
    add_fact,
    check_fact,
    client_of,
    other_party_of,
)
from supervisio.services.replaying import asked_before
from supervisio.services.service import Change, check_version, check_whose_move, take_hold
from supervisio.services.statements import which_about

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio.services.common import Common, Id
    from supervisio.services.context import Context
    from supervisio.services.draft import Row
    from supervisio.services.question import Question

STARTS = {"client_request": "recorded", "personal_issue": "noted", "boundary_concern": "noted"}
# What an error calls something that was asked about by its id: its kind is told only to those who see it.
_ANY_ABOUT = "record"
_MOVE_OF = {"client_request": "ask", "personal_issue": "ask", "boundary_concern": "bring"}


def ask(
    context: Context,
    about: Fact | Id | None,
    question: Question,
    *,
    client_ref: str | None,
    case_id: Id | None,
    common: Common,
) -> AskedRecord:
    """File a consultation about something, in a new case or in one that is there."""
    if about is not None and not isinstance(about, Fact):
        return _ask_about_recorded(context, about, question, client_ref=client_ref, case_id=case_id, common=common)
    if case_id is not None:
        return _ask_in_case(context, about, question, client_ref=client_ref, case_id=case_id, common=common)
    return _ask_in_new_case(context, about, question, client_ref=client_ref, common=common)


def _ask_in_new_case(
    context: Context, fact: Fact | None, question: Question, *, client_ref: str | None, common: Common
) -> AskedRecord:
    problems: Problems = []
    arguments = {"about": fact, "question": question, "client_ref": client_ref}
    act = Act(context, "ask", arguments, problems, **common)
    question.check(act, problems)
    client = _check_about(act, fact, client_ref, problems)
    raise_if_any(problems)
    keep_out_of_new_case(act, fact, question.asked_of)
    noun = None if fact is None else NOUN_OF[type(fact)]
    topic = "question" if noun is None else TOPIC_OF[noun]
    case = act.open_root(
        "case",
        therapist_ref=context.actor.ref,
        topic=topic,
        status="open",
        client_ref=client,
        host_ref=question.host_ref,
    )
    about_id = _add_about(act, fact)
    consultation = question.add_to(act, about=noun, about_id=about_id)
    if not act.finish():
        return asked_before(context, act)
    matter = Matter(therapist_ref=context.actor.ref, topic=topic, askings=(_asking_of(consultation, noun, about_id),))
    return AskedRecord(
        case_id=case["id"],
        consultation_id=consultation["id"],
        about_id=about_id,
        respond_by=consultation["respond_by"],
        audience=audience(matter, act.policy.today(act.now)),
        version=1,
    )


def _check_about(act: Act, fact: Fact | None, client_ref: str | None, problems: Problems) -> str | None:
    if fact is not None:
        check_fact(act, fact, problems)
    if client_ref is not None:
        reference(client_ref, "client_ref", problems)
        if isinstance(fact, PersonalIssue):
            problems.append(("client_ref", "own_case", {}))
        elif client_of(fact) not in (None, client_ref):
            problems.append(("client_ref", "other_client", {}))
    return client_of(fact) or client_ref


def keep_out_of_new_case(act: Act, fact: Fact | None, *refs: str) -> None:
    """
    Refuse a new case whose concern's other party would see it.

    Raises:
        RuleError: ``other_party``.

    """
    other = other_party_of(fact)
    if other is not None and (other in refs or other in act.context.refs):
        raise RuleError("other_party")


def _add_about(act: Act, fact: Fact | None) -> UUID | None:
    if fact is None:
        return None
    noun = NOUN_OF[type(fact)]
    status = lifecycles.LIFECYCLES[noun].after(STARTS[noun], _MOVE_OF[noun])
    about_id = new_id()
    add_fact(act, fact, about_id, status=status)
    return about_id


def _ask_in_case(
    context: Context, fact: Fact | None, question: Question, *, client_ref: str | None, case_id: Id, common: Common
) -> AskedRecord:
    root_id = identifier(case_id, "case_id")
    arguments = {"about": fact, "question": question, "client_ref": client_ref, "case_id": root_id}
    change, problems = begin(context, "ask", arguments, common)
    question.check(change, problems)
    _check_about(change, fact, client_ref, problems)
    refuse_own_case(fact, problems)
    raise_if_any(problems)
    if not hold(change, "case", root_id):
        return asked_before(context, change)
    change.move_case("ask")
    check_fits_case(change, fact, client_ref)
    keep_out(change, fact, question.asked_of)
    about_id = _add_about(change, fact)
    return _file(change, question, None if fact is None else NOUN_OF[type(fact)], about_id)


def _ask_about_recorded(
    context: Context, about: Id, question: Question, *, client_ref: str | None, case_id: Id | None, common: Common
) -> AskedRecord:
    about_id = identifier(about, "about")
    root_id = None if case_id is None else identifier(case_id, "case_id")
    arguments = {"about": about_id, "question": question, "client_ref": client_ref, "case_id": root_id}
    change, problems = begin(context, "ask", arguments, common)
    question.check(change, problems)
    raise_if_any(problems)
    return ask_about_row(change, about_id, question, client_ref=client_ref, case_id=root_id)


def ask_about_row(
    change: Change,
    about_id: UUID,
    question: Question,
    *,
    noun: str | None = None,
    client_ref: str | None = None,
    case_id: UUID | None = None,
    make: Callable[[Change], object] | None = None,
) -> AskedRecord:
    """
    File a consultation about something that is recorded already: a request, an issue or a concern.

    ``make`` makes the move that goes with it, where that is another one than to ask.
    """
    told_as = noun or _ANY_ABOUT
    noun = noun or _noun_of(change, about_id)
    if not hold(change, noun, about_id, told_as=told_as):
        return asked_before(change.context, change)
    if case_id is not None and case_id != change.root["id"]:
        raise InvalidValueError.of("about", "not_this_case")
    check_fits_case(change, None, client_ref)
    change.move_case("ask")
    change.lifecycle = lifecycles.LIFECYCLES[noun]
    keep_out(change, None, question.asked_of)
    if make is None:
        change.move(_MOVE_OF[noun])
    else:
        make(change)
    return _file(change, question, noun, about_id)


def _noun_of(change: Change, about_id: UUID) -> str:
    # What kind of thing an id names never changes, so this may be read before the case is locked.
    kinds = change.context.rows(which_about(), {"id": about_id})
    if not kinds:
        raise NotFoundError(_ANY_ABOUT, about_id)
    return str(kinds[0]["noun"])


def begin(context: Context, call: str, arguments: dict[str, Any], common: Common) -> tuple[Change, Problems]:
    """Begin a change, and a list for what is wrong with it."""
    problems: Problems = []
    return Change(context, call, arguments, problems, **common), problems


def hold(change: Change, noun: str, row_id: UUID, *, told_as: str | None = None) -> bool:
    """Take hold of the case; False if this was done before."""
    take_hold(change, noun, row_id, told_as=told_as)
    check_whose_move(change, lifecycles.THERAPIST)
    if change.look_up_replay():
        return False
    check_version(change)
    return True


def refuse_own_case(fact: Fact | None, problems: Problems) -> None:
    """Add a problem if a personal issue is to go into a case that is there."""
    if isinstance(fact, PersonalIssue):
        problems.append(("case_id", "own_case", {}))


def check_fits_case(change: Change, fact: Fact | None, client_ref: str | None) -> None:
    """See that what is added to a case belongs there: the same client, and nothing beside a personal issue."""
    case = change.root
    if fact is not None and case["topic"] == "personal_issue":
        raise InvalidValueError.of("case_id", "own_case")
    if {client_of(fact), client_ref} - {None, case["client_ref"]}:
        raise InvalidValueError.of("client_ref", "other_client")


def keep_out(change: Change, fact: Fact | None, *asked_of: str) -> None:
    """See that no other party of a concern, old or new, is or comes to be among those who see the case."""
    if change.matter.therapist_ref in asked_of:
        raise InvalidValueError.of("asked_of", "asking_oneself")
    change.keep_other_parties_out(*asked_of)
    other = other_party_of(fact)
    matter = change.matter
    today = change.policy.today(change.now)
    audience_now = {
        matter.therapist_ref,
        *change.context.refs,
        *asked_of,
        *(asking.asked_of for asking in matter.askings),
        *(grant.ref for grant in matter.grants_in_force(today)),
        *(owning.owner_ref for owning in matter.ownings),
    }
    if other in audience_now:
        raise RuleError("other_party")


def _file(change: Change, question: Question, noun: str | None, about_id: UUID | None) -> AskedRecord:
    consultation = question.add_to(change, about=noun, about_id=about_id)
    change.finish()
    askings = (*change.matter.askings, _asking_of(consultation, noun, about_id))
    matter = Matter(
        therapist_ref=change.matter.therapist_ref,
        topic=change.matter.topic,
        askings=askings,
        grants=change.matter.grants,
        ownings=change.matter.ownings,
    )
    return AskedRecord(
        case_id=change.root["id"],
        consultation_id=consultation["id"],
        about_id=about_id,
        respond_by=consultation["respond_by"],
        audience=audience(matter, change.policy.today(change.now)),
        version=change.root["journal_seq"],
    )


def _asking_of(consultation: Row, noun: str | None, about_id: UUID | None) -> Asking:
    return Asking(
        id=consultation["id"],
        asked_of=consultation["asked_of"],
        status=consultation["status"],
        route=consultation["route"],
        show_client_ref=consultation["show_client_ref"],
        about=noun,
        about_id=about_id,
    )
