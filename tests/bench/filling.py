"""Filling a database, as a process of its own: prints what it took, memory above all."""

from __future__ import annotations

import json
import resource
import sys
import time

from tests.bench.books import CLERK, drafts, entry, open_book
from tests.bench.shelf import connected, make_empty


def main(url: str, count: int) -> None:
    """Make the book at *url* and import *count* entries into it."""
    with connected(url) as engine:
        make_empty(engine)
        before = _peak_mb()
        began = time.perf_counter()
        with engine.begin() as connection:
            open_book(connection).post_many(map(entry, drafts(count)), by=CLERK)
        seconds = time.perf_counter() - began
    told = {"seconds": seconds, "peak_mb": _peak_mb(), "peak_mb_before": before}
    sys.stdout.write(json.dumps(told))


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
