"""XLSX: numbers as numbers, text as text, and a sheet that prints as it should."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.renderer import Renderer

if TYPE_CHECKING:
    from reports.printable import Printable


def _render(document: Printable) -> bytes:
    from reports.workbook import workbook  # noqa: PLC0415 - loads its library when needed

    return workbook(document)


XLSX = Renderer(
    key="xlsx",
    label="Excel",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    extension="xlsx",
    render=_render,
    bind=_render,
)
