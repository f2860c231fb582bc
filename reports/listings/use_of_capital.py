"""Use of capital (penggunaan modal): what became of each contribution, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.use import use_of_capital
from bumdes.phrase import phrase, word
from ledger.money import to_minor
from reports.errors import InvalidScopeError
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.capital.use import Kept, Spending, UseOfCapital
    from bumdes.work import Work
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "use-of-capital", "Daftar Penggunaan Modal"

COLUMNS = (
    RegisterColumn("fund", "Nomor"),
    RegisterColumn("contributor", "Penyerta dan sumber", is_label=True),
    RegisterColumn("planned", "Rencana", CellKind.AMOUNT),
    RegisterColumn("received", "Uang diterima", CellKind.AMOUNT),
    RegisterColumn("goods", "Barang diterima", CellKind.AMOUNT),
    RegisterColumn("earned", "Hasil", CellKind.AMOUNT),
    RegisterColumn("spent", "Dipakai", CellKind.AMOUNT),
    RegisterColumn("remaining", "Sisa uang", CellKind.AMOUNT),
    RegisterColumn("assets", "Menjadi aset", CellKind.AMOUNT),
)
SPENDING_COLUMNS = (
    RegisterColumn("fund", "Nomor"),
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("voucher", "Bukti"),
    RegisterColumn("description", "Uraian", is_label=True),
    RegisterColumn("account", "Akun"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("line", "Baris rencana", CellKind.NUMBER),
    RegisterColumn("proofs", "Berkas bukti", CellKind.NUMBER),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    if scope.unit is not None:
        raise InvalidScopeError(KEY, "one unit")
    if work.enterprise is None:
        return ()
    day = scope.period.last_day
    known = [c for c in contributions_of(work.session, work.book_id) if c.date <= day]
    back = work.book.reversals(c.entry_sequence for c in known)
    standing = [c for c in known if back.get(c.entry_sequence, day) >= day]
    uses = [use_of_capital(work.session, work.book, c.fund, through=day) for c in standing]
    names = {c.code: c.name for c in contributors_of(work.session, work.book_id)}
    rows = [(use, names[use.contribution.contributor]) for use in uses if not use.is_own_money]
    return (_funds(work, rows), _spending(work, [use for use, _ in rows]))


def _funds(work: Work, uses: list[tuple[UseOfCapital, str]]) -> Register:
    rows = tuple(_row(use, name) for use, name in uses)
    return Register(
        key="funds",
        title="Setiap penyertaan",
        facts=("uang diterima + hasil - dipakai = sisa uang",),
        columns=COLUMNS,
        rows=rows,
        totals=_totals(rows),
        currency=work.book.currency,
        is_wide=True,
    )


def _row(use: UseOfCapital, name: str) -> tuple[Cell, ...]:
    amounts = (use.planned, use.received, use.goods, use.earned, use.spent, use.remaining)
    return (
        use.contribution.fund,
        phrase("{name}, {source}", name=name, source=word(use.contribution.of_source.label)),
        *map(to_minor, amounts),
        _kept(use.assets),
    )


def _kept(found: Iterable[Kept]) -> int:
    return sum(to_minor(each.amount) for each in found)


def _totals(rows: Iterable[tuple[Cell, ...]]) -> dict[str, int]:
    told = list(rows)
    return {
        column.key: sum(cell for row in told if isinstance(cell := row[place], int))
        for place, column in enumerate(COLUMNS)
        if column.kind is CellKind.AMOUNT
    }


def _spending(work: Work, uses: list[UseOfCapital]) -> Register:
    pairs = [(use, each) for use in uses for each in use.spending]
    return Register(
        key="spending",
        title="Pemakaian, baris demi baris",
        facts=(phrase("{pairs} baris", pairs=len(pairs)),),
        columns=SPENDING_COLUMNS,
        rows=tuple(_line(use, each) for use, each in pairs),
        totals={"amount": sum(to_minor(each.amount) for _, each in pairs)},
        currency=work.book.currency,
        is_wide=True,
    )


def _line(use: UseOfCapital, each: Spending) -> tuple[Cell, ...]:
    return (
        use.contribution.fund,
        each.date,
        each.voucher,
        each.description,
        each.account,
        each.unit,
        each.line_no if each.line_no is not None else "",
        len(each.proofs),
        to_minor(each.amount),
    )


USE_OF_CAPITAL = Listing(
    key=KEY,
    title=TITLE,
    read_records=_read,
    group=ListingGroup.RECORDS,
    is_at_day=True,
    is_of_whole=True,
    remarks=(
        "Penyertaan yang tidak membawa uang atau barang sendiri tidak diikuti pemakaiannya.",
    ),
)
