"""The README's snippets, typed into an interpreter as somebody does who tries the library."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.embedding.scripts import ROOT

if TYPE_CHECKING:
    from pathlib import Path

# An interpreter reads line by line, and there a blank line ends a block.
_PASTE = """
import code, sys
console, failed = code.InteractiveConsole(), []
console.showsyntaxerror = console.showtraceback = lambda *_, **__: failed.append(sys.exc_info()[1])
for line in sys.stdin.read().splitlines():
    console.push(line)
sys.exit(f"failed: {failed}" if failed else 0)
"""


def test_the_readme_can_be_pasted_line_by_line(tmp_path: Path) -> None:
    """One snippet after the other, in one interpreter, in an empty folder."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    snippets = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)

    pasted = subprocess.run(
        [sys.executable, "-c", _PASTE],
        input="\n".join(snippets) + "\n\n",
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )

    assert len(snippets) >= 3
    assert (pasted.returncode, pasted.stderr) == (0, "")
