"""DOCX: for people who must write on; the figures are those of the books when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.renderer import Renderer

if TYPE_CHECKING:
    from reports.printable import Printable


def _render(printable: Printable) -> bytes:
    from reports.manuscript.writing import manuscript  # noqa: PLC0415 - loads its library

    return manuscript(printable)


DOCX = Renderer(
    key="docx",
    label="Word",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    extension="docx",
    render=_render,
    bind=_render,
)
