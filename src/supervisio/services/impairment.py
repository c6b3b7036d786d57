"""Whether an impairment was answered: read under the key of a personal issue, and told to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from supervisio.errors import JournalTamperedError
from supervisio.services.statements import children_of_issue
from supervisio.vault.keys import SealBrokenError, place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from supervisio.services.context import Context
    from supervisio.vault.keys import DataKey

# What leaves the practice as it is, or the question open.
_NO_ANSWER = ("continue", "to_be_discussed")


def lacks_response(context: Context, issue: Mapping[str, Any], key: DataKey) -> bool:
    """
    Whether an issue is marked as impairment and the practice goes on as before.

    Raises:
        JournalTamperedError: a code is not the one that was sealed there.

    """

    def opened(noun: str, row: Mapping[str, Any], column: str) -> str:
        return key.unseal(row[column], place(noun, column, context.clinic_id, row["id"])).rstrip()

    try:
        if opened("personal_issue", issue, "functioning") != "impairment":
            return False
        responses = context.rows(children_of_issue("practice_response"), {"issue_id": issue["id"]})
        return all(opened("practice_response", row, "response") in _NO_ANSWER for row in responses)
    except SealBrokenError:
        raise JournalTamperedError(issue["case_id"], "sealed") from None
