"""A line that tells a waiting person how far long work has come."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self, TextIO

PATIENCE_SECONDS = 0.5
"""Shorter work is done before anybody wonders."""

BAR = 30


class Progress:
    """A progress bar on *stream*: shown to people only, and only when it takes long.

    Args:
        total: how many there are to do; None if nobody knows.
    """

    def __init__(self, label: str, stream: TextIO, *, total: int | None = None) -> None:
        self._label = label
        self._stream = stream
        self._total = total
        self._begun = time.monotonic()
        self._is_shown = False
        self._width = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._is_shown:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()

    def __call__(self, done: int) -> None:
        """Show that *done* of them are done."""
        if not self._stream.isatty():
            return
        if not self._is_shown and time.monotonic() - self._begun < PATIENCE_SECONDS:
            return
        self._is_shown = True
        text = f"{self._label} {self._bar(done)}{done:,}".replace(",", ".")
        self._width = max(self._width, len(text))
        self._stream.write("\r" + text.ljust(self._width))
        self._stream.flush()

    def _bar(self, done: int) -> str:
        if not self._total:
            return ""
        filled = min(BAR, BAR * done // self._total)
        return "█" * filled + "░" * (BAR - filled) + " "
