"""A proxy before PostgreSQL that cuts a connection around its COMMIT, as a failing network does."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import struct
import tempfile
import threading
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL

# A message is a type, a length that counts itself, and so many bytes; the first one of a client has no type.
_COMMIT = b"Q\0\0\0\x0bCOMMIT\0"
_PORT = 5432
_PATIENCE = 30  # seconds for an answer of the server's


class Cut(Enum):
    """When the connection is cut. To whoever sent COMMIT, one looks like the other."""

    BEFORE = "before the server has it"
    AT_ONCE = "as soon as the server has it"
    AFTER = "when the server has answered"


class Proxy(socketserver.ThreadingUnixStreamServer):
    """Passes everything on, until it is told to ``cut`` the next COMMIT; ``cuts`` counts those."""

    daemon_threads = True

    def __init__(self, folder: Path, server: URL) -> None:
        super().__init__(str(_socket_in(folder, _PORT)), _Connection)
        self._upstream = server
        self.cut: Cut | None = None
        self.cuts = 0

    def connect(self) -> socket.socket:
        """Connect to PostgreSQL."""
        port = self._upstream.port or _PORT
        folder = self._upstream.query.get("host")
        if not isinstance(folder, str):
            return socket.create_connection((self._upstream.host or "localhost", port))
        upstream = socket.socket(socket.AF_UNIX)
        upstream.connect(str(_socket_in(Path(folder), port)))
        return upstream


@contextlib.contextmanager
def before(url: str) -> Iterator[tuple[Proxy, str]]:
    """Run a proxy before a server as long as the block runs, and give it with the address through it."""
    server = make_url(url)
    # Not where pytest would have it: the path of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="supervisio-") as folder, Proxy(Path(folder), server) as proxy:
        serving = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        through = server.set(host=None, port=None).update_query_dict({"host": folder})
        try:
            yield proxy, through.render_as_string(hide_password=False)
        finally:
            proxy.shutdown()
            serving.join()


class _Connection(socketserver.BaseRequestHandler):
    server: Proxy

    def setup(self) -> None:
        self._is_cut = False
        self._answered = threading.Event()

    def handle(self) -> None:
        with self.server.connect() as upstream:
            answering = threading.Thread(target=self._pass_answers_on, args=(upstream,))
            answering.start()
            with contextlib.suppress(OSError):
                self._pass_messages_on(upstream)
            with contextlib.suppress(OSError):
                upstream.shutdown(socket.SHUT_RDWR)
            answering.join()

    def _pass_messages_on(self, upstream: socket.socket) -> None:
        for message in _messages(self.request):
            cut = self.server.cut
            if message != _COMMIT or cut is None:
                upstream.sendall(message)
                continue
            self._is_cut, self.server.cut = True, None
            self.server.cuts += 1
            if cut is not Cut.BEFORE:
                upstream.sendall(message)
            if cut is Cut.AFTER:
                self._answered.wait(_PATIENCE)
            return

    def _pass_answers_on(self, upstream: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while answer := upstream.recv(65536):
                if self._is_cut:
                    self._answered.set()
                else:
                    self.request.sendall(answer)
            # What the server ends is ended here too.
            self.request.shutdown(socket.SHUT_RDWR)


def _messages(client: socket.socket) -> Iterator[bytes]:
    with client.makefile("rb") as sent:
        head = sent.read(4)
        while head:
            (length,) = struct.unpack("!I", head[-4:])
            yield head + sent.read(length - 4)
            head = sent.read(5)


def _socket_in(folder: Path, port: int) -> Path:
    return folder / f".s.PGSQL.{port}"
