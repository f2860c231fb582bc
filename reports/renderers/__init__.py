"""The formats a document can take: one module each.

A module loads what it renders with when it is first asked to render, not before: programs that
want plain text start without the libraries for PDF, XLSX and HTML.
"""

import sys

from bumdes.catalogue import discover
from reports.bound.report import Report
from reports.document import Document
from reports.errors import UnknownFormatError
from reports.renderer import Renderer

RENDERERS = discover(sys.modules[__name__], Renderer)


def render(document: Document, key: str) -> bytes:
    """Return *document* in the format *key*.

    Raises:
        UnknownFormatError: there is no such format.
        PrinterMissingError: PDF is asked for, and the system lacks what it needs.
    """
    renderer = RENDERERS.get(key)
    if renderer is None:
        raise UnknownFormatError(key, tuple(RENDERERS))
    return renderer.render(document)


def bind(report: Report, key: str) -> bytes:
    """Return a report of many chapters in the format *key*.

    Raises:
        UnknownFormatError: there is no such format, or not for such reports.
        PrinterMissingError: PDF is asked for, and the system lacks what it needs.
    """
    binding = {name: renderer.bind for name, renderer in RENDERERS.items() if renderer.bind}
    if key not in binding:
        raise UnknownFormatError(key, tuple(binding))
    return binding[key](report)
