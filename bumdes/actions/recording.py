"""Recording what happened, and taking back what was recorded wrongly."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.lateness import LATE_TAG, check_late_reason
from bumdes.approval.lone_batch import LoneBatch
from bumdes.approval.waiting import may_wait
from bumdes.correction import CORRECTS_TAG
from bumdes.credit.control import control_of
from bumdes.credit.identity import Said, concerns_documents, identify
from bumdes.credit.limit import limit_warning
from bumdes.document import open_document
from bumdes.entry_tags import COUNTERPARTY_TAG, KIND_TAG
from bumdes.party import party_names
from bumdes.permissions import Permission
from bumdes.planning.proposal import PROPOSAL_TAG
from bumdes.posting import Door, post, reverse
from bumdes.proofs.payment import PROOF_LATER_TAG
from bumdes.record import described
from bumdes.stock.pool import declare_pools, pooled
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import EntryKind, JournalEntry

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from bumdes.credit.limit import LimitWarning
    from bumdes.document import NewDocument
    from bumdes.transaction_kind import TransactionKind
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Account, Batch, Money, Posted, PostedEntry, Posting


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordTransaction:
    """One transaction of a unit, as somebody reports it.

    Attributes:
        kind: key of the kind of transaction.
        unit: code of the unit; an empty string is the head office.
        amounts: in rupiah, by the names that the kind asks for.
        accounts: codes of the accounts chosen, by role; the usual one where none is.
        description: in the reporter's words; the sentence of the kind where there are none.
        counterparty: who paid or was paid, for the voucher.
        fund: code of the fund whose money it is; an empty string for the enterprise's own.
        proposal_id: the approved proposal that it carries out; empty for none.
        party: code of who owes or is owed, where it is not, or was not, paid at once.
        due_on: when what it leaves open is to be paid; None if nothing was agreed.
        documents: the documents that it pays; the oldest first if none is chosen.
        reference: number of the paper that it is about, as printed on it.
        late_reason: why it is recorded so late, where the enterprise asks for that.
        proof_later: why its proof is still to come, where one is needed; empty if it is there.
        corrects: the place of the entry that it stands for; see ``correct_entry``.
        key: the same for the same report, so that asking twice records once.
    """

    kind: str
    unit: str
    date: dt.date
    amounts: Mapping[str, Money]
    accounts: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    counterparty: str = ""
    fund: str = ""
    proposal_id: str = ""
    party: str = ""
    due_on: dt.date | None = None
    documents: tuple[str, ...] = ()
    reference: str = ""
    late_reason: str = ""
    proof_later: str = ""
    corrects: int | None = None
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Draft:
    """A transaction as it would be recorded, and what that says in plain Indonesian.

    Attributes:
        opens: the documents that recording it opens; its lines name them already.
        warning: who would owe more than was thought wise; None if nobody would.
    """

    entry: JournalEntry
    sentence: str
    opens: tuple[NewDocument, ...] = ()
    warning: LimitWarning | None = None


def draft_transaction(work: Work, command: RecordTransaction) -> Draft:
    """Return what recording *command* would post; nothing is written.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotFoundError: there is no such unit or party.
        TransactionError: the unit does not offer the kind or an account, or an amount is
            missing or not asked for.
        LateReasonRequiredError: it comes late, and does not say why.
        CreditError: nobody is said to owe what is not paid at once, or less is open than
            would be paid.
        EntryError: it is malformed, such as an amount that is not positive.
    """
    bare = _bare(work, command)
    said = Said(
        date=command.date,
        party=command.party,
        due_on=command.due_on,
        documents=command.documents,
        reference=command.reference,
        description=command.description or str(bare.sentence),
    )
    identified = identify(work, bare.postings, said)
    entry = bare.entry(command, identified.postings)
    check_late_reason(work, entry)
    return Draft(
        entry,
        bare.sentence,
        identified.opens,
        limit_warning(work, identified.opens),
    )


def sentence_of(work: Work, command: RecordTransaction) -> str:
    """Return what recording *command* says where the reporter has no words for it.

    Raises:
        PermissionDeniedError, NotFoundError, TransactionError: see ``draft_transaction``.
    """
    return _bare(work, command).sentence


@dataclass(frozen=True, slots=True)
class _Bare:
    """A transaction before its lines name parties and documents."""

    kind: TransactionKind
    postings: tuple[Posting, ...]
    sentence: str
    party_name: str = ""

    def entry(self, command: RecordTransaction, postings: tuple[Posting, ...]) -> JournalEntry:
        tags = {KIND_TAG: self.kind.key}
        if counterparty := command.counterparty or self._untold(postings):
            tags[COUNTERPARTY_TAG] = counterparty
        if command.proposal_id:
            tags[PROPOSAL_TAG] = command.proposal_id
        if command.late_reason:
            tags[LATE_TAG] = command.late_reason
        if command.proof_later:
            tags[PROOF_LATER_TAG] = command.proof_later
        if command.corrects is not None:
            tags[CORRECTS_TAG] = str(command.corrects)
        return JournalEntry(
            date=command.date,
            description=command.description or str(self.sentence),
            postings=postings,
            key=command.key,
            tags=tags,
            evidence=command.evidence,
        )

    def _untold(self, postings: tuple[Posting, ...]) -> str:
        """Return the name of the party where no line says who it is."""
        return "" if concerns_documents(postings) else self.party_name


def _bare(work: Work, command: RecordTransaction) -> _Bare:
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    unit = find_unit(work.session, work.book_id, command.unit)
    kind = unit.type.transaction(command.kind)
    kind.check_amounts(command.amounts)
    accounts = _accounts(work, command, kind, unit)
    names = {role: unit.type.name_of(role, account) for role, account in accounts.items()}
    names["unit"] = unit.name
    names["party"] = _name_of(work, command)
    return _Bare(
        kind,
        pooled(kind.postings(command.amounts, accounts, unit=unit.code, fund=command.fund)),
        kind.sentence(command.amounts, accounts, names),
        names["party"],
    )


def _accounts(
    work: Work, command: RecordTransaction, kind: TransactionKind, unit: Unit
) -> dict[str, Account]:
    return {
        role: unit.type.account(role, work.book.chart, chosen=command.accounts.get(role, ""))
        for role in kind.roles(command.amounts)
    }


def _name_of(work: Work, command: RecordTransaction) -> str:
    """Return what people call the party of *command*; nobody has no name."""
    names = party_names(work.session, work.book_id, [command.party] if command.party else [])
    return names.get(command.party, command.party)


@may_wait
def record_transaction(work: Work, command: RecordTransaction) -> Posted:
    """Post the transaction that *command* reports, and open the document that it begins.

    Reporting it again changes nothing.

    Raises:
        PermissionDeniedError, NotFoundError, TransactionError, CreditError: see
            ``draft_transaction``.
        EnterpriseError: a rule for entries refuses it; see ``bumdes.entry_rules``.
        LedgerError: the books refuse it; see ``Book.post``.
    """
    work.request = described(
        "record_transaction",
        kind=command.kind,
        unit=command.unit,
        date=command.date,
        amounts={name: str(amount) for name, amount in command.amounts.items()},
        accounts=dict(command.accounts),
        description=command.description,
        party=command.party,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    work.book.writer()  # holds the books, so that documents keep the numbers of the draft
    known = work.book.find(command.key)
    if known is not None and concerns_documents(known.entry.postings):
        return _recorded_again(work, command, known)
    draft = draft_transaction(work, command)
    for new in draft.opens:
        open_document(work, new)
    declare_pools(work, draft.entry.postings)
    return post(work, draft.entry)


def _recorded_again(work: Work, command: RecordTransaction, known: PostedEntry) -> Posted:
    """Return what was posted for the same report; its documents have moved on since."""
    bare = _bare(work, command)
    entry, asked = known.entry, _moved(bare.postings)
    if bare.entry(command, entry.postings) == entry and _moved(entry.postings) == asked:
        return post(work, entry)
    return post(work, bare.entry(command, bare.postings))


def _moved(postings: Iterable[Posting]) -> Counter[tuple[str, str, str, str]]:
    """Return what is moved, whomever it concerns: paying, one account may stand for many."""
    moved: Counter[tuple[str, str, str, str]] = Counter()
    for p in postings:
        control = control_of(p.account)
        account = control.key if control else p.account
        moved[account, p.side.value, p.unit, p.fund] += p.minor
    return moved


@may_wait
def record_entry(work: Work, entry: JournalEntry) -> Posted:
    """Post a journal entry as it stands.

    Raises:
        PermissionDeniedError: the actor may not post to one of its units, or not bring in
            opening balances.
        LateReasonRequiredError: it comes late, and no tag ``late`` says why.
        EnterpriseError: a rule for entries refuses it; see ``bumdes.entry_rules``.
        LedgerError: the books refuse it; see ``Book.post``.
    """
    work.request = _entry_request(entry)
    for permission, unit in _permissions(entry):
        work.actor.require(permission, unit=unit)
    check_late_reason(work, entry)
    return post(work, entry)


def record_entries(
    work: Work,
    entries: Iterable[JournalEntry],
    *,
    each: Callable[[Posted], object] | None = None,
    progress: Callable[[int], object] | None = None,
) -> Batch:
    """Post many entries, all or none; see ``Book.post_many``.

    They wait for nobody: what reaches a limit is put on the list of the pengawas.

    Raises:
        PermissionDeniedError: the actor may not post one of them.
        EnterpriseError: a rule for entries refuses one, or what they do together.
        LedgerError: the books refuse one; ``facts["position"]`` counts from 1.
    """
    door, lone = Door.of(work, is_batch=True), LoneBatch.of(work)

    def allowed() -> Iterable[JournalEntry]:
        for entry in entries:
            work.request = _entry_request(entry)
            for permission, unit in _permissions(entry):
                work.actor.require(permission, unit=unit)
            door.check(entry)
            lone.look_at(entry)
            yield entry

    def done(posted: Posted) -> None:
        lone.note(posted)
        if each is not None:
            each(posted)

    told = each if lone.is_idle else done
    batch = work.book.post_many(allowed(), by=work.actor.name, each=told, progress=progress)
    door.settle()
    lone.keep()
    return batch


@may_wait
def reverse_entry(
    work: Work, sequence: int, *, on: dt.date, reason: str, key: str | None = None
) -> Posted:
    """Take the entry *sequence* back by its mirror, dated *on*.

    Raises:
        PermissionDeniedError: the actor may not, or not in one of its units.
        LedgerError: it cannot be taken back; see ``Book.reverse``.
    """
    work.request = described("reverse_entry", sequence=sequence, on=on, reason=reason, key=key)
    require_reversing(work, work.book.entry(sequence).entry)
    return reverse(work, sequence, on=on, reason=reason, key=key)


def require_reversing(work: Work, entry: JournalEntry) -> None:
    """Do nothing if the actor may take *entry* back.

    Raises:
        PermissionDeniedError: the actor may not, or not in one of its units.
    """
    work.actor.require(Permission.REVERSE_ENTRY, unit=work.actor.unit)
    for unit in sorted({posting.unit for posting in entry.postings}):
        work.actor.require(Permission.REVERSE_ENTRY, unit=unit)


def _entry_request(entry: JournalEntry) -> str:
    """Return what is kept of *entry* should it be refused."""
    return described(
        "record_entry",
        key=entry.key,
        date=entry.date,
        kind=entry.kind.value,
        description=entry.description,
        lines=[[p.account, p.side.value, p.minor, p.unit] for p in entry.postings],
    )


def _permissions(entry: JournalEntry) -> set[tuple[Permission, str]]:
    """Return what an actor must be allowed, in which unit, to post *entry*."""
    units = {posting.unit for posting in entry.postings} or {HEAD_OFFICE}
    permission = (
        Permission.RECORD_OPENING
        if entry.kind is EntryKind.OPENING
        else Permission.RECORD_ENTRY
    )
    return {(permission, unit) for unit in units}
