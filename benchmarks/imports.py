"""
What importing costs: a bare `import supervisio`, and the facts, `Supervision` and `Clinic` in use.

Every run is a fresh interpreter with the .pyc files written; the four kinds of run take turns. Goal: bare, at most
40 ms over an empty interpreter; in use, at most 80 ms over `import sqlalchemy.orm, attrs`, without which nobody works
with it. Alembic and psycopg are not imported.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from statistics import median

EMPTY = "an empty interpreter"
BARE = "import supervisio"
SQLALCHEMY = "import sqlalchemy.orm, attrs"
IN_USE = "the facts, Supervision and Clinic in use"
CODE = {
    EMPTY: "",
    BARE: "import supervisio",
    SQLALCHEMY: "import sqlalchemy.orm, attrs",
    IN_USE: "from supervisio import Actor, BoundaryConcern, ClientRequest, Clinic, PersonalIssue, Recommendation,"
    " Supervision, SupportReference",
}
GOALS = {BARE: (EMPTY, 40), IN_USE: (SQLALCHEMY, 80)}
NOT_IMPORTED = ("alembic", "psycopg")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=20, help="rounds in which each of the four has its turn")
    rounds: int = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for name in GOALS:
            check_not_imported(CODE[name], environment)
        for code in CODE.values():
            milliseconds(code, environment)
        found = [{name: milliseconds(code, environment) for name, code in CODE.items()} for _ in range(rounds)]
    for name in CODE:
        print(f"{name:<44}{median(times[name] for times in found):>6.0f} ms")
    for name, (base, most) in GOALS.items():
        over = median(times[name] - times[base] for times in found)
        print(f"{name}, over {base}: {over:.0f} ms; goal, at most {most} ms: {'met' if over <= most else 'missed'}")


def check_not_imported(code: str, environment: dict[str, str]) -> None:
    """See that none of what is only needed now and then was imported along."""
    code = f"{code}; import sys; print(*sorted(name for name in {NOT_IMPORTED} if name in sys.modules))"
    imported = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    assert not imported.stdout.split(), f"imported along: {imported.stdout}"


def milliseconds(code: str, environment: dict[str, str]) -> float:
    """Return how long a fresh interpreter takes for this code."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return (time.perf_counter() - began) * 1_000


if __name__ == "__main__":
    main()
