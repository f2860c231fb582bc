"""A month of vouchers as one paper, and as a bundle of files (SPJ)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.actions.storing import read_file
from bumdes.errors import (
    FileDamagedError,
    FileMissingError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.rupiah import format_rupiah
from ledger.money import from_minor
from reports.asked import asked_data
from reports.bound.block import Listing, Prose, Signatures
from reports.bound.report import Chapter, Look
from reports.bound.slip import Receipts, Slips
from reports.bound.slip_page import paired
from reports.composing import report_of, signatures_for
from reports.document import Letterhead
from reports.kind import BundledFile
from reports.letterhead import letterhead_of
from reports.renderers import bind
from reports.scope import unit_name
from reports.vouchers.booked import read_bookings
from reports.vouchers.proofs import ProofPrinter
from reports.vouchers.register import left_out_register, voucher_registers
from reports.vouchers.slips import receipts, slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.bound.slip import Slip
    from reports.kind import Asked
    from reports.vouchers.booked import Booked, Bookings

VOUCHERS, RECEIPTS = "vouchers", "receipts"

MOST_BYTES = 500 * 1024 * 1024
"""What proofs may take of one bundle, so that a disk is not filled by one wish."""
_FULL = "tidak disertakan, berkasnya terlalu banyak: minta bulan demi bulan"
_MOST_NAMED = 12
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def vouchers_report(work: Work, asked: Asked) -> Report:
    """Return the vouchers asked for in their order, each with its proofs behind it.

    Where one is asked for, it alone is printed, without a list on top.

    Raises:
        EntryNotFoundError: there is no such voucher.
    """
    bookings, letterhead = read_bookings(work, asked), _letterhead(work, asked)
    printed = slips(bookings, place=letterhead.place, now=asked.now)
    press = ProofPrinter(asked.files, work.book.currency)
    sheets = (*_with_proofs(bookings, printed, letterhead, press), *_left_out(press))
    title = printed[0].title if asked.subject else "Bukti Transaksi"
    return _report(work, asked, bookings, key=VOUCHERS, title=title, sheets=sheets)


def receipts_report(work: Work, asked: Asked) -> Report:
    """Return the receipts of what came and went in cash.

    Raises:
        EntryNotFoundError: there is no such voucher.
    """
    bookings, letterhead = read_bookings(work, asked), _letterhead(work, asked)
    cash = replace(bookings, entries=tuple(b for b in bookings.entries if b.cash_minor))
    issued = receipts(cash, place=letterhead.place, issuer=letterhead.name)
    sheets = (Receipts(letterhead, issued),) if issued else ()
    return _report(work, asked, cash, key=RECEIPTS, title="Kuitansi", sheets=sheets)


def bundled_vouchers(work: Work, asked: Asked) -> Iterator[BundledFile]:
    """Yield the printed vouchers, their list, and every proof as it was brought.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    report = replace(vouchers_report(work, asked), asked=asked_data(asked))
    yield BundledFile("00-bukti-transaksi.pdf", bind(report, "pdf"))
    yield from proof_files(work, asked, read_bookings(work, asked), folder="lampiran")


def proof_files(
    work: Work, asked: Asked, bookings: Bookings, *, folder: str
) -> Iterator[BundledFile]:
    """Yield each proof under its voucher, and last a list that says which are missing."""
    said, left = ["nomor bukti\tberkas\tSHA-256\tketerangan"], MOST_BYTES
    for booked in bookings.entries:
        for path, digest in proof_paths(bookings, booked):
            content, why = proof_content(work, asked, digest) if left > 0 else (None, _FULL)
            said.append(f"{booked.posted.voucher}\t{path}\t{digest}\t{why or 'ada'}")
            if content is not None:
                left -= len(content)
                yield BundledFile(f"{folder}/{path}", content)
    yield BundledFile(f"{folder}.tsv", "\n".join((*said, "")).encode())


def proof_paths(bookings: Bookings, booked: Booked) -> Iterator[tuple[str, str]]:
    """Yield what each proof of an entry is called in a bundle, and its digest."""
    folder = ascii_name(booked.posted.voucher)
    for place, digest in enumerate(bookings.evidence(booked), 1):
        file = bookings.proofs.get(digest)
        name = ascii_name(file.name) if file else f"{digest[:12]}.hilang"
        yield f"{folder}/{place:02d}-{name}", digest


def proof_content(work: Work, asked: Asked, digest: str) -> tuple[bytes | None, str]:
    """Return the content of a proof, or why it is not given."""
    if asked.files is None:
        return None, "penyimpanan berkas tidak terhubung"
    try:
        return read_file(work, asked.files, digest)[1], ""
    except PermissionDeniedError:
        return None, "data pribadi"
    except FileDamagedError:
        return None, "isinya berubah sejak disimpan"
    except (FileMissingError, NotFoundError):
        return None, "tidak ada di penyimpanan"


def ascii_name(text: str) -> str:
    """Return *text* as part of a path that every system takes."""
    return _UNSAFE.sub("-", text).strip("-.") or "berkas"


def _letterhead(work: Work, asked: Asked) -> Letterhead:
    return letterhead_of(work, asked.files) or Letterhead(name=work.book.name)


def _with_proofs(
    bookings: Bookings, printed: tuple[Slip, ...], letterhead: Letterhead, press: ProofPrinter
) -> Iterator[Block]:
    """Yield vouchers sheet by sheet, and behind each sheet what proves them."""
    entries = {booked.posted.voucher: booked for booked in bookings.entries}
    for sheet in paired(printed):
        yield Slips(letterhead, sheet)
        for slip in sheet:
            yield from press.behind(slip.number, bookings.proofs_of(entries[slip.number]))


def _left_out(press: ProofPrinter) -> Iterator[Block]:
    if press.left:
        yield Listing(left_out_register(press.left, press.currency))


def _list_chapter(work: Work, asked: Asked, bookings: Bookings) -> Chapter:
    """Return the list of vouchers, what has no proof, and who signs for them."""
    blocks: list[Block] = [
        Listing(register) for register in voucher_registers(bookings, work.book.currency)
    ]
    if not blocks:
        blocks.append(Prose("Tidak ada bukti pada masa ini."))
    unproved = [b for b in bookings.entries if b.cash_minor < 0 and not bookings.evidence(b)]
    if unproved:
        total = from_minor(sum(b.minor for b in unproved), work.book.currency)
        named = ", ".join(b.posted.voucher for b in unproved[:_MOST_NAMED])
        more = len(unproved) - _MOST_NAMED
        rest = f", dan {more} lagi" if more > 0 else ""
        blocks.append(
            Prose(
                f"{len(unproved)} pengeluaran senilai {format_rupiah(total)} belum berlampiran"
                f" bukti: {named}{rest}."
            )
        )
    blocks.append(Signatures(*signatures_for(work, asked)))
    return Chapter(key="list", title="", blocks=tuple(blocks), begins_page=False)


def _report(
    work: Work,
    asked: Asked,
    bookings: Bookings,
    *,
    key: str,
    title: str,
    sheets: tuple[Block, ...],
) -> Report:
    chapters = [] if asked.subject else [_list_chapter(work, asked, bookings)]
    if sheets:
        chapters.append(Chapter(key="sheets", title="", blocks=sheets, is_listed=False))
    report = report_of(work, asked, key=key, title=title, chapters=tuple(chapters))
    subject = asked.subject or unit_name(work.book, asked.unit)
    return replace(report, subject=subject, look=Look.VOUCHERS, has_head=not asked.subject)
