"""What the pengawas asks about two payments without a proof, and what the treasurer answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.actions.commenting import comment_on_entry
from bumdes.actions.proving import AddProof, add_proof
from bumdes.demo.proofs import RECEIPT
from bumdes.permissions import Actor, Role
from bumdes.proofs.completeness import unproved_payments_of
from bumdes.stored_file import files_of
from ledger import Period

if TYPE_CHECKING:
    from bumdes.work import Work

PENGAWAS, TREASURER = Actor("pengawas", Role.SUPERVISOR), Actor("bendahara", Role.TREASURER)


def ask_about_proofs(work: Work) -> None:
    """Ask about the two largest payments of the year that nothing proves."""
    supervisor, treasurer = replace(work, actor=PENGAWAS), replace(work, actor=TREASURER)
    lacking = unproved_payments_of(work, Period.year(work.clock().date().year))
    for place, each in enumerate(lacking[:2]):
        sequence = each.row.sequence
        comment_on_entry(supervisor, sequence, "Mana bukti pengeluaran ini?")
        if place == 0 and _prove(treasurer, sequence):
            comment_on_entry(treasurer, sequence, "Sudah dilampirkan, terima kasih.")
        else:
            comment_on_entry(treasurer, sequence, "Masih dicari, paling lambat akhir bulan.")


def _prove(work: Work, sequence: int) -> bool:
    """Add a specimen to an entry; return whether there is one."""
    for file in files_of(work.session, work.book_id):
        if file.name == f"contoh {RECEIPT}.pdf":
            reason = "Kuitansinya tertinggal di toko pemasok."
            add_proof(work, AddProof(sequence=sequence, file=file.digest, reason=reason))
            return True
    return False
