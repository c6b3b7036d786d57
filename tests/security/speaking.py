"""Every call that takes words or sealed codes, to be made in such a way that it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio import BoundaryConcern, ClientRequest, PersonalIssue, Recommendation, SupportReference
from tests.security.rich import ANA, LEE, SYSTEM

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from supervisio import Actor, Supervision
    from tests.security.rich import Words

    Call = Callable[[Supervision, "Given"], object]


class Given:
    """What a call is given. It shows nothing of it, as whoever calls keeps their own words to themselves."""

    def __init__(self, words: Words, ids: dict[str, UUID], **spoiled: Callable[[str], Any]) -> None:
        """Take what is to be made of a text, code, reference, day, id or the common keywords, where it is spoiled."""
        self._words = words
        self._ids = ids
        self._spoiled = spoiled

    def text(self) -> Any:
        """Return words."""
        return self._made("text", self._words.text("said"))

    def code(self, plain: str | None = None) -> Any:
        """Return a code: a plain one, or one that is sealed and known again."""
        return self._made("code" if plain else "sealed", plain or self._words.code())

    def ref(self, plain: str) -> Any:
        """Return a reference."""
        return self._made("ref", plain)

    def day(self) -> Any:
        """Return a day."""
        return self._made("day", "2999-01-01")

    def past(self) -> Any:
        """Return a day that was."""
        return self._made("day", "2026-01-01")

    def id(self, noun: str) -> Any:
        """Return an id."""
        return self._made("id", str(self._ids[noun]))

    def common(self, *, why: bool = True) -> Any:
        """Return the keywords that every recording call takes."""
        reason = {"reason": self.text()} if why else {}
        return {**reason, **self._made("common", "")} if "common" in self._spoiled else reason

    def _made(self, kind: str, right: str) -> Any:
        return self._spoiled[kind](right) if kind in self._spoiled else right


def _request(g: Given) -> ClientRequest:
    return ClientRequest(g.ref("c-1"), g.code("gift"), words=g.text(), made_on=g.past())


def _issue(g: Given) -> PersonalIssue:
    return PersonalIssue(g.code(), functioning=g.code(), affects_work=g.code(), note=g.text(), noticed_on=g.past())


def _concern(g: Given) -> BoundaryConcern:
    return BoundaryConcern(g.code("touch"), client_ref=g.ref("c-1"), description=g.text())


def _advice(g: Given) -> list[Recommendation]:
    return [Recommendation(g.code("training"), text=g.text(), given_by=g.ref("s-lee"))]


def _asked(g: Given) -> dict[str, Any]:
    return {"question": g.text(), "asked_of": g.ref("s-lee"), "urgency": g.code("soon"), **g.common()}


# By name: whose call it is, and the call.
CALLS: dict[str, tuple[Actor, Call]] = {
    "ask about a request": (ANA, lambda s, g: s.ask(_request(g), **_asked(g))),
    "ask about an issue": (ANA, lambda s, g: s.ask(_issue(g), **_asked(g))),
    "ask about a concern": (ANA, lambda s, g: s.ask(_concern(g), **_asked(g))),
    "ask in a case": (ANA, lambda s, g: s.ask(_request(g), case_id=g.id("case"), **_asked(g))),
    "ask again": (ANA, lambda s, g: s.ask(g.id("issue"), **_asked(g))),
    "note": (ANA, lambda s, g: s.note(_issue(g), support=SupportReference(g.code(), since=g.past()), **g.common())),
    "note in a case": (ANA, lambda s, g: s.note(_concern(g), case_id=g.id("case"), **g.common())),
    "bring": (
        ANA,
        lambda s, g: s.concerns.bring(g.id("concern"), g.ref("s-lee"), g.text(), g.code("supervision"), **g.common()),
    ),
    "not a concern": (
        ANA,
        lambda s, g: s.concerns.not_a_concern(g.id("concern"), client_was_told=g.text(), **g.common()),
    ),
    "drop": (ANA, lambda s, g: s.concerns.drop(g.id("concern"), **g.common())),
    "reply": (
        ANA,
        lambda s, g: s.requests.reply(g.id("request"), g.code("declined"), explanation=g.text(), **g.common()),
    ),
    "observe": (
        ANA,
        lambda s, g: s.requests.observe(
            g.id("request"), reaction=g.code("hurt"), text=g.text(), on=g.past(), **g.common()
        ),
    ),
    "redact": (ANA, lambda s, g: s.requests.redact(g.id("request"), g.code("words"), **g.common())),
    "support": (
        ANA,
        lambda s, g: s.issues.support(g.id("issue"), SupportReference(g.code(), since=g.past()), **g.common()),
    ),
    "practice response": (ANA, lambda s, g: s.issues.practice_response(g.id("issue"), g.code(), **g.common())),
    "complete": (
        LEE,
        lambda s, g: s.consultations.complete(g.id("consultation"), 20, _advice(g), g.day(), **g.common()),
    ),
    "record held": (
        ANA,
        lambda s, g: s.consultations.record_held(
            g.id("case"), g.ref("s-lee"), g.past(), 20, question=g.text(), recommendations=_advice(g), **g.common()
        ),
    ),
    "addendum": (LEE, lambda s, g: s.consultations.addendum(g.id("held"), g.text(), **g.common())),
    "redirect": (ANA, lambda s, g: s.consultations.redirect(g.id("consultation"), g.ref("s-kim"), **g.common())),
    "decline": (LEE, lambda s, g: s.consultations.decline(g.id("consultation"), g.code("on_leave"), **g.common())),
    "decline advice": (
        ANA,
        lambda s, g: s.recommendations.decline(g.id("recommendation"), g.text(), **g.common(why=False)),
    ),
    "add an action": (
        ANA,
        lambda s, g: s.actions.add(g.id("case"), g.ref("a-max"), g.text(), g.day(), **g.common()),
    ),
    "close": (ANA, lambda s, g: s.cases.close(g.id("question_case"), g.text(), g.text(), **g.common())),
    "monitor": (ANA, lambda s, g: s.cases.monitor(g.id("case"), g.day(), **g.common())),
    "grant": (ANA, lambda s, g: s.cases.grant(g.id("case"), g.ref("r-ray"), g.day(), **g.common())),
    "begin therapy": (ANA, lambda s, g: s.relationships.begin(g.ref("c-5"), began_on=g.past(), **g.common())),
    "set the policy": (SYSTEM, lambda s, g: s.policy.set(time_zone=g.ref("Europe/Rome"), **g.common())),
}
