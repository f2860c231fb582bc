"""The test of the whole books as a paper: what was looked at, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.audit.integrity import examine_books
from reports.bound.block import Facts, Heading, Prose
from reports.bound.listed import amount, day, label, listed, text
from reports.bound.report import Chapter
from reports.composing import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger.money import Currency
    from reports.audit.integrity import Integrity, TestResult
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.kind import Asked

INTEGRITY = "integrity"

PASSED, NONE, TO_SEE, WRONG = "lulus", "tidak ada", "perlu dilihat", "ADA YANG SALAH"

_ENTRY = (
    text("voucher", "Nomor bukti"),
    day("date", "Tanggal"),
    label("description", "Uraian"),
    amount("amount", "Jumlah"),
)


def integrity_paper(work: Work, asked: Asked) -> Report:
    """Return what the tests find: of the whole chain, and of the entries of the period.

    Raises:
        PermissionDeniedError: the actor may not verify the books.
    """
    found = examine_books(work, asked.period, asked.files, asked.now.tzinfo)
    currency = work.book.currency
    chapters = (
        Chapter(
            key="tests", title="", blocks=tuple(_tests(found, currency)), begins_page=False
        ),
        Chapter(
            key="found",
            title="Yang perlu dilihat",
            blocks=tuple(_found(found, currency)),
            begins_page=False,
        ),
    )
    return report_of(
        work,
        asked,
        key=INTEGRITY,
        title="Uji Keutuhan Buku",
        chapters=chapters if found.to_see else chapters[:1],
    )


def _tests(found: Integrity, currency: Currency) -> Iterator[Block]:
    yield Facts(
        (
            ("Catatan dalam rantai", str(found.sequence)),
            ("Kepala rantai", found.head),
            ("Uji yang lulus", f"{found.passed} dari {len(found.results)}"),
        )
    )
    yield Prose(
        "Rantai, berkas, dan buku pembantu dibaca seluruhnya; ciri yang tidak biasa dicari pada"
        " masa ini. Ciri seperti itu menunjukkan di mana perlu dilihat; tidak satu pun berarti"
        " kesalahan."
    )
    columns = (label("test", "Uji"), text("told", "Yang dilihat"), text("result", "Hasil"))
    rows = [(_name(result), str(result.told), _outcome(result)) for result in found.results]
    yield listed("tests", "Semua uji", columns, rows, currency=currency)


def _found(found: Integrity, currency: Currency) -> Iterator[Block]:
    for place, result in enumerate(found.results, 1):
        if result.is_passed:
            continue
        yield Heading(_name(result))
        if result.findings:
            yield Prose("\n".join(f"- {finding}" for finding in result.findings))
        if result.entries:
            rows = [(e.voucher, e.date, e.description, e.minor) for e in result.entries]
            yield listed(f"entries-{place}", "Catatan", _ENTRY, rows, currency=currency)
        told = len(result.entries) or len(result.findings)
        if result.count > told:
            yield Prose(f"Dan {result.count - told} lagi.")


def _name(result: TestResult) -> str:
    return result.label[:1].upper() + result.label[1:]


def _outcome(result: TestResult) -> str:
    if result.is_passed:
        return PASSED if result.proves else NONE
    return f"{WRONG if result.proves else TO_SEE}: {result.count}"
