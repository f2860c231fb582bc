"""A document: tables as they go out of the door, with a head and signatures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from ledger import Period
    from reports.register import Register
    from reports.table import Table


@dataclass(frozen=True, slots=True)
class Logo:
    """The mark of the enterprise, as a picture.

    Attributes:
        media_type: ``image/png`` or ``image/jpeg``.
    """

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """Who issues the document.

    Attributes:
        name: in full.
        seat: village, district and regency.
        lines: address and how to reach it; registrations.
        place: where documents are signed.
    """

    name: str
    seat: str = ""
    lines: tuple[str, ...] = ()
    place: str = ""
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs, and as what.

    Attributes:
        role: for example Direktur.
        act: what signing means: ``Disusun oleh,``.
        name: blank where a line is left to write on.
    """

    role: str
    name: str = ""
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What the document can be held against the books with.

    Attributes:
        head: SHA-256 of the last entry of the chain, hexadecimal.
        sequence: how many entries the chain has.
        printed_at: with its zone; None if it is not said.
    """

    head: str
    sequence: int
    printed_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a renderer needs to know, in plain values: no books, no database, no request.

    Attributes:
        key: of the report.
        period: the days it tells of.
        period_words: the days in words, as under the title.
        unit: empty for the head office, None for all together.
        unit_name: what documents call the unit and the fund; nothing for all together.
        book_id: of the book it was made from.
        source: the regulation or standard that prescribes its form.
        tables: statements and trial balances, or registers.
        remarks: sentences below them.
        draft: why it is only a draft, in sentences; empty if it is not.
        asked: what it was asked about, as ``reports.asked`` writes it; empty where it cannot be
            made again by that alone.
    """

    key: str
    title: str
    period: Period
    period_words: str
    unit: str | None
    unit_name: str
    book_id: str
    form: str
    source: str
    tables: tuple[Table | Register, ...]
    remarks: tuple[str, ...]
    letterhead: Letterhead
    signatures: tuple[Signatory, ...]
    verification: Verification
    draft: tuple[str, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict, hash=False)
