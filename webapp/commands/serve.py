"""``bumdes serve``: the web application."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from waitress.server import create_server

from bumdes.file_store import FileStore
from webapp import create_app
from webapp.call import DONE, REFUSED
from webapp.first_run import offer_first_run
from webapp.safekeeping import SafePlaces
from webapp.training import TrainingGate, TrainingGround
from webapp.worker import stop

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from flask import Flask
    from sqlalchemy import Engine

    from webapp.call import Call

THREADS = 8
TRAINING_FOLDER = "latihan"

PROXY_HEADERS = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto")

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
    parser.add_argument(
        "--trusted-proxy",
        default="",
        metavar="ALAMAT",
        help="server https di depan yang dipercaya mengatakan siapa pengunjungnya",
    )
    parser.add_argument(
        "--no-worker",
        action="store_true",
        help="laporan panjang dibuat oleh bumdes worker yang dijalankan sendiri",
    )


def run(arguments: Namespace, call: Call) -> int:
    """Serve until somebody stops it."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    with call.new_engine() as engine:
        call.bring_up_to_date(engine)
        app = create_app(
            engine,
            secret_key=call.settings.secret_key(),
            factor_key=call.settings.factor_key(),
            files=FileStore(call.settings.files),
            safe_places=SafePlaces(call.settings.backups, call.settings.drives),
        )
        open_training(app, call)
        setup_code = offer_first_run(app)
        try:
            server = create_server(  # type: ignore[no-untyped-call]
                app,
                host=arguments.host,
                port=arguments.port,
                threads=THREADS,
                ident="bumdes",
                **proxy_options(arguments.trusted_proxy),
            )
        except OSError as error:
            where = f"{arguments.host}:{arguments.port}"
            call.tell(TAKEN.format(where=where, said=error.strerror))
            return REFUSED
        host, port = server.effective_host, server.effective_port
        call.say(f"Buka http://{host}:{port}/ di peramban; hentikan dengan Ctrl+C.")
        if setup_code:
            call.say(f"Belum ada pembukuan di sini. Kode untuk memulai: {setup_code}")
        call.out.flush()
        signal.signal(signal.SIGTERM, _end)
        with contextlib.ExitStack() as beside:
            beside.callback(server.close)
            if not arguments.no_worker:
                beside.callback(stop, start_worker())
            server.run()
    return DONE


def open_training(app: Flask, call: Call) -> None:
    """Offer the training books beside *app*."""

    def make(engine: Engine, secret_key: str, files: FileStore) -> Flask:
        return create_app(engine, secret_key=secret_key, files=files)

    ground = TrainingGround(
        call.settings.folder / TRAINING_FOLDER, call.settings.secret_key(), make
    )
    app.extensions["training"] = ground
    app.wsgi_app = TrainingGate(app.wsgi_app, ground)  # type: ignore[assignment, method-assign]


def proxy_options(address: str) -> dict[str, Any]:
    """Return what the server is told of a proxy at *address*; of none if it is empty.

    What others say of where they come from is thrown away: it would let them past the pauses
    after wrong passwords.
    """
    if not address:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": address,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": set(PROXY_HEADERS),
        "clear_untrusted_proxy_headers": True,
    }


def _end(*_: object) -> NoReturn:
    """End as Ctrl+C does, so that what runs beside is stopped too."""
    raise SystemExit(DONE)


def start_worker() -> subprocess.Popen[bytes]:
    """Start the worker in a process of its own, which ends with this one."""
    command = [sys.executable, "-m", "webapp.cli", "worker", "--beside", str(os.getpid())]
    return subprocess.Popen(command)  # noqa: S603 - our own program
