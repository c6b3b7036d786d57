"""A clinic in which every table and every sealed column is used, with words in it that are known again anywhere."""

from __future__ import annotations

import inspect
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from supervisio import Actor, BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, SupportReference
from tests.security.weighing import weigh

if TYPE_CHECKING:
    from uuid import UUID

    from supervisio import Clinic
    from supervisio.testing import FrozenClock

ANA = Actor("t-ana")
COVER = Actor("t-cyd", acts_as={"t-ana"})
LEE = Actor("s-lee")
DESK = Actor("s-kim", acts_as={"d-desk"})
READER = Actor("r-ray")
SYSTEM = Actor("system", roles={"system"})


class Words:
    """Makes texts and codes that nobody has used, and knows them again."""

    def __init__(self) -> None:
        self._marks: list[str] = []

    def text(self, of: str) -> str:
        """Return a new text."""
        return f"{of}: {self._marked('qz')}"

    def code(self) -> str:
        """Return a new code of the host's own."""
        return self._marked("x-qz")

    def found_in(self, told: str | bytes) -> list[str]:
        """Return which of the words are in this."""
        text = told if isinstance(told, str) else told.decode("latin-1")
        return [mark for mark in self._marks if mark in text]

    def _marked(self, prefix: str) -> str:
        self._marks.append(f"{prefix}{secrets.token_hex(10)}")
        return self._marks[-1]


class Played:
    """What was done in the clinic: which calls were made, and every record that came of them."""

    def __init__(self, clinic: Clinic, words: Words) -> None:
        self.clinic = clinic
        self.words = words
        self.calls: set[str] = set()
        self.records: list[Any] = []
        self.ids: dict[str, UUID] = {}

    def as_(self, who: Actor, name: str, *given: Any, **options: Any) -> Any:
        """Make one call in a transaction of its own."""
        with self.clinic.acting(who) as supervision:
            call: Any = supervision
            for part in name.split("."):
                call = getattr(call, part)
            made = call(*given, **options)
        self.calls.add(name)
        self.records.append(made)
        return made

    def revealed(self, who: Actor, name: str, *given: Any) -> Any:
        """Read something, and reveal it."""
        return self.as_(who, "reveal", self.as_(who, name, *given))


def every_call(clinic: Clinic) -> set[str]:
    """Return the names of all calls that the services have."""
    with clinic.reading(ANA) as supervision:
        found = {name for name in dir(supervision) if not name.startswith("_")} - {"actor"}
        services = {name: type(getattr(supervision, name)) for name in found}
    of_services = {
        f"{name}.{call}"
        for name, service in services.items()
        for call, _ in inspect.getmembers(service, inspect.isfunction)
        if not call.startswith("_")
    }
    return of_services | {name for name in found if services[name].__module__ == "builtins"}


def play(clinic: Clinic, clock: FrozenClock, words: Words) -> Played:
    """Use every call, with words wherever there is room for them."""
    played = Played(clinic, words)
    clock.advance(minutes=1)
    _set_up(played)
    _client_request(played, clock)
    _personal_issue(played)
    _concerns(played)
    weigh(played)
    _askings(played, clock)
    _look_around(played)
    return played


def _set_up(played: Played) -> None:
    words = played.words
    played.as_(SYSTEM, "policy.set", time_zone="Europe/Vienna", reason=words.text("policy"), request_key="policy-1")
    bond = played.as_(ANA, "relationships.begin", "c-1", began_on="2024-01-08", reason=words.text("begin"))
    prospect = played.as_(COVER, "relationships.begin", "c-2", "t-ana")
    played.as_(ANA, "relationships.begin", prospect.client_ref, began_on="2026-01-08")
    played.as_(ANA, "relationships.end", bond.id, "planned", "2025-01-08", effective_at="2025-01-09")
    played.as_(ANA, "relationships.contact", bond.id, "2025-02-01")
    played.as_(ANA, "relationships.resume", bond.id, "2025-03-01")
    played.ids["relationship"] = bond.id


