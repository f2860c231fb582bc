"""The page of a document or a bound report in HTML."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.bound.page import page_of_report
from reports.bound.report import Look, PaperSize
from reports.document import Document
from reports.page import page_of
from reports.paper_files import resource

if TYPE_CHECKING:
    from reports.bound.page_values import ReportPage
    from reports.page import Page
    from reports.printable import Printable

BROWSER = "browser.css"

_NAMED = re.compile(r"url\(((?:fonts/)?[a-z0-9-]+\.(woff2|svg))\)")
_TYPES = {"woff2": "font/woff2", "svg": "image/svg+xml"}


def standing_alone(printable: Printable) -> str:
    """Return *printable* as a page that needs nothing beside it: style and type are in it."""
    written = _written(printable)
    style = "".join(f"<style>{_embedded(name)}</style>" for name in (*written.sheets, BROWSER))
    return written.render(Markup(style))  # noqa: S704 - our own files


def to_print(printable: Printable) -> tuple[str, list[str]]:
    """Return *printable* as a page without its style, and the sheets that it needs.

    The sheets, and the type and drawings that they name, lie under ``paper_files.PAPER_URL``.
    """
    written = _written(printable)
    return written.render(""), written.sheets


class _Written(NamedTuple):
    """A page, its template, and the sheets that it needs."""

    page: Page | ReportPage
    template: str
    sheets: list[str]

    def render(self, style: str) -> str:
        return _environment().get_template(self.template).render(page=self.page, style=style)


def _written(printable: Printable) -> _Written:
    if isinstance(printable, Document):
        page = page_of(printable)
        wide = ["landscape.css"] if page.is_wide else []
        return _Written(page, "document.html", ["print.css", *wide])
    look = [] if printable.look is Look.REPORT else [f"{printable.look}.css"]
    folio = ["f4.css"] if printable.paper is PaperSize.F4 else []
    sheets = ["print.css", "report.css", *look, *folio]
    return _Written(page_of_report(printable), "report.html", sheets)


@cache
def _embedded(name: str) -> str:
    """Return a style sheet with its type and drawings in it."""
    return _NAMED.sub(
        lambda found: f"url(data:{_TYPES[found[2]]};base64,{_coded(found[1])})",
        resource(name).decode(),
    )


def _coded(name: str) -> str:
    return b64encode(resource(name)).decode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("reports", "paper"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
