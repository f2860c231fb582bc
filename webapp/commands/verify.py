"""``bumdes verify``: whether the books, and the papers that prove them, are as written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bumdes.carrying import unreadable_files
from bumdes.enterprise import villages_of
from bumdes.file_store import FileStore
from bumdes.kept_tables import KEPT_TABLES
from bumdes.permissions import Permission
from bumdes.rupiah import format_rupiah
from bumdes.sub_ledger_proof import prove
from bumdes.work import begin_work
from ledger.period import LAST_DAY
from ledger.verify import verify
from reports.audit.finding_texts import say_finding
from webapp.call import DONE, REFUSED
from webapp.parser import add_book, add_json
from webapp.progress import Progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from bumdes.stored_file import StoredFile
    from bumdes.sub_ledger_proof import SubLedgerProof
    from ledger.verify import Verification
    from webapp.call import Call

LOST = "BERKAS HILANG ATAU RUSAK: {file.name} (sidik {file.digest}). Kembalikan dari cadangan."


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)
    parser.add_argument(
        "--head",
        metavar="SIDIK",
        help="sidik yang pernah dicatat, misalnya dari laporan cetak: satu transaksi harus"
        " masih memilikinya",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Read all of the books again, and print what was found."""
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
    ):
        work.actor.require(Permission.VERIFY_BOOKS)
        total = work.book.settings().last_sequence
        with Progress("memeriksa", call.err, total=total) as progress:
            found = verify(
                work.book,
                expected_head=arguments.head,
                progress=progress,
                kept=KEPT_TABLES,
            )
        files = FileStore(call.settings.files)
        lost = unreadable_files(work.session, work.book_id, files)
        proofs = [proof for proof in prove(work, LAST_DAY) if proof.is_used]
        is_owned = bool(villages_of(work.session, work.book_id))
    if arguments.json:
        call.say(_json(found, lost, proofs))
    else:
        show(found, call)
        for file in lost:
            call.say(LOST.format(file=file))
        _show_proofs(proofs, call)
    # Books without owners take lines that name nobody; what names somebody must still agree.
    hold = all(proof.holds or not (is_owned or proof.differences) for proof in proofs)
    return DONE if found.ok and not lost and hold else REFUSED


def _show_proofs(proofs: Sequence[SubLedgerProof], call: Call) -> None:
    """Print what each sub-ledger and its control accounts say."""
    for proof in proofs:
        said = f"rincian {format_rupiah(proof.named)}, akun {format_rupiah(proof.control)}"
        word = "sama" if proof.holds else "BELUM SAMA"
        call.say(f"Buku pembantu {proof.sub_ledger.label}: {word} ({said}).")
        for holding in proof.unnamed:
            call.say(f"  {holding.account}: ada catatan yang belum menyebut siapa atau apa.")
        for difference in proof.differences:
            call.say(
                f"  {difference.account} {' '.join(difference.identity)}:"
                f" jurnal {format_rupiah(difference.posted)},"
                f" buku pembantu {format_rupiah(difference.recorded)}."
            )


def show(found: Verification, call: Call) -> None:
    """Print what a person reads of *found*."""
    for finding in found.findings:
        call.say(f"TEMUAN ({finding.code}): {say_finding(finding)}")
    if found.omitted:
        call.say(f"… dan {found.omitted} temuan lagi.")
    for what in found.unread:
        call.say(f"TIDAK TERBACA: {what}")
    for notice in found.notices:
        call.say(f"Catatan: {say_finding(notice)}")
    words = {"ok": "Utuh", "partial": "Belum dapat dipastikan", "findings": "Ada temuan"}
    call.say(
        f"{words[found.outcome]}: {found.entries} transaksi, {found.lines} baris,"
        f" {found.period_events} catatan tutup buku, {found.refusals} penolakan dibaca;"
        f" kepala rantai {found.head}."
    )


def _json(
    found: Verification, lost: Sequence[StoredFile], proofs: Sequence[SubLedgerProof]
) -> str:
    told = {
        "outcome": found.outcome,
        "findings": [
            {
                "code": finding.code,
                "table": finding.table,
                "facts": {name: str(value) for name, value in finding.facts.items()},
                "text": str(finding),
            }
            for finding in found.findings
        ],
        "omitted": found.omitted,
        "unread": list(found.unread),
        "notices": [str(notice) for notice in found.notices],
        "entries": found.entries,
        "lines": found.lines,
        "period_events": found.period_events,
        "refusals": found.refusals,
        "evidence": found.evidence,
        "head": found.head,
        "lost_files": [file.digest for file in lost],
        "sub_ledgers": {
            proof.sub_ledger.key: {
                "holds": proof.holds,
                "control": str(proof.control.amount),
                "named": str(proof.named.amount),
            }
            for proof in proofs
        },
    }
    return json.dumps(told, ensure_ascii=False)
