"""Retelling: from the entry of a guided form back to what somebody told the form.

Nothing is kept of what was told but the entry. So what a kind of transaction does is undone:
amounts and accounts are looked for that make the very same lines, and if none do, the entry
is not retold.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from bumdes.actions.recording import RecordTransaction, sentence_of
from bumdes.credit.control import control_of
from bumdes.document import Document
from bumdes.entry_tags import COUNTERPARTY_TAG, KIND_TAG
from bumdes.errors import EnterpriseError
from bumdes.planning.proposal import PROPOSAL_TAG
from bumdes.proofs.payment import PROOF_LATER_TAG
from bumdes.register_tag import REGISTER_TAG
from bumdes.transaction_kinds import TRANSACTION_KINDS
from bumdes.unit import find_unit
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bumdes.transaction_kind import Rule, TransactionKind
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Account, JournalEntry, Money, PostedEntry, Posting

    _Sides = Mapping[tuple[str, str], int]  # what is moved, in sen, by account and side

_MOST_TRIED = 2_000
"""Ways to read an entry that are tried; real forms have a few."""


def retold(work: Work, posted: PostedEntry) -> RecordTransaction | None:
    """Return what would record the same again; None for what no guided form says so.

    It has a key of its own, and says nothing of lateness. A description that the form made by
    itself is left out, so that the form makes another.
    """
    entry = posted.entry
    kind = TRANSACTION_KINDS.get(entry.tags.get(KIND_TAG, ""))
    units = {posting.unit for posting in entry.postings}
    if kind is None or len(units) != 1 or REGISTER_TAG in entry.tags:
        return None
    try:
        unit = find_unit(work.session, work.book_id, units.pop())
        unit.type.transaction(kind.key)
    except EnterpriseError:
        return None
    read = _read(work, kind, unit, entry)
    return None if read is None else _with_words(work, _command(work, kind, unit, entry, read))


@dataclass(frozen=True, slots=True)
class _Read:
    """The amounts that were told, and the accounts by role."""

    amounts: Mapping[str, Money]
    accounts: Mapping[str, Account]


def _read(work: Work, kind: TransactionKind, unit: Unit, entry: JournalEntry) -> _Read | None:
    """Return what makes the lines of *entry*; None if nothing does."""
    wanted = _sides(entry.postings)
    for place, (given, accounts) in enumerate(_ways(work, kind, unit, entry)):
        if place >= _MOST_TRIED:
            break
        rules = [rule for rule in kind.rules if rule.amount in given]
        minors = _solved(rules, accounts, wanted)
        if set(minors) == set(given):
            amounts = {name: from_minor(m, entry.currency) for name, m in minors.items()}
            if _sides(_lines(kind, amounts, accounts, unit)) == wanted:
                return _Read(amounts, accounts)
    return None


def _lines(
    kind: TransactionKind,
    amounts: Mapping[str, Money],
    accounts: Mapping[str, Account],
    unit: Unit,
) -> tuple[Posting, ...]:
    try:
        return kind.postings(amounts, accounts, unit=unit.code)
    except EnterpriseError:
        return ()


def _ways(
    work: Work, kind: TransactionKind, unit: Unit, entry: JournalEntry
) -> Iterator[tuple[tuple[str, ...], dict[str, Account]]]:
    """Yield which amounts may have been given, and which accounts may play the roles."""
    used = {posting.account for posting in entry.postings}
    asked = {account.role for account in kind.accounts}
    needed = tuple(amount.name for amount in kind.amounts if not amount.is_optional)
    others = tuple(amount.name for amount in kind.amounts if amount.is_optional)
    for count in range(len(others) + 1):
        for more in combinations(others, count):
            given = needed + more
            roles = kind.roles(given)
            if not all(unit.type.fills(role) for role in roles):
                continue
            offered = [
                _playing(work, unit, role, used, is_asked=role in asked) for role in roles
            ]
            for chosen in product(*offered):
                yield given, dict(zip(roles, chosen, strict=True))


def _playing(
    work: Work, unit: Unit, role: str, used: set[str], *, is_asked: bool
) -> list[Account]:
    chart = work.book.chart
    codes = [choice.code for choice in unit.type.choices(role, chart)]
    if not is_asked:
        return [chart[code] for code in codes[:1]]
    return [chart[code] for code in codes if code in used]


def _solved(
    rules: Iterable[Rule], accounts: Mapping[str, Account], wanted: _Sides
) -> dict[str, int]:
    """Return the amounts, in sen, as far as the sums of the accounts tell them one by one."""
    sums: dict[tuple[str, str], Counter[str]] = {}
    for rule in rules:
        for role, side in ((rule.debit, "debit"), (rule.credit, "credit")):
            place = (_account(accounts[role].code), side)
            sums.setdefault(place, Counter())[rule.amount] += 1
    found: dict[str, int] = {}
    for _ in sums:
        for place, names in sums.items():
            unknown = [name for name in names if name not in found]
            if len(unknown) == 1 and place in wanted:
                known = sum(found[name] * n for name, n in names.items() if name in found)
                minor, rest = divmod(wanted[place] - known, names[unknown[0]])
                if rest or minor <= 0:
                    return {}
                found[unknown[0]] = minor
    return found


def _sides(postings: Iterable[Posting]) -> _Sides:
    sides: Counter[tuple[str, str]] = Counter()
    for posting in postings:
        sides[_account(posting.account), posting.side.value] += posting.minor
    return sides


def _account(code: str) -> str:
    """Return *code*, or what all accounts of the same sub-ledger have in common."""
    control = control_of(code)
    return control.key if control else code


def _command(
    work: Work, kind: TransactionKind, unit: Unit, entry: JournalEntry, read: _Read
) -> RecordTransaction:
    asked = {account.role for account in kind.accounts}
    documents = tuple(dict.fromkeys(p.document for p in entry.postings if p.document))
    opened = _opened(work, documents) if kind.opens else None
    return RecordTransaction(
        kind=kind.key,
        unit=unit.code,
        date=entry.date,
        amounts=read.amounts,
        accounts={role: a.code for role, a in read.accounts.items() if role in asked},
        description=entry.description,
        counterparty=entry.tags.get(COUNTERPARTY_TAG, ""),
        fund=next((p.fund for p in entry.postings if p.fund), ""),
        proposal_id=entry.tags.get(PROPOSAL_TAG, ""),
        party=next((p.party for p in entry.postings if p.party), ""),
        due_on=opened.due_on if opened else None,
        documents=documents if kind.settles else (),
        reference=opened.reference if opened else "",
        evidence=entry.evidence,
        proof_later=entry.tags.get(PROOF_LATER_TAG, ""),
    )


def _opened(work: Work, codes: Iterable[str]) -> Document | None:
    documents = (work.session.get(Document, (work.book_id, code)) for code in codes)
    return next((document for document in documents if document is not None), None)


def _with_words(work: Work, command: RecordTransaction) -> RecordTransaction:
    """Return *command* without words that the form would say by itself."""
    try:
        own = sentence_of(work, command) == command.description
    except EnterpriseError:
        own = False
    return replace(command, description="") if own else command
