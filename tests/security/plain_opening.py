"""Bringing something up: noting, asking, bringing, redirecting, recording a talk, on both sides."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio import Recommendation, SupportReference
from tests.security.plain_facts import RESPONSES, TOPICS, Fact, Question, common_of, happened_at
from tests.security.plain_matter import PlainCase, PlainRow
from tests.security.plain_moves import pick
from tests.security.plain_people import ASKABLE, THERAPISTS
from tests.security.plain_rules import RULES, THERAPIST, after_move

if TYPE_CHECKING:
    from random import Random

    from supervisio import Actor
    from tests.security.plain_moves import Where
    from tests.security.plain_world import World


def _new_case(
    world: World, who: Actor, case_id: Any, topic: str, client: str | None, host_ref: str | None
) -> PlainCase:
    values = {"topic": topic, "review_on": None, "host_ref": host_ref}
    row = PlainRow("case", case_id, who.ref, "open", values, {"outcome": None, "client_was_told": None})
    case = PlainCase(row, who.ref, topic, client, host_ref)
    world.cases.append(case)
    return case


_MOSTLY = 0.7


def open_case(world: World, chance: Random) -> None:
    """Bring something up in a new case."""
    chance.choice((note_in_new_case, ask_in_new_case, ask_in_new_case))(world, chance)


def note_in_new_case(world: World, chance: Random) -> None:
    """Note something, perhaps with support found elsewhere."""
    who, fact, common = chance.choice(THERAPISTS), Fact(world, chance), common_of(world, chance)
    support = (
        SupportReference("ethics_line") if fact.noun == "personal_issue" and chance.choice((True, False)) else None
    )
    host_ref = chance.choice((None, "h-1", "h-2"))
    refused = {"other_party"} if fact.other in who.refs else set()
    noted = world.attempt(
        who,
        lambda supervision: supervision.note(fact.given, support=support, host_ref=host_ref, **common),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    case = _new_case(world, who, noted.case_id, TOPICS[fact.noun], fact.client, host_ref)
    status = "supported" if support else fact.start
    about = world.add(case, fact.row(who, noted.about_id, status, happened_at(world, common)))
    rows = [case.row, about]
    if support:
        rows.append(_find_below(world, who, case, about, "support_references", {"route": "ethics_line"}))
    world.happened(case, "note", who, rows, [who.ref], common)


def _find_below(
    world: World, who: Actor, case: PlainCase, about: PlainRow, name: str, texts: dict[str, str | None]
) -> PlainRow:
    with world.clinic.reading(who) as supervision:
        record = getattr(supervision.issues.get(about.id), name)[-1]
    return world.add(case, PlainRow(record.noun, record.id, who.ref, texts=texts, parent=about))


def ask_in_new_case(world: World, chance: Random) -> None:
    """Ask about something new, or a plain question."""
    who, common = chance.choice(THERAPISTS), common_of(world, chance)
    fact = Fact(world, chance) if chance.random() < _MOSTLY else None
    question = Question(world, chance, who)
    refused = {"invalid_value"} if question.asks_self else set()
    if fact and fact.other in {question.asked_of, *who.refs} and not refused:
        refused = {"other_party"}
    given = fact.given if fact else None
    asked = world.attempt(
        who,
        lambda supervision: supervision.ask(given, **question.given, **common),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    client = fact.client if fact else None
    case = _new_case(world, who, asked.case_id, TOPICS[fact.noun] if fact else "question", client, None)
    _file(world, who, case, fact, asked, question, [case.row], [who.ref], common)


def _file(
    world: World,
    who: Actor,
    case: PlainCase,
    fact: Fact | None,
    asked: Any,
    question: Question,
    rows: list[PlainRow],
    names: list[str],
    common: dict[str, Any],
) -> None:
    about = None
    at = happened_at(world, common)
    if fact:
        about = world.add(case, fact.row(who, asked.about_id, after_move(fact.noun, fact.start, "ask"), at))
        rows.append(about)
    rows.append(world.add(case, question.row(who, asked.consultation_id, about, at)))
    world.happened(case, "ask", who, rows, names, common)


def audience_of(world: World, case: PlainCase) -> set[str]:
    """Return everyone who sees something of a case today."""
    asked = {row.values["asked_of"] for row in case.of("consultation")}
    owners = {row.values["owner_ref"] for row in case.of("action_item")}
    return {case.owner, *asked, *owners, *world.plain.grants(case)}


def add_to_case(world: World, chance: Random, where: Where) -> None:
    """Note something more in a case, or ask about it there."""
    case = where[0]
    who, common = pick(world, chance, where, "ask")
    fact = Fact(world, chance, case)
    question = Question(world, chance, who) if chance.choice((True, False)) else None
    move = "ask" if question else "note"
    refused = world.refusals(who, case, case.row, move, common)
    if fact.noun == "personal_issue" or (question and question.asks_self):
        refused = {"invalid_value"}
    if not refused:
        refused = _unfit(world, who, case, fact, question)
    asked = world.attempt(
        who,
        lambda supervision: (
            supervision.ask(fact.given, case_id=case.id, **question.given, **common)
            if question
            else supervision.note(fact.given, case_id=case.id, **common)
        ),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    names = world.names_of_mover(who, case, case.row, THERAPIST)
    if question:
        _file(world, who, case, fact, asked, question, [], names, common)
    else:
        row = fact.row(who, asked.about_id, fact.start, happened_at(world, common))
        world.happened(case, "note", who, [world.add(case, row)], names, common)


def _unfit(world: World, who: Actor, case: PlainCase, fact: Fact, question: Question | None) -> set[str]:
    refused = set()
    if case.topic == "personal_issue" or fact.client not in (None, case.client):
        refused.add("invalid_value")
    if question and question.asked_of == case.owner:
        refused.add("invalid_value")
    asked = {question.asked_of} if question else set()
    if case.others & asked or fact.other in {*audience_of(world, case), *who.refs, *asked}:
        refused.add("other_party")
    return refused


def ask_again(world: World, chance: Random, where: Where) -> None:
    """Ask about something that is recorded already; a concern is brought."""
    case, about = where
    who, common = pick(world, chance, where, "ask")
    question = Question(world, chance, who)
    brings = about.noun == "boundary_concern" and chance.choice((True, False))
    refused = {"invalid_value"} if question.asks_self else world.refusals(who, case, about, "ask", common)
    if refused <= {"invalid_transition"}:
        refused |= _may_not_ask(case, question)
    asked = world.attempt(
        who,
        lambda supervision: (
            supervision.concerns.bring(about.id, **question.given, **common)
            if brings
            else supervision.ask(about.id, **question.given, **common)
        ),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    status = after_move(about.noun, str(about.status), "ask")
    rows = [about] if status != about.status else []
    about.status = status
    at = happened_at(world, common)
    rows.append(world.add(case, question.row(who, asked.consultation_id, about, at)))
    names = world.names_of_mover(who, case, about, THERAPIST)
    world.happened(case, "concerns.bring" if brings else "ask", who, rows, names, common)


def _may_not_ask(case: PlainCase, question: Question) -> set[str]:
    refused = set() if case.row.status in RULES["case"]["ask"].sources else {"invalid_transition"}
    if question.asked_of == case.owner:
        refused.add("invalid_value")
    if question.asked_of in case.others:
        refused.add("other_party")
    return refused


def redirect(world: World, chance: Random, where: Where) -> None:
    """Ask someone else instead."""
    case, old = where
    who, common = pick(world, chance, where, "redirect")
    to = chance.choice(ASKABLE)
    refused = {"invalid_value"} if to == who.ref else world.refusals(who, case, old, "redirect", common)
    if refused <= {"invalid_transition"}:
        if to == case.owner or (to in who.acts_as and old.values["route"] != "peer_consultation"):
            refused.add("invalid_value")
        if to in case.others:
            refused.add("other_party")
        if case.row.status not in RULES["case"]["ask"].sources:
            refused.add("invalid_transition")
        if case.emptied:
            refused.add("shredded")
    made = world.attempt(
        who,
        lambda supervision: supervision.consultations.redirect(old.id, to, **common),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    values = {
        **{name: old.values[name] for name in ("route", "urgency", "show_client_ref", "about_id")},
        "asked_of": to,
        "respond_by": happened_at(world, common) + RESPONSES[old.values["urgency"]],
        "follow_up_on": None,
        "reported_by_therapist": False,
        "redirected_from": old.id,
    }
    new = PlainRow("consultation", made.id, who.ref, "requested", values, dict(old.texts), parent=old.parent)
    world.add(case, new)
    old.status = "redirected"
    names = world.names_of_mover(who, case, old, THERAPIST)
    world.happened(case, "consultations.redirect", who, [new, old], names, common)


def record_held(world: World, chance: Random, where: Where) -> None:
    """Record a talk that took place."""
    case = where[0]
    who, common = pick(world, chance, where, "record_held")
    question = Question(world, chance, who)
    refused = {"invalid_value"} if question.asks_self else world.refusals(who, case, case.row, "record_held", common)
    if not refused and question.asked_of == case.owner:
        refused = {"invalid_value"}
    if not refused and question.asked_of in case.others:
        refused = {"other_party"}
    if not refused and case.emptied:
        refused = {"shredded"}
    at = world.plain.now - timedelta(hours=1)
    made = world.attempt(
        who,
        lambda supervision: supervision.consultations.record_held(
            case.id,
            question.asked_of,
            at,
            30,
            question.route,
            question=question.words,
            recommendations=[Recommendation("training")],
            **common,
        ),
        refused,
        key=common.get("request_key"),
    )
    if refused:
        return
    row = question.row(
        who,
        made.id,
        None,
        at,
        urgency="routine",
        show_client_ref=False,
        reported_by_therapist=True,
        respond_by=at,
        held_at=at,
    )
    row.status = "completed"
    world.add(case, row)
    values = {"kind": "training", "force": "advice", "given_by": question.asked_of}
    advice = PlainRow("recommendation", made.recommendations[0].id, who.ref, "open", values, {"text": None}, parent=row)
    names = world.names_of_mover(who, case, case.row, THERAPIST)
    world.happened(case, "consultations.record_held", who, [row, world.add(case, advice)], names, common)
