"""The parts of the command line that calls of it do not show by themselves."""

from __future__ import annotations

import contextlib
import getpass
import io
import random
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from argparse import Namespace
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from ledger.verify import Finding, Verification
from ledger.verify_finding import SENTENCES
from reports.audit.finding_texts import FINDINGS, say_finding
from webapp import checkup
from webapp.call import Call
from webapp.checkup import Health, Symptom
from webapp.cli import main
from webapp.commands import case_check, serve, user_add, verify
from webapp.parser import WrongCallError
from webapp.progress import Progress
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SERVE = [sys.executable, "-m", "webapp.cli", "serve", "--port"]


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def call(tmp_path) -> Call:
    return Call(
        Settings.from_environ({"BUMDES_DATA": str(tmp_path)}), io.StringIO(), io.StringIO()
    )


# --- settings -------------------------------------------------------------------------------


def test_data_lie_in_the_folder_of_the_environment(tmp_path):
    settings = Settings.from_environ({"BUMDES_DATA": str(tmp_path / "x")})

    assert settings.database_file == tmp_path / "x" / "bumdes.sqlite"
    assert settings.database == f"sqlite:///{tmp_path}/x/bumdes.sqlite"
    assert not settings.has_database


def test_without_an_environment_data_lie_in_data():
    assert Settings.from_environ({}).folder == Path.cwd() / "data"


def test_another_database_may_be_given():
    settings = Settings.from_environ({"BUMDES_DATABASE": "postgresql+psycopg://x/y"})

    assert (settings.database_file, settings.has_database) == (None, True)


def test_the_secret_is_made_once_and_for_nobody_else_to_read(tmp_path):
    settings = Settings.from_environ({"BUMDES_DATA": str(tmp_path / "x")})

    first, again = settings.secret_key(), settings.secret_key()

    assert first == again
    assert len(first) == 64
    assert settings.factor_key() == settings.factor_key() != first
    for name in ("secret_key", "kunci_kode_hp"):
        assert (settings.folder / name).stat().st_mode & 0o077 == 0
    assert settings.folder.stat().st_mode & 0o077 == 0


# --- progress -------------------------------------------------------------------------------


@pytest.fixture
def patient(monkeypatch) -> None:
    """A clock on which every look takes a second."""
    seconds = iter(range(1_000))
    monkeypatch.setattr(time, "monotonic", lambda: float(next(seconds)))


@pytest.mark.usefixtures("patient")
def test_long_work_shows_a_bar_and_takes_it_away():
    terminal = Terminal()

    with Progress("mencatat", terminal, total=2_000) as progress:
        progress(1_000)
        shown = terminal.getvalue()

    assert shown == "\rmencatat " + "█" * 15 + "░" * 15 + " 1.000"
    assert terminal.getvalue().endswith(" \r")


@pytest.mark.usefixtures("patient")
def test_work_of_unknown_length_shows_a_count():
    terminal = Terminal()

    Progress("menulis", terminal)(5_000)

    assert terminal.getvalue() == "\rmenulis 5.000"


def test_short_work_shows_nothing(monkeypatch):
    monkeypatch.setattr(time, "monotonic", lambda: 0.0)
    terminal = Terminal()

    with Progress("mencatat", terminal) as progress:
        progress(1_000)

    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("patient")
def test_programs_see_no_bar():
    stream = io.StringIO()

    Progress("mencatat", stream)(1_000)

    assert stream.getvalue() == ""


# --- verify ---------------------------------------------------------------------------------


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_finding_is_said_in_indonesian(code):
    english = set(_fields(SENTENCES[code]))

    assert set(_fields(FINDINGS[code])) <= english | {"table"}


def test_a_finding_without_a_text_is_said_in_english(monkeypatch):
    finding = Finding("head_unknown", "entries", {"head": "ab"})
    monkeypatch.delitem(FINDINGS, "head_unknown")

    assert say_finding(finding) == str(finding)


def _fields(text: str) -> Iterator[str]:
    yield from (field for _, field, _, _ in Formatter().parse(text) if field)


def verification(**changes: object) -> Verification:
    fields = {
        "findings": (),
        "omitted": 0,
        "unread": (),
        "notices": (),
        "entries": 1,
        "lines": 2,
        "period_events": 0,
        "refusals": 0,
        "evidence": 0,
        "head": "ab",
    }
    return Verification(**fields | changes)


def test_what_was_not_read_is_never_called_whole(call):
    verify.show(verification(unread=("entries after row 5",)), call)

    assert call.out.getvalue() == (
        "TIDAK TERBACA: entries after row 5\n"
        "Belum dapat dipastikan: 1 transaksi, 2 baris, 0 catatan tutup buku, 0 penolakan"
        " dibaca; kepala rantai ab.\n"
    )


def test_findings_beyond_those_kept_and_notices_are_told(call):
    odd = Finding("posted_at_order", "entries", {"row": 3})

    verify.show(verification(omitted=7, findings=(odd,), notices=(odd,)), call)

    said = call.out.getvalue()
    assert "… dan 7 temuan lagi." in said
    assert "Catatan: Transaksi urutan 3 dicatat sebelum transaksi di depannya." in said


# --- doctor ---------------------------------------------------------------------------------


def seen(call: Call) -> dict[str, Symptom]:
    return {symptom.check: symptom for symptom in checkup.examine(call)}


@pytest.fixture
def founded(call, tmp_path, monkeypatch, capfd) -> Call:
    """A call on a database with books in it."""
    monkeypatch.setenv("BUMDES_DATA", str(tmp_path))
    assert main(["init", "--book", "maju", "--name", "Maju"]) == 0
    capfd.readouterr()
    return call


def test_an_old_python_is_bad(call, monkeypatch):
    monkeypatch.setattr(checkup, "OLDEST_PYTHON", (99,))

    assert seen(call)["python"].health is Health.BAD


