"""PDF: the page, printed; what is seen is what is signed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reports.errors import PrinterMissingError
from reports.renderer import Renderer

if TYPE_CHECKING:
    from reports.printable import Printable

INSTALL = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "MSYS2: pacman -S mingw-w64-ucrt-x86_64-pango",
}
"""What to type where the libraries are missing, by system."""


def _render(document: Printable) -> bytes:
    """Return *document* as PDF.

    Raises:
        PrinterMissingError: the system lacks Pango.
    """
    try:
        from reports.printing import printed  # noqa: PLC0415 - takes a second to load
    except OSError as error:
        install = INSTALL.get(sys.platform, INSTALL["linux"])
        raise PrinterMissingError(str(error).splitlines()[0], install) from error
    return printed(document)


PDF = Renderer(
    key="pdf",
    label="PDF",
    media_type="application/pdf",
    extension="pdf",
    render=_render,
    bind=_render,
)
