"""The press: what prints is a process of its own, which cannot do more than print."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading

import pypdf
import pytest

from reports.errors import PrintingFailedError
from reports.press import presses as presses_module
from reports.press.order import AttachedFile, PrintOrder, read_frame, read_order, write_order
from reports.press.presses import Press, Presses

HEAD = "<html lang=id><head><title>Uji</title>"


def order(body="<p>halo", head="", **fields):
    """Return an order of one short page."""
    return PrintOrder(
        **{
            "page": f"{HEAD}{head}</head><body>{body}",
            "sheets": ("print.css",),
            "identifier": "uji",
            "described": "Uji",
            "day": "20260316070500",
            **fields,
        }
    )


@pytest.fixture(scope="module")
def room():
    """Presses of this module's own."""
    made = Presses(most=2)
    yield made
    made.close()


def text_of(pdf):
    return "\n".join(p.extract_text() for p in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def test_an_order_survives_the_pipe():
    files = (AttachedFile("a.json", "application/json", b"\x00\xff"),)
    pipe = io.BytesIO()

    write_order(order("<p>é\u202e", files=files), pipe)
    pipe.seek(0)

    assert read_order(pipe) == order("<p>é\u202e", files=files)
    assert read_order(pipe) is None


def test_a_pipe_that_breaks_off_gives_nothing():
    assert read_frame(io.BytesIO(b"\x00\x00\x00\x00\x00\x00\x00\x09abc")) is None


def test_one_process_prints_one_order_after_another(room):
    first = room.print_order(order())
    process = room._idle[0]._process.pid  # noqa: SLF001 - which process it is

    assert room.print_order(order()) == first
    assert room._idle[0]._process.pid == process  # noqa: SLF001


def test_orders_at_the_same_time_are_printed_at_the_same_time(room):
    done = []
    threads = [
        threading.Thread(target=lambda n=n: done.append(room.print_order(order(f"<p>no {n}"))))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(text_of(pdf).split()[-1] for pdf in done) == ["0", "1", "2", "3"]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://169.254.169.254/latest" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="data:image/svg+xml;base64,PHN2Zy8+" alt="x">',
        '<p style="background: url(https://contoh.example/x.png)">x',
        '<object data="file:///etc/hostname"></object>',
        '<p style="colour: red">x',
    ],
)
def test_what_the_library_only_complains_of_is_not_printed(room, body):
    with pytest.raises(PrintingFailedError):
        room.print_order(order(body))


def test_a_press_prints_on_after_an_order_that_failed(room):
    with pytest.raises(PrintingFailedError):
        room.print_order(order('<p style="colour: red">x'))

    assert "halo" in text_of(room.print_order(order()))


def test_a_press_that_dies_is_replaced(room):
    room.print_order(order())
    os.kill(room._idle[-1]._process.pid, signal.SIGKILL)  # noqa: SLF001

    with pytest.raises(PrintingFailedError, match="ended"):
        room.print_order(order())

    assert "halo" in text_of(room.print_order(order()))


def test_an_order_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(presses_module, "MOST_SECONDS", 0.01)
    press = Press()

    with pytest.raises(PrintingFailedError, match="past its limits"):
        press.print_order(order("<table>" + "<tr><td>x" * 3_000))

    press.close()


def test_a_worn_press_is_replaced(monkeypatch):
    monkeypatch.setattr(presses_module, "MOST_ORDERS", 1)
    room = Presses()

    room.print_order(order())

    assert room._idle == []  # noqa: SLF001


def test_a_program_that_forks_does_not_share_its_presses(room):
    room.print_order(order())
    room._owner = 0  # noqa: SLF001 - as if another process had started them
    foreign = list(room._idle)  # noqa: SLF001

    assert "halo" in text_of(room.print_order(order()))

    assert not set(foreign) & set(room._idle)  # noqa: SLF001
    for press in foreign:
        press.close()


LIMITED = """
import sys
from reports.press.limits import ForbiddenActError, limit_process
import os, socket, subprocess, tempfile, pathlib
limit_process()
try:
    {act}
except (ForbiddenActError, MemoryError) as refused:
    print(type(refused).__name__)
"""


@pytest.mark.parametrize(
    "act",
    [
        "socket.socket()",
        "socket.getaddrinfo('contoh.example', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "open('/etc/passwd')",
        "os.open('/etc/passwd', os.O_RDONLY)",
        "pathlib.Path('catatan.txt').write_text('x')",
        "open(os.__file__, 'a')",
        "open(tempfile.gettempdir() + '/../etc/passwd')",
    ],
)
def test_a_limited_process_reaches_neither_network_nor_files(act):
    assert said_by(act) == "ForbiddenActError"


def test_a_limited_process_runs_out_of_memory_before_the_machine_does():
    assert said_by("bytearray(3 * 1024**3)") == "MemoryError"


@pytest.mark.parametrize("act", ["tempfile.TemporaryFile()", "open(os.__file__)"])
def test_a_limited_process_reads_its_libraries_and_writes_scratch(act):
    assert said_by(act) == ""


def said_by(act):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(act=act)],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
