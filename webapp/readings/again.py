"""A guided form filled again: what an entry says, in the fields of the form that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.proofs.added_proof import proofs_added_to
from bumdes.retelling import retold
from bumdes.rupiah import format_plain
from bumdes.stored_file import files_named
from ledger.money import from_minor
from webapp.account_picking import field_of
from webapp.picking import FIELD

if TYPE_CHECKING:
    from bumdes.actions.recording import RecordTransaction
    from bumdes.transaction_kind import TransactionKind
    from bumdes.work import Work
    from ledger import PostedEntry


def values_again(work: Work, kind: TransactionKind, posted: PostedEntry) -> dict[str, str]:
    """Return the fields of a form about *kind* that says what *posted* said.

    Of an entry of another kind, only what every form asks: the day, whom, how much.
    """
    command = retold(work, posted)
    values = {"hari": "lain", "tanggal": posted.entry.date.isoformat()}
    if command is not None and command.kind == kind.key:
        return values | _all_of(command)
    entry = posted.entry
    values["orang"] = next((p.party for p in entry.postings if p.party), "")
    if len(entry.postings) == 2:
        amount = from_minor(entry.postings[0].minor, entry.currency)
        values[f"jumlah-{kind.amounts[0].name}"] = format_plain(amount)
    return values


def _all_of(command: RecordTransaction) -> dict[str, str]:
    values = {
        "unit": command.unit,
        "keterangan": command.description,
        "pihak": command.counterparty,
        "dana": command.fund,
        FIELD: command.party,
        "nomor-surat": command.reference,
        "bukti-menyusul": command.proof_later,
        "jatuh-tempo": command.due_on.isoformat() if command.due_on else "",
    }
    values |= {f"jumlah-{n}": format_plain(amount) for n, amount in command.amounts.items()}
    return values | {field_of(role): code for role, code in command.accounts.items()}


def proofs_again(work: Work, posted: PostedEntry) -> tuple[str, ...]:
    """Return the digests of what proves *posted*, as far as a form may show it."""
    later = proofs_added_to(work.session, work.book_id, [posted.sequence])
    digests = (*posted.entry.evidence, *later.get(posted.sequence, ()))
    found = files_named(work.session, work.book_id, digests)
    return tuple(file.digest for file in found if not file.is_personal)