def _client_request(played: Played, clock: FrozenClock) -> None:
    words, as_ = played.words, played.as_
    request = ClientRequest("c-1", "friendship_after_ending", made_on="2026-03-01", words=words.text("words"))
    asked = as_(
        ANA,
        "ask",
        request,
        question=words.text("question"),
        asked_of="d-desk",
        urgency="urgent",
        reached_how="phone",
        question_type="boundary",
        route="consultation",
        host_ref="appointment:1",
        reason=words.text("why ask"),
        request_key="ask-1",
        effective_at="2026-03-01",
    )
    noted = as_(ANA, "note", ClientRequest("c-9", "gift"), host_ref="appointment:2", effective_at="2026-03-01")
    as_(ANA, "requests.mark_in_error", noted.about_id)
    as_(ANA, "cases.mark_in_error", noted.case_id)
    case, consultation, about = asked.case_id, asked.consultation_id, asked.about_id
    as_(DESK, "consultations.accept", consultation, reason=words.text("why accept"))
    as_(DESK, "consultations.schedule", consultation, clock.now() + timedelta(days=1))
    as_(ANA, "consultations.missed", consultation)
    as_(DESK, "consultations.schedule", consultation, clock.now() + timedelta(days=2))
    advice = [
        Recommendation("training", text=words.text("advice")),
        Recommendation("no_action", text=words.text("more")),
    ]
    done = as_(DESK, "consultations.complete", consultation, 20, advice, "2026-04-01", effective_at="2026-03-02")
    as_(DESK, "consultations.addendum", consultation, words.text("addendum"))
    as_(ANA, "recommendations.follow", done.recommendations[0].id, reason=words.text("why follow"))
    as_(ANA, "recommendations.decline", done.recommendations[1].id, words.text("why decline"))
    as_(ANA, "requests.reply", about, "declined_and_explained", explanation=words.text("explanation"))
    seen = {"reaction": "hurt", "next_session": "missed", "on": "2026-03-02", "text": words.text("observed")}
    as_(ANA, "requests.observe", about, **seen)
    action = as_(DESK, "actions.add", case, "a-max", words.text("action"), "2026-05-01", consultation)
    other = as_(ANA, "actions.add", case, "t-ana", words.text("another action"), "2026-05-01")
    as_(Actor("a-max"), "actions.complete", action.id)
    as_(ANA, "actions.cancel", other.id)
    grant = as_(ANA, "cases.grant", case, "r-ray", "2026-12-31", reason=words.text("why grant"))
    for who in (DESK, READER, COVER):
        played.revealed(who, "requests.get", about)
        played.as_(who, "cases.view", case, reveal="quality_audit")
    as_(ANA, "cases.revoke", case, "r-ray")
    as_(COVER, "cases.monitor", case, "2026-06-01")
    as_(ANA, "cases.close", case, words.text("outcome"), words.text("told"), reason=words.text("why close"))
    as_(ANA, "cases.reopen", case, reason=words.text("why reopen"))
    again = ClientRequest("c-1", "gift", words=words.text("to be redacted"))
    more = as_(ANA, "ask", again, case_id=case, question=words.text("to be redacted too"), asked_of="s-lee")
    as_(ANA, "requests.redact", more.about_id, "words")
    as_(ANA, "consultations.redact", more.consultation_id, "question")
    as_(ANA, "requests.withdraw", more.about_id)
    as_(ANA, "consultations.cancel", more.consultation_id)
    played.ids |= {"case": case, "consultation": consultation, "request": about, "action": action.id, "grant": grant.id}
    played.ids["recommendation"] = done.recommendations[0].id


def _personal_issue(played: Played) -> None:
    words, as_ = played.words, played.as_
    codes = {"functioning": words.code(), "affects_work": words.code()}
    issue = PersonalIssue(words.code(), noticed_on="2026-02-01", note=words.text("note"), **codes)
    support = SupportReference(words.code(), since="2026-02-02")
    noted = as_(ANA, "note", issue, support=support, reason=words.text("why note"), request_key="note-1")
    asked = as_(ANA, "ask", noted.about_id, question=words.text("about me"), asked_of="s-lee")
    as_(LEE, "consultations.accept", asked.consultation_id)
    played.revealed(LEE, "issues.get", noted.about_id)
    played.revealed(ANA, "issues.get", noted.about_id)
    as_(ANA, "issues.support", noted.about_id, SupportReference(words.code()))
    as_(ANA, "issues.practice_response", noted.about_id, words.code(), reason=words.text("why limit"))
    as_(ANA, "issues.review", noted.about_id, "2026-03-01")
    as_(ANA, "issues.close", noted.about_id)
    mistaken = as_(ANA, "note", PersonalIssue(words.code()))
    as_(ANA, "issues.mark_in_error", mistaken.about_id)
    played.ids |= {"issue": noted.about_id, "issue_case": noted.case_id, "issue_consultation": asked.consultation_id}


