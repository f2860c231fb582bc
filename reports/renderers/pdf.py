"""PDF: the page, printed; what is seen is what is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.renderer import Renderer

if TYPE_CHECKING:
    from reports.printable import Printable


def _render(document: Printable) -> bytes:
    """Return *document* as PDF.

    Raises:
        PrinterMissingError: the system lacks Pango.
        PrintingFailedError: the page cannot be printed.
    """
    from reports.printing import printed  # noqa: PLC0415 - loads Jinja when needed

    return printed(document)


PDF = Renderer(
    key="pdf",
    label="PDF",
    media_type="application/pdf",
    extension="pdf",
    render=_render,
    bind=_render,
)
