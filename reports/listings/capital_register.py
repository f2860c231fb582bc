"""Capital register (daftar modal): who brought what, who owns what, and the accounts of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.movement import MovementKind, movements_of
from bumdes.capital.ownership import ownership
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.phrase import phrase, word
from ledger.entry_list import rows_at
from ledger.money import to_minor
from reports.errors import InvalidScopeError
from reports.fractions import say_hundredths
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "capital-register", "Daftar Modal"

COLUMNS = (
    RegisterColumn("fund", "Nomor"),
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("contributor", "Penyerta", is_label=True),
    RegisterColumn("source", "Sumber"),
    RegisterColumn("form", "Bentuk"),
    RegisterColumn("movement", "Peristiwa"),
    RegisterColumn("account", "Akun"),
    RegisterColumn("decision", "Keputusan"),
    RegisterColumn("voucher", "Bukti"),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)
OWNER_COLUMNS = (
    RegisterColumn("code", "Kode"),
    RegisterColumn("owner", "Pemilik", is_label=True),
    RegisterColumn("share", "Bagian (%)", CellKind.NUMBER),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)
ACCOUNT_COLUMNS = (
    RegisterColumn("account", "Akun"),
    RegisterColumn("name", "Nama akun", is_label=True),
    RegisterColumn("registered", "Menurut daftar", CellKind.AMOUNT),
    RegisterColumn("opening", "Saldo awal belum dirinci", CellKind.AMOUNT),
    RegisterColumn("ledger", "Menurut buku besar", CellKind.AMOUNT),
    RegisterColumn("difference", "Selisih", CellKind.AMOUNT),
)


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    if scope.unit is not None:
        raise InvalidScopeError(KEY, "one unit")
    if work.enterprise is None:
        return ()
    day = scope.period.last_day
    return (_movements(work, day), _owners(work, day), _accounts(work, day))


def _movements(work: Work, day: dt.date) -> Register:
    names = {c.code: c.name for c in contributors_of(work.session, work.book_id)}
    known = {c.fund: c for c in contributions_of(work.session, work.book_id)}
    moved = movements_of(work.session, work.book, through=day)
    entries = rows_at(work.book, {m.sequence for m in moved if m.sequence})
    rows: list[tuple[Cell, ...]] = []
    for each in moved:
        of_fund, entry = known[each.fund], entries.get(each.sequence)
        is_first = each.kind is MovementKind.RECEIVED
        rows.append(
            (
                each.fund,
                each.date,
                names[each.party],
                word(of_fund.of_source.label),
                word(of_fund.in_form.label) if is_first else "",
                word(each.kind.label),
                each.account,
                each.decision,
                entry.voucher if entry else "",
                each.minor,
            )
        )
    return Register(
        key="movements",
        title="Penyertaan dan perubahannya",
        facts=(phrase("{known} penyertaan", known=len(known)),),
        columns=COLUMNS,
        rows=tuple(rows),
        totals={"amount": sum(each.minor for each in moved)},
        currency=work.book.currency,
        is_wide=True,
    )


def _owners(work: Work, day: dt.date) -> Register:
    """Return who owns the enterprise; what has no single owner stands below the owners."""
    found = ownership(work.session, work.book, at=day)
    rows: list[tuple[Cell, ...]] = [
        (s.owner.code, s.owner.name, say_hundredths(s.share_bp), to_minor(s.amount))
        for s in found.shares
    ]
    beside = (
        ("Dana bergulir masyarakat (DBM)", found.dbm),
        ("Laba yang dijadikan modal", found.common),
        ("Saldo awal yang belum dirinci", found.unnamed),
    )
    rows += [("", word(label), "", to_minor(amount)) for label, amount in beside if amount]
    return Register(
        key="owners",
        title="Kepemilikan",
        facts=("bagian dihitung dari modal yang ada pemiliknya",),
        columns=OWNER_COLUMNS,
        rows=tuple(rows),
        totals={"amount": _sum(found.owned, found.dbm, found.common, found.unnamed)},
        currency=work.book.currency,
        is_wide=True,
    )


def _sum(*amounts: Money) -> int:
    return sum(map(to_minor, amounts))


def _accounts(work: Work, day: dt.date) -> Register:
    found = reconcile_capital(work.session, work.book, at=day)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.account,
            word(row.name),
            *map(to_minor, (row.registered, row.opening, row.ledger, row.difference)),
        )
        for row in found.rows
    )
    whole = (found.registered, found.opening, found.ledger, found.difference)
    keys = ("registered", "opening", "ledger", "difference")
    return Register(
        key="accounts",
        title="Daftar modal dan ekuitas",
        facts=("cocok" if found.holds else "tidak cocok",),
        columns=ACCOUNT_COLUMNS,
        rows=rows,
        totals=dict(zip(keys, map(to_minor, whole), strict=True)),
        currency=work.book.currency,
        is_wide=True,
    )


CAPITAL_REGISTER = Listing(
    key=KEY,
    title=TITLE,
    read_records=_read,
    group=ListingGroup.RECORDS,
    is_at_day=True,
    is_of_whole=True,
    remarks=(
        "Pinjaman dan penyertaan pada satu unit dicatat di daftar ini, tetapi bukan ekuitas.",
    ),
)
