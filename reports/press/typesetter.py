"""The typesetter: an order as PDF, tagged, with its files attached.

Made to the rules of PDF/A-3a and PDF/UA-1. The same order gives the same bytes. The printer
fetches nothing: it knows the style and type of this package, and pictures that are in the page.
Whatever the library complains of ends the order.
"""

from __future__ import annotations

import datetime as dt
import io
import logging
import re
import threading
from base64 import b64decode
from typing import TYPE_CHECKING, Any

from weasyprint import CSS, HTML, Attachment
from weasyprint.pdf import anchors
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from reports.paper_files import PAPER_URL, resource
from reports.press.pace import pack, quicken
from reports.press.structure import mend_structure

if TYPE_CHECKING:
    from collections.abc import Collection

    from reports.press.order import PrintOrder

_PAPER_FILE = re.compile(
    re.escape(PAPER_URL) + r"([a-z0-9]+\.css|[a-z]+\.svg|fonts/[a-z0-9-]+\.woff2)\Z"
)
_PICTURE = re.compile(r"data:(image/(?:png|jpeg));base64,([A-Za-z0-9+/=]*)\Z")
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

VARIANT = "pdf/a-3a"

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


class ComplaintError(Exception):
    """The library complained of the page; what it prints is not what was meant."""


class _Complaints(logging.Handler):
    """Keeps what the library complains of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one complaint."""
        self.said.append(record.getMessage())

    def __enter__(self) -> None:
        logging.getLogger("weasyprint").addHandler(self)

    def __exit__(self, *_: object) -> None:
        logging.getLogger("weasyprint").removeHandler(self)

    def check(self) -> None:
        """Do nothing if there is no complaint.

        Raises:
            ComplaintError: there is one.
        """
        if self.said:
            raise ComplaintError("; ".join(self.said[:3]))


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


class _Type(threading.local):
    """What a thread keeps from one order to the next.

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


_type = _Type()
quicken()


def typeset(order: PrintOrder) -> bytes:
    """Return *order* as PDF.

    Raises:
        ComplaintError: the library finds something wrong with it.
    """
    complaints = _Complaints()
    with complaints:
        pages = laid_out(order.page, order.sheets)
        _name_both_standards(pages.metadata)
        _know_media_types(order)
        day = dt.datetime.strptime(order.day, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
        written = bytes(
            pages.write_pdf(
                pdf_variant=VARIANT,
                pdf_identifier=order.identifier.encode(),
                finisher=_finish,
                attachments=[
                    Attachment(
                        file_obj=io.BytesIO(file.data),
                        name=file.name,
                        description=order.described,
                        created=day,
                        modified=day,
                        relationship="Data",
                    )
                    for file in order.files
                ],
            )
        )
    complaints.check()
    return written


def _finish(document: object, pdf: Any) -> None:
    mend_structure(pdf)
    pack(document, pdf)


def laid_out(page: str, sheets: Collection[str]) -> Any:
    """Return a page of HTML as the library lays it out."""
    html = HTML(string=page, base_url=PAPER_URL, url_fetcher=_offline())
    return html.render(
        pdf_variant=VARIANT,
        font_config=_type.fonts,
        stylesheets=[_type.sheet(name) for name in sheets],
    )


def _know_media_types(order: PrintOrder) -> None:
    """Let the library say of a file what it is, whatever this machine calls it."""
    for file in order.files:
        extension = file.name[file.name.rindex(".") :]
        anchors.MIMETYPES.add_type(file.media_type, extension)


def _name_both_standards(metadata: Any) -> None:
    described = metadata.generate_rdf_metadata

    def generate(variant: str, version: int, conformance: str) -> bytes:
        rdf: bytes = described(variant, version, conformance)
        return rdf.replace(b"</rdf:RDF>", _UA_SCHEMA + _UA + b"</rdf:RDF>")

    metadata.generate_rdf_metadata = generate
