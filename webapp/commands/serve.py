"""``bumdes serve``: the web application."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import socket
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from waitress.server import create_server

from bumdes.demo.cast import DEMO_LOGINS, JOINT_BOOK, VILLAGE_BOOK
from bumdes.file_store import FileStore
from bumdes.work import begin_session
from ledger.journal_view import book_ids
from webapp import create_app
from webapp.call import DONE, REFUSED
from webapp.first_run import offer_first_run
from webapp.restoring import note_restored, restore_if_asked
from webapp.safekeeping import SafePlaces
from webapp.training import TrainingGate, TrainingGround
from webapp.worker import stop

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from flask import Flask
    from sqlalchemy import Engine

    from bumdes.demo.cast import DemoLogin
    from webapp.call import Call

THREADS = 8
TRAINING_FOLDER = "latihan"

PROXY_HEADERS = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto")

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is asked for, not what is offered unasked
A_PLACE_OUTSIDE = ("192.0.2.1", 9)
"""An address kept for examples (RFC 5737)."""

TAKEN = (
    "Tidak dapat melayani di {where} ({said}). Barangkali sudah dipakai program lain;"
    " pilih yang lain dengan --port."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="alamat (semula 127.0.0.1, hanya komputer ini; 0.0.0.0: juga jaringan kantor)",
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
    restored = restore_if_asked(call)
    with call.new_engine() as engine:
        call.bring_up_to_date(engine)
        if restored is not None:
            note_restored(engine, restored)
        app = create_app(
            engine,
            secret_key=call.settings.secret_key(),
            factor_key=call.settings.factor_key(),
            files=FileStore(call.settings.files),
            safe_places=SafePlaces(call.settings.backups, call.settings.drives),
        )
        app.config["DEMO_LOGINS"] = logins_to_try(engine)
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
        tell_where(call, server.effective_host, server.effective_port, setup_code)
        signal.signal(signal.SIGTERM, _end)
        with contextlib.ExitStack() as beside:
            beside.callback(server.close)
            if not arguments.no_worker:
                beside.callback(stop, start_worker())
            server.run()
    return DONE


def tell_where(call: Call, host: str, port: int, setup_code: str) -> None:
    """Say where to go: into the books, or to the page that begins them."""
    site = f"http://{address_from_outside() if host == EVERYWHERE else host}:{port}"
    call.say(f"Data disimpan di {call.settings.folder}.")
    if setup_code:
        call.say("Belum ada pembukuan di sini. Untuk memulai, buka di peramban:")
        call.say(f"  {site}/mulai/pertama/?kode={setup_code}")
        call.say(f"Kodenya {setup_code}, bila halaman itu memintanya.")
    else:
        call.say(f"Buka {site}/ di peramban.")
    call.say("Hentikan dengan Ctrl+C.")
    call.out.flush()


def address_from_outside() -> str:
    """Return the address of this computer in its network; its own where there is none.

    Nothing is sent: the system only says by which address it would go.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(A_PLACE_OUTSIDE)
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def logins_to_try(engine: Engine) -> tuple[DemoLogin, ...]:
    """Return who may be played in the demonstration; nobody where other books are kept."""
    with begin_session(engine, read_only=True) as session:
        books = set(book_ids(session.connection()))
    return DEMO_LOGINS if books and books <= {VILLAGE_BOOK, JOINT_BOOK} else ()


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
