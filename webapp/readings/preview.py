"""What will be recorded: in a sentence, in the cash, and in lines of the journal."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.approval.second_person import need_of
from bumdes.phrase import phrase, word
from bumdes.posting import Door
from ledger.errors import UnknownDimensionValueError
from ledger.money import from_minor
from webapp.language.saying import say_phrase, t
from webapp.problems import RefusedError
from webapp.readings.sight import unit_names
from webapp.readings.voucher import JournalLine, journal_lines, named_parties

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping

    from bumdes.approval.second_person import Need
    from bumdes.work import Work
    from ledger import Currency, JournalEntry, LedgerError, Money


ALONE = "{reached} masuk daftar Pengawas, sebab tidak ada orang kedua."
WAITS = "{reached} menunggu persetujuan orang kedua sebelum masuk buku."


@dataclass(frozen=True, slots=True)
class CashChange:
    """What the entry does to one cash account of one unit."""

    name: str
    before: Money
    change: Money
    after: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An entry before it is recorded.

    Attributes:
        seal: what the form gives back to say that this very entry was seen.
        remarks: what else it does.
        warnings: what to think about before it is recorded.
        waits: that a second person must see it, or the pengawas will; empty if nobody must.
        needs_checker: whether it is not recorded before.
    """

    sentence: str
    entry: JournalEntry
    currency: Currency
    units: str
    cash: tuple[CashChange, ...]
    lines: tuple[JournalLine, ...]
    seal: str
    remarks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    waits: str = ""
    needs_checker: bool = False

    @property
    def date(self) -> dt.date:
        """The day it will be dated."""
        return self.entry.date

    @property
    def total(self) -> Money:
        """The sum of one side."""
        return from_minor(sum(p.debit_minor for p in self.entry.postings), self.currency)


def read_preview(
    work: Work,
    entry: JournalEntry,
    *,
    sentence: str,
    makes: Collection[tuple[str, str]] = (),
) -> Preview:
    """Return what recording *entry* would do; nothing is written.

    Args:
        makes: dimension and code of what recording it declares on the way.

    Raises:
        RefusedError: the books would refuse it, for all the reasons that it names.
        EnterpriseError: the enterprise would, such as for want of a decision.
    """
    found = work.book.check(entry)
    if refusals := [refusal for refusal in found if not _is_made(refusal, makes)]:
        raise RefusedError(refusals)
    Door.of(work).check(entry)
    need = need_of(work, entry)
    names = unit_names(work)
    units = dict.fromkeys(names.get(p.unit, p.unit) for p in entry.postings)
    return Preview(
        sentence=sentence,
        entry=entry,
        currency=work.book.currency,
        units=", ".join(str(say_phrase(unit)) for unit in units),
        cash=tuple(_cash(work, entry, names)),
        lines=journal_lines(
            entry.postings, work.book.chart, names, named_parties(work, entry.postings)
        ),
        seal=seal_of(entry),
        waits=_waits(work, need) if need else "",
        needs_checker=need is not None and not need.is_alone,
    )


def _waits(work: Work, need: Need) -> str:
    """Return what an entry that needs a second person waits for."""
    limit, sort = from_minor(need.limit_minor, work.book.currency), word(need.sort.label)
    reached = phrase("{sort} mulai {limit}", sort=sort, limit=limit) if limit else sort
    if need.is_alone:
        return phrase(ALONE, reached=reached)
    return phrase(WAITS, reached=reached)


def _is_made(refusal: LedgerError, makes: Collection[tuple[str, str]]) -> bool:
    if not isinstance(refusal, UnknownDimensionValueError):
        return False
    return (str(refusal.facts["dimension"]), str(refusal.facts["value"])) in makes


def seal_of(entry: JournalEntry) -> str:
    """Return a digest of all that *entry* says, so that nothing unseen is recorded.

    Numbers of documents are left out: the next one may be taken meanwhile.
    """
    lines = [
        [p.account, p.side.value, p.minor, p.unit, p.component, p.party] for p in entry.postings
    ]
    said = [str(entry.date), entry.description, entry.kind.value, dict(entry.tags), lines]
    said += [entry.decision] if entry.decision else []
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]


def _cash(work: Work, entry: JournalEntry, unit_names: Mapping[str, str]) -> list[CashChange]:
    """Return what happens to cash; its unit is named if the entry is about several."""
    several = len({p.unit for p in entry.postings}) > 1
    moved: dict[tuple[str, str], int] = {}
    for p in entry.postings:
        if work.book.chart[p.account].is_cash:
            place = (p.account, p.unit)
            moved[place] = moved.get(place, 0) + p.debit_minor - p.credit_minor
    changes = [_change(work, *place, minor) for place, minor in moved.items()]
    if not several:
        return changes
    units = [unit_names.get(unit, unit) for _, unit in moved]
    return [
        replace(change, name=f"{change.name} {say_phrase(unit)}")
        for change, unit in zip(changes, units, strict=True)
    ]


def _change(work: Work, code: str, unit: str, minor: int) -> CashChange:
    account = work.book.chart[code]
    before = work.book.balance(code, unit=unit).net(account.normal_side)
    change = from_minor(minor, work.book.currency)
    return CashChange(str(t(account.name)), before, change, before + change)
