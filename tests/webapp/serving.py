"""Serving an application to real browsers and clients, in a thread of its own."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

import waitress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask


@contextlib.contextmanager
def served(app: Flask, **options: Any) -> Iterator[tuple[str, int]]:
    """Serve *app* on a port of its own; the host and the port are given.

    Args:
        options: what the server is told besides.
    """
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4, **options)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield server.effective_host, server.effective_port
    finally:
        # Closed by its own thread: closed by ours, it would notice a second later.
        server.trigger.pull_trigger(server.close)
        thread.join(timeout=60)
