"""Several acts at the same time, each in work of its own."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from bumdes.work import run_work
from tests.bumdes.village import ADMIN, now

if TYPE_CHECKING:
    from collections.abc import Callable

    from bumdes.permissions import Actor
    from bumdes.work import Work
    from tests.bumdes.village import Village


def at_once(village: Village, *acts: Callable[[Work], object], by: Actor = ADMIN) -> list[str]:
    """Do *acts* at the same time; return how each ended: done, or the name of its error."""
    ended = [""] * len(acts)
    barrier = threading.Barrier(len(acts))

    def run(place: int) -> None:
        barrier.wait()
        try:
            run_work(
                village.engine, actor=by, book_id=village.book_id, do=acts[place], clock=now
            )
        except Exception as error:  # noqa: BLE001 - what it was is the answer
            ended[place] = type(error).__name__
        else:
            ended[place] = "done"

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended
