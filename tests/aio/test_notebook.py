from __future__ import annotations

import ast
import asyncio
import inspect
from typing import TYPE_CHECKING, Any

from tests.aio.running import in_a_loop

if TYPE_CHECKING:
    import pytest

# What somebody writes into the cells of a notebook, with nothing around it.
CELLS = (
    "from supervisio import Actor, AsyncClinic, Vault",
    "clinic = await AsyncClinic.open(path, vault=Vault.create(keys))",
    """
async with clinic.acting(Actor("t-ana")) as supervision:
    asked = await supervision.ask(question="How do I say no?", asked_of="s-lee")
""",
    """
async def accept(supervision):
    return await supervision.consultations.accept(asked.consultation_id)

accepted = await clinic.run(accept, actor=Actor("s-lee"))
""",
    "verified = await clinic.run(lambda supervision: supervision.journal.verify(asked.case_id), actor=Actor('t-ana'))",
    "await clinic.close()",
)


async def run_cell(cell: str, namespace: dict[str, Any]) -> None:
    """Run a cell as a notebook does: in the loop that is running already, where it may await."""
    code = compile(cell, "<cell>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    ran = eval(code, namespace)  # noqa: S307 - our own cells
    if inspect.isawaitable(ran):
        await ran


@in_a_loop
async def test_the_cells_of_a_notebook_await(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No loop but the one that runs is made or run."""
    for name in ("run", "new_event_loop", "Runner"):
        monkeypatch.delattr(asyncio, name)
    namespace: dict[str, Any] = {"path": path, "keys": f"{path}.keys"}

    for cell in CELLS:
        await run_cell(cell, namespace)

    assert namespace["accepted"].status == "accepted"
    assert namespace["verified"].ok
