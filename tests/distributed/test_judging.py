"""What is said of statements, good and bad, that the library does not or should not send."""

from __future__ import annotations

import pytest

from tests.distributed.judging import fault_in

CASE = "SELECT c.id FROM supervisio_case AS c"
BOUND = "c.clinic_id = {}"
JOINED = f"{CASE} JOIN supervisio_grant AS g ON g.case_id = c.id"
WITHIN = "(SELECT 1 FROM supervisio_grant AS g WHERE g.case_id = c.id AND g.clinic_id = c.clinic_id)"
OUTER = f"{CASE} LEFT OUTER JOIN supervisio_grant AS g ON"

GOOD = [
    f"{CASE} WHERE {BOUND}",
    f"{CASE} WHERE {{}} = c.clinic_id AND c.id = {{}}",
    f"{CASE} WHERE (c.topic = {{}} OR c.topic IS NULL) AND (({BOUND}) AND c.id = {{}})",
    "SELECT id FROM supervisio_case WHERE clinic_id = {}",
    f"{CASE} WHERE {BOUND} FOR UPDATE",
    f"{JOINED} AND g.clinic_id = c.clinic_id WHERE {BOUND}",
    f"{JOINED} WHERE g.clinic_id = {{}} AND c.clinic_id = g.clinic_id",
    f"{CASE}, supervisio_grant AS g WHERE {BOUND} AND g.clinic_id = c.clinic_id",
    f"{CASE} JOIN supervisio_grant AS g USING (clinic_id, id) WHERE {BOUND} AND g.clinic_id = c.clinic_id",
    (
        f"{CASE} JOIN (supervisio_grant AS g JOIN supervisio_action_item AS a ON a.clinic_id = g.clinic_id)"
        f" ON g.clinic_id = c.clinic_id WHERE {BOUND}"
    ),
    f"{OUTER} g.clinic_id = c.clinic_id AND g.case_id = c.id WHERE {BOUND}",
    f"{CASE} WHERE {BOUND} AND NOT (EXISTS {WITHIN})",
    f"{CASE} WHERE {BOUND} UNION ALL SELECT g.id FROM supervisio_grant AS g WHERE g.clinic_id = {{}}",
    f"SELECT found.id FROM ({CASE} WHERE {BOUND}) AS found WHERE found.id > {{}}",
    f"WITH found AS ({CASE} WHERE {BOUND}) SELECT found.id FROM found",
    "INSERT INTO supervisio_case (clinic_id, id) VALUES ({}, {})",
    "INSERT INTO supervisio_case (clinic_id, id) VALUES ({}, {}), ({}, {}) ON CONFLICT (clinic_id, id) DO NOTHING",
    f"INSERT INTO supervisio_grant (clinic_id, id) SELECT c.clinic_id, c.id FROM supervisio_case AS c WHERE {BOUND}",
    (
        "UPDATE supervisio_case SET topic = {} WHERE supervisio_case.clinic_id = {} AND supervisio_case.id ="
        " (SELECT g.case_id FROM supervisio_grant AS g WHERE g.clinic_id = {} AND g.id = {}) RETURNING id"
    ),
    "DELETE FROM supervisio_case WHERE supervisio_case.clinic_id = {}",
]
NOT_BOUND = [
    CASE,
    f"{CASE} WHERE c.id = {{}}",
    f"{CASE} WHERE c.clinic_id = 'north'",
    f"{CASE} WHERE c.clinic_id = c.clinic_id",
    f"{CASE} WHERE c.clinic_id > {{}}",
    f"{CASE} WHERE c.clinic_id IN ({{}}, {{}})",
    f"{CASE} WHERE {BOUND} OR c.id = {{}}",
    f"{CASE} WHERE NOT ({BOUND})",
    f"{CASE} WHERE ({BOUND}) IS NULL",
    f"SELECT count(*) FILTER (WHERE {BOUND}) FROM supervisio_case AS c",
    f"SELECT {BOUND} FROM supervisio_case AS c",
    f"{CASE} WHERE x.clinic_id = {{}}",
    f"{JOINED} WHERE {BOUND}",
    f"{JOINED} WHERE clinic_id = {{}} AND g.clinic_id = {{}}",
    f"{JOINED} AND g.clinic_id = c.clinic_id",
    f"{CASE}, supervisio_grant AS g WHERE {BOUND} AND g.case_id = c.id",
    f"{OUTER} g.clinic_id = c.clinic_id AND {BOUND}",
    f"{OUTER} g.clinic_id = {{}} AND {BOUND}",
    f"{CASE} RIGHT JOIN supervisio_grant AS g ON g.clinic_id = {{}} AND {BOUND}",
    f"{CASE} FULL OUTER JOIN supervisio_grant AS g ON g.clinic_id = c.clinic_id WHERE {BOUND}",
    f"{CASE} WHERE {BOUND} AND EXISTS (SELECT 1 FROM supervisio_grant AS g WHERE g.case_id = c.id)",
    f"{CASE} WHERE EXISTS (SELECT 1 FROM supervisio_grant AS g WHERE g.clinic_id = {{}} AND {BOUND})",
    f"{CASE} WHERE EXISTS {WITHIN}",
    f"{CASE} WHERE {BOUND} UNION ALL SELECT g.id FROM supervisio_grant AS g",
    f"SELECT found.id FROM ({CASE}) AS found WHERE found.clinic_id = {{}}",
    f"SELECT c.id FROM ({CASE} WHERE {BOUND}) AS c WHERE c.id IN ({CASE})",
    f"WITH found AS ({CASE}) SELECT found.id FROM found",
    "INSERT INTO supervisio_grant (clinic_id, id) SELECT c.clinic_id, c.id FROM supervisio_case AS c",
    "UPDATE supervisio_case SET clinic_id = {}",
    (
        "UPDATE supervisio_case SET topic = {} WHERE supervisio_case.clinic_id = {} AND supervisio_case.id ="
        " (SELECT g.case_id FROM supervisio_grant AS g WHERE g.id = {})"
    ),
    "DELETE FROM supervisio_case WHERE supervisio_case.id = {}",
]
OTHERWISE = {
    "INSERT INTO supervisio_case (id) VALUES ({})": "supervisio_case is inserted into without a clinic",
    "INSERT INTO supervisio_case VALUES ({}, {})": "supervisio_case is inserted into without a clinic",
    f"{JOINED} AND g.clinic_id = c.clinic_id WHERE {BOUND} FOR UPDATE": (
        "supervisio_grant AS g is locked, and its clinic is not a parameter"
    ),
    "TRUNCATE TABLE supervisio_case": "supervisio_case stands outside of SELECT, INSERT, UPDATE and DELETE",
    "DROP TABLE supervisio_case": "supervisio_case stands outside of SELECT, INSERT, UPDATE and DELETE",
    "SELECT 'supervisio_case'": "no table of ours was found in it",
    "SELECT FROM WHERE supervisio_case": "it cannot be parsed",
    "VACUUM supervisio_case": "it cannot be parsed",
    f"{CASE} WHERE {BOUND}; {CASE}": "it cannot be parsed",
}
PARAMETERS = {"sqlite": "?", "postgresql": "%(clinic_id_1)s::VARCHAR"}

dialects = pytest.mark.parametrize("dialect_name", PARAMETERS)


@dialects
@pytest.mark.parametrize("statement", GOOD)
def test_a_statement_in_which_every_table_is_bound_is_passed(statement: str, dialect_name: str) -> None:
    """By a parameter, or by way of another table."""
    assert fault_in(statement.replace("{}", PARAMETERS[dialect_name]), dialect_name) is None


@dialects
@pytest.mark.parametrize("statement", NOT_BOUND)
def test_a_statement_that_can_reach_rows_of_any_clinic_is_found(statement: str, dialect_name: str) -> None:
    """And the table is named that is not bound."""
    found = fault_in(statement.replace("{}", PARAMETERS[dialect_name]), dialect_name)

    assert found is not None
    assert found.endswith("is not bound to a clinic")


@dialects
@pytest.mark.parametrize("statement", OTHERWISE)
def test_what_else_is_wrong_is_found(statement: str, dialect_name: str) -> None:
    """What cannot be told is not passed."""
    assert fault_in(statement.replace("{}", PARAMETERS[dialect_name]), dialect_name) == OTHERWISE[statement]
