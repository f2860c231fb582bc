"""Printing: the page of a document as PDF, tagged, with what it says attached as data.

Made to the rules of PDF/A-3a and PDF/UA-1. The same document gives the same bytes. The printer
fetches nothing: it knows the style and type of this package, and pictures that are in the page.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.document import Document
from reports.markup import PAPER_URL, resource, to_print
from reports.printable import json_of
from reports.register import Register
from reports.separated import csv_of

if TYPE_CHECKING:
    from reports.printable import Printable

_PAPER_FILE = re.compile(
    re.escape(PAPER_URL) + r"([a-z0-9]+\.css|[a-z]+\.svg|fonts/[a-z0-9-]+\.woff2)\Z"
)
_PICTURE = re.compile(r"data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/=]*)\Z")
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

_UNDATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""What an attachment is dated where the document does not say when it was printed."""

_UA = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
    b"<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
)
"""That the tags follow PDF/UA-1; the printer itself can name one standard only."""

_UA_SCHEMA = (
    b'<rdf:Description rdf:about=""'
    b' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name>"
    b"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property>"
    b"</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A wants every property described that is not its own."""


class OfflineFetcher(URLFetcher):
    """Answers for the files of this package, and refuses every other address."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return what *url* names.

        Raises:
            ValueError: it is neither a file of the folder ``paper`` nor a picture in the page.
        """
        del headers
        if found := _PAPER_FILE.match(url):
            name = found[1]
            kind = {"Content-Type": _TYPES[name[name.rindex(".") :]]}
            return URLFetcherResponse(url, resource(name), kind)
        if found := _PICTURE.match(url):
            return URLFetcherResponse(url, b64decode(found[2]), {"Content-Type": found[1]})
        message = f"the printer fetches nothing, not {url[:100]}"
        raise ValueError(message)


def _offline() -> Any:
    make: Any = OfflineFetcher
    return make()


class _Press(threading.local):
    """What a thread keeps from one printing to the next.

    Unpacking the type takes as long as laying out a statement, and reading the style sheet a
    tenth of it; the library says of neither that two threads may use it at once.
    """

    def __init__(self) -> None:
        self.fonts = FontConfiguration()
        self._sheets: dict[str, CSS] = {}

    def sheet(self, name: str) -> CSS:
        """Return the style sheet *name*, whose type is now among the fonts."""
        if name not in self._sheets:
            url, fetcher = PAPER_URL + name, _offline()
            self._sheets[name] = CSS(url=url, url_fetcher=fetcher, font_config=self.fonts)
        return self._sheets[name]


_press = _Press()


def printed(document: Printable) -> bytes:
    """Return *document* as PDF."""
    pages = laid_out(document)
    _name_both_standards(pages.metadata)
    identifier = document.verification.head[:32].encode()
    return bytes(
        pages.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=identifier,
            attachments=[_attachment(document)],
        )
    )


def laid_out(document: Printable) -> Any:
    """Return the pages of *document*, as the library lays them out."""
    html, sheets = to_print(document)
    page = HTML(string=html, base_url=PAPER_URL, url_fetcher=_offline())
    return page.render(
        pdf_variant="pdf/a-3a",
        font_config=_press.fonts,
        stylesheets=[_press.sheet(name) for name in sheets],
    )


def _attachment(document: Printable) -> Attachment:
    """Return what *document* says, for programs: a register as a table, a statement as data."""
    if isinstance(document, Document) and _is_register(document):
        written, extension = csv_of(document), "csv"
    else:
        written, extension = json_of(document), "json"
    day = document.verification.printed_at or _UNDATED
    return Attachment(
        string=written.decode(),
        name=f"{document.key}.{extension}",
        description=f"{document.title}, {document.period_words}",
        created=day,
        modified=day,
        relationship="Data",
    )


def _is_register(document: Document) -> bool:
    return any(isinstance(table, Register) for table in document.tables)


def _name_both_standards(metadata: Any) -> None:
    described = metadata.generate_rdf_metadata

    def generate(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = described(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UA_SCHEMA + _UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = generate
