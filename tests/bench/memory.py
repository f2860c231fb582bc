"""Promise (e): how much memory an import takes, in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.bench.shelf import Shelf

PROMISED, MOST_MB = 1_000_000, 300


def measure(shelf: Shelf) -> Iterator[Finding]:
    """Measure the largest import."""
    size = max(shelf.sizes)
    shelf.filled(size)
    told = shelf.fillings[size]
    yield Finding(
        promise="e",
        what="peak memory of an import",
        entries=size,
        yardstick=f"{MOST_MB} MB",
        ours=told["peak_mb"],
        theirs=MOST_MB,
        unit="MB",
        aim=1 if size == PROMISED else None,
        note=f"{told['peak_mb_before']:.0f} MB before it began; took {told['seconds']:.0f} s",
    )
