"""``bumdes serve``: the web application."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from waitress.server import create_server

from bumdes.database import migrate
from bumdes.file_store import FileStore
from webapp import create_app
from webapp.call import DONE, REFUSED

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call

THREADS = 8

TAKEN = (
    "Tidak dapat melayani di {where} ({said}). Barangkali sudah dipakai program lain;"
    " pilih yang lain dengan --port."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "--host", default="127.0.0.1", help="alamat (semula 127.0.0.1, hanya komputer ini)"
    )
    parser.add_argument("--port", type=int, default=8000, help="nomor porta (semula 8000)")


def run(arguments: Namespace, call: Call) -> int:
    """Serve until somebody stops it."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    with call.new_engine() as engine:
        migrate(engine)
        app = create_app(
            engine,
            secret_key=call.settings.secret_key(),
            files=FileStore(call.settings.files),
        )
        try:
            server = create_server(  # type: ignore[no-untyped-call]
                app, host=arguments.host, port=arguments.port, threads=THREADS, ident="bumdes"
            )
        except OSError as error:
            where = f"{arguments.host}:{arguments.port}"
            call.tell(TAKEN.format(where=where, said=error.strerror))
            return REFUSED
        host, port = server.effective_host, server.effective_port
        call.say(f"Buka http://{host}:{port}/ di peramban; hentikan dengan Ctrl+C.")
        call.out.flush()
        try:
            server.run()
        finally:
            server.close()
    return DONE
