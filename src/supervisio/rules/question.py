"""What the rules are asked, checked as it comes from a caller."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import attrs

from supervisio.domain.checks import Problems, amount, day, raise_if_any, reference
from supervisio.domain.membership import Membership, memberships_of
from supervisio.domain.vocabulary import TherapyStatus
from supervisio.rules.relations import ROMANTIC_OR_SEXUAL, Relation, relation_of
from supervisio.rules.rule import EVERYBODY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROSPECTIVE, CURRENT, FORMER = "prospective", "current", "former"
# Whatever stands between the two, rules know three states.
_STATUS: dict[str, str] = {
    TherapyStatus.PROSPECTIVE: PROSPECTIVE,
    TherapyStatus.CURRENT: CURRENT,
    TherapyStatus.ON_HOLD: CURRENT,
    TherapyStatus.RETURNED: CURRENT,
    TherapyStatus.ENDED: FORMER,
    TherapyStatus.TRANSFERRED: FORMER,
    FORMER: FORMER,
}
_CURRENCY = re.compile(r"[A-Za-z]{3}")


@attrs.frozen(kw_only=True)
class Question:
    """One question to the rules, about one relationship on one day."""

    relation: Relation
    memberships: tuple[Membership, ...]
    client_status: str
    toward: str
    ended_on: date | None
    last_professional_contact_on: date | None
    as_of: date
    amount: Decimal | None
    currency: str | None
    confirmed: frozenset[str]

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Question:
        """
        Return the question that a caller asks.

        Raises:
            InvalidValueError: values are not acceptable; all of them are named at once.

        """
        problems: Problems = []
        relation = relation_of(given["relationship"], "relationship", problems)
        status = _one_of(_STATUS, given["client_status"], "client_status", problems)
        toward = _one_of(dict.fromkeys(EVERYBODY), given["toward"], "toward", problems)
        question = cls(
            relation=relation,
            memberships=memberships_of(given["memberships"], "memberships", problems),
            client_status=CURRENT if relation.current else _STATUS.get(status, CURRENT),
            toward=relation.toward if relation.toward and toward == "client" else toward,
            ended_on=day(given["ended_on"], "ended_on", problems),
            last_professional_contact_on=day(
                given["last_professional_contact_on"], "last_professional_contact_on", problems
            ),
            as_of=day(given["as_of"], "as_of", problems) or datetime.now(UTC).date(),
            amount=amount(given["amount"], "amount", problems),
            currency=_currency(given["currency"], problems),
            confirmed=rule_ids(given["confirmed"], "confirmed", problems),
        )
        raise_if_any(problems)
        return question

    @property
    def under_the_floor(self) -> bool:
        """Whether it is prohibited without any rule file and without any profile."""
        if self.relation.class_ != ROMANTIC_OR_SEXUAL:
            return False
        if self.toward == "client":
            return self.client_status == CURRENT
        return self.toward == "supervisee" or self.client_status != FORMER

    @property
    def treating(self) -> bool:
        """Whether treating somebody is what is contemplated, beside the relationship."""
        return self.relation.treating or (self.client_status == PROSPECTIVE and self.toward == "client")


def several(value: Any, field: str, problems: Problems) -> Iterable[Any]:
    """Check a collection; one text in its place is a slip that would be read letter by letter."""
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        problems.append((field, "wrong_type", {"wanted": "a collection"}))
        return ()
    return value  # type: ignore[no-any-return]  # anything iterable will do


def rule_ids(value: Any, field: str, problems: Problems) -> frozenset[str]:
    """Check the ids of rules; one that no rule has stands for nothing, for a rule may be gone by now."""
    given = [reference(one, field, problems) for one in several(value, field, problems)]
    return frozenset(one for one in given if isinstance(one, str))


def _one_of(options: Mapping[str, Any], value: Any, field: str, problems: Problems) -> str:
    if value is None:
        problems.append((field, "required", {}))
    elif not isinstance(value, str):
        problems.append((field, "wrong_type", {"wanted": "a code as text"}))
    elif str.__str__(value) in options:
        return str.__str__(value)
    else:
        problems.append((field, "out_of_range", {"wanted": ", ".join(options)}))
    return ""


def _currency(value: Any, problems: Problems) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or not _CURRENCY.fullmatch(value):
        problems.append(("currency", "wrong_type", {"wanted": "three letters, such as USD"}))
        return None
    return value.upper()
