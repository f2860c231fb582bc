"""HTML: one complete page with its own style and type; the PDF is printed from the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.renderer import Renderer

if TYPE_CHECKING:
    from reports.printable import Printable


def _render(document: Printable) -> bytes:
    from reports.markup import standing_alone  # noqa: PLC0415 - loads Jinja when needed

    return standing_alone(document).encode()


HTML = Renderer(
    key="html",
    label="Halaman web",
    media_type="text/html; charset=utf-8",
    extension="html",
    render=_render,
    bind=_render,
)