def test_an_old_sqlite_is_bad(call, monkeypatch):
    monkeypatch.setattr(checkup, "OLDEST_SQLITE", (99,))

    assert seen(call)["sqlite"].health is Health.BAD


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_a_missing_library_of_pdf_is_noticed(platform, call, monkeypatch):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(checkup, "PANGO", {"tidak-ada": "libtidak-ada.so.0"})

    symptom = seen(call)["pango"]

    assert symptom.health is Health.NOTICE
    assert "tidak-ada" in symptom.text


def test_a_folder_nobody_may_write_to_is_bad(call, monkeypatch):
    monkeypatch.setattr(checkup.os, "access", lambda *_: False)

    assert seen(call)["folder"].health is Health.BAD


def test_numbers_with_gaps_are_bad(founded, monkeypatch):
    monkeypatch.setattr(checkup, "gaps", lambda _: [1])

    assert "nomor tidak berurut (1 celah)" in seen(founded)["book"].text


def test_balances_that_do_not_balance_are_bad(founded, monkeypatch):
    half = Namespace(debits=5, credits=0)
    monkeypatch.setattr(checkup.BookView, "turnovers", lambda *_, **__: [half])

    assert "saldo tidak seimbang" in seen(founded)["book"].text


def test_an_old_arrangement_of_tables_is_bad(founded, monkeypatch):
    monkeypatch.setattr(checkup, "schema_is_current", lambda _: False)

    found = seen(founded)

    assert found["schema"].health is Health.BAD
    assert "book" not in found


def test_missing_guards_are_named(founded, monkeypatch):
    monkeypatch.setattr(checkup, "missing", lambda _, **__: ["penjaga"])

    assert seen(founded)["guards"].text == "Penjaga basis data hilang: penjaga"


# --- passwords ------------------------------------------------------------------------------


def asked(monkeypatch, *answers: str) -> tuple[str, bool]:
    given = iter(answers)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(getpass, "getpass", lambda _: next(given))
    return user_add.password_for(Namespace(password_stdin=False))


def test_a_password_is_asked_for_twice(monkeypatch):
    assert asked(monkeypatch, "sandi rahasia", "sandi rahasia") == ("sandi rahasia", False)


def test_a_password_typed_differently_is_a_wrong_call(monkeypatch):
    with pytest.raises(WrongCallError):
        asked(monkeypatch, "sandi rahasia", "sandi rahasi")


def test_who_types_no_password_is_given_one(monkeypatch):
    password, is_ours = asked(monkeypatch, "")

    assert is_ours
    assert len(password) >= 12


# --- case check -----------------------------------------------------------------------------


def test_what_is_wrong_with_a_case_is_said_with_its_reason(call, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(
        '{"id": "uji", "accounts": [{"code": "1", "name": "Lawan", "type": "asset"},'
        ' {"code": "3", "name": "Modal", "type": "equity"}],'
        ' "transactions": [{"id": "a", "date": "2025-01-01", "description": "x", "lines":'
        ' [{"account": "1", "debit": 5}]}, {"id": "b", "date": "2025-01-01", "description":'
        ' "x", "expected_invalid": "apa saja", "lines": [{"account": "1", "debit": 5},'
        ' {"account": "3", "credit": 5}]}, {"id": "c", "date": "2025-01-01", "description":'
        ' "x", "lines": [{"account": "1", "debit": 5}, {"account": "3", "credit": 5}]}]}'
    )

    code = case_check.run(Namespace(file=[file], json=False), call)

    said = call.out.getvalue()
    assert code == 1
    assert (
        "temuan  a seharusnya diterima. (too_few_postings) Transaksi ini hanya berisi" in said
    )
    assert "DITERIMA  b: apa saja" in said
    assert "catatan  akun penyeimbang 1 Lawan bersaldo 5" in said


# --- serve ----------------------------------------------------------------------------------


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let programs that are started be interrupted, even if the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def free_port() -> int:
    """Return a port that is free, and that the system gives to no connection meanwhile."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as free, contextlib.suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    pytest.fail("no port is free")


@pytest.mark.usefixtures("interruptible")
def test_serve_answers_until_it_is_stopped(tmp_path):
    port = free_port()
    server = subprocess.Popen(
        [*SERVE, str(port)],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "BUMDES_DATA": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    try:
        told = [server.stdout.readline() for _ in range(5)]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=120) as answer:
            status = answer.status
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=120)

    assert told[0] == f"Data disimpan di {tmp_path}.\n"
    assert f"http://127.0.0.1:{port}/mulai/pertama/?kode=" in told[2]
    assert told[4] == "Hentikan dengan Ctrl+C.\n"
    assert (status, err) == (200, "")
    assert server.returncode in {0, 130}


def test_books_that_have_begun_are_opened_at_once(call):
    serve.tell_where(call, "127.0.0.1", 8000, "")

    assert "Buka http://127.0.0.1:8000/ di peramban." in call.out.getvalue()


def test_who_serves_an_office_is_told_an_address_that_others_reach(call):
    serve.tell_where(call, serve.EVERYWHERE, 8000, "")

    assert "//0.0.0.0" not in call.out.getvalue()


def test_only_the_demonstration_says_who_can_be_played(house):
    assert serve.logins_to_try(house.engine) == ()


def test_a_port_that_is_taken_is_told(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [*SERVE, str(taken.getsockname()[1])],
            check=False,
            cwd=ROOT,
            env={"PATH": "/usr/bin:/bin", "BUMDES_DATA": str(tmp_path)},
            capture_output=True,
            text=True,
        )

    assert (done.returncode, done.stdout) == (1, "")
    assert "sudah dipakai program lain" in done.stderr
