"""The printer's process: takes orders from its standard input until that ends."""

from __future__ import annotations

import gc
import os
import sys

from reports.press.limits import ForbiddenActError, limit_order, limit_process
from reports.press.order import PrintOrder, read_order, write_frame
from reports.press.words import FAILED, MISSING, PRINTED

SELDOM = 50_000
"""After how many new objects rings are looked for."""

BLANK = PrintOrder(
    page="<html lang=id><title>.</title><p>.",
    sheets=("print.css",),
    identifier="blank",
    described="",
    day="20000101000000",
)
"""What is printed before the first order comes, so that this one need not wait."""


def main() -> int:
    """Print every order that comes, one after another."""
    orders, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints must not lie between the replies.
    os.dup2(2, 1)
    missing = _load()
    limit_process()
    while (order := read_order(orders)) is not None:
        limit_order()
        word, data = (MISSING, missing) if missing else _reply(order)
        replies.write(word)
        write_frame(data, replies)
        replies.flush()
        gc.collect()
    return 0


def _load() -> bytes:
    """Load the library and its type; return what of the system is missing, if anything."""
    try:
        from reports.press.typesetter import typeset  # noqa: PLC0415 - may not be loadable
    except OSError as error:
        return str(error).partition("\n")[0].encode()
    typeset(BLANK)
    # Looking for rings again and again among the boxes of all pages takes a tenth of the time,
    # and finds next to none: what was loaded is left alone, and the rest is looked at seldom.
    gc.freeze()
    gc.set_threshold(SELDOM, 20, 50)
    return b""


def _reply(order: PrintOrder) -> tuple[bytes, bytes]:
    from reports.press.typesetter import ComplaintError, typeset  # noqa: PLC0415 - see _load

    try:
        return PRINTED, typeset(order)
    except MemoryError:
        return FAILED, b"the page needs more memory than a page may"
    except (ComplaintError, ForbiddenActError, ValueError, TypeError, LookupError) as error:
        return FAILED, f"{type(error).__name__}: {error}"[:1000].encode()


if __name__ == "__main__":
    sys.exit(main())