def _concerns(played: Played) -> None:
    words, as_ = played.words, played.as_
    described = {"client_ref": "c-3", "noticed_on": "2026-02-03", "description": words.text("description")}
    noted = as_(
        ANA, "note", BoundaryConcern("small_community", other_party_ref="x-col", **described), host_ref="host:3"
    )
    as_(ANA, "concerns.bring", noted.about_id, "s-lee", words.text("what now"))
    as_(ANA, "concerns.not_a_concern", noted.about_id, client_was_told=words.text("told"), reason=words.text("none"))
    second = as_(ANA, "note", BoundaryConcern("touch", description=words.text("brought")), case_id=noted.case_id)
    as_(ANA, "ask", second.about_id, question=words.text("and this"), asked_of="s-lee")
    as_(ANA, "concerns.withdraw", second.about_id)
    third = as_(ANA, "note", BoundaryConcern("touch", description=words.text("dropped")), case_id=noted.case_id)
    as_(ANA, "concerns.drop", third.about_id, reason=words.text("why drop"))
    fourth = as_(ANA, "note", BoundaryConcern("touch"), case_id=noted.case_id)
    as_(ANA, "concerns.mark_in_error", fourth.about_id)
    alone = as_(ANA, "note", BoundaryConcern("gift_given", description=words.text("erased"), client_ref="c-7"))
    as_(ANA, "concerns.drop", alone.about_id)
    played.ids |= {"concern": noted.about_id, "concern_case": noted.case_id, "emptied_case": alone.case_id}


def _askings(played: Played, clock: FrozenClock) -> None:
    words, as_ = played.words, played.as_
    asked = as_(ANA, "ask", question=words.text("plain"), asked_of="s-lee", client_ref="c-1", urgency="soon")
    as_(LEE, "consultations.decline", asked.consultation_id, "on_leave", reason=words.text("why not"))
    redirected = as_(ANA, "consultations.redirect", asked.consultation_id, "d-desk", reached_how="message")
    as_(ANA, "consultations.mark_in_error", redirected.id)
    directive = [Recommendation("more_supervision", force="directive", text=words.text("directive"), given_by="s-lee")]
    held = as_(
        ANA,
        "consultations.record_held",
        asked.case_id,
        "s-lee",
        "2026-03-01",
        45,
        question=words.text("talked of"),
        recommendations=directive,
    )
    as_(LEE, "consultations.confirm", held.id)
    as_(ANA, "recommendations.contest", held.recommendations[0].id, words.text("why contest"))
    played.ids |= {"question_case": asked.case_id, "held": held.id}
    clock.advance(days=1)


def _look_around(played: Played) -> None:
    ids = played.ids
    for name, given in (
        ("relationships.get", ids["relationship"]),
        ("relationships.find", "c-1"),
        ("cases.get", ids["case"]),
        ("cases.find", "host:3"),
        ("cases.timeline", ids["case"]),
        ("requests.get", ids["request"]),
        ("concerns.get", ids["concern"]),
        ("consultations.get", ids["consultation"]),
        ("recommendations.get", ids["recommendation"]),
        ("actions.get", ids["action"]),
        ("journal.verify", ids["issue_case"]),
        ("audience", ids["case"]),
    ):
        played.as_(ANA, name, given)
    for service in ("relationships", "cases", "requests", "issues", "concerns", "consultations", "recommendations"):
        played.as_(ANA, f"{service}.list_")
    for name in ("actions.list_", "queue", "queue_count", "journal.timeline", "policy.get"):
        played.as_(ANA, name)
    for noun in ("cases", "consultations", "requests", "concerns", "actions"):
        for who in (ANA, LEE, DESK):
            played.as_(who, f"frames.{noun}")
    for case in ("case", "issue_case"):
        played.as_(ANA, "frames.timeline", ids[case])
    played.as_(ANA, "cases.decision_record", ids["case"], audience="board", purpose="licensing_export")
    for case in ("case", "issue_case", "concern_case", "question_case"):
        played.as_(LEE if case != "case" else DESK, "cases.view", ids[case], reveal="supervision")
        played.as_(ANA, "cases.view", ids[case], reveal="supervision")
    seal = played.as_(SYSTEM, "journal.seal")
    played.as_(SYSTEM, "journal.verify", since=seal)
