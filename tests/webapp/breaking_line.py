"""A line to the server that breaks at random: before a request arrives, or after it is done."""

from __future__ import annotations

import http.client
import threading
from contextlib import closing
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import random

WHOLE, LOST, UNANSWERED, TORN = "whole", "lost", "unanswered", "torn"
"""What becomes of a request: all goes well; it never arrives; it is done and the answer never
comes; it is done and the answer breaks off in the middle."""

_OF_A_LINE = {"content-length", "transfer-encoding", "connection"}


@dataclass
class BreakingLine:
    """Stands between a browser and the server at *upstream*, and breaks as *chance* has it.

    Attributes:
        often: how often a request meets something else than the whole way, from 0 to 1.
        met: what became of the requests that write, in order.
    """

    upstream: str
    chance: random.Random
    often: float = 0.0
    met: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._server = _Server(self)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}"

    def fate(self, method: str) -> str:
        """Draw what becomes of a request, and remember it of those that write."""
        is_broken = self.chance.random() < self.often
        drawn = self.chance.choice((LOST, UNANSWERED, TORN)) if is_broken else WHOLE
        if method == "POST":
            self.met.append(drawn)
        return drawn


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, line: BreakingLine) -> None:
        self.line = line
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._pass_on()

    def do_POST(self) -> None:
        self._pass_on()

    def _pass_on(self) -> None:
        fate = self.server.line.fate(self.command)
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if fate == LOST:
            self._break()
            return
        answer, content = self._answer(body)
        if fate == UNANSWERED:
            self._break()
            return
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in _OF_A_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content[: len(content) // 2] if fate == TORN else content)
        if fate == TORN:
            self._break()

    def _answer(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        place = urlsplit(self.server.line.upstream).netloc
        with closing(http.client.HTTPConnection(place, timeout=30)) as upstream:
            upstream.request(self.command, self.path, body or None, dict(self.headers))
            answer = upstream.getresponse()
            return answer, answer.read()

    def _break(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.close()

    def log_message(self, *_: Any) -> None:
        pass
