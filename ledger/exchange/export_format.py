"""A format that books can be exported in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from ledger.view import BookView


class Write(Protocol):
    """Writes all of a book, an entry at a time."""

    def __call__(
        self,
        view: BookView,
        out: TextIO,
        progress: Callable[[int], object] | None = None,
    ) -> None:
        """Write *view* to *out*, whose line ends must stay as they are.

        Args:
            progress: called with the number of entries written, every thousand and at the
                end.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFormat:
    """One format.

    Attributes:
        key: names it on the command line.
        label: names it to people.
        extension: of a file in it, with the dot.
        write: writes a book in it.
    """

    key: str
    label: str
    extension: str
    write: Write
