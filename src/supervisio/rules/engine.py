"""The rules that are loaded, and what they say when they are asked."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from supervisio.domain.checks import Problems, day, raise_if_any
from supervisio.domain.membership import Membership, memberships_of
from supervisio.domain.quiet import quiet
from supervisio.domain.ruling import Gap, RuleOutcome, Ruling, in_order
from supervisio.domain.vocabulary.ruling import RuleGap
from supervisio.rules.outcomes import concerns, floor, outcome, speaks, unconditional
from supervisio.rules.question import Question, rule_ids, several
from supervisio.rules.relations import relation_of
from supervisio.rules.rule import CLIENT, TREATMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal
    from pathlib import Path

    from supervisio.rules.rule import Body, Rule

_NOT_A_LETTER = re.compile(r"[\W_]+")


class Rules:
    """
    A set of rules that is loaded: bodies, the names they go by, and their rules.

    It never changes; threads may share it, and it is handed to ``Supervisio(vault, rules=...)``.
    """

    def __init__(self, bodies: Iterable[Body], rules: Iterable[Rule], *, unverified: bool = False) -> None:
        self._bodies = {body.code: body for body in bodies}
        self._codes = {
            simple(name): body.code for body in self._bodies.values() for name in (body.code, body.name, *body.names)
        }
        self._of_body: dict[str, list[Rule]] = {code: [] for code in self._bodies}
        self._off: dict[str, list[Rule]] = {code: [] for code in self._bodies}
        for rule in rules:
            (self._off if rule.off and not unverified else self._of_body)[rule.body].append(rule)
        # Whether some rule of a body was read, and so binds without being confirmed.
        self._read = {code: any(rule.binds(frozenset()) for rule in of_it) for code, of_it in self._of_body.items()}

    def __repr__(self) -> str:
        return f"<Rules: {len(self.rules)} rules of {len(self._bodies)} bodies>"

    @classmethod
    def load(cls, *folders: str | Path, unverified: bool = False) -> Rules:
        """
        Return the rules that come with the library, and those in the TOML files of a host's own folders.

        docs/rule_files.md tells the form. A host's file adds rules and names; it redefines none of ours. With
        ``unverified`` the rules that nobody has verified are shown, too; even then they bind only once confirmed.

        Raises:
            RuleFileError: a file is not of that form; it names the file and the line.

        """
        from supervisio.rules.reading import read_all

        bodies, rules = read_all(folders)
        return cls(bodies, rules, unverified=unverified)

    @property
    def bodies(self) -> tuple[Body, ...]:
        """Every body whose file was read, placeholders among them."""
        return tuple(self._bodies.values())

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Every rule that is switched on."""
        return tuple(rule for rules in self._of_body.values() for rule in rules)

    @property
    def off(self) -> tuple[Rule, ...]:
        """Every rule that is switched off, because nobody has verified it."""
        return tuple(rule for rules in self._off.values() for rule in rules)

    @quiet
    def evaluate(
        self,
        *,
        relationship: str,
        memberships: Iterable[Membership | str],
        client_status: str,
        toward: str = "client",
        ended_on: date | str | None = None,
        last_professional_contact_on: date | str | None = None,
        as_of: date | str | None = None,
        amount: Decimal | float | str | None = None,
        currency: str | None = None,
        confirmed: Iterable[str] = (),
    ) -> Ruling:
        """
        Return what the rules say about a relationship, by those that were in force on the day.

        Rules bind the therapist, whoever begins it: who asked makes no difference, and is not asked.

        Args:
            relationship: ``romantic_or_sexual`` or ``non_sexual``, or the kind of a concern or of a client's request.
            memberships: the bodies whose rules bind the therapist, as ``Membership`` or by any of their names. One that
                is not known is no error; it stands in ``.unknowns``.
            client_status: prospective, current, on_hold, returned, ended, transferred; or former.
            toward: whom it is with: client, close_person (somebody close to a client), supervisee.
            ended_on: the day therapy ended; None where it is not known.
            last_professional_contact_on: the day of the last professional contact; None where it is not known.
            as_of: the calendar day of the event; by default today, in UTC.
            amount: what a gift is worth.
            currency: in which currency, three letters; by default that of the rule.
            confirmed: the ids of rules known at second hand that the clinic has read and confirmed.

        Raises:
            InvalidValueError: values are not acceptable; all of them are named at once, and none is quoted.

        """
        question = Question.of(
            {
                "relationship": relationship,
                "memberships": memberships,
                "client_status": client_status,
                "toward": toward,
                "ended_on": ended_on,
                "last_professional_contact_on": last_professional_contact_on,
                "as_of": as_of,
                "amount": amount,
                "currency": currency,
                "confirmed": confirmed,
            }
        )
        held = [one for one in question.memberships if one.holds_on(question.as_of)]
        said = Said([floor(question.toward)] if question.under_the_floor else [])
        if not held:
            said.gaps.append(Gap(code=RuleGap.NOTHING_NAMED))
        for code, members in self._bodies_of(held).items():
            if self._of_body.get(code):
                self._ask(code, members, question, said)
            else:
                said.gaps.append(Gap(code=RuleGap.BODY_NOT_KNOWN, about=members[0].body))
        return Ruling(
            as_of=question.as_of,
            outcomes=in_order(said.outcomes),
            bars=in_order(said.bars),
            gaps=tuple(said.gaps),
            known=said.known,
        )

    @quiet
    def returning(
        self,
        *,
        past: Iterable[str],
        memberships: Iterable[Membership | str],
        as_of: date | str | None = None,
        confirmed: Iterable[str] = (),
    ) -> tuple[RuleOutcome, ...]:
        """
        Return the rules that speak against treating somebody with whom there was, or is, a relationship.

        ``past`` are classes or kinds, as ``relationship`` for ``evaluate``; the rest is as there. The strictest stands
        first. That none speaks does not mean that the person may be treated.

        Raises:
            InvalidValueError: values are not acceptable; all of them are named at once, and none is quoted.

        """
        problems: Problems = []
        relations = [relation_of(one, "past", problems) for one in several(past, "past", problems)]
        held = memberships_of(memberships, "memberships", problems)
        on = day(as_of, "as_of", problems) or datetime.now(UTC).date()
        ids = rule_ids(confirmed, "confirmed", problems)
        raise_if_any(problems)
        spoken = [
            rule
            for code, members in self._bodies_of([one for one in held if one.holds_on(on)]).items()
            for rule in self._binding(self._of_body.get(code, ()), code, members)
            if rule.about == TREATMENT and rule.in_force_on(on)
            if any(concerns(rule, relation) for relation in relations)
        ]
        return in_order(unconditional(rule, on, ids) for rule in spoken)

    def _ask(self, code: str, members: list[Membership], question: Question, said: Said) -> None:
        """Add what the rules of one body say."""
        as_of, confirmed = question.as_of, question.confirmed
        if self._read[code] or any(rule.binds(confirmed) for rule in self._of_body[code]):
            said.known = True
        else:
            said.gaps.append(Gap(code=RuleGap.RULES_NOT_CONFIRMED, about=code))
        binds_today = bound_once = False
        concerned = [rule for rule in self._of_body[code] if concerns(rule, question.relation)]
        for rule in self._binding(concerned, code, members):
            in_force = rule.in_force_on(as_of)
            if speaks(rule, question):
                if in_force:
                    said.outcomes.append(outcome(rule, question))
                    binds_today = binds_today or rule.binds(confirmed)
                else:
                    bound_once = bound_once or rule.binds(confirmed)
            elif rule.about == TREATMENT and in_force and question.toward == CLIENT:
                said.bars.append(unconditional(rule, as_of, confirmed))
        if binds_today:
            return
        if bound_once:
            said.gaps.append(Gap(code=RuleGap.NO_EDITION_IN_FORCE, about=code))
        for rule in self._binding(self._off[code], code, members):
            if concerns(rule, question.relation) and speaks(rule, question):
                said.gaps.append(Gap(code=RuleGap.RULE_NOT_VERIFIED, about=rule.id))

    def _bodies_of(self, memberships: Iterable[Membership]) -> dict[str, list[Membership]]:
        """Return memberships by the code of the body; by its name as given where the body is not known."""
        found: dict[str, list[Membership]] = {}
        for one in memberships:
            found.setdefault(self._codes.get(simple(one.body), one.body), []).append(one)
        return found

    def _binding(self, rules: Iterable[Rule], code: str, members: list[Membership]) -> Iterator[Rule]:
        """Yield the rules of a body that bind these professions; one that its file does not tell of is bound by all."""
        for rule in rules:
            if rule.professions is None:
                yield rule
                continue
            professions = {simple(one.profession or "") for one in members}
            told_of = set(map(simple, self._bodies[code].professions))
            if not professions <= told_of or not professions.isdisjoint(map(simple, rule.professions)):
                yield rule


class Said:
    """What the rules of the bodies that were asked so far say."""

    def __init__(self, outcomes: list[RuleOutcome]) -> None:
        self.outcomes = outcomes
        self.bars: list[RuleOutcome] = []
        self.gaps: list[Gap] = []
        self.known = False


@lru_cache(maxsize=256)
def simple(name: str) -> str:
    """Return a name as it is compared: in small letters, with one ``_`` for all that is no letter or digit."""
    return _NOT_A_LETTER.sub("_", unicodedata.normalize("NFKC", name).casefold()).strip("_")
