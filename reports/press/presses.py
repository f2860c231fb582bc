"""The presses of this program: processes that print, kept warm between pages."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field

from reports.errors import PrinterMissingError, PrintingFailedError
from reports.press.order import PrintOrder, read_frame, write_order
from reports.press.words import MISSING, PRINTED

MOST_SECONDS = 1800
"""What one order may take by the clock."""
MOST_ORDERS = 100
"""After so many a press is replaced: what a library does not give back is given back then."""
LARGE_PAGE = 2_000_000
"""Characters: after a longer page the press is replaced, which gives its memory back."""

INSTALL = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango",
}
"""What to type where the libraries are missing, by system."""

_PASSED_ON = (
    "PATH",
    "HOME",
    "LANG",
    "LC_",
    "TMP",
    "TEMP",
    "SYSTEMROOT",
    "XDG_",
    "FONTCONFIG_",
    "LD_LIBRARY_PATH",
    "DYLD_",
    "COVERAGE_",
)
"""Beginnings of the variables that the printer is told: where its libraries are, no secret."""


class Press:
    """One process that prints, one order after another."""

    def __init__(self) -> None:
        told = {name: text for name, text in os.environ.items() if name.startswith(_PASSED_ON)}
        told["PYTHONPATH"] = os.pathsep.join(filter(None, sys.path))
        told["PYTHONDONTWRITEBYTECODE"] = "1"
        # It is ended, not asked to end: what it leaves in its scratch goes with the folder.
        self._scratch = tempfile.TemporaryDirectory(prefix="bumdes-press-")
        told |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch.name)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "reports.press"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=told,
            start_new_session=True,
        )
        self._orders = 0

    def print_order(self, order: PrintOrder) -> bytes:
        """Return *order* as PDF.

        Raises:
            PrinterMissingError: the system lacks what it needs.
            PrintingFailedError: the page cannot be printed, or not within the limits.
        """
        self._orders += 1
        watch = threading.Timer(MOST_SECONDS, self._process.kill)
        watch.start()
        try:
            word, data = self._asked(order)
        finally:
            watch.cancel()
        if word == PRINTED:
            return data
        if not word:
            # What dies is not dead at once; nobody shall take it for good.
            self._process.kill()
            self._process.wait()
        said = data.decode(errors="replace")
        if word == MISSING:
            raise PrinterMissingError(said, INSTALL.get(sys.platform, INSTALL["linux"]))
        raise PrintingFailedError(said)

    def is_good_for_more(self, last: PrintOrder) -> bool:
        """Whether it may take another order after *last*."""
        is_worn = self._orders >= MOST_ORDERS or len(last.page) > LARGE_PAGE
        return not is_worn and self._process.poll() is None

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue
        self._process.wait()
        self._scratch.cleanup()

    def _asked(self, order: PrintOrder) -> tuple[bytes, bytes]:
        orders, replies = self._process.stdin, self._process.stdout
        if orders is None or replies is None:
            raise PrintingFailedError("the printer has no pipes")
        try:
            write_order(order, orders)
        except BrokenPipeError:
            return b"", b"the printer has ended"
        word = replies.read(1)
        data = read_frame(replies) if word else None
        if data is None:
            return b"", b"the printer ended while it printed: the page is past its limits"
        return word, data


@dataclass(slots=True)
class Presses:
    """As many presses as print at once; the others wait their turn.

    Attributes:
        most: how many may print at the same time.
    """

    most: int = field(default_factory=lambda: max(1, min(4, os.cpu_count() or 1)))
    _idle: list[Press] = field(default_factory=list)
    _owner: int = field(default_factory=os.getpid)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turns: threading.BoundedSemaphore = field(init=False)

    def __post_init__(self) -> None:
        self._turns = threading.BoundedSemaphore(self.most)

    def print_order(self, order: PrintOrder) -> bytes:
        """Return *order* as PDF; from any thread.

        Raises:
            PrinterMissingError: the system lacks what it needs.
            PrintingFailedError: the page cannot be printed, or not within the limits.
        """
        with self._turns:
            press = self._taken()
            try:
                return press.print_order(order)
            finally:
                self._give_back(press, order)

    def close(self) -> None:
        """End every process that waits."""
        with self._lock:
            idle, self._idle = self._idle, []
        for press in idle:
            press.close()

    def _taken(self) -> Press:
        with self._lock:
            if self._owner != os.getpid():
                # A forked program shares the pipes of its parent, and must not use them.
                self._idle, self._owner = [], os.getpid()
            if self._idle:
                return self._idle.pop()
        return Press()

    def _give_back(self, press: Press, order: PrintOrder) -> None:
        if press.is_good_for_more(order):
            with self._lock:
                self._idle.append(press)
        else:
            press.close()


PRESSES = Presses()
"""Those of this program."""

atexit.register(PRESSES.close)
