"""A ring that is changed by a process which is killed on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from supervisio.vault import Vault, ring_file

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext
    from types import FrameType


def fork_server() -> ForkServerContext:
    """Return what starts processes that have imported all this already: there are many to start."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "supervisio.vault.sealing"])
    return context


def change_and_die(path: str, line: int) -> None:
    """Make a new key, and be killed before the n-th line that changes the file; with fewer of them, live."""
    done = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal done
        if frame.f_code.co_filename != ring_file.__file__:
            return None
        done += event == "line"
        if done == line:
            os.kill(os.getpid(), signal.SIGKILL)
        return count

    sys.settrace(count)
    Vault.new_key(path)
    sys.settrace(None)
