"""django-ledger as a yardstick: in an environment of its own, fetched when first needed."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.measure import Sample
from tests.bench.peers import ProgramMissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.shelf import Shelf

WANTED = "django-ledger==0.8.5"
ENVIRONMENT = Path(sys.prefix) / "bench-peers"
CHILD = Path(__file__).with_name("django_peer_child.py")


@contextlib.contextmanager
def posting(shelf: Shelf) -> Iterator[Callable[[], Sample]]:
    """Give what posts one entry, and returns the time that django-ledger itself measured.

    Raises:
        ProgramMissingError: it cannot be had, or other programs are not wanted.
    """
    if not shelf.peers:
        raise ProgramMissingError("not asked for")
    python = _installed(shelf)
    folder = shelf.path("-django")
    folder.mkdir()
    child = subprocess.Popen(
        [python, "-W", "ignore", CHILD, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    if child.stdout.readline() != "ready\n":
        raise ProgramMissingError(f"it does not start: {child.communicate()[1].strip()[-80:]}")

    def post() -> Sample:
        child.stdin.write("\n")
        child.stdin.flush()
        return Sample(float(child.stdout.readline()), 0)

    try:
        yield post
    finally:
        child.communicate()


def _installed(shelf: Shelf) -> Path:
    """Return the Python that has django-ledger."""
    python = ENVIRONMENT / "bin" / "python"
    try:
        if not python.exists():
            shelf.say(f"fetching {WANTED}")
            venv.create(ENVIRONMENT, with_pip=True)
        install = [python, "-m", "pip", "--disable-pip-version-check", "-qq", "install", WANTED]
        subprocess.run(install, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        raise ProgramMissingError(f"{WANTED} cannot be fetched") from None
    return python
