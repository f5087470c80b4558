"""A web server on the loopback address that gives what a test tells it to, and remembers what was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Answer:
    """One answer: its parts are sent with `pause` seconds between them."""

    body: bytes | tuple[bytes, ...] = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0


@dataclass
class Site:
    """The running server: its address, and the paths and headers it was asked with."""

    url: str
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def serving(answers: dict[str, Answer], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server for a while, behind TLS where that is given; other paths answer 404."""
    stop = threading.Event()

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.headers.append({key.casefold(): value for key, value in self.headers.items()})
            answer = answers.get(self.path, Answer(status=404))
            parts = answer.body if isinstance(answer.body, tuple) else (answer.body,)
            self.send_response(answer.status)
            for key, value in (
                {} if answer.pause else {"Content-Length": str(sum(map(len, parts)))} | {"Content-Type": "text/html; charset=utf-8"} | answer.headers
            ).items():
                self.send_header(key, value)
            self.end_headers()
            try:
                for part in parts:
                    self.wfile.write(part)
                    self.wfile.flush()
                    stop.wait(answer.pause)
            except OSError:
                pass  # the client hung up: that is what some tests want

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site = Site(f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        stop.set()
        server.shutdown()
        thread.join()
        server.server_close()
