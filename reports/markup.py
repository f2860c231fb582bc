"""The page of a document in HTML."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from reports.page import page_of

if TYPE_CHECKING:
    from reports.document import Document
    from reports.page import Page

PAPER_URL = "file:///paper/"
"""What the page calls the folder of its style and type when it is printed. The printer answers
for this address itself: it names no file."""

BROWSER = "browser.css"

_FONT = re.compile(r"url\((fonts/[a-z0-9-]+\.woff2)\)")


def standing_alone(document: Document) -> str:
    """Return *document* as a page that needs nothing beside it: style and type are in it."""
    page = page_of(document)
    style = "".join(f"<style>{_embedded(name)}</style>" for name in (*_sheets(page), BROWSER))
    return _template().render(page=page, style=Markup(style))  # noqa: S704 - our own files


def to_print(document: Document) -> tuple[str, list[str]]:
    """Return *document* as a page without its style, and the sheets that it needs.

    The sheets, and the type that they name, lie under ``PAPER_URL``.
    """
    page = page_of(document)
    return _template().render(page=page, style=""), _sheets(page)


def _sheets(page: Page) -> list[str]:
    return ["print.css", "landscape.css"] if page.is_wide else ["print.css"]


@cache
def resource(name: str) -> bytes:
    """Return the file *name* of the folder ``paper``."""
    return files("reports").joinpath("paper", *name.split("/")).read_bytes()


@cache
def _embedded(name: str) -> str:
    """Return a style sheet with its type in it."""
    return _FONT.sub(
        lambda found: f"url(data:font/woff2;base64,{b64encode(resource(found[1])).decode()})",
        resource(name).decode(),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reports", "paper"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("document.html")
