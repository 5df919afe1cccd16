"""A web server on loopback that answers as it is told, truthfully or not, and notes what it was asked.

Answers are raw bytes, or functions that are given the question and yield raw bytes, so that a test can lie
about lengths, send rubbish, or never come to an end.
"""

from __future__ import annotations

import contextlib
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Question:
    method: str
    path: str
    headers: dict[str, str]


Answer = bytes | Callable[[Question], Iterable[bytes]]


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A truthful answer; ``content_type`` and the like become headers."""
    data = body.encode() if isinstance(body, str) else body
    given = {"Content-Length": str(len(data)), "Content-Type": "text/plain; charset=utf-8"}
    given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1") + data


def moved(to: str, status: str = "302 Found") -> bytes:
    return answer(status=status, location=to)


@dataclass
class Site:
    """``pages`` says what stands under which path; what is not there is a 404."""

    port: int = 0
    scheme: str = "http"
    pages: dict[str, Answer] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[Question]:
        return [one for one in self.questions if one.path == path]


class _Handler(socketserver.StreamRequestHandler):
    site: Site
    timeout = 20

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            self._answer()

    def _answer(self) -> None:
        first = self.rfile.readline(65_536).decode("latin-1").split()
        if len(first) < 2:
            return
        headers = {}
        while (line := self.rfile.readline(65_536).decode("latin-1").strip()) != "":
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        question = Question(first[0], first[1], headers)
        self.site.questions.append(question)
        page = self.site.pages.get(question.path, answer(status="404 Not Found"))
        for part in [page] if isinstance(page, bytes) else page(question):
            self.wfile.write(part)
            self.wfile.flush()


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: Any) -> None:
        """Clients that break off are what these tests are about."""


@contextlib.contextmanager
def serving(tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> Iterator[Site]:
    """A site on a free port of this machine, until the end of the block."""
    site = Site(scheme="https" if tls else "http")
    handler = type("Handler", (_Handler,), {"site": site})
    with _Server((host, 0), handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        site.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
