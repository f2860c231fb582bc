"""A renderer: what makes bytes of a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.bound.report import Report
    from reports.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """What makes bytes of a document.

    Attributes:
        key: stable name, as people ask for it.
        label: what it is called on a page.
        media_type: for the browser.
        extension: of files, without the dot.
        bind: what makes bytes of a report of many chapters; None where the format has none.
    """

    key: str
    label: str
    media_type: str
    extension: str
    render: Callable[[Document], bytes]
    bind: Callable[[Report], bytes] | None = None
